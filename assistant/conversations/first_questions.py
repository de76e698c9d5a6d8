"""Questions to begin a conversation with, found while the page is looked at already."""

import logging
import threading

from assistant.conversations.values import Answerer
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError

_log = logging.getLogger("newscite")


class FirstQuestions:
    """Finds first questions once for each state of the library. Any thread may ask."""

    def __init__(self, answerer: Answerer) -> None:
        self._answerer = answerer
        self._lock = threading.Lock()
        self._found: dict[tuple[InterfaceLanguage, object], list[str] | None] = {}

    def get(self, language: InterfaceLanguage, state: object) -> list[str] | None:
        """Those in ``language`` for the library in ``state``; None while they are being looked for."""
        key = (language, state)
        with self._lock:
            if key not in self._found:
                self._found = {known: found for known, found in self._found.items() if known[1] == state}
                self._found[key] = None
                threading.Thread(target=self._look, args=key, daemon=True).start()
            return self._found[key]

    def _look(self, language: InterfaceLanguage, state: object) -> None:
        found: list[str] = []
        try:
            found = self._answerer.suggest(language)
        except NewsCiteError as error:  # asking will tell it too
            _log.warning("%s", error)
        finally:
            with self._lock:
                self._found[language, state] = found

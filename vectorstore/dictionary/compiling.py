"""Turn CC-CEDICT and our supplement into the tables of the dictionary."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from vectorstore.dictionary.english import english_key, english_words, stems_of_common_words
from vectorstore.dictionary.glosses import Entry, read_entries
from vectorstore.dictionary.tables import make_tables
from vectorstore.text.folding import fold


def compile_dictionary(source: Path) -> sqlite3.Connection:
    """The dictionary of the gzipped file at ``source`` and of the supplement, in memory.

    Raises OSError, EOFError or zlib.error when the file cannot be read, ValueError when it is no dictionary.
    """
    entries = list(read_entries(source))
    if not entries:
        raise ValueError(f"{source} has no entries")
    phrases = phrases_of_words([*supplement(), *entries])
    return make_tables(phrases, words_of_phrases(phrases), stems_of_common_words())


def supplement() -> Iterator[Entry]:
    """The words of medical news that CC-CEDICT lacks, from ``supplement.tsv`` beside this file."""
    for line in (files("vectorstore.dictionary") / "supplement.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            words, phrases = line.split("\t")
            for word in words.split("; "):
                yield Entry(fold(word), tuple(phrases.split("; ")))


def phrases_of_words(entries: Iterable[Entry]) -> dict[str, list[str]]:
    """The English phrases that each word means by its entries, and by those of the words that it is the same as."""
    phrases: defaultdict[str, list[str]] = defaultdict(list)
    same_as: defaultdict[str, list[str]] = defaultdict(list)
    # Many words mean the same.
    key = cache(lambda phrase: english_key(english_words(phrase)))
    for entry in entries:
        phrases[entry.word].extend(map(key, entry.phrases))
        same_as[entry.word].extend(entry.same_as)
    meant = {
        word: [*own, *(phrase for other in same_as[word] for phrase in phrases.get(other, []))]
        for word, own in phrases.items()
    }
    return {word: list(filter(None, each)) for word, each in meant.items()}


def words_of_phrases(phrases: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The other way round: the Chinese words that mean each phrase."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word, meant in phrases.items():
        for phrase in meant:
            words[phrase].append(word)
    return words

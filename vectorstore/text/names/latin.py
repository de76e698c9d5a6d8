"""Chinese personal names in Latin letters: Huang Xiaojun, Xiaojun Huang, HUANG Xiao-Jun, Huang Xiao Jun."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from vectorstore.text.folding import fold
from vectorstore.text.names.english import AMBIGUOUS, NEVER, PAIRS, PLACE_WORDS, PLACES
from vectorstore.text.names.pinyin import surname_readings, syllables, without_umlaut
from vectorstore.text.names.span import NameSpan
from vectorstore.text.names.surnames import COMPOUND, FREQUENT, MOST_FREQUENT, RARE, WORDLIKE

_LETTERS = "A-Za-zÀ-ÖØ-öø-ſǍ-ǜＡ-Ｚａ-ｚ"
_JOINT = "'’‘ʼ`‐‑-"
_WORD = re.compile(f"[{_LETTERS}]+(?:[{_JOINT}][{_LETTERS}]+)*")
_POSSESSIVE = re.compile("['’‘ʼ`][sS]$")
_JOINTS = re.compile(f"[{_JOINT}]")
# Last syllables of many English words and of hardly any given name.
_ENGLISH_END = re.compile("(?:me|ne|re|se|te)$")

_TITLE_BEFORE = re.compile(
    r"\b(?:Dr|Prof|Mr|Mrs|Ms|Miss|Professors?|Academicians?|Doctors?|President|Director|Dean|Chair(?:man|woman)?|Minister"
    r"|surgeon|physician|scientist|researcher|nurse|student|laureate|author|colleague|founder|by)s?[.:]?\s$",
    re.IGNORECASE,
)
_SAID_AFTER = re.compile(r",? (?:said|says|told|added|explained)\b|['’]s\b|, \d\d,")
_LISTED = re.compile(r"[,;]? (?:and )?")
_NEXT_WORD = re.compile(r"[\s,]{1,2}([A-Za-z]+)")
_LONG_WORD = re.compile(r"[A-Za-z]{4,}")
# Characters before and behind a name that are looked at; a headline is shorter.
_NEAR = 150


@dataclass(frozen=True, slots=True)
class _Reading:
    """A word that can be read as pinyin; ``pieces`` are what hyphens and apostrophes part."""

    key: str
    pieces: tuple[str, ...]
    syllables: int
    ambiguous: bool
    in_name: bool
    alone: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    reading: _Reading


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that may be a name, and what they are then: (surname, given name), in the order of the words."""

    tokens: tuple[_Token, ...]
    readings: tuple[tuple[str, str], ...]

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def surname_first(self) -> bool | None:
        """Whether the surname stands first; None when it may be either."""
        orders = {"".join(pair) == self.key for pair in self.readings}
        return orders.pop() if len(orders) == 1 else None

    @property
    def key(self) -> str:
        """The words as they stand."""
        return "".join(token.reading.key for token in self.tokens)


def find_latin(text: str) -> list[NameSpan]:
    """The Chinese personal names in Latin letters in ``text``, in order. Names there are capitalised."""
    found = _accepted(text)
    firsts = [candidate.surname_first for candidate in found]
    surname_first = firsts.count(True) >= firsts.count(False)
    return [
        NameSpan(one.start, one.end, text[one.start : one.end], "".join(_likelier(one, surname_first)), "latin")
        for one in found
    ]


def latin_keys(text: str, *, any_case: bool = False) -> list[str]:
    """The keys of what ``text`` has in Latin letters and can be read as pinyin, each once.

    A personal name has two keys when either word can be the surname; other words, which may name a Chinese place or
    body, count from two syllables on. In an article names are capitalised; in a question people may type them as they
    like (``any_case``).
    """
    names = _all_candidates(text) if any_case else _accepted(text)
    inside = {token.start for name in names if not any_case or _is_sure(name) for token in name.tokens}
    tokens = (token for token, _ in _tokens(text, any_case=any_case) if token.start not in inside)
    alone = [token.reading.key for token in tokens if token.reading.alone]
    return list(dict.fromkeys([*("".join(pair) for name in names for pair in name.readings), *alone]))


def name_readings(name: str) -> frozenset[tuple[str, str]]:
    """What ``name``, that is one name in Latin letters, can be: (surname, given name); empty if it is no pinyin."""
    words = [_read(_POSSESSIVE.sub("", match.group())) for match in _WORD.finditer(name)]
    if not 2 <= len(words) <= 4 or not all(words):
        return frozenset()
    tokens = tuple(_Token(at, at, word) for at, word in enumerate(words) if word)
    readings = tuple(_readings(tokens))
    return frozenset(readings or _unknown_surname(tokens))


def _unknown_surname(tokens: Sequence[_Token]) -> list[tuple[str, str]]:
    """Both readings of two words of which neither is a surname that we know."""
    if len(tokens) != 2:
        return []
    first, second = (token.reading.key for token in tokens)
    return [(first, second), (second, first)]


def _tokens(text: str, *, any_case: bool = False) -> Iterator[tuple[_Token, str]]:
    """The words of ``text`` that can be read as pinyin, each with what stands between it and the one before it."""
    end = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if any_case or word[0].isupper():
            word = _POSSESSIVE.sub("", word)
            reading = _read(word)
            if reading:
                yield _Token(match.start(), match.start() + len(word), reading), text[end : match.start()]
                end = match.start() + len(word)


@lru_cache(maxsize=1 << 14)
def _read(word: str) -> _Reading | None:
    """``word`` read as pinyin; None when it cannot be. Xi'an has two syllables, Xian one."""
    pieces = tuple(without_umlaut(piece) for piece in _JOINTS.split(fold(word)))
    counts = [syllables(piece) for piece in pieces]
    if not all(counts) or len(word) < 2:
        return None
    key, count = "".join(pieces), sum(counts)
    whole = len(pieces) == 1
    english = whole and (key in NEVER or (count > 1 and _ENGLISH_END.search(key) is not None))
    return _Reading(
        key,
        pieces,
        count,
        ambiguous=whole and key in AMBIGUOUS,
        in_name=not english and key not in PLACES,
        alone=count > 1 and key not in NEVER and key not in AMBIGUOUS,
    )


def _runs(text: str) -> Iterator[list[_Token]]:
    """Words that stand side by side with nothing but a space between them and may be parts of names."""
    run: list[_Token] = []
    for token, gap in _tokens(text):
        if run and (gap not in (" ", "\u00a0") or not token.reading.in_name):
            yield run
            run = []
        if token.reading.in_name:
            run.append(token)
    if run:
        yield run


def _candidates(text: str) -> Iterator[_Candidate]:
    runs = list(_runs(text))
    for run in runs:
        yield from _in_run(run)
    for one, other in pairwise(runs):
        if len(one) == len(other) == 1 and text[one[0].end : other[0].start] == ", ":
            yield from _with_comma(one[0], other[0])


def _in_run(run: Sequence[_Token]) -> Iterator[_Candidate]:
    """The names one after the other; three or four words are one name if they can be."""
    at = 0
    while at < len(run) - 1:
        size = 2
        if run[at].reading.key + run[at + 1].reading.key not in PAIRS:
            left = len(run) - at
            sizes = (left, 2) if left in (3, 4) else (2,)
            found = next(filter(None, (_candidate(run[at : at + size]) for size in sizes)), None)
            if found:
                yield found
            size = len(found.tokens) if found else 1
        at += size


def _all_candidates(text: str) -> list[_Candidate]:
    """Every two or three neighbouring words that can be a name, in any case."""
    last: list[_Token] = []
    found = []
    for token, gap in _tokens(text, any_case=True):
        last = [*last[-2:], token] if gap in (" ", ", ", "\u00a0") else [token]
        found += [_candidate(last[-size:]) for size in (2, 3) if size <= len(last)]
    return [one for one in found if one and not _two_small_words(text, one)]


def _two_small_words(text: str, candidate: _Candidate) -> bool:
    return all(token.reading.ambiguous and text[token.start].islower() for token in candidate.tokens)


def _candidate(tokens: Sequence[_Token]) -> _Candidate | None:
    readings = tuple(_readings(tokens)) if all(token.reading.in_name for token in tokens) else ()
    return _Candidate(tuple(tokens), readings) if readings else None


def _with_comma(surname: _Token, given: _Token) -> Iterator[_Candidate]:
    """Huang, Xiaojun; but two surnames of one syllable are a list."""
    if _is_surname(surname.reading) and given.reading.syllables == 2 and not _is_surname(given.reading):
        yield _Candidate((surname, given), ((surname.reading.key, given.reading.key),))


def _readings(tokens: Sequence[_Token]) -> Iterator[tuple[str, str]]:
    words = [token.reading for token in tokens]
    match words:
        case [first, second]:
            yield from _readings_of_two(first, second)
        case [first, second, third]:
            yield from _readings_of_three(first, second, third)
        case [first, second, third, fourth] if first.key + second.key in _compounds():
            # Ou Yang Zi Yuan
            if third.syllables == fourth.syllables == 1:
                yield first.key + second.key, third.key + fourth.key
        case _:
            pass


def _readings_of_two(first: _Reading, second: _Reading) -> Iterator[tuple[str, str]]:
    if _is_surname(first) and second.syllables <= 2:
        yield first.key, second.key
    if _is_surname(second) and first.syllables <= 2:
        yield second.key, first.key
    # Chen-Feng Wanyi, with a husband's surname before her own
    if len(first.pieces) == 2 and _surnames().issuperset(first.pieces) and second.syllables == 2:
        yield first.key, second.key


def _readings_of_three(first: _Reading, second: _Reading, third: _Reading) -> Iterator[tuple[str, str]]:
    one_each = first.syllables == second.syllables == third.syllables == 1
    if first.key + second.key in _compounds() and third.syllables <= 2:
        yield first.key + second.key, third.key
    elif one_each:
        if _is_surname(first):
            yield first.key, second.key + third.key
        if _is_surname(third):
            yield third.key, first.key + second.key
    elif first.key in _compounds() and second.syllables == third.syllables == 1:
        yield first.key, second.key + third.key
    elif _is_surname(first) and _is_surname(second) and third.syllables == 2 and not _is_surname(third):
        yield first.key + second.key, third.key


def _accepted(text: str) -> list[_Candidate]:
    """The candidates that are names, in order: those of ambiguous words only where a name is meant."""
    candidates = [one for one in sorted(_candidates(text), key=lambda one: one.start) if not _is_place(text, one)]
    sure = {one.start for one in candidates if _is_sure(one) or _is_introduced(text, one)}
    keys = {one.key for one in candidates if one.start in sure}
    for one, other in [*pairwise(candidates), *pairwise(reversed(candidates))]:
        if one.start in sure and _LISTED.fullmatch(text[min(one.end, other.end) : max(one.start, other.start)]):
            sure.add(other.start)
    return [one for one in candidates if one.start in sure or one.key in keys or not _in_headline(text, one)]


def _is_sure(candidate: _Candidate) -> bool:
    """Whether the words can hardly be anything but a name."""
    words = [token.reading for token in candidate.tokens]
    if any(len(word.pieces) > 1 for word in words):
        return True
    if any(word.syllables == 2 and not word.ambiguous and word.key not in _compounds() for word in words):
        return True
    return not any(word.ambiguous for word in words)


def _is_introduced(text: str, candidate: _Candidate) -> bool:
    """Whether a title stands before it, a verb of saying or an age behind it, or its surname is in capitals."""
    before, after = text[max(0, candidate.start - 20) : candidate.start], text[candidate.end : candidate.end + 20]
    if _TITLE_BEFORE.search(before) or _SAID_AFTER.match(after):
        return True
    capitals = [text[token.start : token.end].isupper() for token in candidate.tokens]
    return any(capitals) and not all(capitals)


def _is_place(text: str, candidate: _Candidate) -> bool:
    after = _NEXT_WORD.match(text, candidate.end)
    return after is not None and after.group(1).lower() in PLACE_WORDS


def _in_headline(text: str, candidate: _Candidate) -> bool:
    """Whether most other words near it in its line are capitalised too."""
    before = text[max(0, candidate.start - _NEAR) : candidate.start].rpartition("\n")[2]
    behind = text[candidate.end : candidate.end + _NEAR].partition("\n")[0]
    words: list[str] = [word for word in _LONG_WORD.findall(f"{before} {behind}") if _read(word) is None]
    return sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _likely(candidate: _Candidate) -> tuple[tuple[str, str], ...]:
    """The readings; only those with a frequent surname if there are any: Shi Jie is a Shi."""
    frequent = tuple(pair for pair in candidate.readings if pair[0] in _frequent_surnames())
    return frequent or candidate.readings


def _likelier(candidate: _Candidate, surname_first: bool) -> tuple[str, str]:
    """The one reading to go by: as the other names of the text are written."""
    likely = _likely(candidate)
    fitting = [pair for pair in likely if ("".join(pair) == candidate.key) == surname_first]
    return (fitting or likely)[0]


def _is_surname(word: _Reading) -> bool:
    return word.key in _surnames() if len(word.pieces) == 1 else word.key in _compounds()


@lru_cache(maxsize=1)
def _compounds() -> frozenset[str]:
    return frozenset(reading for surname in COMPOUND for reading in surname_readings(surname))


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    return _compounds().union(*map(surname_readings, FREQUENT + WORDLIKE + RARE))


@lru_cache(maxsize=1)
def _frequent_surnames() -> frozenset[str]:
    return _compounds().union(*map(surname_readings, MOST_FREQUENT))

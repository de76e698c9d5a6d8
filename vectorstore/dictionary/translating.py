"""Translate the words of a question, for the words by which the index finds passages in the other language."""

import re
from collections.abc import Iterable, Iterator, Sequence

from vectorstore.dictionary.english import english_key, english_words, spellings, stop_stems
from vectorstore.dictionary.tables import Tables
from vectorstore.text.folding import fold
from vectorstore.text.language import HAN
from vectorstore.text.terms import Term, as_indexed
from vectorstore.text.words import STOP_WORDS, index_words

# The dictionary is asked for so many neighbouring words together.
_LONGEST_ENGLISH = 5
_LONGEST_CHINESE = 4

_HAN = re.compile(f"[{HAN}]")
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}")
# In lower case "us" is another word, which is never asked for.
_USA = re.compile(r"\bUS\b")
# Beside the stop words: what counts, points and joins in Chinese, and asks in English.
_CHINESE_STOP = STOP_WORDS | frozenset(
    (
        "一个 一种 一类 一些 一位 一名 一项 一次 一家 哪 哪一 哪种 几次 几位 几名 几个 这位 该 这些 那些 它 它们 "
        "他 他们 她 她们 我 我们 你 你们 们 不 最 多 很 更 还 又 再 才 只 会 能 可 可以 能够 将 要 让 给 使 用 "
        "为 所 者 着 过 得 地 里 后 前 来 去 等 每 各 第 届 支 项 名 件 座 条 间 次 种 什 什么样 其中 以及 及其 "
        "因为 所以 如果 但 但是 由于 通过 进行 关于 对于 根据 按照 作为 成为 叫 叫做 些 家 样 年 还是"
    ).split()
)
_ENGLISH_STOP = frozenset("name also other each use call make get".split())


def translate_chinese(question: str, tables: Tables) -> list[Term]:
    """The terms of a Chinese ``question``: what its words mean, longest first; other scripts stand for themselves.

    A word that is made of others is said by a translation of the whole or of each part: 诺贝尔奖 gives a term for
    诺贝尔 and one for 奖, and "Nobel Prize" answers both.
    """
    import rjieba

    tokens = rjieba.cut(fold(question))
    terms: list[Term] = []
    at = 0
    while at < len(tokens):
        size = _known_together(tokens, at, tables)
        terms.extend(_chinese_word("".join(tokens[at : at + size]), tables) if size else _unknown(tokens[at], tables))
        at += size or 1
    return _merged(terms)


def translate_english(question: str, tables: Tables) -> list[Term]:
    """The terms of an English ``question``: which Chinese words mean its phrases, longest first, and their words.

    Words that the dictionary does not know, and numbers, stand for themselves: they may be names or abbreviations.
    """
    stop = stop_stems() | _ENGLISH_STOP
    words = english_words(_USA.sub("USA", _INITIALS.sub(lambda match: match[0].replace(".", ""), question)))
    terms: list[Term] = []
    at = 0
    while at < len(words):
        end = at + 1
        if words[at] not in stop:
            end, phrase = _longest_phrase(words, at, stop, tables)
            together = phrase if end > at + 1 else ()
            terms.extend(_english_word(word, together, tables) for word in words[at:end] if word not in stop)
        at = end
    return _merged(terms)


def _known_together(tokens: Sequence[str], at: int, tables: Tables) -> int:
    """How many tokens from ``at`` on the dictionary knows as one word; 0 when not even the first."""
    for size in range(min(_LONGEST_CHINESE, len(tokens) - at), 0, -1):
        ends = {tokens[at], tokens[at + size - 1]}
        if not ends & _CHINESE_STOP and tables.phrases("".join(tokens[at : at + size])):
            return size
    return 0


def _chinese_word(word: str, tables: Tables) -> Iterator[Term]:
    """The terms of a word that the dictionary knows."""
    whole = _meanings(word, tables)
    if not _HAN.search(word):
        yield Term(word, (*index_words(word), *whole))
        return
    for part in _parts(word, tables):
        yield Term(part, tuple(dict.fromkeys([*_meanings(part, tables), *whole])))


def _parts(word: str, tables: Tables) -> list[str]:
    """The words of the dictionary that ``word`` is made of, at least one of them longer than a character; or itself."""
    pieces = list(_pieces(word, tables, len(word) - 1))
    made = any(len(piece) > 1 for piece in pieces) and all(tables.phrases(piece) for piece in pieces)
    return [piece for piece in pieces if piece not in _CHINESE_STOP] if made else [word]


def _unknown(token: str, tables: Tables) -> Iterator[Term]:
    """The terms of a token that the dictionary does not know whole: the longest words it is made of.

    Single characters mean too much to be told apart, and three that say something are likely a name; they count beside
    a longer word, as in 超级碗, and where there are no more than two, as in 这条河.
    """
    if token in _CHINESE_STOP:
        return
    if not _HAN.search(token):
        yield from (Term(word, (word,)) for word in index_words(token) if word not in stop_stems())
        return
    pieces = [piece for piece in _pieces(token, tables, len(token)) if piece not in _CHINESE_STOP]
    singles = len(pieces) <= 2 or any(len(piece) > 1 for piece in pieces)
    terms = [Term(piece, _meanings(piece, tables)) for piece in pieces if singles or len(piece) > 1]
    known = [term for term in terms if term.alternatives]
    yield from known or ([Term(token, ())] if pieces else [])


def _pieces(text: str, tables: Tables, longest: int) -> Iterator[str]:
    """``text`` cut into words of the dictionary from the left, longest first, and what is between them."""
    at = 0
    while at < len(text):
        ends = range(min(len(text), at + longest), at + 1, -1)
        end = next((end for end in ends if tables.phrases(text[at:end])), at + 1)
        yield text[at:end]
        at = end


def _meanings(word: str, tables: Tables) -> tuple[str, ...]:
    return tuple(dict.fromkeys(written for phrase in tables.phrases(word) for written in spellings(phrase)))


def _longest_phrase(words: Sequence[str], at: int, stop: Iterable[str], tables: Tables) -> tuple[int, tuple[str, ...]]:
    """Where the longest phrase that starts ``at`` and the dictionary knows ends, and the Chinese words for it."""
    for end in range(min(len(words), at + _LONGEST_ENGLISH), at, -1):
        if words[end - 1] not in stop and (found := tables.words(english_key(words[at:end]))):
            return end, found
    return at + 1, ()


def _english_word(word: str, together: Sequence[str], tables: Tables) -> Term:
    """The term of one word; ``together`` are the Chinese words for the phrase it stands in."""
    key = english_key([word])
    own = tables.words(key) or next((found for plain in _plainer(key) if (found := tables.words(plain))), ())
    itself = [word] if word.isdigit() or not (own or together) else []
    indexed = (as_indexed(chinese) for chinese in (*own, *together))
    return Term(key, tuple(dict.fromkeys([*itself, *filter(None, indexed)])))


def _plainer(key: str) -> Iterator[str]:
    """What ``largest``, ``wider`` and ``biggest`` are forms of, perhaps."""
    for ending in ("est", "er"):
        plain = key.removesuffix(ending)
        if plain != key and len(plain) > 2:
            yield plain
            yield plain[:-1]


def _merged(terms: Iterable[Term]) -> list[Term]:
    """Each word once, with all its alternatives."""
    merged: dict[str, Term] = {}
    for term in terms:
        before = merged.get(term.text)
        known = (*before.alternatives, *term.alternatives) if before else term.alternatives
        merged[term.text] = Term(term.text, tuple(dict.fromkeys(known)))
    return list(merged.values())

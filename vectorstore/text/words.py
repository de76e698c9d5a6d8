"""Cut text into the words by which it is found."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from vectorstore.text.folding import fold
from vectorstore.text.language import HAN

_WORD = re.compile(r"[^\W_]+")
_ENGLISH = re.compile(r"[a-z]+")
_HAN = re.compile(f"[{HAN}]")
_OTHER_WORD = re.compile(rf"[^\W{HAN}]+")

# Words that say how something is asked or joined, not what about.
STOP_WORDS = frozenset(
    (
        "a an the of to in on at for and or nor but with by from as is am be been being are was were it its "
        "this that these those there here who whom whose what which when where why how much many do does did "
        "done has have had can could will would shall should may might must about into over under between "
        "during than then so such if not no i me my we us our you your he him his she her they them their s t "
        "whats whos wheres whens hows whys dont doesnt didnt isnt arent wasnt werent cant couldnt "  # no apostrophe
        "的 了 是 在 和 与 及 或 吗 呢 吧 啊 谁 什么 哪 哪个 哪些 哪里 哪儿 哪位 哪家 何 何时 "
        "何地 为何 为什么 怎么 怎样 如何 多少 几 个 这 那 这个 那个 有 没有 被 把 对 从 到 向 由 "
        "于 并 也 都 就 而 以 之 其 上 中 下 时候 时 位 一 请问 请"
    ).split()
)


def index_words(text: str) -> list[str]:
    """The words of ``text``, folded, English stemmed; compounds of Chinese come whole and in their parts."""
    import rjieba

    return [_stem(word) for token in rjieba.cut_for_search(fold(text)) for word in _WORD.findall(token)]


def question_words(question: str) -> list[str]:
    """The words of ``question`` that say what it is about, each once, in order."""
    import rjieba

    tokens = [word for token in rjieba.cut_for_search(fold(question)) for word in _without_stops(token)]
    return list(dict.fromkeys(_stem(token) for token in tokens if token not in STOP_WORDS))


def count_words(text: str) -> int:
    """How long ``text`` is to a reader: its words, where two Han characters count as one."""
    return len(_OTHER_WORD.findall(text)) + len(_HAN.findall(text)) // 2


def _without_stops(token: str) -> list[str]:
    """The words of ``token``; one that is no word of the dictionary and has a stop word in it is cut there.

    Next to a name the segmenter makes words of what is none: 在大会上作报告 has no 上作, which no article would have.
    """
    import rjieba

    parts = rjieba.cut(token, False)
    if len(parts) > 1 and any(part in STOP_WORDS for part in parts):
        return [word for part in parts for word in _WORD.findall(part)]
    return _WORD.findall(token)


def english_stems(text: str) -> dict[str, str]:
    """The stem of each English word of ``text``, folded: what ``remember_stems`` takes."""
    return {word: _stem(word) for word in _ENGLISH.findall(fold(text))}


def remember_stems(stems: Mapping[str, str]) -> None:
    """Have stems that were found before at hand: the stemmer, which is Python, takes 0.1 ms for each."""
    _REMEMBERED.update(stems)


_REMEMBERED: dict[str, str] = {}


@lru_cache(maxsize=1 << 16)
def _stem(word: str) -> str:
    if word in _REMEMBERED:
        return _REMEMBERED[word]
    return str(_stemmer().stemWord(word)) if _ENGLISH.fullmatch(word) else word


@lru_cache(maxsize=1)
def _stemmer() -> Any:  # noqa: ANN401 - snowballstemmer ships no types
    import snowballstemmer

    return snowballstemmer.stemmer("english")

"""Tell Chinese, English and other text apart, without a model: three classes are all that search needs."""

import re

from vectorstore.types import Language

HAN = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_HAN = re.compile(f"[{HAN}]")
_LATIN_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_KANA_OR_HANGUL = re.compile(r"[\u3040-\u30ff\uac00-\ud7af]")

# Frequent English words that are no words of the other languages written in Latin letters.
_ENGLISH = frozenset(
    (
        "the of and to in is was for that with by at from are were be has have had this it its which who what "
        "when where how why did does do their his her our they we you will would not an been or after more "
        "than also"
    ).split()
)

_ASKS_IN_CHINESE = re.compile(r"[吗呢么谁誰哪何几幾多怎请請的了在是]|是否|有没有|为何")

# A Han character carries about what half an English word carries, so Chinese is ahead at two a word.
_HAN_PER_WORD = 2
# English news has one of the words above among every three to four; other languages hardly any.
_ENGLISH_SHARE = 0.1
# Fewer words than this say too little about their language; Latin letters are then taken for English.
_ENOUGH_WORDS = 12


def detect_language(text: str) -> Language:
    """The language that most of ``text`` is in: Han characters against words in other letters."""
    han = len(_HAN.findall(text))
    words = [word for word in _LATIN_WORD.findall(_HAN.sub(" ", text)) if word]
    foreign = len(_KANA_OR_HANGUL.findall(text))
    if foreign > (han + len(words)) / 10:
        return "other"
    if han and han >= len(words) * _HAN_PER_WORD:
        return "zh"
    latin = [word.lower() for word in words if word[0] < "\u0250"]
    if len(latin) * 2 < len(words) or not words:
        return "zh" if han else "other"
    if len(latin) < _ENOUGH_WORDS:
        return "en" if not han or len(words) >= han else "zh"
    return "en" if sum(word in _ENGLISH for word in latin) >= _ENGLISH_SHARE * len(latin) else "other"


def question_language(question: str) -> Language:
    """The language that ``question`` is asked in, by the words that ask before the names that are asked about.

    "CIBMTR Distinguished Service Award 是什么" is Chinese although most of its letters are Latin, "who is 黄晓军" is
    English although most are Han.
    """
    if _ASKS_IN_CHINESE.search(question):
        return "zh"
    if any(word.lower() in _ENGLISH for word in _LATIN_WORD.findall(question)):
        return "en"
    return detect_language(question)

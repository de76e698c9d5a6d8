"""Whether a body or award that no table of aliases has may be one that is named in the other script."""

import re
from functools import lru_cache

from vectorstore.text.folding import fold
from vectorstore.text.language import HAN
from vectorstore.text.names.english import NEVER
from vectorstore.text.names.pinyin import syllables
from vectorstore.text.transliteration import CHARACTERS, sounds_alike

# What ends, or begins, the name of a body that the table of aliases does not have.
BODY_WORDS = frozenset(
    "university college hospital infirmary hospice polytechnic institute institutes institutet school academy "
    "association society foundation center centre clinic laboratory committee commission council company corporation "
    "corp inc ltd group fund agency administration ministry federation union trust bureau department pharma "
    "pharmaceutical pharmaceuticals biotech biotechnology biomedical genomics biopharma biopharmaceutical "
    "biopharmaceuticals medtech surgical technologies therapeutics biologics biosciences capital ventures holdings "
    "imaging diagnostics partners".split()
)
AWARD_WORDS = frozenset("prize prizes award awards medal medals".split())
# What a body or an award is, in both languages.
_TYPES = [
    ({"university"}, "大学"),
    ({"college", "school", "academy", "polytechnic", "institutet"}, "学院|科学院|工程院|研究院|大学"),
    ({"hospital", "infirmary", "hospice", "clinic"}, "医院|诊所"),
    ({"institute", "institutes", "center", "centre", "laboratory", "unit"}, "研究院|研究所|实验室|中心|学院"),
    (
        set(
            "company corporation corp inc ltd group pharma pharmaceutical pharmaceuticals biotech biotechnology "
            "biomedical genomics biologics biosciences therapeutics capital ventures holdings imaging diagnostics "
            "partners".split()
        ),
        "公司|集团|制药|药业|生物|医药|医疗|资本|控股|影像",
    ),
    ({"association", "society", "federation", "union"}, "协会|学会|联合会"),
    ({"foundation", "fund", "trust"}, "基金|基金会"),
    (
        {"committee", "commission", "council", "agency", "administration", "ministry", "bureau", "department"},
        "委员会|局|部",
    ),
    (AWARD_WORDS, "奖|奖章|奖牌|勋章|称号"),
]
# Words that tell no body or award from another.
COMMON_WORDS = BODY_WORDS | AWARD_WORDS | {"the", "of", "for", "and", "in", "at", "national", "international"}
# What a word that is no translation sounds like, at least: 诺斯盖特 and Northgate.
_SAME_SOUND = 0.5
# Pinyin that is a word, or may be one.
_NO_PINYIN = frozenset("china sino-american".split())

# Adjectives and the like, which are translated.
_ENGLISH = re.compile(
    r"(?:ern|ed|al|ic|ing|ese|ish|an|ar|ty|ry|cal|ive|ine|ure|tion|cine|ology|east|west|north|south)$", re.I
)

_KINDS = sorted({kind for _, pattern in _TYPES for kind in pattern.split("|")}, key=len, reverse=True)
# What ends a name and is always translated.
_ENDS = re.compile(
    r"(?:医科|理工|科技|医学|附属|综合|中心|第[一二三四五六七八九十]|人民|儿童|肿瘤"
    r"|(?:病毒|血液|生物|心理|物理|化|药|免疫|细胞|生理|神经|遗传)(?:病|科)?学?"
    rf"|{'|'.join(_KINDS)})+$"
)
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:-[^\W\d_]+)*")


def word_types(word: str) -> set[int]:
    """Of which kinds of bodies an English ``word`` is, as ``body_types`` numbers them."""
    return {at for at, (latin, _) in enumerate(_TYPES) if word.lower() in latin}


def body_types(name: str) -> set[int]:
    """Of which kinds of bodies ``name`` is, as numbers that mean the same in both languages."""
    words = set(name.lower().split())
    return {at for at, (latin, han) in enumerate(_TYPES) if words & latin or re.search(rf"(?:{han})$", name)}


def may_be_in_han(latin: str, text: str) -> bool:
    """Whether Chinese ``text`` names a body of the kind of ``latin`` that may be it."""
    patterns = [_TYPES[kind][1] for kind in body_types(latin)]
    return any(
        may_be_one(text[max(0, match.start() - 12) : match.end()], latin)
        for pattern in patterns
        for match in re.finditer(rf"(?<=[{HAN}])(?:{pattern})", text)
    )


def may_be_one(han: str, latin: str) -> bool:
    """Whether two names of one kind may be of one body, by what the words that are no translations sound like.

    Pinyin must be that of the Han characters, and a Latin name that they may transliterate must sound like them. Of
    words that can be translated nothing is known. ``han`` may have other words before the name.
    """
    words = [word for word in _CAPITALISED.findall(latin) if word.lower() not in COMMON_WORDS]
    return all(_may_stand_for(han, word) for word in words[:1])


@lru_cache(maxsize=1 << 12)
def _may_stand_for(han: str, word: str) -> bool:
    from pypinyin import lazy_pinyin

    key = fold(word).replace("-", "")
    if key in "".join(lazy_pinyin(fold(han))):
        return True
    if word.lower() in NEVER or _ENGLISH.search(word):
        return True
    core = _core(han)
    sounds = max((sounds_alike(core[at:], word) for at in range(len(core) - 1)), default=0.0)
    if syllables(key) > 1 and key not in _NO_PINYIN:
        return sounds >= _SAME_SOUND
    return sounds >= _SAME_SOUND or not _transliterated(core)


def _core(han: str) -> str:
    """``han`` without the words that end it: the kind of body, and 医科, 科技 and the like."""
    return _ENDS.sub("", han)


def _transliterated(core: str) -> bool:
    """Whether the characters before the kind of a body may be a foreign name's."""
    return len(core) > 1 and all(character in CHARACTERS for character in core[-2:])

"""Whether a question can be understood without what was said before."""

import re
from enum import Enum

from assistant.conversation.naming import find_named
from vectorstore.text.words import count_words, question_words


class Leaning(Enum):
    """How a question depends on the conversation; ``PERHAPS`` when its words alone do not tell."""

    NOT = "not"
    PERHAPS = "perhaps"
    SURELY = "surely"


# A question that begins or ends so and says little more goes on with the one before.
_FRAMED = re.compile(
    r"^\s*(?:and|or|but|so|then|what about|how about|what of)\b"
    r"|^\s*(?:那么?(?![个些里年天次位])|还有|以及|和|或者|后来)"
    r"|呢\s*[?？]?\s*$",
    re.IGNORECASE,
)
_FRAME = re.compile(
    r"^\s*(?:(?:and|or|but|so|then|what about|how about|what of|in|for|of|with|at|by|since|until|from|to|on|the)\s+)+"
    r"|^\s*(?:那么?|还有|以及|和|或者|后来)"
    r"|(?:的?呢|的)?[\s?？.。!！]+$|的?呢$",
    re.IGNORECASE,
)
# Words for somebody or something that was named before. "That" and "there" are so only in some places: "the event that
# he attended", "are there …" refer to nothing.
PERSONAL = re.compile(r"\b(?:he|she|him|her|his|hers)\b|[他她](?!们|人)", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:he|she|they|him|them|it|his|hers|her|its|their|theirs|these|those)\b"
    r"|(?:^|\b(?:is|are|was|were|do|does|did|in|on|at|of|by|for|with|from|to|after|before|about|since)\s+)(?:this|that)\b"
    r"|\bthe (?:first|second|third|other|last) ones?\b|后一[位个项]|前一[位个项]"
    r"|\bthere(?=\s*[?.]?\s*$)|\b(?:the )?(?:former|latter|same)\b"
    r"|[他她它](?!人)|(?<![其尤极与])其(?![他它中余实次])|(?<!应)该(?!如何|怎)|此(?![外前后])"
    r"|这(?:个|些|位|项|家|种|次|里|儿|一|两|笔|场|份|款|所|座|部|名|年|天|是|$)|那(?:个|些|位|项|家|种|次|里|儿|时|笔|场|份|款|所|座|部|名)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:his|her|its|their|hers|theirs)\b|[他她它]们?的|其", re.IGNORECASE)
# What ends the clause in which a name stands: behind it, a pronoun may mean that name.
_CLAUSE_END = re.compile(
    r"[,;，；:：]|\b(?:and|before|after|when|while|because|that|which|who|if|since|as|but)\b", re.IGNORECASE
)
# "Who gave their money …": the pronoun means whoever is asked for.
_BOUND_BY_ASKING = re.compile(
    r"^\s*(?:who|which \w+|what \w+)\s+(?!(?:is|was|were|are|else)\b)\w+\s+(?:\w+\s+)?(?:his|her|its|their)\b",
    re.IGNORECASE,
)
# Words that add to what was said: they lean where the question names nothing of its own.
_ADDING = re.compile(
    r"\b(?:other|others|another|else)\b|还(?:有|得|获|曾|会|在|是|能|要|做|拿)|另(?:一|外)|[其别][他的它](?=[^他它的])|其余|同一?年|当时",
    re.IGNORECASE,
)
# Words of a thing that is named in the place of another: "and the third prize?", 那基础物理学奖呢？
SHORT = 4


def leaning(question: str) -> Leaning:
    """Whether ``question`` leans on what was said before, as far as its own words tell."""
    if points_back(question):
        return Leaning.SURELY
    named = find_named(question)
    if _FRAMED.search(question) and (not named or count_words(core(question)) <= SHORT):
        return Leaning.SURELY
    if named:
        return Leaning.NOT
    return Leaning.SURELY if not question_words(core(question)) or _ADDING.search(question) else Leaning.PERHAPS


def points_back(question: str) -> bool:
    """Whether a pronoun of ``question`` means something that the question itself does not name before it."""
    if _BOUND_BY_ASKING.search(question):
        return False
    return any(not _bound(question, match) for match in _POINTING.finditer(question))


def core(question: str) -> str:
    """``question`` without what frames the one thing that it names: of 那2023年呢？ the year."""
    return _FRAME.sub("", _FRAME.sub("", question)).strip()


def _bound(question: str, pronoun: re.Match[str]) -> bool:
    """Whether the question names before ``pronoun`` what it may mean: in the clause before, or as its owner."""
    before = question[: pronoun.start()]
    ends = [match.end() for match in _CLAUSE_END.finditer(before)]
    if ends and len(question_words(before[: ends[-1]])) >= 2:
        return True
    named = find_named(before)
    if not named:
        return False
    if pronoun[0][0] in "这那":
        return True  # 刘鸣炜那笔捐款
    return bool(_POSSESSIVE.match(pronoun[0] + question[pronoun.end() :])) or any(end > named[0].end for end in ends)

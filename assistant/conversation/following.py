"""Put into a follow-up question what the conversation supplies, by rules: exchange, name, or add the topic."""

import re

from assistant.conversation.leaning import PERSONAL, SHORT, core, points_back
from assistant.conversation.naming import Named, find_named, find_persons
from assistant.types import Turn
from vectorstore.text.language import HAN
from vectorstore.text.words import count_words

_HAN = re.compile(f"[{HAN}]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# What a question is made with, beside what it is about.
_ASKING_ENGLISH = re.compile(
    r"^\s*(?:and\s+)?(?:who(?:se|m)?|what|when|where|why|how(?:\s+(?:many|much|large|big|long|old|far|often|well))?|which)\b"
    r"(?:\s+(?:is|are|was|were|has|have|had|can|could|will|would|should)\b(?:\s+the\b)?)?"
    r"|^\s*(?:is|are|was|were|has|have|had|can|could|will|would|should)\b|\b(?:do|does|did)\b",
    re.IGNORECASE,
)
_ASKING_CHINESE = re.compile(
    r"请问|是?(?:谁|什么(?:时候|地方|时间)?|哪(?:些|个|位|所|一?年|一?天|里|儿|家|种|几[个位项家种])?|何时|何地|为什么|为何|怎么样?|如何)(?:的$)?"
    r"|(?:有|是)?(?:多少|多大|多高|多长|多久)|几(?=[个位项家种年天次])|是否|有没有|[吗呢吧]\s*$"
)
_MOST_PERSONS = 2
_END = re.compile(r"[\s?？.。!！]+$")


def carried(question: str, subject: str, answer: Turn | None) -> tuple[str, bool]:
    """``question`` with what it lacks, and whether it now stands alone so well that the next may lean on it.

    ``subject`` is the last question that stood alone, ``answer`` what was said last.
    """
    if exchanged := _exchanged(subject, core(question)):
        return exchanged, True
    named = _with_person(question, subject, answer)
    if named != question and not points_back(named):
        return named, True
    return _with_topic(named, subject, answer), False


def _exchanged(subject: str, thing: str) -> str | None:
    """``subject`` with ``thing`` in the place of the one thing of the same kind; None when there is no such thing.

    "Who won first prize in 2022?" and then "and the third prize?" or "那2023年呢？" name a thing of the same kind.
    """
    if not thing or count_words(thing) > SHORT:
        return None
    if year := _YEAR.fullmatch(thing.removesuffix("年度").removesuffix("年")):
        return _YEAR.sub(year.group(), subject) if len(set(_YEAR.findall(subject))) == 1 else None
    return (
        _noun_exchanged(subject, thing, least=2) or _named_exchanged(subject, thing) or _noun_exchanged(subject, thing)
    )


def _named_exchanged(subject: str, thing: str) -> str | None:
    named = find_named(f". {thing}")
    if len(named) != 1 or named[0].text != thing:
        return None
    alike = [other for other in find_named(subject) if _alike(named[0], other)]
    return subject[: alike[0].start] + thing + subject[alike[0].end :] if len(alike) == 1 else None


def _alike(one: Named, other: Named) -> bool:
    """Whether one may stand for the other; a single word may be a person's surname or anything else."""
    return one.kind == other.kind or {one.kind, other.kind} in ({"word", "person"}, {"word", "body"})


def _noun_exchanged(subject: str, thing: str, least: int = 1) -> str | None:
    """By the noun that both end with, in Chinese its last characters (at ``least`` so many).

    The third prize stands for the first prize, 三等奖 for 一等奖.
    """
    first, _, noun = thing.rpartition(" ")
    if first and (match := re.search(rf"\b[\w-]+ {re.escape(noun)}\b", subject, re.IGNORECASE)):
        return subject.replace(match.group(), thing, 1)
    if not _HAN.search(thing):
        return None
    import rjieba

    for kept in range(len(thing) - 1, least - 1, -1):
        at = subject.find(thing[-kept:])
        if at < 0:
            continue
        start = max((begin for _, begin, _ in rjieba.tokenize(subject) if begin <= at), default=at)
        if start == at:
            start = max(
                (begin for word, begin, end in rjieba.tokenize(subject) if end == at and _describes(word)), default=at
            )
        return subject[:start] + thing + subject[at + kept :] if start < at else None
    return None


def _describes(word: str) -> bool:
    """Whether a Chinese word can stand before a noun as a part of what it names."""
    import rjieba

    return rjieba.tag(word)[0][1][0] in "nmajbv"


def _with_person(question: str, subject: str, answer: Turn | None) -> str:
    """``question`` with the person whom "he" or 她 means: the one of ``subject``, else the one of ``answer``."""
    pronoun = PERSONAL.search(question)
    if pronoun is None:
        return question
    persons = find_persons(subject) or (answered_persons(answer) if answer else [])
    if len(persons) != 1:
        return question
    person = persons[0]
    if pronoun[0].lower() in {"his", "hers"} or (pronoun[0].lower() == "her" and _owns(question, pronoun.end())):
        person += "'s"
    return question[: pronoun.start()] + person + question[pronoun.end() :]


def _owns(question: str, end: int) -> bool:
    return re.match(r"\s+(?!in\b|at\b|on\b|for\b|with\b|from\b|to\b|by\b)\w", question[end:]) is not None


def answered_persons(answer: Turn) -> list[str]:
    """The people whom an answer names: by its first citation, else by its text."""
    quoted = find_persons(answer.citations[0].quote) if answer.citations else []
    return quoted or find_persons(answer.content)


def _with_topic(question: str, subject: str, answer: Turn | None) -> str:
    """``question`` with what ``subject`` is about in parentheses behind it.

    Where that names nobody, the people of the answer go along: they lead back to the article that was cited.
    """
    parts = [topic_of(subject)]
    if answer is not None and answer.citations and not find_persons(subject):
        parts += answered_persons(answer)[:_MOST_PERSONS]
    parts = [part for part in parts if part]
    if not parts:
        return question
    chinese = _HAN.search(question) is not None
    return f"{question.strip()}（{'，'.join(parts)}）" if chinese else f"{question.strip()} ({', '.join(parts)})"


def topic_of(question: str) -> str:
    """What ``question`` is about: its words without those that only ask."""
    words = _END.sub("", question)
    words = _ASKING_CHINESE.sub("", words) if _HAN.search(words) else _ASKING_ENGLISH.sub("", words)
    return re.sub(r"\s+", " ", words).strip(" 了是在的给由，,")

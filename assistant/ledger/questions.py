"""Recognise questions that the ledger answers: that count, list, compare, group or order awards or collaborations.

What is recognised is what plainly asks for rows. Everything else is left to search: a question for one fact, for a
reason, for a number that is none of rows.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.ledger import wording as ask
from assistant.ledger import wording_bare as typed
from assistant.ledger import wording_works as works
from assistant.ledger.asking import LedgerQuestion, Operation, What
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.filtering import EventFilter
from assistant.ledger.founding import made_in
from assistant.ledger.frame import frames, is_frame
from assistant.ledger.known import KnownNames
from assistant.ledger.naming import (
    GAP,
    bare_meeting,
    edition_in,
    excluded_in,
    giver_in,
    meeting_in,
    names_in,
    with_gaps,
    without,
)
from assistant.ledger.spoken import plainly_put
from assistant.ledger.targets import (
    asked_noun,
    group_by,
    is_by_rank,
    is_grouped,
    kinds_in,
    least_in,
    rank_in,
    side_of,
    sides_in,
    sorts_of,
    target_of,
)
from vectorstore.ledger.types import CollaborationKind
from vectorstore.text.aliases import Aliases
from vectorstore.text.folding import simplified
from vectorstore.text.language import HAN
from vectorstore.text.periods import find_timing
from vectorstore.text.words import question_words


def may_ask(question: str) -> bool:
    """Whether ``question`` has words that count, list, compare, group or order, or ask who: a quick look."""
    question = _plainly(question)
    return any(told.search(question) for told in _ASKING) and not ask.NO_ROWS.search(question)


_ASKING = (  # By one of these every question for rows asks.
    *(ask.COUNT, ask.LIST, ask.WHO_WON, ask.WHO_IS, ask.WON_WHAT, ask.AT_LEAST),
    *(typed.BARE, ask.WINNERS, ask.COMPARE, ask.MORE, ask.GROUP, ask.ORDER, ask.MOST),
    *(works.SIGNERS, works.GIVERS, works.TAKERS, works.WITH_WHOM, works.HOSTS, works.MADE),
)


def recognise(
    question: str,
    today: date,
    aliases: Aliases | None = None,
    known: KnownNames | None = None,
    *,
    founding: bool = True,
) -> LedgerQuestion | None:
    """What ``question`` asks of the ledger; None when it asks for something else.

    So it does when it says a word that is no part of what would be looked up: rows that were looked up without it would
    answer another question. ``known`` are the names that the ledger has. Without ``founding``, those who set
    up something that has a name are asked for like any others.
    """
    question = _without_asides(_plainly(question))
    if ask.NO_ROWS.search(question):
        return None
    if founding:
        if made := made_in(question):
            return _for_founders(question.replace(made, GAP), made, today)
        if asked := _for_known_founders(question, today, aliases, known):
            return asked
    return _for_rows(question, today, aliases, known)


def _for_rows(question: str, today: date, aliases: Aliases | None, known: KnownNames | None) -> LedgerQuestion | None:
    """What a question asks of awards or collaborations whose names, people or bodies it says."""
    meeting = meeting_in(question)
    bare = question.replace(meeting, " " * len(meeting)) if meeting else question
    bare = ask.IMPERATIVE.sub(lambda first: first.group().lower(), bare)
    names = names_in(bare, aliases, known)
    excluded = excluded_in(bare, names)
    narrowed = ask.NARROWED.search(with_gaps(bare, names, "POA"))
    if narrowed or (ask.NOT_IN.search(bare) and not excluded) or _is_relative(bare, names):
        return None
    what = _what(question, bare, names, meeting is not None)
    if what == "award" and meeting:
        meeting, bare = None, question
        names = names_in(bare, aliases, known)
    operation = _operation(bare, what, names, meeting is not None) if what else None
    if what is None or operation is None or (not names and ask.PRONOUN.search(bare)):
        return None
    if operation == "compare" and ask.COMPARED_WITH.search(bare):
        return None
    used = "PO" if what == "collaboration" else "POA" if ask.CLASSES.search(bare) else "POAC"
    kinds = kinds_in(without(question, names, "PO"), operation) if what == "collaboration" else ()
    if meeting and works.HOSTS.search(bare):
        kinds = ("conference",)
    of_things = operation == "list" and bool(kinds) and _WITH_THINGS.issuperset(kinds)
    plain, named = _without_roles(_without_times(bare, today), names), [one for one in names if one.kind in used]
    topic = _topic(plain, named, of_things=of_things)
    if topic is None:
        return None
    asked = replace(
        _asked(bare, what, operation, [one for one in names if one not in excluded], kinds, today),
        meeting=bare_meeting(meeting) if meeting else None,
        excluded=tuple(one.text for one in excluded),
        topic=topic,
    )
    return asked if _is_told_by_rows(bare, asked) else None


def _is_told_by_rows(question: str, asked: LedgerQuestion) -> bool:
    """Whether rows tell what is asked for: not how many are to be trained, nor all that there is of something."""
    if asked.operation == "group" and not asked.group:
        return False
    if asked.what == "award":
        return asked.operation == "group" or not ask.CLASSES.search(question)
    if asked.target == "people" and asked.operation != "compare" and not works.SIGNERS.search(question):
        return False
    return asked.operation != "list" or bool(asked.meeting) or _names_something(question, asked.wanted)


def _without_asides(question: str) -> str:
    """``question`` with blanks for what only says what counts in as well: (including visits), （个人或集体）."""
    for aside in (*ask.ASIDE.finditer(question), *ask.IN_PARENTHESES.finditer(question)):
        if aside.re is ask.ASIDE or (frames(aside.group()) and not ask.NEGATED.search(aside.group())):
            question = question.replace(aside.group(), " " * len(aside.group()))
    return question


def _plainly(question: str) -> str:
    """``question`` in Simplified characters, with what is written in several ways in one: first-prize, 哪两家."""
    plain = re.sub("哪[两二三四五]", "哪几", typed.HYPHENED.sub(r"\1 ", plainly_put(simplified(question))))
    return re.sub(r"(?<=[A-Za-z])(?=(?:19|20)\d\d ?年)", " ", plain)


def _for_known_founders(
    question: str, today: date, aliases: Aliases | None, known: KnownNames | None
) -> LedgerQuestion | None:
    """The question for who set up, perhaps with a body that it names, what the ledger knows by its name."""
    found = known.made_in(question) if known and works.BEHIND.search(question) else None
    if not found or ask.AWARD_WORDS.search(found[1]):
        return None
    bodies = [one for one in names_in(found[1], aliases, known) if one.kind == "O"]
    if _unaccounted(_without_times(found[1], today), bodies):
        return None
    return _for_founders(found[1], found[0], today, tuple(dict.fromkeys(one.text for one in bodies)))


def _for_founders(rest: str, made: str, today: date, bodies: tuple[str, ...] = ()) -> LedgerQuestion:
    """The question for who, with ``bodies``, set up what is called ``made``, which is no more in its ``rest``."""
    operation: Operation = "count" if ask.COUNT.search(rest) else "list"
    wanted = EventFilter(institutions=bodies, periods=_periods(rest, today))
    return LedgerQuestion("collaboration", operation, "bodies", wanted, sorts=sorts_of(asked_noun(rest)), made=made)


def _is_relative(question: str, names: Sequence[Entity]) -> bool:
    """Whether a time is told by somebody: who won it before Ann Lee."""
    return any(
        one.kind in "PO"
        and (ask.BEFORE_WHOM.search(question[: one.start]) or ask.BEFORE_WHOM_ZH.match(question, one.end))
        for one in names
    )


def _asked(
    question: str,
    what: What,
    operation: Operation,
    names: Sequence[Entity],
    kinds: tuple[CollaborationKind, ...],
    today: date,
) -> LedgerQuestion:
    """What is asked for, of the ``names`` in a question that asks for rows."""
    giver = giver_in(question, names) if what == "award" and operation != "compare" else None
    people = tuple(dict.fromkeys(one.text for one in names if one.kind == "P"))
    bodies = tuple(dict.fromkeys(one.text for one in names if one.kind == "O" and one.text != giver))
    awards = tuple(dict.fromkeys(one.text for one in names if one.kind == "A" and what == "award"))
    ranks = _ranks(question, names)
    plain = with_gaps(question, names, "PO")
    sides = sides_in(operation, people, bodies)
    edition = edition_in(question, names) if what == "award" else None
    wanted = EventFilter(
        persons=() if sides else people,
        institutions=() if sides else bodies,
        award=awards[0] if awards else None,
        rank=rank_in(question, ranks) if what == "award" else None,
        body=giver,
        kinds=kinds,
        periods=() if edition else _periods(without(question, names, "POA"), today),
        edition=edition,
    )
    noun = asked_noun(plain)
    return LedgerQuestion(
        what=what,
        operation=operation,
        target=target_of(plain, noun, what, operation, names),
        wanted=wanted,
        group="rank" if is_by_rank(question, ranks, operation) else group_by(plain, noun, what, operation),
        newest=None if operation != "order" else _is_newest_first(question),
        most=bool(ask.MOST.search(question)) and operation == "order",
        whole_order=bool(ask.WHOLE_ORDER.search(question) or typed.LISTED_BY_YEAR.search(plain)),
        sides=sides,
        side=side_of(plain, noun, kinds) if what == "collaboration" else None,
        sorts=sorts_of(noun),
        awards=awards[:1] if len(awards) < 2 else awards,
        each=bool(ask.BOTH.search(question)),
        least=least_in(question) if operation == "order" else 0,
        itself=what == "award" and bool(bodies) and typed.ITSELF.search(plain) is not None,
    )


def _is_newest_first(question: str) -> bool:
    if ask.WHOLE_ORDER.search(question) or typed.LISTED_BY_YEAR.search(question):
        return ask.NEWEST_FIRST.search(question) is not None
    return not ask.OLDEST.search(question)


def _names_something(question: str, wanted: EventFilter) -> bool:
    """Whether a list is asked for of something, and not of all that there is, unless that is said."""
    named = wanted.persons or wanted.institutions or wanted.kinds or wanted.periods or wanted.edition
    return bool(named or ask.ALL.search(question))


# What is given, licensed or taught has words of its own, which rows must say.
_WITH_THINGS: frozenset[CollaborationKind] = frozenset(("donation", "licence", "training"))


def _topic(question: str, used: Sequence[Entity], *, of_things: bool) -> tuple[str, ...] | None:
    """The words by which a question says what rows are about, beside names ``used``; None for words that do not.

    ``of_things``: all its words may do so, wherever they stand.
    """
    editions = [match.group() for match in ask.EDITION.finditer(question) if not _is_within(match.start(), used)]
    left, about = _unaccounted(question, used), ask.ABOUT.search(question)
    before = [one for one in used if about and one.end <= about.start()]
    of_things = of_things and not set(left).intersection(question_words(asked_noun(question)))
    if not left or of_things or (about and not _unaccounted(question[: about.start()], before)):
        return (*left, *editions)
    return None


def _without_times(question: str, today: date) -> str:
    """``question`` with blanks where it tells a time: in March 2023."""
    for start, end in (period.span for period in find_timing(question, today).periods):
        question = question[:start] + " " * (end - start) + question[end:]
    return question


# What somebody is, before the name, and another writing of it in brackets behind.
_ROLE = re.compile(
    rf"(?:\b(?:the |our |its )?(?:[a-z-]+ ){{0,2}}(?:doctor|nurse|surgeon|professor|physician|scientist|researcher"
    rf"|midwife|pharmacist|therapist|academician|dean|president|director|chair\w*|[a-z]+(?:ologist|ician|iatrist)) "
    rf"|[{HAN}]{{0,5}}?(?:医生|医师|教授|护士长?|主任|院士|院长|校长|专家|研究员|博士))$"
)
# Where a body is, before its name: Singapore's Harbour Hospital.
_WHERE = re.compile(r"\b[A-Z][a-z]+['’]s $")
_GLOSS = re.compile(r"\s*[（(][^（）()]{2,40}[）)]")


def _without_roles(question: str, names: Sequence[Entity]) -> str:
    """``question`` with blanks for what only says again who is meant: the eye doctor Li Wen (李文)."""
    for person in (one for one in names if one.kind == "P"):
        before = max([0, *(one.end for one in names if one.end <= person.start)])
        role = _ROLE.search(question, before, person.start)
        gloss = _GLOSS.match(question, person.end)
        for match in filter(None, (role, gloss)):
            question = _blank(question, match)
    for body in (one for one in names if one.kind == "O"):
        before = max([0, *(one.end for one in names if one.end <= body.start)])
        if where := _WHERE.search(question, before, body.start):
            question = _blank(question, where)
    return question


def _blank(question: str, match: re.Match[str]) -> str:
    return question[: match.start()] + " " * len(match.group()) + question[match.end() :]


def _is_within(place: int, names: Sequence[Entity]) -> bool:
    return any(one.start <= place < one.end for one in names if one.kind != "D")


def _unaccounted(question: str, used: Sequence[Entity]) -> list[str]:
    """The words of ``question`` that neither name what is ``used`` nor frame it."""
    rest = question
    for one in sorted(used, key=lambda each: each.start, reverse=True):
        gloss, title = (
            typed.GLOSS.match(rest, one.end),
            ask.TITLE.search(rest[: one.start]) if one.kind == "P" else None,
        )
        end = gloss.end() if gloss else one.end
        behind = ask.TITLE_BEHIND.match(rest, end) if one.kind == "P" else None
        rest = f"{rest[: title.start() if title else one.start]} {rest[behind.end() if behind else end :]}"
    rest = ask.CLASSES.sub(" ", rest)
    for told in (typed.ITSELF, ask.EACH_CLASS, ask.EACH_AWARD, *(pattern for _, pattern in works.KINDS), *ask.FRAMING):
        rest = told.sub(" ", rest)
    rest = ask.SPELLED.sub(" ", rest)
    return [word for word in question_words(rest) if not is_frame(word)]


def _what(question: str, bare: str, names: Sequence[Entity], meets: bool) -> What | None:
    """Whether awards or collaborations are asked for, by words that are no part of a name."""
    for words, plain in ((without(bare, names, "PO"), without(bare, names, "POA")), (question, question)):
        work, award = ask.WORK_WORDS.search(plain), ask.AWARD_WORDS.search(words)
        if award and not (work and _stands_before(work, award, words)):
            return "award"
        if work:
            return "collaboration"
    if any(one.kind == "A" for one in names):
        return "award"
    together = any(one.kind == "O" for one in names) and works.WITH.search(bare)
    return "collaboration" if meets or together else None


def _stands_before(work: re.Match[str], award: re.Match[str], words: str) -> bool:
    return work.start() < award.start() and not re.search("奖", words[: work.start() + 12])


def _operation(question: str, what: What, names: Sequence[Entity], meets: bool) -> Operation | None:
    if ask.FEWEST.search(question):
        return None
    plain = with_gaps(question, names, "PO")
    if counted := _counts_or_orders(question, plain, names):
        return counted
    listed = ask.LIST.search(question) or ask.LIST.search(plain) or (what == "award" and _asks_who_is(question, names))
    bare = any(one.kind in "POA" for one in names) and typed.BARE.search(plain)
    return "list" if listed or bare or _lists(plain, what, names, meets) else None


def _counts_or_orders(question: str, plain: str, names: Sequence[Entity]) -> Operation | None:
    """What more than a list is asked for, in a question and in its ``plain`` words, which name nobody."""
    counted, most = ask.COUNT.search(plain), ask.MOST.search(plain)
    two = max(sum(one.kind == kind for one in names) for kind in "PO") > 1
    compared = ask.COMPARE.search(question) and not most and not least_in(plain)
    if compared or (two and (ask.MORE.search(plain) or (counted and ask.RESPECTIVELY.search(plain)))):
        return "compare"
    by_year = typed.LISTED_BY_YEAR.search(plain)
    if not by_year and is_grouped(plain, names):
        return "group"
    if by_year or most or least_in(plain) or (ask.ORDER.search(plain) and not counted):
        return "order"
    return "count" if counted else None


def _asks_who_is(question: str, names: Sequence[Entity]) -> bool:
    """Whether a question asks who or which hospital is what an award is called: who is Nurse of the Year."""
    return any(one.kind == "A" and ask.IS_WHO.search(question[: one.start]) for one in names)


def _lists(question: str, what: What, names: Sequence[Entity], meets: bool) -> bool:
    """Whether a question asks who took part in something, or what somebody won."""
    named = any(one.kind in "PO" for one in names)
    if what == "award":
        if ask.WON_WHAT.search(question) and named:
            return True
        awards = [one for one in names if one.kind == "A"]
        who = ask.WHO_WON.search(question) or (awards and (ask.WHO_IS.search(question) or ask.WINNERS.search(question)))
        # Who won one class of an award that is not named is a question for one fact.
        return bool(who and (awards or not ask.ONE_CLASS.search(question)))
    if works.WHAT_DOES.search(question):
        return False
    if works.GIVERS.search(question) or works.TAKERS.search(question) or works.SIGNERS.search(question):
        return True
    return bool((meets and works.HOSTS.search(question)) or (named and works.WITH_WHOM.search(question)))


def _ranks(question: str, names: Sequence[Entity]) -> tuple[str, ...]:
    """The classes that are named; the first of all awards is of none."""
    told = dict.fromkeys(one.text for one in names if one.kind == "C" and one.text)
    return tuple(one for one in told if one != "first" or not ask.FIRST_OF_ALL.search(question))


def _periods(question: str, today: date) -> tuple[tuple[str, str], ...]:
    """The times that a question names, also a year that stands before a noun: 2022 awards."""
    periods = find_timing(question, today).periods
    if periods:
        return tuple((period.since, period.until) for period in periods)
    return tuple((f"{year}-01-01", f"{year}-12-31") for year in sorted(set(re.findall(_YEAR, question))))


_YEAR = r"(?<!\d)(?:19|20)\d\d(?!\d)"

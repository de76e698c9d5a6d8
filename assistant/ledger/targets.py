"""What a question wants to have counted or listed, by which groups, and of which side and kind."""

import re
from collections.abc import Sequence

from assistant.ledger import wording as ask
from assistant.ledger import wording_bare as typed
from assistant.ledger import wording_works as works
from assistant.ledger.asking import GroupBy, Operation, Side, Target, What
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.sorts import Sort
from vectorstore.ledger.types import CollaborationKind


def sorts_of(asked: str) -> tuple[Sort, ...]:
    """The sorts of bodies that the noun asks for; none where any body, or anybody, is."""
    if works.OR_PEOPLE.search(asked):
        return ()
    if works.INDIVIDUALS.search(asked):
        return ("person",)
    if works.TEAMS.match(asked):
        return ("team",)
    if of_sort := works.PARTNERS_OF_SORT.search(asked):
        asked = of_sort[1] or of_sort[2]
    found = [(match.start(), sort) for sort, told in works.SORTS if (match := told.search(asked))]
    sorts = tuple(sort for _, sort in sorted(found))
    return ("body",) if "body" in sorts else sorts


def target_of(question: str, asked: str, what: What, operation: Operation, names: Sequence[Entity]) -> Target:
    """Whether the question, whose noun is ``asked``, wants people, bodies, award names or events."""
    person_named = any(one.kind == "P" for one in names)
    if what == "collaboration":
        return _target_of_work(question, asked)
    if operation == "list" and ask.WORKS.search(question) and not re.match(f"(?:{ask.PEOPLE.pattern})", asked, re.I):
        return "works"
    if ask.AWARD_NOUN.search(asked) and not ask.WINNER.search(asked) and not ask.ENDS_IN_BODY.search(asked):
        return "awards" if operation == "list" and not person_named else "events"
    if asked and ask.PEOPLE.search(asked):
        return "people"
    if asked and ask.BODIES.search(asked):
        return "bodies"
    award_named = any(one.kind in "AC" for one in names)
    wins_what = ask.WON_WHAT.search(question) or person_named
    return "people" if operation == "list" and award_named and not wins_what else "events"


def _is_deed(asked: str) -> bool:
    """Whether the noun means gifts, visits or agreements themselves, and not those who have a part in them."""
    deed, body = works.DEEDS.match(asked), ask.BODIES.search(asked)
    return deed is not None and (body is None or body.start() >= max(deed.start("noun"), deed.start("zh")))


def _target_of_work(question: str, asked: str) -> Target:
    if works.SIGNERS.search(question):
        return "people"
    if _is_deed(asked):
        return "events"
    sided = works.GIVERS.search(question) or works.TAKERS.search(question) or works.HOSTS.search(question)
    if sided or works.COLLECTIVE.search(question) or (asked and ask.BODIES.search(asked)):
        return "bodies"
    if asked and ask.PEOPLE.search(asked):
        return "bodies" if asked == "who" else "people"
    return "events"


def _noun_told(question: str) -> str:
    """The noun of a question that tells it without a word that asks, or before that word; "" for none."""
    if typed.WINNERS_LISTED.search(question) or typed.WINNERS_COUNTED.search(question):
        return "获奖者"
    if typed.DONORS_LISTED.search(question):
        return "捐赠者"
    if bare := typed.BARE_NOUN.search(question):
        return str(next(filter(None, bare.groups())))
    before = ask.NOUN_BEFORE.search(question) or ask.NOUN_LAST.search(question)
    return before[1] if before else ""


def asked_noun(question: str) -> str:
    """The words right behind what asks: "how many | prizes did", 哪些|奖项; in Chinese also before it: 企业|有哪些."""
    question = re.sub(r"(?:\s+['’]s?(?= )|\s)+", " ", question).strip()
    if told := _noun_told(question):
        return told
    if of := re.search(r"\bhow many of\b[^?]*?(" + ask.PEOPLE.pattern + ")", question, re.IGNORECASE):
        return of[1]
    match = re.search(
        r"\b(?:how many|number of|which|what|list(?: all| the| every)*|name(?: all| the)*|all(?: the)?|every|any"
        r"|whom?|whose|everyone|show(?: me)?(?: all)?(?: the)?)\b(?P<en>(?: [\w'-]+){0,4})"
        r"|(?:多少|哪些|哪几|哪一?(?=[家所位个项])|几|列出|列举|所有|全部|什么)(?P<zh>[^，。？?]{0,8})|(?P<who>谁)",
        question,
        re.IGNORECASE,
    )
    if not match:
        return "who" if re.search(r"\beveryone\b|\bwho\b|谁", question, re.IGNORECASE) else ""
    if match["who"] or re.search(r"\b(?:whom?|whose|everyone)\b", match.group(), re.IGNORECASE):
        return "who"
    words = (match["en"] or match["zh"] or "").strip()
    stop = re.search(
        r"\b(?:did|do|does|has|have|had|were|was|are|is|with|won|win|by|of|in|from|that|who|received)\b"
        r"|获|得过|被|[与和](?!个?人)|是|的",
        words,
    )
    return words[: stop.start()] if stop and stop.start() > 0 else words


def _group_of_noun(asked: str, question: str, what: What) -> GroupBy:
    noun = asked or question
    if re.search(r"year|年", noun, re.IGNORECASE):
        return "year"
    if ask.AWARD_NOUN.search(asked) and not ask.WINNER.search(asked) and not ask.BODIES.search(asked):
        return "award"
    people = ask.PEOPLE.search(noun) and not ask.BODIES.search(noun)
    return "person" if people and what == "award" else "institution"


def group_by(question: str, asked: str, what: What, operation: Operation) -> GroupBy | None:
    """By what rows are grouped, of a question that asks for each of something or for the most."""
    if operation == "order" and (ask.MOST.search(question) or least_in(question)):
        return _group_of_noun(asked, question, what)
    if operation != "group":
        return None
    if ask.EACH_AWARD.search(question):
        return "award"
    match = ask.GROUP.search(question)
    if match is None:
        if what == "award" and ask.BY_CLASS.search(question):
            return "rank"
        return "year" if ask.RESPECTIVELY.search(question) and ask.YEAR.search(question) else None
    told = next((match[one] for one in ("by", "by2", "zh", "zh2", "zh3", "zh4", "zh5") if match[one]), "kind").lower()
    by_kind: GroupBy = "kind" if what == "collaboration" else "award"
    groups: tuple[tuple[str, GroupBy], ...] = (
        ("year|年", "year"),
        ("class|rank|等级|级别", "rank"),
        ("kind|type|类|种", by_kind),
        ("award|prize|奖", "award"),
        ("person|winner|人", "person"),
    )
    return next((group for words, group in groups if re.search(words, told)), "institution")


def is_grouped(question: str, names: Sequence[Entity]) -> bool:
    """Whether a question asks for a number or list for each of something."""
    if ask.CLASSES.search(question) and ask.COUNT.search(question):
        return True
    if sum(one.kind == "D" for one in names) > 1 and ask.COUNT.search(question) and ask.RESPECTIVELY.search(question):
        return True
    if ask.EACH_AWARD.search(question) or (ask.EACH_CLASS.search(question) and ask.COUNT.search(question)):
        return True
    counted = ask.COUNT.search(question) or ask.LIST.search(question) or re.search(r"by|per|按|每|各", question)
    return bool(ask.GROUP.search(question) and counted)


def side_of(question: str, asked: str, kinds: tuple[CollaborationKind, ...]) -> Side | None:
    """Which side of a gift, a licence or a visit is asked for: not the one on which those named stand."""
    if not kinds or not set(kinds) <= {"donation", "licence", "visit"} or works.MUTUAL.search(question):
        return None
    if works.FROM_WHOM.search(question):
        return "giver"
    if _is_deed(asked):
        return "giver" if works.RECEIVED.search(question) else "taker" if works.GAVE.search(question) else None
    if works.TAKERS.search(question):
        return "taker"
    return "giver" if works.GIVERS.search(question) else None


def sides_in(operation: Operation, people: tuple[str, ...], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """What is compared with what, of a question that compares."""
    if operation != "compare":
        return ()
    sides = people if len(people) > 1 else bodies if len(bodies) > 1 else (*people, *bodies)
    return sides if len(sides) > 1 else ()


def is_by_rank(question: str, ranks: Sequence[str], operation: Operation) -> bool:
    """Whether each class is asked for, not a year or body: 一、二、三等奖各有几个."""
    return operation == "group" and (len(ranks) > 1 or ask.CLASSES.search(question) is not None)


def kinds_in(question: str, operation: Operation) -> tuple[CollaborationKind, ...]:
    """The kind that is told first, with those that are listed with it: donations and visits."""
    told = [(match, kind) for kind, pattern in works.KINDS for match in pattern.finditer(question)]
    chosen: list[tuple[re.Match[str], CollaborationKind]] = []
    for match, kind in sorted(told, key=lambda one: one[0].start()):
        end = chosen[-1][0].start() + len(chosen[-1][0].group().rstrip(", ")) if chosen else 0
        if not chosen or works.AND_OR.fullmatch(question, end, match.start()):
            chosen.append((match, kind))
    if works.ANY_KIND.search(question):
        return ()
    named = [kind for kind, pattern in works.KINDS if any(kind == one for _, one in chosen)]
    if len(named) == 1 and told and named == ["agreement"]:
        named = [kind for kind, _ in works.KINDS if any(kind == one for _, one in told)][:1]
    # What is signed may be of many kinds.
    if "agreement" in named and operation != "count":
        return works.SIGNED
    return tuple(named)


def rank_in(question: str, ranks: Sequence[str]) -> str | None:
    """The one class that is asked for, also told by the place that somebody came in."""
    if placed := ask.PLACED.search(question):
        return next(code for code, words in ask.PLACES if re.search(words, placed.group(), re.IGNORECASE))
    return ranks[0] if len(ranks) == 1 and not ask.CLASSES.search(question) else None


_NUMBERS = {"one": 1, "once": 1, "two": 2, "twice": 2, "three": 3, "four": 4, "five": 5}
_NUMBERS |= {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


def least_in(question: str) -> int:
    """How often at least something has to be, of a question that asks for what is so often; 0 of others."""
    if not (match := ask.AT_LEAST.search(question)):
        return 0
    told = match["more"] or match["least"] or "two"
    number = _NUMBERS.get(told.lower()) or int(told)
    return number + 1 if match["more"] else number

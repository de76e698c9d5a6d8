"""The events that a question asks of: those of the ledger that fit, as far as their articles must be looked at."""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace

from assistant.ledger.asking import LedgerQuestion
from assistant.ledger.bilingual import says_the_same
from assistant.ledger.branches import core_of, of_that_branch, with_branches
from assistant.ledger.filtering import belongs, forms_of, has_institution, has_person, sides_of, winners_of
from assistant.ledger.founding import MADE_KINDS
from assistant.ledger.ledger import Ledger
from assistant.ledger.names import HAN_CHARACTER, award_core, knowing, same_body, same_person
from assistant.ledger.sorts import sort_of
from assistant.ledger.types import Event
from assistant.ledger.untold import with_untold
from assistant.ledger.wording import EDITION
from assistant.ledger.wording_works import KINDS
from vectorstore.ledger.types import Award, Collaboration
from vectorstore.library import Library
from vectorstore.text.folding import comparable, simplified
from vectorstore.text.words import index_words


def fitting(library: Library, ledger: Ledger, asked: LedgerQuestion, articles: Collection[str] | None) -> list[Event]:
    """The events that ``asked`` is about, newest first, as ``articles`` (ids) tell them; all do without these."""
    if asked.made:
        return _of_made(library, ledger, asked, asked.made, articles)
    found = _found(library, ledger, asked, articles)
    with knowing(library.aliases()):
        if asked.meeting:
            found = [event for event in found if _tells_of(library, event, [asked.meeting])]
        if asked.topic:
            found = [event for event in found if _is_about(library, event, asked.topic)]
        if asked.itself:
            found = [event for event in found if _is_won_by(event, asked.wanted.institutions)]
        events = [event for event in found if _is_on_side(asked, event) and not _is_only_of(event, asked.excluded)]
        return of_that_branch(asked.wanted.award, events) if len(asked.awards) == 1 else events


def _found(library: Library, ledger: Ledger, asked: LedgerQuestion, articles: Collection[str] | None) -> list[Event]:
    """The events of those that are named; where there are none, of what else the question may mean."""

    def find(**changed: object) -> list[Event]:
        wanted = replace(asked.wanted, **{"body": None, **changed})  # type: ignore[arg-type]
        return ledger.find(asked.what, wanted, articles)

    if len(asked.awards) > 1:
        return _all(find(award=award) for award in asked.awards)
    with knowing(library.aliases()):
        if body := asked.wanted.body:
            given = [event for event in find() if _is_given_by(library, event, body)]
            return given or _of_that_name(find, asked) or _of_ceremony(library, find, asked)
        if asked.each and len(asked.wanted.institutions) > 1:
            return _all(find(institutions=(one,)) for one in asked.wanted.institutions)
        if found := with_untold(library, find, asked, find()):
            return with_branches(library, find, asked.wanted, _of_whole(asked, found))
        if asked.what == "award":
            return _of_each(find, asked)
        return _said_to_be(library, find, asked) or _of_what_is_named(library, find, asked)


def _said_to_be(library: Library, find: Callable[..., list[Event]], asked: LedgerQuestion) -> list[Event]:
    """The collaborations of those that are named that were read as another kind and whose words say the one asked for.

    A centre may have been set up by a fund, and a licence be told of as an agreement.
    """
    wanted = asked.wanted
    if not wanted.kinds or not (wanted.institutions or wanted.persons):
        return []
    said = [told for kind, told in KINDS if kind in wanted.kinds]
    told_in = ((event, _words_of(library, event)) for event in find(kinds=()))
    return [event for event, words in told_in if any(told.search(words) for told in said)]


def _words_of(library: Library, event: Event) -> str:
    """The words that an event was read from."""
    rows = ((library.article(row.article).text, row.found) for row in event.rows)
    return "\n".join(text[found.start : found.end] for text, found in rows)


def _of_whole(asked: LedgerQuestion, events: list[Event]) -> list[Event]:
    """The collaborations of a university that has some of its own, and not those of its hospitals alone."""
    schools = [one for one in asked.wanted.institutions if sort_of(one) == "university"]
    if asked.what == "award" or not schools:
        return events
    return [event for event in events if all(_is_party(event, one) for one in schools)] or events


def _is_party(event: Event, school: str) -> bool:
    """Whether a university itself, or a part of it that is no hospital, takes part in a collaboration."""
    works = (one for one in event.told or (event.content,) if isinstance(one, Collaboration))
    parties = (party.text for one in works for party in one.parties)
    return any(same_body(one, school) or (belongs(one, school) and sort_of(one) != "hospital") for one in parties)


def _all(found: Iterable[list[Event]]) -> list[Event]:
    """The events of several searches, each once, newest first."""
    once = dict.fromkeys(event for events in found for event in events)
    return sorted(once, key=lambda event: event.time, reverse=True)


def _of_each(find: Callable[..., list[Event]], asked: LedgerQuestion) -> list[Event]:
    """The awards of any of several people or bodies that have won none together, or that one body gave."""
    persons, bodies = asked.wanted.persons, asked.wanted.institutions
    if len(persons) > 1:
        return _all(find(persons=(one,)) for one in persons)
    if len(bodies) > 1:
        return _all(find(institutions=(one,)) for one in bodies)
    given = find(institutions=()) if bodies and not persons else []
    return [event for event in given if _gives(event, bodies[0])]


def _of_what_is_named(library: Library, find: Callable[..., list[Event]], asked: LedgerQuestion) -> list[Event]:
    """The collaborations that set up what is named like a body but is no party to anything: a joint centre."""
    for name in asked.wanted.institutions:
        others = tuple(one for one in asked.wanted.institutions if one != name)
        events = [event for event in find(institutions=others) if _tells_of(library, event, [name])]
        made = [event for event in events if getattr(event.content, "kind", "") == "joint_institute"]
        if events:
            return made or events
    return []


def _of_made(
    library: Library, ledger: Ledger, asked: LedgerQuestion, name: str, articles: Collection[str] | None
) -> list[Event]:
    """The events by which several set up what is called ``name``: their words say it, or their article, of one alone.

    Who has a part in something is not what was set up.
    """
    wanted = replace(asked.wanted, kinds=MADE_KINDS)
    with knowing(library.aliases()):
        events = [one for one in ledger.find(asked.what, wanted, articles) if not has_institution(one, name)]
        told = [event for event in events if _is_called(event, name) or _tells_of(library, event, [name])]
        if not told:
            made = [event for event in events if _kind(event) in MADE_KINDS[:2]]
            told = [event for event in made if _tells_of(library, event, [name], whole=True)]
            told = told if len(told) == 1 else []
        named = [event for event in told if _is_called(event, name)]
        likeliest = next((kind for kind in MADE_KINDS if any(_kind(event) == kind for event in told)), None)
        return named or [event for event in told if _kind(event) == likeliest]


def _kind(event: Event) -> str:
    return event.content.kind if isinstance(event.content, Collaboration) else ""


def _is_called(event: Event, name: str) -> bool:
    """Whether ``name`` is in what an event is about."""
    works = (one for one in event.told or (event.content,) if isinstance(one, Collaboration))
    return any(one.subject is not None and comparable(name) in comparable(one.subject.text) for one in works)


def _of_that_name(find: Callable[..., list[Event]], asked: LedgerQuestion) -> list[Event]:
    """The awards of a body that are called what was asked for in the other language, however common that is."""
    award, body = asked.wanted.award, asked.wanted.body
    if not award or not body:
        return []
    given = [event for event in find(award=None) if _gives(event, body)]
    return [event for event in given if _is_translated(core_of(event), award_core(award))]


def _is_translated(one: str, other: str) -> bool:
    han, latin = (one, other) if HAN_CHARACTER.search(one) else (other, one)
    return bool(HAN_CHARACTER.search(han)) and not HAN_CHARACTER.search(latin) and says_the_same(han, latin)


def _of_ceremony(library: Library, find: Callable[..., list[Event]], asked: LedgerQuestion) -> list[Event]:
    """The awards of a body that its articles call together what was asked for: the categories of its Staff Awards."""
    award, body = asked.wanted.award, asked.wanted.body
    if not award or not body or not _TOGETHER.search(award):
        return []
    given = [event for event in find(award=None) if _gives(event, body)]
    return [event for event in given if _tells_of(library, event, [_TOGETHER.sub("", award)], whole=True)]


_TOGETHER = re.compile(r" ?(?:Awards|Prizes|Honou?rs|Medals)$|(?:奖项|评选|表彰|大赛|竞赛)$")


def _gives(event: Event, body: str) -> bool:
    given = event.content.body if isinstance(event.content, Award) else None
    return given is not None and (belongs(given.text, body) or belongs(body, given.text))


def _is_given_by(library: Library, event: Event, body: str) -> bool:
    """Whether an award is that body's: its row says so, or none other, and its article names the body."""
    if isinstance(event.content, Award) and event.content.body:
        return _gives(event, body)
    return not has_institution(event, body) and _tells_of(library, event, forms_of(body), whole=True)


def _tells_of(library: Library, event: Event, names: Collection[str], *, whole: bool = False) -> bool:
    """Whether the words that an event was read from, the title above them, or the ``whole`` article names one."""
    for row in event.rows:
        article = library.article(row.article)
        words = article.text if whole else article.text[row.found.start : row.found.end]
        if any(comparable(name) in comparable(f"{article.title} {words}") for name in names):
            return True
    return False


def _is_about(library: Library, event: Event, topic: Collection[str]) -> bool:
    """Whether the rows of an event, with their titles, say all words of ``topic``, and their articles its editions."""
    words: set[str] = set()
    whole = ""
    for row in event.rows:
        article = library.article(row.article)
        whole += f"{article.title} {article.text}"
        words.update(index_words(f"{article.title} {article.text[row.found.start : row.found.end]}"))
    return all(one in words or (EDITION.fullmatch(one) and _has_edition(whole, one)) for one in topic)


_FIRST = ("首届", "第一届", "first", "inaugural", "1st")
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
_HAN_NUMBERS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()


def _has_edition(text: str, edition: str) -> bool:
    """Whether ``text`` names an edition that is told in Chinese, in either language: 第十届, the tenth, 10th."""
    forms = [edition]
    if edition in _FIRST:
        forms += _FIRST
    elif (number := edition[1:-1]) in _HAN_NUMBERS or number.isdigit():
        at = int(number) if number.isdigit() else _HAN_NUMBERS.index(number) + 1
        forms += [f"第{at}{edition[-1]}", *(f"{at}{end}" for end in ("st", "nd", "rd", "th"))]
        forms += [_ORDINALS[at - 1], f"第{_HAN_NUMBERS[at - 1]}{edition[-1]}"] if at <= len(_ORDINALS) else []
    folded = simplified(text).lower()
    return any(re.search(rf"(?<![\w第]){form}" if form.isascii() else form, folded) for form in forms)


def _is_won_by(event: Event, bodies: Collection[str]) -> bool:
    """Whether one of ``bodies`` is itself a winner, and not somebody of it."""
    return any(same_body(one, name) for one in winners_of(event) for name in bodies)


def _is_only_of(event: Event, excluded: Collection[str]) -> bool:
    """Whether everybody who won, or somebody who took part, is ``excluded``."""
    if isinstance(event.content, Award):
        won = winners_of(event)
        return bool(won) and all(any(is_one_of(one, name) for name in excluded) for one in won)
    return any(has_institution(event, name) or has_person(event, name) for name in excluded)


def is_one_of(name: str, whole: str) -> bool:
    """Whether ``name`` is the person or body that ``whole`` is, or a part of it."""
    return belongs(name, whole) or same_person(name, whole)


def _is_on_side(asked: LedgerQuestion, event: Event) -> bool:
    """Whether those that a question names are on the other side than those that it asks for."""
    subject = (*asked.wanted.institutions, *asked.wanted.persons)
    if not asked.side or len(subject) != 1:
        return True
    givers, takers = sides_of(event)
    return any(is_one_of(one, subject[0]) for one in (takers if asked.side == "giver" else givers))

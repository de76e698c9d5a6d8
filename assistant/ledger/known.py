"""The names that the rows of the ledger have, found in a question however unlike a name they look."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from assistant.ledger.extraction.entities import Entity, EntityKind
from assistant.ledger.frame import frames
from assistant.ledger.names import award_core, core
from assistant.ledger.sorts import sort_of
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award, Collaboration, CollaborationKind
from vectorstore.text.aliases.offsets import fold_with_origins
from vectorstore.text.language import HAN

_HAN = re.compile(f"[{HAN}]")
_MARKS = frozenset('"“”„«»「」『』《》〈〉')
_GLOSSED = re.compile(r"^(?P<before>[^（(]+?) ?[（(](?P<inside>[^（()）]+)[)）]$")
# Characters of a name by which it is looked up.
_START = 3
# Characters of a person's name in Chinese are fewer.
_SHORT = 5
# Letters that a name of one word in small letters has at least.
_LONG = 5


class KnownNames:
    """The names of people, bodies and awards that ``events`` have, and the short forms that mean only one of them."""

    def __init__(self, events: Iterable[Event]) -> None:
        events = list(events)
        self._names: dict[str, tuple[EntityKind, str]] = {}
        made = dict.fromkeys(one for event in events for one in _made_by(event))
        self._made = sorted(((_compact(one)[0], one) for one in made), key=lambda pair: -len(pair[0]))
        short: dict[str, set[tuple[EntityKind, str]]] = defaultdict(set)
        for kind, name in dict.fromkeys(one for event in events for one in _named(event)):
            for form in _forms(kind, name):
                self._names.setdefault(_compact(form)[0], (kind, name))
            for form in _short_forms(kind, name):
                short[_compact(form)[0]].add((kind, name))
        for form, meant in short.items():
            if len(meant) == 1:
                self._names.setdefault(form, next(iter(meant)))
        self._starting: dict[str, list[str]] = defaultdict(list)
        for form in sorted(self._names, key=len, reverse=True):
            if len(form) > 1 and not frames(form):
                self._starting[form[:_START]].append(form)

    def find(self, question: str) -> list[Entity]:
        """The names in ``question``, the longest at each place; they may overlap."""
        letters, origins = _compact(question)
        found = []
        for at in range(len(letters)):
            form = next(self._at(question, letters, origins, at), None)
            if form:
                kind, name = self._names[form]
                found.append(Entity(kind, origins[at], origins[at + len(form) - 1] + 1, name))
        return found

    def made_in(self, question: str) -> tuple[str, str] | None:
        """What several set up that ``question`` names: its name, and the question with a gap for it."""
        letters, origins = _compact(question)
        for form, name in self._made:
            at = letters.find(form)
            if at >= 0 and _is_whole(letters, at, at + len(form)):
                return name, f"{question[: origins[at]]}     {question[origins[at + len(form) - 1] + 1 :]}"
        return None

    def _at(self, question: str, letters: str, origins: Sequence[int], at: int) -> Iterator[str]:
        """The forms that stand at a place of the question, the longest first."""
        starts = dict.fromkeys((letters[at : at + _START], letters[at : at + 2]))
        for form in (one for start in starts for one in self._starting.get(start, ())):
            end = at + len(form)
            if letters.startswith(form, at) and _is_whole(letters, at, end) and _is_name(question, form, origins[at]):
                yield form


# What has a name of its own, and is not only told of: the Harbour Fund, 溪岸研究中心, and no joint research.
_OWN_NAME = re.compile(
    f"[{HAN}A-Za-z·]{{3,}}(?:中心|研究院|研究所|实验室|基金|计划|基地|联盟|学院|平台|工程|工作站)"
    r"|(?:[^\W\d_a-z][\w'’-]*(?: (?:of|for|the|and|in|on))? ){1,8}[^\W\d_a-z][\w'’-]*"
)
_MADE: frozenset[CollaborationKind] = frozenset(("joint_institute", "fund", "training"))


def _made_by(event: Event) -> Iterator[str]:
    """The names of what the parties of an event set up."""
    for content in event.told or (event.content,):
        subject = content.subject if isinstance(content, Collaboration) and content.kind in _MADE else None
        if subject and _OWN_NAME.fullmatch(subject.text):
            yield subject.text


def _named(event: Event) -> Iterator[tuple[EntityKind, str]]:
    """The people, bodies and awards of an event, with their kinds."""
    for content in event.told or (event.content,):
        if isinstance(content, Award):
            yield from _named_of_award(content)
        elif isinstance(content, Collaboration):
            yield from (_person_or_body(one.text) for one in content.parties)
            yield from (("P", one.text) for one in content.people)


def _named_of_award(award: Award) -> Iterator[tuple[EntityKind, str]]:
    if award.award:
        yield "A", award.award.text
    for one in award.recipients:
        if one.name:
            # Beside a house a short Chinese name is somebody's, however rare the surname.
            short = one.institution and len(one.name.text) < _SHORT and sort_of(one.name.text) == "other"
            yield ("P", one.name.text) if short and _HAN.match(one.name.text) else _person_or_body(one.name.text)
        if one.institution:
            yield "O", one.institution.text
    if award.body:
        yield "O", award.body.text


def _person_or_body(name: str) -> tuple[EntityKind, str]:
    return ("P" if sort_of(name) == "person" else "O"), name


def _forms(kind: EntityKind, name: str) -> list[str]:
    """The ways to write a name: whole, without what stands in parentheses, that, without the form of a company."""
    glossed = _GLOSSED.match(name)
    forms = [name, *((glossed["before"], glossed["inside"]) if glossed else ())]
    if kind == "O":
        forms += [core(one) for one in forms]
    if kind == "A":
        forms += [award_core(one) for one in forms]
    return forms


# With the last word alone, these name no award.
_NOTHING_SAID = frozenset("the a an best international national world young outstanding distinguished annual".split())
_KINDS = re.compile(
    r"(?: (?:State|National|Regional|General|Memorial|Technical|Teaching|Research|University"
    r"|Hospitals?|Institute|Foundation|Society|Medical|Cent(?:er|re)|School|College|Infirmary|Clinic"
    r"|Trust|NHS|Health|Children['’]s|Biosciences|Therapeutics|Pharma\w*|Rotary|Club|Group|of Medicine))+$"
)


def _short_forms(kind: EntityKind, name: str) -> list[str]:
    """What a name is called for short: a person by surname, St Ann's Hospital as St Ann's, a hospital as 海大一院."""
    if _HAN.search(name):
        return list(_short_in_chinese(name)) if kind == "O" else []
    if kind == "A":
        words = name.split()
        return [f"{words[0]} {words[-1]}"] if len(words) > 2 and words[0].lower() not in _NOTHING_SAID else []
    if kind == "P":
        return name.split()[-1:] if len(name.split()) > 1 else []
    shorter = _KINDS.sub("", name)
    return [shorter] if kind == "O" and shorter != name else []


_HOUSE = re.compile(
    "(?P<place>[^大医省市县区]{2,6}?)(?P<sort>大学|医科大学|中医药大学|中医大学|医学院"
    "|学院)(?:[^附第]{0,6}学院)?附属(?:第(?P<number>[一二三四五六七八九十])"
    "|(?P<own>[^第]{2,4}?))(?:临床|附属|人民|中心)?医院"
)
_CITY_HOUSE = re.compile("(?P<place>.{2,6}?)[市县区]第(?P<number>[一二三四五六七八九十])(?P<sort>人民|中医|中心)?医院")
_SORT_SHORT = {
    "大学": ("大",),
    "医科大学": ("医大", "医"),
    "中医药大学": ("中医大", "中医药"),
    "中医大学": ("中医大",),
    "医学院": ("医",),
    "学院": ("院",),
}


def _short_in_chinese(name: str) -> Iterator[str]:
    """The short forms of hospitals: 青州医科大学附属第二医院 as 青医二院, 临海市第一人民医院 as 临海市一院."""
    if house := _HOUSE.fullmatch(name):
        for place in (house["place"], house["place"][0]):
            for sort in _SORT_SHORT[house["sort"]]:
                if house["number"]:
                    yield from (f"{place}{sort}{joint}{house['number']}院" for joint in ("", "附"))
                else:
                    yield f"{place}{sort}{house['own']}医院"
    elif house := _CITY_HOUSE.fullmatch(name):
        yield from (f"{house['place']}{city}{house['number']}院" for city in ("", "市"))


def _compact(text: str) -> tuple[str, list[int]]:
    """``text`` folded, without quotation marks and without white space beside Han, and where each letter came from."""
    folded, origins = fold_with_origins(text)
    places = origins or range(len(folded))
    kept = [(one, place) for one, place in zip(folded, places, strict=True) if one not in _MARKS]
    letters, where = [], []
    for at, (one, place) in enumerate(kept):
        beside = [each for each, _ in kept[max(0, at - 1) : at + 2]]
        if not one.isspace() or not any(_HAN.match(each) for each in beside):
            letters.append(one)
            where.append(place)
    return "".join(letters), where


def _is_whole(letters: str, start: int, end: int) -> bool:
    """Whether no word in Latin letters, and no number, is cut at either end."""
    return not any(
        _LATIN.match(letters[place - 1 : place]) and _LATIN.match(letters[place : place + 1])
        for place in (start, end)
        if place > 0
    )


_LATIN = re.compile(r"[^\W_\u2e80-\U000323af]")


def _is_name(question: str, form: str, start: int) -> bool:
    """Whether what is written there is meant as a name: one word of Latin letters must be written as one."""
    if " " in form or _HAN.search(form):
        return True
    return question[start].isupper() or (len(form) >= _LONG and not re.search("[A-Z]", question))

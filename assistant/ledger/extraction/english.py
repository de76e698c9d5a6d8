"""Find people, bodies, awards and ranks in English text, by capitals and by the words that such names end with."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction import english_forms as forms
from assistant.ledger.extraction import english_words as en
from assistant.ledger.extraction.capitals import find_unusual_people
from assistant.ledger.extraction.english_runs import MEETING_ON, bare_word, is_body, is_person, owned, parts_of
from assistant.ledger.extraction.entities import Entity


def find_english(text: str) -> Iterator[Entity]:
    """Bodies, awards, ranks, quoted titles, people and names of unknown kind, overlapping where in doubt."""
    for match in en.QUOTED.finditer(text):
        if (
            not en.AWARD_END.search(match[1])
            and not en.HAN_CHARACTER.search(match[1])
            and not en.SPOKEN.search(match[1])
        ):
            yield Entity("Q", match.start(), match.end(), match[1].strip(" ,."))
    lower = text.lower()
    for pattern, rank in forms.RANKS:
        if not any(word in lower for word in forms.RANK_WORDS[rank]):
            continue
        for match in pattern.finditer(text):
            yield Entity("C", match.end() - len(forms.BULLET.sub("", match.group(), count=1)), match.end(), rank)
    yield from _placed(text)
    yield from _by_form(text, lower)
    yield from _small_awards(text, lower)
    for match in forms.SAME.finditer(text) if any(word in lower for word in forms.AWARD_WORDS) else ():
        yield Entity("C", match.start(), match.end(), "")
    for match in forms.SHARED_THING.finditer(text) if " with " in text else ():
        yield Entity("C", *match.span(1), "")
    yield from find_unusual_people(text)
    for match in en.RUN.finditer(text):
        yield from _of_run(text, match.start(), match.group())


def _small_awards(text: str, lower: str) -> Iterator[Entity]:
    """Awards that are named without capitals, or by what they are for."""
    for form, words in forms.FORMS:
        if not any(word in lower for word in words) or (form is forms.SMALL_CONTEST and _CONTEST_NAMED.search(text)):
            continue
        for match in form.finditer(text):
            if form is forms.SMALL_CONTEST and forms.CONTEST_ANY.search(
                text, max(0, match.start() - 80), match.start(1)
            ):
                continue
            if form is not forms.ANY_SMALL or not (
                forms.SMALL_WORD.search(match[1]) or forms.NOT_SMALL.search(match[1])
            ):
                yield Entity("A", *match.span(match.lastindex or 0), match[match.lastindex or 0])


_CONTEST_NAMED = re.compile(r"\w \w*(?:Contest|Competition|Challenge|Olympiad|Hackathon|Games|Championships?)\b")


def _by_form(text: str, lower: str) -> Iterator[Entity]:
    """Awards whose names have a form of their own: honorary titles, orders, the X of the Year."""
    for form, words in forms.FORMS_OF_NAMES:
        for match in form.finditer(text) if any(word in lower for word in words) else ():
            yield Entity("A", *match.span(match.lastindex or 0), match[match.lastindex or 0])
    for match in forms.OF_THE_YEAR.finditer(text) if "of the year" in lower else ():
        yield Entity("A", match.start(), match.end(), match[1])


def _placed(text: str) -> Iterator[Entity]:
    """The places of a contest, in clauses that say who came where."""
    for came in forms.CAME.finditer(text):
        stop = text.find(". ", came.end())
        for match in forms.PLACED.finditer(text, came.start(), len(text) if stop < 0 else stop + 1):
            yield Entity("C", match.start(), match.end(), match["place"])


def _of_run(text: str, start: int, run: str) -> Iterator[Entity]:
    """What a run of capitalised words names: it may be several things."""
    for at, part in owned(parts_of(start, run)):
        if award := _award(text, at, part):
            yield from _ranked(award)
            continue
        if body := _body(at, part):
            yield body
            continue
        yield from _names(at, part)


def _ranked(award: Entity) -> Iterator[Entity]:
    """An award, and the class that its name begins with apart: First | Poster Prize."""
    rank = forms.RANK_WITHIN.match(award.text)
    if rank:
        yield Entity("C", award.start, award.start + len(rank[1]), rank[1].lower())
        award = Entity("A", award.start + rank.end(), award.end, award.text[rank.end() :])
    yield award


def _stripped(at: int, part: str) -> tuple[int, str]:
    """``part`` without the words at its beginning that only begin a sentence: In, The, Director of."""
    while True:
        title = en.OFFICE.match(part) or en.BASED.match(part) or en.PAPER_OF.match(part)
        word = part.split(" ", 1)[0]
        cut = title.end() if title else len(word) + 1 if word in en.SMALL else 0
        if not cut or cut >= len(part):
            return at, part
        rest = part[cut:]
        cut += len(rest) - len(re.sub(r"^(?:(?:of|the|and|at|in|for) )+", "", rest))
        at, part = at + cut, part[cut:]


def _without_small(at: int, part: str) -> tuple[int, str]:
    """``part`` without the small words at its beginning."""
    word, _, rest = part.partition(" ")
    while word in en.SMALL and rest:
        at, part = at + len(word) + 1, rest
        word, _, rest = part.partition(" ")
    return at, part


def _untitled(at: int, part: str) -> tuple[int, str]:
    """``part`` without titles before a name."""
    title = en.TITLE_WORDS.match(part)
    return (at + title.end(), part[title.end() :]) if title and title.end() < len(part) else (at, part)


def _award(text: str, at: int, part: str) -> Entity | None:
    at, part = _without_small(at, part)
    opening = en.OPENING.match(part)
    if opening and not en.AWARD_END.search(opening.group()):
        at, part = at + opening.end(), part[opening.end() :]
    last = list(en.AWARD_END.finditer(part))
    if not last and en.CONTEST.search(part):
        return Entity("A", at, at + len(part), part)
    if not last and not en.AWARD_FIRST.match(part):
        return None
    if last and en.HEAD_END.search(part) and not re.match(r" (?:in|for|of|on)\b", part[last[-1].end() :]):
        return None
    end = len(part)
    if last and (tail := part[last[-1].end() :]) and not re.match(r" (?:in|for|of|on)\b", tail):
        end = last[-1].end()
    if last and _IN_PLACE_ON.match(part[last[-1].end() :]):
        end = last[-1].end()
    if last and (seat := _AWARDS_IN.search(part[:end])) and seat[1] not in en.NOUNS | en.HEADS:
        end = seat.start(0)
    name = part[:end]
    bare = re.sub(r"^(?:19|20)\d\d ", "", name)
    if en.NO_AWARD.match(bare) or en.AFTER_AWARD.match(text, at + end):
        return None
    return Entity("A", at, at + end, bare)


# Where and when an award was given is no part of its name: the Medal in Lyon on May 4.
_IN_PLACE_ON = re.compile(r" in [A-Z][\w-]+(?: [A-Z][\w-]+)? on [A-Z]")


# Awards that were given in a town, and not for a field.
_AWARDS_IN = re.compile(
    r"(?<=Awards|Prizes) in ([A-Z](?!\w*(?:ology|ics|try|ing|ine|ence|ation|care|ship|ment|ism"
    r"|ure|apy|omy|phy|ery|ies|ity)$)[a-z]+)$"
)


# When something was done, before who did it: On Wednesday A University opened ...
_WHEN = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)(?: \d{1,2}| (?:19|20)\d\d)? (?:the )?(?=[A-Z])"
)


# What a company is, before its name: Brewer Hobday Ltd.
_TRADER = re.compile(
    r"(?:Brewer|Insurer|Drugmaker|Retailer|Manufacturer|Developer|Supermarket|Builder|Distiller|Publisher|Housebuilder|Biotech"
    r"|Startup|Pharma|Carmaker|Chipmaker|Lender|Charity|Telecoms?)(?: (?:giant|group|firm|chain))? (?=[A-Z]\w+ [A-Z])"
)


def _is_owned(owner: str, name: str) -> bool:
    """Whether a body has a name of its own behind that of its place: Ulaanbaatar's Shastin Hospital."""
    words = name.split()
    own = words[:1] and words[0] not in en.NOUNS | en.HEADS | {"National", "General", "Royal", "First"}
    own = own or (len(words) > 2 and words[0] in _KIND_FIRST)
    return len(words) > 1 and bool(own) and owner not in _NO_OWNERS and is_body(name)


_KIND_FIRST = frozenset(
    "Hospital Hôpital Clínica Clinica Instituto Centro Universidad Universidade Institut Klinik".split()
)
_NO_OWNERS = frozenset(
    "Women Children King Queen Guy People Men Veterans Prince Girls Boys Infants Mothers Friends".split()
)


def _body(at: int, part: str) -> Entity | None:
    begun = at
    at, part = _stripped(at, part)
    if (when := _WHEN.match(part)) and (at > begun or "day" in when.group()):
        at, part = at + when.end(), part[when.end() :]
    if trade := _TRADER.match(part):
        at, part = at + trade.end(), part[trade.end() :]
    owner = re.match(r"(\w+)(?:’s|'s) ", part)
    if owner and (owner[1] in en.NOT_NAMES or _is_owned(owner[1], part[owner.end() :])):
        at, part = at + owner.end(), part[owner.end() :]
    name = re.sub(r"(?:’s|'s|(?<=s)['’])$", "", part)
    if (office := en.OFFICE_OF.search(name)) and is_body(name[: office.start()]) and " " in name[: office.start()]:
        name = name[: office.start()]
    if (inside := en.IN_PLACE.search(name)) and is_body(name[: inside.start()]) and not is_body(inside.group()):
        name = name[: inside.start()]
    owned = en.OWNED.match(name)
    if owned and is_body(owned[1]) and " " in owned[1]:
        at, name = at + owned.start(2), owned[2]
    if en.ONLY_PART.match(name) or " " not in name or en.NO_BODY.search(name) or MEETING_ON.search(name):
        return None
    if is_body(name):
        if not en.HEAD_ANY.search(name) and all(word in en.NOUNS | en.HEADS or word.islower() for word in name.split()):
            return None
        if name.split()[0] in {"Department", "Division"} and " of " in name:
            return None
        return Entity("O", at, at + len(name), name)
    return None


def _names(at: int, part: str) -> Iterator[Entity]:
    at, part = _stripped(at, part)
    for match in re.finditer(r"(?<![^ ])(?:(?!(?:of|for|the|and|in|on|at|or|to)\b)[^ ]+ ?)+", part):
        begin, name = _untitled(*_stripped(at + match.start(), match.group().strip()))
        name = re.sub(r"(?:’s|'s)$", "", name)
        if (
            not name
            or name[0] in "'’"
            or name in en.HEADS
            or en.CONTRACTED.match(name)
            or name.rstrip(".") in en.TITLE_SET
        ):
            continue
        owner = en.OWNER.match(name)
        if owner and is_person(owner[2]):
            yield from _names(begin, owner[1])
            begin, name = begin + owner.start(2), owner[2]
        if title := en.TITLE_WITHIN.search(name):
            yield from _names(begin, name[: title.start()])
            yield from _names(begin + title.end(), name[title.end() :])
            continue
        if forms.BEST_NAME.fullmatch(name):
            yield Entity("A", begin, begin + len(name), name)
        elif is_person(name):
            yield Entity("P", begin, begin + len(name), name)
        elif len(name) > 2 and not name.isdigit() and _begins_name(name):
            yield Entity("X", begin, begin + len(name), name)


# What begins as a place's name does and is short for a house: San Rafael, North Cray.
_OF_PLACE = re.compile(rf"(?:San|Santa|North|South|East|West) (?!(?:{'|'.join(sorted(en.NOT_NAMES))})\b)[A-Z][a-z]+$")


def _begins_name(name: str) -> bool:
    """Whether ``name`` begins as names do, and not with an ordinary word."""
    return bare_word(name.split(maxsplit=1)[0]) not in en.NOT_NAMES or _OF_PLACE.match(name) is not None

"""Find people, bodies, awards and ranks in English text, by capitals and by the words that such names end with."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.ledger.extraction import english_forms as forms
from assistant.ledger.extraction import english_words as en
from assistant.ledger.extraction.capitals import find_unusual_people
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
    for match in forms.SAME.finditer(text) if any(word in lower for word in forms.AWARD_WORDS) else ():
        yield Entity("C", match.start(), match.end(), "")
    yield from find_unusual_people(text)
    for match in en.RUN.finditer(text):
        yield from _of_run(text, match.start(), match.group())


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
    for at, part in _owned(_parts(start, run)):
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


def _owned(parts: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """``parts``, where an award and whose it is are two: the Society's Young Investigator Award."""
    for at, part in parts:
        owner = en.OWNER.match(part)
        if owner and en.HEAD_ANY.search(owner[1]) and en.AWARD_END.search(owner[2]) and not en.NO_AWARD.match(owner[2]):
            yield at, owner[1]
            yield at + owner.start(2), owner[2]
        elif staff := next((one for one in _STAFF.finditer(part) if en.HEAD_ANY.search(part[: one.start()])), None):
            yield at, part[: staff.start()]
            yield at + staff.end(), part[staff.end() :]
        else:
            yield at, part


# A body's people: Queen's University Belmore's | Professor Una Kelly.
_STAFF = re.compile(rf"(?:['’]s|(?<=s)['’]) (?=(?:{'|'.join(en.TITLES)})\.? [A-Z])")


def _parts(start: int, run: str) -> Iterator[tuple[int, str]]:
    """``run`` cut where two names are joined: Fudan University and Ruijin Hospital; the Society at its Congress."""
    cut = 0
    for match in re.finditer(
        r" (?:and|or) (?:on|to|in|from|at|for|of|by) (?:the )?| (?:and|or|at|in|for|to|on|of|from) (?:the )?| the ", run
    ):
        left, right = run[cut : match.start()], run[match.end() :]
        if _cut_here(match.group(), left, right):
            yield start + cut, left
            cut = match.end()
    yield start + cut, run[cut:]


def _cut_here(link: str, left: str, right: str) -> bool:
    """Whether ``link`` stands between two names and not within one."""
    word, *more = link.split()
    if (more and more[0] != "the") or (left.endswith("Year") and word not in ("and", "the", "of")):
        return True
    if word == "the":
        return bool(en.AWARD_END.search(right)) and (_is_body(left) or _is_person(en.TITLE_WORDS.sub("", left)))
    if word == "and":
        return _cut_at_and(left, right, the=link.endswith("the "))
    left_award = bool(en.AWARD_END.search(left.rsplit(" ", 1)[-1]))
    if word in ("of", "from"):
        of_body = word == "of" and en.HEAD_ANY.search(right) and not en.NO_AWARD.match(left)
        return bool(of_body) if left_award else _is_person(en.TITLE_WORDS.sub("", left))
    nothing = not en.AWARD_END.search(left) and all(one in en.NOT_NAMES for one in left.split())
    nothing = nothing and not (word == "on" and _MEETING.search(left))
    bodies = word == "to" and not en.AWARD_END.search(left) and _is_body(left) and _is_body(right)
    if nothing or bodies or word in ("for", "or"):
        return nothing or bodies or _cut_at_for(word, left, right, award=left_award)
    return _cut_at_place(word, left, right, award=left_award)


def _cut_at_for(word: str, left: str, right: str, *, award: bool) -> bool:
    """The same for "for" and "or"."""
    if word == "or":
        return _is_body(left) and _is_body(right) and not award
    behind = _is_person(left) or re.match(r"\S*\d", right) or en.CONTEST.search(left)
    return bool(behind or (not _HEADS_ANY.search(left) and en.HEAD_ANY.search(right)))


def _cut_at_place(word: str, left: str, right: str, *, award: bool) -> bool:
    """The same for "at", "in", "on" and "to": what is behind a name, and not in it."""
    if word == "at" and _WARD.search(left) and _is_body(right):
        return True
    begins_other = right.split(" ", 1)[0] in en.NOT_NAMES
    if en.CONTEST.search(left) or (begins_other and (award or en.HEAD_ANY.search(left) or en.HEAD_END.search(left))):
        return True
    if word == "in" and re.search(r"\d$", left) and en.HEAD_ANY.search(right):
        return True
    body = _is_body(left) and not _is_body(right)
    return word != "in" and (award or _is_person(left) or body)


# A part of a house that has a name of its own.
_WARD = re.compile(r"\b(?:Ward|Unit|Wing|Appeal|Suite|Garden|Department|Team|Service)$")
_HEADS_ANY = re.compile(rf"\b(?:{'|'.join(en.BODY_HEADS)})\b|{en.AWARD_HEAD}")


@lru_cache(maxsize=1 << 12)
def _is_body(name: str) -> bool:
    return bool(en.HEAD_END.search(name) or en.HEAD_ANY.search(name))


def _cut_at_and(left: str, right: str, *, the: bool) -> bool:
    """The same for "and": two bodies, two awards or two people, but not the two halves of a name."""
    if en.AWARD_END.search(left.rsplit(" ", 1)[-1]) and (en.AWARD_END.search(right) or _is_body(right)):
        return True
    if the and (_is_award_at_first(right) or (" " in right and _is_body(right))):
        return True
    begun = re.split(" (?:of|from|at) ", right, maxsplit=1)[0]
    person_behind = bool(en.HEAD_ANY.search(left)) and begun != right and _is_person(begun)
    if re.match(r"\S+-based ", right) or (en.HEAD_SURE.search(left) and _begins_other(right)):
        return True
    place = all(word in en.NOT_NAMES for word in left.split())
    if place or person_behind or en.TITLE_WORDS.match(right) or (_is_body(left) and _is_kind_first(right)):
        return True
    if not _is_body(left):
        named = _is_person(left.rsplit(" of ", maxsplit=1)[-1]) and _is_person(right) and not en.AWARD_END.search(right)
        single = " " not in left and (the or en.SHORT_NAME.fullmatch(left) or left not in en.NOT_NAMES | en.NOUNS)
        return named or bool(_is_body(right) and single)
    own_name = en.HEAD_ANY.search(right) and right.split(maxsplit=1)[0] not in en.NOUNS | en.HEADS
    two = own_name and " " in left and " " in right and en.HEAD_END.search(left)
    whole = two or en.HEAD_SURE.search(left) or (en.HEAD_ANY.search(left) and (en.HEAD_SURE.search(right) or own_name))
    return bool(en.SHORT_NAME.fullmatch(right) or (_is_body(right) and " " in right and whole))


def _is_kind_first(name: str) -> bool:
    """Whether a name begins with what it is the name of: Ministry of Health of A, Hospital Son B."""
    kind = _OF_KIND.match(name)
    return kind is not None and name[kind.end() :].split(" ", 1)[0] not in en.NOUNS | en.HEADS | en.NOT_NAMES


_OF_KIND = re.compile(
    r"(?:(?:Ministry|University|Universities|Institute|Academy|Government|City|Bank|Bishop|Hospital|College"
    r"|Society) of "
    r"(?:(?:Health|Education|Science|Public|Medical|Sciences|Technology|and) )*(?:of )?(?:the )?"
    r"|(?:Hospital|Hôpital|Universidade?|Université|Università|Universität|Universitat|Instituto?|Institut|Clínica"
    r"|Klinikum|Ospedale|Fundación|Fundação|Fondation|Policlinico) (?:(?:de|do|da|di|del|des|du|für|of) )*"
    r"|University Hospital (?:of )?)(?=[A-ZÀ-Þ])"
)


_MEETING = re.compile(r"\b(?:Congress|Conference|Forum|Symposium|Summit|Workshop)$")

_MEETING_ON = re.compile(r"\b(?:Congress|Conference|Forum|Symposium|Summit|Workshop) (?:on|of|for|in)\b")


def _is_award_at_first(names: str) -> bool:
    """Whether the first of several names is an award's: Harvey Award to Ann Lee."""
    first = re.split(r" (?:to|for|of|from|at|in|and) ", names, maxsplit=1)[0]
    return en.AWARD_END.search(first.rsplit(" ", 1)[-1]) is not None


def _begins_other(right: str) -> bool:
    """Whether what stands behind "and" is a name of its own, and no second half: a person, a short name."""
    words = right.split()
    return words[0] not in en.NOUNS | en.HEADS and (_is_person(right) or (len(words) == 1 and not _is_body(right)))


def _stripped(at: int, part: str) -> tuple[int, str]:
    """``part`` without the words at its beginning that only begin a sentence: In, The, Director of."""
    while True:
        title = en.OFFICE.match(part) or en.BASED.match(part)
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
    name = part[:end]
    bare = re.sub(r"^(?:19|20)\d\d ", "", name)
    if en.NO_AWARD.match(bare) or en.AFTER_AWARD.match(text, at + end):
        return None
    return Entity("A", at, at + end, bare)


# Where and when an award was given is no part of its name: the Medal in Lyon on May 4.
_IN_PLACE_ON = re.compile(r" in [A-Z][\w-]+(?: [A-Z][\w-]+)? on [A-Z]")


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
    return len(words) > 1 and bool(own) and owner not in _NO_OWNERS and _is_body(name)


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
    if (office := en.OFFICE_OF.search(name)) and _is_body(name[: office.start()]) and " " in name[: office.start()]:
        name = name[: office.start()]
    if (inside := en.IN_PLACE.search(name)) and _is_body(name[: inside.start()]) and not _is_body(inside.group()):
        name = name[: inside.start()]
    owned = en.OWNED.match(name)
    if owned and _is_body(owned[1]) and " " in owned[1]:
        at, name = at + owned.start(2), owned[2]
    if en.ONLY_PART.match(name) or " " not in name or en.NO_BODY.search(name) or _MEETING_ON.search(name):
        return None
    if _is_body(name):
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
        if owner and _is_person(owner[2]):
            yield from _names(begin, owner[1])
            begin, name = begin + owner.start(2), owner[2]
        if title := en.TITLE_WITHIN.search(name):
            yield from _names(begin, name[: title.start()])
            yield from _names(begin + title.end(), name[title.end() :])
            continue
        if forms.BEST_NAME.fullmatch(name):
            yield Entity("A", begin, begin + len(name), name)
        elif _is_person(name):
            yield Entity("P", begin, begin + len(name), name)
        elif name.split()[0] not in en.NOT_NAMES and len(name) > 2 and not name.isdigit():
            yield Entity("X", begin, begin + len(name), name)


# Numbers are parts of some names, behind the first: Mary Two Hats.
_IN_NAMES = frozenset("One Two Three Four Five Six Seven Many".split())
_OWNING = re.compile(r"[A-Za-z]['’]s? ")


@lru_cache(maxsize=1 << 12)
def _is_person(name: str) -> bool:
    """Whether ``name`` has the look of a person's: two to four words, none of which names something else."""
    name = en.TITLE_WORDS.sub("", name)
    words = name.split()
    if not 2 <= len(words) <= 4 or not en.PERSON.fullmatch(name) or _OWNING.search(name):
        return False
    numbered = words[0] not in en.NOT_NAMES and len(words) > 2
    if any(
        (word.strip(".,") in en.NOT_NAMES and not (numbered and word in _IN_NAMES))
        or word in en.NOUNS
        or word in en.HEADS
        for word in words
    ):
        return False
    return not any(len(word) > 3 and word.isupper() for word in words) or sum(word.isupper() for word in words) == 1

"""Cut runs of capitalised English words where two names are joined, and tell bodies and people among them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.ledger.extraction import english_words as en


def owned(parts: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """``parts``, where an award and whose it is are two: the Society's Young Investigator Award."""
    for at, part in parts:
        owner = en.OWNER.match(part)
        if owner and en.HEAD_ANY.search(owner[1]) and en.AWARD_END.search(owner[2]) and not en.NO_AWARD.match(owner[2]):
            yield at, owner[1]
            yield at + owner.start(2), owner[2]
        elif office := next((one for one in en.TITLE_WITHIN.finditer(part) if _is_house(part[: one.start()])), None):
            yield at, part[: office.start()]
            yield at + office.end(), part[office.end() :]
        elif staff := next((one for one in _STAFF.finditer(part) if en.HEAD_ANY.search(part[: one.start()])), None):
            yield at, part[: staff.start()]
            yield at + staff.end(), part[staff.end() :]
        else:
            yield at, part


def _is_house(name: str) -> bool:
    """Whether a name before an office is the house's whose it is: Marlow Hospital | CEO Gary Holm; Hospital."""
    return bool(en.HEAD_ANY.search(name) or en.HEAD_END.search(name)) and not en.AWARD_END.search(name)


# A body's people: Queen's University Belmore's | Professor Una Kelly.
_STAFF = re.compile(rf"(?:['’]s|(?<=s)['’]) (?=(?:{'|'.join(en.TITLES)})\.? [A-Z])")


def parts_of(start: int, run: str) -> Iterator[tuple[int, str]]:
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
    when = word in ("in", "on", "at") and _DAY.match(right) is not None
    if when or (more and more[0] != "the") or (left.endswith("Year") and word not in ("and", "the", "of")):
        return True
    if word == "the":
        return bool(en.AWARD_END.search(right)) and (is_body(left) or is_person(en.TITLE_WORDS.sub("", left)))
    if word == "and":
        return _cut_at_and(left, right, the=link.endswith("the "))
    left_award = bool(en.AWARD_END.search(left.rsplit(" ", 1)[-1]))
    if word in ("of", "from"):
        of_body = word == "of" and en.HEAD_ANY.search(right) and not en.NO_AWARD.match(left)
        return bool(of_body) if left_award else is_person(en.TITLE_WORDS.sub("", left))
    nothing = not en.AWARD_END.search(left) and all(one in en.NOT_NAMES for one in left.split())
    nothing = nothing and not (word == "on" and _MEETING.search(left))
    bodies = word == "to" and not en.AWARD_END.search(left) and is_body(left) and is_body(right)
    if nothing or bodies or word in ("for", "or"):
        return nothing or bodies or _cut_at_for(word, left, right, award=left_award)
    return _cut_at_place(word, left, right, award=left_award)


def _cut_at_for(word: str, left: str, right: str, *, award: bool) -> bool:
    """The same for "for" and "or"."""
    if word == "or":
        return is_body(left) and is_body(right) and not award
    behind = is_person(left) or re.match(r"\S*\d", right) or en.CONTEST.search(left)
    return bool(behind or (not _HEADS_ANY.search(left) and en.HEAD_ANY.search(right)))


def _cut_at_place(word: str, left: str, right: str, *, award: bool) -> bool:
    """The same for "at", "in", "on" and "to": what is behind a name, and not in it."""
    if word == "at" and _WARD.search(left) and is_body(right):
        return True
    begins_other = right.split(" ", 1)[0] in en.NOT_NAMES
    if en.CONTEST.search(left) or (begins_other and (award or en.HEAD_ANY.search(left) or en.HEAD_END.search(left))):
        return True
    if word == "in" and re.search(r"\d$", left) and en.HEAD_ANY.search(right):
        return True
    body = is_body(left) and not is_body(right)
    return word != "in" and (award or is_person(left) or body)


# When something was given is no part of its name: the Medal for Courage in April.
_DAY = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Spring|Summer|Autumn|Winter)\b(?! [A-Z][a-z])"
)
# A part of a house that has a name of its own.
_WARD = re.compile(r"\b(?:Ward|Unit|Wing|Appeal|Suite|Garden|Department|Team|Service)$")
_HEADS_ANY = re.compile(rf"\b(?:{'|'.join(en.BODY_HEADS)})\b|{en.AWARD_HEAD}")


@lru_cache(maxsize=1 << 12)
def is_body(name: str) -> bool:
    """Whether ``name`` has a word that only names of bodies have, or ends as they do."""
    return bool(en.HEAD_END.search(name) or en.HEAD_ANY.search(name))


def _cut_at_and(left: str, right: str, *, the: bool) -> bool:
    """The same for "and": two bodies, two awards or two people, but not the two halves of a name."""
    if en.AWARD_END.search(left.rsplit(" ", 1)[-1]) and (en.AWARD_END.search(right) or is_body(right)):
        return True
    demonym = all(word in en.NOT_NAMES for word in right.split()) or re.match(r"[A-Z]{3,6}\b", right) is not None
    if the and (demonym or _is_award_at_first(right) or (" " in right and is_body(right))):
        return True
    begun = re.split(" (?:of|from|at) ", right, maxsplit=1)[0]
    housed = en.HEAD_ANY.search(left) or en.HEAD_ANY.search(right, len(begun))
    person_behind = begun != right and bool(housed) and is_person(begun)
    if re.match(r"\S+-based ", right) or (en.HEAD_SURE.search(left) and _begins_other(right)):
        return True
    place = all(word in en.NOT_NAMES for word in left.split())
    if place or person_behind or en.TITLE_WORDS.match(right) or (is_body(left) and _is_kind_first(right)):
        return True
    if not is_body(left):
        named = is_person(left.rsplit(" of ", maxsplit=1)[-1]) and is_person(right) and not en.AWARD_END.search(right)
        single = " " not in left and (the or en.SHORT_NAME.fullmatch(left) or left not in en.NOT_NAMES | en.NOUNS)
        return named or bool(is_body(right) and single)
    own_name = en.HEAD_ANY.search(right) and right.split(maxsplit=1)[0] not in en.NOUNS | en.HEADS
    two = own_name and " " in left and " " in right and en.HEAD_END.search(left)
    whole = two or en.HEAD_SURE.search(left) or (en.HEAD_ANY.search(left) and (en.HEAD_SURE.search(right) or own_name))
    return bool(en.SHORT_NAME.fullmatch(right) or (is_body(right) and " " in right and whole))


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

MEETING_ON = re.compile(r"\b(?:Congress|Conference|Forum|Symposium|Summit|Workshop) (?:on|of|for|in)\b")


def _is_award_at_first(names: str) -> bool:
    """Whether the first of several names is an award's: Harvey Award to Ann Lee."""
    first = re.split(r" (?:to|for|of|from|at|in|and) ", names, maxsplit=1)[0]
    return en.AWARD_END.search(first.rsplit(" ", 1)[-1]) is not None


def _begins_other(right: str) -> bool:
    """Whether what stands behind "and" is a name of its own, and no second half: a person, a short name."""
    words = right.split()
    return words[0] not in en.NOUNS | en.HEADS and (is_person(right) or (len(words) == 1 and not is_body(right)))


# Numbers are parts of some names, behind the first: Mary Two Hats.
_IN_NAMES = frozenset("One Two Three Four Five Six Seven Many".split())
_OWNING = re.compile(r"[A-Za-z]['’]s? ")


def bare_word(word: str) -> str:
    """A word without marks; a letter with a point is an initial, and no word."""
    return word if re.fullmatch(r"[A-Z]\.", word) else word.strip(".,")


@lru_cache(maxsize=1 << 12)
def is_person(name: str) -> bool:
    """Whether ``name`` has the look of a person's: two to four words, none of which names something else."""
    name = en.TITLE_WORDS.sub("", name)
    words = name.split()
    if not 2 <= len(words) <= 4 or not en.PERSON.fullmatch(name) or _OWNING.search(name):
        return False
    numbered = words[0] not in en.NOT_NAMES and len(words) > 2
    if any(
        (bare_word(word) in en.NOT_NAMES and not (numbered and word in _IN_NAMES))
        or word in en.NOUNS
        or word in en.HEADS
        for word in words
    ):
        return False
    return not any(len(word) > 3 and word.isupper() for word in words) or sum(word.isupper() for word in words) == 1

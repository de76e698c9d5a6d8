"""Give bodies that an article first names in full their full names where it names them short."""

import re

from assistant.ledger.extraction.body_words import COUNTRY
from assistant.ledger.extraction.entities import Entity
from vectorstore.text.language import HAN
from vectorstore.text.names.english import PLACES

_HAN = re.compile(f"[{HAN}]")
_FORM = re.compile(
    r"(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)|(?:股份|控股|集团|药业|医药|制药|生物|科技|医疗|技术|健康"
    r"|中国)*(?:股份)?(?:有限)?(?:责任)?(?:公司|集团)?"
)
_COMMON = re.compile(r"(?:中国|国家|北京|上海|研究|医学|医疗|生物|科技|大学|学院|医院|中心|公司|实验室)+")
_HEAD_ZH = re.compile("(?:大学|医院|学院|公司|集团|研究院|研究所|学会|协会|基金会|中心|实验室)$")
# First words of names that many bodies have, which are no short form of one.
_NO_SHORT = frozenset(
    "The First Second Third National International European American Asian African British German French Chinese "
    "World Global"
    " Royal Central General Medical Health Cancer Children's Women's University Institute Hospital Center Centre "
    "Society"
    " Association Department School College Faculty Foundation Academy Ministry State City County Federal United New "
    "Saint St"
    " Queen King Prince Princess North South East West Northern Southern Eastern Western Red Dr Professor Mount "
    "Great Asia"
    " Pacific Commonwealth Union Digital Advanced Applied Clinical Public Community Regional Provincial Municipal "
    "People's"
    " China Beijing Shanghai Hong London Paris Berlin Tokyo Boston Toronto Melbourne Sydney Singapore Zurich "
    "Geneva Vienna".split()
)


# What looks like a person and is a place or a house: Los Alamos.
_ARTICLES = ("Los ", "Las ", "San ", "Santa ", "São ", "Saint ", "St ")


def with_full_names(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, where a body that is named short has the full name of the only body that it can be."""
    bodies = list(dict.fromkeys(one.text for one in entities if one.kind == "O"))
    full: dict[str, str] = {}
    for name in dict.fromkeys(
        one.text
        for one in entities
        if one.kind in "OX" or (one.kind == "P" and (one.text.startswith(_ARTICLES) or _is_house(one.text, bodies)))
    ):
        if name.isascii() and " " not in name and (name in PLACES or _is_where(name, text)):
            continue
        longer = [other for other in bodies if len(other) > len(name) and is_short_for(name, other)]
        longer = [one for one in longer if not any(one != other and one.startswith(other) for other in longer)]
        if len(longer) == 1 and COUNTRY.match(longer[0]) and longer[0].endswith(name) and len(name) > 3:
            full[longer[0]] = name
        elif len(longer) == 1:
            full[name] = longer[0]
    return [
        Entity("O", one.start, one.end, full[one.text]) if one.kind in "OPX" and one.text in full else one
        for one in entities
    ]


def _is_where(name: str, text: str) -> bool:
    """Whether something is in, near, around or across ``name``."""
    for where in (" in ", " near ", " around ", " across "):
        at = text.find(where + name)
        while at >= 0:
            if not text[at + len(where) + len(name) :][:1].isalnum():
                return True
            at = text.find(where + name, at + 1)
    return False


_OF_PLACE = re.compile(r"(?: [A-Z]\w+)?")
_HOUSE = re.compile(
    r" (?:(?:General|District|University|Children's|Teaching) )?(?:Hospital|Infirmary|University|College|Hospice)"
)


def _is_house(name: str, bodies: list[str]) -> bool:
    """Whether what looks like a person is the beginning of a house's name: Mount Calder."""
    return any(one.startswith(name) and _HOUSE.fullmatch(one, len(name)) for one in bodies)


def is_short_for(short: str, name: str) -> bool:
    """Whether ``short`` can be said for ``name``: 理工大学 for 临海理工大学, Severance for Severance Hospital."""
    if _HAN.search(name):
        return _is_short_zh(short, name)
    words = name.split()
    of = f"University of {short}"
    if name.startswith(of) and " " not in short and _OF_PLACE.fullmatch(name, len(of)):
        return True
    if _is_own_part(short, name):
        return True
    common = words[0] in _NO_SHORT and not (words[0] in _HALF_SHORT and " " in short)
    if len(words) < 2 or common or not re.fullmatch(r"[A-Z][\w’'&-]{2,}(?: [A-Z][\w’'&-]+)*", short):
        return False
    shorter = short.removesuffix("'s").removesuffix("’s")
    begun = words[: len(shorter.split())]
    return begun in (short.split(), shorter.split()) and " of " not in f" {shorter} "


# Words of many names that with the next one are a short form: St Brannoc's, Royal Free, Mount Sinai.
_HALF_SHORT = frozenset("St Saint Royal Mount Great King Queen Prince Princess Red New Good Our".split())
# A name that begins with what it is, and behind it its own part: Hospital Regional | Los Alamos.
_KIND_FIRST = re.compile(
    r"(?:(?:Centro|Hospital|Hospitalar|Instituto|Institut|Institute|Clínica|Clinica|Clinique|Klinik"
    r"|Klinikum|Ospedale|Hôpital|Policlinico"
    r"|Universidade?|Universidad|Université|Università|Universität|Fundación|Fundação|Fundació|Fondation|Stiftung"
    r"|Regional|General|Nacional|Universitario|Universitaire|Universitário|Provincial|Municipal|Central"
    r"|Santa?|de|do|da|di|des|du|d['’]) ?)+"
)


def _is_own_part(short: str, name: str) -> bool:
    """Whether ``short`` is what a name has behind the word for what it is."""
    kind = _KIND_FIRST.match(name)
    return (
        kind is not None
        and len(short) > 4
        and " " in short
        and (re.sub(r" (?:of|de|in|,) [A-Z]\w+$", "", name[kind.end() :]).strip() == short)
    )


def _is_short_zh(short: str, name: str) -> bool:
    if not _HAN.search(short) or len(short) < 3 or _COMMON.fullmatch(short):
        return False
    if name.startswith(short):
        return _FORM.fullmatch(name[len(short) :]) is not None
    head, other = _HEAD_ZH.search(short), _HEAD_ZH.search(name)
    if not head or not other or head.group() != other.group() or len(short) < 4:
        return False
    if name.endswith(short):
        return True
    # 青川医院 for 青川心血管病医院: the same beginning and end, its characters in order.
    left = iter(name)
    return (
        head.group() != "大学"
        and short[:2] == name[:2]
        and len(short) <= 6
        and "附属" not in name
        and all(one in left for one in short)
    )

"""What sort of thing a name is of, as far as the name tells: a person, a university, a hospital, a company."""

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal

from vectorstore.text.folding import simplified
from vectorstore.text.language import HAN
from vectorstore.text.names import find_names

# ``body`` is any other institution, ``other`` what no word of the name tells. No name is of the sort ``team``, by which
# all but people are asked for among winners.
Sort = Literal["person", "university", "hospital", "company", "society", "body", "team", "other"]

_HAN = re.compile(f"[{HAN}]")
_SORTS_ZH: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    ("society", re.compile("基金会?$|慈善|红十字|学会$|协会$|联盟$|联合会$|总会$|商会$|校友会$|家族")),
    (
        "company",
        re.compile(
            "公司|集团$|药业$|制药|医药$|生物$|科技$|医疗$|健康$|资本$|股份|控股|企业|银行|保险|[竹茶酒果渔农矿]业$"
        ),
    ),
    ("hospital", re.compile("医院|保健院|卫生院|诊所|卫生中心$")),
    ("university", re.compile("(?:大学|学院|学校|中学|小学|高校|学部)$|大学")),
    ("body", re.compile("研究[院所]|中心$|委员会$|[局厅委部处科室系组队站社馆署会院所]$|政府|团队|病区|实验室|平台")),
)
_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "company",
        re.compile(
            r"\b(?:Inc|Ltd|Limited|plc|PLC|LLC|LLP|GmbH|AG|AB|SE|SA|NV|BV|Corp|Corporation|Company|Co|Holdings?"
            r"|Pharma\w*|Biotech\w*|Bioscience\w*|Biologics|Biopharma\w*|Therapeutics|Diagnostics|Technolog(?:y|ies)"
            r"|Genomics|Ventures|Capital|Robotics|Devices|Instruments|Surgical|Bio|Medtech|Systems|Bank|Partners"
            r"|Software|Industries|Labs|Health|Healthcare|Medical|Sciences|Mutual|Insurance|Foods|Motors|Energy)\.?$"
        ),
    ),
    (
        "hospital",
        re.compile(
            r"\b(?:Hospitals?|Infirmary|Clinics?|Medical Cent(?:er|re)|Hospice|NHS|Health Board|Hôpital|Hôpitaux"
            r"|Hospitalier"
            r"|Clínica|Clinique|Kliniken|Ospedale|Szpital|Ziekenhuis|Sykehus|Sjukhus|Policlinico|Sanatorium)\b"
            r"|\b\w*(?:[Kk]linik(?:um)?|[Kk]rankenhaus|sjukhuset?|sykehuset?|hospitalet)\b"
        ),
    ),
    (
        "society",
        re.compile(
            r"\b(?:Foundation|Society|Association|Trust|Charity|Red Cross|Federation|Alliance|Union|League|Club|Fund"
            r"|Guild|Friends|Stiftung|Fundación|Fundação|Fondation|Fondazione|Sociedad|Sociedade|Société"
            r"|Gesellschaft)\b"
        ),
    ),
    (
        "university",
        re.compile(
            r"\b(?:Universi(?:t\w+|dad\w*)|Uniwersytet|Univerzit\w+|Üniversitesi|Università|College|Polytechnic"
            r"|Politécnic\w+"
            r"|Hochschule|École|Escuela|Escola|Facult\w+|Facoltà|Facultad|School|Institutet|Faculty|Yliopisto)\b"
            r"|\b\w+(?:hochschule|universit[äe]t\w*|universitet\w*)\b"
        ),
    ),
    (
        "body",
        re.compile(
            r"\b(?:Institut\w*|Istituto|Instytut|Centro|Zentrum|Laboratorio|Consorcio|Ministerio|Academy"
            r"|Laborator\w+|Lab|Cent(?:er|re)|Council|Commission|Committee|Ministry|Bureau"
            r"|Administration|Authority|Agency|Government|Department|Team|Group|Unit|Ward|Network|Consortium|Division"
            r"|Service|Services|Board|Office|Programme|Program|Project|Clinic|Library|Museum|Station)\b"
        ),
    ),
)
_PERSON = re.compile(
    r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:van|von|de|der|den|bin|al|el|da|dos|di|del|la|le) )?[^\W\d_a-z][\w.'’-]*){1,3}"
)
_PERSON_ZH = re.compile(f"[{HAN}]{{1,12}}(?:·[{HAN}A-Z.]{{1,12}})+")


@lru_cache(maxsize=1 << 14)
def sort_of(name: str) -> Sort:
    """The sort of thing that ``name`` is of."""
    # The Institute on Sleep at Hill University is no university.
    name = re.split(r" at (?:the )?|, ", simplified(name))[0]
    han = _HAN.search(name) is not None
    for sort, told in _SORTS_ZH if han else _SORTS:
        if told.search(name):
            return sort
    if han:
        whole = any(one.start == 0 and one.end == len(name) for one in find_names(name))
        return "person" if whole or _PERSON_ZH.fullmatch(name) else "other"
    return "person" if _PERSON.fullmatch(name) and not re.search(r"['’]s\b", name) else "other"


# What each kind of body that is asked for cannot be.
_NEVER: dict[str, frozenset[Sort]] = {
    "university": frozenset(("person", "hospital", "company", "society")),
    "hospital": frozenset(("person", "university", "company", "society")),
    "company": frozenset(("person", "university", "hospital", "society", "body")),
    "society": frozenset(("person", "university", "hospital", "company", "body")),
    "body": frozenset(("person",)),
    "team": frozenset(("person",)),
    "person": frozenset(("university", "hospital", "company", "society", "body")),
}


def of_sorts(names: Sequence[str], sorts: Sequence[Sort], bodies: Collection[str] = ()) -> list[str]:
    """Those of ``names`` that may be what a question asks for; all where it asks for no sort.

    ``bodies`` are known to be no people, even if two capitalised words may be anything.
    Companies are called anything. But beside hospitals that are called so, what is called nothing is no hospital.
    """

    def of(name: str) -> Sort:
        sort = sort_of(name)
        return "other" if sort == "person" and name in bodies else sort

    left = [name for name in names if not sorts or any(of(name) not in _NEVER[sort] for sort in sorts)]
    named = {"hospital", "university", "society"}.issuperset(sorts) and any(of(name) in sorts for name in left)
    return [name for name in left if of(name) != "other"] if named and sorts else left

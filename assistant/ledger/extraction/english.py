"""Find people, bodies, awards and ranks in English text, by capitals and by the words that such names end with."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.entities import Entity

_LETTER = "A-Za-z0-9À-ÖØ-öø-ſ"
_CAP = rf"(?:St\. [A-Z][a-z’']+|[A-ZÀ-ÖØ-ÞŌ][{_LETTER}’'&.-]*[{_LETTER}]|[A-ZÀ-ÖØ-Þ]\.?|\d{{1,3}}(?:st|nd|rd|th))"
_LINK = r"(?:of|for|the|and|in|on|at|de|la|du|&|or|van|von|der|to)"
# Names are read from runs of capitalised words that small words may join.
_RUN = re.compile(rf"(?<![{_LETTER}@])(?:{_CAP})(?:(?:[ \u00a0](?:{_LINK}[ \u00a0]){{0,2}}|-)(?:{_CAP}))*")

BODY_HEADS = (
    "University Universities College School Hospital Hospitals Institute Institutes Institutet Institution Academy "
    "Academies Laboratory Laboratories Center Centre Clinic Clinics Foundation Trust Society Association Federation "
    "Alliance Council Commission Committee Ministry Bureau Administration Authority Agency Government Company "
    "Corporation Corp Inc Ltd Limited GmbH plc LLC Group Holdings Holding Pharma Pharmaceutical Pharmaceuticals "
    "Biotech Biotechnology Biosciences Bioscience Biologics Biopharma Therapeutics Diagnostics Technologies Technology "
    "Genomics Healthcare Bank Organization Organisation Consortium Network Assembly Polytechnic Infirmary "
    "Capital Ventures Lab Labs Medicine Health Biomedical Medtech Sciences Medical Devices Robotics Instruments Bio "
    "Faculty Collaborative Charity Department Municipality Fund Systems Insurance Partners Imaging Science"
).split()
# Such a word makes a name a body's wherever it stands in it; the others must stand at its end.
_STRONG = (
    "University College Hospital Institute Institutes Academy Laboratory Center Centre Clinic Foundation Society "
    "Association Federation Council Commission Committee Ministry Bureau Administration School Assembly Faculty "
    "Department Universities Hospitals Institutet Alliance Federation Trust Agency"
).split()
_HEAD_END = re.compile(rf"\b(?:{'|'.join(BODY_HEADS)})\.?$")
# Of such a word at its end one can tell that the name ends there.
_HEAD_SURE = re.compile(
    rf"\b(?:{'|'.join(_STRONG)}|Hospitals|Laboratories|Inc|Ltd|Limited|Corporation|Company"
    rf"|Group|Pharmaceuticals?|GmbH|Government|Bureau|Pharma|Biotech|Therapeutics|Biosciences"
    rf"|Genomics|Capital|Healthcare|Technologies|Bio|Diagnostics|Biologics|Holdings|Ventures)\.?$"
)
_NO_BODY = re.compile(
    r"\b(?:Team|Project|Program|Programme|Conference|Congress|Forum|Event|Day|Week|Building"
    r"|Campus|Plan|Report|Journal|Act|Law|System|Wing|Ward|Medicine Day)s?$"
)
_HEAD_ANY = re.compile(rf"\b(?:{'|'.join(_STRONG)})\b")
# Of names that are no party to anything by themselves: they only say where in a body somebody works.
_ONLY_PART = re.compile(r"^(?:Department|Division|Section|Office|Board|Faculty of [A-Z]\w+|School|College|Hospital)$")

_AWARD_HEAD = r"(?:Awards?|Prizes?|Medals?|Lectureships?|Laurels?|Fellowships?|Honou?rs)"
_AWARD_END = re.compile(rf"\b{_AWARD_HEAD}\b")
_CONTEST = re.compile(r"\w \w*(?:Contest|Competition|Challenge|Olympiad)$")
# Words before an award in one run with it: Winning the Distinguished Clinician Award.
_OPENING = re.compile(r"(?!Order |Medal |Knight|Prize |Award )[A-Z]\w+(?: \w+)? the (?=[A-Z])")
_AWARD_FIRST = re.compile(r"^(?:(?:National |Grand |Royal )?Order of|Medal of|Prize for|Award for)\b")
_NO_AWARD = re.compile(
    r"^(?:(?:The |This |That |These |An? |Each |Every |Any |Other |Such |Past |Previous |Many |Both )?"
    r"(?:Best )?(?:Awards?|Prizes?|Medals?|Honou?rs|Fellowships?|Fellows)"
    r"|(?:First|Second|Third|Grand|Special|Top|Gold|Silver|Bronze|Fourth|Merit) (?:Prizes?|Awards?|Medals?))$"
)
_AFTER_AWARD = re.compile(
    r"[ \u00a0]+(?:ceremony|ceremonies|committee|gala|dinner|night|money|winners? list|selection"
    r"|jury|panel|season|nominees?)\b",
    re.IGNORECASE,
)
_RANKS = (
    (re.compile(r"\b(?:first[ -](?:class|grade) )?(?:first|1st)[ -](?:prize|class|place|award)s?\b", re.I), "first"),
    (re.compile(r"\b(?:second|2nd)[ -](?:prize|class|place|award)s?\b|\brunners?-up\b", re.I), "second"),
    (re.compile(r"\b(?:third|3rd)[ -](?:prize|class|place|award)s?\b", re.I), "third"),
    (re.compile(r"\b(?:grand|top) (?:prize|award)s?\b", re.I), "grand"),
    (re.compile(r"\bspecial(?:[ -]class)? (?:prize|award)s?\b|\bspecial[ -]class\b", re.I), "special"),
    (re.compile(r"\bgold (?:prize|medal|award)s?\b", re.I), "gold"),
    (re.compile(r"\bsilver (?:prize|medal|award)s?\b", re.I), "silver"),
    (re.compile(r"\bbronze (?:prize|medal|award)s?\b", re.I), "bronze"),
    (re.compile(r"\b(?:merit|excellence) (?:prize|award)s?\b|\bhonou?rable mentions?\b", re.I), "merit"),
)

_BEST = re.compile(r"(?m)^[-*•\d. ]*((?:Best|Outstanding|Rising|Young) [A-Z][A-Za-z ]{2,40}?)(?=\s*(?:[:–—]|- ))")
_OF_THE_YEAR = re.compile(r"\b(?:[A-Z][\w'-]+ ){1,4}of the Year\b(?: Award)?")
# Awards that are named without capitals.
_SMALL_AWARD = re.compile(r"\b((?:best|young|lifetime|early|outstanding) (?:[a-z-]+ ){1,3}(?:award|prize)s?)\b")
# An award or a rank that was named before: the prize, half of the award.
_SAME = re.compile(
    r"\b(?:[Oo]ne half of |[Tt]he other half of )?(?:[Tt]he|[Tt]his|[Tt]hat) (?:(?!first"
    r"|second|third|fourth|grand|special|top|gold|silver|bronze|merit|other|two|three|four)[a-z]+ )?(?:pri"
    r"ze|award|medal|honou?r)\b(?! (?:ceremony|money|committee|fund|jury|winner|amount|was (?:set"
    r"|found|creat|establ|not)))|[Tt]he other half\b"
)

TITLES = (
    "Dr Prof Professor Professors Mr Ms Mrs Miss Sir Dame Lord President Director Chairman Chairwoman Chair Dean "
    "Academician Academicians Vice Deputy Minister Mayor Secretary General Chancellor Governor Doctor Nurse Principal "
    "Chief Executive Officer CEO Founding Founder Premier Ambassador Associate Assistant Emeritus Honorary Senior "
    "Managing Distinguished Scientist Researcher Researchers Executive Party Provost Rector Surgeon Ambassadors Drs "
    "Representatives Delegates Members Scientists Doctors Experts Leaders Officials Students Surgeons Staff "
    "Nurses Colleagues Sister Matron Editor Winner Winners Recipient Laureate Laureates "
    "Nobelist Physician Chairperson Head Presidents Mathematician"
).split()
_TITLE_WORDS = re.compile(rf"^(?:(?:{'|'.join(TITLES)})(?:\.|\b)(?: of(?= [A-Z]))?[ ,]*)+")
_OFFICE = re.compile(
    rf"^(?:(?:{'|'.join(TITLES)})\.? ){{0,3}}(?:{'|'.join(TITLES)})(?:\.? (?:of|at)(?: the)? "
    rf"|\.? (?=[A-Z][a-z]+ [A-Z]\w+$))"
)
_SMALL = frozenset(
    "The In On At By For From With To After During As When While Since Both And But Under Of This Its Their Our Before "
    "Professor Dr Prof Dr. Prof. Mr Ms Mrs Mr. Ms. Mrs. Academician Academicians Professors".split()
)
# Capitalised words that begin a sentence, or are names of days, peoples and places, but not of people.
_NOT_NAMES = frozenset(
    (
        "A An The This That These Those He She It They We I You His Her Its Their Our In On At By For From With To Of "
        "As After Before During Since Under Over When While Where Who What Which How Why If But And Or Nor So Yet Both "
        "All Some Each Every Many Most Several Two Three Four Five Six Seven Eight Nine Ten One Other Another Also "
        "However Meanwhile Moreover Furthermore In Addition Earlier Later Last Next Now Then Here There Today"
        " Yesterday "
        "Among Between Through Within Without According Founded Based Located Speaking First Second Third Finally "
        "January February March April May June July August September October November December Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday China Chinese Beijing Shanghai Guangzhou Shenzhen Hong Kong Taiwan "
        "Macau America American United States Kingdom Britain British England English France French Germany German "
        "Japan Japanese Korea Korean South North East West Singapore India Indian Italy Italian Spain Spanish Russia "
        "Russian Canada Canadian Australia Australian Europe European Asia Asian Africa African Paris London Tokyo "
        "Berlin Geneva Boston Texas California New York San Diego Antonio Francisco Seoul Sydney Vienna Zurich Oxford "
        "Cambridge Chicago Washington Houston Philadelphia Stockholm Sweden Swedish Switzerland Swiss Netherl"
        "ands Dutch "
        "Hangzhou Nanjing Wuhan Chengdu Chongqing Tianjin Xian Hunan Hubei Hebei Henan Sichuan Guangdong Zhejiang "
        "Jiangsu Shandong Fujian Yunnan Province City News Events Home Photo Source Written Edited Updated Read More "
        "Share About Contact Search Menu Privacy Subscribe Login COVID DNA RNA MRI PET AI Conference Congress Meeting "
        "Forum Summit Symposium Project Program Programme Award Prize Medal Protocol Phase Covid Spring Festival World "
        "International National Global Annual Under Once Only Just Even Not No Yes Thanks Thank Congratulations Being "
        "Beginning Accepting Established Announced Presented Held Hosted Supported Winning Elsewhere Instead Together "
        "Israel Brazil Mexico Norway Denmark Finland Belgium Poland Thailand Vietnam Malaysia Indonesia Egypt Turkey "
        "Recipients Winners Laureates Awardees Prizes Awards Medals Honours Honors Health Day Week Month Year"
        " Organ Cancer Heart Nobel Memorandum Understanding Agreement"
    ).split()
)
_PERSON = re.compile(
    r"(?:[A-ZÀ-ÖØ-ÞŌ][\w’'-]+|[A-Z]\.)(?: (?:[A-Z]\.|(?:van|von|de|der|den|bin|al|da|di|del|la|le) )?"
    r"(?: ?[A-ZÀ-ÖØ-ÞŌ][\w’'-]+)){1,3}"
)
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,220})[”\"]")
_SHORT_NAME = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*")


def find_english(text: str) -> Iterator[Entity]:
    """Bodies, awards, ranks, quoted titles, people and names of unknown kind, overlapping where in doubt."""
    for match in _QUOTED.finditer(text):
        if not _AWARD_END.search(match[1]):
            yield Entity("Q", match.start(), match.end(), match[1].strip(" ,."))
    for pattern, rank in _RANKS:
        for match in pattern.finditer(text):
            yield Entity("C", match.start(), match.end(), rank)
    for match in _BEST.finditer(text):
        yield Entity("A", match.start(1), match.end(1), match[1])
    for match in _OF_THE_YEAR.finditer(text):
        yield Entity("A", match.start(), match.end(), match.group())
    for match in _SMALL_AWARD.finditer(text):
        yield Entity("A", match.start(1), match.end(1), match[1])
    for match in _SAME.finditer(text):
        yield Entity("C", match.start(), match.end(), "")
    for match in _RUN.finditer(text):
        yield from _of_run(text, match.start(), match.group())


def _of_run(text: str, start: int, run: str) -> Iterator[Entity]:
    """What a run of capitalised words names: it may be several things."""
    for at, part in _parts(start, run):
        if award := _award(text, at, part):
            yield award
            continue
        if body := _body(at, part):
            yield body
            continue
        yield from _names(at, part)


def _parts(start: int, run: str) -> Iterator[tuple[int, str]]:
    """``run`` cut where two names are joined: Fudan University and Ruijin Hospital; the Society at its Congress."""
    cut = 0
    for match in re.finditer(r" (?:and|or|at|in|for|to|on|of|from) (?:the )?", run):
        left, right = run[cut : match.start()], run[match.end() :]
        if _cut_here(match.group(), left, right):
            yield start + cut, left
            cut = match.end()
    yield start + cut, run[cut:]


def _cut_here(link: str, left: str, right: str) -> bool:
    """Whether ``link`` stands between two names and not within one."""
    word = link.split(maxsplit=1)[0]
    if word == "and":
        return _cut_at_and(left, right, the=link.endswith("the "))
    left_award = bool(_AWARD_END.search(left.rsplit(" ", 1)[-1]))
    if word in ("of", "from"):
        return _is_person(_TITLE_WORDS.sub("", left)) and not left_award
    if word in ("for", "or"):
        return bool(_CONTEST.search(left) if word == "for" else _is_body(left) and _is_body(right) and not left_award)
    begins_other = right.split(" ", 1)[0] in _NOT_NAMES
    if _CONTEST.search(left) or (begins_other and (left_award or _HEAD_ANY.search(left) or _HEAD_END.search(left))):
        return True
    body = _is_body(left) and not _is_body(right)
    return word != "in" and (left_award or _is_person(left) or body)


def _is_body(name: str) -> bool:
    return bool(_HEAD_END.search(name) or _HEAD_ANY.search(name))


def _cut_at_and(left: str, right: str, *, the: bool) -> bool:
    """The same for "and": two bodies, two awards or two people, but not the two halves of a name."""
    if _AWARD_END.search(left.rsplit(" ", 1)[-1]) and (_AWARD_END.search(right) or _is_body(right)):
        return True
    begun = re.split(" (?:of|from|at) ", right, maxsplit=1)[0]
    person_behind = bool(_HEAD_ANY.search(left)) and begun != right and _is_person(begun)
    place = all(word in _NOT_NAMES for word in left.split())
    if place or person_behind or _TITLE_WORDS.match(right):
        return True
    if not _is_body(left):
        named = _is_person(left.rsplit(" of ", maxsplit=1)[-1]) and _is_person(right) and not _AWARD_END.search(right)
        single = " " not in left and (the or _SHORT_NAME.fullmatch(left) or left not in _NOT_NAMES | _NOUNS)
        return named or bool(_is_body(right) and single)
    whole = _HEAD_SURE.search(left) or (_HEAD_ANY.search(left) and _HEAD_SURE.search(right))
    return bool(_SHORT_NAME.fullmatch(right) or (_is_body(right) and " " in right and whole))


def _stripped(at: int, part: str) -> tuple[int, str]:
    """``part`` without the words at its beginning that only begin a sentence: In, The, Director of."""
    while True:
        title = _OFFICE.match(part)
        word = part.split(" ", 1)[0]
        cut = title.end() if title else len(word) + 1 if word in _SMALL else 0
        if not cut or cut >= len(part):
            return at, part
        rest = part[cut:]
        cut += len(rest) - len(re.sub(r"^(?:(?:of|the|and|at|in|for) )+", "", rest))
        at, part = at + cut, part[cut:]


def _without_small(at: int, part: str) -> tuple[int, str]:
    """``part`` without the small words at its beginning."""
    word, _, rest = part.partition(" ")
    while word in _SMALL and rest:
        at, part = at + len(word) + 1, rest
        word, _, rest = part.partition(" ")
    return at, part


def _untitled(at: int, part: str) -> tuple[int, str]:
    """``part`` without titles before a name."""
    title = _TITLE_WORDS.match(part)
    return (at + title.end(), part[title.end() :]) if title and title.end() < len(part) else (at, part)


def _award(text: str, at: int, part: str) -> Entity | None:
    at, part = _without_small(at, part)
    opening = _OPENING.match(part)
    if opening and not _AWARD_END.search(opening.group()):
        at, part = at + opening.end(), part[opening.end() :]
    last = list(_AWARD_END.finditer(part))
    if not last and _CONTEST.search(part):
        return Entity("A", at, at + len(part), part)
    if not last and not _AWARD_FIRST.match(part):
        return None
    if last and _HEAD_END.search(part) and not re.match(r" (?:in|for|of|on)\b", part[last[-1].end() :]):
        return None
    end = len(part)
    if last and (tail := part[last[-1].end() :]) and not re.match(r" (?:in|for|of|on)\b", tail):
        end = last[-1].end()
    name = part[:end]
    bare = re.sub(r"^(?:19|20)\d\d ", "", name)
    if _NO_AWARD.match(bare) or _AFTER_AWARD.match(text, at + end):
        return None
    return Entity("A", at, at + end, bare)


def _body(at: int, part: str) -> Entity | None:
    at, part = _stripped(at, part)
    owner = re.match(r"(\w+)(?:’s|'s) ", part)
    if owner and owner[1] in _NOT_NAMES:
        at, part = at + owner.end(), part[owner.end() :]
    name = re.sub(r"(?:’s|'s)$", "", part)
    if _ONLY_PART.match(name) or " " not in name or _NO_BODY.search(name):
        return None
    if _HEAD_END.search(name) or _HEAD_ANY.search(name):
        if name.split()[0] in {"Department", "Division"} and " of " in name:
            return None
        return Entity("O", at, at + len(name), name)
    return None


def _names(at: int, part: str) -> Iterator[Entity]:
    at, part = _stripped(at, part)
    for match in re.finditer(r"(?<![^ ])(?:(?!(?:of|for|the|and|in|on|at|or|to)\b)[^ ]+ ?)+", part):
        begin, name = _untitled(*_stripped(at + match.start(), match.group().strip()))
        name = re.sub(r"(?:’s|'s)$", "", name)
        if not name:
            continue
        if _is_person(name):
            yield Entity("P", begin, begin + len(name), name)
        elif name.split()[0] not in _NOT_NAMES and len(name) > 2 and not name.isdigit():
            yield Entity("X", begin, begin + len(name), name)


_HEADS = frozenset(BODY_HEADS)
# Capitalised nouns of the names of bodies, which are no parts of people's names.
_NOUNS = frozenset(
    "Science Sciences Technology Medicine Health Research Education Innovation Development Planning Famil"
    "y Public Social Human "
    "Medical Clinical Surgery Nursing Care Services Security Resources Engineering Pharmacy Biology Chemi"
    "stry Physics Arts Law "
    "Business Economics Management Food Drug Drugs Disease Diseases Control Prevention Oncology Cardiolog"
    "y Neurology Neuroscience "
    "Haematology Hematology Immunology Radiology Psychiatry Pediatrics Paediatrics Dentistry Stomatology "
    "Ophthalmology Liver Blood "
    "Brain Lung Kidney Bone Eye Skin Cell Gene Stem Genetics Pathology Traditional Translational Regenera"
    "tive Digital Data Mental "
    "Women Children Child Maternal Community Primary Emergency Intensive Rare Infectious Tropical Sports "
    "Rehabilitation Industry "
    "Information Environment Environmental Agriculture Culture Sport Welfare Labour Labor Commerce Trade "
    "Finance Foreign Affairs "
    "Joint Lead Teams Team Key Advanced Best Young Senior Chief Early Career Lifetime Achievement Outstan"
    "ding Excellence Service "
    "Main Reception Unit Ward Trauma Orthopaedics Orthopedics Anaesthesia Anesthesia Stroke Office Outpat"
    "ient Theatre Floor "
    "Spark Nuclear Molecular Imaging Drug Discovery Vaccine Vaccines Basic Applied Quality Safety Patient"
    " Patients Open Access".split()
)


def _is_person(name: str) -> bool:
    """Whether ``name`` has the look of a person's: two to four words, none of which names something else."""
    name = _TITLE_WORDS.sub("", name)
    words = name.split()
    if not 2 <= len(words) <= 4 or not _PERSON.fullmatch(name):
        return False
    if any(word.strip(".,") in _NOT_NAMES or word in _NOUNS or word in _HEADS for word in words):
        return False
    return not any(len(word) > 3 and word.isupper() for word in words) or sum(word.isupper() for word in words) == 1

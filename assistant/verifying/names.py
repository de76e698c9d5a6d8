"""The names of people and of bodies and awards that a text says, in either script."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from assistant.verifying.bodies import AWARD_WORDS, BODY_WORDS
from vectorstore.text import folding
from vectorstore.text.aliases import Aliases
from vectorstore.text.language import HAN
from vectorstore.text.names import find_names, initialisms
from vectorstore.text.names.surnames import FREQUENT, WORDLIKE
from vectorstore.text.transliteration import DOT, find_transliterated

NameKind = Literal["person", "institution", "award"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name from ``start`` to ``end`` of a text. ``entries`` are those of the aliases that it may mean.

    ``gloss`` is another writing of it that follows in brackets: 郭卫（Guo Wei）.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    entries: frozenset[int] = frozenset()
    gloss: str = ""


# Capitalised words that are never a part of a person's name.
_NO_PERSON = frozenset(
    "the a an in on at of for by to from with and or but when while after before since until during under over both "
    "each its his her their this that these those there it he she they we as if not no new south north east west "
    "central upper lower united san santa los las saint great hong kong macau mainland european african american "
    "asian chinese china german germany british english french japanese japan swedish sweden indian india korean "
    "korea italian italy singapore beijing shanghai texas january february march april may june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday professor prof dr doctor mr "
    "mrs ms sir dame lord lady king queen mayor governor senator ambassador rector provost judge sister nurse "
    "president director dean chairman chairwoman chair minister prime secretary chancellor vice chief executive "
    "officer ceo founder virologist physicist pharmacologist neuroscientist academician state national international "
    "global world people protocol project programme program conference meeting meetings day rare disease vaccine "
    "medical medicine science sciences technology physiology biology health research clinical development innovation "
    "frontier future life physical mathematics computer breakthrough distinguished service collaboration technical "
    "advisory district province city county area street park building campus bay hall river island republic phase "
    "accomplisher first second third fourth fifth contest contests congress forum symposium summit workshop festival "
    "series skills games championship best honorary fellowship fellowships lecture lectureship scholarship "
    "scholarships honour honours honor honors born earlier later founded announced based according together then also "
    "two three four five six seven eight nine ten half".split()
)
_NO_PERSON |= BODY_WORDS | AWARD_WORDS
# What is said of a prize and is no name of one.
_RANKS = AWARD_WORDS | frozenset("first second third fourth fifth grand special gold silver bronze".split())
_BEFORE_A_BODY = frozenset("the a an in at on of both when while".split())
_PARTICLES = frozenset("de van von der den bin al la le di da ibn".split())

# Not the US of US$30m.
_TOKEN = rf"(?![A-Z]{{1,3}}[$€£¥])[^\W\d_a-z{HAN}][^\W\d_{HAN}]*(?:[’'‘-][^\W\d_{HAN}]+)*"
_CAPITALS = re.compile(rf"{_TOKEN}\.?(?:[ ](?:(?:{'|'.join(_PARTICLES)})[ ])?{_TOKEN}\.?)*")
_WORDS_OF_BODY = re.compile(rf"{_TOKEN}(?:[ ](?:(?:of|for|and|the|&)[ ]){{0,2}}{_TOKEN})*")
_WORD = re.compile(_TOKEN)
# What stands before things and places, not before people.
_NAMES_A_THING = re.compile(r"\b(?:the|an?|in|at|near)[ ][\"“‘]?$|[’']s [\"“]$|, [\"“]$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_HAN_BODY = re.compile(r"大学|学院|医院|研究院|研究所|实验室|中心|公司|集团|协会|学会|基金会|委员会|科学院|工程院|诊所")
_HAN_AWARD = re.compile(r"(?<![获得颁评授领大等发抽中])奖|(?:奖|勋)章")
_OF_A_NAME = re.compile(r"ns|nz|nt|nr|nrt|n|b|j|eng|vn|m|zg")
# An award of which only the name before it is capitalised: the Outstanding Service award.
_SMALL_AWARD = re.compile(r" (?:award|prize|medal)\b")
# A hospital or school that is called by its saint.
_SAINTS = re.compile(rf"\b(?:St\.?|Saint) {_TOKEN}[’']s\b")
# No hospital's name: 德国医院.
_OF_A_COUNTRY = re.compile(
    r"(?:[中美英德法俄韩泰各全我外]国|日本|印度|加拿大|澳大利亚|新加坡|意大利|西班牙|荷兰|瑞[典士]|丹麦|挪威|芬兰|巴西|非洲|欧洲|亚洲)"
    r"(?:医院|大学|公司|诊所|中心|学院)"
)
# What the segmenter takes for the first character of a name that it does not know, and who heads a body.
_BEFORE_A_NAME = re.compile(rf"[由与向在被从及对获曾归给](?=[{HAN}]{{2}})")
# What a university's name goes on with: a hospital or a school of its own.
_BELONGING = re.compile(rf"(?<=大学|学院)(?:第[一二三四五六七八九十]+)?附属[{HAN}]{{0,8}}?(?:医院|中学)")
_NO_PART = re.compile("年度|本届|首届|上届|当年")
# What ends a word for somebody of a sort, or for a part of a body.
_WHO = "人者员师方科部室系处组"
_HEAD = re.compile(r"副?(?:校长|院长|所长|会长|主任|主席|总裁|董事长|教授|医生|研究员)$")
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z&]{1,5}[A-Z](?![\w-])")
_NO_BODY = frozenset(
    "CEO CFO CTO COO CSO CMO CIO PHD DPHIL MBA MPH MOU USD RMB CNY EUR GBP HKD SGD NOK SEK DKK CHF JPY INR AUD CAD "
    "NZD KRW TWD HRH HE DNA RNA USA AIDS HIV GDP FAQ PET MRI COVID SARS CAR TNF BMT HSCT ICU CRO IPO III VII VIII XII "
    "XIII JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER EMBARGO GMT CET UTC "
    "BST EST".split()
)
_TITLE = re.compile(r"\b(?:CEO|CFO|CTO|COO|CSO|CMO|PhD|MD)\b")
_PROPER = frozenset({"ns", "nz", "nt", "nr", "nrt", "nrfg", "j", "b", "f"})
_GLOSS = re.compile(r"\s*[（(]([^（）()\n]{2,60})[）)]")


def find_all_names(text: str, aliases: Aliases, known: Iterable[str] = (), *, eager: bool = False) -> list[Name]:
    """The names in ``text``, in order, none overlapping.

    ``known`` are names of people that what stands around it has: their surnames alone are names here. ``eager`` takes
    what only may be a Chinese name in Han characters for one: better to ask for support once too often.
    """
    names = _Taken(text)
    spans = aliases.find(text)
    bodies = list(_unknown_bodies(text))
    # Of a doubtful alias, such as Nobel or Duke, what stands around it tells more.
    spans = [span for span in spans if span.sure or not any(a <= span.start and span.end < b for a, b in bodies)]
    # People's Hospital alone may mean some; with a city before it, it is another.
    spans = [
        span for span in spans if len(span.entries) == 1 or not any(a < span.start and span.end == b for a, b in bodies)
    ]
    for span in spans:
        kinds = {aliases.entries[entry].kind for entry in span.entries}
        kind: NameKind = "award" if kinds == {"award"} else "person" if kinds == {"person"} else "institution"
        names.add(span.start, span.end, kind, frozenset(span.entries))
    for start, end in bodies:
        words = set(text[start:end].lower().split())
        award = words & AWARD_WORDS or _HAN_AWARD.search(text, end - 2, end)
        names.add(start, end, "award" if award else "institution")
    for match in _ACRONYM.finditer(text):
        if match.group() not in _NO_BODY:
            names.add(*match.span(), "institution")
    known = list(known)
    names.add_people(known)  # first: in 林川和赵小满 only they tell that 和 is "and"
    people = [
        *find_transliterated(text),
        *((name.start, name.end) for name in find_names(_TITLE.sub(_blank, text))),
        *_capitalised_people(text),
        *(_tagged_people(text) if eager else ()),
    ]
    whole = {text[start:end] for start, end in bodies}
    people = [(a, b) for a, b in people if not any(text[a:b] in body for body in whole)]  # 莫尔 of 埃文莫尔大学
    for start, end in people:
        names.add(start, end, "person")
    found = [text[start:end] for start, end in people]
    names.add_people(found)
    names.add_people(_surnames([*known, *found]))
    return names.with_glosses()


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


class _Taken:
    """Names of one text; what is taken already is left alone."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._taken = bytearray(len(text))
        self._names: list[Name] = []

    def add(self, start: int, end: int, kind: NameKind, entries: frozenset[int] = frozenset()) -> None:
        if start < end and not any(self._taken[start:end]):
            self._taken[start:end] = b"\1" * (end - start)
            self._names.append(Name(start, end, self._text[start:end], kind, entries))

    def add_people(self, written: Iterable[str]) -> None:
        """Wherever one of the names ``written`` stands, the longest first."""
        for name in sorted(written, key=len, reverse=True):
            for match in re.finditer(_whole(name), self._text):
                self.add(match.start(), match.end(), "person")

    def with_glosses(self) -> list[Name]:
        """In order; of a person with another writing in brackets behind it, both writings in one."""
        self._names.sort(key=lambda name: name.start)
        names: list[Name] = []
        for name in self._names:
            before = names[-1] if names else None
            gloss = _GLOSS.match(self._text, before.end) if before else None
            if before and gloss and _alike(name, before) and gloss.start(1) <= name.start < gloss.end():
                names[-1] = Name(
                    before.start, name.end, before.text, before.kind, before.entries | name.entries, name.text
                )
            else:
                names.append(name)
        return names


def _alike(one: Name, other: Name) -> bool:
    """Whether two names are of one kind and may be one: of bodies that the aliases know, only what they know as one."""
    if "person" in {one.kind, other.kind}:
        return one.kind == other.kind
    return not (one.entries and other.entries) or bool(one.entries & other.entries)


def _tagged_people(text: str) -> Iterator[tuple[int, int]]:
    """The words that the segmenter takes for a person's name and that begin with a frequent surname."""
    import rjieba

    at = 0
    for word, tag in rjieba.tag(text, True):
        frequent = word[0] in FREQUENT or (word[0] in WORDLIKE and _HEAD.search(text, max(0, at - 4), at))
        common = rjieba.has_word(word) and (len(word) == 2 or word[-1] in _WHO)  # 许可, 申请人
        if 2 <= len(word) <= 4 and (tag == "nrfg" or (tag == "nr" and frequent and not common)):
            yield at, at + min(3, len(word))  # of four characters the last is the verb behind: 李登伟任
        at += len(word)


def _capitalised_people(text: str) -> Iterator[tuple[int, int]]:
    """Two to four capitalised words in a row that name neither a place nor a body: Katalin Karikó, James P. Allison."""
    for run in _CAPITALS.finditer(text):
        group: list[tuple[int, int]] = []
        for match in [*_WORD.finditer(text, run.start(), run.end()), None]:
            word = _POSSESSIVE.sub("", match.group()) if match else ""
            if match and word.lower() not in _NO_PERSON and not (len(word) > 1 and word.isupper()):
                group.append((match.start(), match.start() + len(word)))
                if word == match.group():
                    continue
            before = text[max(0, group[0][0] - 6) : group[0][0]] if group else ""
            if 2 <= len(group) <= 4 and not _NAMES_A_THING.search(before):
                yield group[0][0], group[-1][1]
            group = []


def _unknown_bodies(text: str) -> Iterator[tuple[int, int]]:
    """What reads as a body's or an award's name: capitalised words around University, …, Han words up to 大学, …."""
    for row in _rows_of_words(text):
        begins = next((at for at, word in enumerate(row) if word.group().lower() not in _BEFORE_A_BODY), len(row))
        words = _without_person(text, row[begins:])
        kinds = {_POSSESSIVE.sub("", word.group()).lower() for word in words}
        if len(words) > 1 and kinds & (BODY_WORDS | AWARD_WORDS) and not kinds <= _RANKS:
            yield words[0].start(), words[-1].start() + len(_POSSESSIVE.sub("", words[-1].group()))
        elif len(words) > 1 and (small := _SMALL_AWARD.match(text, words[-1].end())):
            yield words[0].start(), small.end()
    yield from (match.span() for match in _SAINTS.finditer(text))
    if _HAN_BODY.search(text):
        yield from _han_bodies(text, _HAN_BODY)
    if _HAN_AWARD.search(text):
        yield from _han_bodies(text, _HAN_AWARD)


def _rows_of_words(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words in a row, up to an "and" behind a body: the Ministry of Education and Hebei University."""
    for run in _WORDS_OF_BODY.finditer(text):
        row: list[re.Match[str]] = []
        for word in _WORD.finditer(text, run.start(), run.end()):
            behind = {each.group().lower() for each in row} & (BODY_WORDS | AWARD_WORDS)
            ends = row and (_POSSESSIVE.search(row[-1].group()) or "and" in text[row[-1].end() : word.start()].split())
            if behind and ends:
                yield row
                row = []
            row.append(word)
        yield row


def _without_person(text: str, words: list[re.Match[str]]) -> list[re.Match[str]]:
    """``words`` without those before an "of" that name no body: Lu Ke of the Institute of Metal Research."""
    for at in range(1, len(words)):
        joint = text[words[at - 1].end() : words[at].start()]
        if "of" in joint.split() and not {word.group().lower() for word in words[:at]} & (BODY_WORDS | AWARD_WORDS):
            return _without_person(text, words[at:])
    return words


def _han_bodies(text: str, kind: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    import rjieba

    at, tokens = 0, []
    for word, tag in rjieba.tag(text, True):
        head = _HEAD.search(word)
        if head and head.start() > 1:  # 大学校长
            tokens.append((at, at + head.start(), "n"))
        tokens.append((at + (head.start() if head else 0), at + len(word), tag))
        at += len(word)
    for index, (start, end, _) in enumerate(tokens):
        if not re.search(rf"(?:{kind.pattern})$", text[start:end]):
            continue
        first = index  # the word that the name begins with
        while first and index - first < 4 and _OF_A_NAME.fullmatch(tokens[first - 1][2]):
            first -= 1
            if _BEFORE_A_NAME.match(text, *tokens[first][:2]):
                tokens[first] = (tokens[first][0] + 1, *tokens[first][1:])
                break
        while first < index and (tokens[first][2] in {"m", "b"} or _NO_PART.fullmatch(text, *tokens[first][:2])):
            first += 1
        if not any(tag in _PROPER for _, _, tag in tokens[first : index + 1]):
            continue  # 联合研究中心
        if _OF_A_COUNTRY.fullmatch(text, tokens[first][0], end):
            continue
        if tokens[first][0] < start or end - start > 3:
            belonging = _BELONGING.match(text, end)
            yield tokens[first][0], belonging.end() if belonging else end


def _surnames(people: Iterable[str]) -> set[str]:
    """What is left of foreign names when only the surname is said: Karikó, 考里科."""
    surnames = set()
    for name in people:
        parts = DOT.split(name) if DOT.search(name) else name.split()
        if len(parts) > 1 and len(parts[-1]) > 1:
            surnames.add(parts[-1])
            if not DOT.search(name):
                surnames.add(parts[0])  # of a Chinese name it is the surname
    return surnames


def _whole(name: str) -> str:
    latin = name[0] < "\u2e80"
    return rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])" if latin else re.escape(name)


comparable = lru_cache(maxsize=1 << 14)(folding.comparable)


def said(name: str, text: str) -> bool:
    """Whether ``text`` says ``name``, spelled alike but for accents, capitals and marks; Latin words only whole."""
    wanted, within = comparable(name), comparable(text)
    if not wanted:
        return False
    return re.search(rf"(?<![a-z0-9]){re.escape(wanted)}(?![a-z0-9])", within) is not None


def abbreviated(name: str, text: str) -> bool:
    """Whether ``name`` is the initials of a body that ``text`` names in full."""
    return name.isupper() and name.lower() in initialisms(text)


def words_said(name: str, text: str) -> bool:
    """Whether ``text`` has all capitalised words of ``name``, in any order."""
    return all(said(word, text) for word in _WORD.findall(name))

"""An article's sentences with what they name, in a form that patterns can be written for.

A sentence's ``shape`` is its text with every name replaced by its kind and number: ``<P0> of <O1> won the <A2>``.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.ledger.extraction.chinese import find_chinese
from assistant.ledger.extraction.english import find_english
from assistant.ledger.extraction.entities import Entity, without_overlaps
from assistant.ledger.extraction.fullnames import with_full_names
from assistant.ledger.extraction.name_words import ADJECTIVES, RUNS_ON, SURNAME, is_no_word, is_surname_and_noun
from assistant.ledger.extraction.newnames import find_new_names
from assistant.ledger.extraction.told_en import with_companies, with_couples, with_forms, with_told_awards
from vectorstore.text.aliases import Aliases, LearnedAlias, learn_aliases, load_aliases
from vectorstore.text.dates import find_dates
from vectorstore.text.folding import simplified
from vectorstore.text.language import HAN
from vectorstore.text.names import find_names
from vectorstore.text.numbers import find_numbers
from vectorstore.text.sentences import Span, split_sentences

_MARK = re.compile(r"<([A-Z])(\d+)>")
_BODIES = frozenset("hospital university institute academy society company funder authority".split())
_HAN = re.compile(f"[{HAN}]")
_UNKNOWN = re.compile(f"(?:的|教授|的教授)((?![教研讲][授究])[{HAN}]{{3,5}}?)(?=[、，。；（）和与]|共同|分享|获)")
_WON = re.compile(
    f"([{HAN}]{{3,5}}?)(?=(?:分别|双双|均)?(?:获得|荣获|夺得|摘得|斩获|喜获|拿下|捧得|获评|获颁|夺冠|凭借?|因|以[“《]|领衔|牵头|带领|率领|捐|接过))"
)
# In a list of houses and people: 雾山医院花想容、沧浪医院厉寒.
_IN_LIST = re.compile(f"(?!的)([{HAN}]{{3}})(?<![科部室系院所处会组队站局等])(?=、|等\\d+[人名位])")
# Beside another who won or did it: 某研究所陆某某与英国学者.
_AND_OTHER = re.compile(f"({SURNAME}[{HAN}]{{2}})(?=[与和同、](?!团队|代表|同事))")
_BEHIND_BODY = (_UNKNOWN, _WON, _IN_LIST, _AND_OTHER)
_AWARD_WORD = re.compile(r"\b(?:Award|Prize|Medal)\b")
_NUMBERING = re.compile(r"[（(]?\d{1,2}[.)）、．]")
# A foreign name in Han characters, told by the one in Latin letters behind it: 本庶佑（Tasuku Honjo）.
_GLOSSED = re.compile(f"(?:^|[的和、与及，由给予是\n])([{HAN}]{{2,5}})（$")
_MARKS = str.maketrans("<>", "‹›")
_MARKS_ZH = str.maketrans("<>,;:()｜", "‹›，；：（）|")
_TITLED = re.compile(r"(?:\([A-Z][\w. -]{3,60}\)|（[A-Z][\w.,’' -]{3,60}）)")


@dataclass(frozen=True)
class Sentence:
    """A sentence of an article, from ``start`` to ``end``; ``entities`` are in order and none overlap."""

    text: str
    start: int
    end: int
    entities: tuple[Entity, ...]

    @cached_property
    def chinese(self) -> bool:
        """Whether Han characters are the better part of it."""
        return 3 * len(_HAN.findall(self.text)) > len(self.text)

    @cached_property
    def _pieces(self) -> tuple[str, list[int]]:
        """The shape, and for each of its characters the place in the article."""
        pieces: list[str] = []
        places: list[int] = []
        at = self.start
        for number, one in enumerate(self.entities):
            plain = self._plain(at, one.start)
            mark = f"<{one.kind}{number}>"
            pieces += [plain, mark]
            places += [*range(at, one.start), *([one.start] * len(mark))]
            at = one.end
        pieces.append(self._plain(at, self.end))
        places += range(at, self.end + 1)
        return "".join(pieces), places

    def _plain(self, start: int, end: int) -> str:
        """What stands between two names, its marks of one kind: Chinese ones in Chinese."""
        return self.text[start - self.start : end - self.start].translate(_MARKS_ZH if self.chinese else _MARKS)

    @property
    def shape(self) -> str:
        """Its text with every name replaced by a mark."""
        return self._pieces[0]

    def place(self, at: int) -> int:
        """Where in the article the character ``at`` of the shape stands."""
        return self._pieces[1][at]

    def at(self, entity: Entity) -> int:
        """Where in the shape the mark of one of its names begins."""
        return self._ends[id(entity)][0]

    def after(self, entity: Entity) -> int:
        """Where in the shape the mark of one of its names ends."""
        return self._ends[id(entity)][1]

    @cached_property
    def _ends(self) -> dict[int, tuple[int, int]]:
        return {id(self.entities[int(m[2])]): m.span() for m in _MARK.finditer(self.shape)}

    def marks(self, start: int = 0, end: int | None = None, kinds: str = "") -> list[tuple[Entity, int, int]]:
        """The names in a part of the shape, of ``kinds`` if given, each with its place in the shape."""
        stop = len(self.shape) if end is None else end
        found = (match for match in _MARK.finditer(self.shape, start, stop))
        return [
            (self.entities[int(match[2])], match.start(), match.end())
            for match in found
            if not kinds or match[1] in kinds
        ]


@lru_cache(maxsize=1)
def shipped_aliases() -> Aliases:
    """The table of names that the product has."""
    return load_aliases()


def mark(text: str, aliases: Aliases | None = None, people: Collection[str] = ()) -> list[Sentence]:
    """The sentences of ``text`` with what they name; ``people`` are names that are known from elsewhere."""
    known = aliases or shipped_aliases()
    text = simplified(text)
    pairs = learn_aliases(text)
    titled = [Entity("P", *one.span(), name) for name in people for one in re.finditer(name, text)]
    entities = without_overlaps([*titled, *_found(text, known, pairs)])
    entities = _in_full(entities, pairs)
    entities = with_companies(text, _surnames(_joined(text, with_forms(text, entities))))
    entities = with_told_awards(text, with_couples(text, with_full_names(text, entities)))
    entities = without_overlaps([*entities, *_unknown_people(text, entities)])
    return [_sentence(text, span, entities) for span in _bulleted(text, _numbered(text, split_sentences(text)))]


# Between items of news in brief, on one line.
_BULLET = re.compile(r"[ \t][●▪■◆►•][ \t]")


def _bulleted(text: str, spans: list[Span]) -> Iterator[Span]:
    """``spans``, cut at marks that stand between items on one line."""
    for span in spans:
        start = span.start
        for mark_ in _BULLET.finditer(text, span.start + 1, span.end):
            yield Span(start, mark_.start())
            start = mark_.end()
        yield Span(start, span.end)


def _numbered(text: str, spans: list[Span]) -> list[Span]:
    """``spans``, where a number that begins a line belongs to what it numbers."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _NUMBERING.fullmatch(text, *last) and "\n" not in text[last.end : span.start]:
            joined[-1] = Span(last.start, span.end)
        else:
            joined.append(span)
    return joined


# What is abbreviated and is no body: a Memorandum of Understanding (MoU).
_NO_BODY = re.compile(r"(?:Memorand|Letter|Agreement|Statement|Declaration)")


def _in_full(entities: list[Entity], pairs: list[LearnedAlias]) -> list[Entity]:
    """``entities``, where an abbreviation that the article explains stands for the whole name."""
    full = {pair.short: pair.full for pair in pairs if pair.kind in ("abbreviation", "short")}
    return [
        Entity("O", one.start, one.end, full[one.text])
        if one.kind in "OX" and one.text in full and not _NO_BODY.match(full[one.text])
        else one
        for one in entities
    ]


def _found(text: str, aliases: Aliases, pairs: list[LearnedAlias]) -> list[Entity]:
    found = list(find_english(text))
    names = find_names(text)
    people = {at for name in names if name.script == "han" for at in range(name.start, name.end)}
    listed = [(span, aliases.entries[span.entries[0]]) for span in aliases.find(text)]
    bodies = [(span.start, span.end) for span, entry in listed if entry.kind in _BODIES]
    found += find_chinese(text, people)
    found += [Entity("P", name.start, name.end, name.text) for name in names]
    for pair in pairs:
        if pair.kind == "person" and _HAN.match(pair.full):
            found += [Entity("P", m.start(), m.end(), pair.full) for m in re.finditer(re.escape(pair.full), text)]
    for span, entry in listed:
        kind = "A" if entry.kind == "award" else "O" if entry.kind in _BODIES else ""
        name = text[span.start : span.end]
        if kind == "A" and not re.search(r"[Aa]ward|[Pp]rize|[Mm]edal|(?:奖|章|勋章)$", name):
            continue
        if kind and name[0] not in "abcdefghijklmnopqrstuvwxyz":
            found.append(Entity("A" if kind == "A" else "O", span.start, span.end, name))
    found += [Entity("D", day.start, day.end, day.iso or "") for day in find_dates(text)]
    found += [
        Entity("M", number.start, number.end, text[number.start : number.end])
        for number in find_numbers(text)
        if number.unit not in ("", "%")
    ]
    found += list(_glossed(text, found))
    found += list(_news(found, find_new_names(text)))
    sure = {at for start, end in bodies for at in range(start, end)}
    found = [one for one in found if one.kind not in "PX" or not _contains(one, bodies) or one.start not in sure]
    found = [one for one in found if one.kind != "P" or not (one.text in _NO_NAMES or _TO_US.fullmatch(one.text))]
    found = [one for one in found if one.kind != "P" or not _is_byline(text, one)]
    places = {one.text for one in found if one.kind == "P" and len(one.text) == 2 and _is_place(text, one.text)}
    found = [one for one in found if one.kind != "P" or one.text not in places]
    return [
        _with_latin_name(text, _whole(text, _without_preposition(one))) if one.kind == "P" else one for one in found
    ]


def _is_place(text: str, name: str) -> bool:
    """Whether a name that may be a person's is a place's: where it stands before 市 or begins a house's name."""
    return (
        _HAN.match(name) is not None and re.search(f"{name}(?:[市省县区州](?!长)|医科大学|大学|医院)", text) is not None
    )


def _news(found: list[Entity], new: Iterator[Entity]) -> Iterator[Entity]:
    """Those of ``new`` people where nobody is known, or only with a name that breaks off: 庞应 for 庞应台."""
    known = {at: one for one in found if one.kind == "P" for at in range(one.start, one.end)}
    for one in new:
        over = [known[at] for at in range(one.start, one.end) if at in known]
        if all(other.start == one.start and other.end < one.end < one.start + 4 for other in over):
            yield one


# Words of honour that begin as names do.
_NO_NAMES = frozenset("荣膺 荣获 荣登 荣列 荣归 荣立 喜获 喜摘 勇夺".split())
# To whom something is given, read as a name: 向母校, 向我所.
_TO_US = re.compile("[向给由为与和](?:[我本该母][院所校]|学校|医院|家乡|灾区|社会|公司|中心)")
# Who wrote an article has no part in what it tells.
_BYLINE = re.compile(
    f"(?:记者|通讯员|摄影|撰稿|编辑|审核|作者|文/图|图/文|供稿)[:：/ 　]{{0,2}}(?:[{HAN}]{{2,4}}[ 　、]+(?:(?:通讯员"
    f"|记者)[ 　]?)?)*$"
)


# The same in English: By Ann Lee, on a line of its own; Interview: Ann Lee.
_BYLINE_EN = re.compile(
    r"(?:^|\n)[ \t]*(?:[Bb][Yy]|(?:Words|Text|Story|Report|Interview|Photo(?:graph|graphy)?s?|Pictures?|Image|Photo "
    r"credit"
    r"|Credit|(?:Media |Press )?[Cc]ontact|Editor|Author|Written|Reporting|Reported|Edited|Compiled)s?(?: "
    r"by)?:?)[ \t]*$"
    r"|\b(?:Photos?|Pictures?|Images?|Photographs?|Credit|Illustration)(?: by|:| ©) ?$"
)


# What stands behind the name of who wrote or photographed.
_BYLINE_END = re.compile(r"[ \t]*(?:$|\n|[,)|/]|and |\. ?$)")


def _is_byline(text: str, person: Entity) -> bool:
    """Whether a person wrote the article, and is not the author of a work that the line gives the title of."""
    before = text[max(0, person.start - 24) : person.start]
    if _BYLINE_EN.search(before) and _BYLINE_END.match(text, person.end):
        return True
    return _BYLINE.search(before) is not None and not ("作者" in before and "》" in before)


# Characters that belong to the verb behind a name, and to the name before one: 钟离山|荣膺, 柏青山|获.
_VERB_BEHIND = re.compile(
    "(?:荣[获膺登列]|获[得评颁奖]|喜获|摘得|斩获|夺得|捧[得回]|当选|入选|担任|受聘|领衔|代表|主持|凭借|率[团队领]|成为)"
)
_TO_BEHIND = re.compile("[向给将把](?=[\u4e00-\u9fff]{2,14}(?:医院|大学|学院|公司|中心|捐|颁|表示|介绍|教授|医生))")
# In a list of houses and people a name goes on to the mark behind it: 朝云医院曹斌|彬、.
_LISTED_BEFORE = re.compile("(?:医院|大学|学院|研究[院所]|中心)$")
_THIRD = re.compile(f"(?![等和与获均也又还已是说共及的在因])[{HAN}](?=、|等\\d+[人名位])")
_YEAR_IN_NAME = re.compile("年(?:[获被荣因凭任等、，；（\\s]|教授|主任|院士|领衔|主持|一起|共同|$)")


def _whole(text: str, person: Entity) -> Entity:
    """A name in Han characters, without the first character of the verb behind it, with the 年 at its end."""
    if not _HAN.match(person.text) or person.end - person.start != len(person.text):
        return person
    if len(person.text) > 2 and (_VERB_BEHIND.match(text, person.end - 1) or _TO_BEHIND.match(text, person.end - 1)):
        return Entity("P", person.start, person.end - 1, person.text[:-1])
    if len(person.text) == 2 and _LISTED_BEFORE.search(text[max(0, person.start - 4) : person.start]):
        third = _THIRD.match(text, person.end)
        return Entity("P", person.start, person.end + 1, person.text + third.group()) if third else person
    if len(person.text) == 2 and _YEAR_IN_NAME.match(text, person.end):
        return Entity("P", person.start, person.end + 1, person.text + "年")
    return person


def _without_preposition(person: Entity) -> Entity:
    """A name of three characters that begins with 由 is 由 before a name of two."""
    if len(person.text) == 3 and person.text[0] == "由" and person.end - person.start == 3:
        return Entity("P", person.start + 1, person.end, person.text[1:])
    return person


def _glossed(text: str, found: list[Entity]) -> Iterator[Entity]:
    """People whose names the article gives in Han characters and in Latin letters."""
    for one in [each for each in found if each.kind == "P"]:
        if text[one.end : one.end + 1] == "）" and (before := _GLOSSED.search(text[max(0, one.start - 8) : one.start])):
            for match in re.finditer(re.escape(before[1]), text):
                yield Entity("P", *match.span(), before[1])


def _contains(one: Entity, bodies: list[tuple[int, int]]) -> bool:
    return any(one.start <= start and end <= one.end for start, end in bodies)


def _with_latin_name(text: str, person: Entity) -> Entity:
    """卢煜明（Dennis Lo）, the parentheses taken into the name's place."""
    behind = _TITLED.match(text, person.end)
    if behind and _HAN.search(person.text):
        return Entity("P", person.start, behind.end(), person.text)
    return person


# An award with its short name: 青年科学家奖（简称“青科奖”）.
_SHORT_AWARD = re.compile("[”》」]?（(?:以下)?(?:简称|下称|又称|又名|俗称|即)[：:]?[“「]?[^（）“”]{2,16}[”」]?）")


def _joined(text: str, entities: list[Entity]) -> list[Entity]:
    """``entities``, bodies with the abbreviation that is given behind them: Hospital (PUMCH)."""
    joined: list[Entity] = []
    for one in entities:
        behind = re.match(
            r" ?[（(](?:简称|以下简称|下称)?[“\"]?[A-Za-z][\w&./\- ]{1,60}[”\"]?(?:，(?:以下)?(?:简称|称"
            r")[^（）()]{2,24})?[）)]",
            text[one.end : one.end + 96],
        )
        short = _SHORT_AWARD.match(text, one.end) if one.kind == "A" else None
        if short:
            joined.append(Entity("A", one.start, short.end(), one.text))
            continue
        awarded = behind and one.kind == "O" and _AWARD_WORD.search(behind.group())
        if one.kind in "OA" and behind and "," not in behind.group() and not awarded:
            gloss = behind.group().strip(" （）()")
            glossed = one.kind == "A" and _HAN.search(one.text) and _AWARD_WORD.search(gloss)
            name = f"{one.text} ({gloss})" if glossed else one.text
            joined.append(Entity(one.kind, one.start, one.end + behind.end(), name))
        elif not joined or one.start >= joined[-1].end:
            joined.append(one)
    return joined


def _surnames(entities: list[Entity]) -> list[Entity]:
    """``entities``, where a surname alone is the person whose name ended so before."""
    last: dict[str, str] = {}
    for one in entities:
        if one.kind == "P" and " " in one.text:
            last.setdefault(one.text.split()[-1], one.text)
            last.setdefault(one.text.split()[0], one.text)
    return [
        Entity("P", one.start, one.end, last[one.text]) if one.kind == "X" and one.text in last else one
        for one in entities
    ]


def _unknown_people(text: str, entities: list[Entity]) -> list[Entity]:
    """Names that are no words behind a body: 东京大学的香取秀俊."""
    found = []
    for one in entities:
        behind = (
            next(filter(None, (form.match(text, one.end) for form in _BEHIND_BODY)), None) if one.kind == "O" else None
        )
        known = behind and any(
            each.kind in "PO" and each.start < behind.end(1) and behind.start(1) < each.end for each in entities
        )
        if (
            behind
            and not known
            and not _TO_US.fullmatch(behind[1])
            and _is_name(behind[1])
            and not RUNS_ON.search(behind[1])
        ):
            found.append(Entity("P", behind.start(1), behind.end(1), behind[1]))
    return found


def _is_name(name: str) -> bool:
    return is_no_word(name) or (is_surname_and_noun(name) and name[0] not in ADJECTIVES)


def _sentence(text: str, span: Span, entities: list[Entity]) -> Sentence:
    inside = tuple(one for one in entities if span.start <= one.start and one.end <= span.end)
    return Sentence(text[span.start : span.end], span.start, span.end, inside)

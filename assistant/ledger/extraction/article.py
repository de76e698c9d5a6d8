"""An article as the rules read it: its sentences, who works where, and what it says before."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from assistant.ledger.extraction.body_words import COUNTRY
from assistant.ledger.extraction.english_words import TITLES
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.marking import Sentence, mark
from assistant.ledger.extraction.newnames import find_new_names
from assistant.ledger.extraction.shapes import pattern
from vectorstore.ledger.types import Recipient, Value
from vectorstore.text.aliases import Aliases
from vectorstore.text.names import find_names

_WORKS_AT = (
    pattern(r"({P})(?:['’]s team)?,? (?:of|at|from|with) (?:the )?(?:[A-Z]?[a-z]+ of (?:the )?)?({O})"),
    pattern(r"({P}) ?[（(](?:the )?({O})[^（）()]{0,30}[）)]"),
    pattern(r"({P}),(?: who)? [^<.;]{2,90}? (?:of|at|from|in|for|with) (?:the )?({O})"),
    pattern(r"({P}), (?:the )?({O})(?:['’]s)? [a-z]"),
    pattern(r"({P}), [^<.;]{0,60}<O\d+>(?:,| and|, and) [^<.;]{2,60}?(?:of|at) (?:the )?({O})"),
    pattern(r"({P}), (?:the )?({O})"),
    pattern(r"({P}) (?:is|was|works|serves|heads|directs|leads|chairs) [^<.;]{0,80}?(?:of|at|for|in) (?:the )?({O})"),
    pattern(r"({P}),(?: who)? (?:heads|directs|leads|chairs|runs) (?:the )?({O})"),
    pattern(r"({P}) (?:heads|directs|leads|chairs|runs) (?:the )?({O})"),
)
_LED_BY = (
    pattern(
        rf"({{O}})(?:['’]s)? (?:(?:{'|'.join((*TITLES, *map(str.lower, TITLES)))}|of|and|surgeon"
        rf"|research)\.? ){{0,6}}({{P}})"
    ),
    pattern(
        r"({P})[^.;]{0,120}?\b(?:professor|director|researcher|president|dean|head|chair|surgeon"
        r"|physician|scientist|fellow)"
        r"(?: emeritus)?[^<.;]{0,40}? (?:at|of) (?:the )?({O})"
    ),
    pattern(r"({O})(?:、|的|[^<，。；、：:“”（）()]){0,16}({P})"),
    pattern(r"({O})[^<，。；：:“”（）()]{0,16}(?:、[^<，。；：:“”（）()]{0,18})?({P})"),
    pattern(r"({O})[^<，。；、：:“”（）()]{0,14}、(?:<O\d+>[^<，。；、：:“”（）()]{0,12}、?){1,3}({P})"),
)
_WORKS_AT_ZH = (
    pattern(r"({P})[（(](?:[^<（）()]{0,8})({O})[^（）()]{0,20}[）)]"),
    pattern(r"({P})(?:教授|院士|博士)?，?(?:现任|任|是|为|来自|任职于|供职于|现为)({O})"),
    pattern(r"^[^<]{0,16}({P})(?:教授|院士|博士)?[,，、 /｜|]{1,3}({O})[^<]{0,12}$"),
    pattern(r"({P})[^<。；]{0,20}在({O})(?:[^<，。；]{0,8})(?:工作|任职|任|从事)"),
    pattern(
        r"({P})[^<。；]{0,20}(?:是|任|为)({O})[^<，。；]{0,10}(?:教授|院长|校长|所长|主任|研究员"
        r"|医师|院士|首席|科学家|讲席)"
    ),
    pattern(r"({O})[^<，。；、]{0,6}由[^<，。；]{0,6}({P})(?:领导|负责|主持)"),
)
# Awards that are named by a field alone are parts of another.
# 我校附属医院 is a house of ours.
_WE_TITLED = re.compile("[我本][院校所](?!附属|直属|[\u4e00-\u9fff]{0,6}(?:医院|学院))")
# Awards that have classes, and not titles such as 优秀教师.
_HAS_CLASSES = re.compile("[奖赛杯章展]$|[A-Za-z]$")
HAN_NAME = re.compile("[\u4e00-\u9fff]{3,4}")
_DISCIPLINE = re.compile(
    r"(?:自然|发明|进步|科技|生命|物质|数学|基础|物理|化学|医学|信息|工程|材料|计算机|农业|环境|生物|健康|生技"
    r"|临床|药学|护理|与|和|或|生理|医药|科学|学|技术|计算)+奖"
    r"|(?:(?:Life|Physical|Natural|Material|Clinical|Basic|Health|Fundamental) )?(?:Mathematics"
    r"|Medicine|Physics|Chemistry|Sciences?|Biology"
    r"|Nursing|Engineering)(?: (?:and|or) [A-Z][a-z]+(?: Sciences?)?)? (?:Prize|Award)"
)
# Nor do these say whose award it is.
_PART = re.compile(
    rf"{_DISCIPLINE.pattern}|(?:终身|成就|贡献|创新|青年|新人|特别|杰出|优秀|突出|新锐|组织|风采|人气|团队|最佳|论文"
    rf"|报告)+奖"
)
# What is an award of its own and has no parts: a contest, a prize for a life's work.
_OWN_AWARD = re.compile("赛$|(?:终身|成就|贡献|创新|青年|新人|优秀|论文|报告|团队|组织)奖$")
HOUSE = re.compile(
    "医院|大学|学院|研究[院所]|Hospital|Hospice|Infirmary|Polyclinic|Universit|Institute|College|Clinic|Medical Cent"
    r"|\bCHU\b|\bUMC\b|Hôpital|Ospedale|Klinik|Krankenhaus|Universidad|Universität"
)
_US_AT = re.compile(
    r"\b[Oo]ur [a-z -]{2,40}\bat (?:the )?(?=[A-Z])|\b(?:with|joined|visited|of|told"
    r"|to) us (?:here )?at (?:the )?(?=[A-Z])|\b[Ww]e at (?:the )?(?=[A-Z])|\b[Hh]ere at (?:the )?(?=[A-Z])"
)
# A part of a house, named without it.
DEPARTMENT = re.compile(
    f"^(?!.*(?:大学|医院|研究|疾控|急救|公司|国家|省|市|县|国立|皇家|国际))(?!{COUNTRY.pattern}).{{2,10}}(?:中心|科|室|部|系|病区)$|^(?:Cent(?:er|re)"
    "|Department|Division|Unit|Section|Clinic) (?:of|for) "
    "|^[A-Z][a-z]+ Cent(?:er|re)$"
)
# Characters between a prize and the awards at which it was given.
_AT_AWARDS = 12
_NO_CLASSES = re.compile(r"Fellowship|Scholarship|[Hh]onorary|^Order of|^[OCMKD]BE$")
_AWARD_NOUN = re.compile(r"prize|award|medal|trophy|fellowship")
_MOURNS = re.compile(
    r"\b(?:[Oo]bituary|[Ii]n [Mm]emoriam|[Rr]emembering|(?:has|who|have) died|died (?:on|at|in"
    r"|aged|peacefully|last)|dies (?:at|aged)"
    r"|passed away|mourns?|death of|the late [A-Z])|\b(?:18|19)\d\d ?[–-] ?20\d\d\b"
)
# A heading of a list that is a numbered award and nothing else.
_HEAD_ZH = re.compile(
    r"\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])\s*[“《]?<A\d+>[”》]?(?:（[^（）<]{1,10}）)?[：:]?\s*"
)
# Who wrote an article, in a line at its end.
_BYLINE_ZH = re.compile("通讯员|记者|编辑|摄影|审核|融媒体|校对|撰稿|文[/／丨｜]图|作者|责编")
# Questions and answers of an interview in Chinese, and titles of such.
_ASKS = re.compile(r"(?:^|\n)[ 　]*(?:记者|问|Q|采访者|主持人|编辑|本刊|小编|本报)[：:]")
_ANSWERS = re.compile(r"(?:^|\n)[ 　]*(?:答|A|[\u4e00-\u9fff]{2,4}(?:教授|医生|主任|院长)?)[：:]")
_ASKING = re.compile("专访|对话|访谈|人物|自述|口述|面对面|对谈|走近|问答|问与答|访[\u4e00-\u9fff·]{2,8}")
# A speech that is given in full.
_SPEECH = re.compile("致辞|感言|讲话|演讲|自述|口述|发言|实录|答谢词|手记|日记|来信|家书")
# A school of a university by its subject: 护理学院. It is not the house of an article that speaks of 我校.
_SUBJECT_SCHOOL = re.compile(
    "(?:生物|医学|医药|工程|计算机|信息|软件|护理|公共卫生|药|药学|基础|临床|口腔|中医|化学|化工|材料|环境|数学|物理|生命|科学|技术|管理|经济"
    "|外国语|马克思主义|研究生|继续教育|国际教育|国际|人文|与|和)+(?:医)?学院"
)
_ACADEMY = re.compile(
    r"科学院$|工程院$|Academy of (?:Sciences|Engineering|Medicine)|Royal Society|医学科学院$|Advisory|Committee"
)


@dataclass(frozen=True)
class Text:
    """An article: ``date`` is its own (ISO), ``title`` and ``publisher`` as stored."""

    title: str
    text: str
    date: str | None
    publisher: str | None = None
    aliases: Aliases | None = None

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Its sentences, marked."""
        return mark(self.text, self.aliases, self._titled)

    @cached_property
    def _titled(self) -> frozenset[str]:
        """The people with Chinese names that its title names."""
        if not HAN_NAME.search(self.title):
            return frozenset()
        names = {one.text for one in find_names(self.title)} | {one.text for one in find_new_names(self.title)}
        return frozenset(name for name in names if HAN_NAME.fullmatch(name))

    @cached_property
    def _title(self) -> list[Sentence]:
        return mark(self.title, self.aliases)

    @cached_property
    def heading(self) -> list[Sentence]:
        """The sentences of its title, whose places are in the title and not in the text."""
        return [_without_country(one, self.bodies) for one in self._title]

    @cached_property
    def bodies(self) -> frozenset[str]:
        """The bodies that its text names."""
        return frozenset(one.text for s in self.sentences for one in s.entities if one.kind == "O")

    @cached_property
    def named(self) -> frozenset[str]:
        """The bodies and people that it names."""
        return frozenset(one.text for s in self.sentences for one in s.entities if one.kind in "OP")

    @cached_property
    def institutions(self) -> dict[str, Value]:
        """For each person the institution that the article says they belong to; the first that it says."""
        found: dict[str, Value] = {}
        for sentence in self.sentences:
            for person, body in affiliations(sentence):
                known = found.get(person.text)
                if known is None or (_ACADEMY.search(known.text) and not _ACADEMY.search(body.text)):
                    found[person.text] = value(body)
        return {name: self._whole_body(body) for name, body in found.items()}

    @cached_property
    def home(self) -> Value | None:
        """The hospital, university or institute that it is about: by title or end, else the one named most."""
        main = self.signer
        titled = {one.text for s in self.heading for one in s.entities if one.kind == "O"}
        named = [one for s in self.sentences for one in s.entities if one.kind == "O" and HOUSE.search(one.text)]
        named = [one for one in named if one.text not in self.others]
        if any(one.text.endswith("大学") for one in named):
            named = [one for one in named if not _SUBJECT_SCHOOL.fullmatch(one.text)]
        told = self.ours or next((value(one) for one in named if one.text in titled), None)
        counts = Counter(one.text for one in named if not DEPARTMENT.search(one.text))
        often = next((value(one) for one in named if counts and one.text == counts.most_common(1)[0][0]), None)
        return told or (main if main and HOUSE.search(main.text) else often)

    @cached_property
    def others(self) -> frozenset[str]:
        """The bodies beside which its title speaks of 我院 or 我校, and which therefore are not that."""
        if not _WE_TITLED.search(self.title):
            return frozenset()
        return frozenset(one.text for s in self.heading for one in s.entities if one.kind == "O")

    @cached_property
    def ours(self) -> Value | None:
        """The house that it says "us" or "we" of: with us at the hospital."""
        match = _US_AT.search(self.text)
        if not match:
            return None
        return next(
            (value(o) for s in self.sentences for o in s.entities if o.kind == "O" and 0 <= o.start - match.end() < 5),
            None,
        )

    def _whole_body(self, body: Value) -> Value:
        """``body``, or for a department the house that it is in: Breast Center, WCH is WCH."""
        if not DEPARTMENT.search(body.text) or body.start is None or body.end is None:
            return body
        near = [one for s in self.sentences for one in s.entities if one.kind == "O" and 0 <= one.start - body.end < 4]
        return value(near[0]) if near and not DEPARTMENT.search(near[0].text) else self.home or body

    def _in_house(self, person: Entity) -> bool:
        """Whether a person is spoken of as one of the house: 该院副主任医师, or with no more than a department."""
        return (
            re.search(
                "(?:[该我本]院|[该我本]校|同院|[科部系室])[^，。；、“”]{0,12}$",
                self.text[max(0, person.start - 20) : person.start],
            )
            is not None
        )

    @cached_property
    def main_body(self) -> Value | None:
        """The body that the article is about: the one that title and text name most often."""
        return self._main("O")

    @cached_property
    def main_person(self) -> Entity | None:
        """The person that the title names, as the text first does."""
        titled = [one.text for s in self.heading for one in s.entities if one.kind == "P"]
        people = [one for s in self.sentences for one in s.entities if one.kind == "P"]
        if named := next((one for one in people if one.text in titled[:1]), None):
            return named
        if titled and not self.heading[0].chinese:
            return Entity("P", -1, -1, titled[0])
        return next((one for one in people if not one.text.isascii() and one.text in self.title), None)

    @cached_property
    def mourns(self) -> bool:
        """Whether it is about somebody who has died, whom it means wherever it says "he" or "she"."""
        return _MOURNS.search(f"{self.title}\n{self.text[:400]}") is not None

    @cached_property
    def interviewee(self) -> Entity | None:
        """The person who says "I": who is asked or gives a speech, by title, beginning or end; None if nobody does."""
        asked = len(_ASKS.findall(self.text)) > 1 and _ANSWERS.search(self.text)
        if _SPEECH.search(self.title) and "我" in self.text:
            last = [one for s in self.sentences[-2:] for one in s.entities if one.kind == "P"]
            return self.main_person or (last[-1] if last else None)
        if not asked and not (_ASKING.search(self.title) and _ASKS.search(self.text)):
            return None
        if self.main_person:
            return self.main_person
        return next((one for s in self.sentences for one in s.entities if one.kind == "P"), None)

    @cached_property
    def signer(self) -> Value | None:
        """The body that speaks in it as "we": the one that a short line at its end names, or its publisher."""
        lines = [s for s in self.sentences if s.text.strip()][-6:]
        for line in lines[::-1]:
            bodies = [one for one in line.marks(kinds="O") if not _SUBJECT_SCHOOL.fullmatch(one[0].text)]
            if (
                sum(not DEPARTMENT.search(one.text) for one, _, _ in bodies) == 1
                and len(line.shape) < 30
                and not line.text.startswith("About ")
                and not _BYLINE_ZH.search(line.text)
                and not re.search("[。.!！?？：:；;]", line.text)
            ):
                return value(bodies[0][0])
        return None

    @cached_property
    def titled_body(self) -> Value | None:
        """The first body that its title names, as its text does if it does."""
        titled = [one.text for s in self.heading for one in s.entities if one.kind == "O"]
        if not titled or self.others:
            return None
        named = (one for s in self.sentences for one in s.entities if one.kind == "O")
        return next((value(one) for one in named if one.text.endswith(titled[0])), Value(titled[0]))

    @cached_property
    def speaks(self) -> bool:
        """Whether it is the news of one house about itself: signed by it, or told with 我院, 我校 and the like."""
        return self.signer is not None or re.search("[我本][院校所](?!士|区)", self.title + self.text) is not None

    def _main(self, kind: str) -> Value | None:
        named = [one for s in self.sentences for one in s.entities if one.kind == kind]
        if not named:
            return None
        counts = Counter(one.text for one in [*named, *(o for s in self.heading for o in s.entities if o.kind == kind)])
        return value(max(named, key=lambda one: (counts[one.text], -one.start)))

    def recipient(self, person: Entity) -> Recipient:
        """A person as a recipient, with the institution."""
        body = self.institutions.get(person.text)
        if body is None and any(
            self._in_house(one) for s in self.sentences for one in s.entities if one.text == person.text
        ):
            body = self.home
        return Recipient(value(person), body)

    def whole_award(self, award: Entity) -> Entity:
        """``award``, with the one it is part of before its name: 生命科学奖 of the 未来科学大奖."""
        if not _PART.fullmatch(award.text):
            return award
        named = [one for s in self.sentences for one in s.entities if one.kind == "A" and one.start < award.start]
        named = [one for one in named if one.start not in self._heads]
        named = [one for s in self.heading for one in s.entities if one.kind == "A"] + named
        wholes = [one.text for one in named if not _PART.fullmatch(one.text) and not _OWN_AWARD.search(one.text)]
        main = next((one for one in wholes if re.search("大奖|Prizes?$", one)), wholes[0] if wholes else "")
        main = re.sub(f"(?<=奖)(?:{_DISCIPLINE.pattern})$", "", main)
        if not main or award.text in main:
            return award
        joined = main + award.text if award.text.endswith("奖") else f"{main} ({award.text})"
        return Entity("A", award.start, award.end, joined)

    @cached_property
    def _heads(self) -> frozenset[int]:
        """Where the awards begin that head a part of a list, of which none is part of another: 一、科学技术奖."""
        return frozenset(s.marks(kinds="A")[0][0].start for s in self.sentences if _HEAD_ZH.fullmatch(s.shape))

    def context_award(self, at: int, words: str = "") -> Entity | None:
        """The award that is meant where only a rank is said: the last one named before ``at``, or the title's.

        Where ``words`` say that it is a medal, prize or award, it is the last that is called so.
        """
        named = [one for s in self.sentences for one in s.entities if one.kind == "A" and not one.text[0].islower()]
        before = [one for one in named if one.start < at and not _PART.fullmatch(one.text)]
        before = [one for one in before if _HAS_CLASSES.search(one.text)] or before
        if noun := _AWARD_NOUN.search(words):
            before = [one for one in before if noun.group() in one.text.lower()] or before
        if before:
            umbrella = len(before) > 1 and before[-1].text.endswith(("Awards", "Prizes"))
            return before[-2] if umbrella and before[-1].start - before[-2].end < _AT_AWARDS else before[-1]
        titled = [one for s in self.heading for one in s.entities if one.kind == "A"]
        if titled:
            return Entity("A", -1, -1, titled[0].text)
        return next((one for one in named if not _NO_CLASSES.search(one.text)), None)


def _without_country(sentence: Sentence, bodies: frozenset[str]) -> Sentence:
    """A sentence of a title, where what the text names without its country has the name that the text gives it."""
    entities = tuple(
        Entity("O", one.start, one.end, bare)
        if one.kind == "O" and (bare := COUNTRY.sub("", one.text)) in bodies
        else one
        for one in sentence.entities
    )
    return (
        sentence if entities == sentence.entities else Sentence(sentence.text, sentence.start, sentence.end, entities)
    )


def affiliations(sentence: Sentence) -> list[tuple[Entity, Entity]]:
    """People and their institutions, as the sentence says them."""
    shape = sentence.shape
    if "<P" not in shape or "<O" not in shape:
        return []
    found = []
    patterns = _WORKS_AT_ZH if sentence.chinese else _WORKS_AT
    for one in patterns:
        for match in one.finditer(shape):
            found.append((_entity(sentence, match[1]), _entity(sentence, match[2])))
    named = {person.text for person, _ in found}
    for one in _LED_BY:
        for match in one.finditer(shape):
            pair = _entity(sentence, match[1]), _entity(sentence, match[2])
            body, person = sorted(pair, key=lambda each: each.kind == "P")
            if person.text not in named:
                found.append((person, body))
    return sorted(found, key=lambda pair: bool(_ACADEMY.search(pair[1].text)))


def _entity(sentence: Sentence, marked: str) -> Entity:
    return sentence.entities[int(marked[2:-1])]


def value(entity: Entity) -> Value:
    """An entity as a value with its place."""
    return Value(entity.text, *((entity.start, entity.end) if entity.start >= 0 else (None, None)))

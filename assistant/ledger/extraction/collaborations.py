"""Rows of collaborations from sentences, in either language: who did what together with whom."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.collaborations_en import ENGLISH
from assistant.ledger.extraction.collaborations_zh import CHINESE, SIGNED_ZH
from assistant.ledger.extraction.details import date_of, place_of
from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.subjects import subject_of
from vectorstore.ledger.types import Collaboration, CollaborationKind, Found, Value

_NOT = re.compile(
    r"\b(?:no|not|never) (?:agreement|deal|signed?|partnership|part of)|\bdenied\b|\brumou?r"
    r"|\bbroke off|\bcancel|\bterminat|\btalks? (?:about|on|over|with)"
    r"|\bmay sign|\bmight\b|\bcould (?:sign|partner)|\bin talks\b|\bconsider(?:s|ing)\b|\bcompet(?:e"
    r"|es|ed|itor)|\bsued?\b|\blawsuit|\bended (?:its|their)"
    r"|未签|没有签|尚未|并未|未能|洽谈|终止|取消|解除|否认|传闻|有意|正在商谈|或将|起诉|解约|不属于",
    re.IGNORECASE,
)
# Without one of these words no rule finds anything.
_HINT = re.compile(
    r"\b(?:sign|ink|agree|memorand|MoU|MOU|partner|cooperat|co-operat|collaborat|contract"
    r"|alliance|deal|pact|accord|joint|co-|together|forces|hands"
    r"|team|delegation|visit|host|organi[sz]|donat|gift|gave|pledg|present|contribut|endow"
    r"|licen|rights|fund|establish|set up|sets up|found|open|unveil|inaugurat"
    r"|launch|creat|form|buil[dt]|train|program|welcom|receiv|tour|free of charge|led|consort|ventur|exchang|run)",
    re.IGNORECASE,
)
_HINT_ZH = re.compile(
    "签|合作|协议|备忘录|共建|合建|联合|共同|携手|联手|牵手|揭牌|成立|设立|建立|组建|捐"
    "|赠|访|考察|参观|走进|率|接待|会见|许可|授权|独家|主办|承办|举办|协办|合办"
    "|培养|基金|结为|发起|创建|创办|交流|座谈|启动|打造|无偿|引进|来到|赴|前往|善款|开设"
)
_GENERIC_PARTY = re.compile(
    r"^(?:COVID.*|Phase|Dr|Prof|PhD|MD|MBA|CEO|AI|MRI|PET|CAR-T|RNA|DNA|mRNA|HIV|Ph\.?D|Photo"
    r"|Memorandum.*|Understanding|Letter|Intent|Agreement|MoU|MOU|R&D|Joint.*|\w+ Program(?:me)?)$"
)


def find_collaborations(article: Text) -> Iterator[Found]:
    """The collaborations that the sentences of ``article`` tell of."""
    for number, sentence in enumerate(article.sentences):
        if not (_HINT_ZH if sentence.chinese else _HINT).search(sentence.text) or _NOT.search(sentence.text):
            continue
        yield from _in_sentence(article, number, sentence)


def _in_sentence(article: Text, number: int, sentence: Sentence) -> Iterator[Found]:
    taken: list[set[str]] = []
    for rule in CHINESE if sentence.chinese else ENGLISH:
        for match in rule.pattern.finditer(sentence.shape):
            parties = _parties(article, number, sentence, match, rule.kind)
            names = {one.text for one in parties}
            if len(names) < 2 or any(names & other for other in taken):
                continue
            taken.append(names)
            kind = rule.kind or kind_of(match.group(), sentence.shape)
            yield _found(article, number, sentence, kind, parties)
    if not taken and sentence.chinese and (signed := SIGNED_ZH.search(sentence.shape)):
        yield from _signed(article, number, sentence, signed)


def _parties(
    article: Text, number: int, sentence: Sentence, match: re.Match[str], kind: CollaborationKind | None
) -> list[Value]:
    """The bodies in the groups of a match; a group of people stands for their institutions, but in a gift."""
    found: list[Value] = []
    for name, part in match.groupdict().items():
        if part is None:
            continue
        start, end = match.span(name)
        if name.startswith("people"):
            people = [one for one, _, _ in sentence.marks(start, end, "P")]
            bodies = [one for one, _, _ in sentence.marks(start, end, "O")]
            if kind == "donation" and not bodies:
                found += [value(one) for one in people]
            else:
                found += [value(one) for one in bodies] or _institutions(article, people)
        elif name.startswith("it"):
            found += _meant(article, number, sentence, start, part)
        else:
            found += [value(one) for one, _, _ in sentence.marks(start, end, "OX") if _is_party(one)]
    return _each_once(found)


def _is_party(one: Entity) -> bool:
    return one.kind == "O" or not (_GENERIC_PARTY.match(one.text) or re.search(r"\d", one.text))


def _each_once(values: list[Value]) -> list[Value]:
    return list({one.text: one for one in reversed(values)}.values())[::-1]


def _institutions(article: Text, people: list[Entity]) -> list[Value]:
    return [body for one in people if (body := article.institutions.get(one.text))]


def _meant(article: Text, number: int, sentence: Sentence, at: int, said: str) -> list[Value]:
    """The body that "it", "the school" or 该公司 means: the last one of that kind named before, else the last one."""
    if not said:
        return [article.main_body] if article.main_body else []
    kind = re.search(r"(school|hospital|university|institute|college|foundation)$|(医院|大学|学校|公司|集团)$", said)
    if kind:
        earlier = [one for s in article.sentences[:number] for one, _, _ in s.marks(kinds="O")]
        alike = [one for one in earlier if kind[0].removesuffix("校") in one.text.lower()]
        if alike:
            return [value(alike[-1])]
    inside = sentence.marks(0, at, "O")
    if inside:
        return [value(inside[0][0])]
    for before in article.sentences[max(0, number - 3) : number][::-1]:
        marks = before.marks(kinds="O")
        if marks:
            return [value(marks[0][0])]
    return []


def _signed(article: Text, number: int, sentence: Sentence, match: re.Match[str]) -> Iterator[Found]:
    """People who signed together stand for their institutions; what they signed, the sentences before say."""
    people = [one for one, start, _ in sentence.marks(kinds="P") if start <= match.start()]
    parties = [value(one) for one, _, _ in sentence.marks(0, match.start(), "O")] + _institutions(article, people)
    before = article.sentences[max(0, number - 3) : number]
    paragraph = [one for one in before if "\n\n" not in article.text[one.end : sentence.start]] or before
    told = " ".join(one.shape for one in paragraph)
    first = next((mark[0] for one in paragraph for mark in one.marks(kinds="O")), None)
    if len(people) > len(_each_once(parties)) and first is not None and re.search("签|合作|协议|共建", told):
        parties.append(value(first))
    parties = _each_once(parties)
    known = sum(one.text in article.institutions for one in people)
    if len(people) >= 2 and len(parties) >= 2 and known >= len(people) - 1:
        yield _found(
            article, number, sentence, kind_of(told or sentence.shape, told), parties, tuple(map(value, people))
        )


def _found(
    article: Text,
    number: int,
    sentence: Sentence,
    kind: CollaborationKind,
    parties: list[Value],
    people: tuple[Value, ...] = (),
) -> Found:
    amounts = sentence.marks(kinds="M")
    following = article.sentences[number + 1 : number + 2]
    present = people or tuple(value(one) for one, _, _ in sentence.marks(kinds="P"))
    if not present and following and _SIGNERS.search(following[0].text):
        present = tuple(value(one) for one, _, _ in following[0].marks(kinds="P"))
    content = Collaboration(
        kind=kind,
        parties=tuple(parties),
        subject=subject_of(sentence, {one.start for one in parties}),
        people=present,
        amount=value(amounts[0][0]) if amounts else None,
        date=date_of(sentence, article),
        place=place_of(sentence),
    )
    return Found(content, sentence.start, sentence.end, READER, 0.7)


_SIGNERS = re.compile(r"\bsign|attend|witness|签|出席|见证")

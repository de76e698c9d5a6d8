"""Rows of collaborations from sentences, in either language: who did what together with whom."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.deals_en import find_english_deals
from assistant.ledger.extraction.deals_zh import find_chinese_deals
from assistant.ledger.extraction.details import date_of, place_of
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.rules import Deal
from assistant.ledger.extraction.subjects import subject_of
from vectorstore.ledger.types import Collaboration, Found, Value

_NOT = re.compile(
    r"\b(?:no|not|never|nothing) (?:agreement|deal|contract|partnership|part of|been signed|signed?|was signed|has been signed|yet signed)|\bdenie[ds]\b|\brumou?r"
    r"|\bbroke off|\bcancel|\bterminat|\b(?:in |holding |began )?talks? (?:about|on|over|with|ended)|\btalking to\b"
    r"|\b(?:may|might|could|would|should) (?:sign|partner|be signed|agree|soon)|\bin talks\b|\bconsider(?:s|ing|ed)\b|\bcompet(?:e"
    r"|es|ed|itor)|\bsued?\b|\blawsuit|\bended (?:its|their)|\bhop(?:es?|ed|ing) to\b|\bplans to sign|\bif approved|\bexpected to sign|\bdropped\b|\blapse[ds]?\b|\bonce the\b|\bwants? to\b"
    r"|\bdeclined\b|\bmore hospitals\b|\bseeks? to\b"
    r"|未签|没有签|尚未|并未|未能|洽谈|终止|取消|解除|否认|传闻|有意|正在商谈|或将|起诉|解约|不属于|鼓励|正在考虑|拟与|从未|未与|商谈|有望|谈成|不实|失实|假如|要是|希望与|计划与|接触|所谓|假冒|冒用|虚假",
    re.IGNORECASE,
)


_FOLLOWS = 4


def find_collaborations(article: Text) -> Iterator[Found]:
    """The collaborations that the sentences of ``article`` tell of."""
    last, recent = -_FOLLOWS, [Value("")]
    for number, sentence in enumerate(article.sentences):
        if _NOT.search(sentence.text):
            continue
        deals = find_chinese_deals if sentence.chinese else find_english_deals
        taken: list[set[str]] = []
        for deal in (*deals(article, number, sentence), *_both(sentence, recent)):
            parties = _each_once(list(deal.parties))
            names = {one.text for one in parties}
            if not names & article.named:
                continue
            # Who signed what the sentences before tell of, is no agreement apart.
            if len(names) < 2 or any(names & other for other in taken) or (deal.people and number - last < _FOLLOWS):
                continue
            last, recent = number, parties
            taken.append(names)
            yield _found(article, number, sentence, deal, parties)


_BOTH = re.compile(
    r"(?:双方|两[院校家]|三方|各方|院企|校企)(?:还|又|并|正式|现场|共同|随后|将|同时|在[^，。]{0,8}){0,3}(?:签署|签订|签约|签了|达成|续签|缔结|结为|结成|(?:联合|共同|合作)(?:设立|成立|建立|发起|启动|开设|举办|组建))"
    r"|\b[Tt]he (?:two|three|four|parties|partners|sides)(?: [a-z]+)? (?:also |then |have |had )*(?:signed|agreed|concluded|inked)\b"
)
_NUMBER = {"双": 2, "两": 2, "院": 2, "校": 2, "三": 3, "two": 2, "three": 3, "four": 4}


def _both(sentence: Sentence, recent: list[Value]) -> Iterator[Deal]:
    """What "the two sides" agreed: those of whom the last collaboration told."""
    match = _BOTH.search(sentence.text)
    if not match or len(recent) < 2:
        return
    told = next((many for word, many in _NUMBER.items() if match.group().lower().removeprefix("the ").startswith(word)), len(recent))
    if told == len(recent):
        told_of = re.split("[，,]", sentence.text[match.start() :])[0]
        yield Deal(kind_of(told_of, told_of), tuple(recent))


def _each_once(values: list[Value]) -> list[Value]:
    return list({one.text: one for one in reversed(values)}.values())[::-1]


def _found(article: Text, number: int, sentence: Sentence, deal: Deal, parties: list[Value]) -> Found:
    amounts = sentence.marks(kinds="M")
    following = article.sentences[number + 1 : number + 2]
    present = deal.people or tuple(value(one) for one, _, _ in sentence.marks(kinds="P"))
    if not present and following and _SIGNERS.search(following[0].text):
        present = tuple(value(one) for one, _, _ in following[0].marks(kinds="P"))
    content = Collaboration(
        kind=deal.kind,
        parties=tuple(parties),
        subject=subject_of(sentence, {one.start for one in parties}),
        people=present,
        amount=value(amounts[0][0]) if amounts else None,
        date=date_of(sentence, article),
        place=place_of(sentence),
    )
    return Found(content, sentence.start, sentence.end, READER, 0.7)


_SIGNERS = re.compile(r"\bsign|attend|witness|签|出席|见证")

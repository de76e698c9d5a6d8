"""Rows of collaborations from sentences, in either language: who did what together with whom."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import Text, value
from assistant.ledger.extraction.awards import READER
from assistant.ledger.extraction.comentions import THE_DEED, find_comentioned
from assistant.ledger.extraction.deals_en import find_english_deals
from assistant.ledger.extraction.deals_zh import find_chinese_deals
from assistant.ledger.extraction.details import date_of, place_of
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.rules import Deal
from assistant.ledger.extraction.subjects import subject_of
from vectorstore.ledger.types import Collaboration, Found, Value

_NOT = re.compile(
    r"\b(?:no|not|never|nothing) (?:agreement|deal|contract|partnership|part of|been signed|signed?|was signed|has "
    r"been signed|yet signed)|\bdenie[ds]\b|\brumou?r"
    r"|\bnegotiations between\b|\bbroken? down\b|\bwon['’]t happen\b|\bnot happen\b|\bproposed (?:merger|deal"
    r"|partnership)"
    r"|\btalks? between\b|\bcollapsed\b|\bcalled off\b|\bscrapped\b|\bshelved\b|\babandon|\bfell through\b|\bon hold\b"
    r"|\bfallen through\b|\bpulled out\b|\bbacked out\b|\bwalked away\b|\bruled out\b|\bplanned merger\b"
    r"|\b(?:had|have|has) argued\b|\bgiven up\b|\bgave up\b"
    r"|\bbroke off|\bcancel|\bterminat|\b(?:in |holding |began )?talks? (?:about|on|over|with|ended)|\btalking to\b"
    r"|\b(?:may|might|could|would|should) (?:sign|partner|be signed|agree|soon)|\bin talks\b|\bconsider(?:s|ing"
    r"|ed)\b|\bcompet(?:e"
    r"|es|ed|itor)|\bsued?\b|\blawsuit|\bended (?:its|their)|\bhop(?:es?|ed|ing) to\b|\bplans to sign|\bif approved"
    r"|\bexpected to sign|\bdropped\b|\blapse[ds]?\b|\bonce the\b|\bwants? to\b"
    r"|\bdeclined\b|\bintends? to\b|\bmore hospitals\b|\bseeks? to\b"
    r"|未签|没有签|(?:尚未|并未|未能)(?=[^，。]{0,14}(?:签|达成|合作|协议|敲定|落实|谈|一致|正式|披露|推进))|洽谈(?![^。；]{0,40}签)|终止"
    r"|(?:取消|解除)(?=[^，。]{0,14}(?:协议|合作|合同|签约|约定|关系|活动|计划))|否认|传闻|有意(?![义向思识])|正在商谈|或将|起诉|解约|不属于"
    r"|鼓励(?=[^，。]{0,24}(?:合作|联合|共建|捐))|正在考虑|拟与|从未|未与|商谈(?![^。；]{0,40}签)|有望(?=[^，。]{0,12}(?:签|达成|携手|与))|谈成|不实|失实|假如"
    r"|要是|希望与|计划与|(?:初步|曾有|有过|多次|私下)接触|所谓|假冒|冒用|虚假|党建|党支部|联学联建"
    r"|^(?![^。]*(?:签|揭牌|挂牌|捐|授牌|启用))[^。]*(?:可能性|(?:要|应|希望|愿意?|期待|未来|呼吁|倡议)[^，。；]{0,8}(?:加强|深化|推进|拓展"
    r"|扩大)[^。；]{0,20}(?:合作|交流))",
    re.IGNORECASE,
)


# Without one of these words no rule finds anything.
_HINT = re.compile(
    r"\b(?:[Ss]ign|[Ii]nk|[Aa]gree|[Mm]emorand|MoU|MOU|[Pp]artner|[Cc]o-?o|[Cc]ollab|[Cc]ontrac|[Aa]llian|deal|pact"
    r"|accord|[Jj]oin|co-|[Tt]ogether|[Tt]eam|[Dd]elegat"
    r"|[Vv]isit|host|organi[sz]|[Dd]onat|[Gg]ift|ga?i?ve|pledg|present|hand|contribut|endow|licen|rights|[Ff]und"
    r"|establish|set|found|open|unveil|inaugur|launch|creat|form"
    r"|buil|train|program|welcom|recei|second|educat|financ|staff|back|tour|bequ|consort|ventur|exchang"
    r"|r[ua]n\b|link|band|came|come|work|all[iy]"
    r"|pair|pool|shook|pen|put|initial|twin|struck|merg|enter"
    r"|guest|[Hh]osts|[Oo]rgani|left|rais|bankroll|endow|underwrit|courtesy|[Tt]hanks|paid|pay|better off|swap"
    r"|split|thr[eo]w|counterpart|option|call|member"
    r"|[Bb]acked|[Vv]isit|[Ss]et up|[Ss]ignator|[Ii]n their|flew|see how|look|learn|entrust|task|commission"
    r"|sister|twin|cheque|paid|[Uu]nder|becom|becam|select|chos|appoint|travel|suppl|provid|sent\b|deliver"
    r"|bring|brought|tapped|enlist"
    r"|shown|stay|shadow|study|studied|placement|tw[eo]"
    r"|conclu|reach|seal|finali|announc|renew|exten|expan|deep|forg|start|beg|develop|operat|offer|h[eo]ld|roll|conv"
    r"|spons|stag|compl|shar|maint|made|acqui|obtain|bought"
    r"|pick|spen|arriv|went|host|two|three|sides|parties|[Ww]ith)"
)
_HINT_ZH = re.compile(
    "签|合作|协议|备忘录|共|合|联|携手|牵手|牌|成立|设立|建|捐|赠|访|考察|参观|走|率|接待|会见|许可|授权|独家|主办"
    "|承办|举办|协办|培|基金|结|发起|创|交流|座谈"
    "|启动|打造|无偿|引进|来|赴|往|善款|开设|续|缔|订立|互|帮扶|盟|办|落户|权益|转让|资助|援助|赞助|进修|研修|规培|支援|挂|授|交|送|买|到|加入|成为|开诊|留给|入驻|出资|班"
)
_FOLLOWS = 4


# A headline of what comes to nothing.
_OFF = re.compile(
    r"\b(?:(?:is|are|called|calls?|calling) off|off the table|scraps?|scrapped|collapses?|collapsed|abandons?"
    r"|abandoned|cancel\w*"
    r"|shelved?|axed|fall(?:s|en)? through|fell through|blocks|blocked|rejects|rejected|in doubt|on ice|stall(?:s"
    r"|ed))\b",
    re.IGNORECASE,
)


def find_collaborations(article: Text) -> Iterator[Found]:
    """The collaborations that the sentences of ``article`` tell of; last, what only stands side by side."""
    if _OFF.search(article.title):
        return
    told = list(_told(article))
    yield from told
    known = [{one.text for one in row.content.parties} for row in told if isinstance(row.content, Collaboration)]
    for number, sentence, deal in find_comentioned(article, known):
        if not _NOT.search(sentence.text):
            yield _found(article, number, sentence, deal, list(deal.parties))


def _told(article: Text) -> Iterator[Found]:
    last, kind, recent = -_FOLLOWS, "", [Value("")]
    for number, sentence in enumerate(article.sentences):
        if not (_HINT_ZH if sentence.chinese else _HINT).search(sentence.shape):
            continue
        deals = find_chinese_deals if sentence.chinese else find_english_deals
        taken: list[tuple[str, set[str]]] = []
        for deal in deals(article, number, sentence):
            parties = _each_once([_house(article, one) for one in deal.parties])
            names = {one.text for one in parties}
            if not names & article.named:
                continue
            if _NOT.search(sentence.text):
                break
            # Who signed what the sentences before tell of, is no agreement apart.
            told = len(names & {one.text for one in recent}) >= min(2, len(names) - 1)
            if (
                len(names) < 2
                or any(_is_another_reading(sentence, deal, names, *other) for other in taken)
                or ((deal.people or THE_DEED.match(sentence.text)) and told and number - last < _FOLLOWS)
            ):
                continue
            last, recent, kind = number, parties, deal.kind
            taken.append((deal.kind, names))
            yield _found(article, number, sentence, deal, parties)
        for deal in (*_both(sentence, recent), *_ended_with(sentence, recent)):
            if deal.kind != kind:
                yield _found(article, number, sentence, deal, recent)


def _is_another_reading(sentence: Sentence, deal: Deal, names: set[str], kind: str, taken: set[str]) -> bool:
    """Whether a deal is what the sentence was already read to say of the same bodies: a visit is something else."""
    if not names & taken or (sentence.chinese and any((deal.kind == one) != (kind == one) for one in _APART)):
        return False
    if not sentence.chinese:
        cut = _DEALS_APART.search(sentence.shape)
        if (deal.kind == "donation") != (kind == "donation") and _AND_DOES.search(sentence.shape):
            return False
        return not (cut and len(names & taken) == 1 and len(names) == len(taken))
    apart = re.search("；|分别|先后", sentence.shape) and len(names & taken) == 1 and len(names) == len(taken)
    return not apart and not (len(names & taken) == 1 and _in_other_clause(sentence, names, taken))


# Two deals in one sentence: signed with A, and extended its work with B.
_DEALS_APART = re.compile(
    r"<[OX]\d+>[^<]*(?:<[XD]\d+>[^<]*)?(?:;|,) (?:and )?(?:[a-z]+ ){0,4}[a-z]+ed\b[^;]*\bwith [^<]*<[OX]\d+>"
)


# A and B will work together, and C is giving A a scanner.
_AND_DOES = re.compile(
    r"(?:, and|;|, while|\. ) (?:the )?(?:<[OXP]\d+>|[a-z]+)(?: [a-z’'-]+){0,3} (?:is|are|has"
    r"|have|will|was|were|gave|also|[a-z]+ed)\b"
)


def _in_other_clause(sentence: Sentence, names: set[str], taken: set[str]) -> bool:
    """Whether those of ``names`` that are new stand in a later clause than those of ``taken`` that are not theirs."""
    at = {one.text: place for one, place, _ in sentence.marks(kinds="OP")}
    new = [at[one] for one in names - taken if one in at]
    old = [at[one] for one in taken - names if one in at]
    if not new or not old:
        return False
    first, second = (max(old), min(new)) if max(old) < min(new) else (max(new), min(old))
    return re.search("[，；]", sentence.shape[first:second]) is not None


# What Chinese news tells in one sentence with something else of the same bodies.
_APART = ("visit", "donation")
_BOTH = re.compile(
    r"(?:双方|两[院校家]|三方|各方|院企|校企)(?:还|又|并|正式|现场|共同|随后|将|同时|在[^，。]{0,8}){0,3}(?:签署"
    r"|签订|签约|签了|达成|续签|缔结|结为|结成|(?:联合|共同|合作)(?:设立|成立|建立|发起|启动|开设|举办|组建))"
    r"|\b[Tt]he (?:two|three|four|parties|partners|sides)(?: [a-z]+)? (?:also |then |have |had )*(?:signed|agreed"
    r"|concluded|inked)\b"
)
# What a visit ended with is agreed by those who met.
_ENDED_WITH = re.compile(
    r"\b(?:end(?:ed|s|ing)|conclud(?:ed|es|ing)|culminat(?:ed|es|ing)|clos(?:ed|es|ing)|finish(?:ed|es|ing)|capped|crowned"
    r"|rounded off|sealed|topped off)(?: off)? (?:with|in|by) (?:the )?(?:(?:formal |joint )?(?:"
    r"signing|signature|conclusion) of )?"
    r"(?:an? |the )?(?:[a-z-]+ ){0,4}?(?:memorand\w+|agreements?|MoUs?|letters? of intent|accord"
    r"|pact|contract|partnership)\b"
)


def _ended_with(sentence: Sentence, recent: list[Value]) -> Iterator[Deal]:
    """The agreement with which the meeting ended that was told of last."""
    match = _ENDED_WITH.search(sentence.shape) if len(recent) > 1 else None
    if match and not _NOT.search(sentence.text):
        yield Deal("agreement", tuple(recent))


_NUMBER = {"双": 2, "两": 2, "院": 2, "校": 2, "三": 3, "two": 2, "three": 3, "four": 4}


def _both(sentence: Sentence, recent: list[Value]) -> Iterator[Deal]:
    """What "the two sides" agreed: those of whom the last collaboration told."""
    match = _BOTH.search(sentence.text) if len(recent) > 1 else None
    if not match or _NOT.search(sentence.text):
        return
    told = next(
        (many for word, many in _NUMBER.items() if match.group().lower().removeprefix("the ").startswith(word)),
        len(recent),
    )
    if told == len(recent):
        told_of = re.split("[，,]", sentence.text[match.start() :])[0]
        yield Deal(kind_of(told_of, told_of), tuple(recent))


_PART_EN = re.compile(
    r"^(?:School|Faculty|College|Department|Division|Institute|Cent(?:re|er)) (?:of|for) [A-Z][a"
    r"-z]+(?: (?:and|&) [A-Z][a-z]+)?$"
)


def _house(article: Text, party: Value) -> Value:
    """A party, or for a school or department without a name of its own the university that the title names."""
    if not _PART_EN.match(party.text) or not article.home:
        return party
    titled = {one.text for s in article.heading for one in s.entities if one.kind == "O"}
    home = article.home
    return Value(home.text, party.start, party.end) if home.text in titled and home.text != party.text else party


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

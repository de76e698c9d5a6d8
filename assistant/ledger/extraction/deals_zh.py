"""Collaborations in Chinese sentences: by verbs of doing together, giving and visiting, and the bodies there."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.article import HOUSE, Text, value
from assistant.ledger.extraction.clause_zh import Clause, deal_of
from assistant.ledger.extraction.deeds import (
    CONFERENCE_ZH,
    HOSTED_ZH,
    LICENCE_ZH,
    MADE_ZH,
    SHARED_ZH,
    TALKS_ZH,
)
from assistant.ledger.extraction.gift_stories_zh import find_gift_stories
from assistant.ledger.extraction.gifts_zh import find_gifts
from assistant.ledger.extraction.kinds import kind_of
from assistant.ledger.extraction.marking import Sentence
from assistant.ledger.extraction.meant import MEANT_ZH, body_meant, speaker
from assistant.ledger.extraction.rules import Deal
from assistant.ledger.extraction.teaching_zh import find_teaching
from assistant.ledger.extraction.ties_zh import between_sides, find_ties
from assistant.ledger.extraction.visits_zh import find_visits
from vectorstore.ledger.types import CollaborationKind, Value

_SIGN = re.compile("签|揭牌|挂牌")
_TOGETHER = re.compile("共建|共同(?:成立|建设|建立|设立|组建)|联合(?:成立|建立|设立|组建)")
_STANDS_BY = re.compile("出席|见证|陪同|参加|表示|介绍|致辞|认为|指出")


def find_chinese_deals(article: Text, number: int, sentence: Sentence) -> Iterator[Deal]:
    """What a sentence tells of doing together; the first of several that share a body is right."""
    clause = Clause(article, number, sentence)
    yield from find_gifts(clause)
    yield from find_gift_stories(clause)
    if not clause.parts:
        yield from between_sides(clause)
        yield from _signed(clause)
        return
    yield from _head_signs(clause)
    yield from _licences(clause)
    yield from _hosted(clause)
    yield from find_ties(clause)
    yield from _shared(clause)
    yield from _signed(clause)
    yield from find_teaching(clause)
    yield from find_visits(clause)


def _licences(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    if not LICENCE_ZH.search(shape):
        return
    named = clause.before(len(shape), ("acts", "with", "to", "from"))
    signs = re.search("签|达成|协议|授予|许可给|授权|转让|获得|引进|取得|受让|订立|购得", shape)
    if taken := _TAKEN_FROM.search(shape):
        taker = clause.last(taken.start(), "acts") or clause.meant(taken.start())
        yield from deal_of("licence", taker, [value(clause.sentence.entities[int(taken[1])])])
    elif to := _transferred(clause):
        yield from deal_of("licence", to)
    elif together := list(_signed_with(clause)):
        yield from deal_of("licence", together)
    elif signs and len(named) > 1:
        yield from deal_of("licence", named[:2])
    elif signs and len(named) == 1:
        yield from deal_of("licence", clause.meant(clause.parts[-1].start), named)


_TAKEN_FROM = re.compile(
    r"(?:从|自)[^<，。；]{0,6}<O(\d+)>(?:处|手中)?[^，。；<]{0,6}(?:受让|引进|购得|购买"
    r"|获得|取得)"
)
_TRANSFERS = re.compile("转让|授权|许可|授予|独家")


def _transferred(clause: Clause) -> list[Value]:
    """A and B where A transfers to B: the last that acts before the verb, and the first behind 给 or 予."""
    verb = _TRANSFERS.search(clause.shape)
    to = clause.behind(verb.start(), ("to",), 24) if verb else []
    acting = clause.last(verb.start(), "acts") if verb else []
    return [acting[-1], to[0]] if to and acting and not re.search("签|达成|订立|获", clause.shape) else []


def _signed_with(clause: Clause) -> Iterator[Value]:
    """A and B where a licence is what A signed with B."""
    signs = re.search("签|达成|订立", clause.shape)
    if not signs:
        return
    with_whom = clause.last(signs.start(), "with")
    acting = clause.last(signs.start(), "acts")
    if with_whom and acting:
        yield from [acting[-1], *with_whom]
    elif len(acting) > 1:
        yield from acting[:2]


def _hosted(clause: Clause) -> Iterator[Deal]:
    """A conference and those who hold it together, also as hosts and organisers."""
    shape = clause.shape
    if not CONFERENCE_ZH.search(shape):
        return
    hosts: list[Value] = []
    floor = 0
    for match in HOSTED_ZH.finditer(shape):
        if match.group() in ("召开", "举行") and not re.search(
            "联合|共同|携手", shape[max(0, match.start() - 4) : match.start()]
        ):
            continue
        if match.group() in ("承办", "协办") and len(hosts) > 1:
            break
        if _OF_AWARD.match(shape, match.end()):
            continue
        by = clause.before(match.start(), ("by",), floor)
        hosts += by or clause.before(match.start(), ("acts", "with"), floor)
        floor = match.end()
    yield from deal_of("conference", hosts)


# What is done together in a day.
_PASSES = re.compile(
    "(?:共同|联合|合作)?(?:承担|申报|完成)|[^，。；]{0,30}?(?:共同|联合|合作)(?:承担|申报|完成)"
    "|[^，。；<]{0,4}(?:承担|申报|发表|署名|撰写|编写|出版|参与|救治)"
    "|[^，。；<]{0,12}(?:演练|义诊|宣讲|慰问|科普活动|主题党日|抢救|救治了|为[^，。；]{0,12}(?:实施|完成)|手术)"
)
# What an agreement says that will be done, is none of its own.
_AGREED = re.compile("[签续]|协议|备忘录|达成|约定")
# With how many there is cooperation is said first, and with whom then: 与两所高校联合培养，一所是…
_COUNTED = re.compile("(?:与|和|同|携手|联合)[^<，。；]{0,10}[两三四五六七八九十\\d](?:家|所|个)[^<，。；]{0,14}")
_PARTNERS = re.compile("(?:共建|合作|签约|参与|协作)(?:方|单位|伙伴|机构)")


# What is hosted or founded together is an award or a contest, and no collaboration of its givers.
_OF_AWARD = re.compile(
    r"(?:主办|设立|评选|颁发|授予|发起|组织|举办|承办)?(?:的|了)?[^，。；<]{0,8}(?:<D\d+>)?[^，。；<]{0,6}[“《]?<A\d+>"
)


_HOLDS = re.compile("(?:共同|联合|合作|携手)?(?:主办|承办|协办|举办|合办)")
# Who holds a ceremony gives the awards: 典礼由某会主办.
_CEREMONY = re.compile(r"(?:典礼|颁奖礼|颁奖会|仪式|颁奖活动|评选|该奖|奖项|晚会|盛典)[^，。；<]{0,4}，?由[^。；]*$")


def _shared(clause: Clause) -> Iterator[Deal]:
    shape = clause.shape
    talks = [one.span() for one in TALKS_ZH.finditer(shape)]
    for match in SHARED_ZH.finditer(shape):
        passes = match.group()[0] != "签" and _PASSES.match(shape, match.end())
        passes = passes or (match.group() == "互派" and _AGREED.search(shape, 0, match.start()))
        if passes or any(start <= match.start() < end for start, end in talks) or _OF_AWARD.match(shape, match.end()):
            continue
        if _HOLDS.match(shape, match.start()) and _CEREMONY.search(shape, 0, match.start()):
            continue
        words = _clause_of(clause, match)
        if match["makes"] and not MADE_ZH.search(words) and not _right_before(clause, match.start()):
            continue
        by = clause.before(match.start(), ("by",))
        if by:
            if len(by) == 1:
                by = [*by, *clause.behind(match.start(), ("with",), 6)]
            yield from deal_of(kind_of(words, clause.told), by)
        else:
            yield from _by_verb(clause, match, words)


def _by_verb(clause: Clause, match: re.Match[str], words: str) -> Iterator[Deal]:
    """What those who act do with others, by the verb ``match``."""
    at = match.start()
    acting, with_whom = _sides_of(clause, match)
    parties = acting + with_whom
    if len(parties) < 2 and match.group().startswith("签") and not _STANDS_BY.search(clause.shape):
        known = {one.text for one in acting}
        named = clause.before(at, ("acts", "with", "post", "to"))
        parties = [*acting, *(one for one in named if one.text not in known)]
        parties += clause.meant(at) if len({one.text for one in parties}) == 1 else []
        if len({one.text for one in parties}) > 1:
            yield Deal(_kind(match, words, clause.told), tuple(parties), tuple(clause.people(at)))
            return
    if acting and len({one.text for one in parties}) > 1:
        kind = _kind(match, words, clause.told)
        each = with_whom if len(with_whom) > 1 and _EACH.search(clause.shape, 0, at) else ()
        yield from (deal for one in each for deal in deal_of(kind, [*acting, one]))
        if not each:
            yield from deal_of(kind, parties)


def _sides_of(clause: Clause, match: re.Match[str]) -> tuple[list[Value], list[Value]]:
    """Who acts, and with whom, by the verb ``match``."""
    at, shape = match.start(), clause.shape
    with_whom = clause.last(at, "with") or clause.behind(at, ("with",), 6)
    if (told := _COUNTED.search(shape)) and told.start() <= at:
        with_whom += clause.listed(match.end())
    with_whom = with_whom or _with_meant(clause, at)
    acting = _said_beside(clause, at) or clause.last(at, "acts")
    if acting and (partners := _PARTNERS.search(shape, match.end())):
        with_whom += clause.behind(partners.start(), ("with",), 12)
    if not acting and with_whom:
        acting = clause.meant(at) or _unnamed(clause, at)
    return acting, with_whom


def _right_before(clause: Clause, at: int) -> bool:
    """Whether the body with which something is done stands right before the verb: A与B组建了医联体."""
    last = [one for one in clause.parts if one.end <= at][-2:]
    if not last or re.search("[，的。；]", clause.shape[last[-1].end : at]):
        return False
    joined = len(last) > 1 and last[0].group == last[1].group
    return last[-1].role == "with" or (joined and _AND.search(clause.shape, last[0].end, last[1].start) is not None)


_AND = re.compile("[与和同]|携手|联合|联手|牵手")
_WITH_MEANT = re.compile("(?:与|和|同|跟|携手|联合)(该院|该校|我院|我校|学校|医院|校方|院方|母校)[^<，。；]{0,12}$")


def _with_meant(clause: Clause, at: int) -> list[Value]:
    """The house that 学校 or 该院 means, with which something is done: 还与学校共建了."""
    said = _WITH_MEANT.search(clause.shape[:at])
    if not said:
        return []
    return body_meant(clause.article, clause.number, clause.sentence, said.start(1), said[1].replace("母校", "学校"))


_EACH = re.compile("分别(?:与|和|同)|(?:与|和|同)[^。；]{4,80}分别")
_SAID_WITH = re.compile(
    rf"(?P<said>{MEANT_ZH.pattern}|(?<=代表)(?:学校|医院|学院|公司))(?:还|也|又|已|将|日前|近日|正式|先后|此前|曾|分别|于"
    rf"|[^<，。；]{{0,4}}<D\d+>[^<，。；]{{0,6}}){{0,3}}"
    r"(?:与|和|同|跟|携手|联合)(?=[^<，。；]{0,10}<O)"
)


def _said_beside(clause: Clause, at: int) -> list[Value]:
    """The body that 我校 or 该院 means, where it does something with others: 我校与某院共同建设."""
    said = [one for one in _SAID_WITH.finditer(clause.shape) if one.end() <= at + 2]
    if not said:
        return []
    return body_meant(clause.article, clause.number, clause.sentence, said[-1].start(), said[-1]["said"])


def _kind(verb: re.Match[str], words: str, shape: str) -> CollaborationKind:
    """Of what is signed its name tells the kind, and what is made by it; not the fields of the cooperation."""
    if verb.group() == "互派":
        return "visit"
    if _TIES.match(verb.string, verb.start()):
        return "agreement"
    if not verb.group().startswith("签"):
        return kind_of(words, shape)
    at = _place_in(words, verb)
    object_, _, rest = words[at:].partition("，")
    before = words[:at]
    head = (before.rpartition("，")[2] if _SIGN.search(before) else before) + object_
    told = kind_of(head, head)
    made = re.match(
        r"(?:双方|约定|决定|并)?(?:将|共同|合作|联合|携手|决定|拟)*(?:出资(?:[^，。；<]|<M\d+>){0,14})?"
        r"(?:共建|共办|合办|开办|成立|设立|开设|培养|打造|建立|组建)|[^，。；]{0,20}联合(?:培养|招)",
        rest,
    )
    return kind_of(words, shape) if told == "agreement" and made else told


# What is agreed by being set up: 建立合作关系, whatever is done by it.
_TIES = re.compile(
    r"(?:建立|缔结|结成|达成|确立|形成)(?:了)?[^<，。；]{0,14}(?:合作|协作|伙伴|友好|姊妹|姐妹|校际|院际|帮扶|对口)[^<，。；]{0,4}关系"
)


def _place_in(words: str, verb: re.Match[str]) -> int:
    """Where in ``words`` the ``verb`` stands, which a sentence may have more than once."""
    behind = verb.string[verb.end() : verb.end() + 6].partition("<Q")[0]
    at = words.find(verb.group() + behind)
    return at if at >= 0 else words.find(verb.group())


# Where a clause begins with 与 or 同, who acts with them is not said.
_WITH_FIRST = re.compile(
    r"(?:^|[；。：])[^：<，。；A-Za-z]{0,12}(?:[^<，。；]{0,8}<D\d+>[^<，。；]{0,10}，?"
    r"|[^<，。；]{1,6}，)?(?:此外，|同时，|会上，"
    r"|期间，)?(?:还|又|也|再|已|[^<，。；]{0,8}继(?:[^<，。；]{0,4}<D\d+>[^<，。；]{0,4})?)?(?:分别|先后|正式)?"
    r"(?:(?:副?校长|副?院长|副?书记|副?所长|董事长|总经理)[^<，。；]{0,6}<P\d+>(?:[^<，。；]{0,4}分别)?)?(?:与"
    r"|和|同|跟|携手|联合|会同|牵手|联手)$"
)


_JOINT_BODY = re.compile("委员会$|小组$|办公室$")


def _unnamed(clause: Clause, at: int) -> list[Value]:
    """Who acts where a clause names no subject before 与: the body whose news it is."""
    last = [one for one in clause.parts if one.end <= at and one.role == "with"]
    first = next((one for one in last if one.group == last[-1].group), None) if last else None
    if first is None or not _WITH_FIRST.search(clause.shape[: first.start]) or _JOINT_BODY.search(first.entity.text):
        return []
    said = speaker(clause.article)
    partners = {one.entity.text for one in last}
    if said and said.text in partners:
        houses = (
            value(one) for s in clause.article.sentences for one, _, _ in s.marks(kinds="O") if HOUSE.search(one.text)
        )
        said = next((one for one in houses if one.text not in partners), None)
    return [said] if said else []


def _clause_of(clause: Clause, match: re.Match[str]) -> str:
    """The words of the full clause around a verb, with what is quoted in them."""
    shape = clause.shape
    start = max(shape.rfind(mark, 0, match.start()) + 1 for mark in "；。")
    stop = re.search("[；。]", shape[match.end() :])
    words = shape[start : match.end() + (stop.start() if stop else 80)][-260:]
    return clause.with_quotes(words)


def _university(clause: Clause, body: Value) -> Value:
    """The university that a school belongs to whose head signs for it, where the article names it."""
    whole = next(
        (
            name
            for name in clause.article.named
            if name.endswith("大学")
            and name in body.text
            and re.fullmatch(".{1,12}(?:学院|系|部|处|办公室)", body.text.split(name)[-1])
        ),
        None,
    )
    return Value(whole, body.start, body.end) if whole else body


# Our head signs with others, of whom each is named with a house: 校长某某分别与甲大学校长某、乙大学校长某签署.
_OUR_HEAD = re.compile(
    r"(?:^|[，。；：])[^<，。；]{0,4}(?:副?校长|副?院长|党?委?副?书记|副?所长|董事长|总经理"
    r"|理事长)<P(?P<head>\d+)>(?:教授|院士|博士)?(?:[^<，。；]{0,8})"
    r"(?:与|和|同)(?P<others>[^。；]{0,120}?)(?:签|续签)"
)


def _head_signs(clause: Clause) -> Iterator[Deal]:
    """What our head signed with others: an agreement of our house with each of theirs."""
    match = _OUR_HEAD.search(clause.shape)
    ours = speaker(clause.article) if match and clause.article.speaks else None
    if not match or ours is None:
        return
    others = [one for one in clause.parts if match.start("others") <= one.start < match.end("others")]
    each = re.search("分别", clause.shape[: match.end()]) is not None
    chosen = [value(one.entity) for one in others if one.entity.kind == "O" and one.entity.text != ours.text]
    for one in chosen[: None if each else 1]:
        yield from deal_of(kind_of(clause.shape[match.end() :], clause.shape), [ours], [one])


def _signed(clause: Clause) -> Iterator[Deal]:
    """People who signed together stand for their institutions; what they signed, the sentences before say."""
    shape = clause.shape
    match = _SIGN.search(shape)
    if not match or _STANDS_BY.search(shape):
        return
    people = [one for one, start, _ in clause.sentence.marks(kinds="P") if start <= match.start()]
    posts = [
        value(one.entity)
        for one in clause.parts
        if one.end <= match.start() and one.role in ("post", "acts", "with", "to")
    ]
    posts = [_university(clause, one) for one in posts]
    posts += [
        body for one in people if (body := clause.article.institutions.get(one.text)) and len(posts) < len(people)
    ]
    before = clause.article.sentences[max(0, clause.number - 3) : clause.number]
    before = [one for one in before if "\n\n" not in clause.article.text[one.end : clause.sentence.start]] or before
    told = " ".join(one.shape for one in before)
    if match.group() != "签" and _TOGETHER.search(told):  # guests unveil what the sentences before say who made
        return
    first = next((mark[0] for one in before for mark in one.marks(kinds="O")), None)
    if first is not None and len(people) > len({one.text for one in posts}) and re.search("签|合作|协议|共建", told):
        posts.append(value(first))
    names = {one.text for one in posts}
    if len(people) > 1 and len(names) > 1:
        yield Deal(kind_of(told + shape, told + shape), tuple(posts), tuple(map(value, people)))

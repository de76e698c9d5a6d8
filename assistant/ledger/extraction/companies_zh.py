"""Chinese companies whose names are made of ordinary words, or end with what no other body's name ends with."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction import body_words as end
from assistant.ledger.extraction import chinese_words as zh
from assistant.ledger.extraction.entities import Entity
from vectorstore.text.language import HAN

# What a company is by its line of business, which is no name yet.
_LINE = re.compile(
    "(?:生物|医药|医疗|器械|科技|技术|智能|健康|信息|数字|数据|网络|软件|电子|制品|制药|药业|药品|化工|材料"
    "|装备|设备|仪器|食品"
    "|诊断|检测|影像|机器人|服务|管理|咨询|投资|控股|股份|有限|责任|公司|集团|实业|发展|产业|贸易|物流|基因"
    "|云计算|计算|人工"
    "|保健|康复|养老|护理|环保|能源|工程|建设|置业|文化|传媒|教育|农业|海洋|中医药|中药|医学|系统|自动化|光电"
    "|精密|新材料)+"
)
_FORMAL = re.compile("(?:有限(?:责任)?公司|股份公司)(?:（[^（）]{2,8}）)?$")
_GROUP = re.compile("(?:集团|药业|制药)$")
# Parts of speech before which a name begins: marks, particles, prepositions, conjunctions, adverbs.
_OUTSIDE = ("x", "u", "p", "c", "r", "y", "w")
# Characters of a company's own name and its place.
_LONGEST = 12

_TRADE = (
    "[竹茶酒果牧渔林矿纸米面棉盐糖蜂]业|创投|风投|投控|诊断|乳业|置业|实业|电子|光电|机电|租赁|人寿|财险"
    "|支付|物流|快递|机器人|重工|动保|齿科|医美|器械|软件|数科|信息|智造|云医|仪器"
)
_BEGINS = "(?:^|[，。；、：:（“\\s]|[与和由向同及给]|企业|公司|药企|民企|龙头|机构|乡贤|集团|来自|联合|携手)"
_BY_END = re.compile(
    f"{_BEGINS}(?P<name>(?:(?![的了在与和由向同及给被将把对从等是为])[{HAN}]){{2,7}}?(?:{_TRADE}))(?=(?:集团"
    f"|股份|控股|公司)*"
    f"(?:{end.BEHIND_BRAND.pattern}|捐|曾|赠|自|设|出资|等))"
)


# With whom somebody signs, is a body.
_SIGNS = re.compile("签|达成|共建|合作|携手|联合|共同")


def find_companies(text: str) -> Iterator[Entity]:
    """Companies whose names end with their trade: 岑岭竹业, 宏昌创投. What stands before is no ordinary word."""
    for match in _BY_END.finditer(text):
        name = match["name"]
        while said := end.SAID_BEFORE.match(name):
            name = name[said.end() :]
        if end.POINTED.fullmatch(name):
            continue
        before = text[match.start("name") - 1] if match.start("name") else ""
        signs = before and before in "与和同" and _SIGNS.match(text, match.end("name"))
        if signs or _is_own(re.sub(f"(?:{_TRADE})$", "", name)):
            yield Entity("O", match.end("name") - len(name), match.end("name"), name)


def _is_own(brand: str) -> bool:
    """Whether ``brand`` is of a name's kind: a place, a person's name, or no word."""
    import rjieba

    tagged = rjieba.tag(brand)
    if brand in end.NO_BRANDS or any(word in zh.STOP_WORDS for word, _ in tagged):
        return False
    own = [tag.startswith(("nr", "ns", "nz", "nt")) or not rjieba.has_word(word) for word, tag in tagged]
    return any(own) and brand not in ("中国", "我国", "美国", "日本", "欧美", "全球")


def company_start(text: str, words: zh.Words, place: int, start: int) -> int:
    """Where a company's name begins whose own part looks like a verb: 深圳|迈步|智能科技有限公司."""
    first = next((at for at in range(place, -1, -1) if words.starts[at] <= start), 0)
    if words.starts[first] != start:
        return start
    formal = _FORMAL.search(text, start, words.starts[place + 1]) is not None
    bare = _LINE.fullmatch(text, start, words.starts[place + 1]) is not None
    if not formal and not (bare and _GROUP.search(text, start, words.starts[place + 1])):
        return start
    if formal and (at := _placed(words, first, start)) < start:
        return at
    return _one_more(words, first, start) if bare else start


def _placed(words: zh.Words, first: int, start: int) -> int:
    """Where the place begins that is the last before ``first`` with nothing but words of a name between them."""
    at = first - 1
    while at >= 0 and start - words.starts[at] <= _LONGEST and _inside(words, at):
        if words.tags[at].startswith("ns"):
            return words.starts[at - 1] if at and words.tags[at - 1].startswith("ns") else words.starts[at]
        at -= 1
    return start


def _one_more(words: zh.Words, first: int, start: int) -> int:
    """Where the word before ``first`` begins, if it can be the company's own name."""
    at = first - 1
    if at < 0 or not _inside(words, at) or not 2 <= len(words.words[at]) <= 4:
        return start
    free = at == 0 or words.tags[at - 1].startswith((*_OUTSIDE, "ns"))
    return words.starts[at] if free and words.words[at] not in end.NO_BRANDS else start


def _inside(words: zh.Words, at: int) -> bool:
    word = words.words[at]
    if words.tags[at].startswith(_OUTSIDE) or word in zh.STOP_WORDS or zh.BODY_END.search(word):
        return False
    return re.fullmatch(f"[{HAN}]+", word) is not None

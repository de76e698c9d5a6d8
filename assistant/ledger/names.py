"""Whether two names mean one person, body or award: across scripts, aliases, abbreviations and spellings."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache

from assistant.ledger.bilingual import same_in_translation
from assistant.ledger.extraction.marking import shipped_aliases
from vectorstore.text.aliases import Aliases
from vectorstore.text.folding import comparable
from vectorstore.text.language import HAN
from vectorstore.text.names import same_name
from vectorstore.text.names.english import PLACES

HAN_CHARACTER = re.compile(f"[{HAN}]")
_CORPORATE = re.compile(
    r"(?:股份)?(?:有限)?(?:责任)?公司$|(?:医药|医疗|生物)?(?:科技)?集团$|控股$|股份$"
    r"|,? (?:inc|ltd|limited|plc|llc|gmbh|ag|corp|corporation|company|co|group|holdings?|pharmaceuticals?"
    r"|pharma|sas|sarl|srl|spa|nv|bv|ab|asa|oyj|kk|se|sa|co ltd|pte ltd|pty ltd)\.?$"
)
_PLACE = re.compile(
    r"^(?:德国|美国|英国|法国|日本|瑞士|瑞典|丹麦|韩国|新加坡|加拿大|澳大利亚|新西兰|荷兰"
    r"|比利时|意大利|西班牙|葡萄牙|奥地利|挪威|芬兰|波兰|俄罗斯|以色列|印度|泰国|越南|老挝"
    r"|马来西亚|印度尼西亚|菲律宾|巴西|墨西哥|阿根廷|埃及|南非|肯尼亚|乌干达|坦桑尼亚|尼日利亚"
    r"|爱尔兰|冰岛|希腊|捷克|匈牙利|塞尔维亚|克罗地亚|罗马尼亚|保加利亚|乌克兰|白俄罗斯|阿联酋|孟加拉国|尼泊尔"
    r"|斯里兰卡|缅甸|柬埔寨|蒙古国"
    r"|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|智利|秘鲁|古巴|卢旺达|赞比亚|塞内加尔|摩洛哥|加纳|埃塞俄比亚|土耳其|伊朗"
    r"|沙特|巴基斯坦|哈萨克斯坦|上海|北京|深圳|广州|浙江|江苏"
    r"|中国)(?=.{3,})|(?:中国|china)$"
    r"|^(?:shanghai|beijing|the|china's) | china$"
)
# Names that many bodies bear: they are one only with the place before them.
_COMMON = re.compile(
    r"^(?:第?[一二三四五六七八九十]*(?:人民|附属|中心|中医|儿童|肿瘤|妇幼保健|口腔|妇产|医科"
    r"|综合)?(?:大学)?(?:医院|医学院|学院|大学|研究所|研究院|实验室|中心)"
    r"|(?:medical|children'?s|cancer|general|people'?s|university|teaching|first|second|third) (?:school"
    r"|hospital|center|centre|college))$"
)
# What a company's whole name has and its short one has not.
_BRANCH = re.compile(r"(?:控股|医疗|生物|医药|科技|技术|健康|制药|药业|集团|中国)+")
_BRANCH_EN = re.compile(
    r"(?: (?:biologics?|therapeutics|bio(?:tech|technology|sciences?|pharma|medical)?|sciences?|medical|medicine"
    r"|technolog(?:y|ies)|health(?:care)?"
    r"|life|ventures|capital|partners|diagnostics|genomics|systems|labs?|laboratories|pharma|pharmaceuticals?"
    r"|devices|vision|robotics|china|asia|europe))+"
)
_DEPARTMENT = re.compile(f"[{HAN}]{{1,10}}(?:科|中心|部|室|系|病区|研究室)")
# Who competes for a house.
_DELEGATION = re.compile(f"[{HAN}]{{0,6}}代表[队团]")
_PART = re.compile(r"^(?:,| at| of| in|的)")
_YEAR = re.compile(r"(?:19|20)\d\d(?:年度?)?|第.{1,4}[届次]|首届|\b\d+(?:st|nd|rd|th)\b|年度")
_RANKS = {
    "first": ("first", "一等", "1st", "第一"),
    "second": ("second", "二等", "2nd", "第二", "亚军"),
    "third": ("third", "三等", "3rd", "第三", "季军"),
    "special": ("special", "特等"),
    "grand": ("grand", "top", "大奖", "冠军"),
    "gold": ("gold", "金"),
    "silver": ("silver", "银"),
    "bronze": ("bronze", "铜"),
    "merit": ("merit", "excellence", "优秀", "优胜", "mention"),
}


class _Known:
    """The table of names that is in use, one at a time: what is kept of comparisons holds for that one."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.table: Aliases | None = None


_KNOWN = _Known()


@contextmanager
def knowing(aliases: Aliases) -> Iterator[None]:
    """Have names compared by ``aliases`` within: the shipped table with a user's own and with what articles say."""
    with _KNOWN.lock:
        before = _KNOWN.table
        _use(aliases)
        try:
            yield
        finally:
            if before is not None:
                _use(before)


def _use(aliases: Aliases) -> None:
    if _KNOWN.table is not aliases:
        _KNOWN.table = aliases
        for kept in KEPT:
            kept.cache_clear()


def table() -> Aliases:
    """The table of names that is in use."""
    return _KNOWN.table or shipped_aliases()


@lru_cache(maxsize=1 << 14)
def core(name: str) -> str:
    """``name`` without what says nothing of whose it is: the form of a company, its country, marks."""
    folded = re.sub(r"[“”\"'’‘《》「」]", "", comparable(name))
    folded = re.sub(r" ?[（(][^（）()]*[）)]$", "", folded)
    for _ in range(2):
        shorter = _PLACE.sub("", _CORPORATE.sub("", folded)).strip(" ,")
        folded = shorter if len(shorter) > 1 else folded
    return folded


@lru_cache(maxsize=1 << 14)
def entries(name: str) -> frozenset[int]:
    """The things of the table of aliases that the whole of ``name`` may mean, where it is sure of one."""
    found: set[int] = set()
    for form in {comparable(name), core(name), name}:
        for span in table().find(form, any_case=True):
            if span.sure and span.end - span.start >= len(form) - 1:
                found.update(span.entries)
    return frozenset(found)


@lru_cache(maxsize=1 << 16)
def same_body(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` are one institution or company."""
    if core(a) == core(b) or entries(a) & entries(b):
        return True
    if bool(HAN_CHARACTER.search(a)) != bool(HAN_CHARACTER.search(b)):
        han, latin = (a, b) if HAN_CHARACTER.search(a) else (b, a)
        return _same_in_pinyin(han, latin) or any(
            same_in_translation(one, latin) for one in dict.fromkeys((core(han), comparable(han)))
        )
    if _is_acronym(a, b) or _is_acronym(b, a):
        return True
    shorter, longer = sorted((core(a), core(b)), key=len)
    if len(shorter) < 2 or _COMMON.match(shorter):
        return False
    if longer.startswith(shorter):
        return _says_no_more(shorter, longer[len(shorter) :])
    return len(shorter) > 3 and longer.endswith(shorter) and _is_whole(shorter, longer[: -len(shorter)])


def _is_acronym(short: str, name: str) -> bool:
    """Whether four or more capitals are the first letters of a name's words: SMART."""
    if not re.fullmatch("[A-Z]{4,8}", short.strip()):
        return False
    return "".join(re.findall(r"\b[A-Z](?=[a-z])", name)) == short.strip()


def _says_no_more(name: str, rest: str) -> bool:
    """Whether ``rest`` behind a body's name leaves it that body: its form, its place, a department."""
    if _BRANCH.fullmatch(rest):
        return True
    if len(name) < 4:
        return False
    part = _PART.match(rest) and not re.search(r"(?:university|大学)$", name)
    department = name.endswith("医院") and _DEPARTMENT.fullmatch(rest)
    return bool(_BRANCH_EN.fullmatch(rest) or part or department or _DELEGATION.fullmatch(rest))


def _is_whole(name: str, before: str) -> bool:
    """Whether a body's Chinese name may be said without what stands ``before`` it: a place, a university.

    上海交通大学医学院附属瑞金医院 is 瑞金医院, but 北京大学 is not a part of 南北京大学.
    """
    if not HAN_CHARACTER.search(name):
        return False
    if len(name) > 3 and _LED_UP.fullmatch(before):
        return True
    return ("大学" in before and "大学" not in name) or (len(name) > 4 and _is_place(before))


# What was read as the beginning of a name and only leads up to it: 就读于|北岭大学.
_LED_UP = re.compile(
    "(?:就读|任职|供职|就职|毕业|执教|工作|设立?|位|起源|始)?于|来自|(?:先后)?(?:在|到|赴|为|由|向|与|和|同|对|将|经"
    "|被|是|及)|我[校院]与?"
)


_HEADS = {
    "hospital": "医院",
    "university": "大学",
    "college": "学院",
    "institute": "研究所|研究院",
    "group": "集团",
    "foundation": "基金会",
    "pharmaceutical": "药业|制药|医药",
    "pharmaceuticals": "药业|制药|医药",
    "pharma": "药业|制药|医药",
    "medical": "医疗|医学",
    "biotech": "生物",
    "technology": "科技|技术",
    "capital": "资本",
    "bio": "生物",
}


def _same_in_pinyin(han: str, latin: str) -> bool:
    """Whether a Latin name is a Han one in pinyin, its kind in English: Tongji Hospital, Hengchuan Technology."""
    match = re.fullmatch(r"([A-Z][a-z]{2,})((?: [A-Z][\w.]*){1,3})", latin.strip())
    if not match or match[1].lower() in PLACES:
        return False
    kinds = [_HEADS.get(word.lower().strip(".")) for word in match[2].split()]
    if kinds[0] is None:
        return False
    # The name must end there: 青州大学附属仁和医院 is not Qingzhou University.
    more = "|".join(kind for kind in kinds[1:] if kind)
    where = re.search(f"([\u3400-\u9fff]{{1,4}})(?:{kinds[0]})(?:{more}|股份|有限|责任|公司|集团|控股)*$", core(han))
    return where is not None and any(_pinyin(where[1][-size:]) == match[1].lower() for size in (1, 2, 3))


@lru_cache(maxsize=1 << 12)
def _pinyin(han: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(han))


def _is_place(words: str) -> bool:
    import rjieba

    return 1 < len(words) < 6 and all(tag == "ns" for _, tag in rjieba.tag(words))


@lru_cache(maxsize=1 << 16)
def same_person(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` may be one person's name, in either script."""
    return same_name(a, b)


@lru_cache(maxsize=1 << 14)
def award_core(name: str) -> str:
    """An award's name without year, edition, rank and marks."""
    folded = _YEAR.sub("", comparable(re.sub(r"[“”\"《》「」·—\-–]", " ", name)))
    folded = re.sub(r"[特一二三]等奖$|(?:first|second|third) prize(?: of the)?", "", folded)
    folded = re.sub(
        r"\b(?:the|annual|awards?|prizes?)\b", lambda m: m.group().rstrip("s") if m.group()[0] in "ap" else "", folded
    )
    return " ".join(folded.replace(" 的", "").split())


def _forms(name: str) -> list[str]:
    """An award's name, and the one in the other language that stands behind it: 林奈奖 (Linnaeus Award)."""
    match = re.fullmatch(rf"([^()]*[{HAN}][^()]*) \(([^()]*[A-Za-z][^()]*)\)", name)
    return [match[1], match[2]] if match else [name]


@lru_cache(maxsize=1 << 16)
def same_award(a: str, b: str) -> bool:
    """Whether ``a`` and ``b`` are one award, or one is a part or a short form of the other."""
    forms, others = _forms(a), _forms(b)
    if len(forms) > 1 or len(others) > 1:
        return any(same_award(one, other) for one in forms for other in others)
    first, second = award_core(a), award_core(b)
    if first == second or entries(a) & entries(b):
        return True
    if bool(HAN_CHARACTER.search(first)) != bool(HAN_CHARACTER.search(second)):
        return same_in_translation(*((first, second) if HAN_CHARACTER.search(first) else (second, first)))
    shorter, longer = sorted((first, second), key=len)
    if re.search(f"[{HAN}]", shorter):
        bare, whole = shorter.removesuffix("奖"), longer.removesuffix("奖")
        return len(shorter) >= 2 and (
            longer.startswith(bare) or longer.endswith(shorter) or (len(bare) > 3 and whole.endswith(bare))
        )
    words = shorter.split()
    return len(words) >= 2 and (longer.startswith(shorter) or longer.endswith(shorter) or shorter in longer)


def rank_code(rank: str | None) -> str:
    """A class or rank in one form for both languages: ``first`` is First Prize is 一等奖; "" for none."""
    told = (rank or "").lower()
    return next((code for code, words in _RANKS.items() if any(word in told for word in words)), told)


# What is kept of comparisons by the table in use.
KEPT = [entries, same_body, same_award]

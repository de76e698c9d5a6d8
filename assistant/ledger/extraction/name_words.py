"""Words and names in Chinese: what can be a person's name where only the words around tell it."""

import re

from vectorstore.text.language import HAN
from vectorstore.text.names.characters import GIVEN
from vectorstore.text.names.surnames import COMPOUND, FREQUENT, RARE, WORDLIKE

_MORE = (
    "司空 公仪 左丘 公良 乐正 谷梁 段干 百里 东门 梁丘 南门 羊舌 微生 闾丘 公输 太叔 钟离 子车 颛孙 闻人 呼延"
).split()
# Surnames that are words, or so seldom that the table of names has them not; here the words around tell.
_SELDOM = (
    "湛禹伏蓝季花危经贲滑松井伊暴戎韶索籍堵宰却别慕鱼终暨居弘广东殳利越夔融毋琴佴谯笪福敖呼苗牧"
    "揭亢帅冼练冒粟涂钦墨哈佟佘商赏晏麦丛植芦英从平元"
)
SURNAME = f"(?:{'|'.join([*COMPOUND, *_MORE])}|[{''.join(FREQUENT + WORDLIKE + RARE)}{_SELDOM}])"
NAME = f"[{HAN}]{{2,4}}|[{HAN}]{{2,6}}(?:·[{HAN}]{{1,8}})+|(?![^（]{{0,3}}(?:医|学|研究|全|省))[{HAN}]{{5,6}}"
HOUSE = "大学|医院|学院|中心|研究[院所]|公司|疾控|卫生[院所室]|集团|实验室|学校|诊所|附[院属]|[一二三]院"
NO_ONE = re.compile(
    "[奖项等第]|细胞|分子|基因|肿瘤|单位|个人|集体|名单|医院|大学|学院|中心|公司|团队|^(?:其中|包括|以及|分别|来自|我[院校]"
    "|全[国省市]|以下|上述|地点|联系|申报|推荐|获奖|国内"
    "|主办|承办|协办|总部|简称|合作|附属|双方|专家|优秀|先进|最美|模范|一|二|三|两)|[科部室处系班组会局厅办]$"
)
# Surnames that before a noun are words of their own: 高水平, 全过程.
ADJECTIVES = frozenset("高老新全总单双多")
FIRST = re.compile(SURNAME)
# What a name cannot end with or hold: the adverb before a verb, a ward.
RUNS_ON = re.compile("[又还也再已均都曾仅]$|[科室].|团队")
_GIVEN_ONLY = re.compile(f"{SURNAME}[{''.join(GIVEN)}]{{2}}")
_PEOPLE = frozenset("团队 代表 专家 党员 骨干 队员 学生 教师 医生 成员 人员 同志 选手 负责人 单位 项目 集体".split())


def may_be_name(name: str) -> bool:
    """Whether what stands in a name's place in a list is one: no unit, no rank, no ordinary word but a rare one."""
    if NO_ONE.search(name) is not None:
        return False
    return "·" in name or is_no_word(name) or (len(name) < 4 and FIRST.match(name) is not None and not is_doing(name))


def is_doing(name: str) -> bool:
    """Whether ``name`` is a word of doing or pointing: 主持, 应用."""
    import rjieba

    cut = rjieba.tag(name)
    return len(cut) == 1 and rjieba.has_word(name) and not cut[0][1].startswith(("n", "z", "i", "l", "t"))


def is_surname_and_noun(name: str) -> bool:
    """Whether a name of three characters is a surname and characters of given names, or a noun: 常|牧野."""
    import rjieba

    if len(name) != 3 or rjieba.has_word(name):
        return False
    if _GIVEN_ONLY.fullmatch(name):
        return True
    cut = rjieba.tag(name)
    return (
        len(cut) == 2
        and cut[1][1].startswith(("n", "a", "z", "i", "t", "g", "q", "x"))
        and (len(cut[0][0]) == 1 or cut[0][1].startswith(("n", "t", "z", "i")))
        and FIRST.match(name) is not None
        and cut[0][0] not in _PEOPLE
        and cut[1][0] not in _PEOPLE
    )


def is_known(word: str) -> bool:
    """Whether the segmenter's dictionary has ``word``."""
    import rjieba

    return bool(rjieba.has_word(word))


def is_no_word(name: str) -> bool:
    """Whether no ordinary word is in ``name``."""
    import rjieba

    if rjieba.has_word(name) and not all(tag.startswith("nr") for _, tag in rjieba.tag(name)):
        return False
    tagged = rjieba.tag(name)
    return not any(
        len(word) > 1
        and word not in COMPOUND
        and word not in _MORE
        and not tag.startswith(("nr", "nz", "ns", "x"))
        and rjieba.has_word(word)
        for word, tag in tagged
    )

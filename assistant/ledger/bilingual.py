"""Whether a Chinese and an English name of a body or an award are one, word by word.

青州大学附属仁和医院 is Renhe Hospital of Qingzhou University. Words of kinds and fields are translated,
all else is read in pinyin.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from vectorstore.text.folding import fold

# Of each meaning the Chinese words, and the English ones; "" means nothing by itself.
_WORDS: tuple[tuple[str, str, str], ...] = (
    (
        "",
        "市 省 县 区 有限公司 股份 公司 的 之",
        "city municipal county district province provincial ltd limited co inc corporation the of and for in at on &",
    ),
    ("affiliated", "附属", "affiliated"),
    ("medical university", "医科大学 医药大学", "medical-university university-of-medicine"),
    ("university", "大学", "university"),
    ("college", "学院", "college school faculty"),
    ("medical college", "医学院", "medical-college medical-school school-of-medicine college-of-medicine"),
    ("hospital", "医院 院", "hospital"),
    ("institute", "研究所 研究院", "institute research-institute"),
    ("centre", "中心", "center centre"),
    ("laboratory", "实验室", "laboratory lab"),
    ("society", "学会 协会 医学会 联盟", "society association union federation alliance"),
    ("committee", "委员会", "committee commission"),
    ("foundation", "基金会", "foundation fund"),
    ("red cross", "红十字会", "red-cross red-cross-society"),
    ("group", "集团", "group"),
    ("pharma", "制药 药业 医药", "pharmaceutical pharmaceuticals pharma"),
    ("biotech", "生物 生物科技 生物技术", "bio biotech biotechnology biological biologics biosciences"),
    ("people", "人民", "people"),
    ("charity", "慈善", "charity charitable"),
    ("central", "中心医院", "central-hospital"),
    ("cancer", "肿瘤 癌症", "cancer tumor tumour oncology"),
    ("eye", "眼科", "eye ophthalmology ophthalmic"),
    ("oral", "口腔", "stomatology stomatological dental oral"),
    ("children", "儿童", "children pediatric paediatric"),
    (
        "mother and child",
        "妇幼保健 妇幼",
        "maternal-child-health maternity-child-health maternal-child women-children maternity-child",
    ),
    ("chinese medicine", "中医 中医药", "traditional-chinese-medicine chinese-medicine tcm"),
    ("emergency", "急救 急诊 应急", "emergency"),
    ("disease control", "疾病预防控制 疾控", "disease-control-prevention disease-control cdc"),
    ("health", "卫生 健康", "health"),
    ("nursing", "护理", "nursing"),
    ("rehabilitation", "康复", "rehabilitation"),
    ("engineering", "工程", "engineering"),
    ("science", "科学", "science sciences scientific"),
    ("natural", "自然", "natural"),
    ("technology", "技术 科技", "technology technological tech"),
    ("science and technology", "科学技术 科技", "science-technology"),
    ("progress", "进步", "progress advancement"),
    ("invention", "发明", "invention"),
    ("medicine", "医学 医疗 医", "medical medicine"),
    ("young", "青年", "young youth"),
    ("innovation", "创新", "innovation"),
    ("skills", "技能", "skills skill"),
    ("contest", "大赛 竞赛 比赛", "contest competition"),
    ("students", "大学生 学生", "undergraduate undergraduates student students college-student college-students"),
    ("outstanding", "杰出 优秀", "outstanding distinguished excellent excellence"),
    ("contribution", "贡献", "contribution contributions"),
    ("achievement", "成就 成果", "achievement"),
    ("lifetime", "终身", "lifetime"),
    ("teaching", "教学 教育", "teaching education"),
    ("paper", "论文", "paper"),
    ("team", "团队", "team"),
    ("best", "最佳", "best"),
    ("international", "国际", "international"),
    ("world", "世界 全球", "world global"),
    ("national", "国家 全国 国立", "national state"),
    ("china", "中国 中华", "china chinese"),
    ("award", "奖 奖章 勋章", "award prize medal"),
    *(
        (str(at + 1), f"第{han}", word)
        for at, (han, word) in enumerate(
            zip("一二三四五六七八九", "first second third fourth fifth sixth seventh eighth ninth".split(), strict=True)
        )
    ),
)
_HAN = {word: meaning for meaning, words, _ in _WORDS for word in words.split()}
_HAN_WORD = re.compile("|".join(sorted(map(re.escape, _HAN), key=len, reverse=True)))
_LATIN = {tuple(phrase.split("-")): meaning for meaning, _, phrases in _WORDS for phrase in phrases.split()}
_LONGEST = max(map(len, _LATIN))
# So many meanings make a name that has no word of its own.
_ENOUGH = 4

Key = tuple[tuple[str, ...], tuple[str, ...]]


def same_in_translation(han: str, latin: str) -> bool:
    """Whether ``latin`` says what ``han`` says: the same kinds and fields, and of names the same sounds."""
    one, other = _han_key(han), _latin_key(latin)
    if one[1] != other[1] or not (one[1] or len(one[0]) >= _ENOUGH):
        return False
    # The first hospital of a university and its first affiliated one may be two.
    linked = len(one[1]) > 1 or not any(word.isdigit() for word in one[0])
    return one[0] == other[0] or (linked and _without_link(one[0]) == _without_link(other[0]))


def says_the_same(han: str, latin: str) -> bool:
    """Whether ``latin`` says word by word what ``han`` does, of names that only with whose they are mean one thing."""
    return _han_key(han) == _latin_key(latin) and _han_key(han) != ((), ())


def _without_link(meanings: tuple[str, ...]) -> tuple[str, ...]:
    """``meanings`` without what joins two names: a hospital of a university is affiliated to it."""
    return tuple(one for one in meanings if one != "affiliated")


def _key(meanings: list[str], own: list[str]) -> Key:
    words = sorted(word for one in meanings for word in _PARTS.get(one, (one,)) if word)
    return tuple(words), tuple(sorted(own))


# Meanings that two words may say as well.
_PARTS = {
    "medical university": ("medicine", "university"),
    "medical college": ("medicine", "college"),
    "science and technology": ("science", "technology"),
    "central": ("centre", "hospital"),
}


@lru_cache(maxsize=1 << 14)
def _han_key(name: str) -> Key:
    from pypinyin import lazy_pinyin

    meanings, own = [], []
    at = 0
    for match in _HAN_WORD.finditer(name):
        own.append(name[at : match.start()])
        meanings.append("science and technology" if match.group() == "科技" else _HAN[match.group()])
        at = match.end()
    own.append(name[at:])
    return _key(meanings, ["".join(lazy_pinyin(word)).lower() for word in own if word.strip()])


@lru_cache(maxsize=1 << 14)
def _latin_key(name: str) -> Key:
    words = [re.sub(r"['’]s?$", "", word) for word in re.findall(r"[^\W\d_](?:[\w’'-]*\w)?|&", fold(name))]
    words = [word for word in words if word not in _NOTHING]
    meanings, own = [], list[str]()
    last = -2
    for at, meaning, length in _told(words):
        if meaning is not None:
            meanings.append(meaning)
        elif last == at - 1:
            own[-1] += words[at]
            last = at
        else:
            own.append(words[at])
            last = at
        last = last if length else -2
    return _key(meanings, own)


def _told(words: list[str]) -> Iterator[tuple[int, str | None, int]]:
    """The meanings that ``words`` have in turn, the longest phrases first; None for a word of a name."""
    at = 0
    while at < len(words):
        size = next((size for size in range(_LONGEST, 0, -1) if tuple(words[at : at + size]) in _LATIN), 0)
        yield at, _LATIN[tuple(words[at : at + size])] if size else None, 1
        at += size or 1


_NOTHING = frozenset("of and the for in at on &".split())

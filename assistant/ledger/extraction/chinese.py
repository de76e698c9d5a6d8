"""Find bodies, awards, ranks, quoted titles and foreign people in Chinese text, by words and what they end with."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.ledger.extraction.entities import Entity
from vectorstore.text.language import HAN

_BODY_END = re.compile(
    r"(?:大学|学院|医院|研究院|研究所|科学院|工程院|医科院|中医院|公司|集团|研究中心|医学中心"
    r"|中心|学会|协会|基金会|实验室"
    r"|委员会|管委会|科委|经信委|政府|卫健委|发改委|科技局|改革发展局|管理局|监督局|卫生局"
    r"|教育厅|科技厅|卫生厅|财政厅|教育部|科技部|卫生部"
    r"|药业|医药|制药|生物|医疗|生命科学|基因|控股|银行|联盟|总会|红十字会|商会|联合会|医学会"
    r"|医师协会|疾控中心|分院|学校|附中"
    r"|医科大|医大|理工|股份|资本|投资|保险|科技|健康|诊所|卫生院|保健院|防治院|总医院|分校|书院|党校|总局|分局|厅|局)$"
)
# Ends that make no body of an ordinary word before them: 生物, 科技, 健康.
_WEAK_END = re.compile(
    r"(?:药业|医药|制药|生物|医疗|基因|科技|健康|投资|资本|保险|股份|中心|局|厅|委|理工|生命科学|学校|联盟|控股)$"
)
_BARE = frozenset(
    "大学 学院 医院 研究院 研究所 公司 集团 中心 学会 协会 基金会 实验室 委员会 政府 两院 科技 生物 健康 "
    "医疗 医药 附属医院 "
    "有限公司 股份 投资 资本 全院 我院 该院 本院 我校 该校 两校 多家医院 医学院 制药 学校 银行 联盟 总局 "
    "保险 基因 药业 分院 分校 "
    "科学院 总医院 国家重点实验室 重点实验室 研究中心 联合实验室 控股 人工智能 大健康 医科大学 医疗机构 生"
    "命科学 联合会 "
    "临床医学中心 省政府 市政府 医学中心 高科技 新科技 综合医院 三甲医院".split()
)
# Words that a name may not go across to the left.
_STOP_WORDS = frozenset(
    "年度 人为 完成人 分别为 的 了 和 与 及 或 在 从 由 将 把 以 因 于 向 为 对 给 被 是 有 等 同 跟 到 至"
    " 自 该 本 这 那 其 各 每 某 我 他 她 它 们 "
    "并 也 还 又 就 都 而 且 但 据 经 让 使 按 按照 通过 根据 来自 以及 包括 作为 成为 之 所 任 时任 现任"
    " 曾任 担任 出任 "
    "联合 共同 携手 牵手 双方 多方 三方 位于 会上 日前 近日 当天 昨日 今日 其中 另外 此外 随后 同时 目前 "
    "今年 去年 当日 "
    "主任 院长 校长 所长 会长 书记 教授 院士 博士 主席 董事长 总经理 总裁 代表 团队 副 专家 医生 医师 先生"
    " 女士 副院长 副校长 "
    "记者 负责人 专家组 讯 成员 首席 理事长 秘书长 研究员 科学家 总监 一行 两家 多家 三家 四家 五家 十家 "
    "家 名 位 项 个 次 "
    "签约 签署 签订 揭牌 成立 合作 共建 设立 建立 落户 落地 牵头 主办 承办 协办 举办 获 荣获 获得 授予 颁"
    "发 颁给 捐赠 访问 "
    "来访 考察 参观 到访 走进 前往 赴 率 率队 带队 率团 接待 会见 举行 召开 宣布 介绍 表示 指出 认为 依托"
    " 支持 领导 资助 "
    "启动 发起 组建 创办 创建 参加 出席 来到 加入 毕业 就读 任职 供职 工作 推动 促进 以 捐资 捐款 出资 组织 完成 主持 "
    "国内 国际 全国 一家 首家 首个 多个 两所 三所 高校 企业 单位 机构 包括 分别 授权 许可 独家 分享 旗下 "
    "隶属 附近 今天".split()
)
_NEVER_IN_NAMES = frozenset("和与及同跟由从向被给将把对为于以自在到至、的了是有等又也还已曾")
_VERBS_WITHIN = frozenset(
    "再生 附属 管理 开发 研究 控制 预防 发展 创新 教育 投资 保障 服务 监督 检测 合作 转化 改革 培训 交流 "
    "健康 治疗 防治 促进 推广 "
    "设计 制造 生产 咨询 护理 康复 保健 检验 检疫 诊断 医疗 转移 评价 评估 测量 储备 整合 计划 建设 信息 "
    "应用 孵化 认证 救助".split()
)
_NAMING_TAGS = ("n", "j", "b", "eng", "a", "l", "i", "z", "s", "f", "x", "m", "q", "v", "g", "k", "h", "t", "d")
_MOST_WORDS = 9
_MOST_CHARACTERS = 24

_RANK_NUMBER = {"特": "special", "一": "first", "二": "second", "三": "third"}
_RANK = re.compile(r"(?P<number>[特一二三])等奖")
_MEDAL = re.compile(
    r"(?<![质冶合资淘奖])(?:(?P<gold>金奖)|(?P<silver>银奖)|(?P<bronze>铜奖)|(?P<merit>优秀奖"
    r"|优胜奖)|(?P<grand>大奖赛?冠军|冠军)"
    r"|(?P<second>亚军|第二名)|(?P<third>季军|第三名)|(?P<first>第一名))"
)
_AWARD_HEAD = re.compile(r"奖(?!项|励|金|牌|品|状|台|杯|学金|助|惩|掖|池|评|台|赏|者)章?|勋章|荣誉称号")
_NO_AWARD_TAGS = frozenset("u ul uj p r c m".split())
_CONTEST = re.compile("大赛|竞赛|锦标赛|技能赛|挑战赛|比赛")
_RANKED = re.compile("[特一二三]等奖|[金银铜]奖|冠军|亚军|季军")
_AWARD_CHAR = re.compile(rf"[{HAN}A-Za-z0-9·•\-—–“”\"《》「」&’'／/]")
_AWARD_STOP = (
    "获得 荣获 获评 获颁 获授 喜获 摘得 斩获 夺得 赢得 揽获 捧得 捧回 荣膺 授予 授给 颁发 颁给 颁予 颁授 "
    "分享 摘取 拿下 获选 获 "
    "公布 揭晓 宣布 设立 评选 评出 公示 表彰 夺取 领取 捧 拿到 得到 收获 摘 夺 颁 得 受 第 "
    "了 在 从 由 将 把 以 因 于 向 为 对 给 被 是 有 到 该 本 这 这个 那 其 及 并 也 还 又 曾 已 再 再次 "
    "首次 一举 共 此前 一 "
    "一项 两项 三项 四项 五项 多项 个 项 次 项目 教授 院士 博士 团队 主任 院长 医生 医师 研究员 先生 女士"
    " 课题组 的 同年 当年 前 去年 今年 "
    "奖 两 双 等 名 位 人 同时 分别 包括 入选 提名 他 她 他们 成果 年 年度 共同 此次 本次 本届 首届 历届 "
    "上述 各 另 另外 此外 一个 "
    "随后 之后 后 先后 连续 成功 最终 作为 设 设有 所 称 称为 关于 连同 不 未 没有 无 最高 两个 三个 多个"
    " 四个 五个 六个 科学家 专家".split()
)
_TITLES_IN_AWARDS = frozenset("科学家 人 医师 医生 教授 研究员 专家 团队 成果 院士 项目 女士".split())
_AWARD_STOPS = frozenset(_AWARD_STOP)
_NO_AWARD = re.compile(
    r"^(?:[特一二三四]等|金|银|铜|颁|获|得|大|该|此|获大|小|本|领|评|夺|中|受|摘|捧|优秀"
    r"|各类|多个|重要|国际|国家级|省级|省部级"
    r"|国家|科技|科学|医学|世界|年度|全国|国家科技|国内外|相关|全部|多种|诸多|上述|主要|五个"
    r"|单项|申|报|发|抽|百万大|兑|有)?奖$"
)
_WINNING = re.compile("(?:获|得|领|颁|评|中|发|颁发)奖$")
_SOUND = f"(?![与和及的在由被是以、])[{HAN}]"
_TRANSLITERATED = re.compile(
    rf"(?:(?:{_SOUND}){{1,12}}|[A-Z]\.?)(?:[·•・](?:(?:{_SOUND}){{1,9}}(?:-(?:{_SOUND}){{1,6}})?|[A-Z]\.?))+"
)
_PERSON_TITLE = re.compile("(?:官|员|家|长|授|士|事|任|者|师|生|人|总|裁|予|给|得主|获|向|颁发|奖|书|记|国|籍|本)$")
_BEHIND_NAME = re.compile(
    r"(?:因|获|教授|表示|说|在|是|等|的|与|和|及|被|将|对|为|于|以|从|向|院士|博士|先生|女士"
    r"|夫妇|任|出|荣|共|分|医生|担|率|曾)"
)
_QUOTED = re.compile(r"[“「『《]([^“”「」『』《》\n]{4,80})[”」』》]")


_OFFICE = re.compile(
    "(.*(?:医院|大学|学院|公司|集团|研究院|研究所|学会|协会|中心))((?:副?院|副?校|副?所|会)长|主任|院士)"
)
# A name that says too little without the place before it, which may look like a person's: 苏城|大学附属医院.
_COMMON_BODY = re.compile(
    r"^(?:省|市|县|区|州)?(?:第?[一二三四五六七八九十]+)?(?:人民|附属|中心|中医药?|儿童|肿瘤"
    r"|妇幼保健|口腔|妇产|医科|师范|理工|医学|科技|农业|财经"
    r"|工业|民族|交通|大学|医疗|生物)*(?:大学|学院|医院|医学院|医学会|研究院|研究所|基金会"
    r"|集团|公司|有限公司|学会|协会|中心|药业|制药|生物|资本|实验室|科技)"
)
_LATIN_BODY = re.compile(r"[A-Z][A-Za-z0-9&.\- ]{1,30}?(?:公司|集团|大学|研究所|医院|基金会|医学院|学院)")
# An award that was named before: 该奖, 第二项奖.
_SAME = re.compile(r"(?:该|此|这一|这项|这个|本)(?:奖项|大奖|奖(?!项)|殊荣|荣誉)|第[一二三四五]项奖(?!项)")


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, each with its tag and start."""

    words: list[str]
    tags: list[str]
    starts: list[int]


def cut(text: str) -> Words:
    """``text`` in words."""
    import rjieba

    tagged = [part for pair in rjieba.tag(text) for part in _pieces(pair)]
    starts = list(itertools.accumulate((len(word) for word, _ in tagged), initial=0))
    return Words([word for word, _ in tagged], [tag for _, tag in tagged], starts)


def _pieces(pair: tuple[str, str]) -> list[tuple[str, str]]:
    """A word and its tag, cut where the segmenter joins an office to a body, or a preposition to a name."""
    import rjieba

    word, tag = pair
    if len(word) > 2 and (office := _OFFICE.fullmatch(word)):
        return [(office[1], "n"), (office[2], "n")]
    if len(word) > 1 and word[0] in "由与从被给将向" and not rjieba.has_word(word):
        return [(word[0], "p"), (word[1:], tag)]
    return [pair]


def find_chinese(text: str, people: set[int]) -> Iterator[Entity]:
    """Bodies, awards, ranks, quoted titles and foreign people, overlapping where in doubt.

    ``people`` are the places of the characters of names that are known.
    """
    if not re.search(f"[{HAN}]", text):
        return
    words = cut(text)
    yield from _ranks(text)
    yield from _awards(text, words, people)
    yield from _contests(text, words, people)
    yield from _bodies(text, words, people)
    yield from _transliterated(text)
    for match in _QUOTED.finditer(text):
        if not _AWARD_HEAD.search(match[1]) and not _BODY_END.search(match[1]):
            yield Entity("Q", match.start(), match.end(), match[1])


def _ranks(text: str) -> Iterator[Entity]:
    for match in _SAME.finditer(text):
        yield Entity("C", match.start(), match.end(), "")
    for match in _RANK.finditer(text):
        yield Entity("C", match.start(), match.end(), _RANK_NUMBER[match["number"]])
    for match in _MEDAL.finditer(text):
        yield Entity("C", match.start(), match.end(), str(match.lastgroup))


def _awards(text: str, words: Words, people: set[int]) -> Iterator[Entity]:
    """Awards, with the rank where one name has both: 国家科技进步二等奖 is the 国家科技进步奖."""
    for match in _AWARD_HEAD.finditer(text):
        end = match.end()
        rank = re.search(r"[特一二三四](?:等)$", text[max(0, match.start() - 2) : match.start()])
        head = match.start() - (len(rank.group()) if rank else 0)
        start = _award_start(text, words, people, head)
        name = text[start:head]
        if name.startswith("杯") and start - 1 in people:
            start = _person_start(people, start)
            name = text[start:head]
        bare = re.sub(r"^(?:第?\d*届)?[“”\"《》「」—–\-·的]+", "", name)
        start, name = start + len(name) - len(bare), bare
        name = re.sub(r"[“”\"《》「」]", "", name)
        shown = name if not rank else re.sub(r"奖$", "", name)
        whole = f"{shown}{match.group()}"
        if (
            len(shown) < 2
            or re.search("^[这该此其]|是", shown)
            or _NO_AWARD.match(whole)
            or _WINNING.search(whole)
            or (start in people and start + 1 in people and len(shown) < 4)
        ):
            continue
        if rank:
            yield Entity("A", start, head, shown if shown.endswith("赛") else whole)
        else:
            yield Entity("A", start, end, whole)


def _contests(text: str, words: Words, people: set[int]) -> Iterator[Entity]:
    """Contests, of which somebody may win a rank."""
    for match in _CONTEST.finditer(text):
        start = _award_start(text, words, people, match.start())
        name = text[start : match.end()]
        bare = re.sub(r"^[第届\d]*届", "", name)
        if len(bare) > 4 and _RANKED.search(text, match.end()):
            yield Entity("A", match.end() - len(bare), match.end(), bare)


def _award_start(text: str, words: Words, people: set[int], head: int) -> int:
    """Where the name begins that ends with the 奖 at ``head``."""
    start = head
    place = max(i for i, at in enumerate(words.starts) if at <= head)
    if words.starts[place] == head:
        place -= 1
    while place >= 0:
        word, at = words.words[place], words.starts[place]
        piece = text[at : min(head, at + len(word))]
        if piece.startswith(("获得", "荣获", "获", "颁")) and len(piece) > 1 and at + len(piece) >= start:
            cut_at = 2 if piece.startswith(("获得", "荣获")) else 1
            return at + cut_at if at + cut_at <= start else start
        first = start == head and word in _TITLES_IN_AWARDS
        if word in _AWARD_STOPS and not first and not (word in ("最高", "一", "人") and start < head):
            break
        if word in ("和", "、", "与", "或", "及") and not (word in ("与", "或", "和", "及") and _joins(text, at)):
            break
        plain = all(_AWARD_CHAR.match(character) for character in piece) and words.tags[place] not in _NO_AWARD_TAGS
        if not plain and word not in ("与", "或", "和", "及", "十大"):
            break
        if at in people or re.fullmatch(r"(?:19|20)\d\d|\d+", word):
            break
        if head - at > 30:
            break
        start, place = at, place - 1
    return start


def _joins(text: str, at: int) -> bool:
    """Whether the conjunction at ``at`` is within an award's name, as in 生理学或医学奖."""
    before = text[max(0, at - 3) : at]
    if text[at] in "或":
        return True
    return (
        bool(re.search(r"(?:学|术|医|科|育|创新|技|转化)$", before))
        and not re.search(r"(?:奖|大学|医学)$", before)
        and "奖" not in before
    )


def _bodies(text: str, words: Words, people: set[int]) -> Iterator[Entity]:
    for match in _LATIN_BODY.finditer(text):
        yield Entity("O", match.start(), match.end(), match.group())
    for place, word in enumerate(words.words):
        end = words.starts[place + 1]
        if not _BODY_END.search(word) or re.match(r"[主副]?(?:任|长|席)", text[end : end + 1]):
            continue
        start = _body_start(words, people, place)
        if start - 1 in people and _COMMON_BODY.match(text[start:end]):
            start = _person_start(people, start)
        name = re.sub("^[由与向从被给将](?=.{3})", "", text[start:end].lstrip('、“”"·—-'))
        start = end - len(name)
        if (
            name in _BARE
            or len(name) < 3
            or re.fullmatch(r"(?:该|本|我|各|某|两|多|这|那|其|全|这家|一家|新|老)\w{1,4}", name)
        ):
            continue
        if _WEAK_END.search(name) and len(name) < 4:
            continue
        tagged = words.tags[place]
        if _WEAK_END.search(name) and tagged.startswith(("v", "d")):
            continue
        yield Entity("O", start, end, name)


def _body_start(words: Words, people: set[int], place: int) -> int:
    """Where the name begins whose last word is at ``place``."""
    start, last = words.starts[place], words.starts[place + 1]
    index = place
    while index > 0 and place - index < _MOST_WORDS and last - words.starts[index - 1] <= _MOST_CHARACTERS:
        index -= 1
        word, tag, at = words.words[index], words.tags[index], words.starts[index]
        if _begins_foreign_name(words, index):
            start = at
            continue
        if word in _STOP_WORDS or at in people or (tag in ("x", "w") and word not in ("·", "-")):
            break
        if tag.startswith(("u", "p", "c", "r", "y", "o", "e")) or (tag == "d" and word not in ("再生",)):
            break
        if tag in ("v", "vd", "vi") and word not in _VERBS_WITHIN:
            break
        if tag == "t" or not tag.startswith(_NAMING_TAGS) or (tag in ("m", "q") and not re.match(r"第|[一二三]", word)):
            break
        start = at
    return start


def _person_start(people: set[int], end: int) -> int:
    """Where the name begins that ends at ``end``, if it is a short one; else ``end``."""
    start = end
    while start - 1 in people and end - start < 4:
        start -= 1
    return start if end - start <= 3 else end


def _begins_foreign_name(words: Words, index: int) -> bool:
    """Whether the single character at ``index`` belongs to the unknown word behind it: 莫|纳什 in 莫纳什大学."""
    import rjieba

    word, following = words.words[index], words.words[index + 1]
    if len(word) != 1 or not re.fullmatch(f"[{HAN}]", word) or word in _STOP_WORDS or word in _NEVER_IN_NAMES:
        return False
    foreign = words.tags[index + 1] == "nrt" or not rjieba.has_word(following)
    return foreign and 1 < len(following) < 5 and not _BODY_END.search(following)


def _transliterated(text: str) -> Iterator[Entity]:
    """戴维·克莱纳曼, and 克莱纳曼 behind it."""
    seen: dict[str, str] = {}
    for match in _TRANSLITERATED.finditer(text):
        parts = re.split("[·•・]", match.group())
        last = parts[-1]
        first = _without_words_before(parts[0])
        last = _without_words_behind(last)
        start = match.start() + len(parts[0]) - len(first)
        end = match.end() - len(parts[-1]) + len(last)
        name = text[start:end]
        if len(first) and len(last) > 1 and not _BODY_END.search(name):
            yield Entity("P", start, end, name)
            seen.setdefault(last, name)
    for last, name in seen.items():
        for match in re.finditer(re.escape(last), text):
            yield Entity("P", match.start(), match.end(), name)


def _without_words_behind(last: str) -> str:
    """The last part of a foreign name without words that run on from it: 林德一行访问 is 林德."""
    behind = _BEHIND_NAME.search(last, 2)
    last = last[: behind.start()] if behind else last
    words = cut(last)
    for place in range(1, len(words.words)):
        word, tag = words.words[place], words.tags[place]
        if (
            words.starts[place] > 1
            and not tag.startswith("nr")
            and (len(word) > 1 or tag.startswith(("v", "p", "d", "c", "u", "m")))
        ):
            return last[: words.starts[place]]
    return last


def _without_words_before(first: str) -> str:
    """The first part of a foreign name without words that run into it: 授予卡塔琳 is 卡塔琳."""
    words = cut(first)
    for place in range(len(words.words) - 2, -1, -1):
        word, tag = words.words[place], words.tags[place]
        titled = word in _STOP_WORDS or word in _AWARD_STOPS or _BODY_END.search(word) or _PERSON_TITLE.search(word)
        if titled or (len(word) > 1 and tag.startswith(("v", "p", "ns", "nt", "u"))):
            return first[words.starts[place + 1] :]
    return first

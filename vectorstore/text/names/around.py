"""What stands around a personal name in Chinese text, in points that it is one."""

import re

from vectorstore.text.language import HAN

_HAN = re.compile(f"[{HAN}]")

# Words for what people are, which stand before or behind their names and are no names.
TITLES = frozenset(
    (
        "教授 院士 主任 博士 硕士 医生 医师 大夫 先生 女士 小姐 同志 老师 院长 所长 校长 书记 主席 "
        "总理 总统 部长 局长 处长 市长 省长 县长 会长 理事长 秘书长 秘书 董事长 董事 经理 总监 总裁 "
        "研究员 专家 学者 将军 护士 护士长 工程师 记者 代表 委员 同学 导师 律师 法官 作家 导演 演员 "
        "队长 教练 科长 组长 首席 团队 课题组 夫妇 伉俪"
    ).split()
)
# The segmenter may take them for the first character of the name behind them.
PREPOSITIONS = frozenset("与对为从给请被让使跟同据")
PREPOSITIONS_OR_SURNAMES = PREPOSITIONS | frozenset("由和向")
# Surnames that are no surname where they join or follow other words.
JOINING = frozenset("由和向于时应")
# The most points that what stands around a candidate can add.
MOST_AROUND = 5
# As good as forbidding it.
_NO_NAME = -9

_TITLE_BEHIND = re.compile(
    f"(?:副|总|原|名誉|特聘|助理|主治|高级)?(?:{'|'.join(sorted(TITLES))})(?![会团组处局])"
    "|[等两三四五六七八九十](?:人|位|名)|本人"
)
_SAYS_BEHIND = re.compile(
    "(?:还|也|则|又|曾)?"
    "(?:说|表示|指出|介绍|认为|强调|告诉|透露|坦言|回忆|解释|补充|呼吁|建议|谈到|致辞|获得|荣获|当选|出任"
    "|担任|率领|带领|领衔|感谢|牵头|主持|出席|毕业|出生|生于|逝世|因病)"
)
_AROUND_BEHIND = re.compile(
    r"[，、。；：:,;）)（(”\s]|$"
    "|[和与及同跟是在为对向从把被将的也都还就曾已因等任称作获于则又并率当由给以说]"
    "|分别|共同|一起|一行|自|现年"
)
_TITLE_BEFORE = re.compile(
    f"(?:{'|'.join(sorted(TITLES))}|主持人|创始人|负责人|带头人|作者|科学家|企业家|通讯员|[长师员士家人者])[：:\\s]?$"
)
_AROUND_BEFORE = re.compile(
    r"(?:^|[，、。；：:,;（(“\s]"
    "|[和与及同跟由据对向给请为是被让把将的男女系]"
    "|医院|大学|学院|中心|研究院|研究所|公司|集团|来自)$"
)


def points_before(text: str, start: int) -> int:
    """Points for what stands before ``start``: most for a title, fewest for what a name does not follow."""
    before = text[max(0, start - 4) : start]
    if before.endswith(("·", "•")):
        return _NO_NAME
    joined = bool(_HAN.match(before[-1:])) and before[-1] not in "的和与及"
    if joined and text[start] == "和":
        return _NO_NAME
    if _TITLE_BEFORE.search(before):
        return 2
    if joined and text[start] in JOINING:
        return _NO_NAME
    return 1 if _AROUND_BEFORE.search(before) else 0


def points_behind(text: str, end: int) -> int:
    """Points for what stands from ``end`` on: most for a title, then for what people do."""
    if text.startswith(("·", "•"), end):
        return _NO_NAME
    if _TITLE_BEHIND.match(text, end):
        return 3
    return 2 if _SAYS_BEHIND.match(text, end) else 1 if _AROUND_BEHIND.match(text, end) else 0

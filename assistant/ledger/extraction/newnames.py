"""People in Chinese news whom only the words around their names tell: an office before them, an honour behind them."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.entities import Entity
from assistant.ledger.extraction.name_words import (
    ADJECTIVES,
    FIRST,
    HOUSE,
    NAME,
    NO_ONE,
    RUNS_ON,
    SURNAME,
    is_doing,
    is_known,
    is_no_word,
    is_surname_and_noun,
    may_be_name,
)
from assistant.ledger.extraction.placed_names import find_placed
from vectorstore.text.language import HAN

_OFFICE = (
    "教授|研究员|医师|院长|校长|主任|所长|护士长|护士|医生|院士|博士生?|书记|会长|理事长|总裁|董事长|总经理|馆长"
    "|科长|首席执行官|首席科学家"
    "|讲师|教师|技师|药师|得主|获得者|获奖者|创始人|研究生|学生|校友|企业家|选手|护师|校医|蒙医|藏医|苗医"
    "|侗医|队长|华侨|侨胞|商人|乡贤|实业家|慈善家|市民|组长|团长|部长|处长"
    "|站长|主编|班长|党员|作家|主席|秘书长|局长|市长|县长|厅长|司长|总监|社长|行长|工程师|老师|大夫|主管|总编"
    "|司机|技师长|干事|烈士|同学"
)
_UNIT = "科|部|系|室|所|院|中心|处|病区|学部|教研室"
_DOES = (
    "因|主持|领衔|牵头|负责|凭借|以[“《]|获|荣获|摘得|捧得|斩获|夺得|被授予|被评为|当选|入选|团队|课题组|(?:副?教授"
    "|主任医师|研究员|院士|主任)(?:团队)?(?:的|获|领衔|牵头|凭|荣)|等\\d+[人名]|带领|率|喜获|获颁|拿下|捐"
    "|创作|拍摄|撰写|研发|发明|主演|执笔|的作品|作品|带头|问鼎"
    "|在[^，。；]{2,24}[中上里]?(?:荣获|喜获|斩获|夺得|摘得|获得|勇夺|摘取|获|拿下)|创办|创立|创建"
    "|勇夺|折桂|登顶|包揽|夺冠|拔得|摘下|登上|上榜|名列|位列|捧回|斩下|喜提|接过"
)
_BESIDE = re.compile(f"(?:{_OFFICE}|(?<=[{HAN}])(?:{_UNIT}))({SURNAME}[{HAN}]{{1,2}})(?={_DOES})")
_BEHIND = re.compile(
    f"(?:{_OFFICE})(?:、(?:{_OFFICE}))?((?![教研讲][授究]|一行|团队|代表|和|与|等|的|在|是|为)[{HAN}]{{2,5}}?)"
    f"(?=[、，。；（）\n]|和|与|共同|分享|获|先生|女士|夫妇|伉俪|教授|院士|因|凭|以“|的“|则|为|率|等|分别|双双"
    f"|捐|向|荣|摘|夺"
    f"|斩|被|当选|喜|出席|代表|接过|[“《]|领取|会见|回国|现任"
    f"|说|表示|介绍|牵头|主持|作为|宣布|将|把|捧|在|于|出资|带领|站|走|手中|胸前|从|已|又|还|也|曾|先后|$)"
)
# In lists a name stands before its house in parentheses, behind a label, or first in a line before its house.
_LISTED = (
    re.compile(
        f"(?:^|[：:、，；。\\s“”｜|—和与])({NAME})(?=[（(][^（）()\\n]{{1,20}}(?:{HOUSE})[^（）()\\n]{{0,12}}[）)])"
    ),
    re.compile(
        f"(?:作者|完成人|获奖者|获奖人|得主|负责人|获得者|主持人|姓名|领衔人|带头人|主刀"
        f"|推荐人选)[：:]\\s*({NAME})(?=[，、；（）()\\s。]|$)"
    ),
    re.compile(f"(?:^|\\n)[\\d.、）)·●•\\-\\s]*({NAME})[ 　\\t]+(?=[{HAN}]{{2,16}}(?:{HOUSE}))"),
    re.compile(
        f"(?:奖|称号|集体|个人|标兵|能手|护士|医师|工作者|教师|党员)[”』」]?[：:]\\s*({NAME})(?=[、，；（(\\s]|$)"
    ),
    re.compile(f"(?:^|\\n)[\\d]{{1,2}}[.、．）)]\\s*({NAME})(?=[，,](?:[{HAN}]{{2,16}}(?:{HOUSE})))"),
    re.compile(f"\\d岁的({SURNAME}[{HAN}]{{1,2}}?)(?=刚|是|在|，|已|曾|获|说|来|从|一|用|走|站|捧|拿|接)"),
    re.compile(f"(?:授予|表彰|祝贺)[{HAN}、]{{2,30}}、([{HAN}]{{2,3}})(?=等\\d+[名位人])"),
    re.compile(f"(?:授予|表彰|祝贺)({NAME})(?=等\\d*[名位人]|[“《]|同志)"),
)
# Who won, behind a ward or a class of students: 临床医学专业慕紫苏夺得, 血透室阿依古丽、.
_WON_BESIDE = (
    re.compile(
        f"(?:专业|[科部室系院级班]|病区|中心|大学|医[师生]|护士|选手)([{HAN}]{{2,4}}?)(?=荣获|喜获|夺得|摘得"
        f"|斩获|获评|获颁|捧得|捧回|荣膺|获[特一二三]等"
        "|获得|问鼎|等获|获此殊荣)"
    ),
    re.compile(
        f"(?:医院|大学|学院|中心|卫生院|保健院)[{HAN}]{{2,8}}?(?:[科室部系]|病区|专业)([{HAN}]{{2,4}})(?=、"
        f"|等(?:\\d|获|[人名位同]))"
    ),
)
# Names that may be words, where nothing but a name can stand: 马文才教授, 她叫祝英台.
_SURE_PLACE = (
    re.compile(
        f"(?:^|[，；、：。\\n由]|其中)({SURNAME}[{HAN}]{{1,2}})(?=(?:副?教授|院士|主任医师|副主任医师|研究员"
        f"|医[师生]|护士|先生|女士|夫妇|伉俪|同志|老人|老师))"
    ),
    re.compile(f"(?:(?:名|[他她我人者士位字])叫(?:做)?|名字是|名为|自称)({SURNAME}[{HAN}]{{1,2}})(?=[，。；的])"),
    re.compile(
        f"(?:{_OFFICE})({SURNAME}[{HAN}]{{1,2}})(?=荣获|喜获|获得|凭借|摘得|斩获|夺得|获评|被授予|参与的"
        f"|主持的|领衔|说。|说，)"
    ),
    re.compile(f"[”」]的({SURNAME}[{HAN}]{{1,2}})(?=说|表示|是|，|。|、)"),
    re.compile(f"(?:^|[，：、])[{HAN}]{{1,6}}(?:[科室部]|病区|中心)({SURNAME}[{HAN}]{{1,2}})(?=、|等\\d+[人名位])"),
)
# Words that may stand there and are no names.
_NEVER = re.compile(
    "先后|分别|共同|同时|成功|首次|再次|一举|双双|代表|曾经|相继|单独|连续|和团队|及团队|多次|应邀|都|均|还|已|也|又|等"
)
_ALL_NAMES = re.compile(f"(?:^|\\n)[ 　]*([{HAN}·]{{2,12}}(?:[ 　]+[{HAN}·]{{2,12}})+)[ 　]*(?=\\n|$)")
# Names of one word that Mongols have, and what these are made of.
_MONGOL = (
    "其木格 其其格 琪琪格 格日勒 巴特尔 巴图 乌云 乌兰 娜仁 萨仁 托娅 图雅 高娃 苏日 斯琴 哈斯 宝音 孟克 "
    "朝鲁 那顺 布和 额尔敦 阿拉坦 "
    "敖登 呼和 牧仁 吉日嘎拉 朝格图 白音 苏和 特木尔 毕力格 通拉嘎 塔娜 萨日娜 格根 乌日娜 其力格尔 达来 "
    "巴雅尔 那日苏 乌仁 乌恩 满都拉 "
    "查干 苏布德 青格勒 阿茹娜 娜日 图 娅 娜 尔 夫 玛 仓 斯钦 莫日根 必力格 呼格吉勒 乌力吉 敖其尔 "
    "宝力德 苏木雅 乌尼尔 索龙嘎"
).split()
_MONGOL_NAME = re.compile(f"(?:{'|'.join(_MONGOL)}){{1,3}}")
_MONGOL_HEAD = re.compile(f"(?:{'|'.join(one for one in _MONGOL if len(one) > 1)})")
# Syllable pairs of Tibetan given names, of which most names are two.
_TIBETAN = (
    "次仁 拉姆 格桑 卓玛 扎西 达瓦 央金 洛桑 措姆 德吉 旺堆 平措 多吉 顿珠 白玛 尼玛 索朗 仁青 丹增 旦增 边巴 普布 "
    "拉巴 巴桑 米玛 曲珍 "
    "央宗 卓嘎 罗布 桑珠 贡布 才让 加措 嘉措 才旦 仓央 群培 旺姆 玉珍 曲扎 强巴 阿旺 益西 土登 坚赞 贡嘎 桑吉 拉毛 "
    "才仁 江村 晋美 罗桑 卓玛措 旺杰"
).split()
_ANY = re.compile(f"[{HAN}]{{2}}")
_TIBETAN_NAME = re.compile(f"(?:{'|'.join(_TIBETAN)}){{2}}")


def find_new_names(text: str) -> Iterator[Entity]:
    """People that the words around tell; they may overlap other names, of which the sure ones are right."""
    if not _ANY.search(text):
        return
    for match in _TIBETAN_NAME.finditer(text):
        yield Entity("P", *match.span(), match.group())
    yield from _mongol(text)
    bare = map(_without_particle, _named(text).items())
    named = {span: name for span, name in bare if name[0] not in _PARTICLES and not RUNS_ON.search(name)}
    for span, name in named.items():
        yield Entity("P", *span, name)
    for name in set(named.values()):
        for match in re.finditer(name if len(name) > 2 else f"{name}(?={_BEHIND_SHORT})", text):
            if match.span() not in named:
                yield Entity("P", *match.span(), name)


# What may stand behind a name of two characters where it is named again.
_BEHIND_SHORT = "[，。、；：”“（说获荣摘捧夺与和的及等在因被凭是曾将教主院医博]"


def _named(text: str) -> dict[tuple[int, int], str]:
    """The names that the words around tell, by their places."""
    named = {match.span(1): match[1] for form in _LISTED for match in form.finditer(text) if may_be_name(match[1])}
    named |= dict(_columns(text)) | dict(_spaced(text))
    for form in _SURE_PLACE:
        for match in form.finditer(text):
            name = match[1]
            plain = form is _SURE_PLACE[0] and (is_known(name) or (len(name) > 2 and is_known(name[:2])))
            if not plain and not _NEVER.search(name) and NO_ONE.search(name) is None and not is_doing(name):
                named[match.span(1)] = name
    named |= dict(find_placed(text))
    won = (match for form in _WON_BESIDE for match in form.finditer(text))
    for match in won:
        surname = len(match[1]) > 2 or FIRST.match(match[1])
        if surname and NO_ONE.search(match[1]) is None and is_no_word(match[1]):
            named[match.span(1)] = match[1]
    return named | dict(_beside(text))


def _without_particle(one: tuple[tuple[int, int], str]) -> tuple[tuple[int, int], str]:
    """A name without the 的 before it."""
    (start, stop), name = one
    return ((start + 1, stop), name[1:]) if name[0] == "的" and len(name) > 2 else one


_PARTICLES = frozenset("的了在与和由等被将及是之为其")


def _spaced(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The names of a line that has nothing but names with spaces between them, each with its place."""
    if "　" not in text and " " not in text:
        return
    for line in _ALL_NAMES.finditer(text):
        parts = list(re.finditer(r"\S+", line[1]))
        if all(may_be_name(part.group()) and (len(part.group()) < 5 or "·" in part.group()) for part in parts):
            for part in parts:
                at = line.start(1) + part.start()
                yield (at, at + len(part.group())), part.group()


def _beside(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Names that an office before them, or an honour behind them, tells, each with its place."""
    for form in (_BESIDE, _BEHIND):
        for match in form.finditer(text):
            name = match[1]
            if form is _BEHIND and re.fullmatch(f"{SURNAME}[{HAN}]", name) is None and len(name) < 3:
                continue
            if is_no_word(name) or (is_surname_and_noun(name) and name[0] not in ADJECTIVES):
                yield match.span(1), name


def _mongol(text: str) -> Iterator[Entity]:
    """Mongolian names of two parts or more, and of one part where 巴特尔 or 其木格 can be nothing else."""
    for match in _MONGOL_NAME.finditer(text):
        name = match.group()
        if (
            _MONGOL_HEAD.match(name)
            and (len(name) > 3 or name in _SURE)
            and text[match.end() : match.end() + 1] not in _PLACES
        ):
            yield Entity("P", *match.span(), name)


_SURE = frozenset("其木格 其其格 琪琪格 巴特尔 格日勒 乌兰娜 阿茹娜 萨日娜 乌日娜 特木尔 巴雅尔 莫日根".split())
_PLACES = frozenset("市县旗盟省镇")


_ROW = re.compile(r"[^\n]*[|｜\t][^\n]*")
_PEOPLE_COLUMN = re.compile("姓名|完成人|获奖[者人]|作者|负责人|主持人|得主|选手|获得者|领衔人")


def _columns(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The names in the column of a table that its head says has names, each with its place."""
    if not any(mark in text for mark in "|｜\t"):
        return
    column = cells = -1
    for row in _ROW.finditer(text):
        parts = [(match.start(), match.group()) for match in re.finditer(r"[^|｜\t]+", row.group())]
        head = next((at for at, (_, cell) in enumerate(parts) if _PEOPLE_COLUMN.search(cell) and len(cell) < 16), -1)
        if head >= 0:
            column, cells = head, len(parts)
        elif column >= 0 and len(parts) == cells:
            at, cell = parts[column]
            for match in re.finditer(f"(?:{NAME})(?=[、，,（(\\s]|$)", cell):
                if NO_ONE.search(match.group()) is None:
                    yield (row.start() + at + match.start(), row.start() + at + match.end()), match.group()

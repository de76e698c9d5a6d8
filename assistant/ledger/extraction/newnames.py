"""People in Chinese news whom only the words around their names tell: an office before them, an honour behind them."""

import re
from collections.abc import Iterator

from assistant.ledger.extraction.entities import Entity
from vectorstore.text.language import HAN
from vectorstore.text.names.characters import GIVEN
from vectorstore.text.names.surnames import COMPOUND, FREQUENT, RARE, WORDLIKE

_SURNAME = f"(?:{'|'.join(COMPOUND)}|[{''.join(FREQUENT + WORDLIKE + RARE)}])"
_OFFICE = (
    "教授|研究员|医师|院长|校长|主任|所长|护士长|护士|医生|院士|博士生?|书记|会长|理事长|总裁|董事长|总经理|馆长"
    "|科长|首席执行官|首席科学家"
    "|讲师|教师|技师|药师|得主|获得者|获奖者|创始人|研究生|学生"
)
_UNIT = "科|部|系|室|所|院|中心|处|病区|学部|教研室"
_DOES = (
    "主持|领衔|牵头|负责|凭借|以[“《]|获|荣获|摘得|捧得|斩获|夺得|被授予|被评为|当选|入选|团队|课题组|(?:副?教授"
    "|主任医师|研究员|院士|主任)(?:团队)?(?:的|获|领衔|牵头|凭|荣)|等\\d+[人名]|带领|率"
)
_BESIDE = re.compile(f"(?:{_OFFICE}|(?<=[{HAN}])(?:{_UNIT}))({_SURNAME}[{HAN}]{{1,2}})(?={_DOES})")
_BEHIND = re.compile(
    f"(?:{_OFFICE})(?:、(?:{_OFFICE}))?((?![教研讲][授究]|一行|团队|代表|和|与|等|的|在|是|为)[{HAN}]{{2,5}}?)"
    f"(?=[、，。；（）\n]|和|与|共同|分享|获|教授|院士|因|凭|以“|的“|则|为|率|等|分别|双双|$)"
)
# Syllable pairs of Tibetan given names, of which most names are two.
_TIBETAN = (
    "次仁 拉姆 格桑 卓玛 扎西 达瓦 央金 洛桑 措姆 德吉 旺堆 平措 多吉 顿珠 白玛 尼玛 索朗 仁青 丹增 旦增 边巴 普布 "
    "拉巴 巴桑 米玛 曲珍 "
    "央宗 卓嘎 罗布 桑珠 贡布 才让 加措 嘉措 才旦 仓央 群培 旺姆 玉珍 曲扎 强巴 阿旺 益西 土登 坚赞 贡嘎 桑吉 拉毛 "
    "才仁 江村 晋美 罗桑 卓玛措 旺杰"
).split()
_TIBETAN_NAME = re.compile(f"(?:{'|'.join(_TIBETAN)}){{2}}")


def find_new_names(text: str) -> Iterator[Entity]:
    """People that the words around tell; they may overlap other names, of which the sure ones are right."""
    for match in _TIBETAN_NAME.finditer(text):
        yield Entity("P", *match.span(), match.group())
    for form in (_BESIDE, _BEHIND):
        for match in form.finditer(text):
            name = match[1]
            if form is _BEHIND and re.fullmatch(f"{_SURNAME}[{HAN}]", name) is None and len(name) < 3:
                continue
            if is_no_word(name) or (form is _BESIDE and _GIVEN_ONLY.fullmatch(name) and not _known(name)):
                yield Entity("P", match.start(1), match.end(1), name)


_GIVEN_ONLY = re.compile(f"{_SURNAME}[{''.join(GIVEN)}]{{2}}")


def _known(name: str) -> bool:
    import rjieba

    return bool(rjieba.has_word(name))


def is_no_word(name: str) -> bool:
    """Whether no ordinary word is in ``name``."""
    import rjieba

    if rjieba.has_word(name) and not all(tag.startswith("nr") for _, tag in rjieba.tag(name)):
        return False
    tagged = rjieba.tag(name)
    return not any(
        len(word) > 1 and not tag.startswith(("nr", "nz", "ns", "x")) and rjieba.has_word(word) for word, tag in tagged
    )

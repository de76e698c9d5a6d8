"""Where the name that stands before a parenthesis begins, and whether what is in it can be another name of it."""

import difflib
import re
from functools import cache

from vectorstore.text.folding import fold
from vectorstore.text.language import HAN

_LETTER = r"[^\W\d_]"
LATIN_NAME = re.compile(rf"(?![^\n]*[{HAN}]){_LETTER}[\w .,&'’/*–-]*[\w.]")

# How the name of a body or an award ends, and the English words for it.
_BODIES = {
    "医院|诊所|病院|医学中心": "hospital clinic center centre",
    "大学": "university",
    "学院": "college school institute institutet academy university faculty department",
    "研究所|研究院|研究中心|实验室": "institute institutes institut academy laboratory center centre lab",
    "科学院|工程院|翰林院": "academy",
    "学会|协会|联盟|联合会|联合体|红十字会|理事会|总会": (
        "society association federation union alliance college council league academy consortium"
    ),
    "委员会|部|局|署|厅|组织": (
        "commission committee ministry administration agency department organization organisation authority council "
        "bureau foundation board assembly"
    ),
    "基金会|基金": "foundation fund trust initiative endowment",
    "公司|集团|制药|药业|生物|医药": (
        "company corporation group inc ltd limited pharma pharmaceutical pharmaceuticals biotech biologics "
        "biosciences holding holdings technology technologies corp co plc ag gmbh"
    ),
    "中心": "center centre institute",
    "奖|奖章|勋章": "award awards prize prizes medal order",
    "计划|项目": "program programme project initiative",
}
_BODY_END = re.compile(f"(?:{'|'.join(_BODIES)})$")
_LATIN_BODIES = frozenset(word for words in _BODIES.values() for word in words.split())
_COMPANY_END = re.compile(r"(?:控股|集团|生物|医药|制药|药业|科技|技术|医疗|股份|有限|责任|公司)+")

# Words of which a name's inside may consist although they are verbs.
_VERBS_IN_NAMES = frozenset(
    "预防 控制 防治 移植 转化 监督 管理 治疗 复修 修复 发展 创新 进步 促进 合作 交流 服务".split()
)
_BEGINNINGS = frozenset("国际 全国 世界 国家 全球 中国 中华 亚洲 欧洲 美国 英国".split())
# Nouns that stand before names: whose, and what kind of thing.
_TITLES = re.compile(
    r".*(?:教授|主任|院长|所长|主席|校长|会长|部长|局长|博士|先生|女士|记者|伙伴|机构|单位|得主|总部|子公司|院士|代表|专家|医生"
    r"|机关|团队|成员|学者|总裁|总监|董事长|股东|巨头|所属|下属|旗下|药企|企业|高校|名校)"
)
_OUTSIDE_TAGS = ("v", "p", "c", "u", "d", "r", "t", "q", "y", "e", "o", "x", "w", "f", "zg")
_SMALL_WORDS = frozenset("of and for the de la von van der & to".split())
_PLACING = frozenset("at in on from by with".split())

# With which Mandarin initials a Latin initial of a foreign name is written. Precision first: the usual ones only.
_INITIALS = {
    "a": "a e y", "b": "b p", "c": "k c q x s j", "d": "d t", "e": "e a y", "f": "f", "g": "g j", "h": "h x",
    "i": "y a", "j": "zh j y h q", "k": "k q", "l": "l", "m": "m", "n": "n", "o": "a o w", "p": "p b", "q": "k q",
    "r": "l r", "s": "s x", "t": "t d s x", "u": "w y a", "v": "w f", "w": "w", "x": "x s", "y": "y j",
    "z": "z c j q s",
}  # fmt: skip


@cache
def _pinyin(text: str) -> str:
    from pypinyin import lazy_pinyin

    return "".join(lazy_pinyin(text)).replace("v", "u").replace("ü", "u")


def is_body(han: str) -> bool:
    """Whether ``han`` ends as the name of an institution or an award does."""
    return bool(_BODY_END.search(han))


def begins_name(latin: str) -> bool:
    """Whether every word of ``latin`` but the small ones begins with a capital or a digit."""
    words = [word for word in latin.split() if word.lower() not in _SMALL_WORDS | _PLACING]
    return bool(words) and latin[:1].isupper() and all(word[0].isupper() or word[0].isdigit() for word in words)


def is_latin_body(latin: str, han: str) -> bool:
    """Whether ``latin`` is written as a name, and one of the kind that ``han`` ends with."""
    ends = next((words for ends, words in _BODIES.items() if re.search(f"(?:{ends})$", han)), "")
    words = {word.strip(".,").lower() for word in latin.split()}
    return bool(LATIN_NAME.fullmatch(latin)) and begins_name(latin) and bool(words & set(ends.split()))


def han_body(before: str) -> str:
    """The name of an institution or award that ``before`` ends with, "" when its beginning is in doubt."""
    import rjieba

    run = _run(before)
    if not is_body(run):
        return ""
    words = rjieba.tag(run)
    start = len(words) - 1
    while start and not _is_outside(*words[start - 1]):
        start -= 1
    if start and _may_go_on(words, start):
        return ""
    full = "".join(word for word, _ in words[start:])
    return full if len(full) >= 4 and words[start][1] != "m" else ""


def _may_go_on(words: list[tuple[str, str]], start: int) -> bool:
    """Whether the name from ``start`` on may begin earlier: 国际血液和骨髓移植研究中心, 国际计算语言学会."""
    if words[start - 1][0] in ("和", "与", "及", "暨"):
        return words[start][1] not in ("nt", "ns")
    return start > 1 and words[start - 2][0] in _BEGINNINGS


def _is_outside(word: str, tag: str) -> bool:
    """Whether a word stands before a name and is no part of it."""
    if tag == "vn" or word in _VERBS_IN_NAMES:
        return False
    return tag.startswith(_OUTSIDE_TAGS) or bool(_TITLES.fullmatch(word))


def _run(before: str) -> str:
    """The Han characters, with digits and Latin letters among them, that ``before`` ends with."""
    match = re.search(rf"[{HAN}A-Za-z0-9·•*-]+$", before)
    return match.group()[-40:] if match else ""


def han_short(before: str, short: str, *, explicit: bool) -> str:
    """The full form of ``short`` that ``before`` ends with, "" when there is none.

    The characters of ``short`` stand in it in order, the first at the beginning of a word, the last in the last word.
    Where the article says that it is a short form (``explicit``), half of them will do.
    """
    if not re.fullmatch(rf"[{HAN}A-Za-z0-9·]{{2,12}}", short):
        return ""
    run = _run(before)
    if not run.endswith(short):
        full = _in_order(run, short)
        if full:
            full = _whole(run, full)
            return full if len(full) >= len(short) + 2 else ""
    body = han_body(before)
    if not body or len(body) < len(short) + 2:
        return ""
    if body.endswith(short):
        return body if len(short) >= 3 and _is_name_itself(short) else ""
    shared = sum(character in body for character in short)
    return body if explicit and 2 * shared >= len(short) else ""


def _whole(run: str, full: str) -> str:
    """``full``, which ``run`` ends with, from the beginning of its first word, and with the place before that."""
    import rjieba

    start = at = len(run)
    for word, tag in reversed(rjieba.tag(run)):
        at -= len(word)
        if start <= len(run) - len(full) and tag != "ns":
            break
        start = at
    return run[start:]


def _is_name_itself(short: str) -> bool:
    """Whether ``short`` is a name by itself: 瑞金医院 of 上海交通大学医学院附属瑞金医院, but not 研究所."""
    return is_body(short) and not _BODY_END.fullmatch(short)


def _in_order(run: str, short: str) -> str:
    """The shortest end of ``run`` that begins with a word and has the characters of ``short`` in order; or ""."""
    import rjieba

    words = rjieba.tokenize(run, "search")
    starts = {start for _, start, _ in words}
    last_word = max((start for _, start, end in words if end == len(run)), default=0)
    for start in range(len(run) - len(short) - 1, -1, -1):
        places = _places(run[start:], short) if start in starts and run[start] == short[0] else []
        if places:
            rest = run[start + places[-1] + 1 :]
            reaches = start + places[-1] >= last_word or bool(_COMPANY_END.fullmatch(rest))
            whole = places[-1] == len(short) - 1 and not _shortens(short, rest, start + places[-1] > last_word)
            return run[start:] if reaches and not whole else ""
    return ""


def _shortens(short: str, rest: str, cut: bool) -> bool:
    """Whether ``short``, with which the full form begins, is one of its names: not 上海 of 上海医药集团.

    Either a word was ``cut`` (基金委 of 基金委员会), or all that is left out says that it is a company.
    """
    import rjieba

    return (cut or bool(_COMPANY_END.fullmatch(rest))) and rjieba.tag(short)[0][1] not in ("ns", "t", "m", "r")


def _places(full: str, short: str) -> list[int]:
    """Where the characters of ``short`` stand in ``full``, in order and each as late as it can; [] if they do not."""
    places: list[int] = []
    end = len(full)
    for character in reversed(short[1:]):
        end = full.rfind(character, 1, end)
        if end < 0:
            return []
        places.insert(0, end)
    return [0, *places]


def long_form(short: str, before: str) -> str:
    """The long form of the abbreviation ``short`` that ``before`` ends with, "" when there is none.

    Schwartz and Hearst (2003), figure 1, within their min(|A| + 5, 2|A|) words; besides, two words are needed, and
    half of the letters must begin words.
    """
    letters = [character.lower() for character in short if character.isalnum()]
    text = " ".join(before.split()[-min(len(letters) + 5, 2 * len(letters)) :])
    at = len(text)
    for index in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (text[at].lower() != letters[index] or (index == 0 and at and text[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
    full = _with_same_initial(text[text.rfind(" ", 0, at) + 1 :], text)
    full = full.strip("“”\"'(").removesuffix("'s").removesuffix("’s")
    words = full.split()
    named = len(words) >= 2 and short not in words and bool(LATIN_NAME.fullmatch(full))
    return full if named and 2 * _beginning(letters, full) >= len(letters) else ""


def _with_same_initial(full: str, text: str) -> str:
    """``full``, which ``text`` ends with, and the word before where both begin with one capital: National Natural …."""
    words = text.removesuffix(full).split()
    return f"{words[-1]} {full}" if words and full[0].isupper() and words[-1][0] == full[0] else full


def _beginning(letters: list[str], full: str) -> int:
    """How many of ``letters``, in order, begin words of ``full``."""
    initials = [word[0].lower() for word in re.findall(r"\w+", full)]
    matcher = difflib.SequenceMatcher(None, letters, initials, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())


def latin_body(before: str, han: str) -> str:
    """The capitalised name of an institution or award that ``before`` ends with, if of the kind of ``han``; else ""."""
    words = before.split()
    start = len(words)
    while start and _goes_on(words, start - 1):
        start -= 1
    while start < len(words) and words[start].lower() in _SMALL_WORDS | _PLACING:
        start += 1
    full = " ".join(words[start:])
    return full if len(words) - start >= 2 and is_latin_body(full, han) else ""


def _goes_on(words: list[str], at: int) -> bool:
    """Whether the word ``at`` that place can be part of the name that the words behind it are of."""
    word = words[at]
    if at < len(words) - 1 and word[-1] in ".,:;":
        return False
    if word.lower() in _PLACING:  # Institute of Hematology at Peking University, but: Doctors at Peking University
        of_body = at > 1 and words[at - 2].lower() in _SMALL_WORDS
        return at > 0 and (of_body or words[at - 1].lower() in _LATIN_BODIES)
    return word[0].isupper() or word[0].isdigit() or word.lower() in _SMALL_WORDS


def person(han: str, latin: str, *, latin_before: bool = False) -> str:
    """The personal name before the parenthesis, when the Han and the Latin one sound alike; else "".

    ``han`` ends with it and ``latin`` is what stands in the parentheses, or the other way round (``latin_before``).
    """
    if latin_before:
        words = latin.split()
        for count in (2, 3, 4):
            some = words[-count:]
            if len(some) == count and _is_personal(some) and _han_person(han, some) == han:
                return " ".join(some)
        return ""
    words = latin.split()
    return _han_person(_run(han), words) if 2 <= len(words) <= 5 and _is_personal(words) else ""


def _is_personal(words: list[str]) -> bool:
    letters = all(re.fullmatch(rf"{_LETTER}[\w.'’-]*", word) and not re.search(r"\d", word) for word in words)
    capital = words[0][0].isupper() and words[-1][0].isupper()
    return letters and capital and not any(word.lower().strip(".,") in _LATIN_BODIES for word in words)


def _han_person(run: str, words: list[str]) -> str:
    """The end of ``run`` that sounds like ``words``: all of it in pinyin, or part by part with a dot between."""
    parts = re.split("[·•]", run)
    sounds = [re.sub("[^a-z]", "", fold(word)) for word in words]
    if len(parts) == 1:
        orders = {"".join(sounds), sounds[-1] + "".join(sounds[:-1])}
        ends = [run[-count:] for count in (2, 3, 4) if len(run) >= count]
        return next((end for end in ends if _pinyin(end) in orders), "")
    rest = [part for part in parts[1:] if part]
    if not rest or not all(sounds) or not _sound_alike(rest[-1], sounds[-1]):
        return ""
    likely = [first for first in _word_ends(parts[0]) if _sound_alike(first, sounds[0])]
    if not likely:
        return ""
    best = max(likely, key=lambda first: difflib.SequenceMatcher(None, _pinyin(first), sounds[0]).ratio())
    return best + run[len(parts[0]) :]


def _word_ends(run: str) -> list[str]:
    """What of up to seven characters ``run`` ends with, from the beginning of a word."""
    import rjieba

    return [run[start:] for _, start, _ in rjieba.tokenize(run) if start >= len(run) - 7]


def _sound_alike(han: str, sound: str) -> bool:
    initials = "f" if sound.startswith("ph") else _INITIALS.get(sound[:1], "")
    return bool(han and initials) and _pinyin(han).startswith(tuple(initials.split()))

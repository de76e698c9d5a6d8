"""Find institutions and companies in Chinese text: by what their names end with, and how far they reach back."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from assistant.ledger.extraction import body_words as end
from assistant.ledger.extraction import chinese_words as zh
from assistant.ledger.extraction.companies_zh import company_start, find_companies
from assistant.ledger.extraction.entities import Entity
from vectorstore.text.language import HAN

_HOUSE = re.compile("(?:中心|学校|联盟|[局厅])$")
_HAN_WORD = re.compile(f"[{HAN}]{{2,}}")


def find_bodies(text: str, words: zh.Words, people: set[int]) -> Iterator[Entity]:
    """The bodies that ``text``, cut into ``words``, names; ``people`` are the places of known names' characters."""
    for match in [*zh.LATIN_BODY.finditer(text), *zh.LATIN_FIRM.finditer(text), *zh.QUOTED_BODY.finditer(text)]:
        yield Entity("O", match.start(), match.end(), match.group())
    yield from find_companies(text)
    found: dict[str, set[int]] = {}
    university = ""
    for place in range(len(words.words)):
        if not _ends_body(text, words, place):
            continue
        start = _to_separator(text, words, people, _body_start(words, people, place))
        start = company_start(text, words, place, _brand_start(text, words, place, start))
        for one in _named(text, words, people, place, start):
            found.setdefault(one.text, set()).add(one.start)
            # 该校附属肿瘤医院 is the university's that was named last.
            whose = university if one.text.startswith("附属") and len(one.text) > 4 else ""
            university = one.text if one.text.endswith("大学") else university
            yield Entity("O", one.start, one.end, whose + one.text)
    yield from _again(text, found)


def _again(text: str, found: dict[str, set[int]]) -> Iterator[Entity]:
    """The same names where the words around hid them."""
    for name, starts in found.items():
        at = text.find(name) if len(name) > 3 else -1
        while at >= 0:
            if at not in starts:
                yield Entity("O", at, at + len(name), name)
            at = text.find(name, at + len(name))


def _ends_body(text: str, words: zh.Words, place: int) -> bool:
    """Whether a name of a body may end with the word at ``place``."""
    word, stop = words.words[place], words.starts[place + 1]
    before = words.words[place - 1] if place else ""
    if text[stop : stop + 1] in _OFFICES:
        return False
    if zh.BODY_END.search(word):
        weak = zh.WEAK_END.search(word) and not _HOUSE.search(word)
        house = end.COMPANY_END.search(word) and end.HOUSE_END.search(before)
        return not weak or not (zh.NO_BODY_BEHIND.match(text, stop) or house)
    if word in ("园", "园区"):
        return zh.PARK.search(before) is not None
    return _ends_short(word, before) if len(word) == 1 else _ends_brand(text, words, place)


def _ends_short(word: str, before: str) -> bool:
    """Whether a single character ends a body's name behind the word ``before``: 口腔医学|会, 海洋|所, 保健|院."""
    if word == "会":
        return before.endswith(
            (
                "医学",
                "药学",
                "护理",
                "卫生",
                "康复",
                "护士",
                "医师",
                "药师",
                "校友",
                "研究",
                "促进",
                "慈善",
                "残疾人",
                "互助",
            )
        )
    return (word == "所" and before in end.INSTITUTES) or (word == "院" and before in _HOUSES)


# These behind a word make an office of it: 中心主|任.
_OFFICES = frozenset("任长席")
_HOUSES = ("妇幼保健", "保健", "防治", "疗养", "护理", "养老", "福利")


def _ends_brand(text: str, words: zh.Words, place: int) -> bool:
    """Whether an ordinary word ends a company's name: 芯禾|诊断 before 与 or 宣布, of which the first is no word."""
    if words.words[place] not in end.BRAND_ENDS or not place:
        return False
    stop = words.starts[place + 1]
    return is_new(words.words[place - 1]) and end.BEHIND_BRAND.match(text, stop) is not None


def _brand_start(text: str, words: zh.Words, place: int, start: int) -> int:
    """Where a company's name begins that looks like a verb: 启衡|生物, where the text has it twice."""
    if not place or start != words.starts[place] or not end.COMPANY_END.search(words.words[place]):
        return start
    brand, at, stop = words.words[place - 1], words.starts[place - 1], words.starts[place + 1]
    free = place == 1 or words.tags[place - 2].startswith(("x", "p", "c", "u"))
    known = brand in zh.STOP_WORDS or brand in zh.VERBS_WITHIN or brand in end.NO_BRANDS or len(brand) != 2
    if known or not free or not words.tags[place - 1].startswith(("v", "a", "d", "n")):
        return start
    partner = place > 1 and words.words[place - 2] in ("与", "和", "由", "向", "给", "同", "跟")
    if place > 2 and words.words[place - 2] == "、" and zh.BODY_END.search(words.words[place - 3]):
        partner = True
    twice = partner or text.count(text[at:stop]) > 1
    return at if twice and end.BEHIND_BRAND.match(text, stop) else start


def is_new(word: str) -> bool:
    """Whether ``word`` is one that the segmenter made up of characters it did not know together."""
    import rjieba

    return _HAN_WORD.fullmatch(word) is not None and not rjieba.has_word(word)


def _named(text: str, words: zh.Words, people: set[int], place: int, start: int) -> Iterator[Entity]:
    """The name from ``start`` to the word at ``place``, without what only stands before or behind it; or none."""
    stop = words.starts[place + 1]
    if start - 1 in people and (text[start] in "省市县区州镇" or zh.COMMON_BODY.match(text[start:stop])):
        start = person_start(people, start)
    press = zh.PRESS.search(text[start:stop])
    stop -= len(press.group()) if press else 0
    if behind := end.GOES_ON.match(text, stop):
        stop = behind.end()
    start += _in_front(text, start, stop)
    start -= end.SOUND_BEHIND.search(text[max(0, start - 2) : start]) is not None and _is_foreign(
        words, bisect_right(words.starts, start) - 1
    )
    start += text[start] == "应" and end.INVITED.match(text, stop) is not None
    abroad = end.ABROAD.search(text[max(0, start - 10) : start])
    if abroad and (len(abroad[1]) == 1 or is_new(abroad[1])):
        start -= len(abroad[1])
    name = text[start:stop]
    if _is_counted(text, start) or _is_none(name) or end.OF_AWARD.search(name):
        return
    if zh.WEAK_END.search(name) and (len(name) < 4 or words.tags[place].startswith(("v", "d"))):
        return
    if end.COMPANY_END.search(name) and not _has_brand(text, words, place, start, stop):
        return
    yield Entity("O", start, stop, name)


def _in_front(text: str, start: int, stop: int) -> int:
    """How many characters from ``start`` belong to no name: another body with 向 or 与, 母校, a country."""
    name = text[start:stop]
    rest = name.lstrip('、“"”·—-')
    while other := end.OTHER_BEFORE.match(rest) or end.SAID_BEFORE.match(rest) or end.PREPOSITION.match(rest):
        rest = rest[other.end() :]
    country = end.COUNTRY.match(rest)
    if country and _stands_alone(text, rest[country.end() :], country.group()):
        rest = rest[country.end() :]
    return len(name) - len(rest)


def _stands_alone(text: str, name: str, country: str) -> bool:
    """Whether ``text`` has ``name`` also without the ``country`` before it."""
    return text.count(name) > text.count(country + name)


def _is_counted(text: str, start: int) -> bool:
    """Whether a number stands before: 1所新附属医院, 两家公司."""
    return end.COUNTED.search(text[max(0, start - 2) : start + 1]) is not None


def _is_none(name: str) -> bool:
    return (
        name in zh.BARE
        or len(name) < 3
        or end.POINTED.fullmatch(name) is not None
        or zh.TWO_BODIES.search(name) is not None
        or end.COUNTRY_FIRM.fullmatch(name) is not None
        or name.startswith("联合")
    )


def _has_brand(text: str, words: zh.Words, place: int, start: int, stop: int) -> bool:
    """Whether a company's name has more than ordinary words: 恺衡生物, not 分子生物."""
    if zh.BODY_END.search(words.words[place]) and len(words.words[place]) > 3:
        return True
    inside = bisect_left(words.starts, start)
    parts = list(zip(words.words[inside:place], words.tags[inside:place], strict=True))
    if any(is_new(word) or tag.startswith(("nr", "ns", "nz", "nt", "j", "eng")) for word, tag in parts):
        return True
    single = len(parts) > 1 and all(len(word) == 1 for word, _ in parts)
    return (single or (len(parts) == 1 and len(parts[0][0]) > 1)) and end.BEHIND_BRAND.match(text, stop) is not None


def _body_start(words: zh.Words, people: set[int], place: int) -> int:
    """Where the name begins whose last word is at ``place``."""
    start, last = words.starts[place], words.starts[place + 1]
    index = place
    while index > 0 and place - index < zh.MOST_WORDS and last - words.starts[index - 1] <= zh.MOST_CHARACTERS:
        index -= 1
        word, at = words.words[index], words.starts[index]
        if at in people and not words.tags[index + 1].startswith("nrt"):
            break
        swallowed = end.SWALLOWED.match(word) if is_new(word) else None
        if swallowed and (swallowed.end() > 1 or words.tags[index - 1 : index] not in ([], ["x"])):
            return at + swallowed.end()
        if (across := _across(words, index, place)) >= 0:
            return across
        if _is_conjunction_within(words, index, place):
            start = at
            continue
        if not _goes_on(words, index, place):
            break
        start = at
    return start


def _goes_on(words: zh.Words, index: int, place: int) -> bool:
    """Whether the name that ends at ``place`` may have the word at ``index`` in it, as it has all behind."""
    word, tag = words.words[index], words.tags[index]
    if _begins_foreign_name(words, index):
        return True
    if word == "联合" and index == place - 1 and zh.JOINT_END.fullmatch(words.words[place]):
        return True
    near = index == place - 1 or word in end.EVERYWHERE
    if word in end.MEMBERS and near and end.OF_MEMBERS.fullmatch(words.words[place]):
        return True
    if word in zh.STOP_WORDS or (tag in ("x", "w") and word not in ("·", "-")):
        return False
    return is_new(word) or word in zh.VERBS_WITHIN or _may_name(words, index)


def _may_name(words: zh.Words, index: int) -> bool:
    """Whether the word at ``index`` is of a kind that names have, or a sound of a foreign name."""
    word, tag = words.words[index], words.tags[index]
    foreign = index > 0 and _is_foreign(words, index - 1)
    if word in end.SOUNDS and foreign:
        return True
    if tag.startswith(("u", "p", "c", "r", "y", "o", "e", "d", "t")) or tag in ("v", "vd", "vi"):
        return False
    if tag in ("m", "q") and not re.match(r"第|[一二三]", word):
        return len(word) == 1 and foreign and word not in "个家所名位项"
    return tag.startswith(zh.NAMING_TAGS)


def _is_foreign(words: zh.Words, index: int) -> bool:
    return words.tags[index].startswith(("nrt", "ns", "nr")) or is_new(words.words[index])


def _across(words: zh.Words, index: int, place: int) -> int:
    """Where a name begins that a conjunction is part of, being too short without it: 南疆|和|润|医院; else -1."""
    short = index == place - 1 and len(words.words[index]) == 1 and index > 1
    if not short or words.words[index - 1] not in ("和", "同", "与") or not words.tags[index - 2].startswith("ns"):
        return -1
    return words.starts[index - 2]


def _is_conjunction_within(words: zh.Words, index: int, place: int) -> bool:
    """Whether the word at ``index`` is 和 of a house's name, or the character before it: 清|和|医院."""
    at = index if index == place - 1 else index + 1
    if words.words[at] != "和" or at != place - 1 or not at:
        return False
    return len(words.words[at - 1]) == 1 and re.fullmatch(f"[{HAN}]", words.words[at - 1]) is not None


def _to_separator(text: str, words: zh.Words, people: set[int], start: int) -> int:
    """Where a name begins that has, before its known words, unknown ones behind a mark: 、爱佑|未来基金会."""
    import rjieba

    match = zh.SEPARATED.search(text[max(0, start - 7) : start])
    if not match:
        return start
    begin = start - len(match[1])
    if zh.NOT_IN_REST & set(match[1]) or begin in people:
        return start
    first = bisect_left(words.starts, begin)
    if words.starts[first] != begin:
        return start
    for word, tag, at in zip(words.words[first:], words.tags[first:], words.starts[first:], strict=False):
        if at >= start:
            break
        if word in zh.STOP_WORDS or (
            rjieba.has_word(word)
            and len(word) > 1
            and word != "未来"
            and tag.startswith(("v", "d", "t", "r", "p", "m", "c"))
            and word not in zh.VERBS_WITHIN
        ):
            return start
    return begin


def person_start(people: set[int], stop: int) -> int:
    """Where the name begins that ends at ``stop``, if it is a short one; else ``stop``."""
    start = stop
    while start - 1 in people and stop - start < 4:
        start -= 1
    return start if stop - start <= 3 else stop


def _begins_foreign_name(words: zh.Words, index: int) -> bool:
    """Whether the single character at ``index`` belongs to the unknown word behind it: 莫|纳什 in 莫纳什大学."""
    import rjieba

    word, following = words.words[index], words.words[index + 1]
    if len(word) != 1 or not re.fullmatch(f"[{HAN}]", word) or word in zh.STOP_WORDS or word in zh.NEVER_IN_NAMES:
        return False
    foreign = words.tags[index + 1] == "nrt" or not rjieba.has_word(following)
    return foreign and 1 < len(following) < 5 and not zh.BODY_END.search(following)

"""Find bodies, awards, ranks, quoted titles and foreign people in Chinese text, by words and what they end with."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from assistant.ledger.extraction import chinese_words as zh
from assistant.ledger.extraction.bodies_zh import find_bodies, is_new, person_start
from assistant.ledger.extraction.entities import Entity
from vectorstore.text.language import HAN


def find_chinese(text: str, people: set[int]) -> Iterator[Entity]:
    """Bodies, awards, ranks, quoted titles and foreign people, overlapping where in doubt.

    ``people`` are the places of the characters of names that are known.
    """
    if not re.search(f"[{HAN}]", text):
        return
    words = zh.cut(text)
    yield from _ranks(text)
    yield from _awards(text, words, people)
    yield from _contests(text, words, people)
    for match in [*zh.FAMOUS.finditer(text), *zh.HEADED.finditer(text)]:
        yield Entity("A", *match.span("name"), match["name"])
    for match in zh.FAMOUS_LISTED.finditer(text):
        if zh.GOT_BEFORE_LIST.search(text, max(0, match.start() - 80), match.start()):
            yield Entity("A", *match.span("name"), match["name"])
    for match in zh.HONOUR.finditer(text):
        if zh.HONOUR_BESIDE.search(text, max(0, match.start() - 14), match.end() + 14):
            yield Entity("A", match.start(), match.end(), match.group())
    yield from find_bodies(text, words, people)
    yield from _transliterated(text)
    quoted = list(zh.QUOTED.finditer(text))
    titles = {match[1] for match in quoted if _is_title(text, match)}
    titles |= {match[1] for match in quoted if _is_next_title(text, match) or _is_borne(match, people)}
    for match in quoted:
        if match[1] in titles:
            yield Entity("A", match.start(1), match.end(1), match[1])
        elif not (zh.AWARD_HEAD.search(match[1]) or zh.BODY_END.search(match[1]) or zh.SPEECH.search(match[1])):
            yield Entity("Q", match.start(), match.end(), match[1])


def _is_title(text: str, quoted: re.Match[str]) -> bool:
    """Whether what is quoted is an honour that somebody is named: 获评“国之名医”, “教学名师”称号."""
    if zh.AWARD_HEAD.search(quoted[1]) or re.search("[，。；]|(?:计划|工程|项目|基金|行动)$", quoted[1]):
        return False
    return bool(
        zh.TITLE_BEHIND.match(text, quoted.end())
        or zh.NAMED_BEFORE.search(text[max(0, quoted.start() - 14) : quoted.start()])
        or (
            len(quoted[1]) < 20
            and zh.GOT_BEFORE.search(text[max(0, quoted.start() - 14) : quoted.start()])
            and not zh.NO_TITLE_BEHIND.match(text, quoted.end())
        )
    )


def _is_next_title(text: str, quoted: re.Match[str]) -> bool:
    """Whether what is quoted stands in a list of honours: “五一劳动奖章”、“优秀共产党员”等荣誉."""
    before = text[max(0, quoted.start() - 60) : quoted.start()]
    return (
        zh.NEXT_TITLE.search(before) is not None
        and re.match(
            "(?:[、和及][“《「][^”》」]{2,20}[”》」])*(?:等?(?:多[项个])?(?:荣誉|称号|奖项|殊荣|奖励)|[0-9一二两三四五六七八九十]+[人名位个])",
            text[quoted.end() :],
        )
        is not None
    )


def _is_borne(quoted: re.Match[str], people: set[int]) -> bool:
    """Whether an honour is said as a title before a name: “国医大师”某某."""
    return zh.BORNE.fullmatch(quoted[1]) is not None and quoted.end() in people


def _ranks(text: str) -> Iterator[Entity]:
    for match in zh.SAME.finditer(text):
        yield Entity("C", match.start(), match.end(), "")
    for match in zh.RANK.finditer(text):
        yield Entity(
            "C", match.start(), match.end(), zh.RANK_NUMBER[match["number"]] if match["number"] else match.group()
        )
    for match in zh.MEDAL.finditer(text):
        yield Entity("C", match.start(), match.end(), str(match.lastgroup))


def _awards(text: str, words: zh.Words, people: set[int]) -> Iterator[Entity]:
    """Awards, with the rank where one name has both: 国家科技进步二等奖 is the 国家科技进步奖."""
    for match in zh.AWARD_HEAD.finditer(text):
        end = match.end()
        rank = re.search(r"[特一二三四](?:等)$", text[max(0, match.start() - 2) : match.start()])
        head = match.start() - (len(rank.group()) if rank else 0)
        if text[head - 3 : head] == "奖提名":
            continue
        if match.group().endswith("称号") and text[head - 1 : head] in "”」":
            continue
        start = _award_start(text, words, people, head)
        quote = _quote_before(text, head, match.end())
        start = max(start + _told_before(text[start:head]), quote)
        name = text[start:head]
        if name.startswith("杯") and start - 1 in people:
            start = person_start(people, start)
            name = text[start:head]
        bare = re.sub(
            r"^(?:[等\d]*[人名位](?=[荣喜]?获))?(?:获得?(?=[“《「])|分获|双双获得?|荣获|喜获|获颁|拿过"
            r"|发(?=[杰优最特年]))?(?:第?\d*届)?[“”\"《》「」—–\-·的]*",
            "",
            name,
        )
        start, name = start + len(name) - len(bare), bare
        name = re.sub(r"[“”\"《》「」]", "", name)
        shown = name if not rank else re.sub(r"奖$", "", name)
        whole = f"{shown}{match.group()}"
        if (
            len(shown) < 2
            or (not quote and re.search("^[这该此其]|是|[这该此本]$", shown))
            or zh.NO_AWARD.match(whole)
            or zh.WINNING.search(whole)
            or (zh.MEDAL_END.search(shown) and "·" not in shown)
            or (start in people and start + 1 in people and len(shown) < 4 and not zh.NAMED_FOR.match(text, end))
        ):
            continue
        if rank and zh.NO_NAME.fullmatch(shown):
            continue
        if rank:
            yield Entity("A", start, head, shown if shown.endswith("赛") else whole)
        else:
            yield Entity("A", start, end, whole)


def _quote_before(text: str, head: int, end: int) -> int:
    """Where the quotes open that close behind an award's name: 授予某某“国家骑士勋章”; 0 if there are none."""
    at = max(text.rfind(mark, max(0, head - 24), head) for mark in "“「《")
    closed = at < 0 or re.search("[”」》，。]", text[at:head])
    return at + 1 if not closed and text[end : end + 1] in ("”", "」", "》") else 0


def _told_before(name: str) -> int:
    """How many characters at the start of ``name`` tell of what was won it with: 《论文》, 在某大赛中夺得."""
    told = zh.NOT_OF_AWARD.match(name)
    name = name[told.end() :] if told else name
    got = zh.GOT_WITHIN.match(name)
    return (told.end() if told else 0) + (got.end() if got else 0)


def _contests(text: str, words: zh.Words, people: set[int]) -> Iterator[Entity]:
    """Contests, of which somebody may win a rank."""
    for match in zh.CONTEST.finditer(text):
        start = _award_start(text, words, people, match.start())
        name = text[start : match.end()]
        bare = re.sub(r"^[第届\d]*届", "", name)
        if len(bare) > 4 and (zh.RANKED.search(text, match.end()) or zh.HEADLINE.fullmatch(text)):
            yield Entity("A", match.end() - len(bare), match.end(), bare)


def _award_start(text: str, words: zh.Words, people: set[int], head: int) -> int:
    """Where the name begins that ends with the 奖 at ``head``."""
    start = head
    place = bisect_right(words.starts, head) - 1
    if words.starts[place] == head:
        place -= 1
    while place >= 0:
        word, at = words.words[place], words.starts[place]
        piece = text[at : min(head, at + len(word))]
        if piece.startswith(("获得", "荣获", "获", "颁")) and len(piece) > 1 and at + len(piece) >= start:
            cut_at = 2 if piece.startswith(("获得", "荣获")) else 1
            return at + cut_at if at + cut_at <= start else start
        first = start == head and word in zh.TITLES_IN_AWARDS
        first = first or (word in zh.TITLES_IN_AWARDS and zh.CONTEST.match(text, head) is not None)
        first = first or (
            word in zh.TITLES_IN_AWARDS
            and place > 0
            and start < head
            and words.tags[place - 1] in ("n", "b", "vn", "v", "a", "nz", "l")
            and words.words[place - 1] not in zh.AWARD_STOPS
        )
        if word in zh.AWARD_STOPS and not first and not (word in ("最高", "一", "人") and start < head):
            break
        if word in ("和", "、", "与", "或", "及") and not (word in ("与", "或", "和", "及") and _joins(text, at)):
            break
        plain = all(zh.AWARD_CHAR.match(character) for character in piece) and words.tags[place] not in zh.NO_AWARD_TAGS
        if not plain and word not in zh.WITHIN_AWARD:
            break
        if at in people and (
            _names_award(text, people, at) or (start == head and _stands_before_prize(text, people, at))
        ):
            start, place = person_start(people, at), place - 1
            continue
        if at in people or re.fullmatch(r"(?:19|20)\d\d|\d+", word):
            break
        if head - at > 30:
            break
        start, place = at, place - 1
    return start


def _names_award(text: str, people: set[int], at: int) -> bool:
    """Whether the person at ``at`` is one that an award is named for: who gets it stands before the verb."""
    begin = person_start(people, at)
    return (
        re.search(
            r"(?:荣获|喜获|获得|斩获|摘得|获评|获.?|[得拿](?:到|了|过)|了?[一]?个|届|年度?"
            r"|[“《])$",
            text[max(0, begin - 4) : begin],
        )
        is not None
    )


def _stands_before_prize(text: str, people: set[int], at: int) -> bool:
    """Whether the person at ``at``, right before 奖, is nobody who was given one: 吴杨奖得主."""
    begin = person_start(people, at)
    return text[at:].find("奖") < 4 and re.search("(?:授予?|给|颁|为|予)$", text[max(0, begin - 3) : begin]) is None


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


def _transliterated(text: str) -> Iterator[Entity]:
    """戴维·克莱纳曼, and 克莱纳曼 behind it."""
    seen: dict[str, str] = {}
    for match in zh.TRANSLITERATED.finditer(text):
        parts = re.split("[·•・]", match.group())
        last = parts[-1]
        first = _without_words_before(parts[0])
        last = _without_words_behind(last)
        start = match.start() + len(parts[0]) - len(first)
        end = match.end() - len(parts[-1]) + len(last)
        name = text[start:end]
        if len(first) and len(last) > 1 and not zh.BODY_END.search(name):
            yield Entity("P", start, end, name)
            seen.setdefault(last, name)
    for last, name in seen.items():
        for match in re.finditer(re.escape(last), text):
            yield Entity("P", match.start(), match.end(), name)


def _without_words_behind(last: str) -> str:
    """The last part of a foreign name without words that run on from it: 林德一行访问 is 林德."""
    behind = zh.BEHIND_NAME.search(last, 2)
    last = last[: behind.start()] if behind else last
    words = zh.cut(last)
    for place in range(1, len(words.words)):
        word, tag = words.words[place], words.tags[place]
        if (
            words.starts[place] > 1
            and not tag.startswith("nr")
            and ((len(word) > 1 and not is_new(word)) or tag.startswith(("v", "p", "d", "c", "u", "m")))
        ):
            return last[: words.starts[place]]
    return last


def _without_words_before(first: str) -> str:
    """The first part of a foreign name without words that run into it: 授予卡塔琳 is 卡塔琳."""
    if office := zh.OFFICE_BEFORE.match(first):
        return first[office.end() :]
    if zh.TURKIC.match(first):
        return first
    words = zh.cut(first)
    for place in range(len(words.words) - 2, -1, -1):
        word, tag = words.words[place], words.tags[place]
        titled = (
            word in zh.STOP_WORDS or word in zh.AWARD_STOPS or zh.BODY_END.search(word) or zh.PERSON_TITLE.search(word)
        )
        if titled or (len(word) > 1 and tag.startswith(("v", "p", "ns", "nt", "u"))):
            return first[words.starts[place + 1] :]
    return first

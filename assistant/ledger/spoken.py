"""What people type, put into the words by which questions are recognised: "can u tell me…", 帮我数一下, 得过啥奖."""

import re
from functools import lru_cache

from assistant.ledger.frame import frames
from vectorstore.text.language import HAN

_HAN = re.compile(f"[{HAN}]")
_ASKS = r"(?=(?:(?:all|exactly|about) )?(?:who|whom|whose|which|what|how|with|from|to|by|if)\b)"
_LISTING = r"(?:lists?|listing|overview|rundown|round-?up|summary|table|names)"
_I_WANT = (
    r"(?:i(?:['’ ]?d| would)? (?:like|want|need)(?: to (?:have|see|get))?|i(?:['’ ]?m| am) (?:looking for|after)"
    r"|(?:give|make|get|send|show|write|draw) (?:me|us)(?: up)?|prepare|draw up|put together|compile|create"
    r"|is there|do you have|(?:can|may|could) i (?:have|get|see)|let me (?:have|see)|we need|looking for)"
)
_COMPANY = r"(?:drugs?|medicines?|vaccines?|pharma(?:ceuticals?)?|biotech|tech)[ -]?"
_ENGLISH: tuple[tuple[str, str], ...] = (
    # What is said before the question itself, or behind it.
    (r"^\W*(?:(?:hi|hello|hey|ok|okay|so|please|pls|plz|quick question|question)\b[,!.: ]*)+", ""),
    (r"^(?:can|could|would|will) (?:you|u|ya|anyone|someone|somebody)(?: please| pls| perhaps)?,? ", ""),
    (rf"^(?:(?:please|pls) )?(?:tell (?:me|us)|remind me|let me know|say|find out|look up|check):? {_ASKS}", ""),
    (
        r"^(?:i(?:['’ ]?d| would| just|['’ ]?m| am)? )?(?:(?:just )?(?:like|want|need|wish|love|trying|curious"
        rf"|interested)(?: to (?:know|find out|learn|see|hear))?|wonder(?:ing)?),? {_ASKS}",
        "",
    ),
    (rf"^(?:do|does) (?:you|u|anyone|anybody|somebody) (?:happen to )?know,? {_ASKS}|^any (?:idea|clue),? {_ASKS}", ""),
    (
        r"^(?:(?:have|has|do) (?:you|we) )?(?:got |have |is there )?any (?:info|information|data|details|news) (?:on"
        r"|about|as to) ",
        "",
    ),
    (r"[,;.]? *\b(?:please|pls|plz|thanks|thank you|thx|cheers)[.!? ]*$", ""),
    # A list, whatever it is called.
    (rf"^(?:{_I_WANT} )?(?:an? |the |your )?(?:\w+ )?{_LISTING} (?:of|with|for|showing) ", "list "),
    (rf"^{_I_WANT} (?=(?:all|every|each|everyone|everybody|the)\b)", "list "),
    # Words that are written in several ways.
    (r"\bhowmany\b", "how many"),
    (r"\bw(?:ich|hcih|hihc|hitch)\b", "which"),
    (
        r"\b(?:each and )?every (?:single )?(award|prize|medal|honou?r|partner|collaboration|agreement|donation"
        r"|visit)\b(?= [^?])",
        r"all the \1s",
    ),
    (r"\b(prize|award|medal)[ -]?(?:winner|holder)s\b", r"\1 winners"),
    (r"\bmedal+ists\b", "medal winners"),
    (r"^(?:has|have|did|was|were|is) (?:anyone|anybody|someone|somebody|any of the staff|any staff) ", "who "),
    (r"\bwho['’]?s (?=won|got|received|been|given|had|collaborated|worked|donated|signed|visited)", "who has "),
    (r"\bwho['’]?s (?=(?:the|an?|in|behind|with|working|partner))", "who is "),
    (r"\bwhat['’]?s\b", "what is"),
    (rf"\b{_COMPANY}(?:makers|manufacturers|companies|firms)\b", "companies"),
    (rf"\b{_COMPANY}(?:maker|manufacturer|company|firm)\b", "company"),
    (r"\b(?:industry|industrial|commercial|corporate|business) (?=(?:partner|collaborator)s?\b)", "company "),
    (
        r"^where (?:do|does|did) (?P<who>.*\b(?:winner|laureate|recipient|awardee|medal+ist)s?\b.*?)"
        r" (?:work|come from)\b",
        r"which institutions do \g<who> work at",
    ),
)
_CHINESE: tuple[tuple[str, str], ...] = (
    ("[，, ]*(?:谢谢|多谢|谢啦|拜托了?|麻烦了)[。！!]*$", ""),
    ("(?:[呢啊呀嘛哈]|来着)+(?=[？?。！!]*$)", ""),
    ("啥", "什么"),
    # 那 is often typed for 哪.
    (
        "^([^谁哪什么几多少]*?)那(?=(?:些|几[个家位所]|[家所位])(?:奖|机构|单位|医|人|公司|企业|大学|高校|合作|荣誉))",
        r"\1哪",
    ),
    ("几回", "几次"),
    ("一块儿?", "一起"),
    ("大夫", "医生"),
    ("(?:药[企厂]|制药(?:公司|企业))(?=[^，。？]{0,8}$)", "企业"),
    ("捐[了过]?钱", "捐款"),
    ("(?<!花落)谁家(?=的|拿|得|获)", "哪家单位"),
    ("叫什么(?:名字?)?(?=[？?]?$)", "是谁"),
    ("(?:都|分别)?在(?:哪儿?|哪里|什么(?:地方|单位|医院))(?:工作|上班|任职|就职)", "来自哪些单位"),
    ("有没有(?:什么)?(?:人|谁)", "谁"),
    ("(?:有没有)?([得获拿])过?奖(?:没有|没|吗|么)?(?=[？?]?$)", r"\1过哪些奖"),
    ("发(?=[过了]?(?:什么|哪些|几个)奖)", "颁发"),
    (r"(?<![\d近过第这满约])(1[5-9]|2\d)年(?![前后来间内以里多半])", r"20\1年"),
)
# What is said in Chinese before the question itself; by some of it a list is asked for, by some a number.
_LEAD = re.compile(
    "(?:你好|您好|请问|请教|求问|想问|想|问|麻烦|劳驾|拜托|帮忙|帮我|帮|请|能不能|能否|能|可否|可以|我|需要|要|给我"
    "|你|您|一?下"
    "|知道|了解|看看|查看|查询|查找|查|搜|找|说说|讲讲|告诉"
    "|(?P<list>(?:列出|列举|列|罗列|盘点|梳理|汇总|整理|总结)(?:一?个表|成表|表)?(?:出来)?)"
    "|(?P<count>统计|计算|数数|数|算算|算)(?:出来?)?|一?[份个张](?!人)|[，,：: ])+"
)
_ASKED = re.compile("谁|哪|什么|多少|几")
_NUMBER = re.compile("多少|几")


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[tuple[re.Pattern[str], str], ...], ...]:
    english = tuple((re.compile(told, re.IGNORECASE), plain) for told, plain in _ENGLISH)
    return english, tuple((re.compile(told), plain) for told, plain in _CHINESE)


@lru_cache(maxsize=256)
def plainly_put(question: str) -> str:
    """``question``, in Simplified characters, without what only leads up to it and in the words that rules know."""
    english, chinese = _rules()
    question = _SMALL_WORD.sub(lambda word: _spelled(word.group()), question)
    for told, plain in english:
        question = told.sub(plain, question)
    if not _HAN.search(question):
        return question.strip()
    for told, plain in chinese:
        question = told.sub(plain, question)
    return _without_lead(question.strip())


# The longer words that questions ask by, of which a slip makes no other word.
_OFTEN = (
    "awards awarded receive received recipient recipients laureates collaborate collaborates collaborated collaboration"
    " collaborations cooperate cooperates cooperated cooperation institution institutions hospital hospitals university"
    " universities company companies partner partners partnership partnerships agreement agreements organisation"
    " organisations organization organizations donated donation donations donors licence license licences visited"
    " delegation delegations foundation foundations accolades"
).split()
_SMALL_WORD = re.compile(r"\b[a-z]{5,}\b")


@lru_cache(maxsize=1024)
def _spelled(word: str) -> str:
    """``word``, or the one of those often asked by that is but one slip away from it."""
    return word if word in _OFTEN or frames(word) else next((one for one in _OFTEN if _is_slip(word, one)), word)


def _is_slip(word: str, meant: str) -> bool:
    """Whether ``word`` is ``meant`` with one letter too many, too few, wrong, or two in the wrong order.

    Not at either end: there another form of the word, or another word, may differ.
    """
    start = 0
    while start < min(len(word), len(meant)) and word[start] == meant[start]:
        start += 1
    one, other = word[start:], meant[start:]
    swapped = len(one) > 2 and one[1::-1] + one[2:] == other
    changed = swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]
    return start > 0 and min(len(one), len(other)) > 1 and changed


def _without_lead(question: str) -> str:
    """A Chinese question without what only leads up to it; whether it wants a list or a number is still said."""
    lead = _LEAD.match(question)
    if not lead:
        return question
    rest = question[lead.end() :]
    if lead["list"] and not _ASKED.search(rest):
        return f"列出{rest}"
    return f"一共{rest}" if lead["count"] and not _NUMBER.search(rest) else rest

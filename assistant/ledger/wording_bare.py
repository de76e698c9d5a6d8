"""The turns of words by which one asks without a question: partners of A, A awards 2023, 某奖历届得主."""

import re

from assistant.ledger.wording import AWARDS, BODIES_OR_PEOPLE, WORKS_TOLD

# What is named without a verb, as one types into a search box: GAP awards 2023, X奖得主, partners of GAP.
BARE = re.compile(
    r"^(?!\W*(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may)\b)"
    r"(?!.*\b(?:who|whom|whose|which|what|when|where|why|how)\b)(?!.*[谁哪几吗么]|.*什么|.*多少|.*没有|.*怎|.*如何)"
    rf"(?:.*\b(?:{AWARDS}|{WORKS_TOLD}|winner|recipient|laureate|donor|licensee|licensor)\b"
    rf"|(?:all |the )?{BODIES_OR_PEOPLE} (?:that )?(?:[\w'-]+ )?(?:won|honou?red|awarded|receiving|winning"
    rf"|collaborating|working"
    rf"|donating)\b"
    r"|.*(?:得主|获奖者|获得者|获奖人员?|[获得]奖名单|(?:合作|签约|捐赠|捐款|来访|共建|联合培养) ?(?:过"
    r"|了)?的? ?(?:方|伙伴|单位|机构|对象|企业|公司|医院"
    r"|大学|高校|学校|者|名单|人)|(?:表彰|奖励|获奖|得奖|获得|获评)[过了]?[^，。]{0,12}的(?:人员?|单位|医院|医生"
    r"|学者|团队|科室|机构|职工"
    r"|员工)|(?:奖项|荣誉|所获奖|合作|协议|捐赠|捐款|来访)(?:一览|汇总|清单|记录)?) ?$)",
    re.IGNORECASE,
)
# The noun that such a question is about, or that stands behind "who are": who are A's | company partners.
BARE_NOUN = re.compile(
    rf"^(?P<en>{BODIES_OR_PEOPLE}) (?:that )?(?:[\w'-]+ )?(?:won|honou?red|awarded|receiving|winning|collaborating"
    rf"|working"
    rf"|donating)\b"
    r"|\bwho (?:are|were) (?:all )?(?:the )?(?P<who>\w+ (?:partners|collaborators))\b"
    r"|^(?!.*\b(?:who|which|what|how)\b).*?(?P<end>(?:\w+ )?\b(?:partners|collaborators|donors|benefactors|licensees"
    r"|licensors))\W*$"
    r"|^[^谁哪几什]*(?:过|了|的|签约 ?|合作 ?)(?P<zh>人员?|单位|医院|医生|学者|团队|科室|机构|职工|员工|对象|伙伴"
    r"|企业|公司|大学|高校)(?:名单)? ?$",
    re.IGNORECASE,
)
# A body and not its people.
ITSELF = re.compile(
    r"\b(?:itself|themselves|as an? (?:institution|organi[sz]ation|body)|in (?:its|their) own (?:right|name))\b"
    "|(?:医院|大学|学院|公司|单位|机构|学校)?(?:自己|本身|自身)(?!的?(?:职工|员工|医生))",
    re.IGNORECASE,
)
# The years in which people won, one after the other, and not how many in each.
LISTED_BY_YEAR = re.compile(
    r"^(?:list|name|show|give|winners|all|the|put)\b.*\b(?:winners|recipients|laureates|awards|prizes|honou?rs"
    r"|medals)\b.*\bby year\b"
    "|^按(?:照)?(?:年份|年度|时间|年)(?:顺序)?[^多少几]*列[出举]|列[出举].*按(?:年份|年度)(?:排|列|顺序)",
    re.IGNORECASE,
)
# Lists and numbers of those who won or gave.
DONORS_LISTED = re.compile("(?:捐[款赠物]|受赠)[^，。？]{0,3}名单$")
WINNERS_LISTED = re.compile("(?:获奖|得奖|获评|入选|当选|表彰)[^，。？]{0,4}名单")
WINNERS_COUNTED = re.compile("[几少][位名]?(?:获奖者|得主|获得者)")
# Between a class and what it is a class of: first-prize winners.
HYPHENED = re.compile(
    r"\b(first|second|third|gold|silver|bronze|top)-(?=(?:prize|medal|class|place|award)\b)", re.IGNORECASE
)
# A place behind a name, in parentheses.
GLOSS = re.compile(r"[（(][\u3400-\u9fffA-Za-z ]{2,24}[）)]")

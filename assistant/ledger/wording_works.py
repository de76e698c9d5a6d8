"""The turns of words by which a question asks who works with whom, and on which side, in both languages."""

import re

from assistant.ledger.sorts import Sort
from vectorstore.ledger.types import CollaborationKind

KINDS: tuple[tuple[CollaborationKind, re.Pattern[str]], ...] = (
    (
        "donation",
        re.compile(
            r"\bdonat\w+|\b(?:got|received?|gets?) (?:money|funding|funds|cash) from\b|\bdonors?\b|\bbenefactors?\b"
            r"|\bgave to\b|\bgiven? to(?=\W*$)|\b(?:money|cash|funds) (?:or"
            r"|and) (?:\w+ )?(?:equipment|goods"
            r"|supplies|gifts)\b|钱[或和、]物|[款钱]物|\b(?:gave|gives?|given)\b.{0,60}?\b(?:money|funds"
            r"|equipment)\b(?: (?:or|and) \w+)?|\bgifts?\b"
            r"|捐(?:赠|款|资|过|了|出|给|献|助|物)(?:款物|物资|资金|善款|款|钱|设备|仪器|器械|过|了)*|受赠|受捐",
            re.IGNORECASE,
        ),
    ),
    (
        "licence",
        re.compile(
            r"\blicen[cs]\w*|\b(?:acquire|obtain|buy|secure|get|bought)s?d? (?:\w+ )?rights\b|\boptions? (?:deals?"
            r"|agreements?)|(?<!经)许可|(?:专利|技术"
            r"|成果)?[^？，]{0,4}(?:转让|受让|授权)|独家授权|专利",
            re.IGNORECASE,
        ),
    ),
    (
        "visit",
        re.compile(
            r"\bvisit(?:s|ed|ing|ors?)?\b|\bdelegations?|\bacademic exchanges?|访问|[来到参出]访|代表团|派[团人员]+"
            r"|参观|考察",
            re.IGNORECASE,
        ),
    ),
    (
        "training",
        re.compile(
            r"\btrain(?:s|ed|ing)?\b(?: (?:doctoral|medical|PhD))?(?: (?:students|candidates|people|staff|nurses"
            r"|midwives|doctors|surgeons|specialists|pharmacists"
            r"|professionals|talent)\b)?"
            r"|\bdoctoral\b|\bjoint(?:ly)? (?:degree|train)\w*|\beducation|培[养训](?:学生|人才|人员|护士|医生|医师"
            r"|研究生|[博硕]士生?|学员)?",
            re.IGNORECASE,
        ),
    ),
    ("fund", re.compile(r"\bfunds?\b|基金(?!会)", re.IGNORECASE)),
    (
        "joint_institute",
        re.compile(
            r"\bjoint (?:(?:institutes?|laborator\w+|labs?|cent(?:re|er)s?|schools?|research "
            r"(?:institutes?|cent\w+)|or|and)[, ]*)+"
            r"|联合(?:实验室|研究院|研究中心|机构|中心)(?:[、或和及与](?:联合)?(?:实验室|研究院|研究中心|研究所"
            r"|中心))*|共建[了的过]?(?:研究中心|研究院|研究所|实验室|中心|基地|平台)?",
            re.IGNORECASE,
        ),
    ),
    (
        "conference",
        re.compile(
            r"\bconferences?\b|\bforums?\b|\bsymposi(?:um|a)\b|\b(?:co-)?(?:organi[sz]|host)ed\b|会议|论坛"
            r"|[主承合协]办",
            re.IGNORECASE,
        ),
    ),
    ("agreement", re.compile(r"\bagreements?\b|\bmemorand\w+|\bMoUs?\b|\bdeals?\b|协议|备忘录", re.IGNORECASE)),
)
# Of whatever kind: agreements, visits or other collaborations.
ANY_KIND = re.compile(
    r"\b(?:or|and) (?:any )?other (?:\w+ )?(?:collaborations?|partnerships?|cooperation|ties|links|ways|forms"
    r"|kinds?)\b"
    r"|\bany (?:other )?(?:kind|sort|type|form|way)\b|其[他它](?:形式|方式|类型)?的?(?:合作|往来|交流)"
    r"|等(?:各[类种]|形式|方式)*的?合作|任何形式"
    "|各[类种](?:形式)?的?合作(?!各)",
    re.IGNORECASE,
)
# What agreements may be on.
SIGNED: tuple[CollaborationKind, ...] = ("agreement", "joint_institute", "training", "licence", "fund")
COLLECTIVE = re.compile(
    r"\bwho (?:else )?(?:collaborat|partner|cooperat|work)|\b(?:work(?:s|ed|ing)? with|with whom"
    r"|partners? of|partners? (?:does|do|did|has|have))\b|[和与跟同](?:谁|哪)|谁[和与跟同]|合作方"
    r"|合作伙伴|合作单位",
    re.IGNORECASE,
)


SIGNERS = re.compile(
    r"\bwho (?:all )?(?:signed|put (?:his|her|their) names?)(?! (?:with|an? \w* ?\w+ with))|\bsignator(?:y|ies)"
    r"|(?<![与和同跟])谁[^？和与同跟]{0,16}签"
    r"|\b(?:which|what|whose) (?:people|persons?|individuals?|representatives?|officials?|leaders?"
    r"|signatures?)\b[^?]{0,30}"
    r"\bsign|\bsigned (?:\w+ ){0,6}?(?:for|on behalf of)\b[^?]*\bwho\b|\bwho represented\b[^?]*\bsign"
    r"|由谁[^？]{0,6}签"
    r"|签署人|签约人|签字人|签[字署约][^？]{0,8}是谁|代表[^？]{0,40}签",
    re.IGNORECASE,
)
_GIFT = r"(?:donations?|gifts?|contributions?|delegations?|visits?|licen[cs]es?)"
GIVERS = re.compile(
    rf"\bwho(?: all| else)? (?:has |have |had )?(?:donat|gave|given|visit|licen[cs]|ma[dk]e|paid an? )"
    rf"|\b(?:which|what) [^?]{{0,40}}?\b(?:(?:donated|gave|given|licensed|sent|visited|granted)\b"
    rf"|(?:made|has made|have made) (?:any |an? |the )?(?:\w+ )?{_GIFT})|\bdonors?\b|\bbenefactors?\b|\blicensors?\b"
    rf"|\bfrom (?:whom|which|what)\b[^?]*\b{_GIFT}\b|\bwhose {_GIFT}\b|\bwho (?:has "
    rf"|have )?supported\b[^?]*\b{_GIFT}\b"
    r"|捐赠[方人者单位]|(?<![与和同跟给向对予为了过])(?:谁|哪[些家个位所]|什么人)(?![^？]{0,4}(?:接受|收到|获得"
    r"|得到|从))[^？]{0,16}(?:捐|派|[来到参]访|访问|派团|授权|许可给|出让|转让)|接待[过了]?(?:谁|哪)"
    r"|[捐赠款资]的(?:有|是|都)(?:谁|哪)",
    re.IGNORECASE,
)
TAKERS = re.compile(
    rf"\b(?:which|what|who) [^?]{{0,40}}\b(?:received?(?:\s+['’]s)? (?:any |an? |the )?(?:\w+ )?{_GIFT}|(?:was"
    rf"|were) (?:visited|donated)|hosted|benefited|(?:obtained|acquired|bought|took|secured|got) (?:any |an? "
    rf"|the )?(?:\w+ )?"
    rf"{_GIFT})"
    r"|\b(?:who|whom|which|what)\b[^?]{0,40}\b(?:did|has|have|does|do)\b[^?]{0,40}\s{3,}[^?]{0,60}\b(?:donat"
    r"|gave\b|give\b|given\b"
    r"|licen[cs]e|visit|sent\b|send\b|gifts?\b)[^?]*?(?: to)?\?*$(?<!from)(?<!from\?)|\bto (?:whom|which|what)\b"
    r"|\blicensees?\b|受赠|受捐|被授权|受让|被许可方|(?:谁|哪[些家个位所])[^？]{0,12}接待|(?:接受|收到|获得"
    r"|得到)[^？]{0,14}(?:捐|赠|许可|授权)|(?:捐|赠|许可|授权|转让|授予|出让)[^？]{0,8}[给予]了?(?:谁|哪|什么)"
    r"|[给向把对][^？]{0,2}(?:谁|哪)[^？]{0,10}(?:捐|赠|许可|授权|转让)|(?:访问|到访|参访|出访)[过了]?(?:谁|哪)"
    r"|捐[赠款]的?对象|惠及|受益|\b(?:licensed|in-licensed|obtained|bought|acquired)\b[^?]*\bfrom\b",
    re.IGNORECASE,
)
_LETTER = "[A-Za-z\\u00c0-\\u024f\\d’'-]"
_CAPITAL = f"[A-Z\\u00c0-\\u00de]{_LETTER}*"
# A meeting by its name, which may look like a body's.
MEETING = re.compile(
    rf"(?:\b(?:19|20)\d\d )?(?<!{_LETTER}){_CAPITAL}(?: (?:on|of|for|and|the|in|{_CAPITAL}))*? ?"
    rf"(?:Conference|Congress|Forum|Summit|Symposium|Workshop)(?!{_LETTER})"
    rf"(?: (?:on|of|for|and|the|in) (?:the )?{_CAPITAL}(?: {_CAPITAL})*)*"
    r"|(?:(?:19|20)\d\d年?)?[“《]?[\u3400-\u9fffA-Za-z·]{2,24}?(?:峰会|论坛|大会|研讨会|学术会议|年会)[”》]?"
)
# What stands before a meeting's name in Chinese.
MEETING_VERB = re.compile(
    "^.*(?:举办|主办|承办|协办|合办|召开|参加|出席|组织|参与)[了过的]?(?=[“《\\u3400-\\u9fff]{3})"
)
# Between kinds that are listed together.
AND_OR = re.compile(r" ?(?:and|or|&|and/or|[,，、和及与或]|以及|或者) ?(?:or |and )?(?:any )?")
# Nouns by which bodies of some sort are asked for; ``body`` is any.
SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (
    (
        "university",
        re.compile(r"\b(?:universit(?:y|ies)|colleges?|(?:medical )?schools?)\b|大学|高校|院校|学校|学院", re.I),
    ),
    ("hospital", re.compile(r"\b(?:hospitals?|clinics?)\b|医院", re.I)),
    (
        "company",
        re.compile(r"\b(?:compan(?:y|ies)|firms?|businesses|corporations?|drug ?makers?)\b|公司|企业|药企", re.I),
    ),
    (
        "society",
        re.compile(r"\b(?:foundations?|charit(?:y|ies)|societ(?:y|ies)|associations?)\b|基金会|协会|学会", re.I),
    ),
    (
        "body",
        re.compile(
            r"\b(?:institut(?:ions?|es?)|organi[sz]ations?|bodies|partners?|collaborators?)\b|机构|单位|伙伴|组织"
            r"|合作方",
            re.I,
        ),
    ),
)
WITH_WHOM = re.compile(
    r"\b(?:with|to|by|from|between) (?:whom|which|what)\b|\bwho(?:m)?\b.{2,90}\b(?:with|to|from)\b|\bwhose\b"
    r"|\bwho (?:are|were|is|was) .{2,60}(?:partners?|collaborators?)\b|\bwho (?:\w+ )?(?:partner|collaborat"
    r"|cooperat|work|team|join)"
    r"|\bwhat (?:\w+ )?(?:partnerships?|collaborations?|partners|links|ties|deals|agreements?)\b|\bpartners of\b"
    r"|\bwhich (?:\w+ )?(?:institution|company|university|hospital|organi[sz]ation|firm|body|partner|foundation"
    r"|charity)\b"
    r"|谁|哪[些家所个几位]|什么(?:机构|单位|公司|医院|大学|人|合作)|合作(?:方|伙伴|单位|机构|对象)",
    re.IGNORECASE,
)
# Who gave or took where gifts, licences or visits themselves are counted or listed: how many gifts has A made?
_RECEIVED = r"\b(?:receiv\w+|got|obtain\w*|accept\w*)\b|收到|接受|获得|获赠|受赠|得到"
RECEIVED = re.compile(_RECEIVED + r"|\bto(?: the)?  ", re.IGNORECASE)
GAVE = re.compile(
    r"\b(?:ma[dk]e|donate[ds]?|gave|give[ns]?|grant\w*|paid)\b|\b(?:by|from)(?: the)?  |捐(?:出|了|过|赠[了过]"
    r"|款[了过]?)",
    re.I,
)
# Partners of one sort: company partners, 合作的企业伙伴.
PARTNERS_OF_SORT = re.compile(
    r"\b(compan(?:y|ies)|hospital|university|foundation|charity) (?:partners?|collaborators?)\b"
    "|(企业|医院|高校|大学)(?:合作)?(?:伙伴|方)",
    re.IGNORECASE,
)
# Gifts, visits and agreements themselves, where a noun asks for them.
DEEDS = re.compile(
    r"(?:[\w'-]+ ){0,2}?(?P<noun>donations?|gifts?|visits?|licen[cs]es?|agreements?|deals?|collaborations?"
    r"|partnerships?"
    r"|memorand\w+|funds|programmes?|programs?|conferences?|links|ties|laborator\w+|labs|cent(?:er|re)s"
    r"|joint institutes?)\b"
    r"(?! (?:partners?|bodies))"
    r"|[笔次项个份场种家]{0,2}(?P<zh>捐赠|捐款|访问|来访|合作|协议|许可|交流|基金(?!会)|会议|论坛|培训|联合)"
    r"(?!方|伙伴|单位|机构|的?(?:公司|医院|大学|高校|企业|院校|对象)|者|人|次数)",
    re.IGNORECASE,
)
# Of these neither side gives.
MUTUAL = re.compile(r"\bwith (?:whom|which|what|who)\b|\b(?:with)\W*$|[和与跟同](?:谁|哪)", re.IGNORECASE)
HOSTS = re.compile(
    r"\b(?:who|which|what)\b[^?]{0,60}\b(?:co-?)?(?:organi[sz](?:ed?|ers?)|host(?:s|ed)?|held|convened)\b|(?:谁"
    r"|哪[些家个所位几])[^？]{0,8}(?:召开|召集)|\b(?:organi[sz]ed|hosted|held|convened) (?:jointly )?by (?:whom?"
    r"|which|what)\b"
    r"|\bby (?:whom|which|what)\b[^?]*\b(?:organi[sz]ed|hosted|held|convened)\b|(?:谁"
    r"|哪[些家个所位几])[^？]{0,8}(?:[主承合协]办|举办)|[主承合协]办(?:方|者|单位)",
    re.IGNORECASE,
)
FROM_WHOM = re.compile(
    r"\bfrom (?:whom|who|which|what)\b|\b(?:who|which|what)\b[^?]* from[?.]?$|\bwhose (?:donations?|gifts?|visits?"
    r"|delegations?)\b"
    r"|\bwho (?:has |have )?supported\b"
    r"|(?:收到|接受|获得|得到|接待)[过了]?(?:来自)?(?:谁|哪[^？，]{0,8}?)的?[^？，]{0,4}(?:捐|赠|资助|来访|访问"
    r"|代表团|许可|授权|转让)|来自(?:谁|哪)|从(?:谁|哪)|由(?:谁|哪[^？，]{0,6})(?:捐|转让|授权)",
    re.IGNORECASE,
)
# Who set up something: a quick look (founding).
MADE = re.compile(
    r"\b(?:set up|\w*founded|\w*established|created|launched|opened|started|formed|built|inaugurated|unveiled|runs?"
    r"|behind"
    r"|put together|founders?|financed?|fund(?:s|ed)?|backed)\b"
    r"|\bpartners? in\b|\b(?:part|involved|participat\w+) in\b|建|设立|成立|创|启动|发起",
    re.IGNORECASE,
)
# Who is behind something that has a name.
BEHIND = re.compile(
    r"^(?!.*(?:\bwork\w* (?:at|in|for)\b|工作|上班)).*(?:\b(?:who|whom|whose|founders?|partners?|(?:which"
    r"|what) (?:[\w'-]+ ){0,2}?(?:institution|organi[sz]ation|compan|firm"
    r"|universit|hospital|bod|part|side|group)\w*)\b"
    "|谁|哪[些家个所几]|背后|(?:合作|共建|参与)(?:方|单位|机构|伙伴|者))",
    re.IGNORECASE,
)
# Single people are asked for, and no bodies.
INDIVIDUALS = re.compile(r"\b(?:individuals|private persons)\b|个人|市民|村民|居民", re.IGNORECASE)
# Somebody does something together with whoever is asked for.
WITH = re.compile(
    r"\bwith (?:whom|which|what)\b|\bwhom?\b[^?]* with\W*$|\b(?:links?|linked|relations?|relationships?"
    r"|ties) (?:with|to)\b",
    re.IGNORECASE,
)
# Teams are asked for, and no single people.
TEAMS = re.compile(r"(?:\w+ )?(?:teams?|departments?|units?|wards?)\b|(?:科室|部门|团队|班组|队伍)", re.IGNORECASE)
# People are asked for as well as bodies.
OR_PEOPLE = re.compile(
    r"\b(?:people|persons?|individuals?)\b.{0,6}\b(?:or|and)\b|\b(?:or|and) (?:people|persons?|individuals?)\b"
    r"|[或和与、]个?人"
    r"|人[或和与、]",
    re.IGNORECASE,
)
# What becomes of something, or what was agreed or given, is in no row.
WHAT_DOES = re.compile(
    r"^(?!.*\b(?:to|from|with) who)\W*(?:and )?what (?:did|does|do|will|would|has|have|is|was|are|were|can|should)\b",
    re.I,
)

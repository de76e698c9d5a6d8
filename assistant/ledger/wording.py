"""The turns of words by which a question asks for rows of the ledger, in both languages."""

import re

AWARD_WORDS = re.compile(
    r"\b(?:awards?|prizes?|medals?|honou?rs?|laureates?|winners?|recipients?|won|win|wins"
    r"|awarded|honou?red|accolades?|distinctions?|recognition (?:has|have|did|does))\b|奖[励项状牌章]?|获奖|得主"
    r"|勋章|[金银铜]牌|殊荣|荣誉|称号"
    r"|获评|评为|当选"
    r"|十佳|先进(?:个人|集体|工作者)|表彰",
    re.IGNORECASE,
)
WORK_WORDS = re.compile(
    r"\b(?:collaborat\w+|partner\w*|cooperat\w+|co-operat\w+|work(?:s|ed|ing)? (?:together )?with"
    r"|agreements?|memorand\w+|MoUs?|sign(?:ed|s)?|dealings?|joint\w*|(?:how many|which"
    r"|what) (?:\w+ )?(?:conferences|"
    r"forums|symposia)|deals?|visit(?:s|ed|ors?)?|donat\w+|benefactors?|gave to|given? to(?=\W*$)"
    r"|(?:gave|gives?|given)\b.{0,60}?\b(?:money|funds|equipment)|(?:held|hold|holding) (?:\w+ )?(?:conferences?"
    r"|forums?)|train(?:s|ed|ing)?\b.{0,60}\bwith|together with"
    r"|(?:got|received?|gets?) (?:money|funding|funds|cash) from|(?:acquire|obtain|buy|secure"
    r"|get)s?d? (?:\w+ )?rights|bought (?:\w+ )?rights"
    r"|gifts?|donors?|licen[cs]\w+|funds?\b|alliances?|delegations?|training program\w*|(?:co-)?organi[s"
    r"z]e[ds]?|(?:co-)?host(?:s|ed)?|team(?:s|ed)? up|tie-?ups?|ties|joined forces|worked|pacts?|alliances?"
    r"|twinn\w+)\b"
    r"|主办|承办|合办|协办|捐[过了出给赠款资献助物]|受赠|合作|协作|结对|牵手|来往|往来|代表团|到访|参访|出访"
    r"|考察|参观|培[养训](?=.*(?:谁|哪))|(?:谁|哪)[^？]*培[养训]|专利|签字|(?:几|多少|哪些)[次场个届]?(?:会议|论坛"
    r"|研讨会)|会议|授权|转让|联盟|帮扶"
    r"|伙伴|签约|签署|签订|签了|协议|备忘录|共建|捐赠|捐款|访问|来访|交流|许可|基金(?!会)|捐过|捐了|受让|联合"
    r"|联手|携手|结盟",
    re.IGNORECASE,
)
WORKS_TOLD = (
    r"(?:collaborations|partners|partnerships|agreements|donations|gifts|visits|funds|programmes|programs"
    r"|projects|deals"
    r"|licen[cs]es|institutes|conferences|alliances|ties|links|pacts|memorand(?:a|ums)|laborator(?:y|ies)|labs"
    r"|cent(?:er|re)s"
    r"|delegations|visitors|licensees|licensors|donors|benefactors|collaborators)"
)
AWARDS = r"(?:awards|prizes|medals|honou?rs|accolades|distinctions|titles|laureates|winners|recipients|awardees)"
BODIES_OR_PEOPLE = (
    r"(?:hospitals|universities|institutions|companies|firms|organi[sz]ations|bodies|foundations|charities"
    r"|schools|colleges"
    r"|clinics|groups|teams|people|persons|scientists|researchers|doctors|nurses|professors|physicians|surgeons"
    r"|students"
    r"|academics|women|men|staff|employees|members|individuals|parties|departments|units|delegations)"
)
COUNT = re.compile(
    r"\bhow many\b|\b(?:the )?number of\b|\bcount\b|\bhow often\b|\bhow many times\b|多少"
    r"|(?<!哪)几(?=[个项次位名家所种份笔场人支枚座块届度门类批件])|总数|数量"
    r"|(?:总共|一共)(?![^，。？]{0,12}(?:哪|什么|谁))",
    re.IGNORECASE,
)
LIST = re.compile(
    r"\b(?:list|name|show|give me|enumerate|tell me|identify|find) (?:me )?(?:all|every|the|each|which)"
    r"|\b(?:every|each) (?:\w+ )?(?:award|prize|medal|honou?r|partner|collaboration|agreement|donation|visit"
    r"|licen[cs]e)\b"
    rf"|\blist\b|\b(?:which|what) (?:[\w'-]+ ){{0,4}}?(?:{AWARDS}|{WORKS_TOLD}|{BODIES_OR_PEOPLE})\b"
    rf"|\bany (?:\w+ ){{0,2}}?(?:{AWARDS}|{WORKS_TOLD}|{BODIES_OR_PEOPLE})\b|^(?:all |the )?(?:\w+ )?(?:{AWARDS}"
    rf"|{WORKS_TOLD}) (?:of|by"
    rf"|won|from|with|to|for|in)\b"
    r"|的?(?:获奖|得奖|合作)(?:情况|记录|名单|伙伴|单位|机构|项目|方|经历)?(?:如何|怎么?样)?[。？?]?$|的(?:奖项"
    r"|荣誉|奖|捐赠|合作"
    r"|捐赠方)[。？?]?$"
    r"|\bwho (?:are|were) (?:all )?(?:the )?(?:\w+ )*?(?:winners|recipients|laureates|partners)"
    r"|\bwho all\b|\beveryone (?:who|that)|\ball (?:the )?(?:\w+ ){0,3}(?:awards|prizes|winners"
    r"|partners|collaborations|agreements|recipients|laureates)"
    r"|\bwho (?:does|do|has|have|did) .{2,80}? (?:work|worked|collaborate|collaborated|cooperate"
    r"|cooperated|partner|partnered|sign|signed)\b.{0,40}\bwith|\bwho (?:works?|collaborates?|cooperates?|"
    r"partners?|worked|collaborated|partnered|cooperated) with"
    rf"|['’]s (?:\w+ )?(?:{AWARDS})\??$"
    r"|哪些|哪几|列出|列举|所有|全部|都有谁|有谁|分别(?:是|有)|都(?:获|和|与|跟|同|得|拿)"
    r"|哪(?=家|所|些|几)|名单|[和与跟同](?:谁|哪)|谁(?:和|与|跟|同|在和)|有什么奖|什么奖项"
    r"|过什么(?:奖|合作)|获得过什么",
    re.IGNORECASE,
)
_WON = (
    r"(?:won|received|got|gained|earned|shared|took|taken|picked up|scooped|landed|secured|claimed|clinched|collected"
    r"|accepted|walked away with|carried off|went home with|been (?:awarded|given|named|honou?red|presented|chosen"
    r"|elected|recogni[sz]ed))"
)
_HONOURED = (
    r"(?:awarded|given|named|honou?red|presented with|chosen|elected|recogni[sz]ed|selected|crowned|decorated"
    r"|commended)"
)
WHO_WON = re.compile(
    r"花落谁家|哪[支个位家所名][^？]{0,8}(?:获|夺|拿|得|摘|捧)|\bwho (?:are|were|is|was)\b[^?]{0,80}?\b(?:winners?"
    r"|recipients?|laureates?|medallists?)\b|谁[^？]{0,3}是[^？]{2,40}(?:得主|获得者|获奖者|获奖人)|"
    r"\bwho (?:came|come|finished|placed|ranked) (?:in )?(?:first|second|third)\b|"
    rf"\bwho (?:(?:all|else|jointly|together|has|have|had|ever|also|previously) )*(?:{_WON}|wins?|holds?|held|had"
    rf"|receives?"
    rf"|(?:was|were|is|are|has been|have been) (?:\w+ly )?{_HONOURED}|(?:was|were|is"
    rf"|are) (?:all )?(?:the )?(?:[\w'-]+ "
    rf"){{0,3}}?(?:winners?|recipients?|laureates?|holders?|honou?rees|awardees))\b"
    r"|\bwhose names?\b|\b(?:(?:to whom|who|whom) (?:was|were|did|has|have) .{2,80} (?:awarded|go|given|gone"
    r"|presented)"
    r"(?: to)?\b)"
    r"|(?:得主|获奖者|获得者|获奖人|获奖人员)(?:都|分别|各)?(?:是|有|为)(?:谁|哪|些)"
    r"|\bwho (?:from|at|in|of)\b.{2,60}?\b(?:won|received|got|earned|took|(?:was|been) (?:named|awarded|honou?red"
    r"|given))\b"
    r"|\bwho(?: else)?(?:, ?[^,]+,)? (?:has|have) (?:an?|the) |\b(?:went|given|awarded|presented) to whom?\b"
    r"|\bwhom? (?:did|has|have|does) [^?]{2,80}? (?:honou?r|recogni[sz]e|award|commend|crown|decorate)(?:ed|d)?\b"
    r"|\bwho shares?\b|\bwith whom (?:did|has|does) [^?]*\b(?:share|win|won|shared)\b"
    r"|\bwho did [^?]* share [^?]*\bwith\W*$|(?:表彰|奖励|嘉奖|授奖)[了过]?(?:谁|哪)|(?:谁|哪[位名])(?:是"
    r"|为)[^？]{0,4}$"
    r"|谁在[^？]{2,20}(?:获|夺|拿|得|摘|当选|入选)|谁(?:们)?(?:既|同时|曾|曾经|都|共同|先后|还|最终|一起"
    r"|分别)*(?:被(?:评|授|选|表彰)|荣?获|拿|得|摘|斩获|夺|捧|当选|入选|评上)|(?:授予|颁给|颁发给|颁授给"
    r"|给)[了过]*(?:谁|哪)",
    re.IGNORECASE,
)
# Who won one class of an award is a question for one fact.
ONE_CLASS = re.compile(r"\b(?:first|second|third|grand|top) (?:prize|class)\b|[特一二三]等奖", re.IGNORECASE)
# What somebody won, whatever it is called.
WON_WHAT = re.compile(
    r"(?!.*\b(?:for|in|at|from)\W*$)(?!.*\b(?:his|her|its|their|the|this|that) (?:\w+ ){0,3}(?:awards?|prizes?"
    r"|medals?)\b).*"
    rf"\bwhat (?:all )?(?:has|have|had|did|does) .{{2,80}}? (?:ever |also )?(?:{_WON}|win|receive|earn|get)\b"
    rf"|\b(?:what|which) (?:\w+ )?(?:award|prize|medal|honou?r|accolade|distinction|title|recognition)s? (?:did"
    rf"|has|have"
    rf"|had|does|was|were|is)\b.{{2,80}}? (?:ever |also )?(?:{_WON}|{_HONOURED}|win|receive|earn|get|hold|bestowed"
    rf"|to)\b"
    rf"|\b(?:what|which) (?:\w+ )?(?:award|prize|medal|honou?r|accolade|distinction|title|recognition)s? (?:went"
    rf"|(?:have |has )?gone|was given)"
    rf" to\b|\bwhat (?:was|were|has|have) .{{2,80}}? (?:been )?(?:awarded|honou?red with|presented with)\W*$"
    rf"|^what (?!(?:is|are|was|were|do|does|did|hospital|university|institution)\b).{{2,80}}? (?:has |have |had "
    rf"|ever )*{_WON}\b"
    rf"|^(?:was|were|has|have|had|did) .{{2,80}}? (?:{_WON}|{_HONOURED}|win|receive|get|earn) (?:an?|any"
    rf"|some) (?:\w+ )?"
    r"(?:award|prize|medal|honou?r|accolade|distinction)s?\b"
    r"|(?:得|获|拿|摘|夺|捧|评)[得过了到取下回]*的?(?:是)?哪[一]?[个项种](?:奖|荣誉|称号|勋章)"
    r"|(?:获得?|得|拿|摘取|荣膺|评)[过了到]*的?(?:是|有)?(?:些)?什么(?:样的)?(?:奖|荣誉|称号|殊荣)|什么(?:奖"
    r"|荣誉|称号|殊荣)",
    re.IGNORECASE,
)
# Somebody who was named before, not in the question.
PRONOUN = re.compile(
    r"\b(?:he|she|him|her|his|they|them|it|(?:that|the same) (?:year|month|day|time|event|ceremony)|(?:this"
    r"|that) (?:award|prize"
    r"|medal|hospital|university|company|agreement|deal))\b|[他她它]|同一?年|那[年次个项]|这[次个项家位]|上述"
    r"|该[院校所]|该(?:公司|机构|大学|医院|奖)",
    re.IGNORECASE,
)
# What counts in as well, where all kinds are asked for anyway: (including gifts and visits).
ASIDE = re.compile(
    r"[（(](?![^（()）]*(?:\bnot\b|\bwithout\b|\bexcluding|\bexcept|不[包含算计]|除))[^（()）]*?(?:包括|包含|含"
    r"|算上|不限|不论|无论|\bincluding|\bincl\b|\bcounting|\bof any"
    r"|\bany kind)[^（()）]*[)）]"
    r"|[,，] ?(?:including|counting|包括|包含|含)[^,，。？?]*"
    r"|(?:(?<=合作)|(?<=collaborations )|(?<=partnerships ))[（(](?![^（()）]*(?:\bnot\b|除|不))[^（()）]*[)）]",
    re.IGNORECASE,
)
IN_PARENTHESES = re.compile(r"[（(][^（()）]*[)）]")
NEGATED = re.compile(r"\bnot\b|\bwithout\b|\bexc|\bexcept|\bbut\b|不|除|非|无")
NOT_IN = re.compile(
    r"\b(?:excluding|except|not (?:counting|including)|other than|apart from)\b|不[含包算]"
    r"|除了?[^？]{1,20}(?:以外|之外|外)",
    re.I,
)
# Of two that are named: which of A and B won more prizes.
MORE = re.compile(
    r"\b(?:more|fewer|less)\b(?! than (?:one|two|three|\d))|更多|更少|(?<!最)多(?!少|次|年)|比", re.IGNORECASE
)
COMPARE = re.compile(
    r"\b(?:more|fewer|less|as many) (?:awards|prizes|collaborations|agreements|partners|medals"
    r"|partnerships|honou?rs)?.{0,80}?(?:\bthan\b|,.+\bor\b|\bor\b|:)|\bcompare\b|比较|对比"
    r"|相比|(?:谁|哪(?:个|家|所|位)).{0,24}(?:更多|多一些|更少|(?<!最)多$|(?<!最)多？|(?<!最)多\?)|(?:比).{1,30}(?:多"
    r"|少)(?:吗|么|几|多少)?",
    re.IGNORECASE,
)
# Of whom both that are compared are partners is in no count of rows.
COMPARED_WITH = re.compile(
    r"(?:谁|哪[个家所位])[和与跟同向给]|\bmore\b[^?,]{0,60}\b(?:with|to|from) (?!whom)", re.IGNORECASE
)
GROUP = re.compile(
    r"\b(?:by|per|for each|in each|of each|group(?:ed)? by|broken down by) (?P<by>year|institution"
    r"|hospital|university|person|winner|award|prize|kind|type|company|class)\b"
    r"|(?<!\bname )(?<!\blist )(?<!\bshow )\b(?P<each>each"
    r"|every) (?P<by2>year|hospital|institution|university|person|award|prize|kind)\b"
    r"|按(?P<zh>年|年份|年度|机构|单位|医院|大学|高校|奖项|类型|类别|种类|人|个人)|每(?P<zh2>年"
    r"|家医院|个机构|所大学|家单位|个奖项|人|种|类|家机构)|(?P<zh5>历年)(?=各|分别|的?获奖(?:次|数)|每)"
    r"|各(?P<zh3>年|机构|单位|医院|大学"
    r"|高校|奖项|类|年度|家医院|种)|哪几?(?P<zh4>[类种])|\bhow many of (?P<by3>each)\b",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|earliest|first(?![ -](?:prize|class|place|grade)s?\b)|oldest"
    r"|last(?! (?:year|month|week|decade|few|couple"
    r"|two|three|four|five|ten|\d)))\b.{0,50}"
    r"\b(?:awards?|prizes?"
    r"|collaborations?|agreements?|partnerships?|honou?rs?|medals?|deals?|donations?|visits?|winners?)\b"
    r"|\b(?:win|won|received?|get|got|sign|signed|honou?red|awarded) (?:[\w']+ )?(?:last|first|most recently)(?=\W*$)"
    r"|\bmost recently\b|\bin (?:the )?order\b|\bfrom (?:the )?(?:earliest|oldest|newest|latest|first"
    r"|most recent) to\b"
    r"|\b(?:in|by) (?:chronological order|date|order of (?:date|time))\b"
    r"|\b(?:earliest|oldest|newest|latest) first\b|\b(?:sort|order)(?:ed)? by\b|\bmost (?:awards|prizes"
    r"|collaborations|agreements|partners"
    r"|medals|honou?rs|partnerships|often)\b|\bthe most\b(?! recent)|\b(?:what|which) order\b|\b(?:is"
    r"|was) the (?:oldest|earliest|first|latest"
    r"|newest|last)\b|\bchronological"
    r"|\bfirst (?:\w+ )?(?:award|prize|medal|honou?r)s? (?:that )?[^?]{0,60}\bever\b"
    r"|最先|最多|最少|最早|最新|最近(?:一[次项个届]|[获得拿签的]|是)|最近(?:向|与|和|给|同|一[位名家笔])|最晚"
    r"|最后(?:一[次项个位])?|首[位个次家](?!席)|第一[个位次家项]|按时间|时间顺序|先后|从早到晚|从新到旧"
    r"|由[近远]及[近远]|按日期|倒序|正序|逐年",
    re.IGNORECASE,
)
ALL = re.compile(r"\ball\b|所有|全部", re.IGNORECASE)
WHOLE_ORDER = re.compile(
    r"\border\b|\bfrom (?:the )?(?:earliest|oldest|newest|latest|first|most recent) to\b|\b(?:earliest|oldest"
    r"|newest|latest) first\b|\border(?:ed)? by|\bsort\w*|\bchronolog\w*|\bby date\b|顺序|先后"
    r"|按时间|从早到晚"
    r"|从新到旧|由[近远]及[近远]|倒序|正序|逐年|按日期|排列|排序",
    re.IGNORECASE,
)
OLDEST = re.compile(
    r"\b(?:earliest|first|oldest|chronological\w*)\b|最[早先]|首[位个次家](?!席)|第一[个位次家项]|时间顺序|先后"
    r"|从早到晚|由远及近|逐年|按时间(?!倒)",
    re.IGNORECASE,
)
MOST = re.compile(
    r"\b(?:the )?most (?:\w+ )?(?:awards|prizes|collaborations|agreements|partners|medals"
    r"|honou?rs|partnerships|often|frequently)\b|\bmost\b(?! recent).{0,20}$|最多",
    re.IGNORECASE,
)

PEOPLE = re.compile(
    r"\b(?:people|persons?|scientists?|researchers?|doctors?|winners?|laureates?|recipients?|who"
    r"|professors?|physicians?|academicians?|individuals|awardees|staff|members?|employees?|medallists"
    r"|teams?|departments?)\b|职工|员工|职员|科室|部门|队伍|班组|谁|(?<!医)人(?!民"
    r"|工)|[几哪](?:位|名)|得主|科学家|获奖者|学者|专家|医生(?!奖)|院士|教授",
    re.IGNORECASE,
)
BODIES = re.compile(
    r"\b(?:hospitals?|universit(?:y|ies)|institutions?|compan(?:y|ies)|organi[sz]ations?|partners?|collaborators?"
    r"|bodies"
    r"|institutes|parties|delegations?|visitors?|donors?|foundations?|charit(?:y|ies)|firms?|schools?|colleges?)\b"
    r"|代表团"
    r"|捐赠[者人方]|对象|机构|单位|基金会|协会|学会|医院|大学|高校|公司|企业|伙伴|院校|学校|合作方",
    re.IGNORECASE,
)
NO_ROWS = re.compile(
    r"^\W*(?:who|(?:which|what) \w+) (?:awards|gives|presents|grants|confers|bestows) (?:out )?the\b|\bwhich (?:came"
    r"|was|happened) (?:first|earlier|later)\b|\baward.{0,20} on behalf of\b|\bhow often (?:is"
    r"|are|was|were)\b|每几年|用于哪|用来|用途|^(?:when|where|why"
    r"|how (?!many|often))\b|\b(?:on which|what) (?:day|date)\b|哪(?:一)?[天日]|何时|何地|什么时[候间]"
    r"|在哪(?![些几家所个])|什么地方"
    r"|\b(?:prize money|worth|amount|cost|how much|why|percent|nominat\w+|years? (?:old|ago)|times? larger"
    r"|surviv\w+)\b"
    r"|\b(?:how many|number of|which|what) (?:\w+ ){0,2}?(?:patients?|volunteers?|doses?"
    r"|countries|articles?|passages?|years|months|days|cultures|babies|women took)\b"
    r"|奖金|金额|多少钱|多少[万亿]|多少元|为什么|提名|百分|多少岁|几岁|年龄|届(?:次)?颁发|第几|多少年|多少剂|招募"
    r"|评审"
    r"|(?:多少|几|哪些)(?:名|位|个|篇)?(?:患者|病人|受试者|志愿者|文章|国家|婴儿)"
    r"|\b(?:awards?|prizes?|medals?) (?:for|to) (?:the )?(?:young|nurs\w+|doctors|students|teams|women|staff"
    r"|research\w*)\b",
    re.IGNORECASE,
)
# What rows do not tell, in words that are no part of a name: team awards, who did not win, agreements with companies.
NARROWED = re.compile(
    r"\b(?:team|group|individual|personal|student|research|teaching|clinical|institutional|first-time|repeat"
    r"|industrial"
    r"|industry|academic|commercial) (?:awards?|prizes?|medals?|honou?rs?|winners?|recipients?|collaborations?"
    r"|partners?"
    r"|partnerships?)\b|\b(?:not(?! counting| including)|never|most money|largest|biggest|smallest)\b|n['’]t\b"
    r"|\b(?:agreements|deals|partnerships)\b[^?]{3,}\bwith (?:universities|companies|hospitals|charities|firms"
    r"|foundations)\W*$"
    r"|\b(?:agreements|deals|collaborations|licen[cs]es|partnerships|visits|donations|gifts) (?:with|from|to"
    r"|by) (?:\w+ )?"
    r"(?:companies|universities|hospitals|charities|firms|foundations)\b"
    r"|(?:集体|个人|团队|团体|科研|教学|临床|学术|[国省市]家?级)(?:类|性)?(?:奖|荣誉)|(?<!有)没有?(?:获|得|拿|被|和"
    r"|与)|从未|未[获能得]"
    r"|捐(?:赠|款)?得?最多|[与和跟](?:企业|高校|医院|公司|大学)(?:的|之间)"
    r"|\b(?:who|(?:how many|which|what) \w+) will\b|\bgiven? to (?:its|his|her|their)\b"
    r"|给(?:员工|职工|医生|学生)[^？]*(?:颁|授|发)"
)
# Each of these is a turn of words by which rows are asked for, and no more.
FRAMING = (AWARD_WORDS, WORK_WORDS, COUNT, GROUP, MOST, WHOLE_ORDER, OLDEST, ALL, PEOPLE, BODIES)
SPELLED = re.compile(
    r"[特一二三](?:、[特一二三])*(?=、[特一二三]?\s)|(?:19|20)\d\d|\d{1,2}|第[一二三四五六七八九十百]{1,4}届"
    r"|近?[一二两三四五六七八九十]年(?:来|间|内)?|[两三四五六七八九十]个(?=\s*(?:获奖|项目))"
)
# Works that were honoured; who signed; who gives and who takes; each class; each of the awards.
WORKS = re.compile(
    r"\b(?:which|what|whose|list|name)\b[^?]{0,30}\b(?:projects?|papers?|topics?|studies)\b"
    r"|哪[些几个项]{1,2}[^？]{0,8}(?:项目|课题|成果|论文)",
    re.IGNORECASE,
)
EACH_CLASS = re.compile(
    r"\b(?:each|every|by) (?:class|rank|level)\b|[各每](?:个)?(?:等级|级别|等奖)|各有?[几多]", re.IGNORECASE
)
BY_CLASS = re.compile(r"\b(?:each|every|by) (?:class|rank|level)\b|[各每]个?(?:等级|级别|等奖)", re.IGNORECASE)
YEAR = re.compile(r"\byears?\b|年|(?:19|20)\d\d", re.IGNORECASE)
EACH_AWARD = re.compile(r"\beach of (?:its|their|the) (?:awards|prizes|medals)\b|每[个项种]奖", re.IGNORECASE)
GIVES = re.compile(
    r" (?:honou?r|award|give|present|recogni[sz]e|name|commend|confer|bestow)\b|(?:在?(?:19|20)\d\d年度?)?(?:共|都)?"
    r"(?:颁发|授予|表彰|颁|评出|评选|奖励|嘉奖)"
)
# Where who won is told besides: awards of the Society did Lake Hospital win.
OF_GIVER = re.compile(r"\b(?:awards?|prizes?|honou?rs?|medals?) of (?:the )?$", re.IGNORECASE)
# What stands between an award and the body that gives it.
OF_AWARD = re.compile(r" ?(?:of|from|by) (?:the )?|['’]s (?:(?:19|20)\d\d )?|(?:的)?(?:19|20)\d\d年?度?[“《]?")
# Awards of no name that a body gave: honours from the Society.
FROM_GIVER = re.compile(
    r"\b(?:awards?|prizes?|honou?rs?|medals?|honou?red|recogni[sz]ed) (?:(?:given|presented"
    r"|awarded|conferred|bestowed) )?(?:from|by) (?:the )?$",
    re.IGNORECASE,
)
# What a question begins with is no part of a name: List Ann Lee's awards.
IMPERATIVE = re.compile(
    r"^\s*(?:List|Name|Show|Compare|Count|Give|Tell|Enumerate|Put|Sort|Arrange|Order|Rank|Break|Please|Identify"
    r"|Find|Did|Has|Have|Which|What|Who|How|In|Of)\b"
)
# Several classes in one: 一、二、三等奖.
CLASSES = re.compile(
    r"[特一二三](?:、[特一二三])+等奖|[金银铜]奖(?:[、和与及][金银铜]奖)+"
    r"|\b(?:first|second|third|gold|silver|bronze)(?:(?:,| and| or|, and) (?:first|second|third|gold|silver|bronze))+"
    r"(?: (?:prizes?|medals?|awards?|places?))?",
    re.IGNORECASE,
)

FEWEST = re.compile(r"\b(?:fewest|the least|least often)\b|最少|最不", re.IGNORECASE)
# Of several awards or bodies, who has a part in each.
BOTH = re.compile(r"\bboth\b|\beach of\b|同时|既|都与|都和|都跟|共同的", re.IGNORECASE)
BESIDES = re.compile(
    r"\b(?:excluding|except(?:ing)?(?: for)?|other than|apart from|aside from|besides|in addition to"
    r"|not counting)(?: the)? $"
    r"|除了?$",
    re.IGNORECASE,
)
BEFORE_WHOM = re.compile(r"\b(?:before|after|since|preced\w+|succeed\w+|follow\w+)(?: the)? $", re.IGNORECASE)
BEFORE_WHOM_ZH = re.compile("(?:之前|之后|以前|以后)")
RESPECTIVELY = re.compile(r"\brespectively\b|\beach\b|分别|各(?!种|类|项|方)", re.IGNORECASE)
# Something that happened at least so often.
AT_LEAST = re.compile(
    r"\bmore than (?P<more>one|once|two|twice|three|\d)\b(?! years?| months?)|\bat least (?P<least>two|twice"
    r"|three|four|five|\d)\b"
    r"|\b(?:two|three) or more\b|\b(?:multiple|several|repeated) (?:times|awards|prizes)\b|\brepeatedly\b|\btwice\b"
    r"|多次|不止一[次个项]|两次|[两二2]\s?[个次项]?(?:及|或)?以上|至少(?:获[得过]*)?[两二2]",
    re.IGNORECASE,
)
NEWEST_FIRST = re.compile(
    r"\b(?:latest|newest|most recent) first\b|\bfrom (?:the )?(?:latest|newest|most recent)\b|\breverse\b"
    r"|由近及远|从新到旧|从晚到早|倒序",
    re.IGNORECASE,
)
# The place that somebody came in, and the class that it is.
PLACED = re.compile(
    r"\b(?:came|come|finished|placed|ranked) (?:in )?(?:first|second|third)\b|\bchampions?\b|\brunners?-up\b"
    r"|[冠亚季]军|第[一二三]名",
    re.I,
)
PLACES = (("first", "first|champion|冠军|第一"), ("second", "second|runner|亚军|第二"), ("third", "third|季军|第三"))
# Who has an award that is named: 冠军是谁, 优秀教师都有谁.
WHO_IS = re.compile(
    r"\b(?:which|what) (?:[\w'-]+ ){0,2}?(?:team|department|hospital|university|institution|company|person"
    r"|employee|member|academic|clinician|physician|colleague|centre|center|school|college|charity|foundation|society"
    r"|organi[sz]ation|firm|institute"
    r"|doctor|unit|ward"
    r"|group|scientist|researcher)\b[^?]*\b(?:won|received|took|got|was (?:named|awarded|honou?red))"
    r"|(?:是|有)(?:谁|哪[些几位个家支所]{1,2}[^？，。]{0,4})[。？?]?$|谁$",
    re.IGNORECASE,
)
WINNERS = re.compile(
    r"\b(?:winners?|recipients?|laureates?|awardees|medallists?|honou?rees)\W*$|\b(?:to whom|to who)\W*$"
    r"|(?:得主|获奖者|获得者|获奖人|获奖单位)[。？?]?$|被谁|由谁",
    re.IGNORECASE,
)
AWARD_NOUN = re.compile(r"award|prize|medal|honou?r|accolade|distinction|奖|勋章|荣誉|称号", re.IGNORECASE)
WINNER = re.compile(r"winn|laureate|recipient|medal+ist|people|staff|得主|获[奖得]者|人", re.IGNORECASE)
# The noun that a Chinese question ends with asking for: 合作的|企业|有哪些, 获奖最多的|医院|是哪家.
NOUN_BEFORE = re.compile(
    r"([^，。？的 ]{1,8})(?:都|分别|各|一共)?(?:(?:有|是|为)(?:哪些|哪几[家所个笔项次份场种位]|哪一?[家个所位])"
    r"|有几[个家位名]|有多少[个家位名人]?)[。？?]?$"
)
# The noun at the end of what is to be listed: 列出某院职工获得的所有|奖项.
NOUN_LAST = re.compile(
    "(?:列[出举]|列一下|给出|告诉我|查[询找]?|找出|说说)[^，。？]*(?:的|所有|全部)([^，。？的 ]{2,10})[。？?]?$"
)
# Behind these a question says what rows are about.
ABOUT = re.compile(
    r"\b(?:for|on|about|into|concerning|regarding|under which|in the field of|related to)\b|关于|针对|用于|涉及|围绕",
    re.I,
)
TITLE = re.compile(r"\b(?:Professor|Prof\.?|Doctor|Dr\.?|Nurse|Sir|Dame|Sister|Academician|Mr|Ms|Mrs)\.? $")
TITLE_BEHIND = re.compile("(?:副?教授|院士|医生|医师|护士长?|主任|院长|校长|博士|研究员|先生|女士|老师|团队)+")
# The edition of an award or a contest in Chinese.
EDITION = re.compile("首届|第[一二三四五六七八九十百\\d]{1,4}[届次](?!获)")
ENDS_IN_BODY = re.compile("(?:单位|机构|医院|大学|高校|公司|企业)$")
IS_WHO = re.compile(
    r"\b(?:who|(?:which|what) [\w'-]+(?: [\w'-]+)?) (?:is|was|are|were|became|has been|have been)"
    r" (?:(?:named|voted|chosen|elected|crowned|made) )?(?:as )?(?:the )?(?:(?:19|20)\d\d )?$"
    "|(?:谁|哪[位个名家支所][^，。？]{0,6}?)(?:是|当选|被评为|获评|入选)了?(?:(?:19|20)\\d\\d年?度?)?的?[“《]?$",
    re.IGNORECASE,
)
# The first of all awards is of no first class.
FIRST_OF_ALL = re.compile(
    r"\bfirst (?:award|honou?r|medal|accolade|distinction|recognition)s?\b|['’]s first\b|\bfirst (?:\w+ )?(?:that )?"
    r"[^?]{0,60}\bever\b|\bfirst\W*$|\bfirst (?:person|people|woman|man|doctor|nurse|hospital|university|winner"
    r"|to)\b",
    re.IGNORECASE,
)

"""The turns of words by which a question asks for rows of the ledger, in both languages."""

import re

from vectorstore.ledger.types import CollaborationKind

AWARD_WORDS = re.compile(
    r"\b(?:awards?|prizes?|medals?|honou?rs?|laureates?|winners?|recipients?|won|win|wins"
    r"|awarded)\b|奖|获奖|得主|勋章|殊荣",
    re.IGNORECASE,
)
WORK_WORDS = re.compile(
    r"\b(?:collaborat\w+|partner\w*|cooperat\w+|co-operat\w+|work(?:s|ed|ing)? (?:together )?with"
    r"|agreements?|memorand\w+|MoUs?|signed|joint\w*|deals?|visit(?:s|ed)?|donat\w+"
    r"|gifts?|licen[cs]\w+|funds?\b|alliances?|delegations?|training program\w*)\b|合作|协作"
    r"|伙伴|签约|签署|签订|签了|协议|备忘录|共建|捐赠|捐款|访问|来访|交流|许可|基金|联合"
    r"|联手|携手|结盟",
    re.IGNORECASE,
)
COUNT = re.compile(
    r"\bhow many\b|\b(?:the )?number of\b|\bcount\b|\bhow often\b|\bhow many times\b|多少"
    r"|几(?=[个项次位名家所种份笔场人支])|总共|总数|数量|一共",
    re.IGNORECASE,
)
LIST = re.compile(
    r"\b(?:list|name|show|give me|enumerate|tell me) (?:me )?(?:all|every|the|each|which)"
    r"|\blist\b|\b(?:which|what) (?:\w+ ){0,4}?(?:awards|prizes|medals|honou?rs|collaborations"
    r"|partners|agreements|hospitals|universities|institutions|"
    r"companies|organi[sz]ations|people|scientists|researchers|persons|donations|visits|funds"
    r"|programmes|programs|laureates|winners|recipients|bodies|projects|partnerships|deals"
    r"|licen[cs]es|institutes|conferences|groups|teams)\b"
    r"|\bwho (?:are|were) (?:all )?(?:the )?(?:\w+ )*?(?:winners|recipients|laureates|partners)"
    r"|\bwho all\b|\beveryone (?:who|that)|\ball (?:the )?(?:\w+ ){0,3}(?:awards|prizes|winners"
    r"|partners|collaborations|agreements|recipients|laureates)"
    r"|\bwho (?:does|do|has|have|did) .{2,80}? (?:work|worked|collaborate|collaborated|cooperate"
    r"|cooperated|partner|partnered|sign|signed)\b.{0,40}\bwith|\bwho (?:works?|collaborates?|cooperates?|"
    r"partners?|worked|collaborated|partnered|cooperated) with"
    r"|哪些|哪几|列出|列举|所有|全部|都有谁|有谁|分别(?:是|有)|都(?:获|和|与|跟|同|得|拿)"
    r"|哪(?=家|所|些|几)|名单|[和与跟同](?:谁|哪)|谁(?:和|与|跟|同|在和)|有什么奖|什么奖项"
    r"|过什么(?:奖|合作)|获得过什么",
    re.IGNORECASE,
)
WHO_WON = re.compile(
    r"^who (?:won|received|got|shared|was awarded|were awarded|has won|have won)\b|(?:得主"
    r"|获奖者|获得者)(?:是|有)谁|谁(?:获得|荣获|拿到|得到|获)了?",
    re.IGNORECASE,
)
ONE_CLASS = re.compile(r"\b(?:first|second|third|grand|top) (?:prize|class)|[特一二三]等奖", re.IGNORECASE)
COMPARE = re.compile(
    r"\b(?:more|fewer|less|as many) (?:awards|prizes|collaborations|agreements|partners|medals"
    r"|partnerships|honou?rs)?.{0,80}?(?:\bthan\b|,.+\bor\b|\bor\b|:)|\bcompare\b|比较|对比"
    r"|相比|(?:谁|哪(?:个|家|所|位)).{0,24}(?:更多|多一些|更少|多$|多？|多\?)|(?:比).{1,30}(?:多"
    r"|少)(?:吗|么|几|多少)?",
    re.IGNORECASE,
)
GROUP = re.compile(
    r"\b(?:by|per|for each|in each|of each|group(?:ed)? by|broken down by) (?P<by>year|institution"
    r"|hospital|university|person|winner|award|prize|kind|type|company|class)\b|\b(?P<each>each"
    r"|every) (?P<by2>year|hospital|institution|university|person|award|prize|kind)\b"
    r"|按(?P<zh>年|年份|年度|机构|单位|医院|大学|高校|奖项|类型|类别|种类|人|个人)|每(?P<zh2>年"
    r"|家医院|个机构|所大学|家单位|个奖项|人|种|类|家机构)|各(?P<zh3>年|机构|单位|医院|大学"
    r"|高校|奖项|类|年度|家医院|种)",
    re.IGNORECASE,
)
ORDER = re.compile(
    r"\b(?:latest|newest|most recent(?:ly)?|earliest|first|oldest|last)\b.{0,50}\b(?:awards?|prizes?|colla"
    r"borations?|agreements?|partnerships?|honou?rs?|medals?|deals?|donations?|visits?|winners?)\b"
    r"|\b(?:in|by) (?:chronological order|date|order of (?:date|time))\b"
    r"|\b(?:earliest|oldest|newest|latest) first\b|\b(?:sort|order)(?:ed)? by\b|\bmost (?:awards|prizes"
    r"|collaborations|agreements|partners"
    r"|medals|honou?rs|partnerships|often)\b|\bthe most\b|\bchronological"
    r"|最多|最少|最早|最新|最近一(?:次|项|个)|最晚|按时间|时间顺序|先后|从早到晚|从新到旧|由近及远|按日期",
    re.IGNORECASE,
)
ALL = re.compile(r"\ball\b|所有|全部", re.IGNORECASE)
WHOLE_ORDER = re.compile(
    r"\border\b|\b(?:earliest|oldest|newest|latest) first\b|\border(?:ed)? by|\bsort|chronolog|\bby date\b|顺序|先后"
    r"|按时间|从早到晚"
    r"|从新到旧|按日期|排列|排序",
    re.IGNORECASE,
)
OLDEST = re.compile(r"\b(?:earliest|first|oldest|chronological)\b|最早|时间顺序|先后|从早到晚|按时间", re.IGNORECASE)
MOST = re.compile(
    r"\b(?:the )?most (?:\w+ )?(?:awards|prizes|collaborations|agreements|partners|medals"
    r"|honou?rs|partnerships|often|frequently)\b|\bmost\b.{0,20}$|最多",
    re.IGNORECASE,
)

KINDS: tuple[tuple[CollaborationKind, re.Pattern[str]], ...] = (
    ("donation", re.compile(r"\bdonat\w+|\bgifts?\b|捐赠|捐款|捐资", re.IGNORECASE)),
    ("licence", re.compile(r"\blicen[cs]\w*|许可", re.IGNORECASE)),
    ("visit", re.compile(r"\bvisit\w*|\bdelegations?|\bacademic exchanges?|访问|来访|代表团", re.IGNORECASE)),
    (
        "training",
        re.compile(
            r"\btraining\b|\bdoctoral\b|\bjoint(?:ly)? (?:degree|train)\w*|\beducation|培养|培训", re.IGNORECASE
        ),
    ),
    ("fund", re.compile(r"\bfunds?\b|基金(?!会)", re.IGNORECASE)),
    (
        "joint_institute",
        re.compile(
            r"\bjoint (?:institutes?|laborator\w+|labs?|cent(?:re|er)s?|schools?|research (?:institutes?|cent\w+))"
            r"|联合(?:实验室|研究院|研究中心|机构)|共建",
            re.IGNORECASE,
        ),
    ),
    ("conference", re.compile(r"\bconferences?\b|\bforums?\b|会议|论坛", re.IGNORECASE)),
    ("agreement", re.compile(r"\bagreements?\b|\bmemorand\w+|\bMoUs?\b|\bdeals?\b|协议|备忘录", re.IGNORECASE)),
)
PEOPLE = re.compile(
    r"\b(?:people|persons?|scientists?|researchers?|doctors?|winners?|laureates?|recipients?|who"
    r"|professors?|physicians?|women|men|academicians?|individuals|awardees)\b|谁|(?<!医)人(?!民"
    r"|工)|[几哪](?:位|名)|得主|科学家|获奖者|学者|专家|医生(?!奖)|院士|教授",
    re.IGNORECASE,
)
BODIES = re.compile(
    r"\b(?:hospitals?|universit(?:y|ies)|institutions?|compan(?:y|ies)|organi[sz]ations?|partners?|bodies"
    r"|institutes)\b|机构|单位|医院|大学|高校|公司|企业|伙伴|院校|学校|合作方",
    re.IGNORECASE,
)
NO_ROWS = re.compile(
    r"\b(?:prize money|worth|amount|cost|how much|why|percent|nominat\w+|years? (?:old|ago)|times? larger|surviv\w+)\b"
    r"|\b(?:how many|number of|which|what) (?:\w+ ){0,2}?(?:students?|patients?|volunteers?|doses?|countri"
    r"es|articles?|passages?|employees|members|years|months|days|cultures|babies|women took)\b"
    r"|奖金|金额|多少钱|多少[万亿]|多少元|为什么|提名|百分|多少岁|几岁|年龄|届(?:次)?颁发|第几|多少年|多少剂|招募|评审"
    r"|(?:多少|几|哪些)(?:名|位|个|篇)?(?:患者|病人|学生|受试者|志愿者|文章|国家|员工|成员|婴儿)",
    re.IGNORECASE,
)
# Each of these is a turn of words by which rows are asked for, and no more.
FRAMING = (AWARD_WORDS, WORK_WORDS, COUNT, GROUP, MOST, WHOLE_ORDER, OLDEST, ALL, PEOPLE, BODIES)
COLLECTIVE = re.compile(
    r"\bwho (?:else )?(?:collaborat|partner|cooperat|work)|\b(?:work(?:s|ed|ing)? with|with whom"
    r"|partners? of|partners? (?:does|do|did|has|have))\b|[和与跟同](?:谁|哪)|谁[和与跟同]|合作方"
    r"|合作伙伴|合作单位",
    re.IGNORECASE,
)


# What only frames a question, beside what the patterns above find in it; as the index of words has it.
FRAME = frozenset(
    (
        "report join up involv part took take place happen occur conclud held hold life career earn collect bring "
        "brought home "
        "announc present bestow put their invent  project topic titl document cover describ mention "
        "者 获奖者 获奖人 报道 报导 各项 各篇 派 其 及其 一生 生涯 受赠 受赠方 捐赠方 来过 去过 到过 项目 课题 成果 "
        "名称 名字 叫 提到 人员 名单 "
        "differ total togeth overall librari articl news ever so far win won receiv got get given gave give award "
        "honour honor been everyon anyon hospit univers institut compani peopl person scientist doctor recipi "
        "name list show tell me each all both year month date time order sort chronolog recent since until "
        "between last past previous this current two three which kind type entri row collect one ones ani also "
        "still other else follow make made train student doctor joint more latest newest 获得 获 得 得到 拿 拿到 "
        "拿过 拿了 荣获 得过 获过 过 了 一共 总共 共 共有 总 总数 都 分别 各 各自 各有 每 全部 所有 列出 列举 请 "
        "文章 库 文章库 文库 新闻 里 中 以前 曾 曾经 之前 之后 以来 期间 年 月 日 去年 今年 前年 最近 近 年度 更 "
        "个 项 次 位 名 家 所 种 份 笔 场 人 支 人物 单位 机构 医院 大学 公司 高校 同 跟 和 与 按 排列 排序 顺序 "
        "时间 先后 最多 最少 最早 最新 最晚 更多 更少 多 少 谁 还 还有 其他 别的 开展 进行 建立 达成 有关 相关 "
        "关于 情况"
    ).split()
)
SPELLED = re.compile(
    r"(?:19|20)\d\d|\d{1,2}|第[一二三四五六七八九十百]{1,4}届|[两三四五六七八九十]个(?=\s*(?:获奖|项目))"
)
# Works that were honoured; who signed; who gives and who takes; each class; each of the awards.
WORKS = re.compile(
    r"\b(?:which|what|whose|list|name)\b[^?]{0,30}\b(?:projects?|papers?|topics?|studies)\b"
    r"|哪[些几个项]{1,2}[^？]{0,8}(?:项目|课题|成果|论文)",
    re.IGNORECASE,
)
SIGNERS = re.compile(
    r"\bwho (?:all )?(?:signed|put (?:his|her|their) names?)|\bsignator(?:y|ies)|谁签|签署人|签约人|签字人"
    r"|代表.{0,10}签",
    re.IGNORECASE,
)
GIVERS = re.compile(
    r"\bwho (?:donated|gave)|\b(?:which|what) [^?]{0,40}\b(?:donated|gave|licensed|sent delegations?|visited"
    r"|granted)\b|捐赠[方人者单位]|哪些[^？]{0,8}(?:捐|派|来访|到访|授权)",
    re.IGNORECASE,
)
TAKERS = re.compile(
    r"\b(?:which|what) [^?]{0,40}\b(?:received (?:donations?|gifts?)|(?:was|were) (?:visited|donated)|hosted"
    r"|obtained licen[cs]es?)|受赠|接受捐|被授权|接待了",
    re.IGNORECASE,
)
EACH_CLASS = re.compile(
    r"\b(?:each|every|by) (?:class|rank|level)\b|[各每](?:个)?(?:等级|级别|等奖)|各有[几多]", re.IGNORECASE
)
EACH_AWARD = re.compile(r"\beach of (?:its|their|the) (?:awards|prizes|medals)\b|每[个项种]奖", re.IGNORECASE)
GIVES = re.compile(r" (?:honou?r|award|give|present|recogni[sz]e|name)\b|(?:颁发|授予|表彰|颁)")
# What stands between an award and the body that gives it.
OF_AWARD = re.compile(r" ?(?:of|from|by) (?:the )?|['’]s (?:(?:19|20)\d\d )?")
# A place behind a name, in parentheses.
GLOSS = re.compile(r"[（(][\u3400-\u9fffA-Za-z ]{2,24}[）)]")

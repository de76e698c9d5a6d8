"""The words by which news tells of collaborations: what was done together, given, licensed or visited."""

import re

_THING = (
    r"agreements?|memorand\w+|MoUs?|MOUs?|partnerships?|co-?operations?|collaborations?|contracts?|alliances?"
    r"|letters? of intent|deals?|pacts?|accords?|framework|charters?|treat(?:y|ies)|protocols?|ventures?"
    r"|laborator(?:y|ies)|labs?|institutes?|cent(?:re|er)s?"
    r"|funds?|program(?:me)?s?|training|fellowships?|schemes?|platforms?|degrees?|bases?|schools?|academ(?:y|ies)"
    r"|consorti(?:um|a)|licen[cs]es?|rights|projects?|networks?|initiatives?|conferences?|symposi(?:um|a)|forums?"
    r"|summits?|congress(?:es)?"
    r"|workshops?|residenc(?:y|ies)|hubs?|units?|facilit(?:y|ies)|biobanks?|registr(?:y|ies)|clinics?|courses?"
    r"|exchanges?|curricul\w+|trials?"
    r"|stud(?:y|ies)|tie-?ups?|links?|pilots?|wards?|hospitals?|campus(?:es)?|plan|diplomas?|stud(?:ents)|nurses"
    r"|doctors|incubators?|accelerators?|sessions?|class(?:es)?|campaigns?|services?|apps?|tools?"
    r"|helplines?|screening|surveys?|websites?|librar(?:y|ies)"
)
THING = re.compile(rf"\b(?:{_THING})\b|<[OQX]\d+>", re.IGNORECASE)
# With a partner each of these tells of a collaboration by itself.
TOGETHER = (
    r"sign(?:ed|s|ing)?|ink(?:ed|s|ing)?|(?:tie[ds]?|tying|hook(?:ed|s)) up(?= with)|team(?:ed|s"
    r"|ing)? up|partner(?:ed|s|ing)?|collaborat(?:ed|es|ing|e)"
    r"|co-?operat(?:ed|es|ing|e)"
    r"|join(?:ed|s|ing)? (?:forces|hands)|link(?:ed|s|ing)? (?:up|arms)|band(?:ed|s|ing)? together|c(?:ame|omes?) "
    r"together|(?<!his )(?<!her )(?<!its )(?<!their )(?<!our )(?<!’s )(?<!'s )work(?:ed|s|ing)? "
    r"(?:together|jointly|closely|with)"
    r"|all(?:ied|ies)|pair(?:ed|s|ing)? up|pool(?:ed|s|ing)?|shook hands|penned|co-(?:found|develop|host|organi[sz]"
    r"|creat|fund|launch|run|lead)\w*|co-?sign(?:ed|s)|twinn?(?:ed|s|ing)?|struck"
    r"|put (?:pen to paper|their (?:names|signatures))|initial+ed|agree(?:d|s)?|thrown? in (?:its"
    r"|their) lots?|threw in (?:its|their) lots?|signed up|swap(?:ped|s|ping)?|exchange|share|split|teaming"
    r"|merg(?:ed|es)|combin(?:e|es|ed|ing)(?= (?:their|its|forces|efforts|into|the two))"
)
# Of these only what is made says that it is a collaboration.
MAKES = (
    r"enter(?:ed|s|ing)?(?: into)?|conclud(?:ed|es)|reach(?:ed|es)?|seal(?:ed|s)?|finali[sz]ed|announc(?:ed|es|e"
    r"|ing)|renew(?:ed|s)?|extend(?:ed|s)?"
    r"|expand(?:ed|s)?|deepen(?:ed|s)?|form(?:ed|s|ing)?|forg(?:ed|es|e)|launch(?:ed|es|ing)?|establish(?:ed|es"
    r"|ing)?|set(?:s|ting)? up|put together|put on(?= by| the| an?)|second(?:ed|s)?(?= [^.;]{3,50} to\b)|educat(?:e"
    r"|es|e"
    r"d|ing)|staff(?:ed)?(?= )|back(?:ed|s)(?= )|financ(?:e|es|ed|ing)|found(?:ed|s|ing)|open(?:"
    r"ed|s|ing)?|unveil(?:ed|s|ing)?"
    r"|inaugurat(?:ed|es|ing|e)|creat(?:ed|es|e|ing)|start(?:ed|s|ing)?|beg[au]n|buil[dt]s?|develop(?:ed|s|ing)?"
    r"|r[ua]n|operat(?:ed|es)|offer(?:ed|s)?|host(?:ed|s|ing)?|hold|held"
    r"|organi[sz](?:ed|es|ing)|exchang(?:ed|es|ing)|initiat(?:ed|es)|rolled out|train(?:ed|s|ing)?|conven(?:ed|es)"
    r"|sponsor(?:ed|s)|stag(?:ed|es)|completed?|debut(?:ed|s)|shar(?:ed|es|ing)|maintain(?:ed|s)?|led|us(?:ed|es)"
    r"|made(?=[^.;]{0,40}\b(?:collaboration|agreement|partnership|deal|alliance|pact))"
)
_GIFT = (
    r"donat(?:ed|es?|ing)|pledg(?:ed|es?|ing)|gift(?:ed|s)|contribut(?:ed|es?)|hand(?:ed|s|ing)(?: over)?|g[ai]ve[sn]?"
    r"|present(?:ed|s)|bequeath(?:ed|s)|bequest|left|willed|endow(?:ed|s|ing)?|commit(?:ted|s)|provid(?:ed"
    r"|es)|suppl(?:ied"
    r"|ies)|sent|granted"
)
_GIFT_NOUN = r"pledges?|donations?|gifts?|endowments?|bequests?|grants?"
_LICENSED = (
    r"(?:out-?)?licen[cs](?:ed|es|ing)|grant(?:ed|s|ing)?|sold|sells|transferr?(?:ed|s)|hand(?:ed"
    r"|s)(?: over)?|pass(?:ed|es)|ceded?|assigned|g[ai]ve[sn]?"
    r"|award(?:ed|s)"
)
_TAKEN = (
    r"in-?licen[cs](?:ed|es|ing)|licen[cs](?:ed|es)|acquir(?:ed|es|ing)|obtain(?:ed|s)|bought|buys|pick(?:ed|s) up"
    r"|secur(?:ed|es)|gain(?:ed|s)|receiv(?:ed|es)|won|snapped up|took|takes?|taken|purchas(?:ed|es)|land(?:ed|s)"
)
_VISIT = (
    r"(?:paid|pay|made|make|making|paying) (?:an? |their )?(?:[a-z-]+ ){0,3}(?:visit|call) (?:to|at|on)"
    r"|visit(?:ed|s|ing)?|tour(?:ed|s|ing)?|spen(?:t|d|ds|ding)|arriv(?:ed|es) (?:at|in)|c[ao]me(?:s)? to"
    r"|travel+ed to"
    r"|stopped (?:by|at)|call(?:ed|s|ing)? (?:on|at|in at|in on)|descended on|went to|flew to|travel+ing to"
    r"|(?:returned|back) from (?:an? |their )?(?:[a-z-]+ ){0,4}(?:visit|exchange|stay|stint|trip|mission|attachment"
    r"|secondment)s? (?:to|at|with|in)"
    r"|(?:after|following|ended|completed|finish(?:ed|ing)) (?:an? |their )?(?:[a-z-]+ ){0,2}(?:"
    r"year|months?|weeks?|stay|stint|mission"
    r"|visit|attachment) (?:at|with)|stay(?:ed|ing) at|looked round|sat in at|shadow(?:ed|ing)|("
    r"?:was|were) (?:received|welcomed"
    r"|hosted) (?:at|by)"
)
_RECEIVE = (
    r"host(?:ed|s|ing)?|(?<=to )(?:welcome|receive|greet)|welcom(?:ed|es|ing)|receiv(?:ed|es|ing)"
    r"|sa(?:id|ys?) (?:goodbye|farewell) to|waved off|ba?de? farewell to"
    r"|greet(?:ed|s)|entertain(?:ed|s)|play(?:ed|s|ing) host to|opened its doors to"
)

SHARED = re.compile(rf"\b(?:(?P<together>{TOGETHER})|(?P<makes>{MAKES}))(?![\w-])")
GIFT = re.compile(rf"\b(?:{_GIFT})(?![\w-])")
GIFT_NOUN = re.compile(rf"\b(?:{_GIFT_NOUN})\b", re.IGNORECASE)
IS_GIFT = re.compile(
    r"\b(?:donat\w+|gift\w*|pledg\w+|endow\w*|bequ\w+|charit\w+|philanthrop\w+|free of charge|at no (?:charge|cost)"
    r"|for free|cheques?|fund-?rais\w+"
    r"|in (?:his|her|their) wills?|cash boost|(?:equipment|supplies|medicines|drugs|vaccines|consignment|instruments"
    r"|worth <M\d+)\b[^.;]{0,50}(?:handed over|delivered|presented|sent|shipped) (?:to|by)|hand("
    r"?:ed|s|ing) over (?:an? |the )?(?:[a-z-]+ ){0,2}<M\d+"
    r"|raised (?:an? |the )?(?:[a-z-]+ ){0,3}<M\d+|(?:left|gave|given|giving|gives) (?:away )?(?"
    r":his|her|their|an?) (?:[a-z]+ ){0,3}?"
    r"(?:house|home|librar(?:y|ies)|collections?|papers|books|instruments|paintings?|archives?|letters|notebooks|diaries|medals"
    r"|estate|fortune|farm|legacy|savings|prize money|winnings|skeletons?|piano|violin))\b"
    r"|\b(?:library|collection|papers|books|instruments|letters|piano|archive|medals)\b,? (?:he|"
    r"she|they) (?:gave|left|gifted|willed) to\b"
    r"|\b(?:left|willed|bequeathed) (?:it |them |all |everything |most |much )?to (?:the )?<O"
    r"|<M\d+>[^.;<]{0,30} raised\b|\bleft <M",
    re.IGNORECASE,
)
RECEIVED = re.compile(
    r"\b(?:receiv(?:ed|es|ing)|accept(?:ed|s)|got|gets|been given|was given|secured|welcomed|benefit(?:s|ed)?"
    r"|landed)(?![\w-])"
)
LICENSED = re.compile(rf"\b(?:{_LICENSED})(?![\w-])")
TAKEN = re.compile(rf"\b(?:{_TAKEN})(?![\w-])")
LICENCE = re.compile(
    r"\b(?:in-?|out-?|sub)?licen[cs]\w*|\brights\b|\b(?:an|the|its|exclusive|first) option (?:on"
    r"|to|over|for)\b",
    re.IGNORECASE,
)
VISITORS = re.compile(
    r"\b(?:delegations?|teams?|groups?|party|mission|visitors?|guests?|delegates?|representatives|experts"
    r"|researchers|doctors"
    r"|officials|leaders|scholars"
    r"|\w+ists|\w+ians|surgeons|nurses|students|professors|academics|executives|members|colleagues"
    r"|counterparts|staff|trainees|(?:vice-?)?chancellors?|rectors?|deans?|provosts?|presidents?|ministers?|envoys?)\b",
    re.IGNORECASE,
)
VISIT = re.compile(rf"\b(?:{_VISIT})(?![\w-])")
RECEIVE = re.compile(rf"\b(?:{_RECEIVE})(?![\w-])")
LED = re.compile(r"\b(?:led|headed|leading|heading|accompanied)\b")
BETWEEN = re.compile(
    rf"\b(?:{_THING}|<[XQO]\d+>)\b[^.;]{{0,80}}\b(?:between|unit(?:ing|es)|link(?:ing|s)|br(?:inging|ings"
    rf"|ought) together|of|by|involving|involves)\b",
    re.IGNORECASE,
)

# In Chinese: what was signed or agreed; what was made together.
SHARED_ZH = re.compile(
    r"(?P<together>(?:公布|宣布|发布|披露|公告)(?=[^，。；<]{0,10}(?:协议|合作|合同|交易))|签署|签订|签约|签下|签定|签了|续签|续约|缔结|订立|结成|结为"
    r"|结对|达成(?=[^。；<]{0,24}(?:合作"
    r"|协议|共识|意向|伙伴|授权|许可))"
    r"|(?:开展|深化|加强|推进|展开|启动|建立|进行|推动)[^，。；<]{0,24}(?:合作|协作|伙伴关系|友好|姊妹|姐妹)|战略合作|合作协议"
    r"|合作备忘录|谅解备忘录|(?:共建|合建|共创|共办|合办|携手|联手|牵手|共筑|共同|联合|合作|合力|联袂"
    r"|强强|举行(?=[^，。；]{0,20}(?:签约|授牌|揭牌|挂牌|共建|合作)[^，。；]{0,6}(?:仪式|活动)))(?![^<，。；]{0,4}(?:国|体|社|会|署|报|印发|发文"
    r"|下发|通知|公布|授予|颁发|表彰|获奖|获得|检查|执法))"
    r"|互派|互聘|对口帮扶|结盟|联姻)"
    r"|(?P<makes>揭牌|挂牌|成立|建立|设立|组建|启动|发起|创建|创办|打造|开设|搭建|启用|建了|建起|办了|办起|搭了|落户|主办|举办|承办|召开"
    r"|合作(?=[^，。；<]{0,10}(?:项目|办学|培养|计划))|培养|出资|创立|培训)"
)
MADE_ZH = re.compile(
    r"共|联合|合作|携手|联手|牵手|三方|双方|两院|两校|各方|多方|四方|校企|院企|院校|合办|一起|协同|主办|承办|协办"
    r"|举办|由"
)
GIFT_ZH = re.compile(
    r"出资(?=<M\d+>，?(?:为|在|给|资助|支持|设立))|捐赠|转赠|赠予|赠与|捐拨|捐物|认捐|惠赠|馈赠|捐款|捐资|捐出|捐献|赠送|捐助|捐建|无偿提供|善款|捐给|捐"
    r"|送来(?=了?[^，。；]{0,10}(?:价值|<M))|送去(?=了?[^，。；]{0,10}(?:价值|<M))|送上(?=了?[^，。；]{0,10}(?:价值|<M))|资助|慷慨解囊|援助(?=<O\d+>[^，。；]{0,16}[台辆套件批箱])"
)
LICENCE_ZH = re.compile(r"许可|授权|独家|权益|受让|转让(?!是|费|收|款|净|所得|政策|办法|中心|平台)")
VISIT_ZH = re.compile(
    r"访问|来访|到访|考察|参观|走访|走进|来到|莅临|抵达|回访|参访|造访|赴|前往|来院|来校|调研|交流|做客|一行"
)
HOST_ZH = re.compile(r"接待|会见|迎来|欢迎|迎接|陪同")
VISITORS_ZH = re.compile(
    r"代表团|访问团|考察团|专家团|团队|一行|专家组|率团|率队|带队|率领|师生|来访|到访|访问|参观|考察|走访|莅临|造访"
    r"|人团|客人|交换生|留学生|实习生|学员|率|调研组|医疗队|[位名][^，。；<]{0,5}(?:医生|医师|护士|学员|专家|学者|教授|教师|学生|同学|来宾|嘉宾|骨干)"
)
CONFERENCE_ZH = re.compile(
    r"会议|大会|论坛|研讨会|峰会|年会|学术会|培训班|座谈会|交流会|高峰会|学术周|讲座|研讨班|学习班|博览会|沙龙|大赛"
    r"|竞赛|比赛"
)
HOSTED_ZH = re.compile(r"主办|承办|协办|合办|举办|召开|举行")
# What two only talk of.
TALKS_ZH = re.compile("(?:就|围绕)[^。；]{2,60}?(?:交换|探讨|交流|座谈|讨论|磋商|沟通|商谈|研讨|商讨|交谈)")

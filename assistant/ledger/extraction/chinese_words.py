"""A Chinese text cut into words, and those by which names of bodies, awards and people are told."""

import itertools
import re
from dataclasses import dataclass

from vectorstore.text.language import HAN

BODY_END = re.compile(
    r"(?:大学|学院|医院|研究院|研究所|科学院|工程院|医科院|中医院|公司|集团|研究中心|医学中心"
    r"|中心|学会|协会|基金会|实验室"
    r"|委员会|管委会|科委|经信委|政府|卫健委|发改委|科技局|改革发展局|管理局|监督局|卫生局"
    r"|教育厅|科技厅|卫生厅|财政厅|教育部|科技部|卫生部"
    r"|药业|医药|制药|生物|医疗|生命科学|基因|控股|银行|联盟|总会|红十字会|商会|联合会|医学会"
    r"|医师协会|疾控中心|分院|学校|附中"
    r"|医科大|医大|理工|股份|资本|投资|保险|科技|健康|诊所|卫生院|保健院|防治院|总医院|分校|书院|党校|总局|分局|(?<![大餐客展舞歌])厅"
    r"|杂志社|出版社|报社|使馆|工会|妇联|慈善会|卫计委|国资委|福利院|护理院|养老院|疗养院|血站|药厂|药房"
    r"|总院|创新院|科协|医学部|商务局|职院"
    r"|慈善总会|红会|卫校|护校|医专|学堂|中学|医共体|编辑部|卫生健康委|健康委|疾控|急救站|保健所|防治所|干休所|设计院"
    r"|规划院|军区|街道办|大药房"
    r"|书店|事务所|合作社|厂|局|图书馆|博物馆|档案馆|(?:科学|产业|科技|创新|医药|健康|医学)园区?)$"
)
# Ends that make no body of an ordinary word before them: 生物, 科技, 健康.
# Behind a weak end these words say that no body is named: 数字健康模块, 生命科学园.
NO_BODY_BEHIND = re.compile(
    "新闻|领域|产业|行业|模块|人才|创新|发展|[园城界家类奖]|成果|论坛|大会|服务|工作|研究|进步|合作|事业|学科|企业"
    "|项目|前沿|周|水平"
)
WEAK_END = re.compile(
    r"(?:药业|医药|制药|生物|医疗|基因|科技|健康|投资|资本|保险|股份|中心|局|厅|委|理工|生命科学|学校|联盟|控股)$"
)
PARK = re.compile("(?:科学|科技|产业|创新|医药|健康|生物)$")
BARE = frozenset(
    "工厂 药厂 书店 图书馆 博物馆 档案馆 大学 学院 医院 研究院 研究所 公司 集团 中心 学会 协会 基金会 实验室"
    " 委员会 政府 两院 科技 生物 健康 "
    "医疗 医药 附属医院 "
    "有限公司 股份 投资 资本 全院 我院 该院 本院 我校 该校 两校 多家医院 医学院 制药 学校 银行 联盟 总局 "
    "保险 基因 药业 分院 分校 "
    "科学院 总医院 国家重点实验室 重点实验室 研究中心 联合实验室 控股 人工智能 大健康 医科大学 医疗机构 "
    "生命科学 联合会 "
    "友好医院 姊妹医院 姐妹医院 友好学校 姊妹学校 姐妹学校 友好大学 教学医院 协作医院 合作医院 "
    "上市公司 子公司 全资子公司 母公司 分公司 社区卫生服务中心 卫生服务中心 服务中心 临床医学中心 省政府 市政府 "
    "县医院 市医院 区医院 乡卫生院 镇卫生院 卫生院 保健院 疾控中心 急救中心 疾病预防控制中心 "
    "妇幼保健院 社区医院 乡镇卫生院 医学中心 高科技 新科技 综合医院 三甲医院".split()
)
# Words that a name may not go across to the left.
STOP_WORDS = frozenset(
    "花落 公司 子公司 全资 全资子公司 控股子公司 企业 上市公司 年度 人为 完成人 分别为 的 了 和 与 及 或 在 从"
    " 由 将 把 "
    "以 因 于 向 为 对 给 被 是 有 等 同 跟 到 至"
    " 自 该 本 这 那 其 各 每 某 我 他 她 它 们 "
    "并 也 还 又 就 都 而 且 但 据 经 让 使 按 按照 通过 根据 来自 以及 包括 作为 成为 之 所 任 时任 现任"
    " 曾任 担任 出任 "
    "联合 共同 携手 牵手 双方 多方 三方 位于 会上 日前 近日 当天 昨日 今日 其中 另外 此外 随后 同时 目前 "
    "今年 去年 当日 "
    "主任 院长 校长 所长 会长 书记 教授 院士 博士 主席 董事长 总经理 总裁 代表 团队 副 专家 医生 医师 先生"
    " 女士 副院长 副校长 "
    "记者 负责人 专家组 讯 成员 首席 理事长 秘书长 研究员 科学家 总监 一行 两家 多家 三家 四家 五家 十家 "
    "家 名 位 项 个 次 "
    "签约 签署 签订 揭牌 成立 合作 共建 设立 建立 落户 落地 牵头 主办 承办 协办 举办 获 荣获 获得 获颁 获评 获选 "
    "荣膺 喜获 斩获 摘得 揽获 授予 "
    "颁发 颁给 捐赠 访问 "
    "来访 考察 参观 到访 走进 前往 赴 率 率队 带队 率团 接待 会见 举行 召开 宣布 介绍 表示 指出 认为 依托"
    " 支持 领导 资助 "
    "启动 发起 组建 创办 创建 参加 出席 来到 加入 毕业 就读 任职 供职 工作 推动 促进 以 捐资 捐款 出资 组织 完成 主持 "
    "国内 国际 全国 一家 首家 首个 多个 两所 三所 高校 企业 单位 机构 包括 分别 授权 许可 独家 分享 旗下 "
    "隶属 附近 今天".split()
)
NEVER_IN_NAMES = frozenset("和与及同跟由从向被给将把对为于以自在到至、的了是有等又也还已曾")
VERBS_WITHIN = frozenset(
    "再生 附属 管理 开发 研究 控制 预防 发展 创新 教育 投资 保障 服务 监督 检测 合作 转化 改革 培训 交流 "
    "健康 治疗 防治 促进 推广 "
    "设计 制造 生产 咨询 护理 康复 保健 检验 检疫 诊断 医疗 转移 评价 评估 测量 储备 整合 计划 建设 信息 "
    "应用 孵化 认证 救助 市立 省立 县立 州立 立 国立 公立 私立 府立 道立 都立 郡立 直属 呼吸 消化 感染 "
    "急救 移植 生殖 免疫 抗癌 矫形 助产 监测 "
    "预警 慈善 扶贫 互助 共济 同济 友好 友谊 协和 解放 进修 教学 实验 试验 实训 职业 遗传 代谢 营养 睡眠 "
    "输血 献血 戒毒 "
    "疗养 养老 福利 规划 出版 传播 编辑 检察 审计 统计 应急 统战 转运 修复 成像 卫生 规划 联勤 保障 妇幼 "
    "扶轮 华侨 创伤 卒中".split()
)
NAMING_TAGS = ("n", "j", "b", "eng", "a", "l", "i", "z", "s", "f", "x", "m", "q", "v", "g", "k", "h", "t", "d")
MOST_WORDS = 9
MOST_CHARACTERS = 24

RANK_NUMBER = {"特": "special", "一": "first", "二": "second", "三": "third"}
RANK = re.compile(r"(?P<number>[特一二三])(?:等奖|(?=、[一二三]等奖))|(?<=奖)(?P<nominated>提名奖)")
MEDAL = re.compile(
    r"(?<![质冶合资淘奖])(?:(?P<gold>金奖)|(?P<silver>银奖)|(?P<bronze>铜奖)|(?P<merit>优秀奖"
    r"|优胜奖)|(?P<grand>大奖赛?冠军|冠军|桂冠|魁首)"
    r"|(?P<second>亚军|第二名)|(?P<third>季军|第三名)|(?P<first>第一名))"
)
_FAMOUS = (
    "之星|能手|状元|工匠|示范(?:病房|单位|中心|科室|基地|医院|病区|团队|工作室)|优秀组织单位|文明岗|先锋号"
    "|文明号|突出贡献(?:单位|个人|集体|者)|(?:爱心|公益|年度|风云|榜样|新闻|科技|医学)(?:单位|企业|人士|人物|团队|机构|医生|护士|医师)|最佳(?:论文|案例|壁报|海报|作品|团队|新人|实践)|优秀(?:论文|案例|壁报|作品|组织)|奖状|红旗手|劳动模范|模范个人|模范集体|先进工作者|先进个人|先进集体|先进单位|标兵|楷模|突击手"
    "|突击队|好人|名医|文明单位|示范岗|创新工作室"
    "|优秀[一-鿿]{0,4}?(?:护士|医师|医生|教师|党员|个人|团队|集体|导师|辅导员|班组|工作者|志愿者|青年|毕业生"
    "|员工|护理者|选手)"
)
# A line that heads those who were honoured so: 一、先进个人（4名）.
HEADED = re.compile(
    rf"(?m)^[一二三四五六七八九十、.\d\s（）()【】]*[“「]?(?P<name>[{HAN}]{{0,10}}?(?:{_FAMOUS}))"
    r"[”」]?(?:[（(][^（）()\n]{1,8}[）)])?[：:]?[ 　]*$"
)
FAMOUS = re.compile(
    rf"(?:获评|荣获|获得|获|被评为|被授予|评为|荣膺|被命名为|命名为|当选为?|被认定为|喜获|斩获|拿下|摘得"
    rf"|入选)(?:了)?[“「《]?(?P<name>(?:(?!获|荣膺"
    rf"|授予)[{HAN}\d]){{0,16}}(?:{_FAMOUS}))"
)
# The same where it stands in a list of what somebody got.
FAMOUS_LISTED = re.compile(
    rf"[、和及与][“「]?(?P<name>(?:(?!获|荣膺|授予|和|与"
    rf"|及)[{HAN}\d]){{0,14}}?(?:{_FAMOUS}))(?=[”」]?(?:[等、，。；和及与]|$))"
)
GOT_BEFORE_LIST = re.compile("(?:荣获|获得|获评|获|评为|授予|当选|荣膺|入选|命名为)[^。；]*$")
NEXT_TITLE = re.compile(
    "(?:评出|选出|产生|荣获|获得|获评|获|评为|授予|当选|荣膺|被评)[^。；]*[”》」、](?:[0-9一二两三四五六七八九十]+[人名位个])?[、和及]?$"
)
BORNE = re.compile(
    "(?:全国|[省市县]|感动)?(?:最美[^，。]{2,6}|国医大师|国之名医|[^，。]{2,8}(?:标兵|楷模|模范"
    "|劳模|工匠|名医|能手|好人|之星))"
)
# Behind an award that is named for a person.
NAMED_FOR = re.compile("[”》」]?(?:得主|获得者|获奖者|揭晓|颁奖|由|授|评|的|奖牌|奖杯|，|。|、|$|花落|名单|奖章)")
AWARD_HEAD = re.compile(r"奖学金|绶章|奖(?!项|励|金|牌|品|状|台|杯|学金|助|惩|掖|池|评|台|赏|者)章?|勋章|(?:荣誉)?称号")
NO_AWARD_TAGS = frozenset("u ul uj p r c m".split())
# A title before an award's name, or a contest and how it was won there.
NOT_OF_AWARD = re.compile(
    ".*(?:》(?:——|—)?|——|(?:大赛|竞赛|比赛|评选|评比|活动|展会|年会|会议|会)(?:中|上)?(?:捧回|夺得|荣获"
    "|斩获|摘得|获得|拿下|喜获|摘取|揽获|收获|勇夺|获))(?=.{2,})"
)
# A verb that runs into the name behind it: 完成人获|国家科技进步奖.
GOT_WITHIN = re.compile(".*(?:荣获|获得(?!者)|获评|斩获|喜获|摘得|夺得|荣膺|拿下|获(?![得奖评者]))(?=.{2,})")
# 评审团嘉许金奖 is a gold medal.
MEDAL_END = re.compile("(?<![基资])金$|[银铜]$")
CONTEST = re.compile(
    "大赛|竞赛|锦标赛|技能赛|挑战赛|比赛|邀请赛|联赛|擂台赛|选拔赛|展示赛|大比武|技能比武|发明展|创新展"
    "|设计展|奥林匹克|挑战杯|评比|对抗赛"
)
# The title of news of a contest.
HEADLINE = re.compile("[^\\n。]{0,60}(?:揭晓|结果|获奖|名单|佳绩|落幕|收官|夺|摘|斩获|荣获)[^\\n。]{0,40}")
RANKED = re.compile("桂冠|魁首|夺魁|夺冠|折桂|[特一二三]等奖|[金银铜]奖|冠军|亚军|季军|第[一二三]名")
AWARD_CHAR = re.compile(rf"[{HAN}A-Za-z0-9·•\-—–“”\"《》「」&’'／/]")
AWARD_STOP = (
    "勇夺 力夺 评为 被评为 荣登 喜摘 荣摘 捧起 花落 评选为 命名为 并列 位列 位居 名列 代表队 获得 荣获 获评"
    " 获颁 获授 喜获 摘得 斩获 夺得 赢得 揽获 捧得 "
    "捧回 荣膺 授予 授给 颁发 颁给 颁予 颁授 "
    "分享 摘取 拿下 获选 获 "
    "公布 揭晓 宣布 设立 评选 评出 公示 表彰 夺取 领取 捧 拿到 得到 收获 拿 拿过 过 捧 摘 夺 颁 得 受 第 "
    "了 在 从 由 将 把 以 因 于 向 为 对 给 被 是 有 到 该 本 这 这个 那 其 及 并 也 还 又 曾 已 再 再次 "
    "首次 一举 共 此前 一 "
    "一项 两项 三项 四项 五项 多项 个 项 次 项目 教授 院士 博士 团队 主任 院长 医生 医师 研究员 先生 女士"
    " 课题组 的 同年 当年 前 去年 今年 "
    "奖 两 双 等 名 位 人 同时 分别 包括 入选 提名 他 她 他们 成果 年 年度 共同 此次 本次 本届 首届 历届 "
    "上述 各 另 另外 此外 一个 "
    "随后 之后 后 先后 连续 成功 最终 作为 设 设有 所 称 称为 关于 连同 不 未 没有 无 最高 两个 三个 多个"
    " 四个 五个 六个 科学家 专家".split()
)
# Numbers and conjunctions that an award's name may have.
WITHIN_AWARD = frozenset("与 或 和 及 十大 十佳 五四 五一 三八 百优 百佳 双百 双十".split())
TITLES_IN_AWARDS = frozenset("科学家 人 医师 医生 教授 研究员 专家 团队 成果 院士 项目 女士".split())
AWARD_STOPS = frozenset(AWARD_STOP)
NO_AWARD = re.compile(
    r"^(?:[特一二三四]等|金|银|铜|颁|获|得|大|该|此|获大|小|本|领|评|夺|中|受|摘|捧|优秀"
    r"|各类|多个|重要|国际|国家级|省级|省部级"
    r"|国家|科技|科学|医学|世界|年度|全国|国家科技|国内外|相关|全部|多种|诸多|上述|主要|五个|团体|个人|集体|综合"
    r"|单项|申|报|发|抽|百万大|兑|有)?奖$"
)
WINNING = re.compile("(?:获|得|领|颁|评|中|发|颁发|授|申|(?<!壁)(?<!海)报)奖$")
SOUND = f"(?![与和及的在由被是以、])[{HAN}]"
TRANSLITERATED = re.compile(
    rf"(?:(?:{SOUND}){{1,12}}|[A-Z]\.?)(?:[·•・](?:(?:{SOUND}){{1,9}}(?:-(?:{SOUND}){{1,6}})?|[A-Z]\.?))+"
)
PERSON_TITLE = re.compile("(?:官|员|家|长|授|士|事|任|者|师|生|人|总|裁|予|给|得主|获|向|颁发|奖|书|记|国|籍|本)$")
BEHIND_NAME = re.compile(
    r"(?:因|获|教授|表示|说|在|是|等|的|与|和|及|被|将|对|为|于|以|从|向|院士|博士|先生|女士"
    r"|夫妇|捐|留下|任|出|荣|共|分|医生|担|率|曾|现[任为在就供是居年]|毕业|就读|就职|先后)"
)
QUOTED = re.compile(r"[“「『《]([^“”「」『』《》\n]{4,80})[”」』》]")


# What is quoted so is said, and no title.
SPEECH = re.compile("[。！？]|，.*，")


OFFICE = re.compile(
    "(.*(?:医院|大学|学院|公司|集团|研究院|研究所|学会|协会|中心))((?:副?院|副?校|副?所|会)长|主任|院士|副?教授"
    "|研究员|博士|医师|护士)"
)
# A name that says too little without the place before it, which may look like a person's: 苏城|大学附属医院.
COMMON_BODY = re.compile(
    r"^(?:省|市|县|区|州)?(?:第?[一二三四五六七八九十]+)?(?:人民|附属|中心|中医药?|儿童|肿瘤"
    r"|妇幼保健|口腔|妇产|医科|师范|理工|医学|科技|农业|财经"
    r"|卫生|镇|乡|工业|民族|交通|大学|医疗|生物|慈善|公益|爱心|教育|发展|健康|生命科学|科学|科技"
    r"|转化医学)*(?:大学|学院|医院|中医院|医学院|医学会|卫生院"
    r"|卫生服务中心|保健院|研究院"
    r"|研究所|基金会"
    r"|集团|公司|有限公司|学会|协会|中心|药业|制药|生物|资本|实验室|科技)"
)
TITLE_BEHIND = re.compile(
    "(?:荣誉)?称号|奖[章牌杯]|勋章|的(?:证书|荣誉证书)|的?(?:领奖台|奖杯|奖牌|奖章|榜单)|荣誉(?!证书|牌匾)|表彰|(?:获得者"
    "|入选)?名单|颁奖|评选|(?:则|也|最终|双双)*(?:被)?(?:颁|授)(?:给|予)|(?:则|最终)?(?:归属|花落|被)|则由"
    "|由[^，。；]{2,20}(?:获得|摘得|捧得)"
)
# What stands before a class without naming an award: 团体一等奖.
NO_NAME = re.compile(
    f"(?:团体|个人|集体|单项|综合|小组|全能|总分|最终|全场|项目|[{HAN}]{{1,6}}(?:组|类|赛道|专场|单元|学段))(?:赛|项)?"
)
# Honours without a word for an award in their name: 全国十大医学新闻人物.
HONOUR = re.compile(
    rf"(?:十大|最美|优秀|先进|杰出|百名|十佳|百佳|模范)[{HAN}]{{0,10}}?(?:人物|医生|医师|护士|教师|导师|青年|工作者"
    rf"|团队|集体|个人|名医|标兵|模范|院长|学者|校友|党员|科学家)(?!科学基金|基金|人才|计划|论坛|服务|基金会)"
    rf"|(?:名誉|荣誉)(?:博士|教授|院长|主席|市民|会员|院士|校友)(?:学位|称号|(?=[”，。、；和与及]|头衔|$))"
)
HONOUR_BESIDE = re.compile("哪些|有谁|几[位名个]|评选|揭晓|公布|当选|获评|评为|称号|名单|入选|荣获|授予|榜|表彰")
NAMED_BEFORE = re.compile(
    f"(?:最高荣誉|获评|评出|评选出|选出|产生|评为|评选为|当选|荣膺|授予|获授|入选|荣登|命名为|认定为|推选为|名列|跻身"
    f"|位列)(?:了)?(?:(?:19|20)[0-9][0-9]年?度?"
    f"|首批|第[^，。；]{{1,5}}[届批])?[{HAN}]{{0,6}}$"
)
# The press: 《现代护理》杂志社.
QUOTED_BODY = re.compile(r"《[^《》]{2,16}》(?:杂志社?|编辑部|出版社|报社)(?!社)")
# A quoted title may also be what somebody got, where it is not a project that got something.
GOT_BEFORE = re.compile(
    "(?:荣获|喜获|获得|获|斩获|摘得|获颁|捧回|夺得|被评为|摘取|获授|拿下|拿到|领到|评上|当上|捧起|接过"
    "|荣膺)(?:了)?(?:国家|全[国省市]"
    "|[一-鿿]{1,4}[省市县区])?(?:(?:19"
    "|20)[0-9][0-9]年?度?|首批|首届|第[^，。；]{1,5}[届批])?$"
)
NO_TITLE_BEHIND = re.compile(
    "[^，。；]{0,6}(?:项目|课题|专利|资助|立项|批准|认证|许可|证书|奖|金|的|号|计划|基金|资格|授权|支持"
    "|拨款|锦旗|好评|赞誉|美誉|美名|外号|雅号|之称|绰号|昵称|掌声"
    "|字样|横幅)"
)
# Offices that run into a foreign name.
OFFICE_BEFORE = re.compile(
    f"[{HAN}]*(?:护理师|医师|医生|护士|教授|院士|博士|主任|院长|校长|部长|总统|总理|主席|总裁|先生|女士"
    f"|专家|学者|大使|所长|会长|书记|董事长|经理|科学家"
    "|研究员|公主|国王|司长|主管|市长|省长|总监|技师|馆长|会员|专业|代表|队长|外教|学员|留学生)"
)
# Beginnings of Uyghur names that the segmenter takes for words.
TURKIC = re.compile(
    "(?:阿不|阿卜|买买|艾合|艾山|吐尔|努尔|古丽|帕提|再努|阿依|迪力|木拉|热依|麦麦|玉素|依不|米热|祖丽"
    "|阿力|库尔|赛买|卡德|伊力|尔斯)"
)
LATIN_BODY = re.compile(r"[A-Z][A-Za-z0-9&.\- ]{1,30}?(?:公司|集团|大学|研究所|医院|基金会|医学院|学院)")
LATIN_FIRM = re.compile(
    r"[A-Z][A-Za-z0-9&.\-]*(?: [A-Z][A-Za-z0-9&.\-]*){0,5},? "
    r"(?:Inc|LLC|Ltd|plc|PLC|GmbH|AG|A/S|ApS|AB|ASA|Oyj?|B\.V|BV|N\.V|NV|S\.A|SA|SAS|S\.p\.A|SpA"
    r"|S\.r\.l|KK)\b\.?(?! [A-Z])"
)
# An award that was named before: 该奖, 第二项奖.
SAME = re.compile(
    r"(?:本|该|今)年度?(?:的)?奖项|本届奖项|(?:该|此|这一|这项|这个|本|这枚|这座|同一枚?|同一个|这份)(?:奖项"
    r"|大奖|奖章|勋章|奖(?!项|杯|牌|金|状"
    r"|学|励)|殊荣|荣誉)|第[一二三四五]项奖(?!项)"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, each with its tag and start."""

    words: list[str]
    tags: list[str]
    starts: list[int]


def cut(text: str) -> Words:
    """``text`` in words."""
    import rjieba

    tagged = [part for pair in rjieba.tag(text) for part in _pieces(pair)]
    starts = list(itertools.accumulate((len(word) for word, _ in tagged), initial=0))
    return Words([word for word, _ in tagged], [tag for _, tag in tagged], starts)


# The end of a body and an office of it: 局|局长.
_DOUBLED = re.compile(r"([局厅院校所])(\1长.?)")


def _pieces(pair: tuple[str, str]) -> list[tuple[str, str]]:
    """A word and its tag, cut where the segmenter joins an office to a body, or a preposition to a name."""
    import rjieba

    word, tag = pair
    if doubled := _DOUBLED.fullmatch(word):
        return [(doubled[1], "n"), (doubled[2], "n")]
    if len(word) > 2 and (office := OFFICE.fullmatch(word)):
        return [(office[1], "n"), (office[2], "n")]
    if len(word) > 1 and word[0] in "由与从被给将向" and not rjieba.has_word(word):
        return [(word[0], "p"), (word[1:], tag)]
    return [pair]


SEPARATED = re.compile(f"(?:^|[、，。：；“（\n]|[与和由及向同])([{HAN}]{{1,5}})$")
NOT_IN_REST = frozenset(
    "的了是在从把被给将对为于到至获赴访有等又也还已曾该本这那其各每某我他她它们此共及并就都而且但让使所任及由和与同日"
    "月年"
)


# The press office of a house speaks for the house.
PRESS = re.compile("(?<=大学|医院|学院)(?:党委)?(?:新闻中心|宣传部|新闻网|融媒体中心|宣传中心)$")
JOINT_END = re.compile("(?:研究院|实验室|研究所|研究中心|中心|大学|学院)$")
TWO_BODIES = re.compile("(?:大学|医院|公司|集团|学院).*联合(?:研究院|实验室|研究所|研究中心|中心)$")

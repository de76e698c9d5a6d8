"""The words that tell in Chinese where a body's name begins and ends, beside those of ``chinese_words``."""

import re

# A house's name does not go on with 医疗 or 科技: 江淮市立医院|医疗联合体.
HOUSE_END = re.compile("(?:大学|医院|学院|公司|集团|研究院|研究所)$")
# Ends of companies' names that are ordinary words as well.
COMPANY_END = re.compile("(?:生物|医疗|科技|健康|基因|医药|生命科学|投资|资本|保险)$")
# Ordinary words that end a company's name behind one that is no word.
BRAND_ENDS = frozenset(
    "诊断 疫苗 器械 眼科 口腔 齿科 影像 智能 光电 数据 软件 信息 技术 康复 护理 材料 仪器 电子 医学 生命 食品 乳业 "
    "机器人 能源 实业 置业 地产 汽车 重工 传媒 教育 网络 通信 动保 中药 国药 药房".split()
)
# Words before 医疗 or 健康 that make no company's name with it.
NO_BRANDS = frozenset(
    "数字 智慧 精准 互联网 传统 现代 公共 基础 社区 移动 远程 再生 分子 细胞 合成 海洋 农业 环境 心理 "
    "口腔 生殖 老年 职业 人口 动物 植物 应急 "
    "军事 商业 高新 前沿 绿色 普惠 优质 高端 促进 发展 推进 聚焦 投资 关注 保障 改善 提升 发挥 依靠 加快 "
    "推动 服务 国际 中国 先进 国内 区域".split()
)
# What stands behind the name of one that acts.
BEHIND_BRAND = re.compile(
    r"[与和同及跟、，（(：。；\n]|$|公告|宣布|表示|公司|签|将|近日|今|昨|董事|总[裁经]|创始|首席|向|于|在"
    r"|的|则|也|还|又|共同|联合|携手|未"
    r"|日前|方面|代表|捐|获|披露|公布|达成|终止|获悉|称|以|已|就|股|成立|发布|报|是|为|拟|负责|有限"
)
# Another body and a preposition that the segmenter did not tell apart: 鼎岳集团向东陵医科大学.
OTHER_BEFORE = re.compile(
    r".*(?:大学|医院|学院|集团|公司|研究院|研究所|基金会|协会|学会|中心|药业|制药|银行|政府|院长|校长|主任|书记)"
    r"(?:[向与和同跟给赴由及将到至在获]|为(?!民)|援助|资助|支援|捐助|捐赠|联合|携手|委托|帮扶|托管)(?=.{3,})"
)
# What a body is called, before its name.
SAID_BEFORE = re.compile(
    r"(?:东道主|母校|兄弟院校|友好院校|(?:合作|牵头|承办|主办|共建|依托|协办|支援|受援|兄弟|会员|成员|挂靠|推荐"
    r"|帮扶|协作)(?:单位|医院|高校|企业|院校)"
    r"|姊妹校|姐妹院校|姊妹院校|友校|姐妹校|校友企业|爱心企业|药企|企业|民企|国企|央企|初创公司|公益组织"
    r"|慈善机构|高校|院校|医院方?(?=.{4,}公司)"
    r"|省内|市内|国内|海外|邻省|邻市|本地|当地|该市|我省|我市|全资子公司|子公司|旗下|上市公司|来自)(?=.{3,})"
)
PREPOSITION = re.compile(
    "(?:(?:现|曾|先后|长期|一直)?(?:就读|毕业|就职|任职|供职|任教|执教|求学|工作|服务|受聘|隶属|从属|附属|归属|属|来源|源|立足|位)于"
    "|于(?![都田洪潜])|[由与向从被给将]|任(?![丘城县和达]))(?=.{3})"
)
# Whom a body is of: 西部儿科|医师|联盟.
MEMBERS = frozenset(
    "医师 医生 专家 护士 教师 科学家 药师 校友 企业 院长 高校 医院 大学 公司 国际 国内 全国 促进 合作".split()
)
EVERYWHERE = frozenset("国际 世界 全国 国内".split())
OF_MEMBERS = re.compile("会|联盟|协会|学会|联合会|联谊会|商会|基金会")
# These behind 的 begin a foreign name, though they are words of their own: 苏格兰的因|弗内斯大学.
SOUND_BEHIND = re.compile("的[因以于让比及达利在]$")
# Words of their own with which the segmenter begins a word that it does not know: 为岭, 人到, 继与.
SWALLOWED = re.compile("[为对在于和同及赴就以把往去到至据受请让]|.?[与向到赴由被给将为对在于及跟从是获]")
# A place in parentheses goes on with the kind of body: 智元科技（深圳）有限公司.
GOES_ON = re.compile("（[\u4e00-\u9fff]{2,4}）(?:股份)?(?:有限责任公司|有限公司|公司|医学院|研究院|医院|学院)")
# Who chooses the winners of an award is told by its name, and is no party.
OF_AWARD = re.compile("奖(?:学金)?(?:评审|评选|评奖|评定|组织|管理|办公|理事)*(?:委员)?会$")
# What an institute that is called 所 for short is about.
INSTITUTES = frozenset(
    "健康 海洋 生物 物理 化学 药物 动物 植物 微生物 神经 营养 遗传 病毒 材料 计算 生化 免疫"
    " 肿瘤 血液 心血管 医药 中药 昆虫 生态 自动化 声学 光学 力学 数学 皮肤病 寄生虫病".split()
)
INVITED = re.compile("[^，。；]{0,40}(?:邀请|之邀|之约|要求)")
# Characters of foreign names that are words of their own.
SOUNDS = frozenset("比以如及达维多利亚尔特拉马")
COUNTRY = re.compile(
    "(?:中国|我国|美国|英国|法国|德国|日本|韩国|瑞士|瑞典|挪威|芬兰|丹麦|荷兰|比利时|奥地利|意大利|西班牙"
    "|葡萄牙|爱尔兰|冰岛|希腊|波兰|捷克"
    "|匈牙利|塞尔维亚|克罗地亚|罗马尼亚|保加利亚|俄罗斯|乌克兰|白俄罗斯|土耳其|以色列|伊朗|沙特|阿联酋"
    "|埃及|南非|肯尼亚|埃塞俄比亚|坦桑尼亚"
    "|乌干达|加纳|尼日利亚|印度尼西亚|印度|巴基斯坦|孟加拉国|尼泊尔|斯里兰卡|缅甸|泰国|老挝|越南|柬埔寨"
    "|马来西亚|新加坡|菲律宾|蒙古国"
    "|哈萨克斯坦|乌兹别克斯坦|吉尔吉斯斯坦|塔吉克斯坦|澳大利亚|新西兰|加拿大|墨西哥|巴西|阿根廷|智利|秘鲁"
    "|古巴|新加坡)(?=.{4,})"
)
# Sounds between a country and a house's name: 新加坡|樟宜|护理学院.
_SOUND = (
    "[^一二两三四五六七八九十几多家所个位名的了在与和同及等由向给对为是有到赴访来、，。；：“”（）《》·0-9A-Za-z\\s]"
)
ABROAD = re.compile(f"(?:{COUNTRY.pattern.removesuffix('(?=.{4,})')})({_SOUND}{{1,3}})$")
# What says only where somebody is from: 丹麦公司.
COUNTRY_FIRM = re.compile(f"{COUNTRY.pattern.removesuffix('(?=.{4,})')}(?:公司|大学|医院|企业|集团|学院|研究[院所])")
COUNTED = re.compile(r"[0-9０-９一两二三四五六七八九十几多余数百][所家个座名位]$|[0-9][0-9]$")
# Bodies that are pointed at and not named: 该医院, 这家公司, 本校区.
POINTED = re.compile(
    r"(?:紧密型|松散型|县域|城市|区域|新型|专科|医疗)*(?:医共体|医联体|联盟)|[\u4e00-\u9fff]方(?:医院|大学|学校|高校|企业)|(?:智慧|互联网|数字|方舱|平安|绿色|花园式?|无烟|研究型|现代化?)(?:医院|大学|校园)|.{0,3}(?:商业|产业|国际|专业)化公司|[这那][台家所位些种项款支批].+|(?:这个|那个|一个|一所|这所|两个|三个|几个|那家)\w+|(?:该|我|某|两|这|这家|一家|首家|另一)\w{1,4}|本(?:院|校|医院|公司|大学|集团|研究所|中心|市|省|县|区)\w{0,2}"
    r"|[一二三]级[甲乙]?等?医院|(?:新|老|贵|全|多|其|其他|各|多家|各家|各大|母|所属|下属)(?:医院|大学|学院|公司"
    r"|集团|研究[院所]"
    r"|中心|实验室|学校|高校|企业|银行|学会|协会|基金会)"
    r"|.{0,3}(?:某|各).*(?:公司|医院|大学|高校|企业)"
)

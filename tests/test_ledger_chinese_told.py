"""More of how Chinese news tells of awards and collaborations: reviews of a year, interviews, lists, speeches."""

import pytest
from ledger_reads import awards, works

REVIEW = """2023年，对松涛市人民医院来说是不平凡的一年。

1月：同泰国清莱湄光医院签订友好医院协议，约定每年互派护士。
3月：心内科荣获“省级巾帼文明岗”；呼吸内科护士阮小琴被评为“全省最美护士”。
6月：与市疾控中心联合举办首届山地急救论坛。
7月：越南河内白梅医院代表团来院参观交流。
8月：本地企业金穗粮油有限公司向医院捐赠救护车两辆。
"""
INTERVIEW = """【人物】明若溪，莲塘市第一人民医院超声科主任。
记者：2018年您拿过“白云青年医师奖”。
明若溪：那个奖是和北岭医科大学的卓一凡教授一起拿的，主要是他出力。
记者：听说医院跟国外也有合作？
明若溪：2020年我们医院和挪威的特隆赫姆海湾医院签了协议，每季度联合查房一次。
"""
COLUMNS = """2021年度临床药学案例大赛已结束，现将结果公布如下：

一等奖
1. 万古霉素个体化给药一例　　东渡市人民医院　　向晚晴
二等奖
2. 癌痛患者的镇痛方案　　东渡市人民医院　　成小满、文静
优秀组织奖
东渡市人民医院
西关县中医院、北站区药学会

南江省药学会
2021年12月8日"""
HEADINGS = """本年度共评出“青囊传灯人”2人、“青囊新锐”1人。

传灯人：
祝长龄——贺川中医医院主任医师。
青囊新锐：
马晓岚（西川中医药大学）
"""
SPEECH = """各位同道：
感谢梅里埃科学基金会把“梅里埃感染病学奖”颁给我和我的老搭档、泉城医科大学的高以翔教授。
2012年，我们又和泉城医科大学办起了联合实验室。
（岱山传染病研究所所长 贺知遥）"""
WEEKLY = """一、获奖情况
1.我所韦晓舟研究员获2021年度湖州省自然科学奖一等奖。
二、合作交流
1.9月6日，所长甘霖与湘北大学副校长蒋捷签署联合培养研究生协议。
湖州省生物医学研究所科研处"""
DENIAL = """有账号称我院“荣获亚洲再生医学金奖”，并与美国哈德逊再生医学中心签署合作协议。上述内容严重失实。
我院从未与该中心签订任何协议，也从未参加过该评选。
临泽市第一医院"""


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "岁末回望｜松涛市人民医院2023年大事记",
            REVIEW,
            {("省级巾帼文明岗", "心内科", ""), ("全省最美护士", "阮小琴", "")},
        ),
        (
            "专访明若溪：在云上看病的人",
            INTERVIEW,
            {("白云青年医师奖", "明若溪", ""), ("白云青年医师奖", "卓一凡", "")},
        ),
        (
            "大赛结果",
            COLUMNS,
            {
                ("临床药学案例大赛", "向晚晴", "first"),
                ("临床药学案例大赛", "成小满", "second"),
                ("临床药学案例大赛", "文静", "second"),
                ("优秀组织奖", "东渡市人民医院", ""),
                ("优秀组织奖", "西关县中医院", ""),
                ("优秀组织奖", "北站区药学会", ""),
            },
        ),
        ("青囊榜揭晓", HEADINGS, {("青囊传灯人", "祝长龄", ""), ("青囊新锐", "马晓岚", "")}),
        (
            "颁奖晚宴上的致辞",
            SPEECH,
            {("梅里埃感染病学奖", "贺知遥", ""), ("梅里埃感染病学奖", "高以翔", "")},
        ),
        # What a heading opens, the next one ends.
        ("科研周报", WEEKLY, {("湖州省自然科学奖", "韦晓舟", "first")}),
        ("郑重声明", DENIAL, set()),
        # Wards, teams and houses by their whole names.
        (
            "",
            "青石市第二人民医院代表队在全省急救技能大赛中夺得团体一等奖。",
            {("全省急救技能大赛", "青石市第二人民医院代表队", "first")},
        ),
        (
            "",
            "授予青石大学第一附属医院感染科、江岸省疾控中心“抗疫先进集体”称号。",
            {("抗疫先进集体", "青石大学第一附属医院感染科", ""), ("抗疫先进集体", "江岸省疾控中心", "")},
        ),
        (
            "",
            "授予急诊科、检验科“先进集体”荣誉称号。\n平湖市第五医院",
            {("先进集体", "急诊科", ""), ("先进集体", "检验科", "")},
        ),
        # Who won as well, and whose prize it was before.
        (
            "",
            "韩小桃领回了“全国优秀药师”奖牌。同批获奖的还有康平医院的石竹青。",
            {("全国优秀药师", "韩小桃", ""), ("全国优秀药师", "石竹青", "")},
        ),
        (
            "",
            "云盘山卫生院的阿依努尔·买买提把“中国好医生”的奖杯带回了山里。",
            {("中国好医生", "阿依努尔·买买提", "")},
        ),
        (
            "",
            "周远志教授继今年4月荣膺怀远医学奖之后，再获学会颁发的“防盲贡献奖”。",
            {("怀远医学奖", "周远志", ""), ("防盲贡献奖", "周远志", "")},
        ),
        (
            "",
            "清溪大学苏婉青、东陵药科大学沈书岚等20人获“青岚女科学家奖”，其导师未到场。",
            {("青岚女科学家奖", "苏婉青", ""), ("青岚女科学家奖", "沈书岚", "")},
        ),
        # 主要是 is no condition; a name behind 于, and one that 现 stands behind.
        ("", "汉娜·林德伯格现任教于瑞典林雪大学，曾获诺尔兰奖章。", {("诺尔兰奖章", "汉娜·林德伯格", "")}),
    ],
)
def test_awards(title: str, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert awards(text, title) == expected


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (
            "岁末回望｜松涛市人民医院2023年大事记",
            REVIEW,
            {
                ("agreement", frozenset({"松涛市人民医院", "泰国清莱湄光医院"})),
                ("conference", frozenset({"松涛市人民医院", "市疾控中心"})),
                ("visit", frozenset({"松涛市人民医院", "越南河内白梅医院"})),
                ("donation", frozenset({"松涛市人民医院", "金穗粮油有限公司"})),
            },
        ),
        (
            "专访明若溪：在云上看病的人",
            INTERVIEW,
            {("agreement", frozenset({"莲塘市第一人民医院", "特隆赫姆海湾医院"}))},
        ),
        ("颁奖晚宴上的致辞", SPEECH, {("joint_institute", frozenset({"岱山传染病研究所", "泉城医科大学"}))}),
        ("郑重声明", DENIAL, set()),
        # Names behind verbs that end with 于, and what 的 only describes.
        (
            "",
            "今年5月，隶属于滨州大学的滨海口腔医院与岭北生物医学研究院签订了合作协议。",
            {("agreement", frozenset({"滨海口腔医院", "岭北生物医学研究院"}))},
        ),
        (
            "",
            "校友石远舟创办的青禾生物近日与比利时VandenBerg Pharma签署合作协议。",
            {("agreement", frozenset({"青禾生物", "VandenBerg Pharma"}))},
        ),
        # Of two agreements each has its own kind; ties are an agreement, whatever is done by them.
        (
            "",
            "临江大学与江岸市政府签署共建护理学院协议，临江大学附属医院与华丰健康集团签署战略合作协议。",
            {
                ("joint_institute", frozenset({"临江大学", "江岸市政府"})),
                ("agreement", frozenset({"临江大学附属医院", "华丰健康集团"})),
            },
        ),
        (
            "",
            "2003年起，松江中医药大学同韩国清州韩医院建立友好合作关系，每年选送教师进修。",
            {("agreement", frozenset({"松江中医药大学", "韩国清州韩医院"}))},
        ),
        # What the two do with a third, and gifts that no word of giving tells to whom.
        (
            "",
            "柳泉镇卫生院与鲁东医学院联合培养全科医生。本月初，双方又与康心科技签了协议。",
            {
                ("training", frozenset({"柳泉镇卫生院", "鲁东医学院"})),
                ("agreement", frozenset({"柳泉镇卫生院", "鲁东医学院", "康心科技"})),
            },
        ),
        (
            "",
            "云岭县人民医院迎来三台彩超，总价值150万元，全部由海蓝医疗设备有限公司无偿提供。",
            {("donation", frozenset({"云岭县人民医院", "海蓝医疗设备有限公司"}))},
        ),
        (
            "",
            "退休教师沈碧君走完了一生。按照她的遗嘱，120万元存款全部留给了海陵大学附属儿童医院。",
            {("donation", frozenset({"沈碧君", "海陵大学附属儿童医院"}))},
        ),
        (
            "",
            "岭南县中医院书记方立功介绍，不光派来专家，省肿瘤医院又捐了两台监护仪。",
            {("donation", frozenset({"岭南县中医院", "省肿瘤医院"}))},
        ),
        # What a house becomes, and where our head goes.
        (
            "",
            "5月30日，我院举行仪式，正式成为海东医学院非直属附属医院。\n广陵市妇幼保健院宣传科",
            {("joint_institute", frozenset({"海东医学院", "广陵市妇幼保健院"}))},
        ),
        (
            "",
            "会后，校长石立夏率队拜访了瑞士国立耳科中心，双方谈了听障筛查。\n东岚医学院",
            {("visit", frozenset({"东岚医学院", "瑞士国立耳科中心"}))},
        ),
        # Who holds a ceremony gives the award.
        ("", "颁奖典礼由省妇女联合会、省科学技术协会共同主办。", set()),
    ],
)
def test_collaborations(title: str, text: str, expected: set[tuple[str, frozenset[str]]]) -> None:
    assert {(kind, frozenset(parties)) for kind, parties in works(text, title)} == expected

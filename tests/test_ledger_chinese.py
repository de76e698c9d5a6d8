"""How Chinese news tells of awards and collaborations: what the rules of the ledger read of it, and what not."""

import pytest

from assistant.ledger.extraction.reading import read
from assistant.ledger.names import same_body
from vectorstore.ledger.types import Award, Collaboration


def awards(text: str, title: str = "") -> set[tuple[str, str, str]]:
    """(award, who, class) of each recipient that is read."""
    return {
        (row.content.award.text, told.text, row.content.rank.text if row.content.rank else "")
        for row in read(title, text, "2024-06-30")
        if isinstance(row.content, Award) and row.content.award
        for one in row.content.recipients
        if (told := one.name or one.institution)
    }


def works(text: str, title: str = "") -> list[tuple[str, set[str]]]:
    rows = [row.content for row in read(title, text, "2024-06-30")]
    return [(one.kind, {party.text for party in one.parties}) for one in rows if isinstance(one, Collaboration)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A class of a contest, with the verb between the two.
        ("骨科胡青山医生在全国关节镜手术大赛中夺得金奖。", {("全国关节镜手术大赛", "胡青山", "gold")}),
        # A list that was made public.
        (
            "近日，省卫健委公布了2023年“最美乡村医生”名单，北麓县石桥镇卫生院的陈香梅榜上有名。",
            {("最美乡村医生", "陈香梅", "")},
        ),
        # Titles without a word for an award, and the wards that got them.
        (
            "授予解剖学教研室“先进集体”称号；授予皮定国等12名同志“优秀教师”称号。",
            {("先进集体", "解剖学教研室", ""), ("优秀教师", "皮定国", "")},
        ),
        ("▲ 护理部荣获全国巾帼文明岗", {("全国巾帼文明岗", "护理部", "")}),
        ("药理教研室主任冉秋水荣获“师德标兵”。", {("师德标兵", "冉秋水", "")}),
        # Names that are no words to the segmenter, or words.
        ("“马背医生”乌云其木格日前被授予“白求恩奖章”。", {("白求恩奖章", "乌云其木格", "")}),
        ("其中，马文才教授获华夏医学科技奖一等奖。", {("华夏医学科技奖", "马文才", "first")}),
        # Whom a pronoun means.
        (
            "覃守望是神经外科的主任。2022年，他捧回了“楚天名医奖”；今年5月，又摘得全国五一劳动奖章。",
            {("楚天名医奖", "覃守望", ""), ("全国五一劳动奖章", "覃守望", "")},
        ),
        ("她是榴花医院的护士长，也是南丁格尔奖章获得者。她叫祝英台。", {("南丁格尔奖章", "祝英台", "")}),
        ("在接过“金听诊器奖”奖杯时，庄晓梦哽咽了。", {("金听诊器奖", "庄晓梦", "")}),
        (
            "这是继2019年获得“全国医院文化建设先进单位”之后，桐柏医院获得的又一殊荣。",
            {("全国医院文化建设先进单位", "桐柏医院", "")},
        ),
        # Two givers, and what speaks against an award where it speaks of something else.
        (
            "裴行俭被国家卫健委、国家中医药局授予“全国卫生系统先进工作者”荣誉称号。",
            {("全国卫生系统先进工作者", "裴行俭", "")},
        ),
        ("从医以来，冉秋水先后获得南山医学奖。", {("南山医学奖", "冉秋水", "")}),
        ("厉寒从300名候选人中脱颖而出，荣获南山医学奖。", {("南山医学奖", "厉寒", "")}),
        # Interviews, speech, and who is told of by 这位 or by an honour borne as a title.
        (
            "桑远山今年五十岁。\n\n记者：去年您获得了吴孟超医学奖？\n桑远山：很意外。\n记者：还有呢？",
            {("吴孟超医学奖", "桑远山", "")},
        ),
        (
            "周子墨：请坐。\n周子墨：2022年和师兄邱松年一起拿了个“岐黄数据奖”。\n问：真的？\n问：后来呢？",
            {("岐黄数据奖", "周子墨", ""), ("岐黄数据奖", "邱松年", "")},
        ),
        ("“国医大师”卫青禾昨日做客我校讲堂。", {("国医大师", "卫青禾", "")}),
        ("谈及获得“国医大师”称号，88岁的卫青禾摆摆手。", {("国医大师", "卫青禾", "")}),
        ("江州市第一医院护士桑小满站上了“最美护士”的领奖台。", {("最美护士", "桑小满", "")}),
        # Names that are words, that begin with a seldom surname, or stand in a team.
        ("湛云飞教授曾获江东省科学技术奖二等奖。", {("江东省科学技术奖", "湛云飞", "second")}),
        (
            "卫青禾被中华医学会授予“杰出贡献奖”，方其迈被授予“终身成就奖”。",
            {("杰出贡献奖", "卫青禾", ""), ("终身成就奖", "方其迈", "")},
        ),
        (
            "江州医科大学代表队（卫青禾、方其迈、庞应台）获得全国临床技能大赛特等奖。",
            {("全国临床技能大赛", one, "special") for one in ("卫青禾", "方其迈", "庞应台")},
        ),
        ("英国心脏学会将本年度“克拉克奖”授予渝北医院的辛夷，她是首位获奖的护士。", {("克拉克奖", "辛夷", "")}),
        ("1. 慢性腰痛的机制　　裴文漪、邱松年　　青岚中医药大学", set()),
        # An award named for somebody, a verb within its name, a medal behind it, honours in a list.
        ("吴杨奖得主卫青禾教授认为，早筛最重要。", {("吴杨奖", "卫青禾", "")}),
        ("1985年，尹绍庚以第一完成人获国家科技进步奖二等奖。", {("国家科技进步奖", "尹绍庚", "second")}),
        (
            "“北斗医学奖”金奖授予江州大学尤晓棠，银奖授予岭南大学卞宇飞。",
            {("北斗医学奖", "尤晓棠", "gold"), ("北斗医学奖", "卞宇飞", "silver")},
        ),
        (
            "卫青禾先后获得省劳动模范、全国先进工作者、白求恩奖章等荣誉。",
            {("省劳动模范", "卫青禾", ""), ("全国先进工作者", "卫青禾", ""), ("白求恩奖章", "卫青禾", "")},
        ),
        (
            "卞宇飞同志曾荣获“全国五一劳动奖章”、“全国优秀共产党员”等荣誉。",
            {("全国五一劳动奖章", "卞宇飞", ""), ("全国优秀共产党员", "卞宇飞", "")},
        ),
        ("最佳论文奖花落江州市中心医院，获奖者为卞宇飞。", {("最佳论文奖", "卞宇飞", "")}),
        ("在护理论坛上，“年度护师”归属白鹭市中心医院的桂兰馨。", {("年度护师", "桂兰馨", "")}),
    ],
)
def test_awards(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert awards(text) == expected


def test_winners_with_their_houses_below_a_line_that_tells_of_them() -> None:
    text = (
        "第十二届“北辰青年医学奖”颁奖礼在南京举行。\n\n获奖者及颁奖词如下：\n\n"
        "石磐（岭北医科大学）——他把实验台搬上高原。\n\n闻人澍（青岚中医药大学）——让老药说出新话。\n"
    )
    assert awards(text) == {("北辰青年医学奖", "石磐", ""), ("北辰青年医学奖", "闻人澍", "")}


def test_a_table_with_a_column_of_names() -> None:
    text = (
        "2023年度江州医学科技奖获奖项目公布如下。\n\n序号｜等级｜项目名称｜第一完成人｜完成单位\n\n"
        "1｜一等奖｜高原脑水肿的分级救治｜巴特尔｜江州大学第三医院\n\n2｜二等奖｜包虫病的超声分型｜宗怀瑜｜草海州人民医院\n"
    )
    assert awards(text) == {("江州医学科技奖", "巴特尔", "first"), ("江州医学科技奖", "宗怀瑜", "second")}


def test_lines_of_names_below_the_honours_they_got() -> None:
    text = (
        "关于表彰2023年度先进集体和先进个人的决定\n\n一、先进集体（2个）\n\n急诊科 检验科\n\n"
        "二、先进个人（3名）\n\n乐无忧 萧十一 慕容雪\n\n江州市妇幼保健院\n"
    )
    assert awards(text) == {
        ("先进集体", "急诊科", ""),
        ("先进集体", "检验科", ""),
        ("先进个人", "乐无忧", ""),
        ("先进个人", "萧十一", ""),
        ("先进个人", "慕容雪", ""),
    }


def test_a_list_of_houses_with_their_winners_below_a_class() -> None:
    text = "一等奖\n江州大学　谷雨　桑小满\n二等奖\n岭南大学　卞宇飞\n"
    assert awards(text, "江州医学青年论坛奖获奖名单") == {
        ("江州医学青年论坛奖", "谷雨", "first"),
        ("江州医学青年论坛奖", "桑小满", "first"),
        ("江州医学青年论坛奖", "卞宇飞", "second"),
    }


def test_labels_of_names_houses_and_honours() -> None:
    text = (
        "姓名：白驹\n单位：岭东市急救中心\n荣誉：全国最美医生\n\n"
        "姓名：蒙恬恬\n单位：岭东市疾控中心\n荣誉：全国抗疫先进个人\n"
    )
    assert awards(text) == {("全国最美医生", "白驹", ""), ("全国抗疫先进个人", "蒙恬恬", "")}


def test_an_honour_in_a_heading_of_a_list() -> None:
    text = (
        "青年科技奖(2人)\n蔺思雨 南浦医科大学附属第二医院\n\n"
        "优秀组织单位(2个)\n江东省康复医学会\n云岭医科大学\n\n中国康复工程学会\n"
    )
    assert awards(text) == {
        ("青年科技奖", "蔺思雨", ""),
        ("优秀组织单位", "江东省康复医学会", ""),
        ("优秀组织单位", "云岭医科大学", ""),
    }


def test_each_agreement_of_our_head_is_one() -> None:
    text = (
        "会议期间，校长葛存义分别与葡萄牙维塞乌理工学院院长若泽·科斯塔、南非夸纳大学副校长恩科西·德拉米尼"
        "签署合作备忘录。\n\n白鹭医科大学\n"
    )
    assert works(text) == [
        ("agreement", {"白鹭医科大学", "葡萄牙维塞乌理工学院"}),
        ("agreement", {"白鹭医科大学", "南非夸纳大学"}),
    ]


def test_who_is_beside_us_in_a_title_is_not_us() -> None:
    text = (
        "5月29日，泰国素帕尼大学副校长一行六人来访青岚中医药大学。\n\n"
        "2017年我校与素帕尼大学共建的中医药中心在清迈揭牌。\n"
    )
    assert ("joint_institute", {"青岚中医药大学", "素帕尼大学"}) in works(text, "泰国素帕尼大学代表团来访我校")


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        # Names that the segmenter cuts in its own way.
        ("鼎岳集团向东陵医科大学附属儿童医院捐赠呼吸机。", "donation", {"鼎岳集团", "东陵医科大学附属儿童医院"}),
        ("宏济医疗近日与江淮市立医院签署了合作协议。", "agreement", {"宏济医疗", "江淮市立医院"}),
        ("南疆和润医院与阿拉套儿童医院签署合作协议。", "agreement", {"南疆和润医院", "阿拉套儿童医院"}),
        # What a body becomes of another, and what is set up where.
        (
            "北麓县人民医院正式挂牌成为江淮市立医院医疗联合体成员单位。",
            "agreement",
            {"北麓县人民医院", "江淮市立医院"},
        ),
        (
            "沪江大学第六医院远程医疗中心江淮分中心在江淮市立医院挂牌运行。",
            "joint_institute",
            {"沪江大学第六医院", "江淮市立医院"},
        ),
        ("岚山医学院—天禄药业“智能制药”特色班开班，首批30人。", "training", {"岚山医学院", "天禄药业"}),
        # The two sides, and our own house.
        (
            "应我校邀请，特罗姆瑟大学副校长埃里克·汉森一行来访。\n\n双方续签了校际合作协议。\n\n东陵医科大学国际处",
            "agreement",
            {"特罗姆瑟大学", "东陵医科大学"},
        ),
        (
            "应我校邀请，特罗姆瑟大学副校长埃里克·汉森一行来访。\n\n东陵医科大学国际处",
            "visit",
            {"特罗姆瑟大学", "东陵医科大学"},
        ),
        (
            "6月，与禾苗生物股份有限公司共建联合实验室。\n\n江淮市立医院",
            "joint_institute",
            {"禾苗生物", "江淮市立医院"},
        ),
        # Gifts told in two clauses, or as a story.
        (
            "岚山籍华侨粟裕民先生近日捐款1000万元，支持岚山市中心医院建设门诊楼。",
            "donation",
            {"粟裕民", "岚山市中心医院"},
        ),
        (
            "去年冬天，老院长冷怀瑾走了。按照他的遗愿，家人将积蓄全部捐给了北麓县人民医院。",
            "donation",
            {"冷怀瑾", "北麓县人民医院"},
        ),
        # Kinds by what is set up together.
        (
            "海川药业与江州大学签约，共同出资5000万元设立“海川创新联合基金”。",
            "fund",
            {"海川药业", "江州大学"},
        ),
        (
            "剑湖大学与南洋护理学院联合开设高级护士硕士项目。",
            "training",
            {"剑湖大学", "南洋护理学院"},
        ),
        ("经过多轮洽谈，剑湖大学与海川药业签署合作协议。", "agreement", {"剑湖大学", "海川药业"}),
        # Companies of ordinary words, and names with what ends no other body's.
        (
            "日前，江州市中医院与杭州迈远智能科技有限公司签署战略合作协议。",
            "agreement",
            {"江州市中医院", "杭州迈远智能科技有限公司"},
        ),
        ("清溪茶业向清溪县中医院捐赠善款50万元。", "donation", {"清溪茶业", "清溪县中医院"}),
        ("宏昌创投与海川大学共同发起设立医药转化基金。", "fund", {"宏昌创投", "海川大学"}),
        (
            "2016年，江州医科大学与美国霍普菲尔德医学中心合作成立了脑血管病研究所。",
            "joint_institute",
            {"江州医科大学", "美国霍普菲尔德医学中心"},
        ),
        # Training, and whose hospital a house becomes.
        ("江州市第一医院为东陵县人民医院培训了20名超声医师。", "training", {"江州市第一医院", "东陵县人民医院"}),
        (
            "东陵县人民医院12名护士在江州市第一医院完成了为期三个月的进修学习。",
            "training",
            {"江州市第一医院", "东陵县人民医院"},
        ),
        (
            "东陵县人民医院正式挂牌“江州医科大学附属东陵医院”。",
            "joint_institute",
            {"东陵县人民医院", "江州医科大学"},
        ),
        ("江州医科大学教学医院授牌仪式在东陵县人民医院举行。", "training", {"江州医科大学", "东陵县人民医院"}),
        (
            "江州市第一医院选派5名专家赴东陵县人民医院开展为期一年的对口支援。",
            "agreement",
            {"江州市第一医院", "东陵县人民医院"},
        ),
        # Gifts as a story.
        (
            "昨天，一辆价值40万元的救护车开进了东陵县人民医院。车是海川药业捐的。",
            "donation",
            {"海川药业", "东陵县人民医院"},
        ),
        (
            "在捐赠仪式上，海川药业董事长韩振国将一张100万元的支票交到江州市第一医院院长手中。",
            "donation",
            {"海川药业", "江州市第一医院"},
        ),
        (
            "子女遵照遗愿，把他一生的积蓄60万元送到了江州市第一医院。这位老人叫庞应台，是一名退休矿工。",
            "donation",
            {"庞应台", "江州市第一医院"},
        ),
        ("渝北医院获得渝北慈善总会120万元资助。", "donation", {"渝北慈善总会", "渝北医院"}),
        # Two deals in one sentence, a clause each.
        (
            "此前，海川药业已于2022年从澜江大学受让相关专利，并于2023年与岭北医科大学共同设立转化基金。",
            "licence",
            {"海川药业", "澜江大学"},
        ),
        ("江州市第一医院—海川药业临床研究中心日前揭牌。", "joint_institute", {"江州市第一医院", "海川药业"}),
        (
            "任职期间，她推动衡阜市中心医院与澜州市人民医院组建了医联体。",
            "agreement",
            {"衡阜市中心医院", "澜州市人民医院"},
        ),
    ],
)
def test_collaborations(text: str, kind: str, parties: set[str]) -> None:
    found = works(text)
    assert any(
        told == kind and len(names) == len(parties) and all(any(same_body(one, it) for it in names) for one in parties)
        for told, names in found
    ), found


@pytest.mark.parametrize(
    "text",
    [
        "江淮市立医院核磁共振设备采购项目中标供应商为天穹医疗科技有限公司。",
        "第七届推拿技能大赛现征集选手，设一等奖1名、二等奖2名，获奖者将由市卫健委颁发证书。",
        "近日网传我院与某生物公司合作开展项目，经核实，该消息不属实。我院从未与任何企业签署此类协议。",
        "溪源市第二人民医院党委与市税务局第一党支部签订党建结对共建协议书。",
        "遵照冉秋水教授遗愿，遗体捐献给江州医科大学用于医学教学。",
        "患者家属送来“妙手回春”锦旗，江淮市立医院获得“天使医院”美誉。",
        "岚山医学院水清浅入选2023年度国家杰出青年科学基金资助项目。",
        "“北斗医学奖·创新奖”今年空缺。",
        "桑小满与北斗医学奖擦肩而过。",
        "“青囊奖”由辛夷教授于2005年捐资设立，已有60人获奖。",
        "江州市第一医院与岭南大学就共建临床医学院交换了意见。",
        "项目由江州市第一医院联合白鹭医科大学、鹭江制药共同承担。",
        "江州市第一医院和江州市急救中心联合开展了应急演练。",
        "海川药业的疫苗在江州市第一医院开展Ⅲ期临床试验。",
        "校长葛存义为获得“优秀毕业生”称号的代表颁发证书。",
    ],
)
def test_neither(text: str) -> None:
    assert read("", text, "2024-06-30") == []

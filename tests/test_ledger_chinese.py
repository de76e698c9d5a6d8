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
    ],
)
def test_neither(text: str) -> None:
    assert read("", text, "2024-06-30") == []

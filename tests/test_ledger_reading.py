"""What the rules of the ledger read, and what they must leave alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger_reads import awards_in_order as awards
from ledger_reads import works

from assistant.ledger.extraction import windows as windows_module
from assistant.ledger.extraction.reading import read
from assistant.ledger.extraction.windows import LONGEST, windows
from vectorstore.ledger import Award


def values(content):
    if isinstance(content, Award):
        told = [content.award, content.body, content.rank, content.work, content.place, content.date, content.year]
        return [*told, *(value for one in content.recipients for value in (one.name, one.institution))]
    return [content.subject, content.amount, content.date, content.place, *content.parties, *content.people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Dr. Maria Lopez, a cardiologist at Santa Clara Heart Institute, was awarded the Braunwald Medal.",
            [("Braunwald Medal", "Maria Lopez", "")],
        ),
        (
            "The 2021 Lovell Prize for Neuroscience has been awarded to Ingrid Solberg of the University of Bergen "
            "and Paul Achebe of Ibadan Medical College.",
            [
                ("Lovell Prize for Neuroscience", "Ingrid Solberg", ""),
                ("Lovell Prize for Neuroscience", "Paul Achebe", ""),
            ],
        ),
        (
            "A project led by Sun Li of Ningbo Eye Hospital won a second prize of the Zhejiang Medical Award.",
            [("Zhejiang Medical Award", "Sun Li", "second")],
        ),
        ("The Hahn Society gave Wei Ling its Curie Award.", [("Curie Award", "Wei Ling", "")]),
        ("江州医院陈立群教授荣获南山医学奖。", [("南山医学奖", "陈立群", "")]),
        ("求真奖授予西山理工大学的程浩。", [("求真奖", "程浩", "")]),
        ("华西医院章丽团队获得国家科技进步二等奖。", [("国家科技进步奖", "章丽", "second")]),
        (
            "北岸大学林语堂教授、南岸大学郑成功教授分别获得杰出贡献奖和青年创新奖。",
            [("杰出贡献奖", "林语堂", ""), ("青年创新奖", "郑成功", "")],
        ),
    ],
)
def test_who_won_what(text, expected):
    assert sorted(awards(text)) == sorted(expected)


def test_labelled_lists_become_a_row_a_record():
    text = (
        "The 2022 Jiangnan Medical Science Award was announced.\n\n"
        "First prize winning project: Early detection of cancer\n\nFirst Accomplisher: Wang Meiling, Jiangnan"
        " Hospital\n\n"
        "Second prize winning project: Repair of the mitral valve\n\nFirst Accomplisher: Zhao Guoqiang, Tongd"
        "a Hospital\n"
    )
    rows = [row.content for row in read("", text, "2023-01-05")]

    assert [(row.recipients[0].name.text, row.recipients[0].institution.text, row.rank.text) for row in rows] == [
        ("Wang Meiling", "Jiangnan Hospital", "first"),
        ("Zhao Guoqiang", "Tongda Hospital", "second"),
    ]
    assert [row.work.text for row in rows] == ["Early detection of cancer", "Repair of the mitral valve"]
    assert {row.award.text for row in rows} == {"Jiangnan Medical Science Award"}
    assert {row.year.text for row in rows} == {"2022"}


def test_items_under_a_rank_are_its_winners():
    text = (
        "2023年度护理科技奖获奖名单公布。\n\n一等奖：\n1. 王秀兰（东岭医院）《跌倒风险评估》\n\n二等奖：\n1. "
        "何丽（北岭医院）\n"
    )

    assert awards(text) == [("护理科技奖", "王秀兰", "first"), ("护理科技奖", "何丽", "second")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Northgate University and Tianlan University signed an agreement on data on May 3, 2022.",
            [("agreement", {"Northgate University", "Tianlan University"})],
        ),
        (
            "The Abernathy Foundation has donated 20 million pounds to Caldbeck University.",
            [("donation", {"Abernathy Foundation", "Caldbeck University"})],
        ),
        (
            "A delegation from Osei Teaching Hospital visited Binhai Eye Hospital.",
            [("visit", {"Osei Teaching Hospital", "Binhai Eye Hospital"})],
        ),
        (
            "Novelis Bio has obtained an exclusive licence for the drug from Kestrel Therapeutics.",
            [("licence", {"Novelis Bio", "Kestrel Therapeutics"})],
        ),
        ("海澜医科大学与东岭医院签署战略合作协议。", [("agreement", {"海澜医科大学", "东岭医院"})]),
        ("云溪大学与诺维斯公司共建类器官联合实验室。", [("joint_institute", {"云溪大学", "诺维斯公司"})]),
        ("华康药业集团向北岭医学院捐赠500万元。", [("donation", {"华康药业集团", "北岭医学院"})]),
        ("北岭大学与西山理工大学启动博士生联合培养项目。", [("training", {"北岭大学", "西山理工大学"})]),
        (
            "本次论坛由中国抗癌协会、天津医科大学肿瘤医院联合主办。",
            [("conference", {"中国抗癌协会", "天津医科大学肿瘤医院"})],
        ),
    ],
)
def test_who_works_with_whom(text, expected):
    assert works(text) == expected


def test_who_signed_stands_for_their_institutions():
    text = (
        "东岭医院院长王俊、海澜公司总经理甘韶军、北科公司董事长尹卫东出席大会。\n\n院企战略合作签约。\n\n王俊"
        "、甘韶军、尹卫东共同签约"
    )
    rows = [row.content for row in read("", text, "2024-09-28")]

    assert [{one.text for one in row.parties} for row in rows] == [{"东岭医院", "海澜公司", "北科公司"}]
    assert [one.text for one in rows[0].people] == ["王俊", "甘韶军", "尹卫东"]


@pytest.mark.parametrize(
    "text",
    [
        "Hospitals report more patients with influenza. He said that no prize could be won by waiting.",
        "He was shortlisted for the Copley Medal but did not win it.",
        "Riverside Hospital competes with Eastern General Hospital for patients.",
        "No agreement was signed between Lund University and Tongda Hospital.",
        "全院共有12个项目提交申请，去年有两个项目入围，但未能获奖。",
        "该奖项设立于2005年，已有120人获奖，奖金为每人100万元。",
        "A医院与B公司的合作已于去年终止。",
        "",
    ],
)
def test_what_is_neither_gives_no_row(text):
    assert read("", text, "2024-06-30") == []


PIECES = st.sampled_from(
    "Zhang Wei|, |of Tongda Hospital |won |the |2021 Lovell Prize|. |first prize|\n|1. "
    "|First prize: |（|）|“|”|<P1>|<|>|陈立群教授|荣获"
    "|南山医学奖|一等奖|，|。|与|东岭医院|签署合作协议|捐赠|500万元|𝄞|\u202e|e\u0301|获"
    "|奖|签约|：|·|戴维·克莱纳曼".split("|")
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_every_value_is_in_the_text_where_it_says(text):
    for row in read("A title", text, "2024-06-30"):
        assert 0 <= row.start < row.end <= len(text)
        for value in values(row.content):
            if value is not None and value.start is not None:
                assert 0 <= value.start < value.end <= len(text)
                assert value.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The award is the subject, or what was given behind whom.
        (
            "The Marlow Medal was bestowed upon Theodora Vance, emeritus chair at Lindfield University.",
            [("Marlow Medal", "Theodora Vance", "")],
        ),
        ("The Osei Society named Carla Bruni, RN, its Nurse of the Year.", [("Nurse of the Year", "Carla Bruni", "")]),
        # Whoever won, not whom they work for.
        (
            "Jonas Falk, doctoral student in the group of Ruth Amsel, has won the Poster Prize.",
            [("Poster Prize", "Jonas Falk", "")],
        ),
        # Classes of a contest, at the head of a line.
        (
            "The Alpine Skills Challenge was decided on Friday.\n\nGold: Lena Hofbauer\nSilver: Chiara Neri\n",
            [
                ("Alpine Skills Challenge", "Lena Hofbauer", "gold"),
                ("Alpine Skills Challenge", "Chiara Neri", "silver"),
            ],
        ),
        # Honours without a word for an award; awards in the next clause; one award each.
        ("东岭医院骨科主任方泽锴获评“国之名医”称号。", [("国之名医", "方泽锴", "")]),
        (
            "大会颁发了“罕见病关爱贡献奖”，东岭医院教授陈立群、北岭医院护士长王秀兰获奖。",
            [
                ("罕见病关爱贡献奖", "陈立群", ""),
                ("罕见病关爱贡献奖", "王秀兰", ""),
            ],
        ),
        (
            "陈立群与王秀兰教授分获国际合作奖和转化融合奖。",
            [
                ("国际合作奖", "陈立群", ""),
                ("转化融合奖", "王秀兰", ""),
            ],
        ),
        # A class without a name is of the contest.
        (
            "全省护理技能大赛落幕。选手王秀兰获得个人一等奖。",
            [("全省护理技能大赛", "王秀兰", "first")],
        ),
    ],
)
def test_who_won_is_found_by_verbs_and_by_places(text, expected):
    assert awards(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The hub is run jointly by Curlew University and Royal Dale Hospital.",
            {"Curlew University", "Royal Dale Hospital"},
        ),
        (
            "The charter was signed by the heads of the Osei Oncology Institute, the Lindfield Cancer Foundation and "
            "the Dale Institute.",
            {"Osei Oncology Institute", "Lindfield Cancer Foundation", "Dale Institute"},
        ),
        (
            "云溪大学附属医院、云溪理工大学、灵犀脑机科技有限公司三方共建的转化中心挂牌。",
            {
                "云溪大学附属医院",
                "云溪理工大学",
                "灵犀脑机科技有限公司",
            },
        ),
        ("记者从东岭医院获悉，该院与海澜公司共同出资设立创新基金。", {"东岭医院", "海澜公司"}),
        ("北岭大学与两所医院联合培养博士生，一所是东岭医院，一所是南湖医院。", {"北岭大学", "东岭医院", "南湖医院"}),
        # The short name of one that was named in full.
        (
            "Novaquest Biologics Inc. is based in Dale. Novaquest has teamed up with Severin Hospital.",
            {"Novaquest Biologics Inc", "Severin Hospital"},
        ),
    ],
)
def test_parties_are_found_by_the_part_that_they_have(text, expected):
    assert [parties for _, parties in works(text)] == [expected]


def test_both_sides_are_those_of_the_collaboration_before():
    text = "南湖医院院长陈立群一行到东岭医院参观交流。访问期间，双方签署了合作备忘录。"

    assert works(text) == [
        ("visit", {"南湖医院", "东岭医院"}),
        ("agreement", {"南湖医院", "东岭医院"}),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Lindfield University and Dale Hospital hope to sign an agreement on training later this year.",
        "我院从未与康颐生物科技有限公司签订任何形式的合作协议。",
        "The building was drawn by the award-winning practice Okumura Slate.",
        "东岭医院护士长王秀兰入围第五十届南丁格尔奖章候选人名单。",
        "（记者 王秀兰 通讯员 陈立群）第五届医学创新奖今日公布。",
    ],
)
def test_what_was_not_won_or_agreed_gives_no_row(text):
    assert read("", text, "2024-06-30") == []


def test_a_book_is_read_in_parts_and_every_event_once():
    told = "Dr. Anna Smith of Harbour University won the Galen Prize on May 3, 2023."
    other = "On March 3, 2024, Rivermouth Hospital signed an agreement with Harbour University to train nurses."
    filling = " ".join(["The corridor was painted in a quiet colour, and nobody minded."] * 250)
    text = f"{told}\n\n{filling} {told} {filling}\n\n{other}\n"
    assert len(text) > 3 * LONGEST
    award, work = read("The year", text, "2024-06-30")
    assert text[award.start : award.end] == told
    assert text[work.start : work.end] == other
    for value in filter(None, [*values(award.content), *values(work.content)]):
        if value.start is not None and value.text in text:
            assert text[value.start : value.end] == value.text


@given(st.text(alphabet="a。. \n", max_size=80), st.integers(1, 20))
def test_parts_of_a_text_are_in_order_and_hold_every_character_that_is_no_white_space(text, longest):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(windows_module, "LONGEST", longest)
        parts = list(windows(text))
    assert "".join(text[part.start : part.end] for part in parts).split() == text.split()
    assert all(one.end == other.start for one, other in pairwise(parts))

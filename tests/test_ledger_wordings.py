"""What people ask of the ledger in hundreds of wordings, each with its answer over rows that are known.

``ledger_wordings.tsv`` has them: a question, and names, a number, numbers by name, or - where passages have to answer.
"""

import re
from datetime import date
from pathlib import Path

import pytest
from ledger_rows import assistant_of, award, work

from assistant.ledger.answering import answer
from assistant.ledger.founding import made_in
from assistant.ledger.known import KnownNames
from assistant.ledger.names import same_body
from assistant.ledger.same import same_signatory
from assistant.ledger.sorts import of_sorts, sort_of
from assistant.ledger.types import Event
from vectorstore.ledger.types import Award, Collaboration
from vectorstore.text.language import HAN

TODAY = date(2026, 1, 15)
TABLE = Path(__file__).parent / "ledger_wordings.tsv"
WORDINGS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]


ROWS: dict[str, list[Award | Collaboration]] = {
    (
        "Brackenford University Hospital and Nils Kjeldgaard won. The Society for Renal Care held its gala; "
        "the Renal Star Award went to Nils Kjeldgaard and the Renal Nursing Prize to Oona Marchetti."
    ): [
        award(
            "Renal Star Award",
            ("Nils Kjeldgaard", "Brackenford University Hospital"),
            day="2023-03-10",
            body="Society for Renal Care",
            year="2023",
        ),
        award(
            "Renal Nursing Prize",
            ("Oona Marchetti", "Brackenford University Hospital"),
            day="2023-03-10",
            body="Society for Renal Care",
            year="2023",
        ),
    ],
    "The Renal Star Award of 2021 went to Petra Ziegenhals of Tolmouth College.": [
        award(
            "Renal Star Award",
            ("Petra Ziegenhals", "Tolmouth College"),
            day="2021-03-10",
            body="Society for Renal Care",
            year="2021",
        )
    ],
    "Brackenford University Hospital took silver at the Quality Cup, and Tolmouth College bronze.": [
        award("Quality Cup", ("Brackenford University Hospital", None), rank="silver", day="2024-06-01"),
        award("Quality Cup", ("Tolmouth College", None), rank="bronze", day="2024-06-01"),
    ],
    (
        "Nils Kjeldgaard of Brackenford University Hospital received the Lindqvist Medal, an honour he "
        "shares with Amara Obiefule of Sanvara Health."
    ): [
        award(
            "Lindqvist Medal",
            ("Nils Kjeldgaard", "Brackenford University Hospital"),
            ("Amara Obiefule", "Sanvara Health"),
            day="2024-09-09",
        )
    ],
    (
        "Brackenford University Hospital and Tolmouth College signed a partnership agreement; Ewan Thrale "
        "and Sofia Delacourt signed it."
    ): [
        work(
            "agreement",
            "Brackenford University Hospital",
            "Tolmouth College",
            people=("Ewan Thrale", "Sofia Delacourt"),
            day="2022-02-02",
        )
    ],
    (
        "The Pemberly Trust gave Brackenford University Hospital £2m. The retired baker Hugo Winterbourne "
        "donated £5,000 to Brackenford University Hospital."
    ): [
        work("donation", "Pemberly Trust", "Brackenford University Hospital", day="2024-03-03", amount="£2m"),
        work("donation", "Hugo Winterbourne", "Brackenford University Hospital", day="2023-03-03", amount="£5,000"),
    ],
    "Cellvanta licensed an antibody from Tolmouth College.": [
        work("licence", "Tolmouth College", "Cellvanta", day="2024-01-20", subject="antibody")
    ],
    "A delegation from Kisaru National Hospital visited Brackenford University Hospital.": [
        work("visit", "Kisaru National Hospital", "Brackenford University Hospital", day="2024-05-20")
    ],
    "Tolmouth College and Kisaru National Hospital train nurses together under the Tidewater Programme.": [
        work(
            "training", "Tolmouth College", "Kisaru National Hospital", day="2023-08-20", subject="Tidewater Programme"
        )
    ],
    "Cellvanta, Tolmouth College and the Pemberly Trust set up the Harbour Fund for early drugs.": [
        work("fund", "Cellvanta", "Tolmouth College", "Pemberly Trust", day="2024-11-01", subject="Harbour Fund")
    ],
    "Brackenford University Hospital and Cellvanta opened the Brackenford Centre for Cell Therapy.": [
        work(
            "joint_institute",
            "Brackenford University Hospital",
            "Cellvanta",
            day="2024-12-12",
            subject="Brackenford Centre for Cell Therapy",
        )
    ],
    "Tolmouth College and Sanvara Health hosted the Coastal Health Forum.": [
        work("conference", "Tolmouth College", "Sanvara Health", day="2023-10-10", subject="Coastal Health Forum")
    ],
    "梧澜大学附属医院的谢明漪获梧桐医学奖一等奖，贺子谦获二等奖。": [
        award(
            "梧桐医学奖",
            ("谢明漪", "梧澜大学附属医院"),
            rank="一等奖",
            day="2023-06-01",
            year="2023",
            body="梧澜省医学会",
        ),
        award(
            "梧桐医学奖", ("贺子谦", "溪州医科大学"), rank="二等奖", day="2023-06-01", year="2023", body="梧澜省医学会"
        ),
    ],
    "2024年度梧桐医学奖一等奖由溪州医科大学宋知遥获得。谢明漪还被评为“最美医生”。": [
        award(
            "梧桐医学奖", ("宋知遥", "溪州医科大学"), rank="一等奖", day="2024-06-01", year="2024", body="梧澜省医学会"
        ),
        award("最美医生", ("谢明漪", "梧澜大学附属医院"), day="2024-08-19"),
    ],
    "梧澜大学附属医院急诊科获“先进集体”。": [award("先进集体", ("急诊科", "梧澜大学附属医院"), day="2024-02-01")],
    "梧澜大学附属医院与溪州医科大学签署战略合作协议，院长温若川、校长柏一凡签字。": [
        work("agreement", "梧澜大学附属医院", "溪州医科大学", people=("温若川", "柏一凡"), day="2023-04-04")
    ],
    "康嵘生物向梧澜大学附属医院捐赠呼吸机。市民邱素珍向梧澜大学附属医院捐款。": [
        work("donation", "康嵘生物", "梧澜大学附属医院", day="2024-07-01"),
        work("donation", "邱素珍", "梧澜大学附属医院", day="2023-07-01"),
    ],
    "溪州医科大学将专利许可给康嵘生物。": [work("licence", "溪州医科大学", "康嵘生物", day="2024-04-01")],
    "挪威北岬医院代表团访问梧澜大学附属医院。": [work("visit", "北岬医院", "梧澜大学附属医院", day="2024-10-01")],
    "梧澜大学附属医院与康嵘生物共建溪岸细胞治疗研究中心。": [
        work("joint_institute", "梧澜大学附属医院", "康嵘生物", day="2024-03-01", subject="溪岸细胞治疗研究中心")
    ],
    "溪州医科大学与北岬医院联合培养护理硕士。": [work("training", "溪州医科大学", "北岬医院", day="2023-09-01")],
    "梧澜大学附属医院与溪州医科大学联合主办溪山肾脏病论坛。": [
        work("conference", "梧澜大学附属医院", "溪州医科大学", day="2024-11-11", subject="溪山肾脏病论坛")
    ],
    "Greta Vandersloot of Ardnamore Infirmary was given the Hollins Medal by the Royal Guild of Midwives.": [
        award(
            "Hollins Medal",
            ("Greta Vandersloot", "Ardnamore Infirmary"),
            day="2021-10-05",
            body="Royal Guild of Midwives",
            year="2021",
        )
    ],
    "The 2023 Hollins Medal of the Royal Guild of Midwives went to Tunde Adeyinka of Larkhaven State University.": [
        award(
            "Hollins Medal",
            ("Tunde Adeyinka", "Larkhaven State University"),
            day="2023-10-05",
            body="Royal Guild of Midwives",
            year="2023",
        )
    ],
    "Rosalind Okereke, who teaches at Larkhaven State University, holds the Palmetto Teaching Award.": [
        award(
            "Palmetto Teaching Award", ("Rosalind Okereke", "Larkhaven State University"), day="2022-11-11", year="2022"
        )
    ],
    "Ardnamore Infirmary cheers: Greta Vandersloot has the Palmetto Teaching Award.": [
        award("Palmetto Teaching Award", ("Greta Vandersloot", "Ardnamore Infirmary"), day="2024-11-11", year="2024")
    ],
    "Ardnamore Infirmary holds the Green Ward Award.": [
        award("Green Ward Award", ("Ardnamore Infirmary", None), day="2023-02-14")
    ],
    "Ardnamore Infirmary and Larkhaven State University signed an agreement.": [
        work("agreement", "Ardnamore Infirmary", "Larkhaven State University", day="2021-07-07")
    ],
    "Larkhaven State University and Nordlicht Pharma run the Larkhaven Sleep Laboratory.": [
        work(
            "joint_institute",
            "Larkhaven State University",
            "Nordlicht Pharma",
            day="2022-12-01",
            subject="Larkhaven Sleep Laboratory",
        )
    ],
    "The Quillfeather Foundation gave Larkhaven State University $3 million.": [
        work("donation", "Quillfeather Foundation", "Larkhaven State University", day="2023-12-01", amount="$3 million")
    ],
    "Larkhaven State University has licensed a sleep test to Nordlicht Pharma.": [
        work("licence", "Larkhaven State University", "Nordlicht Pharma", day="2023-12-05", subject="sleep test")
    ],
    "Visitors of the Instituto São Telmo were shown round Ardnamore Infirmary.": [
        work("visit", "Instituto São Telmo", "Ardnamore Infirmary", day="2022-05-06")
    ],
    "Ardnamore Infirmary trains nurses with Zambezi Teaching Hospital.": [
        work("training", "Ardnamore Infirmary", "Zambezi Teaching Hospital", day="2021-06-06")
    ],
    "槐江市护理学会将2022年度云帆护理奖授予槐江市中心医院范若溪。": [
        award("云帆护理奖", ("范若溪", "槐江市中心医院"), day="2022-05-12", year="2022", body="槐江市护理学会")
    ],
    "槐江市护理学会将2024年度云帆护理奖授予砚山医学院附属医院莫怀瑾。": [
        award("云帆护理奖", ("莫怀瑾", "砚山医学院附属医院"), day="2024-05-12", year="2024", body="槐江市护理学会")
    ],
    "槐江市中心医院储景行当选“槐江好医生”。": [award("槐江好医生", ("储景行", "槐江市中心医院"), day="2023-08-19")],
    "砚山科技进步奖一等奖授予砚山医学院，二等奖授予槐江市中心医院。": [
        award("砚山科技进步奖", ("砚山医学院", None), rank="一等奖", day="2021-12-20"),
        award("砚山科技进步奖", ("槐江市中心医院", None), rank="二等奖", day="2021-12-20"),
    ],
    "槐江市中心医院与砚山医学院签约合作。": [work("agreement", "槐江市中心医院", "砚山医学院", day="2022-03-15")],
    "榕信集团向槐江市中心医院捐资200万元。": [
        work("donation", "榕信集团", "槐江市中心医院", day="2021-04-15", amount="200万元")
    ],
    "退休教师乔望舒向槐江市中心医院捐出积蓄。": [work("donation", "乔望舒", "槐江市中心医院", day="2023-04-15")],
    "砚山医学院与澄泰药业共同成立砚山脑健康实验室。": [
        work("joint_institute", "砚山医学院", "澄泰药业", day="2023-11-15", subject="砚山脑健康实验室")
    ],
    "砚山医学院把一项专利许可给澄泰药业。": [work("licence", "砚山医学院", "澄泰药业", day="2022-06-15")],
    "暹罗大学一行到砚山医学院参观。": [work("visit", "暹罗大学", "砚山医学院", day="2024-04-15")],
    "槐江市中心医院与平岭县人民医院联合培养护士。": [
        work("training", "槐江市中心医院", "平岭县人民医院", day="2024-09-15")
    ],
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with assistant_of(tmp_path_factory.mktemp("wordings"), ROWS, "2024-12-31") as assistant:
        yield assistant


def told(got):
    """An answer as the table writes it."""
    if got is None:
        return "-"
    if isinstance(got, dict):
        return "; ".join(f"{name} = {number}" for name, number in sorted(got.items()))
    return "; ".join(sorted(set(got))) if isinstance(got, tuple) else str(got)


@pytest.mark.parametrize(("question", "expected"), WORDINGS, ids=[question for question, _ in WORDINGS])
def test_a_question_is_answered_in_whatever_words(assistant, question, expected):
    chinese = len(re.findall(f"[{HAN}]", question)) > len(question) / 3
    found = answer(assistant.library, assistant.ledger, question, "zh" if chinese else "en", TODAY)

    assert told(found and found.value) == expected


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("Who set up the Harbour Fund?", "Harbour Fund"),
        ("By which institutions was the Tidewater Programme founded in 2023?", "Tidewater Programme"),
        ("2024年溪岸研究中心是由哪些机构共同建立的？", "溪岸研究中心"),
        ("哪两家单位联合成立了“溪岸研究中心”？", "溪岸研究中心"),
        ("Who set up the joint research centre?", None),
        ("Who founded the Heron Prize?", None),
        ("白鹭奖是谁设立的？", None),
        ("Who set up the Harbour Fund with Cellvanta?", None),
        ("谁设立了基金？", None),
    ],
)
def test_what_was_set_up_is_found_by_its_name(question, name):
    assert made_in(question) == name


@pytest.mark.parametrize(
    ("short", "whole"),
    [
        ("梧大一院", "梧澜大学附属第一医院"),
        ("溪医大附二院", "溪州医科大学附属第二医院"),
        ("溪州医二院", "溪州医科大学附属第二医院"),
        ("青禾市三院", "青禾市第三人民医院"),
        ("St Brigid's", "St Brigid's Hospital"),
    ],
)
def test_hospitals_are_known_by_their_short_forms(short, whole):
    row = work("agreement", whole, "Cellvanta")
    known = KnownNames([Event("1", row, (), (), (row,))])

    assert [one.text for one in known.find(f"{short}和哪些机构合作？")] == [whole]


def test_a_short_form_of_two_hospitals_is_neither():
    row = work("agreement", "梧澜大学附属第一医院", "梧州大学附属第一医院")

    assert KnownNames([Event("1", row, (), (), (row,))]).find("梧大一院和谁合作？") == []


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Universidade de Montalvar", "university"),
        ("Università degli Studi di Fontebella", "university"),
        ("Klinikum Oberau", "hospital"),
        ("Hôpital Sainte-Odile", "hospital"),
        ("Fundación Robledal", "society"),
        ("Wendover's Bakers", "other"),
    ],
)
def test_what_sort_of_thing_a_name_in_another_language_is_of(name, sort):
    assert sort_of(name) == sort


def test_two_capitalised_words_that_are_a_party_are_no_person():
    assert of_sorts(["Domus Vitalis", "Ida Fell"], ("body",), {"Domus Vitalis"}) == ["Domus Vitalis"]
    assert of_sorts(["Domus Vitalis Foundation", "Ida Fell"], ("person",)) == ["Ida Fell"]


def test_names_in_mandarin_are_one_by_their_reading_alone():
    assert same_signatory("钟离诚", "Zhongli Cheng")
    assert not same_signatory("钟离诚", "Mao Xiaoyun")


def test_a_body_of_china_is_the_same_in_english():
    assert same_body("中国康复工程学会", "Chinese Society of Rehabilitation Engineering")

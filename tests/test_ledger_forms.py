"""Forms of news that the rules of the ledger read: lists of categories, teams, honorary titles, translated names."""

from datetime import date

import pytest

from assistant.ledger.bilingual import same_in_translation
from assistant.ledger.extraction.reading import read
from assistant.ledger.names import same_body
from assistant.ledger.questions import recognise
from vectorstore.ledger.types import Award, Collaboration


def awards(text: str, title: str = "News") -> set[tuple[str, str, str]]:
    found = set()
    for row in read(title, text, "2024-05-20"):
        if isinstance(row.content, Award) and row.content.award:
            for one in row.content.recipients:
                told = one.name or one.institution
                rank = row.content.rank.text if row.content.rank else ""
                found.add((row.content.award.text, told.text if told else "", rank))
    return found


def works(text: str, title: str = "News") -> list[tuple[str, set[str]]]:
    rows = [row.content for row in read(title, text, "2024-05-20")]
    return [(one.kind, {party.text for party in one.parties}) for one in rows if isinstance(one, Collaboration)]


def test_categories_below_a_line_that_tells_of_winners() -> None:
    text = (
        "Here are this year's winners:\n\nKindest Porter – Ann Lee, porter\n"
        "Quiet Hero of the Night – Linen Room\nSpirit Award – Dr Bob Hill, emergency medicine\n\nThanks to all."
    )
    assert awards(text) == {
        ("Kindest Porter", "Ann Lee", ""),
        ("Quiet Hero of the Night", "Linen Room", ""),
        ("Spirit Award", "Bob Hill", ""),
    }


def test_lines_of_that_form_elsewhere_are_no_awards() -> None:
    assert not awards("Opening hours:\n\nMain Reception – Ann Lee, porter\nLinen Room – Bob Hill, laundry\n")


def test_places_of_a_contest_and_elided_medals() -> None:
    text = (
        "Ann Lee of Lake University won the gold medal at the European Dissection Olympiad. Silver went to Bob Hill "
        "of Sea University, and bronze to Lee's classmate Carla Diaz. In the team event Lake University came first, "
        "Sea University second and Hill University third."
    )
    assert {(who, rank) for _, who, rank in awards(text)} >= {
        ("Bob Hill", "silver"),
        ("Carla Diaz", "bronze"),
        ("Lake University", "first"),
        ("Sea University", "second"),
        ("Hill University", "third"),
    }


@pytest.mark.parametrize(
    ("text", "award", "who"),
    [
        ("Lake University conferred an honorary doctorate on Dr Ann Lee.", "honorary doctorate", "Ann Lee"),
        ("Also honoured was Bob Hill (Mentor Award).", "Mentor Award", "Bob Hill"),
        ("A nurse who cycles to work won the Curie Medal. Ann Lee is 60.", "Curie Medal", "Ann Lee"),
        ("The essay has won Ann Lee, of Lake University, the Curie Medal.", "Curie Medal", "Ann Lee"),
        ("The Golden Cup, given every year by the Lake Guild, went to Ann Lee.", "Golden Cup", "Ann Lee"),
        ("Lee Hall, May 3. Ann Lee took the Silver Spoon teaching award.", "Silver Spoon teaching award", "Ann Lee"),
        ("肾内科、检验科获评“先进集体”。", "先进集体", "肾内科"),
        ("1998年，东江省人民政府授予李明远科学技术奖。2006年，省政府授予他突出贡献奖。", "突出贡献奖", "李明远"),
        ("院内最高荣誉“仁心好大夫”颁给了儿科主任医师李明远。", "仁心好大夫", "李明远"),
        ("刚刚获得“全国优秀疾控工作者”称号的李明远今年四十岁。", "全国优秀疾控工作者", "李明远"),
    ],
)
def test_forms_of_winning(text: str, award: str, who: str) -> None:
    assert any(name == award and one == who for name, one, _ in awards(text))


def test_who_led_two_prizes_is_no_winner_of_a_place_that_is_not_said() -> None:
    assert not awards("The choir of Lake Hospital took part. Ann Lee came home second to none.")


@pytest.mark.parametrize(
    ("text", "kind", "parties"),
    [
        (
            "Students will study free, thanks to a gift of $2 million from the Lide Foundation to Lake University.",
            "donation",
            {"Lide Foundation", "Lake University"},
        ),
        (
            "Lake Hospital and Sea University will each second ten people to the Lake–Sea Joint Laboratory for Sleep.",
            "joint_institute",
            {"Lake Hospital", "Sea University"},
        ),
        ("德国莱茵公司与东江制药于5月8日公布了一项供应协议。", "agreement", {"德国莱茵公司", "东江制药"}),
    ],
)
def test_forms_of_working_together(text: str, kind: str, parties: set[str]) -> None:
    found = works(text)
    assert any(
        told == kind and all(any(same_body(one, other) for other in names) for one in parties) for told, names in found
    )


@pytest.mark.parametrize(
    ("han", "latin", "same"),
    [
        ("海屿大学附属仁康医院", "Renkang Hospital of Haiyu University", True),
        ("南浦医科大学附属第二医院", "Second Affiliated Hospital of Nanpu Medical University", True),
        ("南浦医科大学附属第一医院", "Second Affiliated Hospital of Nanpu Medical University", False),
        ("江东省自然科学奖", "Jiangdong Provincial Natural Science Award", True),
        ("江东省自然科学奖", "Jiangdong Provincial Science and Technology Progress Award", False),
        ("儿童医院", "Children's Hospital", False),
    ],
)
def test_names_in_two_languages(han: str, latin: str, same: bool) -> None:
    assert same_in_translation(han, latin) is same


def test_questions_for_a_meeting_a_giver_and_all_classes() -> None:
    today = date(2025, 1, 1)
    meeting = recognise("Which institutions organised the Third Congress on Island Sleep?", today)
    assert meeting
    assert meeting.meeting == "Third Congress on Island Sleep"
    giver = recognise("Who received honours from the Royal Lake Society of Medicine in 2023?", today)
    assert giver
    assert giver.wanted.body == "Royal Lake Society of Medicine"
    classes = recognise("2022年江东省急救技能竞赛一、二、三等奖各有几个？", today)
    assert classes
    assert (classes.group, classes.wanted.rank) == ("rank", None)

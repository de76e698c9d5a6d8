"""What people ask of the ledger in words of many kinds, over rows that are known, and what is none of its business."""

from datetime import date

import pytest
from ledger_rows import assistant_of, award, work

from assistant.ledger.answering import answer
from assistant.ledger.names import same_body
from assistant.ledger.questions import may_ask, recognise
from assistant.ledger.sorts import sort_of
from vectorstore.types import Filters

TODAY = date(2026, 1, 15)
EVERYTHING = Filters()


ROWS = {
    "The Heron Prize of the Northmere Society went to two cardiologists. It is given for work on hearts.": [
        award("Heron Prize", ("Ida Fell", "Lake Hospital"), rank="first", body="Northmere Society"),
        award("Heron Prize", ("Bo Lund", "Hill University"), rank="second", body="Northmere Society"),
    ],
    "Ida Fell of Lake Hospital was named Quiet Hero.": [
        award("Quiet Hero", ("Ida Fell", "Lake Hospital"), day="2023-02-01"),
        award("Team Medal", ("Lake Hospital", None), day="2023-02-01"),
    ],
    "湖城医院与山河大学签署协议。帆业公司向湖城医院捐赠设备。山河大学把专利许可给帆业公司。": [
        work("agreement", "湖城医院", "山河大学", people=("陆一鸣", "顾明远")),
        work("donation", "帆业公司", "湖城医院", day="2023-06-01"),
        work("licence", "山河大学", "帆业公司", day="2024-06-01"),
    ],
    "湖城医院陆一鸣获得第三届白鹭奖。": [award("白鹭奖", ("陆一鸣", "湖城医院"), day="2024-03-01", year="2024")],
    "Lake Hospital and Hill University opened the Lakeside Joint Centre for Rare Diseases. Zorvexa gave it money.": [
        work("joint_institute", "Lake Hospital", "Hill University", day="2024-01-05"),
        work("donation", "Zorvexa", "Lake Hospital", day="2024-01-05"),
    ],
    "Ida Fell of Lake Hospital won the Otter Medal, as Bo Lund of Hill University had.": [
        award("Otter Medal", ("Ida Fell", "Lake Hospital"), day="2024-05-01"),
        award("Otter Medal", ("Bo Lund", "Hill University"), day="2021-05-01"),
    ],
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with assistant_of(tmp_path_factory.mktemp("asking"), ROWS, "2024-01-01") as assistant:
        yield assistant


def value(assistant, question, filters=EVERYTHING):
    language = "zh" if any(one >= "\u4e00" for one in question) else "en"
    found = answer(assistant.library, assistant.ledger, question, language, TODAY, filters)
    return found and found.value


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # What somebody won
        ("What has Ida Fell won?", {"Heron Prize", "Quiet Hero", "Otter Medal"}),
        ("what has ida fell won?", {"Heron Prize", "Quiet Hero", "Otter Medal"}),
        ("Which accolades did Fell pick up since 2023?", {"Quiet Hero", "Otter Medal"}),
        ("Awards of Bo Lund", {"Heron Prize", "Otter Medal"}),
        ("陆一鸣都得过什么奖？", {"白鹭奖"}),
        ("陸一鳴獲得過哪些獎項？", {"白鹭奖"}),
        ("陆一鸣生前获得过哪些荣誉？", {"白鹭奖"}),
        # Who won something, whatever it is called
        ("Who was named Quiet Hero in 2023?", {"Ida Fell"}),
        ("Who were the recipients of the Heron Prize?", {"Ida Fell", "Bo Lund"}),
        ("To whom was the Heron Prize awarded?", {"Ida Fell", "Bo Lund"}),
        ("Who came second in the Heron Prize?", {"Bo Lund"}),
        ("Who from Hill University has won an award?", {"Bo Lund"}),
        ("Who received awards from the Northmere Society?", {"Ida Fell", "Bo Lund"}),
        ("历届白鹭奖的获奖者有哪些人？", {"陆一鸣"}),
        ("白鹭奖颁给了谁？", {"陆一鸣"}),
        ("谁获得了第三届白鹭奖？", {"陆一鸣"}),
        ("谁获得了第四届白鹭奖？", None),
        # Several, all but, how often
        ("Who has won both the Heron Prize and the Otter Medal?", {"Ida Fell", "Bo Lund"}),
        ("Besides Ida Fell, who won the Heron Prize?", {"Bo Lund"}),
        ("Who has won more than two awards?", {"Ida Fell"}),
        ("Which institutions won at least three awards?", {"Lake Hospital"}),
        ("Who was the first person to win the Otter Medal?", {"Bo Lund"}),
        ("Who won the Heron Prize before Bo Lund?", None),
        # Counts: a body that won is told like a person, or as where its people work
        ("How many awards did Lake Hospital and its staff win?", 4),
        ("How many awards did Lake Hospital, including its staff, win in 2023?", 2),
        ("How many awards did Lake Hospital win between 2022 and 2024?", 4),
        ("How many members of staff of Lake Hospital have won awards?", 1),
        ("湖城医院及其职工一共获得几个奖？", 1),
        ("Ida Fell和Bo Lund各获得过几个奖？", {"Ida Fell": 3, "Bo Lund": 2}),
        ("Did Ida Fell or Bo Lund win more awards?", {"Ida Fell": 3, "Bo Lund": 2}),
        ("How many awards did Lake Hospital win in 2022 and 2023 respectively?", {"2022": 1, "2023": 2}),
        # Partners, and of which sort
        ("Who are Lake Hospital's partners?", {"Hill University", "Zorvexa"}),
        ("Which universities does Lake Hospital work with?", {"Hill University"}),
        ("Lake Hospital's partners?", {"Hill University", "Zorvexa"}),
        ("湖城医院和哪些大学、公司有合作（包括捐赠）？", {"山河大学", "帆业公司"}),
        ("湖城医院和哪些高校合作？", {"山河大学"}),
        ("除山河大学外，湖城医院还和哪些机构合作？", {"帆业公司"}),
        ("哪些机构同时与湖城医院和山河大学合作？", {"帆业公司"}),
        ("湖城医院在2023年有多少项合作（含捐赠和来访）？", 2),
        # Who gives and who takes
        ("谁给湖城医院捐过款？", {"帆业公司"}),
        ("帆业公司捐给了哪些单位？", {"湖城医院"}),
        ("帆业公司收到过几笔捐赠？", None),
        ("山河大学把专利许可给了哪家公司？", {"帆业公司"}),
        ("哪家公司从山河大学获得了专利许可？", {"帆业公司"}),
        ("Who made donations to Lake Hospital?", {"Zorvexa"}),
        ("How many donations did Lake Hospital receive?", 1),
        ("To whom did Zorvexa donate?", {"Lake Hospital"}),
        # What has a name but is no party; who signed
        (
            "Which institutions set up the Lakeside Joint Centre for Rare Diseases?",
            {"Lake Hospital", "Hill University"},
        ),
        ("湖城医院与山河大学的协议由谁签署？", {"陆一鸣", "顾明远"}),
    ],
)
def test_questions_for_rows(assistant, question, expected):
    got = value(assistant, question)

    assert (set(got) if isinstance(got, tuple) else got) == expected


@pytest.mark.parametrize(
    "question",
    [
        "What did Ida Fell win the prize for?",
        "Who presented the Heron Prize to Ida Fell?",
        "Who accepted the award on behalf of Ida Fell?",
        "Which honours has she received?",
        "Who else won in the same year?",
        "What did Zorvexa donate to Lake Hospital?",
        "What will Lake Hospital do with the donation?",
        "What did Lake Hospital and Hill University agree on?",
        "How many doctors will be trained under the agreement of Lake Hospital and Hill University?",
        "How often is the Heron Prize awarded?",
        "Which drug was licensed to Zorvexa?",
        "Who leads the joint centre of Lake Hospital and Hill University?",
        "In which year did Ida Fell win the Heron Prize?",
        "Which awards for nurses were given in 2022?",
        "Who won the fewest awards?",
        "湖城医院与山河大学将开展哪些研究？",
        "帆业公司捐赠了多少台呼吸机？",
        "白鹭奖是谁设立的？",
        "捐款将用于哪些项目？",
        "同一年还有谁获奖？",
        "双方的合作有什么内容？",
    ],
)
def test_questions_for_something_else_are_left_to_passages(assistant, question):
    assert value(assistant, question) is None


def test_words_that_say_what_a_row_is_about_must_be_in_its_article(assistant):
    assert value(assistant, "Who won prizes for work on hearts?") == ("Ida Fell", "Bo Lund")
    assert value(assistant, "Who won prizes for work on penguins?") is None


def test_filters_hold_for_what_is_named_only_elsewhere(assistant):
    only = next(one.id for one in assistant.library.articles() if "Otter" in one.title)

    assert value(assistant, "What has Ida Fell won?", Filters(article=only)) == ("Otter Medal",)
    assert value(assistant, "Who was named Quiet Hero?", Filters(article=only)) is None


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        ("Lake Hospital", "hospital"),
        ("Northmere Health NHS Trust", "hospital"),
        ("Harvard Medical School", "university"),
        ("Fellmoor Biosciences", "company"),
        ("Northmere Society", "society"),
        ("Ward 7 Night Team", "body"),
        ("National Institute on Sleep at Hill University", "body"),
        ("Ida Fell", "person"),
        ("山河大学附属湖城医院", "hospital"),
        ("山河大学", "university"),
        ("帆业制药股份有限公司", "company"),
        ("郭氏基金會", "society"),
        ("陆一鸣", "person"),
        ("丹尼尔·费尔", "person"),
    ],
)
def test_what_sort_of_thing_a_name_is_of(name, sort):
    assert sort_of(name) == sort


@pytest.mark.parametrize("question", ["", "Tell me about Lake Hospital.", "湖城医院在哪里？", "x" * 5000])
def test_a_quick_look_passes_over_what_asks_for_no_rows(question):
    assert not may_ask(question) or recognise(question, TODAY) is None


def test_what_only_the_title_tells_counts_in(tmp_path):
    rows = {
        "Lake Hospital's 2023 in review. Ida Fell holds the Heron Prize.": [
            award("Heron Prize", ("Ida Fell", None), day="2024-01-02")
        ],
        "Elsewhere. Bo Lund holds the Heron Prize.": [award("Heron Prize", ("Bo Lund", None), day="2024-01-02")],
        "Lake Hospital at work. Quiet Hero was won there by nobody else.": [
            award("Quiet Hero", ("Lake Hospital", None), day="2022-03-04")
        ],
    }
    with assistant_of(tmp_path, rows, "2024-01-02") as assistant:
        assert set(value(assistant, "Which awards has Lake Hospital won?")) == {"Heron Prize", "Quiet Hero"}
        assert value(assistant, "What did Lake Hospital itself win?") == ("Quiet Hero",)
        assert value(assistant, "Who won the Heron Prize in 2023?") == ("Ida Fell",)


def test_a_fund_that_was_read_as_a_centre_is_found_by_its_words(tmp_path):
    rows = {
        "Zorvexa and Lake Hospital set up the Last Light Fund.": [
            work("joint_institute", "Zorvexa", "Lake Hospital", subject="Last Light Fund")
        ]
    }
    with assistant_of(tmp_path, rows, "2024-01-02") as assistant:
        assert value(assistant, "With whom did Zorvexa set up a fund?") == ("Lake Hospital",)
        assert value(assistant, "With whom does Zorvexa train nurses?") is None


def test_words_that_lead_up_to_a_name_are_no_part_of_it():
    assert same_body("就读于北岭大学", "北岭大学")
    assert not same_body("新北岭大学", "北岭大学")

"""Which rows of two articles are one event: told in another language, with less, from another side, days later."""

from dataclasses import replace

import pytest

from assistant.ledger.merging import merge
from assistant.ledger.telling import in_language
from vectorstore.ledger.types import Award, Collaboration, Found, Recipient, Row, Value


def award(name, *who, day="2024-05-20", rank=None, year=None):
    recipients = tuple(Recipient(one and Value(one), house and Value(house)) for one, house in who)
    return Award(Value(name), recipients, None, year and Value(year), rank and Value(rank), None, Value(day))


def work(kind, *parties, day="2024-05-20", people=()):
    return Collaboration(kind, tuple(map(Value, parties)), None, tuple(map(Value, people)), None, Value(day))


def events(*contents, corrected=None):
    """The events of rows of as many articles."""
    found = [Found(content, 0, 1, "test", 0.9) for content in contents]
    return merge([Row(f"{n}", f"article {n}", one) for n, one in enumerate(found)], corrected or {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # A short name, a name with its year, a part of a house
        (award("Heron Prize", ("Ida Fell", "Lake Hospital")), award("2024 Heron Prize", ("Ida Fell", None))),
        (
            award("白鹭医学奖", ("陆一鸣", "山河大学附属湖城医院")),
            award("白鹭医学奖", ("陆一鸣", "湖城医院心内科"), day="2024-06-02"),
        ),
        # A body told as who, and as where
        (award("Team Medal", ("Lake Hospital", None)), award("Team Medal", (None, "Lake Hospital"))),
        # The house for the winner, days later
        (
            award("Skills Contest", (None, "Hill University"), rank="gold"),
            award("Skills Contest", ("Bo Lund", "Hill University"), rank="Gold Medal", day="2024-05-23"),
        ),
        # In the other language
        (
            award("江东省自然科学奖", ("陆一鸣", "湖城医院"), rank="一等奖"),
            award("Jiangdong Provincial Natural Science Award", ("Lu Yiming", None), rank="first prize"),
        ),
        (
            work("agreement", "Lake Hospital", "Hucheng Hospital", people=("Lu Yiming",)),
            work("agreement", "湖畔医院", "湖城医院", day="2024-05-22", people=("陆一鸣",)),
        ),
        # The last day of a month, and the first of the next
        (
            work("donation", "Zorvexa", "Lake Hospital", day="2024-05-31"),
            work("donation", "Zorvexa Inc.", "Lake Hospital", day="2024-06-01"),
        ),
        # What was signed, and that it was signed
        (
            work("agreement", "Lake Hospital", "Hill University"),
            work("joint_institute", "Hill University", "Lake Hospital", day="2024-05-22"),
        ),
        # One party more
        (
            work("licence", "Hill University", "Zorvexa"),
            work("licence", "Hill University", "Lake Hospital", "Zorvexa", day="2024-05-21"),
        ),
    ],
)
def test_rows_of_one_event(one, other):
    assert len(events(one, other)) == 1
    assert len(events(other, one)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (award("Heron Prize", ("Ida Fell", None)), award("Otter Medal", ("Ida Fell", None))),
        (
            award("Heron Prize", ("Ida Fell", None), rank="first"),
            award("Heron Prize", ("Ida Fell", None), rank="second"),
        ),
        # A hospital wins again the year after
        (
            award("Team Medal", (None, "Lake Hospital"), year="2023", day="2023-05-01"),
            award("Team Medal", (None, "Lake Hospital"), year="2024", day="2024-05-01"),
        ),
        # A house may win what somebody of it won another time, or with another class
        (
            award("Skills Contest", (None, "Hill University"), rank="gold"),
            award("Skills Contest", ("Bo Lund", "Hill University"), rank="gold", day="2024-07-20"),
        ),
        (
            award("Skills Contest", (None, "Hill University"), rank="gold"),
            award("Skills Contest", ("Bo Lund", "Hill University"), rank="silver"),
        ),
        (
            award("Skills Contest", (None, "Hill University"), rank="gold"),
            award("Skills Contest", ("Bo Lund", "Hill University"), ("Ann Lee", "Lake Hospital"), rank="gold"),
        ),
        # A university is not its hospital
        (work("agreement", "Haiyu University", "Zorvexa"), work("agreement", "海屿大学附属仁康医院", "Zorvexa")),
        (work("agreement", "Lake Hospital", "Zorvexa"), work("agreement", "Lake Hospital", "Hill University")),
        (
            work("agreement", "Lake Hospital", "Zorvexa", day="2024-03-20"),
            work("agreement", "Lake Hospital", "Zorvexa", day="2024-05-20"),
        ),
        # A gift or a visit is no agreement, though of one day
        (work("agreement", "Lake Hospital", "Zorvexa"), work("donation", "Zorvexa", "Lake Hospital")),
        (work("agreement", "Lake Hospital", "Hill University"), work("visit", "Hill University", "Lake Hospital")),
    ],
)
def test_rows_of_two_events(one, other):
    assert len(events(one, other)) == 2
    assert len(events(other, one)) == 2


def test_a_house_and_its_winner_in_one_article_are_two_events():
    contents = (
        award("Skills Contest", (None, "Hill University")),
        award("Skills Contest", ("Bo Lund", "Hill University")),
    )
    rows = [Row(f"{n}", "one article", Found(one, 0, 1, "test", 0.9)) for n, one in enumerate(contents)]

    assert len(merge(rows, {})) == 2


def test_a_correction_puts_a_class_right():
    wrong = award("Heron Prize", ("Ida Fell", "Lake Hospital"), rank="second")
    [event] = events(wrong, replace(wrong, rank=Value("first")), corrected={"article 0": "article 1"})

    assert event.content.rank.text == "first"


def test_an_event_is_told_in_the_language_that_is_asked_for():
    english = work("agreement", "Lake Hospital", "Hucheng Hospital", people=("Lu Yiming",))
    chinese = work("agreement", "湖畔医院", "湖城医院", people=("陆一鸣",))
    [event] = events(english, chinese)

    told = in_language(event, "zh").content
    assert [one.text for one in told.parties] == ["湖畔医院", "湖城医院"]
    assert [one.text for one in told.people] == ["陆一鸣"]
    assert in_language(event, "en").content.parties == english.parties

"""Questions that are offered: made of what the library has, tried, and not asked already."""

from assistant.ledger.types import Event
from assistant.suggesting import MOST, suggest
from assistant.types import Answer, Timings
from vectorstore.ledger.types import Award, Collaboration, Found, Recipient, Row, Value
from vectorstore.types import Listed


def event(key, article, content):
    return Event(key, content, (Row(key, article, Found(content, 0, 1, "rules", 1.0)),))


def award(key, article, person, name):
    return event(key, article, Award(Value(name), (Recipient(Value(person)),)))


def listed(title):
    return Listed(title, title, "", None, None, None, None, "en", "2025-01-01", 1)


EVENTS = [
    award("1", "lo", "卢煜明", "未来科学大奖"),
    award("2", "tu", "Tu Youyou", "Nobel Prize"),
    event("3", "duke", Collaboration("agreement", (Value("Duke University"), Value("新加坡国立大学")))),
]


class Answering:
    def __init__(self, *declined):
        self.declined = declined
        self.asked = []

    def __call__(self, question):
        self.asked.append(question)
        declined = any(word in question for word in self.declined)
        return Answer(question, question, "x", declined, "quote", "en", (), (), Timings(0, 0, 0, 0))


def test_questions_of_each_kind_come_in_the_language_s_own_names_first():
    assert suggest(EVENTS, [], Answering(), "en") == [
        "Which award did Tu Youyou receive?",
        "Who does Duke University work with?",
        "Who received the Nobel Prize?",
    ]
    assert suggest(EVENTS, [], Answering(), "zh")[0] == "卢煜明获得了什么奖？"


def test_what_is_declined_is_not_offered():
    found = suggest(EVENTS, [listed("A fund is set up")], Answering("Tu Youyou", "Nobel"), "en")
    assert not [question for question in found if "Tu Youyou" in question or "Nobel" in question]
    assert len(found) == MOST


def test_what_was_asked_or_said_is_not_offered():
    found = suggest(EVENTS, [], Answering(), "en", asked=["What did tu youyou get?", "The Nobel Prize. [1]"])
    assert not [question for question in found if "Tu Youyou" in question or "Nobel" in question]


def test_what_is_near_to_the_answer_comes_first():
    more = [*EVENTS, award("4", "near", "Katalin Kariko", "Lasker Award")]
    assert suggest(more, [], Answering(), "en", near={"near"})[0] == "Which award did Katalin Kariko receive?"


def test_without_a_ledger_titles_are_asked_about_and_not_for_ever():
    answering = Answering("Nothing")
    assert suggest([], [listed("A fund is set up")], answering, "en") == ["What does “A fund is set up” say?"]
    assert suggest([], [listed(f"Nothing {n}") for n in range(50)], answering, "en") == []
    assert len(answering.asked) < 12
    assert suggest([], [], answering, "zh") == []

"""Drafts: from sentences, a model and feedback; never truth before a person has said so."""

import csv
import io

import pytest
from evaluated import RIGHT
from scripted_model import ScriptedModel

from assistant.errors import FeedbackUnusable
from assistant.evaluation.drafting import from_sentences, take
from assistant.evaluation.errors import NotDrafts, NothingAccepted, TestSetInvalid, TestSetIsDraft
from assistant.evaluation.evidence import find_evidence
from assistant.evaluation.feedback_drafts import feedback_drafts
from assistant.evaluation.items import Item, read_test_set
from assistant.evaluation.ledger_drafts import from_ledger
from assistant.evaluation.matching import accepted
from assistant.evaluation.model_drafts import Tally, from_model
from assistant.evaluation.reviewing import drafts_sheet, read_accepted
from assistant.feedback import FILE, append_feedback, feedback_on, read_feedback
from assistant.ledger.types import Event
from assistant.models import LanguageModel
from assistant.settings import load_settings
from assistant.types import Turn
from vectorstore.ledger.types import Award, Collaboration, Found, Recipient, Row, Value
from vectorstore.types import Article

ENGLISH = (
    "Guo Wei led the project that won the first prize of the jury. "
    "The prize was handed over on March 24, 2023 in the old town hall. "
    "The team treated 1,240 patients at the hospital in four years."
)
CHINESE = "黄晓军教授领导了这一获奖的研究项目。颁奖典礼于2023年3月24日在市政厅举行。该团队共收治患者1240名。"


def article(text, language, id_="a"):
    return Article(id_, text, f"news/{id_}.md", "Title", None, None, None, None, language, "2024-01-01", 1)


def model(*replies):
    left = list(replies)
    return LanguageModel.of(ScriptedModel(script=lambda _: left.pop(0)), load_settings())


def marks(sheet, *keep):
    """The sheet as a person filled it in, row by row."""
    rows = list(csv.reader(io.StringIO(sheet.decode("utf-8-sig"))))
    assert rows[0][0] == "keep"
    for row, mark in zip(rows[1:], keep, strict=True):
        row[0] = mark
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def test_sentences_that_name_something_become_questions_that_they_answer():
    drafts = take(9, from_sentences([article(ENGLISH, "en"), article(CHINESE, "zh", "b")]))
    questions = {draft.question for draft in drafts}
    assert "Who led the project that won the first prize of the jury?" in questions
    assert "颁奖典礼于什么时候在市政厅举行？" in questions
    assert any("多少名" in question for question in questions)
    for draft in drafts:
        text = CHINESE if draft.sources == ("b.md",) else ENGLISH
        assert find_evidence(text, draft.evidence[0]) and accepted(draft, draft.evidence[0])
        assert draft.answers[0] not in draft.question
    assert len({draft.id for draft in drafts}) == len(drafts) == 6


def test_drafts_take_turns_among_articles_and_are_the_same_every_time():
    articles = [article(ENGLISH, "en"), article(CHINESE, "zh", "b")]
    two = take(2, from_sentences(articles))
    assert {draft.sources for draft in two} == {("a.md",), ("b.md",)}
    assert two == take(2, from_sentences(articles))


def test_headings_and_articles_in_other_languages_give_no_questions():
    assert take(9, from_sentences([article("Guo Wei, March 24, 2023", "en"), article(ENGLISH, "other", "b")])) == []


def test_a_model_drafts_and_what_the_article_does_not_say_is_refused():
    told = (
        "question: who headed the winning team?\nanswer: Guo Wei\nevidence: Guo Wei led the project that won the "
        "first prize of the jury.\n\nquestion: when?\nanswer: 2022\nevidence: The prize was handed over in 2022.\n\n"
        "**Question**: who won second prize?\nanswer: NONE\nevidence: NONE"
    )
    tally = Tally()
    drafts = list(from_model([article(ENGLISH, "en")], model(told), tally))
    assert [(draft.question, draft.type, draft.answers) for draft in drafts] == [
        ("who headed the winning team?", "fact", ("Guo Wei",)),
        ("who won second prize?", "near_miss", ()),
    ]
    assert (tally.calls, tally.refused, tally.failed, tally.drafts) == (1, 1, 0, 2)


def test_a_model_that_fails_three_times_is_asked_no_more():
    tally = Tally()
    failing = model(*[ConnectionError("down")] * 9)
    assert list(from_model([article(ENGLISH, "en", str(n)) for n in range(9)], failing, tally)) == []
    assert (tally.calls, tally.failed) == (3, 3) and "down" in tally.reason


ITEM = Item(id="1", question="who?", answers=("Guo Wei",), lang="en")
NONE = Item(id="2", question="who else?", type="near_miss")


@pytest.mark.parametrize("keep", ["", "yes"])
def test_drafts_are_never_used_as_truth(tmp_path, keep):
    path = tmp_path / "drafts.csv"
    path.write_bytes(marks(drafts_sheet([ITEM]), keep))
    with pytest.raises(TestSetIsDraft, match="eval accept"):
        read_test_set(path)
    lines = tmp_path / "drafts.jsonl"
    lines.write_text('{"id": "1", "question": "who?", "answers": ["x"], "keep": "yes"}', encoding="utf-8")
    with pytest.raises(TestSetIsDraft):
        read_test_set(lines)


def test_what_a_person_kept_is_a_test_set(tmp_path):
    path = tmp_path / "drafts.csv"
    more = [ITEM.model_copy(update={"id": id_}) for id_ in "345"]
    path.write_bytes(marks(drafts_sheet([ITEM, NONE, *more]), "Yes", "decline", "no", "", "是"))
    found = read_accepted(path)
    assert [item.id for item in found.items.items] == ["1", "2", "5"] and (found.dropped, found.unseen) == (1, 1)
    assert not any(item.model_extra for item in found.items.items)


def test_marks_that_contradict_are_named_by_line(tmp_path):
    path = tmp_path / "drafts.csv"
    path.write_bytes(
        marks(drafts_sheet([ITEM, NONE, ITEM.model_copy(update={"id": "3"})]), "decline", "yes", "perhaps")
    )
    with pytest.raises(TestSetInvalid) as wrong:
        read_accepted(path)
    assert [problem.values["line"] for problem in wrong.value.problems] == [2, 3, 4]


def test_nothing_kept_and_no_drafts_are_told(tmp_path):
    path = tmp_path / "drafts.csv"
    path.write_bytes(drafts_sheet([ITEM]))
    with pytest.raises(NothingAccepted):
        read_accepted(path)
    path.write_text("id,question\n1,who?\n", encoding="utf-8")
    with pytest.raises(NotDrafts):
        read_accepted(path)


def test_feedback_is_kept_line_by_line_and_read_again(home):
    said = [feedback_on(RIGHT, "right"), feedback_on(RIGHT, "wrong", " no \nreally ", [Turn("user", "hm")])]
    for each in said:
        append_feedback(home, each)
    with (home / FILE).open("ab") as file:
        file.write(b'{"time": "cut in ha')
    append_feedback(home, said[0])
    assert read_feedback(home) == ([*said, said[0]], 1)
    assert (home / FILE).stat().st_mode & 0o077 == 0


def test_feedback_that_cannot_be_kept_is_told(home):
    home.write_text("a file", encoding="utf-8")
    with pytest.raises(FeedbackUnusable):
        append_feedback(home, feedback_on(RIGHT, "right"))
    assert read_feedback(home.parent / "none") == ([], 0)


def test_feedback_becomes_drafts_with_what_is_known():
    right, source, wrong = (feedback_on(RIGHT, verdict, "hm") for verdict in ("right", "wrong_source", "wrong"))
    (draft,) = feedback_drafts([wrong, right], "en")
    assert draft.answers == ("Guo Wei",) and draft.sources == ("award.md",)
    assert draft.evidence == ("The first prize went to Guo Wei.",)
    assert "wrong: 1, right: 1" in draft.notes and "hm" in draft.notes and "It was answered" in draft.notes
    (draft,) = feedback_drafts([source], "en")
    assert draft.answers and not draft.sources and not draft.evidence
    (draft,) = feedback_drafts([wrong], "zh")
    assert not draft.answers and not draft.evidence


def row(article_, content):
    return Row("key", article_.id, Found(content, 0, len(article_.text), 1.0, "rules"))


def test_rows_of_the_ledger_become_questions_whose_evidence_is_what_they_were_read_from():
    won = article("Guo Wei and Shi Jie won the first prize of the 2022 Spring Prize.", "en")
    signed = article("甲医院与乙大学签署合作协议。", "zh", "b")
    award = Award(Value("Spring Prize"), (Recipient(Value("Guo Wei")), Recipient(Value("Shi Jie"))), year=Value("2022"))
    work = Collaboration("agreement", (Value("甲医院"), Value("乙大学")))
    events = [Event("1", award, (row(won, award),)), Event("2", work, (row(signed, work),))]
    first, second = from_ledger(events, [won, signed])
    assert (first.question, first.answers_all) == ("Who received the 2022 Spring Prize?", ("Guo Wei", "Shi Jie"))
    assert (second.question, second.answers) == ("甲医院与谁合作？", ("乙大学",))
    assert first.evidence == (won.text,) and second.sources == ("b.md",)
    assert list(from_ledger(events, [])) == []

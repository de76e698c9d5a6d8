"""Answers say both of what articles say otherwise, the newest first, and tell of corrections; and of nothing else."""

import pytest
from hash_embedder import HashEmbedder

from assistant import Assistant
from assistant.citing import Statement
from assistant.differing import Differing, added_to_written, remarks, with_others
from assistant.quoting.answer import quoted_answer
from assistant.settings import load_settings
from assistant.types import Citation
from vectorstore.text.language import detect_language
from vectorstore.text.sentences import Span
from vectorstore.types import Article, Hit, Passage

OLD = "The fund for heart research of the Northfield clinic amounts to 30 million dollars."
NEW = "The fund for heart research of the Northfield clinic amounts to 35 million dollars."


def hit(name, date, text, title="Northfield"):
    language = detect_language(text)
    article = Article(name, text, f"{name}.md", title, date, None, None, None, language, "2026-01-01T00:00:00Z", 1)
    return Hit(Passage(hash(name) % 1000, name, 0, 0, len(text), language, text), article, 1.0, 1.0, 1.0, 1.0)


def all_of(one):
    return Statement(one, Span(0, len(one.article.text)))


def citation(n, one):
    text = one.article.text
    return Citation(n, one.article.id, "", one.article.title, None, one.article.date, "en", 0, len(text), text)


@pytest.fixture
def assistant(home, no_index):
    with Assistant.open(settings=load_settings(home=home), embedder=HashEmbedder()) as assistant:
        yield assistant


def differs(assistant, one, other):
    return bool(Differing(assistant.library, [one, other]).from_(all_of(one)))


def test_both_are_quoted_with_their_dates_newest_first(assistant):
    old, new = hit("a", "2020-01-02", OLD), hit("b", "2021-03-04", NEW)
    text, citations = quoted_answer(with_others(assistant.library, [all_of(old)], [old, new]), "en")
    lines = text.splitlines()
    assert lines[1:] == [f"2021-03-04: “{NEW}” [1]", f"2020-01-02: “{OLD}” [2]"]
    assert [one.article for one in citations] == ["b", "a"]


def test_both_that_were_quoted_anyway_stand_there_once(assistant):
    old, new = hit("a", "2020-01-02", OLD), hit("b", None, NEW)
    text, citations = quoted_answer(with_others(assistant.library, [all_of(old), all_of(new)], [old, new]), "zh")
    assert text.count("35 million") == text.count("30 million") == 1
    assert [one.article for one in citations] == ["a", "b"]


def test_a_written_answer_is_followed_by_both(assistant):
    old, new = hit("a", "2020-01-02", OLD), hit("b", "2021-03-04", NEW)
    text, citations = added_to_written(assistant.library, [citation(1, old)], [old, new], "en")
    assert text.index(f"“{NEW}” [2]") < text.index(f"“{OLD}” [1]")
    assert [one.n for one in citations] == [1, 2]


def test_nothing_is_added_where_nothing_differs(assistant):
    old = hit("a", "2020-01-02", OLD)
    cited = [citation(1, old)]
    assert added_to_written(assistant.library, cited, [old], "en") == ("", tuple(cited))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OLD, OLD),
        (OLD, "The Northfield clinic treated 900 patients in 2019."),
        (OLD, "The fund for heart research of the Northfield clinic amounts to $30 million."),
        (OLD, "The fund for heart research of the Northfield clinic amounts to about 31 million dollars."),
        ("In 2019 the clinic treated 900 patients with heart disease.", "In 2020 the clinic treated 950 patients."),
        (
            "The first prize went to Guo Wei and carries 900 yuan.",
            "The third prize went to Yang Wei and carries 9 yuan.",
        ),
        ("The clinic held its open day on May 3, 2019.", "The clinic held its open day on May 4, 2020."),
    ],
)
def test_no_false_alarm(assistant, one, other):
    assert not differs(assistant, hit("a", "2020-01-02", one), hit("b", "2021-03-04", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The clinic held its open day on May 3, 2019.", "The clinic held its open day on May 4, 2019."),
        ("The clinic was founded in Northfield in 1987.", "The clinic was founded in Northfield in 1989."),
        ("医院向研究中心捐赠500万元，用于心脏研究。", "医院向研究中心捐赠300万元，用于心脏研究。"),
    ],
)
def test_other_days_sums_and_years_of_what_happens_once_are_told(assistant, one, other):
    assert differs(assistant, hit("a", "2020-01-02", one), hit("b", "2021-03-04", other))


def test_what_was_so_in_the_prize_of_another_year_does_not_differ(assistant):
    one, other = hit("a", "2020-01-02", OLD, "Funds of 2019"), hit("b", "2021-03-04", NEW, "Funds of 2020")
    assert not differs(assistant, one, other)


def test_one_article_does_not_differ_from_itself(assistant):
    one = hit("a", "2020-01-02", f"{OLD} {NEW}")
    assert not differs(assistant, one, one)


def test_a_corrected_article_is_told_with_its_correction(assistant, tmp_path):
    (tmp_path / "a.md").write_text(f"---\ntitle: Northfield fund grows\ndate: 2020-01-02\n---\n\n{OLD}\n")
    (tmp_path / "b.md").write_text(
        "---\ntitle: 'Correction: Northfield fund grows'\ndate: 2020-01-09\n---\n\n"
        f"An earlier article, “Northfield fund grows”, gave a wrong sum. {NEW}\n"
    )
    assistant.add([tmp_path / "a.md"])
    assistant.add([tmp_path / "b.md"])
    hits = assistant.library.search("How large is the fund of the Northfield clinic?")
    old = next(one for one in hits if one.article.date == "2020-01-02")
    assert old.article.corrected_by
    said = remarks(assistant.library, [citation(1, old)], "en")
    assert "Correction: Northfield fund grows" in said
    assert "2020-01-09" in said
    answer, _ = quoted_answer(with_others(assistant.library, [all_of(old)], hits), "en")
    assert answer.index("35 million") < answer.index("30 million")

"""Answers tell of corrections and of articles that give other values, and of nothing else."""

import pytest
from hash_embedder import HashEmbedder

from assistant import Assistant
from assistant.differing import remarks
from assistant.settings import load_settings
from assistant.types import Citation

OLD = "The fund for heart research of the Northfield clinic amounts to 30 million dollars."
NEW = "The fund for heart research of the Northfield clinic amounts to 35 million dollars."


def citation(n, article, date, quote):
    return Citation(n, article, article, article, None, date, "en", 0, len(quote), quote)


@pytest.fixture
def assistant(home, no_index):
    with Assistant.open(settings=load_settings(home=home), embedder=HashEmbedder()) as assistant:
        yield assistant


def test_other_values_for_the_same_are_told_with_their_dates_newest_first(assistant):
    cited = [citation(1, "a", "2020-01-02", OLD), citation(2, "b", "2021-03-04", NEW)]
    said = remarks(assistant.library, cited, "en")
    assert said.index("[2] is of 2021-03-04") < said.index("[1] of 2020-01-02")
    assert "2021-03-04" in remarks(assistant.library, cited, "zh")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (OLD, OLD),
        (OLD, "The Northfield clinic treated 900 patients in 2019."),
        (OLD, "The fund for heart research of the Northfield clinic amounts to $30 million."),
    ],
)
def test_no_false_alarm(assistant, one, other):
    cited = [citation(1, "a", "2020-01-02", one), citation(2, "b", "2021-03-04", other)]
    assert remarks(assistant.library, cited, "en") == ""


def test_one_article_does_not_differ_from_itself(assistant):
    cited = [citation(1, "a", "2020-01-02", OLD), citation(2, "a", "2020-01-02", NEW)]
    assert remarks(assistant.library, cited, "en") == ""


def test_a_corrected_article_is_told_with_its_correction(assistant, tmp_path):
    (tmp_path / "a.md").write_text(f"---\ntitle: Northfield fund grows\ndate: 2020-01-02\n---\n\n{OLD}\n")
    (tmp_path / "b.md").write_text(
        "---\ntitle: 'Correction: Northfield fund grows'\ndate: 2020-01-09\n---\n\n"
        f"An earlier article, “Northfield fund grows”, gave a wrong sum. {NEW}\n"
    )
    assistant.add([tmp_path / "a.md"])
    assistant.add([tmp_path / "b.md"])
    old = next(article for article in assistant.library.articles() if article.date == "2020-01-02")
    assert old.corrected_by
    said = remarks(assistant.library, [citation(1, old.id, old.date, OLD)], "en")
    assert "Correction: Northfield fund grows" in said
    assert "2020-01-09" in said

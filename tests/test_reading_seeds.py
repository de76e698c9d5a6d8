"""Five real news pages as text, of the kind that people bring; they lie beside the project, not in it."""

from pathlib import Path

import pytest

from assistant.reading import find_files, read_path

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"

pytestmark = [
    pytest.mark.seeds,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="the news pages are not beside the project"),
]


@pytest.fixture(scope="module")
def articles():
    return [read_path(path) for path in find_files([SEEDS])]


def test_titles(articles):
    first, second, third, fourth, fifth = (article.title for article in articles)
    assert first == (
        "PKU Medicine Teams Lead the Winning of Four of the 2022 Chinese Medical Science and Technology Awards"
    )
    assert second == "Zhongguancun 'Spark' activity walks into Peking University Cancer Hospital"
    assert third.startswith("On July 2, 2024, Nieng Yan, Founding President")
    assert third.endswith("…")
    assert len(third) <= 91
    assert fourth == "首届雄安前沿医学大会暨“医工交叉”产业促进大会举行"
    assert fifth == "Academician Huang Xiaojun Honored with the Distinguished Service Award by CIBMTR"


def test_dates(articles):
    dates = [article.date for article in articles]
    assert dates == ["2023-03-24", "2023-03-17", "2024-07-02", "2024-09-28", "2024-02-23"]


def test_authors_and_publishers(articles):
    assert [article.author for article in articles] == ["Lang Lang", None, None, None, "Lang Lang"]
    assert [article.publisher for article in articles] == [
        *("Office of Scientific Research", None, None),
        *(None, "Xinhua News"),
    ]


def test_every_paragraph_is_kept_word_by_word_and_breadcrumbs_are_gone(articles):
    for article, path in zip(articles, sorted(SEEDS.glob("*.txt")), strict=True):
        text = path.read_text(encoding="utf-8")
        paragraphs = [line.strip() for line in text.split("\n") if len(line) > 120 and "»" not in line]
        assert paragraphs
        assert all(paragraph in article.text for paragraph in paragraphs)
        assert "»" not in article.text
        assert article.text.count(article.title) <= 1
        assert "L M S" not in article.text

"""The sample library, the calibration texts and the question sets that are asked of the library."""

import json
import re
from datetime import date
from importlib.resources import files
from pathlib import Path

import frontmatter
import pytest

ROOT = Path(__file__).parents[1]
SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
QUESTION_FILES = ("sample_questions.jsonl", "sample_questions_held_out.jsonl")
QUESTION_KEYS = {"id", "question", "lang", "type", "answers", "sources", "evidence", "history", "notes"}
QUESTION_TYPES = {
    "fact",
    "other_language",
    "name_other_script",
    "list",
    "several_articles",
    "time",
    "follow_up",
    "near_miss",
}
CALIBRATION_FILES = ("en.txt", "zh.txt", "questions-en.txt", "questions-zh.txt")
HAN = re.compile(r"[\u4e00-\u9fff]")


def load_articles():
    folder = files("assistant") / "sample"
    named = {entry.name: entry for entry in folder.iterdir() if entry.name.endswith(".md")}
    return {name: frontmatter.loads(named[name].read_text(encoding="utf-8")) for name in sorted(named)}


def load_calibration(name):
    return (files("vectorstore") / "calibration" / name).read_text(encoding="utf-8").splitlines()


def load_questions(name):
    lines = (ROOT / "benchmarks" / "data" / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


ARTICLES = load_articles()
CALIBRATION = {name: load_calibration(name) for name in CALIBRATION_FILES}


def is_chinese(text):
    return len(HAN.findall(text)) > len(text) / 2


def english_runs(text, length=12):
    words = re.findall(r"[a-z0-9]+", text.lower())
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


def chinese_runs(text, length=20):
    han = "".join(HAN.findall(text))
    return {han[i : i + length] for i in range(len(han) - length + 1)}


def test_half_of_the_articles_are_chinese():
    chinese = sum(is_chinese(article.content) for article in ARTICLES.values())

    assert len(ARTICLES) >= 14
    assert chinese * 2 == len(ARTICLES)


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_says_what_it_is_and_where_it_comes_from(name):
    article = ARTICLES[name]

    assert article["title"].strip()
    assert article["publisher"].strip()
    assert date.fromisoformat(str(article["date"])) <= date.today()
    assert re.fullmatch(r"https://[a-z0-9.-]+\.[a-z]+/\S*", article["url"])


@pytest.mark.parametrize("name", ARTICLES)
def test_an_article_is_plain_text_of_moderate_length(name):
    text = ARTICLES[name].content

    assert re.search(r"[*_`#\[\]<>|]|^\s*[-+] ", text, re.MULTILINE) is None
    if is_chinese(text):
        assert 350 <= len(re.sub(r"\s", "", text)) <= 900
    else:
        assert 180 <= len(text.split()) <= 450


def test_the_documentation_lists_every_article():
    page = (ROOT / "docs" / "sample-library.md").read_text(encoding="utf-8")
    rows = {
        f"| `{name}` | {article['title']} | {article['date']} | [{article['publisher']}]({article['url']}) |"
        for name, article in ARTICLES.items()
    }

    assert {line for line in page.splitlines() if line.startswith("| `")} == rows


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS.is_dir(), reason="the news pages are not beside the project")
def test_no_article_repeats_the_words_of_a_news_page():
    pages = [page.read_text(encoding="utf-8") for page in SEEDS.glob("*.txt")]
    copied = {
        name: run
        for name, article in ARTICLES.items()
        for runs in (english_runs, chinese_runs)
        for run in runs(f"{article['title']}\n{article.content}") & set().union(*map(runs, pages))
    }

    assert pages
    assert copied == {}


@pytest.mark.parametrize("name", CALIBRATION_FILES)
def test_calibration_files_have_200_different_lines(name):
    lines = CALIBRATION[name]

    assert len(lines) == 200
    assert len(set(lines)) == 200
    assert all(line == line.strip() and line for line in lines)


@pytest.mark.parametrize("name", CALIBRATION_FILES)
def test_calibration_lines_are_short_and_in_their_language(name):
    shortest, longest = (6, 35) if name.endswith("zh.txt") else (4, 20)
    for line in CALIBRATION[name]:
        size = len(line) if name.endswith("zh.txt") else len(line.split())
        assert bool(HAN.search(line)) == name.endswith("zh.txt"), line
        assert shortest <= size <= longest, line


def test_calibration_lines_are_not_taken_from_the_articles():
    library = "\n".join(article.content for article in ARTICLES.values()).lower()

    assert [line for lines in CALIBRATION.values() for line in lines if line.lower().rstrip(".。") in library] == []


@pytest.mark.parametrize("name", QUESTION_FILES)
def test_every_question_has_its_fields(name):
    questions = load_questions(name)

    assert len({question["id"] for question in questions}) == len(questions)
    assert len({question["question"] for question in questions}) == len(questions)
    for question in questions:
        assert set(question) == QUESTION_KEYS
        assert question["lang"] in {"en", "zh"}
        assert question["type"] in QUESTION_TYPES
        assert bool(question["history"]) == (question["type"] == "follow_up")
        assert all(set(turn) == {"role", "content"} for turn in question["history"])


@pytest.mark.parametrize("name", QUESTION_FILES)
def test_what_a_question_expects_stands_in_the_named_articles(name):
    for question in load_questions(name):
        bodies = [ARTICLES[source].content for source in question["sources"]]
        quotes = "\n".join(question["evidence"]).lower()

        assert all(any(quote in body for body in bodies) for quote in question["evidence"]), question["id"]
        assert all(any(quote in body for quote in question["evidence"]) for body in bodies), question["id"]
        assert all(answer.lower() in quotes for answer in question["answers"]), question["id"]


@pytest.mark.parametrize("name", QUESTION_FILES)
def test_only_near_misses_expect_nothing(name):
    for question in load_questions(name):
        expected = [bool(question[key]) for key in ("answers", "sources", "evidence")]
        assert expected == [question["type"] != "near_miss"] * 3, question["id"]


def test_the_two_question_sets_share_no_question():
    first, second = ({question["question"].lower() for question in load_questions(name)} for name in QUESTION_FILES)

    assert first & second == set()

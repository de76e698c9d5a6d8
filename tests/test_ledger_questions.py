"""Questions that count, list, compare, group and order are answered from rows; others are left to search."""

from datetime import date

import pytest
from hash_embedder import HashEmbedder
from ledger_articles import ALL, RANKED, SIGNED

from assistant import Assistant
from assistant.ledger.answering import answer
from assistant.ledger.filtering import belongs
from assistant.ledger.names import knowing, same_body
from assistant.ledger.passing import counted_in
from assistant.ledger.questions import recognise
from vectorstore.text.aliases import load_aliases
from vectorstore.types import Filters

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    with Assistant.open(tmp_path_factory.mktemp("ledger"), embedder=HashEmbedder()) as assistant:
        with assistant.library.writing() as writer:
            writer.add(ALL)
        assistant.ledger.update()
        yield assistant


def value(assistant, question, language="en"):
    found = answer(assistant.library, assistant.ledger, question, language, TODAY)
    return found and found.value


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many awards did Huang Xiaojun win?", 2),
        ("黄晓军获得过几个奖？", 2),
        ("How many people won the 2022 Spring Medical Prize?", 2),
        ("How many awards were given in 2022?", 2),
        ("How many second prizes did Nanhu University win?", 1),
        ("同达医院签了几份协议？", 1),
        ("Which universities won the Spring Medical Prize?", ("Nanhu University",)),
        ("Which institutions won the Spring Medical Prize?", ("Qinghe Hospital", "Nanhu University")),
        ("Who are the winners of the Spring Medical Prize?", ("Han Lei", "Luo Min")),
        ("Spring Medical Prize有哪些得主？", ("Han Lei", "Luo Min")),
        ("Who got more awards, Huang Xiaojun or Han Lei?", {"Huang Xiaojun": 2, "Han Lei": 1}),
        ("同达医院与哪些机构合作？", ("北岭大学", "海澜公司")),
        ("Who won the most awards?", None),
    ],
)
def test_what_is_counted_listed_and_compared(assistant, question, expected):
    got = value(assistant, question, "zh" if any(one >= "\u4e00" for one in question) else "en")
    if expected is None:
        assert got == ("Huang Xiaojun",)
    else:
        assert got == expected or (isinstance(got, tuple) and set(got) == set(expected))


@pytest.mark.parametrize(
    "question",
    [
        "Why did Huang Xiaojun win the award?",
        "What is the prize money of the Spring Medical Prize?",
        "How many patients were treated at Tongda Hospital?",
        "How much did Hailan donate?",
        "Where was the prize announced?",
        "奖金是多少？",
        "林奈奖为什么授予黄晓军？",
        "有多少名患者接受了治疗？",
        "What does Han Lei study?",
        "",
    ],
)
def test_other_questions_are_not_for_the_ledger(question):
    assert recognise(question, TODAY) is None


def test_an_answer_is_in_words_with_a_table_and_cites_every_row(assistant):
    told = assistant.ask("How many prizes were won in the 2022 Spring Medical Prize?")

    assert told.mode == "ledger"
    assert not told.declined
    assert told.text.startswith("2 awards, counted in the 4 articles of this library")
    assert "2022-04-01 · 2022 Spring Medical Prize · first · Han Lei (Qinghe Hospital) [1]" in told.text
    assert [citation.quote for citation in told.citations] == [
        "Han Lei of Qinghe Hospital won the first prize.",
        "Luo Min of Nanhu University won the second prize.",
    ]
    assert all(citation.quote == RANKED.text[citation.start : citation.end] for citation in told.citations)


def test_the_answer_is_in_the_language_of_the_question(assistant):
    told = assistant.ask("黄晓军获得过哪些奖？")

    assert told.mode == "ledger"
    assert "文章库" in told.text
    assert {citation.language for citation in told.citations} == {"en", "zh"}


def test_passages_answer_where_the_ledger_has_nothing(assistant):
    told = assistant.ask("How many awards did Nobody Atall win?")

    assert told.mode != "ledger"


def test_articles_that_are_not_read_yet_are_told_of(assistant, monkeypatch):
    monkeypatch.setattr("assistant.ledger.ledger.Ledger.unread", lambda self: 3)
    told = assistant.ask("How many awards did Huang Xiaojun win?")

    assert told.notice.startswith("3 articles")


def test_groups_are_counted(assistant):
    found = answer(assistant.library, assistant.ledger, "How many awards were there per year?", "en", TODAY)

    assert found.value == {"2022": 2, "2024": 1, "–": 1}


def test_a_collaboration_is_listed_with_its_parties(assistant):
    found = answer(assistant.library, assistant.ledger, "List all collaborations of 同达医院.", "en", TODAY)

    assert len(found.events) == 2
    assert "海澜公司" in found.text
    assert {citation.title for citation in found.citations} == {SIGNED.title}


def test_a_users_own_table_of_names_counts(tmp_path):
    table = tmp_path / "names.tsv"
    table.write_text("hospital\tTongda Hospital|TDH\t同达医院\n", encoding="utf-8")

    assert not same_body("TDH", "同达医院")
    with knowing(load_aliases(table)):
        assert same_body("TDH", "同达医院")
        assert belongs("TDH", "同达医院")
    with knowing(load_aliases()):
        assert not same_body("TDH", "同达医院")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("How many awards did Huang Xiaojun win for work on penguins?", None),
        ("How many awards of the Nordic Society did Huang Xiaojun win?", 1),
        ("How many awards of the Baltic Society did Huang Xiaojun win?", None),
        ("Who donated to 同达医院?", ("海澜公司",)),
        ("2022年Spring Medical Prize有几位得主？", 2),
        ("2021年度Spring Medical Prize有几位得主？", None),
    ],
)
def test_every_word_of_a_question_counts(assistant, question, expected):
    got = value(assistant, question, "zh" if "年" in question else "en")

    assert got == expected


# Filters


@pytest.mark.parametrize(
    ("filters", "expected", "told"),
    [
        (Filters(), 4, "in the 4 articles of this library:"),
        (Filters(since="2024"), 2, "in the 2 articles of this library dated 2024 or later:"),
        (Filters(until="2023"), 2, "in the 2 articles of this library dated 2023 or earlier:"),
        (Filters(since="2022-01", until="2022-12"), 2, "in the 1 article of this library dated 2022-01 to 2022-12:"),
        (Filters(language="zh"), 2, "in the 2 articles of this library in Chinese:"),
        (
            Filters(source="RANKED.txt", language="en"),
            2,
            "in the 1 article of this library in English, with “RANKED.txt” in the source:",
        ),
    ],
)
def test_only_articles_that_pass_the_filters_are_counted_in_and_the_answer_says_so(assistant, filters, expected, told):
    answered = assistant.ask("How many awards were given?", filters=filters)

    assert answered.mode == "ledger"
    assert answered.text.startswith(f"{expected} awards, counted {told}")
    passing = assistant.library.passing(filters)
    assert {citation.article for citation in answered.citations} <= passing


def test_an_event_is_told_as_the_articles_that_pass_tell_it(assistant):
    found = assistant.ask("How many awards did Huang Xiaojun win?", filters=Filters(language="en"))

    assert found.text.startswith("1 award, counted in the 2 articles of this library in English")
    assert "黄晓军" not in found.text
    assert len(found.citations) == 1


def test_one_article_alone_is_counted_in(assistant):
    chosen = next(one.id for one in assistant.library.articles() if one.title == SIGNED.title)
    found = assistant.ask("同达医院签了几份协议？", filters=Filters(article=chosen))

    assert found.mode == "ledger"
    assert "本文章库中您所选的 1 篇文章" in found.text


@pytest.mark.parametrize("filters", [Filters(since="2030"), Filters(source="nowhere"), Filters(publishers=("Nobody",))])
def test_passages_answer_where_the_filters_leave_no_row(assistant, filters):
    assert assistant.ask("How many awards were given?", filters=filters).mode != "ledger"


def test_words_of_a_filter_are_no_citation_and_no_link():
    filters = Filters(source="[1] [a](http://x) <b>", publishers=("A [2]", "B"), about=(("2022", "2022"),))
    told = counted_in(3, filters, "en")

    assert "[1]" not in told and "[2]" not in told and "[a](" not in told and "<b" not in told
    assert "published by A ［2］ or B, about the chosen time" in told
    assert counted_in(1, filters, "zh").startswith("本文章库中来源含")

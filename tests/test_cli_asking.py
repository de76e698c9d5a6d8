"""``search`` and ``ask``: what is printed for people, what for programs, and batches of questions."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from hash_embedder import HashEmbedder

from assistant.assistant import Assistant
from assistant.cli.parser import build
from assistant.cli.run import Opening
from assistant.errors import ModelFailed
from assistant.serialising import answer_as_json
from assistant.types import Answer, Citation, Dropped, Timings
from vectorstore.library import Library
from vectorstore.types import Filters, NewArticle

PRIZE = NewArticle(
    text="The jury gave the first prize to Guo Wei. The prize honours work on rare diseases.",
    source="news/prize.txt",
    title="A prize for Guo Wei",
    date="2022-11-19",
    publisher="The Daily",
    url="https://example.org/prize",
)
FUND = NewArticle(text="两家公司设立了一支规模为十亿元的基金。", source="news/基金.md", title="两家公司设立十亿元基金")
ANSWER_KEYS = "question rewritten answer declined mode citations passages timings dropped time usage complete".split()
CITATION_KEYS = "n article source title url date language start end quote".split()
PASSAGE_KEYS = "article source title start end text score dense words names translated".split()


class ScriptedAssistant:
    """Quotes the first passage that a search finds; by words of the question it declines, notes or fails."""

    def __init__(self, library):
        self.library = library
        self.asked = []
        self.closed = False

    def ask(self, question, *, history=(), filters=None, any_time=False, stop=None):
        return list(self.stream(question, history=history, filters=filters, any_time=any_time, stop=stop))[-1]

    def stream(self, question, *, history=(), filters=None, any_time=False, stop=None):
        self.asked.append((question, tuple((turn.role, turn.content) for turn in history), filters))
        if "fail" in question:
            raise ModelFailed(model="openai:gpt", reason="timeout.")
        if "interrupt" in question:
            raise KeyboardInterrupt
        hits = self.library.search(question, filters)
        cited = [] if "cost" in question or not hits else [citation(hits[0])]
        yield "It is "
        yield "said: [1]" if cited else "not said."
        yield Answer(
            question=question,
            rewritten=f"{question} indeed",
            text="It is said: [1]" if cited else "It is not said.",
            declined=not cited,
            mode="quote",
            language="en",
            citations=tuple(cited),
            hits=tuple(hits),
            timings=Timings(0.0, 1.23456, 20.0, 0.06),
            notice="The model is away." if "notice" in question else None,
            dropped=(Dropped("It cost\n9 yuan.", "amount", "Not said: 9 yuan.", "没有：9元。"),)
            if "left" in question
            else (),
        )

    def close(self):
        self.closed = True


def citation(hit):
    article, end = hit.article, hit.article.text.index(" ") if " " in hit.article.text else 4
    return Citation(
        n=1,
        article=article.id,
        source=article.source,
        title=article.title,
        url=article.url,
        date=article.date,
        language=article.language,
        start=0,
        end=end,
        quote=article.text[:end],
    )


@pytest.fixture
def library(home):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add([PRIZE, FUND])
    return library


@pytest.fixture
def assistant(library):
    return ScriptedAssistant(library)


@pytest.fixture
def run(assistant):
    """Run the command line with the scripted assistant; ``run.settings`` are those that it was opened with."""

    def open_assistant(settings):
        run.settings = settings
        return assistant

    opening = Opening(library=lambda settings: assistant.library, assistant=open_assistant)

    def run(*arguments, language="en", input=None):
        return CliRunner().invoke(build(language, opening), list(arguments), input=input, catch_exceptions=False)

    return run


def test_search_shows_the_best_passages_with_their_origin(run):
    done = run("search", "Who won the first prize?")

    assert done.exit_code == 0
    first, origin, passage = done.stdout.splitlines()[:3]
    assert first.startswith("1. A prize for Guo Wei  (")
    assert origin == "    The Daily · 2022-11-19 · https://example.org/prize"
    assert passage == f"    {PRIZE.text}"


def test_search_gives_json_on_one_line_with_chinese_as_it_is(run):
    done = run("search", "十亿元的基金", "--json", "--limit", "1")

    assert done.stdout.count("\n") == 1
    assert "基金" in done.stdout
    found = json.loads(done.stdout)
    assert found["question"] == "十亿元的基金"
    (passage,) = found["passages"]
    assert list(passage) == PASSAGE_KEYS
    assert passage["source"] == "news/基金.md"
    assert FUND.text[passage["start"] : passage["end"]] == passage["text"]
    assert passage["score"] == round(passage["score"], 4)


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        (["--source", "EXAMPLE.org"], {PRIZE.title}),
        (["--language", "zh"], {FUND.title}),
        (["--since", "2022-11", "--until", "2022-11-30"], {PRIZE.title}),
        (["--since", "2023"], set()),
        (["--limit", "1"], {PRIZE.title}),
        ([], {PRIZE.title, FUND.title}),
    ],
)
def test_filters_are_heeded(run, options, titles):
    done = run("search", "a prize for Guo Wei", "--json", *options)

    assert {passage["title"] for passage in json.loads(done.stdout)["passages"]} == titles


def test_a_question_may_hold_bytes_that_are_no_text(run):
    assert run("search", "prize \udcff", "--source", "\udcff").exit_code == 0
    assert run("ask", "prize \udcff", "--json").exit_code == 0


def test_a_search_that_finds_nothing_says_so_and_succeeds(run):
    done = run("search", "prize", "--since", "2023", language="zh")

    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "没有找到段落。\n"


def test_the_settings_say_how_many_passages_a_search_shows(run, library, monkeypatch):
    with library.writing() as writer:
        writer.add([NewArticle(text=f"Prize {n}.", source=f"{n}", title=f"Prize {n}") for n in range(5)])
    monkeypatch.setenv("NEWSCITE_PASSAGES", "3")

    assert len(json.loads(run("search", "prize", "--json").stdout)["passages"]) == 3
    assert len(json.loads(run("search", "prize", "--json", "--limit", "5").stdout)["passages"]) == 5


def test_an_answer_is_printed_with_its_sources(run, assistant):
    done = run("ask", "Who won the first prize?")

    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "It is said: [1]",
        "",
        "[1] A prize for Guo Wei",
        "    The Daily · 2022-11-19 · https://example.org/prize",
        "    “The”",
    ]
    assert done.stderr == ""
    assert assistant.closed


def test_what_was_left_out_is_told_and_shown_when_asked_for(run):
    told = run("ask", "What was left out?")
    assert "9 yuan" not in told.stdout
    assert told.stderr == (
        "Sentences of the language model that no article supports and that are left out: 1. See them: --dropped\n"
    )
    shown = run("ask", "What was left out?", "--dropped")
    assert shown.stdout.endswith("\nLeft out: “It cost 9 yuan.”\n    Not said: 9 yuan.\n")
    assert shown.stderr == ""
    chinese = run("ask", "What was left out?", "--dropped", language="zh")
    assert chinese.stdout.endswith("\n已略去：“It cost 9 yuan.”\n    没有：9元。\n")
    assert json.loads(run("ask", "What was left out?", "--json").stdout)["dropped"][0]["kind"] == "amount"


def test_a_source_without_an_address_is_named_as_it_was_added(run):
    assert "    news/基金.md\n    “两家公司”\n" in run("ask", "十亿元的基金").stdout


def test_a_declined_answer_lists_no_source_and_succeeds(run):
    done = run("ask", "What did the prize cost?")

    assert (done.exit_code, done.stdout) == (0, "It is not said.\n")


def test_a_notice_stands_apart_from_the_answer(run):
    done = run("ask", "Who won? notice")

    assert done.stderr == "The model is away.\n"
    assert "away" not in done.stdout


def test_a_source_that_was_removed_meanwhile_is_still_listed(run, assistant, library):
    stream = assistant.stream

    def remove_then_answer(question, **given):
        *pieces, answer = stream(question, **given)
        with library.writing() as writer:
            writer.remove(answer.citations[0].article)
        yield from [*pieces, answer]

    assistant.stream = remove_then_answer

    assert "[1] A prize for Guo Wei" in run("ask", "Who won the first prize?").stdout


def test_an_answer_as_json_has_exactly_these_keys(run):
    done = run("ask", "Who won the first prize?", "--json")

    answer = json.loads(done.stdout)
    assert done.stdout.count("\n") == 1
    assert list(answer) == ANSWER_KEYS
    assert [list(each) for each in answer["citations"]] == [CITATION_KEYS]
    assert all(list(each) == PASSAGE_KEYS for each in answer["passages"])
    assert answer["rewritten"] == "Who won the first prize? indeed"
    assert answer["timings"] == {"rewrite_ms": 0.0, "embed_ms": 1.2, "search_ms": 20.0, "answer_ms": 0.1}
    (cited,) = answer["citations"]
    assert (cited["source"], cited["url"], cited["quote"]) == ("news/prize.txt", "https://example.org/prize", "The")


def test_the_filters_and_the_model_of_a_question_are_heeded(run, assistant):
    run(
        "ask",
        "prize",
        "--json",
        "--since",
        "2022",
        "--until",
        "2023-01",
        "--language",
        "en",
        "--source",
        "news",
        "--model",
        "ollama:qwen3:8b",
    )

    assert assistant.asked[0][2] == Filters(since="2022", until="2023-01", language="en", source="news")
    assert run.settings.model == "ollama:qwen3:8b"


def test_a_model_that_is_named_wrongly_is_refused_with_status_2(run):
    done = run("ask", "prize", "--model", "gpt-5-mini")

    assert done.exit_code == 2
    assert "provider:name" in done.stderr


def test_a_model_that_fails_is_told_with_status_1(run):
    done = run("ask", "fail", language="zh")

    assert done.exit_code == 1
    assert done.stderr == "错误：语言模型 openai:gpt 没有回答：timeout.\n"


def test_ctrl_c_in_the_middle_of_an_answer(run, assistant):
    done = run("ask", "interrupt")

    assert done.exit_code == 130
    assert done.stderr.strip() == "Interrupted."
    assert assistant.closed


def test_an_empty_library_is_told_before_anything_is_answered(run, assistant, home):
    assistant.library = Library(home / "none", HashEmbedder())

    for arguments in (["ask", "x"], ["ask", "x", "--json"], ["ask", "--batch", "-"]):
        done = run(*arguments, input="")
        assert (done.exit_code, done.stdout) == (1, "")
        assert "newscite add" in done.stderr
    assert assistant.asked == []


@pytest.mark.parametrize("arguments", [[], ["question", "--batch", "-"], [" "], ["--batch", "missing.jsonl"]])
def test_ask_takes_either_a_question_or_a_batch(run, arguments):
    done = run("ask", *arguments)

    assert (done.exit_code, done.stdout) == (2, "")


def test_a_batch_answers_each_line_with_its_id(run, assistant, tmp_path):
    history = [{"role": "user", "content": "Who won?"}, {"role": "assistant", "content": "Guo Wei."}]
    lines = [
        {"id": "first", "question": "Who won the first prize?", "lang": "en", "history": []},
        {"id": 2, "question": "基金有多大？", "history": history},
    ]
    path = tmp_path / "questions.jsonl"
    path.write_text("\ufeff" + "\n\n".join(json.dumps(line, ensure_ascii=False) for line in lines) + "\n \n", "utf-8")

    done = run("ask", "--batch", str(path), "--json", "--language", "en")

    assert (done.exit_code, done.stderr) == (0, "")
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [list(answer) for answer in answers] == [["id", *ANSWER_KEYS]] * 2
    assert [answer["id"] for answer in answers] == ["first", 2]
    assert assistant.asked[1] == (
        "基金有多大？",
        (("user", "Who won?"), ("assistant", "Guo Wei.")),
        Filters(language="en"),
    )


def test_a_batch_may_come_from_standard_input(run):
    done = run("ask", "--batch", "-", "--json", input='{"id": 1, "question": "prize"}')

    assert json.loads(done.stdout)["id"] == 1


WRONG_LINES = [
    (b"not json", None, "JSON"),
    (b"[1]", None, "JSON"),
    (b'"text"', None, "JSON"),
    (b"[" * 100_000, None, "JSON"),
    (b'{"id": 1, "question": "\xff"}', None, "JSON"),
    (b'{"id": 1, "question": "\\ud800"}', None, "JSON"),
    (b'{"question": "prize"}', None, "id"),
    (b'{"id": true, "question": "prize"}', True, "id"),
    (b'{"id": [1], "question": "prize"}', [1], "id"),
    (b'{"id": 1}', 1, "question"),
    (b'{"id": 1, "question": " "}', 1, "question"),
    (b'{"id": 1, "question": 5}', 1, "question"),
    (b'{"id": 1, "question": "prize", "history": "x"}', 1, "history"),
    (b'{"id": 1, "question": "prize", "history": [1]}', 1, "history"),
    (b'{"id": 1, "question": "prize", "history": [{"role": "system", "content": "x"}]}', 1, "history"),
    (b'{"id": 1, "question": "prize", "history": [{"role": "user"}]}', 1, "history"),
]


@pytest.mark.parametrize(("line", "identity", "part"), WRONG_LINES)
def test_a_wrong_line_is_named_and_stops_nothing(run, line, identity, part):
    good = b'{"id": "good", "question": "prize"}'

    done = run("ask", "--batch", "-", "--json", input=b"\n".join([good, b"", line, good]))

    first, wrong, last = (json.loads(each) for each in done.stdout.splitlines())
    assert (first["id"], last["id"]) == ("good", "good")
    assert list(wrong) == ["id", "error"]
    assert wrong["id"] == identity
    assert wrong["error"].startswith(f"Line 3: {part} ")
    assert done.stderr == f"{wrong['error']}\n"
    assert done.exit_code == 1


def test_a_question_of_a_batch_that_fails_stops_nothing(run):
    done = run("ask", "--batch", "-", input='{"id": 1, "question": "fail"}\n{"id": 2, "question": "prize"}')

    failed, answered = (json.loads(line) for line in done.stdout.splitlines())
    assert failed == {"id": 1, "error": "Line 1: The language model openai:gpt did not answer: timeout."}
    assert answered["id"] == 2
    assert done.exit_code == 1


def test_json_stays_one_line_whatever_an_article_says(run, assistant, library):
    with library.writing() as writer:
        writer.add([NewArticle(text="A\u2028strange\x85prize\x0bhere.", source="s", title="Strange \u2029 title")])

    done = run("ask", "a strange prize here", "--json")

    assert len(done.stdout.splitlines()) == 1
    assert any("\u2028" in passage["text"] for passage in json.loads(done.stdout)["passages"])


@pytest.mark.usefixtures("no_index")
def test_the_real_assistant_answers_in_the_same_form(home):
    sample = Path(str(files("assistant") / "sample" / "nobel-2015-tu-youyou.md"))
    opening = Opening(
        library=lambda settings: Library(settings.home, HashEmbedder()),
        assistant=lambda settings: Assistant.open(settings=settings, embedder=HashEmbedder()),
    )
    added = CliRunner().invoke(build("en", opening), ["--home", str(home), "add", str(sample)])
    assert added.exit_code == 0

    question = "Who shared the 2015 Nobel Prize in Physiology or Medicine?"
    done = CliRunner().invoke(build("en", opening), ["--home", str(home), "ask", question, "--json"])

    answer = json.loads(done.stdout)
    assert list(answer) == ANSWER_KEYS
    with Assistant.open(home, embedder=HashEmbedder()) as assistant:
        text = assistant.library.articles()[0].text
        asked = answer_as_json(assistant.ask(question))
    assert asked | {"timings": None} == answer | {"timings": None}
    assert all(text[each["start"] : each["end"]] == each["quote"] for each in answer["citations"])

"""Having a language model read a library: kept article by article, whatever becomes of model, process and rows."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from click.testing import CliRunner
from hash_embedder import HashEmbedder
from ledger_articles import ALL, CHINESE, ENGLISH, RANKED, SIGNED
from model_server import OPEN_END, answer, error, model_server, piece
from scripted_model import ScriptedModel

from assistant import Assistant
from assistant.cli.parser import build
from assistant.cli.run import Opening, open_model
from assistant.ledger import Ledger, ModelReader, NoModelToRead
from assistant.models import LanguageModel
from assistant.models.errors import KeyRefused, ServerBrokeOff
from assistant.settings import load_settings
from vectorstore.library import Library
from vectorstore.types import NewArticle

LIMITS = {"first_token_seconds": 5, "gap_seconds": 5, "answer_seconds": 10}
TESTS = str(Path(__file__).parent)
# What a model may say of RANKED: a row that the rules have too, with more in it, and one that they have not.
BEST = {
    "row": "award",
    "lines": [1, 2],
    "award": "Spring Medical Prize",
    "year": "2022",
    "rank": "first prize",
    "place": "Qinghe",
    "recipients": [{"name": "Han Lei", "institution": "Qinghe Hospital"}],
}
OTHER = {"row": "award", "lines": [1, 3], "award": "2022 Spring Medical Prize", "recipients": [{"name": "Luo Min"}]}


@pytest.fixture
def server():
    with model_server() as serving:
        yield serving


@pytest.fixture
def library(home, no_index):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add(ALL)
    Ledger(library).update()
    return library


def rows(*said):
    return "\n".join(json.dumps(one, ensure_ascii=False) for one in said) or "NONE"


def ledger_of(library, *replies, **settings):
    """The ledger with a model that gives these replies in turn, the last one for ever."""
    left = list(replies)
    model = ScriptedModel(script=lambda _: left.pop(0) if len(left) > 1 else left[0])
    chosen = load_settings(**settings)
    return Ledger(library, ModelReader(LanguageModel.of(model, chosen), chosen)), model


def served(library, server, **settings):
    chosen = load_settings(openai_base_url=server.address, model="openai:m", **LIMITS, **settings)
    return Ledger(library, ModelReader(LanguageModel("openai:m", chosen), chosen))


def read_of(library, article, *said):
    """Have a model say this of one article, and nothing of the others; the ledger then."""
    for one in library.articles():
        ledger, _ = ledger_of(library, rows(*said) if one.title == article.title else "NONE")
        ledger.read_by_model([one.id])
    return Ledger(library)


def titles(asked):
    return [re.search('title="([^"]*)"', one)[1] for one in asked]


def test_each_article_is_read_once_and_told_with_what_it_took(library):
    ledger, model = ledger_of(library, "NONE", input_price=1, output_price=2)
    plan = ledger.plan()
    reported = []
    done = ledger.update(reported.append, with_model=True)

    assert sorted(titles(model.asked)) == sorted(article.title for article in ALL)
    assert (len(plan.articles), plan.usage.cost > 0, plan.model) == (4, True, "ScriptedModel")
    assert (done.done, done.total, done.rows, done.failed) == (4, 4, 0, ())
    assert abs(done.usage.input_tokens - plan.usage.input_tokens) < 40
    assert done.usage.cost == (done.usage.input_tokens + 2 * done.usage.output_tokens) / 1_000_000
    assert [one.done for one in reported][-5:] == [0, 1, 2, 3, 4]
    assert ledger.update(with_model=True).total == 0
    assert ledger.update(with_model=True, again=True).total == 4


def test_without_prices_the_cost_is_not_known(library):
    ledger, _ = ledger_of(library, "NONE")

    assert ledger.plan().usage.cost is None
    assert ledger.plan().usage.input_tokens > 400


def test_without_a_model_nothing_is_read_by_one(library):
    ledger = Ledger(library)

    assert ledger.model is None
    for refused in (ledger.plan, ledger.read_by_model, lambda: ledger.update(with_model=True)):
        with pytest.raises(NoModelToRead):
            refused()


# One row of two readers


def test_a_row_that_rules_and_model_read_is_one_with_what_both_tell(library):
    [before] = Ledger(library).awards(rank="first")
    ledger = read_of(library, RANKED, BEST, OTHER)
    [event] = ledger.awards(rank="first")

    assert event.id == before.id
    [row] = event.rows
    assert row.found.reader == "ScriptedModel + rules 3"
    assert row.found.sure == 0.95
    assert (event.content.place.text, event.conflicts) == ("Qinghe", ())
    assert row.found.content.rank.text == "first prize"


@pytest.mark.parametrize("otherwise", [{"rank": "second prize"}, {"year": "2022", "rank": None}])
def test_where_they_read_the_same_words_otherwise_the_model_is_believed(library, otherwise):
    ledger = read_of(library, RANKED, {**BEST, "lines": [1, 2, 3], **otherwise})

    han_lei = [event for event in ledger.awards() if "Han Lei" in str(event.content.recipients)]
    assert len(han_lei) == 1
    assert (han_lei[0].content.rank.text, han_lei[0].conflicts) == (otherwise["rank"] or "first", ())


def test_one_collaboration_of_two_kinds_is_counted_once(library):
    said = {"row": "collaboration", "lines": [1], "kind": "training", "parties": ["北岭大学", "同达医院"]}
    ledger = read_of(library, SIGNED, said)

    assert sorted(event.content.kind for event in ledger.collaborations()) == ["donation", "training"]


def test_what_only_one_of_them_reads_stays_with_its_reader(library):
    ledger = read_of(library, RANKED, BEST)

    assert {row.found.reader for event in ledger.events() for row in event.rows} == {
        "rules 3",
        "ScriptedModel + rules 3",
    }
    assert len(ledger.awards()) == 4


def test_new_rules_and_a_second_model_leave_what_the_other_read(library):
    ledger = read_of(library, RANKED, BEST)
    ledger.update(again=True)
    assert ledger.awards(rank="first")[0].content.place.text == "Qinghe"

    ledger = read_of(library, RANKED)
    assert ledger.awards(rank="first")[0].rows[0].found.reader == "rules 3"


@pytest.mark.parametrize("changed_first", [True, False])
def test_what_is_done_by_hand_holds_for_both(library, changed_first):
    """Whichever comes first: a row of the rules that was put right, and one that was deleted."""
    ledger = Ledger(library) if changed_first else read_of(library, RANKED, BEST, OTHER)
    [first], [second] = ledger.awards(rank="first"), ledger.awards(rank="second")
    ledger.correct(first.id, [("recipients", "Xu Min @ Lakeside Hospital")], by="Ana")
    ledger.delete(second.id, by="Ana")
    for _ in range(2):
        ledger = read_of(library, RANKED, BEST, {**OTHER, "rank": "second prize"})
        ledger.update(again=True)

        [event] = ledger.awards(award="Spring Medical Prize")
        assert [one.name.text for one in event.content.recipients] == ["Xu Min"]
        assert event.rows[0].edits[0].by == "Ana"
    assert read_of(library, RANKED).awards(award="Spring Medical Prize")[0].id == first.id


def test_rows_of_a_model_are_deleted_for_good_and_go_with_their_article(library):
    said = {**OTHER, "award": "Spring Medical Prize", "recipients": [{"institution": "Nanhu University"}]}
    ledger = read_of(library, RANKED, said)
    [event] = [one for one in ledger.awards() if one.rows[0].found.reader == "ScriptedModel"]
    ledger.delete(event.id)
    ledger = read_of(library, RANKED, said)
    assert not [one for one in ledger.awards() if one.rows[0].found.reader == "ScriptedModel"]

    with library.writing() as writer:
        for article in library.articles():
            writer.remove(article.id)
    assert ledger.events() == []


# Failures


def test_an_article_that_fails_stops_no_other_and_is_tried_again(library, server):
    cut = OPEN_END + piece('{"row": "award", "lines": [1')
    server.then(answer(rows())).then(cut).then(answer("I am not sure.")).then(answer(rows(BEST)))
    ledger = served(library, server)
    done = ledger.read_by_model()

    assert [type(one.error).__name__ for one in done.failed] == ["ServerBrokeOff", "ReplyUnreadable"]
    assert isinstance(done.failed[0].error, ServerBrokeOff)
    assert (done.done, done.total) == (4, 4)
    asked = titles(one["messages"][1]["content"] for one in server.questions)
    assert [one.title for one in done.failed] == asked[1:3]
    again = ledger.plan().articles
    assert sorted(again) == sorted(one.article for one in done.failed)
    server.replies.clear()
    server.then(answer(rows()))
    assert ledger.read_by_model().failed == ()
    assert ledger.plan().articles == ()


def test_a_reply_that_was_cut_leaves_no_half_of_its_rows(library, server):
    server.then(OPEN_END + piece(rows(BEST) + "\n") + piece('{"row"'))
    served(library, server).read_by_model()

    assert all("m" not in row.found.reader.split() for event in Ledger(library).events() for row in event.rows)
    assert len(library.unread_by_model()) == 4


def test_a_model_that_refuses_all_is_asked_once_and_one_that_fails_three_times(library, server):
    server.then(error(401, "no"))
    done = served(library, server).read_by_model()
    assert [type(one.error) for one in done.failed] == [KeyRefused]
    assert (done.done, done.total, len(server.questions)) == (1, 4, 1)

    server.replies.clear()
    server.then(OPEN_END + piece("NO"))
    done = served(library, server).read_by_model()
    assert (done.done, len(done.failed)) == (3, 3)


def test_it_can_be_stopped_and_goes_on(library, server):
    stop = threading.Event()
    server.then(answer(rows())).then_silent(OPEN_END + piece("{"), before=stop.set)
    ledger = served(library, server)
    done = ledger.read_by_model(stop=stop)
    assert (done.done, done.failed) == (1, ())

    server.replies.clear()
    server.then(answer(rows()))
    assert ledger.read_by_model().total == 3


def test_an_article_that_is_removed_meanwhile_is_passed_over(library, server):
    def remove():
        with library.writing() as writer:
            for article in library.articles():
                writer.remove(article.id)

    server.then_silent(answer(rows(BEST)), before=remove)
    done = served(library, server).read_by_model()

    assert (done.done, done.rows, done.failed) == (4, 0, ())
    assert len(server.questions) == 1


def newscite(home, server, *arguments):
    """The real command line in a process of its own, but for the embedder."""
    code = (
        f"import sys\nsys.path.append({TESTS!r})\nfrom hash_embedder import HashEmbedder\n"
        "from vectorstore.library import Library\nfrom assistant.cli.parser import build\n"
        "from assistant.cli.run import Opening\n"
        "opening = Opening(library=lambda settings: Library(settings.home, HashEmbedder()))\n"
        "build('en', opening).main(sys.argv[1:], 'newscite')\n"
    )
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", code, "--home", str(home), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"OPENAI_BASE_URL": server.address, "NEWSCITE_MODEL": "openai:m"},
    )


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_was_read_is_kept_when_the_process_is_killed_or_interrupted(home, library, server, how):
    reached = threading.Event()
    server.then(answer(rows())).then(answer(rows())).then_silent(OPEN_END + piece("{"), before=reached.set)
    process = newscite(home, server, "ledger", "update", "--with-model")
    assert reached.wait(30)
    time.sleep(0.2)
    process.send_signal(how)
    out, told = process.communicate(timeout=30)

    if how == signal.SIGINT:
        assert process.returncode == 130
        assert "2 articles read by openai:m" in out
        assert "2 articles are still to be read" in told
    server.replies.clear()
    server.then(answer(rows(BEST)))
    done = newscite(home, server, "ledger", "update", "--with-model", "--yes")
    out, told = done.communicate(timeout=30)
    assert done.returncode == 0, told
    assert "2 articles read by openai:m" in out
    assert len(server.questions) == 5


# The command line


@pytest.fixture
def run(home, library, server, monkeypatch):
    monkeypatch.setenv("OPENAI_BASE_URL", server.address)
    monkeypatch.setenv("NEWSCITE_MODEL", "openai:m")
    opening = Opening(library=lambda settings: Library(settings.home, HashEmbedder()), model=open_model)

    def run(*arguments, language="en", typed=None):
        given = ["--home", str(home), *arguments]
        return CliRunner().invoke(build(language, opening), given, catch_exceptions=False, input=typed)

    return run


def test_the_command_tells_beforehand_what_it_will_take(run, server, monkeypatch):
    server.then(answer(rows(BEST)))
    monkeypatch.setenv("NEWSCITE_INPUT_PRICE", "10")
    monkeypatch.setenv("NEWSCITE_OUTPUT_PRICE", "20")
    done = run("ledger", "update", "--with-model")

    assert re.search(r"openai:m is to read 4 articles: about \d+ tokens, and about \d+ written by it; about 0\.\d\d US",
                     done.stderr)  # fmt: skip
    rules, model = done.stdout.splitlines()
    assert rules == "0 articles read, 0 rows found."
    assert model.startswith("4 articles read by openai:m, 1 rows found; 3 left out, because")
    assert "Tokens read: 480, written: 28; about 0.01 US dollars." in done.stderr


def test_a_cost_that_is_not_known_is_said_to_be(run, server):
    server.then(answer(rows()))

    assert "cost not known" in run("ledger", "update", "--with-model").stderr
    assert "费用未知" in run("ledger", "update", "--with-model", "--again", language="zh").stderr


@pytest.mark.parametrize(("given", "typed", "asked"), [((), "n\n", 0), ((), "y\n", 4), (("--yes",), None, 4)])
def test_somebody_who_sits_there_is_asked_first(run, server, monkeypatch, given, typed, asked):
    monkeypatch.setattr("assistant.cli.ledger._somebody_sits_there", lambda: True)
    server.then(answer(rows()))
    done = run("ledger", "update", "--with-model", *given, typed=typed)

    assert len(server.questions) == asked
    assert ("Nothing was asked of the model." in done.stderr) == (asked == 0)


def test_articles_that_were_not_read_are_told_with_the_reason(run, server):
    server.then(error(401, "no"))
    done = run("ledger", "update", "--with-model")

    assert done.exit_code == 1
    assert "Not read:" in done.stderr and "did not accept the key" in done.stderr
    assert "4 articles are still to be read" in done.stderr


def test_without_the_option_no_model_is_asked(run, server):
    assert run("ledger", "update", "--again").exit_code == 0
    assert server.questions == []


def test_a_model_that_is_named_is_not_asked_by_that_alone(run, server):
    done = run("ledger", "update", "--model", "openai:m")

    assert done.exit_code == 2
    assert "--with-model" in done.stderr
    assert server.questions == []


def test_without_a_model_the_command_says_what_to_set(run, monkeypatch):
    monkeypatch.delenv("NEWSCITE_MODEL")
    monkeypatch.delenv("OPENAI_BASE_URL")
    done = run("ledger", "update", "--with-model")

    assert done.exit_code == 1
    assert "NEWSCITE_MODEL" in done.stderr


# Adding


@pytest.mark.parametrize("chosen", [False, True])
def test_what_is_added_is_read_only_where_that_is_set(home, tmp_path, no_index, chosen):
    page = tmp_path / "page.txt"
    page.write_text(RANKED.text, encoding="utf-8")
    model = ScriptedModel(script=lambda _: rows(BEST))
    settings = load_settings(home=home, ledger_model=chosen)
    with Assistant.open(settings=settings, model=model, embedder=HashEmbedder()) as assistant:
        report = assistant.add([page])
        again = assistant.add([page])

        assert len(model.asked) == int(chosen)
        assert (report.reading.rows if chosen else report.reading) == (1 if chosen else None)
        assert again.reading is None or again.reading.total == 0
        assert [event.rows[0].found.reader for event in assistant.ledger.awards(rank="first")] == [
            "ScriptedModel + rules 3" if chosen else "rules 3"
        ]


def test_adding_by_the_command_line_reads_where_that_is_set(run, server, tmp_path, monkeypatch, no_index):
    page = tmp_path / "page.txt"
    page.write_text("Mei Hua won the 2020 Orchid Prize. It is given by gardeners every spring.", encoding="utf-8")
    server.then(answer(rows()))
    monkeypatch.setenv("NEWSCITE_LEDGER_MODEL", "true")
    done = run("add", str(page))

    assert (done.exit_code, len(server.questions)) == (0, 1)
    assert "1 articles read by openai:m" in done.stdout
    assert run("add", str(page)).exit_code == 0
    assert len(server.questions) == 1


def test_articles_are_those_of_the_tests():
    assert ALL == (ENGLISH, CHINESE, SIGNED, RANKED) and all(isinstance(one, NewArticle) for one in ALL)

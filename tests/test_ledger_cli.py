"""The commands about awards, collaborations and the ledger."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from hash_embedder import HashEmbedder
from ledger_articles import ALL

from assistant.cli.parser import build
from assistant.cli.run import Opening
from assistant.ledger import Ledger
from vectorstore.library import Library
from vectorstore.types import NewArticle


@pytest.fixture
def library(home, no_index):
    library = Library(home, HashEmbedder())
    with library.writing() as writer:
        writer.add(ALL)
    return library


@pytest.fixture
def run(home, library):
    opening = Opening(library=lambda settings: Library(settings.home, HashEmbedder()))

    def run(*arguments, language="en"):
        given = ["--home", str(home), *arguments]
        return CliRunner().invoke(build(language, opening), given, catch_exceptions=False)

    return run


def test_update_reads_what_is_unread_and_says_how_much(run):
    assert run("ledger", "update").stdout == "4 articles read, 7 rows found.\n"
    assert run("ledger", "update").stdout == "0 articles read, 0 rows found.\n"
    assert run("ledger", "update", "--again").stdout.startswith("4 articles")


def test_rows_are_told_to_be_incomplete_before(run):
    assert "4 articles have not been read" in run("awards").stderr


def test_awards_are_listed_with_filters(run):
    run("ledger", "update")
    [line] = run("awards", "--class", "first").stdout.splitlines()

    assert line.split("\t")[1:] == [
        "2022-04-01",
        "2022 Spring Medical Prize",
        "first",
        "Han Lei (Qinghe Hospital)",
        "1",
    ]
    assert run("awards", "--person", "Nobody").stderr == "Nothing in the ledger fits.\n"


def test_collaborations_are_listed_in_chinese(run):
    run("ledger", "update")
    [line] = run("collaborations", "--kind", "donation", language="zh").stdout.splitlines()

    assert line.split("\t")[2:] == ["捐赠", "海澜公司; 同达医院", "", "500万元", "1"]


def test_json_has_rows_with_places_and_articles(run, library):
    run("ledger", "update")
    [award] = json.loads(run("awards", "--award", "Linnaeus", "--json").stdout)

    assert len(award["rows"]) == 2
    texts = {one.id: one.text for one in library.articles()}
    assert all(texts[row["article"]][row["start"] : row["end"]] for row in award["rows"])


def test_cells_that_spreadsheets_would_run_are_made_safe(run, library):
    article = NewArticle(
        'Ann Lee won the 2020 Orchid Prize for "=HYPERLINK(evil) and more".', "a.txt", "A", "2020-01-01"
    )
    with library.writing() as writer:
        writer.add([article])
    run("ledger", "update")
    [row] = csv.DictReader(io.StringIO(run("awards", "--award", "Orchid", "--csv").stdout))

    assert row["work"] == "'=HYPERLINK(evil) and more"
    assert row["recipients"] == "Ann Lee"


def test_a_row_is_corrected_confirmed_and_deleted_and_its_history_is_kept(run, library):
    run("ledger", "update")
    [event] = Ledger(library).awards(rank="first")

    assert (
        "Qinghe Clinic"
        in run("ledger", "correct", event.id, "recipients=Han Lei @ Qinghe Clinic", "--by", "Ana").stdout
    )
    assert run("ledger", "confirm", event.id, "--by", "Ben").exit_code == 0
    history = run("ledger", "history", event.id).stdout
    assert "Ana: correct recipients=Han Lei @ Qinghe Clinic" in history
    assert "Ben: confirm" in history
    assert run("ledger", "delete", event.id).stdout == f"Deleted: {event.id}\n"
    assert run("awards", "--class", "first").stdout == ""


@pytest.mark.parametrize("arguments", [["colour=red"], ["nothing"], ["date=soon"]])
def test_a_change_that_makes_no_sense_is_an_error_in_words(run, library, arguments):
    run("ledger", "update")
    [event] = Ledger(library).awards(rank="first")
    told = run("ledger", "correct", event.id, *arguments)

    assert told.exit_code != 0
    assert "Traceback" not in told.output


def test_an_unknown_row_is_an_error_in_words(run):
    told = run("ledger", "confirm", "nothing")

    assert told.exit_code != 0
    assert "nothing" in told.stderr

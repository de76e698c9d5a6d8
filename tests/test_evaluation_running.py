"""``newscite eval``: a whole run on a real library, broken off and resumed, and floors that end it with status 1."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from evaluated import RIGHT
from hash_embedder import HashEmbedder
from scripted_model import ScriptedModel

from assistant.assistant import Assistant
from assistant.cli.parser import build
from assistant.cli.run import Opening
from assistant.evaluation.errors import NoArticles
from assistant.evaluation.items import read_test_set
from assistant.evaluation.running import throw_away, unfounded
from assistant.feedback import append_feedback, feedback_on
from assistant.models import LanguageModel
from assistant.settings import load_settings

ARTICLE = "The jury gave the first prize to Guo Wei on March 24, 2023. Guo Wei works at a hospital in Beijing."
QUESTIONS = [
    {"id": "1", "question": "Who got the first prize of the jury?", "answers": ["Guo Wei"], "sources": ["prize.txt"]},
    {"id": "2", "question": "When did the jury give the prize?", "answers": ["2023-03-24"], "sources": ["prize.txt"]},
    {"id": "3", "question": "Who is the mayor of Paris?", "type": "near_miss"},
]


class Interrupted(Assistant):
    """Breaks off after ``questions`` questions."""

    questions = 1

    def ask(self, question, **more):
        if self.questions == 0:
            raise KeyboardInterrupt
        self.questions -= 1
        return super().ask(question, **more)


@pytest.fixture(autouse=True)
def _no_index(no_index):
    pass


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "prize.txt").write_text(f"A prize for Guo Wei\n\n{ARTICLE}\n", encoding="utf-8")
    return folder


@pytest.fixture
def questions(tmp_path):
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(json.dumps(question) + "\n" for question in QUESTIONS), encoding="utf-8")
    return path


@pytest.fixture
def run(home, monkeypatch, tmp_path):
    """Run the command line with a hash embedder; ``run.kind`` is the assistant that is opened."""
    monkeypatch.chdir(tmp_path)

    def opened(settings):
        run.opened.append(settings.home)
        return run.kind.open(settings=settings, embedder=HashEmbedder())

    def run(*arguments, language="en"):
        given = ["--home", str(home), "eval", *map(str, arguments)]
        opening = Opening(assistant=opened, model=lambda settings: model(settings, run.replies))
        return CliRunner().invoke(build(language, opening), given, catch_exceptions=False)

    run.kind, run.opened, run.replies = Assistant, [], []
    return run


def model(settings, replies):
    """A model that says ``replies`` one after the other; none where there are none."""
    return LanguageModel.of(ScriptedModel(script=lambda _: replies.pop(0)), settings) if replies else None


def lines(folder):
    return [json.loads(line) for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]


def test_a_run_writes_results_summary_and_report(run, questions, articles, tmp_path, home):
    done = run(questions, "--articles", articles, "--out", "out")
    assert done.exit_code == 0
    assert "Report: out/report.html" in done.stdout and "answer" in done.stdout
    first = lines(tmp_path / "out")[0]
    assert first["item"] == read_test_set(questions).items[0].model_dump(mode="json")
    assert {"rewritten", "answer", "citations", "passages", "timings", "verdict", "usage"} <= first.keys()
    assert {"score", "dense", "words", "names"} <= first["passages"][0].keys()
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    assert summary["overall"]["measures"]["any_1"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 2}
    assert summary["run"]["articles"] == 1 and summary["run"]["questions"] == 3
    assert (tmp_path / "out" / "report.md").read_text("utf-8").startswith("# Evaluation: questions")
    assert not home.exists() and not run.opened[0].exists()


def test_without_a_folder_each_run_has_its_own(run, questions, articles, tmp_path):
    assert run(questions, "--articles", articles).exit_code == 0
    (folder,) = (tmp_path / "evaluations").iterdir()
    assert folder.name.startswith("questions-2")


def test_the_own_library_is_asked_when_no_articles_are_named(run, questions, articles, home):
    with Assistant.open(home, embedder=HashEmbedder()) as assistant:
        assistant.add([articles])
    assert run(questions, "--out", "out").exit_code == 0
    assert run.opened == [home]


def test_a_limit_asks_the_first_ones(run, questions, articles, tmp_path):
    run(questions, "--articles", articles, "--out", "out", "--limit", "1")
    assert [line["id"] for line in lines(tmp_path / "out")] == ["1"]


def test_floors_end_with_status_1_and_are_named(run, questions, articles):
    command = [questions, "--articles", articles, "--replace", "--out", "out"]
    assert run(*command, "--fail-under", "any_1=1,mrr=0.9").exit_code == 0
    done = run(*command, "--fail-under", "any_1=1", "--fail-under", "token_f1=0.99")
    assert done.exit_code == 1 and "token_f1 is 0." in done.stderr and "at least 0.99" in done.stderr


@pytest.mark.parametrize(("floor", "named"), [("answers=0.8", "no measure answers"), ("answer=80%", "answer=80%")])
def test_a_wrong_floor_is_told_before_anything_is_asked(run, questions, floor, named):
    done = run(questions, "--fail-under", floor)
    assert done.exit_code == 2 and named in done.stderr and not run.opened


def test_json_is_the_summary(run, questions, articles):
    done = run(questions, "--articles", articles, "--json")
    assert json.loads(done.stdout)["overall"]["questions"] == 3


def test_a_run_that_was_broken_off_goes_on(run, questions, articles, tmp_path):
    command = [questions, "--articles", articles, "--out", "out"]
    run.kind = Interrupted
    stopped = run(*command)
    assert stopped.exit_code == 130 and "--out out" in stopped.stderr
    results = tmp_path / "out" / "results.jsonl"
    (kept,) = results.read_bytes().splitlines(keepends=True)
    results.write_bytes(kept + b'{"id": "2", "quest')  # as when the machine went down in the middle of a line
    run.kind = Assistant
    assert run(*command).exit_code == 0
    assert results.read_bytes().startswith(kept)
    assert [line["id"] for line in lines(tmp_path / "out")] == ["1", "2", "3"]


def test_results_of_another_run_are_never_mixed_in(run, questions, articles, tmp_path, monkeypatch):
    command = [questions, "--articles", articles, "--out", "out"]
    run.kind = Interrupted
    run(*command)
    run.kind = Assistant
    monkeypatch.setenv("NEWSCITE_PASSAGES", "5")
    before = (tmp_path / "out" / "results.jsonl").read_bytes()
    refused = run(*command)
    assert refused.exit_code == 1 and "--replace" in refused.stderr
    assert (tmp_path / "out" / "results.jsonl").read_bytes() == before
    assert run(*command, "--replace").exit_code == 0
    assert run(*command).exit_code == 1  # it is finished


def test_a_folder_without_articles_is_an_error(questions, tmp_path):
    (tmp_path / "empty").mkdir()
    with (
        pytest.raises(NoArticles, match="empty"),
        throw_away(tmp_path / "empty", load_settings(), lambda s: Assistant.open(settings=s, embedder=HashEmbedder())),
    ):
        pass


def test_what_the_set_names_and_the_articles_do_not_have_is_told(run, articles, tmp_path):
    path = tmp_path / "set.jsonl"
    item = {
        "id": "1",
        "question": "who?",
        "answers": ["x"],
        "sources": ["other.txt"],
        "evidence": ["first prize", "no"],
    }
    path.write_text(json.dumps(item), encoding="utf-8")
    done = run(path, "--articles", articles, "--out", "out")
    assert "1 names what no article is or has: other.txt" in done.stderr and ": no\n" in done.stderr
    assert "other.txt" in (tmp_path / "out" / "report.md").read_text("utf-8")


def test_the_shipped_set_is_there_and_founded_on_the_sample_articles(home):
    shipped = read_test_set("sample")
    with Assistant.open(home, embedder=HashEmbedder()) as assistant:
        assistant.add_sample()
        assert unfounded(shipped, assistant.library) == []
    types = {item.type for item in shipped.items}
    assert types == set(
        "fact other_language name_other_script list count several_articles time follow_up near_miss".split()
    )
    chinese = sum(item.language == "zh" for item in shipped.items)
    assert len(shipped.items) >= 120 and 0.45 < chinese / len(shipped.items) < 0.55


def test_a_file_named_sample_is_taken_before_the_shipped_set(run, questions, articles, tmp_path):
    Path("sample").write_bytes(questions.read_bytes())
    assert len(read_test_set("sample").items) == 3


def test_a_set_is_converted_both_ways(run, questions, tmp_path):
    assert run("convert", questions, "set.csv").exit_code == 0
    assert run("convert", "set.csv", "again.jsonl").exit_code == 0
    assert read_test_set("again.jsonl").items == read_test_set(questions).items
    refused = run("convert", questions, "set.csv")
    assert refused.exit_code == 1 and "--replace" in refused.stderr


def test_chinese_people_read_chinese(run, questions, articles, tmp_path):
    done = run(questions, "--articles", articles, "--out", "out", language="zh")
    assert "个问题中" in done.stdout
    assert (tmp_path / "out" / "report.md").read_text("utf-8").startswith("# 评测：questions")


@pytest.mark.parametrize("name", ["none.jsonl", "none.csv"])
def test_a_missing_set_is_told(run, name):
    done = run(name)
    assert done.exit_code == 1 and name in done.stderr


def test_help_tells_the_options_without_naming_the_default_command(run):
    shown = run("--help").stdout
    assert "newscite eval [OPTIONS] SET" in shown and "--fail-under" in shown and "convert" in shown


def test_two_runs_are_compared_in_the_report_and_by_diff(run, questions, articles, tmp_path, monkeypatch):
    run(questions, "--articles", articles, "--out", "a")
    monkeypatch.setenv("NEWSCITE_PASSAGES", "2")
    done = run(questions, "--articles", articles, "--out", "b", "--compare", "a")
    assert "3 questions are in both a (before) and b (after)" in done.stdout and "passages: 8 → 2" in done.stderr
    assert "## Compared" in (tmp_path / "b" / "report.md").read_text("utf-8")
    assert json.loads((tmp_path / "b" / "comparison.json").read_text("utf-8"))["compared"] == 3
    told = run("diff", "a", "b", "--json", "--html", "diff.html")
    assert json.loads(told.stdout)["unlike"] == [{"what": "passages", "before": "8", "after": "2"}]
    assert (tmp_path / "diff.html").exists()
    assert run("diff", "a", "b", "--html", "diff.html").exit_code == 1
    assert "No question came out otherwise" in (tmp_path / "diff.html").read_text("utf-8")


def test_what_cannot_be_compared_is_told_before_anything_is_asked(run, questions, articles):
    done = run(questions, "--articles", articles, "--compare", "nowhere")
    assert done.exit_code == 1 and "nowhere" in done.stderr and not run.opened


def test_a_judge_is_beside_the_measures_and_asked_once(run, questions, articles, tmp_path):
    command = [questions, "--articles", articles, "--out", "out", "--replace", "--judge", "test:judge"]
    run.replies = ["correct: yes\nsupported: no\nreason: so"] * 3
    done = run(*command)
    asked = 3 - len(run.replies)
    assert asked and "kappa" in done.stdout and f"judged {asked} answers, 0 of them" in done.stdout
    judged = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))["judge"]
    assert judged["judged"] == asked and judged["supported"]["value"] == 0
    assert len((tmp_path / "out" / "judgements.jsonl").read_text("utf-8").splitlines()) == asked
    run.replies = ["unused"]
    assert f"{asked} of them in an earlier run" in run(*command).stdout and run.replies == ["unused"]


def test_a_sweep_puts_settings_side_by_side_over_one_library(run, questions, articles, tmp_path):
    done = run("sweep", questions, "--articles", articles, "--set", "passages=2,4", "--out", "out", "--json")
    found = json.loads(done.stdout)
    assert [row["values"] for row in found["rows"]] == [{"passages": "2"}, {"passages": "4"}]
    assert [row["summary"]["run"]["passages"] for row in found["rows"]] == [2, 4]
    assert found["rows"][0]["against_first"] is None and found["rows"][1]["against_first"]["compared"] == 3
    assert len(set(run.opened)) == 1 and (tmp_path / "out" / "sweep.html").exists()
    before = (tmp_path / "out" / "passages=2" / "results.jsonl").stat().st_mtime_ns
    again = run("sweep", questions, "--articles", articles, "--set", "passages=2,6", "--out", "out")
    assert again.exit_code == 0
    assert (tmp_path / "out" / "passages=2" / "results.jsonl").stat().st_mtime_ns == before


def test_the_weights_of_search_can_be_swept(run, questions, articles, tmp_path):
    sets = ["--set", "own_weight=0,0.5", "--set", "names_weight=0.2"]
    assert run("sweep", questions, "--articles", articles, *sets, "--out", "out").exit_code == 0
    for weight in (0, 0.5):
        folder = tmp_path / "out" / f"own_weight={weight}_names_weight=0.2"
        assert json.loads((folder / "run.json").read_text("utf-8"))["settings"] == {"own_weight": weight}
        for passage in (each["passages"][0] for each in lines(folder)[:2]):
            assert passage["words"] > 0
            assert passage["score"] - passage["dense"] == pytest.approx(weight * passage["words"])


@pytest.mark.parametrize(
    ("given", "told", "status"),
    [
        (["--set", "passages=1"], "2, 3, …, 30", 2),
        (["--set", "translated_weight=0.4,3"], "0 – 2", 2),
        (["--set", "own_wait=0.4"], "own_weight", 1),
        (["--set", "home=a,b"], "passages", 1),
        (["--set", "passages"], "passages=4,8", 2),
        (["--set", "passages=4,8", "--set", "passages=5"], "passages=5", 2),
        (["--set", "temperature=" + ",".join(f"0.{n}" for n in range(60))], "at most 50", 1),
    ],
)
def test_a_wrong_sweep_is_told_before_anything_is_asked(run, questions, articles, given, told, status):
    done = run("sweep", questions, "--articles", articles, *given)
    assert done.exit_code == status and told in done.stderr and not run.opened


def test_from_drafts_to_a_test_set(run, articles, tmp_path):
    done = run("make", "drafts.csv", "--articles", articles)
    assert done.exit_code == 0 and "drafts" in done.stdout
    sheet = (tmp_path / "drafts.csv").read_text("utf-8-sig")
    refused = run("drafts.csv", "--articles", articles)
    assert refused.exit_code == 1 and "eval accept" in refused.stderr
    rows = sheet.splitlines(keepends=True)
    (tmp_path / "drafts.csv").write_text(rows[0] + "".join(f"yes{row}" for row in rows[1:]), encoding="utf-8")
    assert run("accept", "drafts.csv", "set.jsonl").exit_code == 0
    assert run("set.jsonl", "--articles", articles, "--out", "out").exit_code == 0
    assert lines(tmp_path / "out")[0]["item"]["evidence"]
    assert run("make", "drafts.csv", "--articles", articles).exit_code == 1


def test_a_model_drafts_where_there_is_one(run, articles, tmp_path):
    run.replies = ["question: who won?\nanswer: Guo Wei\nevidence: The jury gave the first prize to Guo Wei"]
    done = run("make", "drafts.csv", "--articles", articles, "--count", "1")
    assert "was asked 1 times" in done.stderr and "who won?" in (tmp_path / "drafts.csv").read_text("utf-8")


def test_feedback_becomes_drafts_with_one_command(run, home, tmp_path):
    refused = run("feedback", "drafts.csv")
    assert refused.exit_code == 1 and str(home) in refused.stderr
    append_feedback(home, feedback_on(RIGHT, "right"))
    assert "1 drafts" in run("feedback", "drafts.csv").stdout
    assert "feedback-" in (tmp_path / "drafts.csv").read_text("utf-8")

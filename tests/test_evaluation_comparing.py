"""Comparing runs: what changed, question by question, and when it is more than chance."""

import json

import pytest
from evaluated import DECLINED, NEAR_MISS, RIGHT, answered, items, result

from assistant.evaluation.comparing import compare, difference
from assistant.evaluation.errors import RunForeign, RunMissing, RunUnfinished
from assistant.evaluation.items import Item
from assistant.evaluation.running import Run
from assistant.evaluation.stored import Stored, read_stored


def run(**changes):
    facts = {
        "test_set": "set", "digest": "d", "questions": 1, "articles": 3, "articles_digest": "a", "model": None,
        "passages": 8, "temperature": None, "settings": {}, "version": "1",
    }  # fmt: skip
    return Run(**facts | changes)


def stored(name, *pairs, **changes):
    return Stored(name, run(**changes), [result(item, answer) for item, answer in pairs])


def test_each_question_is_told_by_how_it_changed():
    worse, better, otherwise, same = items(4)
    wrong = answered("Somebody else. [1]", RIGHT.hits, RIGHT.citations)
    found = compare(
        stored("before", (worse, RIGHT), (better, DECLINED), (otherwise, DECLINED), (same, RIGHT)),
        stored("after", (worse, wrong), (better, RIGHT), (otherwise, wrong), (same, RIGHT)),
    )
    assert [(one.id, one.change, one.before, one.after) for one in found.changed] == [
        ("w0", "worse", None, "not_answered"),
        ("w1", "better", "not_found", None),
        ("w2", "otherwise", "not_found", "not_answered"),
    ]
    assert found.measures["right"].before == found.measures["right"].after == 0.5
    assert found.measures["right"].call == "chance"
    assert found.measures["answer"].n == 4


def test_a_change_of_all_of_many_is_more_than_chance_and_one_of_few_is_not():
    many = difference([0.0] * 20, [1.0] * 12 + [0.0] * 8)
    assert many.call == "better" and many.low > 0 and many.p < 0.001
    # A bootstrap alone would call four of two hundred sure: all resamples but 2 % hold one of them.
    few = difference([0.0] * 200, [1.0] * 4 + [0.0] * 196)
    assert few.low > 0 and few.p == pytest.approx(2 / 2**4) and few.call == "chance"
    assert difference([1.0] * 20, [0.0] * 20).call == "worse"


def test_the_p_of_few_differences_is_exact():
    assert difference([0, 0, 0, 1, 1], [1, 1, 1, 0, 1]).p == pytest.approx(10 / 16)  # at least 3 of 4 to one side
    assert difference([0, 1], [1, 1]).p == 1.0
    assert difference([1, 0], [1, 0]).call == "same"


def test_questions_of_one_run_only_and_rewritten_ones_are_left_out_and_said():
    kept, rewritten, gone = items(3)
    new = NEAR_MISS
    other = rewritten.model_copy(update={"answers": ("Somebody",)})
    retyped = kept.model_copy(update={"type": "list", "notes": "seen"})
    found = compare(
        stored("before", (kept, RIGHT), (rewritten, RIGHT), (gone, RIGHT)),
        stored("after", (retyped, RIGHT), (other, RIGHT), (new, DECLINED), digest="e", articles_digest="b", passages=4),
    )
    assert found.compared == 1 and found.rewritten == ["w1"] and found.gone == ["w2"] and found.new == ["near"]
    assert not found.same_set and not found.same_articles
    assert [(one.what, one.before, one.after) for one in found.unlike] == [("passages", "8", "4")]


def test_runs_without_a_question_in_common_compare_to_nothing():
    one, other = items(2)
    found = compare(stored("before", (one, RIGHT)), stored("after", (other, RIGHT)))
    assert found.compared == 0 and found.measures == {} and found.latency_after == {}


def write(folder, run_values, lines):
    folder.mkdir()
    (folder / "run.json").write_text(json.dumps(run_values), encoding="utf-8")
    (folder / "results.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder


def test_a_stored_run_is_read_again(tmp_path):
    item = Item(id="1", question="who?", answers=("x",), extra="kept")
    line = result(item, RIGHT).model_dump_json()
    values = run().model_dump() | {"started": "s", "finished": "f"}
    read = read_stored(write(tmp_path / "a", values, [line]))
    assert read.results[0].item == item and read.run == run() and read.name == "a"
    with pytest.raises(RunUnfinished):
        read_stored(write(tmp_path / "b", values | {"finished": None}, [line]))
    with pytest.raises(RunForeign):
        read_stored(write(tmp_path / "c", values, ['{"id": "1"}']))
    with pytest.raises(RunForeign):
        read_stored(write(tmp_path / "d", [], [line]))
    with pytest.raises(RunMissing):
        read_stored(tmp_path)

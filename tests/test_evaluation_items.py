"""Test sets: what is read, what is refused and in which words, and that a spreadsheet loses nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.evaluation.errors import TestSetInvalid, TestSetUnreadable
from assistant.evaluation.items import Item, read_test_set, schema, write_lines
from assistant.evaluation.spreadsheets import csv_of

SHIPPED_SCHEMA = Path(__file__).parents[1] / "assistant" / "evaluation" / "item.schema.json"


@pytest.fixture
def write(tmp_path):
    def write(*lines, name="set.jsonl"):
        path = tmp_path / name
        text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def wrong(path, language="en"):
    with pytest.raises(TestSetInvalid) as raised:
        read_test_set(path)
    return raised.value.message(language)


def test_a_question_needs_an_id_and_its_words_only(write):
    (item,) = read_test_set(write({"id": 7, "question": "谁得了奖？"})).items
    assert (item.id, item.language, item.answerable) == ("7", "zh", False)


def test_a_mark_empty_lines_and_null_say_nothing(write):
    path = write("\ufeff" + json.dumps({"id": "a", "question": "who?", "answers": None, "must_all": None}), "", "  ")
    (item,) = read_test_set(path).items
    assert item.answers == () and not item.must_all


def test_unknown_fields_are_kept(write):
    items = read_test_set(write({"id": "a", "question": "who?", "reviewed_by": {"name": "李"}})).items
    assert json.loads(write_lines(items)) == {"id": "a", "question": "who?", "reviewed_by": {"name": "李"}}


def test_a_misspelt_field_is_kept_and_warned_of(write):
    test_set = read_test_set(write({"id": "a", "question": "who?", "answer": ["Guo Wei"]}))
    (warning,) = test_set.warnings
    assert "line 1" in str(warning) and "answers" in str(warning)
    assert "第 1 行" in warning.message("zh")


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("{", "line 2: not a JSON object"),
        ("[]", "line 2: not a JSON object"),
        ('{"id": "b", "question": "\\ud800"}', "line 2: not a JSON object"),
        ({"question": "who?"}, "line 2: id is missing"),
        ({"id": "b"}, "line 2: question is missing"),
        ({"id": "b", "question": "  "}, 'line 2: question must be "…"'),
        ({"id": True, "question": "who?"}, 'line 2: id must be "…"'),
        ({"id": "b", "question": "who?", "answers": "Guo Wei"}, 'line 2: answers must be ["…", …]'),
        ({"id": "b", "question": "who?", "answers": [" "]}, 'line 2: answers must be ["…", …]'),
        ({"id": "b", "question": "who?", "must_all": "yes"}, "line 2: must_all must be true, false"),
        ({"id": "b", "question": "who?", "history": ["before"]}, "line 2: history must be"),
        ({"id": "b", "question": "who?", "answers_regex": ["("]}, "line 2: answers_regex has (, which is no regular"),
        (
            {"id": "b", "question": "who?", "must_all": True, "answers": ["x"]},
            "line 2: must_all is true, so answers_all",
        ),
        (
            {"id": "b", "question": "who?", "must_all": True, "answers_all": ["x", "y"], "answers_all_alt": [[]]},
            "line 2: answers_all_alt has 1 lists for the 2 answers",
        ),
        ({"id": "a", "question": "again"}, "line 2: the id a stands in line 1 already"),
    ],
)
def test_a_wrong_line_is_named_with_what_it_should_be(write, line, named):
    assert named in wrong(write({"id": "a", "question": "who?"}, line))


def test_all_wrong_lines_are_told_at_once_in_both_languages(write):
    path = write({"id": "a"}, {"id": "b", "question": "who?"}, {"id": "c", "answers": 1, "question": "who?"})
    assert "line 1" in wrong(path) and "line 3" in wrong(path)
    assert "第 1 行：缺少 question" in wrong(path, "zh")


@pytest.mark.parametrize("data", [b"", b"\n \n"])
def test_a_set_without_questions_is_refused(tmp_path, data):
    path = tmp_path / "set.jsonl"
    path.write_bytes(data)
    with pytest.raises(TestSetUnreadable, match="no question"):
        read_test_set(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(TestSetUnreadable, match=r"none\.jsonl"):
        read_test_set(tmp_path / "none.jsonl")


def test_bytes_that_are_no_text_are_named_by_line(tmp_path):
    path = tmp_path / "set.jsonl"
    path.write_bytes(b'{"id": "a", "question": "who?"}\n{"id": "b", "question": "\xff"}\n')
    assert "line 2" in wrong(path)


def test_the_shipped_schema_is_that_of_the_items():
    assert json.loads(SHIPPED_SCHEMA.read_text(encoding="utf-8")) == schema()


def test_what_must_be_said_has_all_its_spellings():
    every = Item(
        id="a", question="who?", must_all=True, answers_all=("郭卫", "时杰"), answers_all_alt=(("Guo Wei",), ())
    )
    assert every.groups == (("郭卫", "Guo Wei"), ("时杰",))
    assert Item(id="a", question="who?", answers_all=("郭卫", "时杰")).groups == (("郭卫", "时杰"),)


# Spreadsheets

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=20)
WORDS = TEXT.filter(lambda text: text.strip())
BROKEN = st.one_of(WORDS, st.tuples(WORDS, WORDS).map("\n".join), st.sampled_from(["a|b", "=1+1", "\\n", "-2", "'=x"]))
BARE = BROKEN.map(str.strip).filter(bool)
ITEMS = st.builds(
    lambda extra, **fields: Item(**fields, **extra),
    id=BARE,
    question=BROKEN,
    lang=st.sampled_from(["", "en", "zh"]),
    type=st.one_of(st.just(""), BARE),
    answers=st.lists(BROKEN, max_size=3),
    must_all=st.booleans(),
    answers_all=st.just(["x", "y"]),
    answers_all_alt=st.one_of(st.just([]), st.lists(st.lists(BARE, min_size=1, max_size=2), min_size=2, max_size=2)),
    sources=st.lists(BROKEN, max_size=2),
    evidence=st.lists(BROKEN, max_size=2),
    history=st.lists(st.fixed_dictionaries({"role": st.sampled_from(["user", "assistant"]), "content": BROKEN})),
    notes=st.one_of(st.just(""), BROKEN),
    extra=st.dictionaries(
        st.sampled_from(["split", "reviewed by", "=odd"]), st.one_of(BROKEN, st.integers(), st.booleans(), st.none())
    ),
)


@given(st.lists(ITEMS, min_size=1, max_size=4, unique_by=lambda item: item.id))
@settings(deadline=None, max_examples=60)
def test_a_spreadsheet_and_back_loses_nothing(tmp_path_factory, items):
    path = tmp_path_factory.mktemp("sets") / "set.csv"
    path.write_bytes(csv_of(items))
    assert list(read_test_set(path).items) == items


def test_a_spreadsheet_of_a_person_is_read(write):
    rows = [
        "id;question;answers;must_all;history",
        '1;wer?;"Guo Wei\n郭卫";no;"user: hello\nassistant: hi"',
        ";;;;",
        "2;谁？;;;",
    ]
    first, second = read_test_set(write(*rows, name="set.csv")).items
    assert first.answers == ("Guo Wei", "郭卫") and [turn.role for turn in first.turns] == ["user", "assistant"]
    assert not second.answerable


def test_a_spreadsheet_saved_in_china_is_read(tmp_path):
    path = tmp_path / "set.csv"
    path.write_bytes("id,question,answers\n1,2022年中华医学科技奖一等奖是谁得的,郭卫\n".encode("gb18030"))
    assert read_test_set(path).items[0].answers == ("郭卫",)


def test_cells_that_would_be_calculated_are_text(write):
    items = [Item(id="1", question='=HYPERLINK("https://example.org")', answers=("-5", "+1"))]
    assert b"\"'=HYPERLINK" in csv_of(items) and b"'-5" in csv_of(items)


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (["who,what", "a,b"], "must name the columns"),
        (["id,question", '1,"open'], "cannot be read"),
    ],
)
def test_a_spreadsheet_without_the_columns_is_refused(write, rows, named):
    with pytest.raises(TestSetUnreadable, match=named):
        read_test_set(write(*rows, name="set.csv"))


def test_a_wrong_cell_is_named_by_its_row(write):
    assert "line 3: must_all" in wrong(write("id,question,must_all", "1,who?,yes", "2,who?,maybe", name="set.csv"))
    assert "line 2: history" in wrong(write("id,question,history", "1,who?,hello", name="set.csv"))

"""The measures: a run with known right and wrong answers gets exactly the figures worked out by hand."""

import math

import pytest
from evaluated import NEAR_MISS, RIGHT, TEXTS, WINNER, answered, article, cite, hit, result

from assistant.evaluation.figures import figure
from assistant.evaluation.items import Item
from assistant.evaluation.ranking import rank
from assistant.evaluation.report import report
from assistant.evaluation.running import Run
from assistant.evaluation.scoring import judge
from assistant.evaluation.summary import below, summarise
from assistant.types import Usage
from vectorstore.types import Copy

DECLINED = answered("The articles do not say that.", [hit("award.md")], declined=True)


def scores(item, answer):
    return {name: value for name, value in judge(item, answer, {}).scores.model_dump().items() if value is not None}


def test_a_right_answer():
    assert judge(WINNER, RIGHT, {}).failure is None
    assert scores(WINNER, RIGHT) == {
        **{"any_1": 0, "any_3": 1, "any_5": 1, "all_1": 0, "all_3": 1, "all_5": 1, "mrr": 1 / 2},
        "ndcg_5": pytest.approx(1 / math.log2(3)),  # found at rank 2, best would be rank 1
        "evidence_5": 1,
        "answer": 1,
        "token_f1": pytest.approx(2 * 2 / (6 + 2)),  # said: first prize went to guo wei
        **{"citation": 1, "citation_recall": 1, "quote": 1, "language": 1},
    }
    assert judge(WINNER, RIGHT, {}).words == 7


def test_a_near_miss_that_is_declined_and_one_that_is_not():
    assert judge(NEAR_MISS, DECLINED, {}).failure is None
    assert scores(NEAR_MISS, DECLINED) == {"decline_precision": 1, "decline_recall": 1}
    assert judge(NEAR_MISS, DECLINED, {}).words is None
    assert judge(NEAR_MISS, RIGHT, {}).failure == "wrongly_answered"
    assert scores(NEAR_MISS, RIGHT) == {"decline_recall": 0}


def test_an_answerable_question_that_is_declined():
    verdict = judge(WINNER, DECLINED, {})
    assert verdict.failure == "wrongly_declined"
    assert verdict.scores.decline_precision == verdict.scores.answer == verdict.scores.token_f1 == 0
    assert verdict.scores.any_1 == 1 and verdict.scores.citation is None
    nowhere = answered("No.", [hit("visit.md")], declined=True)
    assert judge(WINNER, nowhere, {}).failure == "not_found"


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (answered("Li Ming [1]", [hit("visit.md")], [cite("visit.md", "A delegation")]), "not_found"),
        (answered("Li Ming [1]", [hit("award.md")], [cite("award.md", "He works")]), "not_answered"),
        (answered("Li Ming [1]", [hit("award.md")], [cite("visit.md", "A delegation")]), "answered_wrongly"),
        (answered("Guo Wei [1]", [hit("award.md")], [cite("visit.md", "A delegation")]), "cited_wrongly"),
    ],
)
def test_each_way_to_go_wrong_has_its_name(answer, failure):
    assert judge(WINNER, answer, {}).failure == failure


def test_without_sources_an_answer_is_only_right_or_wrong():
    item = Item(id="1", question="who won first prize", answers=("Guo Wei",))
    assert judge(item, answered("Guo Wei", []), {}).failure is None
    assert judge(item, answered("Li Ming", []), {}).failure == "answered_wrongly"
    assert "any_1" not in scores(item, RIGHT) and "citation" not in scores(item, RIGHT)


def test_citations_of_other_articles_cost_precision_and_missing_ones_recall():
    item = Item(id="1", question="who?", answers=("Guo Wei",), sources=("award.md", "fund.md"))
    cited = [cite("award.md", "Guo Wei"), cite("visit.md", "May 2019", 2), cite("award.md", "He works", 3)]
    found = scores(item, answered("Guo Wei [1][2][3]", [hit("award.md")], cited))
    assert found["citation"] == pytest.approx(2 / 3) and found["citation_recall"] == 1 / 2
    assert (found["any_1"], found["all_5"]) == (1, 0)


def test_an_article_is_found_and_cited_by_the_source_of_its_copy():
    copy = Copy("https://b.example/1", "award", None, None, None, "2024-01-01", "", "https://b.example/1", None)
    item = Item(id="1", question="who?", answers=("Guo Wei",), sources=("https://b.example/1",))
    answer = answered("Guo Wei [1]", [hit("award.md")], [cite("award.md", "Guo Wei")])
    assert judge(item, answer, {article("award.md").id: [copy]}).failure is None
    assert judge(item, answer, {}).failure == "cited_wrongly"


def test_evidence_counts_where_the_passages_or_quotes_hold_all_of_it():
    item = Item(
        id="1", question="who?", answers=("Guo Wei",), sources=("award.md",), evidence=("Guo Wei", "a hospital")
    )
    first = TEXTS["award.md"].index(" He")
    found = scores(item, answered("Guo Wei [1]", [hit("award.md", 0, first)], [cite("award.md", "prize went to Guo")]))
    assert (found["evidence_5"], found["quote"]) == (1 / 2, 0)
    parts = [hit("award.md", 0, first), hit("award.md", first)]
    assert scores(item, answered("x", parts))["evidence_5"] == 1


def test_evidence_beyond_the_fifth_passage_is_not_found():
    found = scores(WINNER, answered("x", [*[hit("visit.md")] * 5, hit("award.md")]))
    assert (found["evidence_5"], found["any_5"], found["mrr"]) == (0, 0, pytest.approx(1 / 6))


@pytest.mark.parametrize(
    ("lang", "text", "cited", "expected"),
    [
        ("en", "Guo Wei won. [1]", cite("award.md", "Guo Wei"), 1),
        ("zh", "郭卫获得一等奖。[1]", cite("award.md", "Guo Wei"), 1),
        ("zh", "Guo Wei won. [1]", cite("award.md", "He works"), 0),
        ("en", "“两家公司设立了一支规模为十亿元的基金。” [1]", cite("fund.md", TEXTS["fund.md"]), 0),
        ("en", f"In “fund.md” (in Chinese): “{TEXTS['fund.md']}” [1]", cite("fund.md", TEXTS["fund.md"]), 1),
        ("zh", f"《award.md》（英文原文）：“{TEXTS['award.md']}”[1]", cite("award.md", TEXTS["award.md"]), 1),
    ],
)
def test_an_answer_is_in_the_language_of_its_own_words(lang, text, cited, expected):
    item = Item(id="1", question="who?", lang=lang, answers=("x",))
    assert judge(item, answered(text, [], [cited]), {}).scores.language == expected


def test_passages_of_one_article_count_once():
    both = rank(["a", "a", "b"], ["a", "b"])
    assert (both.any_1, both.all_1, both.all_3, both.mrr) == (1, 0, 1, 1)
    assert both.ndcg_5 == pytest.approx((1 + 1 / 2) / (1 + 1 / math.log2(3)))
    nothing = rank([], ["a"])
    assert set(nothing.model_dump().values()) == {0.0}


def test_passages_that_score_alike_keep_their_order():
    assert rank([None, None, "z"], ["z"]).mrr == pytest.approx(1 / 3)
    assert rank([None, None, "0"], ["0"]).mrr == pytest.approx(1 / 3)


# A whole run


RUN = Run(
    test_set="by hand",
    digest="0",
    questions=4,
    articles=3,
    articles_digest="0",
    model=None,
    passages=8,
    temperature=None,
    settings={},
    version="1",
)
MONEY = Item(id="money", question="基金多少钱", type="fact", answers=("1 billion yuan",), sources=("fund.md",))
RESULTS = [
    result(WINNER, RIGHT),
    result(
        MONEY,
        answered(
            "“两家公司设立了一支规模为十亿元的基金。” [1]",
            [hit("fund.md")],
            [cite("fund.md", TEXTS["fund.md"])],
            notice="late",
            usage=Usage(100, 10, 0.002),
            timings=(5, 10, 20, 130),
        ),
    ),
    result(NEAR_MISS, RIGHT),
    result(NEAR_MISS.model_copy(update={"id": "near2"}), DECLINED),
]


def test_a_run_is_summed_up_as_by_hand():
    summary = summarise(RUN, RESULTS, [("near", "x.md")])
    values = {name: (each.value, each.n) for name, each in summary.overall.measures.items()}
    assert (summary.overall.questions, summary.overall.right) == (4, 3)
    assert values["any_1"] == (1 / 2, 2) and values["mrr"] == (3 / 4, 2)
    assert values["answer"] == (1, 2) and values["citation"] == (1, 2)
    assert values["decline_recall"] == (1 / 2, 2) and values["decline_precision"] == (1, 1)
    assert values["language"] == (1, 2) and values["evidence_5"] == (1, 1)
    assert summary.failures == {"wrongly_answered": ["near"]}
    assert list(summary.by_type) == ["fact", "near_miss"] and list(summary.by_language) == ["en", "zh"]
    assert summary.by_language["zh"].measures["answer"].n == 1
    assert summary.by_type["near_miss"].right == 1
    assert summary.latency_ms["answer"].median == 30 and summary.latency_ms["total"].median == 60
    assert summary.latency_ms["total"].p95 == pytest.approx(60 + (165 - 60) * 0.85)
    assert summary.usage is not None and summary.usage.questions == 1 and summary.usage.cost == 0.002
    assert summary.notices == 1 and summary.unfounded == [("near", "x.md")]
    # 7, 19 Han as 9 and 7 again
    assert summary.overall.words is not None and summary.overall.words.median == 7


def test_tokens_are_unknown_without_a_model_that_tells_them():
    assert summarise(RUN, RESULTS[:1]).usage is None
    free = RESULTS[1].model_copy(update={"usage": {"input_tokens": 1, "output_tokens": 2, "cost": None}})
    usage = summarise(RUN, [RESULTS[1], free]).usage
    assert usage is not None and (usage.input_tokens, usage.output_tokens, usage.cost) == (101, 12, None)


def test_intervals_are_those_of_the_bootstrap():
    # Means of four draws of two 0s and two 1s: binomial (4, 1/2); 5 draws in 100 have mean 0 and 5 have mean 1.
    half = figure([0, 0, 1, 1])
    assert (half.value, half.low, half.high, half.n) == (0.5, 0.0, 1.0, 4)
    many = figure([0, 1] * 200)  # standard error 0.025
    assert many.low == pytest.approx(0.451, abs=0.006) and many.high == pytest.approx(0.549, abs=0.006)
    assert figure([1.0]) == figure([1.0, 1.0]).model_copy(update={"n": 1})


def test_floors_tell_what_is_under_them():
    summary = summarise(RUN, RESULTS)
    assert below(summary, {"answer": 1.0, "decline_recall": 0.5, "any_5": 1}) == {}
    assert below(summary, {"decline_recall": 0.51}) == {"decline_recall": 0.5}
    assert below(summarise(RUN, RESULTS[2:]), {"answer": 0.1}) == {"answer": None}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_report_names_each_failure_and_nothing_in_it_is_markup(language):
    hostile = NEAR_MISS.model_copy(update={"id": "x", "question": "who <b>won</b> | *2022* [a](b)\n# Title"})
    text = report(summarise(RUN, [*RESULTS, result(hostile, RIGHT)]), [*RESULTS, result(hostile, RIGHT)], language)
    assert "0.50 (0.00–1.00; 2)" in text
    assert ("Wrongly answered" if language == "en" else "错误作答") in text
    assert "\n# Title" not in text and "<b>" not in text.replace("\\<b\\>", "") and "[a](b)" not in text

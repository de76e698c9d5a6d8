"""Which sentences answer without a language model: what is asked for, what is said of it, and how much is quoted."""

from dataclasses import replace

import numpy as np
import pytest
from hash_embedder import HashEmbedder
from hypothesis import given
from hypothesis import strategies as st

from assistant.quoting import answerable, candidates, weights
from assistant.quoting.candidates import Candidate
from assistant.quoting.measures import Measure
from assistant.quoting.parts import parts
from assistant.quoting.picking import MOST_WORDS, choose, fitting
from assistant.quoting.wanted import Wanted, offers, wanted
from vectorstore.covering import read
from vectorstore.library import Library
from vectorstore.text.aliases import load_aliases
from vectorstore.text.sentences import Span
from vectorstore.text.words import count_words
from vectorstore.types import Article, Filters, Hit, NewArticle, Passage
from vectorstore.wording import Vocabulary


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who led the first-prize project?", Wanted.PERSON),
        ("谁领导了一等奖项目？", Wanted.PERSON),
        ("When was the centre opened?", Wanted.TIME),
        ("哪一年成立的", Wanted.TIME),
        ("How much did the vaccine cost?", Wanted.MONEY),
        ("基金规模多大", Wanted.MONEY),
        ("How many people attended?", Wanted.NUMBER),
        ("有多少人参加", Wanted.NUMBER),
        ("Where was it signed?", Wanted.PLACE),
        ("Which hospital won the prize?", Wanted.BODY),
        ("和哪家公司合作", Wanted.BODY),
        ("What award did she win?", Wanted.AWARD),
        ("他获得过什么奖", Wanted.AWARD),
        ("Why was the prize given to them?", Wanted.REASON),
        ("为什么获奖", Wanted.REASON),
        ("Tell me about the exchange", Wanted.ANYTHING),
    ],
)
def test_what_a_question_asks_for(question, kind):
    assert wanted(question) is kind


@pytest.mark.parametrize(
    ("sentence", "kind", "question", "has"),
    [
        ("It was opened on May 4, 2021.", Wanted.TIME, "When was it opened in 2021?", True),
        ("It was opened in 2021.", Wanted.TIME, "When was it, opened in 2021, closed?", False),
        ("Guo Wei spoke first.", Wanted.PERSON, "Who spoke after Guo Wei?", False),
        ("Guo Wei spoke, then Shi Jie.", Wanted.PERSON, "Who spoke after Guo Wei?", True),
        ("郭卫发言。", Wanted.PERSON, "谁在Guo Wei之后发言", False),
        ("基金规模10亿元。", Wanted.MONEY, "基金规模多大", True),
        ("共有10人。", Wanted.MONEY, "基金规模多大", False),
        ("It has 40 beds.", Wanted.NUMBER, "How many beds does it have?", True),
        ("The first 40 arrived.", Wanted.NUMBER, "What did the first 40 pay?", False),
        ("由于发现青蒿素而获奖。", Wanted.REASON, "为什么获奖", True),
        ("Anything at all.", Wanted.ANYTHING, "Tell me", True),
    ],
)
def test_a_sentence_offers_what_the_question_does_not_say_itself(sentence, kind, question, has):
    assert offers(sentence, kind, question) is has


@pytest.fixture
def library(home, no_index):
    library = Library(home, HashEmbedder(), vocabulary=Vocabulary(None, load_aliases()))
    with library.writing() as writer:
        writer.add(
            [
                NewArticle(
                    "Peking Union Medical College Hospital opened a centre in 2021. Shi Jie leads it. It has 40 beds.",
                    "a",
                    "A new centre",
                    "2021-05-04",
                )
            ]
        )
    yield library
    library.close()


def measured(library, question):
    query = library.query(question)
    (hit,) = library.find(query, Filters(), 4)
    measure = Measure(query, library.coverage(query))
    return measure.article(hit.article), measure.passage(hit)


def test_what_an_article_lacks_of_a_question_is_seen_under_every_name(library):
    article, passage = measured(library, "协和医院有多少张床位？")
    assert article.bodies_missing == passage.bodies_missing == 0
    article, passage = measured(library, "Did the Lasker Award go to PUMCH in 2019?")
    assert article.bodies_missing == passage.bodies_missing == 0.5
    assert article.years_missing == passage.numbers_missing == 1
    article, _ = measured(library, "石杰获得了什么奖？")
    assert article.persons_missing == 0
    article, _ = measured(library, "Who is Guo Wei?")
    assert article.persons_missing == 1


def test_coverage_counts_what_is_said_and_what_is_not(library):
    coverage = library.coverage(library.query("centre with 40 beds"))
    whole, part, none = (coverage.of(read(text)) for text in ("A centre, 40 beds.", "40 beds", "Nothing of it"))
    assert whole.share == pytest.approx(1) and whole.missing == 0
    assert 0 < part.missing < 1 and part.share < 1
    assert none.share == 0


def test_there_are_as_many_weights_as_features():
    assert len(weights.SAME_LANGUAGE.features) == len(weights.OTHER_LANGUAGE.features) == len(candidates.FEATURES)
    assert len(weights.ANSWERABLE.features) == len(answerable.FEATURES)


def hit(name, text):
    article = Article(name, text, name, name, None, None, None, None, "en", "2024-01-01T00:00:00+00:00", 1)
    return Hit(Passage(1, name, 0, 0, len(text), "en", text), article, 1.0, 1.0, 0.0, 0.0)


def candidate(where, text, before=""):
    start = where.article.text.index(text)
    span_before = Span(where.article.text.index(before), start) if before else Span(start, start)
    features = np.zeros(len(candidates.FEATURES), np.float32)
    return Candidate(where, 0, Span(start, start + len(text)), text, features, span_before)


def test_sentences_beside_the_best_are_quoted_with_it_and_unlikely_ones_are_not():
    one = hit("a", "Guo Wei won. He is a doctor. Rain fell.")
    found = [candidate(one, text) for text in ("Guo Wei won.", "He is a doctor.", "Rain fell.")]
    (quote,) = choose(found, [0.8, 0.6, 0.01])
    assert one.article.text[quote.span.start : quote.span.end] == "Guo Wei won. He is a doctor."


@pytest.mark.parametrize(
    ("text", "sentence", "quoted"),
    [
        ("Guo Wei works in Oslo. He is a doctor.", "He is a doctor.", "Guo Wei works in Oslo. He is a doctor."),
        ("Guo Wei works in Oslo. “His” group won.", "“His” group won.", "Guo Wei works in Oslo. “His” group won."),
        ("郭卫在奥斯陆工作。他是医生。", "他是医生。", "郭卫在奥斯陆工作。他是医生。"),
        ("郭卫在奥斯陆工作。其他人是医生。", "其他人是医生。", "其他人是医生。"),
        ("Guo Wei works in Oslo. Heart surgery won.", "Heart surgery won.", "Heart surgery won."),
        ("Guo Wei works in Oslo.\nHe is a doctor.", "He is a doctor.", "He is a doctor."),
        (f"Guo Wei works {'and works ' * 30}here. He won.", "He won.", "He won."),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(text, sentence, quoted):
    one = hit("a", text)
    before = text[: text.index(sentence)].rstrip()
    (quote,) = choose([candidate(one, sentence, before)], [0.8])
    assert quote.text == quoted


def test_an_article_that_names_none_of_the_bodies_asked_about_cannot_answer(library):
    one = hit("a", "Guo Wei won.")
    query = library.query("Who won the Lasker Award?")
    there, missing = candidate(one, "Guo Wei won."), candidate(one, "Guo Wei won.")
    missing.features[candidates.FEATURES.index("bodies_missing")] = 1
    assert fitting(query, [there, missing]) == [there]


def test_another_article_is_quoted_only_when_it_is_about_as_likely():
    one, other = hit("a", "Guo Wei won."), hit("b", "Shi Jie won.")
    found = [candidate(one, "Guo Wei won."), candidate(other, "Shi Jie won.")]
    assert len(choose(found, [0.8, 0.7])) == 2
    assert len(choose(found, [0.8, 0.2])) == 1


def test_no_more_is_quoted_than_is_taken_in_at_a_glance():
    long = " ".join(["word"] * 60)
    one = hit("a", f"{long} first. {long} second. Short.")
    found = [candidate(one, text) for text in (f"{long} first.", f"{long} second.", "Short.")]
    quotes = choose(found, [0.9, 0.8, 0.7])
    assert sum(count_words(one.article.text[q.span.start : q.span.end]) for q in quotes) <= MOST_WORDS
    assert len(quotes) == 2


@pytest.mark.parametrize(
    ("question", "named", "asked"),
    [
        ("2016和2017年度的奖给了谁", (), ["2016年度的奖给了谁", "2017年度的奖给了谁"]),
        ("Who won in 2015, 2018 and 2023?", (), ["Who won in 2015?", "Who won in 2018?", "Who won in 2023?"]),
        ("卢煜明、王振义各是哪个单位的", (), ["卢煜明各是哪个单位的", "王振义各是哪个单位的"]),
        ("What did RGH and NIH sign?", ("RGH", "NIH"), ["What did RGH sign?", "What did NIH sign?"]),
        ("who won the prize and who spoke at the fair?", (), ["who won the prize", "who spoke at the fair"]),
        ("在会上，谁获奖，又是谁发言？", (), ["在会上 谁获奖", "又是谁发言"]),
        ("Who won, in 2019, the prize?", (), []),
        ("谁获得了一等奖", (), []),
        ("Who won in 2011, 2012, 2013, 2014 and 2015?", (), []),
    ],
)
def test_a_question_of_several_parts_is_taken_apart(question, named, asked):
    assert parts(question, named) == asked


@pytest.mark.parametrize(
    ("question", "title", "sentence", "doubts"),
    [
        ("Who won the 2014 prize?", "", "Guo Wei won it.", {"untitled"}),
        ("Who won the 2014 prize?", "The prize of 2015", "Guo Wei won it.", {"years_of_title"}),
        ("Who won the 2014 prize?", "The prize of 2014", "Guo Wei, born in 1950, won it.", {"years_beside"}),
        ("Where was Shi Jie born?", "A prize", "Guo Wei was born in Beijing.", {"other_person"}),
        ("石杰生于哪里？", "A prize", "Shi Jie, not Guo Wei, was born in Beijing.", set()),
        ("Where was he born?", "A prize", "Guo Wei was born in Beijing.", set()),
    ],
)
def test_what_speaks_against_the_best_sentence(library, question, title, sentence, doubts):
    where = hit("a", sentence)
    where = replace(where, article=replace(where.article, title=title))
    found = answerable.features(library.query(question), [candidate(where, sentence)], [0.0])
    told = dict(zip(answerable.FEATURES, found, strict=True))
    assert {name for name in ("untitled", "years_of_title", "years_beside", "other_person") if told[name]} == doubts


@given(st.text(max_size=60))
def test_any_question_can_be_taken_apart(question):
    assert len(parts(question, ())) in (0, 2, 3)

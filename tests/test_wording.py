"""What a question's words may be said by: other names, translations; and how that is told."""

import pytest
from hash_embedder import HashEmbedder

from vectorstore.dictionary import Dictionary
from vectorstore.library import Library
from vectorstore.search import Weights
from vectorstore.text.aliases import load_aliases
from vectorstore.text.forms import other_forms
from vectorstore.text.words import index_words
from vectorstore.types import Filters, NewArticle
from vectorstore.wording import Vocabulary, word_question

TABLE = "hospital\tRiverside General Hospital|RGH\t江畔总医院|江畔医院\naward\tLantern Prize\t明灯奖\n"


@pytest.fixture(scope="module")
def dictionary(tmp_path_factory):
    return Dictionary(tmp_path_factory.mktemp("dictionary"))


@pytest.fixture
def aliases(tmp_path):
    table = tmp_path / "aliases.tsv"
    table.write_text(TABLE, encoding="utf-8")
    return load_aliases(table)


def alternatives(terms, word):
    return next(term.alternatives for term in terms if term.text == word)


def test_a_word_of_a_name_may_be_said_by_any_other_name(dictionary, aliases):
    wording = word_question("Which prizes did RGH win?", "en", Vocabulary(dictionary, aliases))
    own = alternatives(wording.own, "rgh")
    assert {"rgh", "riversid general hospit", " ".join(index_words("江畔医院"))} <= set(own)
    assert " ".join(index_words("江畔总医院")) in alternatives(wording.translated, "rgh")
    assert "奖" in alternatives(wording.translated, "prize")


def test_without_a_dictionary_names_are_still_translated(aliases):
    wording = word_question("江畔医院获得了什么奖", "zh", Vocabulary(None, aliases))
    (named,) = wording.translated
    assert named.text == "江畔医院" and {"rgh", "riversid general hospit"} <= set(named.alternatives)


def test_without_anything_a_question_is_its_own_words():
    wording = word_question("Who got the Lantern Prize?", "en", Vocabulary())
    assert alternatives(wording.own, "lantern") == ("lantern",)
    assert wording.translated == ()


def test_a_word_may_be_said_in_its_other_forms(dictionary):
    wording = word_question("Where did the women meet?", "en", Vocabulary())
    assert alternatives(wording.own, "meet") == ("meet", "met")
    assert alternatives(wording.own, "women") == ("women", "woman")
    translated = word_question("谁赢得了比赛", "zh", Vocabulary(dictionary)).translated
    assert {"win", "won"} <= set(alternatives(translated, "赢得"))
    assert other_forms("found") == []


@pytest.fixture
def library(home, dictionary, aliases):
    library = Library(home, HashEmbedder(), vocabulary=Vocabulary(dictionary, aliases))
    with library.writing() as writer:
        writer.add(
            [
                NewArticle("江畔总医院的团队昨天获奖，奖项在北京颁发。", "zh", "获奖"),
                NewArticle("The weather in the valley stayed dry for the whole of June.", "dry", "Weather"),
                NewArticle("The Valley Institute of Tissue Repair (VITR) opened a ward on Monday.", "vitr", "A ward"),
                NewArticle("Doctors of VITR then published what they had learned.", "later", "A paper"),
            ]
        )
    yield library
    library.close()


def test_a_question_finds_the_other_name_in_the_other_language(library):
    hits = library.search("Which prize did RGH win?")
    assert {hit.article.source: hit.translated for hit in hits if hit.translated} == {"zh": pytest.approx(1.0)}


def test_names_that_an_article_says_are_one_are_one_everywhere(library):
    hits = library.search("What did the Valley Institute of Tissue Repair publish?", limit=2)
    assert {hit.article.source for hit in hits} == {"vitr", "later"}
    with library.writing() as writer:
        (article,) = [article.id for article in library.articles() if article.source == "vitr"]
        writer.remove(article)
    query = library.query("What did the Valley Institute of Tissue Repair publish?")
    assert all("vitr" not in term.alternatives for term in query.wording.own)


def test_an_explanation_adds_up_and_says_which_words_were_said(library):
    query = library.query("Which prize did RGH win?")
    hits = library.find(query, Filters(), 4)
    for why in library.explain(query, hits):
        parts = why.meaning + why.words + why.names + why.order
        assert parts == pytest.approx(why.hit.score)
        share = why.hit.translated if why.translated else why.hit.words
        assert sum(said.share for said in why.said) == pytest.approx(share)
    best = max(library.explain(query, hits), key=lambda why: why.words)
    assert best.translated and {said.word for said in best.said} == {"prize", "rgh", "win"} and best.unsaid == ()
    assert next(said.by for said in best.said if said.word == "rgh") == " ".join(index_words("江畔总医院"))


def test_an_explanation_is_by_the_weights_that_were_searched_with(home, library):
    other = Library(home, HashEmbedder(), weights=Weights(own=0.6, translated=0.1, names=0))
    query = other.query("江畔医院 prize")
    best = other.explain(query, other.find(query, Filters(), 1))[0]
    assert best.words == pytest.approx(0.6 * best.hit.words) != 0
    assert best.order == pytest.approx(0)


def test_a_dictionary_is_made_before_the_first_question_or_said_to_be_missing_by_it(home, tmp_path, monkeypatch):
    folder = tmp_path / "cache"
    Library(home, HashEmbedder(), vocabulary=Vocabulary(Dictionary(folder))).prepare()
    assert list(folder.iterdir())
    monkeypatch.setattr("vectorstore.dictionary.cache.find_spec", lambda name: None)
    Library(home, HashEmbedder(), vocabulary=Vocabulary(Dictionary(tmp_path / "other"))).prepare()

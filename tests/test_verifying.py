"""Sentences against what articles say: numbers, dates and names across formats and scripts, and their places."""

import re
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.verifying.comparing import Said, supports, years_of
from assistant.verifying.facts import read_facts
from assistant.verifying.polarity import denies_alone, is_sure_alone
from assistant.verifying.units import units
from assistant.verifying.verifier import Verifier
from vectorstore.text.aliases import load_aliases
from vectorstore.types import Article, Hit, Passage

ALIASES = load_aliases()
KINDS = {"person", "institution", "award"}


def said(text):
    return Said(text, tuple(read_facts(text, ALIASES)))


def unsupported(written, evidence):
    """The kinds of facts of ``written`` that ``evidence`` does not say."""
    facts = read_facts(written, ALIASES, eager=True)
    assert facts, written
    there = said(evidence)
    return {fact.kind for fact in facts if not supports(there, fact, years_of([there], None), ALIASES)}


@pytest.mark.parametrize(
    ("written", "evidence"),
    [
        ("The fund is worth 1 billion yuan.", "基金规模为10亿元。"),
        ("基金规模为10亿元，约合1.45亿美元。", "a fund of 1 billion yuan, or about 145 million US dollars"),
        ("It pays $748 million.", "up to 748 million dollars"),
        ("共7.48亿美元。", "748 million dollars in total"),
        ("S$160 million", "160 million Singapore dollars"),
        ("800万瑞典克朗", "worth 8 million Swedish kronor"),
        ("on February 23, 2024", "于2024年2月23日"),
        ("2024年2月23日", "on 23 February 2024"),
        ("in February 2024", "2024年2月23日"),
        ("in 2024", "2024-02-23"),
        ("升至百分之七十", "rose to 70 percent"),
        ("其中九成", "90 per cent of it"),
        ("half of the prize", "奖金的一半"),
        ("50% of it", "one half of it"),
        ("in the 1970s", "20世纪70年代"),
        ("八十年代以来，即上世纪80年代", "since the 1980s"),
        ("十多年来", "for more than a decade"),
        ("二十年", "two decades"),
        ("第12位女性", "the twelfth woman"),
        ("获得三等奖", "the third prize"),
        ("the first conference", "首届大会"),
        ("in July", "7月初"),
        ("郭卫获奖", "Guo Wei won"),
        ("Xiaojun Huang won", "黄晓军获奖"),
        ("卡塔琳·卡里科获奖", "Katalin Karikó won"),
        ("James Allison won", "James P. Allison won"),
        ("大村智（Satoshi Ōmura）", "Satoshi Omura of Japan"),
        ("Ming Wai Lau gave", "Lau Ming-wai gave"),
        ("at PUMCH", "在北京协和医院"),
        ("北医三院", "Peking University Third Hospital"),
        ("Peking University", "Peking University People's Hospital"),
        ("the MIO said", "the Modern Institute of Oncology"),
        ("Nanjing Lake Institute of Oncology", "the institute of oncology of Nanjing Lake"),
        ("August 26, 2023", "on August 25 and 26, 2023"),
        ("2023年8月14日", "2023年8月13日至14日"),
        ("phase 2 trials", "二期试验"),
        ("phase II trials", "二期试验"),
        ("two of them", "双方"),
        ("两倍", "twice as many"),
        ("for five years", "为期五年"),
        ("three and a half years", "三年半里"),
        ("for 18 months", "历时一年半"),
        ("a year and a half", "eighteen months"),
        ("逾1100人", "about 1,110 people"),
        ("nearly $150 million", "149 million dollars"),
        ("the Ivanovsky Institute of Virology", "在伊凡诺夫斯基病毒学研究所学习"),
        ("Lau Ming-wai gave", "刘鸣炜捐款"),
        ("乌普萨拉大学", "with the Karolinska Institutet and Uppsala University"),
        ("青州医科大学", "Qingzhou Medical University"),
        ("Liushan Medical Award", "获得柳山医学奖"),
        ("由云溪大学建立", "云溪大学"),
        ("11月12日至14日", "in Perth (12–14 Nov)"),
        ("减少一半", "may halve the deaths"),
        ("Rs 500,000", "Rs 5 lakh"),
        ("2千万", "two crore"),
        ("艾达·耶尔穆-罗斯（Ada Jelmu-Ross）获奖", "Ada Jelmu-Ross won"),
        ("获得科技创新奖", "获得青州市科学技术创新奖"),
    ],
)
def test_what_is_said_in_another_way_is_said(written, evidence):
    assert unsupported(written, evidence) == set()


@pytest.mark.parametrize(
    ("written", "evidence", "kinds"),
    [
        ("1 billion yuan", "100亿元", {"amount"}),
        ("1 billion dollars", "10亿元", {"amount"}),
        ("S$80 million", "80 million US dollars", {"amount"}),
        ("February 23, 2024", "2024年2月24日", {"date"}),
        ("February 23, 2024", "2023年2月23日", {"date"}),
        ("2024年2月23日", "in February 2024", {"date"}),
        ("in the 1970s", "20世纪80年代", {"date"}),
        ("70%", "七十人", {"percentage"}),
        ("百分之七十", "about 17 percent", {"percentage"}),
        ("144 people", "441人", {"number"}),
        ("获得三等奖", "the first and the second prize", {"number"}),
        ("two second prizes", "two third prizes", {"number"}),
        ("黄晓军获奖", "黄小军获奖", {"person"}),
        ("Huang Xiaojun won", "Huang Xiaoming won", {"person"}),
        ("卡塔琳·考里科获奖", "Drew Weissman won", {"person"}),
        ("乌古尔·沙欣（Ugur Sahin）", "Katalin Karikó", {"person"}),
        ("Peking University Third Hospital", "北京大学第一医院", {"institution"}),
        ("the FDA", "国家药品监督管理局", {"institution"}),
        ("武汉大学", "Fudan University", {"institution"}),
        ("徐州医科大学", "Qingzhou Medical University", {"institution"}),
        ("Uppsala University", "瑞典隆德大学", {"institution"}),
        ("获得柳山医学奖", "获得国际细胞学会青年科学家奖", {"award"}),
        ("Lau Ming-kit gave", "刘鸣炜捐款", {"person"}),
        ("phase III trials", "二期试验", {"number"}),
        ("for three years", "三个伙伴", {"number"}),
        ("for three years", "历时三年半", {"number"}),
        ("about 1,200 people", "1110人", {"number"}),
        ("1,100 people", "1110人", {"number"}),
        ("the MIO said", "the Modern Hospital", {"institution"}),
        ("获得医学创新奖", "获得科学技术创新奖", {"award"}),
        ("Rs 50,000", "Rs 5 lakh", {"number"}),
        ("11月12日至14日", "in Perth (12–15 Nov)", {"date"}),
    ],
)
def test_what_is_another_thing_is_not_said(written, evidence, kinds):
    assert unsupported(written, evidence) == kinds


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Zhang Jianzhong 是银屑病项目的负责人。", ["Zhang Jianzhong"]),
        ("获奖者是 Katalin Karikó 和 Drew Weissman 。", ["Katalin Karikó", "Drew Weissman"]),
        ("Peking University People's Hospital 的 Guo Wei 获奖", ["Guo Wei"]),
    ],
)
def test_chinese_words_beside_a_latin_name_are_no_part_of_it(text, people):
    assert [fact.text for fact in read_facts(text, ALIASES, eager=True) if fact.kind == "person"] == people


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("在德国医院中列第14位", []),
        ("同校荣休教授到场", []),
        ("JULY: the clinic was ranked 14th", []),
        ("the congress's Outstanding Teaching award", [("award", "Outstanding Teaching award")]),
        ("dean of St Aldgate's medical school", [("institution", "St Aldgate's")]),
        ("Yunmen Biotechnology was there", [("institution", "Yunmen Biotechnology")]),
    ],
)
def test_what_is_a_name_and_of_what(text, named):
    assert [(fact.kind, fact.text) for fact in read_facts(text, ALIASES, eager=True) if fact.kind in KINDS] == named


def test_the_year_next_to_the_one_named_can_be_told():
    assert years_of([said("2008年任职。次年流感流行。")], "2018-01-08") >= {2008, 2009, 2018}


@given(st.text(max_size=120))
def test_any_text_says_its_own_facts(text):
    there = said(text)
    assert all(supports(there, fact, frozenset(), ALIASES) for fact in there.facts)


class Likenesses:
    """A library that finds the sentence with most characters in common the most alike."""

    def aliases(self):
        return ALIASES

    def likenesses(self, text, language, texts, languages):
        return np.array([len(set(text) & set(each)) / len(set(text) | set(each)) for each in texts])


def article(text, title="A title", date="2024-07-02", publisher="A publisher"):
    return Article("a", text, "a.md", title, date, None, publisher, None, "en", "2025-01-01T00:00:00Z", 1)


def hit(of, start=0, end=None):
    end = len(of.text) if end is None else end
    return Hit(Passage(start, of.id, 0, start, end, "en", of.text[start:end]), of, 1.0, 1.0, 1.0, 1.0)


def check(sentence, *hits):
    verdict = Verifier(Likenesses(), hits).check(sentence, hits)
    return [one.hit.article.text[slice(*one.span)] for one in verdict.supports], verdict.failure


AWARD = (
    "Guo Wei led the project that won the first prize in 2022. "
    "The work saved the limbs of 300 patients. "
    "Yang Wei led the project that won the third prize in 2021."
)


def test_a_sentence_cites_the_one_that_says_it():
    assert check("Guo Wei led the project that won the first prize.", hit(article(AWARD))) == ([AWARD[:57]], None)


def test_two_facts_of_two_sentences_cite_both():
    spans, failure = check("Guo Wei won the first prize, and the work saved 300 patients.", hit(article(AWARD)))
    assert failure is None
    assert len(spans) == 2


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Yang Wei led the project that won the first prize in 2022.", "person"),
        ("Guo Wei led the project that won the third prize in 2022.", "number"),
        ("Guo Wei led the project that won the first prize in 2021.", "date"),
        ("Li Ming led the project that won the first prize in 2022.", "person"),
        ("The work saved the limbs of 3,000 patients.", "number"),
        ("7 8 9", "meaning"),
    ],
)
def test_another_thing_in_the_place_of_one_is_refused_even_where_a_neighbour_says_it(sentence, kind):
    spans, failure = check(sentence, hit(article(AWARD)))
    assert spans == []
    assert failure.kind == kind


def test_names_and_years_may_stand_in_title_date_and_neighbours():
    told = article("He led the project that won the first prize on July 1.", title="Guo Wei of PUMCH wins")
    assert check("Guo Wei of PUMCH led the project that won the first prize on July 1, 2024.", hit(told))[1] is None
    untold = replace(told, title="A prize", date=None)
    assert check("Guo Wei of PUMCH led the project that won the first prize.", hit(untold))[1].kind == "person"


def test_numbers_may_not():
    told = article("He led the project that won.", title="300 patients in the project that won")
    assert check("He led the project of 300 patients that won.", hit(told))[1].kind == "number"


def test_a_number_may_count_the_people_named():
    told = article("Guo Wei and Yang Wei led the project that won.")
    assert check("The two leaders of the project that won were Guo Wei and Yang Wei.", hit(told))[1] is None


def test_a_number_may_count_what_is_listed_before_it():
    told = article("本届评出临床奖、护理奖、教学奖，每项一名得主。")
    assert check("本届评出的临床、护理和教学三个奖项每项一名得主。", hit(told))[1] is None
    assert check("本届评出的临床、护理和教学四个奖项每项一名得主。", hit(told))[1].kind == "number"


SOCIETY = (
    "Jane Cole of Ashford University has won the medal of the Northern Society for Cell Biology. "
    "She leads a group of twenty people. She was born in Perth, the youngest of a family of sailors. "
    "She worked on bones, on muscles, and on the skin. "
    "Tom Hale won the early career prize of the Society, worth 5,000 pounds."
)


def test_a_body_may_be_called_by_its_kind_behind_its_name():
    written = "Tom Hale won the early career prize of the {}, worth 5,000 pounds."
    told = hit(article(SOCIETY))
    assert check(written.format("Northern Society for Cell Biology"), told)[1] is None
    assert check(written.format("Southern Society for Cell Biology"), told)[1].kind == "institution"
    assert check(written.format("Ashford University"), told)[1].kind == "institution"


def test_a_sentence_without_a_key_must_fit_better():
    class Alike(Likenesses):
        def likenesses(self, text, language, texts, languages):
            return np.full(len(texts), 0.52)

    passages = [hit(article("The work saved limbs."))]
    verifier = Verifier(Alike(), passages)
    assert verifier.check("It saved limbs.", passages).supports
    assert not verifier.check("It saved limbs.", passages, cited=False).supports


def test_no_passage_supports_nothing():
    assert check("Guo Wei won.")[1].kind == "meaning"


def checked(sentence, before, *hits):
    return Verifier(Likenesses(), hits).check(sentence, hits, before=before).failure


LIVES = (
    "Guo Wei leads the clinic and won the Northfield Medal in 2019. "
    "She treats 300 patients a year.\n"
    "Yang Wei heads the laboratory and won the Southfield Medal in 2020."
)


def test_a_pronoun_means_whom_the_sentence_before_names():
    told = hit(article(LIVES))
    assert checked("She won the Northfield Medal in 2019.", ["Guo Wei leads the clinic."], told) is None
    assert checked("She won the Northfield Medal in 2019.", ["Yang Wei heads the laboratory."], told).kind == "person"
    assert checked("She won the Northfield Medal in 2019.", [], told) is None
    assert checked("Yang Wei won the Southfield Medal, and she heads it.", ["Guo Wei leads it."], told) is None


def test_of_several_people_before_it_a_pronoun_may_mean_any():
    assert checked("She won the Northfield Medal in 2019.", ["Guo Wei and Yang Wei lead."], hit(article(LIVES))) is None


def test_what_the_articles_do_not_deny_cannot_be_denied():
    told = hit(article(AWARD))
    assert check("Guo Wei did not lead the project that won the first prize.", told)[1].kind == "negation"
    untold = hit(article("The Northfield clinic has never led a project that won a first prize."))
    assert check("The Northfield clinic has not led a project that won a first prize.", untold)[1] is None


@pytest.mark.parametrize(
    ("written", "evidence"),
    [
        ("该疫苗尚未获批。", "The vaccine still awaits approval."),
        ("No agreement was signed.", "双方没有签约。"),
        ("It had not existed in Asia before.", "这在亚洲是首次。"),
        ("It was Ann Cole, not Tom Hale, who won.", "The winner was Ann Cole. Tom Hale came second."),
        ("No winner was chosen.", "The prize was withheld."),
        ("She was not only the first woman but the oldest.", "She was the first woman and the oldest."),
        ("不仅获奖，而且最年长。", "She won and was the oldest."),
    ],
)
def test_what_may_be_said_with_another_word_is_not_taken_for_denied(written, evidence):
    assert not denies_alone(written, [evidence])


@pytest.mark.parametrize(
    ("written", "evidence", "sure"),
    [
        ("The vaccine was approved in December 2020.", "疫苗若获批准，2021年将供应1亿剂。", True),
        ("The vaccine was approved in December 2020.", "疫苗于2020年12月获批准。", False),
        ("一亿剂疫苗已经供应。", "If it is approved, 100 million doses will be supplied.", True),
        ("如获批准，将供应一亿剂疫苗。", "If it is approved, 100 million doses will be supplied.", False),
        ("李若男获奖。", "李若男医生获奖。", False),
        ("She was surprised.", "Asked if she had expected the prize, she said she was surprised.", False),
        ("They plan to supply 100 million doses.", "疫苗若获批准，2021年将供应1亿剂。", False),
    ],
)
def test_what_is_said_under_a_condition_cannot_be_said_outright(written, evidence, sure):
    assert is_sure_alone(written, evidence) is sure


class ByWords(Likenesses):
    """A library that finds the sentence with most words in common the most alike."""

    def likenesses(self, text, language, texts, languages):
        words = set(re.findall(r"\w+", text))
        return np.array([len(words & set(re.findall(r"\w+", each))) / len(each.split()) for each in texts]) - 0.1


def test_a_bare_value_is_said_of_what_was_asked():
    told = hit(article("The Northfield Clinic was founded by monks in 1810.", title="Old houses"))
    verifier = Verifier(ByWords(), [told])
    assert not verifier.check("1810.", [told]).supports
    assert verifier.check("1810.", [told], asked="When was the Northfield Clinic founded?").supports
    assert not verifier.check("1811.", [told], asked="When was the Northfield Clinic founded?").supports
    assert not verifier.check("1810.", [told], asked="When was the Southfield Clinic founded?").supports
    assert not verifier.check("Yes.", [told], asked="Was the Northfield Clinic founded in 1810?").supports
    assert verifier.check("It was 1810.", [told], before=["The Northfield Clinic was founded by monks."]).supports
    assert not verifier.check("It was 1810.", [told], before=["The Southfield Clinic was founded by monks."]).supports


LIST = (
    "The awards of the clinic were announced.\n\nFirst Prize\nGuo Wei, for work on bones\n\n"
    "Third Prize\nYang Wei, for work on livers"
)


def test_a_heading_is_said_of_what_stands_below_it():
    told = hit(article(LIST))
    assert check("Guo Wei won the first prize for work on bones.", told)[1] is None
    assert check("Guo Wei won the third prize for work on bones.", told)[1] is not None


def test_clauses_of_a_list_are_told_apart():
    told = hit(article("郭卫团队完成的骨科项目获得一等奖；杨薇团队完成的肝肿瘤项目获得三等奖。"))
    assert check("杨薇团队的肝肿瘤项目获得三等奖。", told)[1] is None
    assert check("杨薇团队的肝肿瘤项目获得一等奖。", told)[1].kind == "number"


def test_a_passage_that_is_only_a_heading_supports_nothing():
    told = article(LIST)
    start = LIST.index("First Prize")
    assert check("Guo Wei won the first prize.", hit(told, start, start + len("First Prize")))[1].kind == "meaning"


@given(st.text(alphabet="First Prize一等奖：；。\n a1.", max_size=60))
def test_units_of_any_text_are_in_order_and_within_it(text):
    spans = [unit.span for unit in units(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))

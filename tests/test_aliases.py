"""Institutions and awards under all their names, and the names that articles give themselves."""

import itertools
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.errors import NewsCiteError
from vectorstore.text import aliases
from vectorstore.text.aliases import (
    KINDS,
    Aliases,
    AliasTableMalformed,
    AliasTableUnreadable,
    LearnedAlias,
    learn_aliases,
    load_aliases,
)
from vectorstore.text.aliases.table import read_table
from vectorstore.text.folding import fold

SHIPPED = load_aliases()
NAMES = sorted({name for entry in SHIPPED.entries for name in entry.names})
ANY_TEXT = st.lists(
    st.one_of(
        st.sampled_from(NAMES),
        st.sampled_from(
            ["ﬁ", "…", "İ", "e\u0301", "北", "大", "的", "（", "）", "(", ")", "以下简称“", "”", "，", " ", "·"]
        ),
        st.text(max_size=6),
    ),
    max_size=12,
).map("".join)


def found(text):
    return [text[span.start : span.end] for span in SHIPPED.find(text)]


def official(text, table=SHIPPED):
    """The official names of what ``text`` names, for each mention."""
    return [{table.names(entry)[0] for entry in span.entries} for span in table.find(text)]


def learned(text):
    return [(pair.full, pair.short, pair.kind) for pair in learn_aliases(text)]


# The shipped table


def test_the_shipped_table_is_of_its_own_form():
    entries = read_table(Path(aliases.__file__).with_name("aliases.tsv"))
    assert entries == SHIPPED.entries
    assert len(entries) >= 180
    assert {entry.kind for entry in entries} <= set(KINDS)


def test_every_shipped_entry_has_an_official_name_in_both_languages_and_no_other_has_it():
    firsts = Counter(fold(name) for entry in SHIPPED.entries for name in (entry.en[0], entry.zh[0]))
    assert [name for name, count in firsts.items() if count > 1] == []
    assert [entry for entry in SHIPPED.entries if entry.en[0] in entry.doubtful or entry.zh[0] in entry.doubtful] == []


def test_every_shipped_name_is_found_and_means_its_entry():
    for at, entry in enumerate(SHIPPED.entries):
        for name in entry.names:
            (span,) = SHIPPED.find(name)
            assert (span.start, span.end) == (0, len(name))
            assert at in span.entries


def test_a_name_of_several_entries_is_never_sure():
    shared = Counter(fold(name) for entry in SHIPPED.entries for name in entry.names)
    several = {name for name, count in shared.items() if count > 1}
    assert {"协和", "协和医院", "中山医院", "同济医院", "人民医院", "merck"} <= several
    assert all(not span.sure for name in several for span in SHIPPED.find(name))


def test_loading_is_quick():
    started = time.process_time()
    for _ in range(5):
        load_aliases()
    assert (time.process_time() - started) / 5 < 0.05


# Finding


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PKUPH", "北大人民医院"),
        ("Peking University Third Hospital", "北医三院"),
        ("Beijing Cancer Hospital", "他在北肿做手术"),
        ("PUMCH", "北京協和醫院"),
        ("301 Hospital", "解放军总医院"),
        ("MSKCC", "纪念斯隆-凯特琳癌症中心"),
        ("Dana–Farber Cancer Institute", "丹娜-法伯癌症研究所"),
        ("National Taiwan University Hospital", "台大醫院"),
        ("the WHO said", "世卫组织"),
        ("Nobel Prize", "诺奖"),
        ("Guang’anmen Hospital", "广安门医院"),
        ("State Preeminent Science and Technology Award", "國家最高科技獎"),
        ("约翰·霍普金斯大学", "约翰•霍普金斯大学"),
        ("Médecins Sans Frontières", "Medecins sans frontieres"),
        ("ＰＵＭＣＨ", "北京协和医院"),
    ],
)
def test_names_of_one_thing_meet(one, other):
    assert official(one) == official(other)
    assert len(official(one)) == 1
    assert SHIPPED.find(one)[0].sure


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("北京大学第三医院与北京大学合作", ["北京大学第三医院", "北京大学"]),
        ("Nobel Prize in Physiology or Medicine", ["Nobel Prize in Physiology or Medicine"]),
        ("河北大学、东北大学和北大荒", ["河北大学"]),
        ("河北医科大学", ["河北医科大学"]),
        ("海淀区人民医院", []),
        ("公安进行了调查", []),
        ("who will win? I can, in most cases.", []),
        ("WHO and UN", ["WHO", "UN"]),
        ("UNIT, NIHILIST, WHOLE", []),
        ("与PUMCH合作", ["PUMCH"]),
        ("Peking\nUniversity", ["Peking\nUniversity"]),
        ("peking university's team", ["peking university"]),
        ("Cell…Pﬁzer’s", ["Pﬁzer"]),
        ("", []),
    ],
)
def test_what_is_a_name_and_what_is_a_piece_of_something_else(text, names):
    assert found(text) == names


def test_ambiguous_names_give_all_they_may_mean_and_are_not_sure():
    (span,) = SHIPPED.find("他在协和工作")
    assert {"Peking Union Medical College Hospital", "Wuhan Union Hospital"} <= {
        SHIPPED.names(entry)[0] for entry in span.entries
    }
    assert not span.sure
    (doubtful,) = SHIPPED.find("He studied at Duke.")
    assert len(doubtful.entries) == 1
    assert not doubtful.sure


def test_a_question_is_expanded_by_the_other_names_of_what_it_names():
    question = "北医三院和pumch有哪些合作？"
    third, union = SHIPPED.other_names(question)
    assert question[third.start : third.end] == "北医三院"
    assert {"Peking University Third Hospital", "北京大学第三医院"} <= set(third.names)
    assert "北医三院" not in third.names
    assert {"Peking Union Medical College Hospital", "北京协和医院"} <= set(union.names)
    assert SHIPPED.other_names("who won in most cases?") == []


@given(ANY_TEXT)
def test_spans_lie_in_the_text_in_order_without_overlap_and_say_a_name_of_their_entries(text):
    spans = SHIPPED.find(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    for span in spans:
        (again,) = SHIPPED.find(text[span.start : span.end]) or [span]  # a short form may need its neighbours
        assert again.entries == span.entries


@given(st.text(max_size=8), st.sampled_from(NAMES))
def test_offsets_hold_behind_characters_that_folding_lengthens(before, name):
    text = f"{before}…㏂ﬁ\n{name}"
    assert text[SHIPPED.find(text)[-1].start :] == name


def test_a_megabyte_is_searched_in_seconds_at_most():
    text = "北京大学第三医院与上海交通大学医学院附属瑞金医院的研究得到国家自然科学基金资助。PUMCH joined. " * 9000
    started = time.process_time()
    SHIPPED.find(text)
    assert time.process_time() - started < 3


# The user's own table


def test_a_users_table_adds_entries_and_names(tmp_path):
    path = tmp_path / "mine.tsv"
    path.write_text(
        "# ours\nhospital\tPeking University People's Hospital|PKU People's\t\n"
        "company\tAcme Pharma\t艾克米制药|艾克?\n\nperson\tDavid Ho\t何大一\n",
        encoding="utf-8",
    )
    ours = load_aliases(path)
    assert len(ours.entries) == len(SHIPPED.entries) + 2
    assert official("PKU People's", ours) == official("北大人民医院", ours) == official("PKUPH")
    assert official("艾克米製藥", ours) == [{"Acme Pharma"}]
    assert [span.sure for span in ours.find("艾克")] == [False]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("hospital\tOnly two columns", "2 columns"),
        ("spaceship\tA Name\t名称", "spaceship"),
        ("hospital\tA Single Name\t", "single name"),
        ("hospital\tX\t名称", "too short"),
        ("hospital\tName One|name one\t名称", "twice"),
        ("hospital\t北京医院\tBeijing Hospital", "Chinese"),
    ],
)
def test_a_bad_line_is_named_in_both_languages(tmp_path, line, says):
    path = tmp_path / "mine.tsv"
    path.write_text(f"# ours\nhospital\tGood Hospital\t好医院\n{line}\n", encoding="utf-8")
    with pytest.raises(AliasTableMalformed) as raised:
        load_aliases(path)
    error = raised.value
    assert isinstance(error, NewsCiteError)
    assert "Line 3" in str(error)
    assert str(path) in str(error)
    assert says in str(error)
    assert "第 3 行" in error.message("zh")
    assert str(path) in error.message("zh")


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_a_table_that_cannot_be_read_is_said_so(tmp_path, content):
    path = tmp_path / "mine.tsv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AliasTableUnreadable, match="UTF-8") as raised:
        load_aliases(path)
    assert "无法读取" in raised.value.message("zh")


# Learning


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "由北京大学第一医院（以下简称“北大第一医院”）主办。",
            [("北京大学第一医院", "北大第一医院", "short")],
        ),
        ("她来自哥伦比亚大学（哥大）。", [("哥伦比亚大学", "哥大", "short")]),
        (
            "研究由四川大学华西医院（West China Hospital，WCH）牵头。",
            [
                ("四川大学华西医院", "West China Hospital", "translation"),
                ("West China Hospital", "WCH", "abbreviation"),
            ],
        ),
        ("他曾在美国国家卫生研究院（NIH）工作。", [("美国国家卫生研究院", "NIH", "abbreviation")]),
        ("该奖授予卡塔琳·考里科（Katalin Karikó）。", [("卡塔琳·考里科", "Katalin Karikó", "person")]),
        ("院士钟南山（Zhong Nanshan）出席。", [("钟南山", "Zhong Nanshan", "person")]),
        (
            "The National Natural Science Foundation of China (NSFC) paid.",
            [("National Natural Science Foundation of China", "NSFC", "abbreviation")],
        ),
        (
            "Doctors at Peking University Third Hospital (北京大学第三医院) agreed.",
            [("Peking University Third Hospital", "北京大学第三医院", "translation")],
        ),
        ("Professor Huang Xiaojun (黄晓军) spoke.", [("Huang Xiaojun", "黄晓军", "person")]),
        ("It was PUMCH (Peking Union Medical College Hospital).",
         [("Peking Union Medical College Hospital", "PUMCH", "abbreviation")]),
        ("单位是北京大学肿瘤医院，以下简称“北大肿瘤医院”。", [("北京大学肿瘤医院", "北大肿瘤医院", "short")]),
    ],
)  # fmt: skip
def test_articles_give_names_themselves(text, pairs):
    assert learned(text) == pairs


@pytest.mark.parametrize(
    "text",
    [
        "黄晓军（左二）在颁奖现场（2024年）。",
        "发布会（图）在上海举行。",
        "患者王某（女，52岁）入院。",
        "复星医药（600196.SH）公布年报。",
        "北京大学肿瘤医院（北京）和复旦大学附属中山医院（上海）",
        "北京大学人民医院（西直门院区）",
        "国际血液和骨髓移植研究中心（CIBMTR）",
        "Tu Youyou (pictured) and Li Na (right) won.",
        "She (aged 52) lives in Boston (USA).",
        "Zhang Wei (PhD) joined in (2024).",
        "The company (NYSE: PFE) rose.",
        "It moved there (Oregon Health).",
    ],
)
def test_what_only_looks_like_another_name_gives_nothing(text):
    assert learned(text) == []


@given(ANY_TEXT)
def test_any_text_can_be_learned_from(text):
    for pair in learn_aliases(text):
        assert len(pair.full) >= 2
        assert len(pair.short) >= 2
        assert pair.full != pair.short


def test_learned_pairs_extend_the_table_but_take_nothing_from_it():
    more = SHIPPED.extended(
        [
            LearnedAlias("北京大学第三医院", "北三院", "short"),
            LearnedAlias("卡塔琳·考里科", "Katalin Karikó", "person"),
            LearnedAlias("Some Other Hospital", "PUMCH", "abbreviation"),
        ]
    )
    assert official("北三院", more) == [{"Peking University Third Hospital"}]
    assert official("卡塔琳·考里科", more) == official("Katalin Kariko", more) == [{"Katalin Karikó"}]
    assert official("PUMCH", more) == official("北京协和医院")
    assert len(more.entries) == len(SHIPPED.entries) + 1


def test_without_entries_nothing_is_found():
    assert Aliases(()).find("北京大学 Peking University") == []

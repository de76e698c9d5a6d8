"""Names of people: found in both scripts, told from words, and matched across spellings."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.names import asked_keys, asked_names, find_names, han_keys, latin_keys, same_name

ANY_TEXT = st.text(
    alphabet=st.one_of(
        st.sampled_from("王李欧阳马和于乾黃曉軍晓军院士教授、，。说 HuangXiaojunLüWei'’-,.·\n"),
        st.characters(codec="utf-8"),
    ),
    max_size=80,
)


def names(text):
    return [name.text for name in find_names(text)]


def keys(text):
    return [name.key for name in find_names(text)]


@pytest.mark.parametrize(
    "spellings",
    [
        ("黄晓军", "黃曉軍", "Huang Xiaojun", "Xiaojun Huang", "HUANG Xiao-Jun", "Huang Xiao Jun", "Huang, Xiaojun"),
        ("欧阳自远", "歐陽自遠", "Ouyang Ziyuan", "Ziyuan Ouyang", "Ou-Yang Zi-Yuan", "Ou Yang Ziyuan"),
        ("吕志远", "Lü Zhiyuan", "Lyu Zhiyuan", "Lv Zhiyuan", "Lu Zhiyuan", "LYU Zhi-Yuan"),
        ("李西安", "Li Xi'an", "Xi’an Li", "Li Xi-an"),
        ("郑月娥", "Zheng Yue'e", "Zheng Yuee"),
        ("王俊", "王　俊", "Wang Jun", "Wáng Jùn", "Wang Jun's"),
        ("陈冯婉仪", "Chen Feng Wanyi", "Chen-Feng Wanyi"),
        ("沈乾一", "Shen Qianyi"),
    ],
)
def test_a_name_is_one_however_it_is_written(spellings):
    assert [pair for pair in itertools.combinations(spellings, 2) if not same_name(*pair)] == []


@pytest.mark.parametrize(
    ("han", "latin"),
    [
        ("单霁翔", "Shan Jixiang"),
        ("解振华", "Xie Zhenhua"),
        ("仇保兴", "Qiu Baoxing"),
        ("曾益新", "Zeng Yixin"),
        ("查良镛", "Zha Liangyong"),
        ("区晓岚", "Ou Xiaolan"),
        ("朴世龙", "Piao Shilong"),
        ("尉迟静", "Yuchi Jing"),
        ("万俟明", "Moqi Ming"),
        ("乐文照", "Yue Wenzhao"),
        ("乐文照", "Le Wenzhao"),
        ("王长庆", "Wang Changqing"),
        ("向朝阳", "Xiang Chaoyang"),
    ],
)
def test_surnames_and_given_names_are_read_as_people_read_them(han, latin):
    assert same_name(han, latin)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("黄晓军", "黄小军"),
        ("黄晓军", "黄曉明"),
        ("黄晓军", "Huang Xiaoming"),
        ("黄晓军", "Huang Xiao"),
        ("Huang Xiaojun", "Wang Xiaojun"),
        ("单霁翔", "Dan Jixiang"),
        ("王建军", "Wang Jian"),
        ("诸葛健", "Zhu Gejian"),
        ("方安", "Fan Gan"),
        ("James Allison", "Tasuku Honjo"),
        ("黄晓军", "James Allison"),
        ("黄晓军", "X. J. Huang"),
    ],
)
def test_different_names_are_not_the_same(one, other):
    assert not same_name(one, other)


def test_two_people_may_share_their_latin_name():
    assert same_name("黄晓军", "Huang Xiaojun")
    assert same_name("黄小军", "Huang Xiaojun")


def test_other_names_are_compared_by_their_letters():
    assert same_name("Katalin Karikó", "katalin kariko")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("会议由张抒扬、甘韶军和闫宝勇主持。", ["张抒扬", "甘韶军", "闫宝勇"]),
        ("北京大学血液病研究所所长黄晓军教授表示，方案安全有效。", ["黄晓军"]),
        ("國家衛生研究院院長余幼鳴出席了頒獎典禮。", ["余幼鳴"]),
        ("签约的是副总裁赵大平等人。", ["赵大平"]),
        ("获奖后，卢煜明说这不是他个人的成绩。", ["卢煜明"]),
        ("在会上，詹启敏感谢了同事。", ["詹启敏"]),
        ("奖项由丁健、李彦宏颁发。", ["丁健", "李彦宏"]),
        ("成虎教授说，方案经过三轮讨论。", ["成虎"]),
        ("欧阳明高代表清华大学签字。", ["欧阳明高"]),
        ("第二名是陈冯婉仪，她来自广州。", ["陈冯婉仪"]),
        ("王俊、邵峰共同揭牌", ["王俊", "邵峰"]),
    ],
)
def test_people_are_found_in_chinese(sentence, expected):
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "高血压、白血病和黄疸的治疗方案明显改进，患者何时用药成为常见问题。",
        "金融机构投资八千万元，于是双方马上成立了实验室。",
        "任何单位不得限制患者的权利，有关规定同时适用于民营医院。",
        "大会为期三天，时间安排紧凑，常用药安全有效。",
        "乌古尔·沙欣和尤里·米尔纳获奖。",
        "顾问委员会成员来自十国。",
        "王女士和李医生没有露面，某位姓张的主任也不在。",
    ],
)
def test_words_that_begin_like_surnames_are_no_people(sentence):
    assert names(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The first prize went to Guo Yinglu of Peking University.", ["Guo Yinglu"]),
        ("Dr. Ke Wang and Professor Sun Ran spoke.", ["Ke Wang", "Sun Ran"]),
        ("Li Wei's team worked with Yang Yang’s laboratory.", ["Li Wei", "Yang Yang"]),
        ("HE Jiankui and QIN Jinzhou were tried.", ["HE Jiankui", "QIN Jinzhou"]),
        ("Fan Bingbing Opens Charity Clinic in Tibet", ["Fan Bingbing"]),
        ("The surgeon Long Gang operated on Monday.", ["Long Gang"]),
        ("Cui Shu De and Ouyang Zi Yuan came.", ["Cui Shu De", "Ouyang Zi Yuan"]),
        ("Written by: Lang Lang", ["Lang Lang"]),
        ("The authors are Xi'an Liu, Yu'e Ma and Men Lei.", ["Xi'an Liu", "Yu'e Ma", "Men Lei"]),
        ("Huang, Xiaojun: The Beijing Protocol", ["Huang, Xiaojun"]),
    ],
)
def test_people_are_found_in_english(sentence, expected):
    assert names(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Sun Can Harm the Skin, Doctors Warn",
        "Long Ban on Human Gene Editing Lifted in Japan",
        "The Song China loan and the Tang Dynasty hall drew visitors to the Wang Center.",
        "Hong Kong and Shanghai lead the ranking, ahead of Beijing and Wuhan.",
        "Bin Laden was mentioned once.",
        "Ping An Insurance and Fosun Pharma set up a fund.",
        "When He Can Walk Again: A Patient's Story",
        "Zhang, X., Wang, Y. and Li, Z. wrote it.",
    ],
)
def test_english_that_looks_like_pinyin_is_no_people(sentence):
    assert names(sentence) == []


def test_both_scripts_are_found_in_one_text():
    assert names("黄晓军（Huang Xiaojun）教授与Shuyang Zhang签约。") == ["黄晓军", "Huang Xiaojun", "Shuyang Zhang"]
    assert keys("黄晓军（Xiaojun Huang）教授") == ["huangxiaojun", "huangxiaojun"]


def test_a_name_that_can_be_read_both_ways_is_read_as_the_others_of_the_text():
    assert keys("Zhang Jianzhong met Yang Wei.") == ["zhangjianzhong", "yangwei"]
    assert keys("Jianzhong Zhang met Yang Wei.") == ["zhangjianzhong", "weiyang"]


def test_the_more_frequent_surname_is_the_likelier():
    assert keys("Ke Zhang met Qiyu Peng, Shi Jie and Li Ziyu.") == ["zhangke", "pengqiyu", "shijie", "liziyu"]


def test_the_beginning_of_a_longer_name_has_no_key():
    assert "wangjian" not in han_keys("王建军院士表示感谢")
    assert "huangxiao" not in han_keys("黄晓军教授获奖")


def test_a_part_of_a_name_has_no_key_of_its_own():
    assert latin_keys("Ouyang Ziyuan spoke in Xi'an.") == ["ouyangziyuan", "xian"]
    assert "ziyuan" not in latin_keys("which prize did ouyang ziyuan win?", any_case=True)


def test_english_words_have_no_keys():
    assert latin_keys("Women change more, here as in Nature.") == []
    assert latin_keys("do women change more than men can", any_case=True) == []


def test_places_and_bodies_have_keys_in_both_scripts():
    assert {"zhongguancun", "ruijin", "chaoyang"} <= set(han_keys("中关村、瑞金医院和朝阳区"))
    assert {"zhongguancun", "ruijin", "chaoyang"} <= set(latin_keys("Zhongguancun, Ruijin Hospital, Chaoyang"))


@given(ANY_TEXT)
def test_names_have_their_places_in_the_text(text):
    found = find_names(text)
    assert all(text[name.start : name.end] == name.text and name.text for name in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))


@given(ANY_TEXT)
def test_keys_are_words_of_the_index_each_once(text):
    for found in (han_keys(text), latin_keys(text), latin_keys(text, any_case=True)):
        assert all(key.isascii() and key.isalpha() and key.islower() for key in found)
        assert len(found) == len(set(found))


@given(ANY_TEXT, ANY_TEXT)
def test_being_one_name_goes_both_ways(one, other):
    assert same_name(one, one)
    assert same_name(one, other) == same_name(other, one)


def test_a_name_in_a_question_is_found_beside_a_word_that_could_be_a_part_of_it():
    assert "yanning" in asked_keys("颜宁去哪家医院谈合作？")
    assert asked_names("颜宁去哪家医院谈合作？") == ["颜宁"]
    assert asked_names("Where did 黄晓军 meet Guo Wei?") == ["黄晓军", "Guo Wei"]
    assert asked_names("谁获得了一等奖？") == []

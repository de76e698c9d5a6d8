"""Foreign names in Han characters and the Latin names that they stand for."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.transliteration import SAME_SOUND, find_transliterated, sounds_alike

PAIRS = [
    ("卡塔琳·考里科", "Katalin Karikó"),
    ("卡塔琳·卡里科", "Katalin Karikó"),
    ("德鲁·魏斯曼", "Drew Weissman"),
    ("德鲁·韦斯曼", "Drew Weissman"),
    ("尚卡尔·巴拉苏布拉马尼安", "Shankar Balasubramanian"),
    ("戴维·克莱纳曼", "David Klenerman"),
    ("帕斯卡尔·迈耶", "Pascal Mayer"),
    ("杰弗里·凯利", "Jeffery W. Kelly"),
    ("奥拉·赫曼森", "Ola Hermanson"),
    ("卡琳·达尔曼-赖特", "Karin Dahlman-Wright"),
    ("安德斯·哈姆斯滕", "Anders Hamsten"),
    ("詹姆斯·艾利森", "James P. Allison"),
    ("托马斯·佩尔曼", "Thomas Perlmann"),
    ("乌古尔·沙欣", "Ugur Sahin"),
    ("威廉·坎贝尔", "William C. Campbell"),
    ("莎拉·吉尔伯特", "Sarah Gilbert"),
    ("帕斯卡尔·索里奥特", "Pascal Soriot"),
    ("约翰·贝尔", "John Bell"),
    ("米凯尔·多尔斯滕", "Mikael Dolsten"),
    ("迈克尔·维尔内里斯", "Michael Verneris"),
    ("谢尔盖·布林", "Sergey Brin"),
    ("马克·扎克伯格", "Mark Zuckerberg"),
    ("尤里·米尔纳", "Yuri Milner"),
    ("安妮·沃西基", "Anne Wojcicki"),
    ("艾伯特·布尔拉", "Albert Bourla"),
    ("珍妮弗·杜德纳", "Jennifer Doudna"),
    ("埃马纽埃尔·卡彭蒂耶", "Emmanuelle Charpentier"),
    ("弗朗西斯·柯林斯", "Francis Collins"),
    ("彼得·阿格雷", "Peter Agre"),
    ("兰加·克里希南", "Ranga Krishnan"),
    ("乌尔班·伦达尔", "Urban Lendahl"),
    ("厄于尔·沙欣", "Uğur Şahin"),
    ("罗纳德·奥克斯伯勒", "Ronald Oxburgh"),
    ("维克托·曹", "Victor Dzau"),
]


def test_names_that_are_one_sound_alike_and_those_of_two_people_do_not():
    same = [sounds_alike(han, latin) >= SAME_SOUND for han, latin in PAIRS]
    others = [
        sounds_alike(han, latin) >= SAME_SOUND
        for (han, own), (_, latin) in itertools.permutations(PAIRS, 2)
        if own.split()[-1] != latin.split()[-1] and "ahin" not in own
    ]
    assert sum(same) >= len(same) - 1
    assert sum(others) <= 0.01 * len(others)


@pytest.mark.parametrize(("han", "latin"), [("", "Karikó"), ("考里科", ""), ("·", "…"), ("考里科", "123")])
def test_nothing_sounds_like_nothing(han, latin):
    assert sounds_alike(han, latin) == 0.0


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_is_compared(one, other):
    assert 0.0 <= sounds_alike(one, other) <= 1.0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("由联合创始人乌古尔·沙欣担任首席执行官", ["乌古尔·沙欣"]),
        ("卡琳·达尔曼-赖特和约翰•贝尔", ["卡琳·达尔曼-赖特", "约翰•贝尔"]),
        ("“医工交叉”·第一期", []),
        ("屠呦呦获奖", []),
    ],
)
def test_dotted_names_are_found_without_the_words_around_them(text, names):
    assert [text[start:end] for start, end in find_transliterated(text)] == names

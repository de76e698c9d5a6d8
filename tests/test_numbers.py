"""Numbers are found with their values where people write them, in both languages, and nowhere else."""

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.numbers import Number, find_numbers, has_money, has_number

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def found(text):
    """What is found in ``text``: the words, their value and their unit."""
    return [(text[n.start : n.end], n.value, n.unit) for n in find_numbers(text)]


def in_english(n):
    """``n``, below a trillion, in words."""
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_english(n // size)} {word}" + (joint + in_english(rest) if rest else "")
    if n < 20:
        return ONES[n]
    return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")


def in_chinese(n):
    """``n``, below a trillion, in numerals as schools teach them."""
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if n >= size:
            rest = n % size
            gap = "零" if 0 < rest < size // 10 else ""
            return in_chinese(n // size) + unit + gap + (in_chinese(rest) if rest else "")
    return "零一二三四五六七八九"[n]


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("About 1,110 people", "1,110", 1110, ""),
        ("more than 100,000 lives a year", "100,000", 100_000, ""),
        ("共有１２人", "１２", 12, ""),
        ("7.5 million doses", "7.5 million", 7_500_000, ""),
        ("a rate of .5 percent", ".5 percent", "0.5", "%"),
        ("1.2bn doses", "1.2bn", 1_200_000_000, ""),
        ("over 100k samples", "100k", 100_000, ""),
        ("1.5 hundred million", "1.5 hundred million", 150_000_000, ""),
        ("首批供应1.35亿剂", "1.35亿", 135_000_000, ""),
        ("约 5 万名", "5 万", 50_000, ""),
        ("3億5000萬元", "3億5000萬元", 350_000_000, "CNY"),
        ("已在90多个国家使用", "90", 90, ""),
        ("5000余万元", "5000余万元", 50_000_000, "CNY"),
        ("10万亿", "10万亿", 10**13, ""),
        ("80mg daily", "80", 80, ""),
        ("3千克", "3", 3, ""),
        ("an 80m tower", "80", 80, ""),
        ("2024年", "2024", 2024, ""),
        ("in the mid-1990s", "1990", 1990, ""),
        ("GDP增长，中国GDP3%的增速", "3%", 3, "%"),
        ("sold 20% more", "20%", 20, "%"),
        ("about 70 percent", "70 percent", 70, "%"),
        ("about 70 per cent", "70 per cent", 70, "%"),
        ("seventy percent", "seventy percent", 70, "%"),
        ("５％", "５％", 5, "%"),
        ("百分之七十", "百分之七十", 70, "%"),
        ("占百分之三点五", "百分之三点五", "3.5", "%"),
        ("超过七成", "七成", 70, "%"),
        ("提高2.8个百分点", "2.8个百分点", "2.8", "%"),
        ("四分之三", "四分之三", "0.75", ""),
        ("three-quarters of them", "three-quarters", "0.75", ""),
        ("a quarter of them", "a quarter", "0.25", ""),
        ("one half of the prize", "one half", "0.5", ""),
        ("half of them", "half", "0.5", ""),
        ("half a million", "half a million", 500_000, ""),
        ("two and a half million", "two and a half million", 2_500_000, ""),
        ("Twenty-six students", "Twenty-six", 26, ""),
        ("twenty six students", "twenty six", 26, ""),
        ("two hundred and fifty", "two hundred and fifty", 250, ""),
        ("a hundred beds", "a hundred", 100, ""),
        ("more than a dozen", "a dozen", 12, ""),
        ("one of the winners", "one", 1, ""),
        ("四项成果", "四", 4, ""),
        ("首批二十六名学者", "二十六", 26, ""),
        ("约五十人的团队", "五十", 50, ""),
        ("一百多万名孕妇", "一百多万", 1_000_000, ""),
        ("三千五百", "三千五百", 3500, ""),
        ("一百二", "一百二", 120, ""),
        ("三万五", "三万五", 35_000, ""),
        ("两个据点", "两", 2, ""),
        ("兩項", "兩", 2, ""),
        ("六十多年", "六十", 60, ""),
        ("十来个", "十", 10, ""),
        ("百万名", "百万", 1_000_000, ""),
        ("二〇二四年", "二〇二四", 2024, ""),
        ("三点五亿", "三点五亿", 350_000_000, ""),
    ],
)
def test_a_number_has_its_value(text, words, value, unit):
    assert found(text) == [(words, Decimal(value), unit)]


@pytest.mark.parametrize("text", ["two-thirds of them", "two thirds of them", "三分之二"])
def test_shares_that_never_end_are_close(text):
    (number,) = find_numbers(text)
    assert abs(number.value - Decimal(2) / 3) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "words", "value", "unit"),
    [
        ("worth 1 billion yuan", "1 billion yuan", 10**9, "CNY"),
        ("基金规模10亿元", "10亿元", 10**9, "CNY"),
        ("奖金为每人500万元人民币", "500万元人民币", 5_000_000, "CNY"),
        ("人民币500万元", "人民币500万元", 5_000_000, "CNY"),
        ("RMB 5 million", "RMB 5 million", 5_000_000, "CNY"),
        ("500RMB", "500RMB", 500, "CNY"),
        ("￥３００", "￥３００", 300, "CNY"),
        ("about US$145 million", "US$145 million", 145_000_000, "USD"),
        ("145 million US dollars", "145 million US dollars", 145_000_000, "USD"),
        ("1.35亿美元", "1.35亿美元", 135_000_000, "USD"),
        ("raised $80m", "$80m", 80_000_000, "dollar"),
        ("raised 80m dollars", "80m dollars", 80_000_000, "dollar"),
        ("748 million dollars", "748 million dollars", 748_000_000, "dollar"),
        ("a 5-million-dollar grant", "5-million-dollar", 5_000_000, "dollar"),
        ("five million dollars", "five million dollars", 5_000_000, "dollar"),
        ("5 million Jamaican dollars", "5 million Jamaican dollars", 5_000_000, "dollar"),
        ("€1.2bn", "€1.2bn", 1_200_000_000, "EUR"),
        ("1.2亿欧元", "1.2亿欧元", 120_000_000, "EUR"),
        ("100€", "100€", 100, "EUR"),
        ("2.2 million pounds", "2.2 million pounds", 2_200_000, "GBP"),
        ("8 million Swedish kronor", "8 million Swedish kronor", 8_000_000, "SEK"),
        ("900万瑞典克朗", "900万瑞典克朗", 9_000_000, "SEK"),
        ("3.2 million Norwegian kroner", "3.2 million Norwegian kroner", 3_200_000, "NOK"),
        ("300万克朗", "300万克朗", 3_000_000, "krone"),
        ("160 million singapore dollars", "160 million singapore dollars", 160_000_000, "SGD"),
        ("1.6亿新加坡元", "1.6亿新加坡元", 160_000_000, "SGD"),
        ("HK$5", "HK$5", 5, "HKD"),
        ("500万港币", "500万港币", 5_000_000, "HKD"),
        ("CHF 10 million", "CHF 10 million", 10_000_000, "CHF"),
        ("1000万瑞士法郎", "1000万瑞士法郎", 10_000_000, "CHF"),
        ("5日圓", "5日圓", 5, "JPY"),
        ("5 billion won", "5 billion won", 5 * 10**9, "KRW"),
    ],
)
def test_an_amount_of_money_has_its_currency(text, words, value, unit):
    assert found(text) == [(words, Decimal(value), unit)]
    assert has_money(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("the first prize", "first", 1),
        ("the twenty-first century", "twenty-first", 21),
        ("her hundred and first win, or one hundred and first", "one hundred and first", 101),
        ("the two hundredth patient", "two hundredth", 200),
        ("the 21st congress", "21st", 21),
        ("第三届", "第三", 3),
        ("第 21 届", "第 21", 21),
        ("第一百零八例", "第一百零八", 108),
        ("国家发明奖二等奖", "二", 2),
    ],
)
def test_ordinals_are_told_apart(text, words, value):
    assert [(text[n.start : n.end], n.value) for n in find_numbers(text) if n.ordinal][-1] == (words, value)


def test_a_count_of_prizes_is_no_share():
    assert [(n.value, n.ordinal) for n in find_numbers("one first prize, two second prizes and one third prize")] == [
        (1, False),
        (1, True),
        (2, False),
        (2, True),
        (1, False),
        (3, True),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "PD-1, PD–1, CTLA-4, IL-6, BNT162b2 and H1N1",
        "mRNA-1273 against COVID-19 and 2019-nCoV",
        "3D printing, 5G, 5-HT, p53 and α1b",
        "version 3.1.2 at https://example.org/2024/07/123.html",
        "一起、统一、十分、三亚、万科、一些",
        "红十字会、三氧化二砷、九三学社、零部件、一成不变、统一成标准、另一半",
        "另一名、唯一一、千万不要、百度、十四五",
        "no one and one another",
        "九" * 30,
        "1" * 30,
    ],
)
def test_names_and_other_words_are_no_numbers(text):
    assert find_numbers(text) == []
    assert not has_number(text)
    assert not has_money(text)


@pytest.mark.parametrize(
    "text",
    ["十几个", "几百人", "数十名", "上千名", "七八个人", "两三天", "hundreds of them", "dozens", "both", "twice"],
)
def test_what_has_no_exact_value_is_a_number_without_one(text):
    assert find_numbers(text) == []
    assert has_number(text)


@pytest.mark.parametrize("text", ["数百万元", "几百万欧元", "several million dollars"])
def test_vague_amounts_are_money(text):
    assert find_numbers(text) == []
    assert has_money(text)


@pytest.mark.parametrize(
    "text", ["a team of 6 won", "120 CHF patients", "an INR of 2.5", "2 元素", "in 2022 won the prize", "3里拉开距离"]
)
def test_words_like_those_of_currencies_are_no_money(text):
    assert find_numbers(text)
    assert not has_money(text)


@pytest.mark.parametrize(
    ("text", "values", "unit"),
    [
        ("20-30%", [20, 30], "%"),
        ("10 to 20 percent", [10, 20], "%"),
        ("3至5亿元", [3 * 10**8, 5 * 10**8], "CNY"),
        ("5亿至8亿元", [5 * 10**8, 8 * 10**8], "CNY"),
        ("15–20 million yuan", [15_000_000, 20_000_000], "CNY"),
        ("$5-10 million", [5_000_000, 10_000_000], "dollar"),
        ("18-55", [18, 55], ""),
    ],
)
def test_a_range_says_its_scale_and_unit_once(text, values, unit):
    assert [(n.value, n.unit) for n in find_numbers(text)] == [(value, unit) for value in values]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("from $5 million in 2015 to $10 million", [(5_000_000, "dollar"), (2015, ""), (10_000_000, "dollar")]),
        ("up 12% to 345 million", [(12, "%"), (345_000_000, "")]),
        ("rose by 2 to 345 million", [(2, ""), (345_000_000, "")]),
        ("增长2%至3.45亿元", [(2, "%"), (345_000_000, "CNY")]),
    ],
)
def test_what_is_no_range_shares_nothing(text, values):
    assert [(n.value, n.unit) for n in find_numbers(text)] == values


def test_numbers_of_a_sentence_come_in_order():
    text = "复星医药最多支付1.35亿美元，约合1.2亿欧元，其中5000万美元用于认购约158万股新股，首批72名受试者接种。"
    assert found(text) == [
        ("1.35亿美元", 135_000_000, "USD"),
        ("1.2亿欧元", 120_000_000, "EUR"),
        ("5000万美元", 50_000_000, "USD"),
        ("158万", 1_580_000, ""),
        ("72", 72, ""),
    ]


BELOW_A_TRILLION = st.one_of(
    st.integers(0, 2000), st.integers(0, 10**12 - 1), st.integers(1, 999).map(lambda n: n * 10**6)
)


@given(BELOW_A_TRILLION)
def test_every_way_to_write_a_number_has_the_same_value(n):
    full_width = str(n).translate({ord("0") + d: ord("０") + d for d in range(10)})
    for form in (str(n), f"{n:,}", f"{n:,}".replace(",", "，"), full_width, in_english(n), in_english(n).upper()):
        for text in (form, f"about {form} people", f"共{form}名患者", f"（{form}）", f"😀 {form}."):
            assert found(text) == [(form, n, "")]
    for text in (f"共{in_chinese(n)}名患者", f"{in_chinese(n)}多个", f"😀（{in_chinese(n)}项）"):
        assert found(text) == ([(in_chinese(n), n, "")] if n else [])


@given(st.integers(1, 99_999), st.integers(0, 2))
def test_scales_of_both_languages_agree(mantissa, places):
    value = Decimal(mantissa).scaleb(-places)
    for form, scale in (
        (f"{value}万", 10**4),
        (f"{value}亿", 10**8),
        (f"{value}万亿", 10**12),
        (f"{value:,} thousand", 10**3),
        (f"{value:,} million", 10**6),
        (f"{value}bn", 10**9),
    ):
        assert found(f"over {form}.") == [(form, value * scale, "")]


@given(st.integers(1, 10**6), st.sampled_from(["%", " %", " percent", " per cent", "％", "个百分点"]))
def test_percentages_agree(n, sign):
    assert found(f"约{n}{sign}以上") == [(f"{n}{sign}", n, "%")]
    assert found(f"约百分之{in_chinese(n)}以上") == [(f"百分之{in_chinese(n)}", n, "%")]


@given(
    st.integers(1, 10**9),
    st.sampled_from(
        [
            ("{} yuan", "CNY"),
            ("RMB {}", "CNY"),
            ("{}元", "CNY"),
            ("{}美元", "USD"),
            ("US${}", "USD"),
            ("{} U.S. dollars", "USD"),
            ("${}", "dollar"),
            ("{} euros", "EUR"),
            ("€{}", "EUR"),
            ("{}英镑", "GBP"),
            ("{}港元", "HKD"),
        ]
    ),
)
def test_currencies_agree(n, form):
    pattern, unit = form
    for amount, value in ((f"{n:,}", n), (f"{n}万" if "元" in pattern else f"{n} million", None)):
        text = pattern.format(amount)
        expected = value or n * (10**4 if "万" in amount else 10**6)
        assert found(f"（{text}）") == [(text, expected, unit)]


@given(st.integers(1, 9999))
def test_ordinals_agree(n):
    ending = "th" if n % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    for text in (f"{n}{ending}", f"第{n}", f"第{in_chinese(n)}"):
        assert find_numbers(text) == [Number(0, len(text), Decimal(n), ordinal=True)]


PIECES = (
    "1 12 1,000 .5 ３ ， . - – $ US$ RMB % st m bn K mg million and a half one two twenty hundred dozen third "
    "first no to https:// A 一 二 两 零 〇 十 百 千 万 亿 萬 多 余 几 数 上 点 第 分之 成 半 元 美元 克朗 "
    "个 名 等奖 至 到 thirds of"
).split()


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from([*PIECES, " ", " ", "\n"]), max_size=40).map("".join),
        st.text(alphabet=st.sampled_from("0123456789,.，%$¥一二十百千万亿零几第点分之成元 atoe-"), max_size=100),
    )
)
def test_any_text_is_read_and_every_number_lies_in_it(text):
    numbers = find_numbers(text)
    assert all(0 <= n.start < n.end <= len(text) and n.value.is_finite() for n in numbers)
    assert all(one.end <= other.start for one, other in itertools.pairwise(numbers))
    assert not any(text[n.start].isspace() or text[n.end - 1].isspace() for n in numbers)
    assert has_number(text) or not numbers
    assert has_money(text) or all(n.unit in {"", "%"} for n in numbers)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1,000,", "1.1.", "一", "万", "一万", "百分之", "1万", "two ", "twenty-", " "]
)
def test_long_text_takes_time_in_proportion(piece):
    text = (piece * 100_000)[:100_000]
    began = time.perf_counter()
    find_numbers(text)
    # Some tenths of a second; in proportion to the square it would be minutes.
    assert time.perf_counter() - began < 20

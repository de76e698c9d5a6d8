"""Files come in many encodings and never say which; what is read is what was written, or a clear refusal."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import NotText
from assistant.reading.decoding import decode
from assistant.reading.tidying import one_line, tidy, unwrap

SIMPLIFIED = (
    "九月二十八日，北华医院与北华大学签署战略合作协议。双方将在人才培养、科学研究和临床治疗等方面开展合作，共同建设肿瘤研究中心。"
    "院长张明远表示，医院将以此为契机，推动医学与工程的交叉融合，让更多患者受益。据介绍，该院去年完成手术一万二千余台，"
    "获得国家科技进步奖二等奖一项。会议由副院长李秀兰主持，来自全国三十多家医院的专家参加了学术报告会，并就新药研发交流了经验。"
)
TRADITIONAL = (
    "九月二十八日，北華醫院與北華大學簽署戰略合作協議。雙方將在人才培養、科學研究和臨床治療等方面開展合作，共同建設腫瘤研究中心。"
    "院長張明遠表示，醫院將以此為契機，推動醫學與工程的交叉融合，讓更多患者受益。據介紹，該院去年完成手術一萬二千餘台，"
    "獲得國家科技進步獎二等獎一項。會議由副院長李秀蘭主持，來自全國三十多家醫院的專家參加了學術報告會，並就新藥研發交流了經驗。"
)
ENGLISH = "The hospital signed an agreement with the university (CIBMTR, PUMCH) on 28 September 2024; 1,286 patients. "


def samples(text, length, mixed):
    """Forty pieces of ``text``, some with English around them, always the same."""
    chance = random.Random(7)
    for _ in range(40):
        start = chance.randrange(len(text) - length)
        piece = text[start : start + length]
        yield ENGLISH[: chance.randrange(len(ENGLISH))] + piece + ENGLISH[:20] if mixed else piece


@pytest.mark.parametrize("mixed", [False, True], ids=["chinese", "with english"])
@pytest.mark.parametrize("length", [24, 60, 140])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "gbk"),
        (TRADITIONAL, "cp950"),
        (TRADITIONAL, "big5hkscs"),
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-16-le"),
        (TRADITIONAL, "utf-16-be"),
        (SIMPLIFIED, "utf-32"),
    ],
)
def test_chinese_is_read_as_written_even_when_short_and_mixed_with_english(text, encoding, length, mixed):
    for piece in samples(text, length, mixed):
        assert decode(piece.encode(encoding), "page.txt") == piece


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_english_is_read_with_its_curly_quotes_and_names(encoding):
    text = "The team’s “spark” – a first — won Prof. Müller’s prize… in Málaga.\nNext line."
    assert decode(text.encode(encoding), "page.txt") == text


def test_english_that_quotes_in_chinese_punctuation_is_read():
    text = "Officials called the research institute a “milestone” for the city, Xinhua reported on Friday."
    assert decode(text.encode("gbk"), "page.txt") == text


def test_a_few_chinese_names_in_english_are_read():
    text = "The first prize went to Wang Jun (王俊) of Peking University People's Hospital in Beijing, China."
    assert decode(text.encode("gb2312"), "page.txt") == text


def test_windows_punctuation_in_big5_is_kept():
    text = "居禮夫人‧瑪麗獲得獎項，會議時間為上午九時～十一時，地點在國家醫學中心。"
    assert decode(text.encode("cp950"), "page.txt") == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5hkscs"])
def test_one_broken_character_does_not_cost_the_page(encoding):
    text = TRADITIONAL if encoding == "big5hkscs" else SIMPLIFIED
    data = text.encode(encoding)
    read = decode(data[:-1], "page.txt")
    assert read.startswith(text[:-2])
    assert "\ufffd" in read[-2:]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("gb2312", "gbk"), ("GBK", "gb18030"), ("x-gbk", "gbk"), ("big5", "big5hkscs"), ("utf-8", "utf-8")],
)
def test_a_page_is_read_in_the_encoding_it_declares(declared, encoding):
    # Too few and too rare characters to tell by anything but the declaration.
    text = f'<html><head><meta charset="{declared}"></head><body>王堃 郭瑤 Guo</body></html>'
    assert decode(text.encode(encoding), "page.html", html=True) == text


@pytest.mark.parametrize("declared", ["utf-8", "iso-8859-1", "big5", "no-such-thing", "unicode_escape", "utf-7", "hex"])
def test_a_wrong_declaration_is_seen_through(declared):
    text = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}"><p>{SIMPLIFIED}</p>'
    assert decode(text.encode("gbk"), "page.html", html=True) == text


def test_a_declared_encoding_that_is_never_guessed_is_believed():
    text = '<?xml version="1.0" encoding="shift_jis"?><p>東京大学の研究チームが賞を受けた。</p>'
    assert decode(text.encode("shift_jis"), "page.html", html=True) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        b"PK\x03\x04" + bytes(random.Random(1).randbytes(4000)),
        bytes(random.Random(2).randbytes(3000)),
        b"plain words\0and a zero",
        bytes(range(1, 32)) * 20,
        "Исследователи университета получили премию за новый метод лечения.".encode("cp1251"),
        "서울대학교 병원 연구팀은 새로운 치료법을 발표했다. 국제 학회에서 상을 받았다.".encode("euc_kr"),
    ],
    ids=["image", "archive", "noise", "zero", "controls", "russian", "korean"],
)
def test_what_is_no_text_in_a_known_encoding_is_refused(data):
    with pytest.raises(NotText, match=r"page\.txt is not text"):
        decode(data, "page.txt")


def test_an_empty_file_is_empty_text():
    assert decode(b"", "page.txt") == ""


@given(st.text(st.characters(blacklist_categories=["Cc", "Cs"]), min_size=1))
def test_any_text_in_utf_8_comes_back(text):
    assert decode(text.encode(), "page.txt") == text.removeprefix("\ufeff")


def test_tidy_text_has_plain_breaks_and_spaces_and_at_most_one_empty_line():
    text = "\ufeffTitle\u00a0here \r\n\r\n\r\n\u3000\u3000第一段。\u3000\r\tSecond\u2028Third\x0b\n\n\n"
    assert tidy(text) == "Title here\n\n第一段。\nSecond\nThird"


def test_tidy_text_hides_nothing():
    hidden = "a\u200bb\u202ec\u2066d\u00ade\0f\u2060g\U000e0041h\ufe0fi\ufeffj\x1bk"
    assert tidy(hidden) == "abcdefghijk"


def test_tidy_text_is_composed_but_keeps_full_width_forms():
    assert tidy("Cafe\u0301 ＡＢＣ，１２３ ①") == "Café ＡＢＣ，１２３ ①"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_one_line_is_one_line(text):
    line = one_line(text)
    assert line.split() == [word for word in line.split(" ") if word]


def test_paragraphs_wrapped_at_a_fixed_width_are_joined():
    wrapped = (
        "Researchers at the university reported on Thursday that they have\n"
        "found a new target for drugs against cancer of the liver, which\n"
        "kills more than eight hundred thousand people a year.\n\nSecond paragraph."
    )
    assert unwrap(wrapped) == wrapped.replace("have\nf", "have f").replace("which\nk", "which k")


def test_wrapped_chinese_is_joined_without_spaces():
    lines = [SIMPLIFIED[n : n + 40] for n in range(0, 110, 40)]
    assert unwrap("\n".join(lines)) == "".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "First prize: one\nSecond prize: two and more\nThird prize: three",
        "A long first paragraph that says many things in its one line, as web pages have it, and then some more, "
        "so that it is longer than any width.\nA second one.\nA third one.",
        "标题一行\n来源：宣传处\n正文在这里开始，比上面的行长得多。\n结束。",
    ],
)
def test_lines_that_are_meant_stay(text):
    assert unwrap(text) == text

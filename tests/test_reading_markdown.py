"""Markdown gives its words without its marks, and its front matter as what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import FrontMatterInvalid, NotAnArticle, ReadingFailed
from assistant.reading.markdown import read_markdown
from assistant.reading.tidying import tidy

FRONT_MATTER = """---
title: "Two teams win: a first"
date: 2024-09-28
author: Anna Reed
publisher: Northgate News
url: https://news.example.org/teams
---
"""


def read(text):
    return read_markdown(text, "page.md")


def test_front_matter_tells_about_the_article_and_is_not_in_its_text():
    article = read(FRONT_MATTER + "\nTwo teams have won the award.\n")
    assert article.title == "Two teams win: a first"
    assert article.date == "2024-09-28"
    assert article.author == "Anna Reed"
    assert article.publisher == "Northgate News"
    assert article.url == "https://news.example.org/teams"
    assert article.text == "Two teams have won the award."


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("date: 2024-09-28", "2024-09-28"),
        ("date: 2024-09-28 10:00:00+08:00", "2024-09-28"),
        ("date: 28 September 2024", "2024-09-28"),
        ("published: Sep 28, 2024", "2024-09-28"),
        ("date: 2024-09", "2024-09"),
        ("date: 2024年9月28日", "2024-09-28"),
        ("日期: 2024/9/28", "2024-09-28"),
        ("Date: '20240928'", "2024-09-28"),
        ("date: 2024-02-30", None),
        ("date:", None),
    ],
)
def test_dates_of_front_matter_are_iso_dates(line, date):
    assert read(f"---\n{line}\n---\nTwo teams have won the award.").date == date


def test_several_authors_are_all_named():
    assert read("---\nauthors: [Anna Reed, Tom Okafor]\n---\nText.").author == "Anna Reed, Tom Okafor"
    assert read("---\nauthor:\n  - name: 王磊\n  - name: 李明\n---\n正文。").author == "王磊, 李明"


def test_a_source_that_is_an_address_is_the_address():
    article = read("---\nsource: https://news.example.org/a\n---\nText.")
    assert (article.publisher, article.url) == (None, "https://news.example.org/a")
    assert read("---\nsource: Xinhua\n---\nText.").publisher == "Xinhua"


def test_chinese_names_of_fields_are_understood():
    article = read("---\n标题: 两支团队获奖\n作者: 王磊\n来源: 健康报\n链接: https://a.example/b\n---\n正文。")
    assert (article.title, article.author) == ("两支团队获奖", "王磊")
    assert (article.publisher, article.url) == ("健康报", "https://a.example/b")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: ok\ndate: [2024\n---\nText.", 4),
        ('---\ntitle: "ok" more\n---\nText.', 2),
        ("\n\n---\ntitle: ok\n\tdate: x\n---\nText.", 5),
        ("---\ntitle: a: b\n---\nText.", 2),
    ],
)
def test_broken_front_matter_is_told_with_its_line(text, line):
    with pytest.raises(FrontMatterInvalid, match=rf"front matter of page\.md is not valid YAML, line {line}: "):
        read(text)


def test_rules_of_dashes_are_no_front_matter():
    assert read("---\nOnly words here\n---\nAnd here.").text == "Only words here\n\nAnd here."
    assert read("First part.\n\n---\n\ntitle: not one\n\n---\n\nLast part.").text == (
        "First part.\n\ntitle: not one\n\nLast part."
    )


def test_marks_go_and_words_stay():
    text = (
        '# Two *teams* win\n\nThe **first** prize, [the jury said](https://a.example "t"), went to `Guo Wei` of\n'
        "the hospital![photo](a.jpg) &amp; to \\*nobody\\* else ~~ever~~. See <https://b.example>.\n"
    )
    assert read(text).text == (
        "Two teams win\n\nThe first prize, the jury said, went to Guo Wei of the hospital & to *nobody* else ever. "
        "See https://b.example."
    )


def test_lists_quotes_code_and_tables_keep_their_words_and_lines():
    text = (
        "> Quoted words.\n\n- one\n- two\n\n1. first\n2. second\n\n"
        "| Prize | Leader |\n|---|---|\n| First | Guo Wei |\n\n```\na = 1\n    b\n```\n"
    )
    assert (
        read(text).text == "Quoted words.\n\none\ntwo\n\nfirst\nsecond\n\nPrize | Leader\nFirst | Guo Wei\n\na = 1\nb"
    )


def test_wrapped_lines_are_joined_and_hard_breaks_kept():
    assert read("The line\nis wrapped.\n\n中文换行，\n没有空格。\n\nOne  \nTwo").text == (
        "The line is wrapped.\n\n中文换行，没有空格。\n\nOne\nTwo"
    )


def test_html_within_it_shows_what_a_reader_would_see():
    seen = 'Seen <b>words</b>.<span style="display: none">hidden</span>'
    text = f"{seen}\n\n<script>x()</script>\n<!-- no -->\n\n<p>More.</p>"
    assert read(text).text == "Seen words.\n\nMore."


def test_without_front_matter_the_first_heading_is_the_title_and_the_text_tells_the_rest():
    article = read("# 医院与大学签约\n\n来源：健康报　作者：王磊\n\n2024年9月28日，双方签约。")
    assert (article.title, article.date) == ("医院与大学签约", "2024-09-28")
    assert (article.publisher, article.author) == ("健康报", "王磊")


def test_without_heading_the_first_sentence_is_the_title():
    assert read("Two teams have won the award. They met on Monday.").title == "Two teams have won the award"


@pytest.mark.parametrize(
    "text", ["", "---\ntitle: only\n---\n", "![a](b.png)", "***", "<!-- nothing -->", FRONT_MATTER]
)
def test_markdown_without_words_is_no_article(text):
    with pytest.raises(NotAnArticle):
        read(text)


PIECES = st.sampled_from(
    [
        *(
            "---\n",
            "title: x\n",
            "date: [",
            "# ",
            "* ",
            "> ",
            "- ",
            "1. ",
            "`",
            "```\n",
            "[a](b)",
            "![x](y)",
            "|",
            "~~",
        ),
        *("<div>", "</div>", "<!--", "<br>", "&#0;", "&nbsp;", "&x;", "\\", "\x00", "\t", "    ", "\n", "\n\n"),
        *("word ", "中文"),
    ]
)


@given(st.lists(PIECES).map("".join))
def test_any_text_is_an_article_or_refused_in_words(text):
    try:
        article = read(text)
    except ReadingFailed as error:
        assert str(error)
        return
    assert article.text == tidy(article.text) != ""
    assert article.title == " ".join(article.title.split()) != ""

"""Pages of plain text give title, date, author and publisher as a person would read them, and lose no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import NotAnArticle
from assistant.reading.plain import read_plain
from assistant.reading.tidying import tidy

STORY = "The hospital and the university will work together on stroke care, both said. They start next month."
STORY_ZH = "我院与北华大学签署合作协议，双方将共建研究中心。协议自签署之日起生效。"


def read(text):
    return read_plain(text, "page.txt")


def test_a_headline_above_the_story_is_the_title_and_stays_in_the_text():
    article = read(f"Hospital and university agree on stroke care\n\n{STORY}\n")
    assert article.title == "Hospital and university agree on stroke care"
    assert article.text == f"Hospital and university agree on stroke care\n\n{STORY}"
    assert article.source == "page.txt"


def test_a_breadcrumb_goes_and_the_headline_it_repeats_is_said_once():
    headline = "Professor Lin Honored with the Society's Award"
    article = read(f"Home» News&Events» News» {headline}\n\n{headline}\n\n  {STORY}")
    assert article.title == headline
    assert article.text == f"{headline}\n\n{STORY}"


def test_a_headline_that_only_the_breadcrumb_has_is_kept():
    article = read(f"Home > News > Professor Lin Honored with the Society's Award\n\n{STORY}")
    assert article.title == "Professor Lin Honored with the Society's Award"
    assert article.text == f"Professor Lin Honored with the Society's Award\n\n{STORY}"


def test_a_breadcrumb_that_ends_in_a_section_gives_no_title():
    article = read(f"您现在的位置：首页 > 新闻中心 > 医院要闻\n\n我院与北华大学签署合作协议\n\n{STORY_ZH}")
    assert article.title == "我院与北华大学签署合作协议"
    assert article.text == f"我院与北华大学签署合作协议\n\n{STORY_ZH}"


def test_the_window_title_above_the_headline_goes():
    article = read(f"北华医院签署合作协议 - 北华医院\n北华医院签署合作协议\n\n{STORY_ZH}")
    assert article.text == f"北华医院签署合作协议\n\n{STORY_ZH}"


@pytest.mark.parametrize(
    "above",
    ["2024-09-28 10:32", "News", "By Anna Reed", "发布时间：2024-09-28  来源：健康报", "新闻动态", "28 September 2024"],
)
def test_what_stands_above_the_headline_is_not_taken_for_it(above):
    assert read(f"{above}\n\nHospital and university agree\n\n{STORY}").title == "Hospital and university agree"


def test_a_labelled_title_wins():
    assert read(f"日期：2024年9月28日\n标题：医院与大学签约\n\n{STORY_ZH}").title == "医院与大学签约"


def test_a_page_that_starts_with_its_story_is_called_by_its_first_sentence_cut_between_words():
    story = (
        "On July 2, 2024, Dr. Mei Lin, founding director of the Northgate Institute of Rare Diseases and her team "
        "visited the hospital. They were shown the wards."
    )
    title = read(story).title
    assert title == "On July 2, 2024, Dr. Mei Lin, founding director of the Northgate Institute of Rare…"
    assert read("Dr. Mei Lin visited the hospital today. More text.").title == "Dr. Mei Lin visited the hospital today"


def test_a_chinese_story_without_a_headline_is_called_by_its_first_sentence_cut_at_a_comma():
    story = (
        "七月二日下午，北华罕见病研究院创始院长林梅教授率团队一行十余人来到我院，就罕见病的诊断与治疗进行学术交流。"
        "会议由副院长主持。"
    )
    assert read(story).title == "七月二日下午，北华罕见病研究院创始院长林梅教授率团队一行十余人来到我院…"
    assert read("七月二日，林梅教授来访。会后合影。").title == "七月二日，林梅教授来访"


def test_a_title_made_from_a_sentence_leaves_the_dateline_out():
    article = read("BEIJING, Sept. 28, 2024 (Xinhua) -- A hospital has opened an institute. It has ten labs.")
    assert article.title == "A hospital has opened an institute"
    assert article.text.startswith("BEIJING, Sept. 28, 2024 (Xinhua) -- ")


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        ("Updated: Mar 17, 2023 L M S", "2023-03-17"),
        ("Published on March 17, 2023", "2023-03-17"),
        ("Posted: 17 March 2023 | Updated: 20 March 2023", "2023-03-17"),
        ("Last updated on 17 March 2023", "2023-03-17"),
        ("Date: 2023-03-17    Views: 512", "2023-03-17"),
        ("March 17, 2023", "2023-03-17"),
        ("Friday, 17 March 2023", "2023-03-17"),
        ("(Xinhua)    09:15, March 17, 2023", "2023-03-17"),
        ("By LI MING | China Daily | Updated: 2023-03-17 10:05", "2023-03-17"),
        ("发布时间：2023-03-17", "2023-03-17"),
        ("时间：2023年3月17日 15:30:00　　点击：12", "2023-03-17"),
        ("2023-03-17  来源：健康报  作者：陈明", "2023-03-17"),
        ("日期：二〇二三年三月十七日", "2023-03-17"),
        ("发布于 2023/3/17 8:00", "2023-03-17"),
        ("来源：宣传处 更新时间：2023.03.17 浏览次数：2024", "2023-03-17"),
    ],
)
def test_a_labelled_date_wins_over_dates_in_the_story(lines, date):
    story = "On May 4, 2022, the society met in Nanjing. It will meet again on January 9, 2023."
    assert read(f"A headline of some words\n\n{lines}\n\n{story}\n").date == date
    assert read(f"医院召开会议讨论工作\n{lines}\n\n2022年5月4日，会议在南京召开。").date == date


def test_the_day_it_was_published_wins_over_the_day_it_was_changed():
    assert read(f"A headline of some words\nUpdated: 2023-03-20\nPublished: 2023-03-17\n\n{STORY}").date == "2023-03-17"


def test_without_a_label_the_first_full_date_counts():
    assert read(f"A headline of some words\n\nOn March 24, 2023, they met. On March 30, 2023, too. {STORY}").date == (
        "2023-03-24"
    )
    assert read(f"医院召开会议讨论工作\n\n2024年9月28日，会议召开。{STORY_ZH}").date == "2024-09-28"


def test_history_and_plans_do_not_date_an_article():
    text = (
        "Two hospitals join forces\n\nThe hospital, founded on May 4, 1958, signed the agreement on "
        "September 3, 2024. The new wing will open on January 5, 2199."
    )
    assert read(text).date == "2024-09-03"


def test_a_day_without_a_year_takes_the_year_that_the_text_names():
    text = "Professor honored\n\nOn February 23rd, the society met. The 2024 meetings were held on February 21-24."
    assert read(text).date == "2024-02-23"
    assert read("院士获奖的消息\n\n9月28日，大会召开。2023年以来，双方多次合作。").date == "2023-09-28"
    assert read("旅行社来电，9月28日，大会召开。2023年以来，双方多次合作。").publisher is None


def test_a_year_named_as_an_aim_is_not_the_year_of_a_day():
    assert read("院士获奖的消息\n\n9月28日，大会召开。2023年双方签约，到2025年建成中心。").date == "2023-09-28"


def test_a_day_without_any_year_dates_nothing():
    assert read(f"Professor honored\n\nOn February 23rd, the society met. {STORY}").date is None


def test_a_dateline_tells_day_and_agency():
    article = read("BEIJING, Sept. 28 (Xinhua) -- A hospital opened an institute, planned since May 5, 2024.")
    assert (article.date, article.publisher) == ("2024-09-28", "Xinhua")
    article = read("新华社北京9月28日电（记者 田雅婷、王 磊）医院于2024年设立研究院，5月4日动工。")
    assert (article.date, article.publisher, article.author) == ("2024-09-28", "新华社", "田雅婷、王磊")


def test_the_year_of_a_copyright_notice_dates_nothing():
    assert read(f"Professor honored\n\n{STORY}\n\nCopyright © 2010-2025 Northgate, May 4, 2020").date is None


def test_when_an_event_takes_place_is_not_when_its_notice_appeared():
    text = "学术会议通知\n时间：2024年10月12日\n地点：北京\n\n请各科室参加。\n\n2024年9月28日"
    assert read(text).date == "2024-09-28"


def test_a_date_at_the_foot_dates_a_notice():
    assert read("我院召开学术会议\n\n6月1日下午，会议召开。\n\n（宣传处）\n二〇二四年六月三日").date == "2024-06-03"


def test_a_month_dates_an_article_that_starts_with_it():
    assert read(f"Two hospitals join forces\n\nIn September 2024, they signed. {STORY}").date == "2024-09"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("Source: Office of Scientific Research", "Office of Scientific Research"),
        ("Source: Xinhua | 2024-09-28 10:15 | Editor: huaxia", "Xinhua"),
        ("(Source: China Daily)", "China Daily"),
        ("来源：新华社", "新华社"),
        ("来源：健康报 2024-09-28", "健康报"),
        ("[来源：北华大学报]", "北华大学报"),
        ("2024-09-28  来源：党委宣传部  点击数:1024", "党委宣传部"),
        ("发布时间：2024-09-28 信息来源：科研处 浏览次数：12", "科研处"),
        ("稿源：人民网", "人民网"),
        ("By LI MING | China Daily | Updated: 2024-09-28", "China Daily"),
    ],
)
def test_the_publisher_is_what_the_page_calls_its_source(line, publisher):
    assert read(f"A headline of some words\n{line}\n\n{STORY}").publisher == publisher
    assert read(f"医院召开会议讨论工作\n\n{STORY_ZH}\n{line}").publisher in (publisher, None)


@pytest.mark.parametrize(
    "line",
    ["[Photo/example.org]", "来源：本站", "Source: Internet", "来源：", "Sources said so", "资金来源：国家基金"],
)
def test_what_names_no_publisher_gives_none(line):
    assert read(f"A headline of some words\n{line}\n\n{STORY}").publisher is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Written by: Lang Lang", "Lang Lang"),
        ("Written by Anna Reed and Tom Okafor", "Anna Reed and Tom Okafor"),
        ("By Anna Reed", "Anna Reed"),
        ("By LI MING | China Daily | Updated: 2024-09-28", "LI MING"),
        ("Author: Anna Reed   Editor: Tom Okafor", "Anna Reed"),
        ("(Reporter: Wang Lei)", "Wang Lei"),
        ("作者：王小红", "王小红"),
        ("作者：陈明 李芳  点击数：2024", "陈明 李芳"),
        ("来源：健康报　作者：王小红　责任编辑：赵敏", "王小红"),
        ("（文/王小红 图/赵强）", "王小红"),
        ("文字：王晓　摄影：刘洋　编辑：陈静", "王晓"),
        ("本报记者 王小红", "王小红"),
        ("（记者 王 磊 通讯员 李明）", "王磊"),
        ("撰稿：王小红 审核：张帆", "王小红"),
    ],
)
def test_the_author_is_who_wrote_it_and_not_who_edited_it(line, author):
    assert read(f"A headline of some words\n{line}\n\n{STORY}").author == author
    assert read(f"医院召开会议讨论工作\n\n{STORY_ZH}\n\n{line}").author in (author, None)


def test_a_reporter_named_within_the_first_paragraph_is_the_author():
    text = f"医院召开会议讨论工作\n\n本报讯（记者 李明 通讯员 张华）3月24日，会议召开。{STORY_ZH * 6}"
    assert read(text).author == "李明"


@pytest.mark.parametrize(
    "line",
    [
        "Edited by: Liu Xin",
        "责任编辑：赵敏",
        "摄影：刘洋",
        "作者：admin",
        "记者从医院获悉，会议已经召开。",
        "By applying new methods, the team went on.",
        "The book was written by nobody in particular.",
    ],
)
def test_what_names_no_author_gives_none(line):
    assert read(f"A headline of some words\n\n{line}\n\n{STORY}").author is None


def test_words_about_the_article_stay_in_its_text_but_buttons_go():
    text = (
        "医院召开会议讨论工作\n发布时间：2023-03-28   来源：宣传处   浏览次数：123  【字号：大 中 小】\n\n"
        f"　　{STORY_ZH}\n\n（责任编辑：赵敏）\n【打印】【关闭】\n上一篇：关于门诊安排的通知\n下一篇：没有了\n"
    )
    assert read(text).text == (
        f"医院召开会议讨论工作\n发布时间：2023-03-28   来源：宣传处   浏览次数：123\n\n{STORY_ZH}\n\n（责任编辑：赵敏）"
    )


def test_where_an_event_takes_place_is_no_breadcrumb():
    assert (
        "Location: Room 305, Building B"
        in read(f"Lecture on stroke care\nLocation: Room 305, Building B\n\n{STORY}").text
    )


def test_english_buttons_go():
    text = (
        f"A headline of some words\nUpdated: Mar 17, 2023 L M S\n\n{STORY}\n\nShare on Facebook Twitter LinkedIn\nPrint"
    )
    assert read(text).text == f"A headline of some words\nUpdated: Mar 17, 2023\n\n{STORY}"


def test_paragraphs_and_their_words_stay_as_they_are():
    body = "He said: “Now!”\nA 1 billion yuan ($144.96 million) fund… №5 – ＡＢ１２\n\n“医工交叉”,全角，半角,都保留。"
    assert read(f"A headline of some words\n\n{body}").text.endswith(body)


@pytest.mark.parametrize(
    "text", ["", " \n\t\n", "\u200b\ufeff\n", "Home\nNews\n", "首页 > 新闻\n【打印】【关闭】", "***\n---"]
)
def test_a_page_without_a_story_is_no_article(text):
    with pytest.raises(NotAnArticle, match=r"page\.txt holds no article text"):
        read(text)


LINES = st.sampled_from(
    [
        *(
            "Home» News» X Y Z W",
            "当前位置：首页 > 新闻",
            "来源：",
            "作者：王磊",
            "（记者 王磊）",
            "By ",
            "标题：",
            "Title: x",
        ),
        *("Updated: 2024-02-30", "2024年9月28日", "Sept. 28", "BEIJING, Sept. 28 (Xinhua) -- X", "新华社北京9月28日电"),
        *("【打印】", "上一篇：", "。", "…", "“", "word", "", "\u3000\u3000", STORY, STORY_ZH),
    ]
)


@given(st.one_of(st.text(), st.lists(LINES).map("\n".join)))
def test_any_text_is_an_article_with_a_title_of_one_line_or_none(text):
    try:
        article = read(text)
    except NotAnArticle:
        return
    assert article.text == tidy(article.text)
    assert article.title == " ".join(article.title.split()) != ""

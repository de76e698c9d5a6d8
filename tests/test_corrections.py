"""An article that corrects another says so, and says which."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vectorstore.text.corrections import find_correction

TITLE = "Four prizes for Peking University projects"


@pytest.mark.parametrize(
    ("title", "text", "named"),
    [
        (f"Correction: {TITLE}", "The second prize went to Shi Jie.", TITLE.lower()),
        (f"CORRECTION – {TITLE}", "It was the third prize.", TITLE.lower()),
        (f"Erratum to “{TITLE}”", "It was the third prize.", TITLE.lower()),
        ("Corrections", f"The article “{TITLE}” of March 24 named the wrong hospital.", TITLE.lower()),
        ("A note to our readers", f'Correction: Our report "{TITLE}" named the wrong hospital.', TITLE.lower()),
        ("更正：四项北大成果获奖", "二等奖得主应为时杰。", "四项北大成果获奖"),
        ("【更正】四项北大成果获奖", "二等奖得主应为时杰。", "四项北大成果获奖"),
        ("关于《四项北大成果获奖》一文的更正", "二等奖得主应为时杰。", "四项北大成果获奖"),
        ("更正启事", "本报3月24日刊发的《四项北大成果获奖》中，二等奖得主应为时杰。", "四项北大成果获奖"),
        ("本报声明", "更正：《四项北大成果獲獎》一文有误。", "四项北大成果获奖"),
    ],
)
def test_a_correction_names_what_it_corrects(title, text, named):
    correction = find_correction(title, text)
    assert correction is not None and named in correction.titles


def test_an_address_names_it_too():
    correction = find_correction("Correction", "The report (https://example.org/news/12?a=1) named the wrong hospital.")
    assert correction is not None and correction.urls == ("https://example.org/news/12?a=1",)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Prize for the correction of genes", "Correcting genes is hard."),
        ("Correctional facility opens a clinic", "It is new."),
        (TITLE, "The prizes were given. A correction of the figures will follow."),
        ("基因纠错技术获奖", "该技术可以更正基因。"),
        ("大学更正了章程", "章程已更正。"),
    ],
)
def test_other_articles_correct_nothing(title, text):
    assert find_correction(title, text) is None


@given(st.text(max_size=80), st.text(max_size=200))
def test_no_text_is_too_odd(title, text):
    find_correction(title, text)

"""The tokenizer gives the ids that Hugging Face's gives for the same vocabulary."""

import random
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Regex, models, normalizers, pre_tokenizers
from tokenizers import Tokenizer as HuggingFace

from vectorstore.e5.tokenizer import MARKS, Tokenizer
from vectorstore.e5.weights import Vocabulary, Weights

ENGLISH = (
    "On 2 July 2024 the Harbour Institute's team (led by Dr. Zoë O'Neill-Brontë) won €1.5m — half of it abroad!",
    "naïve café, co-operation; 3.14×10⁻⁷ km², №7 ﬁnal ½ … “quoted” ‘text’ e.g. pre-clinical/phase-III",
    "AstraZeneca,Pfizer&Moderna:10,000,000   doses\tby\nMonday\r\n\r\nHTTP://EXAMPLE.org/?q=1&lang=zh#top",
)
CHINESE = (
    "2024年9月28日，北京大学的邵峰院士在雄安大会上作了关于“细胞焦亡”的报告。",
    "國家科學技術進步獎一等獎由３家單位共同獲得（獎金１００萬元）；臺灣、香港亦有合作。",
    "黄晓军获CIBMTR杰出服务奖——这是Asia首次……㈱テスト、ｶﾀｶﾅ、한국어 文字 mixed",
)
ODD = (
    "",
    " ",
    "   ",
    "a ",
    " a",
    "\u3000全角　空格\u3000",
    "\u200b\ufeff\u00ad\u2060zero width",
    "</s> <s> <pad> <unk> <mask> </s></s>",
    "▁▁ ▁word ▁",
    "\x00\x01\x7f\x85",
    "👩🏽‍⚕️👨‍👩‍👧🇨🇳 emoji ❤️",
    "ﷺ ㌀ ㋿ ﬃ Ǆ ẞ İ ı",
    "e\u0301 vs é; \u1112\u1161\u11ab vs 한",
    "𠮷野家 𝕳𝖊𝖑𝖑𝖔 𐍈 \U0001f9ec \U00013000\U00013001\U00013002",
    "٣٤٥ ४५६ ๑๒๓ ⅣⅫ",
    "x" * 300,
    "的" * 300,
    "\U00013000" * 5 + "a" + "\U00013000" * 3,
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Weights().vocabulary


@pytest.fixture(scope="module")
def tokenizer(vocabulary):
    return Tokenizer(vocabulary)


@pytest.fixture(scope="module")
def reference(vocabulary):
    """Hugging Face's tokenizer with the vocabulary and the normalisation of the model file."""
    # Text is never a mark of the model: their pieces are made impossible to write.
    scored = [
        (f"\U0010ffff{piece}" if piece in MARKS else piece, score)
        for piece, score in zip(vocabulary.pieces, vocabulary.scores, strict=True)
    ]
    reference = HuggingFace(models.Unigram(scored, vocabulary.unknown, byte_fallback=False))
    reference.normalizer = normalizers.Replace(Regex(" {2,}"), " ")
    reference.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always", split=True)
    # 4,837 normalizers in a row would take seconds; the mapping itself is tested below.
    mapping = str.maketrans(vocabulary.replacements)
    return lambda text: reference.encode(text.translate(mapping), add_special_tokens=False).ids


@pytest.mark.parametrize("text", [*ENGLISH, *CHINESE, *ODD])
def test_ids_are_those_of_hugging_face(tokenizer, reference, text):
    assert tokenizer.ids(text) == reference(text)


def test_ids_of_many_mixed_texts(tokenizer, reference):
    chance = random.Random(7)
    parts = [part for text in (*ENGLISH, *CHINESE, *ODD) for part in text.split(" ")]
    for _ in range(1000):
        text = chance.choice(("", " ", "  ")).join(chance.choices(parts, k=8))
        cut = text[chance.randrange(3) : len(text) - chance.randrange(3)]
        assert tokenizer.ids(cut) == reference(cut), cut


def test_ids_of_random_runs_of_pieces(tokenizer, reference, vocabulary):
    chance = random.Random(8)
    for _ in range(1000):
        text = "".join(chance.choices(vocabulary.pieces, k=6)).replace("▁", " ")
        assert tokenizer.ids(text) == reference(text), text


@settings(max_examples=300, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_ids_of_any_text(tokenizer, reference, text):
    assert tokenizer.ids(text) == reference(text)


def test_normalisation_is_nfkc_without_control_characters(vocabulary):
    for character, replacement in vocabulary.replacements.items():
        expected = unicodedata.normalize("NFKC", character)
        assert replacement == expected or (replacement in ("", " ") and not character.isalnum())
    assert vocabulary.replacements["ﬁ"] == "fi"
    assert vocabulary.replacements["，"] == ","
    assert vocabulary.replacements["\u3000"] == " "
    assert vocabulary.replacements["\x01"] == ""


def test_lone_surrogate_is_one_unknown_piece(tokenizer, vocabulary):
    assert tokenizer.ids("a \ud800")[-1] == vocabulary.unknown


def test_marks_in_a_text_are_text(tokenizer, vocabulary):
    marks = {vocabulary.pieces.index(mark) for mark in MARKS}
    assert not marks & set(tokenizer.ids("</s> <s>a</s> <pad><mask> <unk>"))


def test_threads_share_a_tokenizer(vocabulary):
    texts = [*ENGLISH, *CHINESE, *ODD] * 4
    alone, shared = Tokenizer(vocabulary), Tokenizer(vocabulary)
    expected = [alone.ids(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda _: [shared.ids(text) for text in texts], range(16)):
            assert found == expected

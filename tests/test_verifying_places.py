"""Values, names and denials that were put in the place of others, with the real embedder."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.assistant import Assistant
from assistant.settings import load_settings
from assistant.verifying.affiliations import affiliations
from assistant.verifying.clauses import clauses
from assistant.verifying.facts import read_facts
from assistant.verifying.places import places
from assistant.verifying.times import names_another_time
from assistant.verifying.verifier import Verifier
from vectorstore.text.aliases import load_aliases
from vectorstore.types import Filters, NewArticle

ALIASES = load_aliases()

DEAN = (
    "The board of Eastmere University has appointed Dr. Nora Quill as dean of medicine. She was selected from a field "
    "of 38 candidates.\n\nThe new dean takes over a school with 620 students and 290 full-time teachers. At its meeting "
    "on Friday the board also approved the budget and awarded tenure to 12 members of the faculty. Anna Brill of "
    "Weston Hospital gave the lecture.\n\nThe school expects no quick return on its new building, which opens in autumn."
)
FUND = (
    "5月17日，澄江产业集团与宏远制药签约，共同设立总规模10亿元的澄江医药产业基金，首期出资4亿元。\n\n"
    "澄江大学附属第二医院院长周明远在会上介绍了经验，清河市人民医院医生林小雨获个人二等奖。"
    "双方约定共享样本数据。今年秋季起每年选派40名研究生，师生代表30余人参加了活动。"
)


@pytest.fixture(scope="module")
def verified(tmp_path_factory):
    """Whether the articles support a sentence: nothing if they do, else of what kind the failure is."""
    home = tmp_path_factory.mktemp("home")
    with Assistant.open(settings=load_settings(home=home)) as assistant:
        with assistant.library.writing() as writer:
            writer.add([NewArticle(DEAN, "dean.txt", "New dean"), NewArticle(FUND, "fund.txt", "产业基金设立")])
        hits = assistant.library.search("news", Filters(), 100)

        def failure(sentence, source="dean"):
            theirs = [hit for hit in hits if source in hit.article.source]
            verdict = Verifier(assistant.library, theirs).check(sentence, theirs)
            return verdict.failure.kind if verdict.failure else None

        yield failure


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The school has 620 students and 290 full-time teachers.", "dean"),
        ("Twelve faculty members were given tenure on Friday.", "dean"),
        ("她是从38名候选人中选出的。", "dean"),
        ("Nora Quill is the new dean; she was chosen from 38 candidates.", "dean"),
        ("Anna Brill of Weston Hospital gave the lecture.", "dean"),
        ("The school does not expect a quick return on its building.", "dean"),
        ("基金总规模10亿元，首期出资4亿元。", "fund"),
        ("The fund is worth 1 billion yuan, of which 400 million yuan are paid in at first.", "fund"),
        ("每年将有40名研究生被选派，从秋季开始。", "fund"),
        ("林小雨来自清河市人民医院。", "fund"),
    ],
)
def test_what_the_article_says_passes(verified, sentence, source):
    assert verified(sentence, source) is None


@pytest.mark.parametrize(
    ("sentence", "source", "kind"),
    [
        ("The school has 620 students and 38 full-time teachers.", "dean", "number"),
        ("At its meeting on Monday the board also approved the budget.", "dean", "date"),
        ("The school's new building opens in spring.", "dean", "date"),
        ("Anna Brill of Eastmere University gave the lecture.", "dean", "institution"),
        ("The school expects a quick return on its new building.", "dean", "negation"),
        ("基金首期出资10亿元。", "fund", "amount"),
        ("每年选派30名研究生。", "fund", "number"),
        ("双方约定不共享样本数据。", "fund", "negation"),
        ("清河市人民医院院长周明远在会上介绍了经验。", "fund", "institution"),
    ],
)
def test_one_in_the_place_of_another_is_refused(verified, sentence, source, kind):
    assert verified(sentence, source) == kind


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Wang Jun of Hebei University spoke.", [("Wang Jun", "Hebei University")]),
        ("Weston Hospital's director Anna Brill spoke.", [("Anna Brill", "Weston Hospital")]),
        ("Anna Brill, the president of Weston Hospital, spoke.", [("Anna Brill", "Weston Hospital")]),
        ("Anna Brill spoke, and Weston Hospital gave money.", []),
        ("河北大学校长王军发言。", [("王军", "河北大学")]),
        ("河北大学与王军签约。", []),
    ],
)
def test_who_is_of_which_body_is_read_where_it_is_said_at_once(text, pairs):
    found = affiliations(text, read_facts(text, ALIASES, eager=True))
    assert [(one.person.text, one.body.text) for one in found] == pairs


@pytest.mark.parametrize(
    ("written", "there", "other"),
    [
        ("It opens on Monday.", ["It opens on Friday."], "Monday"),
        ("它于周一开业。", ["It opens on Friday."], "周一"),
        ("它于周五开业。", ["It opens on Friday."], ""),
        ("It opens on Monday.", ["It opens next week."], ""),
        ("It opens in the spring.", ["It opens in autumn 2024."], "the spring"),
        ("Prices fall in the spring.", ["Prices fall."], ""),
        ("今年春季开学。", ["Term begins in autumn."], "春季"),
        ("第一周年", ["It opens on Friday."], ""),
    ],
)
def test_another_day_of_the_week_or_season_is_told(written, there, other):
    assert names_another_time(written, there) == other


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Nora Quill is the new dean; she was chosen from 38 people.", 2),
        ("The two sides met, and the agreement was signed.", 1),
        ("一等奖由王军获得；二等奖由李明获得。", 2),
        ("他说，好。", 1),
    ],
)
def test_a_sentence_is_cut_where_each_part_says_something(sentence, parts):
    assert len(clauses(sentence)) == parts


@given(st.text(alphabet="ab 1，；,;.他与北京大学 and19", max_size=60))
def test_clauses_and_places_of_any_text_are_of_it(text):
    assert all(clause in text for clause in clauses(text))
    for place in places(text, read_facts(text, ALIASES)):
        assert place.fact.text in text

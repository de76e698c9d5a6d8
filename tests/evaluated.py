"""Items, answers and results for the tests of evaluation, whose figures can be worked out by hand."""

from assistant.evaluation.items import Item
from assistant.evaluation.running import Result
from assistant.evaluation.scoring import judge
from assistant.serialising import answer_as_json
from assistant.types import Answer, Citation, Timings
from vectorstore.types import Article, Hit, Passage

TEXTS = {
    "award.md": "The first prize went to Guo Wei. He works at a hospital.",
    "fund.md": "两家公司设立了一支规模为十亿元的基金。",
    "visit.md": "A delegation visited the hospital in May 2019.",
}


def article(name):
    text = TEXTS[name]
    language = "zh" if name == "fund.md" else "en"
    return Article(name[:3], text, f"news/{name}", name, None, None, None, None, language, "2024-01-01", 1)


def hit(name, start=0, end=None):
    end = len(TEXTS[name]) if end is None else end
    own = article(name)
    return Hit(Passage(1, own.id, 0, start, end, own.language, TEXTS[name][start:end]), own, 0.5, 0.5, 0.0, 0.0)


def cite(name, quote, n=1):
    own, start = article(name), TEXTS[name].index(quote)
    return Citation(n, own.id, own.source, name, None, None, own.language, start, start + len(quote), quote)


def answered(text, found, cited=(), *, declined=False, notice=None, usage=None, timings=(0, 10, 20, 30)):
    return Answer(
        question="?",
        rewritten="?",
        text=text,
        declined=declined,
        mode="quote",
        language="en",
        citations=tuple(cited),
        hits=tuple(found),
        timings=Timings(*timings),
        notice=notice,
        usage=usage,
    )


WINNER = Item(
    id="winner",
    question="who won first prize",
    type="fact",
    answers=("Guo Wei",),
    sources=("award.md",),
    evidence=("The first prize went to Guo Wei.",),
)
RIGHT = answered(
    "“The first prize went to Guo Wei.” [1]",
    [hit("visit.md"), hit("award.md")],
    [cite("award.md", "The first prize went to Guo Wei.")],
)
NEAR_MISS = Item(id="near", question="who won in 1999", type="near_miss")

DECLINED = answered("The articles do not say.", [], declined=True)


def result(item, answer):
    return Result(
        id=item.id, notice=answer.notice, verdict=judge(item, answer, {}), item=item, **answer_as_json(answer)
    )


def items(count):
    return [WINNER.model_copy(update={"id": f"w{n}"}) for n in range(count)]

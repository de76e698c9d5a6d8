"""A scripted assistant for the chat's tests: it satisfies ``Answerer`` without a library or a model.

Run as a Streamlit page it serves the chat over itself. ``CHAT_FAKE`` chooses what it has: ``articles``
(the default), ``empty`` or ``broken``.
"""

import atexit
import os
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Event

from assistant.errors import ModelFailed
from assistant.settings import Settings, load_settings
from assistant.types import Answer, AppliedTime, Citation, Dropped, InterfaceLanguage, Timings, Turn
from vectorstore.errors import ArticleNotFound, LibraryUnreadable
from vectorstore.types import Added, Article, Filters, Status

HOSTILE = (
    "# Not a heading <img src=https://example.com/x.png onerror=alert(1)> ![image](https://example.com/y.png) "
    "**bold** [a link](javascript:alert(1)) $E=mc^2$ :smile: <script>window.hacked = true</script> [7]"
)

AWARD = "On February 23 it gave its Distinguished Service Award to Huang Xiaojun of Peking University."
PROTOCOL = "It honours the Beijing Protocol, which transplants blood stem cells from a donor who matches by half."
TALK = "院士论坛上，邵峰以细胞焦亡、炎症和肿瘤免疫为题作报告，介绍从基础发现到新药研发的过程。"

ARTICLES = {
    article.id: article
    for article in (
        Article(
            id="award",
            title="Huang Xiaojun receives the CIBMTR Distinguished Service Award",
            text=(
                "The transplant registry CIBMTR held its yearly meetings in San Antonio, Texas, in February.\n\n"
                f"{AWARD} {PROTOCOL} Three-year survival rose from about 20 to about 70 percent.\n\n"
                "Physicians in Italy, France and South Korea use the protocol too. " + "More was said. " * 120
            ),
            source="/articles/award.html",
            date="2024-02-23",
            author=None,
            publisher="Peking University Health Science Center",
            url="https://www.example.org/news/award?id=1",
            language="en",
            added="2025-01-01T00:00:00Z",
            passages=3,
        ),
        Article(
            id="talk",
            title="首届雄安前沿医学大会开幕，四位院士作主旨报告",
            text=(
                "2024年9月28日，首届雄安前沿医学大会在雄安新区开幕，主题是医工交叉。\n"
                f"{TALK}张学敏、舒红兵、马光辉也分别作了报告。\n"
                "会上还签署了联合培养博士研究生的协议。"
            ),
            source="/articles/雄安大会.txt",
            date="2024-09",
            author=None,
            publisher="北京大学人民医院",
            url=None,
            language="zh",
            added="2025-01-01T00:00:00Z",
            passages=2,
        ),
        Article(
            id="hostile",
            title="<b>Bold</b> title *stars* $x$",
            text=f"Before. {HOSTILE} After.",
            source="/articles/hostile.html",
            date=None,
            author=None,
            publisher="<i>Nobody</i>",
            url="javascript:alert(document.domain)",
            language="en",
            added="2025-01-01T00:00:00Z",
            passages=1,
        ),
    )
}


def cite(n: int, article: str, quote: str) -> Citation:
    """A citation of ``quote`` as it stands in the article."""
    cited = ARTICLES[article]
    start = cited.text.index(quote)
    return Citation(
        n=n,
        article=article,
        source=cited.source,
        title=cited.title,
        url=cited.url,
        date=cited.date,
        language=cited.language,
        start=start,
        end=start + len(quote),
        quote=quote,
    )


def answer(question: str, text: str, *citations: Citation, notice: str | None = None) -> Answer:
    """An answer; without citations it is a declined one."""
    return Answer(
        question=question,
        rewritten=question,
        text=text,
        declined=not citations,
        mode="quote",
        language="zh" if "一" <= question[0] <= "鿿" else "en",
        citations=citations,
        hits=(),
        timings=Timings(0, 0, 0, 0),
        notice=notice,
    )


def scripted(question: str) -> Answer:  # noqa: PLR0911 - a case each
    """The answer to a question by a word in it; anything unknown is declined. Raises for 'fail' and 'crash'."""
    if "fail" in question:
        raise ModelFailed(model="openai:gpt-5-mini", reason="<b>timeout</b> after *60* seconds")
    if "crash" in question:
        raise RuntimeError("a fault of the code")
    if "dropped" in question:
        left_out = (Dropped(HOSTILE, "amount", "It does not say <b>9</b> $x$.", "没有说<b>9</b>。"),)
        return replace(answer(question, f"{AWARD} [1]", cite(1, "award", AWARD)), dropped=left_out)
    if "CIBMTR" in question:
        text = f"{AWARD} [1] {PROTOCOL} [2]"
        return answer(question, text, cite(1, "award", AWARD), cite(2, "award", PROTOCOL))
    if "焦亡" in question or "pyroptosis" in question:
        notice = "The language model could not be reached; these are quotes." if "notice" in question else None
        return answer(question, f"{TALK}[1]", cite(1, "talk", TALK), notice=notice)
    if "hostile" in question:
        return answer(question, f"{HOSTILE} [1]", cite(1, "hostile", HOSTILE))
    if "many" in question:
        text = " ".join(f"Point {n}. [{n}]" for n in range(1, 10))
        return answer(question, text, *(cite(n, "award", "More was said.") for n in range(1, 10)))
    if "费用" in question:
        return answer(question, "文章库里的报道没有提到这一点。")
    return answer(question, "The articles do not say what this cost.")


def _folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="newscite-fake-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@dataclass
class FakeLibrary:
    """The articles above, or none."""

    articles: dict[str, Article] = field(default_factory=lambda: dict(ARTICLES))
    home: Path = field(default_factory=_folder)

    def publishers(self) -> list[tuple[str, int]]:
        """The publishers."""
        return [(article.publisher, 1) for article in self.articles.values() if article.publisher]

    def status(self) -> Status:
        """Its state."""
        languages = [article.language for article in self.articles.values()]
        return Status(
            path="/library",
            articles=len(self.articles),
            passages=sum(article.passages for article in self.articles.values()),
            by_language={language: languages.count(language) for language in languages},
        )

    def article(self, article: str, /) -> Article:
        """The article of that id."""
        if article not in self.articles:
            raise ArticleNotFound(article=article)
        return self.articles[article]


@dataclass
class FakeAssistant:
    """Answers from the script, in pieces, ``pause`` seconds apart, ten times that for a question that says "Slowly".

    ``asked`` keeps what it was asked.
    """

    library: FakeLibrary = field(default_factory=FakeLibrary)
    model_name: str | None = None
    pause: float = 0
    settings: Settings = field(default_factory=load_settings)
    asked: list[tuple[str, tuple[Turn, ...]]] = field(default_factory=list)
    filters: list[Filters | None] = field(default_factory=list)

    def stream(
        self,
        question: str,
        *,
        history: Sequence[Turn] = (),
        filters: Filters | None = None,
        any_time: bool = False,
        stop: Event | None = None,
    ) -> Iterator[str | Answer]:
        """The scripted answer, sentence by sentence."""
        self.asked.append((question, tuple(history)))
        self.filters.append(filters)
        pause = self.pause * (10 if question.startswith("Slowly") else 1)
        time.sleep(pause)
        found = scripted(question)
        if question.startswith("And ") and history:
            found = replace(found, rewritten=f"{history[0].content} {question}")
        if "2024" in question and not any_time:
            found = replace(found, time=AppliedTime((("2024-01-01", "2024-12-31"),), latest=False))
        for piece in re.split(r"(?<=\]) ", found.text):
            time.sleep(pause)
            yield f"{piece} "
        yield found

    def suggest(
        self, language: InterfaceLanguage, *, near: Collection[str] = (), asked: Sequence[str] = ()
    ) -> list[str]:
        """Two questions that the script answers, but those that were asked."""
        questions = ["谁讲了细胞焦亡？"] if language == "zh" else ["Who gave the pyroptosis talk?"]
        return [question for question in [*questions, "Which award did CIBMTR give?"] if question not in asked]

    def add_sample(self) -> list[Added]:
        """Fill an empty library with the articles above."""
        self.library.articles.update(ARTICLES)
        return [Added(article.id, "added", article.passages) for article in ARTICLES.values()]


def open_fake() -> FakeAssistant:
    """The assistant that ``CHAT_FAKE`` asks for."""
    kind = os.environ.get("CHAT_FAKE", "articles")
    if kind == "broken":
        raise LibraryUnreadable(path="/library", reason="No space is left on the disk.")
    pause = float(os.environ.get("CHAT_FAKE_PAUSE", "0"))
    return FakeAssistant(FakeLibrary({} if kind == "empty" else dict(ARTICLES)), pause=pause)


if __name__ == "__main__":
    from assistant.pages.app import main

    main(open_fake)

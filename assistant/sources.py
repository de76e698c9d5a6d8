"""What a person sees of a citation's source: the quoted words in their surroundings, and where they are from."""

from dataclasses import dataclass
from pathlib import PurePath
from urllib.parse import SplitResult, urlsplit

from assistant.types import Citation
from vectorstore.text.sentences import split_sentences
from vectorstore.types import Article, Language

# Characters to either side of the quote: a sentence or two, enough to see what it is about. Chinese needs fewer.
NEARBY: dict[Language, int] = {"en": 160, "zh": 70, "other": 160}


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source to show beside an answer.

    ``before`` and ``after`` are the stored text around ``quote``, in whole sentences; ``begins`` and ``ends``
    tell whether nothing of the article is left out on that side. ``link`` is an http(s) address or None;
    ``host`` the site it leads to. ``file`` is the name of what was added when there is no link.
    """

    n: int
    title: str
    publisher: str | None
    date: str | None
    language: Language
    link: str | None
    host: str | None
    file: str | None
    before: str
    quote: str
    after: str
    begins: bool = True
    ends: bool = True


def source_view(article: Article, citation: Citation, reach: int | None = None) -> SourceView:
    """The view of ``citation`` in ``article``, with up to ``reach`` characters of whole sentences to each side.

    Without ``reach`` it is as many as show what the quote is about. The sentences that the quote begins and ends
    in are always whole.
    """
    near = NEARBY[article.language] if reach is None else reach
    start, end = _surroundings(article.text, citation.start, citation.end, near)
    link, host = web_link(article.url)
    return SourceView(
        n=citation.n,
        title=article.title,
        publisher=article.publisher,
        date=article.date,
        language=article.language,
        link=link,
        host=host,
        file=None if link else _file_name(article.source),
        before=article.text[start : citation.start],
        quote=article.text[citation.start : citation.end],
        after=article.text[citation.end : end],
        begins=not article.text[:start].strip(),
        ends=not article.text[end:].strip(),
    )


def bare_view(citation: Citation) -> SourceView:
    """The view of ``citation`` from itself alone, for an article that has left the library since."""
    link, host = web_link(citation.url)
    return SourceView(
        n=citation.n,
        title=citation.title,
        publisher=None,
        date=citation.date,
        language=citation.language,
        link=link,
        host=host,
        file=None if link else _file_name(citation.source),
        before="",
        quote=citation.quote,
        after="",
    )


def web_link(url: str | None) -> tuple[str | None, str | None]:
    """``url`` and its host when it is an http(s) address; two None when it is anything else."""
    parts = _split(url or "")
    if parts is None or parts.scheme not in ("http", "https") or not parts.hostname:
        return None, None
    return parts.geturl(), parts.hostname.removeprefix("www.")


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # brackets that hold no IPv6 address
        return None


def _file_name(source: str) -> str:
    return PurePath(source).name or source


def _surroundings(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    sentences = split_sentences(text)
    begins = [span.start for span in sentences if span.start <= start < max(span.end, span.start + reach + 1)]
    ends = [span.end for span in sentences if min(span.start, span.end - reach - 1) < end <= span.end]
    return min(begins, default=start), max(ends, default=end)

"""Read articles that are written in Markdown, with or without front matter."""

import re
from collections.abc import Iterator
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import YAMLHandler
from markdown_it import MarkdownIt

from assistant.errors import FrontMatterInvalid, NotAnArticle
from assistant.reading.dating import article_date
from assistant.reading.html_metadata import iso_date
from assistant.reading.html_tree import drop_unseen, parse, text_of
from assistant.reading.naming import find_author, find_publisher
from assistant.reading.plain import find_title, has_words
from assistant.reading.tidying import one_line
from vectorstore.types import NewArticle

# The names that front matter has for one thing.
_TITLE = ("title", "headline", "标题", "題目")
_DATE = ("date", "published", "publish_date", "published_at", "pubdate", "日期", "发布时间", "发布日期")
_AUTHOR = ("author", "authors", "byline", "作者", "记者")
_PUBLISHER = ("publisher", "source", "site", "sitename", "site_name", "publication", "来源", "出处")
_URL = ("url", "canonical_url", "canonical", "link", "permalink", "source_url", "source", "链接", "网址")


def read_markdown(text: str, source: str) -> NewArticle:
    """The article in ``text``: its words without the marks of Markdown, its front matter as what it is.

    Headings, paragraphs, list items and cells of tables keep their words and their order; links keep their
    words, images go. What the front matter does not say is found as in plain text.

    Raises FrontMatterInvalid, which names the line, and NotAnArticle when there are no words.
    """
    matter, content = _parts(text, source)
    page = parse(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(content))
    if page is None:
        raise NotAnArticle(source=source)
    drop_unseen(page)
    body = text_of(page)
    if not has_words(body):
        raise NotAnArticle(source=source)
    lines = body.split("\n")
    heading = next((one_line(element.text_content()) for element in page.iter("h1")), None)
    publishers = [name for name in _all(matter, _PUBLISHER) if not _is_url(name)]
    return NewArticle(
        text=body,
        source=source,
        title=next(_all(matter, _TITLE), None) or heading or find_title(body),
        date=next(filter(None, map(iso_date, _all(matter, _DATE))), None) or article_date(body),
        author=next(_all(matter, _AUTHOR), None) or find_author(lines),
        publisher=publishers[0] if publishers else find_publisher(lines),
        url=next(filter(_is_url, _all(matter, _URL)), None),
    )


class _Strings(YAMLHandler):
    """YAML whose values all stay as they are written: neither "2022" nor "2024-02-30" becomes anything else."""

    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)

    def load(self, fm: str, **kwargs: object) -> Any:  # noqa: ANN401 - as the base class has it
        return super().load(fm, Loader=yaml.BaseLoader, **kwargs)


def _parts(text: str, source: str) -> tuple[dict[str, Any], str]:
    """The front matter, its names in lower case, and the Markdown behind it.

    A rule of dashes at the top with words behind it is no front matter.
    """
    handler = _Strings()
    if not handler.detect(text.lstrip()):
        return {}, text
    try:
        matter, content = frontmatter.parse(text, handler=handler)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        above = text[: len(text) - len(text.lstrip())].count("\n")
        # What the parser calls line 0 is the rest of the line of dashes.
        line = above + 1 + (mark.line if mark else 0)
        raise FrontMatterInvalid(source=source, line=line, reason=error.problem or error.context) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise FrontMatterInvalid(source=source, line=1, reason=error) from error
    if not matter:
        return {}, text
    return {str(name).strip().lower(): value for name, value in matter.items()}, content


def _all(matter: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    """The values that the front matter has under ``names``; of a list all in one, of an object its name."""
    for name in names:
        value = matter.get(name)
        items = value if isinstance(value, list) else [value]
        named = [item.get("name") if isinstance(item, dict) else item for item in items]
        words = one_line(", ".join(item for item in named if isinstance(item, str)))
        if words:
            yield words


def _is_url(words: str) -> bool:
    return re.fullmatch(r"https?://\S+", words) is not None

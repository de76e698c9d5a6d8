"""Read articles from web pages that were saved or downloaded."""

import logging
import re

from lxml.html import HtmlElement

from assistant.errors import NotAnArticle, ReadingFailed
from assistant.reading import furniture
from assistant.reading.dating import article_date, labelled_date
from assistant.reading.html_metadata import PageMetadata, date_in_url, iso_date, page_metadata
from assistant.reading.html_tree import drop_furniture, drop_unseen, make_plain, parse, text_of
from assistant.reading.labels import is_labelled
from assistant.reading.naming import find_author, find_publisher
from assistant.reading.plain import find_title, has_words, reads_as_headline
from assistant.reading.tidying import one_line, tidy
from vectorstore.types import NewArticle

# How many lines at the end of the story, with the empty ones, may be furniture.
_FOOT = 12
# How many lines above and below the story may tell about it.
_AROUND = 6
# A headline on the page is the title when it is at least this share of what the page calls itself.
_SHARE_OF_TITLE = 0.4
# More than this share of an article is no links.
_SHARE_OF_LINKS = 0.7
_PARTS_OF_TITLE = re.compile(r"\s*[|｜_]+\s*|\s+[-–—»·:]+\s+|--+|(?<=[\u4e00-\u9fff）”》])[-—](?=[\u4e00-\u9fff])")
# Without a handler Python prints what trafilatura logs; that it found nothing is said by NotAnArticle.
_SILENT = logging.NullHandler()


def read_html(text: str, source: str) -> NewArticle:
    """The article on the page ``text``: its story, without menus, notices, hidden words and related links.

    Headings, captions, lists and tables of data stay in their place. Title, date, author, publisher and address
    are, in this order, what the page's metadata (JSON-LD, meta elements), the visible lines around the story
    ("来源：… 发布时间：…", "Updated: …") and the story itself say.

    Raises NotAnArticle when there is no story, ReadingFailed when extraction trips over the page.
    """
    page = parse(text)
    if page is None:
        raise NotAnArticle(source=source)
    metadata = page_metadata(page, text)
    drop_unseen(page)
    make_plain(page)
    shown = [line for line in text_of(page).split("\n") if line]
    story = _story(page, source)
    if not has_words(story):
        raise NotAnArticle(source=source)
    headline = _headline(metadata, page, shown)
    title = headline or find_title(story)
    around = _around(shown, story, title)
    return NewArticle(
        text=_with_headline(story, headline, shown) if headline else story,
        source=source,
        title=title,
        date=_date(metadata, page, around, story),
        author=metadata.author or find_author(around),
        publisher=metadata.publisher or find_publisher(around) or metadata.site,
        url=metadata.url,
    )


def _story(page: HtmlElement, source: str) -> str:
    """The text of the article on the prepared ``page``; empty when there is none."""
    import trafilatura
    from trafilatura.settings import Document, use_config

    logging.getLogger("trafilatura").addHandler(_SILENT)
    drop_furniture(page)
    config = use_config()
    # Below this it takes all words of the page for one paragraph, and many a Chinese story has less than its 250.
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "50"
    try:
        document = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, config=config)
    except Exception as error:
        # Pages break every rule; what trips over one must not stop the reading of others.
        raise ReadingFailed(source=source, reason=f"{type(error).__name__} in trafilatura") from error
    if not isinstance(document, Document):
        return ""
    lines = text_of(document.body).split("\n")
    foot = len(lines) - _FOOT
    kept = [line for n, line in enumerate(lines) if not _is_furniture(line, at_foot=n >= foot)]
    story = tidy("\n".join(kept))
    return "" if _is_list_of_links(story, page) else story


def _is_list_of_links(story: str, page: HtmlElement) -> bool:
    """Whether ``story`` is hardly more than links: a list of articles, or a menu, and not one of them."""
    left = story
    for words in {one_line(link.text_content()) for link in page.iter("a")}:
        left = left.replace(words, "") if len(words) >= 4 else left
    return len(left) < (1 - _SHARE_OF_LINKS) * len(story)


def _is_furniture(line: str, *, at_foot: bool) -> bool:
    """Whether ``line`` is none of the story's; notices and links to neighbours only ``at_foot``."""
    return (
        (at_foot and (furniture.is_neighbour(line) or furniture.is_copyright(line)))
        or furniture.is_button(line)
        or furniture.is_related_heading(line)
        or furniture.breadcrumb(line) is not None
    )


def _headline(metadata: PageMetadata, page: HtmlElement, shown: list[str]) -> str | None:
    """The headline: what the page calls itself, as it shows it; else its one heading; else its window's title.

    A name that is that of the site says nothing: many sites give it to all their pages.
    """
    sites = {furniture.key(site) for site in (metadata.publisher, metadata.site) if site}
    names = [name for name in (metadata.title, metadata.window_title) if name and furniture.key(name) not in sites]
    keys = {line: furniture.key(line) for line in shown if reads_as_headline(line)}
    for name in names:
        named = furniture.key(name)
        said = [line for line, key in keys.items() if key in named and len(key) >= max(4, _SHARE_OF_TITLE * len(named))]
        if said:
            return one_line(max(said, key=len))
    if metadata.title in names and metadata.title:
        return _without(metadata.title, sites)
    headings = {one_line(heading.text_content()) for heading in page.iter("h1")}
    if len(headings) == 1 and reads_as_headline(heading := headings.pop()):
        return heading
    return max(_PARTS_OF_TITLE.split(names[-1]), key=len) or None if names else None


def _without(title: str, sites: set[str]) -> str:
    """``title`` without a last part that is one of the ``sites``, given by their keys."""
    parts = _PARTS_OF_TITLE.split(title)
    if len(parts) > 1 and furniture.key(parts[-1]) in sites:
        return title[: title.rindex(parts[-1])].rstrip(" |｜_-–—»·:")
    return title


def _around(shown: list[str], story: str, title: str) -> list[str]:
    """The lines that the page shows from its headline to the end of the story, and labels shortly after it."""
    told = [line for line in story.split("\n") if line]
    # Only long lines are sure to stand on the page once.
    places = {line: place for place, line in enumerate(shown) if len(line) > 20}
    first = next((places[line] for line in told if line in places), 0)
    last = next((places[line] for line in reversed(told) if line in places), len(shown) - 1)
    while last + 1 < len(shown) and shown[last + 1] in told[-_AROUND:]:
        last += 1
    key = furniture.key(title)
    headline = next((n for n in range(first, -1, -1) if furniture.key(shown[n]) == key), None)
    start = max(0, first - _AROUND if headline is None else headline - 2)
    # Bare dates below the story are those of other articles.
    return shown[start : last + 1] + [line for line in shown[last + 1 :][:_AROUND] if is_labelled(line)]


def _with_headline(story: str, headline: str, shown: list[str]) -> str:
    """``story`` below its ``headline``, if the page shows it and the story does not start with it."""
    key = furniture.key(headline)
    above = [furniture.key(line) for line in story.split("\n") if line][:4]
    visible = any(furniture.key(line) == key for line in shown)
    return f"{headline}\n\n{story}" if visible and key not in above and reads_as_headline(headline) else story


def _date(metadata: PageMetadata, page: HtmlElement, around: list[str], story: str) -> str | None:
    """The date by metadata, labels, a marked-up time, the address, the story, or as last modified."""
    marked = next((element.get("datetime") for element in page.iter("span") if element.get("datetime")), None)
    return (
        metadata.published
        or labelled_date(around)
        or (iso_date(marked) if marked else None)
        or date_in_url(metadata.url)
        or article_date(story)
        or metadata.modified
    )

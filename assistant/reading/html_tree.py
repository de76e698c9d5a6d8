"""Parse pages and prepare them, so that what a person sees is what is read."""

import re
from collections.abc import Iterator

from lxml.etree import ParserError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from assistant.reading import furniture
from assistant.reading.labels import is_labelled
from assistant.reading.tidying import WIDE, tidy

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN_TAGS = ("script", "style", "noscript", "template", "iframe", "object", "svg", "head", "select", "button")
# Not "font-size:0": frames have it against gaps between their parts, which set their own.
_UNSEEN_STYLE = re.compile(r"display:none|visibility:hidden|opacity:0(?![.\d])")
# The names that style sheets give to what only screen readers say.
_UNSEEN_CLASSES = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only element-invisible".split()
)
# WeChat's pages hide the story until their script runs, those with wow.js each part until it is scrolled to.
_SHOWN_BY_SCRIPT = frozenset({"js_content", "js_article", "wow"})
_PARAGRAPHS = frozenset(
    "address article aside blockquote body center details div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hr main nav ol p pre section summary table ul "
    "head list quote".split()  # as trafilatura calls them
)
_LINES = frozenset("dd dt li tr item row".split())
_CELLS = frozenset({"td", "th", "cell"})
_BREAK_IN_CHINESE = re.compile(rf"(?<={WIDE})[ \t]*[\r\n]+[ \t]*(?={WIDE})")
_AROUND_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu"})
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|crumbs?|nav|navbar|navigation|menu|sidebar|footer|copyright|"
    r"share|sharing|social|related|recommend(?:ed|ations?)?|newsletter|subscribe|comments?)(?=$|[\s_-])",
    re.IGNORECASE,
)
_STORY_NAMES = re.compile(r"article|content|entry|post|story|text|main|body", re.IGNORECASE)
_NOTICE_NAMES = re.compile(r"(?:^|[\s_-])(?:cookies?|gdpr|consent)(?=$|[\s_-])", re.IGNORECASE)
# A part of this share of the page's words may be the story, whatever it is called.
_SHARE_AROUND = 0.3
_SHORT_PARAGRAPH = 30
_LONGEST_CELL = 300
_LONGEST_FURNITURE = 200


def parse(text: str) -> HtmlElement | None:
    """The page in ``text``, without comments; None when there is no element in it."""
    parser = HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return document_fromstring(_XML_DECLARATION.sub("", text), parser=parser)
    except ParserError:
        return None


def drop_unseen(page: HtmlElement) -> None:
    """Take from ``page`` what no reader sees: scripts, hidden elements, words for machines."""
    for element in list(page.iter()):
        if element.getparent() is not None and _is_unseen(element):
            element.drop_tree()


def _is_unseen(element: HtmlElement) -> bool:
    names = {*(element.get("class") or "").split(), element.get("id")}
    if element.tag in ("body", "html") or not _SHOWN_BY_SCRIPT.isdisjoint(names):
        return False
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return (
        not isinstance(element.tag, str)
        or element.tag in _UNSEEN_TAGS
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _UNSEEN_STYLE.search(style) is not None
        or not _UNSEEN_CLASSES.isdisjoint(names)
    )


def text_of(element: HtmlElement) -> str:
    """The words that ``element`` shows, tidied.

    There is an empty line between paragraphs and a line for each item of a list and each row of a table, whose
    cells are parted by " | ". The source's own line breaks say nothing, and between Chinese characters not even
    a space. It takes HTML and what trafilatura makes of it.
    """
    pieces: list[str] = []
    cells = kept = 0
    for event, node in _walk(element):
        starts = event == "start"
        if node.tag in _CELLS:
            cells += 1 if starts else -1
            pieces.append(" | " if starts and node.getprevious() is not None else "")
        elif node.tag in ("br", "lb"):
            pieces.append("\r" if starts else "")
        elif node.tag in _PARAGRAPHS or node.tag in _LINES:
            _add_break(pieces, " " if cells else "\n\n" if node.tag in _PARAGRAPHS else "\n")
        if node.tag == "pre":
            kept += 1 if starts else -1
        words = (node.text if starts else node.tail if node is not element else "") or ""
        words = words if kept else _collapsed(words)
        if words.strip(" ") or (pieces and not pieces[-1].endswith("\n")):
            pieces.append(words)
    return tidy(re.sub(" {2,}", " ", "".join(pieces)))


def _add_break(pieces: list[str], mark: str) -> None:
    """Add a break between blocks; of two in a row, the larger is enough."""
    if pieces and pieces[-1] in ("\n", "\n\n"):
        pieces[-1] = max(pieces[-1], mark, key=len)
    else:
        pieces.append(mark)


def _walk(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Each element at its start and its end, without recursion: pages can be nested deeper than Python allows."""
    stack = [("start", element)]
    while stack:
        event, node = stack.pop()
        yield event, node
        if event == "start":
            stack.append(("end", node))
            stack.extend(("start", child) for child in reversed(node) if isinstance(child.tag, str))


def _collapsed(words: str) -> str:
    return re.sub(r"[ \t\r\n\f]+", " ", _BREAK_IN_CHINESE.sub("", words))


def make_plain(page: HtmlElement) -> None:
    """Give ``page`` the structure that extraction by trafilatura expects.

    It drops ``time``, ``form``, ``label`` and ``figure`` with all that is in them, words of sentences, whole
    pages and captions; and it takes tables that only lay out a page for tables of data.
    """
    for element in page.iter():
        # What was hidden is gone; what a script would have shown must not be taken for hidden.
        element.attrib.pop("style", None)
    for element in list(page.iter("time", "label")):
        element.tag = "span"
    for element in page.iter("span", "em", "i", "b", "strong", "font"):
        if is_labelled((element.text or "").strip()):
            # Style sheets keep "作者：李敏" and "来源：院办" apart, where the page does not.
            element.text = f" {element.text}"
    for element in list(page.iter("form", "figure", "fieldset")):
        element.tag = "div"
    for element in list(page.iter("figcaption")):
        element.tag = "p"
    for table in reversed(list(page.iter("table"))):
        if _lays_out(table):
            _unmake(table)


def _lays_out(table: HtmlElement) -> bool:
    """Whether ``table`` arranges parts of a page; a table of data has short cells in two columns or more."""
    if table.find(".//table") is not None or table.find(".//h1") is not None:
        return True
    rows = [row.xpath("./td|./th") for row in table.iter("tr")]
    if sum(len(cells) > 1 for cells in rows) < 2:
        return True
    return any(
        len(cell.text_content()) > _LONGEST_CELL or len(cell.findall(".//p")) + len(cell.findall(".//div")) > 2
        for cells in rows
        for cell in cells
    )


def _unmake(table: HtmlElement) -> None:
    """Turn ``table`` and its own rows and cells into plain blocks."""
    for element in table.xpath(".//tbody|.//thead|.//tfoot|.//colgroup|.//caption"):
        element.tag = "div"
    for element in [table, *table.xpath(".//tr|.//td|.//th")]:
        element.tag = "div"
        for name in ("width", "align", "valign", "colspan", "rowspan"):
            element.attrib.pop(name, None)


def drop_furniture(page: HtmlElement) -> None:
    """Take menus, breadcrumbs, buttons, notices, links to neighbours and to related articles from ``page``."""
    page_words = len(page.text_content())
    for element in list(page.iter("nav", "footer", "div", "section", "ul", "aside", "header")):
        if element.getparent() is not None and _is_around_story(element, page_words):
            element.drop_tree()
    for element in list(page.iter(*_PARAGRAPHS, *_LINES, "td", "th")):
        if element.getparent() is None or _has_blocks(element):
            continue
        line = " ".join(element.text_content().split())
        if not line or len(line) > _LONGEST_FURNITURE:
            continue
        if furniture.is_related_heading(line):
            _drop_related(element)
        elif (
            furniture.breadcrumb(line) is not None
            or furniture.is_button(line)
            or furniture.is_copyright(line)
            or (furniture.is_neighbour(line) and element.find(".//a") is not None)
        ):
            element.drop_tree()
    _unname_frames(page)


def _unname_frames(page: HtmlElement) -> None:
    """Take the names from elements that hold most of what is left of ``page``, unless they name a story.

    trafilatura drops whatever is called something with "sidebar", "slide" or "bar" in it, such as a frame with
    the class "has-sidebar" and all that is in it.
    """
    frame, most = page, len(page.text_content()) / 2
    while frame is not None:
        if not _STORY_NAMES.search(f"{frame.get('class') or ''} {frame.get('id') or ''}"):
            frame.attrib.pop("class", None)
            frame.attrib.pop("id", None)
        frame = next((child for child in frame if len(child.text_content()) > most), None)


def _has_blocks(element: HtmlElement) -> bool:
    """Whether ``element`` holds other blocks, and so more than one line."""
    return any(child.tag in _PARAGRAPHS or child.tag in _LINES for child in element.iterdescendants())


def _is_around_story(element: HtmlElement, page_words: int) -> bool:
    """Whether ``element`` is by tag, role or name a menu, a foot or a notice, and too small to hold the story."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    role = element.get("role") or ""
    if element.find(".//h1") is not None:
        return False
    if element.tag in ("nav", "footer") or _NOTICE_NAMES.search(names):
        return True
    named = role in _AROUND_ROLES or _AROUND_NAMES.search(names) is not None
    return named and (len(element.text_content()) < _SHARE_AROUND * page_words or not _has_paragraph(element))


def _has_paragraph(element: HtmlElement) -> bool:
    """Whether ``element`` holds a block of words, not links, as long as a sentence or two."""
    blocks = (block for block in element.iter(*_PARAGRAPHS, *_LINES) if not _has_blocks(block))
    return any(len(block.text_content()) > _SHORT_PARAGRAPH and not _is_links(block) for block in blocks)


def _drop_related(heading: HtmlElement) -> None:
    """Take a heading such as "Related stories" and the links below it from the page."""
    block = heading
    while block.getparent() is not None and len(block.getparent()) == 1 and block.getparent().tag != "body":
        block = block.getparent()
    for sibling in list(block.itersiblings()):
        if not _is_links(sibling):
            break
        sibling.drop_tree()
    parent = block.getparent()
    block.drop_tree()
    if parent is not None and parent.tag not in ("body", "html", "article", "main") and _is_links(parent):
        parent.drop_tree()


def _is_links(element: HtmlElement) -> bool:
    """Whether most of the words of ``element`` are links."""
    words = len("".join(element.text_content().split()))
    linked = sum(len("".join(link.text_content().split())) for link in element.iter("a"))
    return linked > words / 2 or words == 0

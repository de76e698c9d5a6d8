"""One article, whole: what it is, its text with the words that a link names, its versions, copies and rows."""

from itertools import pairwise

import streamlit as st

from assistant.ledger import Event
from assistant.ledger.answering import award_name, recipients_of
from assistant.pages import components, content, frame
from assistant.pages.visit import Visit
from assistant.sources import web_link
from assistant.texts import text
from vectorstore.errors import ArticleDamaged, ArticleNotFound
from vectorstore.ledger.types import Award, Found
from vectorstore.types import Article, Passage


def page(visit: Visit, named: str) -> None:
    """The article of that id."""
    language = visit.language
    st.button(text("library.back", language), key="back", icon=":material/arrow_back:", type="tertiary", on_click=_back)
    try:
        article = visit.assistant.library.article(named)
    except (ArticleNotFound, ArticleDamaged) as error:
        st.title(text("library.gone", language), anchor=False)
        frame.problem(error, language)
        return
    components.title(article.title)
    components.quiet(" · ".join(_facts(article, visit)))
    _notes(article, visit)
    numbered = _tools(article, visit)
    passages = visit.assistant.library.passages(article.id)
    shown = {
        "pieces": pieces(article.text, passages, _span(article)),
        "language": article.language,
        "numbered": numbered,
        "number": text("library.passage", language),
    }
    components.article(shown, f"text-{article.id}")
    _rows(article, visit)
    _others(article, visit)


def pieces(words: str, passages: list[Passage], span: tuple[int, int] | None) -> list[content.Data]:
    """``words`` cut where a passage begins and where the marked ``span`` begins and ends."""
    begins = {passage.start: passage.ordinal + 1 for passage in passages}
    cuts = sorted({0, len(words), *begins, *(span or ())})
    return [
        {
            "text": words[start:end],
            "passage": begins.get(start),
            "marked": span is not None and span[0] <= start and end <= span[1],
        }
        for start, end in pairwise(cuts)
    ]


def _back() -> None:
    for name in ("article", "start", "end"):
        st.query_params.pop(name, None)


def _span(article: Article) -> tuple[int, int] | None:
    """The words that the address names; None when it names none that are there."""
    try:
        start, end = int(st.query_params.get("start", "")), int(st.query_params.get("end", ""))
    except ValueError:
        return None
    return (start, end) if 0 <= start < end <= len(article.text) else None


def _facts(article: Article, visit: Visit) -> list[str]:
    language = visit.language
    facts = [
        article.publisher,
        article.author,
        article.date or text("chat.no_date", language),
        text(f"pages.language_{article.language}", language),
        text("library.added", language, date=article.added[:10]),
        None if web_link(article.url)[0] else article.source,
    ]
    return [fact for fact in facts if fact]


def _notes(article: Article, visit: Visit) -> None:
    """What other articles mean for this one."""
    for key, other in (
        ("replaced_by", article.replaced_by),
        ("corrects", article.corrects),
        ("corrected_by", article.corrected_by),
    ):
        if other:
            with st.container(horizontal=True, vertical_alignment="center", key=f"note-{key}"):
                components.quiet(text(f"library.{key}", visit.language))
                _link(other, visit, key)


def _link(other: str, visit: Visit, key: str, title: str | None = None) -> None:
    if title is None:
        try:
            title = visit.assistant.library.article(other).title
        except (ArticleNotFound, ArticleDamaged):
            return
    st.button(components.plain(title), key=f"open-{key}-{other}", type="tertiary", on_click=_open, args=(other,))


def _open(article: str) -> None:
    _back()
    st.query_params["article"] = article


def _tools(article: Article, visit: Visit) -> bool:
    """What can be done with the article; whether its passages are to be numbered."""
    language = visit.language
    with st.container(key="article-tools", horizontal=True, vertical_alignment="center"):
        link, host = web_link(article.url)
        if link:
            st.link_button(text("chat.read_at", language, host=host), link, icon=":material/open_in_new:")
        if not article.replaced_by:
            if st.button(text("library.ask", language), key="ask-about", icon=":material/chat:"):
                st.session_state["about"] = article.id
                st.session_state["conversation"] = None
                st.switch_page(visit.chat_page)
            if visit.edits:
                st.button(
                    text("library.remove", language),
                    key="remove",
                    icon=":material/delete:",
                    on_click=_remove,
                    args=(article.id, visit),
                )
        return st.toggle(text("library.show_passages", language), key="numbered")


def _remove(article: str, visit: Visit) -> None:
    visit.server.changes.remove(article, visit.owner)
    _back()


def _rows(article: Article, visit: Visit) -> None:
    """What the ledger has read in the article, each with its words."""
    language = visit.language
    found = [
        (event, row) for event in visit.assistant.ledger.events() for row in event.rows if row.article == article.id
    ]
    if not found:
        return
    st.subheader(text("library.rows", language), anchor=False)
    spans = {row.key: row.found for _, row in found if row.found.end > row.found.start}
    rows = [components.Row(_told(event, visit), row.key) for event, row in found]
    columns = [(text(f"ledger_page.{name}", language), "") for name in ("kind_of_row", "what", "who_of_row")]
    components.table(
        text("library.rows", language), columns, rows, "rows", opens=1, folds=True, on_open=lambda: _mark(spans)
    )


def _told(event: Event, visit: Visit) -> tuple[str, str, str]:
    """An award or a collaboration in the cells of a table."""
    found, language = event.content, visit.language
    if isinstance(found, Award):
        return text("ledger_page.award", language), award_name(found), ", ".join(recipients_of(event))
    kind = text(f"ledger.kind_{found.kind}", language)
    return text("ledger_page.work", language), kind, ", ".join(party.text for party in found.parties)


def _mark(spans: dict[str, Found]) -> None:
    """Show the words of the row that was chosen; one that a person wrote has none."""
    if found := spans.get(str(components.event("rows", "open"))):
        st.query_params["start"], st.query_params["end"] = str(found.start), str(found.end)


def _others(article: Article, visit: Visit) -> None:
    """The versions before it and the copies of it."""
    language = visit.language
    versions, copies = visit.assistant.library.versions(article.id), visit.assistant.library.copies(article.id)
    if versions:
        st.subheader(text("library.versions", language), anchor=False)
        for version in versions:
            _link(version.id, visit, "version", f"{version.title} ({version.added[:10]})")
    if copies:
        st.subheader(text("library.copies", language), anchor=False)
        for copy in copies:
            components.quiet(" · ".join(filter(None, (copy.publisher or copy.source, copy.title, copy.date))))

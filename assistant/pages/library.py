"""The library: its articles, listed, searched and read; adding to it, and removing from it."""

import streamlit as st

from assistant.pages import article, components, content, jobs
from assistant.pages.visit import Visit
from assistant.texts import text
from assistant.uploading import Upload
from vectorstore.listing import ORDERS, Order
from vectorstore.types import LANGUAGES, Language, Listed

# Articles of one page of the list.
_PAGE = 25
_SUFFIXES = ["txt", "md", "markdown", "html", "htm", "xhtml", "pdf", "docx"]


def page(visit: Visit) -> None:
    """The list, or the article that the address names."""
    if named := st.query_params.get("article"):
        article.page(visit, named)
        return
    st.title(text("library.title", visit.language), anchor=False)
    if visit.edits:
        _adding(visit)
    jobs.show(visit, "add", "remove", "undo", key="changes")
    _list(visit)


def _adding(visit: Visit) -> None:
    language = visit.language
    empty = not visit.assistant.library.status().articles
    with st.expander(text("library.add", language), expanded=empty, icon=":material/add:", key="adding"):
        with st.form("add", clear_on_submit=True, border=False):
            files = st.file_uploader(
                text("library.files", language),
                type=_SUFFIXES,
                accept_multiple_files=True,
                key="files",
                max_upload_size=20,
            )
            addresses = st.text_area(
                text("library.addresses", language), key="addresses", placeholder="https://…", height=100
            )
            submitted = st.form_submit_button(text("library.add_now", language), type="primary", key="add-now")
        if submitted and not (files or addresses.strip()):
            components.quiet(text("library.nothing_given", language))
        elif submitted:
            uploads = [Upload(file.name, file.getvalue()) for file in files]
            visit.server.changes.add(uploads, addresses.split(), visit.owner)


def _list(visit: Visit) -> None:
    language = visit.language
    chosen_language, publisher = _choices(visit)
    order: Order = st.session_state.get("library-order") or "date"
    containing = st.session_state.get("library-search", "")
    offset = st.session_state.get("library-offset", 0)
    found, total = visit.assistant.library.listed(
        containing=containing,
        language=chosen_language,
        publisher=publisher,
        order=order,
        limit=_PAGE,
        offset=offset,
    )
    components.quiet(text("library.count", language, count=f"{total:,}"))
    listed = {
        "label": text("library.title", language),
        "none": text("library.none", language),
        "items": [_item(each, visit) for each in found],
    }
    components.articles(listed, "articles", _open)
    _paging(visit, offset, total)


def _choices(visit: Visit) -> tuple[Language | None, str | None]:
    """What is searched for, and how the list is cut and sorted."""
    language = visit.language
    with st.container(key="library-choices", horizontal=True, vertical_alignment="bottom"):
        st.text_input(
            text("library.search", language),
            key="library-search",
            icon=":material/search:",
            on_change=_from_the_start,
            width=220,
        )
        names = {each: text(f"pages.language_{each}", language) for each in LANGUAGES}
        chosen = st.selectbox(
            text("pages.language_of_articles", language),
            list(LANGUAGES),
            index=None,
            format_func=lambda each: names[each],
            placeholder=text("library.all", language),
            key="library-language",
            on_change=_from_the_start,
            width=120,
        )
        publisher = st.selectbox(
            text("library.publisher", language),
            [name for name, _ in visit.assistant.library.publishers()],
            index=None,
            placeholder=text("library.all", language),
            key="library-publisher",
            on_change=_from_the_start,
            width=180,
        )
        st.selectbox(
            text("library.order", language),
            list(ORDERS),
            format_func=lambda each: text(f"library.order_{each}", language),
            key="library-order",
            on_change=_from_the_start,
            width=130,
        )
    return chosen, publisher


def _from_the_start() -> None:
    st.session_state["library-offset"] = 0


def _item(listed: Listed, visit: Visit) -> content.Data:
    language = visit.language
    facts = [
        listed.publisher,
        listed.date or text("chat.no_date", language),
        text(f"pages.language_{listed.language}", language),
        text("library.passages", language, count=listed.passages),
    ]
    return {
        "id": listed.id,
        "href": content.permanent_link(listed.id),
        "title": listed.title,
        "language": listed.language,
        "facts": [fact for fact in facts if fact],
    }


def _open() -> None:
    st.query_params["article"] = str(components.event("articles", "open"))


def _paging(visit: Visit, offset: int, total: int) -> None:
    if total <= _PAGE:
        return
    with st.container(key="paging", horizontal=True, vertical_alignment="center"):
        for key, to, possible in (
            ("previous", offset - _PAGE, offset > 0),
            ("next", offset + _PAGE, offset + _PAGE < total),
        ):
            st.button(
                text(f"library.{key}", visit.language), key=key, on_click=_turn, args=(to,), disabled=not possible
            )
        last = min(offset + _PAGE, total)
        components.quiet(text("library.shown", visit.language, first=offset + 1, last=last, total=f"{total:,}"))


def _turn(to: int) -> None:
    st.session_state["library-offset"] = max(0, to)

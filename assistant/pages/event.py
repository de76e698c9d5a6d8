"""One award or collaboration: what is known of it, the words of every source, and what people corrected."""

from collections.abc import Callable

import streamlit as st

from assistant.ledger import Event
from assistant.ledger.errors import RowNotFound
from assistant.ledger.tables import event_as_json
from assistant.pages import components, content
from assistant.pages.visit import Visit
from assistant.texts import text
from vectorstore.errors import ArticleDamaged, ArticleNotFound, NewsCiteError
from vectorstore.ledger.editing import AWARD_FIELDS, COLLABORATION_FIELDS
from vectorstore.ledger.types import Award, Row


def choose(key: str) -> None:
    """Show the event that was chosen in the component ``key``."""
    st.session_state["ledger-event"] = str(components.event(key, "open"))


def show(visit: Visit, key: str) -> None:
    """The event that has a row of that key, in a dialog of its own."""
    try:
        found = visit.assistant.ledger.event(key)
    except RowNotFound:
        _close()
        return
    title = text("ledger_page.award" if isinstance(found.content, Award) else "ledger_page.work", visit.language)
    st.dialog(title, width="large", on_dismiss=_close)(lambda: _shown(found, visit))()


def _close() -> None:
    st.session_state.pop("ledger-event", None)


def _shown(found: Event, visit: Visit) -> None:
    language = visit.language
    rows = [components.Row((name, words)) for name, words in _facts(found, visit)]
    components.table(text("ledger_page.facts", language), [("", ""), ("", "")], rows, f"facts-{found.id}")
    for conflict in found.conflicts:
        told = ", ".join(value for value, _ in conflict.values)
        components.quiet(text("ledger.conflict", language, field=_field(conflict.field, visit), values=told))
    st.subheader(text("ledger.sources", language), anchor=False)
    for row in found.rows:
        _source(row, visit)
    if visit.edits:
        _editing(found, visit)


def _fields(found: Event) -> dict[str, str]:
    """The fields of an event as a person types them."""
    told = event_as_json(found)
    names = AWARD_FIELDS if isinstance(found.content, Award) else COLLABORATION_FIELDS
    values = {name: told[name] for name in names}
    if isinstance(found.content, Award):
        people = [(one["name"] or "", one["institution"] or "") for one in told["recipients"]]
        values["recipients"] = [f"{name} @ {body}" if body else name for name, body in people]
    return {name: "; ".join(value) if isinstance(value, list) else value or "" for name, value in values.items()}


def _facts(found: Event, visit: Visit) -> list[tuple[str, str]]:
    return [(_field(name, visit), _value(name, value, visit)) for name, value in _fields(found).items() if value]


def _value(name: str, value: str, visit: Visit) -> str:
    return text(f"ledger.kind_{value}", visit.language) if name == "kind" else value


def _field(name: str, visit: Visit) -> str:
    return text(f"ledger_page.field_{name}", visit.language)


def _source(row: Row, visit: Visit) -> None:
    """A row's own words, with a link to them in their article, and what was done to it."""
    language = visit.language
    try:
        article = visit.assistant.library.article(row.article)
    except (ArticleNotFound, ArticleDamaged) as error:
        components.quiet(error.message(language))
        return
    start, end = row.found.start, row.found.end
    source = {
        "title": article.title,
        "language": article.language,
        "facts": [fact for fact in (article.publisher, article.date) if fact],
        "quote": article.text[start:end],
        "href": content.permanent_link(article.id, start, end),
        "open": text("chat.permalink", language),
    }
    components.quote(source, f"quote-{row.key}")
    for edit in row.edits:
        fields = ", ".join(f"{_field(name, visit)}: {value}" for name, value in edit.fields)
        done = text(f"ledger_page.done_{edit.action}", language, by=edit.by, at=edit.at[:10])
        components.quiet(f"{done} {fields}".strip())


def _editing(found: Event, visit: Visit) -> None:
    """What can be done with the event."""
    language = visit.language
    with st.container(horizontal=True):
        if not found.confirmed and st.button(text("ledger_page.confirm", language), key="confirm", type="primary"):
            _change(visit, lambda: visit.assistant.ledger.confirm(found.id, visit.owner or None))
        with st.popover(text("ledger_page.delete", language), icon=":material/delete:"):
            st.text(text("ledger_page.delete_means", language))
            if st.button(text("ledger_page.delete_now", language), key="delete-row"):
                _change(visit, lambda: visit.assistant.ledger.delete(found.id, visit.owner or None))
    with st.expander(text("ledger_page.correct", language), icon=":material/edit:"), st.form("correct", border=False):
        before = _fields(found)
        after = {
            name: st.text_input(_field(name, visit), value, key=f"field-{name}-{found.id}")
            for name, value in before.items()
        }
        st.text(text("ledger_page.how", language))
        if st.form_submit_button(text("ledger_page.save", language), key="save-row"):
            changed = [(name, value.strip()) for name, value in after.items() if value.strip() != before[name]]
            if changed:
                _change(visit, lambda: visit.assistant.ledger.correct(found.id, changed, visit.owner or None))


def _change(visit: Visit, act: Callable[[], object]) -> None:
    try:
        act()
    except NewsCiteError as error:
        st.error(error.message(visit.language))
    else:
        st.rerun()

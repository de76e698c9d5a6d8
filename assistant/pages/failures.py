"""What went wrong in a run: each question with what is accepted, what was said, and what was retrieved."""

import streamlit as st

from assistant.evaluation.running import Result
from assistant.evaluation.stored import Stored
from assistant.evaluation.summary import Summary
from assistant.evaluation.wording import accepted
from assistant.pages import components
from assistant.pages.visit import Visit
from assistant.texts import text

# Failures of one page of the list.
_PAGE = 20


def show(run: Stored, summary: Summary, visit: Visit) -> None:
    """The failures of one kind at a time."""
    language = visit.language
    st.subheader(text("evaluation.failures", language), anchor=False)
    if not summary.failures:
        components.quiet(text("evaluation.nothing_wrong", language))
        return
    names = {kind: f"{text(f'evaluation.{kind}', language)} ({len(ids)})" for kind, ids in summary.failures.items()}
    kind = st.selectbox(
        text("evaluation_page.kind", language), list(names), format_func=lambda each: names[each], key="failure-kind"
    )
    by_id = {result.id: result for result in run.results}
    shown = st.session_state.get("failures-shown", _PAGE)
    ids = summary.failures[kind]
    for identity in ids[:shown]:
        _failure(by_id[identity], visit)
    if len(ids) > shown:
        st.button(text("evaluation_page.more", language), key="more-failures", on_click=_show, args=(shown + _PAGE,))


def _show(count: int) -> None:
    st.session_state["failures-shown"] = count


def _failure(result: Result, visit: Visit) -> None:
    language, item = visit.language, result.item
    with st.expander(components.plain(item.question)):
        facts = [
            ("evaluation.accepted", accepted(item, language)),
            ("evaluation.said", result.answer),
            ("evaluation.source", ", ".join(item.sources)),
            ("evaluation.cited", ", ".join(dict.fromkeys(cited["title"] for cited in result.citations))),
        ]
        if result.rewritten != item.question:
            facts.insert(0, ("evaluation.asked", result.rewritten))
        rows = [components.Row((text(key, language), words)) for key, words in facts if words]
        components.table(item.id, [("", ""), ("", "")], rows, f"failure-{item.id}")
        found = [
            components.Row((f"{passage['score']:.2f}", passage["title"] or passage["source"], passage["text"]))
            for passage in result.passages
        ]
        columns = [(text("evaluation_page.score", language), "number"), (text("evaluation_page.article", language), "")]
        components.table(
            text("evaluation.passages_found", language),
            [*columns, (text("evaluation_page.passage", language), "")],
            found,
            f"passages-{item.id}",
        )

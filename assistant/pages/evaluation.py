"""How well questions are answered: run a test set, read and compare reports, and make test items of feedback."""

import streamlit as st

from assistant.evaluation import shelf
from assistant.evaluation.comparing import CHANGES, Comparison, compare
from assistant.evaluation.items import SAMPLE
from assistant.evaluation.report import change, measures_table, share
from assistant.evaluation.stored import Stored
from assistant.evaluation.summary import Summary, summarise
from assistant.evaluation.wording import (
    about,
    call_names,
    comparison_notes,
    measure_names,
    outcome_names,
)
from assistant.pages import components, failures, frame, jobs, judged
from assistant.pages.visit import Visit
from assistant.texts import text
from vectorstore.errors import NewsCiteError


def page(visit: Visit) -> None:
    """The whole page."""
    st.title(text("evaluation_page.title", visit.language), anchor=False)
    st.text(text("evaluation_page.what", visit.language))
    try:
        if visit.edits:
            _start(visit)
        jobs.show(visit, "evaluate", key="evaluations")
        _reports(visit)
        judged.show(visit)
    except NewsCiteError as error:
        frame.problem(error, visit.language)


def _start(visit: Visit) -> None:
    language, home = visit.language, visit.assistant.library.home
    st.subheader(text("evaluation_page.run", language), anchor=False)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        names = {SAMPLE: text("evaluation_page.sample", language)}
        name = st.selectbox(
            text("evaluation_page.set", language),
            shelf.set_names(home),
            format_func=lambda each: names.get(each, each),
            key="set",
        )
        limit = st.number_input(
            text("evaluation_page.limit", language), min_value=1, value=None, step=10, key="limit", width=180,
            placeholder=text("library.all", language),
        )  # fmt: skip
        started = st.button(text("evaluation_page.start", language), type="primary", key="start")
    if started:
        visit.server.evaluations.start(name, language, int(limit) if limit else None, visit.owner)
    with st.expander(text("evaluation_page.own_set", language)):
        given = st.file_uploader(
            text("evaluation_page.own_set_file", language), type=["jsonl", "csv"], key="own-set", max_upload_size=20
        )
        if given and st.button(text("evaluation_page.keep_set", language), key="keep-set"):
            shelf.keep_set(home, given.name, given.getvalue())
            st.rerun()


def _reports(visit: Visit) -> None:
    language, home = visit.language, visit.assistant.library.home
    names = shelf.run_names(home)
    st.subheader(text("evaluation_page.reports", language), anchor=False)
    if not names:
        components.quiet(text("evaluation_page.no_reports", language))
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(text("evaluation_page.report", language), names, key="report")
        others = [each for each in names if each != name]
        earlier = st.selectbox(
            text("evaluation_page.compare", language), others, index=None, key="compare", disabled=not others,
            placeholder=text("evaluation_page.nothing", language),
        )  # fmt: skip
        st.download_button(
            text("evaluation_page.download", language), lambda: shelf.report_of(home, name), f"{name}.html",
            "text/html", key="download-report", icon=":material/download:", on_click="ignore",
        )  # fmt: skip
    run = shelf.kept_run(home, name)
    if earlier:
        _comparison(compare(shelf.kept_run(home, earlier), run), visit)
    else:
        _report(run, summarise(run.run, run.results), visit)


def _report(run: Stored, summary: Summary, visit: Visit) -> None:
    language, overall = visit.language, summary.overall
    components.quiet(about(run.run, language))
    st.metric(
        text("evaluation_page.right", language),
        share(overall.right, overall.questions),
        text("evaluation_page.of", language, right=overall.right, questions=overall.questions),
        delta_color="off",
        delta_arrow="off",
    )
    rows = [components.Row((meaning, value)) for _, meaning, value in measures_table(summary, language)]
    columns = [(text("evaluation.measure", language), ""), (text("evaluation.all", language), "number")]
    components.table(text("evaluation.measures", language), columns, rows, "measures")
    failures.show(run, summary, visit)


def _comparison(found: Comparison, visit: Visit) -> None:
    language = visit.language
    named, calls, outcomes = measure_names(language), call_names(language), outcome_names(language)
    components.quiet(
        text("evaluation.compared", language, before=found.before, after=found.after, compared=found.compared)
    )
    for note in comparison_notes(found, language):
        components.quiet(note)
    rows = [
        components.Row(
            (named[name], f"{one.before:.2f}", f"{one.after:.2f}", change(one), str(one.n), calls[one.call]),
            kinds=(None, None, None, None, None, one.call),
        )
        for name, one in found.measures.items()
    ]
    columns = [(text("evaluation.measure", language), "")]
    columns += [(text(f"evaluation.{key}", language), "number") for key in ("before", "after", "change", "questions")]
    components.table(text("evaluation.measures", language), [*columns, ("", "")], rows, "differences")
    for kind in CHANGES:
        if changed := found.of(kind):
            with st.expander(f"{outcomes[kind]} ({len(changed)})"):
                for one in changed:
                    st.text(one.question)
                    components.quiet(f"{outcomes[one.before or 'right']}: {one.answer_before}")
                    components.quiet(f"{outcomes[one.after or 'right']}: {one.answer_after}")

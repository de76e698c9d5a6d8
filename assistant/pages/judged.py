"""What people said about answers, and test items made of it."""

import streamlit as st

from assistant.evaluation import shelf
from assistant.evaluation.feedback_drafts import feedback_drafts
from assistant.evaluation.items import Item
from assistant.feedback import read_feedback
from assistant.pages import components
from assistant.pages.visit import Visit
from assistant.texts import text

# Judgements that are shown at once, the newest.
_SHOWN = 20


def show(visit: Visit) -> None:
    """The judgements that are no test items yet, each with what would be one."""
    language, home = visit.language, visit.assistant.library.home
    said, _ = read_feedback(home)
    st.subheader(text("evaluation_page.feedback", language), anchor=False)
    kept = {item.id for item in shelf.feedback_items(home)}
    drafts = [item for item in feedback_drafts(said, language)[::-1] if item.id not in kept]
    components.quiet(text("evaluation_page.feedback_what", language, drafts=len(drafts), kept=len(kept)))
    for item in drafts[:_SHOWN]:
        with st.expander(components.plain(item.question)):
            _draft(item, visit)


def _draft(item: Item, visit: Visit) -> None:
    """A draft, with the answers that are accepted to be changed by those who may.

    A form, so that the click sends the answers with it: drawn again in between, the page could lose the click.
    """
    language = visit.language
    components.quiet(item.notes)
    if not visit.edits:
        return
    with st.form(f"draft-{item.id}", border=False):
        answers = st.text_area(
            text("evaluation_page.accepted", language), "\n".join(item.answers), key=f"accepted-{item.id}", height=100,
            placeholder=text("evaluation_page.decline_if_empty", language),
        )  # fmt: skip
        made = st.form_submit_button(
            text("evaluation_page.make_item", language), key=f"make-{item.id}", icon=":material/add_task:"
        )
    if made:
        lines = tuple(line.strip() for line in answers.splitlines() if line.strip())
        shelf.keep_item(visit.assistant.library.home, item.model_copy(update={"answers": lines}))
        st.toast(text("evaluation_page.made", language), icon=":material/check:")
        st.rerun()

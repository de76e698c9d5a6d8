"""What goes on in the server, on a page: how far it has come, what came of it, and what can be done about it."""

from collections.abc import Sequence

import streamlit as st

from assistant.adding import AddItem, AddReport, Progress
from assistant.background import Job
from assistant.changing import Removed
from assistant.pages import components
from assistant.pages.visit import Visit
from assistant.texts import text

Data = components.Data

# Items of a job that are shown: all that failed, and of the others the last.
_SHOWN = 200


def show(visit: Visit, *kinds: str, key: str) -> None:
    """The jobs of ``kinds``, drawn again every second while one of them goes on."""
    found = visit.server.jobs.all(*kinds)
    if found:
        active = any(job.active for job in found)
        st.fragment(lambda: _draw(visit, kinds, key, was_active=active), run_every=1.0 if active else None)()


def _draw(visit: Visit, kinds: Sequence[str], key: str, *, was_active: bool) -> None:
    found = visit.server.jobs.all(*kinds)
    listed = {
        "label": text("jobs.label", visit.language),
        "details": text("jobs.details", visit.language),
        "jobs": [_job(job, visit) for job in found],
    }
    components.jobs(listed, key, lambda: _act(visit, key))
    if was_active != any(job.active for job in found):
        st.rerun()  # the rest of the page shows what has changed; what begins is followed from now on


def _act(visit: Visit, key: str) -> None:
    told = components.event(key, "act")
    assert isinstance(told, dict)
    job = next((each for each in visit.server.jobs.every() if each.id == told["job"]), None)
    if job is None or not visit.edits:
        return
    if told["act"] == "stop":
        job.stop.set()
    elif told["act"] == "undo":
        visit.server.changes.undo(job, visit.owner)
    elif told["act"] == "forget":
        visit.server.jobs.forget(job.id)


def _job(job: Job, visit: Visit) -> Data:
    language = visit.language
    items = [_item(each, visit) for each in job.items if isinstance(each, AddItem)]
    failed = [item for item in items if item["failed"]]
    return {
        "id": job.id,
        "title": text(f"jobs.{job.kind}", language, title=job.title),
        "state": _state(job, visit),
        "active": job.active,
        "share": _share(job),
        "actions": [(name, text(f"jobs.{name}_it", language)) for name in _actions(job, visit)],
        "items": (failed + [item for item in items if not item["failed"]])[:_SHOWN],
        "open": bool(failed),
    }


def _actions(job: Job, visit: Visit) -> list[str]:
    if not visit.edits:
        return []
    if job.active:
        return [] if job.kind in ("remove", "undo", "rebuild") else ["stop"]
    return ["undo", "forget"] if isinstance(job.result, Removed) else ["forget"]


def _share(job: Job) -> float | None:
    """How much is done, 0 to 1; None when that is not known."""
    done, total = getattr(job.progress, "done", 0), getattr(job.progress, "total", 0)
    return done / total if done and total else None


def _state(job: Job, visit: Visit) -> str:
    language, progress = visit.language, job.progress
    if job.error:
        return job.error.message(language)
    if isinstance(job.result, AddReport):
        report = job.result
        words = text("jobs.added", language, added=report.added, unchanged=report.unchanged, failed=report.failed)
        more = [text("jobs.copies", language, copies=report.copies)] if report.copies else []
        more += [text("jobs.left_out", language, count=each.count) for each in report.left_out]
        more += [report.index_error.message(language)] if report.index_error else []
        return " ".join([words, *more])
    if job.state == "running" and isinstance(progress, Progress) and progress.total:
        if progress.done == progress.total:
            return text("jobs.indexing", language)
        return text("jobs.progress", language, done=progress.done, total=progress.total)
    if job.state == "running" and (total := getattr(progress, "total", 0)):
        return text("jobs.progress", language, done=getattr(progress, "done", 0), total=total)
    return text(f"jobs.{job.state}", language)


def _item(item: AddItem, visit: Visit) -> Data:
    outcome = "replaced" if item.replaced else item.outcome
    return {
        "outcome": text(f"jobs.outcome_{outcome}", visit.language),
        "failed": item.error is not None,
        "name": item.title or item.source,
        "why": item.error.message(visit.language) if item.error else None,
    }

"""Ask the questions of a test set, keep each answer as soon as it is there, and go on where a run was broken off."""

import hashlib
import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.adding import AddReport, OnProgress, add, add_sample
from assistant.evaluation.errors import NoArticles, ResultsUnreadable, RunExists
from assistant.evaluation.evidence import find_evidence, is_source
from assistant.evaluation.items import Item, TestSet
from assistant.evaluation.scoring import Copies, Verdict, judge
from assistant.serialising import answer_as_json
from assistant.settings import Settings
from assistant.types import Answer, Turn
from vectorstore.library import Library

RUN, RESULTS = "run.json", "results.jsonl"
_NOT_ANSWERING = frozenset("home access language openai_api_key openai_base_url input_price output_price".split())


class Asked(Protocol):
    """What a run asks of ``assistant.Assistant``."""

    @property
    def library(self) -> Library:
        """The articles it answers from."""
        ...

    @property
    def settings(self) -> Settings:
        """What it is set to."""
        ...

    @property
    def model_name(self) -> str | None:
        """The language model, None without one."""
        ...

    def ask(self, question: str, *, history: Sequence[Turn] = ()) -> Answer:
        """The answer."""
        ...

    def close(self) -> None:
        """Let go of what it holds."""
        ...


A = TypeVar("A", bound=Asked)


class Result(BaseModel):
    """One line of ``results.jsonl``: the item, the answer as ``ask --json`` gives it, and the verdict."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    question: str
    rewritten: str
    answer: str
    declined: bool
    mode: str
    citations: list[dict[str, Any]]
    passages: list[dict[str, Any]]
    dropped: list[dict[str, Any]]
    timings: dict[str, float]
    usage: dict[str, float | bool | None] | None
    complete: bool
    time: dict[str, Any] | None
    notice: str | None
    verdict: Verdict
    item: Item


class Run(BaseModel):
    """What was evaluated. Runs of which all this is the same may be continued by one another.

    ``settings`` are those others that can change an answer and are not as they come.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    test_set: str
    digest: str
    questions: int
    articles: int
    articles_digest: str
    model: str | None
    passages: int
    temperature: float | None
    settings: dict[str, Any]
    version: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come: ``done`` of ``total`` questions, ``kept`` of them from before it was broken off."""

    done: int
    total: int
    kept: int
    seconds: float


@contextmanager
def throw_away(
    articles: Path | None, settings: Settings, opened: Callable[[Settings], A], on_progress: OnProgress | None = None
) -> Iterator[tuple[A, AddReport]]:
    """An assistant over a library that is made for one run, and what became of the files.

    It holds the files that ``articles`` is or holds; the sample articles when that is None. Raises NoArticles.
    """
    with TemporaryDirectory(prefix="newscite-") as folder:
        assistant = opened(settings.model_copy(update={"home": Path(folder)}))
        try:
            if articles is None:
                report = add_sample(assistant.library, on_progress)
            else:
                report = add(assistant.library, [articles], on_progress)
            if not report.added:
                raise NoArticles(path=articles)
            yield assistant, report
        finally:
            assistant.close()


def unfounded(test_set: TestSet, library: Library) -> list[tuple[str, str]]:
    """The sources and the evidence of ``test_set`` that no article is or has, each with its item's id."""
    missing = []
    articles = library.articles()
    places = [(a, a.source, a.url) for a in articles]
    places += [(a, copy.source, copy.url) for a in articles for copy in library.copies(a.id)]
    for item in test_set.items:
        own = {source: [a for a, at, url in places if is_source(source, a.id, at, url)] for source in item.sources}
        missing += [(item.id, source) for source, found in own.items() if not found]
        within = [article for found in own.values() for article in found] or articles
        missing += [(item.id, each) for each in item.evidence if not any(find_evidence(a.text, each) for a in within)]
    return missing


def run_of(test_set: TestSet, assistant: Asked) -> Run:
    """What an evaluation of ``assistant`` by ``test_set`` is of."""
    ids = sorted(article.id for article in assistant.library.articles())
    return Run(
        test_set=test_set.name,
        digest=test_set.digest,
        questions=len(test_set.items),
        articles=len(ids),
        articles_digest=hashlib.sha256("\n".join(ids).encode()).hexdigest()[:16],
        model=assistant.model_name,
        passages=assistant.settings.passages,
        temperature=assistant.settings.temperature,
        settings=_others(assistant.settings),
        version=version("newscite"),
    )


def answering_settings() -> list[str]:
    """The settings that can change an answer: not where things are, how they are shown, or what they cost."""
    return [name for name in Settings.model_fields if name not in _NOT_ANSWERING]


def ask_all(
    test_set: TestSet,
    assistant: Asked,
    out: Path,
    *,
    replace: bool = False,
    on_progress: Callable[[Progress], None] | None = None,
) -> list[Result]:
    """The results of all items, in the set's order; each is written to ``out`` as soon as it is there.

    A run of the same set, articles, model and settings that was broken off in ``out`` is continued. Raises RunExists
    when ``out`` holds another or a finished one and not ``replace``, and ResultsUnreadable.
    """
    run = run_of(test_set, assistant)
    on_progress = on_progress or (lambda _: None)
    try:
        done = _prepare(out, run, replace=replace)
        with (out / RESULTS).open("ab") as file:
            began = time.monotonic()
            kept = len(done)
            copies = {article.id: assistant.library.copies(article.id) for article in assistant.library.articles()}
            on_progress(Progress(kept, run.questions, kept, 0.0))
            for item in test_set.items:
                if item.id not in done:
                    done[item.id] = _result(item, assistant.ask(item.question, history=item.turns), copies)
                    _append(file, done[item.id])
                    on_progress(Progress(len(done), run.questions, kept, time.monotonic() - began))
    except OSError as error:
        raise ResultsUnreadable(path=out, reason=f"{error.strerror or error}.") from error
    return [done[item.id] for item in test_set.items]


def finish(out: Path, files: dict[str, str]) -> None:
    """Write ``files`` (name and text) to ``out`` and mark its run as finished. Raises ResultsUnreadable."""
    try:
        for name, text in files.items():
            (out / name).write_text(text, encoding="utf-8")
        values = json.loads((out / RUN).read_text(encoding="utf-8"))
        (out / RUN).write_text(_dumped(values | {"finished": _now()}), encoding="utf-8")
    except (OSError, ValueError) as error:
        raise ResultsUnreadable(path=out, reason=f"{error}.") from error


def _others(settings: Settings) -> dict[str, Any]:
    told = settings.model_dump(mode="json", include=set(answering_settings()) - Run.model_fields.keys())
    return {name: value for name, value in told.items() if value != Settings.model_fields[name].default}


def _result(item: Item, answer: Answer, copies: Copies) -> Result:
    verdict = judge(item, answer, copies)
    return Result(id=item.id, notice=answer.notice, verdict=verdict, item=item, **answer_as_json(answer))


def _prepare(out: Path, run: Run, *, replace: bool) -> dict[str, Result]:
    """Make ``out`` ready for ``run`` and return the results by id that an earlier part of it left there."""
    out.mkdir(parents=True, exist_ok=True)
    there = out / RUN
    if there.exists() and not replace:
        if not _continues(there, run):
            raise RunExists(path=out)
        return _left(out / RESULTS)
    if (out / RESULTS).exists() and not replace:
        raise RunExists(path=out)
    (out / RESULTS).unlink(missing_ok=True)
    there.write_text(_dumped(run.model_dump() | {"started": _now(), "finished": None}), encoding="utf-8")
    return {}


def _continues(there: Path, run: Run) -> bool:
    """Whether what ``there`` tells of is ``run``, not finished."""
    try:
        values = json.loads(there.read_text(encoding="utf-8"))
    except ValueError:
        return False
    if not isinstance(values, dict) or values.pop("finished", "?") is not None:
        return False
    values.pop("started", None)
    return bool(values == run.model_dump())


def _left(results: Path) -> dict[str, Result]:
    """The whole lines of a run that was broken off; what comes after them is cut off."""
    data = results.read_bytes() if results.exists() else b""
    done, whole = {}, 0
    for line in data.splitlines(keepends=True):
        try:
            if not line.endswith(b"\n"):
                break
            result = Result.model_validate_json(line)
        except ValidationError:
            break
        done[result.id] = result
        whole += len(line)
    if whole < len(data):
        with results.open("r+b") as file:
            file.truncate(whole)
    return done


def _append(file: IO[bytes], result: Result) -> None:
    line = json.dumps(result.model_dump(mode="json"), ensure_ascii=False)
    file.write(line.encode("utf-8", "backslashreplace") + b"\n")
    file.flush()


def _dumped(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")

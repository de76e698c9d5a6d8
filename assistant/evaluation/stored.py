"""Runs that were written to a folder, read again."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from assistant.evaluation.errors import ResultsUnreadable, RunForeign, RunMissing, RunUnfinished
from assistant.evaluation.running import RESULTS, RUN, Result, Run


@dataclass(frozen=True, slots=True)
class Stored:
    """A finished run: what it is of, and the results of its questions in the set's order."""

    name: str
    run: Run
    results: Sequence[Result]


def read_stored(folder: Path) -> Stored:
    """The run in ``folder``.

    Raises RunMissing when there is none, RunUnfinished when it was broken off, RunForeign when it is of another version
    whose results are written otherwise, and ResultsUnreadable.
    """
    try:
        values = json.loads((folder / RUN).read_text(encoding="utf-8"))
        lines = (folder / RESULTS).read_bytes().splitlines()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise RunMissing(path=folder) from error
    except (OSError, ValueError) as error:
        raise ResultsUnreadable(path=folder, reason=f"{error}.") from error
    try:
        finished, _ = values.pop("finished"), values.pop("started")
        run = Run.model_validate(values)
        results = [Result.model_validate_json(line) for line in lines]
    except (AttributeError, KeyError, TypeError, ValidationError) as error:
        raise RunForeign(path=folder) from error
    if finished is None or not results:
        raise RunUnfinished(path=folder)
    return Stored(folder.resolve().name, run, results)

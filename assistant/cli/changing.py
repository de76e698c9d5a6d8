"""The commands that change the library: ``add``, ``demo``, ``remove``, ``rebuild``, ``reembed``."""

import time
from pathlib import Path

from assistant.cli.output import tell, write_line
from assistant.cli.progress import shown
from assistant.cli.report import print_report
from assistant.cli.run import Run
from vectorstore.errors import ArticleNotFound


def add(run: Run, paths: tuple[Path, ...]) -> int:
    """Add files and folders; 1 when something was not added."""
    from assistant.adding import add_paths

    with run.library() as library, shown(run.say) as show:
        report = add_paths(library, paths, show)
    return print_report(run, report)


def demo(run: Run) -> int:
    """Add the sample articles and say how to go on."""
    from assistant.adding import add_sample

    with run.library() as library, shown(run.say) as show:
        report = add_sample(library, show)
    failed = print_report(run, report)
    tell(run.say("cli.demo_next"))
    return failed


def remove(run: Run, articles: tuple[str, ...]) -> int:
    """Remove articles; 1 when the library does not have one of them."""
    failed = 0
    with run.library(empty=False) as library, library.writing() as writer:
        for article in dict.fromkeys(articles):
            try:
                writer.remove(article)
            except ArticleNotFound as error:
                tell(run.say("cli.error", message=error.message(run.language)))
                failed = 1
            else:
                write_line(run.say("cli.removed", article=article))
        writer.renew_index()
    return failed


def rebuild(run: Run) -> None:
    """Build the search index anew from what is stored."""
    with run.library(empty=False) as library:
        tell(run.say("cli.indexing"))
        with library.writing() as writer:
            writer.renew_index(always=True)
        write_line(run.say("cli.rebuilt", passages=library.status().passages))


def reembed(run: Run) -> None:
    """Embed every passage again, then build the search index."""
    from assistant.adding import Progress

    with run.library(empty=False) as library, library.writing() as writer:
        total, began = library.status().passages, time.monotonic()
        with shown(run.say) as show:
            show(Progress(0, total, "", 0, 0.0))
            for done in writer.reembed():
                show(Progress(done, total, "", done, time.monotonic() - began))
            writer.renew_index(always=True)
    write_line(run.say("cli.reembedded", passages=total))

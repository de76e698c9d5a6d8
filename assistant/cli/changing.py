"""The commands that change the library: ``add``, ``demo``, ``remove``, ``rebuild``, ``reembed``, ``restore``.

And ``backup``, which belongs to the last. While another process changes the library they wait for it, unless
``no_wait``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.cli.ledger import read_added
from assistant.cli.output import tell, write_line
from assistant.cli.progress import reembedding, shown
from assistant.cli.report import print_report
from assistant.cli.run import Run
from vectorstore.errors import ArticleNotFound

if TYPE_CHECKING:
    from vectorstore.library import Library


def add(run: Run, sources: tuple[str, ...], no_wait: bool, allow_private: bool, limit: int | None) -> int:
    """Add files, folders, web pages, feeds and sitemaps; 1 when something was not added."""
    from assistant.adding import add as add_articles
    from assistant.collecting import MOST

    with _library(run, no_wait) as library:
        with shown(run.say) as show:
            report = add_articles(library, sources, show, allow_private=allow_private, most=limit or MOST)
        failed = print_report(run, report)
        read_added(run, library, report)
    return failed


def demo(run: Run, no_wait: bool) -> int:
    """Add the sample articles and say how to go on."""
    from assistant.adding import add_sample

    with _library(run, no_wait) as library:
        with shown(run.say) as show:
            report = add_sample(library, show)
        failed = print_report(run, report)
        read_added(run, library, report)
    tell(run.say("cli.demo_next", command=run.own_command()))
    return failed


def remove(run: Run, articles: tuple[str, ...], no_wait: bool) -> int:
    """Remove articles; 1 when the library does not have one of them."""
    failed = 0
    with _library(run, no_wait, empty=False) as library, library.writing() as writer:
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


def rebuild(run: Run, no_wait: bool) -> None:
    """Build the search index anew from what is stored."""
    with _library(run, no_wait, empty=False) as library:
        with library.writing() as writer:
            tell(run.say("cli.indexing"))
            writer.renew_index(always=True)
        write_line(run.say("cli.rebuilt", passages=library.status().passages))


def reembed(run: Run, embedder: str | None, no_wait: bool) -> None:
    """Move the library to another embedder, or go on with that; say what to set from then on."""
    with _library(run, no_wait, empty=False, embedder=embedder) as library:
        if (before := library.status()).next_embedder:
            tell(run.say("cli.reembed_pending", embedder=before.next_embedder, done=before.moved))
        with reembedding(run.say) as show:
            moved = library.reembed(show)
        now = library.status()
    if not moved:
        write_line(run.say("cli.reembed_done_already", embedder=now.embedder))
        return
    write_line(run.say("cli.reembedded", passages=now.passages, embedder=now.embedder))
    if now.embedder != run.settings().embedder:
        tell(run.say("cli.reembed_set", embedder=now.embedder))


def backup(run: Run, file: Path, force: bool) -> None:
    """Save the library in one file."""
    with run.library(empty=False) as library:
        library.backup(file, replace=force)
    write_line(run.say("cli.backed_up", file=file, size=f"{file.stat().st_size / 1e6:.1f}"))


def restore(run: Run, file: Path, force: bool, no_wait: bool) -> int:
    """Take the library from a backup, and tell where the one that it replaced is kept; 1 when it has no index."""
    with _library(run, no_wait) as library:
        restored = library.restore(file, replace=force)
        write_line(run.say("cli.restored", articles=library.status().articles, file=file))
    if restored.kept is not None:
        write_line(run.say("cli.kept", file=restored.kept))
    if restored.index_error is not None:
        tell(run.say("cli.error", message=restored.index_error.message(run.language)))
    return int(restored.index_error is not None)


@contextmanager
def _library(run: Run, no_wait: bool, *, empty: bool = True, embedder: str | None = None) -> "Iterator[Library]":
    """The library, which tells for whom it waits when it does."""
    with run.library(empty=empty, embedder=embedder) as library:
        if not no_wait:
            library.on_wait = lambda holder: tell(run.say("cli.waiting", holder=holder))
        yield library

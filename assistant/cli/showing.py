"""The commands that only look: ``list``, ``show``, ``status``."""

from collections.abc import Mapping

from assistant.cli.output import one_line, print_table, tell, write_line
from assistant.cli.run import Run
from assistant.sources import web_link
from vectorstore.types import LANGUAGES, Article, Status


def list_articles(run: Run) -> None:
    """A row for each article, newest first."""
    with run.library() as library:
        articles = library.articles()
    if not articles:
        tell(run.say("cli.list_empty"))
        return
    headings = [
        run.say("cli.article_id"),
        run.say("cli.article_date"),
        run.say("cli.article_language"),
        run.say("cli.article_passages"),
        run.say("cli.article_title"),
        run.say("cli.article_source"),
    ]
    print_table(
        headings,
        [(each.id, each.date or "", each.language, str(each.passages), each.title, each.source) for each in articles],
    )


def show(run: Run, article: str) -> None:
    """One article: what is known of it, then its text."""
    with run.library() as library:
        found, copies = library.article(article), library.copies(article)
    write_line(one_line(found.title))
    _write_facts(run, _article_facts(run, found))
    for copy in copies:
        origin = " · ".join(part for part in (copy.publisher, copy.date, web_link(copy.url)[0] or copy.source) if part)
        _write_facts(run, {run.say("cli.article_copy"): origin})
    write_line(f"\n{found.text}")


def status(run: Run) -> None:
    """What the library holds and how far its index has come."""
    with run.library() as library:
        found = library.status()
    _write_facts(run, _status_facts(run, found))


def _write_facts(run: Run, facts: Mapping[str, str | None]) -> None:
    for name, value in facts.items():
        if value is not None:
            write_line(run.say("cli.fact", name=name, value=one_line(value)))


def _article_facts(run: Run, article: Article) -> dict[str, str | None]:
    return {
        run.say("cli.article_id"): article.id,
        run.say("cli.article_date"): article.date,
        run.say("cli.article_publisher"): article.publisher,
        run.say("cli.article_author"): article.author,
        run.say("cli.article_link"): web_link(article.url)[0],
        run.say("cli.article_source"): article.source,
        run.say("cli.article_language"): run.say(f"cli.language_{article.language}"),
        run.say("cli.article_passages"): str(article.passages),
        run.say("cli.article_added"): article.added,
        run.say("cli.article_replaced_by"): article.replaced_by,
        run.say("cli.article_corrects"): article.corrects,
        run.say("cli.article_corrected_by"): article.corrected_by,
    }


def _status_facts(run: Run, status: Status) -> dict[str, str | None]:
    index = run.say("cli.index_none")
    if status.generation is not None:
        index = run.say("cli.index_state", number=status.generation, tail=status.tail)
    return {
        run.say("cli.library"): status.path,
        run.say("cli.articles"): _articles(run, status),
        run.say("cli.article_passages"): str(status.passages),
        run.say("cli.embedder"): _embedder(run, status),
        run.say("cli.next_embedder"): _next_embedder(run, status),
        run.say("cli.search_index"): index,
        run.say("cli.disk"): run.say("cli.megabytes", size=f"{status.bytes / 1e6:.1f}"),
    }


def _embedder(run: Run, status: Status) -> str:
    if not status.dimension:
        return status.embedder
    return run.say("cli.embedder_size", name=status.embedder, dimension=status.dimension)


def _next_embedder(run: Run, status: Status) -> str | None:
    """How far a move to another embedder has come that was not brought to its end."""
    if status.next_embedder is None:
        return None
    return run.say("cli.moved_of", name=status.next_embedder, done=status.moved, total=status.passages)


def _articles(run: Run, status: Status) -> str:
    """How many articles there are, and of them how many in each language."""
    if not status.articles:
        return "0"
    counts = [
        run.say("cli.language_count", name=run.say(f"cli.language_{each}"), count=status.by_language[each])
        for each in LANGUAGES
        if each in status.by_language
    ]
    return run.say("cli.articles_by_language", total=status.articles, parts=", ".join(counts))

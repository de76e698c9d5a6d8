"""The commands that ask: ``search``, ``ask``, ``chat``."""

from datetime import date
from typing import IO, TYPE_CHECKING, cast

import click

from assistant.cli.batch import ask_batch
from assistant.cli.output import one_line, print_indented, print_json, tell, write_line, write_piece
from assistant.cli.run import Answering, Run
from assistant.serialising import answer_as_json, hits_as_json, time_as_json
from assistant.sources import SourceView, bare_view, source_view, web_link
from assistant.types import Answer, AppliedTime, Citation
from vectorstore.errors import ArticleNotFound
from vectorstore.types import Filters, Hit, Language

if TYPE_CHECKING:
    from vectorstore.library import Library


def search(run: Run, question: str, limit: int | None, as_json: bool, any_time: bool, **filters: str | None) -> None:
    """The passages that best fit the question, best first."""
    from assistant.timing import find_in_time

    allowed, most = _filters(run, **filters), limit or run.settings().passages
    time: AppliedTime | None = None
    with run.library(empty=False) as library:
        query = library.query(question)
        if any_time:
            hits = library.find(query, allowed, most)
        else:
            hits, time = find_in_time(library, query, allowed, most, date.today())
    if as_json:
        print_json({"question": question, "time": time_as_json(time), "passages": hits_as_json(hits)})
        return
    _tell_time(run, time)
    if not hits:
        tell(run.say("cli.nothing_found"))
    for number, hit in enumerate(hits, 1):
        _print_hit(number, hit)


def ask(
    run: Run,
    question: str | None,
    batch: IO[bytes] | None,
    as_json: bool,
    any_time: bool,
    model: str | None,
    **filters: str | None,
) -> int:
    """Answer the question, or each question of a batch; 1 when one of a batch could not be answered."""
    if (question is None) == (batch is None):
        raise click.UsageError(run.say("cli.question_or_batch"), click.get_current_context())
    allowed = _filters(run, **filters)
    with run.assistant(model) as assistant:
        if batch is not None:
            return ask_batch(run, assistant, batch, allowed, any_time=any_time)
        if as_json:
            print_json(answer_as_json(assistant.ask(question or "", filters=allowed, any_time=any_time)))
        else:
            _print_answer(run, assistant, question or "", allowed, any_time=any_time)
    return 0


def chat(run: Run, host: str, port: int | None, headless: bool, model: str | None) -> int:
    """Serve the chat until Ctrl-C."""
    settings = run.settings(model)  # what is wrong with them is better said here than in a page
    from assistant.pages.launch import serve

    return serve(settings.home, host, port, headless, model, run.language)


def _filters(run: Run, since: str | None, until: str | None, language: str | None, source: str | None) -> Filters:
    if since and until:
        exact = min(len(since), len(until))
        if since[:exact] > until[:exact]:
            raise click.UsageError(run.say("cli.dates_crossed"), click.get_current_context())
    return Filters(since=since, until=until, language=cast("Language | None", language), source=source)


def _print_hit(number: int, hit: Hit) -> None:
    article = hit.article
    write_line(f"{number}. {one_line(article.title)}  ({hit.score:.2f})")
    print_indented(_origin(article.publisher, article.date, web_link(article.url)[0] or article.source))
    print_indented(hit.passage.text)
    write_line()


def _tell_time(run: Run, time: AppliedTime | None) -> None:
    """Tell what the answer was kept to, and how to lift that."""
    if time is not None:
        from assistant.timing import described

        tell(run.say("cli.time_kept", time=described(time, run.language)))


def _print_answer(run: Run, assistant: Answering, question: str, filters: Filters, *, any_time: bool) -> None:
    """The text as it comes, then the sources it cites."""
    answer: Answer | None = None
    for piece in assistant.stream(question, filters=filters, any_time=any_time):
        if isinstance(piece, Answer):
            answer = piece
        else:
            write_piece(piece)
    write_line()
    if answer is None:
        return
    if answer.notice:
        tell(answer.notice)
    _tell_time(run, answer.time)
    for citation in answer.citations:
        view = _source(assistant.library, citation)
        write_line(f"\n[{view.n}] {one_line(view.title)}")
        print_indented(_origin(view.publisher, view.date, view.link or citation.source))
        print_indented(run.say("cli.quote", quote=view.quote))


def _origin(*facts: str | None) -> str:
    return " · ".join(one_line(fact) for fact in facts if fact)


def _source(library: "Library", citation: Citation) -> SourceView:
    try:
        return source_view(library.article(citation.article), citation)
    except ArticleNotFound:  # removed since it was found
        return bare_view(citation)

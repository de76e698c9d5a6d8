"""The commands that ask: ``search``, ``ask``, ``chat``."""

from collections.abc import Sequence
from datetime import date
from threading import Event
from typing import IO, TYPE_CHECKING, cast

import click

from assistant.cli.batch import ask_batch
from assistant.cli.output import one_line, print_indented, print_json, tell, write_line, write_piece
from assistant.cli.run import Answering, Run
from assistant.cli.stopping import INTERRUPTED, stopping
from assistant.serialising import answer_as_json, explanations_as_json, hits_as_json, time_as_json
from assistant.sources import SourceView, bare_view, source_view, web_link
from assistant.types import Answer, AppliedTime, Citation, Dropped
from vectorstore.errors import ArticleNotFound
from vectorstore.types import Filters, Hit, Language

if TYPE_CHECKING:
    from vectorstore.explaining import Explanation
    from vectorstore.library import Library


def search(
    run: Run, question: str, limit: int | None, as_json: bool, any_time: bool, explain: bool, **filters: str | None
) -> None:
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
        why = library.explain(query, hits) if explain else []
    if as_json:
        found = explanations_as_json(why) if explain else hits_as_json(hits)
        print_json({"question": question, "time": time_as_json(time), "passages": found})
        return
    _tell_time(run, time)
    if not hits:
        tell(run.say("cli.nothing_found"))
    for number, hit in enumerate(hits, 1):
        _print_hit(number, hit)
        if explain:
            _print_reasons(run, why[number - 1])
        write_line()


def ask(
    run: Run,
    question: str | None,
    batch: IO[bytes] | None,
    as_json: bool,
    any_time: bool,
    dropped: bool,
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
        with stopping() as stop:
            if as_json:
                answer = assistant.ask(question or "", filters=allowed, any_time=any_time, stop=stop)
                print_json(answer_as_json(answer))
            else:
                _print_answer(run, assistant, question or "", allowed, stop, any_time=any_time, dropped=dropped)
        return INTERRUPTED if stop.is_set() else 0


def chat(run: Run, host: str, port: int | None, headless: bool, insecure: bool, model: str | None) -> int:
    """Serve the pages until Ctrl-C."""
    settings = run.settings(model)  # what is wrong with them is better said here than in a page
    from assistant.pages.launch import serve

    return serve(
        settings.home, host, port, headless, model, run.language, access_file=settings.access, insecure=insecure
    )


def model(run: Run, model: str | None) -> None:
    """The language model in use, and whether it answers."""
    with run.assistant(model, empty=True) as assistant:
        if assistant.model_name is None:
            tell(run.say("cli.model_none"))
            return
        trial = assistant.try_model()
    assert trial is not None
    facts = {
        "cli.model_name": trial.model,
        "cli.model_where": trial.where,
        "cli.model_said": trial.said,
        "cli.model_first": run.say("cli.seconds", seconds=f"{trial.first_ms / 1000:.1f}"),
        "cli.model_whole": run.say("cli.seconds", seconds=f"{trial.whole_ms / 1000:.1f}"),
    }
    if trial.usage:
        words = "cli.model_tokens_estimated" if trial.usage.estimated else "cli.model_tokens_told"
        facts["cli.model_tokens"] = run.say(words, read=trial.usage.input_tokens, written=trial.usage.output_tokens)
    for name, value in facts.items():
        write_line(run.say("cli.fact", name=run.say(name), value=one_line(value)))


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


def _print_reasons(run: Run, why: "Explanation") -> None:
    """What the score is made of, and which words of the question the passage says."""
    parts = {"meaning": why.meaning, "words": why.words, "names": why.names, "order": why.order}
    told = [run.say(f"cli.why_{part}", score=f"{score:+.2f}") for part, score in parts.items() if abs(score) >= 0.005]
    print_indented(run.say("cli.why", score=f"{why.hit.score:.2f}", parts=run.say("cli.why_and").join(told)))
    if why.said:
        each = [f"{said.word} ← {said.by}" if said.word != said.by else said.word for said in why.said]
        print_indented(run.say("cli.why_translated" if why.translated else "cli.why_said", words=", ".join(each)))
    if why.unsaid:
        print_indented(run.say("cli.why_unsaid", words=", ".join(why.unsaid)))
    if why.keys:
        print_indented(run.say("cli.why_keys", keys=", ".join(why.keys)))


def _tell_time(run: Run, time: AppliedTime | None) -> None:
    """Tell what the answer was kept to, and how to lift that."""
    if time is not None:
        from assistant.timing import described

        tell(run.say("cli.time_kept", time=described(time, run.language)))


def _print_answer(
    run: Run, assistant: Answering, question: str, filters: Filters, stop: Event, *, any_time: bool, dropped: bool
) -> None:
    """The text as it comes, then the sources it cites."""
    answer: Answer | None = None
    for piece in assistant.stream(question, filters=filters, any_time=any_time, stop=stop):
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
    _print_dropped(run, answer.dropped, shown=dropped)


def _print_dropped(run: Run, dropped: Sequence[Dropped], *, shown: bool) -> None:
    """How many sentences of the model are not in the answer, or each of them with the reason."""
    if not shown:
        if dropped:
            tell(run.say("cli.dropped", count=len(dropped)))
        return
    for one in dropped:
        write_line("\n" + run.say("cli.dropped_sentence", sentence=one_line(one.text)))
        print_indented(one.reason(run.language))


def _origin(*facts: str | None) -> str:
    return " · ".join(one_line(fact) for fact in facts if fact)


def _source(library: "Library", citation: Citation) -> SourceView:
    try:
        return source_view(library.article(citation.article), citation)
    except ArticleNotFound:  # removed since it was found
        return bare_view(citation)

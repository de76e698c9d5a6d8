"""Answer a question: make it stand alone, search, then have a model write or quote, or decline."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from threading import Event

from assistant.conversation.standing import standalone
from assistant.differing import added_to_written, remarks, with_others
from assistant.errors import ModelFailed
from assistant.ledger.answering import answer as from_ledger
from assistant.ledger.ledger import Ledger
from assistant.models import LanguageModel, Meter
from assistant.models.errors import ModelStopped
from assistant.quoting.answer import quoted_answer
from assistant.quoting.picking import pick
from assistant.settings import Settings
from assistant.texts import text
from assistant.timing import find_in_time
from assistant.types import Answer, AppliedTime, Citation, Dropped, InterfaceLanguage, Mode, Timings, Turn
from assistant.writing import Written, write
from vectorstore.library import Library
from vectorstore.search import Query
from vectorstore.text.language import question_language
from vectorstore.types import Filters, Hit


@dataclass(frozen=True, slots=True)
class Answering:
    """What answers are made with: a library, a language model or none, and the settings."""

    library: Library
    model: LanguageModel | None
    settings: Settings
    ledger: Ledger

    def stream(
        self, question: str, history: Sequence[Turn], filters: Filters, *, any_time: bool, stop: Event | None = None
    ) -> Iterator[str | Answer]:
        """Yield the text of the answer as it becomes ready, then the whole Answer.

        The answer is kept to the time that the question names, unless articles of ``any_time`` may answer.

        A model that fails before it has said anything is replaced by quotes, with a notice; one that fails later
        leaves what it has said, with a notice. When ``stop`` is set, the model is left and the Answer is what it had
        said by then.
        """
        language: InterfaceLanguage = "zh" if question_language(question) == "zh" else "en"
        meter, began = Meter(stop), time.perf_counter()
        rewritten, notice = self._standalone(question, history, language, meter)
        started = time.perf_counter()
        query = self.library.query(rewritten)
        embedded = time.perf_counter()
        hits, time_kept = self._find(query, filters, any_time=any_time)
        found = time.perf_counter()
        counted = self._counted(rewritten, filters, language)
        quoted_only = notice is not None
        written = (
            self._quote(query, hits, language, notice) if quoted_only else self._draft(query, hits, language, meter)
        )
        for draft in counted or written:
            if isinstance(draft, str):
                yield draft
                continue
            timings = Timings(
                rewrite_ms=1000 * (started - began),
                embed_ms=1000 * (embedded - started),
                search_ms=1000 * (found - embedded),
                answer_ms=1000 * (time.perf_counter() - found),
            )
            corrected = remarks(self.library, draft.citations, language) if draft.mode != "ledger" else None
            said = (draft.notice, corrected)
            yield Answer(
                question=question,
                rewritten=rewritten,
                text=draft.text,
                declined=draft.declined,
                mode=draft.mode,
                language=language,
                citations=draft.citations,
                hits=tuple(hits),
                timings=timings,
                notice=" ".join(part for part in said if part) or None,
                usage=meter.usage(self.settings),
                time=time_kept,
                dropped=draft.dropped,
                complete=draft.complete,
            )

    def _counted(self, rewritten: str, filters: Filters, language: InterfaceLanguage) -> list["str | _Draft"]:
        """The ledger's answer, if the question asks for rows and articles that pass have some; [] otherwise."""
        found = from_ledger(self.library, self.ledger, rewritten, language, date.today(), filters)
        if found is None:
            return []
        unread = self.ledger.unread()
        notice = text("ledger.unread", language, number=unread) if unread else None
        return list(_said(_Draft(found.text, False, "ledger", found.citations, notice)))

    def _find(self, query: Query, filters: Filters, *, any_time: bool) -> tuple[list[Hit], AppliedTime | None]:
        if any_time:
            return self.library.find(query, filters, self.settings.passages), None
        return find_in_time(self.library, query, filters, self.settings.passages, date.today())

    def _standalone(
        self, question: str, history: Sequence[Turn], language: InterfaceLanguage, meter: Meter
    ) -> tuple[str, str | None]:
        """The question as it is searched, and what went wrong with the model if anything did."""
        try:
            return standalone(question, history, self.library, self.model, meter), None
        except ModelStopped:
            return question, None
        except ModelFailed as error:
            return standalone(question, history, self.library, None, meter), _instead(error, language)

    def _draft(
        self, query: Query, hits: Sequence[Hit], language: InterfaceLanguage, meter: Meter
    ) -> Iterator["str | _Draft"]:
        """Text as it becomes ready, then the draft: written where there is a model, else quoted."""
        if self.model is None or not hits:
            yield from self._quote(query, hits, language, None)
            return
        try:
            for piece in self._write(self.model, query, language, hits, meter):
                if isinstance(piece, Written):
                    yield from self._finish(piece, query, hits, language)
                else:
                    yield piece
        except ModelStopped as stopped:
            notice = text("answer.broken_off", language, reason=stopped.message(language))
            yield _Draft("", False, "written", (), notice, complete=False)
        except ModelFailed as error:
            yield from self._quote(query, hits, language, _instead(error, language))

    def _write(
        self, model: LanguageModel, query: Query, language: InterfaceLanguage, hits: Sequence[Hit], meter: Meter
    ) -> Iterator[str | Written]:
        return write(self.library, model, query.text, language, hits, meter, self.settings.passage_tokens)

    def _finish(
        self, written: Written, query: Query, hits: Sequence[Hit], language: InterfaceLanguage
    ) -> Iterator["str | _Draft"]:
        if written.declined:
            yield from _said(replace(_declined("written", language, None), dropped=written.dropped))
        elif written.text:
            notice = None
            if written.broken:
                notice = text("answer.broken_off", language, reason=written.broken.message(language))
            complete = not written.broken
            otherwise, citations = added_to_written(self.library, written.citations, hits, language)
            if otherwise:
                otherwise = f"\n{otherwise}"
                yield otherwise
            yield _Draft(written.text + otherwise, False, "written", citations, notice, written.dropped, complete)
        else:
            nothing = text("answer.nothing_held", language)
            notice = text("answer.quoted_instead", language, reason=nothing)
            for piece in self._quote(query, hits, language, notice):
                yield piece if isinstance(piece, str) else replace(piece, dropped=written.dropped)

    def _quote(
        self, query: Query, hits: Sequence[Hit], language: InterfaceLanguage, notice: str | None
    ) -> Iterator["str | _Draft"]:
        quotes = pick(self.library, query, hits, self.settings.decline_below)
        if not quotes:
            yield from _said(_declined("quote", language, notice))
            return
        words, citations = quoted_answer(with_others(self.library, quotes, hits), language)
        yield from _said(_Draft(words, False, "quote", citations, notice))


@dataclass(frozen=True, slots=True)
class _Draft:
    """An answer but for the question and the timings."""

    text: str
    declined: bool
    mode: Mode
    citations: tuple[Citation, ...]
    notice: str | None
    dropped: tuple[Dropped, ...] = ()
    complete: bool = True


def _said(draft: _Draft) -> Iterator[str | _Draft]:
    """A draft that is ready at once: its text, then itself."""
    yield draft.text
    yield draft


def _declined(mode: Mode, language: InterfaceLanguage, notice: str | None) -> _Draft:
    return _Draft(text("answer.declined", language), True, mode, (), notice)


def _instead(error: ModelFailed, language: InterfaceLanguage) -> str:
    return text("answer.quoted_instead", language, reason=error.message(language))

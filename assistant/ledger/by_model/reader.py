"""Have a language model read an article for the ledger, and tell beforehand what that will take."""

from dataclasses import dataclass
from threading import Event
from typing import Protocol

from assistant.ledger.by_model.checking import check, distinct
from assistant.ledger.by_model.pieces import Piece, cut, shown
from assistant.ledger.by_model.said import parse
from assistant.ledger.errors import ReplyUnreadable
from assistant.ledger.extraction.marking import shipped_aliases
from assistant.models import Meter
from assistant.models.metering import cost_of, estimated_tokens, together
from assistant.settings import Settings
from assistant.types import Usage
from prompts import load
from vectorstore.ledger.types import Found
from vectorstore.text.aliases.learning import learn_aliases
from vectorstore.types import Article

# Tokens that are written for each token of an article, and besides for each piece of one, as rows that say all that
# the labelled articles do would take (``benchmarks/ledger.py labels``).
_WRITTEN_SHARE, _WRITTEN_LEAST = 0.6, 10


class Completes(Protocol):
    """What reading asks of ``assistant.models.LanguageModel``."""

    @property
    def name(self) -> str:
        """The model, as ``provider:name``."""
        ...

    def complete(self, system: str, user: str, meter: Meter) -> str:
        """What the model answers. Raises ModelFailed."""
        ...


@dataclass(frozen=True, slots=True)
class Reading:
    """The rows of an article, and how many that the model said it does not bear out."""

    rows: tuple[Found, ...]
    refused: int


@dataclass
class Spent:
    """What calls have taken so far, those that failed included; ``usage`` is None before any was answered."""

    usage: Usage | None = None


class ModelReader:
    """Reads articles with ``model``, at the prices of ``settings``. Any thread may use it."""

    def __init__(self, model: Completes, settings: Settings) -> None:
        self._model = model
        self._settings = settings

    @property
    def name(self) -> str:
        """The model, as rows tell by what they were read."""
        return self._model.name

    def read(self, article: Article, spent: Spent, stop: Event | None = None) -> Reading:
        """The rows of ``article``; ``stop`` leaves the model. Raises ModelFailed and ReplyUnreadable."""
        learned = learn_aliases(article.text)
        aliases = shipped_aliases().extended(learned) if learned else shipped_aliases()
        rows: list[Found] = []
        refused = 0
        for piece in cut(article):
            said = parse(self._reply(article, piece, spent, stop))
            if said is None:
                raise ReplyUnreadable(model=self.name, title=article.title)
            checked = check(said.rows, article, piece, aliases, self.name)
            rows += checked.rows
            refused += said.refused + checked.refused
        return Reading(tuple(distinct(rows)), refused)

    def _reply(self, article: Article, piece: Piece, spent: Spent, stop: Event | None) -> str:
        meter = Meter(stop)
        try:
            return self._model.complete(*_asked(article, piece), meter)
        finally:
            spent.usage = together(spent.usage, meter.usage(self._settings))

    def estimate(self, article: Article) -> Usage:
        """What reading ``article`` is likely to take."""
        pieces = cut(article)
        asked = [_asked(article, piece) for piece in pieces]
        read = sum(estimated_tokens(system) + estimated_tokens(user) for system, user in asked)
        written = round(_WRITTEN_SHARE * estimated_tokens(article.text)) + _WRITTEN_LEAST * len(pieces)
        return Usage(read, written, cost_of(read, written, self._settings), estimated=True)


def _asked(article: Article, piece: Piece) -> tuple[str, str]:
    return load("ledger").fill(article=shown(article, piece))

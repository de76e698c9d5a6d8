"""The values that the assistant gives: answers and what they cite."""

from dataclasses import dataclass
from typing import Literal

from vectorstore.types import Hit, Language

Mode = Literal["quote", "written", "ledger"]
Role = Literal["user", "assistant"]
InterfaceLanguage = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Citation:
    """A promise: ``quote`` is the stored text of ``article`` from ``start`` to ``end``, character by character.

    ``n`` is the number that stands in the answer as ``[n]``. ``article`` is the id, ``source`` the path or URL
    as it was added.
    """

    n: int
    article: str
    source: str
    title: str
    url: str | None
    date: str | None
    language: Language
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One earlier message of a conversation; of an answer also what it cited, where that is known."""

    role: Role
    content: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Timings:
    """Milliseconds of the wall clock: making the question stand alone, embedding it, searching, answering."""

    rewrite_ms: float
    embed_ms: float
    search_ms: float
    answer_ms: float


@dataclass(frozen=True, slots=True)
class Usage:
    """The tokens that a language model read and wrote for an answer, as its provider counts them.

    ``cost`` is in US dollars, at the prices of the settings; None where these are not set. ``estimated`` when the
    provider did not tell all of it, and the rest is counted by us (``assistant.models.metering``).
    """

    input_tokens: int
    output_tokens: int
    cost: float | None = None
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class ModelTrial:
    """What came of trying a language model: what it said, and milliseconds to its first word and in all.

    ``model`` is ``provider:name``, ``where`` the server that was asked.
    """

    model: str
    where: str
    said: str
    first_ms: float
    whole_ms: float
    usage: Usage | None


@dataclass(frozen=True, slots=True)
class AppliedTime:
    """The time that an answer was kept to, because its question names it.

    ``periods`` are the first and last days (ISO, inclusive, "" is open) of which an article had to be, or had to name a
    date; ``latest`` tells that newer articles came before older ones.
    """

    periods: tuple[tuple[str, str], ...]
    latest: bool


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence of a language model that is not in the answer, because the articles do not support it.

    ``kind`` is what they do not say: "number", "percentage", "amount", "date", "person", "institution", "award", or
    "meaning" for all of it; "source" of a sentence that named no passage. ``en`` and ``zh`` tell it to people.
    """

    text: str
    kind: str
    en: str
    zh: str

    def reason(self, language: InterfaceLanguage) -> str:
        """Why it is not in the answer."""
        return self.zh if language == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question got. ``text`` has a ``[n]`` for each citation; a declined answer cites nothing.

    ``rewritten`` is the question as it was searched, with what the conversation before it supplies.
    ``notice`` is set when something stood in the way that the person should know, such as a language model
    that could not be reached. ``usage`` is None when no model answered anything.
    ``time`` is None when the answer was not kept to a time. ``complete`` is False when the model broke off or was
    stopped: ``text`` is what it had said by then, "" when that was nothing. ``dropped`` are the sentences
    that a language model wrote and that are not in ``text``.
    """

    question: str
    rewritten: str
    text: str
    declined: bool
    mode: Mode
    language: InterfaceLanguage
    citations: tuple[Citation, ...]
    hits: tuple[Hit, ...]
    timings: Timings
    notice: str | None = None
    usage: Usage | None = None
    time: AppliedTime | None = None
    dropped: tuple[Dropped, ...] = ()
    complete: bool = True

"""Questions that a person may like to ask next, made from what the library has and tried before they are offered."""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import zip_longest

from assistant.ledger import Event
from assistant.ledger.answering import award_name
from assistant.ledger.filtering import bodies_of, people_of
from assistant.texts import text
from assistant.types import Answer, InterfaceLanguage
from vectorstore.ledger.types import Award
from vectorstore.text.language import detect_language
from vectorstore.types import Listed

MOST = 3
# Questions that are tried until there are enough. Each takes as long as an answer without a language model.
_TRIED = 8
# Names and titles longer than this read badly in a question.
_LONGEST = 60


def suggest(
    events: Sequence[Event],
    articles: Sequence[Listed],
    answer: Callable[[str], Answer],
    language: InterfaceLanguage,
    *,
    near: Collection[str] = (),
    asked: Sequence[str] = (),
) -> list[str]:
    """Up to ``MOST`` questions in ``language`` that ``answer`` does not decline.

    They are about ``events`` and ``articles``, first about those of the articles ``near`` (ids). What ``asked`` says
    already is left out.
    """
    said = " ".join(asked).lower()
    found: list[str] = []
    for tried, question in enumerate(_questions(_nearest(events, near), articles, language, said)):
        if tried == _TRIED or len(found) == MOST:
            break
        if not answer(question).declined:
            found.append(question)
    return found


def _nearest(events: Sequence[Event], near: Collection[str]) -> list[Event]:
    return sorted(events, key=lambda event: not any(row.article in near for row in event.rows))


def _questions(
    events: Sequence[Event], articles: Sequence[Listed], language: InterfaceLanguage, said: str
) -> Iterator[str]:
    """Questions of different kinds in turn, each once, those in names of the language's own script first."""
    awards = [event for event in events if isinstance(event.content, Award)]
    # A giver is a party to a gift, but nobody asks with whom it works.
    works = [event for event in events if not isinstance(event.content, Award) and event.content.kind != "donation"]
    kinds = (
        [("suggested_person", name) for event in awards for name in people_of(event)],
        [("suggested_party", name) for event in works for name in bodies_of(event)],
        [("suggested_award", award_name(event.content)) for event in awards if isinstance(event.content, Award)],
    )
    in_turn = [pair for row in zip_longest(*(_own_first(kind, language) for kind in kinds)) for pair in row if pair]
    titles = _own_first([("suggested_title", article.title) for article in articles], language)
    given: set[str] = set()
    for key, name in [*in_turn, *titles]:
        known = name.lower()
        if name and len(name) <= _LONGEST and known not in given and known not in said:
            given.add(known)
            yield text(f"chat.{key}", language, name=name)


def _own_first(named: Sequence[tuple[str, str]], language: InterfaceLanguage) -> list[tuple[str, str]]:
    return sorted(named, key=lambda pair: (detect_language(pair[1]) == "zh") != (language == "zh"))

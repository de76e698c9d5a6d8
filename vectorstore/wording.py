"""The terms in which passages may say what a question asks: its own words, their translations, and other names."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vectorstore.text.forms import other_forms
from vectorstore.text.terms import Term, as_indexed
from vectorstore.text.words import index_words, question_words
from vectorstore.types import Language

if TYPE_CHECKING:
    from vectorstore.dictionary import Dictionary
    from vectorstore.text.aliases import Aliases, Mention


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What is known of words beside the articles: a dictionary, and names of institutions, awards and the like."""

    dictionary: "Dictionary | None" = None
    aliases: "Aliases | None" = None


@dataclass(frozen=True, slots=True)
class Wording:
    """A question's terms: ``own`` in its own words, ``translated`` in those of the other language.

    A word of a name also has the other names of what it names as alternatives, in both. ``named`` are, for each thing
    that the question names, all names by which texts may name it.
    """

    own: tuple[Term, ...]
    translated: tuple[Term, ...]
    named: tuple[tuple[str, ...], ...] = ()


def word_question(question: str, language: Language, vocabulary: Vocabulary) -> Wording:
    """The terms of ``question``; without a dictionary only the names that the aliases know are translated.

    Raises ``vectorstore.dictionary.errors.DictionaryUnavailable``.
    """
    dictionary, aliases = vocabulary.dictionary, vocabulary.aliases
    own = [Term(word, (word, *other_forms(word))) for word in question_words(question)]
    translated = dictionary.terms(question, language) if dictionary else []
    mentions = aliases.other_names(question) if aliases else []
    for mention in mentions:
        name = question[mention.start : mention.end]
        own = _with_names(own, set(index_words(name)), mention)
        words = {term.text for term in dictionary.terms(name, language)} if dictionary else set()
        translated = _with_names(translated, words, mention) if words else [*translated, _named(name, mention)]
    named = tuple((question[mention.start : mention.end], *mention.names) for mention in mentions)
    return Wording(tuple(own), tuple(translated), named)


def _with_names(terms: Sequence[Term], words: set[str], mention: "Mention") -> list[Term]:
    """``terms``, where those that are among ``words`` may be said by any other name of the ``mention`` too."""
    return [_and_names(term, mention) if term.text in words else term for term in terms]


def _and_names(term: Term, mention: "Mention") -> Term:
    return Term(term.text, tuple(dict.fromkeys([*term.alternatives, *_named(term.text, mention).alternatives])))


def _named(text: str, mention: "Mention") -> Term:
    return Term(text, tuple(filter(None, map(as_indexed, mention.names))))

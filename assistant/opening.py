"""Open the library that the settings name, with all that is known of words."""

from typing import TYPE_CHECKING

from assistant.settings import Settings
from vectorstore.dictionary import Dictionary
from vectorstore.library import Library
from vectorstore.search import Weights
from vectorstore.text.aliases import load_aliases
from vectorstore.wording import Vocabulary

if TYPE_CHECKING:
    from vectorstore.embedder import Embedder


def open_library(settings: Settings, embedder: "Embedder") -> Library:
    """The library in the folder of ``settings``, searched with ``embedder``.

    Raises AliasTableError when the user's own table of aliases cannot be used.
    """
    vocabulary = Vocabulary(Dictionary(), load_aliases(settings.aliases))
    weights = Weights(settings.own_weight, settings.translated_weight, settings.names_weight)
    return Library(settings.home, embedder, vocabulary=vocabulary, weights=weights)

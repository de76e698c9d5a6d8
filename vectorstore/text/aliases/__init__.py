"""Institutions and awards under all their names: 北医三院 is 北京大学第三医院 is Peking University Third Hospital.

A shipped table (``aliases.tsv``) that a user's own extends, a finder of its names in any text, and the pairs of
names that articles give themselves: 全称（简称）, Full Name (ABBR).
"""

from vectorstore.text.aliases.errors import AliasTableError, AliasTableMalformed, AliasTableUnreadable
from vectorstore.text.aliases.finding import Aliases, AliasSpan, Mention, load_aliases
from vectorstore.text.aliases.learning import LearnedAlias, learn_aliases
from vectorstore.text.aliases.table import KINDS, AliasEntry

__all__ = [
    "KINDS",
    "AliasEntry",
    "AliasSpan",
    "AliasTableError",
    "AliasTableMalformed",
    "AliasTableUnreadable",
    "Aliases",
    "LearnedAlias",
    "Mention",
    "learn_aliases",
    "load_aliases",
]

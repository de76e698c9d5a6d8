"""Read articles with a language model: rows whose every value is found by code in the words that they are read from."""

from assistant.ledger.by_model.reader import Completes, ModelReader, Reading, Spent

__all__ = ["Completes", "ModelReader", "Reading", "Spent"]

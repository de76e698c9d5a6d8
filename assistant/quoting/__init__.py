"""Answer without a language model: the sentences that say it, word for word, or nothing."""

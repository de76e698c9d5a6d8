"""Check, in code, what a language model wrote: every sentence against the words of the articles that it cites."""

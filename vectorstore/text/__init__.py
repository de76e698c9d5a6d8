"""The one leaf for reading text: folding, languages, sentences, words and dates. Nobody else normalises."""

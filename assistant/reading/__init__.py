"""Turn files into articles: text, Markdown and HTML, in the encodings of English and Chinese news."""

from assistant.reading.files import KNOWN_SUFFIXES, find_files, read_path

__all__ = ["KNOWN_SUFFIXES", "find_files", "read_path"]

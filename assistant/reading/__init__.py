"""Turn files and bytes into articles: text, Markdown, HTML, PDF and Word, in English and Chinese encodings."""

from assistant.reading.files import KNOWN_SUFFIXES, find_files, read_bytes, read_path
from assistant.reading.kinds import Kind, kind_of

__all__ = ["KNOWN_SUFFIXES", "Kind", "find_files", "kind_of", "read_bytes", "read_path"]

"""Articles that come through a browser: files that were dropped, and addresses that were pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from assistant.adding import AddReport, OnProgress, add_found
from assistant.collecting import Collected, Missed, Place, collect
from assistant.errors import NotAnAddress
from assistant.fetching.urls import is_url
from assistant.reading import read_path
from vectorstore.text.likeness import likeness, sketch
from vectorstore.types import NewArticle

if TYPE_CHECKING:
    from vectorstore.library import Library

# From this likeness on, a file of a known name is taken for a new version, and below it for another article that
# happens to have the same name. Copies are much more alike (``vectorstore.text.likeness.COPY``); articles on other
# things have next to no sequences of words in common.
SAME_ARTICLE = 0.2


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as a browser sends it: its ``name`` without folders, and its bytes."""

    name: str
    data: bytes


def add_uploads(
    library: "Library", uploads: Sequence[Upload], addresses: Sequence[str], on_progress: OnProgress | None = None
) -> AddReport:
    """Add ``uploads``, and what the web ``addresses`` lead to, as ``assistant.adding.add`` does.

    No file of this machine and no page of its network can be named. A file whose name the library knows becomes a new
    version of that article if their texts are alike, else an article of its own.
    """
    with TemporaryDirectory(prefix="newscite-") as folder:
        found: list[Collected] = [_place(library, each, Path(folder) / f"{n}") for n, each in enumerate(uploads)]
        named = list(dict.fromkeys(address.strip() for address in addresses if address.strip()))
        found += [Missed(each, NotAnAddress(source=each)) for each in named if not is_url(each)]
        found += collect([each for each in named if is_url(each)], added_at=library.added_at)
        return add_found(library, found, on_progress)


def _place(library: "Library", upload: Upload, kept: Path) -> Place:
    """Where the upload is read from, once its bytes are ``kept`` under its own ending."""
    name = PurePath(upload.name).name or "?"
    path = kept.with_suffix(PurePath(name).suffix[:16])
    path.write_bytes(upload.data)

    def read() -> tuple[NewArticle, str]:
        article = read_path(path, name)
        return article, _location(library, name, article.text)

    return Place(name, f"upload:{sha256(upload.data).hexdigest()}:{name}", read)


def _location(library: "Library", name: str, text: str) -> str:
    location = f"upload:{name}"
    known = library.at(location)
    if known is None or likeness(sketch(known.text), sketch(text)) >= SAME_ARTICLE:
        return location
    return f"{location}#{sha256(text.encode()).hexdigest()[:12]}"

"""Receive what a server sends, no more of it than may be, packed or unpacked."""

import zlib
from collections.abc import Iterable, Iterator

from assistant.fetching.errors import ResponseBroken, ResponseTooLarge

MEGABYTE = 1_000_000
# What is unpacked at a time, so that a bomb is noticed before it fills the memory.
_PIECE_BYTES = 65_536


def receive(chunks: Iterable[bytes], encoding: str, most: int, source: str, *, cut: bool = False) -> bytes:
    """The body that arrives as ``chunks``, in the Content-Encoding ``encoding``: none or gzip.

    ``most`` bytes may be sent, and ``most`` come out; with ``cut`` the rest is left out, otherwise ResponseTooLarge
    is raised. Raises ResponseBroken when it cannot be unpacked.
    """
    body = bytearray()
    try:
        for piece in _unpacked(_counted(chunks, most, source), encoding):
            body += piece
            if len(body) > most:
                raise ResponseTooLarge(source=source, megabytes=most / MEGABYTE)
    except ResponseTooLarge:
        if not cut:
            raise
    except zlib.error as error:
        raise ResponseBroken(source=source, reason=f"gzip: {error}") from error
    return bytes(body[:most])


def _counted(chunks: Iterable[bytes], most: int, source: str) -> Iterator[bytes]:
    received = 0
    for chunk in chunks:
        received += len(chunk)
        if received > most:
            yield chunk[: most - received]
            raise ResponseTooLarge(source=source, megabytes=most / MEGABYTE)
        yield chunk


def _unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    if encoding in ("", "identity"):
        return iter(chunks)
    if encoding in ("gzip", "x-gzip"):
        return _gunzipped(chunks)
    raise zlib.error(f"Content-Encoding {encoding} was not asked for")


def _gunzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """What gzip ``chunks`` hold, in pieces. Raises zlib.error when they are not gzip or break off."""
    unpacker = zlib.decompressobj(wbits=31)
    begun = False
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpacker.eof:  # more files may follow, and bytes that are none, which others ignore too
                if not rest.startswith(b"\x1f"):
                    return
                unpacker = zlib.decompressobj(wbits=31)
            begun = True
            yield from _pieces(unpacker, rest)
            rest = unpacker.unused_data
    if begun and not unpacker.eof:
        raise zlib.error("the data break off")


def _pieces(unpacker: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    rest = packed
    while rest and not unpacker.eof:
        yield unpacker.decompress(rest, _PIECE_BYTES)
        rest = unpacker.unconsumed_tail

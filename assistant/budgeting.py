"""How many passages a language model is given: as many as fit a budget of tokens, without ever asking the network."""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from vectorstore.text.language import HAN

# On the safe side: tokenizers of the last years make 0.6 to 1.0 tokens of a Han character, and one of about four
# letters of English. Kana and Hangul count as Han.
_HAN_TOKENS = 1.0
_OTHER_TOKENS = 1 / 3
_WIDE = re.compile(rf"[{HAN}\u3040-\u30ff\uac00-\ud7af\u3000-\u303f\uff00-\uffef]")

# The encodings of OpenAI's models: where tiktoken gets them, under which name it keeps them (the SHA-1 of that
# address), and their SHA-256 (tiktoken_ext/openai_public.py). It downloads one that is missing or not whole.
_ENCODINGS = {
    "o200k_base": "446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d",
    "cl100k_base": "223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7",
}
_ADDRESS = "https://openaipublic.blob.core.windows.net/encodings/{name}.tiktoken"


def within_budget(texts: Sequence[str], model: str, most_tokens: int) -> int:
    """How many of ``texts``, from the first, ``model`` (``provider:name``) is given; one at least, if there is one."""
    sizes = accumulate(map(token_counter(model), texts))
    return max(min(1, len(texts)), sum(size <= most_tokens for size in sizes))


def token_counter(model: str) -> Callable[[str], int]:
    """What counts the tokens of a text for ``model``: tiktoken where it can without a download, else the estimate."""
    provider, _, name = model.partition(":")
    return _tiktoken(name) if provider == "openai" and name != "?" else estimated_tokens


def estimated_tokens(text: str) -> int:
    """About how many tokens ``text`` is, rather too many than too few."""
    wide = len(_WIDE.findall(text))
    return round(wide * _HAN_TOKENS + (len(text) - wide) * _OTHER_TOKENS)


@cache
def _tiktoken(model: str) -> Callable[[str], int]:
    import tiktoken

    try:
        encoding = tiktoken.encoding_name_for_model(model)
    except KeyError:  # another server's model
        return estimated_tokens
    if not _kept(encoding):
        return estimated_tokens
    encode = tiktoken.get_encoding(encoding).encode_ordinary
    return lambda text: len(encode(text))


def _kept(encoding: str) -> bool:
    """Whether tiktoken has ``encoding`` on this machine, whole."""
    if encoding not in _ENCODINGS:
        return False
    folder = os.environ.get("TIKTOKEN_CACHE_DIR", os.environ.get("DATA_GYM_CACHE_DIR"))
    if folder == "":  # keeps nothing
        return False
    kept = Path(folder or Path(tempfile.gettempdir(), "data-gym-cache"))
    file = kept / hashlib.sha1(_ADDRESS.format(name=encoding).encode(), usedforsecurity=False).hexdigest()
    try:
        content = file.read_bytes()
    except OSError:
        return False
    return hashlib.sha256(content).hexdigest() == _ENCODINGS[encoding]

"""What is found out while a command runs and does not end it, such as a damaged index, told to the person."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.cli.output import tell
from assistant.cli.run import Say
from assistant.types import InterfaceLanguage
from vectorstore.errors import NewsCiteError


@contextmanager
def notices_told(say: Say, language: InterfaceLanguage) -> Iterator[None]:
    """Tell the warnings of the logger ``newscite`` in ``language``, until the block ends."""
    logger, teller = logging.getLogger("newscite"), _Teller(say, language)
    logger.addHandler(teller)
    try:
        yield
    finally:
        logger.removeHandler(teller)


class _Teller(logging.Handler):
    def __init__(self, say: Say, language: InterfaceLanguage) -> None:
        super().__init__(logging.WARNING)
        self._say = say
        self._language = language

    def emit(self, record: logging.LogRecord) -> None:
        """Tell the record; the errors of ours that it is about, in the person's language."""
        (error,) = record.args if isinstance(record.args, tuple) and len(record.args) == 1 else (None,)
        message = error.message(self._language) if isinstance(error, NewsCiteError) else record.getMessage()
        tell(self._say("cli.warning", message=message))

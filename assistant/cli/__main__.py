"""``python -m assistant.cli`` is ``newscite``."""

from assistant.cli import main

main()

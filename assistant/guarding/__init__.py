"""Run the parsers of formats that others can make harmful in a process that cannot do much harm."""

from assistant.guarding.guard import MEGABYTES, SECONDS, run_guarded

__all__ = ["MEGABYTES", "SECONDS", "run_guarded"]

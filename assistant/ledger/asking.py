"""What a question asks of the ledger."""

from dataclasses import dataclass
from typing import Literal

from assistant.ledger.filtering import EventFilter
from assistant.ledger.sorts import Sort

What = Literal["award", "collaboration"]
Operation = Literal["count", "list", "compare", "group", "order"]
# What is counted or listed: events, people, bodies, or the awards' names.
Target = Literal["events", "people", "bodies", "awards", "works"]
GroupBy = Literal["year", "institution", "person", "award", "kind", "rank"]
# Of a gift, a licence or a visit: who gives or comes, and who takes or receives.
Side = Literal["giver", "taker"]


@dataclass(frozen=True, slots=True)
class LedgerQuestion:
    """What a question asks of the ledger.

    ``subject`` are the institutions and people that it is about, who are not what is asked for. ``newest`` says of an
    order whether the newest comes first, ``whole_order`` whether all are asked for and not the first alone;
    ``most`` asks for what has the most events. ``sides`` are compared. ``sorts`` are those of the bodies asked for.
    Of several ``awards`` or bodies, ``each`` wants who has a part in all. ``least`` is how often at least something has
    to be, ``excluded`` is who is not wanted, and ``topic`` has the words that rows must say besides. ``made`` is the
    name of what those who are asked for set up; ``itself`` wants what a body won and not its people.
    """

    what: What
    operation: Operation
    target: Target
    wanted: EventFilter
    group: GroupBy | None = None
    newest: bool | None = None
    most: bool = False
    whole_order: bool = False
    sides: tuple[str, ...] = ()
    side: Side | None = None
    meeting: str | None = None
    sorts: tuple[Sort, ...] = ()
    awards: tuple[str, ...] = ()
    each: bool = False
    least: int = 0
    excluded: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    made: str | None = None
    itself: bool = False

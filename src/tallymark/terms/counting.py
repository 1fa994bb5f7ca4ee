"""The tally: confirmed persons counted, by what, as of when, known at which moment."""

from dataclasses import dataclass
from datetime import date

import pyarrow as pa

DIMENSIONS = ("act", "category", "region", "month")
"""By what a tally is cut; a cell gives a value for each, or leaves it open (all)."""


@dataclass(frozen=True, slots=True)
class TallySpec:
    """What to count: facts valid by the end of `as_of`, as known at ledger position `known_at`.

    `as_of` is `None` for all days. `standings` are those that count as named (a case's policy
    decides; by default corroborated is not enough: confirmed alone). `by` names the cuts besides
    the whole: tuples of `DIMENSIONS`.
    """

    as_of: date | None
    known_at: int
    policy: str
    acts: tuple[str, ...]
    standings: tuple[str, ...] = ("confirmed",)
    by: tuple[tuple[str, ...], ...] = (
        ("act",),
        ("act", "category"),
        ("act", "region"),
        ("act", "month"),
    )
    period: tuple[date | None, date | None] = (None, None)


CELL_SCHEMA = pa.schema(
    [
        pa.field("cell_id", pa.string(), nullable=False),
        pa.field("act", pa.string()),
        pa.field("category", pa.string()),
        pa.field("region", pa.string()),
        pa.field("month", pa.string()),
        pa.field("named", pa.int64(), nullable=False),
        pa.field("low", pa.int64(), nullable=False),
        pa.field("high", pa.int64()),
        pa.field("possible", pa.int64(), nullable=False),
        pa.field("is_contested", pa.int64(), nullable=False),
        pa.field("sensitivity", pa.int8(), nullable=False),
    ]
)
"""One row a cell. A dimension that the cell leaves open is null; one that is not known is the value
"unknown". `named`: persons; `low`/`high`: with groups (`high` null is open); `possible`: persons
whose date interval straddles the as-of day, not in `named`; `is_contested`: how many of the named
are contested. `cell_id` says nothing about anybody: a digest of the cell's own dimensions."""

CELL_PERSON_SCHEMA = pa.schema(
    [
        pa.field("cell_id", pa.string(), nullable=False),
        pa.field("person_id", pa.string(), nullable=False),
        pa.field("act", pa.string(), nullable=False),
    ]
)
"""Which persons stand behind each cell: what `explain` walks."""

CELL_GROUP_SCHEMA = pa.schema(
    [
        pa.field("cell_id", pa.string(), nullable=False),
        pa.field("incident_id", pa.string(), nullable=False),
        pa.field("act", pa.string(), nullable=False),
    ]
)
"""Which group incidents stand behind the low and high of each cell."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """What waits and could change the number: it is part of every tally."""

    documents_unread: int
    claims_waiting: int
    rolls_waiting: int
    mentions_unlinked: int
    pairs_waiting: int
    failures: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The tally and what stands behind it. `left_out` maps a reason to how many persons.

    Reasons: standing (not enough for the policy), out_of_scope, after_as_of, refuted.
    """

    spec: TallySpec
    cells: pa.Table
    cell_persons: pa.Table
    cell_groups: pa.Table
    backlog: Backlog
    left_out: dict[str, int]

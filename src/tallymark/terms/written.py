"""Claims as the journal keeps them: the value is canonical JSON already, and stays as it is.

For whom it is enough to know where a claim stands, and to whom its value is bytes with a digest:
recording, indexing, columns.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from tallymark.terms.claims import ClaimKind, Reading
from tallymark.terms.payload import to_bytes
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span


@dataclass(frozen=True, slots=True)
class WrittenProposal:
    """A proposal whose `value` is canonical JSON; its type hangs on the kind (`VALUE_TYPES`)."""

    kind: ClaimKind
    span: Span
    value: msgspec.Raw
    sensitivity: Sensitivity


@dataclass(frozen=True, slots=True)
class WrittenClaim:
    """A claim as its payload holds it: a `Claim` with the value still written."""

    id: str
    document_id: str
    reader: str
    proposal: WrittenProposal


@dataclass(frozen=True, slots=True)
class WrittenReading:
    """What one reader gave for one document, ready to be recorded: a `Reading`, written."""

    reader: str
    proposals: tuple[WrittenProposal, ...]
    dropped: dict[str, int]


def write_readings(readings: Iterable[Reading]) -> tuple[WrittenReading, ...]:
    """Readings with each value as the journal keeps it.

    >>> write_readings([Reading("rules/1", ())])
    (WrittenReading(reader='rules/1', proposals=(), dropped={}),)
    """
    return tuple(
        WrittenReading(
            reading.reader,
            tuple(
                WrittenProposal(
                    one.kind, one.span, msgspec.Raw(to_bytes(one.value)), one.sensitivity
                )
                for one in reading.proposals
            ),
            reading.dropped,
        )
        for reading in readings
    )

"""Keeping what readers propose of one document: new values, and what was dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tallymark.flow.opening import Work
from tallymark.terms.claims import Claim, PersonClaim, Proposal, Reading
from tallymark.terms.journal import Entry, ReadingRecord
from tallymark.terms.payload import digest, from_bytes
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.votes import reader_name

if TYPE_CHECKING:
    from tallymark.casebook import Records


@dataclass(frozen=True, slots=True)
class ReadStatus:
    """What reading one document gave: new or changed claims, and what the check dropped."""

    document_id: str
    reader: str
    proposed: int
    changed: int
    dropped: dict[str, int]


def keep_readings(work: Work, document_id: str, readings: Sequence[Reading]) -> list[ReadStatus]:
    """Records what readers propose of one document, each reader's value as its own entry.

    A value that the same reader gave before (in whatever version) is not recorded again. What one
    reader protects no other opens.
    """
    records = work.records()
    ids = records.claim_ids_of(document_id)
    newest = records.value_digests_of(document_id) if ids else {}
    protected = _protected_places(records, document_id, readings, is_first=not ids)
    entries: list[Entry] = []
    done: list[ReadStatus] = []
    for reading in readings:
        proposed, changed = [], 0
        for proposal in reading.proposals:
            claim_id = _claim_id(work, ids, proposal)
            proposed.append(claim_id)
            value, voter = digest(proposal.value), (claim_id, reader_name(reading.reader))
            if newest.get(voter) != value:
                closed = _closed(proposal, reading.reader, protected)
                claim = Claim(claim_id, document_id, reading.reader, closed)
                entries.append(Entry("claim", claim_id, claim, closed.sensitivity))
                newest[voter] = value
                changed += 1
        record = ReadingRecord(document_id, reading.reader, tuple(proposed), reading.dropped)
        entries.append(Entry("reading", document_id, record))
        done.append(
            ReadStatus(document_id, reading.reader, len(proposed), changed, reading.dropped)
        )
    work.keep(entries, "read")
    return done


def _claim_id(work: Work, ids: dict[tuple[str, int, int], str], proposal: Proposal) -> str:
    """The id of (document, kind, span): the old one where any reader proposed there before."""
    anchor = (proposal.kind.value, proposal.span.start, proposal.span.end)
    return ids.setdefault(anchor, work.book.new_id("k"))


def _protected_places(
    records: "Records", document_id: str, readings: Sequence[Reading], *, is_first: bool
) -> list[tuple[str, int, int]]:
    """(reader, start, end) of every mention of a protected person, by any reader so far."""
    said = [(reading.reader, one.value) for reading in readings for one in reading.proposals
            if one.sensitivity is Sensitivity.PROTECTED]  # fmt: skip
    if not is_first:
        table = records.claims(document_id=document_id, kinds=["person"], every=True)
        said += [
            (row["reader"], from_bytes(row["value"], PersonClaim))
            for row in table.to_pylist()
            if row["sensitivity"] == Sensitivity.PROTECTED
        ]
    return [
        (reader_name(reader), span.start, span.end)
        for reader, value in said
        if isinstance(value, PersonClaim)
        for span in (value.mentions or value.descriptions)
    ]


def _closed(proposal: Proposal, reader: str, protected: Sequence[tuple[str, int, int]]) -> Proposal:
    """The proposal, protected where it speaks of somebody whom another reader protects."""
    if not isinstance(proposal.value, PersonClaim):
        return proposal
    spans = (proposal.span, *proposal.value.mentions)
    is_met = any(
        other != reader_name(reader) and start < span.end and span.start < end
        for other, start, end in protected
        for span in spans
    )
    return replace(proposal, sensitivity=Sensitivity.PROTECTED) if is_met else proposal

"""Keeping what readers propose of one document: new values, and what was dropped."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from tallymark.flow.opening import Work
from tallymark.terms.claims import ClaimKind, PersonClaim
from tallymark.terms.journal import Entry, ReadingRecord
from tallymark.terms.payload import from_bytes
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.votes import reader_name
from tallymark.terms.written import WrittenClaim, WrittenProposal, WrittenReading

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


Places = Sequence[tuple[str, int, int]]
"""(reader's name, start, end) of mentions."""


def keep_readings(
    work: Work, document_id: str, readings: Sequence[WrittenReading]
) -> list[ReadStatus]:
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
        name = reader_name(reading.reader)
        of_others = [one for one in protected if one[0] != name]
        proposed, changed = [], 0
        for proposal in reading.proposals:
            claim_id = _claim_id(work, ids, proposal)
            proposed.append(claim_id)
            value, voter = sha256(bytes(proposal.value)).hexdigest(), (claim_id, name)
            if newest.get(voter) != value:
                closed = _closed(proposal, of_others)
                claim = WrittenClaim(claim_id, document_id, reading.reader, closed)
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


def _claim_id(work: Work, ids: dict[tuple[str, int, int], str], proposal: WrittenProposal) -> str:
    """The id of (document, kind, span): the old one where any reader proposed there before."""
    anchor = (proposal.kind.value, proposal.span.start, proposal.span.end)
    # A new id is made for a known place too: a replay's chance takes the same turns for ever.
    return ids.setdefault(anchor, work.book.new_id("k"))


def _protected_places(
    records: "Records", document_id: str, readings: Sequence[WrittenReading], *, is_first: bool
) -> Places:
    """Where any reader so far mentions a protected person."""
    said = [
        (reading.reader, bytes(one.value))
        for reading in readings
        for one in reading.proposals
        if one.sensitivity is Sensitivity.PROTECTED and one.kind is ClaimKind.PERSON
    ]
    if not is_first:
        table = records.claims(document_id=document_id, kinds=["person"], every=True)
        said += [
            (row["reader"], row["value"])
            for row in table.to_pylist()
            if row["sensitivity"] == Sensitivity.PROTECTED
        ]
    people = [(reader_name(reader), from_bytes(value, PersonClaim)) for reader, value in said]
    return [
        (reader, span.start, span.end)
        for reader, value in people
        for span in (value.mentions or value.descriptions)
    ]


def _closed(proposal: WrittenProposal, protected: Places) -> WrittenProposal:
    """The proposal, protected where it speaks of somebody whom another reader protects."""
    if proposal.kind is not ClaimKind.PERSON or not protected:
        return proposal
    spans = (proposal.span, *from_bytes(bytes(proposal.value), PersonClaim).mentions)
    is_met = any(
        start < span.end and span.start < end for _, start, end in protected for span in spans
    )
    return replace(proposal, sensitivity=Sensitivity.PROTECTED) if is_met else proposal

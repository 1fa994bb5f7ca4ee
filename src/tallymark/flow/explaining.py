"""From a number down to the quoted words, the original and its custody."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from tallymark.flow.opening import Work
from tallymark.flow.reckoning import Weighed
from tallymark.terms.counting import Tally
from tallymark.terms.documents import Passage
from tallymark.terms.errors import InputError

if TYPE_CHECKING:
    from tallymark.casebook import Records

CONTEXT = 60
"""Characters shown on either side of a quote."""


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """One claim behind a person or group, down to the bytes."""

    claim_id: str
    voice: str
    reader: str
    decisions: tuple[str, ...]
    document_id: str
    span: tuple[int, int]
    before: str
    quote: str
    after: str
    original_id: str
    original_sha256: str
    bytes_at: str
    custody: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """One person (or group incident) behind a cell: standing with reasons, and the evidence."""

    subject: str
    act: str
    standing: str
    is_contested: bool
    voices: int
    interval: str
    reasons: tuple[str, ...]
    evidence: tuple[EvidenceLine, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A cell and what stands behind it; `shown` persons of `persons` are told in full."""

    cell: dict[str, Any]
    persons: int
    groups: tuple[SubjectLine, ...]
    shown: tuple[SubjectLine, ...]


def explain_cell(
    work: Work, tally: Tally, weighed: Weighed, cell_id: str, *, limit: int = 10
) -> Explanation:
    """Walks one cell down. Raises `InputError` where the tally has no such cell."""
    from tallymark.count import trace

    row = next((one for one in tally.cells.to_pylist() if one["cell_id"] == cell_id), None)
    if row is None:
        raise InputError(
            f"no cell {cell_id} in this tally: `tallymark count` prints the ids; give the same "
            "--as-of and --known-at"
        )
    persons, incidents = trace(tally, cell_id)
    walker = _Walker(work, weighed)
    acts = {
        one["person_id"]: one["act"]
        for one in tally.cell_persons.to_pylist() if one["cell_id"] == cell_id
    }  # fmt: skip
    return Explanation(
        row, len(persons),
        tuple(walker.group(one) for one in incidents),
        tuple(walker.person(one, acts[one]) for one in persons[:limit]),
    )  # fmt: skip


class _Rows:
    """Rows of a table by their key; only those asked for are made into dicts."""

    def __init__(self, table: pa.Table, *key: str) -> None:
        self.table = table
        columns = (table[name].to_pylist() for name in key)
        self.places = {one: place for place, one in enumerate(zip(*columns, strict=True))}

    def __contains__(self, key: tuple[str, ...]) -> bool:
        return key in self.places

    def __getitem__(self, key: tuple[str, ...]) -> dict[str, Any]:
        row: dict[str, Any] = self.table.slice(self.places[key], 1).to_pylist()[0]
        return row


class _Walker:
    """Looks things up once for all persons of a cell."""

    def __init__(self, work: Work, weighed: Weighed) -> None:
        self.records: Records = work.records(purpose="explain", known_at=weighed.known_at)
        self.claims = _Rows(weighed.reviewed, "claim_id")
        self.assessed = _Rows(weighed.assessments, "person_id", "act")
        self.groups = _Rows(weighed.groups, "incident_id")
        self.statements = _Rows(weighed.statements, "claim_id", "person_id")
        self.decisions = {
            one.id: f"{one.id}: {one.verdict} by {one.by}"
            + (f" ({one.reason})" if one.reason else "")
            for one in self.records.terms("decision")
        }
        self.adoptions = {one.document_id: one for one in self.records.terms("adoption")}
        self.sources: dict[str, _Source] = {}

    def person(self, person_id: str, act: str) -> SubjectLine:
        row = self.assessed[person_id, act]
        return self._subject(person_id, act, row, person_id)

    def group(self, incident_id: str) -> SubjectLine:
        row = self.groups[incident_id,]
        return self._subject(incident_id, row["act"], row, None)

    def _subject(
        self, subject: str, act: str, row: dict[str, Any], person: str | None
    ) -> SubjectLine:
        high = row.get("high")
        interval = (
            f"{row['earliest'] or '?'} .. {row['latest'] or '?'}"
            if person
            else f"{row['low']:g} to {'open' if high is None else format(high, 'g')}"
        )
        return SubjectLine(
            subject, act, row["standing"], row["is_contested"], row["voices"], interval,
            tuple(row.get("reasons") or ()),
            tuple(self._evidence(one, person) for one in row["claim_ids"] if (one,) in self.claims),
        )  # fmt: skip

    def _evidence(self, claim_id: str, person: str | None) -> EvidenceLine:
        claim = self.claims[claim_id,]
        source = self._source(claim["document_id"])
        text, start, end = source.text, claim["start"], claim["end"]
        stated = (claim_id, person or "")
        return EvidenceLine(
            claim_id, self.statements[stated]["root"] if stated in self.statements else "",
            claim["reader"], self._decided(claim), source.document_id, (start, end),
            text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT],
            source.original_id, source.sha256, source.bytes_of(start, end), source.custody,
        )  # fmt: skip

    def _source(self, document_id: str) -> "_Source":
        if document_id not in self.sources:
            document = self.records.document(document_id)
            original = self.records.latest("original", document.original_id)
            custody = self.records.terms("custody", document.original_id)
            self.sources[document_id] = _Source(
                document.id, tuple(self.records.passages(document.id)),
                original.id if original else "erased", original.sha256 if original else "",
                tuple(f"{one.event}: {one.outcome}" for one in custody),
            )  # fmt: skip
        return self.sources[document_id]

    def _decided(self, claim: dict[str, Any]) -> tuple[str, ...]:
        if claim["kind"] == "row":
            adoption = self.adoptions.get(claim["document_id"])
            if adoption is None:
                return ()
            words = f"{adoption.id}: edition {adoption.edition} adopted by {adoption.by}, "
            return (words + f"{adoption.wrong} of {len(adoption.sample)} rows wrong",)
        return tuple(self.decisions[one] for one in claim["decision_ids"] if one in self.decisions)


@dataclass(frozen=True)
class _Source:
    """What evidence of one document has in common: its text, its original, its custody."""

    document_id: str
    passages: tuple[Passage, ...]
    original_id: str
    sha256: str
    custody: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        return "".join(one.text for one in self.passages)

    def bytes_of(self, start: int, end: int) -> str:
        """Where in the original the span's segments lie, in words."""
        places = []
        doubtful = 0
        for passage in self.passages:
            doubtful += sum(one < end and start < last for one, last in passage.doubtful)
            for one in passage.segments:
                if one.start < end and start < one.end and one.how != "inserted":
                    where = f"{one.locator} " if one.locator else ""
                    places.append(f"{where}{one.unit}s {one.first}-{one.last}")
        doubt = f" ({doubtful} of its words doubtful)" if doubtful else ""
        return "; ".join(places[:3]) + (" ..." if len(places) > 3 else "") + doubt

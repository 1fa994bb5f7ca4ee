"""From a number down to the quoted words, the original and its custody."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tallymark.flow.opening import Work
from tallymark.flow.reckoning import Weighed
from tallymark.terms.counting import Tally
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


class _Walker:
    """Looks things up once for all persons of a cell."""

    def __init__(self, work: Work, weighed: Weighed) -> None:
        self.records: Records = work.records(purpose="explain", known_at=weighed.known_at)
        self.claims = {row["claim_id"]: row for row in weighed.reviewed.to_pylist()}
        self.assessed = {
            (row["person_id"], row["act"]): row for row in weighed.assessments.to_pylist()
        }
        self.groups = {row["incident_id"]: row for row in weighed.groups.to_pylist()}
        self.roots: dict[tuple[str, str], str] = {}
        for row in weighed.statements.to_pylist():
            self.roots[row["claim_id"], row["person_id"]] = row["root"]
        self.decisions = {
            one.id: f"{one.id}: {one.verdict} by {one.by}"
            + (f" ({one.reason})" if one.reason else "")
            for one in self.records.terms("decision")
        }
        self.adoptions = {one.document_id: one for one in self.records.terms("adoption")}
        self.texts: dict[str, str] = {}

    def person(self, person_id: str, act: str) -> SubjectLine:
        row = self.assessed[person_id, act]
        return self._subject(person_id, act, row, person_id)

    def group(self, incident_id: str) -> SubjectLine:
        row = self.groups[incident_id]
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
            tuple(self._evidence(one, person) for one in row["claim_ids"] if one in self.claims),
        )  # fmt: skip

    def _evidence(self, claim_id: str, person: str | None) -> EvidenceLine:
        claim = self.claims[claim_id]
        document = self.records.document(claim["document_id"])
        text = self._text(document.id)
        start, end = claim["start"], claim["end"]
        original = self.records.latest("original", document.original_id)
        custody = self.records.terms("custody", document.original_id)
        return EvidenceLine(
            claim_id, self.roots.get((claim_id, person or ""), ""), claim["reader"],
            self._decided(claim), document.id, (start, end),
            text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT],
            original.id if original else "erased", original.sha256 if original else "",
            self._bytes(document.id, start, end),
            tuple(f"{one.event}: {one.outcome}" for one in custody),
        )  # fmt: skip

    def _decided(self, claim: dict[str, Any]) -> tuple[str, ...]:
        if claim["kind"] == "row":
            adoption = self.adoptions.get(claim["document_id"])
            if adoption is None:
                return ()
            words = f"{adoption.id}: edition {adoption.edition} adopted by {adoption.by}, "
            return (words + f"{adoption.wrong} of {len(adoption.sample)} rows wrong",)
        return tuple(self.decisions[one] for one in claim["decision_ids"] if one in self.decisions)

    def _text(self, document_id: str) -> str:
        if document_id not in self.texts:
            self.texts[document_id] = self.records.text(document_id)
        return self.texts[document_id]

    def _bytes(self, document_id: str, start: int, end: int) -> str:
        """Where in the original the span's segments lie, in words."""
        places = []
        doubtful = 0
        for passage in self.records.passages(document_id):
            doubtful += sum(one < end and start < last for one, last in passage.doubtful)
            for one in passage.segments:
                if one.start < end and start < one.end and one.how != "inserted":
                    where = f"{one.locator} " if one.locator else ""
                    places.append(f"{where}{one.unit}s {one.first}-{one.last}")
        doubt = f" ({doubtful} of its words doubtful)" if doubtful else ""
        return "; ".join(places[:3]) + (" ..." if len(places) > 3 else "") + doubt

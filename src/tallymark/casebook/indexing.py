"""The indexes: what each entry adds to the tables that are queried."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any

import msgspec
import sqlalchemy as sa

from tallymark.casebook import tables
from tallymark.casebook.formats import format_of, read_payload
from tallymark.casebook.hashing import Header
from tallymark.casebook.rows import insert_rows
from tallymark.terms.documents import Document, Original, Passage
from tallymark.terms.journal import IncidentAccounts, PersonMentions
from tallymark.terms.written import WrittenClaim

Row = dict[str, Any]

_decode = msgspec.json.Decoder(WrittenClaim).decode


class PassagePlace(msgspec.Struct, frozen=True):
    """Where a passage stands, without its text and the long map to its bytes."""

    document_id: str
    start: int
    end: int


_place_of = msgspec.json.Decoder(PassagePlace).decode


def _claim_rows(entry_id: int, body: bytes, _version: int) -> list[Row]:
    claim = _decode(body)
    said = claim.proposal
    row_key = msgspec.json.decode(said.value).get("row_key") if said.kind == "row" else None
    return [
        {
            "entry_id": entry_id,
            "claim_id": claim.id,
            "document_id": claim.document_id,
            "kind": said.kind.value,
            "start": said.span.start,
            "end": said.span.end,
            "value_digest": sha256(bytes(said.value)).hexdigest(),
            "reader": claim.reader,
            "row_key": row_key,
        }
    ]


def _original_rows(entry_id: int, body: bytes, version: int) -> list[Row]:
    one: Original = read_payload("original", version, body)
    return [{"entry_id": entry_id, "original_id": one.id, "sha256": one.sha256, "size": one.size}]


def _document_rows(entry_id: int, body: bytes, version: int) -> list[Row]:
    one: Document = read_payload("document", version, body)
    return [
        {
            "entry_id": entry_id,
            "document_id": one.id,
            "original_id": one.original_id,
            "locator": one.locator,
            "form": one.form,
        }
    ]


def _passage_rows(entry_id: int, body: bytes, version: int) -> list[Row]:
    is_newest = version == format_of("passage")
    one: PassagePlace | Passage = (
        _place_of(body) if is_newest else read_payload("passage", version, body)
    )
    return [
        {"entry_id": entry_id, "document_id": one.document_id, "start": one.start, "end": one.end}
    ]


def _person_rows(entry_id: int, body: bytes, version: int) -> list[Row]:
    one: PersonMentions = read_payload("person", version, body)
    return _members(entry_id, "person", one.person_id, one.mentions)


def _incident_rows(entry_id: int, body: bytes, version: int) -> list[Row]:
    one: IncidentAccounts = read_payload("incident", version, body)
    return _members(entry_id, "incident", one.incident_id, one.accounts)


def _members(entry_id: int, kind: str, whole: str, parts: Sequence[str]) -> list[Row]:
    return [
        {"entry_id": entry_id, "member_id": part, "kind": kind, "whole_id": whole} for part in parts
    ]


MAKERS: dict[str, tuple[sa.Table, Callable[[int, bytes, int], list[Row]]]] = {
    "claim": (tables.claim_index, _claim_rows),
    "original": (tables.original_index, _original_rows),
    "document": (tables.document_index, _document_rows),
    "passage": (tables.passage_index, _passage_rows),
    "person": (tables.member_index, _person_rows),
    "incident": (tables.member_index, _incident_rows),
}
"""Kind of entry -> the index it fills and how; kinds without one are found by subject alone."""


class IndexWriter:
    """Fills the indexes of one connection, in the transaction that is open on it."""

    def __init__(self, connection: sa.Connection, journal: sa.Connection | None = None) -> None:
        self.connection = connection
        self.journal = journal if journal is not None else connection

    def add_commit(self, header: Header) -> None:
        """One more commit, so that a date resolves to a position."""
        names = ("position", "recorded_at", "by", "role", "step", "entries")
        row = {name: getattr(header, name) for name in names}
        insert_rows(self.connection, tables.commit_index, [row])

    def add_entries(self, rows: Sequence[Row], bodies: Sequence[Any]) -> None:
        """Entries with their payloads' bytes, in the order of the journal."""
        filled: dict[sa.Table, list[Row]] = defaultdict(list)
        for row, body in zip(rows, bodies, strict=True):
            entry_id = row["entry_id"]
            filled[tables.subject_index].append(
                {
                    "entry_id": entry_id,
                    "kind": row["kind"],
                    "subject": row["subject"],
                    "known_from": self._known_from(row),
                    "sensitivity": row["sensitivity"],
                }
            )
            if row["kind"] in MAKERS:
                table, make = MAKERS[row["kind"]]
                filled[table].extend(make(entry_id, body, row["format"]))
        for table, lines in filled.items():
            insert_rows(self.connection, table, lines)

    def _known_from(self, row: Row) -> int:
        position: int = row["position"]
        restated = row["restates"]
        entry = tables.journal_entry
        while restated is not None:
            found = self.journal.execute(
                sa.select(entry.c.position, entry.c.restates).where(entry.c.entry_id == restated)
            ).one()
            position, restated = found.position, found.restates
        return position

    def remove(self, entry_ids: Sequence[int]) -> None:
        """Takes erased entries out of the payloads and of every index."""
        for table in (tables.journal_payload, *tables.INDEXES):
            if "entry_id" in table.c:
                self.connection.execute(sa.delete(table).where(table.c.entry_id.in_(entry_ids)))

"""The one place where the record is read: every query names role, purpose and known-at.

What lies above the reader's ceiling or after the known-at position is not there, for every caller
alike. Collections come as Arrow tables (schemas in `terms/`), single things as terms.
"""

from collections.abc import Sequence, Set
from datetime import date
from operator import itemgetter
from typing import Any

import msgspec
import pyarrow as pa
import sqlalchemy as sa

from tallymark.casebook import tables
from tallymark.casebook.formats import read_payload
from tallymark.terms.case import Case
from tallymark.terms.claims import CLAIM_SCHEMA
from tallymark.terms.decisions import DECISION_SCHEMA, JUDGEMENT_SCHEMA
from tallymark.terms.documents import DOCUMENT_SCHEMA, READ_PARTS, Document, Original, Passage
from tallymark.terms.errors import CaseError, InputError
from tallymark.terms.journal import Access, IncidentAccounts, LinkageRecord, PersonMentions
from tallymark.terms.payload import to_bytes
from tallymark.terms.people import INCIDENT_SCHEMA, PERSON_SCHEMA, REDIRECT_SCHEMA
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.votes import reader_name
from tallymark.terms.written import WrittenClaim

ROLE_CEILING = {
    "editor": Sensitivity.PROTECTED,
    "reviewer": Sensitivity.PROTECTED,
    "analyst": Sensitivity.INTERNAL,
    "guest": Sensitivity.OPEN,
}
"""How much a role may see; an unknown role sees what is open."""

PURPOSE_CEILING = {"export": Sensitivity.INTERNAL, "outside": Sensitivity.OPEN}
"""Purposes that see less than the role would; all others (work, count, verify) see the role's."""

ORIGINAL_OF = (
    sa.select(tables.original_index.c.original_id)
    .where(tables.original_index.c.sha256 == sa.bindparam("bytes"))
    .limit(1)
)
"""Made once: `add` asks it of each file."""

DOCUMENT_ID, KIND, KNOWN_FROM = 1, 2, 8
"""Places in the rows of `Records.claims`."""


class Records:
    """The record as one reader may see it, as known at one position of the ledger."""

    def __init__(self, engine: sa.Engine, access: Access) -> None:
        self.engine = engine
        self.access = access
        ceiling = min(
            ROLE_CEILING.get(access.role, Sensitivity.OPEN),
            PURPOSE_CEILING.get(access.purpose, Sensitivity.PROTECTED),
        )
        subject = tables.subject_index.c
        self._visible = [subject.sensitivity <= int(ceiling)]
        if access.known_at is not None:
            self._visible.append(subject.known_from <= access.known_at)

    # -- the ledger itself ---------------------------------------------------------------------

    def position_on(self, day: date) -> int:
        """Position of the last commit recorded by the end of `day` (UTC); 0 before the first."""
        commit = tables.commit_index.c
        with self.engine.connect() as connection:
            found = connection.scalar(
                sa.select(sa.func.max(commit.position)).where(
                    commit.recorded_at <= f"{day.isoformat()}T23:59:59Z"
                )
            )
        return found or 0

    def commits(self) -> list[dict[str, Any]]:
        """The commits up to the known-at position, as rows of `tables.commit_index`."""
        query = sa.select(tables.commit_index).order_by(tables.commit_index.c.position)
        if self.access.known_at is not None:
            query = query.where(tables.commit_index.c.position <= self.access.known_at)
        with self.engine.connect() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]

    def terms(self, kind: str, subject: str | None = None) -> list[Any]:
        """All terms of one kind in the order of the ledger; see `dated_terms`."""
        return [term for _, _, term in self.dated_terms(kind, subject)]

    def dated_terms(self, kind: str, subject: str | None = None) -> list[tuple[int, int, Any]]:
        """(entry id, position from which it is known, term), in the order of the ledger."""
        index, payload, entry = tables.subject_index, tables.journal_payload, tables.journal_entry
        query = (
            sa.select(index.c.known_from, index.c.entry_id, entry.c.format, payload.c.body)
            .join(payload, payload.c.entry_id == index.c.entry_id)
            .join(entry, entry.c.entry_id == index.c.entry_id)
            .where(index.c.kind == kind, *self._visible)
        )
        if subject is not None:
            query = query.where(index.c.subject == subject)
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        # Sorted here: a database would carry every payload through its sorting.
        return [
            (entry_id, known_from, read_payload(kind, number, body))
            for known_from, entry_id, number, body in sorted(rows, key=itemgetter(0, 1))
        ]

    def latest(self, kind: str, subject: str | None = None) -> Any | None:
        """The newest term of a kind, `None` where there is none."""
        found = self.terms(kind, subject)
        return found[-1] if found else None

    def case(self) -> Case:
        """The case as it stood. Raises `CaseError` before anything was recorded."""
        record = self.latest("case")
        if record is None:
            raise CaseError("nothing was recorded by that day: choose a later --known-at")
        case: Case = record.case
        return case

    # -- documents -----------------------------------------------------------------------------

    def original_of(self, sha256: str) -> Original | None:
        """The original with these bytes, `None` where it never came (or was erased)."""
        with self.engine.connect() as connection:
            found = connection.scalar(ORIGINAL_OF, {"bytes": sha256})
        return self.latest("original", found) if found else None

    def documents(self) -> list[Document]:
        """The newest state of every document, in the order in which they came."""
        newest: dict[str, Document] = {}
        for document in self.terms("document"):
            newest[document.id] = document
        return list(newest.values())

    def document(self, document_id: str) -> Document:
        """One document. Raises `InputError` where there is none (or it may not be seen)."""
        found: Document | None = self.latest("document", document_id)
        if found is None:
            raise InputError(f"no document {document_id}: see `tallymark status`")
        return found

    def documents_of(self, original_id: str) -> set[str]:
        """Locators of the documents that were extracted from an original."""
        index = tables.document_index.c
        with self.engine.connect() as connection:
            query = sa.select(index.locator).where(index.original_id == original_id)
            return set(connection.scalars(query))

    def passages(self, document_id: str) -> list[Passage]:
        """The passages of a document, in order; together they are its text."""
        return sorted(self.terms("passage", document_id), key=lambda one: one.start)

    def text(self, document_id: str) -> str:
        """The kept text of a document."""
        return "".join(one.text for one in self.passages(document_id))

    def _read_text(self, document_id: str) -> str:
        """What of a document is its report: without menus, counters and editors' comments."""
        return "".join(one.text for one in self.passages(document_id) if one.part in READ_PARTS)

    def document_table(self, *, form: str | None = "text") -> pa.Table:
        """Documents with their text, `DOCUMENT_SCHEMA`; of one form, or of all (`None`)."""
        rows = []
        known = {term.id: position for _, position, term in self.dated_terms("document")}
        for one in self.documents():
            if form is not None and one.form != form:
                continue
            rows.append(
                {
                    "document_id": one.id, "original_id": one.original_id,
                    "locator": one.locator, "form": one.form, "language": one.language,
                    "outlet": one.outlet, "published": one.published,
                    "text": self._read_text(one.id) if one.form == "text" else "",
                    "sensitivity": int(one.sensitivity), "position": known[one.id],
                }
            )  # fmt: skip
        return pa.Table.from_pylist(rows, schema=DOCUMENT_SCHEMA)

    # -- claims and what people made of them -----------------------------------------------------

    def claims(
        self, *, document_id: str | None = None, document_ids: Set[str] | None = None,
        kinds: Sequence[str] | None = None, every: bool = False,
    ) -> pa.Table:  # fmt: skip
        """Claims, `CLAIM_SCHEMA`: the newest of each id, or with `every` all that were proposed.

        Of all documents, of one, or of some.
        """
        index, subject = tables.claim_index, tables.subject_index
        payload = tables.journal_payload
        query = (
            sa.select(
                index.c.claim_id, index.c.document_id, index.c.kind, index.c.start, index.c.end,
                index.c.value_digest, index.c.reader, index.c.row_key, subject.c.known_from,
                subject.c.sensitivity, payload.c.body,
            )
            .join(subject, subject.c.entry_id == index.c.entry_id)
            .join(payload, payload.c.entry_id == index.c.entry_id)
            .where(*self._visible)
            .order_by(index.c.entry_id)
        )  # fmt: skip
        if document_id is not None:
            query = query.where(index.c.document_id == document_id)
        if document_ids is not None:
            query = query.where(index.c.document_id.in_(sorted(document_ids)))
        if kinds is not None:
            query = query.where(index.c.kind.in_(kinds))
        editions = self._editions()
        with self.engine.connect() as connection:
            rows = connection.execute(query).all()
        # The rows of a roll are claims once its edition is adopted, not while it is being read.
        seen = [row for row in rows if row[KIND] != "row" or row[DOCUMENT_ID] in editions]
        seen.sort(key=itemgetter(KNOWN_FROM))  # after entries, which a restated one stands before
        table = _claim_table(seen, editions)
        return table if every or not table.num_rows else _newest(table)

    def _editions(self) -> dict[str, tuple[str, int]]:
        return {one.document_id: (one.roll_id, one.edition) for one in self.terms("adoption")}

    def claim_ids(self) -> set[str]:
        """Ids of all claims that may be seen, without reading what they say."""
        index, subject = tables.claim_index, tables.subject_index
        query = (
            sa.select(index.c.claim_id)
            .join(subject, subject.c.entry_id == index.c.entry_id)
            .where(*self._visible)
        )
        with self.engine.connect() as connection:
            return {claim_id for (claim_id,) in connection.execute(query).all()}

    def claim_ids_of(self, document_id: str) -> dict[tuple[str, int, int], str]:
        """(kind, start, end) -> claim id, of all that any reader ever proposed on a document."""
        index = tables.claim_index.c
        with self.engine.connect() as connection:
            rows = connection.execute(
                sa.select(index.kind, index.start, index.end, index.claim_id).where(
                    index.document_id == document_id
                )
            ).all()
        return {(row.kind, row.start, row.end): row.claim_id for row in rows}

    def value_digests_of(self, document_id: str) -> dict[tuple[str, str], str]:
        """(claim id, reader's name) -> digest of its newest proposal, of the claims on a document.

        A reader's versions are one reader here.
        """
        index = tables.claim_index.c
        with self.engine.connect() as connection:
            rows = connection.execute(
                sa.select(index.claim_id, index.reader, index.value_digest)
                .where(index.document_id == document_id)
                .order_by(index.entry_id)
            ).all()
        return {(row.claim_id, reader_name(row.reader)): row.value_digest for row in rows}

    def row_ids_of(self, document_ids: Sequence[str]) -> dict[str, str]:
        """Row key -> claim id, over the editions of one roll."""
        index = tables.claim_index.c
        with self.engine.connect() as connection:
            rows = connection.execute(
                sa.select(index.row_key, index.claim_id).where(
                    index.document_id.in_(document_ids), index.kind == "row"
                )
            ).all()
        return {row.row_key: row.claim_id for row in rows}

    def adopted_rows(self) -> int:
        """How many rows of rolls are claims, over all adopted editions: counted, not read."""
        index, subject = tables.claim_index, tables.subject_index
        query = (
            sa.select(sa.func.count(index.c.claim_id.distinct()))
            .join(subject, subject.c.entry_id == index.c.entry_id)
            .where(index.c.kind == "row", index.c.document_id.in_(self._editions()), *self._visible)
        )
        with self.engine.connect() as connection:
            return connection.scalar(query) or 0

    def withdrawn(self) -> set[str]:
        """Ids of the rows that their source took back and has not brought again since."""
        newest: dict[str, int] = {}
        for one in self.terms("withdrawal"):
            newest[one.claim_id] = one.edition
        if not newest:
            return set()
        editions = self._editions()
        index, subject = tables.claim_index.c, tables.subject_index
        query = (
            sa.select(index.claim_id, index.document_id)
            .join(subject, subject.c.entry_id == index.entry_id)
            .where(index.kind == "row", index.claim_id.in_(newest), *self._visible)
        )
        now: dict[str, int] = {}
        with self.engine.connect() as connection:
            for row in connection.execute(query):
                edition = editions.get(row.document_id, ("", 0))[1]
                now[row.claim_id] = max(now.get(row.claim_id, 0), edition)
        return {claim for claim, edition in newest.items() if now.get(claim, 0) < edition}

    def decisions(self) -> pa.Table:
        """Decisions on claims, `DECISION_SCHEMA`, in the order of the ledger."""
        rows = [
            {
                "decision_id": one.id, "claim_id": one.claim_id,
                "document_id": one.anchor.document_id, "start": one.anchor.start,
                "end": one.anchor.end, "kind": one.anchor.kind,
                "value_digest": one.anchor.value_digest, "verdict": one.verdict.value,
                "by": one.by, "role": one.role, "reason": one.reason,
                "value": None if one.value is None else to_bytes(one.value),
                "sensitivity": int(Sensitivity.INTERNAL), "position": position,
            }
            for _, position, one in self.dated_terms("decision")
        ]  # fmt: skip
        return pa.Table.from_pylist(rows, schema=DECISION_SCHEMA)

    def judgements(self) -> pa.Table:
        """Judgements on pairs, `JUDGEMENT_SCHEMA`, in the order of the ledger."""
        rows = [
            {
                "judgement_id": one.id, "left": one.left, "right": one.right,
                "judgement": one.judgement.value, "by": one.by, "role": one.role,
                "reason": one.reason, "revokes": one.revokes,
                "sensitivity": int(Sensitivity.INTERNAL), "position": position,
            }
            for _, position, one in self.dated_terms("judgement")
        ]  # fmt: skip
        return pa.Table.from_pylist(rows, schema=JUDGEMENT_SCHEMA)

    # -- the linkage -----------------------------------------------------------------------------

    def persons(self, said: Sequence[PersonMentions] | None = None) -> pa.Table:
        """Which person each linked mention is of, `PERSON_SCHEMA`.

        `said`: the terms of kind person, where the caller has them.
        """
        newest = {one.person_id: one for one in (self.terms("person") if said is None else said)}
        rows = [
            {"mention_id": mention, "person_id": one.person_id}
            for one in newest.values()
            for mention in one.mentions
        ]
        return pa.Table.from_pylist(rows, schema=PERSON_SCHEMA)

    def incidents(self) -> pa.Table:
        """Which incident each linked account tells of, `INCIDENT_SCHEMA`."""
        newest: dict[str, IncidentAccounts] = {
            one.incident_id: one for one in self.terms("incident")
        }
        rows = [
            {"claim_id": account, "incident_id": one.incident_id}
            for one in newest.values()
            for account in one.accounts
        ]
        return pa.Table.from_pylist(rows, schema=INCIDENT_SCHEMA)

    def redirects(self, said: Sequence[PersonMentions] | None = None) -> pa.Table:
        """Ids that were merged into another, `REDIRECT_SCHEMA`; `said` as in `persons`."""
        rows = [
            {"old_id": one.person_id, "new_id": one.merged_into}
            for one in (self.terms("person") if said is None else said)
            if one.merged_into
        ]
        return pa.Table.from_pylist(rows, schema=REDIRECT_SCHEMA)

    def linkage(self) -> LinkageRecord | None:
        """The newest adopted linkage, `None` where nothing was linked yet."""
        return self.latest("linkage")


def _claim_table(rows: Sequence[Any], editions: dict[str, tuple[str, int]]) -> pa.Table:
    """Rows of `Records.claims`, by place: a name looked up in each of a million rows is slow."""
    ids, documents, kinds, starts, ends, digests, readers, row_keys, known, levels, bodies = (
        zip(*rows, strict=True) if rows else ((),) * 11
    )
    decode = msgspec.json.Decoder(WrittenClaim).decode
    said = [decode(body).proposal for body in bodies]
    nowhere = (None, None)
    rolls = [
        editions.get(document, nowhere) if kind == "row" else nowhere
        for document, kind in zip(documents, kinds, strict=True)
    ]
    columns = {
        "claim_id": ids, "document_id": documents, "kind": kinds,
        "key": list(map("{}:{}-{}".format, kinds, starts, ends)),
        "start": starts, "end": ends, "quote": [one.span.text for one in said],
        "value": [bytes(one.value) for one in said], "value_digest": digests, "reader": readers,
        "roll_id": [roll for roll, _ in rolls], "row_key": row_keys,
        "edition": [edition for _, edition in rolls], "sensitivity": levels, "position": known,
    }  # fmt: skip
    return pa.Table.from_pydict(columns, schema=CLAIM_SCHEMA)


def _newest(table: pa.Table) -> pa.Table:
    """The last row of each claim id; the table comes in the order of the ledger."""
    last = {claim_id: at for at, claim_id in enumerate(table["claim_id"].to_pylist())}
    return table.take(pa.array(sorted(last.values()), pa.int64()))

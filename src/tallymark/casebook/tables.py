"""The record's tables: the journal (never migrated) and the indexes (rebuilt at will).

Journal: `journal_commit`, `journal_entry`, `journal_payload`. Payloads lie apart from their
commitments, each with its salt and a key id, so that erasing one leaves the chain whole.
Everything else is an index: made in the same transaction, dropped and made again by
`rebuild_indexes`.
"""

import sqlalchemy as sa

JOURNAL_FORMAT = 1
"""Number of the journal's format. Later formats add upcasters; this one stays readable."""

metadata = sa.MetaData()

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.String, nullable=False),
)

journal_commit = sa.Table(
    "journal_commit",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("header", sa.LargeBinary, nullable=False),
    sa.Column("hash", sa.String, nullable=False),
)
"""`header`: canonical JSON whose SHA-256 is `hash`; it holds `previous`, `root`, who and when."""

journal_entry = sa.Table(
    "journal_entry",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("position", sa.Integer, nullable=False, index=True),
    sa.Column("ordinal", sa.Integer, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("format", sa.Integer, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("sensitivity", sa.Integer, nullable=False),
    sa.Column("restates", sa.Integer),
    sa.Column("commitment", sa.String, nullable=False),
    sa.Index("entry_kind_subject", "kind", "subject"),
)
"""`commitment`: SHA-256 of salt and payload. `restates`: the erased entry this one stands for,
whose place in time it takes."""

journal_payload = sa.Table(
    "journal_payload",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("key_id", sa.String, nullable=False),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)

commit_index = sa.Table(
    "commit_index",
    metadata,
    sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("recorded_at", sa.String, nullable=False, index=True),
    sa.Column("by", sa.String, nullable=False),
    sa.Column("role", sa.String, nullable=False),
    sa.Column("step", sa.String, nullable=False),
    sa.Column("entries", sa.Integer, nullable=False),
)

subject_index = sa.Table(
    "subject_index",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("subject", sa.String, nullable=False),
    sa.Column("known_from", sa.Integer, nullable=False),
    sa.Column("sensitivity", sa.Integer, nullable=False),
    sa.Index("subject_kind", "kind", "subject"),
)
"""Every entry that still has its payload. `known_from`: the commit from which it is known (of a
restated entry, that of the one it stands for)."""

claim_index = sa.Table(
    "claim_index",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("claim_id", sa.String, nullable=False, index=True),
    sa.Column("document_id", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
    sa.Column("value_digest", sa.String, nullable=False),
    sa.Column("reader", sa.String, nullable=False),
    sa.Column("row_key", sa.String),
    sa.Index("claim_document", "document_id", "kind"),
)

original_index = sa.Table(
    "original_index",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("original_id", sa.String, nullable=False, index=True),
    sa.Column("sha256", sa.String, nullable=False, index=True),
    sa.Column("size", sa.Integer, nullable=False),
)

document_index = sa.Table(
    "document_index",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("document_id", sa.String, nullable=False, index=True),
    sa.Column("original_id", sa.String, nullable=False, index=True),
    sa.Column("locator", sa.String, nullable=False),
    sa.Column("form", sa.String, nullable=False),
)

passage_index = sa.Table(
    "passage_index",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("document_id", sa.String, nullable=False, index=True),
    sa.Column("start", sa.Integer, nullable=False),
    sa.Column("end", sa.Integer, nullable=False),
)

member_index = sa.Table(
    "member_index",
    metadata,
    sa.Column("entry_id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("member_id", sa.String, primary_key=True),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("whole_id", sa.String, nullable=False, index=True),
)
"""Which mention stood in which person (`kind` person), which account in which incident."""

INDEXES = (
    commit_index, subject_index, claim_index, original_index, document_index, passage_index,
    member_index,
)  # fmt: skip

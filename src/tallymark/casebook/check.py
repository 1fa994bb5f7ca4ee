"""Whether the journal still holds: hashes, roots, commitments, tombstones. Names what does not."""

from collections.abc import Iterator

import msgspec
import sqlalchemy as sa

from tallymark.casebook import hashing, tables
from tallymark.casebook.book import Casebook
from tallymark.terms.journal import Tombstone


def check_journal(book: Casebook) -> Iterator[str]:
    """Walks the chain; yields a sentence for each commit or entry that no longer holds.

    A database file that is damaged below the journal (a page, an index) is named too.
    """
    try:
        yield from _check_file(book)
        yield from _check_chain(book)
    except sa.exc.DatabaseError:
        yield "casebook.sqlite: the file is damaged and cannot be read to its end"


def _check_file(book: Casebook) -> Iterator[str]:
    if book.engine.dialect.name != "sqlite":
        return
    with book.engine.connect() as connection:
        for (words,) in connection.exec_driver_sql("PRAGMA integrity_check(5)").all():
            if words != "ok":
                yield f"casebook.sqlite: the file is damaged ({words.splitlines()[0][:80]})"


def _check_chain(book: Casebook) -> Iterator[str]:
    with book.engine.connect() as connection:
        erased = _erased(connection)
        previous = hashing.NO_COMMIT
        commits = connection.execute(
            sa.select(tables.journal_commit).order_by(tables.journal_commit.c.position)
        ).all()
        for number, commit in enumerate(commits, 1):
            yield from _check_header(commit, number, previous)
            yield from _check_entries(connection, commit, erased)
            previous = commit.hash


def _erased(connection: sa.Connection) -> set[int]:
    entry, payload = tables.journal_entry, tables.journal_payload
    bodies = connection.execute(
        sa.select(payload.c.body)
        .join(entry, entry.c.entry_id == payload.c.entry_id)
        .where(entry.c.kind == "tombstone")
    )
    return {
        gone for row in bodies for gone in msgspec.json.decode(row.body, type=Tombstone).entries
    }


def _check_header(
    commit: sa.Row[tuple[int, bytes, str]], number: int, previous: str
) -> Iterator[str]:
    if commit.position != number:
        yield f"commit {number}: missing from the chain (found {commit.position} in its place)"
    if hashing.hash_of(commit.header) != commit.hash:
        yield f"commit {commit.position}: its header was changed (the hash does not fit)"
        return
    header = msgspec.json.decode(commit.header, type=hashing.Header)
    if header.previous != previous:
        yield f"commit {commit.position}: does not follow the one before it (chain broken)"
    if header.position != commit.position:
        yield f"commit {commit.position}: its header was written for commit {header.position}"


def _check_entries(
    connection: sa.Connection, commit: sa.Row[tuple[int, bytes, str]], erased: set[int]
) -> Iterator[str]:
    try:
        header = msgspec.json.decode(commit.header, type=hashing.Header)
    except (msgspec.DecodeError, msgspec.ValidationError):
        return  # _check_header has named it
    entry, payload = tables.journal_entry, tables.journal_payload
    rows = connection.execute(
        sa.select(entry, payload.c.salt, payload.c.body)
        .outerjoin(payload, payload.c.entry_id == entry.c.entry_id)
        .where(entry.c.position == commit.position)
        .order_by(entry.c.ordinal)
    ).all()
    if len(rows) != header.entries:
        yield f"commit {commit.position}: holds {len(rows)} entries instead of {header.entries}"
    leaves = []
    for row in rows:
        leaves.append(hashing.leaf_of(_leaf(row)))
        where = f"entry {row.entry_id} ({row.kind}, commit {commit.position})"
        if row.body is None:
            if row.entry_id not in erased:
                yield f"{where}: its payload is gone and no tombstone says why"
        elif hashing.commitment_of(row.salt, row.body) != row.commitment:
            yield f"{where}: its payload was changed (the commitment does not fit)"
    if hashing.merkle_root(leaves) != header.root:
        yield f"commit {commit.position}: its entries were changed (the Merkle root does not fit)"


def _leaf(row: sa.Row[tuple[object, ...]]) -> hashing.EntryRow:
    return hashing.EntryRow(
        row.kind, row.format, row.subject, row.sensitivity, row.restates, row.commitment
    )

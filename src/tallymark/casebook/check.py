"""Whether the journal still holds: hashes, roots, commitments, tombstones. Names what does not."""

from collections.abc import Iterator
from contextlib import suppress

import msgspec
import sqlalchemy as sa

from tallymark.casebook import hashing, tables
from tallymark.casebook.book import Casebook
from tallymark.casebook.engine import open_engine
from tallymark.terms.journal import Tombstone

KEY = "none"
"""Key id of a payload that is not encrypted: all of them, in this format."""


def check_journal(book: Casebook) -> Iterator[str]:
    """Walks the chain; yields a sentence for each commit or entry that no longer holds.

    A database file that is damaged below the journal (a page, an index) is named too. What may
    change unnamed in it are bytes that no record is read from: free space inside pages, counters.
    """
    try:
        yield from _check_file(book)
        yield from _check_chain(book)
        yield from _check_beside_chain(book)
    except (sa.exc.DatabaseError, UnicodeDecodeError):
        yield "casebook.sqlite: the file is damaged and cannot be read to its end"


def _check_file(book: Casebook) -> Iterator[str]:
    if book.engine.dialect.name != "sqlite":
        return
    with book.engine.connect() as connection:
        for (words,) in connection.exec_driver_sql("PRAGMA integrity_check(5)").all():
            if words != "ok":
                yield f"casebook.sqlite: the file is damaged ({words.splitlines()[0][:80]})"
        there = {row[:2]: row for row in connection.exec_driver_sql(SCHEMA).all()}
    fresh = open_engine("sqlite://")
    with fresh.begin() as again:
        tables.metadata.create_all(again)
        made = {row[:2]: row for row in again.exec_driver_sql(SCHEMA).all()}
    for kind, name in sorted(made.keys() | there.keys()):
        if made.get((kind, name)) != there.get((kind, name)):
            yield f"casebook.sqlite: its {kind} {name} is not as it was made"


SCHEMA = "SELECT type, name, tbl_name, sql FROM sqlite_master"


def _check_beside_chain(book: Casebook) -> Iterator[str]:
    """What no hash binds and still has one right value: settings, key ids, stray rows."""
    entry, payload, commit = tables.journal_entry, tables.journal_payload, tables.journal_commit
    with book.engine.connect() as connection:
        said = {row.name: row.value for row in connection.execute(sa.select(tables.setting))}
        if said.get("journal_format") != str(tables.JOURNAL_FORMAT):
            yield "setting journal_format: is not the format of the journal"
        for header in connection.scalars(sa.select(commit.c.header).order_by(commit.c.position)):
            found = _header_of(header)
            if found is not None and found.installation != said.get("installation"):
                yield f"commit {found.position}: was written by another installation"
        for one in connection.scalars(sa.select(payload.c.entry_id).where(payload.c.key_id != KEY)):
            yield f"entry {one}: its payload names a key that is not there"
        known = sa.select(entry.c.entry_id)
        for one in connection.scalars(
            sa.select(payload.c.entry_id).where(payload.c.entry_id.not_in(known))
        ):
            yield f"entry {one}: is gone and its payload is there"
        last = sa.select(sa.func.coalesce(sa.func.max(commit.c.position), 0)).scalar_subquery()
        for one in connection.scalars(
            sa.select(entry.c.position).where(entry.c.position > last).distinct()
        ):
            yield f"commit {one}: is gone from the end of the chain and its entries are there"


def _header_of(header: bytes) -> hashing.Header | None:
    try:
        return msgspec.json.decode(header, type=hashing.Header)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None  # its hash does not fit: the chain's walk has named it


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
    erased: set[int] = set()
    for row in bodies:
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):  # the chain's walk names it
            erased.update(msgspec.json.decode(row.body, type=Tombstone).entries)
    return erased


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
    header = _header_of(commit.header)
    if header is None:
        return
    entry, payload = tables.journal_entry, tables.journal_payload
    rows = connection.execute(
        sa.select(entry, payload.c.salt, payload.c.body)
        .outerjoin(payload, payload.c.entry_id == entry.c.entry_id)
        .where(entry.c.position == commit.position)
        .order_by(entry.c.ordinal)
    ).all()
    if len(rows) != header.entries:
        yield f"commit {commit.position}: holds {len(rows)} entries instead of {header.entries}"
    if [row.ordinal for row in rows] != list(range(len(rows))):
        yield f"commit {commit.position}: its entries are not numbered from 0"
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

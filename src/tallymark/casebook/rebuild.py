"""The indexes made again from the journal: equal to those that grew with it."""

from hashlib import sha256
from typing import Any

import msgspec
import sqlalchemy as sa

from tallymark.casebook import tables
from tallymark.casebook.book import Casebook
from tallymark.casebook.engine import open_engine, writing
from tallymark.casebook.hashing import Header
from tallymark.casebook.indexing import IndexWriter

BATCH = 5_000


def rebuild_indexes(book: Casebook) -> int:
    """Drops every index and makes it again from the journal, in one transaction.

    Returns how many entries were indexed. Nothing of the journal changes.
    """
    with writing(book.engine) as connection:
        for table in tables.INDEXES:
            connection.execute(sa.delete(table))
        return _index_all(connection, IndexWriter(connection))


def _index_all(journal: sa.Connection, writer: IndexWriter) -> int:
    """Walks the journal through an index writer; returns how many entries were indexed."""
    for row in journal.execute(
        sa.select(tables.journal_commit.c.header).order_by(tables.journal_commit.c.position)
    ).all():
        writer.add_commit(msgspec.json.decode(row.header, type=Header))
    done = last = 0
    while batch := _batch(journal, last):
        writer.add_entries(batch, [row["body"] for row in batch])
        last = batch[-1]["entry_id"]
        done += len(batch)
    return done


def _batch(connection: sa.Connection, after: int) -> list[dict[str, Any]]:
    entry, payload = tables.journal_entry, tables.journal_payload
    found = connection.execute(
        sa.select(entry, payload.c.body)
        .join(payload, payload.c.entry_id == entry.c.entry_id)
        .where(entry.c.entry_id > after)
        .order_by(entry.c.entry_id)
        .limit(BATCH)
    )
    return [dict(row._mapping) for row in found]


def compare_indexes(book: Casebook) -> list[str]:
    """Which indexes differ from what the journal gives: the names of the tables, sorted.

    The journal is indexed once more into memory; both sides are compared row by row.
    """
    fresh = open_engine("sqlite://")
    with fresh.begin() as again, book.engine.connect() as connection:
        tables.metadata.create_all(again)
        _index_all(connection, IndexWriter(again, journal=connection))
        return sorted(
            table.name for table in tables.INDEXES
            if not _is_equal(connection, again, table)
        )  # fmt: skip


def _is_equal(connection: sa.Connection, again: sa.Connection, table: sa.Table) -> bool:
    try:
        return _digest(connection, table) == _digest(again, table)
    except (sa.exc.DatabaseError, UnicodeDecodeError):
        return False  # a damaged index cannot even be read


def _digest(connection: sa.Connection, table: sa.Table) -> str:
    done = sha256()
    for row in connection.execute(sa.select(table).order_by(*table.primary_key.columns)):
        done.update(repr(tuple(row)).encode())
    return done.hexdigest()

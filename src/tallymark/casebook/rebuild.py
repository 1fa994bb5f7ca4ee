"""The indexes made again from the journal: equal to those that grew with it."""

from typing import Any

import msgspec
import sqlalchemy as sa

from tallymark.casebook import tables
from tallymark.casebook.book import Casebook
from tallymark.casebook.engine import writing
from tallymark.casebook.hashing import Header
from tallymark.casebook.indexing import IndexWriter

BATCH = 5_000


def rebuild_indexes(book: Casebook) -> int:
    """Drops every index and makes it again from the journal, in one transaction.

    Returns how many entries were indexed. Nothing of the journal changes.
    """
    done = 0
    with writing(book.engine) as connection:
        for table in tables.INDEXES:
            connection.execute(sa.delete(table))
        writer = IndexWriter(connection)
        for row in connection.execute(
            sa.select(tables.journal_commit.c.header).order_by(tables.journal_commit.c.position)
        ).all():
            writer.add_commit(msgspec.json.decode(row.header, type=Header))
        last = 0
        while batch := _batch(connection, last):
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

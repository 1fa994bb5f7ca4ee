"""How the record's database is opened: SQLite beside the vault, or PostgreSQL by its URL."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tallymark.terms.errors import StorageError

BUSY_SECONDS = 30
"""How long one short transaction waits for another before it gives up."""


FULL = ("disk is full", "No space left")
"""How SQLite and PostgreSQL say that their disk is full."""

PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "temp_store=MEMORY",
    "wal_autocheckpoint=4000", "cache_size=-16000",
)  # fmt: skip
"""The log is written back to the file each 16 MB (not 4): ids are random, so that most pages are
touched again and again in between. Recording 24,000 claims of 200 documents took 7.2 s and takes
3.7 s of the clock with the two last."""

URL_FILE = "record.url"
"""Beside `case.toml` where the record is not in the folder: the database's URL, read by its owner
alone, for it may hold a password."""


def place_of(folder: Path) -> Path | str:
    """Where a casebook's record lies: its URL where the folder names one, else the SQLite file."""
    url = folder / URL_FILE
    return url.read_text("utf-8").strip() if url.is_file() else folder / "casebook.sqlite"


def open_engine(place: Path | str) -> sa.Engine:
    """An engine on a SQLite file (a path) or on any URL that SQLAlchemy knows.

    SQLite runs with a write-ahead log, full synchronisation (a commit that was reported is on
    disk) and secure deletion (erased payloads are overwritten).
    """
    url = place if isinstance(place, str) else f"sqlite:///{place}"
    arguments = {"timeout": BUSY_SECONDS} if url.startswith("sqlite") else {}
    engine = sa.create_engine(url, connect_args=arguments)
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare)
        sa.event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """A connection inside one writing transaction: all of it is kept, or nothing.

    Raises `StorageError` where the database's disk is full.
    """
    try:
        with (
            engine.connect().execution_options(is_writing=True) as connection,
            connection.begin(),
        ):
            yield connection
    except sa.exc.OperationalError as error:
        if any(words in str(error.orig) for words in FULL):
            raise StorageError(
                "the disk that holds the record is full: make room, then run the command again; "
                "what was recorded before stays"
            ) from error
        raise


def _prepare(connection: Any, _record: Any) -> None:
    # We begin transactions ourselves: the driver would begin late and never IMMEDIATE.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    # A transaction that will write takes the write lock at once: no deadlock half way.
    is_writing = connection.get_execution_options().get("is_writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")

"""One casebook: its folder, its chain of commits, and the one writer at a time."""

import errno
import fcntl
import hashlib
import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec
import sqlalchemy as sa

from tallymark import __version__
from tallymark.casebook import hashing, tables
from tallymark.casebook.engine import URL_FILE, open_engine, place_of, writing
from tallymark.casebook.formats import format_of
from tallymark.casebook.indexing import IndexWriter
from tallymark.casebook.query import Records
from tallymark.casebook.rows import insert_rows
from tallymark.terms.errors import BusyError, CaseError, NewerFormatError
from tallymark.terms.journal import Access, Commit, Entry
from tallymark.terms.payload import to_bytes

Clock = Callable[[], datetime]
Chance = Callable[[int], bytes]

ID_LETTERS = "0123456789abcdefghjkmnpqrstvwxyz"
ID_PAIRS = [second + first for first in ID_LETTERS for second in ID_LETTERS]
"""The two letters of each ten bits, the lower five first."""

LAST = (
    sa.select(
        tables.journal_commit,
        sa.select(sa.func.max(tables.journal_entry.c.entry_id))
        .scalar_subquery()
        .label("last_entry"),
    )
    .order_by(tables.journal_commit.c.position.desc())
    .limit(1)
)
"""The newest commit and the number of the last entry: made once, for each commit asks it."""

OWED = "purge_owed"
"""A setting from an erasure's transaction until nothing of its words is left in the file."""

ID_SHIFTS = range(0, 60, 10)
"""Six pairs and a letter are 65 bits: a billion ids collide with a chance below 3 in 100."""


def wall_clock() -> datetime:
    """Now, in UTC."""
    return datetime.now(UTC)


def create_casebook(
    folder: Path, case_text: str, *, chance: Chance = secrets.token_bytes, url: str | None = None
) -> None:
    """Makes an empty casebook in `folder`. Raises `CaseError` where one is there already.

    `url`: a database (PostgreSQL) that keeps the record instead of a file in the folder.
    """
    if (folder / "case.toml").exists():
        raise CaseError(f"{folder} holds a case already: choose another folder")
    for name in ("vault", "releases"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    if url is not None:
        (folder / URL_FILE).touch(mode=0o600)
        (folder / URL_FILE).write_text(url, encoding="utf-8")
    engine = open_engine(place_of(folder))
    with writing(engine) as connection:
        tables.metadata.create_all(connection)
        connection.execute(
            sa.insert(tables.setting),
            [
                {"name": "journal_format", "value": str(tables.JOURNAL_FORMAT)},
                {"name": "installation", "value": make_id("n", chance)},
            ],
        )
    engine.dispose()
    verifier = resources.files("tallymark.casebook") / "standalone_verifier.py"
    (folder / "verify_casebook.py").write_text(verifier.read_text("utf-8"), encoding="utf-8")
    # Last of all: a folder with a case.toml is a whole casebook.
    (folder / "case.toml").write_text(case_text, encoding="utf-8")


def open_casebook(
    folder: Path,
    *,
    clock: Clock = wall_clock,
    chance: Chance = secrets.token_bytes,
    tool: str = f"tallymark {__version__}",
) -> "Casebook":
    """Opens the casebook in `folder`; clock and chance are injected for replays and tests.

    `tool` goes into the header of every commit: a replayed clock says so there, for ever.
    """
    place = place_of(folder)
    is_kept = isinstance(place, str) or place.is_file()
    if not (folder / "case.toml").is_file() or not is_kept:
        raise CaseError(f"{folder} is no casebook: make one with `tallymark init {folder}`")
    return Casebook(folder, clock=clock, chance=chance, tool=tool)


def make_id(letter: str, chance: Chance = secrets.token_bytes) -> str:
    """A random id that says nothing: a letter for its kind and 65 bits of chance."""
    number = int.from_bytes(chance(9), "big")
    pairs = [ID_PAIRS[(number >> at) & 1023] for at in ID_SHIFTS]
    return letter + "".join(pairs) + ID_LETTERS[(number >> 60) & 31]


class Casebook:
    """The record of one case: written by commits, read through `records`."""

    def __init__(self, folder: Path, *, clock: Clock, chance: Chance, tool: str) -> None:
        self.folder = folder
        self.tool = tool
        self.vault = folder / "vault"
        self.releases = folder / "releases"
        self.clock = clock
        self.chance = chance
        self.engine = open_engine(place_of(folder))
        settings = self._settings()
        written = settings.get("journal_format", "")
        if not written.isdecimal() or "installation" not in settings:
            raise self._unreadable()
        if int(written) > tables.JOURNAL_FORMAT:
            raise NewerFormatError(
                f"{folder} was written by a later Tallymark (journal format "
                f"{settings['journal_format']}): install that version to open it"
            )
        self.installation = settings["installation"]

    def _settings(self) -> dict[str, str]:
        try:
            with self.engine.connect() as connection:
                rows = connection.execute(sa.select(tables.setting)).all()
        except (sa.exc.DatabaseError, UnicodeDecodeError) as error:
            raise self._unreadable() from error
        return {row.name: row.value for row in rows}

    def _unreadable(self) -> CaseError:
        return CaseError(
            f"{self.folder / 'casebook.sqlite'} cannot be opened as a casebook: restore it "
            "from a copy, then run `tallymark verify`"
        )

    def close(self) -> None:
        """Gives the database file back."""
        self.engine.dispose()

    def new_id(self, letter: str) -> str:
        """A random id for something new; see `make_id`."""
        return make_id(letter, self.chance)

    def records(self, access: Access) -> Records:
        """The record as `access` may see it."""
        return Records(self.engine, access)

    def position(self) -> int:
        """Position of the newest commit, 0 in an empty casebook."""
        with self.engine.connect() as connection:
            return connection.scalar(sa.select(sa.func.max(tables.journal_commit.c.position))) or 0

    @contextmanager
    def writing(self, *, wait_seconds: float = 60.0) -> Iterator[None]:
        """Holds the one writer's place while a step runs; a second process waits, then is told."""
        with (self.folder / ".lock").open("a+b") as lock:
            until = time.monotonic() + wait_seconds
            while not _try_lock(lock.fileno()):
                if time.monotonic() > until:
                    raise BusyError(
                        f"another process is writing to {self.folder}: wait until it has "
                        "finished, then run this command again"
                    )
                time.sleep(0.1)
            try:
                yield
            finally:
                fcntl.flock(lock.fileno(), fcntl.LOCK_UN)

    def commit(self, entries: Sequence[Entry], *, by: str, role: str, step: str) -> Commit | None:
        """Records a batch: one transaction, one link of the chain, the indexes with it.

        All of it is kept or nothing. Returns `None` for an empty batch.
        """
        if not entries:
            return None
        with writing(self.engine) as connection:
            return self._write(connection, entries, by=by, role=role, step=step)

    def _write(
        self, connection: sa.Connection, entries: Sequence[Entry], *, by: str, role: str, step: str
    ) -> Commit:
        last = connection.execute(LAST).first()
        previous = msgspec.json.decode(last.header, type=hashing.Header) if last else None
        first_id = 1 + ((last.last_entry if last else None) or 0)
        position = previous.position + 1 if previous else 1
        rows, payloads = self._rows(entries, first_id=first_id, position=position)
        now = self.clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        header = hashing.Header(
            format=tables.JOURNAL_FORMAT,
            installation=self.installation,
            position=position,
            # The chain's time never runs backwards, whatever a laptop's clock does.
            recorded_at=max(now, previous.recorded_at) if previous else now,
            by=by,
            role=role,
            step=step,
            tool=self.tool,
            entries=len(rows),
            root=hashing.merkle_root([hashing.leaf_of(_leaf_row(row)) for row in rows]),
            previous=last.hash if last else hashing.NO_COMMIT,
        )
        body = header.to_bytes()
        done = hashing.hash_of(body)
        connection.execute(
            sa.insert(tables.journal_commit),
            {"position": position, "header": body, "hash": done},
        )
        insert_rows(connection, tables.journal_entry, rows)
        insert_rows(connection, tables.journal_payload, payloads)
        index = IndexWriter(connection)
        index.add_commit(header)
        index.add_entries(rows, [payload["body"] for payload in payloads])
        return Commit(
            position, datetime.fromisoformat(header.recorded_at), by, role, step, len(rows),
            header.root, header.previous, done,
        )  # fmt: skip

    def _rows(
        self, entries: Sequence[Entry], *, first_id: int, position: int
    ) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        rows: list[dict[str, Any]] = []
        payloads: list[dict[str, Any]] = []
        salts = self.chance(hashing.SALT_BYTES * len(entries))
        for ordinal, entry in enumerate(entries):
            body = to_bytes(entry.term)
            salt = salts[ordinal * hashing.SALT_BYTES : (ordinal + 1) * hashing.SALT_BYTES]
            rows.append(
                {
                    "entry_id": first_id + ordinal,
                    "position": position,
                    "ordinal": ordinal,
                    "kind": entry.kind,
                    "format": format_of(entry.kind),
                    "subject": entry.subject,
                    "sensitivity": int(entry.sensitivity),
                    "restates": entry.restates,
                    "commitment": hashlib.sha256(salt + body).hexdigest(),
                }
            )
            payloads.append(
                {"entry_id": first_id + ordinal, "key_id": "none", "salt": salt, "body": body}
            )
        return rows, payloads

    def erase(self, entry_ids: Sequence[int], replacements: Sequence[Entry], *, by: str) -> None:
        """Destroys payload and salt of entries for ever, and records what takes their place.

        `replacements` hold the tombstone and what is restated without the erased words. The
        chain still verifies: commitments stay. One transaction.
        """
        with writing(self.engine) as connection:
            index = IndexWriter(connection)
            for start in range(0, len(entry_ids), 500):
                index.remove(entry_ids[start : start + 500])
            self._write(connection, replacements, by=by, role="editor", step="erase")
            connection.execute(sa.delete(tables.setting).where(tables.setting.c.name == OWED))
            connection.execute(sa.insert(tables.setting), {"name": OWED, "value": "1"})
        self.purge()

    def finish_purge(self) -> None:
        """Does what an erasure that was killed after its transaction left to do."""
        if OWED in self._settings():
            self.purge()

    def purge(self) -> None:
        """Leaves nothing of erased payloads in the database file or its log.

        Raises `BusyError` where another process still reads the log; a later writer goes on.
        """
        is_clean = self._purge_sqlite() if self.engine.dialect.name == "sqlite" else self._vacuum()
        if not is_clean:
            raise BusyError(
                f"erased from the record, but another process reads {self.folder} and its log "
                "still holds the words: wait until it has finished, then run `tallymark read`"
            )
        with writing(self.engine) as connection:
            connection.execute(sa.delete(tables.setting).where(tables.setting.c.name == OWED))

    def _purge_sqlite(self) -> bool:
        # Vacuuming wants a connection on which SQLAlchemy has begun no transaction.
        raw = self.engine.raw_connection()
        try:
            cursor = raw.cursor()
            for words in ("PRAGMA wal_checkpoint(TRUNCATE)", "VACUUM") * 2:
                cursor.execute(words)
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            (is_busy, *_) = cursor.fetchone() or (1,)
            return not is_busy
        finally:
            raw.close()

    def _vacuum(self) -> bool:
        with self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (tables.journal_payload, *tables.INDEXES):
                connection.exec_driver_sql(f"VACUUM FULL {table.name}")
        return True


def _leaf_row(row: dict[str, Any]) -> hashing.EntryRow:
    return hashing.EntryRow(
        row["kind"], row["format"], row["subject"], row["sensitivity"], row["restates"],
        row["commitment"],
    )  # fmt: skip


def _try_lock(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno not in (errno.EAGAIN, errno.EACCES):
            raise
        return False
    return True

"""A casebook and who works in it."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tallymark.terms.case import Case
from tallymark.terms.errors import InputError, MisusedError, RoleError
from tallymark.terms.journal import Access, CaseRecord, Entry

if TYPE_CHECKING:
    from tallymark.casebook import Casebook, Records

REVIEWER_ID = re.compile(r"[a-z]{1,2}[0-9]{1,4}")
"""A pseudonym: letters that tell a role and a number, never a name (r7, e1)."""

Progress = Callable[[str, int, int | None], None]
"""Told of long work: what, how many done, of how many (`None` while unknown)."""


def no_progress(_what: str, _done: int, _whole: int | None) -> None:
    """For callers that do not watch."""


@dataclass(frozen=True)
class ReplayedClock:
    """Clock and chance of a replay, and what the commits say of it."""

    clock: Callable[[], datetime]
    chance: Callable[[int], bytes]
    tool: str


@dataclass(frozen=True)
class Work:
    """An open casebook, its case, and who works in it as what."""

    book: "Casebook"
    case: Case
    by: str
    role: str

    def records(self, *, purpose: str = "work", known_at: int | None = None) -> "Records":
        """The record as this person may see it for that purpose."""
        return self.book.records(Access(self.by, self.role, purpose, known_at))

    def keep(self, entries: list[Entry], step: str) -> None:
        """Records a batch under this person's pseudonym."""
        self.book.commit(entries, by=self.by, role=self.role, step=step)

    def require(self, role: str, what: str) -> None:
        """Raises `RoleError` unless the person has the role that a step asks for."""
        if self.role != role:
            raise RoleError(
                f"{what} takes an {role}: run it with --as of somebody whose id is listed as "
                f'{role} under [reviewers] in case.toml (or starts with "{role[0]}")'
            )

    def known_position(self, known_at: str | None) -> int:
        """A position of the ledger from `--known-at`: a number, a day, or `None` for now."""
        if known_at is None:
            return self.book.position()
        if known_at.isdigit() and len(known_at) < 8:
            return min(int(known_at), self.book.position())
        return self.records().position_on(read_day(known_at, "--known-at"))


def read_day(words: str, option: str) -> date:
    """A day in ISO 8601. Raises `MisusedError` naming the option."""
    try:
        return date.fromisoformat(words)
    except ValueError as error:
        raise MisusedError(f"{option} wants a day such as 2025-10-31") from error


def role_of(case: Case, by: str) -> str:
    """The role of a pseudonymous id: as `case.toml` lists it, else by its first letter."""
    if by == "local":
        return "editor"
    if not REVIEWER_ID.fullmatch(by):
        raise MisusedError(
            "--as wants a pseudonym of one or two letters and a number (r7, e1), never a name"
        )
    return case.reviewers.get(by, "editor" if by[0] == "e" else "reviewer")


@contextmanager
def open_case(
    folder: Path,
    *,
    by: str = "local",
    is_writing: bool = False,
    replayed: "ReplayedClock | None" = None,
) -> Iterator[Work]:
    """Opens the casebook in `folder`; with `is_writing` as its one writer.

    `replayed` injects clock and chance for a case whose commits bear written dates. What
    `case.toml` says is recorded whenever it differs from what the ledger knows.
    """
    from tallymark.casebook import open_casebook, read_case

    case = read_case(folder)
    role = role_of(case, by)
    book = (
        open_casebook(folder, clock=replayed.clock, chance=replayed.chance, tool=replayed.tool)
        if replayed
        else open_casebook(folder)
    )
    work = Work(book, case, by, role)
    try:
        if not is_writing:
            yield work
            return
        with book.writing():
            known = work.records().latest("case")
            if known is None or known.case != case:
                work.keep([Entry("case", "case", CaseRecord(case))], "case")
            _finish_erasures(work)
            yield work
    finally:
        book.close()


def _finish_erasures(work: Work) -> None:
    """What a killed erasure left: words in the database's free pages, originals in the vault."""
    records = work.records()
    stones = records.terms("tombstone")
    if not stones:
        return
    from tallymark.preserve import destroy

    work.book.finish_purge()
    erased = {one for stone in stones for one in stone.originals}
    originals = {one.id: one.sha256 for one in records.terms("original")}
    kept = {sha256 for one, sha256 in originals.items() if one not in erased}
    for one in sorted(erased & originals.keys()):
        if originals[one] not in kept:
            destroy(work.book.vault, originals[one])


def find_document(work: Work, words: str) -> str:
    """The id of a document named by its id or by its file's name.

    Raises `InputError` where none or several fit.
    """
    records = work.records()
    documents = records.documents()
    if any(one.id == words for one in documents):
        return words
    originals = {one.id: one for one in records.terms("original")}
    name = Path(words).name
    fits = [one.id for one in documents if originals[one.original_id].name == name]
    if not fits:
        raise InputError(f"no document {words}: `tallymark status` lists what is in")
    if len(fits) > 1:
        raise InputError(
            f"{len(fits)} documents come from {words}: name one by its id ({fits[0]} ...)"
        )
    return fits[0]

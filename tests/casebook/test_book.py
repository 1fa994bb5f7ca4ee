"""Commits: a whole batch or nothing, chained, one writer at a time."""

import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tallymark.casebook import Casebook, check_journal, create_casebook, open_casebook
from tallymark.casebook.book import make_id
from tallymark.terms.errors import BusyError, CaseError, NewerFormatError, StorageError
from tallymark.terms.journal import Access
from tests.casebook.conftest import CASE, Clock, claim_entry


def commit(book: Casebook, *numbers: int) -> None:
    book.commit([claim_entry(one) for one in numbers], by="r1", role="reviewer", step="read")


def test_each_commit_names_the_hash_of_the_one_before(book: Casebook) -> None:
    first = book.commit([claim_entry(1)], by="r1", role="reviewer", step="read")
    second = book.commit([claim_entry(2)], by="r1", role="reviewer", step="read")
    assert first
    assert second
    assert (second.position, second.previous) == (2, first.hash)


def test_a_full_disk_is_said_with_advice_and_leaves_what_was_there(book: Casebook) -> None:
    def commit(name: str) -> None:
        book.commit([claim_entry(1, name)], by="r1", role="reviewer", step="read")

    commit("Anna Vest")
    with book.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    with pytest.raises(StorageError, match="make room"):
        commit("A" * 100_000)
    assert book.position() == 1


def test_an_empty_batch_makes_no_commit(book: Casebook) -> None:
    assert book.commit([], by="r1", role="reviewer", step="read") is None
    assert book.position() == 0


def test_a_batch_that_fails_leaves_nothing(book: Casebook) -> None:
    commit(book, 1)
    with pytest.raises(KeyError):
        book.commit(
            [claim_entry(2), claim_entry(3).__class__("no such kind", "x", {})],
            by="r1", role="reviewer", step="read",
        )  # fmt: skip
    assert book.position() == 1
    assert list(check_journal(book)) == []


def test_the_chains_time_never_runs_backwards(book: Casebook, clock: Clock) -> None:
    commit(book, 1)
    clock.now = datetime(2020, 1, 1, tzinfo=UTC)
    commit(book, 2)
    times = [one["recorded_at"] for one in book.records(Access()).commits()]
    assert times == ["2025-09-01T12:00:00Z", "2025-09-01T12:00:00Z"]


def test_a_second_writer_waits_and_is_then_told_what_to_do(book: Casebook) -> None:
    other = open_casebook(book.folder)
    with (
        book.writing(),
        pytest.raises(BusyError, match="another process"),
        other.writing(wait_seconds=0.2),
    ):
        pass


def _commit_ten(book: Casebook, start: int) -> None:
    for number in range(start, start + 10):
        commit(book, number)


def test_two_threads_that_commit_at_once_make_one_chain(book: Casebook) -> None:
    books = [book, open_casebook(book.folder)]
    threads = [
        threading.Thread(
            target=lambda one=one, at=at: [commit(one, at * 100 + n) for n in range(10)]
        )
        for at, one in enumerate(books)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert book.position() == 20
    assert list(check_journal(book)) == []


def test_a_casebook_of_a_later_version_is_refused_with_advice(book: Casebook) -> None:
    book.close()
    with sqlite3.connect(book.folder / "casebook.sqlite") as database:
        database.execute("UPDATE setting SET value = '99' WHERE name = 'journal_format'")
    with pytest.raises(NewerFormatError, match="later Tallymark"):
        open_casebook(book.folder)


def test_a_case_is_never_made_over_another(book: Casebook) -> None:
    with pytest.raises(CaseError, match="holds a case already"):
        create_casebook(book.folder, CASE)


def test_ids_are_random_and_say_nothing() -> None:
    assert make_id("p", lambda size: b"\x00" * size) == "p0000000000000"
    assert len({make_id("p") for _ in range(1000)}) == 1000


def test_an_id_spells_its_bits_from_the_lowest_up() -> None:
    # 2**60 is the thirteenth letter, 31 * 2**5 the second, 10 the first.
    number = 2**60 + 31 * 2**5 + 10
    assert make_id("k", lambda size: number.to_bytes(size, "big")) == "kaz00000000001"


def test_a_folder_without_a_case_is_an_error_with_advice(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="tallymark init"):
        open_casebook(tmp_path)


def test_erased_words_are_gone_from_the_database_file(book: Casebook) -> None:
    book.commit([claim_entry(1, "Zzyzx Qwertov")], by="r1", role="reviewer", step="read")
    assert b"Zzyzx" in _bytes(book.folder)
    book.erase([1], [claim_entry(2)], by="e1")
    assert b"Zzyzx" not in _bytes(book.folder)


def _bytes(folder: Path) -> bytes:
    return b"".join(one.read_bytes() for one in folder.glob("casebook.sqlite*"))

"""Every change to the journal is named."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from tallymark.casebook import Casebook, check_journal, compare_indexes, open_casebook
from tallymark.terms.errors import TallymarkError
from tallymark.terms.journal import Entry, Tombstone
from tests.casebook.conftest import claim_entry


@pytest.fixture
def filled(book: Casebook) -> Casebook:
    for start in (1, 4):
        entries = [claim_entry(start), claim_entry(start + 1), claim_entry(start + 2)]
        book.commit(entries, by="r1", role="reviewer", step="read")
    return book


def test_an_untouched_journal_has_no_problems(filled: Casebook) -> None:
    assert list(check_journal(filled)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE journal_payload SET body = CAST('{}' AS BLOB) WHERE entry_id = 2",
         "entry 2 (claim, commit 1): its payload was changed"),
        ("UPDATE journal_payload SET salt = zeroblob(32) WHERE entry_id = 5",
         "entry 5 (claim, commit 2): its payload was changed"),
        ("UPDATE journal_entry SET subject = 'k9' WHERE entry_id = 4",
         "commit 2: its entries were changed"),
        ("UPDATE journal_entry SET sensitivity = 0 WHERE entry_id = 1",
         "commit 1: its entries were changed"),
        ("DELETE FROM journal_payload WHERE entry_id = 3",
         "entry 3 (claim, commit 1): its payload is gone and no tombstone says why"),
        ("UPDATE journal_commit SET header = CAST(replace(header, 'r1', 'r2') AS BLOB)",
         "commit 1: its header was changed"),
        ("DELETE FROM journal_commit WHERE position = 1",
         "commit 1: missing from the chain"),
        ("DELETE FROM journal_commit WHERE position = 2",
         "commit 2: is gone from the end of the chain and its entries are there"),
        ("UPDATE journal_entry SET ordinal = 7 WHERE entry_id = 6",
         "commit 2: its entries are not numbered from 0"),
        ("UPDATE journal_payload SET key_id = '.one' WHERE entry_id = 5",
         "entry 5: its payload names a key that is not there"),
        ("INSERT INTO journal_payload SELECT 99, key_id, salt, body FROM journal_payload LIMIT 1",
         "entry 99: is gone and its payload is there"),
        ("UPDATE journal_commit SET header = CAST(X'7B22FF' AS BLOB) WHERE position = 2",
         "commit 2: its header was changed"),
        ("UPDATE setting SET value = 'n0' WHERE name = 'installation'",
         "commit 1: was written by another installation"),
        ("DROP INDEX subject_kind",
         "casebook.sqlite: its index subject_kind is not as it was made"),
    ],
)  # fmt: skip
def test_a_change_to_the_journal_is_named(filled: Casebook, change: str, words: str) -> None:
    with filled.engine.begin() as connection:
        connection.execute(sa.text(change))
    assert any(problem.startswith(words) for problem in check_journal(filled))


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM journal_commit WHERE position = 2",
        "UPDATE journal_entry SET ordinal = 7 WHERE entry_id = 6",
        "UPDATE journal_payload SET key_id = '.one' WHERE entry_id = 5",
        "INSERT INTO journal_payload SELECT 99, key_id, salt, body FROM journal_payload LIMIT 1",
    ],
)
def test_the_standalone_verifier_names_what_no_hash_binds(filled: Casebook, change: str) -> None:
    with filled.engine.begin() as connection:
        connection.execute(sa.text(change))
    done = subprocess.run(
        [sys.executable, filled.folder / "verify_casebook.py", filled.folder],
        capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stdout[:6]) == (1, "entry ")


def test_every_flipped_bit_of_the_file_is_named_or_changes_no_record(filled: Casebook) -> None:
    place = filled.folder / "casebook.sqlite"
    filled.purge()
    filled.close()
    whole, records = place.read_bytes(), _records(place)
    chance = random.Random(20)
    unnamed = []
    for _ in range(150):
        at = chance.randrange(len(whole))
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        place.write_bytes(flipped)
        if not _is_named(filled.folder) and _records(place) != records:
            unnamed.append(at)
    assert unnamed == []


def _is_named(folder: Path) -> bool:
    try:
        book = open_casebook(folder)
        is_named = any(check_journal(book)) or bool(compare_indexes(book))
    except TallymarkError:
        return True
    book.close()
    return is_named


def _records(place: Path) -> list[str]:
    """Everything that can be read out of the file, as SQL."""
    with closing(sqlite3.connect(place)) as database:
        return list(database.iterdump())


def test_an_erased_entry_with_its_tombstone_is_no_problem(filled: Casebook) -> None:
    stone = Tombstone("t1", "consent withdrawn", "e1", (2,))
    filled.erase([2], [Entry("tombstone", "t1", stone)], by="e1")
    assert list(check_journal(filled)) == []


def test_the_standalone_verifier_agrees_on_subjects_in_any_script(filled: Casebook) -> None:
    claim = claim_entry(9)
    filled.commit([Entry("claim", "тест", claim.term)], by="r1", role="reviewer", step="read")
    script = filled.folder / "verify_casebook.py"
    done = subprocess.run([sys.executable, script, filled.folder], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "")

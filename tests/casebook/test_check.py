"""Every change to the journal is named."""

import subprocess
import sys

import pytest
import sqlalchemy as sa

from tallymark.casebook import Casebook, check_journal
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
    ],
)  # fmt: skip
def test_a_change_to_the_journal_is_named(filled: Casebook, change: str, words: str) -> None:
    with filled.engine.begin() as connection:
        connection.execute(sa.text(change))
    assert any(problem.startswith(words) for problem in check_journal(filled))


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

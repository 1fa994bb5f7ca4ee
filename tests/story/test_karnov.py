"""The bundled case from the bytes to the published tally, and back down."""

import json
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tallymark.flow.explaining import explain_cell
from tallymark.flow.keeping import verify_case
from tallymark.flow.opening import Work, open_case
from tallymark.flow.reckoning import count_case
from tallymark.flow.releasing import rebuild_release
from tests.story.conftest import KARNOV

pytestmark = pytest.mark.xdist_group("karnov")


def test_everything_in_the_replayed_case_holds(work: Work) -> None:
    assert [one.words for one in verify_case(work)] == []


def test_the_standalone_verifier_agrees_without_tallymark(karnov: Path) -> None:
    script = karnov / "verify_casebook.py"
    done = subprocess.run(
        [sys.executable, "-I", str(script), str(karnov)], capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("number", [1, 2])
def test_a_release_made_again_on_another_day_is_the_same_byte_for_byte(
    copy: Path, number: int
) -> None:
    with open_case(copy, by="e1", is_writing=True) as work:
        assert rebuild_release(work, number) == []


def test_a_later_edition_and_correction_leave_the_earlier_tally_as_it_was(work: Work) -> None:
    first, second = work.records().terms("release")
    then, _ = count_case(work, as_of=first.as_of, known_at=first.known_at)
    now, _ = count_case(work, as_of=second.as_of, known_at=second.known_at)
    shown = json.loads((work.book.releases / "0001" / "data" / "tally.json").read_text("utf-8"))
    named = {row["cell_id"]: row["named"] for row in then.cells.to_pylist()}
    published = [row for row in shown["cells"] if row["named"] is not None]
    assert published
    assert all(named[row["cell_id"]] == row["named"] for row in published)
    assert then.cells != now.cells


def test_nine_rows_that_vanished_from_the_reissued_roll_are_withdrawn_not_deleted(
    work: Work,
) -> None:
    records = work.records()
    assert len(records.withdrawn()) == 9
    kept = set(records.claims(kinds=["row"])["claim_id"].to_pylist())
    assert records.withdrawn() <= kept


def test_every_cell_of_the_tally_leads_to_quotes_that_stand_in_their_documents(
    work: Work,
) -> None:
    tally, weighed = count_case(work, as_of=date(2025, 10, 31), known_at=work.book.position())
    cells = tally.cells.to_pylist()
    assert len(cells) > 20
    for cell in cells[::7]:
        found = explain_cell(work, tally, weighed, cell["cell_id"], limit=3)
        assert found.persons == cell["named"]
        assert found.shown or found.groups or not (cell["named"] or cell["high"])
        for line in (*found.shown, *found.groups):
            assert line.evidence
            for one in line.evidence:
                text = work.records().text(one.document_id)
                assert text[one.span[0] : one.span[1]] == one.quote


def test_the_tally_holds_many_persons_and_says_what_waits(work: Work) -> None:
    tally, _ = count_case(work, as_of=None, known_at=work.book.position())
    whole = [row for row in tally.cells.to_pylist()
             if not (row["category"] or row["region"] or row["month"])]  # fmt: skip
    death = next(row for row in whole if row["act"] == "death")
    assert 500 < death["named"] < 2100
    assert death["low"] >= death["named"]
    assert tally.backlog.claims_waiting > 0


def test_the_site_is_there_in_both_languages_without_a_script(karnov: Path) -> None:
    folder = karnov / "releases" / "0002"
    for language in ("en", "ru"):
        page = (folder / language / "index.html").read_text("utf-8")
        assert f'lang="{language}"' in page
        assert "<script" not in page


def test_the_bundled_inputs_are_those_that_the_replay_names() -> None:
    script = (KARNOV / "replay.toml").read_text("utf-8")
    files = [one for one in KARNOV.rglob("*") if one.is_file() and one.parent != KARNOV]
    unused = [one.name for one in files if f"{one.parent.name}/{one.name}" not in script]
    assert unused == []


FLIPS = {
    "original": lambda folder: max((folder / "vault").rglob("*"), key=_size),
    "release": lambda folder: folder / "releases" / "0001" / "en" / "index.html",
}


def _size(path: Path) -> int:
    return path.stat().st_size if path.is_file() else 0


@pytest.mark.parametrize("what", FLIPS)
def test_one_flipped_byte_of_an_original_or_a_release_is_named(copy: Path, what: str) -> None:
    place = FLIPS[what](copy)
    place.chmod(0o644)
    content = bytearray(place.read_bytes())
    content[len(content) // 2] ^= 1
    place.write_bytes(bytes(content))
    with open_case(copy) as work:
        problems = list(verify_case(work))
    assert what in {one.what for one in problems}


@pytest.mark.parametrize("share", [0.15, 0.4, 0.6, 0.85])
def test_one_flipped_byte_of_the_journals_payloads_is_named(copy: Path, share: float) -> None:
    import sqlite3

    with sqlite3.connect(copy / "casebook.sqlite") as database:
        entries = database.execute("SELECT count(*) FROM journal_payload").fetchone()[0]
        entry, body = database.execute(
            "SELECT entry_id, body FROM journal_payload LIMIT 1 OFFSET ?", (int(entries * share),)
        ).fetchone()
        changed = bytearray(body)
        changed[len(changed) // 2] ^= 1
        database.execute(
            "UPDATE journal_payload SET body = ? WHERE entry_id = ?", (bytes(changed), entry)
        )
    done = subprocess.run(
        [sys.executable, "-I", str(copy / "verify_casebook.py"), str(copy)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1
    assert f"entry {entry}" in done.stdout
    shutil.rmtree(copy)

"""Killed at any moment, nothing is lost: the next run ends where an undisturbed one does."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from tallymark.flow.keeping import verify_case
from tallymark.flow.opening import open_case
from tests.story.conftest import KARNOV

KILLS = 50
TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]


def steps(folder: Path) -> list[list[str]]:
    reports = sorted(str(one) for one in (KARNOV / "reports").glob("*.txt"))
    return [
        ["add", str(folder), *reports, str(KARNOV / "rolls" / "reyestr.csv"),
         str(KARNOV / "pages" / "reka.warc.gz"), str(KARNOV / "export" / "result.json")],
        ["read", str(folder)],
        ["adopt", str(folder), "reyestr.csv", "--as", "e1", "--checked", "--wrong", "0"],
        ["link", str(folder)],
    ]  # fmt: skip


def run(words: list[str], kill_after: float | None = None) -> bool:
    """Whether the command ended by itself."""
    process = subprocess.Popen(
        [*TALLYMARK, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        process.wait(kill_after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True


def content(folder: Path) -> dict[str, object]:
    """What a casebook holds, recorded times, hashes and ids apart."""
    with open_case(folder) as work:
        records = work.records()
        originals = {one.id: one.sha256 for one in records.terms("original")}
        documents = {
            one.id: (originals[one.original_id], one.locator) for one in records.documents()
        }
        claims = {
            row["claim_id"]: (documents[row["document_id"]], row["kind"], row["start"], row["end"],
                              row["value"])
            for row in records.claims().to_pylist()
        }  # fmt: skip
        persons: dict[str, list[object]] = {}
        for row in records.persons().to_pylist():
            persons.setdefault(row["person_id"], []).append(claims[row["mention_id"]])
        return {
            "originals": sorted(originals.values()),
            "documents": sorted(documents.values()),
            "texts": sorted(records.text(one) for one in documents),
            "claims": sorted(claims.values()),
            "persons": sorted(sorted(one, key=repr) for one in persons.values()),
            "failures": sorted(
                msgspec.json.encode((one.step, one.reason, one.locator))
                for one in records.terms("failure")
            ),
            "problems": [one.words for one in verify_case(work)],
        }


@pytest.mark.xdist_group("killed")
def test_killed_at_fifty_random_moments_the_case_ends_as_an_undisturbed_one(
    tmp_path: Path,
) -> None:
    calm, killed = tmp_path / "calm", tmp_path / "killed"
    durations = []
    run(["init", str(calm)])
    for words in steps(calm):
        start = time.monotonic()
        assert run(words)
        durations.append(time.monotonic() - start)
    rng = random.Random(7)
    run(["init", str(killed)])
    for number, words in enumerate(steps(killed)):
        for _ in range(KILLS // 4 + (number < KILLS % 4)):
            # A step that came through is run again from its start: on a copy of what was there.
            before = tmp_path / "before"
            shutil.rmtree(before, ignore_errors=True)
            shutil.copytree(killed, before)
            if run(words, kill_after=rng.uniform(0.05, durations[number])):
                shutil.rmtree(killed)
                before.rename(killed)
        assert run(words)
    left, right = content(killed), content(calm)
    assert left["problems"] == []
    assert left == right

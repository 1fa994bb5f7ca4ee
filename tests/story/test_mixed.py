"""Two hundred mixed files, twenty of them broken: two hundred statuses, the others done."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.story.mixed_files import make_mixed

TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*TALLYMARK, *map(str, words)], capture_output=True, text=True)


@pytest.mark.xdist_group("mixed")
def test_every_file_has_a_status_and_what_is_broken_says_so(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    expected = make_mixed(tmp_path / "files")
    run("init", tmp_path / "case")
    done = run("add", tmp_path / "case", tmp_path / "files")
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(expected) == len(lines) == 200
    whole = sum(status == "added" for status, *_ in lines)
    assert (whole, done.returncode) == (
        sum(one == "documents" for one in expected.values()), 1,
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    again = run("add", tmp_path / "case", tmp_path / "files")
    assert "added" not in {line.split("\t")[0] for line in again.stdout.splitlines()}
    assert run("verify", tmp_path / "case").returncode == 0

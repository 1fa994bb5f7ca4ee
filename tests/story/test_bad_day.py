"""Bad days: a full disk, Ctrl-C, two processes at once. A clear sentence, and nothing lost."""

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tallymark.flow.keeping import verify_case
from tallymark.flow.opening import open_case

TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]
MOUNT = "mount -t tmpfs -o size=3m tmpfs {folder}"


def start(*words: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [*TALLYMARK, *map(str, words)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*TALLYMARK, *map(str, words)], capture_output=True, text=True)


def make_files(folder: Path, many: int, size: int = 40) -> Path:
    folder.mkdir()
    for number in range(many):
        line = f"Report {number}. Two men were wounded in Velm on 3 October 2025.\n"
        (folder / f"report{number:03d}.txt").write_text(line * size)
    return folder


def originals(case: Path) -> int:
    with open_case(case) as work:
        assert [one.words for one in verify_case(work)] == []
        return len(work.records().terms("original"))


def test_two_processes_that_add_at_once_both_come_through(tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("init", case)
    sides = [make_files(tmp_path / name, 15, size) for name, size in (("a", 3), ("b", 4))]
    both = [start("add", case, side) for side in sides]
    assert [one.communicate()[1].count("Traceback") for one in both] == [0, 0]
    assert [one.returncode for one in both] == [0, 0]
    assert originals(case) == 30


def test_ctrl_c_ends_in_a_sentence_and_the_next_run_goes_on(tmp_path: Path) -> None:
    case = tmp_path / "case"
    run("init", case)
    folder = make_files(tmp_path / "files", 150)
    process = start("add", case, folder)
    time.sleep(1.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate()
    assert process.returncode in (0, 130)
    assert "Traceback" not in said
    assert process.returncode == 0 or "run the same command again" in said
    assert run("add", case, folder).returncode == 0
    assert originals(case) == 150


def can_mount() -> bool:
    tried = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /tmp"]
    return shutil.which("unshare") is not None and (
        subprocess.run(tried, capture_output=True).returncode == 0
    )


@pytest.mark.skipif(not can_mount(), reason="needs a mount namespace to make a small disk")
def test_a_full_disk_is_said_and_leaves_a_casebook_that_holds(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    folder = make_files(tmp_path / "files", 60, 1500)
    command = " ".join(f"'{one}'" for one in TALLYMARK)
    script = f"""
        {MOUNT.format(folder=disk)} && cd {disk}
        {command} init case >/dev/null 2>&1
        {command} add case {folder} >/dev/null 2>{tmp_path}/said; echo "code $?"
        cat {tmp_path}/said
        cp -r case {tmp_path}/kept
    """
    done = subprocess.run(["unshare", "-rm", "sh", "-c", script], capture_output=True, text=True)
    assert "code 1" in done.stdout
    assert "is full: make room" in done.stdout
    assert "Traceback" not in done.stdout
    assert originals(tmp_path / "kept") < 60
    assert run("add", tmp_path / "kept", folder).returncode == 0
    assert originals(tmp_path / "kept") == 60

import os
import subprocess
import sys
from pathlib import Path

from tallymark.preserve import clean_incoming


def test_copies_of_a_dead_process_are_removed_and_of_a_running_one_kept(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for process in (gone.pid, os.getpid()):
        (tmp_path / f"{process}-aa.part").touch()
    assert clean_incoming(tmp_path) == 1
    assert [path.name for path in tmp_path.iterdir()] == [f"{os.getpid()}-aa.part"]


def test_a_folder_that_is_not_there_has_nothing_to_clean(tmp_path: Path) -> None:
    assert clean_incoming(tmp_path / "none") == 0

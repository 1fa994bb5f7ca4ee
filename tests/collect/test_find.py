import os
from pathlib import Path

import pytest

from tallymark.collect import find_sources
from tallymark.terms.documents import Failure, SourceFile


def outcomes(*paths: Path) -> list[tuple[str, str]]:
    """(name, "file" or reason) of everything found."""
    return [
        (Path(found.shown).name, "file")
        if isinstance(found, SourceFile)
        else (Path(found.subject_id).name, found.reason)
        for found in find_sources(paths)
    ]


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.txt", "C.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    names = [name for name, _ in outcomes(tmp_path)]
    assert names == ["C.txt", "b.txt", "z.txt", "b.txt"]


def test_a_missing_path_is_a_failure_that_shows_it(tmp_path: Path) -> None:
    (failure,) = find_sources([tmp_path / "none\n.txt"])
    assert isinstance(failure, Failure)
    assert failure.reason == "missing"
    assert failure.subject_id.endswith("none\\n.txt")


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "in" / "up").symlink_to(tmp_path)
    assert outcomes(tmp_path / "in") == [("link.txt", "link_outside"), ("up", "link_outside")]


def test_a_link_within_the_folder_gives_its_file_and_no_circle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "circle").symlink_to(tmp_path)
    assert outcomes(tmp_path) == [("a.txt", "file"), ("b.txt", "file")]


def test_a_pipe_is_a_failure(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert outcomes(tmp_path, tmp_path / "pipe") == [("pipe", "special_file")] * 2


def test_a_dangling_link_is_missing(tmp_path: Path) -> None:
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere.txt")
    assert outcomes(tmp_path) == [("gone.txt", "missing")]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a\nb.txt", "a\\nb.txt"),
        ("evil\u202etxt.exe", "evil\\u202etxt.exe"),
        ("\x1b[31m", "\\x1b[31m"),
        ("список №1.txt", "список №1.txt"),
        (os.fsdecode(b"\xff.txt"), "\\xff.txt"),
    ],
)
def test_a_name_cannot_command_a_terminal(tmp_path: Path, name: str, shown: str) -> None:
    (tmp_path / name).write_text("x")
    (found,) = find_sources([tmp_path])
    assert isinstance(found, SourceFile)
    assert found.shown == f"{tmp_path}/{shown}"

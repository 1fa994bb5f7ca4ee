import errno
import hashlib
import os
from pathlib import Path

import pytest

from tallymark.collect import fetch
from tallymark.terms.documents import Failure, Fetched, SourceFile
from tallymark.terms.errors import StorageError

LIMIT = 1 << 22


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "incoming"
    folder.mkdir()
    return folder


def source(path: Path) -> SourceFile:
    return SourceFile(path, str(path))


def reason(outcome: Fetched | Failure) -> str:
    assert isinstance(outcome, Failure)
    return outcome.reason


def test_a_copy_has_the_bytes_and_their_digest(tmp_path: Path, into: Path) -> None:
    body = os.urandom((1 << 21) + 7)
    (tmp_path / "a.bin").write_bytes(body)
    fetched = fetch(source(tmp_path / "a.bin"), into, limit_bytes=LIMIT)
    assert isinstance(fetched, Fetched)
    assert fetched.path.read_bytes() == body
    assert (fetched.sha256, fetched.size) == (hashlib.sha256(body).hexdigest(), len(body))


def test_an_empty_file_is_a_failure_and_leaves_nothing(tmp_path: Path, into: Path) -> None:
    (tmp_path / "a").touch()
    assert reason(fetch(source(tmp_path / "a"), into, limit_bytes=LIMIT)) == "empty"
    assert list(into.iterdir()) == []


def test_a_file_above_the_limit_is_too_large(tmp_path: Path, into: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert reason(fetch(source(tmp_path / "a"), into, limit_bytes=4)) == "too_large"


def test_a_file_that_is_gone_is_missing(tmp_path: Path, into: Path) -> None:
    assert reason(fetch(source(tmp_path / "a"), into, limit_bytes=LIMIT)) == "missing"


def test_a_pipe_put_in_a_files_place_does_not_hold_us(tmp_path: Path, into: Path) -> None:
    os.mkfifo(tmp_path / "a")
    assert reason(fetch(source(tmp_path / "a"), into, limit_bytes=LIMIT)) == "special_file"


def disturb(monkeypatch: pytest.MonkeyPatch, act: object) -> None:
    """Calls `act` once, after the first chunk was read."""
    real, done = os.read, []

    def read(handle: int, size: int) -> bytes:
        chunk = real(handle, size)
        if not done:
            done.append(act())  # type: ignore[operator]
        return chunk

    monkeypatch.setattr(os, "read", read)


def test_a_file_that_grows_while_read_is_not_kept(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    disturb(monkeypatch, lambda: path.write_bytes(b"one and more"))
    assert reason(fetch(source(path), into, limit_bytes=LIMIT)) == "changed_while_read"
    assert list(into.iterdir()) == []


def test_a_file_that_vanishes_while_read_is_missing(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"one")
    disturb(monkeypatch, path.unlink)
    assert reason(fetch(source(path), into, limit_bytes=LIMIT)) == "missing"


def test_a_full_disk_is_said_and_leaves_no_partial_copy(
    tmp_path: Path, into: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(handle: int, body: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "a").write_bytes(b"one")
    monkeypatch.setattr(os, "write", write)
    with pytest.raises(StorageError, match="full"):
        fetch(source(tmp_path / "a"), into, limit_bytes=LIMIT)
    assert list(into.iterdir()) == []

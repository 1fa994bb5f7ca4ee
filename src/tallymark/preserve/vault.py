"""The vault: one read-only file an original, named by its SHA-256."""

import errno
import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tallymark.terms.documents import Fetched
from tallymark.terms.errors import DamagedError, StorageError

CHUNK = 1 << 20
"""Bytes in memory at once."""


def original_path(vault: Path, sha256: str) -> Path:
    """Where the original with this digest stands (or would). Raises `ValueError` on no digest."""
    if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
        raise ValueError("not a SHA-256 in hexadecimal")
    return vault / sha256[:2] / sha256


def keep(fetched: Fetched, vault: Path) -> Path:
    """Moves fetched bytes into the vault, durably; gives their place.

    The same bytes again leave what stands there untouched. Raises `DamagedError` where a file of
    another size stands under the digest, `StorageError` where the disk refuses.
    """
    place = original_path(vault, fetched.sha256)
    if place.exists():
        if place.stat().st_size != fetched.size:
            raise DamagedError(
                f"original {fetched.sha256[:12]} in the vault has another size than its bytes: "
                "restore it from a copy, then run tallymark verify"
            )
        fetched.path.unlink(missing_ok=True)
        return place
    try:
        _move(fetched.path, place)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES):
            raise StorageError(
                "the vault cannot be written (disk full or permissions): make room, then run the "
                "command again; what was added before stays"
            ) from error
        raise
    return place


def check_originals(
    vault: Path, expected: Iterable[tuple[str, str, int]]
) -> Iterator[tuple[str, str]]:
    """What no longer holds among originals given as (id, SHA-256, size), one hash at a time.

    Problems: `missing`, `size`, `changed` (same size, other bytes), `unreadable`.
    """
    for original_id, sha256, size in expected:
        problem = _problem(original_path(vault, sha256), sha256, size)
        if problem:
            yield original_id, problem


def destroy(vault: Path, sha256: str) -> bool:
    """Removes an original for lawful erasure; whether there was one.

    The name is gone durably. Its blocks are not overwritten: on solid-state disks and copying
    file systems that would promise what it cannot hold. Copies elsewhere are the owner's to erase.
    """
    place = original_path(vault, sha256)
    try:
        place.unlink()
    except FileNotFoundError:
        return False
    _sync(place.parent)
    return True


def _move(incoming: Path, place: Path) -> None:
    """Into place in one step: after a power cut there is the whole file or none."""
    if not place.parent.is_dir():
        place.parent.mkdir(parents=True, exist_ok=True)
        _sync(place.parent.parent)
    _sync(incoming)
    incoming.chmod(0o444)
    incoming.replace(place)
    _sync(place.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _problem(place: Path, sha256: str, size: int) -> str | None:
    hashed = hashlib.sha256()
    try:
        with place.open("rb") as bytes_:
            if os.fstat(bytes_.fileno()).st_size != size:
                return "size"
            while chunk := bytes_.read(CHUNK):
                hashed.update(chunk)
    except FileNotFoundError:
        return "missing"
    except OSError:
        return "unreadable"
    return None if hashed.hexdigest() == sha256 else "changed"

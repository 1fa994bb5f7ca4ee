"""The bytes of one file as received: copied into the casebook, hashed on the way."""

import errno
import hashlib
import os
import secrets
import stat
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from tallymark.collect.shown import escape_path
from tallymark.terms.documents import Failure, Fetched, SourceFile
from tallymark.terms.errors import StorageError

CHUNK = 1 << 20
"""Bytes in memory at once."""

SUFFIX = ".part"
"""Ends the name of an incoming copy: `<process id>-<random>.part` (preserve cleans by it)."""

ADVICE = {
    "missing": "the file vanished: find it and add it again",
    "unreadable": "allow this user to read it (its permissions or its disk say no), then add it",
    "special_file": "it is a pipe, a socket or a device: give a file",
    "too_large": "it is larger than limits.file_bytes: split it, or raise the limit in case.toml",
    "empty": "the file holds no byte: fetch it again from where it came",
    "changed_while_read": "another program was writing to it: wait until it is done, then add it",
}
"""What to do about each reason for which a file was not taken in."""


def fetch(source: SourceFile, into: Path, *, limit_bytes: int) -> Fetched | Failure:
    """Copies one file into the folder `into` and gives its copy with digest and size.

    Of the file that stood at the path when reading began either all is taken or nothing: a
    change or a loss on the way is a `Failure`. Raises `StorageError` where the copy cannot be
    written (the disk is full); no partial copy stays.
    """
    try:
        # O_NONBLOCK: a pipe put in the file's place after it was found must not hold us.
        handle = os.open(source.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return _failure(source, "missing")
    except OSError:
        return _failure(source, "unreadable")
    try:
        return _take(source, handle, into, limit_bytes)
    finally:
        os.close(handle)


def _take(source: SourceFile, handle: int, into: Path, limit_bytes: int) -> Fetched | Failure:
    before = os.fstat(handle)
    if not stat.S_ISREG(before.st_mode):
        return _failure(source, "special_file")
    if before.st_size > limit_bytes:
        return _failure(source, "too_large")
    copy = into / f"{os.getpid()}-{secrets.token_hex(16)}{SUFFIX}"
    is_kept = False
    try:
        outcome = _copy(source, handle, copy, limit_bytes)
        if isinstance(outcome, Fetched):
            reason = _what_changed(source, handle, before, outcome.size)
            outcome = _failure(source, reason) if reason else outcome
        is_kept = isinstance(outcome, Fetched)
        return outcome
    finally:
        if not is_kept:
            with suppress(OSError):
                copy.unlink(missing_ok=True)


def _copy(source: SourceFile, handle: int, copy: Path, limit_bytes: int) -> Fetched | Failure:
    hashed, size = hashlib.sha256(), 0
    try:
        with copy.open("xb", buffering=0) as out:
            while True:
                try:
                    chunk = os.read(handle, CHUNK)
                except OSError:
                    return _failure(source, "unreadable")
                if not chunk:
                    break
                size += len(chunk)
                if size > limit_bytes:
                    return _failure(source, "too_large")
                hashed.update(chunk)
                _write_all(out.fileno(), chunk)
    except OSError as error:
        raise _storage_error(error) from error
    if not size:
        return _failure(source, "empty")
    modified = datetime.fromtimestamp(os.fstat(handle).st_mtime, UTC)
    name = escape_path(source.path.name)
    return Fetched(copy, name, hashed.hexdigest(), size, modified)


def _write_all(handle: int, chunk: bytes) -> None:
    rest = memoryview(chunk)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _what_changed(source: SourceFile, handle: int, before: os.stat_result, size: int) -> str | None:
    """The reason why the copy cannot be trusted, `None` where the file held still."""
    after = os.fstat(handle)
    if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
        return "changed_while_read"
    if size != before.st_size:
        return "changed_while_read"
    try:
        there = os.stat(source.path)
    except OSError:
        return "missing"
    is_same = (there.st_dev, there.st_ino) == (before.st_dev, before.st_ino)
    return None if is_same else "changed_while_read"


def _storage_error(error: OSError) -> StorageError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return StorageError(
            "the disk that holds the casebook is full: make room, then run the command again; "
            "what was added before stays"
        )
    return StorageError(
        f"the casebook's folder cannot be written ({errno.errorcode.get(error.errno or 0, '?')}): "
        "check its permissions and its disk, then run the command again"
    )


def _failure(source: SourceFile, reason: str) -> Failure:
    return Failure(source.shown, "collect", reason, ADVICE[reason])

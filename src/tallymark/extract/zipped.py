"""Members of a ZIP file from anybody: read one at a time, within limits, never written to disk."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tallymark.extract.refusal import Refused

MOST_MEMBERS = 20_000
"""A document or an archive of pages has hundreds; a directory of millions is an attack."""

FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    LookupError,
    NotImplementedError,
    OverflowError,
)
"""What `zipfile` of Python 3.11 to 3.13 raises on broken files (tests flip and cut bytes)."""

OLE = b"\xd0\xcf\x11\xe0"
"""First bytes of a file that office programs make of a document with a password."""


class Members:
    """The members of one open ZIP file; what is unpacked of all together has a limit."""

    def __init__(self, file: zipfile.ZipFile, damaged: str, unpacked_bytes: int) -> None:
        self._file = file
        self._damaged = damaged
        self._left = unpacked_bytes
        if len(file.filelist) > MOST_MEMBERS:
            raise Refused("bomb")
        self.names = tuple(one.filename for one in file.filelist)

    def read(self, name: str, limit_bytes: int) -> bytes:
        """The bytes of one member, whatever size its header claims."""
        limit = min(limit_bytes, self._left)
        with self.open(name) as member:
            body = member.read(limit + 1)
        if len(body) > limit:
            raise Refused("bomb" if limit < limit_bytes else "too_large")
        self._left -= len(body)
        return body

    @contextmanager
    def open(self, name: str) -> Iterator[BinaryIO]:
        """One member as a file. Raises `Refused` where it wants a password or is broken."""
        try:
            info = self._file.getinfo(name)
            if info.flag_bits & 1:
                raise Refused("encrypted")
            with self._file.open(info) as member:
                yield member  # type: ignore[misc]
        except Refused:
            raise
        except FAULTS as error:
            raise Refused(self._damaged) from error


@contextmanager
def opened(source: BinaryIO | Path, *, damaged: str, unpacked_bytes: int) -> Iterator[Members]:
    """The members of a ZIP file. Raises `Refused`: `damaged`, encrypted, bomb."""
    try:
        with zipfile.ZipFile(source) as file:
            yield Members(file, damaged, unpacked_bytes)
    except Refused:
        raise
    except FAULTS as error:
        raise Refused(damaged) from error

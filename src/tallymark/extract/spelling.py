"""Whether the bytes of an original spell given words, also where no text could be taken from it."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tallymark.extract.unpacked import Unpacked

CHUNK = 1 << 20
"""Bytes in memory at once. Even, so that a UTF-16 letter is not cut in two."""

OVERLAP = 1 << 12
"""Bytes of a chunk that are searched again with the next one: longer than any name."""

LETTERS = ("utf-8", "utf-16-le", "utf-16-be", "cp1251", "koi8-r")
"""Encodings in which names may stand."""


class Readable(Protocol):
    """Gives up to so many bytes, none at the end."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""


def holds_words(path: Path, pattern: re.Pattern[str], *, limit_bytes: int) -> bool:
    """Whether the file holds the words, as it is or inside its gzip members or ZIP entries.

    Searched in every encoding of `LETTERS`. Packed bytes are unpacked up to `limit_bytes`. What a
    PDF packs and what a password locks is not seen here.
    """
    with path.open("rb") as file:
        if _is_in(_chunks(file), pattern):
            return True
        file.seek(0)
        is_gzip = file.read(2) == b"\x1f\x8b"
        file.seek(0)
        if is_gzip and _is_in(_readable(_chunks(Unpacked(file), limit_bytes)), pattern):
            return True
    return any(_is_in(_readable(entry), pattern) for entry in _entries(path, limit_bytes))


def _entries(path: Path, limit_bytes: int) -> Iterator[Iterator[bytes]]:
    """The entries of a ZIP, each by itself: a damaged one hides none of those behind it."""
    try:
        with zipfile.ZipFile(path) as packed:
            for name in packed.infolist():
                yield _entry(packed, name, limit_bytes)
    except (OSError, zipfile.BadZipFile):
        return  # no ZIP, or its list of entries is gone: the packed bytes were searched


def _entry(packed: zipfile.ZipFile, name: zipfile.ZipInfo, limit_bytes: int) -> Iterator[bytes]:
    with packed.open(name) as entry:
        yield from _chunks(entry, limit_bytes)


def _readable(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """What can be unpacked: of what is damaged or locked, all before the place where it is."""
    try:
        yield from chunks
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return


def _chunks(file: Readable, limit_bytes: int | None = None) -> Iterator[bytes]:
    read = 0
    while (limit_bytes is None or read < limit_bytes) and (chunk := file.read(CHUNK)):
        read += len(chunk)
        yield chunk


def _is_in(chunks: Iterator[bytes], pattern: re.Pattern[str]) -> bool:
    before = b""
    for chunk in chunks:
        stretch = before + chunk
        # UTF-16 may stand at an odd offset of the file as well as at an even one.
        for part, letters in [(stretch, one) for one in LETTERS] + [
            (stretch[1:], one) for one in LETTERS if one.startswith("utf-16")
        ]:
            if pattern.search(part.decode(letters, "replace")):
                return True
        before = stretch[-OVERLAP:]
    return False

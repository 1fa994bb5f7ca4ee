"""A gzip file read as the bytes it holds, as far as they go."""

import zlib
from typing import BinaryIO

CHUNK = 1 << 16
"""Packed bytes read at once."""


class Unpacked:
    """The bytes inside a gzip file of any number of members, read forward only.

    Where the file breaks off, what could be unpacked is given and `is_cut` is true.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._inflated = zlib.decompressobj(wbits=31)
        self._packed = b""
        self._position = 0
        self.is_cut = False

    def read(self, size: int = CHUNK) -> bytes:
        """Up to `size` bytes, none at the end. Raises `zlib.error` for damaged bytes."""
        while True:
            self._packed = self._packed or self._file.read(CHUNK)
            if not self._packed:
                self.is_cut = not self._inflated.eof
                return b""
            if self._inflated.eof:
                self._inflated = zlib.decompressobj(wbits=31)
            body = self._inflated.decompress(self._packed, size)
            self._packed = self._inflated.unconsumed_tail or self._inflated.unused_data
            if body:
                self._position += len(body)
                return body

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position

    def skip(self, size: int) -> None:
        """Reads on to byte `size`, or to the end."""
        while self._position < size and self.read(min(CHUNK, size - self._position)):
            pass


def breaks_off(file: BinaryIO, offset: int) -> bool:
    """Whether the gzip members from `offset` on break off before their end."""
    file.seek(offset)
    members = Unpacked(file)
    try:
        while members.read():
            pass
    except zlib.error:
        return True
    return members.is_cut

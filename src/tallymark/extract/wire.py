"""What passes between us and the child process: frames of a length and canonical JSON."""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tallymark.terms.case import Limits
from tallymark.terms.documents import Original
from tallymark.terms.payload import from_bytes, to_bytes

LENGTH = struct.Struct(">Q")
LARGEST = 1 << 30
"""A frame above this is no document: the child has lost its mind."""


@dataclass(frozen=True, slots=True)
class Request:
    """One original to be read in the child process."""

    original: Original
    path: Path
    limits: Limits


@dataclass(frozen=True, slots=True)
class _Sent:
    original: Original
    path: str
    limits: Limits


def to_body(request: Request) -> bytes:
    """A request as the body of a frame."""
    return to_bytes(_Sent(request.original, str(request.path), request.limits))


def to_request(body: bytes) -> Request:
    """The request that a body spells."""
    sent = from_bytes(body, _Sent)
    return Request(sent.original, Path(sent.path), sent.limits)


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Writes one frame and flushes it."""
    stream.write(LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame's body; `None` where the stream has ended."""
    head = stream.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return stream.read(LENGTH.unpack(head)[0])

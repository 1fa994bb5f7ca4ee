"""What parent and child say to each other: JSON with its length before it (4 bytes, big-endian)."""

import struct
from typing import BinaryIO

import msgspec

from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure, Original
from tallymark.terms.spans import MapSegment

LENGTH = struct.Struct(">I")
LARGEST = 2**30
"""Bytes of a frame at most; a child that announces more is not believed."""


class Read(msgspec.Struct, tag="read", frozen=True):
    """Parent: read this original."""

    original: Original
    path: str
    limits: Limits


class Find(msgspec.Struct, tag="find", frozen=True):
    """Parent: what stands at these segments, from `start` to `end` of the text?"""

    segments: tuple[MapSegment, ...]
    start: int
    end: int
    path: str
    limits: Limits


class Given(msgspec.Struct, tag="given", frozen=True):
    """Child: one document."""

    extracted: Extracted


class Failed(msgspec.Struct, tag="failed", frozen=True):
    """Child: one failure."""

    failure: Failure


class Found(msgspec.Struct, tag="found", frozen=True):
    """Child: what stands there, `None` where it is not there any more."""

    text: str | None


class Beat(msgspec.Struct, tag="beat", frozen=True):
    """Child: a page of a long document is done, the next one begins."""


class Done(msgspec.Struct, tag="done", frozen=True):
    """Child: nothing more to this request."""


Request = Read | Find
Reply = Given | Failed | Found | Beat | Done

REQUESTS: msgspec.json.Decoder[Request] = msgspec.json.Decoder(Request)
REPLIES: msgspec.json.Decoder[Reply] = msgspec.json.Decoder(Reply)
ENCODER = msgspec.json.Encoder()


def framed(message: Request | Reply) -> bytes:
    """A message as it goes through the pipe."""
    body = ENCODER.encode(message)
    return LENGTH.pack(len(body)) + body


def read_request(pipe: BinaryIO) -> Request | None:
    """The parent's next request; `None` when the parent has gone."""
    head = pipe.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    return REQUESTS.decode(pipe.read(LENGTH.unpack(head)[0]))

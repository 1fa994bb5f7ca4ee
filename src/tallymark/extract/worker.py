"""The child process in which hostile bytes are parsed: no network, little memory, no files made.

Run as `python -m tallymark.extract.worker`. It reads requests from standard input and answers on
standard output, both in frames (`wire.py`); it ends when its input ends or its parent dies.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Iterator
from typing import BinaryIO

from tallymark.extract.formats import EXTRACTORS
from tallymark.extract.item import Job
from tallymark.extract.language import load_model
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.sniff import declared_kind
from tallymark.extract.wire import Request, read_frame, to_request, write_frame
from tallymark.terms.documents import Extracted, Failure
from tallymark.terms.payload import to_bytes

PR_SET_PDEATHSIG = 1
OPEN_FILES = 64


def confine(memory_bytes: int) -> None:
    """Takes away what parsing does not need: memory above the limit, new files, core dumps."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        resource.setrlimit(what, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))


def die_with_parent() -> None:
    """Asks the kernel to end this process with its parent (Linux; elsewhere the pipe does)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def answers(request: Request) -> Iterator[Extracted | Failure]:
    """The documents of one original, and a failure for what could not be read."""
    job = Job(request.original, request.path, request.limits)
    extract = EXTRACTORS.get(declared_kind(request.original))
    if extract is None:
        yield failure(request.original.id, "unknown_format")
        return
    try:
        yield from extract(job)
    except Refused as refused:
        yield failure(request.original.id, refused.reason)
    except MemoryError:
        yield failure(request.original.id, "out_of_memory")
    except OSError:
        yield failure(request.original.id, "unreadable")
    except Exception:  # noqa: BLE001 - a parser's fault on hostile bytes is a recorded failure
        yield failure(request.original.id, "crashed")


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Answers requests until there are no more."""
    is_confined = False
    while (body := read_frame(requests)) is not None:
        request = to_request(body)
        if not is_confined:
            confine(request.limits.memory_bytes)
            is_confined = True
        for answer in answers(request):
            mark = b"D" if isinstance(answer, Extracted) else b"F"
            write_frame(replies, mark + to_bytes(answer))
        write_frame(replies, b"E")


if __name__ == "__main__":
    die_with_parent()
    load_model()
    # Whatever a parser prints must not stand between the frames.
    channel = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    serve(sys.stdin.buffer, channel)

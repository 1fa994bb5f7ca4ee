"""The child process in which hostile bytes are parsed: without network, memory- and time-bound.

Started by `engine`. Reads requests on standard input, answers on standard output, ends when its
parent does. Whatever a parser library prints goes nowhere: it could hold words of a document.
"""

import ctypes
import os
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from tallymark.extract.again import find_in
from tallymark.extract.formats import extract_here
from tallymark.extract.frames import (
    Beat,
    Done,
    Failed,
    Find,
    Found,
    Given,
    Reply,
    framed,
    read_request,
)
from tallymark.extract.item import Job
from tallymark.extract.language import load_model
from tallymark.terms.documents import Extracted

PR_SET_PDEATHSIG = 1
"""linux/prctl.h: the signal this process gets when its parent dies."""


def main(memory_bytes: int, *, may_start: bool = False) -> None:
    """Answers requests until the parent closes the pipe; with `may_start`, tesseract may run."""
    _die_with_parent()
    requests, replies = _take_pipes()
    load_model()
    _confine(memory_bytes, may_start=may_start)
    while (request := read_request(requests)) is not None:
        if isinstance(request, Find):
            replies.write(framed(_find(request)))
        else:
            job = Job(request.original, Path(request.path), request.limits, _beat_to(replies))
            for reply in _replies(job):
                replies.write(framed(reply))
                replies.flush()
        replies.write(framed(Done()))
        replies.flush()


def _replies(job: Job) -> Iterator[Reply]:
    for outcome in extract_here(job):
        yield Given(outcome) if isinstance(outcome, Extracted) else Failed(outcome)


def _beat_to(replies: BinaryIO) -> Callable[[], None]:
    def beat() -> None:
        replies.write(framed(Beat()))
        replies.flush()

    return beat


def _find(request: Find) -> Found:
    found = find_in(
        request.segments, request.start, request.end, Path(request.path), request.limits
    )
    return Found(found)


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes; what libraries print to standard output is thrown away from here on."""
    replies = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return os.fdopen(os.dup(0), "rb"), replies


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def _confine(memory_bytes: int, *, may_start: bool) -> None:
    """No core dump, no file written, no new process, `memory_bytes` beyond the start."""
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    if not may_start:
        resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    most = _mapped_bytes() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _mapped_bytes() -> int:
    """Address space that Python and the libraries take before any document is seen."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return 2**29  # no /proc: about what it is on Linux
    return pages * resource.getpagesize()


if __name__ == "__main__":
    main(int(sys.argv[1]))

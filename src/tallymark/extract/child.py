"""The child process seen from outside: started confined, asked, timed, ended, started again."""

import atexit
import contextlib
import functools
import os
import selectors
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import tallymark
from tallymark.extract.refusal import failure
from tallymark.extract.wire import LARGEST, LENGTH, Request, to_body, write_frame
from tallymark.terms.documents import Extracted, Failure
from tallymark.terms.errors import DamagedError
from tallymark.terms.payload import from_bytes

CHUNK = 1 << 16
FILES_A_CHILD = 2_000
"""A child is replaced after so many files, so that what a parser leaks does not pile up."""


class Gone(Exception):
    """The child ended, hung or lied; `reason` is a key of `refusal.ADVICE`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@functools.cache
def confinement() -> tuple[str, ...]:
    """The command that takes the network away from a child: bubblewrap, unshare, or nothing."""
    candidates = (
        ("bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--unshare-net", "--unshare-pid",
         "--die-with-parent", "--"),
        ("unshare", "--map-root-user", "--net", "--"),
    )  # fmt: skip
    for command in candidates:
        if shutil.which(command[0]) and _works(command):
            return command
    return ()


def _works(command: tuple[str, ...]) -> bool:
    try:
        done = subprocess.run([*command, "true"], capture_output=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


class Child:
    """One confined process that reads files, one after the other."""

    def __init__(self) -> None:
        to_child, requests = os.pipe()
        self.replies, from_child = os.pipe()
        self.requests = os.fdopen(requests, "wb")
        environment = {
            "PYTHONPATH": str(Path(tallymark.__file__).parents[1]),
            "PATH": os.environ.get("PATH", ""),
            "LANG": "C.UTF-8",
            "OMP_NUM_THREADS": "1",
            "OPENBLAS_NUM_THREADS": "1",
        }
        self.process = subprocess.Popen(
            [*confinement(), sys.executable, "-m", "tallymark.extract.worker"],
            stdin=to_child,
            stdout=from_child,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
        os.close(to_child)
        os.close(from_child)
        self.files = 0
        self.buffer = bytearray()

    def ask(self, request: Request) -> Iterator[Extracted | Failure]:
        """What the child makes of one file. Raises `Gone` where it ends, hangs or lies."""
        self.files += 1
        try:
            write_frame(self.requests, to_body(request))
        except OSError as error:
            raise Gone("crashed") from error
        while (body := self._frame(request.limits.seconds))[:1] != b"E":
            yield _checked(body, request)

    def end(self) -> None:
        """Ends the process now."""
        self.process.kill()
        os.close(self.replies)
        with contextlib.suppress(OSError):
            self.requests.close()
        self.process.wait()

    def _frame(self, seconds: float) -> bytes:
        """The next frame, within so many seconds of waiting."""
        until = time.monotonic() + seconds
        size = LENGTH.unpack(self._bytes(LENGTH.size, until))[0]
        if size > LARGEST:
            raise Gone("crashed")
        return self._bytes(size, until)

    def _bytes(self, size: int, until: float) -> bytes:
        with selectors.DefaultSelector() as selector:
            selector.register(self.replies, selectors.EVENT_READ)
            while len(self.buffer) < size:
                left = until - time.monotonic()
                if left <= 0 or not selector.select(left):
                    raise Gone("timeout")
                chunk = os.read(self.replies, CHUNK)
                if not chunk:
                    raise Gone("crashed")
                self.buffer += chunk
        body = bytes(self.buffer[:size])
        del self.buffer[:size]
        return body


def _checked(body: bytes, request: Request) -> Extracted | Failure:
    """The child's word, believed only where it fits what was asked."""
    answer: Extracted | Failure
    try:
        if body[:1] == b"D":
            answer = from_bytes(body[1:], Extracted)
        else:
            answer = from_bytes(body[1:], Failure)
    except DamagedError as error:
        raise Gone("crashed") from error
    if isinstance(answer, Extracted):
        document, passages = answer.document, answer.passages
        ends = [0, *(one.end for one in passages)]
        is_whole = ends[-1] == document.chars and all(
            one.start == end and one.end - one.start == len(one.text)
            for one, end in zip(passages, ends, strict=False)
        )
        if document.original_id != request.original.id or not is_whole:
            raise Gone("crashed")
    elif answer.subject_id != request.original.id:
        raise Gone("crashed")
    return answer


class Keeper:
    """Holds the child that is in use; a new one takes its place when it is gone or old."""

    def __init__(self) -> None:
        self.child: Child | None = None

    def ask(self, request: Request) -> Iterator[Extracted | Failure]:
        """What is in one file; a child that ends on it costs this file a failure, no other."""
        if self.child is None or self.child.files >= FILES_A_CHILD:
            self.end()
            self.child = Child()
        child, is_done = self.child, False
        try:
            yield from child.ask(request)
            is_done = True
        except Gone as gone:
            yield failure(request.original.id, gone.reason)
        finally:
            if not is_done:
                child.end()
                if self.child is child:
                    self.child = None

    def end(self) -> None:
        """Ends the child, if there is one."""
        if self.child is not None:
            self.child.end()
            self.child = None


KEEPER = Keeper()
atexit.register(KEEPER.end)

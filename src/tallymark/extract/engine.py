"""The parent's side of the child processes: started, asked, watched, ended."""

import atexit
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from tallymark.extract.frames import (
    LARGEST,
    LENGTH,
    REPLIES,
    Beat,
    Done,
    Failed,
    Find,
    Found,
    Given,
    Read,
    Reply,
    Request,
    framed,
)
from tallymark.extract.recognise import is_there
from tallymark.extract.refusal import ADVICE, failure
from tallymark.extract.sniff import declared_kind
from tallymark.extract.sound import is_sound
from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure, Original

WALLS = (
    ("unshare", "-rn", "--"),
    ("bwrap", "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent", "--"),
    (),
)
"""Ways to start a child without network, best first; the last is the plain way."""

START = "import sys; sys.path.insert(0, sys.argv.pop(1)); from tallymark.extract.worker import main"
"""Run with -I, so that neither the environment nor the working folder adds code."""

COMPILED = ("-B",) if sys.dont_write_bytecode else ()
"""Modules are compiled once and kept (-I hides the setting): a child has no file to write later."""

START_SECONDS = 30.0
"""What a child may take to load Python before its first answer."""

PICTURED = frozenset({"application/pdf", "image/png", "image/jpeg", "image/tiff"})
"""Kinds that may need text recognition: their child may start tesseract, no other may."""

IDLE_KEPT = 2
"""Children kept waiting for the next file."""


class Gone(Exception):
    """The child ended or was ended; `reason` is a reason of a failure."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Child:
    """One child process and the pipe to it."""

    def __init__(self, memory_bytes: int, *, may_start: bool = False) -> None:
        self.memory_bytes = memory_bytes
        self.may_start = may_start
        self.is_fresh = True
        root = str(Path(__file__).resolve().parents[2])
        python = [sys.executable, "-I", *COMPILED, "-X", "utf8"]
        program = f"{START}; main(int(sys.argv[1]), may_start={may_start})"
        to_child, self._to = os.pipe()
        self._from, from_child = os.pipe()
        self._process = subprocess.Popen(
            [*_wall(), *python, "-c", program, root, str(memory_bytes)],
            stdin=to_child,
            stdout=from_child,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"PATH": os.environ.get("PATH", os.defpath), "OPENBLAS_NUM_THREADS": "1"},
            start_new_session=True,
        )
        os.close(to_child)
        os.close(from_child)
        self._waiting = selectors.DefaultSelector()
        self._waiting.register(self._from, selectors.EVENT_READ)
        self._bytes = bytearray()

    def ask(self, request: Request, seconds: float) -> Iterator[Reply]:
        """Sends a request at once and gives the replies up to `Done`; both raise `Gone`.

        `seconds` is what each reply may take: the time the caller spends on it is not counted.
        """
        self._send(framed(request))
        return self._replies(seconds)

    def _replies(self, seconds: float) -> Iterator[Reply]:
        allowed = seconds + (START_SECONDS if self.is_fresh else 0.0)
        while True:
            reply = self._reply(allowed)
            self.is_fresh, allowed = False, seconds
            if isinstance(reply, Done):
                return
            if not isinstance(reply, Beat):
                yield reply

    def is_running(self) -> bool:
        """Whether the process is still there (the kernel may have ended it while it waited)."""
        return self._process.poll() is None

    def end(self) -> None:
        """Ends the process, whatever it is doing."""
        if self._process.poll() is None:
            self._kill()
        self._process.wait()
        self._waiting.close()
        os.close(self._to)
        os.close(self._from)

    def _kill(self) -> None:
        """Ends the child and what it started: it leads a session of its own."""
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:
            self._process.kill()

    def _send(self, body: bytes) -> None:
        try:
            while body:
                body = body[os.write(self._to, body) :]
        except OSError as error:
            raise Gone(self._why()) from error

    def _reply(self, seconds: float) -> Reply:
        deadline = time.monotonic() + seconds
        length = LENGTH.unpack(self._take(LENGTH.size, deadline))[0]
        if length > LARGEST:
            raise Gone("crashed")
        try:
            return REPLIES.decode(self._take(length, deadline))
        except msgspec.MsgspecError as error:
            raise Gone("crashed") from error

    def _take(self, size: int, deadline: float) -> bytes:
        while len(self._bytes) < size:
            if not self._waiting.select(max(0.0, deadline - time.monotonic())):
                raise Gone("timeout")
            chunk = os.read(self._from, 1 << 20)
            if not chunk:
                raise Gone(self._why())
            self._bytes += chunk
        taken = bytes(self._bytes[:size])
        del self._bytes[:size]
        return taken

    def _why(self) -> str:
        """Why the child ended by itself. The kernel kills what takes the machine's last memory."""
        code = self._process.wait()
        return "out_of_memory" if code in (-signal.SIGKILL, 128 + signal.SIGKILL) else "crashed"


_idle: list[Child] = []


class Extraction:
    """One original being read by a child: its documents one at a time, and what failed.

    The child begins at once, whether or not anybody waits yet: what it says stays in the pipe.
    To be walked through once, or closed.
    """

    def __init__(self, original: Original, path: Path, limits: Limits) -> None:
        self._original = original
        self._is_whole = self._is_over = False
        may_start = declared_kind(original) in PICTURED and is_there()
        self._child = _child(limits.memory_bytes, may_start=may_start)
        self._gone: Gone | None = None
        self._replies: Iterator[Reply] = iter(())
        try:
            request = Read(original, str(path.resolve()), limits)
            self._replies = self._child.ask(request, limits.seconds)
        except Gone as gone:
            self._gone = gone

    def __iter__(self) -> Iterator[Extracted | Failure]:
        original_id = self._original.id
        try:
            if self._gone:
                raise self._gone
            for reply in self._replies:
                if isinstance(reply, Given) and is_sound(reply.extracted, self._original):
                    yield reply.extracted
                elif isinstance(reply, Failed) and reply.failure.reason in ADVICE:
                    yield failure(original_id, reply.failure.reason, reply.failure.locator)
                else:
                    raise Gone("crashed")
            self._is_whole = True
        except Gone as gone:
            yield failure(original_id, gone.reason)
        finally:
            self.close()

    def close(self) -> None:
        """Gives the child back; one that was not heard to the end is ended."""
        if not self._is_over:
            self._is_over = True
            _put_back(self._child, is_whole=self._is_whole)


def extract_documents(original: Original, path: Path, *, limits: Limits) -> Extraction:
    """Reads one original in a child process: its documents one at a time, and what failed.

    Whatever the bytes do to the child, the file ends in documents or a `Failure` (`timeout`,
    `crashed`, `out_of_memory`, or the extractor's own reason). `limits.seconds` holds for each
    document. Nothing of a broken answer is passed on.
    """
    return Extraction(original, path, limits)


def start_child(limits: Limits) -> None:
    """Starts a child that is not asked anything yet: it loads while its parent does."""
    if not _idle:
        _idle.append(Child(limits.memory_bytes))


def find_in_child(request: Find) -> str | None:
    """What stands in an archive at the segments of `request`; `None` where it cannot be found."""
    child = _child(request.limits.memory_bytes)
    text: str | None = None
    is_whole = False
    try:
        for reply in child.ask(request, request.limits.seconds):
            if isinstance(reply, Found):
                text = reply.text
        is_whole = True
    except Gone:
        return None
    finally:
        _put_back(child, is_whole=is_whole)
    return text


def _child(memory_bytes: int, *, may_start: bool = False) -> Child:
    for child in [one for one in _idle if one.may_start == may_start]:
        _idle.remove(child)
        if child.memory_bytes == memory_bytes and child.is_running():
            return child
        child.end()
    return Child(memory_bytes, may_start=may_start)


@atexit.register
def end_idle_children() -> None:
    """Ends the children that wait for a next file."""
    while _idle:
        _idle.pop().end()


def _put_back(child: Child, *, is_whole: bool) -> None:
    """Keeps a child that answered to the end; one that did not may be in any state."""
    if is_whole and len(_idle) < IDLE_KEPT:
        _idle.append(child)
    else:
        child.end()


@cache
def _wall() -> tuple[str, ...]:
    """The first way to start a child that works here."""
    for wall in WALLS[:-1]:
        try:
            tried = subprocess.run(
                [*wall, sys.executable, "-I", "-c", ""],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=START_SECONDS,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired):
            continue
        if tried.returncode == 0:
            return wall
    return WALLS[-1]

"""Many documents read at once: one process a core, answers in order, memory flat."""

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib.metadata import EntryPoint, entry_points
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tallymark.flow.place_lists import read_sheet
from tallymark.terms.case import KnownPlace, KnownSource, ReadingRules
from tallymark.terms.documents import Document, Passage
from tallymark.terms.errors import MisusedError
from tallymark.terms.written import WrittenReading, write_readings

if TYPE_CHECKING:
    from tallymark.read import Models, Reader

FEW = 24
"""Below so many documents one process is faster: a second takes a second to start."""

PR_SET_PDEATHSIG = 1
Asked = tuple[Document, list[Passage], frozenset[str]]
"""A document, its passages, and the names of the readers that have not read it."""

Known = tuple[
    tuple[KnownPlace, ...], tuple[KnownSource, ...], ReadingRules, tuple[str, ...], tuple[Path, ...]
]
"""What a case knows of places and sources, how wide it takes vague numbers to be and which regions
it is about, the names of the readers that are chosen, and the files of its lists of places."""

_decode = msgspec.json.Decoder(tuple[WrittenReading, ...]).decode
"""What a worker's answer says."""

LLM = "llm"
"""Named like a reader, but it asks an endpoint: `flow.llm` drives it, and no pool does."""


def installed_readers(names: Sequence[str]) -> "list[Reader]":
    """The readers of those names from the entry-point group `tallymark.readers`, in their order.

    Raises `MisusedError` for a name that is not installed; `llm` is passed over.
    """
    return [one.load()() for one in check_readers(names)]


def check_readers(names: Sequence[str]) -> list[EntryPoint]:
    """Where the readers of those names are, in their order, not loaded; raises as above."""
    found = {one.name: one for one in entry_points(group="tallymark.readers")}
    wanted = [name for name in dict.fromkeys(names) if name != LLM]
    for name in wanted:
        if name not in found:
            known = ", ".join(sorted([*found, LLM]))
            raise MisusedError(f"no reader `{name}` is installed (there are: {known})")
    return [found[name] for name in wanted]


class ReadingDesk:
    """Readers and models of one process."""

    def __init__(self, known: Known) -> None:
        from tallymark.read import load_models

        self.readers = installed_readers(known[3])
        self.models: Models = load_models(
            known[0], known[1], known[2],
            place_sheets=[read_sheet(one) for one in known[4]], scope_regions=known[2].regions,
        )  # fmt: skip

    @property
    def names(self) -> list[str]:
        """The names of the readers, with their versions."""
        return [one.name for one in self.readers]

    def read(self, asked: Asked) -> tuple[WrittenReading, ...]:
        """What the readers that are asked for propose of one document."""
        from tallymark.read import read_document

        document, passages, names = asked
        readers = [one for one in self.readers if one.name in names]
        return write_readings(read_document(document, passages, readers, self.models))

    def read_all(self, asked: Iterable[Asked]) -> Iterator[tuple[WrittenReading, ...]]:
        """The readings of each document, in order."""
        return map(self.read, asked)


class ReadingPool:
    """One process a core; all of them load their models at once, and none of them is this one."""

    def __init__(self, known: Known, workers: int) -> None:
        check_readers(known[3])
        self._workers = workers
        self._pool = ProcessPoolExecutor(
            workers, mp_context=get_context("spawn"), initializer=_start, initargs=(known,)
        )
        self._named, *_ = [self._pool.submit(_names) for _ in range(workers)]

    @property
    def names(self) -> list[str]:
        """The names of the readers, with their versions, as a worker tells them."""
        return self._named.result()

    def read_all(self, asked: Iterable[Asked]) -> Iterator[tuple[WrittenReading, ...]]:
        """The readings of each document, in order; few documents are on their way at once."""
        waiting: deque[Future[bytes]] = deque()
        for one in asked:
            waiting.append(self._pool.submit(_read, one))
            if len(waiting) > 4 * self._workers:
                yield _decode(waiting.popleft().result())
        while waiting:
            yield _decode(waiting.popleft().result())

    def close(self) -> None:
        """Ends the workers; what was asked and not read is forgotten."""
        self._pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def open_desk(known: Known, *, many: int) -> Iterator[ReadingDesk | ReadingPool]:
    """Readers that are ready; `many` is about how many documents there will be to read."""
    workers = min(os.cpu_count() or 1, 8)
    if many < FEW or workers < 2:
        yield ReadingDesk(known)
        return
    pool = ReadingPool(known, workers)
    try:
        yield pool
    finally:
        pool.close()


_desks: list[ReadingDesk] = []


def _start(known: Known) -> None:
    """In a worker: Ctrl-C is the parent's to answer, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    _desks.append(ReadingDesk(known))


def _read(asked: Asked) -> bytes:
    """Readings as JSON: a tenth of what pickling a page's terms and making them again takes."""
    return msgspec.json.encode(_desks[0].read(asked))


def _names() -> list[str]:
    return _desks[0].names

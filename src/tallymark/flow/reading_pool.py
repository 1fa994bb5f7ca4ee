"""Many documents read at once: one process a core, answers in order, memory flat."""

import ctypes
import os
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from importlib.metadata import entry_points
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from tallymark.flow.place_lists import read_sheet
from tallymark.terms.case import KnownPlace, KnownSource, ReadingRules
from tallymark.terms.claims import Reading
from tallymark.terms.documents import Document, Passage
from tallymark.terms.errors import MisusedError

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

LLM = "llm"
"""Named like a reader, but it asks an endpoint: `flow.llm` drives it, and no pool does."""


def installed_readers(names: Sequence[str]) -> "list[Reader]":
    """The readers of those names from the entry-point group `tallymark.readers`, in their order.

    Raises `MisusedError` for a name that is not installed; `llm` is passed over.
    """
    found = {one.name: one for one in entry_points(group="tallymark.readers")}
    wanted = [name for name in dict.fromkeys(names) if name != LLM]
    for name in wanted:
        if name not in found:
            known = ", ".join(sorted([*found, LLM]))
            raise MisusedError(f"no reader `{name}` is installed (there are: {known})")
    return [found[name].load()() for name in wanted]


class ReadingDesk:
    """Readers and models of one process."""

    def __init__(self, known: Known) -> None:
        from tallymark.read import load_models

        self.readers = installed_readers(known[3])
        self.models: Models = load_models(
            known[0], known[1], known[2],
            place_sheets=[read_sheet(one) for one in known[4]], scope_regions=known[2].regions,
        )  # fmt: skip

    def read(self, asked: Asked) -> tuple[Reading, ...]:
        """What the readers that are asked for propose of one document."""
        from tallymark.read import read_document

        document, passages, names = asked
        readers = [one for one in self.readers if one.name in names]
        return read_document(document, passages, readers, self.models)


def read_all(asked: Iterable[Asked], known: Known, *, many: int) -> Iterator[tuple[Reading, ...]]:
    """The readings of each document, in order; `many` is about how many there will be."""
    workers = min(os.cpu_count() or 1, 8)
    if many < FEW or workers < 2:
        desk = ReadingDesk(known)
        yield from map(desk.read, asked)
        return
    pool = ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(known,)
    )
    waiting: deque[Future[tuple[Reading, ...]]] = deque()
    try:
        for one in asked:
            waiting.append(pool.submit(_read, one))
            if len(waiting) > 4 * workers:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


_desks: list[ReadingDesk] = []


def _start(known: Known) -> None:
    """In a worker: Ctrl-C is the parent's to answer, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    _desks.append(ReadingDesk(known))


def _read(asked: Asked) -> tuple[Reading, ...]:
    return _desks[0].read(asked)

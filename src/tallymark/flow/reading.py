"""From documents to claims: `read_documents` lets the chosen readers propose."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tallymark.flow.opening import Progress, Work, no_progress
from tallymark.flow.place_lists import find_sheets
from tallymark.flow.reading_pool import LLM
from tallymark.flow.recording import ReadStatus, keep_readings
from tallymark.terms.documents import Document

if TYPE_CHECKING:
    pass


def read_documents(
    work: Work, *, readers: Sequence[str] = (), progress: Progress = no_progress
) -> Iterator[ReadStatus]:
    """Lets readers read the documents that their versions have not read yet.

    `readers`: names of readers; without any, those that the case names. `llm` comes last: it is
    slow, and its endpoint may fail.
    """
    chosen = tuple(readers or work.case.reading.readers)
    yield from _read_here(work, chosen, progress)
    if LLM in chosen:
        from tallymark.flow.llm import read_with_llm

        yield from read_with_llm(work, progress=progress)


def _read_here(work: Work, chosen: tuple[str, ...], progress: Progress) -> Iterator[ReadStatus]:
    from tallymark.flow.reading_pool import installed_readers, read_all

    records = work.records()
    todo = _unread(work, [one.name for one in installed_readers(chosen)])
    asked = ((one, records.passages(one.id), new) for one, new in todo)
    lists = tuple(find_sheets(work.book.folder))
    known = (work.case.places, work.case.sources, work.case.reading, chosen, lists)
    results = zip(todo, read_all(asked, known, many=len(todo)), strict=True)
    for done, ((document, _), readings) in enumerate(results, 1):
        yield from keep_readings(work, document.id, readings)
        progress("documents read", done, len(todo))


def unread_documents(
    work: Work, *, readers: Sequence[str] = ()
) -> list[tuple[Document, frozenset[str]]]:
    """Documents that some chosen reader has not read yet, with the names of those readers."""
    from tallymark.flow.reading_pool import installed_readers
    from tallymark.read import LlmReader

    chosen = tuple(readers or work.case.reading.readers)
    names = [one.name for one in installed_readers(chosen)]
    return _unread(work, [*names, LlmReader(work.case.llm).name] if LLM in chosen else names)


def _unread(work: Work, names: Sequence[str]) -> list[tuple[Document, frozenset[str]]]:
    records = work.records()
    read = {(one.document_id, one.reader) for one in records.terms("reading")}
    todo = [
        (one, frozenset(name for name in names if (one.id, name) not in read))
        for one in records.documents() if one.form == "text"
    ]  # fmt: skip
    return [(one, new) for one, new in todo if new]

"""From documents to claims: `read_documents` lets the chosen readers propose."""

from collections.abc import Iterator, Sequence

from tallymark.flow.opening import Progress, Work, no_progress
from tallymark.flow.place_lists import find_sheets
from tallymark.flow.reading_pool import LLM
from tallymark.flow.recording import ReadStatus, keep_readings
from tallymark.terms.documents import Document


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
    from tallymark.flow.reading_pool import open_desk

    records = work.records()
    lists = tuple(find_sheets(work.book.folder))
    known = (work.case.places, work.case.sources, work.case.reading, chosen, lists)
    with open_desk(known, many=_never_read(work)) as desk:
        todo = _unread(work, desk.names)
        asked = ((one, records.passages(one.id), new) for one, new in todo)
        results = zip(todo, desk.read_all(asked), strict=True)
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


def _never_read(work: Work) -> int:
    """How many documents no reader has read in any version: there are no fewer to read."""
    records = work.records()
    read = {one.document_id for one in records.terms("reading")}
    return sum(one.form == "text" and one.id not in read for one in records.documents())


def _unread(work: Work, names: Sequence[str]) -> list[tuple[Document, frozenset[str]]]:
    records = work.records()
    read = {(one.document_id, one.reader) for one in records.terms("reading")}
    todo = [
        (one, frozenset(name for name in names if (one.id, name) not in read))
        for one in records.documents() if one.form == "text"
    ]  # fmt: skip
    return [(one, new) for one, new in todo if new]

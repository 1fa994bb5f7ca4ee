"""From files to documents: `add_files` keeps the bytes and extracts."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tallymark.flow.opening import Progress, Work, no_progress
from tallymark.terms.documents import (
    CustodyEntry,
    Extracted,
    Failure,
    Fetched,
    Original,
    SourceFile,
)
from tallymark.terms.errors import InputError
from tallymark.terms.journal import Entry, ReadingRecord, Sighting

if TYPE_CHECKING:
    from tallymark.casebook import Records
    from tallymark.extract import Extraction

EXTRACTED = "extract/1"
"""Reader name under which it is recorded that an original was extracted to its end."""
OF_LIMITS = frozenset({"bomb", "out_of_memory", "timeout", "too_large"})
"""Reasons for which extraction failed that other limits in `case.toml` may lift."""
BATCH_CHARS = 2_000_000
"""Documents of one commit while extracting: bounds memory, loses little to a crash."""


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What became of one file: added, already here, second sighting, failed, or partly read."""

    shown: str
    status: str
    documents: int = 0
    failures: tuple[Failure, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a person knows of a file that its bytes do not say; `None` leaves what they say."""

    outlet: str | None = None
    published: date | None = None
    title: str | None = None
    language: str | None = None


def read_about(place: Path) -> dict[str, About]:
    """File name -> what is known of it, from a CSV. Raises `InputError` naming the line."""
    try:
        with place.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"{place}: cannot be read as a UTF-8 CSV") from error
    known = {}
    for number, row in enumerate(rows, 2):
        if not row.get("file"):
            raise InputError(f"{place}, line {number}: the column `file` is empty or missing")
        day = row.get("published") or None
        try:
            published = date.fromisoformat(day) if day else None
        except ValueError as error:
            raise InputError(f"{place}, line {number}: `published` is no day") from error
        known[Path(row["file"]).name] = About(
            row.get("outlet") or None, published, row.get("title") or None,
            row.get("language") or None,
        )  # fmt: skip
    return known


def add_files(
    work: Work,
    paths: Sequence[Path],
    *,
    about: Mapping[str, About] | None = None,
    progress: Progress = no_progress,
) -> Iterator[FileStatus]:
    """Keeps the bytes of files and folders, and extracts their documents: one status a file.

    `about` adds what people know of files (by name) to what their bytes say. Resumes where an
    interrupted run stopped: what is in is not taken in again.
    """
    from tallymark.collect import find_sources
    from tallymark.preserve import clean_incoming

    incoming = work.book.folder / "vault" / "incoming"
    incoming.mkdir(parents=True, exist_ok=True)
    clean_incoming(incoming)
    adding = _Adding(work, incoming, about or {})
    try:
        for source in find_sources(paths):
            yield from adding.take(source)
            progress("files added", adding.done, None)
        yield from adding.finish()
        progress("files added", adding.done, None)
    finally:
        adding.stop()


def expect_files() -> None:
    """Lets the child that will read files load while this process does: call it first of all."""
    from tallymark.extract import start_child
    from tallymark.terms.case import Limits

    start_child(Limits())


def list_sources(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """What `add_files` would take in: (status, path as typed)."""
    from tallymark.collect import find_sources

    for one in find_sources(paths):
        if isinstance(one, Failure):
            yield f"failed ({one.reason})", one.subject_id
        else:
            yield "would add", one.shown


class _Adding:
    """Files one after another: a child reads one while the one before it is recorded.

    What is recorded, and in which order, is as if each were finished before the next.
    """

    def __init__(self, work: Work, incoming: Path, about: Mapping[str, About]) -> None:
        self.work = work
        self.incoming = incoming
        self.about = about
        self.ahead: _Started | None = None
        self.done = 0

    def take(self, source: SourceFile | Failure) -> Iterator[FileStatus]:
        """Takes in one file; gives the status of those that are finished by now."""
        from tallymark.collect import fetch

        try:
            limit = self.work.case.limits.file_bytes
            given = source if isinstance(source, Failure) else fetch(
                source, self.incoming, limit_bytes=limit
            )  # fmt: skip
        except Exception as error:
            yield from self._finish_before(error)
            raise
        if isinstance(given, Fetched) and not isinstance(source, Failure):
            try:
                yield from self._take_bytes(source.shown, given)
            finally:
                given.path.unlink(missing_ok=True)
        elif isinstance(given, Failure):
            yield from self.finish()
            shown = given.subject_id if isinstance(source, Failure) else source.shown
            yield self._said(_failed(self.work, shown, given))

    def _take_bytes(self, shown: str, fetched: Fetched) -> Iterator[FileStatus]:
        work, records = self.work, self.work.records()
        if self.ahead and self.ahead.original.sha256 == fetched.sha256:
            yield from self.finish()
        known = records.original_of(fetched.sha256)
        done: set[str] = set()
        if known is None:
            try:
                original = _keep_original(work, fetched)
            except Exception as error:
                yield from self._finish_before(error)
                raise
        elif not _is_extracted(records, known.id) or _may_fit_now(work, records, known.id):
            original, done = known, records.documents_of(known.id)
        else:
            yield from self.finish()
            yield self._said(_seen_again(work, shown, known, fetched.name))
            return
        more = self.about.get(original.name, About())
        before = self._heard()
        try:
            self.ahead = _start(work, shown, original, done, more)
        finally:
            if before:
                status = self._said(_record(work, before))
        if before:
            yield status

    def finish(self) -> Iterator[FileStatus]:
        """Records the file that is being read, where there is one."""
        if before := self._heard():
            yield self._said(_record(self.work, before))

    def _finish_before(self, error: Exception) -> Iterator[FileStatus]:
        """Records the file ahead although the next one stops the run, if that can be done."""
        try:
            yield from self.finish()
        except Exception as second:  # noqa: BLE001 - the first is what people are told
            error.add_note(f"recording the file before it failed too: {type(second).__name__}")

    def stop(self) -> None:
        """Lets go of a file that is still being read: the next run takes it in."""
        if self.ahead:
            self.ahead.extraction.close()

    def _heard(self) -> "_Heard | None":
        """What the file ahead holds, once its child has said all."""
        started = self.ahead
        if started is None:
            return None
        heard = _hear(self.work, started)
        self.ahead = None
        return heard

    def _said(self, status: FileStatus) -> FileStatus:
        self.done += 1
        return status


def _failed(work: Work, shown: str, failure: Failure) -> FileStatus:
    subject = work.book.new_id("f")
    work.keep([Entry("failure", subject, replace(failure, subject_id=shown))], "add")
    return FileStatus(shown, "failed", 0, (failure,))


def _seen_again(work: Work, shown: str, known: Original, name: str) -> FileStatus:
    names = {known.name, *(one.name for one in work.records().terms("sighting", known.id))}
    if name in names:
        return FileStatus(shown, "already here")
    custody = CustodyEntry(known.id, "capture", "second sighting")
    work.keep(
        [
            Entry("sighting", known.id, Sighting(known.id, name)),
            Entry("custody", known.id, custody),
        ],
        "add",
    )
    return FileStatus(shown, "second sighting")


def _keep_original(work: Work, fetched: Fetched) -> Original:
    """The original of bytes that are in the vault now; it gets its id when it is recorded."""
    from tallymark.extract import sniff_media_type
    from tallymark.preserve import keep

    media_type = sniff_media_type(fetched.path, fetched.name)
    keep(fetched, work.book.vault)
    return Original("", fetched.sha256, fetched.size, fetched.name, media_type)


def _original_entries(original: Original) -> list[Entry]:
    events = ("capture", "message digest calculation", "ingestion")
    return [
        Entry("original", original.id, original),
        *(
            Entry("custody", original.id, CustodyEntry(original.id, event, "success"))
            for event in events
        ),
    ]


def _is_extracted(records: "Records", original_id: str) -> bool:
    return records.latest("reading", original_id) is not None


def _may_fit_now(work: Work, records: "Records", original_id: str) -> bool:
    """Whether a limit stopped the last extraction, and the case's limits are others by now."""
    if not any(one.reason in OF_LIMITS for one in records.terms("failure", original_id)):
        return False
    *_, (_, tried, _) = records.dated_terms("reading", original_id)
    known = [case for _, position, case in records.dated_terms("case") if position <= tried]
    return bool(known) and known[-1].case.limits != work.case.limits


@dataclass(frozen=True, slots=True)
class _Started:
    """A file whose original is in the vault and whose child has begun to read it."""

    shown: str
    original: Original
    done: set[str]
    more: About
    extraction: "Extraction"


@dataclass(frozen=True, slots=True)
class _Heard:
    """A file that was read to its end: what is still to be recorded of it."""

    shown: str
    entries: list[Entry]
    failures: tuple[Failure, ...]
    documents: int


def _start(work: Work, shown: str, original: Original, done: set[str], more: About) -> _Started:
    from tallymark.extract import extract_documents
    from tallymark.preserve import original_path

    path = original_path(work.book.vault, original.sha256)
    extraction = extract_documents(original, path, limits=work.case.limits)
    return _Started(shown, original, done, more, extraction)


def _hear(work: Work, started: _Started) -> _Heard:
    """What of a file is not there yet; long ones are committed in batches on the way."""
    original, entries = started.original, list[Entry]()
    if not original.id:
        original = replace(original, id=work.book.new_id("o"))
        entries = _original_entries(original)
    failures: list[Failure] = []
    documents, chars = len(started.done), 0
    for item in started.extraction:
        if isinstance(item, Failure):
            failures.append(replace(item, subject_id=original.id))
            entries.append(Entry("failure", original.id, failures[-1]))
            continue
        if item.document.locator in started.done:
            continue
        entries.extend(_document_entries(work, item, original, started.more))
        documents += 1
        chars += item.document.chars
        if chars > BATCH_CHARS:
            work.keep(entries, "add")
            entries, chars = [], 0
    entries.append(Entry("reading", original.id, ReadingRecord(original.id, EXTRACTED)))
    return _Heard(started.shown, entries, tuple(failures), documents)


def _record(work: Work, heard: _Heard) -> FileStatus:
    """Commits the rest of a file; its last entry says that it is whole."""
    work.keep(heard.entries, "add")
    is_empty = not heard.documents
    status = "added" if not heard.failures else "failed" if is_empty else "partly read"
    return FileStatus(heard.shown, status, heard.documents, heard.failures)


def _document_entries(work: Work, item: Extracted, original: Original, more: About) -> list[Entry]:
    said = {field.name: getattr(more, field.name) for field in fields(About)}
    known = {name: value for name, value in said.items() if value is not None}
    document = replace(item.document, id=work.book.new_id("d"), original_id=original.id, **known)
    passages = [replace(one, document_id=document.id) for one in item.passages]
    return [
        Entry("document", document.id, document, document.sensitivity),
        *(Entry("passage", document.id, one, document.sensitivity) for one in passages),
    ]

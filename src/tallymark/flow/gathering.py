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
    for done, source in enumerate(find_sources(paths), 1):
        if isinstance(source, Failure):
            yield _failed(work, source.subject_id, source)
        else:
            yield _add_one(work, source, incoming, about or {})
        progress("files added", done, None)


def list_sources(paths: Sequence[Path]) -> Iterator[tuple[str, str]]:
    """What `add_files` would take in: (status, path as typed)."""
    from tallymark.collect import find_sources

    for one in find_sources(paths):
        if isinstance(one, Failure):
            yield f"failed ({one.reason})", one.subject_id
        else:
            yield "would add", one.shown


def _failed(work: Work, shown: str, failure: Failure) -> FileStatus:
    subject = work.book.new_id("f")
    work.keep([Entry("failure", subject, replace(failure, subject_id=shown))], "add")
    return FileStatus(shown, "failed", 0, (failure,))


def _add_one(
    work: Work, source: SourceFile, incoming: Path, about: Mapping[str, About]
) -> FileStatus:
    from tallymark.collect import fetch

    fetched = fetch(source, incoming, limit_bytes=work.case.limits.file_bytes)
    if isinstance(fetched, Failure):
        return _failed(work, source.shown, fetched)
    try:
        records = work.records()
        known = records.original_of(fetched.sha256)
        if known is None:
            original, entries = _keep_original(work, fetched)
            more = about.get(fetched.name, About())
            return _extract(work, source.shown, original, entries, done=set(), more=more)
        if not _is_extracted(records, known.id) or _may_fit_now(work, records, known.id):
            done = records.documents_of(known.id)
            more = about.get(known.name, About())
            return _extract(work, source.shown, known, [], done=done, more=more)
        return _seen_again(work, source.shown, known, fetched.name)
    finally:
        fetched.path.unlink(missing_ok=True)


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


def _keep_original(work: Work, fetched: Fetched) -> tuple[Original, list[Entry]]:
    from tallymark.extract import sniff_media_type
    from tallymark.preserve import keep

    media_type = sniff_media_type(fetched.path, fetched.name)
    keep(fetched, work.book.vault)
    original = Original(
        work.book.new_id("o"), fetched.sha256, fetched.size, fetched.name, media_type
    )
    events = ("capture", "message digest calculation", "ingestion")
    return original, [
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


def _extract(
    work: Work, shown: str, original: Original, entries: list[Entry], *, done: set[str],
    more: About,
) -> FileStatus:  # fmt: skip
    """Extracts what is not there yet; commits in batches, the last one says that it is whole."""
    from tallymark.extract import extract_documents
    from tallymark.preserve import original_path

    path = original_path(work.book.vault, original.sha256)
    failures: list[Failure] = []
    documents, chars = len(done), 0
    for item in extract_documents(original, path, limits=work.case.limits):
        if isinstance(item, Failure):
            failures.append(item)
            entries.append(Entry("failure", original.id, item))
            continue
        if item.document.locator in done:
            continue
        entries.extend(_document_entries(work, item, more))
        documents += 1
        chars += item.document.chars
        if chars > BATCH_CHARS:
            work.keep(entries, "add")
            entries, chars = [], 0
    whole = ReadingRecord(original.id, EXTRACTED)
    work.keep([*entries, Entry("reading", original.id, whole)], "add")
    status = "added" if not failures else "failed" if not documents else "partly read"
    return FileStatus(shown, status, documents, tuple(failures))


def _document_entries(work: Work, item: Extracted, more: About) -> list[Entry]:
    said = {field.name: getattr(more, field.name) for field in fields(About)}
    known = {name: value for name, value in said.items() if value is not None}
    document = replace(item.document, id=work.book.new_id("d"), **known)
    passages = [replace(one, document_id=document.id) for one in item.passages]
    return [
        Entry("document", document.id, document, document.sensitivity),
        *(Entry("passage", document.id, one, document.sensitivity) for one in passages),
    ]

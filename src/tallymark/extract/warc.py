"""Web archives: one document a response that is HTML, text or PDF.

Other records (requests, pictures, scripts, redirects, errors of a server) are no pages and give
nothing. ISO 28500 WARC 1.0 and 1.1, plain or gzip, a member a record or the whole file.
"""

import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from typing import Any, BinaryIO, cast

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from tallymark.extract import html, pdf, text
from tallymark.extract.item import Item, Job, PageExtractor
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.unpacked import Unpacked, breaks_off
from tallymark.terms.documents import Extracted, Failure

PAGES: dict[str, PageExtractor] = {
    "text/html": html.extract_page,
    "application/xhtml+xml": html.extract_page,
    "text/plain": text.extract_page,
    "application/pdf": pdf.extract_page,
}
"""Which extractor reads a record's payload."""

MEMBER_SAMPLE = 1 << 20
"""Bytes of the first gzip member looked at to tell whether it holds one record or all."""

CHUNK = 1 << 16

FAULTS = (ArchiveLoadFailed, ValueError, AttributeError, TypeError, LookupError)
"""What warcio 1.8 raises on records whose headers are broken."""


@dataclass(frozen=True, slots=True)
class Page:
    """A record that may be a page: its place, its type, its payload (`None` above the limit)."""

    locator: str
    media_type: str
    charset: str | None
    payload: bytes | None


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The documents of an archive, one at a time, and a failure for each page not read.

    Raises `Refused` where the archive breaks off (what came before is given) or is a bomb.
    """
    with job.path.open("rb") as file:
        yield from extract_archive(job, file)


def extract_archive(job: Job, file: BinaryIO, within: str = "") -> Iterator[Extracted | Failure]:
    """The same for an archive that is open; its records are looked for in the part `within`."""
    outcomes = 0
    for page in _pages(job, file):
        for outcome in _read(job.original.id, page, within):
            outcomes += 1
            yield outcome
    if not outcomes:
        raise Refused("no_text")


def payload_at(path: Path, locator: str, limit_bytes: int) -> bytes | None:
    """The payload of the record that `locator` names; `None` where there is none any more."""
    with path.open("rb") as file:
        return payload_in(file, locator, limit_bytes)


def payload_in(file: BinaryIO, locator: str, limit_bytes: int) -> bytes | None:
    """The same, in an archive that is open."""
    offset = int(locator.partition("@")[2].partition("/")[0])
    stream = _stream(file)
    if isinstance(stream, Unpacked):
        stream.skip(offset)
    else:
        stream.seek(offset)
    for record in ArchiveIterator(stream):
        return cast(bytes, record.content_stream().read(limit_bytes))
    return None


def _pages(job: Job, file: BinaryIO) -> Iterator[Page]:
    stream = _stream(file)
    try:
        start, end = yield from _records(job, ArchiveIterator(stream))
    except (EOFError, zlib.error) as error:
        raise Refused("truncated") from error
    except FAULTS as error:
        is_cut = _is_gzip(file) and breaks_off(file, 0)
        raise Refused("truncated" if is_cut else "damaged_warc") from error
    if isinstance(stream, Unpacked):
        is_cut = stream.is_cut
    else:
        is_cut = breaks_off(file, start) if _is_gzip(file) else _has_rest(file, end)
    if is_cut:
        raise Refused("truncated")


def _records(job: Job, archive: Any) -> Generator[Page, None, tuple[int, int]]:
    """The pages among the records; returns where the last record starts and ends.

    Raises `EOFError` where a record is not whole.
    """
    budget, start, end = job.limits.unpacked_bytes, 0, 0
    for number, record in enumerate(archive, start=1):
        budget -= max(0, record.length or 0)
        if budget < 0:
            raise Refused("bomb")
        start = archive.offset
        page = _page(record, f"record/{number}@{start}", job.limits.page_bytes)
        archive.read_to_end()
        end = archive.offset
        if record.raw_stream.limit or not record.rec_headers.get_header("Content-Length"):
            raise EOFError
        if page:
            yield page
    return start, end


def _page(record: Any, locator: str, page_bytes: int) -> Page | None:
    """What a record holds; `None` where it is no page."""
    media_type, charset = _kind(record)
    if media_type not in PAGES:
        return None
    payload = cast(bytes, record.content_stream().read(page_bytes + 1))
    if len(payload) > page_bytes:
        return Page(locator, media_type, charset, None)
    return Page(locator, media_type, charset, payload)


def _kind(record: Any) -> tuple[str, str | None]:
    """The media type and charset that a record declares; ("", None) for what is no page."""
    if record.rec_type == "response" and record.http_headers:
        if not record.http_headers.get_statuscode().startswith("2"):
            return "", None
        declared = record.http_headers.get_header("Content-Type") or ""
    elif record.rec_type == "resource":
        declared = record.rec_headers.get_header("Content-Type") or ""
    else:
        return "", None
    message = Message()
    message["Content-Type"] = declared
    return message.get_content_type(), message.get_content_charset()


def _read(original_id: str, page: Page, within: str) -> Iterator[Extracted | Failure]:
    locator = f"{within}{page.locator}"
    if page.payload is None:
        yield failure(original_id, "too_large", locator)
        return
    item = Item(original_id, page.media_type, locator, page.charset)
    try:
        yield from PAGES[page.media_type](page.payload, item)
    except Refused as refused:
        yield failure(original_id, refused.reason, locator)


def _stream(file: BinaryIO) -> BinaryIO | Unpacked:
    """The archive's bytes as the reader wants them: gzip of the whole file is unpacked first."""
    if not _is_gzip(file):
        return file
    head = file.read(MEMBER_SAMPLE)
    file.seek(0)
    try:
        member = zlib.decompressobj(wbits=31).decompress(head, MEMBER_SAMPLE)
    except zlib.error:
        return file
    return Unpacked(file) if _holds_more(member) else file


def _is_gzip(file: BinaryIO) -> bool:
    file.seek(0)
    head = file.read(2)
    file.seek(0)
    return head == b"\x1f\x8b"


def _has_rest(file: BinaryIO, end: int) -> bool:
    """Whether anything but blank lines follows the last record that could be read."""
    file.seek(end)
    return bool(file.read(CHUNK).strip())


def _holds_more(member: bytes) -> bool:
    """Whether a record of this unpacked member is followed by another one in it."""
    header, _, body = member.partition(b"\r\n\r\n")
    for line in header.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length" and value.strip().isdigit():
            return body[int(value) :].lstrip(b"\r\n").startswith(b"WARC/")
    return False

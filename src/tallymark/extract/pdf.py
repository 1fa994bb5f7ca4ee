"""PDF files: the text that each page carries, as an engine renders it."""

import struct
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tallymark.extract.item import Heading, Item, Job, text_document
from tallymark.extract.pdf_picture import drawn
from tallymark.extract.recognise import add_picture, engine
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.textmap import TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "pdf/1"
"""Name and version of this extractor (the engine is pypdf)."""

FAULTS = (
    PyPdfError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    zlib.error,
    struct.error,
)
"""What pypdf 6 and 7 raise on broken files, seen by flipping bytes (tests/extract/test_pdf.py)."""

TITLE_CHARS = 500


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The one document of a PDF file, and a failure for each page that could not be read."""
    item = Item(job.original.id, job.original.media_type)
    yield from _extract(job.path.read_bytes(), item, job.beat)


def extract_page(data: bytes, item: Item) -> Iterator[Extracted | Failure]:
    """The document of a PDF given as bytes. Raises `Refused` where it gives no text."""
    yield from _extract(data, item, None)


def _extract(
    data: bytes, item: Item, beat: Callable[[], None] | None
) -> Iterator[Extracted | Failure]:
    """With `beat`, pages without text are recognised from their picture, where that is possible."""
    if b"%PDF-" not in data[:1024]:
        raise Refused("not_a_pdf")
    reader, pages = _open(data)
    mapped, failures = TextMap(item.locator), []
    version = engine() if beat else None
    recognised = 0
    for number in range(1, pages + 1):
        locator = f"{item.locator}/page/{number}".lstrip("/")
        text, reason = _page_text(reader, number - 1)
        if reason == "no_text" and beat and version:
            beat()
            length = mapped.length
            reason = _recognise(mapped, data, number - 1, locator)
            recognised += mapped.length > length
        if reason:
            failures.append(failure(item.original_id, reason, locator))
        if text.strip():
            if mapped.length:
                mapped.inserted(2)
            mapped.rendered(text, locator)
    if not mapped.length:
        broken = any(found.reason == "damaged_page" for found in failures)
        raise Refused("damaged_pdf" if broken else "no_text")
    name = f"{EXTRACTOR} {version}" if recognised else EXTRACTOR
    yield text_document(mapped, item, Heading(_title(reader)), extractor=name)
    yield from failures


def _recognise(mapped: TextMap, data: bytes, index: int, locator: str) -> str | None:
    """Adds the words of a page that is a picture; the reason where it gives none."""
    length = mapped.length
    try:
        add_picture(mapped, drawn(data, index), locator)
    except Refused as refused:
        return refused.reason
    return None if mapped.length > length else "no_text"


def _open(data: bytes) -> tuple[PdfReader, int]:
    """The reader and its number of pages, the empty password tried."""
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("encrypted")
        return reader, len(reader.pages)
    except FAULTS as error:
        raise Refused("damaged_pdf") from error


def _page_text(reader: PdfReader, index: int) -> tuple[str, str | None]:
    """The text of a page, and why it has none (`None` too where the page is simply empty)."""
    try:
        page = reader.pages[index]
        text = page.extract_text()
        if text.strip():
            return text.encode("utf-8", "replace").decode("utf-8"), None
        return "", "no_text" if _has_pictures(page) else None
    except FAULTS:
        return "", "damaged_page"


def _has_pictures(page: Any) -> bool:
    resources = page.get("/Resources")
    return bool(resources and resources.get_object().get("/XObject"))


def _title(reader: PdfReader) -> str | None:
    try:
        title = reader.metadata.title if reader.metadata else None
    except FAULTS:
        return None
    folded = " ".join(title.split()) if isinstance(title, str) else ""
    return folded.encode("utf-8", "replace").decode("utf-8")[:TITLE_CHARS] or None

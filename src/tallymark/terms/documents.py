"""From the bytes as received to text: original, custody, document, passage."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import pyarrow as pa

from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import MapSegment


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file offered to the casebook: `path` to open, `shown` as the user typed it (escaped)."""

    path: Path
    shown: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """Bytes as received, copied to `path` inside the casebook and hashed on the way."""

    path: Path
    name: str
    sha256: str
    size: int
    modified: datetime | None


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes as received, kept by content. `name` is the file's own name, internal."""

    id: str
    sha256: str
    size: int
    name: str
    media_type: str
    sensitivity: Sensitivity = Sensitivity.INTERNAL


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """What was done to an original, in the event words of PREMIS 3.

    `event`: capture, ingestion, message digest calculation, fixity check, deletion, redaction,
    replication, dissemination (put to an endpoint). `outcome`: success, failure, requested, or
    second sighting (the same bytes came again).
    """

    original_id: str
    event: str
    outcome: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One item to be read: a page, a message, a roll. Its text stands in its passages.

    `locator` says which part of the original it is. `published` is `None` where neither the text
    nor its metadata give a day. `form` is `text` or `roll`; of a roll, `dialect` is the delimiter
    of its text (CSV by RFC 4180, made canonical). `dropped` counts code points that are in no
    passage at all (scripts, styles). `extractor` names engine and version.
    """

    id: str
    original_id: str
    locator: str
    media_type: str
    form: str
    language: str | None
    title: str | None
    outlet: str | None
    published: date | None
    extractor: str
    chars: int
    dropped: int = 0
    dialect: str = ""
    sensitivity: Sensitivity = Sensitivity.INTERNAL


@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of a document's text: code points `start` to `end`, and its map to the bytes.

    `part` says what it is of its document: `body` (the report), `footnote`, `comment` (an
    editor's, in the margin), `furniture` (menus, counters, subscribe boxes). Readers are given
    `READ_PARTS` only. `doubtful` are the words (start, end in the document's text) of which text
    recognition was not sure.
    """

    document_id: str
    start: int
    end: int
    text: str
    segments: tuple[MapSegment, ...]
    language: str | None = None
    part: str = "body"
    doubtful: tuple[tuple[int, int], ...] = ()


READ_PARTS = frozenset({"body", "footnote"})
"""Parts of a document that can hold claims; the others are kept and shown, and never read."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What an extractor gives for one document, before it has an id (`document.id` is "")."""

    document: Document
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """Why something could not be read, kept beside its file. `step`: collect, extract, read.

    `reason` is a short code (truncated, encrypted, too_large, not_a_pdf, bad_encoding, timeout,
    ragged_row ...); `advice` says what to do next. Neither carries words of the document.
    """

    subject_id: str
    step: str
    reason: str
    advice: str
    locator: str = ""


DOCUMENT_SCHEMA = pa.schema(
    [
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("original_id", pa.string(), nullable=False),
        pa.field("locator", pa.string(), nullable=False),
        pa.field("form", pa.string(), nullable=False),
        pa.field("language", pa.string()),
        pa.field("outlet", pa.string()),
        pa.field("published", pa.date32()),
        pa.field("text", pa.string(), nullable=False),
        pa.field("sensitivity", pa.int8(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
    ]
)
"""Documents with their whole text, for `weigh` (who retells whom). `position`: ledger commit."""

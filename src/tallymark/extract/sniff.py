"""What kind of file it is: by its first bytes, then by its name."""

import re
import zlib
from pathlib import Path

from tallymark.terms.documents import Original

HEAD = 8192
"""Bytes looked at."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
"""The media type of a Word document."""

SUFFIXES = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xlsx": XLSX,
    ".docx": DOCX,
    ".docm": DOCX,
    ".wacz": "application/wacz",
    ".eml": "message/rfc822",
    ".mbox": "application/mbox",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".json": "application/json",
    ".warc": "application/warc",
    ".txt": "text/plain",
    ".md": "text/plain",
}
"""What a name's end says where the bytes say nothing."""

HTML = re.compile(rb"<(!doctype html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
MARKS = re.compile(rb"\x7fELF|MZ|\x89PNG|\xff\xd8\xff|GIF8|\xd0\xcf\x11\xe0|ID3|OggS|RIFF|Rar!|7z")
"""First bytes of kinds that hold no text for us."""

PICTURES = (
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
"""First bytes of pictures in which words can be recognised."""

MBOX = re.compile(rb"From [^\r\n]{1,200}\d{4}[^\r\n]*\r?\n[A-Za-z-]+: ")
MAIL = re.compile(
    rb"(?:[A-Za-z-]{2,40}: [^\n]*\n(?:[ \t][^\n]*\n)*){0,40}?"
    rb"(?:Received|Return-Path|MIME-Version|Message-ID|Delivered-To): ",
    re.IGNORECASE,
)
"""How a mail begins that has lost its name."""

UNKNOWN = "application/octet-stream"


def sniff_media_type(path: Path, name: str) -> str:
    """The media type of a file by content and by `name`, as far as we read it.

    `application/octet-stream` where it is none that we know. Raises `OSError` where the file
    cannot be opened.
    """
    with path.open("rb") as bytes_:
        head = bytes_.read(HEAD)
    suffix = Path(name.lower()).suffix
    if head.startswith(b"\x1f\x8b"):
        is_archive = name.lower().endswith(".warc.gz") or _unzipped(head).startswith(b"WARC/")
        return "application/warc" if is_archive else "application/gzip"
    if head.startswith(b"PK\x03\x04"):
        return _zip_kind(head, suffix)
    return _by_mark(head, suffix) or _by_words(head, suffix)


def _by_mark(head: bytes, suffix: str) -> str | None:
    """The kind that the first bytes name, where they do."""
    if head.startswith(b"WARC/"):
        return "application/warc"
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    if MBOX.match(head):
        return "application/mbox"
    if suffix not in SUFFIXES and MAIL.match(head):
        return "message/rfc822"
    return next((kind for mark, kind in PICTURES if head.startswith(mark)), None)


def _zip_kind(head: bytes, suffix: str) -> str:
    by_name = SUFFIXES.get(suffix)
    if by_name in (XLSX, DOCX, "application/wacz"):
        return by_name
    marks = ((b"xl/", XLSX), (b"word/", DOCX), (b"archive/data", "application/wacz"))
    return next((kind for mark, kind in marks if mark in head), "application/zip")


def declared_kind(original: Original) -> str:
    """The media type of an original without its parameters (`; charset=...`)."""
    return original.media_type.partition(";")[0].strip().lower()


def _by_words(head: bytes, suffix: str) -> str:
    by_name = SUFFIXES.get(suffix)
    if MARKS.match(head) and by_name is None:
        return UNKNOWN
    if by_name and by_name != "text/plain":
        return by_name
    if HTML.search(head[:2048]):
        return "text/html"
    is_text = b"\0" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))
    if by_name or is_text:
        return by_name or ("application/json" if head.lstrip()[:1] == b"{" else "text/plain")
    return UNKNOWN


def _unzipped(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""

"""What kind of file it is: by its first bytes, then by its name."""

import re
import zlib
from pathlib import Path

from tallymark.terms.documents import Original

HEAD = 8192
"""Bytes looked at."""

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of a workbook."""

SUFFIXES = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".xlsx": XLSX,
    ".json": "application/json",
    ".warc": "application/warc",
    ".txt": "text/plain",
    ".md": "text/plain",
}
"""What a name's end says where the bytes say nothing."""

HTML = re.compile(rb"<(!doctype html|html[\s>]|head[\s>]|body[\s>])", re.IGNORECASE)
MARKS = re.compile(rb"\x7fELF|MZ|\x89PNG|\xff\xd8\xff|GIF8|\xd0\xcf\x11\xe0|ID3|OggS|RIFF|Rar!|7z")
"""First bytes of kinds that hold no text for us."""

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
        return XLSX if suffix == ".xlsx" or b"xl/" in head else "application/zip"
    if head.startswith(b"WARC/"):
        return "application/warc"
    if b"%PDF-" in head[:1024]:
        return "application/pdf"
    return _by_words(head, suffix)


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

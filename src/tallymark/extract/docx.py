"""Word documents (DOCX): paragraphs, tables, notes and comments, mapped to the bytes of their XML.

ECMA-376, part 1, section 17. The XML is cut into marks by our own tokenizer and never given to
a parser: nothing is expanded, and every letter leads back to its byte in the member.
"""

import html
import re
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO

from tallymark.extract.charset import decode
from tallymark.extract.html_tokens import Token, tokens
from tallymark.extract.item import Heading, Item, Job, text_document
from tallymark.extract.refusal import Refused
from tallymark.extract.textmap import ByteCursor, TextMap
from tallymark.extract.zipped import OLE, Members, opened
from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "docx/1"
"""Name and version of this extractor."""

BODY = "word/document.xml"
PARTS = (
    (re.compile(r"word/document\.xml"), "body"),
    (re.compile(r"word/(?:foot|end)notes\.xml"), "footnote"),
    (re.compile(r"word/comments\.xml"), "comment"),
    (re.compile(r"word/(?:header|footer)\d*\.xml"), "furniture"),
)
"""Which member holds which part of the document, in the order in which they are read."""

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-"}
"""Empty elements of a run that stand for a character."""

SIGN = re.compile(r"<(?:[a-z]\w*:)?(tab|br|cr|nobreakhyphen)[\s/>]", re.IGNORECASE)
SKIPPED = frozenset(
    {"ppr", "rpr", "tblpr", "trpr", "tcpr", "sectpr", "fallback", "del", "movefrom"}
)
"""Properties, second copies of drawings, and what an author deleted with changes tracked."""

ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-f]+|\w+);", re.IGNORECASE)
TITLE = re.compile(r"<dc:title[^>]*>([^<]{1,2000})</dc:title>")
TITLE_CHARS = 500


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The one document of a DOCX file."""
    item = Item(job.original.id, job.original.media_type)
    with job.path.open("rb") as file:
        yield from _extract(file, item, job.limits)


def extract_page(data: bytes, item: Item) -> Iterator[Extracted | Failure]:
    """The document of a DOCX given as bytes. Raises `Refused` where it gives no text."""
    yield from _extract(BytesIO(data), item, Limits())


def spelt_sign(written: str) -> str | None:
    """The character that an empty element stands for; `None` for any other text."""
    found = SIGN.match(written)
    return SIGNS[found[1].lower()] if found else None


def _extract(file: BinaryIO, item: Item, limits: Limits) -> Iterator[Extracted | Failure]:
    if file.read(len(OLE)) == OLE:
        raise Refused("encrypted")
    file.seek(0)
    mapped, dropped = TextMap(item.locator), 0
    with opened(file, damaged="damaged_docx", unpacked_bytes=limits.unpacked_bytes) as members:
        if BODY not in members.names:
            raise Refused("damaged_docx")
        for pattern, part in PARTS:
            for name in sorted(filter(pattern.fullmatch, members.names)):
                reader = _MemberReader(members.read(name, limits.page_bytes), mapped)
                locator = f"{item.locator}/member/{name}".lstrip("/")
                mapped.enter(locator, reader.encoding)
                reader.read(part)
                dropped += reader.dropped
        title = _title(members, limits)
    if not mapped.text.strip():
        raise Refused("no_text")
    yield text_document(mapped, item, Heading(title), extractor=EXTRACTOR, dropped=dropped)


def _title(members: Members, limits: Limits) -> str | None:
    if "docProps/core.xml" not in members.names:
        return None
    core = members.read("docProps/core.xml", limits.page_bytes).decode("utf-8", "replace")
    found = TITLE.search(core)
    return " ".join(html.unescape(found[1]).split())[:TITLE_CHARS] or None if found else None


class _MemberReader:
    """Goes through the XML of one member and adds its text."""

    def __init__(self, data: bytes, mapped: TextMap) -> None:
        decoded = decode(data)
        self._xml = decoded.text
        self.encoding = decoded.encoding
        self._mapped = mapped
        self._cursor = ByteCursor(decoded.text, decoded.encoding, decoded.offset)
        self._open: dict[str, int] = {}
        self._skipped_depth = 0
        self._skipping = ""
        self._line_ends = 2
        self.dropped = 0

    def read(self, part: str) -> None:
        """Adds the member's text as one part of the document."""
        for token in tokens(self._xml):
            if token.kind == "text":
                self._text(token, part)
            else:
                self._mark(token, part)

    def _mark(self, token: Token, part: str) -> None:
        name = token.name.rpartition(":")[2]
        is_empty = self._xml[token.end - 2] == "/"
        step = 1 if token.kind == "open" else -1
        if self._skipping:
            self._skipped_depth += step if name == self._skipping and not is_empty else 0
            if not self._skipped_depth:
                self._skipping = ""
        elif name in SKIPPED and step > 0 and not is_empty:
            self._skipping, self._skipped_depth = name, 1
        elif name in SIGNS and step > 0 and self._open.get("r"):
            self._sign(token, SIGNS[name], part)
        elif name in ("r", "t", "tc") and not is_empty:
            self._open[name] = max(0, self._open.get(name, 0) + step)
        if name == "p" and not self._skipping:
            self._line_ends = max(self._line_ends, 1 if self._open.get("tc") else 2)
        elif name == "tr":
            self._line_ends = 2

    def _sign(self, token: Token, sign: str, part: str) -> None:
        self._separate(part)
        self._mapped.decoded(sign, self._cursor.at(token.start), self._cursor.at(token.end))

    def _text(self, token: Token, part: str) -> None:
        if self._skipping:
            self.dropped += token.end - token.start
            return
        if not self._open.get("t"):
            return
        self._separate(part)
        at = token.start
        for found in ENTITY.finditer(self._xml, token.start, token.end):
            self._plain(at, found.start())
            spelt = html.unescape(found[0])
            if spelt != found[0]:
                first = self._cursor.at(found.start())
                self._mapped.decoded(spelt, first, self._cursor.at(found.end()))
            else:
                self._plain(*found.span())
            at = found.end()
        self._plain(at, token.end)

    def _plain(self, start: int, end: int) -> None:
        if end > start:
            first = self._cursor.at(start)
            self._mapped.verbatim(self._xml[start:end], first, self._cursor.at(end))

    def _separate(self, part: str) -> None:
        """The line ends before this text; those between two parts belong to the later one."""
        self._mapped.part(part)
        if self._line_ends and self._mapped.length:
            self._mapped.inserted(self._line_ends)
        self._line_ends = 0

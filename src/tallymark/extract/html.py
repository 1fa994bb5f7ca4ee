"""HTML pages: the whole text as a browser shows it, mapped to the bytes; menus are furniture."""

import html
import re
from collections.abc import Iterator

from tallymark.extract.charset import Decoded, decode
from tallymark.extract.html_article import choose
from tallymark.extract.html_heading import HeadingReader
from tallymark.extract.html_tokens import tokens
from tallymark.extract.html_walk import Stretch, Walk, finish, step
from tallymark.extract.item import Item, Job, text_document
from tallymark.extract.refusal import Refused
from tallymark.extract.text import read_page
from tallymark.extract.textmap import ByteCursor, TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "html/2"
"""Name and version of this extractor."""

META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)

PIECE = re.compile(
    r"(?P<space>[ \t\r\n\f]+)"
    r"|(?P<escape>&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?))"
    r"|(?P<stray>[\udc80-\udcff\x00])"
    r"|[^ \t\r\n\f&\udc80-\udcff\x00]+(?: [^ \t\r\n\f&\udc80-\udcff\x00]+)*|&"
)


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The one document of an HTML file."""
    yield from extract_page(read_page(job), Item(job.original.id, job.original.media_type))


def extract_page(data: bytes, item: Item) -> Iterator[Extracted | Failure]:
    """The document of an HTML page given as bytes. Raises `Refused` where it holds no text."""
    meta = META_CHARSET.search(data[:4096])
    declared = [item.charset, meta[1].decode("ascii") if meta else None]
    decoded = decode(data, declared, scars=True)
    page, walk, heading = decoded.text, Walk(), HeadingReader(decoded.text)
    for token in tokens(page):
        heading.see(token)
        step(walk, page, token)
    finish(walk)
    report = choose(page, walk.stretches)
    mapped = _assemble(decoded, walk.stretches, report, item)
    if not any(page[walk.stretches[at].start : walk.stretches[at].end].strip() for at in report):
        raise Refused("no_text")
    yield text_document(mapped, item, heading.heading(), extractor=EXTRACTOR, dropped=walk.left_out)


def _assemble(decoded: Decoded, stretches: list[Stretch], report: set[int], item: Item) -> TextMap:
    """The whole page's text, white space folded as a browser shows it; menus are furniture."""
    mapped = TextMap(item.locator, decoded.encoding)
    cursor = ByteCursor(decoded.text, decoded.encoding, decoded.offset)
    line_ends, space = 0, -1
    for number, stretch in enumerate(stretches):
        line_ends = max(line_ends, stretch.line_ends)
        part = "body" if number in report else "furniture"
        for found in PIECE.finditer(decoded.text, stretch.start, stretch.end):
            if found["space"] is not None:
                space = found.end() - 1
                continue
            if part == "furniture":
                mapped.part(part)
            if line_ends and mapped.length:
                mapped.inserted(line_ends)
            elif space >= 0 and mapped.length:
                _add_space(mapped, cursor, decoded.text, space)
            mapped.part(part)
            line_ends, space = 0, -1
            _add_piece(mapped, cursor, found)
    return mapped


def _add_space(mapped: TextMap, cursor: ByteCursor, page: str, at: int) -> None:
    """One blank for a run of white space: its last character, which the next word follows."""
    first = cursor.at(at)
    last = cursor.at(at + 1)
    if page[at] == " ":
        mapped.verbatim(" ", first, last)
    else:
        mapped.decoded(" ", first, last)


def _add_piece(mapped: TextMap, cursor: ByteCursor, found: re.Match[str]) -> None:
    text, first = found[0], cursor.at(found.start())
    last = cursor.at(found.end())
    if found["stray"] is not None:
        mapped.decoded("\N{REPLACEMENT CHARACTER}", first, last)
        return
    spelt = html.unescape(text) if found["escape"] is not None else text
    if spelt == text:
        mapped.verbatim(text, first, last)
    elif spelt:
        mapped.decoded(spelt, first, last)

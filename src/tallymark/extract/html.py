"""HTML pages: the report itself, without menus and scripts, mapped to the page's bytes."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tallymark.extract.charset import Decoded, decode
from tallymark.extract.html_heading import HeadingReader
from tallymark.extract.html_tokens import Token, tokens
from tallymark.extract.item import Item, Job, text_document
from tallymark.extract.refusal import Refused
from tallymark.extract.text import read_page
from tallymark.extract.textmap import ByteCursor, TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "html/1"
"""Name and version of this extractor."""

META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)

DROPPED = frozenset(
    [
        "script",
        "style",
        "nav",
        "aside",
        "footer",
        "noscript",
        "template",
        "svg",
        "select",
        "button",
        "iframe",
        "object",
        "canvas",
        "head",
        "title",
        "textarea",
        "dialog",
        "menu",
        "math",
        "noembed",
        "noframes",
        "xmp",
    ]
)
"""Elements whose text is not the report's; `header` and `form` are judged by where they stand."""

UNSEEN = frozenset({"script", "style", "template", "noscript"})
"""Those that take no room on the page: words before and after them belong together."""

PARAGRAPHS = frozenset(
    [
        "p",
        "div",
        "article",
        "section",
        "main",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "table",
        "pre",
        "figure",
        "figcaption",
        "header",
        "footer",
        "aside",
        "nav",
        "form",
        "fieldset",
        "hr",
        "address",
        "details",
        "summary",
        "body",
    ]
)
LINES = frozenset(["br", "li", "tr", "td", "th", "dt", "dd", "caption", "option", "label"])

PIECE = re.compile(
    r"(?P<space>[ \t\r\n\f]+)"
    r"|(?P<escape>&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[A-Za-z][A-Za-z0-9]*;?))"
    r"|(?P<stray>[\udc80-\udcff\x00])"
    r"|[^ \t\r\n\f&\udc80-\udcff\x00]+(?: [^ \t\r\n\f&\udc80-\udcff\x00]+)*|&"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text between marks: where it stands, in which article, and the break before it.

    `article` counts from 1 (0 is outside), `line_ends` is how many part it from the text before.
    """

    start: int
    end: int
    line_ends: int
    article: int
    in_main: bool
    in_form: bool


@dataclass(slots=True)
class Walk:
    """Where in the page we are: open dropped elements, articles, main, form."""

    dropped: list[str] = field(default_factory=list)
    articles: int = 0
    article_depth: int = 0
    main_depth: int = 0
    form_depth: int = 0
    line_ends: int = 0
    left_out: int = 0
    stretches: list[Stretch] = field(default_factory=list)


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
        _step(walk, page, token)
    chosen = _choose(walk)
    mapped = _assemble(decoded, chosen, item)
    if not mapped.text.strip():
        raise Refused("no_text")
    kept = sum(stretch.end - stretch.start for stretch in chosen)
    everything = sum(stretch.end - stretch.start for stretch in walk.stretches)
    yield text_document(
        mapped,
        item,
        heading.heading(),
        extractor=EXTRACTOR,
        dropped=walk.left_out + everything - kept,
    )


def _step(walk: Walk, page: str, token: Token) -> None:
    """Takes one token into account."""
    if token.kind == "text":
        _take_text(walk, page, token)
    elif walk.dropped:
        _step_dropped(walk, token)
    elif token.name in ("svg", "math") and page[token.end - 2] == "/":
        return  # drawings alone may close themselves (HTML standard, 13.1.2)
    elif token.kind == "open" and _is_dropped(walk, token.name):
        walk.dropped.append(token.name)
        if token.name not in UNSEEN:
            walk.line_ends = max(walk.line_ends, 1)
    else:
        _step_kept(walk, token)


def _take_text(walk: Walk, page: str, token: Token) -> None:
    if walk.dropped:
        walk.left_out += token.end - token.start
        return
    walk.stretches.append(
        Stretch(
            token.start,
            token.end,
            walk.line_ends,
            walk.articles if walk.article_depth else 0,
            walk.main_depth > 0,
            walk.form_depth > 0,
        )
    )
    if not page[token.start : token.end].isspace():
        walk.line_ends = 0


def _is_dropped(walk: Walk, name: str) -> bool:
    """A page's header is dropped, an article's own is not."""
    is_inside = walk.article_depth or walk.main_depth
    return name in DROPPED or (name == "header" and not is_inside)


def _step_dropped(walk: Walk, token: Token) -> None:
    """Inside a dropped element: out again at its end, or at the end of what holds it."""
    if token.kind == "open" and token.name == walk.dropped[-1]:
        walk.dropped.append(token.name)
    elif token.kind == "close" and token.name == walk.dropped[-1]:
        walk.dropped.pop()
    elif token.name in ("body", "main", "article") and walk.dropped[-1] in (
        "head",
        "nav",
        "header",
    ):
        # Left open by its author: a browser would end it here, or the report would be lost.
        walk.dropped.clear()
        _step_kept(walk, token)


def _step_kept(walk: Walk, token: Token) -> None:
    name, step = token.name, 1 if token.kind == "open" else -1
    if name == "article":
        if step > 0 and walk.article_depth == 0:
            walk.articles += 1
        walk.article_depth = max(0, walk.article_depth + step)
    elif name == "main":
        walk.main_depth = max(0, walk.main_depth + step)
    elif name == "form":
        walk.form_depth = max(0, walk.form_depth + step)
    if name in PARAGRAPHS:
        walk.line_ends = 2
    elif name in LINES:
        walk.line_ends = max(walk.line_ends, 1)


def _choose(walk: Walk) -> list[Stretch]:
    """The report's stretches: the longest article, else main, else all; forms only if nothing else
    is there (some sites wrap the whole page in one)."""
    outside = [stretch for stretch in walk.stretches if not stretch.in_form]
    if not _chars(outside):
        outside = walk.stretches
    lengths: dict[int, int] = {}
    for stretch in outside:
        if stretch.article:
            length = stretch.end - stretch.start
            lengths[stretch.article] = lengths.get(stretch.article, 0) + length
    if lengths:
        longest = max(lengths, key=lambda number: lengths[number])
        return [stretch for stretch in outside if stretch.article == longest]
    in_main = [stretch for stretch in outside if stretch.in_main]
    return in_main if _chars(in_main) else outside


def _chars(stretches: list[Stretch]) -> int:
    return sum(stretch.end - stretch.start for stretch in stretches)


def _assemble(decoded: Decoded, stretches: list[Stretch], item: Item) -> TextMap:
    """The text of the stretches, white space folded as a browser shows it."""
    mapped = TextMap(item.locator, decoded.encoding)
    cursor = ByteCursor(decoded.text, decoded.encoding, decoded.offset)
    line_ends, space = 0, -1
    for stretch in stretches:
        line_ends = max(line_ends, stretch.line_ends)
        for found in PIECE.finditer(decoded.text, stretch.start, stretch.end):
            if found["space"] is not None:
                space = found.end() - 1
                continue
            if line_ends and mapped.length:
                mapped.inserted(line_ends)
            elif space >= 0 and mapped.length:
                _add_space(mapped, cursor, decoded.text, space)
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

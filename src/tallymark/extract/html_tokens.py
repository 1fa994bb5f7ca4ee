"""The marks of an HTML page and the text between them, each with its place in the page.

Follows the tokenizer of the HTML standard (WHATWG, section 13.2.5) as far as text and its place
need it. Every step moves forward; nothing is read twice but the end of an unclosed mark.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

OPEN = re.compile(
    r"<([a-zA-Z][^\s/>]*+)"
    r"((?:\s++|/|=|[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+))?)*+)>"
)
CLOSE = re.compile(r"</([a-zA-Z][^\s/>]*+)[^>]*+>")
ATTRIBUTE = re.compile(
    r"([^\s/>=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s>\"'][^\s>]*+)))?"
)
NAMES = re.compile(r"\s(?:class|id)\s*=\s*[\"']?([^\"'<>]*)", re.IGNORECASE)
RAW = frozenset({"script", "style", "iframe", "xmp", "noembed", "noframes", "title", "textarea"})
"""Elements whose content is text up to their own end mark, whatever it looks like."""


class Token(NamedTuple):
    """One mark or stretch of text: `kind` is text, open or close; `name` in lower case."""

    kind: str
    start: int
    end: int
    name: str = ""


def tokens(page: str) -> Iterator[Token]:
    """All marks and texts of a page in order; comments and declarations are left out."""
    at = 0
    while at < len(page):
        mark = page.find("<", at)
        if mark < 0:
            yield Token("text", at, len(page))
            return
        if mark > at:
            yield Token("text", at, mark)
        token = _mark(page, mark)
        if token.kind:
            yield token
        at = token.end
        if token.kind == "open" and token.name in RAW:
            end = _raw_end(page, at, token.name)
            if end > at:
                yield Token("text", at, end)
            at = end


def attributes(page: str, token: Token) -> dict[str, str]:
    """The attributes of an opening mark, names in lower case, the first of a name counting."""
    found: dict[str, str] = {}
    body = page[token.start + 1 + len(token.name) : token.end - 1]
    for name, double, single, bare in ATTRIBUTE.findall(body):
        found.setdefault(name.lower(), html.unescape(double or single or bare))
    return found


def class_names(page: str, token: Token) -> list[str]:
    """The names in `class` and `id` of an opening mark, as far as they are plainly written."""
    return [
        name for found in NAMES.finditer(page, token.start, token.end) for name in found[1].split()
    ]


def _mark(page: str, start: int) -> Token:
    """The mark that begins at `start`; of kind "" what is no text and no element."""
    following = page[start + 1 : start + 2]
    if following.isascii() and following.isalpha():
        found, kind = OPEN.match(page, start), "open"
    elif following == "/":
        found, kind = CLOSE.match(page, start), "close"
    elif following and following in "!?":
        comment = page.startswith("<!--", start)
        end = _after(page, "-->", start + 2) if comment else _after(page, ">", start)
        return Token("", start, end)
    else:
        return Token("text", start, start + 1)
    if found:
        return Token(kind, start, found.end(), found[1].lower())
    return Token("", start, _after(page, ">", start))


def _after(page: str, mark: str, start: int) -> int:
    end = page.find(mark, start)
    return len(page) if end < 0 else end + len(mark)


def _raw_end(page: str, start: int, name: str) -> int:
    found = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.IGNORECASE).search(page, start)
    return found.start() if found else len(page)

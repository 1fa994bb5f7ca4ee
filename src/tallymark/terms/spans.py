"""Where words stand: spans in a document's text, and the way back to the original's bytes."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's kept text with its exact words.

    `start` (included) and `end` (excluded) count Unicode code points of the document's whole
    text; `text` is that text's slice. The core, not the reader, checks that it is.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class MapSegment:
    """One stretch of a document's text and where it stands in the original.

    `start`/`end`: code points of the document's text. `locator`: where inside the original
    ("" the whole file, "record/3", "page/2", "message/17", "sheet/1!A2:C2"). `first`/`last`:
    half-open range in `unit`s inside that locator. `how`:

    * `verbatim` - the original's range, decoded with `encoding`, is exactly this text;
    * `decoded`  - the range spells this text by an escape or entity (`&amp;`, `\\u0441`);
    * `inserted` - a separator of ours (a line end between blocks); the range is empty;
    * `rendered` - made by an engine (PDF text, spreadsheet cell); found again by extracting again.
    """

    start: int
    end: int
    locator: str
    first: int
    last: int
    unit: str = "byte"
    encoding: str = "utf-8"
    how: str = "verbatim"


def spans_in(term: object) -> Iterator[Span]:
    """Every span anywhere inside a term: what a check of grounding looks at."""
    if isinstance(term, Span):
        yield term
    elif isinstance(term, tuple):
        for part in term:
            if not isinstance(part, str):
                yield from spans_in(part)
    else:
        for name in parts_of(type(term)):
            part = getattr(term, name)
            if part is not None and not isinstance(part, str):
                yield from spans_in(part)


_PARTS: dict[type, tuple[str, ...]] = {}


def parts_of(kind: type) -> tuple[str, ...]:
    """The names of the fields of a kind of term; none of what is no term."""
    names = _PARTS.get(kind)
    if names is None:
        names = tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
        _PARTS[kind] = names
    return names

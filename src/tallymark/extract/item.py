"""What an extractor is given, and what it makes of a text and its map."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tallymark.extract.language import language_of
from tallymark.extract.passages import cut_at, cut_passages
from tallymark.extract.stretches import divide
from tallymark.extract.textmap import TextMap
from tallymark.terms.case import Limits
from tallymark.terms.documents import Document, Extracted, Failure, Original


def _quiet() -> None:
    """Nobody waits."""


@dataclass(frozen=True, slots=True)
class Job:
    """One original to be read: its record, its file, and what reading may cost."""

    original: Original
    path: Path
    limits: Limits
    beat: Callable[[], None] = _quiet
    """Called while a long document is made: a page is done, the clock starts anew."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in an original that becomes one document.

    `locator` says where it is ("" the whole file); `charset` is what its carrier declares (an
    HTTP header), `None` where nothing does.
    """

    original_id: str
    media_type: str
    locator: str = ""
    charset: str | None = None


Extractor = Callable[[Job], Iterator[Extracted | Failure]]
"""Reads one file. Raises `Refused` where nothing more can be read."""

PageExtractor = Callable[[bytes, Item], Iterator[Extracted | Failure]]
"""Reads one page from its bytes: a file of its own, or a record of an archive."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a page says of itself beside its text; `None` where it does not."""

    title: str | None = None
    outlet: str | None = None
    published: date | None = None


def text_document(
    mapped: TextMap, item: Item, heading: Heading, *, extractor: str, dropped: int = 0
) -> Extracted:
    """A document of running text: passages of whole paragraphs, each one part in one language."""
    stretches, language = divide(mapped)
    document = _document(mapped, item, heading, extractor=extractor, language=language)
    return Extracted(replace(document, dropped=dropped), cut_passages(mapped, stretches))


def roll_document(
    mapped: TextMap, item: Item, bounds: list[int], *, extractor: str, dialect: str
) -> Extracted:
    """A document that is a roll, its passages ending at `bounds` (ends of records)."""
    language = language_of(mapped.text)
    document = _document(mapped, item, Heading(), extractor=extractor, language=language)
    return Extracted(replace(document, form="roll", dialect=dialect), cut_at(mapped, bounds))


def _document(
    mapped: TextMap, item: Item, heading: Heading, *, extractor: str, language: str | None
) -> Document:
    return Document(
        id="",
        original_id=item.original_id,
        locator=item.locator,
        media_type=item.media_type,
        form="text",
        language=language,
        title=heading.title,
        outlet=heading.outlet,
        published=heading.published,
        extractor=extractor,
        chars=len(mapped.text),
    )

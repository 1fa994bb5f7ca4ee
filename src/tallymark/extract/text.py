"""Plain text: kept as it is, line ends and all."""

from collections.abc import Iterator

from tallymark.extract.charset import decode
from tallymark.extract.item import Heading, Item, Job, text_document
from tallymark.extract.refusal import Refused
from tallymark.extract.textmap import TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "text/1"
"""Name and version of this extractor."""

TITLE_CHARS = 160
"""A first line up to so long, with more text after it, is taken for the title."""


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The one document of a text file."""
    item = Item(job.original.id, job.original.media_type)
    yield from extract_page(read_page(job), item)


def read_page(job: Job) -> bytes:
    """The bytes of a file that is one page. Raises `Refused` above `limits.page_bytes`."""
    if job.path.stat().st_size > job.limits.page_bytes:
        raise Refused("too_large")
    return job.path.read_bytes()


def extract_page(data: bytes, item: Item) -> Iterator[Extracted | Failure]:
    """The document of a text given as bytes."""
    decoded = decode(data, [item.charset])
    if not decoded.text.strip():
        raise Refused("no_text")
    mapped = TextMap(item.locator, decoded.encoding)
    mapped.verbatim(decoded.text, decoded.offset, len(data))
    yield text_document(mapped, item, Heading(_title(decoded.text)), extractor=EXTRACTOR)


def _title(text: str) -> str | None:
    first, _, rest = text.strip().partition("\n")
    return first.strip() if rest.strip() and len(first) <= TITLE_CHARS else None

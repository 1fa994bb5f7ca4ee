"""Which extractor reads which media type: a new format is one file and one line here."""

from collections.abc import Iterator
from importlib import import_module
from typing import cast

from tallymark.extract.item import Extractor, Job
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.sniff import DOCX, XLSX, declared_kind
from tallymark.terms.documents import Extracted, Failure

EXTRACTORS = {
    "text/plain": "text",
    "text/html": "html",
    "application/pdf": "pdf",
    "application/json": "telegram",
    "text/csv": "csv_roll",
    "text/tab-separated-values": "csv_roll",
    XLSX: "xlsx_roll",
    DOCX: "docx",
    "application/warc": "warc",
    "application/wacz": "wacz",
    "message/rfc822": "mail",
    "application/mbox": "mbox",
    "image/png": "image",
    "image/jpeg": "image",
    "image/tiff": "image",
}
"""Media type -> module of this room, whose `extract_file` reads a `Job`. Loaded when needed."""


def extract_here(job: Job) -> Iterator[Extracted | Failure]:
    """The documents and failures of one original, read in this process (the child's)."""
    try:
        yield from _extractor(job)(job)
    except Refused as refused:
        yield failure(job.original.id, refused.reason)
    except RecursionError:
        yield failure(job.original.id, "too_deep")
    except MemoryError:
        yield failure(job.original.id, "out_of_memory")
    except FileNotFoundError:
        yield failure(job.original.id, "unreadable")


def _extractor(job: Job) -> Extractor:
    module = EXTRACTORS.get(declared_kind(job.original))
    if module is None:
        raise Refused("unknown_format")
    return cast(Extractor, import_module(f"tallymark.extract.{module}").extract_file)

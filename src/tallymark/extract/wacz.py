"""WACZ files: web archives in a ZIP, as Browsertrix and ArchiveWeb.page make them (WACZ 1.1.1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tallymark.extract.item import Job
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.warc import extract_archive
from tallymark.extract.zipped import opened
from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure

ENDS = (".warc", ".warc.gz")


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The documents of every archive inside; one that is broken costs the others nothing."""
    limit = job.limits.unpacked_bytes
    with opened(job.path, damaged="damaged_zip", unpacked_bytes=limit) as members:
        names = [one for one in members.names if _is_archive(one)]
        if not names:
            raise Refused("unknown_format")
        for name in names:
            try:
                with members.open(name) as archive:
                    yield from extract_archive(job, archive, f"{name}/")
            except Refused as refused:
                yield failure(job.original.id, refused.reason, name)


@contextmanager
def opened_archive(path: Path, name: str, limits: Limits) -> Iterator[BinaryIO]:
    """One archive inside a WACZ file, as a file."""
    with (
        opened(path, damaged="damaged_zip", unpacked_bytes=limits.unpacked_bytes) as members,
        members.open(name) as archive,
    ):
        yield archive


def _is_archive(name: str) -> bool:
    return name.startswith("archive/") and name.endswith(ENDS)

"""Mailboxes (mbox, RFC 4155): every mail as if it were a file of its own."""

import mmap
import re
from collections.abc import Iterator

from tallymark.extract.item import Item, Job
from tallymark.extract.mail import MAIL_SHARE, extract_mail
from tallymark.extract.refusal import Refused, failure
from tallymark.terms.documents import Extracted, Failure

START = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]{1,200}\d{4}[^\r\n]*\r?\n")
"""The line before a mail: who, and when, with its year."""


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The documents of all mails, one mail at a time; a broken one costs the others nothing."""
    with (
        job.path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        number = start = 0
        for found in START.finditer(data):
            if number:
                yield from _mail(
                    job, data[start : found.start()], f"mail/{number}@{start}-{found.start()}"
                )
            number, start = number + 1, found.end()
        if not number:
            raise Refused("not_a_mail")
        yield from _mail(job, data[start:], f"mail/{number}@{start}-{len(data)}")


def _mail(job: Job, body: bytes, locator: str) -> Iterator[Extracted | Failure]:
    try:
        if len(body) > job.limits.memory_bytes // MAIL_SHARE:
            raise Refused("too_large")
        yield from extract_mail(body, Item(job.original.id, "message/rfc822", locator), job.limits)
    except RecursionError:
        yield failure(job.original.id, "too_deep", locator)
    except Refused as refused:
        yield failure(job.original.id, refused.reason, locator)

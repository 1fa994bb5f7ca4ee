"""Mails (EML, RFC 5322 and MIME): the text, each attachment and each forwarded mail a document."""

from collections.abc import Iterator
from dataclasses import replace

from tallymark.extract import docx, html, pdf, text
from tallymark.extract.item import Heading, Item, Job, PageExtractor
from tallymark.extract.mail_parts import FAULTS, MailPart, decoded_body, file_suffix, parts_of
from tallymark.extract.refusal import Refused, failure
from tallymark.extract.sniff import DOCX, SUFFIXES
from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure

PAGES: dict[str, PageExtractor] = {
    "text/html": html.extract_page,
    "application/xhtml+xml": html.extract_page,
    "text/plain": text.extract_page,
    "application/pdf": pdf.extract_page,
    DOCX: docx.extract_page,
}
"""Which extractor reads a part."""

MAIL_SHARE = 8
"""A mail may weigh so many times less than the memory it may take: it is parsed as a whole."""


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """The documents of a mail, and a failure for each part that could not be read."""
    if job.path.stat().st_size > job.limits.memory_bytes // MAIL_SHARE:
        raise Refused("too_large")
    item = Item(job.original.id, job.original.media_type)
    yield from extract_mail(job.path.read_bytes(), item, job.limits)


def extract_mail(data: bytes, item: Item, limits: Limits) -> Iterator[Extracted | Failure]:
    """The same for a mail given as bytes. Raises `Refused` where it is none or has no words."""
    outcomes = 0
    try:
        for part in parts_of(data):
            for outcome in _read(part, item, limits):
                outcomes += 1
                yield outcome
    except FAULTS as error:
        raise Refused("not_a_mail") from error
    if not outcomes:
        raise Refused("no_text")


def _read(part: MailPart, item: Item, limits: Limits) -> Iterator[Extracted | Failure]:
    locator = f"{item.locator}/part/{part.number}".lstrip("/")
    media_type = _kind(part)
    try:
        body = _body(part, media_type, limits)
        if body is None or (not body.strip() and not part.is_attachment):
            return
        inner = Item(item.original_id, media_type, locator, _charset(part))
        if media_type == "message/rfc822":
            yield from extract_mail(body, inner, limits)
            return
        for outcome in PAGES[media_type](body, inner):
            yield outcome if isinstance(outcome, Failure) else _headed(outcome, part)
    except Refused as refused:
        yield failure(item.original_id, refused.reason, locator)


def _kind(part: MailPart) -> str:
    """The media type; by an attachment's name where its sender did not know better."""
    declared = part.message.get_content_type()
    by_name = SUFFIXES.get(file_suffix(part.message))
    return by_name if by_name and declared not in PAGES else declared


def _charset(part: MailPart) -> str | None:
    try:
        return part.message.get_content_charset()
    except FAULTS:
        return None


def _body(part: MailPart, media_type: str, limits: Limits) -> bytes | None:
    """The bytes of a part; `None` for a picture that only adorns the text."""
    if media_type in ("application/pkcs7-mime", "application/x-pkcs7-mime", "application/pgp"):
        raise Refused("encrypted")
    if media_type == "application/pgp-encrypted":
        raise Refused("encrypted")
    if media_type not in PAGES and media_type != "message/rfc822":
        if media_type.startswith("image/") and part.message.get("content-id"):
            return None
        raise Refused("attachment")
    body = decoded_body(part.message)
    if body is not None and len(body) > limits.page_bytes:
        raise Refused("too_large")
    return body


def _headed(outcome: Extracted, part: MailPart) -> Extracted:
    """The mail's subject, sender and day for its text; an attachment says them of itself."""
    heading: Heading = part.heading
    document = outcome.document
    if not part.is_attachment:
        document = replace(
            document, title=heading.title, outlet=heading.outlet, published=heading.published
        )
    return replace(outcome, document=document)

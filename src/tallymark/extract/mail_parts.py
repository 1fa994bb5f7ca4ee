"""The parts of a mail: found by their number, told apart by who sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from tallymark.extract.item import Heading
from tallymark.extract.refusal import Refused

MOST_PARTS = 2_000
"""A mail with more parts is an attack, not a mail."""

TITLE_CHARS = 500

FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What `email` of Python 3.11 to 3.13 raises on broken mails (tests flip and cut bytes)."""

UNSEEN = re.compile(
    r"application/(?:pgp-signature|x?-?pkcs7-signature)|text/(?:calendar|x-amp-html)"
)
"""Parts that carry no words of the sender."""


@dataclass(frozen=True, slots=True)
class MailPart:
    """One part with words or an attachment: its number, and the headers of its own mail."""

    number: int
    message: Message
    heading: Heading
    is_attachment: bool


def parts_of(data: bytes) -> Iterator[MailPart]:
    """The parts that a reader of the mail sees; of several versions of one text the plain one.

    Raises `Refused` where it is no mail or holds thousands of parts.
    """
    message = _parsed(data)
    numbers = {}
    for number, part in enumerate(message.walk()):
        numbers[id(part)] = number
        if number > MOST_PARTS:
            raise Refused("bomb")
    for part, heading in _seen(message, _heading(message)):
        name = _file_name(part)
        yield MailPart(numbers[id(part)], part, heading, _is_attached(part) or bool(name))


def part_bytes(data: bytes, number: int) -> bytes | None:
    """The bytes of the part with this number, its transfer encoding undone."""
    for at, part in enumerate(_parsed(data).walk()):
        if at == number:
            return decoded_body(part)
    return None


def decoded_body(part: Message) -> bytes | None:
    """The bytes of a part; `None` where it has none of its own."""
    try:
        body = part.get_payload(decode=True)
    except FAULTS:
        return None
    return body if isinstance(body, bytes) else None


def file_suffix(part: Message) -> str:
    """The end of an attachment's name, in lower case: ".docx"."""
    name = _file_name(part)
    return name[name.rfind(".") :].lower() if "." in name else ""


def _parsed(data: bytes) -> Message:
    message = message_from_bytes(data)
    if not message.keys():
        raise Refused("not_a_mail")
    return message


def _seen(part: Message, heading: Heading) -> Iterator[tuple[Message, Heading]]:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        for inner in _children(part):
            yield from _seen(inner, _heading(inner))
    elif part.get_content_type() == "multipart/alternative" and part.is_multipart():
        yield from _seen(_best(_children(part)), heading)
    elif part.is_multipart():
        for inner in _children(part):
            yield from _seen(inner, heading)
    elif not UNSEEN.fullmatch(part.get_content_type()):
        yield part, heading


def _children(part: Message) -> list[Message]:
    payload = part.get_payload()
    inner = (
        [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
    )
    if not inner:
        raise Refused("truncated")
    return inner


def _best(versions: list[Message]) -> Message:
    """The plain text where it has words, else the last version, which its sender likes best."""
    for one in versions:
        if one.get_content_type() == "text/plain" and (decoded_body(one) or b"").strip():
            return one
    return versions[-1]


def _heading(message: Message) -> Heading:
    name, address = parseaddr(_words(message, "from") or "")
    return Heading(
        title=_words(message, "subject"),
        outlet=name or address.rpartition("@")[2] or None,
        published=_day(_words(message, "date")),
    )


def _words(message: Message, name: str) -> str | None:
    """A header as people read it, its encoded words decoded."""
    value = message.get(name)
    if value is None:
        return None
    try:
        pieces = [_piece(text, charset) for text, charset in decode_header(str(value))]
    except FAULTS:
        pieces = [str(value)]
    folded = " ".join("".join(pieces).split())
    return folded.encode("utf-8", "replace").decode("utf-8")[:TITLE_CHARS] or None


def _piece(text: bytes | str, charset: str | None) -> str:
    if isinstance(text, str):
        return text
    try:
        return text.decode(charset or "utf-8", "replace")
    except LookupError:
        return text.decode("utf-8", "replace")


def _day(value: str | None) -> date | None:
    """The day as the mail's own header writes it."""
    try:
        return parsedate_to_datetime(value).date() if value else None
    except (*FAULTS, OverflowError):
        return None


def _is_attached(part: Message) -> bool:
    try:
        return part.get_content_disposition() == "attachment"
    except FAULTS:
        return False


def _file_name(part: Message) -> str:
    try:
        return part.get_filename() or ""
    except FAULTS:
        return ""

"""What stands in the original where a text says it was taken from."""

import html
import json
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from tallymark.extract.docx import spelt_sign
from tallymark.extract.payloads import payload_at
from tallymark.extract.refusal import Refused
from tallymark.terms.case import Limits
from tallymark.terms.spans import MapSegment

Fetch = Callable[[MapSegment], bytes | None]
"""The bytes of a segment's range; `None` where they are not there."""


def is_whole_file(segments: Iterable[MapSegment]) -> bool:
    """Whether all ranges are of the file itself, so that nothing needs to be unpacked."""
    return all(segment.locator == "" for segment in segments)


def find_in(
    segments: tuple[MapSegment, ...], start: int, end: int, path: Path, limits: Limits
) -> str | None:
    """The text that the original holds for code points `start` to `end` of a document.

    `None` where the bytes are not there, spell nothing, or were rendered by an engine.
    """
    wanted = [part for part in segments if part.start < end and part.end > start]
    if any(part.how == "rendered" for part in wanted):
        return None
    try:
        fetch = _of_file(path) if is_whole_file(wanted) else _of_parts(path, limits)
        pieces = [_clipped(part, _spelt(part, fetch), start, end) for part in wanted]
    except (OSError, ValueError, Refused):
        return None
    if any(piece is None for piece in pieces):
        return None
    text = "".join(piece for piece in pieces if piece is not None)
    return text if len(text) == end - start else None


def _of_file(path: Path) -> Fetch:
    def fetch(part: MapSegment) -> bytes | None:
        with path.open("rb") as file:
            file.seek(part.first)
            return file.read(part.last - part.first)

    return fetch


def _of_parts(path: Path, limits: Limits) -> Fetch:
    """Each part is unpacked once, however many segments lie in it."""

    @cache
    def payload(locator: str) -> bytes | None:
        return payload_at(path, locator, limits)

    def fetch(part: MapSegment) -> bytes | None:
        found = payload(part.locator)
        return None if found is None else found[part.first : part.last]

    return fetch


def _spelt(part: MapSegment, fetch: Fetch) -> str | None:
    """The whole text of one segment, from its bytes."""
    if part.how == "inserted":
        return "\n" * (part.end - part.start)
    body = fetch(part)
    if body is None or len(body) != part.last - part.first:
        return None
    if part.how == "verbatim":
        return body.decode(part.encoding)
    return _unescaped(body.decode(part.encoding, "replace"))


def _unescaped(written: str) -> str:
    """What an escape, an entity, a run of white space or a stray byte stands for."""
    if written.isspace():
        return " "
    if written.startswith("\\"):
        text: str = json.loads(f'"{written}"')
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if written == "\0":
        return "\N{REPLACEMENT CHARACTER}"
    sign = spelt_sign(written) if written.startswith("<") else None
    return html.unescape(written) if sign is None else sign


def _clipped(part: MapSegment, text: str | None, start: int, end: int) -> str | None:
    if text is None or len(text) != part.end - part.start:
        return None
    return text[max(0, start - part.start) : end - part.start]

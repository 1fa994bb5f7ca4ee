"""A stretch of a document's text looked up again in the bytes of its original."""

import html
import json
from collections.abc import Sequence
from pathlib import Path

from tallymark.extract import warc
from tallymark.terms.case import Limits
from tallymark.terms.spans import MapSegment


def find_again(
    segments: Sequence[MapSegment], text: str, start: int, path: Path, limits: Limits
) -> str | None:
    """What the bytes say where `text` (which begins at code point `start`) is said to stand.

    Equal to `text` where everything holds. Verbatim segments are decoded anew; of a decoded one
    (an entity, an escape, white space) the bytes must still spell it; separators of ours count as
    they are. `None` where a record of an archive is gone, or the text was rendered by an engine
    (then it is found again by extracting again).
    """
    if any(one.how == "rendered" for one in segments):
        return None
    found = []
    sources: dict[str, bytes | None] = {}
    for one in segments:
        said = text[one.start - start : one.end - start]
        if one.how == "inserted":
            found.append(said)
            continue
        if one.locator not in sources:
            sources[one.locator] = _source(one.locator, path, limits)
        data = sources[one.locator]
        if data is None:
            return None
        raw = data[one.first : one.last].decode(one.encoding, "surrogateescape")
        found.append(raw if one.how == "verbatim" else _spelt(raw, said))
    return "".join(found)


def _source(locator: str, path: Path, limits: Limits) -> bytes | None:
    if "@" in locator:
        return warc.payload_at(path, locator, limits.page_bytes)
    return path.read_bytes()


def _spelt(raw: str, said: str) -> str:
    """What an entity, an escape or a run of white space spells; `said` where one of them fits."""
    plain = html.unescape(raw)
    readings = [plain, " ".join(raw.split()) or " ", " ".join(plain.split())]
    if "\\" in raw:
        try:
            readings.append(json.loads(f'"{raw}"', strict=False))
        except ValueError:
            readings.append(raw)
    if said in readings or (not said.strip() and not plain.strip()):
        return said
    return readings[0]

"""Which parts a document's text has, and in which language each of its paragraphs is."""

import re
from collections.abc import Iterator

from tallymark.extract.language import SAMPLE, language_of, paragraph_languages
from tallymark.extract.passages import Stretch
from tallymark.extract.textmap import TextMap
from tallymark.lang.furniture import find_furniture

SPACE = re.compile(r"\s+")

Part = tuple[int, int, str]
"""Start, end and name of a part."""


def divide(mapped: TextMap) -> tuple[list[Stretch], str | None]:
    """The stretches of a text, and the language of its report.

    What the format says of its parts (`TextMap.part`) stands; within the report, lines of the
    site (subscribe boxes, counters) are furniture. Separators belong to the furniture.
    """
    text = mapped.text
    parts = [part for known in _known(mapped) for part in _without_furniture(text, known)]
    report = "".join(text[start:end] for start, end, name in parts if name == "body")
    whole = language_of((report or text)[:SAMPLE])
    return [stretch for part in parts for stretch in _by_language(text, part, whole)], whole


def _known(mapped: TextMap) -> Iterator[Part]:
    """The parts as the format gave them."""
    start, name = 0, "body"
    for at, following in mapped.parts:
        if at > start:
            yield start, at, name
        start, name = at, following
    if mapped.length > start:
        yield start, mapped.length, name


def _without_furniture(text: str, part: Part) -> Iterator[Part]:
    first, last, name = part
    if name != "body":
        yield part
        return
    at = first
    for start, end in _furniture(text[first:last]):
        if start + first > at:
            yield at, start + first, "body"
        yield start + first, end + first, "furniture"
        at = end + first
    if at < last:
        yield at, last, "body"


def _furniture(text: str) -> list[tuple[int, int]]:
    """The stretches of furniture with the white space after them, neighbours as one."""
    found: list[tuple[int, int]] = []
    for start, end in find_furniture(text):
        space = SPACE.match(text, end)
        reached = space.end() if space else end
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], reached)
        else:
            found.append((start, reached))
    return found


def _by_language(text: str, part: Part, whole: str | None) -> Iterator[Stretch]:
    start, end, name = part
    if name == "furniture":
        yield Stretch(end, whole, name)
        return
    for reached, language in paragraph_languages(text[start:end], whole):
        yield Stretch(start + reached, language, name)

"""A document's text in passages that follow one another without gap or overlap."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from tallymark.extract.textmap import TextMap, byte_length
from tallymark.terms.documents import Passage
from tallymark.terms.spans import MapSegment

PASSAGE_CHARS = 4000
"""Code points a passage of running text may reach: about a page, what a reader holds in view."""

BREAKS = (
    re.compile(r"\r?\n[ \t]*\r?\n\s*"),
    re.compile(r"\n"),
    re.compile(r"[.!?…]\s+"),
    re.compile(r"\s+"),
)
"""Where a passage may end, best first: paragraph, line, sentence, word."""


def cut_passages(
    mapped: TextMap, chars: int = PASSAGE_CHARS, bounds: list[int] | None = None
) -> tuple[Passage, ...]:
    """Passages of up to `chars` code points, or ending exactly at `bounds`."""
    text = mapped.text
    ends = bounds if bounds is not None else list(_paragraph_ends(text, chars))
    return tuple(_passages(text, mapped.segments, ends))


def _paragraph_ends(text: str, chars: int) -> Iterator[int]:
    start = 0
    while len(text) - start > chars:
        start = _last_break(text, start, start + chars)
        yield start
    if start < len(text):
        yield len(text)


def _last_break(text: str, start: int, limit: int) -> int:
    """The last good end in the second half of `start` to `limit`, else `limit` itself."""
    for pattern in BREAKS:
        end = 0
        for found in pattern.finditer(text, start + (limit - start) // 2, limit):
            end = found.end()
        if end:
            return end
    return limit


def _passages(text: str, segments: list[MapSegment], ends: list[int]) -> Iterator[Passage]:
    starts = [segment.start for segment in segments]
    start = 0
    for wanted in ends:
        end = _whole(segments, starts, wanted)
        if end <= start:
            continue
        yield Passage("", start, end, text[start:end], _clip(text, segments, starts, start, end))
        start = end


def _whole(segments: list[MapSegment], starts: list[int], end: int) -> int:
    """`end`, or the end of the escape that it would cut in two."""
    segment = segments[bisect_left(starts, end) - 1]
    is_inside = segment.start < end < segment.end
    return segment.end if is_inside and segment.how == "decoded" else end


def _clip(
    text: str, segments: list[MapSegment], starts: list[int], start: int, end: int
) -> tuple[MapSegment, ...]:
    """The segments of `start` to `end`, those that reach beyond cut to fit."""
    index = max(0, bisect_left(starts, start + 1) - 1)
    clipped = []
    while index < len(segments) and segments[index].start < end:
        clipped.append(_part(text, segments[index], start, end))
        index += 1
    return tuple(clipped)


def _part(text: str, segment: MapSegment, start: int, end: int) -> MapSegment:
    first_char, last_char = max(segment.start, start), min(segment.end, end)
    if (first_char, last_char) == (segment.start, segment.end) or segment.how == "inserted":
        return replace(segment, start=first_char, end=last_char)
    if segment.how == "rendered":
        first = segment.first + first_char - segment.start
        return replace(
            segment,
            start=first_char,
            end=last_char,
            first=first,
            last=first + last_char - first_char,
        )
    first = segment.first + byte_length(text[segment.start : first_char], segment.encoding)
    last = first + byte_length(text[first_char:last_char], segment.encoding)
    return replace(segment, start=first_char, end=last_char, first=first, last=last)

"""A document's text in passages that follow one another without gap or overlap."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tallymark.extract.textmap import TextMap, byte_length
from tallymark.terms.documents import Passage
from tallymark.terms.spans import MapSegment

PASSAGE_CHARS = 4000
"""Code points a passage of running text may reach: about a page, what a reader holds in view."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A text up to `end` that is one part of its document, in one language."""

    end: int
    language: str | None = None
    part: str = "body"


BREAKS = (
    re.compile(r"\r?\n[ \t]*\r?\n\s*"),
    re.compile(r"\n"),
    re.compile(r"[.!?…]\s+"),
    re.compile(r"\s+"),
)
"""Where a passage may end, best first: paragraph, line, sentence, word."""


def cut_passages(mapped: TextMap, stretches: Sequence[Stretch]) -> tuple[Passage, ...]:
    """Passages of up to `PASSAGE_CHARS` code points, each within one stretch."""
    cuts: list[Stretch] = []
    start = 0
    for stretch in stretches:
        ends = _paragraph_ends(mapped.text, start, stretch.end, PASSAGE_CHARS)
        cuts += (replace(stretch, end=end) for end in ends)
        start = stretch.end
    return tuple(_passages(mapped, cuts))


def cut_at(mapped: TextMap, bounds: Sequence[int]) -> tuple[Passage, ...]:
    """Passages that end exactly at `bounds`."""
    return tuple(_passages(mapped, [Stretch(end) for end in bounds]))


def _paragraph_ends(text: str, start: int, end: int, chars: int) -> Iterator[int]:
    while end - start > chars:
        start = _last_break(text, start, start + chars)
        yield start
    if start < end:
        yield end


def _last_break(text: str, start: int, limit: int) -> int:
    """The last good end in the second half of `start` to `limit`, else `limit` itself."""
    for pattern in BREAKS:
        end = 0
        for found in pattern.finditer(text, start + (limit - start) // 2, limit):
            end = found.end()
        if end:
            return end
    return limit


def _passages(mapped: TextMap, cuts: Sequence[Stretch]) -> Iterator[Passage]:
    text, segments = mapped.text, mapped.segments
    starts = [segment.start for segment in segments]
    start = 0
    for cut in cuts:
        end = _whole(segments, starts, cut.end)
        if end <= start:
            continue
        doubtful = tuple(word for word in mapped.doubtful if start <= word[0] < end)
        yield Passage(
            "", start, end, text[start:end], _clip(text, segments, starts, start, end),
            cut.language, cut.part, doubtful,
        )  # fmt: skip
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
    if first_char == segment.start and last_char == segment.end:
        return segment
    if segment.how == "inserted":
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

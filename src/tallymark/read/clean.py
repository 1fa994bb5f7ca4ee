"""A text as readers want it, with the way back: no soft hyphens, no zero width, one kind of space.

What a name is broken by on the page (a soft hyphen, an accent mark, й written as и and a breve) is
taken out before reading; every span of what was read is put back onto the words as they stand.
"""

import operator
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tallymark.terms.claims import ClaimKind, Proposal
from tallymark.terms.spans import Span, parts_of

_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACE = re.compile(f"[{_SPACES}]")
_NOTHING = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD = re.compile(
    f"[{_NOTHING}]+"
    r"|\r(?=\n)"
    rf"|[^\W\d_][{_NOTHING}]*(?:[\u0300-\u036f][{_NOTHING}]*)+"
    r"|(?<=[a-zа-яёіїєґ])[-\u2010]\r?\n(?=[a-zа-яёіїєґ])"
)
_UNSEEN = re.compile(f"[{_NOTHING}]")
_STRESS = re.compile("[\u0300\u0301](?![\u0300-\u036f])")
_KEY = re.compile(rf"({'|'.join(ClaimKind)}):(\d+)-(\d+)")


@dataclass(frozen=True, slots=True)
class Clean:
    """A text for reading. `starts` and `sources` say where its stretches stand in `original`."""

    text: str
    original: str
    starts: tuple[int, ...] = (0,)
    sources: tuple[int, ...] = (0,)
    ends: tuple[int, ...] = ()
    """Where each stretch ends in the original; a letter with its marks is a stretch of its own."""

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where the words `start` to `end` of the clean text stand in the original."""
        if len(self.starts) == 1:
            return start, end
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1)) - 1
        begin = self.sources[first] + start - self.starts[first]
        if end <= start:
            return begin, begin
        inside = end - self.starts[last]
        is_whole = last + 1 < len(self.starts) and end == self.starts[last + 1]
        return begin, self.ends[last] if is_whole else self.sources[last] + inside


def clean_text(text: str) -> Clean:
    """The text for reading. Costs one search where nothing is to be done.

    >>> clean_text("Гре\u00adмин").text
    'Гремин'
    """
    spaced = _SPACE.sub(" ", text)
    parts: list[str] = []
    starts, sources, ends = [0], [0], []
    at = length = 0
    for found in _ODD.finditer(spaced):
        first, last = found.span()
        put = _composed(found[0])
        parts += (spaced[at:first], put)
        length += first - at
        ends.append(first)
        if put:
            starts.append(length)
            sources.append(first)
            ends.append(last)
            length += len(put)
        starts.append(length)
        sources.append(last)
        at = last
    if not parts:
        return Clean(spaced, text)
    ends.append(len(text))
    return _made("".join((*parts, spaced[at:])), text, (starts, sources, ends))


def _made(clean: str, text: str, places: tuple[list[int], list[int], list[int]]) -> Clean:
    """Without stretches of no length, which nothing can stand in."""
    starts, sources, ends = places
    kept = [
        index for index in range(len(starts))
        if index + 1 == len(starts) or starts[index + 1] > starts[index]
    ]  # fmt: skip
    return Clean(
        clean, text,
        tuple(starts[one] for one in kept), tuple(sources[one] for one in kept),
        tuple(ends[one] for one in kept),
    )  # fmt: skip


def _composed(found: str) -> str:
    """What an odd stretch spells: nothing, or a letter with its marks, stress taken off."""
    if not found[0].isalpha():
        return ""
    letters = unicodedata.normalize("NFC", _UNSEEN.sub("", found))
    if letters[:1] > "\u0400":
        letters = _STRESS.sub("", letters)
    return letters


def restore_proposal(proposal: Proposal, clean: Clean) -> Proposal:
    """The same proposal with every span and key back on the words as they stand."""
    if clean.text == clean.original:
        return proposal

    def place(span: Span) -> Span:
        start, end = clean.origin(span.start, span.end)
        return Span(start, end, clean.original[start:end])

    restored: Proposal = move_spans(proposal, place)
    return restored


def move_spans(value: Any, place: Callable[[Span], Span]) -> Any:
    """The same term with every span, and every key made of a span, moved by `place`."""
    if isinstance(value, Span):
        return place(value)
    if isinstance(value, tuple):
        parts = tuple(move_spans(part, place) for part in value)
        return parts if any(map(operator.is_not, parts, value)) else value
    if isinstance(value, str) and type(value) is str and (found := _KEY.fullmatch(value)):
        moved = place(Span(int(found[2]), int(found[3]), ""))
        return f"{found[1]}:{moved.start}-{moved.end}"
    moved_parts = {}
    for name in parts_of(type(value)):
        part = getattr(value, name)
        if part is not None and (other := move_spans(part, place)) is not part:
            moved_parts[name] = other
    return replace(value, **moved_parts) if moved_parts else value

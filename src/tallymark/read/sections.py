"""Long documents are read section by section, so that the work grows with their length only.

A section is read as a document of its own from offset 0; `shift_proposal` puts its claims back.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallymark.read.clean import move_spans
from tallymark.terms.claims import Proposal
from tallymark.terms.documents import Passage
from tallymark.terms.spans import Span

SECTION_CHARS = 16_000
"""About ten pages: longer than any report, short enough that each section takes a tenth of a
second (`benchmarks/quality/read_quality.py` prints the speed)."""
_BREAK = re.compile(r"\n\s*\n|\n|[.!?] ")


def cut_sections(
    passages: Sequence[Passage], most: int = SECTION_CHARS
) -> Iterator[tuple[int, tuple[Passage, ...]]]:
    """The document in stretches of at most `most` characters: where each starts, its passages.

    A short document is one section; a long passage is cut at a paragraph, line or sentence.
    """
    offset = 0
    section: list[Passage] = []
    for passage in sorted(passages, key=lambda one: one.start):
        for part in _parts(passage, most):
            if section and part.end - offset > most:
                yield offset, tuple(section)
                section = []
            if not section:
                offset = part.start
            moved = replace(part, start=part.start - offset, end=part.end - offset)
            section.append(moved)
    if section:
        yield offset, tuple(section)


def _parts(passage: Passage, most: int) -> Iterator[Passage]:
    text, first = passage.text, 0
    while len(text) - first > most:
        last = first + most
        ends = [found.end() for found in _BREAK.finditer(text, first + most // 2, last)]
        last = ends[-1] if ends else last
        yield _part(passage, first, last)
        first = last
    yield passage if first == 0 else _part(passage, first, len(text))


def _part(passage: Passage, first: int, last: int) -> Passage:
    start = passage.start + first
    return replace(passage, start=start, end=passage.start + last, text=passage.text[first:last])


def shift_proposal(proposal: Proposal, offset: int) -> Proposal:
    """The same proposal with every span and key moved by `offset`."""
    if not offset:
        return proposal
    moved: Proposal = move_spans(
        proposal, lambda span: Span(span.start + offset, span.end + offset, span.text)
    )
    return moved

"""Lists and posts cut into entries: the stretch of text that is about one person.

A line that opens with a name (after a bullet, a number, a rank) begins an entry; it goes on to the
next entry or empty line. In a line of several, divided by semicolons, each that opens with a name
is an entry of its own.
"""

import re
from dataclasses import dataclass

from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast

_LINE = re.compile(r"[^\n]+")
_HEAD = re.compile(r"[^\w«\"]*(?:\d{1,3}[.)]\s*)?(?:[^.,:;!?\n«\"]{0,40}?)(?:, )?[«\"]?")
_PROSE = re.compile(r"[а-яіїєґa-z]{3,}(?: [а-яіїєґa-z]{2,}){3,}")
_APART = frozenset(("relative", "local official", "official", "lawyer", "medical", "source"))


@dataclass(slots=True)
class Entry:
    """A stretch of text about `head`; `start` and `end` are offsets."""

    start: int
    end: int
    head: PersonDraft


def is_subject(person: PersonDraft) -> bool:
    """Whether facts of a life may be his: somebody named who does not only speak or mourn."""
    if not person.names:
        return False
    return "victim" in person.roles or not _APART & set(person.roles)


def cut_entries(board: Board, cast: Cast) -> list[Entry]:
    """The entries of a document, in order; none where no line opens with a name."""
    text, found = board.page.text, list[Entry]()
    reached, is_open = 0, False
    for line in _LINE.finditer(text):
        if "\n\n" in text[reached : line.start()] or "\n \n" in text[reached : line.start()]:
            is_open = False
        heads = _heads(board, cast, line.start(), line.end())
        if heads:
            stops = [start for start, _ in heads[1:]] + [line.end()]
            found += [
                Entry(start, stop, person)
                for (start, person), stop in zip(heads, stops, strict=True)
            ]
            is_open = True
        elif is_open and found:
            found[-1].end = line.end()
        reached = line.end()
    return found


def _heads(board: Board, cast: Cast, start: int, end: int) -> list[tuple[int, PersonDraft]]:
    """(start, person) of each entry that a line holds."""
    text = board.page.text
    cuts = [start]
    if text.count(";", start, end) > 0:
        cuts += [found.end() for found in re.compile(r";\s").finditer(text, start, end)]
    heads: list[tuple[int, PersonDraft]] = []
    for cut in cuts:
        named = cast.after(cut, 60)
        if named is None or named[0].start >= end or not is_subject(named[1]):
            continue
        before = text[cut : named[0].start]
        if _HEAD.fullmatch(before) and not _PROSE.search(before.lower()):
            heads.append((cut if cut != start else start, named[1]))
        elif cut == start and len(cuts) > 2 and before.rstrip().endswith((":", "—", "–")):
            heads.append((named[0].start, named[1]))
    return heads

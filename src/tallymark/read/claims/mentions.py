"""Where people are named or described, in order, and in which case: for asking who is near."""

from bisect import bisect_left
from dataclasses import dataclass

from tallymark.lang.words import fold
from tallymark.read.board import Board, PersonDraft


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at a place; `case` is n (nominative), o (another case) or ? (not to be seen)."""

    start: int
    end: int
    person: PersonDraft
    case: str = "?"


class Mentions:
    """All mentions of a document's people, in order."""

    def __init__(self, board: Board) -> None:
        found = []
        for person in board.people:
            for name in person.names:
                case = _case(board.page.folded[name.start : name.end], fold(name.base))
                found.append(Mention(name.start, name.end, person, case))
            for span in person.descriptions:
                found.append(Mention(span.start, span.end, person))
        self.all = sorted(found, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self.all]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that start between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def _case(written: str, base: str) -> str:
    """Latin letters show no case; a name all of whose words stand in its base is nominative."""
    if written.isascii():
        return "?"
    return "n" if set(written.split()) <= set(base.split()) else "o"

"""The people of a document in the order in which they are named: who stands where."""

from bisect import bisect_left
from collections.abc import Iterator

from tallymark.lang.words import word_set
from tallymark.read.base_forms import Name
from tallymark.read.board import Board, PersonDraft

_SHARED = 3
"""Letters of a surname that the forms of both sexes share, at least."""
_ENDINGS = frozenset(
    ("", *word_set("а у е и і a y o ий ый ой ая ої ій ою ым ом их ых ij iy yy aia aja aya ii"))
)


class Cast:
    """Every place where somebody is named, in order, with its person."""

    def __init__(self, board: Board) -> None:
        named = [(name, person) for person in board.people for name in person.names]
        named.sort(key=lambda pair: pair[0].start)
        self.board = board
        self.named: list[tuple[Name, PersonDraft]] = named
        self.starts = [name.start for name, _ in named]
        self.ends = {name.end: (name, person) for name, person in named}

    def after(self, offset: int, within: int) -> tuple[Name, PersonDraft] | None:
        """The first name that starts at or after an offset, no farther than `within`."""
        index = bisect_left(self.starts, offset)
        if index < len(self.named) and self.starts[index] - offset <= within:
            return self.named[index]
        return None

    def before(self, offset: int, within: int) -> Iterator[tuple[Name, PersonDraft]]:
        """The names that start before an offset, the nearest first."""
        for index in range(bisect_left(self.starts, offset) - 1, -1, -1):
            if offset - self.starts[index] > within:
                return
            yield self.named[index]

    def between(self, start: int, end: int) -> list[tuple[Name, PersonDraft]]:
        """The names that start between two offsets, in order."""
        return self.named[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def ending_at(self, offset: int) -> tuple[Name, PersonDraft] | None:
        """The name that ends at an offset."""
        return self.ends.get(offset)

    def of_family(self, person: PersonDraft, sex: str | None) -> PersonDraft | None:
        """Somebody else of the same surname; `None` where there is none or more than one."""
        own = _surnames(person)
        found = [
            one for one in self.board.people
            if one is not person and (not sex or one.sex in (sex, None))
            and any(_is_family(mine, theirs) for mine in own for theirs in _surnames(one))
        ]  # fmt: skip
        return found[0] if len(found) == 1 else None


def _surnames(person: PersonDraft) -> set[str]:
    """A person's surnames, folded; each part of a double one counts."""
    return {
        part.lower().replace("ё", "е")
        for name in person.names if name.surname for part in name.surname.split("-")
    }  # fmt: skip


def _is_family(one: str, other: str) -> bool:
    """Whether two surnames are one but for the endings of sex and case."""
    pairs = enumerate(zip(one, other, strict=False))
    shared = next((at for at, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))
    return shared >= _SHARED and {one[shared:], other[shared:]} <= _ENDINGS

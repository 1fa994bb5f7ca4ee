"""Whom a fact of a life belongs to: the head of its entry, else somebody of its sentence."""

from dataclasses import dataclass, field

from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast
from tallymark.read.claims.entries import Entry, cut_entries, is_subject


@dataclass(slots=True)
class Scene:
    """A document with its people in order and its entries, made once for all facts."""

    board: Board
    cast: Cast
    entries: list[Entry] = field(default_factory=list)

    def entry_at(self, offset: int) -> Entry | None:
        """The entry that holds an offset."""
        return next((one for one in self.entries if one.start <= offset < one.end), None)

    def bounds(self, offset: int) -> tuple[int, int]:
        """Where the sentence of an offset starts and ends."""
        page = self.board.page
        return page.bounds(page.sentences[page.sentence_index(offset)])

    def owner(self, offset: int, end: int, *, is_verb: bool = False) -> PersonDraft | None:
        """The person that words between two offsets tell of; `None` where nobody fits.

        In a sentence it is the one named last before them, else (a verb may stand first) the next
        one; where the sentence names nobody, the one who was spoken of last.
        """
        entry = self.entry_at(offset)
        first, last = self.bounds(offset)
        inside = [one for one in self.cast.between(first, last) if is_subject(one[1])]
        if entry is not None:
            return entry.head
        before = [person for name, person in inside if name.end <= offset]
        after = [person for name, person in inside if name.start >= end]
        if before:
            return before[0] if is_verb else before[-1]
        if after:
            return after[0]
        return self.last_before(offset)

    def last_before(self, offset: int) -> PersonDraft | None:
        """Who was spoken of last, within a few paragraphs."""
        for _, person in self.cast.before(offset, 700):
            if is_subject(person):
                return person
        return None


def set_scene(board: Board) -> Scene:
    """The scene of a document whose people are all on the board."""
    cast = Cast(board)
    return Scene(board, cast, cut_entries(board, cast))

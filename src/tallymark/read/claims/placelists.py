"""Lists of places: "обстреляли Гречаное, Ковалёвку и Новый Яр", "villages of Berezhok and Dubky".

Where one member of a list is a place, the others are places too.
"""

import re

from tallymark.read.board import Board, PlaceDraft
from tallymark.read.claims.placecues import is_no_place, is_person_like, is_taken_by, takes_places
from tallymark.read.page import Unit

_COMMA = re.compile(r", $")
_AND = re.compile(r",? (?:и|й|та|і|and|или|або|or)(?: (?:в|во|у|в|из|з|із|in|from|at))? $")
_MOST = 8


def find_listed_places(board: Board) -> None:
    """Adds the members of lists of which one is a place: with "and" before the last of them."""
    groups = _groups(board)
    starts = {units[0].start: place for place, units in enumerate(groups)}
    owners = {span.start: place for place in board.places for span in place.mentions}
    for start, place in sorted(owners.items()):
        number = starts.get(start)
        if number is None or place.type in ("region", "district", "country"):
            continue
        for units in _fellows(board, groups, number):
            span = board.page.span(units[0].start, units[-1].end)
            if not board.is_taken(span.start, span.end):
                board.take(span.start, span.end)
                board.places.append(PlaceDraft(span.text, "settlement", [span]))


def _groups(board: Board) -> list[list[Unit]]:
    """The capitalised words as they stand together, two at most, without a verb that opens."""
    runs = [run[1:] if takes_places(run[0].word) else run for run in board.page.runs]
    return [list(run[:2]) for run in runs if run]


def _fellows(board: Board, groups: list[list[Unit]], number: int) -> list[list[Unit]]:
    """The groups after one that go on a list which ends with "and"."""
    found: list[list[Unit]] = []
    is_fought_over = is_taken_by(board, groups[number][0])
    end = _end_of(board, groups[number])
    for units in groups[number + 1 : number + 1 + _MOST]:
        between = board.page.folded[end : units[0].start]
        is_last = _AND.fullmatch(between) is not None
        if not (is_last or _COMMA.fullmatch(between)) or not _may_be_place(
            board, units, is_fought_over=is_fought_over
        ):
            return []
        found.append(units)
        if is_last:
            return found
        end = _end_of(board, units)
    return []


def _end_of(board: Board, units: list[Unit]) -> int:
    """Where the place that begins with these words ends, its kind in small letters included."""
    for place in board.places:
        for span in place.mentions:
            if span.start == units[0].start:
                return span.end
    return units[-1].end


def _may_be_place(board: Board, units: list[Unit], *, is_fought_over: bool) -> bool:
    if any(is_no_place(unit.word) or is_person_like(board, unit) for unit in units):
        return False
    start, end = units[0].start, units[-1].end
    if board.is_hinted("person", start, end) and not is_fought_over:
        return False
    return not board.is_hinted("organisation", start, end)

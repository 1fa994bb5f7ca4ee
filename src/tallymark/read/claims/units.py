"""Military units by their number; the digits are text, a leading zero stays."""

import re

from tallymark.read.board import Board

_UNIT = re.compile(
    r"(?<!\w)(?:military unit|unit|в/ч|вч|войсков\w+ част\w+|військов\w+ частин\w+|"
    r"номер\w* (?:войсковой |військової )?част\w+|част[ьиью]+|частин\w+)"
    r"\s*(?:№|no\.?|number|:)?\s*([аa]?-?\d{4,6})(?!\d)"
)


def find_units(board: Board) -> None:
    """Puts the units on the board, each with all its mentions."""
    by_number: dict[str, int] = {}
    for found in _UNIT.finditer(board.page.folded):
        start, end = found.span(1)
        number = board.page.text[start:end]
        span = board.page.span(*found.span())
        board.take(*found.span())
        place = by_number.setdefault(number, len(board.units))
        if place == len(board.units):
            board.units.append((number, []))
        board.units[place][1].append(span)

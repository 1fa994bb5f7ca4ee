"""Rows of a roll that have another number of cells than its header."""

from tallymark.extract.refusal import failure
from tallymark.terms.documents import Failure

SHOWN = 20
"""Rows named one by one; further ones are summed up in one failure."""


class RaggedRows:
    """Counts cells row by row; the first row that is not blank says how many there should be."""

    def __init__(self, original_id: str, sheet: str = "") -> None:
        self._original_id = original_id
        self._sheet = sheet
        self._width = 0
        self._rows: list[int] = []
        self._further = 0

    def see(self, number: int, cells: int) -> None:
        """Takes row `number` (from 1, as a spreadsheet counts) into account; blank rows fit."""
        if not self._width:
            self._width = cells
        if cells in (0, self._width):
            return
        if len(self._rows) < SHOWN:
            self._rows.append(number)
        else:
            self._further += 1

    def failures(self) -> list[Failure]:
        """One failure for each of the first ragged rows (kept in the text), one for the rest."""
        found = [
            failure(self._original_id, "ragged_row", f"{self._sheet}row/{number}")
            for number in self._rows
        ]
        if self._further:
            rest = f"{self._sheet}rows/{self._further}-more"
            found.append(failure(self._original_id, "ragged_rows", rest))
        return found

"""Which cells of one cut must stay inside, so that none can be computed from the others.

A cut of one act (its regions, its months ...) sums to the act's own cell. Whoever knows that sum
subtracts the cells shown and gets the sum of those withheld. So cells are withheld in company: at
least two, and so many people among them that each could be anything from one up to `small_cell` or
more. What cannot be brought to that is not cut at all, and the act's own cell stands alone.

This is cell suppression with secondary suppression for one-way tables with a public total
(Hundepool et al., Statistical Disclosure Control, 2012, section 4.4), chosen greedily: the smallest
companion that suffices, else the largest, again and again. It withholds more than an optimal
choice would; it is easy to check.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

Measures = tuple[int | None, int | None, int | None]
"""Named, low, high; `None` is open or unknown."""


@dataclass(frozen=True, slots=True)
class CountedCell:
    """One cell before clearing.

    `people`: named, low and high as counted; `hidden`: the same without those cleared by name;
    `before`: what the last release printed for it (`None` where it printed nothing).
    """

    key: str
    people: Measures
    hidden: Measures
    before: Measures | None = None
    was_withheld: bool = False


def is_small(count: int | None, small_cell: int) -> bool:
    """Whether a count of people is too small to show: at least one, fewer than `small_cell`."""
    return count is not None and 0 < count < small_cell


def is_small_cell(cell: CountedCell, small_cell: int) -> bool:
    """Whether a cell speaks of fewer than `small_cell` people who are not cleared by name."""
    return any(is_small(count, small_cell) for count in cell.hidden)


def has_small_change(cell: CountedCell, small_cell: int) -> bool:
    """Whether, beside the last release, a cell would show how few came in or went out.

    Only the printed numbers are compared, for they are what a reader has. Where everybody in the
    cell is cleared by name, nothing is hidden and nothing is compared.
    """
    if cell.before is None or not any(cell.hidden):
        return False
    return _is_small_step(cell.people, cell.before, small_cell)


def _is_small_step(now: Measures, before: Measures, small_cell: int) -> bool:
    pairs = zip(now, before, strict=True)
    return any(
        is_small(abs(one - other), small_cell)
        for one, other in pairs
        if one is not None and other is not None
    )


def choose_withheld(
    cells: Sequence[CountedCell], small_cell: int, remainder: Callable[[set[str]], Measures | None]
) -> frozenset[str] | None:
    """Keys of the cells of one cut to withhold; `None` where the cut must not be shown at all.

    `remainder(keys)`: the sum that the last release showed for the cells `keys` (its whole less
    what it printed of the others), `None` where it cannot be computed from it.
    """
    first = {
        cell.key
        for cell in cells
        if is_small_cell(cell, small_cell) or has_small_change(cell, small_cell)
    }
    if not first:
        return frozenset()
    # A cell that kept another company last time and is shown now would give the other away.
    withheld = first | {cell.key for cell in cells if cell.was_withheld}
    others = sorted(
        (cell for cell in cells if cell.key not in withheld and all(c != 0 for c in cell.hidden)),
        key=lambda cell: (cell.hidden[0] or 0, cell.key),
    )
    known = _Company(cells, small_cell, remainder)
    while not known.is_safe(withheld):
        if not others:
            return None
        enough = (cell for cell in others if known.is_safe(withheld | {cell.key}))
        companion = next(enough, others[-1])
        withheld.add(companion.key)
        others.remove(companion)
    return frozenset(withheld)


class _Company:
    """Whether cells withheld together keep one another."""

    def __init__(
        self,
        cells: Sequence[CountedCell],
        small_cell: int,
        remainder: Callable[[set[str]], Measures | None],
    ) -> None:
        self.cells = {cell.key: cell for cell in cells}
        self.small_cell = small_cell
        self.remainder = remainder

    def is_safe(self, keys: set[str]) -> bool:
        """Whether their sum leaves each of them undetermined, and moved by enough or not at all."""
        chosen = [self.cells[key] for key in sorted(keys)]
        if len(chosen) < 2:
            return False
        if not all(self._is_wide(chosen, column) for column in range(3)):
            return False
        before = self.remainder(keys)
        now = (_sum(chosen, 0), _sum(chosen, 1), _sum(chosen, 2))
        return before is None or not _is_small_step(now, before, self.small_cell)

    def _is_wide(self, chosen: Sequence[CountedCell], column: int) -> bool:
        counts = [cell.hidden[column] for cell in chosen]
        known = [count for count in counts if count is not None]
        if len(known) < len(counts):
            return True  # an open bound: the sum is open too, nothing can be subtracted
        widest = sum(known) - (len(known) - 1)
        if widest < self.small_cell:
            return False
        # All of them small, and the sum as large as small cells can be: each is known again.
        every_one_small = all(is_small(count, self.small_cell) for count in known)
        return not every_one_small or sum(known) < len(known) * (self.small_cell - 1)


def _sum(cells: Sequence[CountedCell], column: int) -> int | None:
    counts = [cell.people[column] for cell in cells]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None

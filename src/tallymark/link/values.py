"""Distinct values of a column: what each sounds like, and how alike two of them are.

Everything that costs (folding, Jaro-Winkler) runs once per distinct value or value pair, never
per record pair.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from rapidfuzz.distance import JaroWinkler
from rapidfuzz.process import cpdist

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Coded:
    """A column by the codes of its distinct values: `codes` (rows,), -1 for null."""

    codes: Ints
    values: tuple[str, ...]

    def of_values(
        self, answer: Sequence[object] | npt.NDArray[np.generic], missing: object
    ) -> Ints:
        """One answer a distinct value, spread over the rows; `missing` where null."""
        table = np.array([*answer, missing])
        return np.asarray(table[self.codes])


def code(column: pa.ChunkedArray | pa.Array) -> Coded:
    """Dictionary-encodes strings; codes follow the sorted values, so order of rows is no matter."""
    plain = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    encoded = plain.dictionary_encode()
    raw = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    values = [str(value) for value in encoded.dictionary.to_pylist()]
    order = sorted(range(len(values)), key=values.__getitem__)
    place = np.empty(len(values) + 1, dtype=np.int64)
    place[order] = np.arange(len(values))
    place[-1] = -1
    return Coded(place[raw], tuple(values[at] for at in order))


def renumber(column: Coded, key: Callable[[str], str]) -> tuple[Ints, int]:
    """Codes by `key(value)` instead of the value, -1 where null or the key is ""; and how many."""
    keys = [key(value) for value in column.values]
    number = {name: at for at, name in enumerate(sorted(set(keys) - {""}))}
    table = np.array([*(number.get(name, -1) for name in keys), -1], dtype=np.int64)
    return table[column.codes], len(number)


@dataclass(frozen=True, slots=True)
class Forms:
    """The readings of each distinct value, flat: those of value v are `first[v]:first[v + 1]`."""

    flat: npt.NDArray[np.object_]
    first: Ints

    @classmethod
    def of(cls, values: Sequence[str], readings: Callable[[str], tuple[str, ...]]) -> "Forms":
        """All readings of all values."""
        each = [readings(value) for value in values]
        first = np.concatenate([[0], np.cumsum([len(one) for one in each])]).astype(np.int64)
        flat = np.array([form for one in each for form in one], dtype=object)
        return cls(flat, first)

    def alike(self, left: Ints, right: Ints) -> Floats:
        """Jaro-Winkler (0 to 1) of the most alike readings, a value pair each; -1 for a null.

        Winkler 1990, with the standard prefix weight 0.1.
        """
        known = (left >= 0) & (right >= 0)
        width = max(len(self.first) - 1, 1)
        low, high = np.minimum(left, right)[known], np.maximum(left, right)[known]
        pairs, back = np.unique(low * width + high, return_inverse=True)
        found = np.full(len(left), -1.0)
        if len(pairs):
            found[known] = self._distinct(pairs // width, pairs % width)[back]
        return found

    def _distinct(self, left: Ints, right: Ints) -> Floats:
        count_left = self.first[left + 1] - self.first[left]
        count_right = self.first[right + 1] - self.first[right]
        each = count_left * count_right
        start = np.cumsum(each) - each
        step = np.arange(each.sum()) - np.repeat(start, each)
        wide = np.repeat(count_right, each)
        one = self.flat[np.repeat(self.first[left], each) + step // wide]
        two = self.flat[np.repeat(self.first[right], each) + step % wide]
        likeness = cpdist(one, two, scorer=JaroWinkler.similarity, dtype=np.float64)
        return np.asarray(np.maximum.reduceat(likeness, start))

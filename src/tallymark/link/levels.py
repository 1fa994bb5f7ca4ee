"""How two mentions agree, field by field: a level each, made in columns.

Level 0 of every field is "not known of both"; it says nothing.
"""

from dataclasses import dataclass

import numpy as np

from tallymark.link.block import looks_exchanged
from tallymark.link.encode import UNKNOWN, YEAR, Encoded
from tallymark.link.values import Flags, Ints
from tallymark.link.words import Words

LEVELS: dict[str, tuple[str, ...]] = {
    "surname": ("unknown", "same", "close", "near", "far", "different"),
    "given": ("unknown", "same", "equivalent", "close", "initial", "other initial", "different"),
    "patronymic": ("unknown", "same", "close", "initial", "other initial", "different"),
    "birth": (
        "unknown",
        "same day",
        "day slip",
        "same year, other day",
        "two days, years apart",
        "year fits",
        "age fits",
        "off by a year",
        "off by three years",
        "does not fit",
    ),
    "death": ("unknown", "same day", "three days", "ten days", "two months", "a year", "far"),
    "place": tuple(
        f"region {one}, district {two}, settlement {three}"
        for one in ("unknown", "same", "different")
        for two in ("unknown", "same", "different")
        for three in ("unknown", "same", "different")
    ),
    "rank": ("unknown", "same", "different"),
    "unit": ("unknown", "same", "different"),
    "sex": ("unknown", "same", "different"),
}
"""What each level of each field says; places in these tuples are the levels."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Levels of pairs of mentions: `levels[field]` is (pairs,), places in `LEVELS[field]`."""

    left: Ints
    right: Ints
    levels: dict[str, Ints]


@dataclass(frozen=True, slots=True)
class Comparer:
    """Compares pairs of one table's mentions; holds what is made once a table.

    `words` are the distinct surnames, then the given names, then the patronymics.
    """

    columns: Encoded
    words: Words
    surname: Ints
    given: Ints
    patronymic: Ints
    is_exchanged: Flags

    @classmethod
    def of(cls, columns: Encoded) -> "Comparer":
        """What is made once a table: the distinct words of its names, and codes into them."""
        parts = (columns.surname, columns.given, columns.patronymic)
        words = Words.of([value for part in parts for value in part.values])
        first = np.cumsum([0, *(len(part.values) for part in parts)])
        surname, given, patronymic = (
            np.where(part.codes >= 0, part.codes + at, -1)
            for part, at in zip(parts, first[:-1], strict=True)
        )
        return cls(columns, words, surname, given, patronymic, looks_exchanged(columns))

    def compare(self, left: Ints, right: Ints) -> Compared:
        """The levels of the pairs (left, right)."""
        columns, words = self.columns, self.words
        levels = {
            "surname": words.surname_levels(self.surname[left], self.surname[right]),
            "given": words.given_levels(self.given[left], self.given[right]),
            "patronymic": words.patronymic_levels(self.patronymic[left], self.patronymic[right]),
            "birth": _birth(columns, left, right),
            "death": _death(columns, left, right),
            "place": _place(columns, left, right),
            "rank": _same(columns.rank, left, right),
            "unit": _same(columns.unit, left, right),
            "sex": _same(columns.sex, left, right),
        }
        self._exchange(left, right, levels)
        return Compared(left, right, levels)

    def _exchange(self, left: Ints, right: Ints, levels: dict[str, Ints]) -> None:
        """Where one side has surname and given name exchanged, compares them crosswise."""
        crossed = self.is_exchanged[left] ^ self.is_exchanged[right]
        rows = np.flatnonzero(crossed & (levels["surname"] != 1))
        one, two = left[rows], right[rows]
        turned = self.is_exchanged[one]
        surnames = (
            np.where(turned, self.given[one], self.surname[one]),
            np.where(turned, self.surname[two], self.given[two]),
        )
        givens = (
            np.where(turned, self.surname[one], self.given[one]),
            np.where(turned, self.given[two], self.surname[two]),
        )
        surname, given = self.words.surname_levels(*surnames), self.words.given_levels(*givens)
        better = ((surname == 1) | (surname == 2)) & (given > 0) & (given < 5)
        levels["surname"][rows[better]] = surname[better]
        levels["given"][rows[better]] = given[better]


def _same(codes: Ints, left: Ints, right: Ints) -> Ints:
    one, two = codes[left], codes[right]
    return np.where((one < 0) | (two < 0), 0, np.where(one == two, 1, 2)).astype(np.int64)


def _place(columns: Encoded, left: Ints, right: Ints) -> Ints:
    region, district, settlement = (
        _same(one, left, right) for one in (columns.region, columns.district, columns.settlement)
    )
    return region * 9 + district * 3 + settlement


def _gap(low: Ints, high: Ints, left: Ints, right: Ints) -> Ints:
    """Days between two closed intervals, 0 where they meet."""
    days: Ints = np.maximum(0, np.maximum(low[left] - high[right], low[right] - high[left]))
    return days


def _birth(columns: Encoded, left: Ints, right: Ints) -> Ints:
    low, high = columns.born_from, columns.born_to
    known = (low[left] != UNKNOWN) & (low[right] != UNKNOWN)
    one, two = columns.birth[left], columns.birth[right]
    exact = (one != UNKNOWN) & (two != UNKNOWN)
    level = np.zeros(len(left), dtype=np.int64)
    rough = known & ~exact
    gap = _gap(low, high, left[rough], right[rough])
    wide = np.maximum(high[left[rough]] - low[left[rough]], high[right[rough]] - low[right[rough]])
    level[rough] = np.select(
        [(gap == 0) & (wide <= 800), gap == 0, gap <= YEAR, gap <= 3 * YEAR], [5, 6, 7, 8], 9
    )
    level[exact] = _two_days(one[exact], two[exact])
    return level


def _two_days(one: Ints, two: Ints) -> Ints:
    """Levels of two dates of birth: the same, a slip of one part, or two dates."""
    (y1, m1, d1), (y2, m2, d2) = _parts(one), _parts(two)
    slip = (
        ((y1 == y2) & (m1 == d2) & (d1 == m2))
        | ((m1 == m2) & (d1 == d2) & (np.abs(y1 - y2) <= 10))
        | ((y1 == y2) & ((m1 == m2) | (d1 == d2)))
    )
    return np.select([one == two, slip, y1 == y2], [1, 2, 3], 4)


def _parts(days: Ints) -> tuple[Ints, Ints, Ints]:
    dates = days.astype("datetime64[D]")
    months = dates.astype("datetime64[M]")
    years = dates.astype("datetime64[Y]").astype(np.int64)
    return years, months.astype(np.int64) % 12 + 1, (dates - months).astype(np.int64) + 1


def _death(columns: Encoded, left: Ints, right: Ints) -> Ints:
    low, high = columns.died_from, columns.died_to
    both = np.ones(len(left), dtype=bool)
    for side in (left, right):
        both &= (low[side] != UNKNOWN) & (high[side] != UNKNOWN)
    level = np.zeros(len(left), dtype=np.int64)
    left, right = left[both], right[both]
    gap = _gap(low, high, left, right)
    wide = np.maximum(high[left] - low[left], high[right] - low[right])
    steps = [gap == 0, gap <= 3, gap <= 10, gap <= 62, gap <= 400]
    found = np.select(steps, [1, 2, 3, 4, 5], 6)
    found[(gap == 0) & (wide > 3)] = np.where(wide[(gap == 0) & (wide > 3)] <= 62, 3, 0)
    level[both] = found
    return level

"""The words of one date as classes and values, and arithmetic with days that cannot fail."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tallymark.lang.words import Words
from tallymark.terms.dates import DateInterval


@dataclass(frozen=True, slots=True)
class Parts:
    """The classes and values of the words of one date (`lang.calendarwords`)."""

    letters: str
    values: tuple[float, ...]
    words: Words
    first: int

    def all(self, letter: str) -> list[int]:
        """The values of all words of a class, in order."""
        pairs = zip(self.letters, self.values, strict=True)
        return [int(value) for one, value in pairs if one == letter]

    def get(self, letter: str) -> int | None:
        """The value of the first word of a class, `None` where there is none."""
        found = self.all(letter)
        return found[0] if found else None

    @property
    def is_same(self) -> bool:
        """Whether the words point back: "that same year"."""
        return "j" in self.letters or "v" in self.letters

    def find_year(self, reference: date | None) -> tuple[int | None, bool]:
        """The year stated, and whether it came from the reference ("this year")."""
        stated = self.get("Y")
        if stated is not None:
            return stated, False
        shift = self.get("r") if self.get("Q") is None else self.get("Q")
        is_of_year = "y" in self.letters or "Q" in self.letters
        if self.is_same and is_of_year:
            shift = 0
        if shift is not None and is_of_year and reference:
            return reference.year + shift, True
        return None, False


def shift_day(day: date | None, days: int) -> date | None:
    """The day so many days later; `None` beyond the calendar."""
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, `None` where the month has no such day."""
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def latest_year(month: int, day: int, reference: date) -> int:
    """The year of the latest such day not after the reference."""
    is_past = (month, day) <= (reference.month, reference.day)
    return reference.year if is_past else reference.year - 1


def whole_year(year: int, *, is_inferred: bool) -> DateInterval | None:
    """The interval of one year, `None` outside of the calendar."""
    if not 1 <= year <= 9999:
        return None
    return DateInterval(date(year, 1, 1), date(year, 12, 31), "year", year, None, None, is_inferred)

"""Dates as intervals: what a text says of a day, never more precise than it says."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DateInterval:
    """When something was: from `earliest` to `latest`, both days included; `None` is open.

    A day without a year stays without a year: `month` and `day` are set, `earliest` and `latest`
    are `None`. `is_inferred` marks a year that came from a publication date or an anchor.
    `precision`: day, part_of_day, week, month, season, year, decade, range, part (early, mid, late:
    ends by convention), open_start, open_end, unknown.
    """

    earliest: date | None = None
    latest: date | None = None
    precision: str = "unknown"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    is_inferred: bool = False

    @classmethod
    def of_day(cls, day: date) -> "DateInterval":
        """The interval of one whole day.

        >>> DateInterval.of_day(date(2025, 9, 14)).latest
        datetime.date(2025, 9, 14)
        """
        return cls(day, day, "day", day.year, day.month, day.day)

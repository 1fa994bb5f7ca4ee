"""Intervals in EDTF (ISO 8601-2): level 1, and `XXXX-10-04` of level 2 where the year is unknown.

| the words | EDTF |
|---|---|
| a day, a month, a year | `2024-03-09`, `2024-03`, `2024` |
| a decade | `199X` |
| spring, summer, autumn, winter | `2024-21` ... `2024-24`; winter is named by the year it ends in |
| a day or month without a year | `XXXX-10-04`, `XXXX-10` |
| from one day, month or year to another | `2024-05-28/2024-06-03`, `2024-07/2024-09` |
| early, mid or late of something: ends by convention | `2024-05~/2024-08~` |
| open at one end | `../2024-03-09`, `2022-02/..` |
| no interval without an anchor | the empty string |
"""

from datetime import date, timedelta

from tallymark.terms.dates import DateInterval

_SEASONS = {5: 21, 8: 22, 11: 23, 2: 24}
"""The season that ends in a month."""

_ONE_DAY = timedelta(days=1)


def to_edtf(interval: DateInterval) -> str:
    """The interval in EDTF, no finer than the words; "" where nothing is known.

    >>> to_edtf(DateInterval(None, date(2024, 3, 9), "open_end"))
    '../2024-03-09'
    """
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        return _without_year(interval)
    if first is not None and last is not None:
        whole = _whole(interval, first, last)
        if whole:
            return whole
    mark = "~" if interval.precision == "part" else ""
    is_range = interval.precision in ("range", "part")
    is_whole = is_range and _starts_month(first) and _ends_month(last)
    size = 10 if not is_whole else 4 if _is_years(first, last) else 7
    ends = (_end(first, size), _end(last, size))
    return "/".join(end + mark if end != ".." else end for end in ends)


def _without_year(interval: DateInterval) -> str:
    if interval.month is None:
        return ""
    day = f"-{interval.day:02}" if interval.day else ""
    return f"XXXX-{interval.month:02}{day}"


def _whole(interval: DateInterval, first: date, last: date) -> str:
    """One day, month, year, decade or season, else ""."""
    if first == last:
        return first.isoformat()
    if interval.precision == "season":
        return f"{last.year:04}-{_SEASONS[last.month]}"
    if interval.precision == "decade":
        return f"{first.year // 10:03}X"
    if not (_starts_month(first) and _ends_month(last)):
        return ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    is_year = first.year == last.year and (first.month, last.month) == (1, 12)
    return f"{first.year:04}" if is_year else ""


def _is_years(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and (first.month, last.month) == (1, 12)


def _end(day: date | None, size: int) -> str:
    """One end, cut to a year (4 letters), a month (7) or a day (10)."""
    return ".." if day is None else day.isoformat()[:size]


def _starts_month(day: date | None) -> bool:
    return day is None or day.day == 1


def _ends_month(day: date | None) -> bool:
    return day is None or day == date.max or (day + _ONE_DAY).day == 1

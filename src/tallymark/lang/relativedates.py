"""Dates that hang on the day of publication or on an event: weekdays, "last month", "later"."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from tallymark.lang.dateparts import Parts, shift_day, whole_year
from tallymark.terms.dates import DateInterval

_UNKNOWN = DateInterval()


def of_weekday(parts: Parts, reference: date | None) -> DateInterval | None:
    """The latest such weekday strictly before the reference; "next Friday" the first after it."""
    if reference is None:
        return DateInterval(precision="day")
    weekday = (parts.get("w") or 1) - 1
    back = (reference.weekday() - weekday - 1) % 7 + 1
    days = 7 - back if parts.get("r") == 1 else -back
    return inferred(reference, days or 7)


def of_weeknight(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "в ночь на субботу": Friday evening to Saturday morning."""
    weekday = parts.all("w")[-1]
    day = of_weekday(replace(parts, letters="w", values=(weekday,)), reference)
    if day is None or day.latest is None:
        return day
    return replace(day, earliest=shift_day(day.latest, -1), precision="part_of_day")


def of_weekday_of(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "в пятницу на прошлой неделе"."""
    week = of_unit(parts, reference)
    if week is None or week.earliest is None:
        return DateInterval(precision="day")
    return inferred(week.earliest, (parts.get("w") or 1) - 1)


def of_weekdays(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "с понедельника по среду": the latest such days."""
    first, last = parts.all("w")[:2]
    end = of_weekday(replace(parts, letters="w", values=(last,)), reference)
    if end is None or end.latest is None:
        return DateInterval(precision="range")
    return replace(end, earliest=shift_day(end.latest, -((last - first) % 7)), precision="range")


def inferred(reference: date, days: int, precision: str = "day") -> DateInterval | None:
    """The day so many days from the reference, its year marked as inferred."""
    found = shift_day(reference, days)
    return (
        None
        if found is None
        else replace(DateInterval.of_day(found), precision=precision, is_inferred=True)
    )


def of_deictic(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "yesterday", "сегодня ночью", "last night"; a night takes the evening before with it."""
    if reference is None:
        return _UNKNOWN
    days = (
        parts.get("t") if "t" in parts.letters else (parts.get("r") or 0) + ("g" in parts.letters)
    )
    day = inferred(reference, days or 0)
    if "g" in parts.letters and day is not None and day.latest is not None:
        return replace(day, earliest=shift_day(day.latest, -1), precision="part_of_day")
    return day


def of_offset(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "three days ago", "через неделю": counted from the reference.

    "Three weeks ago" is some day of that week; "a week later" is the day.
    """
    if reference is None:
        return _UNKNOWN
    count = parts.get("d") or parts.get("n") or 1
    sign = -1 if {"a", "i"} & set(parts.letters) else 1
    unit = 365 if "y" in parts.letters else parts.get("u") or 1
    if unit == 365:
        year = reference.year + sign * count
        return whole_year(year, is_inferred=True)
    if unit == 7 and "a" in parts.letters:
        return _week(reference, -count)
    if unit == 30:
        return _month(reference, sign * count)
    return inferred(reference, sign * count * unit)


def of_unit(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "last month", "the following week", "этого года", "торік"."""
    if reference is None:
        return _UNKNOWN
    shift, unit = parts.get("r") or parts.get("Q") or 0, parts.get("u") or 365
    if unit == 1:
        return inferred(reference, shift)
    if unit == 7:
        return _week(reference, shift)
    if unit == 30:
        return _month(reference, shift)
    return whole_year(reference.year + shift, is_inferred=True)


def offset(parts: Parts) -> str | None:
    """The offset in days, weeks or months that hangs on an unnamed event ("+1w"), else `None`."""
    size = parts.get("u") or (365 if "y" in parts.letters else 0)
    unit = {1: "d", 7: "w", 30: "m", 365: "y"}.get(size)
    shift = 0 if parts.is_same else parts.get("r")
    if unit is None or "a" in parts.letters or "Q" in parts.letters:
        return None
    if shift is not None:
        is_hanging = shift > 0 or parts.is_same or (shift == 0 and unit == "d")
        return f"+{shift}{unit}" if is_hanging else None
    sign = "-" if "i" in parts.letters else "+"
    return f"{sign}{parts.get('d') or parts.get('n') or 1}{unit}"


def _week(reference: date, shift: int) -> DateInterval | None:
    first = shift_day(reference, 7 * shift - reference.weekday())
    last = shift_day(first, 6)
    if first is None or last is None:
        return None
    return DateInterval(first, last, "week", first.year, None, None, True)


def _month(reference: date, shift: int) -> DateInterval | None:
    months = reference.year * 12 + reference.month - 1 + shift
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= 9999:
        return None
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return DateInterval(first, last, "month", year, month, None, True)

"""From the words of a date to its first and last day."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tallymark.lang.words import Words
from tallymark.terms.dates import DateInterval

Answer = tuple[DateInterval | None, str | None]
_UNKNOWN = DateInterval()


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

    def find_year(self, reference: date | None) -> tuple[int | None, bool]:
        """The year stated, and whether it came from the reference ("this year")."""
        stated = self.get("Y")
        if stated is not None:
            return stated, False
        shift = self.get("r")
        if shift is not None and "y" in self.letters and reference:
            return reference.year + shift, True
        return None, False


def resolve(kind: str, parts: Parts, reference: date | None) -> Answer:
    """The interval that the words of a date mean, and the offset of a relative one.

    `None` in place of the interval: these words are no date after all (31.02.2023).
    """
    interval = _RESOLVERS[kind](parts, reference)
    if kind in ("since_then", "unit"):
        return interval, _offset(parts)
    return interval, None


def apply_relation(
    interval: DateInterval, relation: str | None, reference: date | None
) -> DateInterval:
    """What "since", "before", "by" or "after" make of an interval."""
    first, last = interval.earliest, interval.latest
    if relation in ("since", "after"):
        start = first if relation == "since" else _shift(last, 1)
        end = reference if start and reference and reference >= start else None
        return replace(interval, earliest=start, latest=end, precision="open_start")
    if relation == "before":
        return replace(interval, earliest=None, latest=_shift(first, -1), precision="open_end")
    if relation == "by":
        return replace(interval, earliest=None, precision="open_end")
    return interval


def to_edtf(interval: DateInterval) -> str:
    """The interval in EDTF; `XXXX` stands for an unknown year, `..` for an open end, "" for none.

    >>> to_edtf(DateInterval(None, date(2024, 3, 9), "open_end"))
    '../2024-03-09'
    """
    first, last = interval.earliest, interval.latest
    if first is None and last is None:
        if interval.month is None:
            return ""
        day = f"-{interval.day:02}" if interval.day else ""
        return f"XXXX-{interval.month:02}{day}"
    if first == last:
        return str(first)
    return f"{first or '..'}/{last or '..'}"


def _shift(day: date | None, days: int) -> date | None:
    if day is None:
        return None
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if 1 <= day <= monthrange(year, month)[1] else None


def _latest_year(month: int, day: int, reference: date) -> int:
    """The year of the latest such day not after the reference."""
    is_past = (month, day) <= (reference.month, reference.day)
    return reference.year if is_past else reference.year - 1


def _of_day(parts: Parts, reference: date | None) -> DateInterval | None:
    month, day = parts.get("M") or 1, parts.get("d") or 1
    year, is_inferred = parts.find_year(reference)
    if day > 29 and day > monthrange(2024, month)[1]:
        return None
    if year is None and reference is not None:
        year, is_inferred = _latest_year(month, day, reference), True
    if year is None:
        return DateInterval(precision="day", month=month, day=day)
    found = _day(year, month, day)
    return (
        None if found is None else DateInterval(found, found, "day", year, month, day, is_inferred)
    )


def _span(first: date | None, last: date | None, model: DateInterval) -> DateInterval | None:
    if first is None or last is None or first > last:
        return None
    return replace(model, earliest=first, latest=last)


def _of_days(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "5-9 June 2024", "28 мая - 3 июня"."""
    days, months = parts.all("d"), parts.all("M")
    year, is_inferred = parts.find_year(reference)
    first_month, last_month = months[0], months[-1]
    if year is None and reference is not None:
        year, is_inferred = _latest_year(last_month, days[-1], reference), True
    if year is None:
        return DateInterval(
            precision="range", month=last_month if first_month == last_month else None
        )
    first_year = parts.all("Y")[0] if len(parts.all("Y")) > 1 else year
    first_year -= first_month > last_month and first_year == year
    model = DateInterval(precision="range", year=year, month=last_month, is_inferred=is_inferred)
    return _span(_day(first_year, first_month, days[0]), _day(year, last_month, days[-1]), model)


def _of_night(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "в ночь на 4 октября": the evening of the 3rd to the morning of the 4th."""
    if len(parts.all("d")) > 1:
        return _of_days(parts, reference)
    day = _of_day(parts, reference)
    if day is None or day.latest is None:
        return day
    words = parts.words.words[parts.first : parts.first + len(parts.letters)]
    is_following = "of" in words and not {"to", "towards", "toward", "into"} & set(words)
    is_itself = words[0] in ("ночью", "вночі", "уночі")
    start = day.latest if is_following or is_itself else _shift(day.latest, -1)
    end = _shift(day.latest, 1) if is_following else day.latest
    return replace(day, earliest=start, latest=end, precision="part_of_day")


def _of_month(parts: Parts, reference: date | None) -> DateInterval | None:
    month = parts.get("M") or parts.get("A") or 1
    year, is_inferred = parts.find_year(reference)
    if year is None and reference is not None:
        year, is_inferred = _latest_year(month, 1, reference), True
        shift = parts.get("r")
        if shift == 1 and "y" not in parts.letters:
            year += 1
    if year is None:
        return DateInterval(precision="month", month=month)
    last = monthrange(year, month)[1]
    return DateInterval(
        date(year, month, 1), date(year, month, last), "month", year, month, None, is_inferred
    )


def _of_months(parts: Parts, reference: date | None) -> DateInterval | None:
    first, last = parts.all("M")[:2]
    year, is_inferred = parts.find_year(reference)
    if year is None and reference is not None:
        year, is_inferred = _latest_year(last, 1, reference), True
    if year is None:
        return DateInterval(precision="range")
    start = date(year - (first > last), first, 1)
    end = date(year, last, monthrange(year, last)[1])
    return DateInterval(start, end, "range", year, None, None, is_inferred)


def _of_season(parts: Parts, reference: date | None) -> DateInterval | None:
    """Winter of Y is December of Y - 1 to February of Y; the value is the season's first month."""
    start_month = ((parts.get("s") or 1) + 10) % 12 + 1
    year, is_inferred = parts.find_year(reference)
    if year is None and reference is not None:
        year, is_inferred = _latest_year(start_month, 1, reference), True
        year += start_month == 12
    if year is None:
        return DateInterval(precision="season")
    first = date(year - (start_month == 12), start_month, 1)
    last_month = start_month % 12 + 2
    last = date(year, last_month, monthrange(year, last_month)[1])
    return DateInterval(first, last, "season", year, None, None, is_inferred)


def _of_year(parts: Parts, reference: date | None) -> DateInterval | None:
    year, is_inferred = parts.find_year(reference)
    if year is None and reference is not None:
        year, is_inferred = reference.year, True
    if year is None:
        return _UNKNOWN
    return DateInterval(date(year, 1, 1), date(year, 12, 31), "year", year, None, None, is_inferred)


def _of_years(parts: Parts, reference: date | None) -> DateInterval | None:
    first, last = parts.all("Y")[:2]
    return _span(date(first, 1, 1), date(last, 12, 31), DateInterval(precision="range"))


def _of_half(parts: Parts, reference: date | None) -> DateInterval | None:
    is_second = (parts.get("o") or 1) == 2
    if "M" in parts.letters:
        whole = _of_month(parts, reference)
        bounds = (16, 31) if is_second else (1, 15)
        return None if whole is None else _cut_month(whole, bounds)
    whole = _of_year(parts, reference)
    return None if whole is None else _cut_year(whole, (7, 12) if is_second else (1, 6))


def _of_quarter(parts: Parts, reference: date | None) -> DateInterval | None:
    number = min(parts.get("o") or 1, 4)
    whole = _of_year(parts, reference)
    return None if whole is None else _cut_year(whole, (3 * number - 2, 3 * number))


def _of_part(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "the end of January 2024", "mid-2024", "начало весны"."""
    part = parts.get("q") or 1
    if "M" in parts.letters:
        whole = _of_month(parts, reference)
        return None if whole is None else _cut_month(whole, ((1, 10), (11, 20), (21, 31))[part - 1])
    if "s" in parts.letters:
        whole = _of_season(parts, reference)
        return None if whole is None else _cut_season(whole, part)
    whole = _of_year(parts, reference)
    return None if whole is None else _cut_year(whole, ((1, 4), (5, 8), (10, 12))[part - 1])


def _cut_month(whole: DateInterval, bounds: tuple[int, int]) -> DateInterval:
    if whole.earliest is None or whole.latest is None:
        return replace(whole, precision="range")
    first = whole.earliest.replace(day=bounds[0])
    last = whole.latest.replace(day=min(bounds[1], whole.latest.day))
    return replace(whole, earliest=first, latest=last, precision="range")


def _cut_year(whole: DateInterval, months: tuple[int, int]) -> DateInterval:
    if whole.year is None:
        return whole
    first, last = months
    end = date(whole.year, last, monthrange(whole.year, last)[1])
    return replace(whole, earliest=date(whole.year, first, 1), latest=end, precision="range")


def _cut_season(whole: DateInterval, part: int) -> DateInterval:
    if whole.earliest is None:
        return whole
    month = (whole.earliest.month + part - 2) % 12 + 1
    year = whole.earliest.year + (month < whole.earliest.month)
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return replace(whole, earliest=first, latest=last, precision="range")


def _of_figures(parts: Parts, reference: date | None) -> DateInterval | None:
    """A day in figures. "03/04/2023" may be two days: the interval then holds both."""
    word = parts.words.words[parts.first]
    one, two, three = (int(number) for number in re.split(r"[./-]", word))
    if "-" in word:
        return _certain(one, two, three)
    year = three if three > 99 else three + (2000 if three <= 49 else 1900)
    if "/" not in word:
        return _certain(year, two, one)
    days = [day for day in (_certain(year, two, one), _certain(year, one, two)) if day]
    if len(days) < 2 or days[0] == days[1]:
        return days[0] if days else None
    ends = sorted(day.earliest for day in days if day.earliest)
    return DateInterval(ends[0], ends[1], "range", year)


def _certain(year: int, month: int, day: int) -> DateInterval | None:
    found = _day(year, month, day) if 1 <= month <= 12 and 1 <= year <= 9999 else None
    return DateInterval.of_day(found) if found else None


def _of_weekday(parts: Parts, reference: date | None) -> DateInterval | None:
    """The latest such weekday strictly before the reference; "next Friday" the first after it."""
    if reference is None:
        return DateInterval(precision="day")
    weekday = (parts.get("w") or 1) - 1
    back = (reference.weekday() - weekday - 1) % 7 + 1
    days = 7 - back if parts.get("r") == 1 else -back
    return _inferred(reference, days or 7)


def _inferred(reference: date, days: int, precision: str = "day") -> DateInterval | None:
    found = _shift(reference, days)
    return (
        None
        if found is None
        else replace(DateInterval.of_day(found), precision=precision, is_inferred=True)
    )


def _of_deictic(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "yesterday", "сегодня ночью", "last night"; a night takes the evening before with it."""
    if reference is None:
        return _UNKNOWN
    days = (
        parts.get("t") if "t" in parts.letters else (parts.get("r") or 0) + ("g" in parts.letters)
    )
    day = _inferred(reference, days or 0)
    if "g" in parts.letters and day is not None and day.latest is not None:
        return replace(day, earliest=_shift(day.latest, -1), precision="part_of_day")
    return day


def _of_offset(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "three days ago", "через неделю": counted from the reference."""
    if reference is None:
        return _UNKNOWN
    count = parts.get("d") or parts.get("n") or 1
    sign, unit = (-1 if "a" in parts.letters else 1), parts.get("u") or 1
    if unit == 30:
        months = reference.year * 12 + reference.month - 1 + sign * count
        year, month = divmod(months, 12)
        if not 1 <= year <= 9999:
            return None
        last = monthrange(year, month + 1)[1]
        return DateInterval(
            date(year, month + 1, 1),
            date(year, month + 1, last),
            "month",
            year,
            month + 1,
            None,
            True,
        )
    return _inferred(reference, sign * count * unit)


def _of_unit(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "last month", "the following week", "этого года"."""
    if reference is None:
        return _UNKNOWN
    shift, unit = parts.get("r") or 0, parts.get("u") or 365
    if unit == 1:
        return _inferred(reference, shift)
    if unit == 7:
        first = _shift(reference, 7 * shift - reference.weekday())
        last = _shift(first, 6)
        return (
            None
            if first is None
            else DateInterval(first, last, "week", first.year, None, None, True)
        )
    year, month = reference.year, reference.month
    if unit == 365:
        year += shift
        return DateInterval(date(year, 1, 1), date(year, 12, 31), "year", year, None, None, True)
    months = year * 12 + month - 1 + shift
    year, month = months // 12, months % 12 + 1
    last_day = monthrange(year, month)[1]
    return DateInterval(
        date(year, month, 1), date(year, month, last_day), "month", year, month, None, True
    )


def _offset(parts: Parts) -> str | None:
    """The offset in days, weeks or months that hangs on an unnamed event ("+1w"), else `None`."""
    unit = {1: "d", 7: "w", 30: "m"}.get(parts.get("u") or 0)
    if unit is None:
        return None
    shift = parts.get("r")
    if shift is not None:
        return f"+{shift}{unit}" if shift > 0 else None
    return None if "a" in parts.letters else f"+{parts.get('d') or parts.get('n') or 1}{unit}"


_RESOLVERS: dict[str, Callable[[Parts, date | None], DateInterval | None]] = {
    "dates": _of_figures,
    "night": _of_night,
    "days": _of_days,
    "day": _of_day,
    "months": _of_months,
    "half": _of_half,
    "quarter": _of_quarter,
    "part": _of_part,
    "month": _of_month,
    "season": _of_season,
    "deictic": _of_deictic,
    "since_then": _of_offset,
    "unit": _of_unit,
    "weekday": _of_weekday,
    "years": _of_years,
    "year": _of_year,
}

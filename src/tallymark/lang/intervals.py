"""From the words of a date to its first and last day."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tallymark.lang import relativedates
from tallymark.lang.dateparts import Parts, day_of, latest_year, shift_day, whole_year
from tallymark.terms.dates import DateInterval

Answer = tuple[DateInterval | None, str | None]
_UNKNOWN = DateInterval()
_TENS = ((1, 10), (11, 20), (21, 31))
_PARTS_OF_YEAR = ((1, 4), (5, 8), (10, 12))


def resolve(kind: str, parts: Parts, reference: date | None) -> Answer:
    """The interval that the words of a date mean, and the offset of a relative one.

    `None` in place of the interval: these words are no date after all (31.02.2023).
    """
    interval = _RESOLVERS[kind](parts, reference)
    if kind in ("since_then", "unit"):
        return interval, relativedates.offset(parts)
    return interval, "+0y" if parts.is_same and "y" in parts.letters else None


def apply_relation(
    interval: DateInterval, relation: str | None, reference: date | None
) -> DateInterval:
    """What "since", "before", "by" or "after" make of an interval."""
    first, last = interval.earliest, interval.latest
    if relation in ("since", "after"):
        start = first if relation == "since" else shift_day(last, 1)
        end = reference if start and reference and reference >= start else None
        return replace(interval, earliest=start, latest=end, precision="open_start")
    if relation == "before":
        return replace(interval, earliest=None, latest=shift_day(first, -1), precision="open_end")
    if relation == "by":
        return replace(interval, earliest=None, precision="open_end")
    return interval


def _of_day(parts: Parts, reference: date | None) -> DateInterval | None:
    month, day = parts.get("M") or 1, parts.get("d") or 1
    year, is_inferred = parts.find_year(reference)
    if day > 29 and day > monthrange(2024, month)[1]:
        return None
    if year is None and reference is not None:
        year, is_inferred = latest_year(month, day, reference), True
    if year is None:
        return DateInterval(precision="day", month=month, day=day)
    found = day_of(year, month, day)
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
    if len(parts.all("Y")) > 1:
        year = parts.all("Y")[-1]
    if year is None and reference is not None:
        year, is_inferred = latest_year(last_month, days[-1], reference), True
    if year is None:
        return DateInterval(
            precision="range", month=last_month if first_month == last_month else None
        )
    first_year = parts.all("Y")[0] if len(parts.all("Y")) > 1 else year
    first_year -= first_month > last_month and first_year == year
    model = DateInterval(precision="range", year=year, month=last_month, is_inferred=is_inferred)
    return _span(
        day_of(first_year, first_month, days[0]), day_of(year, last_month, days[-1]), model
    )


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
    start = day.latest if is_following or is_itself else shift_day(day.latest, -1)
    end = shift_day(day.latest, 1) if is_following else day.latest
    return replace(day, earliest=start, latest=end, precision="part_of_day")


def _of_month(parts: Parts, reference: date | None) -> DateInterval | None:
    month = parts.get("M") or parts.get("A") or 1
    year, is_inferred = parts.find_year(reference)
    if year is None and reference is not None:
        year, is_inferred = latest_year(month, 1, reference), True
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
        year, is_inferred = latest_year(last, 1, reference), True
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
        year, is_inferred = latest_year(start_month, 1, reference), True
        is_now = (reference.month - start_month) % 12 < 3
        year += (start_month == 12) - (is_now and parts.get("r") == -1) + _turns(parts)
    if year is None:
        return DateInterval(precision="season")
    first = date(year - (start_month == 12), start_month, 1)
    last_month = start_month % 12 + 2
    last = date(year, last_month, monthrange(year, last_month)[1])
    return DateInterval(first, last, "season", year, None, None, is_inferred)


def _turns(parts: Parts) -> int:
    """ "позапрошлой зимой" is a year before the last, "next spring" a year after it."""
    return {-2: -1, 1: 1}.get(parts.get("r") or 0, 0)


def _of_year(parts: Parts, reference: date | None) -> DateInterval | None:
    year, is_inferred = parts.find_year(reference)
    if year is None and reference is not None:
        year, is_inferred = reference.year, True
    return _UNKNOWN if year is None else whole_year(year, is_inferred=is_inferred)


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
    number = (
        parts.get("o") or parts.get("R") or parts.get("d") or (4 if "W" in parts.letters else 1)
    )
    number = min(number, 4)
    whole = _of_year(parts, reference)
    return None if whole is None else _cut_year(whole, (3 * number - 2, 3 * number))


def _of_part(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "the end of January 2024", "mid-2024", "начало весны"."""
    part = parts.get("q") or 1
    if "M" in parts.letters:
        whole = _of_month(parts, reference)
        return None if whole is None else _cut_month(whole, _TENS[part - 1], "part")
    if "s" in parts.letters:
        whole = _of_season(parts, reference)
        return None if whole is None else _cut_season(whole, part)
    whole = _of_year(parts, reference)
    return None if whole is None else _cut_year(whole, _PARTS_OF_YEAR[part - 1], "part")


def _of_decade(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "the 1990s", "late 1980s" (the last three years)."""
    del reference
    first = parts.get("N") or 1900
    low, high = ((0, 9), (0, 3), (4, 6), (7, 9))[parts.get("q") or 0]
    model = DateInterval(precision="decade" if parts.get("q") is None else "part")
    return _span(date(first + low, 1, 1), date(first + high, 12, 31), model)


def _of_winter(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "the winter of 2023-24", "зимой 2023/24 года": the one between the two years."""
    del reference
    years = parts.all("Y")
    year = years[0] + ((parts.get("s") or 1) == 1)
    return _of_season(replace(parts, letters="sY", values=(parts.get("s") or 1, year)), None)


def _of_few_days(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "в первых числах июня", "the first week of May", "в третьей декаде мая"."""
    whole = _of_month(replace(parts, letters="x" + parts.letters[1:]), reference)
    if whole is None:
        return None
    last = whole.latest.day if whole.latest else 31
    is_last = parts.letters[0] in "Wr"
    number, tens = parts.get("o") or 1, parts.get("d")
    if tens is not None:
        bounds = (tens, min(tens + 9, last))
    elif parts.get("u") == 7:
        bounds = (last - 6, last) if is_last else (7 * number - 6, min(7 * number, last))
    else:
        bounds = _TENS[2 if is_last else min(number, 3) - 1]
    return _cut_month(whole, bounds, "part") if bounds[0] <= last else None


def _cut_month(
    whole: DateInterval, bounds: tuple[int, int], precision: str = "range"
) -> DateInterval:
    if whole.earliest is None or whole.latest is None:
        return replace(whole, precision=precision)
    first = whole.earliest.replace(day=bounds[0])
    last = whole.latest.replace(day=min(bounds[1], whole.latest.day))
    return replace(whole, earliest=first, latest=last, precision=precision)


def _cut_year(
    whole: DateInterval, months: tuple[int, int], precision: str = "range"
) -> DateInterval:
    if whole.year is None:
        return whole
    first, last = months
    end = date(whole.year, last, monthrange(whole.year, last)[1])
    return replace(whole, earliest=date(whole.year, first, 1), latest=end, precision=precision)


def _cut_season(whole: DateInterval, part: int) -> DateInterval:
    if whole.earliest is None:
        return whole
    month = (whole.earliest.month + part - 2) % 12 + 1
    year = whole.earliest.year + (month < whole.earliest.month)
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return replace(whole, earliest=first, latest=last, precision="part")


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


def _of_roman(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "4.X.2023", "4 X 2023"."""
    days = parts.all("d")
    if len(days) > 1:
        return _certain(days[1] + 2000, parts.get("R") or 1, days[0])
    return _of_day(replace(parts, letters=parts.letters.replace("R", "M")), reference)


def _certain(year: int, month: int, day: int) -> DateInterval | None:
    found = day_of(year, month, day) if 1 <= month <= 12 and 1 <= year <= 9999 else None
    return DateInterval.of_day(found) if found else None


def _of_week_of(parts: Parts, reference: date | None) -> DateInterval | None:
    """ "the week of 5 May": Monday to Sunday around that day."""
    day = _of_day(parts, reference)
    if day is None or day.earliest is None or parts.get("u") != 7:
        return None
    monday = shift_day(day.earliest, -day.earliest.weekday())
    return replace(day, earliest=monday, latest=shift_day(monday, 6), precision="week", day=None)


_RESOLVERS: dict[str, Callable[[Parts, date | None], DateInterval | None]] = {
    "dates": _of_figures,
    "roman": _of_roman,
    "week_of": _of_week_of,
    "weeknight": relativedates.of_weeknight,
    "weekday_of": relativedates.of_weekday_of,
    "weekdays": relativedates.of_weekdays,
    "few_days": _of_few_days,
    "decade": _of_decade,
    "winter": _of_winter,
    "night": _of_night,
    "days": _of_days,
    "day": _of_day,
    "months": _of_months,
    "half": _of_half,
    "quarter": _of_quarter,
    "part": _of_part,
    "month": _of_month,
    "season": _of_season,
    "deictic": relativedates.of_deictic,
    "since_then": relativedates.of_offset,
    "unit": relativedates.of_unit,
    "weekday": relativedates.of_weekday,
    "years": _of_years,
    "year": _of_year,
}

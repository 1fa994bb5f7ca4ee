"""What languages have in common for us: scripts, names, numerals, calendars, places."""

from tallymark.lang.calendar import find_dates
from tallymark.lang.numerals import find_quantities

__all__ = ["find_dates", "find_quantities"]

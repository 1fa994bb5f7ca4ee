"""What the site says in one language: our own words, and cleared values put into them.

A catalogue is a file of `labels/`: one a language, all with the same keys. Whatever it says is
`Said`: with `Cleared`, the only type that a template prints.
"""

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tallymark.terms.errors import CaseError, ProtectedError
from tallymark.terms.release import Cleared

LANGUAGES = ("en", "ru")
"""Languages there is a catalogue for; another is one more file of `labels/`."""


class Said(str):
    """Words of ours, or cleared values put into them: may be printed."""

    __slots__ = ()


def require_cleared(value: object) -> Any:
    """The plain value of a `Cleared`; raises `ProtectedError` for anything else."""
    if not isinstance(value, Cleared):
        kind = type(value).__name__
        raise ProtectedError(
            f"a value of type {kind} was about to be published without being cleared; "
            "this is a fault of Tallymark: nothing was written, report it"
        )
    return value.value


class Catalogue:
    """The words of one language and how it writes numbers and days."""

    def __init__(self, language: str, table: dict[str, Any]) -> None:
        self.language = language
        self.site: dict[str, str] = table["site"]
        self.words: dict[str, str] = table["words"]
        self.plurals: dict[str, dict[str, str]] = table["plural"]
        self.labels: dict[str, str] = table["labels"]
        self.months: dict[str, list[str]] = table["months"]

    def say(self, key: str, **values: object) -> Said:
        """A sentence of ours with cleared values (or words of ours) in its places."""
        return Said(self.words[key].format(**{k: self.show(v) for k, v in values.items()}))

    def count(self, key: str, number: Cleared[int]) -> Said:
        """A counted thing in the right plural form ("3 people", "3 человека")."""
        plain = require_cleared(number)
        form = self.plurals[key][plural_form(self.language, plain)]
        return Said(form.format(n=self.show(number)))

    def show(self, value: object) -> Said:
        """A cleared value as this language writes it; our own words as they are."""
        if isinstance(value, Said):
            return value
        plain = require_cleared(value)
        if isinstance(plain, bool):
            raise ProtectedError("a yes or no was printed without its words: report this fault")
        if isinstance(plain, int | float):
            return Said(self._number(plain))
        return self.day(plain) if isinstance(plain, date) else Said(plain)

    def day(self, day: date) -> Said:
        """A day in words; for days that come from cleared text."""
        month = self.months["long"][day.month - 1]
        return Said(self.site["date"].format(day=day.day, month=month, year=day.year))

    def month(self, value: Cleared[str]) -> Said:
        """A month key ("2024-03") in words."""
        return self.month_of(require_cleared(value))

    def month_of(self, key: str) -> Said:
        """A month of the calendar in words; anything else is the month that is not known."""
        year, _, month = key.partition("-")
        if not (year + month).isdecimal():
            return Said(self.labels["month:unknown"])
        named = self.months["named"][int(month) - 1]
        return Said(self.site["month"].format(month=named, year=year))

    def scale(self, number: float) -> Said:
        """A mark of a chart's scale: chosen by us, it says nothing about anybody."""
        return Said(self._number(number))

    def _number(self, number: float) -> str:
        whole = int(number) if number == int(number) else number
        text = f"{whole:,}"
        if self.site["thousands"] != "," and "." in text:
            text = text.replace(".", "·").replace(",", self.site["thousands"])
            return text.replace("·", ",")
        return text.replace(",", self.site["thousands"])


def plural_form(language: str, number: int) -> str:
    """The plural form of a whole number, by the rules of Unicode CLDR 46.

    >>> [plural_form("ru", n) for n in (1, 2, 5, 11, 21, 112)]
    ['one', 'few', 'many', 'many', 'one', 'many']
    """
    if language not in ("ru", "uk"):
        return "one" if number == 1 else "other"
    ten, hundred = number % 10, number % 100
    if ten == 1 and hundred != 11:
        return "one"
    if ten in (2, 3, 4) and hundred not in (12, 13, 14):
        return "few"
    return "many"


@lru_cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of a language. Raises `CaseError` where there is none."""
    if language not in LANGUAGES:
        raise CaseError(
            f"site_languages in case.toml: there are no words for {language!r}; "
            f"choose among {', '.join(LANGUAGES)}"
        )
    body = files("tallymark.publish").joinpath("labels", f"{language}.toml").read_text("utf-8")
    return Catalogue(language, tomllib.loads(body))

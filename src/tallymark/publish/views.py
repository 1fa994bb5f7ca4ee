"""What each page shows, put together from a release: the templates only lay it out."""

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from tallymark.publish.charts import (
    Column,
    draw_bar,
    draw_columns,
    draw_interval,
    nice_top,
    scale_of,
)
from tallymark.publish.words import Catalogue, Said, require_cleared
from tallymark.terms.release import Cleared, PublicCell, PublicFigure, PublicIncident, Release

UNKNOWN = "unknown"
NARROW, WIDE = 360, 720
"""Widths of the month chart's two drawings; the style sheet shows the one that fits."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of a ranked table: its words, its bar, its cell."""

    words: Said
    bar: Markup
    cell: PublicCell


@dataclass(frozen=True, slots=True)
class Months:
    """The month chart of an act: two drawings, and the same as rows."""

    wide: Markup
    narrow: Markup
    rows: tuple[tuple[Said, PublicCell], ...]


@dataclass(frozen=True, slots=True)
class ActView:
    """One act's part of the tally page; `key` marks its place on the page."""

    key: Cleared[str]
    heading: Said
    cell: PublicCell
    months: Months | None
    regions: tuple[Ranked, ...]
    categories: tuple[Ranked, ...]


class Page:
    """One language's view of a release."""

    def __init__(self, release: Release, words: Catalogue) -> None:
        self.release = release
        self.words = words
        self._labels = {
            key: said for language, key, said in release.labels if language == words.language
        }
        self._texts = {(language, key): said for language, key, said in release.texts}

    def label(self, dimension: str, value: Cleared[str]) -> Said:
        """A key in words: the release's, else ours."""
        key = f"{dimension}:{require_cleared(value)}"
        found = self._labels.get(key)
        return Said(self.words.labels[key]) if found is None else self.words.show(found)

    def own_label(self, key: str) -> Said:
        """Words of ours for one of our own keys ("rule:small_cell")."""
        return Said(self.words.labels[key])

    def text(self, key: str) -> Said | None:
        """The case's own prose in this language, `None` where it has none."""
        found = self._texts.get((self.words.language, key))
        return None if found is None else self.words.show(found)

    @property
    def title(self) -> Said:
        """The case's title in this language, else in another, else a word of ours."""
        languages = (self.words.language, *self.release.languages)
        titles = [self._texts.get((language, "title")) for language in languages]
        found = next((title for title in titles if title is not None), None)
        return self.words.say("title") if found is None else self.words.show(found)

    def withheld(self) -> list[tuple[Said, Said, Said]]:
        """What was withheld, under which rule, how many: in words."""
        rows = []
        for one in self.release.withheld:
            what, _, dimension = one.what.partition(":")
            words = self.own_label(f"what:{what}")
            if dimension in self.words.words:
                words = self.words.say("withheld_of", what=words, of=self.words.say(dimension))
            number = self.words.scale(one.count)
            rows.append((words, self.own_label(f"rule:{one.rule}"), number))
        return rows

    def versions(self) -> list[tuple[Said, Cleared[str]]]:
        """What made the release, by name and version."""
        return [(Said(name), version) for name, version in self.release.versions]

    def period(self) -> Said | None:
        """The case's period in words, `None` where it sets none."""
        first, last = self._day("first_day"), self._day("last_day")
        if first is None and last is None:
            return None
        if first is not None and last is not None:
            return self.words.say("span", first=first, last=last)
        if first is None:
            return self.words.say("until", last=last)
        return self.words.say("since", first=first)

    def _day(self, key: str) -> Said | None:
        found = self._texts.get((self.words.language, key))
        return None if found is None else self.words.day(date.fromisoformat(require_cleared(found)))

    def unit(self) -> Said:
        """What one mark of the tally is."""
        key = f"unit:{self.text('unit_of_count')}"
        return self.own_label(key if key in self.words.labels else "unit:person")

    def days(self, span: tuple[Cleared[date] | None, Cleared[date] | None]) -> Said:
        """A period in words: all of it, from the first day to the last."""
        first, last = span
        if first is None and last is None:
            return self.words.say("not_said")
        if first is not None and last is not None:
            if first.value == last.value:
                return self.words.show(first)
            return self.words.say("span", first=first, last=last)
        if last is not None:
            return self.words.say("until", last=last)
        return self.words.say("since", first=first)

    def acts(self) -> list[ActView]:
        """The acts of the tally, the largest first; withheld ones last."""
        own = [cell for cell in self.release.cells if _cut(cell) == ("act",)]
        return [self._act(cell) for cell in sorted(own, key=_rank)]

    def _act(self, cell: PublicCell) -> ActView:
        key = dict(cell.dimensions)["act"]
        name = f"headline_{require_cleared(key)}"
        heading = (
            self.words.say(name)
            if name in self.words.words and self._counts_confirmed()
            else self.words.say("headline_other", act=self.label("act", key))
        )
        return ActView(
            key,
            heading,
            cell,
            self._months(key),
            self._ranked(key, "region"),
            self._ranked(key, "category"),
        )

    def _counts_confirmed(self) -> bool:
        """Whether the confirmed alone are counted: only then may a heading call them so."""
        return [require_cleared(one) for one in self.release.standings] == ["confirmed"]

    def _cells(self, act: Cleared[str], dimension: str) -> list[tuple[Cleared[str], PublicCell]]:
        return [
            (dict(cell.dimensions)[dimension], cell)
            for cell in self.release.cells
            if _cut(cell) == ("act", dimension) and dict(cell.dimensions)["act"] == act
        ]

    def _ranked(self, act: Cleared[str], dimension: str) -> tuple[Ranked, ...]:
        found = sorted(self._cells(act, dimension), key=lambda pair: _rank(pair[1]))
        numbers = [require_cleared(cell.named) for _, cell in found if cell.named is not None]
        most = max(numbers, default=1)
        return tuple(
            Ranked(self.label(dimension, key), draw_bar(cell.named, most), cell)
            for key, cell in found
        )

    def _months(self, act: Cleared[str]) -> Months | None:
        cells = sorted(self._cells(act, "month"), key=lambda pair: pair[0].value)
        dated = [(key, cell) for key, cell in cells if key.value != UNKNOWN]
        if not dated:
            return None
        columns = self._columns(dated)
        title = self._alternative(dated)
        top = scale_of(columns)
        ticks = [self.words.scale(top / 2), self.words.scale(top)]
        return Months(
            draw_columns(columns, title=title, width=WIDE, ticks=ticks),
            draw_columns(columns, title=title, width=NARROW, ticks=ticks),
            tuple((self.words.month(key), cell) for key, cell in cells),
        )

    def _alternative(self, dated: list[tuple[Cleared[str], PublicCell]]) -> Said:
        """What the month chart shows, for those who cannot see it."""
        counts = {
            require_cleared(cell.named): (key, cell.named)
            for key, cell in reversed(dated)
            if cell.named is not None
        }
        key, named = counts[max(counts)] if counts else (dated[0][0], None)
        return self.words.say(
            "chart_months",
            first=self.words.month(dated[0][0]),
            last=self.words.month(dated[-1][0]),
            peak=self.words.month(key),
            count=self.words.say("withheld_number")
            if named is None
            else self.words.count("people", named),
        )

    def _columns(self, dated: list[tuple[Cleared[str], PublicCell]]) -> list[Column]:
        """A column for every month from the first to the last; none known is an empty one."""
        known = {key.value: cell for key, cell in dated}
        months = _months_between(dated[0][0].value, dated[-1][0].value)
        januaries = [place for place, month in enumerate(months) if month.endswith("-01")]
        is_early = bool(januaries) and januaries[0] < 4
        ticks = set(januaries) | (set() if is_early else {0})
        return [
            Column(
                self.words.month_of(month),
                Said(month[:4]) if place in ticks else None,
                known.get(month),
            )
            for place, month in enumerate(months)
        ]

    def interval(self, low: Cleared[float] | None, high: Cleared[float] | None) -> Said:
        """An interval in words; equal ends are one number."""
        if low is not None and high is not None:
            if low.value == high.value:
                return self.words.show(low)
            return self.words.say("range", low=low, high=high)
        if low is not None:
            return self.words.say("at_least", low=low)
        return self.words.say("not_said") if high is None else self.words.say("up_to", high=high)

    def acts_of(self, incident: PublicIncident) -> Said:
        """What happened in an incident, as one line."""
        said = [self.label("act", act) for act in incident.acts]
        line = ", ".join(words if not place else words.lower() for place, words in enumerate(said))
        return Said(line) if line else self.words.say("incident")

    def when(self, incident: PublicIncident) -> Said:
        """When an incident was, never more precise than known."""
        if incident.earliest is None and incident.latest is None:
            return self.words.say("unknown_date")
        first, last = incident.earliest, incident.latest
        if first is not None and last is not None and first.value != last.value:
            return self.words.say("between", first=first, last=last)
        return self.days((first, last))

    def intervals(self) -> list[tuple[PublicFigure, Markup]]:
        """The figures, each with its drawing on the common scale."""
        most = self.scale_end()
        return [(figure, draw_interval(figure, most)) for figure in self.release.figures]

    def scale_words(self) -> Said:
        """The end of the figures' scale in words."""
        return self.words.scale(self.scale_end())

    def scale_end(self) -> float:
        """The end of the common scale of the figures."""
        ends = [
            require_cleared(end)
            for figure in self.release.figures
            for end in (figure.low, figure.high)
            if end is not None
        ]
        return nice_top(max(ends, default=1))


def _months_between(first: str, last: str) -> list[str]:
    """Every month from one key to another, both included."""
    start, end = (int(key[:4]) * 12 + int(key[5:]) - 1 for key in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]


def _cut(cell: PublicCell) -> tuple[str, ...]:
    return tuple(name for name, _ in cell.dimensions)


def _rank(cell: PublicCell) -> tuple[bool, int, int, str]:
    named = 0 if cell.named is None else require_cleared(cell.named)
    low = 0 if cell.low is None else require_cleared(cell.low)
    return (cell.is_withheld, -named, -low, require_cleared(cell.cell_id))

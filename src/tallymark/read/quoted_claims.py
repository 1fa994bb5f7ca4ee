"""From quotes that were found in the text to claims: numbers and dates by our own grammar."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tallymark.lang import find_dates, find_quantities
from tallymark.lang.calendar import FoundDate
from tallymark.lang.numerals import Quantity
from tallymark.read.base_forms import Name, settle
from tallymark.read.names import find_names
from tallymark.read.page import Page
from tallymark.read.reader import Models
from tallymark.terms.claims import (
    ClaimKind,
    DateClaim,
    FigureClaim,
    Hedge,
    OrganisationClaim,
    PersonClaim,
    PlaceClaim,
    Proposal,
    UnitClaim,
)
from tallymark.terms.dates import DateInterval
from tallymark.terms.documents import Document, Passage
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span

_NUMBER = re.compile(r"\d{3,}")


@dataclass
class Section:
    """One section of a document, and what our grammars find in it (made when first asked for)."""

    document: Document
    passages: Sequence[Passage]
    models: Models
    _names: dict[tuple[int, int], Name] | None = None
    _dates: list[tuple[Span, FoundDate]] = field(default_factory=list)
    _figures: list[tuple[Span, Quantity]] = field(default_factory=list)
    _is_parsed: bool = False

    def name_at(self, span: Span) -> Name | None:
        """What our name grammar makes of exactly that span: its base form and parts."""
        if self._names is None:
            page = Page(self.document, self.passages, self.models.lexicon)
            hints = self.models.tagger.hints(page) if page.words.words else ()
            found = settle(find_names(page, set(), hints)) if page.words.words else []
            self._names = {(one.start, one.end): one for one in found}
        return self._names.get((span.start, span.end))

    def dates_in(self, span: Span) -> list[tuple[Span, FoundDate]]:
        """The expressions of time that share words with a span."""
        self._parse()
        return [one for one in self._dates if one[0].start < span.end and span.start < one[0].end]

    def figures_in(self, span: Span) -> list[tuple[Span, Quantity]]:
        """The quantities that share words with a span; those inside a date are none."""
        self._parse()
        return [
            one
            for one in self._figures
            if one[0].start < span.end and span.start < one[0].end and not self.dates_in(one[0])
        ]

    def _parse(self) -> None:
        """Reads each passage whole: what stands around a number says what it is (an age, a law)."""
        if self._is_parsed:
            return
        self._is_parsed = True
        for one in self.passages:
            for date in find_dates(one.text, reference=self.document.published):
                self._dates.append((_span(one, date.start, date.end), date))
            for quantity in find_quantities(one.text, policy=self.models.intervals):
                self._figures.append((_span(one, quantity.start, _end(one, quantity)), quantity))


def _span(passage: Passage, first: int, last: int) -> Span:
    return Span(passage.start + first, passage.start + last, passage.text[first:last])


def _end(passage: Passage, quantity: Quantity) -> int:
    """Where the words that are counted end, as the rule reader takes them into its span."""
    unit = quantity.unit or ""
    after = passage.text.find(unit, quantity.end, quantity.end + len(unit) + 3) if unit else -1
    return after + len(unit) if after >= 0 else quantity.end


def claims_of(kind: ClaimKind, spans: Sequence[Span], section: Section) -> list[Proposal]:
    """The claims that a quote gives, found at `spans`; none where our grammar reads none there.

    A name is one claim with all its places. Every date and figure that shares words with one of
    the places is a claim of its own, with the words that our grammar takes to it (its bound).
    """
    return list(_MAKERS[kind](spans, section))


def _person(spans: Sequence[Span], section: Section) -> Iterator[Proposal]:
    if not any(letter.isupper() for letter in spans[0].text):
        reason = "not named in the text"
        for span in spans:
            value = PersonClaim(None, descriptions=(span,), sensitivity_reason=reason)
            yield Proposal(ClaimKind.PERSON, span, value, Sensitivity.PROTECTED)
        return
    name = section.name_at(spans[0])
    words = " ".join(spans[0].text.split())
    if name is None:
        value = PersonClaim(words, tuple(spans))
    else:
        value = PersonClaim(
            name.base, tuple(spans), given=name.given, surname=name.surname,
            patronymic=name.patronymic,
        )  # fmt: skip
    yield Proposal(ClaimKind.PERSON, spans[0], value)


def _organisation(spans: Sequence[Span], section: Section) -> Iterator[Proposal]:
    del section
    value = OrganisationClaim(" ".join(spans[0].text.split()), tuple(spans))
    yield Proposal(ClaimKind.ORGANISATION, spans[0], value)


def _place(spans: Sequence[Span], section: Section) -> Iterator[Proposal]:
    del section
    value = PlaceClaim(" ".join(spans[0].text.split()), tuple(spans))
    yield Proposal(ClaimKind.PLACE, spans[0], value)


def _unit(spans: Sequence[Span], section: Section) -> Iterator[Proposal]:
    del section
    number = _NUMBER.search(spans[0].text)
    designator = number[0] if number else " ".join(spans[0].text.split())
    yield Proposal(ClaimKind.UNIT, spans[0], UnitClaim(designator, tuple(spans)))


def _date(spans: Sequence[Span], section: Section) -> Iterator[Proposal]:
    for place in spans:
        for span, found in section.dates_in(place):
            is_free = found.relative is None
            interval = found.interval if is_free else DateInterval(precision=found.precision)
            yield Proposal(ClaimKind.DATE, span, DateClaim(span, interval, found.relative))


def _figure(spans: Sequence[Span], section: Section) -> Iterator[Proposal]:
    for place in spans:
        for span, found in section.figures_in(place):
            if found.hedge is not Hedge.FRACTION:
                value = FigureClaim(
                    span, found.value, found.low, found.high, found.hedge, found.unit,
                    intervals=found.policy,
                )  # fmt: skip
                yield Proposal(ClaimKind.FIGURE, span, value)


_MAKERS: dict[ClaimKind, Callable[[Sequence[Span], Section], Iterator[Proposal]]] = {
    ClaimKind.PERSON: _person,
    ClaimKind.ORGANISATION: _organisation,
    ClaimKind.PLACE: _place,
    ClaimKind.UNIT: _unit,
    ClaimKind.DATE: _date,
    ClaimKind.FIGURE: _figure,
}

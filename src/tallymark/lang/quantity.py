"""One quantity as found, and how a number with its hedge is written down as one."""

from dataclasses import dataclass, field

from tallymark.lang import hedges, numbercontext
from tallymark.lang.words import Words
from tallymark.terms.claims import Hedge
from tallymark.terms.intervals import IntervalPolicy


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its closed interval [low, high] (`None` is open).

    `unit`: the words counted. `policy` names how vague words became the interval. `parts`: what was
    added up ("three men and two women"), each a quantity of its own place.
    """

    start: int
    end: int
    text: str
    value: float | None
    hedge: Hedge
    low: float | None
    high: float | None
    unit: str | None = None
    policy: str = IntervalPolicy().name
    parts: tuple["Quantity", ...] = ()


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes quantities of one text down under one policy."""

    words: Words
    policy: IntervalPolicy
    name: str = field(default="")

    def hedged(self, first: int, last: int, value: float, hedge: Hedge) -> Quantity:
        """The number of words `first` to `last` with the interval its hedge leaves."""
        low, high = hedges.interval_of(hedge, value, self.policy)
        return self.write((first, last), value, hedge, (low, high))

    def write(
        self,
        place: tuple[int, int],
        value: float | None,
        hedge: Hedge,
        bounds: hedges.Bounds,
        parts: tuple[Quantity, ...] = (),
    ) -> Quantity:
        """A quantity of the words `place`, first to last."""
        first, last = place
        start, end = self.words.starts[first], self.words.ends[last]
        unit = parts[0].unit if parts else numbercontext.unit_after(self.words, last)
        low, high = bounds
        return Quantity(
            start, end, self.words.text[start:end], _plain(value), hedge, _plain(low), _plain(high),
            unit, self.name or self.policy.name, parts,
        )  # fmt: skip


def _plain(value: float | None) -> float | None:
    """A whole number without its ".0"."""
    return int(value) if value is not None and value == int(value) else value

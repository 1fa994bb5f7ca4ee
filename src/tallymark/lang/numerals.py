"""Hedged quantities in running text: "at least 95", "около 8200", "двадцять з гаком".

What is no count of anything is not emitted: ages, durations, numbers of units, articles of law,
times, telephones, money, percentages, models of weapons, counters of a page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tallymark.lang import hedges, numbercontext
from tallymark.lang.hedges import interval_of
from tallymark.lang.numberwords import MANY, ONES, TIMES, Number, parse_number
from tallymark.lang.words import Words, cut_words, word_set
from tallymark.terms.claims import Hedge

_BETWEEN = word_set("о об в во на с со у по of in on from a the із з до")
_FROM = {
    "between": ("and",),
    "from": ("to",),
    "от": ("до",),
    "від": ("до",),
    "с": ("до",),
    "з": ("до",),
}
_DASHES = frozenset("-–—")
_OR = frozenset(("or", "или", "чи", "або", "to"))
_CHAIN = word_set(
    "- – — , а и й і но или чи or and if not even perhaps maybe possibly возможно "
    "возможно даже если "
    "не може можливо або навіть якщо"
)
_SINGULAR = frozenset(
    (Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.APPROX, Hedge.UP_TO, Hedge.ALMOST)
)
_FRACTIONS = {
    "half": 0.5,
    "половина": 0.5,
    "половину": 0.5,
    "половины": 0.5,
    "половини": 0.5,
    "third": 1 / 3,
    "треть": 1 / 3,
    "трети": 1 / 3,
    "третина": 1 / 3,
    "третину": 1 / 3,
    "третини": 1 / 3,
    "quarter": 0.25,
    "четверть": 0.25,
    "чверть": 0.25,
    "thirds": 1 / 3,
    "quarters": 0.25,
}
_OF = word_set(
    "of the its their his these those from all из этих тех всех своих его их от із з "
    "цих усіх своїх "
    "вывезенных"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity and its closed interval [low, high] (`None` is open);"
    " `unit`: the words counted."""

    start: int
    end: int
    text: str
    value: float | None
    hedge: Hedge
    low: float | None
    high: float | None
    unit: str | None = None


def find_quantities(text: str, language: str | None = None) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; offsets are code points of `text`.

    `language` (en, ru, uk) is a hint; without it the words themselves tell.

    >>> [(q.text, q.low, q.high) for q in find_quantities("At least 95 men were taken.")]
    [('At least 95', 95, None)]
    """
    del language  # the grammars of the three languages share no word with two meanings
    return tuple(find_in_words(cut_words(text)))


def find_in_words(words: Words) -> Iterator[Quantity]:
    """The quantities of a text that is cut into words already."""
    index = 0
    while index < len(words):
        if not numbercontext.may_start(words, index):
            index += 1
            continue
        found = _read_at(words, index)
        if found is None:
            index += 1
            continue
        quantity, index = found
        if quantity is not None:
            yield quantity


def _read_at(words: Words, index: int) -> tuple[Quantity | None, int] | None:
    """What stands at word `index` and the word to go on from; `None` where no number starts."""
    zero = numbercontext.zero_at(words, index)
    if zero is not None:
        return _quantity(words, index, zero, 0, Hedge.EXACT), zero + 1
    fraction = _fraction_at(words, index)
    if fraction is not None:
        return fraction
    number = parse_number(words, index)
    if number is None:
        return None
    for read in (_range_at, _magnitudes_at):
        found = read(words, number)
        if found is not None:
            return found
    return _single(words, number), number.last + 1


def _single(words: Words, number: Number) -> Quantity | None:
    """One number with the hedge before or after it."""
    first, hedge = _hedge_before(words, number.first)
    last = number.last
    if number.bounds is not None and hedge in _SINGULAR and _is_hundred(words, number):
        number = replace(number, value=TIMES[words.get(number.first)], bounds=None)
    if number.bounds is not None:
        return _magnitude(words, first, last, number.bounds, hedge)
    if hedge is None:
        last, hedge = _hedge_after(words, last)
    if hedge is None and words.get(last) in numbercontext.ROUND and number.first == last:
        hedge = numbercontext.lone_round(words, number.first)
        first -= words.get(first - 1) in ("с", "з", "зо", "a", "під", "под")
    if hedge is None and numbercontext.is_inverted(words, number.first):
        first, hedge = numbercontext.inverted_first(words, number.first), Hedge.APPROX
    if not numbercontext.is_count(words, number, last, hedge is not None):
        return None
    return _quantity(words, first, last, number.value or 0.0, hedge or Hedge.EXACT)


def _is_hundred(words: Words, number: Number) -> bool:
    """ "более сотни": after such a hedge the genitive is of one hundred, not of hundreds."""
    return number.first == number.last and words.get(number.first) in TIMES


def _quantity(words: Words, first: int, last: int, value: float, hedge: Hedge) -> Quantity:
    low, high = interval_of(hedge, value)
    return _build(words, (first, last), _plain(value), hedge, low, high)


def _build(
    words: Words,
    place: tuple[int, int],
    value: float | None,
    hedge: Hedge,
    low: float | None,
    high: float | None,
) -> Quantity:
    first, last = place
    start, end = words.starts[first], words.ends[last]
    unit = numbercontext.unit_after(words, last)
    text = words.text[start:end]
    return Quantity(start, end, text, value, hedge, _plain(low), _plain(high), unit)


def _plain(value: float | None) -> float | None:
    """A whole number without its ".0"."""
    return int(value) if value is not None and value == int(value) else value


def _magnitude(
    words: Words, first: int, last: int, bounds: tuple[float, float], hedge: Hedge | None
) -> Quantity | None:
    if numbercontext.follows_measure(words, last):
        return None
    low, high = bounds
    kind = Hedge.VAGUE if high < 10 else Hedge.ORDER_OF_MAGNITUDE
    if hedge is Hedge.UP_TO and kind is Hedge.ORDER_OF_MAGNITUDE:
        low = 0.0
    return _build(words, (first, last), None, kind, low, high)


def _magnitudes_at(words: Words, number: Number) -> tuple[Quantity | None, int] | None:
    """ "Hundreds, possibly thousands": one order of magnitude from the lower to the higher."""
    if number.bounds is None or words.get(number.first) not in MANY:
        return None
    step = number.last + 1
    while step <= number.last + 6 and words.get(step) in _CHAIN:
        step += 1
    if step == number.last + 1 or words.get(step) not in MANY:
        return None
    other = parse_number(words, step)
    if other is None or other.bounds is None or other.bounds[1] <= number.bounds[1]:
        return None
    bounds = (number.bounds[0], other.bounds[1])
    return _magnitude(words, number.first, other.last, bounds, None), other.last + 1


def _range_at(words: Words, number: Number) -> tuple[Quantity | None, int] | None:
    """ "12-15", "from 30 to 40", "two or three", "5-6 тысяч"."""
    if number.value is None:
        return None
    first, step = number.first, number.last + 1
    before, link = words.get(first - 1), words.get(step)
    is_framed = link in _FROM.get(before, ())
    is_adverb = link in _OR or link in _DASHES
    if not (is_framed or is_adverb):
        return None
    other = parse_number(words, step + 1)
    if other is None or other.value is None:
        return None
    low, high = number.value, other.value
    if other.times > 1 and number.times == 1 and low * other.times < high:
        low *= other.times
    if low >= high or (link in _DASHES and not _is_dash_range(words, number, other, step)):
        return None
    hedged_first, hedge = _hedge_before(words, first)
    first = first - 1 if is_framed else (hedged_first if hedge is Hedge.APPROX else first)
    if not numbercontext.is_count(words, replace(number, last=other.last), other.last, True):
        return None, other.last + 1
    return _build(words, (first, other.last), None, Hedge.RANGE, low, high), other.last + 1


def _is_dash_range(words: Words, number: Number, other: Number, dash: int) -> bool:
    """Whether a dash joins two numbers of one kind and does not set two clauses apart."""
    tight = words.is_joined(dash) and words.is_joined(dash + 1)
    return number.is_digits == other.is_digits and (
        tight or other.times > 1 or words.get(dash) != "—"
    )


def _fraction_at(words: Words, index: int) -> tuple[Quantity | None, int] | None:
    """ "two-thirds of its 90 men" (derived: 60), "half of them" (a fraction)."""
    last, share = index, 1.0
    if words.get(index) in ONES and ONES[words.get(index)] < 10:
        share = ONES[words.get(index)]
        last += 2 if words.get(index + 1) == "-" else 1
    part = _FRACTIONS.get(words.get(last))
    if part is None or (share == 1.0 and words.get(last) in ("thirds", "quarters")):
        return None
    if words.get(last + 1) not in _OF:
        return None
    share *= part
    step = last + 1
    while step <= last + 4 and words.get(step) in _OF:
        step += 1
    base = parse_number(words, step)
    first, _ = _hedge_before(words, index)
    if base is None or base.value is None:
        value = round(share, 6)
        return _build(words, (first, last), value, Hedge.FRACTION, None, None), last + 1
    value = share * base.value
    low, high = float(int(value + 1e-9)), float(-int(-(value - 1e-9) // 1))
    end = base.last + bool(words.get(base.last + 1)[:1].isalpha())
    quantity = _build(words, (first, end), round(value), Hedge.DERIVED, low, high)
    return quantity, end + 1


def _hedge_before(words: Words, index: int) -> tuple[int, Hedge | None]:
    """The hedge that ends before word `index`, and its first word (else `index` itself)."""
    for end in (index, index - 1):
        if end != index and words.get(end) not in _BETWEEN:
            break
        if words.get(end - 1) not in hedges.LAST_BEFORE:
            continue
        for size in (4, 3, 2, 1):
            hedge = hedges.BEFORE.get(words.words[max(0, end - size) : end])
            if hedge is not None and end - size >= 0:
                return end - size, hedge
    if words.get(index - 1) in ("от", "від") and words.get(index)[:1].isdecimal():
        return index - 1, Hedge.AT_LEAST
    return index, None


def _hedge_after(words: Words, last: int) -> tuple[int, Hedge | None]:
    """The hedge that follows word `last`, and its last word (else `last` itself)."""
    if words.get(last + 1) not in hedges.FIRST_AFTER:
        return last, None
    for size in (3, 2, 1):
        hedge = hedges.AFTER.get(words.words[last + 1 : last + 1 + size])
        if hedge is not None:
            return last + size, hedge
    return last, None

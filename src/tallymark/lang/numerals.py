"""Hedged quantities in running text: "at least 95", "около 8200", "двадцять з гаком".

What is no count of anything is not emitted: ages, durations, numbers of units, articles of law,
times, telephones, money, percentages, models of weapons, counters of a page.
"""

from collections.abc import Iterator
from dataclasses import replace

from tallymark.lang import hedges, numbercontext, numberranges, numbershares
from tallymark.lang.numberforms import TIMES
from tallymark.lang.numberwords import Number, parse_number
from tallymark.lang.quantity import Quantity, Scribe
from tallymark.lang.words import Words, cut_words
from tallymark.terms.claims import Hedge
from tallymark.terms.intervals import IntervalPolicy

__all__ = ["Quantity", "find_in_words", "find_quantities"]

_DEFAULT = IntervalPolicy()
_NARROWED = frozenset((
    Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.APPROX, Hedge.UP_TO, Hedge.ALMOST,
))  # fmt: skip
Found = tuple[Quantity | None, int]


def find_quantities(
    text: str, language: str | None = None, *, policy: IntervalPolicy = _DEFAULT
) -> tuple[Quantity, ...]:
    """The quantities of a text, in order; offsets are code points of `text`.

    `language` (en, ru, uk) is a hint; without it the words themselves tell. `policy` says how wide
    vague words are; its name stands in every quantity.

    >>> [(q.text, q.low, q.high) for q in find_quantities("At least 95 men were taken.")]
    [('At least 95', 95, None)]
    """
    del language  # the grammars of the three languages share no word with two meanings
    return tuple(find_in_words(cut_words(text), policy))


def find_in_words(words: Words, policy: IntervalPolicy = _DEFAULT) -> Iterator[Quantity]:
    """The quantities of a text that is cut into words already."""
    scribe = Scribe(words, policy, policy.name)
    free = 0
    for index in numbercontext.candidates(words):
        if index < free:
            continue
        found = _read_at(scribe, index)
        if found is None:
            continue
        quantity, free = found
        if quantity is not None:
            yield quantity


def _read_at(scribe: Scribe, index: int) -> Found | None:
    """What stands at word `index` and the word to go on from; `None` where no number starts."""
    words = scribe.words
    zero = numbercontext.zero_at(words, index)
    if zero is not None:
        return scribe.hedged(index, zero, 0, Hedge.EXACT), zero + 1
    number = parse_number(words, index)
    share = numbershares.share_at(scribe, index)
    if share is not None and (number is None or number.last < index + 2):
        return share
    if number is None:
        return None
    for read in (numberranges.range_at, numberranges.magnitudes_at):
        found = read(scribe, number)
        if found is not None:
            return found
    quantity = _single(scribe, number)
    if quantity is None:
        return None, number.last + 1
    return numbershares.sum_from(scribe, quantity, number, _single) or (quantity, number.last + 1)


def _single(scribe: Scribe, number: Number) -> Quantity | None:
    """One number with the hedge before or after it."""
    words = scribe.words
    first, hedge = hedges.hedge_before(words, number.first)
    number = _narrowed(words, number, hedge)
    if number.vague is not None:
        return numberranges.magnitude(scribe, (first, number.last), number.vague, hedge)
    first, last, hedge = _settle(words, number, first, hedge)
    if not numbercontext.is_count(words, number, last, hedge is not None):
        return None
    return scribe.hedged(first, last, number.value or 0.0, hedge or Hedge.EXACT)


def _narrowed(words: Words, number: Number, hedge: Hedge | None) -> Number:
    """ "более сотни", "из сотни": there the genitive is of one hundred, not of hundreds."""
    word = words.get(number.first)
    if number.vague is None or number.first != number.last or word not in TIMES:
        return number
    if hedge in _NARROWED or words.get(number.first - 1) in numbercontext.OF_ONE:
        return replace(number, value=TIMES[word], vague=None, hedge=None)
    return number


def _settle(
    words: Words, number: Number, first: int, hedge: Hedge | None
) -> tuple[int, int, Hedge | None]:
    """The first and last word and the hedge, where it does not stand before the number."""
    last = number.last
    if hedge is not None:
        return first, last, hedge
    last, hedge = hedges.hedge_after(words, last)
    if hedge is None and words.get(last) in numbercontext.ROUND and number.first == last:
        hedge = numbercontext.lone_round(words, number.first)
        first -= words.get(first - 1) in ("с", "з", "зо", "a", "під", "под")
    hedge = hedge or number.hedge
    if hedge is None and numbercontext.is_under(words, number):
        return first - 1, last, Hedge.ALMOST
    if hedge is None and numbercontext.is_inverted(words, number.first):
        first, hedge = numbercontext.inverted_first(words, number.first), Hedge.APPROX
    return first, last, hedge

"""Two numbers that are one quantity: "12-15", "от ста до двухсот", "hundreds, maybe thousands"."""

from dataclasses import replace

from tallymark.lang import hedges, numbercontext
from tallymark.lang.numberforms import HALVES, MANY, ONES, OTHER, TIMES
from tallymark.lang.numberwords import Number, parse_number
from tallymark.lang.quantity import Quantity, Scribe
from tallymark.lang.words import Words, word_set
from tallymark.terms.claims import Hedge

_FRAMES = {
    "between": ("and",),
    "from": ("to",),
    "от": ("до",),
    "від": ("до",),
    "с": ("до",),
    "з": ("до",),
    "між": ("і", "та", "й"),
    "между": ("и",),
}
_DASHES = frozenset("-–—")
_OR = word_set("or или чи або to либо")
_DOUBT = word_set(
    "even perhaps maybe possibly if not а и й і но или чи или либо може можливо або навіть если "
    "якщо не может возможно даже and or быть бути то"
)
_DOUBTS = word_set("perhaps maybe possibly not может возможно может не може можливо то")
Found = tuple[Quantity | None, int]


def magnitude(
    scribe: Scribe, place: tuple[int, int], vague: tuple[str, float], hedge: Hedge | None
) -> Quantity | None:
    """ "Several", "tens of thousands": an order of magnitude, by the policy."""
    if numbercontext.follows_measure(scribe.words, place[1]):
        return None
    low, high = scribe.policy.bounds_of(*vague)
    kind = Hedge.VAGUE if vague == ("several", 1.0) else Hedge.ORDER_OF_MAGNITUDE
    if hedge is Hedge.UP_TO and kind is Hedge.ORDER_OF_MAGNITUDE:
        low = 0.0
    return scribe.write(place, None, kind, (low, high))


def magnitudes_at(scribe: Scribe, number: Number) -> Found | None:
    """ "Hundreds, possibly thousands": from the lower to the higher; "of thousands" is shared."""
    words = scribe.words
    if number.vague is None or words.get(number.first) not in MANY:
        return None
    step = _after_doubt(words, number.last)
    if step is None or words.get(step) not in MANY:
        return None
    other = parse_number(words, step)
    if other is None or other.vague is None:
        return None
    other = _with_thousands(words, other)
    low = scribe.policy.bounds_of(*number.vague)[0]
    high = scribe.policy.bounds_of(*(other.vague or number.vague))[1]
    if number.vague[1] == 1 and other.vague and other.vague[1] > 1:
        low *= other.vague[1]
    if high <= scribe.policy.bounds_of(*number.vague)[1]:
        return None
    if numbercontext.follows_measure(words, other.last):
        return None, other.last + 1
    place = (number.first, other.last)
    return scribe.write(place, None, Hedge.ORDER_OF_MAGNITUDE, (low, high)), other.last + 1


def _with_thousands(words: Words, other: Number) -> Number:
    """ "Tens, if not hundreds, of thousands": what is multiplied stands after the comma."""
    after = words.words[other.last + 1 : other.last + 4]
    if other.vague and after == (",", "of", "thousands"):
        return replace(other, last=other.last + 3, vague=(other.vague[0], 1e3))
    return other


def _after_doubt(words: Words, last: int) -> int | None:
    """The word after ", if not", "а возможно и", "-"; `None` where nothing of the kind follows."""
    step = last + 1
    while step <= last + 7 and (words.get(step) in _DOUBT or words.get(step) in (",", *_DASHES)):
        step += 1
    return step if step > last + 1 else None


def range_at(scribe: Scribe, number: Number) -> Found | None:
    """ "12-15", "from 30 to 40", "two or three", "5-6 тысяч", "сто, а то и двести"."""
    words = scribe.words
    number = _as_one(words, number)
    if number.value is None:
        return None
    first, step = number.first, number.last + 1
    link = words.get(step)
    is_framed = link in _FRAMES.get(words.get(first - 1), ())
    other = _other_end(words, number, step, is_framed)
    if other is None or other.value is None:
        return None
    low, high = _shared(number, other)
    if low >= high or (is_framed and numbercontext.is_change(words, first - 1)):
        return None
    if link in _DASHES and not _is_dash_range(words, number, other, step):
        return None
    hedged_first, hedge = hedges.hedge_before(words, first)
    first = first - 1 if is_framed else (hedged_first if hedge is Hedge.APPROX else first)
    if not numbercontext.is_count(words, replace(number, last=other.last), other.last, True):
        return None, other.last + 1
    return scribe.write((first, other.last), None, Hedge.RANGE, (low, high)), other.last + 1


def _as_one(words: Words, number: Number) -> Number:
    """ "от сотни до двухсот": inside a frame the genitive is of one hundred."""
    word = words.get(number.first)
    is_framed = words.get(number.first - 1) in _FRAMES
    if number.vague and is_framed and number.first == number.last and word in TIMES:
        return replace(number, value=TIMES[word], vague=None, times=TIMES[word])
    return number


def _other_end(words: Words, number: Number, step: int, is_framed: bool) -> Number | None:
    link = words.get(step)
    if not (is_framed or link in _OR or link in _DASHES):
        return _doubted(words, number)
    if words.get(step + 1) in OTHER and number.first == number.last:
        return Number(number.first, step + 1, 2 * (number.value or 0.0), times=number.times)
    other = parse_number(words, step + 1)
    if other is not None and words.get(number.last) in TIMES and number.first == number.last:
        word = words.get(other.first)
        small = ONES.get(word, HALVES.get(word, 99.0))
        if other.first == other.last and small < 10:
            return replace(other, value=small * number.times, times=number.times)
    return other


def _doubted(words: Words, number: Number) -> Number | None:
    """ "сто, а то и двести", "30, maybe 40": the second number is the higher end."""
    step = _after_doubt(words, number.last)
    if step is None or _DOUBTS.isdisjoint(words.words[number.last + 1 : step]):
        return None
    return parse_number(words, step)


def _shared(number: Number, other: Number) -> tuple[float, float]:
    """Both ends, the lower with the multiplier that stands at the higher ("5-6 тысяч")."""
    low, high = number.value or 0.0, other.value or 0.0
    if other.times > 1 and number.times == 1 and low * other.times < high:
        low *= other.times
    return low, high


def _is_dash_range(words: Words, number: Number, other: Number, dash: int) -> bool:
    """Whether a dash joins two numbers of one kind and does not set two clauses apart."""
    tight = words.is_joined(dash) and words.is_joined(dash + 1)
    return number.is_digits == other.is_digits and (
        tight or other.times > 1 or words.get(dash) != "—"
    )

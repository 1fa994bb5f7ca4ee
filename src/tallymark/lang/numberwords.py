"""How figures and number words add up to a number: "сто двадцать пять", "2,3 млн"."""

from dataclasses import dataclass, replace

from tallymark.lang.hedges import over_after
from tallymark.lang.numberforms import HALVES, MANY, ONES, PAIR, SEVERAL, SHORT_TIMES, TIMES
from tallymark.lang.words import Words, word_set
from tallymark.terms.claims import Hedge

__all__ = ["ONES", "Number", "parse_figures", "parse_number"]

_HALF = word_set("half пол полу пів")
_AND_A_HALF = {
    ("с", "половиной"),
    ("з", "половиною"),
    ("із", "половиною"),
    ("and", "a", "half"),
}
_MOST = 1e12
"""Larger numbers count nothing that a report tells of."""
_GENITIVE = word_set("сотни тысячи сотні тисячі десятка миллиона мільйона")
"""Forms that are one of it after "more than", and a plural by themselves."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: words `first` to `last`.

    `vague` in place of `value` is a plural of `IntervalPolicy` and what multiplies it. `times` is
    the multiplier it ends with ("5 тысяч": 1000), so that "4-5 тысяч" can be shared. `hedge`: the
    form alone makes it approximate ("тысяч пять", "две с лишним тысячи").
    """

    first: int
    last: int
    value: float | None
    vague: tuple[str, float] | None = None
    is_digits: bool = False
    times: float = 1.0
    is_grouped: bool = False
    hedge: Hedge | None = None


def parse_figures(word: str) -> float | None:
    """The value of a number in figures with any separator of thousands, `None` for other tokens.

    >>> parse_figures("2,300"), parse_figures("1,5"), parse_figures("12 400")
    (2300.0, 1.5, 12400.0)
    """
    if not word[:1].isdecimal() or len(word) > 15:
        return None
    whole, comma, part = word.replace(" ", "").partition(",")
    if comma and len(part) == 3 and " " not in word:
        whole, part = whole + part, ""
    elif comma and "," in part:
        whole, part = whole + part.replace(",", ""), ""
    try:
        return float(f"{whole}.{part or 0}" if "." not in whole else whole)
    except ValueError:
        return None


def parse_number(words: Words, index: int) -> Number | None:  # noqa: PLR0911 (one a kind of word)
    """The longest number that starts at word `index`, in figures or in words, else `None`."""
    word = words.get(index)
    value = parse_figures(word)
    if value is not None:
        figures = Number(index, index, value, None, True, 1.0, not word.isdecimal())
        return _multiply(words, figures)
    if word in ONES:
        return _multiply(words, _add_words(words, index))
    if word in HALVES:
        hedge = Hedge.APPROX if HALVES[word] not in (1.5, 6.0) else None
        return _multiply(words, Number(index, index, HALVES[word], hedge=hedge))
    if word in SEVERAL:
        return _several(words, index)
    if word in PAIR:
        return _pair(words, index)
    if word in _HALF:
        return _half_of(words, index)
    return _lone_multiplier(words, index)


def _add_words(words: Words, index: int) -> Number:
    """ "сто двадцать пять", "two hundred and five", "twenty-five": words of falling size."""
    total = ONES[words.get(index)]
    last, size = index, total
    while size >= 20:
        step = last + 1
        if words.get(step) == "-" and words.is_joined(step) and words.is_joined(step + 1):
            step += 1
        part = ONES.get(words.get(step))
        if part is None or part >= (100.0 if size >= 100 else 10.0):
            break
        total, size, last = total + part, part, step
    return Number(index, last, total)


def _multiply(words: Words, number: Number) -> Number:
    """Applies what follows: "5 тысяч", "two hundred thousand", "3 с половиной млн"."""
    value, last, times, hedge = number.value or 0.0, number.last, number.times, number.hedge
    step = last + 1
    for size in (2, 3):
        if words.words[step : step + size] in _AND_A_HALF:
            value, step, last = value + 0.5, step + size, last + size
    over = over_after(words, step)
    if over and words.get(over) in TIMES:
        step, hedge = over, Hedge.APPROX_OVER
    while (by := TIMES.get(words.get(step))) is not None and _can_be_times(value, by):
        value, times, last = value * by, times * by, step
        step += 1
        if words.get(last) in SHORT_TIMES and words.get(step) == ".":
            last, step = step, step + 1
    if hedge is None and times in (10.0, 100.0) and not words.get(last).isascii():
        hedge = Hedge.APPROX
    value, last = _add_rest(words, value, last, times)
    if last == number.last:
        return number
    is_grouped = number.is_grouped or times > 1
    return Number(number.first, last, value, None, number.is_digits, times, is_grouped, hedge)


def _can_be_times(value: float, by: float) -> bool:
    """No dozens of hundreds; and a multiplier said over and over again is no number."""
    return not (by == 12 and value > 99) and value * by <= _MOST


def _add_rest(words: Words, value: float, last: int, times: float) -> tuple[float, int]:
    """ "two hundred and five", "тысяча двести": what follows a multiplier and is smaller."""
    step = last + (2 if words.get(last + 1) == "and" and times >= 100 else 1)
    if times < 100:
        return value, last
    if words.get(step) not in ONES:
        figures = words.get(step)
        is_rest = times == 1e3 and figures.isdecimal() and len(figures) == 3 and step == last + 1
        return (value + float(figures), step) if is_rest else (value, last)
    rest = _add_words(words, step)
    part, end = rest.value or 0.0, rest.last
    by = TIMES.get(words.get(end + 1), 1.0)
    if 1 < by < times:
        part, end = part * by, end + 1
    return (value + part, end) if part < times else (value, last)


def _several(words: Words, index: int) -> Number | None:
    """ "несколько тысяч", "a few hundred"; "few" alone is no number but a complaint."""
    by, last = 1.0, index
    while words.get(last + 1) in TIMES and by < 1e6:
        last += 1
        by *= TIMES[words.get(last)]
    if words.get(index) == "few" and by == 1 and words.get(index - 1) != "a":
        return None
    return Number(index, last, None, ("several", by))


def _pair(words: Words, index: int) -> Number | None:
    """ "a couple of men", "пара сотен": about two; a pair of boots counts nothing."""
    step = index + 2 if words.get(index + 1) == "of" else index + 1
    if words.get(step) in TIMES:
        number = _multiply(words, Number(step, step, 2 * TIMES[words.get(step)]))
        return replace(number, first=index, hedge=Hedge.APPROX, times=TIMES[words.get(step)])
    if words.get(index) == "couple" and step == index + 1:
        return None
    return Number(index, index, 2.0, hedge=Hedge.APPROX)


def _half_of(words: Words, index: int) -> Number | None:
    """ "half a dozen", "пів сотні"; "half of them" is a share and read elsewhere."""
    step = index + 2 if words.get(index + 1) == "a" else index + 1
    by = TIMES.get(words.get(step))
    if by is None or (words.get(index) == "half") != (step == index + 2):
        return None
    hedge = None if by == 12 else Hedge.APPROX
    return Number(index, step, by / 2, None, False, by, True, hedge)


def _lone_multiplier(words: Words, index: int) -> Number | None:
    """ "десятки тысяч", "hundreds of thousands", "сотня", "тысяч пять", "тысячи двухсот"."""
    word = words.get(index)
    if word not in MANY and (word not in TIMES or word in SHORT_TIMES):
        return None
    turned = _inverted(words, index)
    if turned is not None:
        return turned
    if word not in MANY:
        return _multiply(words, Number(index, index, TIMES[word], None, False, TIMES[word]))
    step = index + 2 if words.get(index + 1) == "of" else index + 1
    after = words.get(step)
    if after in ("thousands", "millions"):
        return Number(index, step, None, (MANY[word], 1e3 if after == "thousands" else 1e6))
    if step == index + 1 and after in TIMES:
        return Number(index, step, None, (MANY[word], TIMES[after]))
    return Number(index, index, None, (MANY[word], 1.0))


def _inverted(words: Words, index: int) -> Number | None:
    """ "тысяч пять" is about 5000; "(более) тысячи двухсот" is 1200."""
    word, step = words.get(index), index + 1
    by, after = TIMES.get(word, 0.0), words.get(step)
    if by < 10 or word.isascii() or (after not in ONES and after not in HALVES):
        return None
    half = HALVES.get(words.get(step), 10.0)
    if half < 2:
        return Number(index, step, half * by, None, False, by, True, Hedge.APPROX)
    rest = _add_words(words, step) if words.get(step) in ONES else Number(step, step, half)
    value = rest.value or 0.0
    if value >= 20 and word in _GENITIVE and value < by:
        return Number(index, rest.last, by + value, None, False, 1.0, True)
    is_turned = value < 20 and (word in MANY or word in _GENITIVE) and rest.last == step
    if not is_turned or words.get(step + 1) in TIMES:
        return None
    return Number(index, step, by * value, None, False, by, True, Hedge.APPROX)

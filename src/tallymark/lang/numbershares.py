"""Shares of a number and numbers added up: "two-thirds of its 90 men", "three men, two women"."""

from collections.abc import Callable

from tallymark.lang import hedges, numbercontext
from tallymark.lang.numberforms import ONES
from tallymark.lang.numberwords import Number, parse_number
from tallymark.lang.quantity import Quantity, Scribe
from tallymark.lang.words import Words, word_list, word_set
from tallymark.terms.claims import Hedge

_FORMS = {
    1 / 2: "half половина половину половины половине половиной половини половині половиною",
    1 / 3: "third треть трети третью третина третину третини третині третиною thirds",
    1 / 4: "quarter четверть четверти четвертью чверть чверті чвертю quarters",
    1 / 5: "fifth fifths",
    1 / 10: "tenth tenths",
}
FRACTIONS: dict[str, float] = {
    form: share for share, forms in _FORMS.items() for form in forms.split()
}
_ORDINALS = word_set("third quarter fifth tenth thirds quarters fifths tenths")
_OF = word_set(
    "of the its his their her these those from all our some about из этих тех всех своих его их ее "
    "от із з зі зо цих тих усіх всіх своїх його її наших"
)
_FIRST_OF = word_set("of from из от із з зі зо")
_AND = word_set("and и й і та plus плюс also так же також as well")
_KINDS = (
    "men man мужчин чоловік чоловіків чоловіки мужчины парней хлопц",
    "women woman женщин жінк жінок",
    "children child дет діт ребен ребён дитин infant bab младен немовл kids",
    "boy мальчик хлопчик",
    "girl девоч дівч",
    "teenager подрост підліт adolescent",
    "adult взросл доросл",
    "elderly pensioner пенсионер пенсіонер стари",
    "civilian гражданск цивільн мирн",
    "soldier солдат военных serviceman servicemen военнослуж військовослуж бойц бійц",
    "officer офицер офіцер police полицей поліц",
)
_KIND_STEMS = tuple(
    (stem, number) for number, stems in enumerate(_KINDS) for stem in word_list(stems)
)
_ALL_KINDS = tuple(stem for stem, _ in _KIND_STEMS)
_CHILD = word_set("child infant baby boy girl man woman teenager pensioner civilian")
_ONE_OF_THEM = word_set(
    "мужчина женщина ребенок подросток мальчик девочка женщину ребенка мужчину подростка мальчика "
    "девочку чоловік жінка дитина підліток хлопчик дівчинка жінку дитину чоловіка підлітка"
)
""" "двое мужчин, женщина и трое детей": the noun alone is one of them."""
Found = tuple[Quantity | None, int]


def share_at(scribe: Scribe, index: int) -> Found | None:
    """ "two-thirds of its 90 men" (derived: 60), "half of them" (a fraction)."""
    words = scribe.words
    read = _read_share(words, index)
    if read is None:
        return None
    share, last = read
    step = _base_index(words, last)
    first, _ = hedges.hedge_before(words, index)
    base = parse_number(words, step) if step else None
    if base is not None and base.value is not None:
        return _derived(scribe, index, share, base)
    if words.get(last + 1) not in _FIRST_OF:
        return None
    written = scribe.write((first, last), round(share, 6), Hedge.FRACTION, (None, None))
    return written, last + 1


def _read_share(words: Words, index: int) -> tuple[float, int] | None:
    """The share that starts at word `index` and its last word."""
    last, count = index, 1.0
    if words.get(index) in ONES and ONES[words.get(index)] < 10:
        count = ONES[words.get(index)]
        last += 2 if words.get(index + 1) == "-" else 1
    part = FRACTIONS.get(words.get(last))
    if part is None:
        return None
    if last == index and words.get(last) in _ORDINALS and words.get(index - 1) != "a":
        return None
    return count * part, last


def _base_index(words: Words, last: int) -> int | None:
    """Where the number starts that a share is of: after "of its", "из этих", one other word."""
    step, others = last + 1, 0
    is_of = words.get(step) in _FIRST_OF or words.get(last) == "half"
    while is_of and step <= last + 5:
        word = words.get(step)
        if word[:1].isdecimal() or (word in ONES and word != "one"):
            return step
        others += word not in _OF
        if others > 1 or not word[:1].isalpha():
            return None
        step += 1
    return None


def _derived(scribe: Scribe, index: int, share: float, base: Number) -> Found | None:
    words = scribe.words
    if numbercontext.follows_measure(words, base.last):
        return None, base.last + 1
    value = share * (base.value or 0.0)
    low, high = float(int(value + 1e-9)), float(-int(-(value - 1e-9) // 1))
    end = base.last + bool(words.get(base.last + 1)[:1].isalpha())
    return scribe.write((index, end), round(value), Hedge.DERIVED, (low, high)), end + 1


def sum_from(
    scribe: Scribe,
    first: Quantity,
    number: Number,
    read: Callable[[Scribe, Number], Quantity | None],
) -> Found | None:
    """ "three men and two women": 5; only exact counts of different kinds of people are added."""
    parts, kinds, last = [first], set[int](), number.last
    while parts[-1].hedge is Hedge.EXACT:
        noun = _kind_after(scribe.words, last)
        if noun is None or noun[0] in kinds:
            break
        kinds.add(noun[0])
        last = noun[1]
        step = _after_and(scribe.words, last)
        part = _part_at(scribe, step, read) if step else None
        if part is None or _kind_after(scribe.words, part[1]) is None:
            break
        parts.append(part[0])
        last = part[1]
    if len(parts) < 2 or parts[-1].hedge is not Hedge.EXACT or len(kinds) < len(parts):
        return None
    total = sum(part.value or 0 for part in parts)
    place = (number.first, last)
    return scribe.write(place, total, Hedge.SUM, (total, total), tuple(parts)), last + 1


def _part_at(
    scribe: Scribe, step: int, read: Callable[[Scribe, Number], Quantity | None]
) -> tuple[Quantity, int] | None:
    words = scribe.words
    if words.get(step) in ("a", "an") and words.get(step + 1) in _CHILD:
        return scribe.hedged(step, step, 1, Hedge.EXACT), step
    if words.get(step) in _ONE_OF_THEM:
        return scribe.hedged(step, step, 1, Hedge.EXACT), step - 1
    number = parse_number(words, step)
    quantity = read(scribe, number) if number and number.value is not None else None
    return (quantity, number.last) if quantity and number else None


def _kind_after(words: Words, last: int) -> tuple[int, int] | None:
    """The kind of people named in the two words after `last`, and the word that names it."""
    for step in (last + 1, last + 2):
        word = words.get(step)
        if word.startswith(_ALL_KINDS):
            return next(kind for stem, kind in _KIND_STEMS if word.startswith(stem)), step
        if not word[:1].isalpha():
            return None
    return None


def _after_and(words: Words, last: int) -> int | None:
    """The word after ", ", " and ", "а также": `None` where nothing joins."""
    step = last + 1
    while step <= last + 4 and (words.get(step) in _AND or words.get(step) in (",", "а")):
        step += 1
    return step if step > last + 1 else None

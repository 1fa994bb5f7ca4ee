"""Number words of English, Russian and Ukrainian, in every case form, and how they add up."""

from dataclasses import dataclass

from tallymark.lang.words import Words, word_list, word_set

_RU_ONES = {
    1: "один одна одно одного одной одному одним одном одну",
    2: "два две двух двум двумя двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым четверыми",
    8: "восемь восьми восемью восьмью восьмеро восьмерых восьмерым",
    40: "сорок сорока",
    90: "девяносто девяноста",
    100: "сто ста",
    200: "двести двухсот двумстам двумястами двухстах",
    300: "триста трехсот тремстам тремястами трехстах",
    400: "четыреста четырехсот четыремстам четырьмястами четырехстах",
    800: "восемьсот восьмисот восьмистам восьмистах",
}
_RU_FIVES = {5: "пят", 6: "шест", 7: "сем", 9: "девят", 10: "десят"}
_RU_GROUPS = {5: "пятер", 6: "шестер", 7: "семер", 9: "девятер", 10: "десятер"}
_RU_TEENS = word_list("один две три четыр пят шест сем восем девят")
_UK_ONES = {
    1: "один одна одне одного однієї одному одній одним однією одну",
    2: "два дві двох двом двома двоє",
    3: "три трьох трьом трьома троє",
    4: "чотири чотирьох чотирьом чотирма четверо",
    5: "п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятеро",
    6: "шість шести шістьох шістьом шістьма шестеро",
    7: "сім семи сімох сімом сьома сімома семеро",
    8: "вісім восьми вісьмох вісьмом вісьма вісьмома восьмеро",
    9: "дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятеро",
    10: "десять десяти десятьох десятьом десятьма десятеро",
    40: "сорок сорока",
    90: "дев'яносто дев'яноста",
    100: "сто ста",
    200: "двісті двохсот двомстам двомастами двохстах",
    300: "триста трьохсот трьомстам трьомастами трьохстах",
    400: "чотириста чотирьохсот чотирьомстам чотирмастами чотирьохстах",
    500: "п'ятсот п'ятисот п'ятистам п'ятистах",
    600: "шістсот шестисот шестистам шестистах",
    700: "сімсот семисот семистам семистах",
    800: "вісімсот восьмисот восьмистам восьмистах",
    900: "дев'ятсот дев'ятисот дев'ятистам дев'ятистах",
}
_UK_TEENS = word_list("один два три чотир п'ят шіст сім вісім дев'ят")
_EN_ONES = word_list(
    "one two three four five six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_EN_TENS = word_list("twenty thirty forty fifty sixty seventy eighty ninety")


def _russian() -> dict[str, float]:
    table = {form: float(n) for n, forms in _RU_ONES.items() for form in forms.split()}
    for n, stem in _RU_FIVES.items():
        table |= dict.fromkeys((stem + "ь", stem + "и", stem + "ью"), float(n))
        table |= {_RU_GROUPS[n] + ending: float(n) for ending in ("о", "ых", "ым", "ыми")}
    for n, stem in enumerate(_RU_TEENS, 11):
        table |= {f"{stem}надцат{ending}": float(n) for ending in ("ь", "и", "ью")}
    for n, stem in ((20, "двадцат"), (30, "тридцат")):
        table |= {stem + ending: float(n) for ending in ("ь", "и", "ью")}
    for n, stem, many in ((5, "пят", "пяти"), (6, "шест", "шести"), (7, "сем", "семи")):
        table |= {f"{stem}ьдесят": n * 10.0, f"{many}десяти": n * 10.0, f"{stem}ьсот": n * 100.0}
        table |= {many + ending: n * 100.0 for ending in ("сот", "стам", "стах")}
    table |= {"восемьдесят": 80.0, "восьмидесяти": 80.0}
    return table | {"девятьсот": 900.0, "девятисот": 900.0, "девятистам": 900.0}


def _ukrainian() -> dict[str, float]:
    table = {form: float(n) for n, forms in _UK_ONES.items() for form in forms.split()}
    endings = ("ь", "и", "ьох", "ьом", "ьма")
    for n, stem in enumerate(_UK_TEENS, 11):
        table |= {f"{stem}надцят{ending}": float(n) for ending in endings}
    for n, stem in ((20, "двадцят"), (30, "тридцят")):
        table |= {stem + ending: float(n) for ending in endings}
    for n, stem in ((50, "п'ят"), (60, "шіст"), (70, "сім"), (80, "вісім")):
        table |= {f"{stem}десят{ending}": float(n) for ending in ("", "и", "ьох", "ьом")}
    return table


def _english() -> dict[str, float]:
    table = {word: float(n) for n, word in enumerate(_EN_ONES, 1)}
    return table | {word: n * 10.0 for n, word in enumerate(_EN_TENS, 2)}


ONES: dict[str, float] = _english() | _russian() | _ukrainian()
"""Word form -> its number, all three languages (no form stands for two numbers)."""

_TIMES_FORMS = {
    10: "десяток десятка десятку десятком десятке десятки десятков десятков десятків",
    12: "dozen дюжина дюжины дюжину дюжин дюжини",
    100: "hundred сотня сотни сотню сотне сотней сотен сотні сотень",
    1e3: "thousand тысяча тысячи тысячу тысяче тысячей тысячью тысяч тысячам тысячами тысячах тыс "
    "тисяча тисячі тисячу тисячею тисяч тисячам тисячами тисячах тис",
    1e6: "million миллион миллиона миллионов миллиону млн мільйон мільйона мільйонів mln",
    1e9: "billion миллиард миллиарда миллиардов млрд мільярд мільярда мільярдів",
}
TIMES: dict[str, float] = {f: float(n) for n, forms in _TIMES_FORMS.items() for f in forms.split()}
"""Words that multiply the number before them, and stand for one of it alone."""

_MANY_FORMS = {
    (20, 99): "десятки десятков десятками десяткам десятках десятків десяткам",
    (24, 99): "dozens",
    (20, 90): "tens",
    (40, 99): "scores",
    (200, 999): "hundreds сотни сотен сотнями сотням сотнях сотні сотень",
    (2000, 9999): "thousands тысячи тысяч тысячам тысячами тысячах тисячі тисяч тисячам тисячами",
    (2e6, 9999999): "millions миллионы миллионов мільйони мільйонів",
}
MANY: dict[str, tuple[float, float]] = {
    form: bounds for bounds, forms in _MANY_FORMS.items() for form in forms.split()
}
"""Plurals that stand for an order of magnitude, with its interval."""

SEVERAL = word_set(
    "several few несколько нескольких нескольким несколькими кілька кількох "
    "кільком кількома декілька "
    "декількох"
)
HALVES = {
    "полтора": 1.5,
    "полторы": 1.5,
    "полутора": 1.5,
    "півтора": 1.5,
    "півтори": 1.5,
    "полсотни": 50.0,
    "полусотни": 50.0,
    "півсотні": 50.0,
    "полтысячи": 500.0,
    "полутысячи": 500.0,
    "півтисячі": 500.0,
    "полдюжины": 6.0,
    "півдюжини": 6.0,
}


@dataclass(frozen=True, slots=True)
class Number:
    """A number as written: words `first` to `last`; `bounds` in place of `value` where it is "
    "vague.

    `times` is the multiplier it ends with ("5 тысяч": 1000), so that "4-5 тысяч" can be shared.
    """

    first: int
    last: int
    value: float | None
    bounds: tuple[float, float] | None = None
    is_digits: bool = False
    times: float = 1.0
    is_grouped: bool = False


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


def parse_number(words: Words, index: int) -> Number | None:
    """The longest number that starts at word `index`, in figures or in words, `None` if none "
    "does."""
    word = words.get(index)
    value = parse_figures(word)
    if value is not None:
        return _multiply(
            words, Number(index, index, value, None, True, 1.0, word.isdecimal() is False)
        )
    if word in ONES:
        return _multiply(words, _add_words(words, index))
    if word in HALVES:
        return _multiply(words, Number(index, index, HALVES[word]))
    if word in SEVERAL:
        return _several(words, index)
    return _lone_multiplier(words, index)


def _add_words(words: Words, index: int) -> Number:
    """ "сто двадцать пять", "two hundred and five", "twenty-five": words of falling size."""
    total = ONES[words.get(index)]
    last, size = index, total
    while True:
        step = last + 1
        if words.get(step) == "-" and words.is_joined(step) and words.is_joined(step + 1):
            step += 1
            if size < 20:
                break
        part = ONES.get(words.get(step))
        if part is None or part >= _room(size) or (size < 20):
            break
        total, size, last = total + part, part, step
    return Number(index, last, total)


def _room(size: float) -> float:
    """Below which a word can still be added to one of this size: 100 takes 99, 20 takes 9."""
    return 100.0 if size >= 100 else 10.0


def _multiply(words: Words, number: Number) -> Number:
    """Applies the multipliers that follow ("5 тысяч", "two hundred thousand", "3 с половиной "
    "млн")."""
    value, last, times = number.value or 0.0, number.last, number.times
    step = last + 1
    half = (words.get(step), words.get(step + 1), words.get(step + 2))
    if half[:2] in (("с", "половиной"), ("з", "половиною"), ("із", "половиною")):
        value, step = value + 0.5, step + 2
    elif half == ("and", "a", "half"):
        value, step = value + 0.5, step + 3
    while (by := TIMES.get(words.get(step))) is not None and not (by == 12 and value > 99):
        value, times, last = value * by, times * by, step
        step += 1
        if words.get(last) in ("тыс", "тис", "млн", "млрд") and words.get(step) == ".":
            last, step = step, step + 1
    value, last = _add_rest(words, value, last, times)
    if last == number.last:
        return number
    return Number(number.first, last, value, None, number.is_digits, times, True)


def _add_rest(words: Words, value: float, last: int, times: float) -> tuple[float, int]:
    """ "two hundred and five", "тысяча двести": what follows a multiplier and is smaller."""
    step = last + (2 if words.get(last + 1) == "and" and times >= 100 else 1)
    if times < 100 or words.get(step) not in ONES:
        return value, last
    rest = _add_words(words, step)
    part, end = rest.value or 0.0, rest.last
    by = TIMES.get(words.get(end + 1), 1.0)
    if 1 < by < times:
        part, end = part * by, end + 1
    return (value + part, end) if part < times else (value, last)


def _several(words: Words, index: int) -> Number:
    """ "несколько тысяч" is [3000, 9999]; alone [3, 9]."""
    by, last = 1.0, index
    if words.get(index + 1) in TIMES:
        last = index + 1
        by = TIMES[words.get(last)]
        if words.get(last + 1) in TIMES:
            last += 1
            by *= TIMES[words.get(last)]
    return Number(index, last, None, (3 * by, 10 * by - 1))


def _lone_multiplier(words: Words, index: int) -> Number | None:
    """ "десятки тысяч", "hundreds of thousands", "сотня", "a dozen"."""
    word = words.get(index)
    if word in MANY:
        low, high = MANY[word]
        step = index + 2 if words.get(index + 1) == "of" else index + 1
        after = words.get(step)
        if (after in MANY and after in ("thousands", "millions")) or (
            step == index + 1 and after in TIMES
        ):
            by = TIMES.get(after) or (1e3 if after == "thousands" else 1e6)
            scale, high = (20.0, 99.0) if low in (20, 24) else (low, high)
            return Number(index, step, None, (scale * by, (high + 1) * by - 1))
        return Number(index, index, None, (low, high))
    if word in TIMES and word not in ("тыс", "тис", "млн", "млрд", "mln"):
        return _multiply(words, Number(index, index, TIMES[word], None, False, TIMES[word]))
    return None

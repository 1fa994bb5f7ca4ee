"""How a source hedges a number: the words before and after it, and the interval they leave."""

from math import ceil, floor

from tallymark.lang.words import Words, word_set
from tallymark.terms.claims import Hedge
from tallymark.terms.intervals import IntervalPolicy

_BEFORE = {
    Hedge.AT_LEAST: (
        "at least|at the very least|at a minimum|no fewer than|no less than|not fewer than|"
        "not less than|never fewer than|a minimum of|minimum of|minimum|"
        "не менее|не менее , чем|не менее чем|не меньше|не меньше чем|не меньше , чем|как минимум|"
        "минимум|по меньшей мере|по крайней мере|самое малое|хотя бы|никак не меньше|не ниже|"
        "щонайменше|щонайменш|не менше|не менше ніж|не менше , ніж|не менш як|не менш ніж|"
        "не менше як|як мінімум|мінімум|принаймні|хоча б|не нижче|найменше"
    ),
    Hedge.MORE_THAN: (
        "more than|over|above|beyond|well over|well above|just over|upwards of|in excess of|"
        "exceeding|exceeds|exceeded|exceed|greater than|slightly more than|a little over|"
        "a little more than|far more than|surpassed|topped|north of|"
        "более|более чем|более , чем|больше|больше чем|больше , чем|свыше|чуть более|чуть больше|"
        "немногим более|немногим больше|намного больше|гораздо больше|превышает|превысило|"
        "превысила|превысил|превысили|перевалило за|перевалил за|переваливает за|"
        "понад|більше|більше ніж|більше , ніж|більш як|більш ніж|більше як|більше за|трохи більше|"
        "трохи більше ніж|дещо більше|перевищує|перевищила|перевищив|перевищило|перевищили|"
        "далеко за|далеко понад"
    ),
    Hedge.UP_TO: (
        "up to|as many as|at most|at the most|no more than|not more than|not exceeding|"
        "a maximum of|maximum of|maximum|"
        "до|вплоть до|не более|не более чем|не более , чем|не больше|не больше чем|максимум|"
        "не больше , чем|не свыше|самое большее|аж до|от силы|не превышает|не превысило|"
        "не превышало|не більше|не більше ніж|не більше , ніж|не більш як|не більш ніж|щонайбільше|"
        "не більше як|від сили|найбільше|не перевищує|не перевищувало|не понад"
    ),
    Hedge.LESS_THAN: (
        "fewer than|less than|under|below|менее|менее чем|менее , чем|меньше|меньше чем|"
        "меньше , чем|нет и|не было и|не набралось и|менше|менше ніж|менше , ніж|менш як|менш ніж|"
        "менше як|менше за|не було й|немає й|немає і"
    ),
    Hedge.APPROX: (
        "about|around|roughly|approximately|approx|some|an estimated|estimated|circa|ca|close to|"
        "in the region of|in the order of|on the order of|something like|somewhere around|"
        "more or less|possibly|perhaps|maybe|~|≈|"
        "около|примерно|приблизительно|порядка|где - то|где то|ориентировочно|в районе|возможно|"
        "что - то около|плюс - минус|навскидку|близко к|"
        "близько|приблизно|орієнтовно|десь|біля|порядку|можливо|десь із|десь з|десь близько|"
        "щось із|щось близько|плюс - мінус"
    ),
    Hedge.ALMOST: (
        "nearly|almost|just under|just short of|just shy of|virtually|not quite|close on|nearing|"
        "approaching|"
        "почти|без малого|едва не|едва ли не|чуть ли не|чуть не|чуть меньше|чуть менее|почти что|"
        "чуть меньше чем|немногим менее|немногим меньше|приближается к|приблизилось к|"
        "майже|без малого|ледь не|мало не|мало що не|трохи менше|трохи менш як|заледве не|"
        "наближається до"
    ),
}
_AFTER = {
    Hedge.AT_LEAST: (
        "or more|and more|at least|at a minimum|- plus|+|или более|и более|или больше|и больше|"
        "как минимум|минимум|не меньше|не менее|по меньшей мере|чи більше|і більше|або більше|"
        "та більше|чи понад|щонайменше|як мінімум|мінімум|не менше"
    ),
    Hedge.UP_TO: (
        "or fewer|or less|at most|at the most|или меньше|или менее|максимум|от силы|не больше|"
        "не более|чи менше|або менше|щонайбільше|від сили|не більше"
    ),
    Hedge.APPROX: (
        "or so|or thereabouts|more or less|approximately|примерно|приблизительно|или около того|"
        "приблизно|або близько того|чи близько того|плюс - минус|плюс - мінус"
    ),
    Hedge.APPROX_OVER: (
        "с лишним|с лишком|с небольшим|с гаком|с хвостиком|с чем - то|с копейками|"
        "з гаком|із гаком|з лишком|із лишком|з лишнім|з чимось|із чимось|з хвостиком|із хвостиком|"
        "з чимсь|- odd|odd|- some|- something|something"
    ),
}


def _phrases(table: dict[Hedge, str]) -> dict[tuple[str, ...], Hedge]:
    return {
        tuple(phrase.split()): hedge
        for hedge, phrases in table.items()
        for phrase in phrases.split("|")
    }


_PHRASES_BEFORE: dict[tuple[str, ...], Hedge] = _phrases(_BEFORE)
_PHRASES_AFTER: dict[tuple[str, ...], Hedge] = _phrases(_AFTER)
_LAST = frozenset(phrase[-1] for phrase in _PHRASES_BEFORE)
_FIRST = frozenset(phrase[0] for phrase in _PHRASES_AFTER)
_BETWEEN = word_set("о об в во на с со у по of in on at from a an the із з зі до к із")
_CHANGES = (
    "вырос", "возрос", "увелич", "сократ", "снизил", "уменьш", "поднял", "довел", "расшир",
    "зріс", "зросл", "збільш", "скоро", "зменш", "піднял", "розшир", "rose", "risen", "grew",
    "grown", "increas", "fell", "fallen", "drop", "decreas", "climb", "jump", "up", "down",
)  # fmt: skip
Bounds = tuple[float | None, float | None]


def hedge_before(words: Words, index: int) -> tuple[int, Hedge | None]:
    """The hedge that ends before word `index`, and its first word (else `index` itself)."""
    for end in (index, index - 1):
        if end != index and words.get(end) not in _BETWEEN:
            break
        if words.get(end - 1) not in _LAST:
            continue
        for size in range(min(4, end), 0, -1):
            hedge = _PHRASES_BEFORE.get(words.words[end - size : end])
            if hedge is not None:
                is_new_level = words.get(end - 1) == "до" and is_change(words, end - size)
                return (index, None) if is_new_level else (end - size, hedge)
    if words.get(index - 1) in ("от", "від") and words.get(index)[:1].isdecimal():
        return index - 1, Hedge.AT_LEAST
    return index, None


def is_change(words: Words, index: int) -> bool:
    """ "rose from 30 to 41", "выросло до 41": a new level and no upper bound."""
    return any(words.get(index - step).startswith(_CHANGES) for step in (1, 2))


def hedge_after(words: Words, last: int) -> tuple[int, Hedge | None]:
    """The hedge that follows word `last`, and its last word (else `last` itself)."""
    if words.get(last + 1) not in _FIRST:
        return last, None
    for size in (4, 3, 2, 1):
        phrase = words.words[last + 1 : last + 1 + size]
        if phrase in _PHRASES_AFTER:
            return last + len(phrase), _PHRASES_AFTER[phrase]
    return last, None


def over_after(words: Words, step: int) -> int | None:
    """The word after "с лишним", "-odd" that starts at word `step`; `None` where none does."""
    last, hedge = hedge_after(words, step - 1)
    return last + 1 if hedge is Hedge.APPROX_OVER else None


def interval_of(hedge: Hedge, value: float, policy: IntervalPolicy) -> Bounds:  # noqa: PLR0911
    """The closed interval that a hedged number leaves by a policy; `None` is open.

    By default approximately n is [0.9 n, 1.1 n] rounded inwards, almost n is [0.9 n, n - 1] and
    "n-odd" is [n, n + 9]; of thousands ("две с лишним тысячи") it ends before the next.

    >>> interval_of(Hedge.APPROX, 25, IntervalPolicy()), _over(2000, IntervalPolicy())
    ((23, 27), 2999)
    """
    whole = int(value)
    match hedge:
        case Hedge.AT_LEAST:
            return value, None
        case Hedge.MORE_THAN:
            return whole + 1, None
        case Hedge.UP_TO:
            return 0, value
        case Hedge.LESS_THAN:
            return 0, ceil(value) - 1 if value >= 1 else 0
        case Hedge.APPROX:
            reach = policy.approx_share * value
            low, high = ceil(round(value - reach, 6)), floor(round(value + reach, 6))
            return min(value, low), max(value, high)
        case Hedge.ALMOST:
            low = ceil(round(value * (1 - policy.almost_share), 6))
            return min(low, max(whole - 1, 0)), max(whole - 1, 0)
        case Hedge.APPROX_OVER:
            return value, _over(value, policy)
        case _:
            return value, value


def _over(value: float, policy: IntervalPolicy) -> float:
    """The upper end of "n-odd": whole thousands reach to the next one."""
    unit = 1
    while value and value % (unit * 10) == 0:
        unit *= 10
    return value + (unit - 1 if unit >= 1000 else policy.over_add)

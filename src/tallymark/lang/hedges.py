"""How a source hedges a number: the words before and after it, and the interval they leave."""

from math import ceil, floor

from tallymark.terms.claims import Hedge

_BEFORE = {
    Hedge.AT_LEAST: (
        "at least;no fewer than;no less than;not fewer than;not less than;a minimum of;minimum of;"
        "minimum;не менее;не менее чем;не меньше;не меньше чем;как минимум;минимум;"
        "по меньшей мере;"
        "по крайней мере;самое малое;хотя бы;щонайменше;не менше;не менше ніж;не менш як;"
        "не менш ніж;"
        "як мінімум;мінімум;принаймні;хоча б;не менше як"
    ),
    Hedge.MORE_THAN: (
        "more than;over;above;well over;just over;upwards of;in excess of;exceeding;greater than;"
        "slightly more than;a little over;a little more than;более;более чем;больше;больше чем;"
        "свыше;"
        "чуть более;чуть больше;понад;більше;більше ніж;більш як;більш ніж;більше як;трохи більше;"
        "далеко за"
    ),
    Hedge.UP_TO: (
        "up to;as many as;at most;no more than;not more than;a maximum of;maximum;до;вплоть до;"
        "не более;не более чем;не больше;не больше чем;максимум;не свыше;самое большее;аж до;"
        "не більше;не більше ніж;не більш як;не більш ніж;щонайбільше;не більше як"
    ),
    Hedge.LESS_THAN: (
        "fewer than;less than;under;below;менее;менее чем;меньше;меньше чем;менше;менше ніж;"
        "менш як;"
        "менш ніж;менше як"
    ),
    Hedge.APPROX: (
        "about;around;roughly;approximately;some;an estimated;estimated;circa;close to;"
        "in the region of;something like;около;примерно;приблизительно;порядка;где-то;"
        "ориентировочно;"
        "в районе;близько;приблизно;орієнтовно;десь;біля;порядку;где то;возможно;possibly;можливо;"
        "perhaps;maybe"
    ),
    Hedge.ALMOST: (
        "nearly;almost;just under;just short of;virtually;not quite;почти;без малого;едва не;"
        "чуть не;"
        "чуть меньше;чуть менее;майже;ледь не;мало не;трохи менше;почти что"
    ),
}
_AFTER = {
    Hedge.AT_LEAST: (
        "or more;and more;at least;или более;и более;или больше;и больше;как минимум;не меньше;"
        "не менее;чи більше;і більше;або більше;щонайменше;+"
    ),
    Hedge.UP_TO: "or fewer;or less;at most;или меньше;или менее;максимум;чи менше;або менше;"
    "не больше",
    Hedge.APPROX: "or so;or thereabouts;approximately;примерно;приблизительно;приблизно",
    Hedge.APPROX_OVER: (
        "с лишним;с небольшим;с гаком;з гаком;із гаком;з лишком;з лишнім;з чимось;- odd;odd;-plus"
    ),
}


def _phrases(table: dict[Hedge, str]) -> dict[tuple[str, ...], Hedge]:
    return {
        tuple(phrase.replace("-", " - ").split()): hedge
        for hedge, phrases in table.items()
        for phrase in phrases.split(";")
    }


BEFORE: dict[tuple[str, ...], Hedge] = _phrases(_BEFORE)
AFTER: dict[tuple[str, ...], Hedge] = _phrases(_AFTER)
LAST_BEFORE = frozenset(phrase[-1] for phrase in BEFORE)
FIRST_AFTER = frozenset(phrase[0] for phrase in AFTER)

Bounds = tuple[float | None, float | None]


def interval_of(hedge: Hedge, value: float) -> Bounds:  # noqa: PLR0911 (one line a hedge)
    """The closed interval that a hedged number leaves; `None` is open.

    The policy is the `convention` of the project's list of quantities: approximately n is
    [0.9 n, 1.1 n] rounded inwards, almost n is [0.9 n, n - 1], "n-odd" is [n, n + 9].

    >>> interval_of(Hedge.APPROX, 25), interval_of(Hedge.MORE_THAN, 2300)
    ((23, 27), (2301, None))
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
            return min(value, ceil(round(9 * value, 6) / 10)), max(
                value, floor(round(11 * value, 6) / 10)
            )
        case Hedge.ALMOST:
            return min(ceil(9 * value / 10), max(whole - 1, 0)), max(whole - 1, 0)
        case Hedge.APPROX_OVER:
            return value, value + 9
        case _:
            return value, value

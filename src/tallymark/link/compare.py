"""Whether two spellings can be one person's name, in any script and order."""

from collections.abc import Sequence

import numpy as np

from tallymark.lang.names import ParsedName, parse_name
from tallymark.link.values import Floats, Ints
from tallymark.link.words import Words

_EVIDENCE = {
    "surname": (0.0, 5.0, 1.5, -2.3, -6.0, -8.0),
    "given": (-0.5, 2.5, 2.5, 0.0, 0.5, -6.0, -6.0),
    "patronymic": (0.0, 2.5, 1.0, 0.7, -5.0, -5.0),
}
"""Natural log of the odds that each level of `levels.LEVELS` adds: set by hand so that surname
and given name are needed, and one other part that differs is enough to part two people.
`benchmarks/quality/link_quality.py` measures it on real pairs."""

_START = -2.6
"""Log odds before any word is compared."""

_EXCHANGED = -1.0
"""What it costs to take one side's surname for its given name."""

_TURN = [1, 0, 2]


def compare_names(left: Sequence[str], right: Sequence[str]) -> Floats:
    """The probability that each two names can be one person's; half is the line.

    Names come in any script and order, with initials, diminutives, particles. It says nothing of
    namesakes: "Ivan Petrov" and "Иван Петров" can be one name whoever bears it.

    >>> compare_names(["Евгений Жуков", "Иван Чайкин"], ["Jewgeni Schukow", "Юрий Чайкин"]) > 0.5
    array([ True, False])
    """
    names = sorted({*left, *right})
    place = {name: at for at, name in enumerate(names)}
    parts = [_parts(parse_name(name)) for name in names]
    values = sorted({word for part in parts for word in part if word is not None})
    number = {word: at for at, word in enumerate(values)}
    codes = np.array([[-1 if w is None else number[w] for w in part] for part in parts])
    codes = codes.reshape(-1, 3).astype(np.int64)
    one = codes[np.array([place[name] for name in left], dtype=np.int64)]
    two = codes[np.array([place[name] for name in right], dtype=np.int64)]
    words = Words.of(values)
    straight = _log_odds(words, one, two)
    # Either side may have taken the given name for the surname; both ways, to favour neither.
    turned = [_log_odds(words, one, two[:, _TURN]), _log_odds(words, one[:, _TURN], two)]
    best = np.maximum(straight, np.maximum(*turned) + _EXCHANGED)
    return np.asarray(1 / (1 + np.exp(-best)))


def _parts(name: ParsedName) -> tuple[str | None, str | None, str | None]:
    """Surname, given name, patronymic; a name of one word has it for its surname."""
    if name.surname is None and name.patronymic is None:
        return name.given, None, None
    return name.surname, name.given, name.patronymic


def _log_odds(words: Words, left: Ints, right: Ints) -> Floats:
    levels = {
        "surname": words.surname_levels(left[:, 0], right[:, 0]),
        "given": words.given_levels(left[:, 1], right[:, 1]),
        "patronymic": words.patronymic_levels(left[:, 2], right[:, 2]),
    }
    total = np.full(len(left), _START)
    for field, level in levels.items():
        total += np.array(_EVIDENCE[field])[level]
    return total

"""Which pairs of mentions are worth comparing: blocks that share a key.

Two levels: a block of one (surname, given name) is compared whole while it is small; a large one
is split by a second key (patronymic, birth year, region, month of death) and pairs that share
none of these are left out. What was left out is counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from tallymark.lang.names import given_ids, is_initial
from tallymark.lang.scripts import readings, skeletons
from tallymark.link.encode import UNKNOWN, YEAR, Encoded
from tallymark.link.result import Dropped
from tallymark.link.values import Coded, Flags, Forms, Ints

WHOLE_BLOCK = 60
"""Blocks up to so many mentions are compared whole.

On a roll of 100,000 (make_roll seed 12) the share of true pairs among the candidates is 0.9656 at
30, 0.9676 at 60 and 0.9681 at 200; redo with `benchmarks/quality/link_quality.py --data`."""

SPLIT_BLOCK = 200
"""Parts of a large block up to so many mentions are compared whole; larger ones are dropped."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to compare, as places of mentions, `left < right`, sorted, each once."""

    left: Ints
    right: Ints
    dropped: tuple[Dropped, ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Mentions by block key: one row a mention and key, keys from 0, -1 dropped."""

    mention: Ints
    key: Ints


def find_candidates(columns: Encoded) -> Candidates:
    """Pairs that share a block, of all passes."""
    found, dropped = [], []
    size = len(columns)
    for name, rows, splits, is_wanted in _passes(columns):
        left, right, lost = _pairs_of(rows, splits)
        if is_wanted is not None:
            keep = is_wanted[left] | is_wanted[right]
            left, right = left[keep], right[keep]
        found.append(np.minimum(left, right) * size + np.maximum(left, right))
        if lost[0]:
            dropped.append(Dropped(name, *lost))
    pairs = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    left, right = pairs // max(size, 1), pairs % max(size, 1)
    different = left != right
    return Candidates(left[different], right[different], tuple(dropped))


Pass = tuple[str, _Rows, tuple[Ints, ...], Flags | None]


def _passes(columns: Encoded) -> Iterator[Pass]:
    """Every pass: its name, its rows, the keys that split large blocks, who must be in a pair."""
    person, surname, given = _name_rows(columns)
    year = _birth_year(columns)
    month = _fill(columns.died_from // 30, columns.died_from != UNKNOWN)
    patronymic, region = columns.patronymic_key, columns.region
    birth = _fill(columns.birth, columns.birth != UNKNOWN)
    death = _fill(columns.died_from, columns.died_from == columns.died_to)
    place = _joined(columns.settlement, columns.region)
    splits = (patronymic, year, region, month, columns.settlement)

    def by(*keys: Ints) -> _Rows:
        return _Rows(person, _joined(*keys))

    yield "name", by(surname, given), splits, None
    initial_rows, has_initial = _initial_rows(columns)
    yield "initial", initial_rows, (patronymic, year, region, columns.unit), has_initial
    yield "surname birth", by(surname, birth[person]), (), None
    yield "given birth", by(given, birth[person]), (patronymic, region), None
    yield "surname death", by(surname, death[person]), (region,), None
    yield "given patronymic death", by(given, patronymic[person], death[person]), (region,), None
    yield "given patronymic year", by(given, patronymic[person], year[person]), (region,), None
    yield "given patronymic region", by(given, patronymic[person], region[person]), (year,), None
    yield "given place", by(given, place[person]), (year,), None
    yield "given death", by(given, death[person]), (region, year), None
    yield "surname place", by(surname, place[person]), (year,), None
    yield "surname patronymic", by(surname, patronymic[person]), (year, region), None
    yield "surname year", by(surname, year[person], region[person]), (), None


def _name_rows(columns: Encoded) -> tuple[Ints, Ints, Ints]:
    """(mention, surname key, given key), a row for each reading of the surname.

    Where surname and given name look exchanged, the mention has rows for both ways.
    """
    keys: dict[str, int] = {}
    surname_first, surname_keys = _value_keys(columns.surname, keys)
    is_exchanged = looks_exchanged(columns)
    person, key = _expand(np.arange(len(columns)), columns.surname, surname_first, surname_keys)
    given = columns.given_key[person]
    other = np.flatnonzero(is_exchanged)
    given_first, given_keys = _value_keys(columns.given, keys)
    more, more_key = _expand(other, columns.given, given_first, given_keys)
    as_given = _given_keys_of_surnames(columns)[more]
    return (
        np.concatenate([person, more]),
        np.concatenate([key, more_key]),
        np.concatenate([given, as_given]),
    )


def looks_exchanged(columns: Encoded) -> Flags:
    """Whether the surname is a known given name and the given name is none."""
    surname = columns.surname.of_values([bool(given_ids(one)) for one in columns.surname.values], 0)
    given = columns.given.of_values([bool(given_ids(one)) for one in columns.given.values], 1)
    return np.asarray((surname > 0) & (given == 0) & (columns.given.codes >= 0))


def _given_keys_of_surnames(columns: Encoded) -> Ints:
    """The given-name key that each mention's surname would have."""
    known = {
        min(given_ids(word)): key
        for word, key in zip(_words(columns.given), columns.given_key, strict=True)
        if word is not None and given_ids(word)
    }
    each = [
        known.get(min(given_ids(word)), -1) if given_ids(word) else -1
        for word in columns.surname.values
    ]
    return columns.surname.of_values(each, -1)


def _words(column: Coded) -> list[str | None]:
    return [None if at < 0 else column.values[at] for at in column.codes]


def _value_keys(column: Coded, keys: dict[str, int]) -> tuple[Ints, Ints]:
    """Skeleton keys of each distinct value, flat, and where each value's begin."""
    each = [
        [keys.setdefault(form, len(keys)) for form in skeletons(value) if form]
        for value in column.values
    ]
    first = np.concatenate([[0], np.cumsum([len(one) for one in each])]).astype(np.int64)
    return first, np.array([key for one in each for key in one], dtype=np.int64)


def _expand(rows: Ints, column: Coded, first: Ints, keys: Ints) -> tuple[Ints, Ints]:
    """(mention, key): a row for each key of each mention's value."""
    rows = rows[column.codes[rows] >= 0]
    codes = column.codes[rows]
    count = first[codes + 1] - first[codes]
    start = np.cumsum(count) - count
    step = np.arange(count.sum()) - np.repeat(start, count)
    return np.repeat(rows, count), keys[np.repeat(first[codes], count) + step]


def _initial_rows(columns: Encoded) -> tuple[_Rows, Flags]:
    """Blocks of (surname, first sound of the given name), and who bears a mere initial."""
    values = columns.given.values
    sounds = Forms.of(values, lambda one: tuple(sorted({form[:1] for form in readings(one)})))
    number = {letter: at for at, letter in enumerate(sorted(set(sounds.flat)))}
    keys: dict[str, int] = {}
    first, surname_keys = _value_keys(columns.surname, keys)
    person, surname = _expand(np.arange(len(columns)), columns.surname, first, surname_keys)
    sound = np.array([number[letter] for letter in sounds.flat], dtype=np.int64)
    known = columns.given.codes[person] >= 0
    person, surname = person[known], surname[known]
    codes = columns.given.codes[person]
    count = sounds.first[codes + 1] - sounds.first[codes]
    start = np.cumsum(count) - count
    step = np.arange(count.sum()) - np.repeat(start, count)
    letter_key = sound[np.repeat(sounds.first[codes], count) + step]
    key = _joined(np.repeat(surname, count), letter_key)
    is_mere = columns.given.of_values([is_initial(value) for value in values], 0) > 0
    return _Rows(np.repeat(person, count), key), np.asarray(is_mere)


def _birth_year(columns: Encoded) -> Ints:
    """The year of birth where it is known to the year, else -1."""
    known = (columns.born_from != UNKNOWN) & (columns.born_to - columns.born_from < 370)
    middle = (columns.born_from // 2 + columns.born_to // 2) / YEAR
    return np.where(known, np.floor(middle + 300), -1).astype(np.int64)


def _fill(values: Ints, known: Flags) -> Ints:
    """Values made not negative, -1 where not known."""
    usable = known & (values > -200_000)
    return np.where(usable, values + 200_000, -1)


def _joined(*keys: Ints) -> Ints:
    """One code for several keys together, -1 where any of them is unknown."""
    made = keys[0]
    for key in keys[1:]:
        known = (made >= 0) & (key >= 0)
        width = int(key.max(initial=0)) + 1
        joint = np.where(known, made * width + key, -1)
        made = np.unique(joint, return_inverse=True)[1] - int((joint < 0).any())
    return np.asarray(made, dtype=np.int64)


def _pairs_of(rows: _Rows, splits: tuple[Ints, ...]) -> tuple[Ints, Ints, tuple[int, int]]:
    """All pairs within small blocks, and within the parts of large ones; what was dropped."""
    known = rows.key >= 0
    person, key = rows.mention[known], rows.key[known]
    size = np.bincount(key)[key] if len(key) else np.empty(0, dtype=np.int64)
    small = size <= WHOLE_BLOCK
    pairs = [_within(person[small], key[small])]
    large_person, large_key = person[~small], key[~small]
    blocks = np.bincount(large_key)
    lost_pairs = int((blocks * (blocks - 1) // 2).sum())
    kept = []
    for split in splits:
        part = _joined(large_key, split[large_person])
        inside = part >= 0
        sizes = np.bincount(part[inside]) if inside.any() else np.empty(0, dtype=np.int64)
        fits = np.zeros(len(part), dtype=bool)
        fits[inside] = sizes[part[inside]] <= SPLIT_BLOCK
        kept.append(_within(large_person[fits], part[fits]))
    if kept:
        left, right = (np.concatenate([one[side] for one in kept]) for side in (0, 1))
        count = max(int(rows.mention.max(initial=0)) + 1, 1)
        packed = np.unique(np.minimum(left, right) * count + np.maximum(left, right))
        pairs.append((packed // count, packed % count))
        lost_pairs -= len(packed)
    left, right = (np.concatenate([one[side] for one in pairs]) for side in (0, 1))
    return left, right, (int((blocks > 0).sum()), max(lost_pairs, 0))


def _within(person: Ints, key: Ints) -> tuple[Ints, Ints]:
    """All pairs of mentions that share a key."""
    order = np.argsort(key, kind="stable")
    person, key = person[order], key[order]
    _, first, count = np.unique(key, return_index=True, return_counts=True)
    # Every row pairs with the rows after it in its block.
    after = np.repeat(first + count, count) - np.arange(len(key)) - 1
    left = np.repeat(np.arange(len(key)), after)
    start = np.cumsum(after) - after
    right = left + 1 + np.arange(after.sum()) - np.repeat(start, after)
    return person[left], person[right]

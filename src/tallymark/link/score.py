"""How likely a pair is one person: Fellegi-Sunter weights, learned without labels.

Fellegi and Sunter 1969: the evidence of a field's level is log2(m / u), m its chance among pairs
of one person, u among pairs of two. u is measured on random pairs, and for names it is the chance
that somebody else here bears that very name (`frequency`). m and the share of matches are learned
by EM (Dempster, Laird and Rubin 1977; Winkler 1988) on the distinct patterns of levels, never on
pairs. Besides "one person" and "two strangers" there is a third class, "two of one family" (same
surname and place, often the same father), so that brothers and namesake cousins are not one man.
Labels, where people gave some, are patterns whose class is known.
"""

from dataclasses import dataclass

import numpy as np

from tallymark.link.encode import Encoded
from tallymark.link.frequency import NameChances
from tallymark.link.levels import LEVELS, Compared, Comparer
from tallymark.link.priors import (
    LARGEST_SHARE,
    MATCH,
    MATCH_PAIRS,
    PLACE_SAME,
    STRANGER,
    STRANGER_PAIRS,
)
from tallymark.link.values import Floats, Ints

FIELDS = tuple(LEVELS)
NAMES = ("surname", "given", "patronymic")
ROUNDS = 60
TOLERANCE = 1e-5
RANDOM_PAIRS = 300_000
LABEL_WEIGHT = 3.0
"""A judged pair teaches as much as three pairs that EM is sure of."""

SLIP = 0.004
"""The least chance that is left to any level among pairs of one person: lists err."""

KIN_SHARES_FATHER = 0.6
"""The share of pairs of one family and place that have one father (brothers against others)."""

_NAMED_LEVELS = {"surname": (1,), "given": (1, 2), "patronymic": (1,)}
"""Levels whose chance among strangers is that of the very name, not that of the level."""

_GROUPS = {"birth": ((1, 2, 3, 4), (5, 6, 7, 8, 9))}
"""Levels of birth that compete: two days, or a day, year or age against another."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """The distinct patterns of pairs: levels (patterns, fields), bits of names, how many."""

    levels: Ints
    bits: Floats
    is_within: Ints
    count: Floats
    of_pair: Ints


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned. `match`, `stranger`: field -> chance of each level; shares of classes.

    `share` is the share of matches among pairs across lists and within one list; `kin` that of
    pairs of one family among all pairs.
    """

    match: dict[str, Floats]
    stranger: dict[str, Floats]
    share: Floats
    kin: float
    mentions_per_person: float


@dataclass(frozen=True, slots=True)
class Scored:
    """Probability and weight (bits, prior included) of each pair, and its pattern."""

    probability: Floats
    weight: Floats


def stranger_chances(comparer: Comparer, seed: int) -> dict[str, Floats]:
    """The chance of each level among random pairs of the table, known levels adding to 1."""
    size = len(comparer.columns)
    rng = np.random.default_rng(seed)
    count = min(RANDOM_PAIRS, size * (size - 1) // 2)
    left, right = rng.integers(0, size, count), rng.integers(0, size, count)
    apart = left != right
    compared = comparer.compare(left[apart], right[apart])
    # In a small table a random pair may well be one person; hardly so where surnames differ.
    is_other = (compared.levels["surname"] == 0) | (compared.levels["surname"] > 2)
    chances = {}
    for field, names in LEVELS.items():
        level = compared.levels[field] if field in NAMES else compared.levels[field][is_other]
        seen = np.bincount(level, minlength=len(names)) + STRANGER_PAIRS * _prior(field, "stranger")
        chances[field] = _normal(field, seen)
    return chances


def _prior(field: str, side: str) -> Floats:
    """Chances of a field's levels before the table is seen; `side` is match or stranger."""
    names = LEVELS[field]
    if field == "place":
        return np.array([_place_prior(name, PLACE_SAME[side]) for name in names])
    known = (MATCH if side == "match" else STRANGER)[field]
    return np.array([known.get(level, 0.0) for level in range(len(names))])


def _place_prior(name: str, same: tuple[float, float, float]) -> float:
    """The chance of a level of place, its parts taken apart; unknown parts say nothing."""
    chance = 1.0
    for part, is_same in zip(name.split(", "), same, strict=True):
        if part.endswith("same"):
            chance *= is_same
        elif part.endswith("different"):
            chance *= 1 - is_same
    return chance


def learn(
    pairs: Compared, columns: Encoded, stranger: dict[str, Floats], labels: Ints
) -> tuple[Model, Patterns]:
    """Learns the model on candidate pairs. `labels`: 1 same, 0 different, -1 not judged, a pair."""
    totals = _pair_totals(columns)
    model = _start(stranger, totals, len(columns))
    patterns = _patterns(pairs, columns, model.mentions_per_person)
    known = _known(patterns, labels)
    for _ in range(2):
        model = _expect(patterns, model, totals, known)
        per_person = _mentions_per_person(model, totals, len(columns))
        if abs(per_person - model.mentions_per_person) < 0.05:
            break
        model = Model(model.match, model.stranger, model.share, model.kin, per_person)
        patterns = _patterns(pairs, columns, per_person)
        known = _known(patterns, labels)
    return model, patterns


def score(model: Model, patterns: Patterns) -> Scored:
    """Probability and weight of every pair."""
    match, kin, stranger = _likelihoods(model, patterns)
    other = np.logaddexp(kin, stranger)
    weight = (match - other) / np.log(2)
    probability = 1 / (1 + np.exp2(-np.clip(weight, -200, 200)))
    return Scored(probability[patterns.of_pair], weight[patterns.of_pair])


def reasons_of(model: Model, patterns: Patterns, pair: int) -> list[dict[str, object]]:
    """What each field adds to the weight of one pair, in bits; fields not known are left out."""
    row = patterns.of_pair[pair]
    found: list[dict[str, object]] = []
    for at, field in enumerate(FIELDS):
        level = int(patterns.levels[row, at])
        if level == 0 or (field == "place" and not LEVELS[field][level].strip("unkow ,")):
            continue
        bits = np.log2(model.match[field][level])
        if field in NAMES and level in _NAMED_LEVELS[field]:
            bits += patterns.bits[row, NAMES.index(field)]
        else:
            bits -= np.log2(model.stranger[field][level])
        found.append({"field": field, "level": LEVELS[field][level], "bits": float(bits)})
    return found


def _pair_totals(columns: Encoded) -> Floats:
    """How many pairs there are across lists and within one list."""
    sizes = np.bincount(columns.list_code).astype(float)
    within = float((sizes * (sizes - 1) / 2).sum())
    every = len(columns) * (len(columns) - 1) / 2
    return np.array([max(every - within, 1.0), max(within, 1.0)])


def _start(stranger: dict[str, Floats], totals: Floats, size: int) -> Model:
    match = {field: _normal(field, np.maximum(_prior(field, "match"), SLIP)) for field in LEVELS}
    share = np.array([0.5 * size / totals[0], 0.02 * size / totals[1]]).clip(1e-12, LARGEST_SHARE)
    return Model(match, stranger, share, min(0.1 * size / totals.sum(), 0.1), 2.0)


def _normal(field: str, weights: Floats) -> Floats:
    """Weights made chances, the known levels adding to 1 (in each group that competes)."""
    made = weights.astype(float).copy()
    made[0] = 1.0
    groups: tuple[tuple[int, ...], ...] = _GROUPS.get(field, (tuple(range(1, len(weights))),))
    if field == "place":
        groups = _place_groups()
    for group in groups:
        inside = list(group)
        made[inside] = made[inside] / made[inside].sum()
    return made


def _place_groups() -> tuple[tuple[int, ...], ...]:
    """Levels of place that know the same parts: only they compete."""
    groups: dict[tuple[bool, bool, bool], list[int]] = {}
    for level in range(1, 27):
        known = (level >= 9, level % 9 >= 3, level % 3 >= 1)
        groups.setdefault(known, []).append(level)
    return tuple(map(tuple, groups.values()))


def _patterns(pairs: Compared, columns: Encoded, per_person: float) -> Patterns:
    """Pairs by pattern: levels, whole bits of the names they agree on, within one list or not."""
    chances = NameChances(columns, per_person)
    each = (chances.surname_bits, chances.given_bits, chances.patronymic_bits)
    within = (columns.list_code[pairs.left] == columns.list_code[pairs.right]).astype(np.int64)
    key = within.copy()
    bits = []
    for field, bits_of in zip(NAMES, each, strict=True):
        named = np.isin(pairs.levels[field], _NAMED_LEVELS[field])
        found = np.where(named, np.minimum(np.round(bits_of(pairs) * 2), 60), 0).astype(np.int64)
        bits.append(found)
        key = key * 61 + found
    for field, names in LEVELS.items():
        key = key * len(names) + pairs.levels[field]
    _, first, of_pair, count = np.unique(
        key, return_index=True, return_inverse=True, return_counts=True
    )
    return Patterns(
        np.stack([pairs.levels[field][first] for field in FIELDS], axis=1),
        np.stack([one[first] / 2 for one in bits], axis=1),
        within[first],
        count.astype(float),
        of_pair,
    )


def _known(patterns: Patterns, labels: Ints) -> tuple[Floats, Floats]:
    """How many labelled pairs of each pattern are the same, and how many different."""
    size = len(patterns.count)
    same = np.bincount(patterns.of_pair[labels == 1], minlength=size).astype(float)
    different = np.bincount(patterns.of_pair[labels == 0], minlength=size).astype(float)
    return same, different


def _likelihoods(model: Model, patterns: Patterns) -> tuple[Floats, Floats, Floats]:
    """Natural log of share times chance of each pattern: one person, one family, strangers."""
    match = np.log(model.share[patterns.is_within])
    kin = np.full(len(patterns.count), np.log(model.kin))
    stranger = np.log1p(-model.share[patterns.is_within] - model.kin)
    for at, field in enumerate(FIELDS):
        level = patterns.levels[:, at]
        m = np.log(model.match[field])[level]
        u = np.log(model.stranger[field])[level]
        if field in NAMES:
            column = NAMES.index(field)
            named = np.isin(level, _NAMED_LEVELS[field])
            u = np.where(named, -patterns.bits[:, column] * np.log(2), u)
        match, stranger = match + m, stranger + u
        kin = kin + _kin_chance(field, m, u)
    return match, kin, stranger


def _kin_chance(field: str, m: Floats, u: Floats) -> Floats:
    """Log chance of a field among two of one family: like one person's, or like strangers'."""
    if field in ("surname", "place"):
        return m
    if field == "patronymic":
        both = np.logaddexp(np.log(KIN_SHARES_FATHER) + m, np.log1p(-KIN_SHARES_FATHER) + u)
        return np.asarray(both)
    return u


def _expect(
    patterns: Patterns, model: Model, totals: Floats, known: tuple[Floats, Floats]
) -> Model:
    """Rounds of expectation and maximisation until the shares stand still."""
    same, different = known
    free = patterns.count - same - different
    for _ in range(ROUNDS):
        match, kin, stranger = _likelihoods(model, patterns)
        whole = np.logaddexp(np.logaddexp(match, kin), stranger)
        one, family = np.exp(match - whole), np.exp(kin - whole)
        weight = free * one + LABEL_WEIGHT * same
        found = free * one + same
        share = np.array([found[patterns.is_within == side].sum() for side in (0, 1)]) / totals
        share = np.clip(share, 1e-12, LARGEST_SHARE)
        relatives = float(np.clip((free * family).sum() / totals.sum(), 1e-12, 0.1))
        made = {}
        for at, field in enumerate(FIELDS):
            seen = np.bincount(patterns.levels[:, at], weight, minlength=len(LEVELS[field]))
            total = seen[1:].sum()
            prior = MATCH_PAIRS * _prior(field, "match")
            made[field] = _normal(field, np.maximum(seen + prior, SLIP * (total + MATCH_PAIRS)))
        moved = np.abs(np.log(share / model.share)).max()
        model = Model(made, model.stranger, share, relatives, model.mentions_per_person)
        if moved < TOLERANCE:
            break
    return model


def _mentions_per_person(model: Model, totals: Floats, size: int) -> float:
    """About how many mentions a person has, from the share of pairs that match."""
    pairs = float((model.share * totals).sum())
    return 1.0 + 2.0 * pairs / max(size, 1)

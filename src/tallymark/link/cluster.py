"""Which mentions go together, given how likely every pair is.

Groups grow from the likeliest pair down. Two groups join where the evidence between them holds on
the whole (the mean weight of all their pairs, not that of one strong pair), where no judgement
keeps any of their members apart, and where one person can have been born and have died when all
their members say. So nothing chains through a weak link.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from tallymark.link.encode import UNKNOWN, YEAR, Encoded
from tallymark.link.result import Conflict
from tallymark.link.values import Floats, Ints

NOT_COMPARED = -4.0
"""Weight (bits) of a pair that no block brought together: their names do not meet."""

MOST, LEAST = 12.0, -12.0
"""One pair may not outweigh a group: weights are cut to this range (bits) in the mean."""

BIRTH_GAP, DEATH_GAP = int(4 * YEAR), 400
"""Days between what members say of birth or death from which they cannot be one person. Ages are
off by two years and dates by a month in lists that are otherwise right; pairs judged the same by
people may be farther apart."""


@dataclass(frozen=True, slots=True)
class Edges:
    """Scored pairs as places of mentions, with weight in bits and probability."""

    left: Ints
    right: Ints
    weight: Floats
    probability: Floats


@dataclass(frozen=True, slots=True)
class Rules:
    """Judged pairs as places of mentions: `same` oldest first, `apart` never together."""

    same: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()


def cluster(
    columns: Encoded, edges: Edges, rules: Rules, link_from: float
) -> tuple[Ints, tuple[Conflict, ...]]:
    """The cluster of each mention (the lowest place in it), and judgements that contradict."""
    strong = edges.probability >= link_from
    same = np.array(rules.same, dtype=np.int64).reshape(-1, 2)
    component = _components(
        len(columns),
        np.concatenate([edges.left[strong], same[:, 0]]),
        np.concatenate([edges.right[strong], same[:, 1]]),
    )
    whole = _whole_components(columns, component, edges, strong, rules)
    groups = _Groups(columns, component, rules)
    inside = (component[edges.left] == component[edges.right]) & ~whole[component[edges.left]]
    conflicts = groups.join_judged(rules.same)
    groups.weigh(edges, np.flatnonzero(inside))
    groups.join_scored(edges, np.flatnonzero(inside & strong))
    return groups.labels(whole), conflicts


def _components(size: int, left: Ints, right: Ints) -> Ints:
    """The lowest place that each place is connected to."""
    label = np.arange(size)
    while True:
        low = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, left, low)
        np.minimum.at(label, right, low)
        np.minimum.at(label, before[left], low)
        np.minimum.at(label, before[right], low)
        label = label[label]
        if np.array_equal(label, before):
            return np.asarray(label)


def _whole_components(
    columns: Encoded, component: Ints, edges: Edges, strong: np.ndarray, rules: Rules
) -> np.ndarray:
    """Which components need no second look: all pairs strong, dates consistent, nothing judged."""
    size = np.bincount(component, minlength=len(component))
    links = np.bincount(component[edges.left[strong]], minlength=len(component))
    whole = links == size * (size - 1) // 2
    for low, high, gap in _lifetimes(columns):
        latest = np.full(len(component), UNKNOWN)
        earliest = np.full(len(component), np.iinfo(np.int64).max)
        known = (low != UNKNOWN) & (high != UNKNOWN)
        np.maximum.at(latest, component[known], low[known])
        np.minimum.at(earliest, component[known], high[known])
        whole &= (latest == UNKNOWN) | (latest <= earliest + gap)
    text = columns.is_text
    joint = component[text] * (int(columns.document.max(initial=0)) + 1) + columns.document[text]
    _, first, count = np.unique(joint, return_index=True, return_counts=True)
    whole[component[text][first[count > 1]]] = False
    for one, two in (*rules.same, *rules.apart):
        whole[component[one]] = whole[component[two]] = False
    return np.asarray(whole)


def _lifetimes(columns: Encoded) -> Iterable[tuple[Ints, Ints, int]]:
    yield columns.born_from, columns.born_to, BIRTH_GAP
    yield columns.died_from, columns.died_to, DEATH_GAP


class _Groups:
    """Groups under way: members, who must stay apart, what their members say of their dates."""

    def __init__(self, columns: Encoded, component: Ints, rules: Rules) -> None:
        self.columns, self.component = columns, component
        self.parent = list(range(len(columns)))
        self.members: dict[int, list[int]] = {}
        self.apart: dict[int, set[int]] = {}
        for one, two in rules.apart:
            self.apart.setdefault(one, set()).add(two)
            self.apart.setdefault(two, set()).add(one)
        self.between: dict[int, dict[int, tuple[float, int]]] = {}

    def find(self, place: int) -> int:
        while self.parent[place] != place:
            self.parent[place] = self.parent[self.parent[place]]
            place = self.parent[place]
        return place

    def of(self, root: int) -> list[int]:
        return self.members.get(root, [root])

    def join_judged(self, same: Iterable[tuple[int, int]]) -> tuple[Conflict, ...]:
        """Joins what people judged one; where that contradicts a "different", shows both."""
        conflicts = []
        for one, two in same:
            left, right = self.find(one), self.find(two)
            if left == right:
                continue
            kept = self._kept_apart(left, right)
            if kept is None:
                self._join(left, right)
                continue
            ids = self.columns.ids
            conflicts.append(Conflict(ids[one], ids[two], *sorted((ids[kept[0]], ids[kept[1]]))))
        return tuple(conflicts)

    def weigh(self, edges: Edges, inside: Ints) -> None:
        """Keeps the weights between groups: sum and number of compared pairs."""
        cut = np.clip(edges.weight[inside], LEAST, MOST).tolist()
        pairs = zip(edges.left[inside].tolist(), edges.right[inside].tolist(), cut, strict=True)
        for one, two, weight in pairs:
            left, right = self.find(one), self.find(two)
            if left != right:
                self._add(left, right, weight, 1)
                self._add(right, left, weight, 1)

    def join_scored(self, edges: Edges, strong: Ints) -> None:
        """Joins groups along strong pairs, the likeliest first, where the whole holds."""
        order = np.lexsort((edges.right[strong], edges.left[strong], -edges.weight[strong]))
        for at in strong[order].tolist():
            left, right = self.find(int(edges.left[at])), self.find(int(edges.right[at]))
            if left != right and self._holds(left, right):
                self._join(left, right)

    def labels(self, whole: np.ndarray) -> Ints:
        """The lowest place of each mention's group."""
        label = self.component.copy()
        for place in np.flatnonzero(~whole[self.component]).tolist():
            label[place] = min(self.of(self.find(place)))
        return label

    def _add(self, left: int, right: int, weight: float, count: int) -> None:
        row = self.between.setdefault(left, {})
        total, pairs = row.get(right, (0.0, 0))
        row[right] = (total + weight, pairs + count)

    def _holds(self, left: int, right: int) -> bool:
        total, compared = self.between.get(left, {}).get(right, (0.0, 0))
        pairs = len(self.of(left)) * len(self.of(right))
        if total + (pairs - compared) * NOT_COMPARED < 0:
            return False
        return self._kept_apart(left, right) is None and self._is_consistent(left, right)

    def _kept_apart(self, left: int, right: int) -> tuple[int, int] | None:
        """Two members that must not be together: judged different, or met in one text."""
        others = set(self.of(right))
        for one in self.of(left):
            for two in sorted(self.apart.get(one, ())):
                if two in others:
                    return one, two
        return None

    def _shares_text(self, left: int, right: int) -> bool:
        is_text, document = self.columns.is_text, self.columns.document
        texts = {int(document[one]) for one in self.of(left) if is_text[one]}
        return any(is_text[two] and int(document[two]) in texts for two in self.of(right))

    def _is_consistent(self, left: int, right: int) -> bool:
        if self._shares_text(left, right):
            return False
        both = [*self.of(left), *self.of(right)]
        for low, high, gap in _lifetimes(self.columns):
            known = [at for at in both if low[at] != UNKNOWN and high[at] != UNKNOWN]
            if known and low[known].max() - high[known].min() > gap:
                return False
        return True

    def _join(self, left: int, right: int) -> None:
        left, right = min(left, right), max(left, right)
        self.members[left] = [*self.of(left), *self.of(right)]
        self.members.pop(right, None)
        self.parent[right] = left
        for other, (weight, count) in self.between.pop(right, {}).items():
            if other == left:
                self.between[left].pop(right, None)
                continue
            self.between[other].pop(right)
            self._add(left, other, weight, count)
            self._add(other, left, weight, count)

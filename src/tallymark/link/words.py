"""How surnames, given names and patronymics agree: levels for pairs of distinct words."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tallymark.lang.names import given_ids, is_initial, patronymic_stem
from tallymark.lang.scripts import readings
from tallymark.link.values import Flags, Floats, Forms, Ints

CLOSE, NEAR, FAR = 0.94, 0.88, 0.8
"""Jaro-Winkler of folds from which two surnames are close, near, far; EM gives each its weight."""

GIVEN_CLOSE = 0.92
"""From here two given names that the table does not know apart can be slips of one another."""


@dataclass(frozen=True, slots=True)
class Words:
    """Distinct words of names with all that comparing them needs, made once a word."""

    forms: Forms
    initial: Flags
    sounds: Ints
    ids: tuple[frozenset[int], ...]
    stem: Ints

    @classmethod
    def of(cls, values: Sequence[str]) -> "Words":
        """Readings, first sounds, known given names and patronymic stems of the words."""
        forms = Forms.of(values, readings)
        stems = ["" if is_initial(value) else patronymic_stem(value) for value in values]
        number = {stem: at for at, stem in enumerate(sorted(set(stems) - {""}))}
        return cls(
            forms,
            np.array([*map(is_initial, values), False], dtype=bool),
            _first_sounds(forms),
            tuple(given_ids(value) for value in values),
            np.array([*(number.get(stem, -1) for stem in stems), -1], dtype=np.int64),
        )

    def surname_levels(self, left: Ints, right: Ints) -> Ints:
        """Levels of "surname" for pairs of word codes (-1 unknown)."""
        return surname_levels(self.forms.alike(left, right))

    def given_levels(self, left: Ints, right: Ints) -> Ints:
        """Levels of "given": the table of names outranks likeness, an initial is one sound."""
        alike = self.forms.alike(left, right)
        level = np.select([alike < 0, alike >= 1, alike >= GIVEN_CLOSE], [0, 1, 3], 6)
        level = level.astype(np.int64)
        self._judge_known(left, right, level)
        self._judge_initials(left, right, level, (4, 5))
        return level

    def patronymic_levels(self, left: Ints, right: Ints) -> Ints:
        """Levels of "patronymic": one father's name is one patronymic, in either language."""
        alike = self.forms.alike(left, right)
        level = np.select([alike < 0, alike >= 1, alike >= CLOSE], [0, 1, 2], 5).astype(np.int64)
        one, two = self.stem[left], self.stem[right]
        level[(level > 0) & (one >= 0) & (one == two)] = 1
        self._judge_initials(left, right, level, (3, 4))
        return level

    def _judge_known(self, left: Ints, right: Ints, level: Ints) -> None:
        """Two known given names: one where they share an id, two where they share none."""
        known = np.array([*map(bool, self.ids), False], dtype=bool)
        rows = np.flatnonzero((level > 0) & known[left] & known[right])
        width = len(self.ids) + 1
        pairs, back = np.unique(left[rows] * width + right[rows], return_inverse=True)
        ends = zip((pairs // width).tolist(), (pairs % width).tolist(), strict=True)
        is_one = np.array([bool(self.ids[one] & self.ids[two]) for one, two in ends], dtype=bool)
        if len(rows):
            level[rows] = np.where(is_one[back], np.where(level[rows] == 1, 1, 2), 6)

    def _judge_initials(self, left: Ints, right: Ints, level: Ints, put: tuple[int, int]) -> None:
        """Where either is an initial: whether the first sounds meet."""
        mere = (self.initial[left] | self.initial[right]) & (level > 0)
        meets = (self.sounds[left[mere]] & self.sounds[right[mere]]) != 0
        level[mere] = np.where(meets, *put)


def surname_levels(alike: Floats) -> Ints:
    """Levels of "surname" for likenesses from 0 to 1 (-1 unknown)."""
    steps = [alike < 0, alike >= 1, alike >= CLOSE, alike >= NEAR, alike >= FAR]
    return np.asarray(np.select(steps, [0, 1, 2, 3, 4], 5), dtype=np.int64)


def _first_sounds(forms: Forms) -> Ints:
    """A bit for each first sound that a value's readings have."""
    values = len(forms.first) - 1
    masks = [0] * (values + 1)
    letters = {letter: at for at, letter in enumerate(sorted({form[:1] for form in forms.flat}))}
    owners = np.repeat(np.arange(values), np.diff(forms.first)).tolist()
    for owner, form in zip(owners, forms.flat, strict=True):
        masks[owner] |= 1 << min(letters[form[:1]], 61)
    return np.array(masks, dtype=np.int64)

"""How common a name is here: the chance that somebody else bears it too.

A namesake is likelier within a people's pool of names than the whole table's frequencies say. So
the frequency of a surname is taken within the region where both mentions are of one region, and
that of a given name or father's name among the bearers of that surname's regions.
"""

import numpy as np
import numpy.typing as npt

from tallymark.lang.scripts import fold
from tallymark.link.encode import Encoded
from tallymark.link.levels import Compared
from tallymark.link.priors import GIVEN_BEARERS, KNOWN_PEOPLE, SURNAME_BEARERS
from tallymark.link.values import Floats, Ints, renumber

SHRINK = 20.0
"""How many people of the whole table a region's frequencies are mixed with: about a tenth of a
region's people on a roll of 10,000, so that one bearer in a small region is not "common"."""


class NameChances:
    """Chances that two different people agree on a name, in bits, for pairs of one table."""

    def __init__(self, columns: Encoded, mentions_per_person: float) -> None:
        self.columns, self.per_person = columns, max(mentions_per_person, 1.0)
        self.surname, surnames = renumber(columns.surname, lambda text: fold(text).replace(" ", ""))
        self.region = np.where(columns.region < 0, 0, columns.region + 1)
        self.regions = int(self.region.max(initial=0)) + 1
        borne = np.bincount(self.surname[self.surname >= 0], minlength=surnames)
        self.overall = self._share(borne, SURNAME_BEARERS)
        self.given_chance = self._pool(columns.given_key)
        self.patronymic_chance = self._pool(columns.patronymic_key)

    def surname_bits(self, pairs: Compared) -> Floats:
        """Bits of agreeing on the surname: within the region where both are of one."""
        one, two = self.surname[pairs.left], self.surname[pairs.right]
        chance = np.maximum(self._of(self.overall, one), self._of(self.overall, two))
        r1, r2 = self.region[pairs.left], self.region[pairs.right]
        inside = (r1 == r2) & (r1 > 0)
        local = np.maximum(
            self._local(one[inside], r1[inside]), self._local(two[inside], r1[inside])
        )
        chance[inside] = local
        return np.asarray(-np.log2(np.clip(chance, 1e-9, 1.0)))

    def given_bits(self, pairs: Compared) -> Floats:
        """Bits of agreeing on the given name, among people of such surnames."""
        return self._rarer(self.given_chance, pairs)

    def patronymic_bits(self, pairs: Compared) -> Floats:
        """Bits of agreeing on the father's name, among people of such surnames."""
        return self._rarer(self.patronymic_chance, pairs)

    @staticmethod
    def _rarer(chance: Floats, pairs: Compared) -> Floats:
        common = np.maximum(chance[pairs.left], chance[pairs.right])
        return np.asarray(-np.log2(np.clip(common, 1e-9, 1.0)))

    @staticmethod
    def _of(chance: Floats, code: Ints) -> Floats:
        return np.append(chance, 0.0)[code]

    def _share(self, count: npt.NDArray[np.int64], usual: float) -> Floats:
        """The share of other people with a value borne by `count` mentions; `usual` unseen."""
        people = count / self.per_person
        total = max(count.sum() / self.per_person, 1.0)
        # The person in hand is not their own namesake; half a person stands for those not seen.
        others = np.maximum(people - 1, 0) + 0.5 + KNOWN_PEOPLE * usual
        return np.asarray(others / (total + KNOWN_PEOPLE))

    def _local(self, surname: Ints, region: Ints) -> Floats:
        """The share of a region's other people who bear the surname."""
        known = self.surname >= 0
        width = self.regions
        cells, count = np.unique(
            self.surname[known] * width + self.region[known], return_counts=True
        )
        size = np.bincount(self.region[known], minlength=width) / self.per_person
        wanted = surname * width + region
        # The last cell is nobody's: what is searched beyond the others is borne by none there.
        cells, count = np.append(cells, -1), np.append(count, 0)
        at = np.searchsorted(cells[:-1], wanted)
        here = np.where(cells[at] == wanted, count[at], 0) / self.per_person
        mixed = np.maximum(here - 1, 0) + SHRINK * self._of(self.overall, surname)
        return np.asarray(mixed / (size[region] + SHRINK))

    def _pool(self, key: Ints) -> Floats:
        """For each mention, the chance that another person of such a surname has its `key`.

        P(key | surname) = sum over regions of P(region | surname) P(key | region), the region of
        the mention itself where it is known.
        """
        count = int(key.max(initial=-1)) + 1
        chance = np.full(len(key), 1.0)
        known = key >= 0
        if not count:
            return chance
        table = np.zeros((self.regions, count))
        np.add.at(table, (self.region[known], key[known]), 1.0)
        whole = self._share(table.sum(axis=0).astype(np.int64), GIVEN_BEARERS)
        size = table.sum(axis=1, keepdims=True) / self.per_person
        here = np.maximum(table / self.per_person - 1, 0)
        by_region = (here + SHRINK * whole) / (size + SHRINK)
        by_region[0] = whole
        chance[known] = by_region[self.region[known], key[known]]
        nowhere = np.flatnonzero(known & (self.region == 0) & (self.surname >= 0))
        if len(nowhere):
            chance[nowhere] = self._mixed(by_region, key, nowhere)
        return chance

    def _mixed(self, by_region: Floats, key: Ints, rows: Ints) -> Floats:
        """The chance for mentions of unknown region: over the regions of their surname."""
        wanted, place = np.unique(self.surname[rows], return_inverse=True)
        at = np.searchsorted(wanted, self.surname)
        at = np.clip(at, 0, len(wanted) - 1)
        inside = (self.surname >= 0) & (wanted[at] == self.surname) & (self.region > 0)
        pairs, count = np.unique(
            at[inside] * self.regions + self.region[inside], return_counts=True
        )
        owner, region = pairs // self.regions, pairs % self.regions
        first = np.searchsorted(owner, np.arange(len(wanted) + 1))
        each = (first[1:] - first[:-1])[place]
        row = np.repeat(np.arange(len(rows)), each)
        start = np.cumsum(each) - each
        step = np.arange(each.sum()) - np.repeat(start, each) + np.repeat(first[place], each)
        values = count[step] * by_region[region[step], key[rows][row]]
        total = np.bincount(row, values, minlength=len(rows)) + by_region[0, key[rows]]
        weight = np.bincount(row, count[step].astype(float), minlength=len(rows)) + 1.0
        return np.asarray(total / weight)

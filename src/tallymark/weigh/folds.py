"""How words of sources become keys: regions, categories, acts, names of outlets."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from tallymark.lang.places import region_key
from tallymark.terms.case import Case

FATAL_ACTS = frozenset({"death", "killing", "death_in_custody", "execution"})
"""Acts that befall a person once: all accounts of one person's death tell of one fact."""

FATES = FATAL_ACTS | {"injury"}
"""Acts that divide a group ("four killed, seven wounded"): said of each, or of nobody by name."""

ALIVE = "alive"
"""A statement that somebody was alive then: no act, but it can contradict a death."""

_ASIDE = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"\w+")


def fold_name(name: str) -> str:
    """A name without case, quotes, marks of layout and asides in brackets.

    >>> fold_name("«Голос Торска» (сайт)")
    'голос торска'
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return " ".join(_WORD.findall(_ASIDE.sub(" ", folded))) or folded.strip()


def _as_written(words: str) -> str | None:
    return fold_name(words) or None


@dataclass(frozen=True, slots=True)
class Folds:
    """From a source's words to a key, or `None` where they are not known.

    `act` says to which act of the tally an act belongs (killing: death); acts that the case's
    scope names stay themselves.
    """

    region: Callable[[str], str | None] = region_key
    category: Callable[[str], str | None] = _as_written
    act: Callable[[str], str] = fold_name


class CaseFolds:
    """The folds of one case: its own places and acts first, then the general ones."""

    def __init__(self, folds: Folds, case: Case) -> None:
        self._folds = folds
        self._acts = frozenset(case.scope.acts)
        regions = {place.id for place in case.places if place.type == "region"}
        regions |= {place.region for place in case.places if place.region is not None}
        self._places: dict[str, str | None] = {}
        for place in case.places:
            key = place.id if place.id in regions else place.region
            for name in place.names.values():
                self._places[fold_name(name)] = key

    def act(self, act: str) -> str:
        """The act of the tally: the act itself where the scope names it, else its group."""
        return act if act in self._acts else self._folds.act(act)

    def place(self, name: str) -> str | None:
        """The region of a place of the case; `None` where the case does not know it."""
        return self._places.get(fold_name(name))

    def region(self, name: str) -> str | None:
        """The key of a region by its name."""
        return self.place(name) or self._folds.region(name)

    def category(self, words: str) -> str | None:
        """The key of a category; what the fold calls unknown is `None`."""
        key = self._folds.category(words)
        return None if key == "unknown" else key

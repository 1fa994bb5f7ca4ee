"""Which of many things stands nearest to a place, without asking each of them."""

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

Thing = TypeVar("Thing")


class Nearest(Generic[Thing]):
    """Things by their places; of two equally near, the one given first is the nearest."""

    def __init__(self, things: Iterable[tuple[int, Thing]]) -> None:
        """Pairs of place and thing; one thing may have many places."""
        self._at: dict[int, tuple[int, Thing]] = {}
        for order, (place, thing) in enumerate(things):
            self._at.setdefault(place, (order, thing))
        self._places = sorted(self._at)

    def to(self, place: int) -> tuple[int, Thing] | None:
        """(distance, thing) of the nearest; `None` where there is none."""
        index = bisect_left(self._places, place)
        around = self._places[max(0, index - 1) : index + 1]
        ranked = [(abs(one - place), self._at[one][0], one) for one in around]
        if not ranked:
            return None
        distance, _, nearest = min(ranked)
        return distance, self._at[nearest][1]

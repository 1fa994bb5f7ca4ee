"""How far a value may travel: open < internal < protected; joined by the maximum."""

from collections.abc import Iterable
from enum import IntEnum


class Sensitivity(IntEnum):
    """How far a value may travel; whatever is derived from several takes the highest.

    >>> Sensitivity.join([Sensitivity.OPEN, Sensitivity.PROTECTED]).name
    'PROTECTED'
    """

    OPEN = 0
    INTERNAL = 1
    PROTECTED = 2

    @classmethod
    def join(cls, parts: Iterable["Sensitivity"]) -> "Sensitivity":
        """The highest of `parts`; of nothing, `INTERNAL` (defaults are closed)."""
        return max(parts, default=cls.INTERNAL)

"""What a vague number is taken to mean: the policy that turns hedges into intervals."""

from dataclasses import Field, dataclass, fields

NAME = "intervals/1"


@dataclass(frozen=True, slots=True)
class IntervalPolicy:
    """How wide vague words are; `[reading]` of `case.toml` changes it.

    About n is [n - share, n + share] with `approx_share` of n; almost n reaches down by
    `almost_share`; "n-odd" reaches up by `over_add`. The pairs are the lowest and highest count
    that a plural stands for: "hundreds" is `hundreds[0]` to `hundreds[1]`. "Several thousand" is
    `several` of a thousand.
    """

    approx_share: float = 0.1
    almost_share: float = 0.1
    over_add: int = 9
    several: tuple[int, int] = (3, 9)
    tens: tuple[int, int] = (20, 99)
    dozens: tuple[int, int] = (24, 99)
    scores: tuple[int, int] = (40, 99)
    hundreds: tuple[int, int] = (200, 999)
    thousands: tuple[int, int] = (2000, 9999)
    millions: tuple[int, int] = (2_000_000, 9_999_999)

    def __post_init__(self) -> None:
        shares = (self.approx_share, self.almost_share)
        pairs = [one for one in map(self._of, fields(IntervalPolicy)) if isinstance(one, tuple)]
        if not all(0 <= one < 1 for one in shares) or self.over_add < 0:
            raise ValueError("a share is from 0 to below 1, and over_add is 0 or more")
        if not all(0 < low <= high for low, high in pairs):
            raise ValueError("the pair of a plural is its lowest and its highest count")

    def _of(self, one: Field[object]) -> object:
        return getattr(self, one.name)

    @property
    def name(self) -> str:
        """The name that stands beside every interval, with what the case changed.

        >>> IntervalPolicy().name, IntervalPolicy(over_add=4).name
        ('intervals/1', 'intervals/1 over_add=4')
        """
        changed = [
            f"{one.name}={_plain(value)}"
            for one in fields(IntervalPolicy)
            if (value := getattr(self, one.name)) != one.default
        ]
        return " ".join([NAME, *changed])

    def bounds_of(self, plural: str, by: float = 1.0) -> tuple[float, float]:
        """The interval of a plural, multiplied: "tens of thousands" is ("tens", 1000).

        >>> IntervalPolicy().bounds_of("tens", 1000), IntervalPolicy().bounds_of("several")
        ((20000.0, 99999.0), (3.0, 9.0))
        """
        low, high = getattr(self, "tens" if plural == "dozens" and by > 1 else plural)
        return float(low * by), float((high + 1) * by - 1)


def _plain(value: float | tuple[int, int]) -> str:
    return "-".join(map(str, value)) if isinstance(value, tuple) else str(value)

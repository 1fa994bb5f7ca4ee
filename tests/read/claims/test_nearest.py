"""The nearest of many things is the one that asking each of them finds."""

from hypothesis import given
from hypothesis import strategies as st

from tallymark.read.claims.nearest import Nearest

PLACES = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=12)


@given(PLACES, st.integers(-3, 33))
def test_the_nearest_is_found_and_of_equal_ones_the_first(
    things: list[tuple[int, int]], place: int
) -> None:
    expected = min(((abs(at - place), order) for order, (at, _) in enumerate(things)), default=None)
    found = Nearest(things).to(place)
    if expected is None:
        assert found is None
    else:
        assert found == (expected[0], things[expected[1]][1])

"""How far a value may travel."""

from hypothesis import given
from hypothesis import strategies as st

from tallymark.terms.sensitivity import Sensitivity

LEVELS = st.sampled_from(Sensitivity)


@given(st.lists(LEVELS, min_size=1))
def test_what_is_derived_is_at_least_as_closed_as_each_of_its_parts(
    parts: list[Sensitivity],
) -> None:
    assert all(Sensitivity.join(parts) >= part for part in parts)


def test_of_nothing_known_the_default_is_closed() -> None:
    assert Sensitivity.join([]) is Sensitivity.INTERNAL

"""The sample that a person checks before an edition is adopted."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tallymark.review import choose_sample


@given(st.integers(0, 60), st.integers(1, 30), st.integers(0, 9))
def test_a_sample_is_of_the_rolls_rows_each_once_in_its_order(size: int, n: int, seed: int) -> None:
    keys = [f"row {number:03d}" for number in range(size)]
    sample = choose_sample(keys, n, np.random.default_rng(seed))
    assert len(sample) == min(n, size)
    assert sample == sorted(set(sample) & set(keys))

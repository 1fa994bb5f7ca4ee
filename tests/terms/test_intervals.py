import msgspec
import pytest

from tallymark.terms.case import Case, ReadingRules
from tallymark.terms.intervals import IntervalPolicy


def test_a_case_names_what_it_changed():
    case = msgspec.convert(
        {"title": {"en": "t"}, "languages": ["en"], "reading": {"dozens": [20, 99]}}, Case
    )
    assert case.reading.name == "intervals/1 dozens=20-99"


def test_tens_of_thousands_end_before_the_next_power():
    assert IntervalPolicy().bounds_of("tens", 1000) == (20_000, 99_999)


@pytest.mark.parametrize(
    "wrong", [{"approx_share": 1.5}, {"over_add": -1}, {"several": (9, 3)}, {"tens": (0, 9)}]
)
def test_a_policy_that_makes_no_interval_is_refused(wrong):
    with pytest.raises(ValueError, match=r"share|pair"):
        IntervalPolicy(**wrong)


def test_which_readers_read_is_no_part_of_the_policy_of_intervals():
    rules = ReadingRules(readers=("rules", "llm"), over_add=4)
    assert rules.name == "intervals/1 over_add=4"

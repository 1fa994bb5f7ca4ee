from datetime import date

import numpy as np
import pytest

from tallymark.link.encode import encode
from tallymark.link.levels import LEVELS, Comparer


@pytest.fixture
def level(mentions):
    """The level of a field for two mentions given as dicts."""

    def found(field, left, right):
        comparer = Comparer.of(encode(mentions(left, right)))
        compared = comparer.compare(np.array([0]), np.array([1]))
        return LEVELS[field][compared.levels[field][0]]

    return found


def born(*day):
    return {"birth_date": date(*day)}


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (born(1999, 3, 4), born(1999, 3, 4), "same day"),
        (born(1999, 3, 4), born(1999, 4, 3), "day slip"),
        (born(1999, 3, 4), born(1998, 3, 4), "day slip"),
        (born(1999, 3, 4), born(1999, 7, 21), "same year, other day"),
        (born(1999, 3, 4), born(1980, 7, 21), "two days, years apart"),
        (born(1999, 3, 4), {"birth_year": 1999}, "year fits"),
        (born(1999, 3, 4), {"birth_year": 1985}, "does not fit"),
        ({"age": 24, "age_on": date(2023, 5, 2)}, {"birth_year": 1999}, "year fits"),
        ({"age": 24, "age_on": date(2023, 5, 2)}, {"birth_year": 2000}, "off by a year"),
        ({"age": 24}, {"age": 24}, "unknown"),
    ],
)
def test_levels_of_birth(level, left, right, name):
    assert level("birth", left, right) == name


@pytest.mark.parametrize(
    ("left", "right", "name"),
    [
        (date(2023, 5, 2), date(2023, 5, 2), "same day"),
        (date(2023, 5, 2), date(2023, 5, 4), "three days"),
        (date(2023, 5, 2), date(2023, 5, 11), "ten days"),
        (date(2023, 5, 2), date(2023, 6, 20), "two months"),
        (date(2023, 5, 2), date(2025, 6, 20), "far"),
        (date(2023, 5, 2), None, "unknown"),
    ],
)
def test_levels_of_death(level, left, right, name):
    assert level("death", {"died": left}, {"died": right}) == name


def test_place_is_read_across_scripts_part_by_part(level):
    left = {"region": "Омская область", "district": "Борский район", "settlement": "Ключ"}
    right = {"region": "Omskaja oblast", "district": "Knyazhevsky District", "settlement": None}
    expected = "region same, district different, settlement unknown"
    assert level("place", left, right) == expected


def test_ranks_are_one_in_three_languages(level):
    assert level("rank", {"rank": "рядовой"}, {"rank": "солдат"}) == "same"
    assert level("rank", {"rank": "капітан"}, {"rank": "private"}) == "different"


def test_units_are_compared_by_their_digits(level):
    assert level("unit", {"unit": "в/ч 06017"}, {"unit": "06017"}) == "same"


def test_exchanged_names_are_compared_crosswise(level):
    left = {"surname": "Николай", "given": "Щегляев"}
    right = {"surname": "Щегляев", "given": "Микола"}
    assert level("surname", left, right) == "same"
    assert level("given", left, right) == "equivalent"

from datetime import date

import pytest

from tallymark.link.encode import UNKNOWN, encode, given_key, place_key, unit_key


def test_a_whole_name_is_taken_apart_where_the_source_did_not(mentions):
    columns = encode(mentions({"name": "ГРЕМИН Илья Петрович"}, {"surname": "Тюрвин"}))
    assert columns.surname.values == ("ГРЕМИН", "Тюрвин")
    assert columns.given.codes.tolist() == [0, -1]


def test_blank_text_is_unknown(mentions):
    columns = encode(mentions({"surname": " ", "region": ""}))
    assert (columns.surname.codes[0], columns.region[0]) == (-1, -1)
    assert not columns.has_name[0]


def test_a_year_of_birth_is_the_interval_of_that_year(mentions):
    columns = encode(mentions({"birth_year": 1970}))
    assert (columns.born_from[0], columns.born_to[0]) == (0, 364)
    assert columns.birth[0] == UNKNOWN


def test_an_age_gives_the_days_on_which_one_can_be_born(mentions):
    columns = encode(mentions({"age": 0, "age_on": date(1971, 1, 1)}))
    assert columns.born_from[0] in (-1, 0)
    assert columns.born_to[0] == 365


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Республика Тыва", "Respublika Tyva"),
        ("Омская обл.", "Omskaja oblast"),
        ("г. Борск", "Борск"),
        ("Тверська область", "Тверская область"),
    ],
)
def test_a_place_has_one_key_in_any_script_with_or_without_its_kind(one, other):
    assert place_key(one) == place_key(other) != ""


def test_a_unit_is_its_digits_with_a_leading_zero_kept():
    assert unit_key("в/ч 06017") == "06017"


def test_an_initial_has_no_key_of_a_given_name():
    assert given_key("Н.") == ""
    assert given_key("Микола") == given_key("Nikolai") != ""

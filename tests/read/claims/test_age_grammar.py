import re

import pytest

from tallymark.read.claims.age_grammar import NUMBER, ORDINAL, compound_value, ordinal_of, value_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("43", 43), ("43-х", 43), ("сорок три", 43), ("forty-three", 43), ("дев'ятнадцять", 19),
        ("двадцать", 20), ("семь тридцать", None), ("five six", None), ("0", None), ("116", None),
    ],
)  # fmt: skip
def test_an_age_is_read_in_figures_and_words(words, value):
    assert value_of(words) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("44-м", 44), ("44th", 44), ("сорок четвертом", 44), ("сорок четвертому", 44),
        ("двадцатый", 20), ("двадцятий", 20), ("forty-fourth", 44), ("twentieth", 20),
        ("девятнадцатом", 19), ("сороковом", 40), ("сім третім", None),
    ],
)  # fmt: skip
def test_the_number_of_a_year_of_life_is_read(words, value):
    assert re.fullmatch(ORDINAL, words)
    assert ordinal_of(words) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("тридцатипяти", 35), ("двадцатисеми", 27), ("девяти", 9), ("полутора", 1), ("полу", 0),
        ("пів", 0), ("twenty-five", 25), ("seven", 7), ("сорокатрьох", 43), ("вісімдесяти", 80),
        ("вертикально", None),
    ],
)  # fmt: skip
def test_the_head_of_an_adjective_of_age_is_read(word, value):
    assert compound_value(word) == value


@pytest.mark.parametrize("text", ["1980", "12.5", "12:30", "двое", "троє"])
def test_what_is_a_year_a_time_or_a_group_is_no_age(text):
    assert re.fullmatch(NUMBER, text) is None

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.calendar import find_dates

PUBLISHED = date(2025, 11, 10)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on the 14th of February, 2023", "2023-02-14"),
        ("as of mid-2024", "2024-05-01/2024-08-31"),
        ("from May 3 to May 9, 2024", "2024-05-03/2024-05-09"),
        ("in the second quarter of 2024", "2024-04-01/2024-06-30"),
        ("in the winter of 2023", "2022-12-01/2023-02-28"),
        ("В ночь с 3 на 4 октября", "2025-10-03/2025-10-04"),
        ("с 28 мая по 3 июня 2024 года", "2024-05-28/2024-06-03"),
        ("во второй половине марта 2024 года", "2024-03-16/2024-03-31"),
        ("в августе прошлого года", "2024-08-01/2024-08-31"),
        ("до конца года", "../2025-12-31"),
        ("после 10 марта 2024 года", "2024-03-11/2025-11-10"),
        ("осенью 2023 года", "2023-09-01/2023-11-30"),
        ("три дні тому", "2025-11-07"),
        ("минулого місяця", "2025-10-01/2025-10-31"),
        ("наприкінці січня 2024-го", "2024-01-21/2024-01-31"),
    ],
)
def test_an_expression_is_the_interval_its_words_mean(text, edtf):
    (found,) = find_dates(text, reference=PUBLISHED)
    assert found.edtf == edtf


def test_without_a_reference_a_day_has_no_year():
    (found,) = find_dates("19 августа его забрали.")
    assert (found.month, found.day, found.year, found.edtf) == (8, 19, None, "XXXX-08-19")


def test_a_year_taken_from_the_publication_date_is_marked_as_inferred():
    (found,) = find_dates("19 августа его забрали.", reference=PUBLISHED)
    assert (found.year, found.interval.is_inferred) == (2025, True)


def test_a_stated_year_is_not_inferred():
    (found,) = find_dates("19 августа 2024 года", reference=PUBLISHED)
    assert (found.year, found.interval.is_inferred) == (2024, False)


def test_a_day_later_in_the_year_than_the_publication_was_last_year():
    (found,) = find_dates("On 24 December he left.", reference=PUBLISHED)
    assert found.earliest == "2024-12-24"


def test_a_numeric_date_that_could_be_two_days_is_an_interval():
    (found,) = find_dates("03/04/2024")
    assert (found.earliest, found.latest) == ("2024-03-04", "2024-04-03")


@pytest.mark.parametrize(
    "text",
    [
        "He may be 25 years old.",
        "войсковая часть 2024",
        "31.02.2023",
        "on 31 February 2023",
        "Марта Иванова и август",
        "2024 soldiers died",
        "march on the capital",
    ],
)
def test_what_is_no_date_is_not_emitted(text):
    assert find_dates(text, reference=PUBLISHED) == ()


def test_a_following_week_keeps_the_offset_from_an_event_without_a_name():
    (found,) = find_dates("На следующей неделе вывезли остальных.", reference=date(2025, 5, 6))
    assert (found.relative, found.edtf) == ("+1w", "2025-05-12/2025-05-18")


@given(st.text(max_size=300), st.dates())
def test_every_date_stands_at_its_offsets(text, reference):
    assert all(text[d.start : d.end] == d.text for d in find_dates(text, reference=reference))


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31)))
def test_a_day_in_figures_is_read_back(day):
    (found,) = find_dates(f"Похоронен {day:%d.%m.%Y} в селе.")
    assert found.interval.earliest == day


@given(st.dates(min_value=date(2, 1, 1), max_value=date(9990, 1, 1)))
def test_no_date_without_a_year_lies_after_its_reference(reference):
    (found,) = find_dates("в мае", reference=reference)
    assert found.interval.earliest is not None
    assert found.interval.earliest <= reference

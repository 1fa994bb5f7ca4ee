from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.calendar import find_dates
from tallymark.lang.words import word_list

PUBLISHED = date(2025, 11, 10)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("on the 14th of February, 2023", "2023-02-14"),
        ("as of mid-2024", "2024-05~/2024-08~"),
        ("from May 3 to May 9, 2024", "2024-05-03/2024-05-09"),
        ("in the second quarter of 2024", "2024-04/2024-06"),
        ("in the winter of 2023", "2023-24"),
        ("В ночь с 3 на 4 октября", "2025-10-03/2025-10-04"),
        ("с 28 мая по 3 июня 2024 года", "2024-05-28/2024-06-03"),
        ("во второй половине марта 2024 года", "2024-03-16/2024-03-31"),
        ("в августе прошлого года", "2024-08"),
        ("до конца года", "../2025-12-31"),
        ("после 10 марта 2024 года", "2024-03-11/2025-11-10"),
        ("осенью 2023 года", "2023-23"),
        ("три дні тому", "2025-11-07"),
        ("минулого місяця", "2025-10"),
        ("in the 1990s", "199X"),
        ("у 2023 році", "2023"),
        ("since February 2022", "2022-02-01/2025-11-10"),
        ("наприкінці січня 2024-го", "2024-01-21~/2024-01-31~"),
    ],
)
def test_an_expression_is_written_in_edtf_no_finer_than_its_words(text, edtf):
    (found,) = find_dates(text, reference=PUBLISHED)
    assert found.edtf == edtf


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("двадцать четвёртого августа 2024 года", "2024-08-24", "2024-08-24"),
        ("the second of November 2023", "2023-11-02", "2023-11-02"),
        ("умер 4.XI.2023", "2023-11-04", "2023-11-04"),
        ("in the first week of May 2024", "2024-05-01", "2024-05-07"),
        ("в последние дни мая 2024 года", "2024-05-21", "2024-05-31"),
        ("у третій декаді травня 2024 року", "2024-05-21", "2024-05-31"),
        ("зимой 2023/24 года", "2023-12-01", "2024-02-29"),
        ("III квартал 2024 года", "2024-07-01", "2024-09-30"),
        ("в ночь на субботу", "2025-11-07", "2025-11-08"),
        ("у ніч проти 4 жовтня 2024 року", "2024-10-03", "2024-10-04"),
        ("в пятницу на прошлой неделе", "2025-11-07", "2025-11-07"),
        ("the week of 5 May 2024", "2024-04-29", "2024-05-05"),
        ("с понедельника по среду", "2025-11-03", "2025-11-05"),
        ("с 24 февраля 2022 по 1 марта 2023", "2022-02-24", "2023-03-01"),
        ("three weeks ago", "2025-10-20", "2025-10-26"),
        ("два года назад", "2023-01-01", "2023-12-31"),
        ("позапрошлой зимой", "2023-12-01", "2024-02-29"),
        ("у листопаді торік", "2024-11-01", "2024-11-30"),
    ],
)
def test_an_expression_is_the_interval_its_words_mean(text, first, last):
    (found,) = find_dates(text, reference=PUBLISHED)
    assert (found.earliest, found.latest) == (first, last)


@pytest.mark.parametrize(
    ("text", "offset", "day"),
    [
        ("Через два дня его нашли.", "+2d", "2025-05-08"),
        ("Three days earlier he called.", "-3d", "2025-05-03"),
        ("В тот же день его увезли.", "+0d", "2025-05-06"),
    ],
)
def test_what_hangs_on_an_event_is_counted_from_its_day(text, offset, day):
    (found,) = find_dates(text, reference=date(2025, 5, 6))
    assert (found.relative, found.earliest) == (offset, day)


def test_the_same_year_is_the_year_of_an_event_and_none_without_it():
    (found,) = find_dates("в октябре того же года")
    assert (found.relative, found.year, found.month) == ("+0y", None, 10)


def test_a_year_that_was_not_stated_says_so():
    stated, taken = find_dates("1 мая 2024 года и 2 июня", reference=PUBLISHED)
    assert (stated.inferred, taken.inferred) == (False, True)


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
        "Второй взвод отошёл, третья рота осталась",
        "His winter coat was torn",
        "they came every week",
        "в 90 домах и 80 квартирах",
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


TEXT = "С 5 по 9 июня 2024 года шли обстрелы. В ночь на 4 октября её увезли; it was late May 2024."
VARIANTS = {
    "no ё": lambda text: text.replace("ё", "е"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "CRLF": lambda text: text.replace(". ", ".\r\n"),
    "capitals": str.upper,
}


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS.keys())
def test_writing_changes_nothing_in_dates(change):
    plain, changed = (find_dates(text, reference=PUBLISHED) for text in (TEXT, change(TEXT)))
    assert [one.interval for one in changed] == [one.interval for one in plain]


@given(st.integers(1, 28), st.integers(1, 28))
def test_changing_the_day_changes_that_date_alone(day, other):
    text = "Он пропал {} мая 2024 года, а нашли его 9 июня 2024 года."
    one, same = find_dates(text.format(day))
    changed, still = find_dates(text.format(other))
    assert (one.edtf, changed.edtf) == (f"2024-05-{day:02}", f"2024-05-{other:02}")
    assert same.interval == still.interval


WORDS = st.sampled_from(
    word_list(
        "5 12 31 2024 -  – . , / в на до с по the of last next ago later night ночь мая июня "
        "winter зимой 2023-го 90-х week недели двадцать второго X q3 year года того же friday"
    )
)


@given(st.lists(WORDS, max_size=12).map(" ".join), st.none() | st.dates())
def test_no_row_of_calendar_words_breaks_the_grammar(text, reference):
    assert all(text[d.start : d.end] == d.text for d in find_dates(text, reference=reference))
    assert all(isinstance(d.edtf, str) for d in find_dates(text, reference=reference))


def test_a_very_long_text_is_read_to_its_end():
    text = "В ночь на 4 октября 2024 года увезли пятерых. " * 20_000
    assert len(find_dates(text)) == 20_000

from datetime import date

from tallymark.terms.claims import ClaimKind

DATE = ClaimKind.DATE


def test_a_day_is_read_against_the_day_of_publication(values):
    (found,) = values(DATE, "16 сентября семья подала заявление.", published=date(2025, 9, 17))
    assert found.interval.earliest == date(2025, 9, 16)
    assert found.interval.is_inferred


def test_without_a_publication_date_the_year_stays_unknown(values):
    (found,) = values(DATE, "16 сентября семья подала заявление.", published=None)
    assert (found.interval.earliest, found.interval.month, found.interval.day) == (None, 9, 16)


def test_the_following_week_hangs_on_the_day_named_before(values):
    _, week = values(DATE, "On 6 May 2025 men came. The following week they took the rest.")
    assert week.interval.earliest == date(2025, 5, 12)
    assert week.relative == "+1w"


def test_a_following_week_without_an_event_stays_open(values):
    (week,) = values(DATE, "The following week they took the rest.")
    assert (week.interval.earliest, week.interval.latest) == (None, None)


def test_said_on_monday_is_not_before_what_was_said(values):
    text = "She died on 24 October, the administration said on Monday."
    _, monday = values(DATE, text, published=date(2025, 10, 27))
    assert monday.interval.earliest == date(2025, 10, 27)


def test_a_year_of_birth_is_no_date_of_the_report(values):
    assert values(DATE, "Погиб ребёнок 2016 года рождения.") == []

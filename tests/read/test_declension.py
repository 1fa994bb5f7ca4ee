import pytest

from tallymark.read.declension import patronymic_forms, restore, surname_forms


@pytest.mark.parametrize(
    ("word", "base", "sex", "case"),
    [
        ("гремина", "гремин", "m", "a"),
        ("греминой", "гремина", "f", "d"),
        ("вольского", "вольский", "m", "g"),
        ("вольскую", "вольская", "f", "a"),
        ("шевчуку", "шевчук", "m", "d"),
        ("дзюбу", "дзюба", "m", "a"),
        ("мельничук", "мельничук", "f", "g"),
    ],
)
def test_a_surname_comes_back_to_its_nominative(word, base, sex, case):
    assert any(f.base == base and f.sex == sex and case in f.cases for f in surname_forms(word))


def test_a_patronymic_says_the_sex():
    assert {form.sex for form in patronymic_forms("сергеевича")} == {"m"}
    assert {form.sex for form in patronymic_forms("сергеевны")} == {"f"}


def test_the_letters_as_written_are_kept():
    assert restore("Артёма", "артем") == "Артём"

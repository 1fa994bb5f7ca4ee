"""What the Russian dictionary says of words that may be names."""

from tallymark.read.morphology import agreeing_cases, is_common, name_forms


def test_a_case_form_of_a_surname_leads_to_its_nominative() -> None:
    _, _, surnames = name_forms("понтеса")
    assert {form.base for form in surnames} == {"понтес"}


def test_a_word_of_the_dictionary_that_is_no_name_is_common() -> None:
    assert is_common("различие")
    assert not is_common("марк")


def test_a_title_narrows_the_cases_of_the_name_after_it() -> None:
    assert set(agreeing_cases("рядового")) == {"g", "a"}
    assert agreeing_cases("столом") == ""

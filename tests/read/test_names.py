import pytest

from tallymark.terms.claims import ClaimKind


@pytest.mark.parametrize(
    ("text", "name", "sex"),
    [
        ("Избили Илью Гремина.", "Илья Гремин", "m"),
        ("Об этом рассказала Тамара Гремина.", "Тамара Гремина", "f"),
        ("Письмо Тамаре Греминой вернулось.", "Тамара Гремина", "f"),
        ("Похоронили Андрея Сергеевича Кольцова.", "Андрей Сергеевич Кольцов", "m"),
        ("Суд приговорил Артёма Вольского.", "Артём Вольский", "m"),
        ("Побили Остапа Дзюбу.", "Остап Дзюба", "m"),
        ("The soldier Bair Dambaev died.", "Bair Dambaev", "m"),
        ("His mother, Olga Sotnikova, said so.", "Olga Sotnikova", "f"),
    ],
)
def test_a_name_in_any_case_is_given_in_the_nominative(values, text, name, sex):
    (person,) = values(ClaimKind.PERSON, text)
    assert (person.name, person.sex) == (name, sex)


@pytest.mark.parametrize(
    "text",
    [
        "Karnov Region was silent.",
        "Torsk Voice reported it in March.",
        "В Карновской области прошли рейды.",
        "Военная прокуратура не ответила.",
        "On Monday the Ministry of Defence said nothing.",
    ],
)
def test_a_place_an_outlet_or_an_office_is_not_a_person(values, text):
    assert values(ClaimKind.PERSON, text) == []


def test_a_later_surname_is_a_mention_of_the_same_person(values):
    (person,) = values(ClaimKind.PERSON, "Ruslan Abakarov, 28, was taken. Abakarov left in March.")
    assert [span.text for span in person.mentions] == ["Ruslan Abakarov", "Abakarov"]


def test_a_possessive_ending_is_no_part_of_the_name(values):
    (person,) = values(ClaimKind.PERSON, "Kirill Sotnikov died. Kirill's friends mourn.")
    assert [span.text for span in person.mentions] == ["Kirill Sotnikov", "Kirill"]

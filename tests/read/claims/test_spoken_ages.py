"""Ages that sentences state of somebody: with a pronoun, a verb, or alone."""

import pytest

PERSON = "person"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Избили Мансура Зарова. Ему шестьдесят семь лет!", 67),
        ("Погиб Евгений Лосев. Ему навсегда 36.", 36),
        ("Умерла Зульфия Мирова. Ей было тридцать восемь.", 38),
        ("Вбито Павла Острина. Йому було 45 років.", 45),
        ("They beat Ilya Gremin. He was 34.", 34),
        ("Pavel Ostrin died at the age of fifty-one.", 51),
        ("Умер Павел Острин. Двадцать лет.", 20),
        ("Павел Острин умер на 45-м году жизни.", 44),
        ("На 46 году жизни скончался Павел Острин.", 45),
        ("Погиб Павел Острин. Ему шёл 39-й год.", 38),
        ("Погиб Павел Острин. Парню было всего-то 19.", 19),
        ("Погиб Павел Острин. Возраст: 38 лет.", 38),
        ("Меня зовут Павел Острин, мне 44 года.", 44),
        ("Pavel Ostrin, a welder, was 38 years old.", 38),
        ("Pavel Ostrin died at 38.", 38),
        ("Погиб Павел Острин. Через месяц ему исполнилось бы 40.", None),
        ("Погиб Павел Острин. Ему было около 40 лет.", None),
    ],
)
def test_an_age_goes_to_the_person_it_is_said_of(values, text: str, age: int | None) -> None:
    (person,) = values(PERSON, text)
    assert person.age == age


def test_a_count_of_people_is_no_age(values) -> None:
    (person,) = values(PERSON, "Павел Острин видел машины. Их было двенадцать.")
    assert person.age is None


def test_a_day_of_birth_after_a_name_is_no_age(values) -> None:
    (person,) = values(PERSON, "Острин Павел Ильич, 27.02.1986. Рядовой.")
    assert person.age is None


def test_two_figures_of_a_year_of_birth_are_no_age(values) -> None:
    (person,) = values(PERSON, "Вадик Лосев, 05 г.р., погиб.")
    assert (person.age, person.birth and person.birth.year) == (None, 2005)

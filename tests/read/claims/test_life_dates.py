"""Which date is of birth, of death, of the funeral."""

from datetime import date

import pytest


@pytest.fixture
def life(values):
    def life_of(text, published=date(2025, 11, 10)):
        (person,) = [one for one in values("person", text, published=published) if one.fate]
        return person

    return life_of


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Погиб Иван Ремизин, 27.02.1986. Вечная память.", date(1986, 2, 27)),
        ("Погиб Иван Ремизин. Он родился 3 мая 1990 года в Торске.", date(1990, 5, 3)),
        ("Загинув Іван Ремізко. Народився 3 травня 1990 року.", date(1990, 5, 3)),
        ("Ivan Remizin was killed near Torsk. He was born on 3 May 1990.", date(1990, 5, 3)),
    ],
)
def test_a_day_by_a_word_of_birth_is_the_birth(life, text, born):
    one = life(text)
    assert (one.birth.earliest, one.birth.latest) == (born, born)


@pytest.mark.parametrize(
    ("text", "died"),
    [
        ("Иван Ремизин погиб 4 мая 2024 года. Вечная память.", date(2024, 5, 4)),
        ("Погиб Иван Ремизин (12.03.1985 – 4.05.2024).", date(2024, 5, 4)),
    ],
)
def test_a_day_by_a_word_of_death_is_the_death(life, text, died):
    assert life(text).death.earliest == died


def test_figures_that_are_no_day_are_no_birth(life):
    assert life("Погиб Иван Ремизин, 31.02.1986. Вечная память.").birth is None


def test_a_day_before_the_birth_is_not_the_death(life):
    one = life("Погиб Иван Ремизин. Родился 3 мая 1990 года. Прощание 5 мая 2024 года.")
    assert one.birth.earliest == date(1990, 5, 3)
    assert one.death is None or one.death.earliest > date(1990, 5, 3)


def test_the_day_of_the_funeral_is_in_the_year_of_the_notice(life):
    one = life("Погиб Иван Ремизин. Похороны состоятся 12 ноября.")
    assert one.burial.earliest == date(2025, 11, 12)

import pytest

from tallymark.terms.claims import ClaimKind


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Погибли Иван Ремизин и Пётр Сотников, 27 и 53 лет.", [27, 53]),
        ("Ivan Remizin and Pyotr Sotnikov, aged 27 and 53, were killed.", [27, 53]),
        ("Тарас Ремизин та Іван Ремизин, брати, 41 і 36.", [41, 36]),
    ],
)
def test_ages_in_a_row_go_to_the_people_in_a_row(values, text, ages):
    assert [one.age for one in values(ClaimKind.PERSON, text)] == ages

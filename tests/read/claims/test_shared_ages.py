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


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Денису Орлану и Олегу Ремизину было по 27 лет.", {"Денис Орлан": 27, "Олег Ремизин": 27}),
        ("Денис Орлан и Олег Ремизин, обоим по 27.", {"Денис Орлан": 27, "Олег Ремизин": 27}),
        ("Братья Денис и Олег Орлан, 27 и 31 года, пропали.", {"Денис": 27, "Олег Орлан": 31}),
        (
            "Pavel Remizin and Oleg Orlan, 43 and 27, were killed.",
            {"Pavel Remizin": 43, "Oleg Orlan": 27},
        ),
        (
            "Pavel Remizin and Oleg Orlan, aged 43 and 27 respectively, were killed.",
            {"Pavel Remizin": 43, "Oleg Orlan": 27},
        ),
        ("Pavel Remizin and Oleg Orlan were both 27.", {"Pavel Remizin": 27, "Oleg Orlan": 27}),
    ],
)
def test_one_age_of_several_people_is_each_ones(ages_of, text, ages):
    assert ages_of(text).items() >= ages.items()

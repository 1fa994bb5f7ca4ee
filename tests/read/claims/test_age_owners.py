import pytest


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Погиб 43-летний Олег Ремизин.", {"Олег Ремизин": 43}),
        ("Погиб 43-х летний водитель Олег Ремизин.", {"Олег Ремизин": 43}),
        ("Погиб сорокатрёхлетний тракторист Олег Ремизин.", {"Олег Ремизин": 43}),
        (
            "Погибли семилетний Артём Орлан и его 34-летняя мать Анна Орлан.",
            {"Артём Орлан": 7, "Анна Орлан": 34},
        ),
        ("Анна Орлан, мать 7-летнего Артёма, ранена.", {"Анна Орлан": None, "Артём": 7}),
        ("Погиб полугодовалый Артём Орлан.", {"Артём Орлан": 0}),
        ("Погиб восьмимесячный Артём Орлан.", {"Артём Орлан": 0}),
        ("Погиб полуторагодовалый Артём Орлан.", {"Артём Орлан": 1}),
        ("Погиб двухгодовалый Артём Орлан.", {"Артём Орлан": 2}),
        (
            "Мать Дениса Орлана, 63-летняя Тамара Орлан, ждёт.",
            {"Денис Орлан": None, "Тамара Орлан": 63},
        ),
        ("Загинув 43-річний Олег Ремізко.", {"Олег Ремізко": 43}),
        ("Загинув сорокатрирічний Олег Ремізко.", {"Олег Ремізко": 43}),
        ("Семимісячна Оксана Ремізко вижила.", {"Оксана Ремізко": 0}),
        ("Oleg Remizin, a 43-year-old driver, was killed.", {"Oleg Remizin": 43}),
        ("Oleg Remizin, a 43 year old driver from Torsk, was killed.", {"Oleg Remizin": 43}),
        ("Forty-three-year-old Oleg Remizin was killed.", {"Oleg Remizin": 43}),
        (
            "Anna Remizina's 43-year-old husband Oleg was killed.",
            {"Anna Remizina": None, "Oleg": 43},
        ),
        ("Seven-month-old Pavel Remizin survived.", {"Pavel Remizin": 0}),
        ("Pavel Orlan, a 29-year-old from Torsk, was shot.", {"Pavel Orlan": 29}),
        ("The 29-year-old, Pavel Orlan, was shot.", {"Pavel Orlan": 29}),
        (
            "Pavel Orlan was born in 1996. His mother, 63-year-old Anna Orlan, lives alone.",
            {"Pavel Orlan": None, "Anna Orlan": 63},
        ),
        ("Police arrested Pavel Orlan on Monday. The 29-year-old was beaten.", {"Pavel Orlan": 29}),
        ("Двадцатисемилетнего Дениса Орлана увезли.", {"Денис Орлан": 27}),
        ("27-летнего жителя Торска Дениса Орлана увезли.", {"Денис Орлан": 27}),
        ("Остап Дрозд, двадцятисемирічний механік, загинув.", {"Остап Дрозд": 27}),
        ("Остап Дрозд, 27-річний механік з Торська, загинув.", {"Остап Дрозд": 27}),
        ("27-річного Остапа Дрозда забрали.", {"Остап Дрозд": 27}),
        ("Підсудний, 27-річний Остап Дрозд, отримав 12 років.", {"Остап Дрозд": 27}),
    ],
)
def test_an_age_before_a_noun_is_of_the_person_it_describes(ages_of, text, ages):
    assert ages_of(text).items() >= ages.items()

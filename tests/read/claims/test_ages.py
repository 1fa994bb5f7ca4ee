import pytest


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Олег Ремизин (43 года) погиб в мае.", {"Олег Ремизин": 43}),
        ("Погиб Олег Ремизин. Парню было всего девятнадцать.", {"Олег Ремизин": 19}),
        ("Ранены Анна Орлан, 34 лет, и её сын Артём, 7 лет.", {"Анна Орлан": 34, "Артём": 7}),
        ("Ранены Анна Орлан (34) и её сын Артём (7).", {"Анна Орлан": 34, "Артём": 7}),
        ("Денис Орлан, отец двоих детей, 41 год, пропал.", {"Денис Орлан": 41}),
        ("Денис Орлан, уроженец Торска, 41 года, пропал.", {"Денис Орлан": 41}),
        ("Пропал Денис Орлан. 41 год, рост 180, волосы тёмные.", {"Денис Орлан": 41}),
        ("Олег Ремізко, 43 роки, загинув.", {"Олег Ремізко": 43}),
        ("Мене звати Оксана Ремізко. Мені 44. Забрали мене у квітні.", {"Оксана Ремізко": 44}),
        ("Oleg Remizin, 43, was killed.", {"Oleg Remizin": 43}),
        ("Oleg Remizin (43) was killed.", {"Oleg Remizin": 43}),
        ("Oleg Remizin, 43 years old, a driver, was killed.", {"Oleg Remizin": 43}),
        ("Oleg Remizin, of Torsk, 43, was killed.", {"Oleg Remizin": 43}),
        ("The driver, Oleg Remizin, is 43 years of age.", {"Oleg Remizin": 43}),
        (
            "Anna Remizina, 41, and her son Pavel, seven, were hurt.",
            {"Anna Remizina": 41, "Pavel": 7},
        ),
        ("Anna Remizina and her son Pavel, 7, were hurt.", {"Anna Remizina": None, "Pavel": 7}),
        ("Anna Remizina, whose son Pavel is 7, was hurt.", {"Anna Remizina": None, "Pavel": 7}),
        ("Pavel Remizin, 8 months, survived.", {"Pavel Remizin": 0}),
        ("Pavel Remizin, 18 months old, survived.", {"Pavel Remizin": 1}),
        ("Pavel Remizin (age 43), Oleg Orlan (age: 27)", {"Pavel Remizin": 43, "Oleg Orlan": 27}),
        ("Pavel Remizin, only 21 — Torsk. Contract.", {"Pavel Remizin": 21}),
        ("Pavel Remizin (21 y.o.), Torsk.", {"Pavel Remizin": 21}),
        ("Name: Pavel Remizin. Age: 21. Rank: private.", {"Pavel Remizin": 21}),
        ("Pavel Remizin, then 21, was called up.", {"Pavel Remizin": 21}),
        ("Pavel Remizin, now 21, is in hiding.", {"Pavel Remizin": 21}),
        ("Pavel Remizin, a father of two, 43, was killed.", {"Pavel Remizin": 43}),
        (
            "Her mother, Anna Remizina, is 52. Pavel Remizin, a neighbour, saw it.",
            {"Anna Remizina": 52, "Pavel Remizin": None},
        ),
        (
            "Halyna Ledova, who led a school, was let go on Sunday without shoes. She is 52.",
            {"Halyna Ledova": 52},
        ),
        (
            "Ехала Даша Орлан, ученица 4 «В». Десять лет. Умерла на руках у мамы.",
            {"Даша Орлан": 10},
        ),
        ("Олександр Дрозд, 38 р, інвалід 3 групи.", {"Олександр Дрозд": 38}),
        (
            "Мене звати Майя Дрозд. Прізвище друкуйте. Мені сорок чотири. Забрали навесні.",
            {"Майя Дрозд": 44},
        ),
        (
            "Convicted were the driver, Oleg Remizin, 43, and his brother Pavel, 39.",
            {"Oleg Remizin": 43, "Pavel": 39},
        ),
        (
            "Hurt: Anna Ledova, 41; her daughter Vera, 9; her neighbour Pavel Orlan, 67.",
            {"Anna Ledova": 41, "Vera": 9, "Pavel Orlan": 67},
        ),
        (
            "Among the dead: Anna Ledova (41), Vera Ledova (9 months) and Pavel Orlan (67).",
            {"Anna Ledova": 41, "Vera Ledova": 0, "Pavel Orlan": 67},
        ),
        ("Lieutenant Pavel Orlan, who was 29, died on Friday.", {"Pavel Orlan": 29}),
        ("I am Pavel Orlan, I'm 29, I served in the infantry.", {"Pavel Orlan": 29}),
        (
            "Pavel Orlan, 29, of Torsk, and Oleg Ledov, 31, of Karnov, were shot.",
            {"Pavel Orlan": 29, "Oleg Ledov": 31},
        ),
        (
            "Anna Ledova told the court that her son, Pavel, was 19 at the time.",
            {"Anna Ledova": None, "Pavel": 19},
        ),
        ("В больнице умер Денис Орлан, всего 27 лет.", {"Денис Орлан": 27}),
        ("Умер Денис Орлан. 27 лет, двое детей.", {"Денис Орлан": 27}),
        ("Денис Орлан (27 лет, Торск) погиб.", {"Денис Орлан": 27}),
        ("Денис Орлан, 27-ми лет, погиб.", {"Денис Орлан": 27}),
        ("Денис Орлан, двадцати семи лет, погиб.", {"Денис Орлан": 27}),
        (
            "Загинули Остап Дрозд (27 р.) та Ганна Дрозд (54 р.).",
            {"Остап Дрозд": 27, "Ганна Дрозд": 54},
        ),
    ],
)
def test_an_age_behind_a_name_is_of_that_person(ages_of, text, ages):
    assert ages_of(text).items() >= ages.items()


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Денис Орлан служит 12 лет. Анна Орлан ждёт его.", {"Денис Орлан": None}),
        ("Денис Орлан получил 12 лет колонии.", {"Денис Орлан": None}),
        ("Денису Орлану дали 12 лет.", {"Денис Орлан": None}),
        ("Денису Орлану присудили 6 лет колонии.", {"Денис Орлан": None}),
        ("Денис Орлан 1980 г.р., житель Торска.", {"Денис Орлан": None}),
        ("У Дениса Орлана осталась дочь, ей 5 лет.", {"Денис Орлан": None}),
        ("У Дениса Орлана остались двое детей, 5 и 7 лет.", {"Денис Орлан": None}),
        ("Pavel Remizin got 12 years.", {"Pavel Remizin": None}),
        ("Pavel Remizin served 12 years in the army.", {"Pavel Remizin": None}),
        ("Pavel Remizin, sentenced to 12 years, wrote home.", {"Pavel Remizin": None}),
        ("Pavel Remizin would have turned 44 in June.", {"Pavel Remizin": None}),
        ("Pavel Remizin, 180 cm tall, 12 kills.", {"Pavel Remizin": None}),
        ("Pavel Orlan, who would have been 30 in May, died on Friday.", {"Pavel Orlan": None}),
        ("Pavel Orlan spent 29 days in a cellar.", {"Pavel Orlan": None}),
        ("Pavel Orlan, 29 of whose men were killed, wept.", {"Pavel Orlan": None}),
        ("Pavel Orlan, commander of Unit 29, wept.", {"Pavel Orlan": None}),
        ("Pavel Orlan lost 2 sons, 19 and 23.", {"Pavel Orlan": None}),
        ("Денис Орлан прослужил 27 лет.", {"Денис Орлан": None}),
        ("Денис Орлан женат, воспитывал сына 7 лет.", {"Денис Орлан": None}),
        ("Через 7 лет Денис Орлан вернулся.", {"Денис Орлан": None}),
        ("7 лет назад Денис Орлан вернулся.", {"Денис Орлан": None}),
        ("Осуждён Денис Орлан, 12 лет строгого режима.", {"Денис Орлан": None}),
        ("Не доживши до тридцяти, загинув Остап Дрозд.", {"Остап Дрозд": None}),
    ],
)
def test_years_that_are_no_age_of_somebody_are_not_taken(ages_of, text, ages):
    assert ages_of(text).items() >= ages.items()

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


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Олегу Ремизину было сорок три года.", {"Олег Ремизин": 43}),
        ("Олегу Ремизину исполнилось 43.", {"Олег Ремизин": 43}),
        ("Погиб Олег Ремизин. Ему было 43.", {"Олег Ремизин": 43}),
        ("Олег Ремизин скончался на 44-м году жизни.", {"Олег Ремизин": 43}),
        ("На сорок четвёртом году жизни скончался Олег Ремизин.", {"Олег Ремизин": 43}),
        ("Олег Ремизин умер в возрасте 43 лет.", {"Олег Ремизин": 43}),
        ("В возрасте сорока трёх лет умер Олег Ремизин.", {"Олег Ремизин": 43}),
        ("Олег Ремизин умер в 43 года.", {"Олег Ремизин": 43}),
        ("Олег Ремизин погиб, ему шёл сорок четвёртый год.", {"Олег Ремизин": 43}),
        ("Олегу Ремизину шёл 44-й год.", {"Олег Ремизин": 43}),
        ("Олегу Ремизину навсегда 43.", {"Олег Ремизин": 43}),
        (
            "Анна Орлан рассказала, что её мужу Денису Орлану 41 год.",
            {"Анна Орлан": None, "Денис Орлан": 41},
        ),
        ("Возраст Дениса Орлана — 41 год.", {"Денис Орлан": 41}),
        ("Денис Орлан. Возраст: 41. Звание: рядовой.", {"Денис Орлан": 41}),
        ("Мужчине 41 год, его зовут Денис Орлан.", {"Денис Орлан": 41}),
        ("Денис Орлан отметил в окопе свой 41-й день рождения.", {"Денис Орлан": 41}),
        ("Денис Орлан, которому 3 мая исполнился 41 год, пропал.", {"Денис Орлан": 41}),
        ("За неделю до гибели Денису Орлану исполнилось сорок один.", {"Денис Орлан": 41}),
        ("Денис Орлан ушёл на войну в 41 год.", {"Денис Орлан": 41}),
        ("Загинув Олег Ремізко. Йому було 43 рочки.", {"Олег Ремізко": 43}),
        ("Олег Ремізко помер на 44-му році життя.", {"Олег Ремізко": 43}),
        ("Олег Ремізко помер на сорок четвертому році життя.", {"Олег Ремізко": 43}),
        ("Олег Ремізко загинув у віці 43 років.", {"Олег Ремізко": 43}),
        ("Олег Ремізко загинув у свої сорок три.", {"Олег Ремізко": 43}),
        ("Олега Ремізка, 43-х років, засуджено.", {"Олег Ремізко": 43}),
        ("Оксані Ремізко 33, дітям 5 і 7.", {"Оксана Ремізко": 33}),
        ("Загинув Олег Ремізко. Хлопцеві йшов двадцятий рік.", {"Олег Ремізко": 19}),
        ("Мене звати Оксана Ремізко, мені сорок чотири.", {"Оксана Ремізко": 44}),
        ("Oleg Remizin, aged 43, was killed.", {"Oleg Remizin": 43}),
        ("Oleg Remizin was 43 years old.", {"Oleg Remizin": 43}),
        ("Oleg Remizin was killed on Monday. He was forty-three.", {"Oleg Remizin": 43}),
        ("Oleg Remizin was killed on Monday; he was 43 and had two sons.", {"Oleg Remizin": 43}),
        ("Oleg Remizin was killed at 43.", {"Oleg Remizin": 43}),
        ("At 43, Oleg Remizin went to war.", {"Oleg Remizin": 43}),
        ("Aged just 19, Oleg Remizin was sent to the front.", {"Oleg Remizin": 19}),
        ("Oleg Remizin had just turned 43 when they came.", {"Oleg Remizin": 43}),
        ("Oleg Remizin died in his 44th year.", {"Oleg Remizin": 43}),
        ("Pavel Remizin, who turned 21 in May, was killed.", {"Pavel Remizin": 21}),
        ("Pavel Remizin was 21 when he was killed.", {"Pavel Remizin": 21}),
        ("He was only 21, Pavel Remizin.", {"Pavel Remizin": 21}),
        ("Pavel Remizin was killed two days before his 44th birthday.", {"Pavel Remizin": 43}),
        (
            "Sergeant Ayan Sivtov died on 27 February; he was forty. His brother Pavel mourns.",
            {"Ayan Sivtov": 40, "Pavel": None},
        ),
        (
            "Taras Ledko was killed by a mortar round on the second of July, aged 57.",
            {"Taras Ledko": 57},
        ),
        (
            "2) Маслин Пётр Ильич, 36 лет, мобилизованный.\n3) Орлан Денис, 41, контрактник.",
            {"Пётр Ильич Маслин": 36},
        ),
        ("At the age of 29, Lieutenant Pavel Orlan died on Friday.", {"Pavel Orlan": 29}),
        ("Pavel Orlan died at the age of twenty-nine.", {"Pavel Orlan": 29}),
        ("Pavel Orlan died aged 29 and 4 months.", {"Pavel Orlan": 29}),
        ("В больнице умер Денис Орлан — ему было 27.", {"Денис Орлан": 27}),
        ("Денис Орлан (позывной «Шмель», 27 лет) погиб.", {"Денис Орлан": 27}),
        ("Денис Орлан прожил 27 лет.", {"Денис Орлан": 27}),
        ("Её сыну Артёму 7 лет, рассказала Анна Орлан.", {"Артём": 7, "Анна Орлан": None}),
        ("Остапу Дрозду було лише двадцять сім.", {"Остап Дрозд": 27}),
        ("Остапові було 27 років. Остап Дрозд загинув.", {"Остап Дрозд": 27}),
        ("Остап Дрозд народився 1996 року. Загинув у 27 років.", {"Остап Дрозд": 27}),
        ("Остап Дрозд загинув за тиждень до свого 28-річчя.", {"Остап Дрозд": 27}),
        ("Денис Орлан погиб за неделю до своего 28-летия.", {"Денис Орлан": 27}),
        ("Денис Орлан отметил 28-летие в окопе.", {"Денис Орлан": 28}),
    ],
)
def test_a_sentence_states_an_age_in_many_ways(ages_of, text, ages):
    assert ages_of(text).items() >= ages.items()

from datetime import date

import pytest

from tallymark.terms.claims import ClaimKind

PERSON = ClaimKind.PERSON
NOTICE = (
    "С прискорбием сообщаем, что при выполнении боевого задания погиб наш земляк, младший сержант "
    "Ремизин Иван Петрович, уроженец села Каменка. Мобилизован в 2022 году. Выражаем "
    "соболезнования матери, Ольге Ремизиной."
)
LIST = (
    "Имена погибших:\n— Сотников Кирилл (27), контракт;\n— Ивлев Пётр (53), доброволец;\n"
    "— Орлов Олег, 1999 г.р., мобилизован, рядовой."
)


@pytest.fixture
def people(values):
    return lambda text: {one.name: one for one in values(PERSON, text)}


def test_an_obituary_gives_fate_rank_category_and_origin(read):
    found = read(NOTICE)
    ivan = next(one.value for one in found if one.kind is PERSON and one.value.fate)
    origin = next(one.value.name for one in found if one.key == ivan.origin)
    assert (ivan.fate, ivan.rank, ivan.category) == ("dead", "младший сержант", "mobilised")
    assert origin == "Каменка"
    assert "victim" in ivan.roles


def test_who_mourns_is_no_victim(read):
    found = [one for one in read(NOTICE) if one.kind is PERSON]
    ivan = next(one.value for one in found if one.value.fate)
    (mother,) = (one for one in found if one.key in ivan.mourners)
    assert (mother.value.fate, mother.value.roles) == (None, ("relative",))


def test_each_line_of_a_list_is_of_one_person(people):
    found = people(LIST)
    assert [(one.category, one.fate) for one in found.values()] == [
        ("contract", "dead"),
        ("volunteer", "dead"),
        ("mobilised", "dead"),
    ]
    assert found["Олег Орлов"].rank == "рядовой"


def test_a_list_of_the_missing_is_not_of_the_dead(people):
    found = people("Missing in action:\n1. Kirill Sotnikov, 27, mobilised.\n2. Oleg Remizin, 31.")
    assert {one.fate for one in found.values()} == {"missing"}


def test_a_prisoner_is_neither_dead_nor_missing(people):
    found = people("Кирилл Сотников в плену с мая. Его мать Анна Сотникова ждёт.")
    assert {one.fate for one in found.values()} == {None}


def test_a_funeral_to_come_is_in_the_year_of_the_post(values):
    text = "Погиб Иван Ремизин. Похороны Ивана Ремизина состоятся 12 ноября."
    (ivan,) = values(PERSON, text, published=date(2025, 11, 10))
    assert ivan.burial.earliest == date(2025, 11, 12)


def test_an_english_notice_is_read_alike(people):
    oleg = people("Sgt. Oleg Remizin was killed. He is survived by his wife Anna.")["Oleg Remizin"]
    assert (oleg.fate, oleg.rank, len(oleg.mourners)) == ("dead", "sergeant", 1)


@pytest.mark.parametrize(
    ("text", "birth", "death"),
    [
        ("Погиб Иван Ремизин (1985–2023).", (1985, 1985), (2023, 2023)),
        ("Погиб Иван Ремизин (12.03.1985 – 4.11.2023).", (1985, 1985), (2023, 2023)),
        ("Загинув Іван Ремизин (1994-2023 рр.).", (1994, 1994), (2023, 2023)),
    ],
)
def test_two_years_after_a_name_are_birth_and_death(people, text, birth, death):
    (one,) = people(text).values()
    assert (one.birth.earliest.year, one.birth.latest.year) == birth
    assert (one.death.earliest.year, one.death.latest.year) == death


def test_the_day_of_the_funeral_is_not_that_of_the_death(people):
    text = "Светлая память. Погиб Иван Ремизин. Похороны Ивана Ремизина состоятся 5 мая 2024 года."
    (ivan,) = people(text).values()
    assert ivan.burial.earliest == date(2024, 5, 5)
    assert ivan.death is None

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.names import (
    MAX_WORDS,
    given_ids,
    guess_sex,
    is_initial,
    is_patronymic,
    name_words,
    parse_name,
    patronymic_stem,
)


@pytest.mark.parametrize(
    "text",
    [
        "Гремин Илья Петрович", "Илья Петрович Гремин", "ГРЕМИН Илья Петрович",
        "Гремин, Илья Петрович", "Илья Петрович ГРЕМИН", "ГРЕМИН ИльяПетрович",
    ],
)  # fmt: skip
def test_order_commas_and_capitals_do_not_change_the_parts(text):
    name = parse_name(text)
    assert (name.surname or "").casefold() == "гремин"
    assert (name.given, name.patronymic, name.sex) == ("Илья", "Петрович", "m")


@pytest.mark.parametrize("text", ["Гремин И.П.", "И. П. Гремин", "И.П. Гремин", "Гремин И. П."])
def test_initials_are_given_name_and_patronymic(text):
    name = parse_name(text)
    assert (name.surname, name.given, name.patronymic) == ("Гремин", "И", "П")


@pytest.mark.parametrize(
    ("text", "surname", "given_name", "patronymic"),
    [
        ("Алиев Мамед Гусейн оглы", "Алиев", "Мамед", "Гусейн оглы"),
        ("Бинатов Марат Рустам-оглы", "Бинатов", "Марат", "Рустам оглы"),
        ("Aliyeva Leyla Huseyn qizi", "Aliyeva", "Leyla", "Huseyn qizi"),
        ("Turpal Ali Elmurzayev", "Elmurzayev", "Turpal Ali", None),
        ("Роман Аркадьевич Абрамович", "Абрамович", "Роман", "Аркадьевич"),
        ("Абрамович Роман", "Абрамович", "Роман", None),
        ("Sergej Grémin", "Grémin", "Sergej", None),
    ],
)
def test_particles_double_names_and_surnames_like_patronymics(
    text, surname, given_name, patronymic
):
    name = parse_name(text)
    assert (name.surname, name.given, name.patronymic) == (surname, given_name, patronymic)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Микола", "Николай"), ("Саша", "Александр"), ("Саша", "Александра"), ("Dima", "Дмитро"),
        ("Олена", "Елена"), ("Слава", "Ярослав"), ("Mohammed", "Магомед"), ("Юхим", "Ефим"),
        ("Yevhen", "Евгений"), ("Данил", "Даниил"),
    ],
)  # fmt: skip
def test_variants_and_diminutives_share_the_id_of_their_name(one, other):
    assert given_ids(one) & given_ids(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Игорь", "Егор"), ("Артём", "Артемий"), ("Ахмат", "Ахмед"), ("Виталий", "Валерий")],
)
def test_different_given_names_share_none(one, other):
    assert given_ids(one)
    assert not given_ids(one) & given_ids(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Миколайович", "Николаевич"), ("Володимирівна", "Владимировна"), ("Ілліч", "Ильич"),
        ("Якович", "Яковлевич"), ("Iwanowitsch", "Иванович"), ("Дмитрович", "Дмитриевич"),
        ("Григорович", "Григорьевна"), ("Ivanovitj", "Иванович"), ("Львович", "Lvovich"),
    ],
)  # fmt: skip
def test_patronymics_of_one_name_share_a_stem_across_languages_and_sexes(one, other):
    assert patronymic_stem(one) == patronymic_stem(other) != ""


def test_patronymics_of_two_names_do_not_share_a_stem():
    assert patronymic_stem("Иванович") != patronymic_stem("Петрович")


@pytest.mark.parametrize("word", ["Петрович", "Ильинична", "Petrovych", "Petrowitsch", "Ильич"])
def test_a_patronymic_is_known_by_its_sound(word):
    assert is_patronymic(word)


@pytest.mark.parametrize(("word", "answer"), [("И.", True), ("Yu.", True), ("Ли", False)])
def test_an_initial_is_one_letter_or_a_short_word_with_a_point(word, answer):
    assert is_initial(word) is answer


@pytest.mark.parametrize(
    ("parts", "sex"),
    [
        (("Ким", None, "Ивановна"), "f"), (("Гремина", None, None), "f"),
        (("Ким", "Глеб", None), "m"),
        (("Ким", "Саша", None), None), (("Заболотько", None, None), None),
    ],
)  # fmt: skip
def test_sex_is_guessed_only_where_a_part_of_the_name_shows_it(parts, sex):
    assert guess_sex(*parts) == sex


@given(st.text(max_size=300))
def test_any_text_is_parsed_into_parts_that_it_holds(text):
    name = parse_name(text)
    assert len(name_words(text)) <= MAX_WORDS
    assert name.sex in (None, "m", "f")


def test_a_name_of_ten_thousand_characters_is_no_trouble():
    assert parse_name("Гремин " * 2_000).surname is not None

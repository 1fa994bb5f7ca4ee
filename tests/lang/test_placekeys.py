import pytest

from tallymark.lang.placekeys import case_stems, is_case_of, place_keys


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Заозёрное", "Zaozyornoye"),
        ("Жовтий Брід", "Zhovtyi Brid"),
        ("Кам’янське", "Kamianske"),
        ("Щёлково", "Shchyolkovo"),
        ("Юрьевец", "Yuryevets"),
        ("Ростов-на-Дону", "Rostov na Donu"),
    ],
)
def test_a_romanised_name_has_the_key_of_the_name(cyrillic, latin):
    assert place_keys(cyrillic) == place_keys(latin)


def test_many_names_are_keyed_at_once():
    assert place_keys("Торск\nТорскъ\nTorsk") == "торск\nторск\nторск"


@pytest.mark.parametrize(
    ("word", "stem"),
    [("львові", "лвив"), ("донце", "донец"), ("городке", "городок"), ("черкасах", "черкас")],
)
def test_the_stem_is_that_of_the_nominative(word, stem):
    assert stem in {one for one, _, _ in case_stems(place_keys(word))}


def test_the_ending_of_one_declension_is_none_of_another():
    assert is_case_of("ом", "о")
    assert not is_case_of("ом", "а")

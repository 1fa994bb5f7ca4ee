import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.scripts import MAX_READINGS, fold, readings, skeleton, skeletons


@pytest.mark.parametrize(
    "latin",
    [
        "Shcherbakov", "Schtscherbakow", "Chtcherbakov", "Szczerbakow", "Sjtjerbakov", "Ščerbakov",
        "Ŝerbakov", "SHCHERBAKOV",
    ],
)  # fmt: skip
def test_every_romanisation_of_a_surname_folds_as_its_cyrillic(latin):
    assert fold(latin) == fold("Щербаков") == "xerbakav"


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Chairullin", "Хайруллин"), ("Khairullin", "Хайруллин"), ("Hajrullin", "Хайруллин"),
        ("Xajrullin", "Хайруллин"), ("Joukov", "Жуков"), ("Schukow", "Жуков"), ("Žukov", "Жуков"),
        ("Zyren", "Цырен"), ("Dorschijew", "Доржиев"), ("Trubatjovo", "Трубачёво"),
        ("Koelikov", "Куликов"), ("Iouriev", "Юрьев"), ("Jurʹev", "Юрьев"), ("Evgueni", "Евгений"),
        ("Hajiev", "Хаджиев"), ("Harutyun", "Арутюн"), ("Borsja", "Борзя"), ("Wjaschrew", "Вяжрев"),
    ],
)  # fmt: skip
def test_some_reading_of_an_ambiguous_latin_word_is_the_cyrillic(latin, cyrillic):
    assert set(readings(latin)) & set(readings(cyrillic))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Муронов", "Миронов"), ("Жуков", "Жухов"), ("Юрьев", "Юров"), ("Айдыс", "Айдын")],
)
def test_names_that_sound_different_have_no_reading_in_common(one, other):
    assert not set(readings(one)) & set(readings(other))


def test_hyphens_and_apostrophes_do_not_part_a_word():
    assert fold("Кара-оол") == fold("Karaool")
    assert fold("В’ячеслав") == fold("Вячеслав")


@pytest.mark.parametrize("slip", ["Cидоров", "Сидopов", "СИДOРОВ"])
def test_look_alike_letters_of_the_other_script_are_read_as_slips(slip):
    assert fold(slip) == fold("Сидоров")


def test_russian_and_ukrainian_spellings_of_a_surname_fold_alike():
    assert fold("Сиротинський") == fold("Сиротинский") == fold("Syrotynskyi")


def test_words_stay_apart_and_digits_stay():
    assert fold("часть 06017") == fold("chast 06017") == "qast 06017"


def test_a_word_of_vowels_keeps_them_in_its_skeleton():
    assert skeleton("Ая") == "a"
    assert skeletons("Ая") == ("a",)


@given(st.text(max_size=200))
def test_fold_answers_every_text_and_is_stable_on_its_own_letters(text):
    assert fold(text) == fold(text.upper().lower()) or not text.isascii()
    assert "  " not in fold(text)


@given(st.text(max_size=60))
def test_a_word_has_at_least_one_reading_and_at_most_six(word):
    assert 1 <= len(readings(word)) <= MAX_READINGS
    assert len(set(readings(word))) == len(readings(word))


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ", min_size=1, max_size=20))
def test_cyrillic_has_one_reading_in_either_case(word):
    assert len(readings(word)) == 1
    assert readings(word) == readings(word.upper())


def test_a_word_of_ten_thousand_letters_is_folded_by_its_beginning():
    assert readings("щ" * 10_000) == ("x",)

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.link import compare_names

NAMES = st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Илья Гремин", "GREMIN Ilya"),
        ("Гремин И. П.", "Илья Петрович Гремин"),
        ("Коля Щегляев", "Mykola Shchehlyaev"),
        ("Sjtjegljajev Nikolaj", "Щегляев Николай"),
        ("Кара-оол Ондум", "Ondum Karaool"),
        ("Тюрвин Глеб Олегович", "Тюрвін Гліб Олегович"),
        ("Вёрстов", "Werstow"),
    ],
)
def test_spellings_that_can_be_one_name(left, right):
    assert compare_names([left], [right])[0] > 0.5


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Илья Гремин", "Глеб Гремин"),
        ("Гремин И. П.", "Гремин И. О."),
        ("Ольга Тюрвина", "Олег Тюрвин"),
        ("Цырен Доржуев", "Цыренов Доржу"),
        ("Тюрвин Глеб Олегович", "Тюрвин Глеб Петрович"),
        ("Иван Муронов", "Иван Миронов"),
    ],
)
def test_names_that_are_two(left, right):
    assert compare_names([left], [right])[0] < 0.5


def test_no_pairs_give_no_probabilities():
    assert compare_names([], []).shape == (0,)


@given(NAMES)
def test_it_is_a_probability_whatever_the_strings_and_the_same_both_ways(pairs):
    left, right = [one for one, _ in pairs], [two for _, two in pairs]
    there, back = compare_names(left, right), compare_names(right, left)
    assert ((there >= 0) & (there <= 1)).all()
    assert there.tolist() == pytest.approx(back.tolist())

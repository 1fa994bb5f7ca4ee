import numpy as np
import pytest

from tallymark.link.levels import LEVELS
from tallymark.link.words import Words


def level_of(field, left, right):
    words = Words.of([left, right])
    levels = getattr(words, f"{field}_levels")(np.array([0]), np.array([1]))
    return LEVELS[field][levels[0]]


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Щегляев", "Schtschegljajew", "same"),
        ("Заболотько", "Заболоцько", "close"),
        ("Гремин", "Тюрвин", "different"),
    ],
)
def test_levels_of_surnames(left, right, level):
    assert level_of("surname", left, right) == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Гліб", "Gleb", "same"),
        ("Микола", "Nikolaj", "equivalent"),
        ("Н", "Николай", "initial"),
        ("Г", "Николай", "other initial"),
        ("Виталий", "Валерий", "different"),
        ("Игорь", "Егор", "different"),
    ],
)
def test_levels_of_given_names(left, right, level):
    assert level_of("given", left, right) == level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("Миколайович", "Николаевич", "same"),
        ("П", "Петрович", "initial"),
        ("О", "Петрович", "other initial"),
        ("Иванович", "Петрович", "different"),
    ],
)
def test_levels_of_patronymics(left, right, level):
    assert level_of("patronymic", left, right) == level


def test_an_unknown_word_says_nothing():
    words = Words.of(["Гремин"])
    assert words.surname_levels(np.array([-1]), np.array([0])).tolist() == [0]

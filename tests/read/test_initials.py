"""People who are named by a single letter."""

from typing import Any


def test_letters_after_a_word_for_a_person_are_people_wherever_they_return(values: Any) -> None:
    people = values("person", "Побили військовослужбовців М. та Щ. біля казарми. Стан М. тяжкий.")
    assert sorted(len(one.mentions) for one in people) == [1, 2]


def test_a_letter_after_another_word_is_nobody(values: Any) -> None:
    assert values("person", "Вони пройшли до корпусу Б. біля казарми.") == []

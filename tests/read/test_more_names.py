"""Names that only the tagger or the rest of the document shows."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Тримайся, Таню, ми з тобою.", "Таня"),
        ("Сказали, що рядовий Йонас Гольдман зник.", "Йонас Гольдман"),
        ("Коли ж Микола Торський повернувся, хата горіла.", "Микола Торський"),
    ],
)
def test_a_name_is_found_without_its_neighbours(values: Any, text: str, name: str) -> None:
    assert name in {one.name for one in values("person", text)}


def test_what_is_named_for_somebody_is_no_person(values: Any) -> None:
    assert values("person", "Они собрались на улице Марии у дома культуры.") == []


def test_an_english_run_with_a_noun_of_things_is_no_person(values: Any) -> None:
    assert values("person", "They met at the Victory Memorial Hall on Sunday.") == []

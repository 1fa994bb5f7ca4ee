"""Whose kin somebody is, by the words around the word for kin."""

import pytest


@pytest.fixture
def anchors(read):
    """(kind of kin, name of the one whose kin it is) for each person's ties, by name."""

    def anchors_of(text):
        found = [one for one in read(text) if one.kind == "person"]
        names = {one.key: one.value.name for one in found}
        return {
            one.value.name or one.value.descriptions[0].text: {
                names[tie.to] for tie in one.value.relations
            }
            for one in found
        }

    return anchors_of


@pytest.mark.parametrize(
    ("text", "kin", "owner"),
    [
        ("Илья Гремин пропал. Его мать Тамара ждёт.", "Тамара", "Илья Гремин"),
        ("Ilya Gremin is missing. His mother Tamara waits.", "Tamara", "Ilya Gremin"),
        ("Ilya Gremin's mother Tamara waits.", "Tamara", "Ilya Gremin"),
        ("Мать Ильи Гремина Тамара ждёт.", "Тамара", "Илья Гремин"),
        ("Ілля Гремін зник. Його мати Тамара чекає.", "Тамара", "Ілля Гремін"),
        ("Илья Гремин пропал. Анна Орлан видела. Её брат Денис молчит.", "Денис", "Анна Орлан"),
    ],
)
def test_kin_is_of_whom_the_words_say(anchors, text, kin, owner):
    assert owner in anchors(text)[kin]

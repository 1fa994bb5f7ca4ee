"""Whom a fact of a life belongs to."""

import pytest

from tallymark.read.board import Board
from tallymark.read.claims.people import find_first_names, find_people
from tallymark.read.claims.scene import set_scene
from tallymark.read.page import Page
from tallymark.terms.documents import Document, Passage


@pytest.fixture
def owner(models):
    def owner_of(text, words):
        document = Document("d", "o", "", "", "text", None, None, None, None, "plain/1", len(text))
        page = Page(document, [Passage("d", 0, len(text), text, ())], models.lexicon)
        board = Board(page, models)
        board.hints = models.tagger.hints(page)
        find_first_names(board)
        find_people(board)
        start = text.index(words)
        person = set_scene(board).owner(start, start + len(words))
        return person and person.names[0].surname

    return owner_of


@pytest.mark.parametrize(
    ("text", "words", "surname"),
    [
        ("— Сотников Кирилл\nПохоронен в Торске.\n— Ивлев Пётр", "Похоронен", "Сотников"),
        ("В мае Пётр Ивлев погиб под Торском.", "погиб", "Ивлев"),
        ("В мае погиб Пётр Ивлев из Торска.", "погиб", "Ивлев"),
        ("В мае видели, как ушёл Пётр Ивлев. Потом он погиб.", "погиб", "Ивлев"),
        ("Никого не назвали. Кто-то погиб.", "погиб", None),
    ],
)
def test_a_fact_is_of_the_entry_the_sentence_or_who_was_spoken_of_last(owner, text, words, surname):
    assert owner(text, words) == surname

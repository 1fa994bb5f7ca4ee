"""Where the stretch of a list that tells of one person begins and ends."""

import pytest

from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast
from tallymark.read.claims.entries import cut_entries, is_subject
from tallymark.read.claims.people import find_first_names, find_people
from tallymark.read.page import Page
from tallymark.terms.documents import Document, Passage


@pytest.fixture
def entries(models):
    def cut(text):
        document = Document("d", "o", "", "", "text", None, None, None, None, "plain/1", len(text))
        page = Page(document, [Passage("d", 0, len(text), text, ())], models.lexicon)
        board = Board(page, models)
        board.hints = models.tagger.hints(page)
        find_first_names(board)
        find_people(board)
        found = cut_entries(board, Cast(board))
        return [(text[one.start : one.end], one.head.names[0].surname) for one in found]

    return cut


def test_a_line_that_opens_with_a_name_is_an_entry(entries):
    assert entries("— Сотников Кирилл (27), контракт\n— Ивлев Пётр (53), доброволец") == [
        ("— Сотников Кирилл (27), контракт", "Сотников"),
        ("— Ивлев Пётр (53), доброволец", "Ивлев"),
    ]


def test_an_entry_goes_on_to_the_next_one(entries):
    (first, _), (second, _) = entries(
        "1. Сотников Кирилл\nОсталась дочь.\n2. Ивлев Пётр\nЖил в селе."
    )
    assert (first, second) == (
        "1. Сотников Кирилл\nОсталась дочь.", "2. Ивлев Пётр\nЖил в селе.",
    )  # fmt: skip


def test_an_empty_line_ends_an_entry(entries):
    ((text, _),) = entries("— Сотников Кирилл\n\nРедакция собирает имена дальше.")
    assert text == "— Сотников Кирилл"


def test_semicolons_divide_the_entries_of_one_line(entries):
    found = entries("Сотников Кирилл, 27; Ивлев Пётр, 53; Орлов Олег, 31.")
    assert [surname for _, surname in found] == ["Сотников", "Ивлев", "Орлов"]


def test_prose_is_no_list(entries):
    assert entries("Вчера вечером около дома нашли тело, это Кирилл Сотников.") == []


def test_somebody_without_a_name_is_no_subject():
    assert not is_subject(PersonDraft())

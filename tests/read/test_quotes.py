"""Finding quoted words again in the text."""

import pytest

from tallymark.read.quotes import find_quote
from tests.read.conftest import make_passage


def places(text, quote):
    return [(span.start, span.text) for span in find_quote([make_passage(text)], quote)]


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("Anna Vest came. Anna Vest went.", "Anna Vest", [(0, "Anna Vest"), (16, "Anna Vest")]),
        ("Anna\u00a0Vest came.", "Anna Vest", [(0, "Anna\u00a0Vest")]),
        ("Anna\n  Vest came.", "Anna Vest", [(0, "Anna\n  Vest")]),
        ("The «Torsk Voice» wrote.", 'The "Torsk Voice"', [(0, "The «Torsk Voice»")]),
        ("O’Hara came.", "O'Hara", [(0, "O’Hara")]),
        ("2–3 men", "2-3 men", [(0, "2–3 men")]),
        ("Gre\u00admin came.", "Gremin", [(0, "Gre\u00admin")]),
        ("He is  Vest .", "  Vest ", [(7, "Vest")]),
        ("Ивана нет.", "Иван", []),
        ("Vestfold is far.", "Vest", []),
        ("anna vest came.", "Anna Vest", []),
        ("Anna came.", "Olga", []),
        ("Anna came.", " ", []),
        ("a.c", "a+c", []),
    ],
)
def test_a_quote_is_found_exactly_else_with_spaces_quotes_and_dashes_folded(text, quote, found):
    assert places(text, quote) == found


def test_where_the_very_letters_stand_the_folded_places_do_not_count():
    assert places("O'Hara and O’Hara", "O'Hara") == [(0, "O'Hara")]


def test_a_quote_does_not_cross_the_border_of_two_passages():
    assert find_quote([make_passage("Anna "), make_passage("Vest", 5)], "Anna Vest") == []

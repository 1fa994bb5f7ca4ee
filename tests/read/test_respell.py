"""Spellings for the tagger: known words by the table, others letter by letter."""

import pytest

from tallymark.read.respell import respell


@pytest.mark.parametrize(
    ("word", "language", "spelt"),
    [
        ("Олексія", "uk", "Олексия"),
        ("розповіла", "uk", "рассказала"),
        ("Торський", "uk", "Торский"),
        ("told", "en", "рассказал"),
        ("Shcherba", "en", "Щерба"),
        ("UST-BELKA", "en", "УСТ-БЕЛКА"),
        ("Гремин", "ru", "Гремин"),
    ],
)
def test_words_are_spelt_as_the_tagger_knows_them(word: str, language: str, spelt: str) -> None:
    assert respell(word, language) == spelt

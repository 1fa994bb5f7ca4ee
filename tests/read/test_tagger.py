"""Hints of the statistical tagger: where names may stand, in three languages."""

from collections.abc import Callable

import pytest

from tallymark.read import load_models
from tallymark.read.page import Page
from tallymark.terms.documents import Document, Passage

MODELS = load_models()
Hints = Callable[[str, str], list[tuple[str, str]]]


@pytest.fixture
def hints() -> Hints:
    def of(text: str, language: str) -> list[tuple[str, str]]:
        document = Document(
            "d", "o", "", "text/plain", "text", language, None, None, None, "plain/1", len(text)
        )
        page = Page(document, [Passage("d", 0, len(text), text, ())], MODELS.lexicon)
        return [
            (page.words.slice_text(one.first, one.last), one.kind)
            for one in MODELS.tagger.hints(page)
        ]

    return of


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Следователь допросил Эркина Тошматова в субботу.", "ru", "Эркина Тошматова"),
        ("Слідчий допитав Еркіна Тошматова в суботу.", "uk", "Еркіна Тошматова"),
        ("The investigator questioned Erkin Toshmatov on Saturday.", "en", "Erkin Toshmatov"),
    ],
)
def test_a_name_that_no_table_holds_is_hinted_in_each_language(
    hints: Hints, text: str, language: str, name: str
) -> None:
    assert (name, "person") in hints(text, language)


def test_a_text_without_capitals_has_no_hints(hints: Hints) -> None:
    assert hints("никто не приходил", "ru") == []


def test_an_empty_text_has_no_hints(hints: Hints) -> None:
    assert hints("", "ru") == []


def test_hints_do_not_depend_on_other_sentences_being_there(hints: Hints) -> None:
    one = "Следователь допросил Эркина Тошматова в субботу."
    other = "В селе видели машину. Никто не вышел к людям, которые искали старика всю ночь."
    assert set(hints(one, "ru")) <= set(hints(f"{one}\n\n{other}", "ru"))

"""The voter's adapter, with a small made-up model."""

from dataclasses import dataclass

import pytest

from tallymark.read import read_document
from tallymark.read.entities import EntityReader
from tallymark.terms.claims import ClaimKind
from tallymark.terms.documents import Passage
from tests.read.conftest import make_document, make_passage


@dataclass
class Entity:
    label_: str
    start_char: int
    end_char: int


@dataclass
class Analysed:
    ents: list[Entity]


KNOWN = {"Anna Vest's": "PERSON", "Anna Vest": "PERSON", "Velm": "GPE", "the Torsk Court": "ORG",
         "Monday": "DATE", "the police": "ORG"}  # fmt: skip


def model(text):
    """Finds the words above, the longest first."""
    found = []
    for words, label in KNOWN.items():
        at = text.find(words)
        while at >= 0:
            if not any(one.start_char <= at < one.end_char for one in found):
                found.append(Entity(label, at, at + len(words)))
            at = text.find(words, at + 1)
    return Analysed(sorted(found, key=lambda one: one.start_char))


@pytest.fixture
def find(models):
    def find_in(*passages, document=None):
        reader = EntityReader("spacy-en/1+test", lambda: model)
        (reading,) = read_document(
            document or make_document("".join(one.text for one in passages)), passages, [reader],
            models,
        )  # fmt: skip
        assert reading.dropped == {}
        return {
            (one.kind, one.value.name): [(span.start, span.text) for span in one.value.mentions]
            for one in reading.proposals
        }

    return find_in


def test_people_places_and_bodies_are_proposed_and_nothing_else(find):
    text = "Anna Vest came to Velm on Monday. The court, the Torsk Court, heard her."
    assert find(make_passage(text)) == {
        (ClaimKind.PERSON, "Anna Vest"): [(0, "Anna Vest")],
        (ClaimKind.PLACE, "Velm"): [(18, "Velm")],
        (ClaimKind.ORGANISATION, "Torsk Court"): [(49, "Torsk Court")],
    }


def test_one_name_is_one_claim_with_all_its_mentions_and_no_possessive(find):
    first, second = make_passage("Anna Vest's son.\n"), make_passage("Anna Vest wept.", 17)
    assert find(first, second) == {
        (ClaimKind.PERSON, "Anna Vest"): [(0, "Anna Vest"), (17, "Anna Vest")]
    }


def test_words_without_a_capital_are_no_name(find):
    assert find(make_passage("They told the police.")) == {}


@pytest.mark.parametrize(
    ("text", "language", "is_read"),
    [("Anna Vest came.", "en", True), ("Anna Vest came.", "uk", False),
     ("Anna Vest came.", None, True), ("Пришла она, Анна. Anna Vest", None, False)],
)  # fmt: skip
def test_only_english_passages_are_read(find, text, language, is_read):
    assert bool(find(Passage("d1", 0, len(text), text, (), language))) is is_read


def test_the_model_is_not_loaded_where_nothing_is_english(models):
    def fail():
        raise AssertionError("loaded")

    reader = EntityReader("spacy-en/1+test", fail)
    assert list(reader.read(make_document("Он."), [make_passage("Он.")], models)) == []

from datetime import date

import pytest

from tallymark.read import RuleReader, load_models, read_document
from tallymark.terms.documents import Document, Passage


@pytest.fixture(scope="session")
def models():
    return load_models()


@pytest.fixture
def read(models):
    """Reads a text as one document of one passage; gives the values of its claims by kind."""

    def read_text(text, published=date(2025, 11, 10), outlet=None):
        (reading,) = read_document(
            make_document(text, published, outlet), [make_passage(text)], [RuleReader()], models
        )
        assert reading.dropped == {}
        return reading.proposals

    return read_text


@pytest.fixture
def values(read):
    def values_of(kind, text, **options):
        return [one.value for one in read(text, **options) if one.kind == kind]

    return values_of


@pytest.fixture
def ages_of(values):
    """The age of each person of a text, by name."""
    return lambda text: {one.name: one.age for one in values("person", text)}


def make_document(text, published=date(2025, 11, 10), outlet=None, form="text"):
    return Document(
        "d1", "o1", "", "text/plain", form, None, None, outlet, published, "plain/1", len(text)
    )


def make_passage(text, start=0):
    return Passage("d1", start, start + len(text), text, ())

from datetime import date

import pyarrow as pa
import pytest

from tallymark.link import mentions_of
from tallymark.terms.claims import REVIEWED_SCHEMA, Cell, PersonClaim, RowClaim
from tallymark.terms.documents import DOCUMENT_SCHEMA
from tallymark.terms.payload import to_bytes
from tallymark.terms.people import MENTION_SCHEMA
from tallymark.terms.spans import Span


def claim(claim_id, kind, value, standing="accepted"):
    row = {
        "claim_id": claim_id, "document_id": f"d-{kind}", "kind": kind, "key": f"{kind}:0-1",
        "start": 0, "end": 1, "quote": "x", "value": to_bytes(value), "value_digest": "",
        "reader": "rules", "sensitivity": 2, "position": 1, "standing_in_review": standing,
        "decision_ids": [], "is_anchored": True, "roll_id": None, "row_key": None, "edition": None,
    }  # fmt: skip
    return pa.Table.from_pylist([row], schema=REVIEWED_SCHEMA)


@pytest.fixture
def documents():
    row = {
        "document_id": "d-person", "original_id": "o", "locator": "", "form": "text",
        "language": "ru", "outlet": None, "published": date(2025, 10, 4), "text": "",
        "sensitivity": 1, "position": 1,
    }  # fmt: skip
    return pa.Table.from_pylist([row], schema=DOCUMENT_SCHEMA)


def row_of(**fields):
    cells = (Cell(name, Span(0, 1, "x"), value) for name, value in fields.items())
    return RowClaim("7", tuple(cells))


def test_a_person_of_a_text_is_a_mention_whose_age_held_on_publication(documents):
    table = mentions_of(claim("c1", "person", PersonClaim("Илья Гремин", age=24)), documents, {})
    (mention,) = table.to_pylist()
    assert table.schema == MENTION_SCHEMA
    assert (mention["list"], mention["age"], mention["age_on"]) == ("doc", 24, date(2025, 10, 4))
    assert (mention["surname"], mention["given"]) == ("Гремин", "Илья")
    assert mention["sensitivity"] == 2


def test_somebody_only_described_has_no_name(documents):
    table = mentions_of(claim("c1", "person", PersonClaim(None, age=61)), documents, {})
    assert table["name"].to_pylist() == table["surname"].to_pylist() == [None]


def test_a_row_is_a_mention_on_its_roll_with_typed_cells(documents):
    row = row_of(surname="Гремин", age="24", death_date="2023-05-02", region=None)
    (mention,) = mentions_of(claim("c1", "row", row), documents, {"d-row": "roll:a"}).to_pylist()
    assert (mention["list"], mention["surname"], mention["age"]) == ("roll:a", "Гремин", 24)
    assert mention["death_earliest"] == mention["age_on"] == date(2023, 5, 2)
    assert mention["region"] is None


@pytest.mark.parametrize("standing", ["rejected", "waiting", "withdrawn"])
def test_only_accepted_claims_are_mentions(documents, standing):
    reviewed = claim("c1", "person", PersonClaim("Илья Гремин"), standing)
    assert mentions_of(reviewed, documents, {}).num_rows == 0

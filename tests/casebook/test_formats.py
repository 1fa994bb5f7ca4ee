"""A casebook of every released version opens for ever, and reads as it was written."""

import shutil
from pathlib import Path

import pytest

from tallymark.casebook import check_journal, compare_indexes, open_casebook, rebuild_indexes
from tallymark.casebook.formats import read_payload
from tallymark.terms.claims import PersonClaim
from tallymark.terms.errors import DamagedError, NewerFormatError
from tallymark.terms.journal import Access

FIXTURES = sorted(one for one in (Path(__file__).parent / "fixtures").iterdir() if one.is_dir())


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda one: one.name)
def test_a_casebook_of_an_earlier_version_opens_and_holds(fixture: Path, tmp_path: Path) -> None:
    book = open_casebook(Path(shutil.copytree(fixture, tmp_path / "case")))
    assert list(check_journal(book)) == []
    assert compare_indexes(book) == []
    assert rebuild_indexes(book) == 11
    records = book.records(Access())
    claim = records.terms("claim")[0]
    assert claim.proposal.value == PersonClaim("Anna Vest", (claim.proposal.span,), age=41)
    assert records.text("d1") == "Anna Vest, 41, was beaten."
    assert records.persons().to_pylist() == [{"mention_id": "k1", "person_id": "p1"}]
    assert records.terms("decision")[0].reason == "seen"


def test_a_payload_of_a_later_format_asks_for_the_later_version() -> None:
    with pytest.raises(NewerFormatError, match="later Tallymark"):
        read_payload("claim", 99, b"{}")


def test_a_broken_payload_is_damage_and_quotes_nothing() -> None:
    with pytest.raises(DamagedError) as error:
        read_payload("person", 1, b'{"person_id": "Anna Vest"}')
    assert "Anna" not in str(error.value)

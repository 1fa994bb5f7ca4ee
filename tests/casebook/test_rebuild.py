"""Indexes made again are those that grew with the journal."""

import sqlalchemy as sa

from tallymark.casebook import Casebook, compare_indexes, rebuild_indexes
from tallymark.casebook.tables import INDEXES
from tallymark.terms.journal import Entry, PersonMentions, Tombstone
from tests.casebook.conftest import claim_entry


def rows(book: Casebook) -> dict[str, list[tuple[object, ...]]]:
    with book.engine.connect() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(sa.select(table))), key=repr)
            for table in INDEXES
        }


def fill(book: Casebook) -> None:
    book.commit([claim_entry(1), claim_entry(2)], by="r1", role="reviewer", step="read")
    person = Entry("person", "p1", PersonMentions("p1", ("k1", "k2")))
    book.commit([person], by="r1", role="reviewer", step="link")
    stone = Entry("tombstone", "t1", Tombstone("t1", "asked", "e1", (2,)))
    restated = Entry("claim", "k2", claim_entry(2, "#### ####").term, restates=2)
    book.erase([2], [stone, restated], by="e1")


def test_indexes_made_again_are_equal_row_by_row(book: Casebook) -> None:
    fill(book)
    before = rows(book)
    assert rebuild_indexes(book) == 4
    assert rows(book) == before


def test_an_index_that_was_changed_is_named(book: Casebook) -> None:
    fill(book)
    assert compare_indexes(book) == []
    with book.engine.begin() as connection:
        connection.execute(sa.text("UPDATE claim_index SET start = 7 WHERE claim_id = 'k1'"))
    assert compare_indexes(book) == ["claim_index"]


def test_a_restated_entry_is_known_from_the_time_of_the_first(book: Casebook) -> None:
    fill(book)
    with book.engine.connect() as connection:
        known = connection.execute(
            sa.text("SELECT known_from FROM subject_index WHERE kind = 'claim' AND subject = 'k2'")
        ).scalars().all()  # fmt: skip
    assert known == [1]

"""Reading the record: as known at, up to one's ceiling, the newest of each claim."""

from datetime import UTC, date, datetime

import pytest

from tallymark.casebook import Casebook
from tallymark.terms.errors import InputError
from tallymark.terms.journal import Access, Entry, PersonMentions
from tests.casebook.conftest import Clock, claim_entry


def commit(book: Casebook, *entries: Entry) -> None:
    book.commit(entries, by="r1", role="reviewer", step="read")


def ids(book: Casebook, **access: object) -> list[str]:
    return book.records(Access(**access)).claims()["claim_id"].to_pylist()  # type: ignore[arg-type]


def test_what_was_recorded_later_is_not_known_before(book: Casebook) -> None:
    commit(book, claim_entry(1))
    commit(book, claim_entry(2))
    assert ids(book, known_at=1) == ["k1"]
    assert ids(book, known_at=2) == ["k1", "k2"]


def test_a_day_resolves_to_the_last_commit_by_its_end(book: Casebook, clock: Clock) -> None:
    commit(book, claim_entry(1))
    clock.now = datetime(2025, 9, 3, 23, 59, 59, tzinfo=UTC)
    commit(book, claim_entry(2))
    records = book.records(Access())
    days = [date(2025, 8, 31), date(2025, 9, 1), date(2025, 9, 2), date(2025, 9, 3)]
    assert [records.position_on(day) for day in days] == [0, 1, 1, 2]


@pytest.mark.parametrize(
    ("role", "purpose", "seen"),
    [
        ("editor", "work", ["k0", "k1", "k2"]),
        ("analyst", "work", ["k0", "k1"]),
        ("guest", "work", ["k0"]),
        ("somebody", "work", ["k0"]),
        ("editor", "export", ["k0", "k1"]),
        ("editor", "outside", ["k0"]),
    ],
)
def test_nobody_sees_above_the_ceiling_of_role_and_purpose(
    book: Casebook, role: str, purpose: str, seen: list[str]
) -> None:
    commit(book, *(claim_entry(level, sensitivity=level) for level in range(3)))
    assert ids(book, role=role, purpose=purpose) == seen


def test_the_newest_proposal_of_a_claim_is_the_claim(book: Casebook) -> None:
    commit(book, claim_entry(1, "Anna Vest"))
    commit(book, claim_entry(1, "Anna Vestova"))
    table = book.records(Access()).claims()
    assert table["quote"].to_pylist() == ["Anna Vestova"]
    assert book.records(Access()).claims(every=True).num_rows == 2


def test_a_persons_newest_mentions_are_the_person(book: Casebook) -> None:
    commit(book, Entry("person", "p1", PersonMentions("p1", ("k1", "k2"))))
    commit(book, Entry("person", "p1", PersonMentions("p1", ("k1",))),
           Entry("person", "p2", PersonMentions("p2", ("k2",))))  # fmt: skip
    records = book.records(Access())
    assert records.persons().to_pylist() == [
        {"mention_id": "k1", "person_id": "p1"}, {"mention_id": "k2", "person_id": "p2"},
    ]  # fmt: skip


def test_a_merged_id_leads_on(book: Casebook) -> None:
    commit(book, Entry("person", "p1", PersonMentions("p1", ("k1",))))
    commit(book, Entry("person", "p1", PersonMentions("p1", (), "p2")),
           Entry("person", "p2", PersonMentions("p2", ("k1",))))  # fmt: skip
    redirects = book.records(Access()).redirects().to_pylist()
    assert redirects == [{"old_id": "p1", "new_id": "p2"}]


def test_an_unknown_document_is_an_error_with_advice(book: Casebook) -> None:
    with pytest.raises(InputError, match="tallymark status"):
        book.records(Access()).document("d404")

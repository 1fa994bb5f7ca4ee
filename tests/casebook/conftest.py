"""Small invented casebooks."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tallymark.casebook import Casebook, create_casebook, open_casebook
from tallymark.terms.claims import Claim, ClaimKind, PersonClaim, Proposal
from tallymark.terms.journal import Entry
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span

CASE = 'format = 1\nlanguages = ["en"]\n[title]\nen = "Case"\n'


def claim_entry(number: int, name: str = "Anna Vest", sensitivity: int = 1) -> Entry:
    span = Span(number, number + len(name), name)
    value = PersonClaim(name, (span,))
    claim = Claim(f"k{number}", "d1", "rules/1", Proposal(ClaimKind.PERSON, span, value))
    return Entry("claim", claim.id, claim, Sensitivity(sensitivity))


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2025, 9, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def book(tmp_path: Path, clock: Clock) -> Casebook:
    create_casebook(tmp_path / "case", CASE)
    return open_casebook(tmp_path / "case", clock=clock)

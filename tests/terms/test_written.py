"""A claim whose value is written already is the same claim to the byte."""

import msgspec

from tallymark.terms.claims import Claim, ClaimKind, PersonClaim, Proposal, Reading
from tallymark.terms.payload import to_bytes
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span
from tallymark.terms.written import WrittenClaim, WrittenReading, write_readings

SPAN = Span(3, 12, "Anna Vest")
PROPOSAL = Proposal(
    ClaimKind.PERSON, SPAN, PersonClaim("Anna Vest", (SPAN,), age=41), Sensitivity.PROTECTED
)
READING = Reading("rules/1", (PROPOSAL,), {"duplicate": 2})


def test_a_written_claim_spells_the_bytes_of_the_claim() -> None:
    (written,) = write_readings([READING])[0].proposals
    plain = to_bytes(Claim("k1", "d1", "rules/1", PROPOSAL))
    assert to_bytes(WrittenClaim("k1", "d1", "rules/1", written)) == plain
    assert b'"age":41,"age_quote":null' in plain


def test_a_written_reading_survives_the_way_between_processes() -> None:
    written = write_readings([READING])
    sent = msgspec.json.encode(written)
    assert msgspec.json.decode(sent, type=tuple[WrittenReading, ...]) == written
    assert written[0].dropped == {"duplicate": 2}

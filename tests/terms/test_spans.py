"""Every span inside a term is found, however deep."""

from tallymark.terms.claims import Act, ClaimKind, IncidentClaim, Proposal
from tallymark.terms.spans import Span, spans_in


def test_spans_are_found_in_tuples_and_nested_terms() -> None:
    first, second = Span(0, 4, "beat"), Span(9, 12, "him")
    value = IncidentClaim(("beating",), (Act("beating", first), Act("threats", second)))
    proposal = Proposal(ClaimKind.INCIDENT, first, value)
    assert list(spans_in(proposal)) == [first, first, second]

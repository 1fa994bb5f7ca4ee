"""The page with coloured spans: the text whole, every stretch with the kinds that cover it."""

import html
import re

import pytest

from tallymark.read import as_marked_page
from tallymark.terms.claims import ClaimKind, PersonClaim, PlaceClaim, Proposal
from tallymark.terms.spans import Span

TEXT = 'Ilya Gremin <of> "Ust-Belka" called.'
NAME, PLACE = Span(0, 11, "Ilya Gremin"), Span(18, 27, "Ust-Belka")
PROPOSALS = [
    Proposal(ClaimKind.PERSON, NAME, PersonClaim("Ilya Gremin", (NAME,), age=27)),
    Proposal(ClaimKind.PLACE, PLACE, PlaceClaim("Ust-Belka", (PLACE,), "village")),
]


@pytest.fixture
def body() -> str:
    page = as_marked_page("A report", TEXT, PROPOSALS)
    found = re.search("<pre>(.*)</pre>", page, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_text_is_there_whole(body: str) -> None:
    assert html.unescape(re.sub("<[^>]+>", "", body)) == TEXT


def test_each_span_bears_its_kind(body: str) -> None:
    assert '<mark class="person">Ilya Gremin</mark>' in body
    assert '<mark class="place">Ust-Belka</mark>' in body


def test_claims_stand_below_in_words() -> None:
    page = as_marked_page("A report", TEXT, PROPOSALS)
    assert "<td>person<td>Ilya Gremin<td>Ilya Gremin, 27</tr>" in page


def test_words_of_the_document_cannot_become_markup() -> None:
    assert "<of>" not in as_marked_page("<script>", TEXT, PROPOSALS)
    assert "<script>" not in as_marked_page("<script>", TEXT, PROPOSALS)

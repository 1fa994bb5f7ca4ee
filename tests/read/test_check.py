from datetime import date

from tallymark.read import read_document
from tallymark.terms.claims import ClaimKind, PersonClaim, Proposal, Relation
from tallymark.terms.documents import Document, Passage
from tallymark.terms.spans import Span

TEXT = "Ilya Gremin was beaten."
DOCUMENT = Document(
    "d1", "o1", "", "text/plain", "text", "en", None, None, date(2025, 1, 1), "plain/1", len(TEXT)
)
PASSAGES = [Passage("d1", 0, len(TEXT), TEXT, ())]
NAME = Span(0, 11, "Ilya Gremin")


class Fixed:
    name = "fixed/1"

    def __init__(self, *proposals):
        self.proposals = proposals

    def read(self, document, passages, models):
        return self.proposals


def person(span, **parts):
    return Proposal(ClaimKind.PERSON, span, PersonClaim("Ilya Gremin", (span,), **parts))


def check(models, *proposals):
    (reading,) = read_document(DOCUMENT, PASSAGES, [Fixed(*proposals)], models)
    return reading


def test_words_that_are_not_at_their_offsets_are_dropped_and_counted(models):
    reading = check(models, person(NAME), person(Span(1, 12, "Ilya Gremin")))
    assert (len(reading.proposals), reading.dropped) == (1, {"not_grounded": 1})


def test_a_span_deep_inside_a_claim_is_checked_too(models):
    reading = check(models, person(NAME, age=27, age_quote=Span(0, 2, "27")))
    assert reading.dropped == {"not_grounded": 1}


def test_a_span_beyond_the_end_is_not_grounded(models):
    assert check(models, person(Span(5, 900, "Gremin was"))).dropped == {"not_grounded": 1}


def test_the_same_key_twice_is_a_duplicate(models):
    assert check(models, person(NAME), person(NAME)).dropped == {"duplicate": 1}


def test_what_points_to_a_dropped_claim_is_dropped_as_well(models):
    other = person(Span(5, 11, "Gremin"), relations=(Relation("child_of", "person:90-95"),))
    third = person(Span(0, 4, "Ilya"), relations=(Relation("child_of", "person:5-11"),))
    reading = check(models, person(NAME), other, third)
    assert (len(reading.proposals), reading.dropped) == (1, {"bad_reference": 2})


def test_a_claim_without_words_is_empty(models):
    assert check(models, person(Span(4, 5, " "))).dropped == {"empty": 1}


def test_a_failing_reader_costs_only_its_own_proposals(models):
    class Broken:
        name = "broken/1"

        def read(self, document, passages, models):
            raise KeyError("a plug-in's own fault")

    readings = read_document(DOCUMENT, PASSAGES, [Broken(), Fixed(person(NAME))], models)
    assert [one.dropped for one in readings] == [{"reader_failed": 1}, {}]
    assert [len(one.proposals) for one in readings] == [0, 1]

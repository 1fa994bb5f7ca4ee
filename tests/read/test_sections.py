from tallymark.read import RuleReader
from tallymark.read.sections import SECTION_CHARS, cut_sections, shift_proposal
from tallymark.terms.claims import ClaimKind, PersonClaim, Proposal, Relation
from tallymark.terms.documents import Document, Passage
from tallymark.terms.spans import Span


def test_a_long_passage_is_cut_at_paragraphs_and_nothing_is_lost():
    text = "A paragraph of some words.\n\n" * 2000
    parts = list(cut_sections([Passage("d1", 0, len(text), text, ())]))
    assert "".join(one.text for _, section in parts for one in section) == text
    assert all(one.end - one.start <= SECTION_CHARS for _, section in parts for one in section)


def test_spans_and_keys_move_together():
    span = Span(2, 6, "Ilya")
    value = PersonClaim("Ilya", (span,), relations=(Relation("child_of", "person:9-12"),))
    moved = shift_proposal(Proposal(ClaimKind.PERSON, span, value), 100)
    assert moved.key == "person:102-106"
    assert moved.value.relations == (Relation("child_of", "person:109-112"),)


def test_claims_far_inside_a_long_text_are_at_their_offsets(models):
    text = "Nothing happened here.\n\n" * 3000 + "Ilya Gremin, 27, was beaten.\n"
    document = Document("d1", "o1", "", "", "text", None, None, None, None, "plain/1", len(text))
    passages = [Passage("d1", 0, len(text), text, ())]
    found = list(RuleReader().read(document, passages, models))
    (person,) = [one for one in found if one.kind is ClaimKind.PERSON]
    assert text[person.span.start : person.span.end] == "Ilya Gremin"

from datetime import date

import pytest

from tallymark.terms.errors import InputError

MOTHER = ("Tamara", "relative", "p-mother")
WIRE = " ".join(f"word{number}" for number in range(60))


def test_twelve_reprints_of_one_wire_are_one_voice(world):
    for number in range(12):
        text = f"Outlet {number} writes {WIRE} read more"
        world.report(f"d{number:02}", f"Paper {number}", text=text, incident=None)
    assert world.roots() == {"outlet:paper 0"}


def test_two_texts_written_apart_are_two_voices(world):
    world.report("a", "Paper A")
    world.report("b", "Paper B")
    assert world.roots() == {"outlet:paper a", "outlet:paper b"}


def test_a_chain_from_outlet_to_outlet_to_relative_has_one_root(world):
    world.report("a", "Torsk Voice", chains=[[MOTHER]])
    world.report("b", "Reka", chains=[[("Torsk Voice", "outlet")]])
    world.report("c", "Ledger", chains=[[("Reka", "outlet"), ("Torsk Voice", "outlet")]])
    assert world.roots() == {"person:p-mother"}


def test_a_translation_by_the_same_outlet_is_no_second_voice(world):
    world.report("a", "Torsk Voice")
    world.report("b", "Голос Торска", language="ru")
    assert world.roots() == {"outlet:torsk-voice"}


def test_described_sources_of_one_outlet_in_two_languages_are_one_voice(world):
    world.report("a", "Torsk Voice", chains=[[("two guards", "anonymous")]])
    world.report("b", "Голос Торска", chains=[[("двое охранников", "anonymous")]], language="ru")
    assert len(world.roots()) == 1


def test_two_witnesses_heard_by_one_outlet_are_two_voices(world):
    world.report("a", "Reka", chains=[[("a nurse", "medical")], [("a neighbour", "witness")]])
    assert len(world.roots()) == 2


def test_a_witness_quoted_by_two_outlets_is_one_voice(world):
    world.report("a", "Reka", chains=[[MOTHER]])
    world.report("b", "Ledger", chains=[[MOTHER]])
    assert world.roots() == {"person:p-mother"}


def test_one_official_statement_behind_two_papers_is_one_voice(world):
    world.report("a", "Reka", chains=[[("district administration", "official")]])
    world.report("b", "Ledger", chains=[[("District Administration", "official")]])
    assert len(world.roots()) == 1


def test_an_outlet_without_an_account_of_its_own_is_the_root(world):
    world.report("a", "Ledger", chains=[[("Reka", "outlet")]])
    assert world.roots() == {"outlet:reka"}


def test_outlets_that_only_cite_each_other_are_one_voice_and_reported(world):
    world.report("a", "Reka", chains=[[("Ledger", "outlet")]])
    world.report("b", "Ledger", chains=[[("Reka", "outlet")]])
    assert world.roots() == {"outlet:ledger"}
    cuts = [(cut.document_id, cut.reason) for cut in world.voices().cuts]
    assert cuts == [("a", "cycle"), ("b", "cycle")]


def test_a_document_that_cites_itself_is_its_own_voice_and_reported(world):
    world.report("a", "Reka", chains=[[("Reka", "outlet")]])
    assert world.roots() == {"outlet:reka"}
    assert [cut.reason for cut in world.voices().cuts] == ["self_citation"]


def test_an_unsourced_article_stands_with_its_outlets_sourced_one(world):
    world.report("a", "Reka", chains=[[MOTHER]])
    world.report("b", "Reka")
    assert world.roots() == {"person:p-mother"}


def test_an_outlet_is_no_voice_beside_its_source_where_incidents_are_not_linked(world):
    world.report("a", "Reka", chains=[[MOTHER]], incident="i1")
    world.report("b", "Reka", incident=None)
    world.report("c", "Ledger", chains=[[("Reka", "outlet")]], incident="i2")
    assert world.roots() == {"person:p-mother"}


def test_an_outlet_that_cites_a_roll_is_one_voice_with_it(world):
    world.roll("r1", [("p1", {})], source="Spisok")
    world.report("a", "Reka", chains=[[("Список", "casualty_recorder")]])
    assert world.roots() == {"roll:r1"}


def test_texts_of_unknown_origin_are_one_voice_together(world):
    world.report("a", None)
    world.report("b", None)
    assert world.roots() == {"text:unknown"}


def test_a_retelling_takes_only_what_was_out_when_it_was_written(world):
    world.report("a", "Reka", chains=[[MOTHER]], published=date(2025, 9, 16))
    world.report("b", "Ledger", chains=[[("Reka", "outlet")]], published=date(2025, 9, 17))
    late = [[("Oleg", "lawyer", "p-lawyer")]]
    world.report("c", "Reka", chains=late, published=date(2025, 9, 30))
    roots = {root.id for root in world.voices().roots[("b", "i1")]}
    assert roots == {"person:p-mother"}


def test_an_account_without_its_document_is_an_error(world):
    world.report("a", "Reka")
    world.documents.clear()
    with pytest.raises(InputError, match="lacks a"):
        world.statements()

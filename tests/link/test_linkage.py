from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.link import link_mentions
from tallymark.link.linkage import explain_pair
from tallymark.terms.decisions import JUDGEMENT_SCHEMA
from tallymark.terms.people import CLUSTER_SCHEMA, MENTION_SCHEMA, PAIR_SCHEMA

NOTHING = JUDGEMENT_SCHEMA.empty_table()
ILYA = {"birth_date": date(1999, 3, 14), "died": date(2023, 5, 2)}


def test_one_man_in_three_scripts_is_one_cluster(mentions, groups):
    table = mentions(
        {"surname": "Щегляев", "given": "Николай", "list": "roll:a", **ILYA},
        {"surname": "Schtschegljajew", "given": "Nikolai", "list": "roll:b", **ILYA},
        {"surname": "Щегляєв", "given": "Микола", "list": "roll:c", **ILYA},
        {"surname": "Вяхрев", "given": "Глеб", "list": "roll:c", "died": date(2022, 1, 9)},
    )
    found = groups(link_mentions(table, NOTHING))
    assert found == {frozenset({"m0", "m1", "m2"}), frozenset({"m3"})}


def test_brothers_of_one_village_are_two_people(mentions, roll, groups):
    home = {"settlement": "Верхний Ключ", "district": "Борский район", "region": "Омская область"}
    brothers = mentions(
        {"mention_id": "x0", "surname": "Тюрвин", "given": "Глеб", "patronymic": "Петрович",
         "age": 24, "list": "roll:a", "died": date(2023, 5, 2), **home},
        {"mention_id": "x1", "surname": "Тюрвин", "given": "Семён", "patronymic": "Петрович",
         "age": 27, "list": "roll:b", "died": date(2023, 9, 2), **home},
    )  # fmt: skip
    found = groups(link_mentions(pa.concat_tables([roll, brothers]), NOTHING, link_from=0.5))
    assert frozenset({"x0"}) in found
    assert frozenset({"x1"}) in found


def test_father_and_son_of_one_name_are_two_people(mentions, roll, groups):
    home = {"settlement": "Верхний Ключ", "region": "Омская область", "given": "Иван"}
    family = mentions(
        {"mention_id": "x0", "surname": "Тюрвин", "birth_year": 1961, "list": "roll:a", **home},
        {"mention_id": "x1", "surname": "Тюрвин", "birth_year": 1990, "list": "roll:b", **home},
    )
    found = groups(link_mentions(pa.concat_tables([roll, family]), NOTHING, link_from=0.5))
    assert frozenset({"x0"}) in found


def test_two_people_of_one_text_are_two_unless_judged_one(mentions, judgements, groups):
    text = {"list": "doc", "document_id": "d1", "surname": "Гремин", "given": "Илья"}
    table = mentions({**text, "age": 24}, {**text, "age": 24})
    assert len(groups(link_mentions(table, NOTHING, link_from=0.1))) == 2
    judged = link_mentions(table, judgements(("m0", "m1", "same")))
    assert groups(judged) == {frozenset({"m0", "m1"})}


def test_two_rows_of_one_list_may_be_one_person(mentions, roll, groups):
    row = {"surname": "Тюрвин", "given": "Глеб", "patronymic": "Петрович", **ILYA}
    row |= {"region": "Омская область", "list": "roll:a"}
    twice = mentions({**row, "mention_id": "x0"}, {**row, "mention_id": "x1"})
    found = groups(link_mentions(pa.concat_tables([roll, twice]), NOTHING))
    assert frozenset({"x0", "x1"}) in found


def test_somebody_without_a_name_is_linked_by_judgement_alone(mentions, judgements, groups):
    table = mentions(
        {"age": 24, "list": "doc", "document_id": "d1"},
        {"age": 24, "list": "doc", "document_id": "d2"},
    )
    assert len(groups(link_mentions(table, NOTHING, link_from=0.0, part_below=0.0))) == 2
    judged = link_mentions(table, judgements(("m0", "m1", "same")))
    assert groups(judged) == {frozenset({"m0", "m1"})}


def test_different_holds_even_through_a_third_mention(mentions, judgements, groups):
    row = {"surname": "Щегляев", "given": "Николай", **ILYA}
    table = mentions(*({**row, "list": f"roll:{at}"} for at in range(3)))
    assert len(groups(link_mentions(table, NOTHING))) == 1
    for group in groups(link_mentions(table, judgements(("m0", "m2", "different")))):
        assert not {"m0", "m2"} <= group


def test_judgements_that_contradict_are_shown(mentions, judgements):
    table = mentions({"surname": "Гремин"}, {"surname": "Тюрвин"}, {"surname": "Ондум"})
    said = judgements(("m0", "m2", "different"), ("m0", "m1", "same"), ("m1", "m2", "same"))
    (conflict,) = link_mentions(table, said).conflicts
    assert (conflict.left, conflict.right) == ("m1", "m2")
    assert (conflict.apart_left, conflict.apart_right) == ("m0", "m2")


def test_a_revoked_judgement_leaves_the_clusters_as_they_were(roll, judgements):
    before = link_mentions(roll, NOTHING)
    during = link_mentions(roll, judgements(("a00", "a09", "same")))
    after = link_mentions(roll, judgements(("a00", "a09", "same"), ("a00", "a09", "unsure", "j0")))
    assert not during.clusters.equals(before.clusters)
    assert after.clusters.equals(before.clusters)


@settings(max_examples=10, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(roll, rng):
    rows = list(range(roll.num_rows))
    rng.shuffle(rows)
    mixed, plain = link_mentions(roll.take(rows), NOTHING), link_mentions(roll, NOTHING)
    assert mixed.clusters.equals(plain.clusters)
    assert mixed.pairs.equals(plain.pairs)
    assert mixed.waiting.equals(plain.waiting)


ROLL_IDS = [f"a{at:02}" for at in range(56)]
JUDGED = st.lists(
    st.tuples(
        st.sampled_from(ROLL_IDS), st.sampled_from(ROLL_IDS), st.sampled_from(["same", "different"])
    ).filter(lambda one: one[0] != one[1]),
    max_size=8,
    unique_by=lambda one: frozenset(one[:2]),
)


@settings(max_examples=25, deadline=None)
@given(said=JUDGED)
def test_judgements_are_respected_or_shown_as_a_conflict(roll, judgements, groups, said):
    linked = link_mentions(roll, judgements(*said))
    shown = {frozenset((one.left, one.right)) for one in linked.conflicts}
    found = groups(linked)
    for left, right, judgement in said:
        together = any({left, right} <= group for group in found)
        if judgement == "different":
            assert not together
        else:
            assert together or frozenset((left, right)) in shown


@settings(max_examples=10, deadline=None)
@given(said=JUDGED)
def test_left_and_right_of_a_judgement_can_change_places(roll, judgements, said):
    one = link_mentions(roll, judgements(*said))
    other = link_mentions(roll, judgements(*((b, a, what) for a, b, what in said)))
    assert one.clusters.equals(other.clusters)


def test_tables_have_the_schemas_of_the_contract(roll):
    linked = link_mentions(roll, NOTHING)
    assert linked.pairs.schema == linked.waiting.schema == PAIR_SCHEMA
    assert linked.clusters.schema == CLUSTER_SCHEMA
    assert sorted(linked.clusters["mention_id"].to_pylist()) == sorted(
        roll["mention_id"].to_pylist()
    )


def test_pairs_are_sorted_left_before_right_and_stand_once(roll):
    pairs = link_mentions(roll, NOTHING).pairs
    ends = list(zip(pairs["left"].to_pylist(), pairs["right"].to_pylist(), strict=True))
    assert all(left < right for left, right in ends)
    assert ends == sorted(set(ends))


def test_an_empty_table_links_to_nothing():
    linked = link_mentions(MENTION_SCHEMA.empty_table(), NOTHING)
    assert (linked.pairs.num_rows, linked.clusters.num_rows, linked.conflicts) == (0, 0, ())


def test_a_pair_in_the_grey_zone_waits_with_its_reasons_until_it_is_judged(
    mentions, roll, judgements
):
    pair = mentions(
        {"mention_id": "x0", "surname": "Тюрвин", "given": "Глеб", "list": "roll:a"},
        {"mention_id": "x1", "surname": "Тюрвин", "given": "Глеб", "list": "roll:b"},
    )
    table = pa.concat_tables([roll, pair])
    limits = {"link_from": 1.0, "part_below": 0.0}
    waiting = link_mentions(table, NOTHING, **limits).waiting.to_pylist()
    (found,) = [row for row in waiting if (row["left"], row["right"]) == ("x0", "x1")]
    assert {one["field"] for one in found["reasons"]} == {"surname", "given"}
    judged = link_mentions(table, judgements(("x1", "x0", "unsure")), **limits).waiting.to_pylist()
    assert ("x0", "x1") not in [(row["left"], row["right"]) for row in judged]


def test_the_bits_of_a_pair_are_named_field_by_field(roll):
    (row,) = explain_pair(roll, NOTHING, "b01", "a01").to_pylist()
    assert (row["left"], row["right"]) == ("a01", "b01")
    bits = {one["field"]: one["bits"] for one in row["reasons"]}
    assert set(bits) == {"surname", "given", "birth", "death", "place"}
    assert all(value > 0 for value in bits.values())


def test_probability_and_weight_say_the_same(roll):
    pairs = link_mentions(roll, NOTHING).pairs
    weight, probability = np.array(pairs["weight"]), np.array(pairs["probability"])
    sure = np.abs(weight) < 30
    assert np.allclose(np.log2(probability / (1 - probability))[sure], weight[sure], atol=1e-4)

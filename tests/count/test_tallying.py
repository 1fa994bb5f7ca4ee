from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.count import trace
from tallymark.terms.case import Case, Scope
from tallymark.terms.counting import CELL_GROUP_SCHEMA, CELL_PERSON_SCHEMA, CELL_SCHEMA
from tallymark.terms.errors import InputError, MisusedError

LATE = date(2025, 1, 1)


def test_the_whole_and_each_cut_have_their_cells(count):
    people = [count.person("p1", category="contract"), count.person("p2", region="RU-TY")]
    tally = count.tally(people)
    assert count.ends(tally) == (2, 2, 2)
    assert count.ends(tally, act="death", category="contract") == (1, 1, 1)
    assert count.ends(tally, act="death", category="unknown") == (1, 1, 1)
    assert count.ends(tally, act="death", month="2024-05") == (2, 2, 2)


def test_the_tables_have_the_schemas_of_terms(count):
    tally = count.tally([count.person("p1")], [count.group("i1", 2.0, 3.0)])
    assert tally.cells.schema == CELL_SCHEMA
    assert tally.cell_persons.schema == CELL_PERSON_SCHEMA
    assert tally.cell_groups.schema == CELL_GROUP_SCHEMA


def test_an_empty_casebook_has_a_tally_of_none_with_its_backlog(count):
    tally = count.tally()
    assert count.ends(tally) == (0, 0, 0)
    assert tally.backlog == count.backlog


@pytest.mark.parametrize(
    ("day", "named", "possible"),
    [
        (date(2024, 5, 31), 1, 0),
        ((date(2024, 5, 1), date(2024, 6, 1)), 0, 1),
        ((date(2024, 5, 1), None), 0, 1),
        ((None, date(2024, 5, 31)), 1, 0),
        (None, 0, 1),
        (date(2024, 6, 1), 0, 0),
    ],
)
def test_who_straddles_the_day_asked_for_is_possible_and_not_named(count, day, named, possible):
    cell = count.cell(count.tally([count.person("p1", day=day)], as_of=date(2024, 5, 31)))
    assert (cell["named"], cell["possible"], cell["high"]) == (named, possible, named + possible)


def test_without_a_date_a_person_is_named_when_no_day_is_asked_for(count):
    tally = count.tally([count.person("p1", day=None)])
    assert count.ends(tally, act="death", month="unknown") == (1, 1, 1)


def test_who_is_left_out_is_said_with_the_reason(count):
    people = [
        count.person("p1", standing="reported"),
        count.person("p2", standing="refuted"),
        count.person("p3", act="patrol"),
        count.person("p4", day=LATE),
        count.person("p5"),
        count.person("p5", act="patrol"),
    ]
    tally = count.tally(people, as_of=date(2024, 12, 31))
    assert tally.left_out == {"standing": 1, "refuted": 1, "out_of_scope": 1, "after_as_of": 1}


def test_the_period_of_the_scope_bounds_the_tally(count):
    case = Case({}, ("en",), Scope(first_day=date(2022, 2, 24)))
    people = [
        count.person("p1", day=date(2022, 2, 23)),
        count.person("p2", day=(date(2022, 2, 1), date(2022, 3, 1))),
        count.person("p3"),
    ]
    tally = count.tally(people, case=case)
    assert count.cell(tally)["possible"] == 1
    assert (count.ends(tally)[0], tally.left_out) == (1, {"out_of_scope": 1})


def test_a_killing_and_a_death_in_custody_are_counted_under_death(count):
    people = [count.person("p1", act="killing"), count.person("p2", act="death_in_custody"),
              count.person("p1")]  # fmt: skip
    assert count.ends(count.tally(people), act="death") == (2, 2, 2)


def test_a_person_with_two_acts_is_one_person_in_the_whole(count):
    people = [count.person("p1"), count.person("p1", act="torture")]
    tally = count.tally(people, acts=("death", "torture"))
    assert count.ends(tally) == (1, 1, 1)
    assert count.ends(tally, act="torture") == (1, 1, 1)


def test_contested_persons_are_counted_and_said(count):
    tally = count.tally([count.person("p1", is_contested=True), count.person("p2")])
    assert (count.cell(tally)["named"], count.cell(tally)["is_contested"]) == (2, 1)


def test_a_member_of_a_group_is_not_counted_beside_it(count):
    tally = count.tally([count.person("p1"), count.person("p2")],
                        [count.group("i1", 4.0, 4.0, ["p1"])])  # fmt: skip
    assert count.ends(tally, act="death") == (2, 4, 5)


def test_two_groups_of_deaths_that_share_nobody_are_added(count):
    groups = [count.group("i1", 4.0, 4.0), count.group("i2", 3.0, None)]
    assert count.ends(count.tally([], groups), act="death") == (0, 7, None)


def test_two_groups_that_share_a_member_may_be_one(count):
    groups = [count.group("i1", 4.0, 4.0, ["p1"]), count.group("i2", 3.0, 6.0, ["p1"])]
    assert count.ends(count.tally([count.person("p1")], groups)) == (1, 4, 9)


def test_forced_returns_up_to_140_and_at_least_95_more_with_two_named(count):
    act = "forced_return"
    people = [count.person("p1", act=act), count.person("p2", act=act, standing="corroborated")]
    groups = [
        count.group("i1", 2.0, 140.0, ["p1", "p2"], act=act),
        count.group("i2", 95.0, None, act=act),
    ]
    tally = count.tally(people, groups, acts=(act,))
    assert count.ends(tally, act=act) == (1, 95, None)


def test_an_alleged_group_widens_the_high_end_alone(count):
    groups = [count.group("i1", 4.0, 6.0, standing="alleged")]
    assert count.ends(count.tally([], groups)) == (0, 0, 6)


def test_a_group_whose_date_straddles_widens_the_high_end_alone(count):
    groups = [count.group("i1", 4.0, 6.0, day=(date(2024, 5, 1), LATE))]
    tally = count.tally([], groups, as_of=date(2024, 6, 1))
    assert count.ends(tally) == (0, 0, 6)


def test_a_group_stays_under_unknown_category_and_its_known_member_does_not(count):
    people = [count.person("p1", category="contract"), count.person("p2", category="convict")]
    tally = count.tally(people, [count.group("i1", 4.0, 4.0, ["p1"])])
    assert count.ends(tally, act="death", category="contract") == (1, 1, 1)
    assert count.ends(tally, act="death", category="unknown") == (0, 2, 3)


def test_two_acts_against_one_group_are_one_group_in_the_whole(count):
    groups = [count.group("i1", 4.0, 6.0, act=act) for act in ("torture", "coercion")]
    tally = count.tally([], groups, acts=("torture", "coercion"))
    assert count.ends(tally) == (0, 4, 6)


def test_a_cell_leads_to_its_persons_and_incidents(count):
    tally = count.tally([count.person("p1"), count.person("p2")], [count.group("i1", 4.0, 4.0)])
    cell = count.cell(tally, act="death")
    assert trace(tally, cell["cell_id"]) == (("p1", "p2"), ("i1",))


def test_a_cell_that_is_not_there_is_an_error(count):
    with pytest.raises(InputError, match="cnothing"):
        trace(count.tally(), "cnothing")


def test_a_cut_by_what_is_no_dimension_is_an_error(count):
    with pytest.raises(MisusedError, match="category"):
        count.tally(by=(("name",),))


def test_the_id_of_a_cell_is_the_same_in_every_tally(count):
    one = count.cell(count.tally([count.person("p1")]), act="death")
    two = count.cell(count.tally([count.person("p8"), count.person("p9")]), act="death")
    assert one["cell_id"] == two["cell_id"]
    assert len(one["cell_id"]) == 11


def test_a_later_record_never_changes_an_earlier_as_of(count):
    people = [count.person("p1"), count.person("p2", day=(date(2024, 1, 1), LATE))]
    later = [*people, count.person("p3", day=LATE)]
    day = date(2024, 6, 1)
    assert count.tally(people, as_of=day).cells.equals(count.tally(later, as_of=day).cells)


@settings(max_examples=25, deadline=None)
@given(st.permutations(range(6)), st.permutations(range(3)))
def test_the_order_of_input_changes_nothing(count, order, group_order):
    people = [
        count.person(
            f"p{number}",
            region=("RU-TY", None)[number % 2],
            act=("death", "killing")[number % 3 == 0],
        )
        for number in range(6)
    ]
    groups = [count.group(f"i{number}", 2.0, 4.0, [f"p{number}"]) for number in range(3)]
    straight = count.tally(people, groups)
    shuffled = count.tally([people[one] for one in order], [groups[one] for one in group_order])
    assert straight.cells.equals(shuffled.cells)
    assert straight.cell_persons.equals(shuffled.cell_persons)

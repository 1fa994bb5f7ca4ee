"""Brute force over small worlds: the interval holds every truth that the claims allow."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

MOST = 4  # people in a group, at most
PEOPLE = ("p0", "p1", "p2")


@st.composite
def claims(draw):
    """Persons named, and two groups: (low, high or open, members)."""
    named = PEOPLE[: draw(st.integers(0, 3))]
    where = [draw(st.sampled_from([None, 0, 1])) for _ in named]
    groups = []
    for number in (0, 1):
        members = [who for who, place in zip(named, where, strict=True) if place == number]
        low = draw(st.integers(len(members), 3))
        high = draw(st.one_of(st.none(), st.integers(max(low, len(members)), MOST)))
        groups.append((low, high, members))
    return named, groups


def worlds(named, groups, once):
    """How many people there may be: every way to put people into the groups that fits."""
    sets = [(), (0,), (1,)] if once else [(), (0,), (1,), (0, 1)]
    extras = range(MOST + 1)
    for places in product(sets, repeat=len(named)):
        for counts in product(extras, repeat=len(sets) - 1):
            sizes = [0, 0]
            for one, many in [*zip(places, [1] * len(places), strict=True),
                              *zip(sets[1:], counts, strict=True)]:  # fmt: skip
                for number in one:
                    sizes[number] += many
            fits = all(
                low <= size <= (MOST if high is None else high)
                for size, (low, high, _) in zip(sizes, groups, strict=True)
            )
            known = all(
                number in places[named.index(who)]
                for number, (_, _, members) in enumerate(groups)
                for who in members
            )
            if fits and known:
                yield len(named) + sum(counts)


def ends(count, named, groups, act):
    people = [count.person(who, act=act) for who in named]
    rows = [
        count.group(f"i{number}", float(low), None if high is None else float(high), members, act)
        for number, (low, high, members) in enumerate(groups)
    ]
    return count.ends(count.tally(people, rows, acts=(act,)), act=act)


@pytest.mark.parametrize("act", ["death", "torture"])
@settings(max_examples=60, deadline=None)
@given(told=claims())
def test_the_interval_is_the_tightest_that_holds_every_world(count, act, told):
    named, groups = told
    truths = list(worlds(named, groups, once=act == "death"))
    _, low, high = ends(count, named, groups, act)
    is_open = any(one is None for _, one, _ in groups)
    assert low == min(truths)
    assert high is None if is_open else high == max(truths)


def test_adding_named_people_to_groups_would_leave_the_interval(count):
    named, groups = ("p0",), [(4, 4, ["p0"]), (0, 0, [])]
    assert max(worlds(named, groups, once=True)) == 4 < 1 + 4
    assert ends(count, named, groups, "death") == (1, 4, 4)


@settings(max_examples=60, deadline=None)
@given(
    people=st.lists(
        st.tuples(st.sampled_from(["contract", "convict", None]), st.booleans()),
        min_size=1, max_size=4,
    ),
    low=st.integers(0, 5),
)  # fmt: skip
def test_in_a_cut_each_cell_holds_those_recorded_under_it(count, people, low):
    """A group of exactly `size`; whoever is in it (member or not) keeps the recorded category."""
    members = [f"p{number}" for number, (_, is_member) in enumerate(people) if is_member]
    size = max(low, len(members))
    persons = [
        count.person(f"p{number}", category=category) for number, (category, _) in enumerate(people)
    ]
    tally = count.tally(persons, [count.group("i", float(size), float(size), members)])
    cell = count.cell(tally, act="death", category="unknown")
    unnamed = size - len(members)
    recorded = sum(1 for category, _ in people if category is None)
    free = len(people) - len(members)
    for hidden in range(min(unnamed, free) + 1):
        truth = recorded + unnamed - hidden
        assert cell["low"] <= truth <= cell["high"]

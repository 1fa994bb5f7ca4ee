from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tallymark.terms.claims import FigureClaim, Hedge
from tallymark.terms.spans import Span
from tallymark.terms.weighing import GROUP_SCHEMA
from tallymark.weigh.groups import join_figures

Q = Span(0, 1, "x")
MOVED = ("forced_return_to_front",)
figures = st.builds(
    lambda low, more: FigureClaim(Q, None, low, more and low + more, Hedge.RANGE),
    st.integers(0, 50),
    st.one_of(st.none(), st.integers(1, 50)),
)


def test_compatible_figures_are_cut_to_their_intersection(world):
    world.report("a", "Reka", types=MOVED, group=(90, None))
    world.report("b", "Ledger", types=MOVED, group=(0, 120))
    found = world.groups()[("i1", "forced_return")]
    assert (found["low"], found["high"], found["is_contested"]) == (90, 120, False)
    assert (found["voices"], found["members"]) == (2, ["p1"])


def test_figures_that_conflict_span_all_and_are_contested(world):
    world.report("a", "Reka", types=MOVED, group=(0, 120))
    world.report("b", "Ledger", types=MOVED, group=(135, 165))
    found = world.groups()[("i1", "forced_return")]
    assert (found["low"], found["high"], found["is_contested"]) == (1, 165, True)


def test_a_group_has_the_schema_of_terms_and_the_dates_of_its_accounts(world):
    world.report("a", "Reka", types=MOVED, group=(5, 5), place="Ust-Belka")
    found = world.groups()[("i1", "forced_return")]
    assert list(found) == GROUP_SCHEMA.names
    assert (found["earliest"], found["region"]) == (date(2025, 9, 14), "karnov")


def test_a_figure_that_counts_the_killed_does_not_count_the_injured(world):
    acts = (("killing", None), ("injury", None))
    world.report("a", "Reka", types=("shelling",), acts=acts, group=(4, 4, "killed"))
    assert set(world.groups()) == {("i1", "death")}


def test_a_figure_that_does_not_say_counts_neither_the_killed_nor_the_injured(world):
    acts = (("killing", None), ("injury", None), ("beating", None))
    world.report("a", "Reka", types=("shelling",), acts=acts, group=(4, 4, "people"))
    assert set(world.groups()) == {("i1", "beating")}


def test_a_superseded_toll_is_left_out(world):
    world.report("a", "Reka", types=("killing",), group=(4, 4, "killed"))
    old = FigureClaim(Q, 3, 3, 3, Hedge.EXACT, "killed", incident="incident:i", is_superseded=True)
    world.claim("a", "figure", "old", old)
    assert world.groups()[("i1", "death")]["low"] == 4


def test_a_second_figure_on_the_same_group_counts_too(world):
    world.report("a", "Reka", types=("killing",), group=(0, 120, "killed"))
    other = FigureClaim(Q, 90, 90, None, Hedge.AT_LEAST, "Killed", incident="incident:i")
    world.claim("a", "figure", "other", other)
    found = world.groups()[("i1", "death")]
    assert (found["low"], found["high"]) == (90, 120)


def test_a_person_judged_a_member_is_one_and_one_judged_out_is_not(world):
    world.report("a", "Reka", types=MOVED, group=(5, 5))
    world.report("b", "Ledger", victims=("p2",), incident="i2")
    world.judge("b/person:p2", "a/incident:i", "member")
    world.judge("a/person:p1", "a/incident:i", "not_member")
    assert world.groups()[("i1", "forced_return")]["members"] == ["p2"]


def test_a_victim_of_another_act_is_not_among_the_group(world):
    acts = (("forced_return_to_front", None), ("killing", "p2"))
    world.report("a", "Reka", ("p1", "p2"), types=MOVED, acts=acts, group=(5, 5))
    assert world.groups()[("i1", "forced_return")]["members"] == ["p1"]


def test_a_group_is_never_smaller_than_its_members(world):
    world.report("a", "Reka", ("p1", "p2", "p3"), types=MOVED, group=(0, 2))
    found = world.groups()[("i1", "forced_return")]
    assert (found["low"], found["high"], found["is_contested"]) == (3, 3, True)


@given(st.lists(figures, min_size=1, max_size=4), st.integers(0, 200))
def test_the_joined_interval_holds_every_number_that_all_figures_allow(told, truth):
    low, high, _ = join_figures(told, 0)
    allowed = all(one.low <= truth and (one.high is None or truth <= one.high) for one in told)
    assert not allowed or (low <= truth and (high is None or truth <= high))


@given(st.lists(figures, min_size=1, max_size=4), st.integers(0, 200))
def test_the_joined_interval_is_no_wider_where_the_figures_agree(told, truth):
    low, high, is_hull = join_figures(told, 0)
    inside = low <= truth and (high is None or truth <= high)
    allowed = all(one.low <= truth and (one.high is None or truth <= one.high) for one in told)
    assert is_hull or inside == allowed

from hypothesis import given, settings
from hypothesis import strategies as st


def released(make, case, counts, *, people=None, cleared=(), previous=None, more=()):
    draft = make.draft(make.tally(make.regions(counts) + list(more), people))
    decisions = [make.decide(person, "clear_name") for person in cleared]
    return make.clear(case, draft, protections=decisions, previous=previous)


def test_a_small_region_takes_a_neighbour_with_it(make, case):
    release = released(make, case, {"r1": 3, "r2": 8, "r3": 40})
    assert make.shown(release, "region") == {"r1": None, "r2": None, "r3": 40}


def test_the_acts_own_number_stays_when_a_region_is_withheld(make, case):
    assert make.shown(released(make, case, {"r1": 3, "r2": 8, "r3": 40})) == {"": 51}


def test_a_small_count_of_people_all_cleared_by_name_is_shown(make, case):
    people = {"c-death-r1": ["p1", "p2"], "c-death": ["p1", "p2"]}
    release = released(make, case, {"r1": 2, "r2": 9}, people=people, cleared=("p1", "p2"))
    assert make.shown(release, "region") == {"r1": 2, "r2": 9}


def test_one_person_not_cleared_among_many_cleared_is_withheld(make, case):
    names = [f"p{n}" for n in range(6)]
    people = {"c-death-r1": names, "c-death": names}
    release = released(make, case, {"r1": 7, "r2": 20}, people=people, cleared=names)
    assert make.shown(release, "region")["r1"] is None


def test_a_small_act_is_withheld_with_all_its_cuts(make, case):
    release = released(make, case, {"r1": 1, "r2": 2})
    assert make.shown(release) == {"": None}
    assert make.shown(release, "region") == {}


def test_a_cut_that_cannot_keep_its_cells_is_not_shown(make, case):
    release = released(make, case, {"r1": 1, "r2": 1, "r3": 1, "r4": 1, "r5": 1})
    assert make.shown(release) == {"": 5}
    assert make.shown(release, "region") == {}


def test_a_sum_of_cells_as_large_as_small_cells_can_be_takes_a_third(make, case):
    release = released(make, case, {"r1": 4, "r2": 4, "r3": 9, "r4": 50})
    assert make.shown(release, "region") == {"r1": None, "r2": None, "r3": None, "r4": 50}


def test_a_group_of_few_is_as_small_as_few_names(make, case):
    row = ({"act": "death", "region": "r3"}, 0, 3, 3)
    draft = make.draft(
        make.tally(
            [
                ({"act": "death"}, 60, 63, 63),
                row,
                ({"act": "death", "region": "r1"}, 30, 30, 30),
                ({"act": "death", "region": "r2"}, 30, 30, 30),
            ]
        )
    )
    assert make.shown(make.clear(case, draft), "region")["r3"] is None


def test_an_open_high_is_not_withheld(make, case):
    draft = make.draft(make.tally([({"act": "death"}, 0, 95, None)]))
    cell = make.clear(case, draft).cells[0]
    assert (cell.low.value, cell.high, cell.is_withheld) == (95, None, False)


def test_a_region_without_words_takes_its_cut_out(make, case):
    release = released(make, case, {"Gremin village": 20, "r1": 20})
    assert make.shown(release, "region") == {}
    assert ("cut:region", "no_label") in {(one.what, one.rule) for one in release.withheld}


def test_an_act_that_moved_by_few_is_published_as_it_was(make, case):
    first = released(make, case, {"r1": 20, "r2": 30})
    second = released(make, case, {"r1": 22, "r2": 30}, previous=make.previous(first))
    assert make.shown(second) == {"": 50}
    assert make.shown(second, "region") == {"r1": 20, "r2": 30}
    assert {cell.kept_from.value for cell in second.cells} == {2}


def test_small_steps_add_up_until_they_show(make, case):
    first = released(make, case, {"r1": 20, "r2": 30})
    second = released(make, case, {"r1": 23, "r2": 30}, previous=make.previous(first))
    third = released(make, case, {"r1": 26, "r2": 30}, previous=make.previous(second))
    assert make.shown(third) == {"": 56}


def test_a_region_that_moved_by_few_is_withheld(make, case):
    first = released(make, case, {"r1": 20, "r2": 30, "r3": 40})
    now = {"r1": 22, "r2": 38, "r3": 50}
    second = released(make, case, now, previous=make.previous(first))
    assert make.shown(second, "region") == {"r1": None, "r2": None, "r3": 50}


def test_a_cross_table_is_shown_only_where_nothing_was_withheld(make, case):
    cut = ({"act": "death", "region": "r1", "month": "2024-03"}, 20, 20, 20)
    whole = released(make, case, {"r1": 20, "r2": 30}, more=[cut])
    partly = released(make, case, {"r1": 20, "r2": 30, "r3": 1}, more=[cut])
    assert any(len(cell.dimensions) == 3 for cell in whole.cells)
    assert not any(len(cell.dimensions) == 3 for cell in partly.cells)


def test_few_people_of_two_acts_keep_the_whole_inside(make, case):
    own = [({"act": "death"}, 40, 40, 40), ({"act": "captivity"}, 30, 30, 30), ({}, 68, 68, 68)]
    release = make.clear(case, make.draft(make.tally(own)))
    assert [cell.dimensions[0][1].value for cell in release.cells] == ["captivity", "death"]


counts = st.dictionaries(
    st.sampled_from([f"r{n}" for n in range(12)]), st.integers(1, 30), min_size=1, max_size=9
)


@settings(max_examples=300, deadline=None)
@given(counts=counts)
def test_no_withheld_count_can_be_computed_from_what_is_shown(make, case, counts):
    release = released(make, case, counts)
    regions, whole = make.shown(release, "region"), make.shown(release)[""]
    hidden = [region for region, number in regions.items() if number is None]
    if whole is None:
        assert regions == {}
    elif hidden:
        rest = whole - sum(number for number in regions.values() if number is not None)
        # A reader knows that each withheld cell holds somebody: from one to all but the others.
        assert rest - (len(hidden) - 1) >= case.small_cell
    else:
        assert all(number >= case.small_cell for number in regions.values())


@settings(max_examples=200, deadline=None)
@given(before=counts, after=counts, other=counts)
def test_two_releases_show_no_small_step(make, case, before, after, other):
    first = released(make, case, {**other, **before})
    second = released(make, case, {**other, **after}, previous=make.previous(first))
    old, new = make.shown(first, "region"), make.shown(second, "region")
    steps = [make.shown(second)[""], make.shown(first)[""]]
    pairs = [steps, *([new[key], old[key]] for key in set(old) & set(new))]
    moved = [abs(one - two) for one, two in pairs if one is not None and two is not None]
    assert not any(0 < step < case.small_cell for step in moved)


@settings(max_examples=200, deadline=None)
@given(before=counts, after=counts)
def test_withheld_company_moves_by_enough_or_not_at_all(make, case, before, after):
    first = released(make, case, before)
    second = released(make, case, after, previous=make.previous(first))
    old, new = make.shown(first, "region"), make.shown(second, "region")
    hidden = {region for region, number in new.items() if number is None}
    others = [number for region, number in old.items() if region not in hidden]
    if hidden and old and None not in others and not any(c.kept_from for c in second.cells):
        now = make.shown(second)[""] - sum(n for n in new.values() if n is not None)
        step = abs(now - (make.shown(first)[""] - sum(others)))
        assert step == 0 or step >= case.small_cell

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.terms.claims import AllegedPerpetrator, Attribution, Outcome
from tallymark.terms.spans import Span
from tallymark.terms.weighing import ASSESSMENT_SCHEMA
from tallymark.weigh import weigh_persons

Q = Span(0, 1, "x")
DAY = date(2024, 5, 2)


def test_one_outlet_is_reported_and_a_roll_beside_it_confirms(world):
    world.report("a", "Reka", victims=("p1", "p2"))
    world.roll("r1", [("p1", {})])
    found = world.assessments()
    assert found[("p1", "death")]["standing"] == "confirmed"
    assert found[("p1", "death")]["voices"] == 2
    assert found[("p2", "death")]["standing"] == "reported"


def test_two_outlets_corroborate(world):
    world.report("a", "Reka")
    world.report("b", "Ledger")
    found = world.assessments()[("p1", "death")]
    assert (found["standing"], found["reasons"]) == (
        "corroborated", ["two_voices", "none_documentary"],
    )  # fmt: skip


def test_an_assessment_has_the_schema_of_terms(world):
    world.report("a", "Reka")
    assert weigh_persons(world.statements(), world.case).schema == ASSESSMENT_SCHEMA


def test_intervals_that_meet_are_cut_to_their_intersection(world):
    world.report("a", "Reka", day=(date(2025, 9, 1), date(2025, 9, 20)))
    world.report("b", "Ledger", day=(date(2025, 9, 10), None))
    found = world.assessments()[("p1", "death")]
    assert (found["earliest"], found["latest"]) == (date(2025, 9, 10), date(2025, 9, 20))
    assert not found["is_contested"]


def test_dates_a_day_apart_span_both_and_are_not_contested(world):
    world.report("a", "Reka", day=date(2025, 9, 14))
    world.report("b", "Ledger", day=date(2025, 9, 15))
    found = world.assessments()[("p1", "death")]
    assert (found["earliest"], found["latest"]) == (date(2025, 9, 14), date(2025, 9, 15))
    assert not found["is_contested"]


def test_an_account_that_says_only_the_month_does_not_widen_a_conflict(world):
    world.report("a", "Reka", day=date(2025, 9, 14))
    world.report("b", "Ledger", day=date(2025, 9, 15))
    world.report("c", "Nordkusten", day=(date(2025, 9, 1), date(2025, 9, 30)))
    found = world.assessments()[("p1", "death")]
    assert (found["earliest"], found["latest"]) == (date(2025, 9, 14), date(2025, 9, 15))


def test_a_conflict_with_an_open_end_stays_open(world):
    world.report("a", "Reka", day=date(2025, 9, 14))
    world.report("b", "Ledger", day=(date(2025, 10, 1), None))
    found = world.assessments()[("p1", "death")]
    assert (found["earliest"], found["latest"]) == (date(2025, 9, 14), None)


def test_dates_four_days_apart_are_contested(world):
    world.report("a", "Reka", day=date(2025, 9, 14))
    world.report("b", "Ledger", day=date(2025, 9, 18))
    found = world.assessments()[("p1", "death")]
    assert found["is_contested"]
    assert "contested_date" in found["reasons"]


def test_seen_alive_after_the_death_is_contested(world):
    world.roll("r1", [("p1", {"death_date": "2025-01-05"})])
    world.report("a", "Reka", types=("beating",), outcomes=(Outcome("injured_alive", Q),))
    found = world.assessments()
    assert "contested_alive" in found[("p1", "death")]["reasons"]
    assert not found[("p1", "beating")]["is_contested"]


def test_seen_alive_before_the_death_is_no_contradiction(world):
    world.roll("r1", [("p1", {"death_date": "2025-12-05"})])
    world.report("a", "Reka", types=("beating",), outcomes=(Outcome("injured_alive", Q),))
    assert not world.assessments()[("p1", "death")]["is_contested"]


def test_a_denial_contests(world):
    denied = AllegedPerpetrator("police", Attribution.DENIED)
    world.report("a", "Reka", perpetrators=(denied,))
    assert "contested_denied" in world.assessments()[("p1", "death")]["reasons"]


def test_the_region_of_most_voices_wins_and_is_contested(world):
    for roll_id, region in (("r1", "Tuva"), ("r2", "Tuva"), ("r3", "Vologda Oblast")):
        world.roll(roll_id, [("p1", {"region": region})])
    found = world.assessments()[("p1", "death")]
    assert found["region"] == "RU-TY"
    assert "contested_region" in found["reasons"]


def test_two_equal_categories_are_unknown_and_contested(world):
    world.roll("r1", [("p1", {"category": "contract"})])
    world.roll("r2", [("p1", {"category": "mobilised"})])
    found = world.assessments()[("p1", "death")]
    assert found["category"] is None
    assert "contested_category" in found["reasons"]


def test_two_beatings_by_one_voice_each_do_not_corroborate_one_another(world):
    world.report("a", "Reka", types=("beating",), incident="i1", day=date(2025, 1, 5))
    world.report("b", "Ledger", types=("beating",), incident="i2", day=date(2025, 6, 5))
    found = world.assessments()[("p1", "beating")]
    assert (found["standing"], found["is_contested"]) == ("reported", False)
    assert found["latest"] == date(2025, 1, 5)
    assert found["incident_ids"] == ["i1", "i2"]


def test_anonymous_channels_alone_only_allege(world):
    world.report("a", "t.me/torsk (Telegram)")
    world.report("b", None)
    assert world.assessments()[("p1", "death")]["standing"] == "alleged"


@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_input_changes_nothing(new_world, rng):
    found = []
    for shuffle in (list, lambda rows: rng.sample(rows, len(rows))):
        world = new_world()
        world.report("a", "Reka", chains=[[("Tamara", "relative", "p9")]], place="Ust-Belka")
        world.report("b", "Ledger", chains=[[("Reka", "outlet")]], day=date(2025, 9, 18))
        world.report("c", "Torsk Voice", types=("beating", "killing"), victims=("p1", "p2"))
        world.roll("r1", [("p1", {"category": "contract"}), ("p2", {"region": "Tuva"})])
        world.roll("r2", [("p1", {"category": "convict"})], compiled_from=("r1",))
        for name in ("claims", "documents", "persons", "incidents", "adoptions"):
            setattr(world, name, shuffle(getattr(world, name)))
        found.append(weigh_persons(world.statements(), world.case))
    assert found[0].equals(found[1])

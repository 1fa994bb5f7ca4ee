from datetime import date

import pyarrow as pa
import pytest

from tallymark.terms.claims import Act, IncidentClaim, Outcome
from tallymark.terms.dates import DateInterval
from tallymark.terms.decisions import DECISION_SCHEMA
from tallymark.terms.spans import Span
from tallymark.terms.weighing import STATEMENT_SCHEMA
from tallymark.weigh.statements import victim_acts

Q = Span(0, 1, "x")


def test_a_report_states_who_what_when_and_where(world):
    world.report("a", "Reka", types=("killing",), place="Усть-Белка")
    table = world.statements()
    row = table.to_pylist()[0]
    assert table.schema == STATEMENT_SCHEMA
    assert (row["person_id"], row["act"], row["root"], row["region"]) == (
        "p1", "death", "outlet:reka", "karnov",
    )  # fmt: skip
    assert (row["earliest"], row["latest"]) == (date(2025, 9, 14), date(2025, 9, 14))


def test_waiting_claims_state_nothing(world):
    world.report("a", "Reka")
    for claim in world.claims:
        claim["standing_in_review"] = "waiting"
    assert world.statements().num_rows == 0


def test_a_roll_row_states_a_death_with_its_cells(world):
    cells = {"death_date": "2024-02", "region": "Вологодская область", "category": "Mobilised"}
    world.roll("r1", [("p1", cells)])
    row = world.statements().to_pylist()[0]
    assert (row["root"], row["root_type"], row["act"]) == ("roll:r1", "roll", "death")
    assert (row["earliest"], row["latest"]) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (row["region"], row["category"]) == ("RU-VLG", "mobilised")


@pytest.mark.parametrize("written", [None, "31.02.2023", "2023-02-31", "spring"])
def test_a_date_that_is_no_date_stays_unknown(world, written):
    world.roll("r1", [("p1", {"death_date": written})])
    row = world.statements().to_pylist()[0]
    assert (row["earliest"], row["latest"]) == (None, None)


def test_a_roll_of_many_rows_is_one_voice_a_fact(world):
    world.roll("r1", [("p1", {}), ("p1", {}), ("p2", {})])
    assert world.roots("p1") == {"roll:r1"} == world.roots("p2")


def test_a_roll_compiled_from_another_is_no_voice_of_its_own(world):
    world.roll("r1", [("p1", {})])
    world.roll("r2", [("p1", {}), ("p2", {})], compiled_from=("r1",))
    assert world.roots("p1") == {"roll:r1"} == world.roots("p2")


def test_a_roll_compiled_from_two_repeats_the_one_that_lists_the_person(world):
    world.roll("r1", [("p2", {})])
    world.roll("r2", [("p1", {})])
    world.roll("r3", [("p1", {}), ("p2", {}), ("p3", {})], compiled_from=("r1", "r2"))
    assert world.roots("p1") == {"roll:r2"}
    assert world.roots("p2") == {"roll:r1"} == world.roots("p3")


def test_rolls_compiled_from_each_other_are_one_voice(world):
    world.roll("r1", [("p1", {})], compiled_from=("r2",))
    world.roll("r2", [("p1", {})], compiled_from=("r1",))
    assert world.roots() == {"roll:r1"}


def test_two_rolls_of_one_compiler_are_one_voice(world):
    world.roll("r1", [("p1", {})], source="Spisok")
    world.roll("r2", [("p1", {})], source="Список")
    assert world.roots() == {"roll:r1"}


def test_an_act_said_of_one_victim_is_not_said_of_another():
    value = IncidentClaim(
        ("transfer", "killing"), (Act("transfer", Q), Act("killing", Q, "b")), victims=("a", "b")
    )
    assert victim_acts(value, "a") == ("transfer",)
    assert victim_acts(value, "b") == ("killing",)


def test_killed_and_injured_without_names_says_of_nobody_which():
    assert victim_acts(
        IncidentClaim(("shelling", "killing", "injury"), victims=("a", "b")), "a"
    ) == ("shelling",)


def test_an_act_that_the_scope_names_stays_itself(world):
    world.report("a", "Reka", types=("beating", "patrol"))
    assert {row["act"] for row in world.statements().to_pylist()} == {"beating", "patrol"}


def test_a_death_given_with_a_victim_alone_is_stated(world):
    world.document("a", "Reka", "An obituary of somebody")
    died = DateInterval.of_day(date(2024, 5, 2))
    world.victim("a", "p1", roles=("victim",), death=died)
    row = world.statements().to_pylist()[0]
    assert (row["act"], row["earliest"], row["root"]) == ("death", date(2024, 5, 2), "outlet:reka")


def test_a_victim_who_came_out_alive_is_stated_alive(world):
    world.report("a", "Reka", types=("beating",), outcomes=(Outcome("injured_alive", Q),))
    assert {row["act"] for row in world.statements().to_pylist()} == {"beating", "alive"}


def test_an_editors_rejection_as_untrue_is_a_statement_against(world):
    world.report("a", "Reka")
    claim = next(one for one in world.claims if one["kind"] == "incident")
    claim["standing_in_review"] = "rejected"
    decision = {
        "decision_id": "x1", "claim_id": claim["claim_id"], "document_id": "a", "start": 0,
        "end": 1, "kind": "incident", "value_digest": "", "verdict": "reject", "by": "e1",
        "role": "editor", "reason": "refuted: seen alive", "value": None, "sensitivity": 1,
        "position": 2,
    }  # fmt: skip
    decisions = pa.Table.from_pylist([decision], schema=DECISION_SCHEMA)
    rows = world.statements(decisions=decisions).to_pylist()
    assert [(row["root"], row["root_type"]) for row in rows] == [("editor:e1", "editor")]
    assert world.assessments(decisions=decisions)[("p1", "death")]["standing"] == "refuted"

"""Whose value is put before people where several readers propose one claim."""

from typing import Any

import pyarrow as pa

from tallymark.review import Current, apply_decisions, next_tasks, write_decisions
from tallymark.terms.claims import CLAIM_SCHEMA
from tallymark.terms.decisions import DECISION_SCHEMA
from tallymark.terms.journal import ReadingRecord
from tests.review.test_apply import claim, decision, person


def reviewed(
    claims: list[dict[str, Any]], *readers: str, decisions: tuple[dict[str, Any], ...] = ()
) -> pa.Table:
    readings = [ReadingRecord("d1", reader, ("k1",)) for reader in readers]
    return apply_decisions(
        pa.Table.from_pylist(claims, schema=CLAIM_SCHEMA),
        pa.Table.from_pylist(list(decisions), schema=DECISION_SCHEMA),
        Current.of(readings, [], [], ["rules", "llm"]),
    )


TWO = [claim(person(41)), claim(person(14), reader="llm/1")]


def test_both_values_are_kept_and_the_case_s_first_reader_is_asked() -> None:
    (row,) = reviewed(TWO, "rules/1", "llm/1").to_pylist()
    assert b'"age":41' in row["value"]
    assert [(one["reader"], one["differs"]) for one in row["votes"]] == [
        ("rules/1", []), ("llm/1", ["age"]),
    ]  # fmt: skip
    assert b'"age":14' in row["votes"][1]["value"]


def test_the_order_in_which_readers_read_does_not_change_who_is_asked() -> None:
    (row,) = reviewed(TWO[::-1], "llm/1", "rules/1").to_pylist()
    assert b'"age":41' in row["value"]


def test_a_claim_of_one_reader_alone_is_shown() -> None:
    table = reviewed([claim(person(14), reader="llm/1")], "llm/1")
    assert table["standing_in_review"].to_pylist() == ["waiting"]
    assert [one["reader"] for one in table["votes"][0].as_py()] == ["llm/1"]


def test_what_one_reader_protects_no_other_opens() -> None:
    claims = [{**claim(person(41)), "sensitivity": 1},
              {**claim(person(), reader="llm/1"), "sensitivity": 2}]  # fmt: skip
    assert reviewed(claims, "rules/1", "llm/1")["sensitivity"].to_pylist() == [2]
    said = decision("accept", person(41))
    accepted = reviewed(claims, "rules/1", "llm/1", decisions=(said,))
    assert accepted["sensitivity"].to_pylist() == [2]


def test_an_accepted_value_stays_anchored_while_some_reader_proposes_it() -> None:
    claims = [claim(person(14)), claim(person(41), reader="llm/1")]
    (row,) = reviewed(
        claims, "rules/1", "llm/1", decisions=(decision("accept", person(41)),)
    ).to_pylist()
    assert (row["standing_in_review"], row["is_anchored"]) == ("accepted", True)
    assert b'"age":41' in row["value"]


def test_a_rejection_holds_while_the_value_that_is_asked_stays_the_same() -> None:
    said = decision("reject", person(41))
    assert reviewed(TWO, "rules/1", "llm/1", decisions=(said,))[
        "standing_in_review"
    ].to_pylist() == ["rejected"]


def test_what_more_readers_propose_is_asked_first_and_names_its_readers() -> None:
    alone = claim(person(), claim_id="k0", reader="rules/1")
    claims = [alone, *TWO]
    readings = [ReadingRecord("d1", "rules/1", ("k0", "k1")), ReadingRecord("d1", "llm/1", ("k1",))]
    table = apply_decisions(
        pa.Table.from_pylist(claims, schema=CLAIM_SCHEMA),
        pa.Table.from_pylist([], schema=DECISION_SCHEMA),
        Current.of(readings, [], [], ["rules", "llm"]),
    )
    first, second = next_tasks(table)
    assert (first.subject, second.subject) == ("k1", "k0")
    assert first.why.endswith("proposed by rules/1 and llm/1 (differs in age)")
    assert second.why.endswith("proposed by rules/1 alone")


def test_where_one_reader_reads_nothing_is_said_of_votes() -> None:
    (task,) = next_tasks(reviewed([claim(person())], "rules/1"))
    assert task.why == "person: nobody has judged it yet"


def test_the_decisions_file_shows_who_proposes_and_what_another_says_instead() -> None:
    text = write_decisions(reviewed(TWO, "rules/1", "llm/1"), {})
    assert ',2,rules/1 llm/1,"{""llm/1"": {""age"": 14}}",,,\n' in text

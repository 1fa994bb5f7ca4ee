"""What people said of a claim so far, as the one sees it who is asked next."""

import json
from typing import Any

import pyarrow as pa

from tallymark.review import Words, next_tasks, read_decisions, write_decisions
from tallymark.terms.claims import REVIEWED_SCHEMA
from tallymark.terms.decisions import DECISION_SCHEMA

PROPOSED = {"name": "Anna Vest", "age": None}
AMENDED = {"name": "Anna Vest", "age": 41}
CLAIM = {
    "claim_id": "k1", "document_id": "d1", "kind": "person", "key": "person:0-9", "start": 0,
    "end": 9, "quote": "Anna Vest", "value": json.dumps(PROPOSED).encode(), "value_digest": "x",
    "reader": "rules/1", "sensitivity": 1, "position": 1, "standing_in_review": "waiting",
    "decision_ids": [], "is_anchored": True,
}  # fmt: skip
WAITING = pa.Table.from_pylist([CLAIM], schema=REVIEWED_SCHEMA)


def words(*said: tuple[str, str, dict[str, Any] | None], by: str, digest: str = "x") -> Words:
    rows = [
        {
            "decision_id": f"x{at}", "claim_id": "k1", "document_id": "d1", "start": 0, "end": 9,
            "kind": "person", "value_digest": digest, "verdict": verdict, "by": person,
            "role": "reviewer", "reason": "", "value": value and json.dumps(value).encode(),
            "sensitivity": 1, "position": at,
        }
        for at, (person, verdict, value) in enumerate(said)
    ]  # fmt: skip
    return Words.of(pa.Table.from_pylist(rows, schema=DECISION_SCHEMA), by)


def why(said: Words) -> list[str]:
    return [task.why for task in next_tasks(WAITING, words=said)]


def test_who_has_judged_a_claim_is_not_asked_again() -> None:
    assert why(words(("r1", "accept", None), by="r1")) == []


def test_the_second_person_is_told_that_one_has_judged() -> None:
    said = words(("r1", "accept", None), by="r2")
    assert why(said) == ["person: one person has judged it, a second must confirm"]


def test_those_who_disagree_are_both_asked() -> None:
    said = words(("r1", "amend", AMENDED), ("r2", "accept", None), by="r1")
    assert why(said) == ["person: people disagree about it"]


def test_who_judged_an_older_proposal_is_asked_of_the_newer() -> None:
    said = words(("r1", "reject", None), by="r1", digest="older")
    assert why(said) == ["person: a newer reader proposes something else"]


def test_an_amendment_goes_to_the_other_to_be_confirmed_as_it_is() -> None:
    text = write_decisions(WAITING, {}, words=words(("r1", "amend", AMENDED), by="r2"))
    line = read_decisions(text.replace(",,,,,", ",,,,accept,", 1))[0]
    assert (line.verdict, line.value) == ("accept", {"age": 41})


def test_a_decisions_file_leaves_out_what_waits_for_somebody_else() -> None:
    text = write_decisions(WAITING, {}, words=words(("r1", "amend", AMENDED), by="r1"))
    assert len(text.splitlines()) == 1

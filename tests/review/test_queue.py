"""What is asked next."""

import pyarrow as pa

from tallymark.review import next_tasks
from tallymark.terms.claims import REVIEWED_SCHEMA
from tallymark.terms.people import WaitingPair


def reviewed(*rows: tuple[str, str, str, bool]) -> pa.Table:
    made = [
        {"claim_id": one, "document_id": "d1", "kind": kind, "key": f"{kind}:0-1", "start": 0,
         "end": 1, "quote": "x", "value": b"{}", "value_digest": "x", "reader": "rules/1",
         "sensitivity": 1, "position": 1, "standing_in_review": standing, "decision_ids": [],
         "is_anchored": is_anchored}
        for one, kind, standing, is_anchored in rows
    ]  # fmt: skip
    return pa.Table.from_pylist(made, schema=REVIEWED_SCHEMA)


def test_rolls_come_first_then_pairs_then_incidents_and_persons() -> None:
    claims = reviewed(("k1", "place", "waiting", True), ("k2", "incident", "waiting", True),
                      ("k3", "person", "waiting", True))  # fmt: skip
    tasks = next_tasks(claims, [WaitingPair("k8", "k9", 0.6, 0.5)], ["d7"])
    assert [task.subject for task in tasks] == ["d7", "k8", "k2", "k3", "k1"]


def test_the_pair_nearest_to_even_odds_is_asked_first() -> None:
    pairs = [WaitingPair("k1", "k2", 0.85, 1), WaitingPair("k3", "k4", 0.55, 1)]
    assert [task.subject for task in next_tasks(reviewed(), pairs)] == ["k3", "k1"]


def test_what_was_accepted_and_no_longer_anchors_is_shown() -> None:
    tasks = next_tasks(reviewed(("k1", "person", "accepted", False)))
    assert [(task.kind, task.subject) for task in tasks] == [("unanchored", "k1")]


def test_what_is_decided_is_not_asked_again() -> None:
    claims = reviewed(("k1", "person", "accepted", True), ("k2", "person", "rejected", True))
    assert next_tasks(claims) == []

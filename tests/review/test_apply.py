"""How decisions apply to claims, and outlive readers."""

from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.review import Current, apply_decisions
from tallymark.terms.claims import CLAIM_SCHEMA, PersonClaim
from tallymark.terms.decisions import DECISION_SCHEMA
from tallymark.terms.journal import ReadingRecord
from tallymark.terms.payload import digest, to_bytes
from tallymark.terms.spans import Span

SPAN = Span(0, 9, "Anna Vest")


def person(age: int | None = None) -> PersonClaim:
    return PersonClaim("Anna Vest", (SPAN,), age=age)


def claim(value: PersonClaim, *, reader: str = "rules/1", claim_id: str = "k1") -> dict[str, Any]:
    return {
        "claim_id": claim_id, "document_id": "d1", "kind": "person", "key": "person:0-9",
        "start": 0, "end": 9, "quote": "Anna Vest", "value": to_bytes(value),
        "value_digest": digest(value), "reader": reader, "roll_id": None, "row_key": None,
        "edition": None, "sensitivity": 1, "position": 1,
    }  # fmt: skip


def decision(
    verdict: str, judged: PersonClaim, *, by: str = "r1", value: PersonClaim | None = None,
    role: str = "reviewer",
) -> dict[str, Any]:  # fmt: skip
    return {
        "decision_id": f"x-{by}-{verdict}", "claim_id": "k1", "document_id": "d1", "start": 0,
        "end": 9, "kind": "person", "value_digest": digest(judged), "verdict": verdict, "by": by,
        "role": role, "reason": "", "value": None if value is None else to_bytes(value),
        "sensitivity": 1, "position": 2,
    }  # fmt: skip


def review(
    claims: list[dict[str, Any]], decisions: list[dict[str, Any]], *, reviewers: int = 1,
    proposed: tuple[str, ...] = ("k1",),
) -> list[dict[str, Any]]:  # fmt: skip
    return apply_decisions(
        pa.Table.from_pylist(claims, schema=CLAIM_SCHEMA),
        pa.Table.from_pylist(decisions, schema=DECISION_SCHEMA),
        Current(frozenset(proposed)),
        reviewers=reviewers,
    ).to_pylist()


def standing(*args: Any, **more: Any) -> str:
    return str(review(*args, **more)[0]["standing_in_review"])


def test_a_claim_that_nobody_judged_waits() -> None:
    assert standing([claim(person())], []) == "waiting"


@pytest.mark.parametrize(
    ("verdict", "becomes"), [("accept", "accepted"), ("reject", "rejected"), ("add", "accepted")]
)
def test_one_word_decides_where_one_reviewer_is_enough(verdict: str, becomes: str) -> None:
    assert standing([claim(person())], [decision(verdict, person())]) == becomes


def test_the_last_word_holds_where_one_reviewer_is_enough() -> None:
    said = [decision("accept", person()), decision("reject", person(), by="r2")]
    assert standing([claim(person())], said) == "rejected"


def test_an_amended_claim_bears_the_amended_value() -> None:
    row = review([claim(person())], [decision("amend", person(), value=person(28))])[0]
    assert (row["standing_in_review"], row["value_digest"]) == ("accepted", digest(person(28)))
    assert row["value"] == to_bytes(person(28))


def test_nobody_confirms_their_own_amendment_where_two_are_asked_for() -> None:
    amended = decision("amend", person(), value=person(28))
    again = decision("accept", person(28))
    other = decision("accept", person(28), by="r2")
    assert standing([claim(person())], [amended, again], reviewers=2) == "waiting"
    assert standing([claim(person())], [amended, other], reviewers=2) == "accepted"


def test_two_different_people_accept_where_two_are_asked_for() -> None:
    said = [decision("accept", person()), decision("accept", person(), by="r2")]
    assert standing([claim(person())], said, reviewers=2) == "accepted"
    assert standing([claim(person())], said[:1], reviewers=2) == "waiting"


def test_one_voice_against_keeps_a_claim_waiting_where_two_are_asked_for() -> None:
    said = [decision("accept", person()), decision("accept", person(), by="r2"),
            decision("reject", person(), by="r3")]  # fmt: skip
    assert standing([claim(person())], said, reviewers=2) == "waiting"


def test_a_decision_survives_a_reader_that_proposes_the_same() -> None:
    claims = [claim(person()), claim(person(), reader="rules/2")]
    row = review(claims, [decision("accept", person())])[0]
    assert (row["standing_in_review"], row["is_anchored"]) == ("accepted", True)


def test_what_was_accepted_stands_where_a_better_reader_says_something_else() -> None:
    claims = [claim(person()), claim(person(31), reader="rules/2")]
    row = review(claims, [decision("accept", person())])[0]
    assert row["value_digest"] == digest(person())
    assert (row["standing_in_review"], row["is_anchored"]) == ("accepted", False)


def test_what_was_accepted_is_shown_where_the_newest_reader_no_longer_proposes_it() -> None:
    row = review([claim(person())], [decision("accept", person())], proposed=())[0]
    assert (row["standing_in_review"], row["is_anchored"]) == ("accepted", False)


def test_a_new_value_after_a_rejection_waits_again() -> None:
    claims = [claim(person()), claim(person(31), reader="rules/2")]
    assert standing(claims, [decision("reject", person())]) == "waiting"


def test_what_only_an_older_reader_proposed_and_nobody_judged_is_not_asked() -> None:
    assert review([claim(person())], [], proposed=()) == []


def test_the_newest_reading_of_each_reader_says_what_is_proposed() -> None:
    readings = [
        ReadingRecord("d1", "rules/1", ("k1", "k2")), ReadingRecord("d1", "rules/2", ("k2",)),
        ReadingRecord("d1", "other/1", ("k3",)),
    ]  # fmt: skip
    assert Current.of(readings, [], []).proposed == {"k2", "k3"}


def row_claim(**more: Any) -> dict[str, Any]:
    return {**claim(person()), "kind": "row", "value": b"{}", **more}


def test_rows_stand_with_their_edition_and_fall_with_their_withdrawal() -> None:
    table = pa.Table.from_pylist(
        [row_claim(claim_id=one, document_id=document)
         for one, document in (("k1", "d1"), ("k2", "d2"), ("k3", "d1"))],
        schema=CLAIM_SCHEMA,
    )  # fmt: skip
    current = Current(frozenset(), frozenset({"d1"}), frozenset({"k3"}))
    done = apply_decisions(table, pa.Table.from_pylist([], schema=DECISION_SCHEMA), current)
    assert done["standing_in_review"].to_pylist() == ["accepted", "waiting", "withdrawn"]


VERDICTS = st.sampled_from(["accept", "reject", "amend"])


@given(st.lists(st.tuples(VERDICTS, st.sampled_from(["r1", "r2", "r3"])), max_size=8))
def test_two_people_stand_behind_whatever_is_accepted_where_two_are_asked_for(
    said: list[tuple[str, str]],
) -> None:
    decisions = [
        decision(what, person(), by=by, value=person(28) if what == "amend" else None)
        for what, by in said
    ]
    row = review([claim(person())], decisions, reviewers=2)[0]
    newest = {one["by"]: one for one in decisions}
    behind = [one for one in newest.values()
              if digest(person(28) if one["value"] else person()) == row["value_digest"]
              and one["verdict"] != "reject"]  # fmt: skip
    assert row["standing_in_review"] != "accepted" or len(behind) >= 2

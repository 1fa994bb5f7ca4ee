"""What to ask people next: what moves the tally most comes first."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from tallymark.review.words import Words
from tallymark.terms.decisions import Task
from tallymark.terms.people import WaitingPair

KIND_WEIGHT = {
    "incident": 9.0, "person": 8.0, "figure": 7.0, "chain": 6.0, "source": 5.0, "date": 4.0,
    "place": 3.0, "unit": 2.0, "organisation": 1.0,
}  # fmt: skip
"""A chosen order, not a measured one: persons and incidents make marks, the rest qualifies them."""


def next_tasks(
    reviewed: pa.Table,
    waiting_pairs: Sequence[WaitingPair] = (),
    waiting_rolls: Sequence[str] = (),
    *,
    words: Words | None = None,
) -> list[Task]:
    """What waits for a person, heaviest first; ties in a stable order.

    `waiting_rolls`: document ids of rolls that nobody adopted. `words`: what people said so far;
    a claim that waits for a second person is not asked of the first again. Of claims of one kind
    those come first that more readers propose; where several readers read, `why` names them.
    """
    votes = [one or [] for one in reviewed["votes"].to_pylist()]
    is_voted = len({vote["reader"] for cast in votes for vote in cast}) > 1
    tasks = [Task("roll", roll, 100.0, "a roll waits to be adopted") for roll in waiting_rolls]
    for row in reviewed.to_pylist():
        voted = _vote_words(row["votes"] or []) if is_voted else ""
        tasks.extend(_of_claim(row, words or Words({}), voted))
    for pair in waiting_pairs:
        # The pair nearest to even odds tells the model most.
        weight = 50.0 + 40.0 * (1.0 - abs(2.0 * pair.probability - 1.0))
        why = "one person or two: the tally moves by one"
        tasks.append(Task("pair", pair.left, weight, why, pair.right))
    return sorted(tasks, key=lambda task: (-task.weight, task.subject, task.other or ""))


def _of_claim(row: Mapping[str, Any], words: Words, voted: str) -> list[Task]:
    claim, kind = str(row["claim_id"]), str(row["kind"])
    if kind == "row":
        return []
    # Less than one, so that votes order the claims of a kind and never the kinds.
    weight = KIND_WEIGHT.get(kind, 0.0) + 1.0 - 1.0 / max(len(row["votes"] or ()), 1)
    if row["standing_in_review"] == "waiting":
        why = words.why_waiting(row)
        return [] if why is None else [Task("claim", claim, weight, f"{kind}: {why}{voted}")]
    if row["standing_in_review"] == "accepted" and not row["is_anchored"]:
        why = f"{kind}, accepted: the newest reader proposes something else, or nothing"
        return [Task("unanchored", claim, weight + 20.0, why + voted)]
    return []


def _vote_words(votes: Sequence[Mapping[str, Any]]) -> str:
    """ "; proposed by rules/1 and spacy-en/1 (differs in name)": readers and fields, no values."""
    said = [
        vote["reader"] + (f" (differs in {', '.join(vote['differs'])})" if vote["differs"] else "")
        for vote in votes
    ]
    if not said:
        return ""
    return (
        f"; proposed by {said[0]} alone"
        if len(said) == 1
        else f"; proposed by {' and '.join(said)}"
    )

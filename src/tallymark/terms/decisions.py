"""What people judged: added, never edited."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pyarrow as pa


class Verdict(StrEnum):
    """What a reviewer does with a claim; `ADD` brings in one that no reader proposed."""

    ACCEPT = "accept"
    AMEND = "amend"
    REJECT = "reject"
    ADD = "add"


class Judgement(StrEnum):
    """What a reviewer says of two mentions, or of a person and an incident's group."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    MEMBER = "member"
    NOT_MEMBER = "not_member"


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a decision hangs on: document, span, kind and value, so that it outlives readers.

    `value_digest` is of the value judged; where a newer reader's value differs, the old decision
    keeps the old value standing and the new proposal waits for a person.
    """

    document_id: str
    start: int
    end: int
    kind: str
    value_digest: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What one reviewer decided on one claim, and why. `value`: plain data of the amended value."""

    id: str
    claim_id: str
    anchor: Anchor
    verdict: Verdict
    by: str
    role: str
    reason: str = ""
    value: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class LinkJudgement:
    """What one reviewer says of two mentions (claim ids); `revokes` names an earlier one's id.

    With `MEMBER`, `left` is a person mention and `right` an incident claim: that person is among
    the group of that incident.
    """

    id: str
    left: str
    right: str
    judgement: Judgement
    by: str
    role: str
    reason: str = ""
    revokes: str | None = None


DECISION_SCHEMA = pa.schema(
    [
        pa.field("decision_id", pa.string(), nullable=False),
        pa.field("claim_id", pa.string(), nullable=False),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("end", pa.int64(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("value_digest", pa.string(), nullable=False),
        pa.field("verdict", pa.string(), nullable=False),
        pa.field("by", pa.string(), nullable=False),
        pa.field("role", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("value", pa.binary()),
        pa.field("sensitivity", pa.int8(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
    ]
)
"""Decisions as columns, in the order of the ledger; `value` as in `CLAIM_SCHEMA`."""

JUDGEMENT_SCHEMA = pa.schema(
    [
        pa.field("judgement_id", pa.string(), nullable=False),
        pa.field("left", pa.string(), nullable=False),
        pa.field("right", pa.string(), nullable=False),
        pa.field("judgement", pa.string(), nullable=False),
        pa.field("by", pa.string(), nullable=False),
        pa.field("role", pa.string(), nullable=False),
        pa.field("reason", pa.string(), nullable=False),
        pa.field("revokes", pa.string()),
        pa.field("sensitivity", pa.int8(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
    ]
)
"""Judgements on pairs as columns, in the order of the ledger."""


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits for a person: `kind` is claim, changed_claim, unanchored, pair, roll.

    `subject` and `other` are ids; `weight` orders the queue (higher first); `why` says what hangs
    on it, in words without names.
    """

    kind: str
    subject: str
    weight: float
    why: str
    other: str | None = None

"""Review applies what people decided to what readers proposed, and says what to ask next.

In: claims (`CLAIM_SCHEMA`), decisions (`DECISION_SCHEMA`), readings, adoptions. Out: reviewed
claims (`REVIEWED_SCHEMA`) and `Task`s. Decisions files are read and written here as text.
"""

from tallymark.review.apply import Current, apply_decisions
from tallymark.review.decisions_file import DecisionLine, read_decisions, write_decisions
from tallymark.review.queue import next_tasks
from tallymark.review.sample import choose_sample
from tallymark.review.words import Words

__all__ = [
    "Current",
    "DecisionLine",
    "Words",
    "apply_decisions",
    "choose_sample",
    "next_tasks",
    "read_decisions",
    "write_decisions",
]

"""What people said of each claim so far, as one of them sees it who is asked next."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tallymark.terms.decisions import Verdict
from tallymark.terms.payload import from_bytes


@dataclass(frozen=True, slots=True)
class Words:
    """The newest word of each person on each claim: claim id -> person -> row of a decision.

    `by`: who is asked; `None` asks for everybody, and then nobody has spoken.
    """

    newest: Mapping[str, Mapping[str, Mapping[str, Any]]]
    by: str | None = None

    @classmethod
    def of(cls, decisions: pa.Table, by: str | None = None) -> "Words":
        """From `DECISION_SCHEMA` in the order of the ledger."""
        newest: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for row in decisions.to_pylist():
            newest[row["claim_id"]][row["by"]] = row
        return cls(newest, by)

    def why_waiting(self, row: Mapping[str, Any]) -> str | None:
        """Why a waiting claim is asked of this person; `None` where it waits for somebody else."""
        said = self._on(row)
        if not said:
            has_older = bool(self.newest.get(row["claim_id"]))
            return "a newer reader proposes something else" if has_older else (
                "nobody has judged it yet"
            )  # fmt: skip
        if len(said) > 1:
            return "people disagree about it"
        if self.by in said:
            return None
        amends = self.amendment(row) is not None
        return f"one person has {'amended' if amends else 'judged'} it, a second must confirm"

    def amendment(self, row: Mapping[str, Any]) -> dict[str, Any] | None:
        """The fields that one other person amended and that nobody has confirmed yet."""
        said = self._on(row)
        if len(said) != 1 or self.by in said:
            return None
        (word,) = said.values()
        if word["value"] is None or word["verdict"] == Verdict.REJECT:
            return None
        proposed = from_bytes(row["value"], dict)
        amended = from_bytes(word["value"], dict)
        return {name: part for name, part in amended.items() if proposed.get(name) != part}

    def _on(self, row: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
        """Words on what is proposed now, not on what an older reader proposed."""
        found = self.newest.get(row["claim_id"], {})
        return {by: one for by, one in found.items() if one["value_digest"] == row["value_digest"]}

"""What editors decided about publication: who is cleared by name, what in words, what is signed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tallymark.terms.protection import Clearance, Protection


@dataclass(frozen=True, slots=True)
class Clearances:
    """The latest decision on each subject, and the namesakes that were signed.

    Defaults are closed: a subject without a decision is not cleared. A `PROTECT` ends whatever
    was cleared or signed before it on the same subject; a later clearing lifts it.
    """

    latest: dict[str, Clearance]
    signed: frozenset[tuple[str, str]]

    def is_protected(self, subject: str) -> bool:
        """Whether the last word on `subject` is that it must not appear."""
        return self.latest.get(subject) is Clearance.PROTECT

    def has_name(self, person_id: str) -> bool:
        """Whether a person may be named."""
        return self.latest.get(person_id) is Clearance.CLEAR_NAME

    def has_quote(self, claim_id: str) -> bool:
        """Whether a claim's words may be quoted."""
        return self.latest.get(claim_id) is Clearance.CLEAR_QUOTE

    def has_incident(self, incident_id: str) -> bool:
        """Whether an incident may have a page of its own."""
        return self.latest.get(incident_id) is Clearance.CLEAR_INCIDENT

    def cleared_names(self, person_ids: Iterable[str]) -> frozenset[str]:
        """Those of `person_ids` who may be named."""
        return frozenset(one for one in person_ids if self.has_name(one))


def read_clearances(protections: Sequence[Protection]) -> Clearances:
    """What holds after `protections`, in the order of the ledger."""
    latest: dict[str, Clearance] = {}
    signed: dict[str, set[str]] = {}
    for one in protections:
        if one.clearance is Clearance.SIGN_NAMESAKE:
            if one.found_for is not None:
                signed.setdefault(one.subject, set()).add(one.found_for)
            continue
        latest[one.subject] = one.clearance
        if one.clearance is Clearance.PROTECT:
            signed.pop(one.subject, None)
    pairs = frozenset((subject, other) for subject, found in signed.items() for other in found)
    return Clearances(latest, pairs)

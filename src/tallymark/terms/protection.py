"""What must not appear and who may lift it. Open to casebook, review and disclose alone."""

from dataclasses import dataclass
from enum import StrEnum


class Clearance(StrEnum):
    """What an editor does about publication: protect, or clear by name or in words."""

    PROTECT = "protect"
    CLEAR_NAME = "clear_name"
    CLEAR_QUOTE = "clear_quote"
    CLEAR_INCIDENT = "clear_incident"
    SIGN_NAMESAKE = "sign_namesake"


@dataclass(frozen=True, slots=True)
class Protection:
    """One editor's decision about what may leave. The latest on a subject holds.

    `subject` is an id: a person, a claim (its quote), an incident; for `SIGN_NAMESAKE` the id of
    the protected mention whose name was found, with `found_for` the cleared subject it was found
    in. Without any, a person's name is protected: defaults are closed.
    """

    id: str
    subject: str
    clearance: Clearance
    by: str
    role: str
    reason: str
    found_for: str | None = None


@dataclass(frozen=True, slots=True)
class ProtectedName:
    """A name that must not be found in anything written: `subject` is the mention's id."""

    subject: str
    name: str
    surname: str | None = None
    given: str | None = None
    is_strict: bool = False
    """Strict: also the surname alone is searched for (somebody an editor protected, a witness,
    a relative, a person being searched for); otherwise surname and given name together."""

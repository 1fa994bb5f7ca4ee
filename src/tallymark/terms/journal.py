"""The ledger: a journal of commits, each a batch of entries under one Merkle root."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tallymark.terms.sensitivity import Sensitivity


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to be recorded: a term, its kind, and how far it may travel.

    `kind`: case, original, sighting, custody, document, passage, reading, claim, failure,
    decision, judgement, adoption, withdrawal, protection, linkage, person, incident, release,
    tombstone. `term` is a dataclass of `terms/`. `subject` is the id it is about.
    """

    kind: str
    subject: str
    term: Any
    sensitivity: Sensitivity = Sensitivity.INTERNAL


@dataclass(frozen=True, slots=True)
class Commit:
    """One transaction: who, when, why, and the hash that chains it to the one before.

    `position` counts from 1. `root` is the Merkle root (RFC 6962) of the entries' commitments;
    `hash` is SHA-256 of the canonical header, which holds `previous`.
    """

    position: int
    recorded_at: datetime
    by: str
    role: str
    step: str
    entries: int
    root: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Access:
    """Who reads, as what, for which purpose, and as known at which ledger position.

    `known_at` `None` is now. On one laptop roles are advisory; on a server they bind.
    """

    by: str = "local"
    role: str = "editor"
    purpose: str = "work"
    known_at: int | None = None


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is left of something lawfully erased: which entries, why, who asked. No content."""

    id: str
    reason: str
    by: str
    entries: tuple[int, ...]
    originals: tuple[str, ...] = ()

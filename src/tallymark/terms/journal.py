"""The ledger: a journal of commits, each a batch of entries under one Merkle root."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from tallymark.terms.case import Case
from tallymark.terms.people import WaitingPair
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
    restates: int | None = None
    """The erased entry that this one stands for, whose place in time it takes."""


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


@dataclass(frozen=True, slots=True)
class CaseRecord:
    """`case.toml` as it stood when something was recorded: scope and policy have a history too."""

    case: Case


@dataclass(frozen=True, slots=True)
class Sighting:
    """The same bytes met again, under another name or at another time: no second original."""

    original_id: str
    name: str


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """That a reader has read a document: which claims it proposes and what the check dropped.

    `reader` is name/version: a newer version's reading supersedes an older one's.
    """

    document_id: str
    reader: str
    claim_ids: tuple[str, ...] = ()
    dropped: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PersonMentions:
    """From this commit on, `person_id` is exactly these mentions.

    No mentions: the person is gone; `merged_into` then leads on (`None` after an erasure).
    """

    person_id: str
    mentions: tuple[str, ...]
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentAccounts:
    """From this commit on, `incident_id` is told by exactly these accounts (incident claims)."""

    incident_id: str
    accounts: tuple[str, ...]
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class LinkageRecord:
    """That a linkage was adopted: by which method, how many mentions, which pairs wait."""

    method: str
    mentions: int
    persons: int
    incidents: int
    waiting: tuple[WaitingPair, ...] = ()

"""What accepted claims on running text say happened: accounts, and the claims around them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import polars as pl
import pyarrow as pa

from tallymark.lang.places import regions
from tallymark.terms.claims import (
    VALUE_TYPES,
    ClaimKind,
    ClaimValue,
    IncidentClaim,
    PersonClaim,
    PlaceClaim,
)
from tallymark.terms.dates import DateInterval
from tallymark.terms.payload import from_bytes
from tallymark.terms.people import Linkage

_KINDS = ["person", "place", "date", "figure", "incident", "source", "chain"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stored:
    """One claim of a document: its id, value, sensitivity and ledger position."""

    claim_id: str
    value: ClaimValue
    sensitivity: int
    position: int


@dataclass(slots=True)
class DocumentClaims:
    """The accepted claims of one document by key, and the person each person claim is of."""

    document_id: str
    claims: dict[str, Stored] = field(default_factory=dict)
    persons: dict[str, str] = field(default_factory=dict)

    def get(self, key: str | None, kind: type[Value]) -> Value | None:
        """The value a key points to, `None` where it is not accepted or of another kind."""
        stored = self.claims.get(key) if key is not None else None
        return stored.value if stored is not None and isinstance(stored.value, kind) else None

    def sensitivity(self, *keys: str | None) -> int:
        """The highest sensitivity among the claims of these keys."""
        return max((self.claims[key].sensitivity for key in keys if key in self.claims), default=0)


@dataclass(frozen=True, slots=True)
class Account:
    """One document's account of one matter.

    `matter` joins the accounts of one incident (its id; an account of its own where it is not
    linked; for a death told of without an incident, that person's death). `interval` is given
    for such a death alone. `refuted_by`: the editor who rejected the account as untrue.
    """

    document_id: str
    claim_id: str
    key: str
    matter: str
    incident_id: str | None
    value: IncidentClaim
    sensitivity: int
    position: int
    interval: DateInterval | None = None
    refuted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Accounts:
    """All accounts, and the accepted claims of each document that has one."""

    documents: Mapping[str, DocumentClaims]
    accounts: tuple[Account, ...]


def read_accounts(
    reviewed: pa.Table, linkage: Linkage, refuted: Mapping[str, str] | None = None
) -> Accounts:
    """The accounts that reviewed claims hold, in the order of their documents' ids and keys.

    `refuted` maps rejected incident claims to the editor who rejected them as untrue.
    """
    refuted = refuted or {}
    claims = _text_claims(reviewed, refuted)
    persons = dict(zip(*_columns(linkage.persons, "mention_id", "person_id"), strict=True))
    incidents = dict(zip(*_columns(linkage.incidents, "claim_id", "incident_id"), strict=True))
    documents: dict[str, DocumentClaims] = {}
    accounts: list[Account] = []
    for row in claims.iter_rows(named=True):
        document = documents.setdefault(row["document_id"], DocumentClaims(row["document_id"]))
        value = from_bytes(row["value"], VALUE_TYPES[ClaimKind(row["kind"])])
        stored = Stored(row["claim_id"], value, row["sensitivity"], row["position"])
        if isinstance(value, IncidentClaim):
            incident_id = incidents.get(stored.claim_id)
            accounts.append(
                _account(document.document_id, row["key"], stored, incident_id, refuted)
            )
            if stored.claim_id in refuted:
                continue
        document.claims[row["key"]] = stored
        if stored.claim_id in persons:
            document.persons[row["key"]] = persons[stored.claim_id]
    accounts += _deaths_alone(documents, accounts)
    told = {account.document_id for account in accounts}
    return Accounts(
        {key: claims for key, claims in documents.items() if key in told},
        tuple(sorted(accounts, key=lambda item: (item.document_id, item.key))),
    )


def region_words(document: DocumentClaims, key: str | None) -> tuple[list[str], str | None]:
    """The names from a place up through its parents, and the name of its region if it has one."""
    names: list[str] = []
    seen: set[str] = set()
    while key is not None and key not in seen:
        seen.add(key)
        place = document.get(key, PlaceClaim)
        if place is None:
            break
        names.append(place.name)
        if place.type in {"region", "oblast", "krai", "republic", "federal_city"}:
            return names, place.name
        key = place.parent
    return names, None


def matched_region(document: DocumentClaims, key: str | None) -> str | None:
    """The region of the one place of a list that a place claim is said to mean."""
    place = document.get(key, PlaceClaim) if key is not None else None
    if place is None or len(place.matches) != 1 or place.matched_by is None:
        return None
    region = place.matches[0].region
    return region if region in {one.key for one in regions()} else None


def _text_claims(reviewed: pa.Table, refuted: Mapping[str, str]) -> pl.DataFrame:
    columns = ["claim_id", "document_id", "kind", "key", "value", "sensitivity", "position"]
    frame = pl.DataFrame(reviewed.select([*columns, "standing_in_review"]))
    is_kept = (pl.col("standing_in_review") == "accepted") | (
        (pl.col("kind") == "incident") & pl.col("claim_id").is_in(list(refuted))
    )
    frame = frame.filter(is_kept & pl.col("kind").is_in(_KINDS))
    return frame.select(columns).sort("document_id", "key", "claim_id", "position")


def _columns(table: pa.Table, *names: str) -> list[list[str]]:
    return [table.column(name).to_pylist() for name in names]


def _account(
    document_id: str,
    key: str,
    stored: Stored,
    incident_id: str | None,
    refuted: Mapping[str, str],
) -> Account:
    if not isinstance(stored.value, IncidentClaim):
        raise ValueError("an account is made of an incident claim")
    return Account(
        document_id,
        stored.claim_id,
        key,
        incident_id or f"claim:{stored.claim_id}",
        incident_id,
        stored.value,
        stored.sensitivity,
        stored.position,
        refuted_by=refuted.get(stored.claim_id),
    )


def _deaths_alone(
    documents: Mapping[str, DocumentClaims], accounts: list[Account]
) -> list[Account]:
    """Deaths that a document gives with a person (an obituary) and in no incident."""
    victims = {(one.document_id, key) for one in accounts for key in one.value.victims}
    found: list[Account] = []
    for document in documents.values():
        for key, person_id in document.persons.items():
            stored = document.claims[key]
            value = stored.value
            if not isinstance(value, PersonClaim) or value.death is None:
                continue
            if "victim" not in value.roles or (document.document_id, key) in victims:
                continue
            told = IncidentClaim(types=("death",), victims=(key,))
            found.append(
                Account(
                    document.document_id,
                    stored.claim_id,
                    key,
                    f"death:{person_id}",
                    None,
                    told,
                    stored.sensitivity,
                    stored.position,
                    value.death,
                )
            )
    return found

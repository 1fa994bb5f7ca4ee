"""Which term each kind of entry holds, and how older payload formats are brought up to date."""

from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec

from tallymark.terms.claims import VALUE_TYPES, Claim, Proposal
from tallymark.terms.decisions import Decision, LinkJudgement
from tallymark.terms.documents import CustodyEntry, Document, Failure, Original, Passage
from tallymark.terms.errors import DamagedError, NewerFormatError
from tallymark.terms.journal import (
    CaseRecord,
    IncidentAccounts,
    LinkageRecord,
    PersonMentions,
    ReadingRecord,
    Sighting,
    Tombstone,
)
from tallymark.terms.protection import Protection
from tallymark.terms.release import ReleaseRecord
from tallymark.terms.rolls import Adoption, Withdrawal
from tallymark.terms.written import WrittenClaim

TERMS: dict[str, tuple[type[Any], int]] = {
    "case": (CaseRecord, 1),
    "original": (Original, 1),
    "sighting": (Sighting, 1),
    "custody": (CustodyEntry, 1),
    "document": (Document, 1),
    "passage": (Passage, 1),
    "reading": (ReadingRecord, 1),
    "claim": (Claim, 1),
    "failure": (Failure, 1),
    "decision": (Decision, 1),
    "judgement": (LinkJudgement, 1),
    "adoption": (Adoption, 1),
    "withdrawal": (Withdrawal, 1),
    "protection": (Protection, 1),
    "linkage": (LinkageRecord, 1),
    "person": (PersonMentions, 1),
    "incident": (IncidentAccounts, 1),
    "release": (ReleaseRecord, 1),
    "tombstone": (Tombstone, 1),
}
"""Kind of entry -> the term it holds and the newest format of its payload."""

UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(kind, old format) -> a function from the plain payload to that of the next format."""


def format_of(kind: str) -> int:
    """The payload format that is written today for a kind of entry."""
    return TERMS[kind][1]


def read_payload(kind: str, version: int, body: bytes) -> Any:
    """The term that a payload holds, whatever format it was written in.

    Raises `NewerFormatError` where a later Tallymark wrote it, `DamagedError` where it is broken.
    """
    if kind not in TERMS or version > TERMS[kind][1]:
        raise NewerFormatError(
            f"an entry of kind {kind!r}, format {version}, was written by a later Tallymark: "
            "install that version to open this casebook"
        )
    term, newest = TERMS[kind]
    try:
        if version < newest:
            plain = msgspec.json.decode(body)
            for step in range(version, newest):
                plain = UPCASTERS[kind, step](plain)
            body = msgspec.json.encode(plain, order="sorted")
        if term is Claim:
            return _claim(body)
        return _decoder(kind).decode(body)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise DamagedError(f"a stored {kind} cannot be read: run `tallymark verify`") from error


@cache
def _decoder(kind: str) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(TERMS[kind][0])


_written = msgspec.json.Decoder(WrittenClaim).decode


def _claim(body: bytes) -> Claim:
    raw = _written(body)
    said = raw.proposal
    value = msgspec.json.decode(said.value, type=VALUE_TYPES[said.kind])
    return Claim(
        raw.id, raw.document_id, raw.reader,
        Proposal(said.kind, said.span, value, said.sensitivity),
    )  # fmt: skip

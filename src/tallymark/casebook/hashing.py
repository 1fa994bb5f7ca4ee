"""What the journal commits to: salted commitments, Merkle roots, chained headers.

`standalone_verifier.py` repeats these few lines with the standard library alone;
`docs/journal.md` states them in words.
"""

import hashlib
from collections.abc import Sequence

import msgspec

SALT_BYTES = 32
NO_COMMIT = "0" * 64
"""`previous` of the first commit."""


def commitment_of(salt: bytes, body: bytes) -> str:
    """SHA-256 of the salt followed by the payload: says nothing to whom lacks the salt."""
    return hashlib.sha256(salt + body).hexdigest()


def leaf_of(row: "EntryRow") -> bytes:
    """The entry's leaf in the Merkle tree: its columns and its commitment, canonical JSON.

    >>> leaf_of(EntryRow("claim", 1, "c1", 1, None, "ab")).decode()
    '["claim",1,"c1",1,null,"ab"]'
    """
    return msgspec.json.encode(
        [row.kind, row.format, row.subject, row.sensitivity, row.restates, row.commitment]
    )


class EntryRow(msgspec.Struct, frozen=True):
    """The columns of an entry that its leaf binds."""

    kind: str
    format: int
    subject: str
    sensitivity: int
    restates: int | None
    commitment: str


def merkle_root(leaves: Sequence[bytes]) -> str:
    """Merkle tree hash of RFC 6962, section 2.1 (hex); of no leaves, SHA-256 of nothing.

    The known answer for the empty tree stands in that RFC:

    >>> merkle_root([])[:16]
    'e3b0c44298fc1c14'
    """
    if not leaves:
        return hashlib.sha256(b"").hexdigest()
    level = [hashlib.sha256(b"\x00" + leaf).digest() for leaf in leaves]
    while len(level) > 1:
        # Pairing left to right and carrying an odd last node up gives RFC 6962's tree.
        paired = [
            hashlib.sha256(b"\x01" + level[at] + level[at + 1]).digest()
            for at in range(0, len(level) - 1, 2)
        ]
        level = paired + level[len(paired) * 2 :]
    return level[0].hex()


class Header(msgspec.Struct, frozen=True):
    """The header of a commit; its canonical bytes are hashed into the chain."""

    format: int
    installation: str
    position: int
    recorded_at: str
    by: str
    role: str
    step: str
    tool: str
    entries: int
    root: str
    previous: str

    def to_bytes(self) -> bytes:
        """Canonical JSON: sorted keys, no white space."""
        return msgspec.json.encode(self, order="sorted")


def hash_of(header: bytes) -> str:
    """What the next commit names as `previous`."""
    return hashlib.sha256(header).hexdigest()

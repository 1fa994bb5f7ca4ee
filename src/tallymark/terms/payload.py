"""The canonical bytes of a term: what the journal commits to, and back.

JSON in UTF-8 with sorted keys and no white space, floats in their shortest form, dates as ISO 8601
(`msgspec` with `order="sorted"`). The bytes are stored as made: nobody needs to make them again to
verify a commitment.
"""

import hashlib
from typing import Any, TypeVar

import msgspec

from tallymark.terms.errors import DamagedError

Kind = TypeVar("Kind")

_encode = msgspec.json.Encoder(order="sorted").encode


def to_bytes(term: Any) -> bytes:
    """Canonical JSON of a frozen dataclass (or of plain data).

    >>> to_bytes({"b": 1, "a": (2, None)})
    b'{"a":[2,null],"b":1}'
    """
    return _encode(term)


def from_bytes(body: bytes, kind: type[Kind]) -> Kind:
    """The term of type `kind` that `body` spells. Raises `DamagedError` where it spells none."""
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        # msgspec names the field and the type it wanted, never the value.
        raise DamagedError(f"a stored {kind.__name__} cannot be read: {error}") from error


def digest(term: Any) -> str:
    """SHA-256 (hex) of the canonical bytes; kept inside payloads only, for it is unsalted."""
    return hashlib.sha256(to_bytes(term)).hexdigest()

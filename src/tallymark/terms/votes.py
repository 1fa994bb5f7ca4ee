"""What several readers propose of one claim: who proposes it, and where their values differ."""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

from tallymark.terms.claims import VALUE_TYPES, ClaimKind


@dataclass(frozen=True, slots=True)
class Vote:
    """One reader's word for a claim: its value, as plain data.

    `reader` is name/version. `differs` names the fields in which it contradicts the vote that is
    put before people.
    """

    reader: str
    value: dict[str, Any]
    differs: tuple[str, ...] = ()


def reader_name(reader: str) -> str:
    """The name of a reader without its version.

    >>> reader_name("llm/1+ab12cd34")
    'llm'
    """
    return reader.split("/", maxsplit=1)[0]


def differing_fields(
    kind: ClaimKind, one: Mapping[str, Any], other: Mapping[str, Any]
) -> tuple[str, ...]:
    """The fields in which two values of a kind contradict each other, by name.

    What one of them leaves at its default contradicts nothing, and a list does not contradict a
    longer one that holds it: to say less is not to say otherwise. A field that has no default
    always speaks, so that an open end contradicts a closed one.

    >>> differing_fields(ClaimKind.PERSON, {"name": "A", "age": 41}, {"name": "A", "age": None})
    ()
    >>> differing_fields(ClaimKind.PERSON, {"name": "A", "age": 41}, {"name": "A", "age": 14})
    ('age',)
    """
    found = []
    for field in fields(VALUE_TYPES[kind]):
        left, right = one.get(field.name), other.get(field.name)
        is_silent = field.default is not MISSING and field.default in (left, right)
        if not is_silent and not _agree(left, right):
            found.append(field.name)
    return tuple(found)


def _agree(left: Any, right: Any) -> bool:
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return all(one in right for one in left) or all(one in left for one in right)
    return bool(left == right)


def rank_votes(kind: ClaimKind, votes: Sequence[Vote]) -> tuple[Vote, ...]:
    """The votes with the one to put before people first, each with where it `differs` from that.

    First comes the value that the fewest others contradict; between equals the earlier in `votes`
    (readers in the order in which the case names them). Nothing is merged: every vote is there.
    """
    if not votes:
        return ()
    against = [
        sum(bool(differing_fields(kind, one.value, other.value)) for other in votes)
        for one in votes
    ]
    first = votes[against.index(min(against))]
    ranked = [first, *(one for one in votes if one is not first)]
    return tuple(
        replace(one, differs=differing_fields(kind, first.value, one.value)) for one in ranked
    )


def in_order(readers: Sequence[str], named: Sequence[str]) -> list[str]:
    """Readers (name/version) as the case names them; those it does not name follow, by name.

    >>> in_order(["spacy-en/1", "llm/1", "rules/1"], ["rules", "spacy-en"])
    ['rules/1', 'spacy-en/1', 'llm/1']
    """
    places = {name: place for place, name in enumerate(named)}
    return sorted(readers, key=lambda one: (places.get(reader_name(one), len(places)), one))

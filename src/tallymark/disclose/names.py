"""Whose names must not be found in anything written: everybody not cleared by name."""

from collections.abc import Collection, Sequence

import pyarrow as pa

from tallymark.disclose.clearing import read_clearances
from tallymark.terms.protection import ProtectedName, Protection
from tallymark.terms.sensitivity import Sensitivity


def list_protected(
    mentions: pa.Table,
    persons: pa.Table,
    protections: Sequence[Protection],
    strict: Collection[str],
) -> tuple[ProtectedName, ...]:
    """The protected names, ordered by mention; see the door."""
    held = read_clearances(protections)
    person_of = dict(
        zip(persons["mention_id"].to_pylist(), persons["person_id"].to_pylist(), strict=True)
    )
    strict_ids = frozenset(strict)
    columns = mentions.select(["mention_id", "name", "surname", "given", "sensitivity"])
    found = []
    for row in columns.to_pylist():
        mention_id, person_id = row["mention_id"], person_of.get(row["mention_id"])
        is_barred = held.is_protected(mention_id) or (
            person_id is not None and held.is_protected(person_id)
        )
        if person_id is not None and held.has_name(person_id) and not is_barred:
            continue
        name = row["name"] or " ".join(filter(None, (row["given"], row["surname"])))
        if not name:
            continue
        is_strict = (
            is_barred or mention_id in strict_ids or row["sensitivity"] >= Sensitivity.PROTECTED
        )
        found.append(ProtectedName(mention_id, name, row["surname"], row["given"], is_strict))
    return tuple(sorted(found, key=lambda one: one.subject))

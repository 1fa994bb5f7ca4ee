"""Ids that survive relinking: who was known stays who they were."""

from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any

import pyarrow as pa

from tallymark.terms.people import PERSON_SCHEMA, REDIRECT_SCHEMA


def keep_ids(
    clusters: pa.Table, previous: pa.Table, new_id: Callable[[], str]
) -> tuple[pa.Table, pa.Table]:
    """Persons for clusters (`CLUSTER_SCHEMA`), with the ids that their mentions had before.

    An old id goes to the cluster that holds most of its mentions, and a cluster keeps the id of
    which it holds most; of equals, the id that is first in the alphabet. A part that splits off
    gets a new id; an id that loses all its mentions leads on to where most of them went.
    Gives (`PERSON_SCHEMA`, `REDIRECT_SCHEMA`); the order of rows makes no difference.
    """
    old = _column_by(previous, "mention_id", "person_id")
    members: dict[int, list[str]] = defaultdict(list)
    for mention, cluster in _column_by(clusters, "mention_id", "cluster").items():
        members[cluster].append(mention)
    groups = sorted((sorted(group) for group in members.values()), key=min)
    shared = Counter(
        (old[mention], at) for at, group in enumerate(groups) for mention in group if mention in old
    )
    largest = [pair for pair, _ in sorted(shared.items(), key=lambda one: (-one[1], one[0]))]
    kept = _kept(largest)
    given = [kept.get(at) or new_id() for at in range(len(groups))]
    rows = [
        {"mention_id": mention, "person_id": given[at]}
        for at, group in enumerate(groups)
        for mention in group
    ]
    redirects = [
        {"old_id": person, "new_id": given[at]}
        for person, at in sorted(_first_groups(largest).items())
        if person not in set(kept.values())
    ]
    return (
        pa.Table.from_pylist(rows, schema=PERSON_SCHEMA),
        pa.Table.from_pylist(redirects, schema=REDIRECT_SCHEMA),
    )


def _column_by(table: pa.Table, key: str, value: str) -> dict[str, Any]:
    return dict(zip(table[key].to_pylist(), table[value].to_pylist(), strict=True))


def _kept(largest: list[tuple[str, int]]) -> dict[int, str]:
    """Group -> the old id that it keeps, the largest overlaps choosing first."""
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for person, at in largest:
        if at not in kept and person not in taken:
            kept[at] = person
            taken.add(person)
    return kept


def _first_groups(largest: list[tuple[str, int]]) -> dict[str, int]:
    """Old id -> the group where most of its mentions went."""
    first: dict[str, int] = {}
    for person, at in largest:
        first.setdefault(person, at)
    return first

"""Ids that survive relinking: who was known stays who they were."""

from collections import Counter, defaultdict
from collections.abc import Callable

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
    old = dict(
        zip(previous["mention_id"].to_pylist(), previous["person_id"].to_pylist(), strict=True)
    )
    members: dict[int, list[str]] = defaultdict(list)
    for mention, cluster in zip(
        clusters["mention_id"].to_pylist(), clusters["cluster"].to_pylist(), strict=True
    ):
        members[cluster].append(mention)
    ordered = sorted(members.values(), key=min)
    shared: Counter[tuple[str, int]] = Counter(
        (old[mention], at) for at, group in enumerate(ordered) for mention in group
        if mention in old
    )  # fmt: skip
    given: dict[int, str] = {}
    kept: set[str] = set()
    largest = sorted(shared.items(), key=lambda one: (-one[1], one[0]))
    for (person, at), _ in largest:
        if at not in given and person not in kept:
            given[at] = person
            kept.add(person)
    rows = []
    for at, group in enumerate(ordered):
        person = given.get(at) or new_id()
        given[at] = person
        rows += [{"mention_id": mention, "person_id": person} for mention in sorted(group)]
    led: dict[str, str] = {}
    for (person, at), _ in largest:
        if person not in kept:
            led.setdefault(person, given[at])
    redirects = [{"old_id": one, "new_id": other} for one, other in sorted(led.items())]
    return (
        pa.Table.from_pylist(rows, schema=PERSON_SCHEMA),
        pa.Table.from_pylist(redirects, schema=REDIRECT_SCHEMA),
    )

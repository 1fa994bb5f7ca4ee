"""Invented people on invented lists, written a line at a time."""

from datetime import date

import pyarrow as pa
import pytest

from tallymark.terms.decisions import JUDGEMENT_SCHEMA
from tallymark.terms.people import CLUSTER_SCHEMA, MENTION_SCHEMA, PERSON_SCHEMA


def _mentions(*rows):
    """Mentions from dicts; `died` sets both ends, `list` and `document_id` have defaults."""
    made = []
    for at, row in enumerate(rows):
        full = {"mention_id": f"m{at}", "list": "roll:a", "sensitivity": 1} | row
        died = full.pop("died", None)
        if died:
            full |= {"death_earliest": died, "death_latest": died}
        full.setdefault("document_id", full["list"])
        made.append(full)
    return pa.Table.from_pylist(made, schema=MENTION_SCHEMA)


def _judgements(*rows):
    """Judgements from (left, right, judgement) or (left, right, judgement, revokes), in order."""
    made = [
        {
            "judgement_id": f"j{at}", "left": row[0], "right": row[1], "judgement": row[2],
            "by": "r1", "role": "reviewer", "reason": "", "sensitivity": 1, "position": at,
            "revokes": row[3] if len(row) > 3 else None,
        }
        for at, row in enumerate(rows)
    ]  # fmt: skip
    return pa.Table.from_pylist(made, schema=JUDGEMENT_SCHEMA)


def _groups(linked):
    """The clusters as a set of frozen sets of mention ids."""
    found = {}
    for row in linked.clusters.to_pylist():
        found.setdefault(row["cluster"], set()).add(row["mention_id"])
    return {frozenset(group) for group in found.values()}


SURNAMES = ("Гремин", "Заболотько", "Тюрвин", "Ондум", "Щегляев", "Вяхрев", "Мужлов", "Хатюев")
GIVEN = ("Иван", "Пётр", "Семён", "Глеб", "Тимур", "Айрат", "Фёдор")
PLACES = ("Тверская область", "Республика Тыва", "Омская область")


def _roll(people=56):
    """A roll of invented people: each on list a, half on list b, with a day of birth and death."""
    rows = []
    for at in range(people):
        person = {
            "surname": SURNAMES[at % 8],
            "given": GIVEN[at // 8 % 7],
            "birth_date": date(1980 + at % 20, 1 + at % 12, 1 + at % 28),
            "died": date(2022 + at % 3, 1 + at % 11, 1 + at % 27),
            "region": PLACES[at % 3],
        }
        rows.append(person | {"mention_id": f"a{at:02}", "list": "roll:a"})
        if at % 2:
            rows.append(person | {"mention_id": f"b{at:02}", "list": "roll:b"})
    return _mentions(*rows)


def _clusters(groups):
    rows = [
        {"mention_id": mention, "cluster": at}
        for at, group in enumerate(groups)
        for mention in group.split()
    ]
    return pa.Table.from_pylist(rows, schema=CLUSTER_SCHEMA)


def _persons(parts):
    rows = [
        {"mention_id": mention, "person_id": person}
        for person, group in parts.items()
        for mention in group.split()
    ]
    return pa.Table.from_pylist(rows, schema=PERSON_SCHEMA)


@pytest.fixture(scope="session")
def mentions():
    return _mentions


@pytest.fixture(scope="session")
def judgements():
    return _judgements


@pytest.fixture(scope="session")
def groups():
    return _groups


@pytest.fixture(scope="session")
def roll():
    return _roll()


@pytest.fixture(scope="session")
def clusters():
    return _clusters


@pytest.fixture(scope="session")
def persons():
    return _persons

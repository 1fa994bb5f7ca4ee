"""Which accounts tell of one incident: shared victims, kindred acts, days and places that agree.

Accounts are few beside mentions, so the rules are plain and stated; what people judged outranks
them. Two accounts of one document are two incidents unless somebody judged them the same.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import msgspec
import pyarrow as pa

from tallymark.lang.scripts import fold
from tallymark.link.judge import standing_judgements
from tallymark.terms.claims import DateClaim, FigureClaim, IncidentClaim, PlaceClaim
from tallymark.terms.decisions import Judgement

DAYS_WITH_VICTIM = 3
"""How far two accounts of one victim may differ in the day: a paper is often a day off."""

DAYS_WITH_PLACE = 1
"""How far two accounts of what befell a group in one place may differ in the day."""

FAMILIES = (
    frozenset({"killing", "death", "death_in_custody", "shelling", "drone_strike", "injury"}),
    frozenset({"abduction", "seizure", "arrest", "beating", "electric_shock", "coercion",
               "coerced_interrogation", "restraint", "threats", "armed_raid", "detention",
               "arbitrary_detention", "incommunicado"}),
    frozenset({"forced_return_to_front", "forcible_transfer", "transfer", "sending_unfit_men"}),
)  # fmt: skip
"""Acts that accounts of one incident call by different names; any other act is of its own kind."""

Interval = tuple[date | None, date | None]
ACCOUNT_SCHEMA = pa.schema(
    [
        pa.field("claim_id", pa.string(), nullable=False),
        pa.field("cluster", pa.int64(), nullable=False),
    ]
)


@dataclass(frozen=True, slots=True)
class Account:
    """One incident claim with its keys resolved. `days` `None`: no day is known."""

    claim_id: str
    document_id: str
    kinds: frozenset[int | str]
    victims: frozenset[str]
    days: Interval | None
    places: frozenset[str]
    is_group: bool


def link_incidents(reviewed: pa.Table, persons: pa.Table, judgements: pa.Table) -> pa.Table:
    """Which accepted accounts tell of one incident: (claim_id, cluster).

    Linked are two accounts of different documents whose acts are of one family and which
    share a linked victim within three days, or tell of a group in one place within a day.
    Judgements on the two claims outrank this. Linked accounts of one incident are not compared
    again as a whole: a chain of agreeing accounts is one incident.
    """
    accounts = _accounts(reviewed, persons)
    judged = standing_judgements(judgements)
    ids = {one.claim_id for one in accounts}
    parent = {one: one for one in sorted(ids)}
    pairs = [
        (one.claim_id, two.claim_id) for one, two in combinations(accounts, 2) if _agree(one, two)
    ]
    same = [pair for pair in judged.pairs(Judgement.SAME) if set(pair) <= ids]
    apart = {frozenset(pair) for pair in judged.pairs(Judgement.DIFFERENT)}
    for left, right in [*same, *sorted(pairs)]:
        if frozenset((left, right)) not in apart:
            _join(parent, left, right, apart)
    roots = sorted({_root(parent, one) for one in parent})
    number = {root: at for at, root in enumerate(roots)}
    rows = [{"claim_id": one, "cluster": number[_root(parent, one)]} for one in sorted(parent)]
    return pa.Table.from_pylist(rows, schema=ACCOUNT_SCHEMA)


def _root(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        one = parent[one]
    return one


def _join(parent: dict[str, str], left: str, right: str, apart: set[frozenset[str]]) -> None:
    """Joins two clusters unless a judgement holds some of their accounts apart."""
    roots = _root(parent, left), _root(parent, right)
    sides = [[one for one in parent if _root(parent, one) == root] for root in roots]
    if any(frozenset((one, two)) in apart for one in sides[0] for two in sides[1]):
        return
    parent[max(roots)] = min(roots)


def _agree(one: Account, two: Account) -> bool:
    if one.document_id == two.document_id or not one.kinds & two.kinds:
        return False
    if one.victims & two.victims:
        return _within(one.days, two.days, DAYS_WITH_VICTIM)
    is_of_groups = one.is_group or two.is_group
    has_days = one.days is not None and two.days is not None
    return (
        is_of_groups and has_days and bool(one.places & two.places)
        and _within(one.days, two.days, DAYS_WITH_PLACE)
    )  # fmt: skip


def _within(one: Interval | None, two: Interval | None, days: int) -> bool:
    """Whether two intervals meet when each is widened by so many days; the unknown meets all."""
    if one is None or two is None:
        return True
    slack = timedelta(days)
    for (_, end), (start, _) in ((one, two), (two, one)):
        if end is not None and start is not None and end + slack < start:
            return False
    return True


def _accounts(reviewed: pa.Table, persons: pa.Table) -> list[Account]:
    person_of = dict(
        zip(persons["mention_id"].to_pylist(), persons["person_id"].to_pylist(), strict=True)
    )
    claims: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in reviewed.to_pylist():
        if row["standing_in_review"] == "accepted" and row["kind"] != "row":
            claims[row["document_id"]][row["key"]] = row
    made = [
        _account(row, beside, person_of)
        for beside in claims.values() for row in beside.values() if row["kind"] == "incident"
    ]  # fmt: skip
    return sorted(made, key=lambda one: one.claim_id)


def _account(
    row: dict[str, Any], beside: Mapping[str, dict[str, Any]], person_of: Mapping[str, str]
) -> Account:
    value = msgspec.json.decode(row["value"], type=IncidentClaim)
    acts = {*value.types, *(act.act for act in value.acts)}
    victims = {beside[key]["claim_id"] for key in value.victims if key in beside}
    figure = beside.get(value.group or "")
    return Account(
        row["claim_id"],
        row["document_id"],
        frozenset(kind for act in acts for kind in _kinds(act)),
        frozenset(person_of[one] for one in victims if one in person_of),
        _days(beside.get(value.date or "")),
        frozenset(_places(value.place, beside)),
        figure is not None and _is_many(figure),
    )


def _kinds(act: str) -> list[int | str]:
    return [at for at, family in enumerate(FAMILIES) if act in family] or [act]


def _is_many(row: dict[str, Any]) -> bool:
    return row["kind"] == "figure" and bool(msgspec.json.decode(row["value"], type=FigureClaim))


def _days(row: dict[str, Any] | None) -> Interval | None:
    if row is None or row["kind"] != "date":
        return None
    interval = msgspec.json.decode(row["value"], type=DateClaim).interval
    if interval.earliest is None and interval.latest is None:
        return None
    return interval.earliest, interval.latest


def _places(key: str | None, beside: Mapping[str, dict[str, Any]]) -> set[str]:
    """The folded name of a place and of the settlement it is part of."""
    found: set[str] = set()
    while key and (row := beside.get(key)) and row["kind"] == "place" and len(found) < 5:
        place = msgspec.json.decode(row["value"], type=PlaceClaim)
        if place.type not in ("region", "country"):
            found.add(fold(place.name))
        key = place.parent
    return found

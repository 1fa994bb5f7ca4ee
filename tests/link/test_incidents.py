from datetime import date

import pyarrow as pa
import pytest

from tallymark.link import link_incidents
from tallymark.terms.claims import (
    REVIEWED_SCHEMA,
    DateClaim,
    FigureClaim,
    Hedge,
    IncidentClaim,
    PersonClaim,
    PlaceClaim,
)
from tallymark.terms.dates import DateInterval
from tallymark.terms.payload import to_bytes
from tallymark.terms.spans import Span

HERE = Span(0, 1, "x")


def claim(document, kind, value, name=None):
    claim_id = name or f"{document}-{kind}"
    return {
        "claim_id": claim_id, "document_id": document, "kind": kind, "key": f"{kind}:0-1",
        "start": 0, "end": 1, "quote": "x", "value": to_bytes(value), "value_digest": "",
        "reader": "rules", "sensitivity": 1, "position": 1, "standing_in_review": "accepted",
        "decision_ids": [], "is_anchored": True, "roll_id": None, "row_key": None, "edition": None,
    }  # fmt: skip


def account(document, act, *, day=None, place=None, is_group=False, has_victim=False):
    """The claims of a document that tells of one incident; the incident's id is the document's."""
    keys, rows = {}, []
    if day:
        interval = DateInterval.of_day(day)
        rows.append(claim(document, "date", DateClaim(HERE, interval)))
        keys["date"] = "date:0-1"
    if place:
        rows.append(claim(document, "place", PlaceClaim(place, (HERE,))))
        keys["place"] = "place:0-1"
    if is_group:
        rows.append(claim(document, "figure", FigureClaim(HERE, 40, 40, 40, Hedge.EXACT)))
        keys["group"] = "figure:0-1"
    if has_victim:
        rows.append(claim(document, "person", PersonClaim("Илья Гремин")))
        keys["victims"] = ("person:0-1",)
    return [*rows, claim(document, "incident", IncidentClaim((act,), **keys), document)]


@pytest.fixture
def clusters_of(persons, judgements):
    """The clusters of accounts as sets of document ids; the named victim is person p1."""

    def found(*accounts, judged=()):
        rows = [row for account in accounts for row in account]
        reviewed = pa.Table.from_pylist(rows, schema=REVIEWED_SCHEMA)
        victims = [row["claim_id"] for row in rows if row["kind"] == "person"]
        table = link_incidents(reviewed, persons({"p1": " ".join(victims)}), judgements(*judged))
        groups = {}
        for row in table.to_pylist():
            groups.setdefault(row["cluster"], set()).add(row["claim_id"])
        return sorted(map(sorted, groups.values()))

    return found


FIRST = date(2024, 6, 2)


def test_accounts_of_one_victim_on_near_days_are_one_incident(clusters_of):
    one = account("d1", "abduction", day=FIRST, has_victim=True)
    two = account("d2", "beating", day=date(2024, 6, 3), has_victim=True)
    assert clusters_of(one, two) == [["d1", "d2"]]


def test_one_victim_a_month_later_is_another_incident(clusters_of):
    one = account("d1", "abduction", day=FIRST, has_victim=True)
    two = account("d2", "abduction", day=date(2024, 7, 3), has_victim=True)
    assert clusters_of(one, two) == [["d1"], ["d2"]]


def test_acts_of_another_kind_are_another_incident(clusters_of):
    one = account("d1", "conviction", day=FIRST, has_victim=True)
    two = account("d2", "beating", day=FIRST, has_victim=True)
    assert clusters_of(one, two) == [["d1"], ["d2"]]


def test_a_group_in_one_place_on_one_day_is_one_incident_in_two_scripts(clusters_of):
    one = account("d1", "forcible_transfer", day=FIRST, place="Борзовка", is_group=True)
    two = account("d2", "forcible_transfer", day=FIRST, place="Borsowka", is_group=True)
    assert clusters_of(one, two) == [["d1", "d2"]]


def test_a_group_without_a_day_is_not_joined_by_its_place(clusters_of):
    one = account("d1", "forcible_transfer", day=FIRST, place="Борзовка", is_group=True)
    two = account("d2", "forcible_transfer", place="Борзовка", is_group=True)
    assert clusters_of(one, two) == [["d1"], ["d2"]]


def test_judgements_on_accounts_outrank_the_rules(clusters_of):
    one = account("d1", "abduction", day=FIRST, has_victim=True)
    two = account("d2", "abduction", day=FIRST, has_victim=True)
    far = account("d3", "conviction", day=date(2025, 1, 1))
    said = (("d1", "d2", "different"), ("d2", "d3", "same"))
    assert clusters_of(one, two, far, judged=said) == [["d1"], ["d2", "d3"]]

"""Assessments and groups of invented people, a short line each."""

from datetime import date

import pyarrow as pa
import pytest

from tallymark.count import count_persons
from tallymark.terms.case import Case, Scope
from tallymark.terms.counting import Backlog, Tally, TallySpec
from tallymark.terms.weighing import ASSESSMENT_SCHEMA, GROUP_SCHEMA

DAY = date(2024, 5, 2)
CASE = Case(title={"en": "An invented case"}, languages=("en",), scope=Scope(acts=("death",)))


class Count:
    """Makes tables and counts them."""

    backlog = Backlog(1, 2, 3, 4, 5, 6)

    def person(self, name: str, act: str = "death", day=DAY, **more) -> dict:
        """One assessment, confirmed unless told otherwise; `day`: a day or an interval."""
        earliest, latest = day if isinstance(day, tuple) else (day, day)
        row = {
            "person_id": name, "act": act, "standing": "confirmed", "is_contested": False,
            "voices": 2, "reasons": [], "earliest": earliest, "latest": latest, "region": None,
            "category": None, "incident_ids": [], "claim_ids": [], "sensitivity": 1,
        }  # fmt: skip
        return row | more

    def group(self, name: str, low, high, members=(), act="death", day=DAY, **more) -> dict:
        """One group incident, reported unless told otherwise."""
        earliest, latest = day if isinstance(day, tuple) else (day, day)
        row = {
            "incident_id": name, "act": act, "low": low, "high": high, "standing": "reported",
            "is_contested": False, "voices": 1, "earliest": earliest, "latest": latest,
            "region": None, "category": None, "members": list(members), "claim_ids": [name],
            "sensitivity": 1,
        }  # fmt: skip
        return row | more

    def tally(self, persons=(), groups=(), *, acts=("death",), as_of=None, **more) -> Tally:
        """The tally of these."""
        case = more.pop("case", CASE)
        return count_persons(
            pa.Table.from_pylist(list(persons), schema=ASSESSMENT_SCHEMA),
            pa.Table.from_pylist(list(groups), schema=GROUP_SCHEMA),
            TallySpec(as_of, 1, "two-voices/1", acts, **more),
            self.backlog,
            case,
        )

    def cell(self, tally: Tally, **dimensions) -> dict | None:
        """The cell with exactly these dimensions, `None` where the tally has none."""
        wanted = dict.fromkeys(("act", "category", "region", "month")) | dimensions
        for row in tally.cells.to_pylist():
            if all(row[name] == value for name, value in wanted.items()):
                return row
        return None

    def ends(self, tally: Tally, **dimensions) -> tuple:
        """(named, low, high) of one cell."""
        row = self.cell(tally, **dimensions)
        return row["named"], row["low"], row["high"]


@pytest.fixture(scope="session")
def count() -> Count:
    """Makes tables and counts them."""
    return Count()

from datetime import date
from types import SimpleNamespace

import pyarrow as pa
import pytest

from tallymark.disclose import clear_release
from tallymark.terms.case import Case, Scope
from tallymark.terms.counting import (
    CELL_GROUP_SCHEMA,
    CELL_PERSON_SCHEMA,
    CELL_SCHEMA,
    Backlog,
    Tally,
    TallySpec,
)
from tallymark.terms.protection import Clearance, Protection
from tallymark.terms.release import (
    PUBLIC_CELL_SCHEMA,
    PreviousRelease,
    PublicCell,
    Release,
    ReleaseDraft,
)

KEYS = (
    "act:death",
    "act:captivity",
    *(f"region:r{n}" for n in range(12)),
    "category:contract",
    "category:mobilised",
    *(f"standing:{s}" for s in ("alleged", "reported", "corroborated", "confirmed", "refuted")),
    "attribution:alleged",
    "evidence:medical_record",
    "hedge:exact",
    "hedge:at_least",
    "source:relative",
    "source:outlet",
    "measure:people_convicted",
    "left_out:standing",
    "left_out:refuted",
)
LABELS = tuple((language, key, key.split(":")[1]) for language in ("en", "ru") for key in KEYS)

Row = tuple[dict[str, str], int, int, int | None]


def cell_id_of(cut: dict[str, str]) -> str:
    return "c-" + "-".join(cut[name] for name in sorted(cut)) if cut else "c-all"


def tally_of(rows: list[Row], people: dict[str, list[str]] | None = None) -> Tally:
    """A tally of cells (dimensions, named, low, high); `people`: person ids by cell id."""
    columns = [
        {
            "cell_id": cell_id_of(cut),
            "act": cut.get("act"),
            "category": cut.get("category"),
            "region": cut.get("region"),
            "month": cut.get("month"),
            "named": named,
            "low": low,
            "high": high,
            "possible": 0,
            "is_contested": 0,
            "sensitivity": 1,
        }
        for cut, named, low, high in rows
    ]
    behind = [
        {"cell_id": cell, "person_id": person, "act": "death"}
        for cell, persons in (people or {}).items()
        for person in persons
    ]
    return Tally(
        TallySpec(date(2025, 10, 31), 7, "two-voices/1", ("death",)),
        pa.Table.from_pylist(columns, CELL_SCHEMA),
        pa.Table.from_pylist(behind, CELL_PERSON_SCHEMA),
        CELL_GROUP_SCHEMA.empty_table(),
        Backlog(1, 2, 0, 3, 4, 0),
        {"standing": 12, "refuted": 2},
    )


def regions(counts: dict[str, int], act: str = "death") -> list[Row]:
    """An act's own cell and its regions, of named people alone."""
    total = sum(counts.values())
    own: list[Row] = [({"act": act}, total, total, total)]
    return own + [({"act": act, "region": r}, n, n, n) for r, n in sorted(counts.items())]


def decide(subject: str, clearance: str, found_for: str | None = None) -> Protection:
    return Protection("p-1", subject, Clearance(clearance), "e1", "editor", "", found_for)


@pytest.fixture(scope="session")
def case() -> Case:
    return Case({"en": "A tally", "ru": "Счёт"}, ("en", "ru"), Scope({"en": "Men of the region"}))


def draft_of(tally: Tally, **more: object) -> ReleaseDraft:
    return ReleaseDraft(number=2, made_on=date(2025, 11, 15), tally=tally, labels=LABELS, **more)  # type: ignore[arg-type]


def previous_of(release: Release) -> PreviousRelease:
    rows = [row_of(cell) for cell in release.cells]
    return PreviousRelease(release.number.value, pa.Table.from_pylist(rows, PUBLIC_CELL_SCHEMA))


def row_of(cell: PublicCell) -> dict[str, object]:
    cut = {name: value.value for name, value in cell.dimensions}
    numbers = {"named": cell.named, "low": cell.low, "high": cell.high, "kept_from": cell.kept_from}
    return {
        "cell_id": cell.cell_id.value,
        **{name: cut.get(name) for name in ("act", "category", "region", "month")},
        **{name: None if number is None else number.value for name, number in numbers.items()},
        "is_withheld": cell.is_withheld,
    }


def shown(release: Release, dimension: str | None = None, act: str = "death") -> dict[str, object]:
    """Named by the value of a dimension (or {"": n} of the act's own cell); None is withheld."""
    found = {}
    for row in map(row_of, release.cells):
        cut = [name for name in ("category", "region", "month") if row[name] is not None]
        if row["act"] == act and cut == ([] if dimension is None else [dimension]):
            found[str(row[dimension]) if dimension else ""] = row["named"]
    return found


@pytest.fixture(scope="session")
def make() -> SimpleNamespace:
    return SimpleNamespace(
        tally=tally_of,
        regions=regions,
        decide=decide,
        draft=draft_of,
        previous=previous_of,
        shown=shown,
        clear=clear_release,
        labels=LABELS,
    )

"""Accepted claims as mentions: rows of rolls and people of running text side by side."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec
import pyarrow as pa

from tallymark.lang.names import parse_name
from tallymark.terms.claims import PersonClaim, RowClaim
from tallymark.terms.people import MENTION_SCHEMA

Row = dict[str, Any]
LARGEST_YEAR = 2200
TEXT_LIST = "doc"
"""The list of mentions in running text."""


def mentions_of(reviewed: pa.Table, documents: pa.Table, lists: Mapping[str, str]) -> pa.Table:
    """The accepted claims of kind person and row as mentions (`MENTION_SCHEMA`).

    `documents` (`DOCUMENT_SCHEMA`) give the day on which an age of running text held: that of
    publication. `lists`: document id -> roll id. An age in a row held on the day of death.
    """
    published = dict(
        zip(documents["document_id"].to_pylist(), documents["published"].to_pylist(), strict=True)
    )
    makers: dict[str, Callable[[Row], Row]] = {
        "person": lambda claim: _of_person(claim, published.get(claim["document_id"])),
        "row": lambda claim: _of_row(claim, lists),
    }
    names = (
        "claim_id", "document_id", "kind", "value", "roll_id", "sensitivity", "standing_in_review",
    )  # fmt: skip
    made = [
        {
            "mention_id": claim["claim_id"],
            "document_id": claim["document_id"],
            "sensitivity": claim["sensitivity"],
            **makers[claim["kind"]](claim),
        }
        for claim in reviewed.select(names).to_pylist()
        if claim["standing_in_review"] == "accepted" and claim["kind"] in makers
    ]
    return pa.Table.from_pylist(made, schema=MENTION_SCHEMA)


def _of_person(claim: Row, published: date | None) -> Row:
    person = msgspec.json.decode(claim["value"], type=PersonClaim)
    return {
        "list": TEXT_LIST,
        "name": person.name,
        **_parts(person.name, person.surname, person.given, person.patronymic),
        "sex": person.sex,
        "birth_date": _one_day(person),
        "birth_year": person.birth.year if person.birth else None,
        "age": person.age,
        "age_on": published,
        "death_earliest": person.death.earliest if person.death else None,
        "death_latest": person.death.latest if person.death else None,
        "rank": person.rank,
        "category": person.category,
    }


def _parts(name: str | None, surname: str | None, given: str | None, patronymic: str | None) -> Row:
    """The parts of a name as its source gives them; of a whole name alone, as we take it apart."""
    if name and not (surname or given):
        parsed = parse_name(name)
        surname, given, patronymic = parsed.surname, parsed.given, parsed.patronymic
    return {"surname": surname, "given": given, "patronymic": patronymic}


def _one_day(person: PersonClaim) -> date | None:
    """The day of birth where the text gives the day, `None` for anything coarser."""
    birth = person.birth
    return birth.earliest if birth and birth.earliest == birth.latest else None


ROW_TEXTS = (
    "name", "surname", "given", "patronymic", "sex", "settlement", "district", "region", "rank",
    "unit", "category",
)  # fmt: skip


def _of_row(claim: Row, lists: Mapping[str, str]) -> Row:
    row = msgspec.json.decode(claim["value"], type=RowClaim)
    cells = {cell.field: cell.value for cell in row.cells if cell.value}
    died = _day(cells.get("death_date"))
    return {
        "list": lists.get(claim["document_id"], claim["roll_id"] or claim["document_id"]),
        **{field: cells.get(field) for field in ROW_TEXTS},
        **_parts(*(cells.get(field) for field in ("name", "surname", "given", "patronymic"))),
        "birth_date": _day(cells.get("birth_date")),
        "birth_year": _number(cells.get("birth_year")),
        "age": _number(cells.get("age")),
        "age_on": died,
        "death_earliest": died,
        "death_latest": died,
    }


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def _number(words: str | None) -> int | None:
    """A year or an age; what is too large to be either is not known."""
    number = int(words) if words else None
    return number if number is not None and 0 <= number <= LARGEST_YEAR else None

"""Rolls: lists of people that come in editions, a row a claim."""

from dataclasses import dataclass

ROW_FIELDS = (
    "row_key",
    "name",
    "surname",
    "given",
    "patronymic",
    "sex",
    "birth_date",
    "birth_year",
    "age",
    "death_date",
    "settlement",
    "district",
    "region",
    "rank",
    "unit",
    "category",
    "first_published",
)
"""Fields that a roll's column can fill; a column that fits none is kept and not mapped."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column of a roll fills which field, and what the roll is.

    `columns`: (column index from 0, field of `ROW_FIELDS`). `header_row`: index of the header
    line, `None` where there is none. `day_first`: how 03.04.2023 is read. `first_line` is the
    number of lines before the data.
    """

    columns: tuple[tuple[int, str], ...]
    header_row: int | None = 0
    day_first: bool = True


@dataclass(frozen=True, slots=True)
class Adoption:
    """An editor's one decision on an edition of a roll, after a checked sample.

    `roll_id` joins the editions of one roll; `edition` counts from 1. `source` names who compiles
    it, `act` what its rows say happened (death, captivity ...), `compiled_from` the ids of rolls
    it was taken from (then it is no voice of its own). `sample`: row keys that were checked;
    `wrong`: how many of them were found wrong. `by` is a pseudonymous reviewer id.
    """

    id: str
    document_id: str
    roll_id: str
    edition: int
    source: str
    act: str
    column_map: ColumnMap
    by: str
    sample: tuple[str, ...]
    wrong: int = 0
    compiled_from: tuple[str, ...] = ()
    rows: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A row that its source took back: it stood in an earlier edition and not in this one."""

    claim_id: str
    roll_id: str
    edition: int

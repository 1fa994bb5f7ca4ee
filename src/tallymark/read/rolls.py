"""Rows of a roll as claims: one a row, a span per cell, values made canonical where they can be."""

import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from importlib.resources import files

from tallymark.terms.claims import Cell, ClaimKind, Proposal, RowClaim
from tallymark.terms.documents import Document, Failure, Passage
from tallymark.terms.rolls import ROW_FIELDS, ColumnMap
from tallymark.terms.spans import Span

SAMPLE_ROWS = 200
"""Rows looked at to tell what a column without a telling header holds."""

SHARE = 0.8
"""Of the filled cells of a column, how many must have the shape of a field."""

ISO_DATE = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
DAY_DATE = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?:\s*(?:г|р)\.?)?")
YEAR = re.compile(r"(1[89]\d\d|20\d\d)(?:\s*(?:г|р)\.?(?:\s*р\.?)?)?")
AGE = re.compile(r"(\d{1,3})(?:\s*(?:лет|года?|років|роки|рік|years?|yrs?))?(?:\s+old)?")
WORDS = re.compile(r"[^\W_]+")

SEXES = {
    "m": "m", "male": "m", "м": "m", "муж": "m", "мужской": "m", "чоловік": "m", "ч": "m",
    "f": "f", "female": "f", "ж": "f", "жен": "f", "женский": "f", "жінка": "f",
}  # fmt: skip

Row = tuple[int, int, list[tuple[int, int]]]
"""Start and end of a record (without its line end), and of the words of each cell."""


def guess_columns(document: Document, passages: Sequence[Passage]) -> ColumnMap:
    """Which column fills which field, by the header's words, then by the shape of the cells.

    A field is filled once. Without a header that says anything, only shapes are gone by. Whether
    03.04.2023 is the third of April follows from the dates that leave no doubt.
    """
    rows = []
    for passage in passages:
        for row in _records(passage, document.dialect or ","):
            rows.append([passage.text[a - passage.start : b - passage.start] for a, b in row[2]])
            if len(rows) > SAMPLE_ROWS:
                break
        if len(rows) > SAMPLE_ROWS:
            break
    if not rows:
        return ColumnMap(())
    named = _by_header(rows[0])
    body = rows[1:] if named else rows
    taken = {field for _, field in named}
    shaped = [
        (number, field)
        for number, field in _by_shape(body, {number for number, _ in named})
        if field not in taken
    ]
    columns = {field: (number, field) for number, field in (*shaped, *named)}
    return ColumnMap(tuple(sorted(columns.values())), 0 if named else None, _is_day_first(body))


def read_rows(
    document: Document, passages: Sequence[Passage], column_map: ColumnMap
) -> Iterator[Proposal | Failure]:
    """The rows of a roll in its order: a proposal each, its span the whole row.

    A cell that is empty is no cell. A value that cannot be made canonical (31.02.2023) stays as
    written, with the value `None`. A row with other cells than the header is read as far as its
    cells go, and said.
    """
    fields = dict(column_map.columns)
    number = -1
    width: int | None = None
    for passage in passages:
        for start, end, cells in _records(passage, document.dialect or ","):
            number += 1
            width = len(cells) if width is None else width
            if column_map.header_row is not None and number <= column_map.header_row:
                continue
            if len(cells) != width:
                yield Failure(
                    document.id, "read", "ragged_row",
                    "the row has another number of cells than the first: check its delimiters",
                    f"row/{number + 1}",
                )  # fmt: skip
            row = _row(passage, cells, fields, number, column_map)
            text = passage.text[start - passage.start : end - passage.start]
            yield Proposal(ClaimKind.ROW, Span(start, end, text), row)


def _row(
    passage: Passage, cells: list[tuple[int, int]], fields: dict[int, str], number: int,
    column_map: ColumnMap,
) -> RowClaim:  # fmt: skip
    made, key = [], f"line/{number + 1}"
    for at, (start, end) in enumerate(cells):
        field = fields.get(at)
        if field is None or start == end:
            continue
        words = passage.text[start - passage.start : end - passage.start]
        value = canonical(field, words.replace('""', '"'), is_day_first=column_map.day_first)
        if field == "row_key" and value:
            key = value
        made.append(Cell(field, Span(start, end, words), value))
    return RowClaim(key, tuple(made))


def canonical(field: str, words: str, *, is_day_first: bool = True) -> str | None:
    """A cell's value in its one form: days as ISO 8601, years and ages as digits, sex as m or f.

    >>> canonical("death_date", "3.4.2023"), canonical("birth_date", "31.02.2023")
    ('2023-04-03', None)
    """
    words = " ".join(words.split())
    if field in ("birth_date", "death_date", "first_published"):
        return _day(words, is_day_first=is_day_first)
    if field == "birth_year":
        found = YEAR.fullmatch(words)
        return found[1] if found else None
    if field == "age":
        found = AGE.fullmatch(words)
        return str(int(found[1])) if found and int(found[1]) < 120 else None
    if field == "sex":
        return SEXES.get(words.casefold().rstrip("."))
    return words or None


def _day(words: str, *, is_day_first: bool) -> str | None:
    if found := ISO_DATE.fullmatch(words):
        year, month, day = map(int, found.groups())
    elif found := DAY_DATE.fullmatch(words):
        first, second, year = map(int, found.groups())
        day, month = (first, second) if is_day_first else (second, first)
    else:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _records(passage: Passage, delimiter: str) -> Iterator[Row]:
    """Records of a passage (which ends where one does) with the spans of their cells, RFC 4180."""
    text, base, at = passage.text, passage.start, 0
    quoted = re.compile(rf'"((?:[^"]|"")*+)"(?=[{re.escape(delimiter)}\r\n]|\Z)')
    while at < len(text):
        start, cells = at, []
        while True:
            found = quoted.match(text, at)
            if found:
                first, last = found.span(1)
                at = found.end()
            else:
                first = at
            stop, following = _line(text, at)
            cut = text.find(delimiter, at, stop)
            end = cut if cut >= 0 else stop
            if not found:
                last = end
            cells.append(_trimmed(text, first, last, base))
            if cut < 0:
                break
            at = cut + 1
        if text[start:end].strip():
            yield base + start, base + end, cells
        at = following


def _line(text: str, at: int) -> tuple[int, int]:
    """Where the line's words end, and where the next line begins."""
    feed = text.find("\n", at)
    end, following = (len(text), len(text)) if feed < 0 else (feed, feed + 1)
    carriage = text.find("\r", at, end)
    if carriage < 0:
        return end, following
    return carriage, following if carriage == end - 1 else carriage + 1


def _trimmed(text: str, first: int, last: int, base: int) -> tuple[int, int]:
    cell = text[first:last]
    left = len(cell) - len(cell.lstrip())
    right = len(cell.rstrip())
    return (base + first + left, base + first + right) if right > left else (base + first,) * 2


@cache
def _headers() -> dict[str, str]:
    content = files("tallymark.read").joinpath("data/roll_headers.toml").read_text("utf-8")
    table = tomllib.loads(content)
    return {words: field for field in ROW_FIELDS for words in table.get(field, ())}


def _fold(words: str) -> str:
    folded = words.casefold().replace("ё", "е").replace("_", " ").replace("№", " n ")
    return " ".join(WORDS.findall(folded))


def _by_header(header: Sequence[str]) -> list[tuple[int, str]]:
    """(column, field) of the columns whose header says what they hold."""
    known = _headers()
    found: dict[str, int] = {}
    for number, words in enumerate(header):
        field = known.get(_fold(words))
        if field and field not in found:
            found[field] = number
    for number, words in enumerate(header):
        folded = _fold(words)
        begun = [one for one in known if folded.startswith(one + " ")]
        field = known[max(begun, key=len)] if begun else None
        if field and field not in found and number not in found.values():
            found[field] = number
    return [(number, field) for field, number in found.items()]


def _by_shape(rows: Sequence[Sequence[str]], named: set[int]) -> list[tuple[int, str]]:
    """(column, field) of the columns whose cells look alike: days, ages, keys, names."""
    found: list[tuple[int, str]] = []
    days = 0
    for number in range(max((len(row) for row in rows), default=0)):
        cells = [row[number].strip() for row in rows if number < len(row) and row[number].strip()]
        if number in named or not cells:
            continue
        if _share(cells, lambda cell: _day(cell, is_day_first=True) is not None) >= SHARE:
            found.append((number, ("birth_date", "death_date")[min(days, 1)]))
            days += 1
        elif _share(cells, _is_age) >= SHARE:
            found.append((number, "age"))
        elif _share(cells, _is_name) >= SHARE:
            found.append((number, "name"))
    return found


def _share(cells: Sequence[str], holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells)) / len(cells)


def _is_age(cell: str) -> bool:
    found = AGE.fullmatch(cell)
    return found is not None and 14 < int(found[1]) < 100


def _is_name(cell: str) -> bool:
    words = cell.replace(",", " ").split()
    return 2 <= len(words) <= 5 and all(word[0].isupper() for word in words) and cell[-1:].isalpha()


def _is_day_first(rows: Sequence[Sequence[str]]) -> bool:
    """Whether days stand before months, by the dates that can be read in one way only."""
    day_first = month_first = 0
    for row in rows:
        for cell in row:
            if found := DAY_DATE.fullmatch(cell.strip()):
                day_first += int(found[1]) > 12
                month_first += int(found[2]) > 12
    return day_first >= month_first

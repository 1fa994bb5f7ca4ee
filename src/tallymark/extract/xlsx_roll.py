"""Workbooks: each sheet a roll, rendered as CSV; formulas stay text and are never evaluated."""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from itertools import chain
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from tallymark.extract.item import Item, Job, roll_document
from tallymark.extract.ragged import RaggedRows
from tallymark.extract.refusal import Refused
from tallymark.extract.textmap import TextMap
from tallymark.terms.documents import Extracted, Failure

EXTRACTOR = "xlsx/1"
"""Name and version of this extractor (the engine is openpyxl)."""

RATIO = 200
"""A workbook that unpacks to more than this many times its size, and to more than `RATIO_FROM`,
is a bomb: equal rows of twelve equal cells stay under 100 (tests/extract/test_xlsx_roll.py)."""

RATIO_FROM = 50 * 2**20

PASSAGE_CHARS = 1 << 16
"""As of a CSV roll."""

FAULTS = (
    InvalidFileException,
    zipfile.BadZipFile,
    ParseError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
    OSError,
    zlib.error,
)
"""What openpyxl 3.1 raises on broken workbooks."""


def extract_file(job: Job) -> Iterator[Extracted | Failure]:
    """One roll a sheet that has cells. Raises `Refused` for bombs and broken workbooks."""
    _refuse_bomb(job)
    is_empty = True
    try:
        # By stream: openpyxl refuses a path that does not end like a workbook's.
        with job.path.open("rb") as file:
            book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
            for number, sheet in enumerate(book.worksheets, start=1):
                for outcome in _sheet(job, sheet, f"sheet/{number}"):
                    is_empty = False
                    yield outcome
    except FAULTS as error:
        # openpyxl wraps what stopped it in a ValueError of its own.
        is_attack = isinstance(error, DefusedXmlException) or isinstance(
            error.__cause__, DefusedXmlException
        )
        raise Refused("entity_bomb" if is_attack else "damaged_sheet") from error
    if is_empty:
        raise Refused("no_text")


def _refuse_bomb(job: Job) -> None:
    try:
        with zipfile.ZipFile(job.path) as parts:
            infos = parts.infolist()
            unpacked = sum(info.file_size for info in infos)
            is_encrypted = any(info.flag_bits & 1 for info in infos)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Refused("damaged_sheet") from error
    if is_encrypted:
        raise Refused("encrypted")
    ratio = unpacked / max(1, job.path.stat().st_size)
    is_suspect = unpacked > RATIO_FROM and ratio > RATIO
    if is_suspect or unpacked > job.limits.unpacked_bytes:
        raise Refused("bomb")


def _sheet(job: Job, sheet: Any, locator: str) -> Iterator[Extracted | Failure]:
    """The roll of one sheet; a row shorter than the header is padded, as the grid means it.

    Sheets are known by number: a sheet's name could be a person's.
    """
    ragged = RaggedRows(job.original.id, f"{locator}/")
    mapped, width = TextMap(), 0
    bounds: list[int] = []
    sheet.reset_dimensions()
    for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        cells = _trimmed([_words(value) for value in row])
        if not cells:
            continue
        width = width or len(cells)
        ragged.see(number, max(width, len(cells)))
        cells.extend([""] * (width - len(cells)))
        place = f"{locator}!A{number}:{get_column_letter(len(cells))}{number}"
        mapped.rendered(_csv_line(cells), place)
        if mapped.length - (bounds[-1] if bounds else 0) >= PASSAGE_CHARS:
            bounds.append(mapped.length)
    if not mapped.length:
        return
    if not bounds or bounds[-1] < mapped.length:
        bounds.append(mapped.length)
    item = Item(job.original.id, job.original.media_type, locator)
    yield from chain(
        [roll_document(mapped, item, bounds, extractor=EXTRACTOR, dialect=",")],
        ragged.failures(),
    )


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _words(value: object) -> str:
    """A cell as text: a date as ISO 8601, a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    return str(value)


def _csv_line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()

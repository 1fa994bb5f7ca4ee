"""Decisions as a CSV that people edit in a spreadsheet and apply again without harm."""

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tallymark.review.words import Words
from tallymark.terms.decisions import Verdict
from tallymark.terms.errors import InputError

COLUMNS = (
    "claim_id", "document", "kind", "start", "end", "quote", "proposed", "votes",
    "readers", "otherwise", "verdict", "value", "reason",
)  # fmt: skip
"""`votes` counts the `readers` that propose a claim; `otherwise` is JSON of what each reader that
contradicts `proposed` says instead. `verdict` is what people fill in; `value` is JSON of what
differs from the proposal."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

DELIMITERS = ",;\t"
"""Between cells: a spreadsheet writes the one that its country uses (a semicolon in Russian)."""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One filled line of a decisions file; `line` is its number, for messages.

    `document` is a document's id or its file's name. Without `claim_id` the claim is found by
    document, kind and span; with the verdict `add` it is a new one. `value` holds only the fields
    that differ from the proposal.
    """

    line: int
    claim_id: str | None
    document: str
    kind: str
    start: int | None
    end: int | None
    quote: str
    verdict: Verdict
    value: dict[str, Any] | None
    reason: str


def write_decisions(
    reviewed: pa.Table, documents: Mapping[str, str], *, words: Words | None = None
) -> str:
    """A CSV of the claims that wait, with an empty verdict to fill in; most votes first.

    `documents`: document id -> how to name it. `words`: what people said so far; what waits for
    somebody else is left out, and `value` holds an amendment that waits to be confirmed. Cells
    that a spreadsheet would run as a formula are kept as words by a leading apostrophe, which
    `read_decisions` takes off again.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    words = words or Words({})
    for row in sorted(reviewed.to_pylist(), key=lambda row: -len(row["votes"] or ())):
        if row["standing_in_review"] != "waiting" or row["kind"] == "row":
            continue
        if words.why_waiting(row) is None:
            continue
        amended = words.amendment(row)
        shown = (
            row["claim_id"], documents.get(row["document_id"], row["document_id"]), row["kind"],
            str(row["start"]), str(row["end"]), row["quote"], *_proposed(row), "",
            "" if amended is None else json.dumps(amended, ensure_ascii=False), "",
        )  # fmt: skip
        writer.writerow([_guard(cell) for cell in shown])
    return out.getvalue()


def _proposed(row: Mapping[str, Any]) -> tuple[str, str, str, str]:
    """The cells `proposed`, `votes`, `readers` and `otherwise`."""
    votes = row["votes"] or []
    otherwise = {
        one["reader"]: {name: json.loads(one["value"])[name] for name in one["differs"]}
        for one in votes
        if one["differs"]
    }
    value = votes[0]["value"] if votes else row["value"]
    words = json.dumps(otherwise, ensure_ascii=False) if otherwise else ""
    readers = " ".join(one["reader"] for one in votes)
    return value.decode(), str(len(votes) or ""), readers, words


def read_decisions(text: str) -> list[DecisionLine]:
    """The lines with a verdict. Raises `InputError` naming the line and what it lacks."""
    text = text.lstrip("\ufeff")
    try:
        rows = csv.DictReader(
            io.StringIO(text, newline=""), strict=True, delimiter=_delimiter(text)
        )
        missing = {"document", "kind", "verdict"} - set(rows.fieldnames or ())
        if missing:
            raise InputError(
                f"the decisions file lacks the column(s) {', '.join(sorted(missing))}: "
                "write one with `tallymark review CASE --write FILE`"
            )
        return [
            _line(number, {key: _plain(cell) for key, cell in row.items() if key is not None})
            for number, row in enumerate(rows, 2)
            if (row.get("verdict") or "").strip()
        ]
    except csv.Error as error:
        raise InputError(f"the decisions file is not a CSV: {error}") from error


def _delimiter(text: str) -> str:
    """What stands between the names of the header, which hold none of the delimiters."""
    header = text[: text.find("\n")] if "\n" in text else text
    return max(DELIMITERS, key=header.count)


def _line(number: int, row: Mapping[str, str]) -> DecisionLine:
    verdict = row["verdict"].strip().lower()
    if verdict not in set(Verdict):
        raise InputError(f"line {number}: unknown verdict (use {', '.join(sorted(Verdict))})")
    start, end = (_number(row.get(name, ""), number, name) for name in ("start", "end"))
    value = _value(row.get("value", ""), number)
    if verdict in (Verdict.AMEND, Verdict.ADD) and value is None:
        raise InputError(f"line {number}: {verdict} needs a value, e.g. age=28")
    return DecisionLine(
        number, row.get("claim_id") or None, row["document"], row["kind"], start, end,
        row.get("quote", ""), Verdict(verdict), value, row.get("reason", ""),
    )  # fmt: skip


def _number(cell: str, line: int, name: str) -> int | None:
    if not cell.strip():
        return None
    try:
        return int(cell)
    except ValueError as error:
        raise InputError(f"line {line}: `{name}` is not a whole number") from error


def _value(cell: str, line: int) -> dict[str, Any] | None:
    """JSON of an object, or the short form `field=value; field=value`."""
    cell = cell.strip()
    if not cell:
        return None
    if not cell.startswith("{"):
        parts = [part.partition("=") for part in cell.split(";") if part.strip()]
        if any(not sign for _, sign, _ in parts):
            raise InputError(f"line {line}: `value` is neither JSON nor field=value")
        return {name.strip(): _scalar(word.strip()) for name, _, word in parts}
    try:
        value = json.loads(cell)
    except json.JSONDecodeError as error:
        raise InputError(f"line {line}: `value` is not valid JSON ({error.msg})") from error
    return dict(value)


def _scalar(word: str) -> Any:
    if word.lower() in ("", "none", "null", "unknown"):
        return None
    try:
        return json.loads(word)
    except json.JSONDecodeError:
        return word


def _guard(cell: str) -> str:
    return "'" + cell if cell.startswith(FORMULA_STARTS) else cell


def _plain(cell: str | None) -> str:
    cell = cell or ""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(FORMULA_STARTS) else cell

"""The open data of a release: CSV and JSON, made of cleared values alone, the same each time."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from tallymark.publish.words import require_cleared
from tallymark.terms.counting import DIMENSIONS
from tallymark.terms.release import Cleared, PublicCell, PublicFigure, PublicIncident, Release

CELL_FIELDS = ("cell_id", *DIMENSIONS, "named", "low", "high", "is_withheld", "kept_from")
FIGURE_FIELDS = (
    "figure_id",
    "counts",
    "measure",
    "low",
    "high",
    "hedge",
    "as_of_from",
    "as_of_to",
    "source",
    "published",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
Row = dict[str, Any]


def plain(value: Cleared[Any] | None) -> Any:
    """The plain value for a file; days as ISO 8601, `None` as it is."""
    if value is None:
        return None
    found = require_cleared(value)
    return found.isoformat() if isinstance(found, date) else found


def cell_row(cell: PublicCell) -> Row:
    """One cell of the tally as a row of the open data."""
    cut = {name: plain(value) for name, value in cell.dimensions}
    return {
        "cell_id": plain(cell.cell_id),
        **{name: cut.get(name) for name in DIMENSIONS},
        "named": plain(cell.named),
        "low": plain(cell.low),
        "high": plain(cell.high),
        "is_withheld": cell.is_withheld,
        "kept_from": plain(cell.kept_from),
    }


def figure_row(figure: PublicFigure) -> Row:
    """One reported figure as a row of the open data."""
    return {
        "figure_id": plain(figure.id),
        "counts": plain(figure.counts),
        "measure": plain(figure.measure),
        "low": plain(figure.low),
        "high": plain(figure.high),
        "hedge": plain(figure.hedge),
        "as_of_from": plain(figure.as_of[0]),
        "as_of_to": plain(figure.as_of[1]),
        "source": plain(figure.source),
        "published": plain(figure.published),
    }


def incident_row(incident: PublicIncident) -> Row:
    """One incident with a page, as the open data give it."""
    return {
        "incident_id": plain(incident.id),
        "acts": [plain(act) for act in incident.acts],
        "earliest": plain(incident.earliest),
        "latest": plain(incident.latest),
        "region": plain(incident.region),
        "standing": plain(incident.standing),
        "is_contested": plain(incident.is_contested),
        "voices": plain(incident.voices),
        "named": plain(incident.named),
        "low": plain(incident.low),
        "high": plain(incident.high),
        "is_withheld": incident.is_withheld,
        "names": [plain(name) for name in incident.names],
        "quotes": [
            {
                "text": plain(quote.text),
                "source_type": plain(quote.source_type),
                "source": plain(quote.source),
            }
            for quote in incident.quotes
        ],
        "alleged_perpetrators": [
            {"description": plain(words), "attribution": plain(how)}
            for words, how in incident.perpetrators
        ],
        "evidence": [plain(one) for one in incident.evidence],
    }


def make_data(release: Release) -> dict[str, str]:
    """The files of `data/`, by path."""
    cells = [cell_row(cell) for cell in release.cells]
    figures = [figure_row(figure) for figure in release.figures]
    incidents = [incident_row(incident) for incident in release.incidents]
    head = release_head(release)
    labels: dict[str, dict[str, str]] = {}
    for language, key, words in release.labels:
        labels.setdefault(language, {})[key] = plain(words)
    backlog = {name: plain(number) for name, number in release.backlog}
    left_out = {name: plain(number) for name, number in release.left_out}
    withheld = [{"what": w.what, "rule": w.rule, "count": w.count} for w in release.withheld]
    tally = {"cells": cells, "backlog": backlog, "left_out": left_out, "withheld": withheld}
    return {
        "data/tally.csv": to_csv(CELL_FIELDS, cells),
        "data/tally.json": to_json({"release": head, "labels": labels, **tally}),
        "data/figures.csv": to_csv(FIGURE_FIELDS, figures),
        "data/figures.json": to_json({"release": head, "figures": figures}),
        "data/incidents.json": to_json({"release": head, "incidents": incidents}),
        "data/schema.json": to_json(make_schema()),
    }


def release_head(release: Release) -> Row:
    """Which release this is: number, days, ledger position, policy, versions."""
    return {
        "number": plain(release.number),
        "made_on": plain(release.made_on),
        "as_of": plain(release.as_of),
        "known_at": plain(release.known_at),
        "policy": plain(release.policy),
        "small_cell": plain(release.small_cell),
        "versions": {name: plain(version) for name, version in release.versions},
    }


def to_csv(fields: Sequence[str], rows: Iterable[Row]) -> str:
    """Rows as CSV (RFC 4180, UTF-8). A cell that a spreadsheet would run as a formula gets a '."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(fields)
    for row in rows:
        writer.writerow([_csv_cell(row[name]) for name in fields])
    return out.getvalue()


def _csv_cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def to_json(value: object) -> str:
    """JSON with sorted keys, two spaces, and letters as they are."""
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _object(properties: Row) -> Row:
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def make_schema() -> Row:
    """JSON Schema (2020-12) of the items of the three JSON files."""
    text: Row = {"type": "string"}
    flag: Row = {"type": "boolean"}
    maybe_text: Row = {"type": ["string", "null"]}
    maybe_count: Row = {"type": ["integer", "null"]}
    maybe_number: Row = {"type": ["number", "null"]}
    maybe_day: Row = {"type": ["string", "null"], "format": "date"}
    texts: Row = {"type": "array", "items": text}
    counts = dict.fromkeys(("named", "low", "high"), maybe_count)
    quote = _object({"text": text, "source_type": maybe_text, "source": maybe_text})
    alleged = _object({"description": text, "attribution": text})
    release = _object(
        {
            "number": {"type": "integer"},
            "made_on": {"type": "string", "format": "date"},
            "as_of": maybe_day,
            "known_at": {"type": "integer"},
            "policy": text,
            "small_cell": {"type": "integer"},
            "versions": {"type": "object", "additionalProperties": text},
        }
    )
    cell = dict.fromkeys(DIMENSIONS, maybe_text) | counts
    figure = dict.fromkeys(("counts", "measure", "source"), maybe_text)
    figure |= dict.fromkeys(("as_of_from", "as_of_to", "published"), maybe_day)
    incident = dict.fromkeys(("earliest", "latest"), maybe_day) | counts
    incident |= dict.fromkeys(("acts", "names", "evidence"), texts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Open data of a Tallymark release",
        "$defs": {
            "release": release,
            "cell": _object(
                cell | {"cell_id": text, "is_withheld": flag, "kept_from": maybe_count}
            ),
            "figure": _object(
                figure
                | {"figure_id": text, "hedge": text, "low": maybe_number, "high": maybe_number}
            ),
            "incident": _object(
                incident
                | {
                    "incident_id": text,
                    "region": maybe_text,
                    "standing": text,
                    "voices": maybe_count,
                }
                | {"is_contested": flag, "is_withheld": flag}
                | {
                    "quotes": {"type": "array", "items": quote},
                    "alleged_perpetrators": {"type": "array", "items": alleged},
                }
            ),
        },
        "description": (
            "tally.json holds `cells` of $defs/cell, figures.json `figures` of $defs/figure, "
            "incidents.json `incidents` of $defs/incident; each holds `release` of $defs/release. "
            "A null high is open, unless is_withheld is true: then the number was withheld. "
            "Unknown is the key `unknown`; a null dimension stands for all."
        ),
    }

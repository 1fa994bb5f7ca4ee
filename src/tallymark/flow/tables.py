"""A step alone, without a casebook: linking a table (`loose_files.py` reads files)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from tallymark.terms.errors import InputError


def link_table(
    records: Path, *, out: Path, pairs: Path | None = None, labels: Path | None = None,
    columns: Path | None = None, seed: int = 0,
) -> tuple[int, int]:  # fmt: skip
    """Links a CSV of mentions; writes clusters (and scored pairs). Returns (records, clusters).

    Raises `InputError` where a file cannot be used.
    """
    from tallymark.link import link_records

    table = _csv(records)
    mapping = _columns(columns) if columns else None
    clusters, scored = link_records(
        table, labels=_csv(labels) if labels else None, seed=seed, columns=mapping
    )
    _write(clusters, out)
    if pairs:
        _write(scored, pairs)
    return clusters.num_rows, len(set(clusters["cluster_id"].to_pylist()))


def _csv(place: Path) -> pa.Table:
    from pyarrow import csv

    try:
        with place.open("rb") as file:
            names = file.readline().decode("utf-8-sig").strip().split(",")
        kinds = {name.strip('"'): pa.string() for name in names}
        return csv.read_csv(
            place,
            convert_options=csv.ConvertOptions(
                column_types=kinds, strings_can_be_null=True, null_values=[""]
            ),
            parse_options=csv.ParseOptions(newlines_in_values=True),
        )
    except FileNotFoundError as error:
        raise InputError(f"{place}: no such file") from error
    except (pa.ArrowInvalid, UnicodeDecodeError) as error:
        raise InputError(f"{place}: not a UTF-8 CSV with one header line") from error


def _columns(place: Path) -> Mapping[str, str]:
    try:
        plain = tomllib.loads(place.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{place}: {error}") from error
    return {str(key): str(value) for key, value in plain.get("columns", plain).items()}


def _write(table: pa.Table, place: Path) -> None:
    from pyarrow import csv

    place.parent.mkdir(parents=True, exist_ok=True)
    csv.write_csv(table, place, csv.WriteOptions(quoting_style="needed"))

"""A step alone, without a casebook: reading files to JSON, linking a table."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from tallymark.terms.case import Limits
from tallymark.terms.claims import Proposal
from tallymark.terms.documents import READ_PARTS, Document, Failure, Original, Passage
from tallymark.terms.errors import InputError


def read_files(
    paths: Sequence[Path], *, published: date | None = None
) -> Iterator[dict[str, Any] | Failure]:
    """Reads files with the default reader: a `docs[]` item of tallymark-gold/1 for each document.

    Nothing is kept: the bytes are read where they lie.
    """
    from tallymark.read import as_gold

    for one in _read(paths, published):
        if isinstance(one, Failure):
            yield one
            continue
        gold = as_gold(one.document, one.proposals, one.sha256, one.path.name)
        yield {**gold, "passages": [_shown(passage) for passage in one.passages]}


def mark_files(paths: Sequence[Path], *, published: date | None = None) -> Iterator[str | Failure]:
    """Reads files as `read_files` does: a page for each document, its text with coloured spans."""
    from tallymark.read import as_marked_page

    for one in _read(paths, published):
        if isinstance(one, Failure):
            yield one
            continue
        text = "".join(passage.text for passage in one.passages)
        yield as_marked_page(one.document.title or one.path.name, text, one.proposals)


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    sha256: str
    document: Document
    passages: Sequence[Passage]
    proposals: list[Proposal]


def _read(paths: Sequence[Path], published: date | None) -> Iterator[_Read | Failure]:
    import hashlib

    from tallymark.extract import extract_documents, sniff_media_type
    from tallymark.read import RuleReader, load_models, read_document

    models = load_models()
    readers = [RuleReader()]
    for path in paths:
        if not path.is_file():
            yield Failure(str(path), "collect", "missing", "check the file's name")
            continue
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        media_type = sniff_media_type(path, path.name)
        original = Original("", content, path.stat().st_size, path.name, media_type)
        for item in extract_documents(original, path, limits=Limits()):
            if isinstance(item, Failure):
                yield replace(item, subject_id=str(path))
                continue
            document = replace(item.document, published=published or item.document.published)
            readings = read_document(document, item.passages, readers, models)
            proposals = [one for reading in readings for one in reading.proposals]
            yield _Read(path, content, document, item.passages, proposals)


def _shown(passage: Passage) -> dict[str, Any]:
    """A passage beside the claims: what is furniture is shown, with the words that were not read.

    `doubtful` are the words that text recognition was not sure of.
    """
    shown: dict[str, Any] = {
        "start": passage.start, "end": passage.end, "part": passage.part,
        "lang": passage.language,
    }  # fmt: skip
    if passage.part not in READ_PARTS:
        shown["text"] = passage.text
    if passage.doubtful:
        shown["doubtful"] = passage.doubtful
    return shown


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

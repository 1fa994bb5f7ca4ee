"""A roll's edition in one decision: column map shown, sample checked, then adopted as a whole."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tallymark.flow.opening import Progress, Work, find_document, no_progress
from tallymark.terms.claims import Claim, Proposal, RowClaim
from tallymark.terms.documents import Failure
from tallymark.terms.errors import InputError, MisusedError, ReviewError
from tallymark.terms.journal import Entry
from tallymark.terms.payload import digest
from tallymark.terms.rolls import ROW_FIELDS, Adoption, ColumnMap, Withdrawal

if TYPE_CHECKING:
    from tallymark.casebook import Records

ROLL_ID = re.compile(r"[\w-]{1,64}")
"""Letters, digits, hyphens: it names a file of the casebook."""

ROW_READER = "rolls/1"
BATCH_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class RollFile:
    """What the editor says of a roll; kept in `rolls/<roll id>.toml` for its next edition.

    `act`: what its rows say happened. `compiled_from`: rolls that it was taken from.
    """

    roll_id: str
    source: str
    act: str
    column_map: ColumnMap
    compiled_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedEdition:
    """An edition before the decision: guessed map, how it differs from the last, the sample."""

    document_id: str
    roll: RollFile
    edition: int
    header: tuple[str, ...]
    rows: int
    new: int
    changed: int
    withdrawn: int
    sample: tuple[RowClaim, ...]
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class RollWords:
    """What the command line says of a roll; what it leaves out comes from the roll's file."""

    roll_id: str | None = None
    source: str | None = None
    act: str | None = None
    map_file: Path | None = None
    compiled_from: tuple[str, ...] = ()


def propose_edition(work: Work, what: str, words: RollWords) -> ProposedEdition:
    """Guesses the column map of a roll (or takes the kept one) and draws the sample to check.

    Raises `InputError` where `what` is no roll.
    """
    import numpy as np

    from tallymark.review import choose_sample

    document_id = find_document(work, what)
    records = work.records()
    document = records.document(document_id)
    if document.form != "roll":
        raise InputError(f"{what} is no roll: only CSV and XLSX tables can be adopted")
    roll = _roll_file(work, document_id, words)
    rows = {
        row.row_key: row
        for row in (one.value for one in _proposals(records, document_id, roll.column_map))
        if isinstance(row, RowClaim)
    }
    failures = [
        one for one in _read(records, document_id, roll.column_map) if isinstance(one, Failure)
    ]
    before = _rows_before(records, roll.roll_id)
    # The sample follows from the edition itself, so that asking again shows the same rows.
    rng = np.random.default_rng(int(digest([roll.roll_id, sorted(rows)])[:12], 16))
    sample = choose_sample(list(rows), work.case.review.sample, rng)
    return ProposedEdition(
        document_id, roll, _next_edition(records, roll.roll_id), _header(records, document_id),
        len(rows), len(rows.keys() - before.keys()),
        sum(_plain(rows[key]) != before[key] for key in rows.keys() & before.keys()),
        len(before.keys() - rows.keys()), tuple(rows[key] for key in sample), tuple(failures),
    )  # fmt: skip


def adopt_edition(
    work: Work, proposed: ProposedEdition, *, wrong: int, reason: str = "",
    progress: Progress = no_progress,
) -> Adoption:  # fmt: skip
    """Adopts an edition as a whole: rows become claims, vanished rows are withdrawn.

    Raises `RoleError` unless an editor asks, `ReviewError` where the edition is adopted already.
    """
    work.require("editor", "adopting an edition")
    records = work.records()
    adoptions = records.terms("adoption")
    if any(one.document_id == proposed.document_id for one in adoptions):
        raise ReviewError(f"document {proposed.document_id} is adopted already")
    roll = proposed.roll
    save_roll(work.book.folder, roll)
    ids = records.row_ids_of([one.document_id for one in adoptions if one.roll_id == roll.roll_id])
    kept = records.row_ids_of([proposed.document_id])  # of a run that was interrupted
    seen = _keep_rows(work, proposed, {**ids, **kept}, kept=set(kept), progress=progress)
    gone = [key for key in _rows_before(records, roll.roll_id) if key not in seen]
    adoption = Adoption(
        work.book.new_id("a"), proposed.document_id, roll.roll_id, proposed.edition, roll.source,
        roll.act, roll.column_map, work.by, tuple(one.row_key for one in proposed.sample), wrong,
        roll.compiled_from, len(seen), reason,
    )  # fmt: skip
    entries = [Entry("adoption", proposed.document_id, adoption)]
    entries += [
        Entry("withdrawal", ids[key], Withdrawal(ids[key], roll.roll_id, proposed.edition))
        for key in gone
    ]
    entries += [
        Entry("failure", proposed.document_id, one) for one in _new_failures(records, proposed)
    ]
    work.keep(entries, "adopt")
    return adoption


def _new_failures(records: "Records", proposed: ProposedEdition) -> Iterator[Failure]:
    """What was not said already of the file when it was added: one ragged row is one failure."""
    original_id = records.document(proposed.document_id).original_id
    said = {one.reason for one in records.terms("failure", original_id)}
    return (one for one in proposed.failures if one.reason not in said)


def _keep_rows(
    work: Work, proposed: ProposedEdition, ids: dict[str, str], *, kept: set[str],
    progress: Progress,
) -> set[str]:  # fmt: skip
    seen: set[str] = set()
    entries: list[Entry] = []
    records = work.records()
    for proposal in _proposals(records, proposed.document_id, proposed.roll.column_map):
        row = proposal.value
        if not isinstance(row, RowClaim) or row.row_key in seen:
            continue
        seen.add(row.row_key)
        if row.row_key in kept:
            continue
        claim_id = ids.get(row.row_key) or work.book.new_id("k")
        claim = Claim(claim_id, proposed.document_id, ROW_READER, proposal)
        entries.append(Entry("claim", claim_id, claim, proposal.sensitivity))
        if len(entries) >= BATCH_ROWS:
            work.keep(entries, "adopt")
            entries = []
            progress("rows kept", len(seen), proposed.rows)
    work.keep(entries, "adopt")
    progress("rows kept", len(seen), proposed.rows)
    return seen


def _read(
    records: "Records", document_id: str, column_map: ColumnMap
) -> Iterator[Proposal | Failure]:
    from tallymark.read import read_rows

    yield from read_rows(records.document(document_id), records.passages(document_id), column_map)


def _proposals(records: "Records", document_id: str, column_map: ColumnMap) -> Iterator[Proposal]:
    """The rows of an edition; a row key that comes again gets a number, for no row is lost."""
    met: dict[str, int] = {}
    for one in _read(records, document_id, column_map):
        if isinstance(one, Failure) or not isinstance(one.value, RowClaim):
            continue
        key = one.value.row_key
        met[key] = met.get(key, 0) + 1
        if met[key] > 1:
            yield Proposal(
                one.kind, one.span, RowClaim(f"{key}#{met[key]}", one.value.cells), one.sensitivity
            )
        else:
            yield one


def _rows_before(records: "Records", roll_id: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Row key -> its words, of the newest edition of a roll."""
    adopted = [one for one in records.terms("adoption") if one.roll_id == roll_id]
    if not adopted:
        return {}
    newest = max(adopted, key=lambda one: one.edition)
    table = records.claims(document_id=newest.document_id, kinds=["row"], every=True)
    rows = {}
    for value in table["value"].to_pylist():
        row = msgspec.json.decode(value, type=RowClaim)
        rows[row.row_key] = _plain(row)
    return rows


def _plain(row: RowClaim) -> tuple[tuple[str, str], ...]:
    return tuple((cell.field, cell.span.text) for cell in row.cells)


def _next_edition(records: "Records", roll_id: str) -> int:
    editions = [one.edition for one in records.terms("adoption") if one.roll_id == roll_id]
    return max(editions, default=0) + 1


def _header(records: "Records", document_id: str) -> tuple[str, ...]:
    first = records.passages(document_id)[0].text.split("\n", 1)[0].rstrip("\r")
    delimiter = records.document(document_id).dialect or ","
    return tuple(cell.strip('"') for cell in first.split(delimiter))


def _roll_file(work: Work, document_id: str, words: RollWords) -> RollFile:
    from tallymark.read import guess_columns

    records = work.records()
    roll_id = _new_roll_id(records) if words.roll_id is None else words.roll_id
    if not ROLL_ID.fullmatch(roll_id):
        raise MisusedError("--roll wants letters, digits and hyphens (obituaries-2)")
    kept = load_roll(words.map_file or work.book.folder / "rolls" / f"{roll_id}.toml")
    column_map = (
        kept.column_map
        if kept
        else guess_columns(records.document(document_id), records.passages(document_id))
    )
    return RollFile(
        roll_id,
        words.source or (kept.source if kept else roll_id),
        words.act or (kept.act if kept else work.case.scope.acts[0]),
        column_map,
        words.compiled_from or (kept.compiled_from if kept else ()),
    )


def _new_roll_id(records: "Records") -> str:
    """An id for a roll that nobody named: a number, for a file's name could be a person's."""
    known = {one.roll_id for one in records.terms("adoption")}
    return next(f"roll-{at}" for at in range(1, len(known) + 2) if f"roll-{at}" not in known)


def load_roll(place: Path) -> RollFile | None:
    """A roll's file, `None` where there is none. Raises `InputError` naming what is wrong in it."""
    if not place.exists():
        return None
    try:
        plain = tomllib.loads(place.read_text(encoding="utf-8"))
        columns = plain.pop("columns")
        pairs = sorted((int(index), field) for field, index in columns.items())
        unknown = [field for _, field in pairs if field not in ROW_FIELDS]
        if unknown:
            raise InputError(f"{place}: unknown field {unknown[0]} (use {', '.join(ROW_FIELDS)})")
        settings = plain.pop("map", {})
        return msgspec.convert(
            {**plain, "column_map": {"columns": pairs, **settings}}, type=RollFile
        )
    except (tomllib.TOMLDecodeError, KeyError, ValueError, msgspec.ValidationError) as error:
        raise InputError(f"{place}: {error}") from error


def save_roll(folder: Path, roll: RollFile) -> Path:
    """Writes what was said of a roll, so that people can read it and its next edition uses it."""
    place = folder / "rolls" / f"{roll.roll_id}.toml"
    place.parent.mkdir(exist_ok=True)
    quoted = ", ".join(map(_toml, roll.compiled_from))
    header = "none" if roll.column_map.header_row is None else roll.column_map.header_row
    lines = [
        "# How this roll is read: which column (from 0) fills which field.",
        f"roll_id = {_toml(roll.roll_id)}", f"source = {_toml(roll.source)}",
        f"act = {_toml(roll.act)}",
        f"compiled_from = [{quoted}]", "", "[map]",
        *([] if header == "none" else [f"header_row = {header}"]),
        f"day_first = {str(roll.column_map.day_first).lower()}", "", "[columns]",
        *(f"{field} = {index}" for index, field in roll.column_map.columns),
    ]  # fmt: skip
    place.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return place


def _toml(words: str) -> str:
    """A basic string of TOML, whatever quotation marks the words bear."""
    return json.dumps(words, ensure_ascii=False)

"""The tally: persons and groups into cells, in columns."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from math import ceil, floor
from typing import Any

import msgspec
import polars as pl
import pyarrow as pa

from tallymark.count.categories import UNKNOWN, act_key, befalls_once
from tallymark.count.ranges import Group, high_end, low_end
from tallymark.terms.case import Case
from tallymark.terms.counting import (
    CELL_GROUP_SCHEMA,
    CELL_PERSON_SCHEMA,
    CELL_SCHEMA,
    DIMENSIONS,
    Backlog,
    Tally,
    TallySpec,
)
from tallymark.terms.errors import InputError, MisusedError

NAMED, POSSIBLE = "named", "possible"
GROUP_STANDINGS = ("reported", "corroborated", "confirmed")
"""Groups that raise the low end; one that is only alleged widens the high end alone."""

_LEFT_OUT = ("standing", "after_as_of", "out_of_scope", "refuted")

Dims = tuple[str, ...]
Row = dict[str, Any]
"""One row of `CELL_SCHEMA` or `GROUP_SCHEMA`."""


def count_persons(
    assessments: pa.Table, groups: pa.Table, spec: TallySpec, backlog: Backlog, case: Case
) -> Tally:
    """The tally of a case: for the whole and each cut in `spec.by`, its named, low and high.

    `assessments` are `ASSESSMENT_SCHEMA`, `groups` `GROUP_SCHEMA`, both of ledger position
    `spec.known_at`. An act counts under itself where `spec.acts` names it, else under its kindred
    act (`act_key`). A person is *named* whose standing is in `spec.standings` and whose interval
    lies wholly on or before `spec.as_of` and inside the period (the spec's, else the scope's);
    *possible* where it may lie outside; left out, with the reason, where it must. Without any date
    a person is named when no `as_of` is asked for, and possible otherwise. A cell counts those
    who are recorded under its values: what is not known stays under "unknown".

    Named, low and high as `count.ranges` states and proves. `possible` persons are in the high
    end too. Raises `MisusedError` for a cut by something that is no dimension.
    """
    cuts = _cuts(spec)
    persons = _persons(assessments, spec, case)
    counted = persons.filter(pl.col("state").is_in([NAMED, POSSIBLE]))
    crowd = _groups(groups, spec, case)
    cells, people, incidents = [], [], []
    for cut in cuts:
        found = _cut_cells(counted, cut)
        found = _with_groups(found, cut, crowd, counted)
        cells.append(found)
        people.append(_behind(counted.filter(pl.col("state") == NAMED), found, cut, "person_id"))
        incidents.append(_behind(crowd, found, cut, "incident_id"))
    return Tally(
        spec,
        _arrow(pl.concat(cells).sort("cell_id"), CELL_SCHEMA),
        _arrow(pl.concat(people), CELL_PERSON_SCHEMA),
        _arrow(pl.concat(incidents).unique().sort("cell_id", "incident_id"), CELL_GROUP_SCHEMA),
        backlog,
        _left_out(persons),
    )


def trace(tally: Tally, cell_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The persons named in a cell, and the group incidents in its low and high, sorted.

    Raises `InputError` where the tally has no such cell.
    """
    if cell_id not in tally.cells.column("cell_id").to_pylist():
        raise InputError(f"cell {cell_id}: not in this tally; list its cells and take one of them")
    is_cell = pl.col("cell_id") == cell_id
    people = pl.DataFrame(tally.cell_persons).filter(is_cell).get_column("person_id")
    incidents = pl.DataFrame(tally.cell_groups).filter(is_cell).get_column("incident_id")
    return tuple(people.unique().sort()), tuple(incidents.unique().sort())


def cell_id(dimensions: dict[str, str]) -> str:
    """The id of a cell by the values of its dimensions alone: the same in every release.

    >>> cell_id({"act": "death"}) == cell_id({"act": "death"}) != cell_id({})
    True
    """
    body = msgspec.json.encode(dimensions, order="sorted")
    return "c" + base64.b32encode(hashlib.sha256(body).digest()).decode().lower()[:10]


def _cuts(spec: TallySpec) -> list[tuple[str, ...]]:
    for cut in spec.by:
        if not set(cut) <= set(DIMENSIONS):
            raise MisusedError(f"a cut of the tally: choose from {', '.join(DIMENSIONS)}")
    cuts = [tuple(name for name in DIMENSIONS if name in cut) for cut in ((), *spec.by)]
    return list(dict.fromkeys(cuts))


def _persons(assessments: pa.Table, spec: TallySpec, case: Case) -> pl.DataFrame:
    """One row a person and act of the tally, with `state`: named, possible or why left out."""
    columns = ["person_id", "act", "standing", "is_contested", "earliest", "latest", "region",
               "category", "sensitivity"]  # fmt: skip
    frame = _dimensions(pl.DataFrame(assessments.select(columns)), spec)
    state = (
        pl.when(~pl.col("act").is_in(spec.acts))
        .then(pl.lit("out_of_scope"))
        .when(pl.col("standing") == "refuted")
        .then(pl.lit("refuted"))
        .when(~pl.col("standing").is_in(spec.standings))
        .then(pl.lit("standing"))
        .otherwise(_when(spec, case))
    )
    ranks = {NAMED: 0, POSSIBLE: 1} | dict.fromkeys(_LEFT_OUT, 2)
    return (
        frame.with_columns(state=state)
        .with_columns(rank=pl.col("state").replace_strict(ranks, return_dtype=pl.Int8))
        .sort("person_id", "act", "rank", "latest", "earliest", "region", "category")
        .unique(["person_id", "act"], keep="first", maintain_order=True)
    )


def _groups(groups: pa.Table, spec: TallySpec, case: Case) -> pl.DataFrame:
    """Groups of the tally's acts, with `is_sure`: surely by the day asked for, and not alleged."""
    frame = _dimensions(pl.DataFrame(groups), spec).filter(
        pl.col("act").is_in(spec.acts) & (pl.col("standing") != "refuted")
    )
    is_sure = (pl.col("state") == NAMED) & pl.col("standing").is_in(GROUP_STANDINGS)
    return (
        frame.with_columns(state=_when(spec, case))
        .filter(pl.col("state").is_in([NAMED, POSSIBLE]))
        .with_columns(is_sure=is_sure)
        .sort("incident_id", "act")
    )


def _dimensions(frame: pl.DataFrame, spec: TallySpec) -> pl.DataFrame:
    acts = frame.get_column("act").unique().to_list()
    kindred = [act if act in spec.acts else act_key(act) for act in acts]
    first, last = pl.col("earliest").dt.strftime("%Y-%m"), pl.col("latest").dt.strftime("%Y-%m")
    return frame.with_columns(
        act=pl.col("act").replace_strict(acts, kindred, return_dtype=pl.String),
        region=pl.col("region").fill_null(UNKNOWN),
        category=pl.col("category").fill_null(UNKNOWN),
        month=pl.when(first == last).then(first).otherwise(pl.lit(UNKNOWN)).fill_null(UNKNOWN),
    )


def _when(spec: TallySpec, case: Case) -> pl.Expr:
    """Named, possible, or why a date interval leaves somebody out."""
    first = spec.period[0] or case.scope.first_day
    last = spec.period[1] or case.scope.last_day
    earliest, latest = pl.col("earliest"), pl.col("latest")
    is_undated = earliest.is_null() & latest.is_null()
    is_inside = (
        _known(first is None, earliest >= _day(first))
        & _known(last is None, latest <= _day(last))
        & _known(spec.as_of is None, latest <= _day(spec.as_of))
    )
    is_named = is_inside | (is_undated & pl.lit(spec.as_of is None))
    return (
        pl.when((earliest > _day(last)).fill_null(False) | (latest < _day(first)).fill_null(False))
        .then(pl.lit("out_of_scope"))
        .when((earliest > _day(spec.as_of)).fill_null(False))
        .then(pl.lit("after_as_of"))
        .when(is_named)
        .then(pl.lit(NAMED))
        .otherwise(pl.lit(POSSIBLE))
    )


def _day(day: date | None) -> pl.Expr:
    return pl.lit(day, pl.Date)


def _known(is_open: bool, holds: pl.Expr) -> pl.Expr:
    return pl.lit(True) if is_open else holds.fill_null(False)


def _cut_cells(counted: pl.DataFrame, cut: Sequence[str]) -> pl.DataFrame:
    """A row of `CELL_SCHEMA` for each value of a cut, without groups."""
    is_named = pl.col("state") == NAMED
    each = counted
    if "act" not in cut:
        each = counted.group_by(*cut, "person_id").agg(
            pl.when(is_named.any()).then(pl.lit(NAMED)).otherwise(pl.lit(POSSIBLE)).alias("state"),
            (pl.col("is_contested") & is_named).any(),
            pl.col("sensitivity").max(),
        )
    sums = [
        is_named.sum().cast(pl.Int64).alias("named"),
        (~is_named).sum().cast(pl.Int64).alias("possible"),
        (pl.col("is_contested") & is_named).sum().cast(pl.Int64).alias("is_contested"),
        pl.col("sensitivity").max(),
    ]
    cells = each.group_by(cut).agg(*sums) if cut else each.select(*sums)
    cells = cells.with_columns(
        pl.col("sensitivity").fill_null(0),
        *(pl.lit(None, pl.String).alias(name) for name in DIMENSIONS if name not in cut),
        low=pl.col("named"),
        high=pl.col("named") + pl.col("possible"),
    )
    return _with_ids(cells).select(CELL_SCHEMA.names)


def _with_ids(cells: pl.DataFrame) -> pl.DataFrame:
    ids = [
        cell_id({name: value for name, value in row.items() if value is not None})
        for row in cells.select(DIMENSIONS).iter_rows(named=True)
    ]
    return cells.with_columns(pl.Series("cell_id", ids, pl.String))


def _with_groups(
    cells: pl.DataFrame, cut: tuple[str, ...], crowd: pl.DataFrame, counted: pl.DataFrame
) -> pl.DataFrame:
    """The cells of a cut with their groups in low and high, and cells that hold groups alone."""
    by_cell: dict[Dims, list[Group]] = defaultdict(list)
    levels: dict[Dims, int] = defaultdict(int)
    for row in crowd.iter_rows(named=True):
        dims = tuple(row[name] for name in cut)
        by_cell[dims].append(_group(row))
        levels[dims] = max(levels[dims], row["sensitivity"])
    if not by_cell:
        return cells
    rows = {tuple(row[name] for name in cut): row for row in cells.iter_rows(named=True)}
    where = _where_members(crowd, counted, cut)
    changed = []
    for dims, groups in sorted(by_cell.items()):
        row = rows.get(dims) or _empty_row(cut, dims)
        row["sensitivity"] = max(row["sensitivity"], levels[dims])
        row["low"], row["high"] = _ends(dims, row, groups, where, rows, cut)
        changed.append(row)
    fresh = pl.DataFrame(changed, schema=cells.schema)
    return pl.concat([cells.join(fresh, on="cell_id", how="anti"), fresh])


def _ends(
    dims: Dims,
    row: Row,
    groups: Sequence[Group],
    where: dict[str, set[tuple[Dims, str]]],
    rows: dict[Dims, Row],
    cut: tuple[str, ...],
) -> tuple[int, int | None]:
    """Low and high of one cell that holds groups."""
    members = {
        person: {
            (place, state)
            for place, state in where.get(person, ())
            if "act" not in cut or place[0] == dims[0]
        }
        for group in groups
        for person in group.members
    }
    named = {
        person: {place for place, state in found if state == NAMED}
        for person, found in members.items()
    }
    named = {person: places for person, places in named.items() if places}
    elsewhere = sum(
        cell["named"]
        for other, cell in rows.items()
        if other != dims and _may_share(dims, other, cut)
    )
    elsewhere += sum(
        1 for places in named.values() if not any(_may_share(dims, place, cut) for place in places)
    )
    unlisted = sum(1 for found in members.values() if not found)
    low = low_end(row["named"], groups, named, elsewhere)
    high = high_end(row["named"], row["possible"], unlisted, groups)
    return low, high if high is None else max(high, low)


def _may_share(dims: Dims, other: Dims, cut: tuple[str, ...]) -> bool:
    """Whether somebody recorded in another cell may belong to a group of this one."""
    return all(
        one == two or (name != "act" and UNKNOWN in (one, two))
        for name, one, two in zip(cut, dims, other, strict=True)
    )


def _where_members(
    crowd: pl.DataFrame, counted: pl.DataFrame, cut: tuple[str, ...]
) -> dict[str, set[tuple[Dims, str]]]:
    """In which cells of a cut each member of any group is counted, and as what."""
    members = crowd.select(pl.col("members").explode().alias("person_id")).drop_nulls().unique()
    found = counted.join(members, on="person_id", how="semi").select("person_id", "state", *cut)
    where: dict[str, set[tuple[Dims, str]]] = defaultdict(set)
    for person_id, state, *dims in found.iter_rows():
        where[person_id].add((tuple(dims), state))
    return where


def _group(row: Row) -> Group:
    return Group(
        row["act"],
        (row["incident_id"], *row["claim_ids"]),
        ceil(row["low"]),
        None if row["high"] is None else floor(row["high"]),
        frozenset(row["members"]),
        row["is_sure"],
        befalls_once(row["act"]),
    )


def _empty_row(cut: tuple[str, ...], dims: Dims) -> Row:
    values = dict(zip(cut, dims, strict=True))
    numbers = ("named", "low", "high", "possible", "is_contested", "sensitivity")
    row: Row = {"cell_id": cell_id(values)}
    return row | dict.fromkeys(DIMENSIONS) | values | dict.fromkeys(numbers, 0)


def _behind(
    counted: pl.DataFrame, cells: pl.DataFrame, cut: tuple[str, ...], subject: str
) -> pl.DataFrame:
    """Who or what stands behind each cell: columns cell_id, `subject`, act."""
    columns = ["cell_id", subject, "act"]
    if not cut:
        whole = cells.get_column("cell_id")[0]
        return counted.select(pl.lit(whole).alias("cell_id"), subject, "act")
    ids = cells.select("cell_id", *cut)
    return counted.select(subject, *dict.fromkeys(("act", *cut))).join(ids, on=cut).select(columns)


def _left_out(persons: pl.DataFrame) -> dict[str, int]:
    """How many persons are in no cell, each under the first of their reasons."""
    ranks = {NAMED: -1, POSSIBLE: -1} | {name: rank for rank, name in enumerate(_LEFT_OUT)}
    ranked = persons.with_columns(why=pl.col("state").replace_strict(ranks, return_dtype=pl.Int8))
    first = ranked.group_by("person_id").agg(pl.col("why").min()).filter(pl.col("why") >= 0)
    counts = dict(first.group_by("why").len().iter_rows())
    return {name: counts[rank] for rank, name in enumerate(_LEFT_OUT) if rank in counts}


def _arrow(frame: pl.DataFrame, schema: pa.Schema) -> pa.Table:
    return frame.select(schema.names).to_arrow().cast(schema)

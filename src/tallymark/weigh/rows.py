"""What accepted rows of adopted rolls say, as columns: one decode a row, the rest by the column."""

from collections.abc import Callable, Sequence

import msgspec
import polars as pl
import pyarrow as pa

from tallymark.terms.errors import DamagedError
from tallymark.terms.people import Linkage
from tallymark.terms.rolls import Adoption
from tallymark.weigh.folds import CaseFolds
from tallymark.weigh.sources import Directory

_FIELDS = ("death_date", "region", "category")


class _Cell(msgspec.Struct):
    field: str
    value: str | None = None


class _Row(msgspec.Struct):
    """A `RowClaim` without its spans, which are not needed here."""

    cells: list[_Cell]


def state_rows(
    reviewed: pa.Table,
    linkage: Linkage,
    adoptions: Sequence[Adoption],
    directory: Directory,
    folds: CaseFolds,
) -> pl.DataFrame:
    """A statement for each accepted row of an adopted roll whose person is linked.

    A row of a compiled roll speaks with one voice of those it was compiled from: one that lists
    this person itself if there is such a one, for only then is it known who is repeated.
    """
    frame = pl.DataFrame(
        reviewed.select(
            [
                "claim_id",
                "document_id",
                "kind",
                "value",
                "roll_id",
                "edition",
                "sensitivity",
                "position",
                "standing_in_review",
            ]
        )
    )
    frame = frame.filter(
        (pl.col("kind") == "row")
        & (pl.col("standing_in_review") == "accepted")
        & pl.col("roll_id").is_not_null()
    )
    persons = pl.DataFrame(linkage.persons).rename({"mention_id": "claim_id"})
    frame = frame.join(persons.unique("claim_id", keep="first", maintain_order=True), on="claim_id")
    frame = frame.join(_acts(adoptions, folds), on=["roll_id", "edition"], how="left")
    frame = frame.join(_latest_acts(adoptions, folds), on="roll_id", how="left")
    frame = frame.with_columns(act=pl.coalesce("act", "roll_act")).filter(
        pl.col("act").is_not_null()
    )
    frame = frame.hstack(_decode(frame.get_column("value").to_list()))
    frame = frame.with_columns(
        *_interval(pl.col("death_date")),
        region=_fold(frame, "region", folds.region),
        category=_fold(frame, "category", folds.category),
    )
    return _choose_roots(frame, roll_roots(adoptions, directory)).select(
        "claim_id",
        "document_id",
        "person_id",
        pl.lit(None, pl.String).alias("incident_id"),
        "act",
        "root",
        pl.lit("roll").alias("root_type"),
        pl.lit([], pl.List(pl.String)).alias("evidence"),
        "earliest",
        "latest",
        "region",
        "category",
        "sensitivity",
        "position",
    )


def roll_roots(adoptions: Sequence[Adoption], directory: Directory) -> dict[str, tuple[str, ...]]:
    """The roots of each roll: its own, or those of the rolls it was compiled from.

    Rolls compiled from one another, and from rolls that were never adopted, end where the trail
    does: in the roll that was named last.
    """
    by_id = {one.roll_id: one for one in sorted(adoptions, key=lambda one: one.edition)}
    found: dict[str, tuple[str, ...]] = {}
    for roll_id in sorted(by_id):
        reached, ahead = {roll_id}, [roll_id]
        while ahead:
            adoption = by_id.get(ahead.pop())
            fresh = set(adoption.compiled_from) - reached if adoption is not None else set()
            reached |= fresh
            ahead += fresh
        starts = {one for one in reached if one not in by_id or not by_id[one].compiled_from}
        found[roll_id] = tuple(
            sorted(
                directory.roll_root(by_id[one]).id if one in by_id else f"roll:{one}"
                for one in starts or {min(reached)}
            )
        )
    return found


def _choose_roots(frame: pl.DataFrame, roots: dict[str, tuple[str, ...]]) -> pl.DataFrame:
    choices = pl.DataFrame(
        [(roll_id, root, len(found)) for roll_id, found in roots.items() for root in found],
        schema={"roll_id": pl.String, "root": pl.String, "choices": pl.Int64},
        orient="row",
    )
    stated = frame.join(choices, on="roll_id")
    sure = stated.filter(pl.col("choices") == 1)
    listed = sure.select("person_id", "act", "root").unique().with_columns(is_listed=True)
    unsure = (
        stated.filter(pl.col("choices") > 1)
        .join(listed, on=["person_id", "act", "root"], how="left")
        .sort(pl.col("is_listed").is_null(), "root", "claim_id")
        .unique("claim_id", keep="first", maintain_order=True)
        .drop("is_listed")
    )
    return pl.concat([sure, unsure])


def _acts(adoptions: Sequence[Adoption], folds: CaseFolds) -> pl.DataFrame:
    rows = {(one.roll_id, one.edition): folds.act(one.act) for one in adoptions}
    return pl.DataFrame(
        [(roll_id, edition, act) for (roll_id, edition), act in rows.items()],
        schema={"roll_id": pl.String, "edition": pl.Int32, "act": pl.String},
        orient="row",
    )


def _latest_acts(adoptions: Sequence[Adoption], folds: CaseFolds) -> pl.DataFrame:
    """A row kept from an edition without an adoption here says what the roll's latest says."""
    ordered = sorted(adoptions, key=lambda one: one.edition)
    rows = {one.roll_id: folds.act(one.act) for one in ordered}
    return pl.DataFrame(
        list(rows.items()), schema={"roll_id": pl.String, "roll_act": pl.String}, orient="row"
    )


def _decode(values: Sequence[bytes]) -> pl.DataFrame:
    decoder = msgspec.json.Decoder(_Row)
    columns: dict[str, list[str | None]] = {name: [None] * len(values) for name in _FIELDS}
    for number, value in enumerate(values):
        try:
            row = decoder.decode(value)
        except (msgspec.ValidationError, msgspec.DecodeError) as error:
            # msgspec names the field and the type it wanted, never the value.
            raise DamagedError(f"a stored RowClaim cannot be read: {error}") from error
        for cell in row.cells:
            if cell.field in columns:
                columns[cell.field][number] = cell.value
    return pl.DataFrame(columns, schema=dict.fromkeys(_FIELDS, pl.String))


def _interval(words: pl.Expr) -> tuple[pl.Expr, pl.Expr]:
    """First and last day of an ISO 8601 day, month or year; null for anything else."""
    first = pl.coalesce(
        words.str.to_date("%Y-%m-%d", strict=False),
        (words + "-01").str.to_date("%Y-%m-%d", strict=False),
        (words + "-01-01").str.to_date("%Y-%m-%d", strict=False),
    )
    parts = words.str.count_matches("-")
    last = (
        pl.when(parts == 2)
        .then(first)
        .when(parts == 1)
        .then(first.dt.month_end())
        .otherwise(first.dt.offset_by("1y").dt.offset_by("-1d"))
    )
    return first.alias("earliest"), last.alias("latest")


def _fold(frame: pl.DataFrame, name: str, fold: Callable[[str], str | None]) -> pl.Expr:
    """A column folded, each distinct word once."""
    words = [word for word in frame.get_column(name).unique().to_list() if word is not None]
    keys = [fold(word) for word in words]
    return pl.col(name).replace_strict(words, keys, default=None, return_dtype=pl.String)

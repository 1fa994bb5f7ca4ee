"""Linking any table of records, without a casebook: Arrow in, Arrow out."""

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from tallymark.link.linkage import link_mentions
from tallymark.terms.decisions import JUDGEMENT_SCHEMA
from tallymark.terms.errors import InputError
from tallymark.terms.people import MENTION_SCHEMA
from tallymark.terms.sensitivity import Sensitivity

ONE_LIST = "table"
"""The list that records belong to where they do not say."""

TABLE_LINK_FROM = 0.5
"""From which probability records are linked where nobody waits to be asked.

A pair is then linked when it is likelier one person than two; `link_quality.py` prints the F1 at
this threshold beside the best one."""

_TEXTS = ("name", "surname", "given", "patronymic", "sex", "settlement", "district")
_MORE_TEXTS = ("region", "rank", "unit", "category")
_SAME = {"1": "same", "true": "same", "same": "same", "yes": "same"}
_DIFFERENT = {"0": "different", "false": "different", "different": "different", "no": "different"}
_LABELS = {**_SAME, **_DIFFERENT}


def read_records(records: pa.Table, columns: Mapping[str, str] | None = None) -> pa.Table:
    """The records as mentions (`MENTION_SCHEMA`).

    `columns` maps a field of this function (`rec_id`, `list`, `name`, `surname`, `given`,
    `patronymic`, `sex`, `birth_date`, `birth_year`, `age`, `age_on`, `death_date`, `settlement`,
    `district`, `region`, `rank`, `unit`, `category`) to the table's column; a field not mapped is
    the column of its own name. Text is trimmed, "" is null; dates are ISO 8601, and a date or
    number that is none is null. An age is taken to hold on the day of death where no `age_on` is
    given. Raises `InputError` where ids are missing or stand twice, or no name column is there.
    """
    source = _Source(records, dict(columns or {}))
    ids = source.text("rec_id")
    if ids.null_count or len(pc.unique(ids)) != len(ids):
        raise InputError("the table needs a column rec_id that is filled and differs in every row")
    if not any(source.has(name) for name in ("name", "surname", "given")):
        raise InputError("the table has no column name, surname or given: map one with --columns")
    lists = source.text("list").fill_null(ONE_LIST)
    died = source.day("death_date")
    age_on = pc.coalesce(source.day("age_on"), died)
    made = {name: source.text(name) for name in (*_TEXTS, *_MORE_TEXTS)} | {
        "mention_id": ids,
        "document_id": lists,
        "list": lists,
        "birth_date": source.day("birth_date"),
        "birth_year": source.number("birth_year", 1800, 2200),
        "age": source.number("age", 0, 130),
        "age_on": age_on,
        "death_earliest": died,
        "death_latest": died,
        "sensitivity": pa.array([int(Sensitivity.INTERNAL)] * len(ids), pa.int8()),
    }
    return pa.table([made[field.name] for field in MENTION_SCHEMA], schema=MENTION_SCHEMA)


def link_records(
    records: pa.Table,
    labels: pa.Table | None = None,
    *,
    seed: int = 0,
    columns: Mapping[str, str] | None = None,
    link_from: float = TABLE_LINK_FROM,
) -> tuple[pa.Table, pa.Table]:
    """Which records are of one person: (rec_id, cluster_id) and (left, right, probability).

    `labels` (left, right, same) are pairs that people judged: they outrank the probability and
    teach it. The order of rows makes no difference.
    """
    mentions = read_records(records, columns)
    linked = link_mentions(
        mentions, _judgements(labels), link_from=link_from, part_below=link_from, seed=seed
    )
    clusters = linked.clusters.rename_columns(["rec_id", "cluster_id"])
    return clusters, linked.pairs.select(["left", "right", "probability"])


class _Source:
    """A table's columns by field, trimmed and typed."""

    def __init__(self, records: pa.Table, columns: dict[str, str]) -> None:
        missing = sorted(set(columns.values()) - set(records.column_names))
        if missing:
            raise InputError(f"the table has no column {', '.join(missing)}")
        self.records, self.columns = records, columns

    def has(self, field: str) -> bool:
        return self.columns.get(field, field) in self.records.column_names

    def text(self, field: str) -> pa.Array:
        if not self.has(field):
            return pa.nulls(len(self.records), pa.string())
        column = self.records[self.columns.get(field, field)].combine_chunks().cast(pa.string())
        trimmed = pc.utf8_trim_whitespace(column)
        return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)

    def day(self, field: str) -> pa.Array:
        days = pc.strptime(self.text(field), format="%Y-%m-%d", unit="s", error_is_null=True)
        # strptime takes 31 February for 3 March: what does not print back as written is no date.
        same = pc.equal(pc.strftime(days, format="%Y-%m-%d"), self.text(field))
        return pc.if_else(same, days.cast(pa.date32()), pa.scalar(None, pa.date32()))

    def number(self, field: str, low: int, high: int) -> pa.Array:
        text = self.text(field)
        is_number = pc.match_substring_regex(text, r"^\d{1,4}(\.0+)?$")
        plain = pc.if_else(is_number, pc.replace_substring_regex(text, r"\.0+$", ""), None)
        value = plain.cast(pa.int64())
        fits = pc.and_(pc.greater_equal(value, low), pc.less_equal(value, high))
        return pc.if_else(fits, value, pa.scalar(None, pa.int64())).cast(pa.int16())


def _judgements(labels: pa.Table | None) -> pa.Table:
    """Labels as judgements, in the order of their rows (the last on a pair holds)."""
    if labels is None:
        return JUDGEMENT_SCHEMA.empty_table()
    if not {"left", "right", "same"} <= set(labels.column_names):
        raise InputError("labels need the columns left, right, same")
    said = [_LABELS.get(str(value).strip().casefold()) for value in labels["same"].to_pylist()]
    if None in said:
        line = said.index(None) + 2
        raise InputError(f"labels line {line}: same must be 1 or 0")
    count = len(said)
    made = {
        "judgement_id": [f"label/{row}" for row in range(count)],
        "left": labels["left"].cast(pa.string()),
        "right": labels["right"].cast(pa.string()),
        "judgement": said,
        "by": ["labels"] * count,
        "role": ["reviewer"] * count,
        "reason": [""] * count,
        "revokes": pa.nulls(count, pa.string()),
        "sensitivity": [int(Sensitivity.INTERNAL)] * count,
        "position": list(range(count)),
    }
    columns = [made[field.name] for field in JUDGEMENT_SCHEMA]
    return pa.table(
        [
            column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
            for column in columns
        ],
        schema=JUDGEMENT_SCHEMA,
    )

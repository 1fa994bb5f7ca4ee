"""How decisions apply to claims: the newest of each person, two where the case asks for two.

A decision hangs on an anchor (document, span, kind, value). A better reader's proposal on the
same span bears the same claim id; where its value is the one judged, the decision applies to it;
where it differs, what was accepted stands and the new proposal waits for a person. Where several
readers propose, `review.votes` says whose value is put before people; the others stand beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tallymark.review.votes import Row, cast_votes
from tallymark.terms.claims import REVIEWED_SCHEMA, VALUE_TYPES, VOTES, ClaimKind, sensitivity_of
from tallymark.terms.decisions import Verdict
from tallymark.terms.journal import ReadingRecord
from tallymark.terms.payload import digest, from_bytes
from tallymark.terms.votes import in_order, reader_name

ACCEPTED, REJECTED, WAITING, WITHDRAWN = "accepted", "rejected", "waiting", "withdrawn"


@dataclass(frozen=True, slots=True)
class Current:
    """What stands now beside the claims themselves.

    `proposed`: ids that the newest version of some reader proposes. `adopted`: ids of documents
    that are adopted editions. `withdrawn`: ids of rows that their source took back. `readers`:
    claim id -> the readers (name/version) that propose it now, in the case's order.
    """

    proposed: frozenset[str]
    adopted: frozenset[str] = frozenset()
    withdrawn: frozenset[str] = frozenset()
    readers: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        readings: Iterable[ReadingRecord],
        adopted: Iterable[str],
        withdrawn: Iterable[str],
        named: Sequence[str] = (),
    ) -> "Current":
        """From all readings in the order of the ledger: the newest of each reader counts.

        `named`: readers as the case names them; of equal votes the earlier reader's is asked.
        """
        newest: dict[tuple[str, str], ReadingRecord] = {}
        for reading in readings:
            newest[reading.document_id, reader_name(reading.reader)] = reading
        readers: dict[str, list[str]] = defaultdict(list)
        for reading in newest.values():
            for claim_id in reading.claim_ids:
                readers[claim_id].append(reading.reader)
        ordered = {
            claim_id: in_order(those, named) if len(those) > 1 else those
            for claim_id, those in readers.items()
        }
        return cls(frozenset(ordered), frozenset(adopted), frozenset(withdrawn), ordered)


def apply_decisions(
    claims: pa.Table, decisions: pa.Table, current: Current, *, reviewers: int = 1
) -> pa.Table:
    """Claims with what people made of them, `REVIEWED_SCHEMA`: one row a claim.

    `claims` holds every version of each claim in the order of the ledger; `reviewers` is how many
    different people must stand behind a value (1 or 2).
    """
    claims = claims.append_column("at", pa.array(range(claims.num_rows), pa.int64()))
    is_row = pc.equal(claims["kind"], "row")
    rolls = _adopted_rows(claims.filter(is_row), current)
    versions: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in claims.filter(pc.invert(is_row)).to_pylist():
        versions[row["claim_id"]].append(row)
    decided: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in decisions.to_pylist():
        decided[row["claim_id"]].append(row)
    rows = []
    for claim_id, known in versions.items():
        row = _reviewed(known, decided.get(claim_id, []), current, reviewers)
        if row is not None:
            rows.append(row | {"at": known[0]["at"]})
    judged = pa.Table.from_pylist(rows, schema=rolls.schema)
    return pa.concat_tables([judged, rolls]).sort_by("at").drop_columns("at").combine_chunks()


def _adopted_rows(rows: pa.Table, current: Current) -> pa.Table:
    """Rows of rolls, in columns: the newest version of each, decided with its whole edition.

    With `at`: where the row's first version stands among the claims.
    """
    ids, places = rows["claim_id"].to_pylist(), rows["at"].to_pylist()
    first: dict[str, int] = {}
    for claim_id, at in zip(ids, places, strict=True):
        first.setdefault(claim_id, at)
    last = dict.fromkeys(first, 0) | {claim_id: index for index, claim_id in enumerate(ids)}
    kept = rows.take(pa.array(last.values(), pa.int64()))
    standings = [
        WITHDRAWN
        if claim in current.withdrawn
        else ACCEPTED
        if document in current.adopted
        else WAITING
        for claim, document in zip(
            kept["claim_id"].to_pylist(), kept["document_id"].to_pylist(), strict=True
        )
    ]
    many = kept.num_rows
    columns = dict(zip(kept.column_names, kept.columns, strict=True)) | {
        "at": pa.array(first.values(), pa.int64()),
        "standing_in_review": pa.array(standings, pa.string()),
        "decision_ids": pa.array([[]] * many, REVIEWED_SCHEMA.field("decision_ids").type),
        "is_anchored": pa.array([True] * many, pa.bool_()),
        "votes": pa.nulls(many, VOTES),
    }
    return pa.table(columns).select([*REVIEWED_SCHEMA.names, "at"]).cast(
        REVIEWED_SCHEMA.append(pa.field("at", pa.int64()))
    )  # fmt: skip


def _reviewed(
    versions: list[dict[str, Any]], decided: list[dict[str, Any]], current: Current, reviewers: int
) -> dict[str, Any] | None:
    claim_id = versions[-1]["claim_id"]
    asked, votes = cast_votes(versions, current.readers.get(claim_id, ()))
    is_proposed = claim_id in current.proposed
    if not decided:
        # What only an older reader proposed and nobody judged is no longer asked.
        return _with(asked, WAITING, (), votes=votes) if is_proposed else None
    ids = tuple(one["decision_id"] for one in decided)
    standing, value = _outcome(decided, reviewers)
    if standing == ACCEPTED:
        row = _version(versions, decided, value)
        judged = {one["value_digest"] for one in decided} | {value}
        said = {one["value_digest"] for one in votes} or {asked["value_digest"]}
        is_anchored = is_proposed and bool(said & judged)
        is_anchored = is_anchored or versions[-1]["reader"].startswith("reviewer/")
        row["sensitivity"] = max(row["sensitivity"], asked["sensitivity"])
        return _with(row, ACCEPTED, ids, is_anchored=is_anchored, votes=votes)
    if standing == REJECTED and is_proposed and asked["value_digest"] != value:
        standing = WAITING  # readers say something else than what was rejected
    return _with(asked, standing, ids, votes=votes)


def _outcome(decided: list[dict[str, Any]], reviewers: int) -> tuple[str, str]:
    """(standing in review, digest of the value it is about), from decisions in order.

    Where one reviewer is enough the last word holds. Where two are asked for, the newest word of
    each person counts: two must stand behind one value (an amendment is its author's word, so
    nobody confirms their own proposal alone), and nobody against it.
    """
    last = decided[-1]
    if reviewers == 1:
        is_rejected = last["verdict"] == Verdict.REJECT
        return (REJECTED if is_rejected else ACCEPTED), _value_digest(last)
    newest = {one["by"]: one for one in decided}
    rejected = {_value_digest(one) for one in newest.values() if one["verdict"] == Verdict.REJECT}
    behind = Counter(
        _value_digest(one) for one in newest.values() if one["verdict"] != Verdict.REJECT
    )
    if rejected and not behind:
        return REJECTED, _value_digest(last)
    value, people = behind.most_common(1)[0]
    return (ACCEPTED if people >= reviewers and not rejected else WAITING), value


def _with(
    row: Row, standing: str, ids: tuple[str, ...], *, is_anchored: bool = True,
    votes: Sequence[Row] = (),
) -> Row:  # fmt: skip
    return {
        **row,
        "standing_in_review": standing,
        "decision_ids": list(ids),
        "is_anchored": is_anchored,
        "votes": list(votes) or None,
    }


def _version(
    versions: list[dict[str, Any]], decided: list[dict[str, Any]], wanted: str
) -> dict[str, Any]:
    """The claim with the value that was accepted: proposed by a reader, or amended by a person."""
    for row in reversed(versions):
        if row["value_digest"] == wanted:
            return dict(row)
    for one in reversed(decided):
        if one["value"] is not None and _value_digest(one) == wanted:
            return versions[-1] | {
                "value": one["value"],
                "value_digest": wanted,
                "sensitivity": max(versions[-1]["sensitivity"], _sensitivity(one)),
            }
    raise AssertionError("a decision accepts a value that neither a reader nor a person gave")


def _sensitivity(decision: dict[str, Any]) -> int:
    """An amendment can close a claim (somebody turns out to be a witness), never open it."""
    value = from_bytes(decision["value"], VALUE_TYPES[ClaimKind(decision["kind"])])
    return int(sensitivity_of(value))


def _value_digest(decision: dict[str, Any]) -> str:
    """Digest of the value that a decision stands for: the amended one, else the one judged."""
    if decision["value"] is None:
        return str(decision["value_digest"])
    return digest(from_bytes(decision["value"], dict))

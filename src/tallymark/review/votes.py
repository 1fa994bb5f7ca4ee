"""Whose value of a claim is put before people, and what the other readers say beside it."""

from collections.abc import Sequence
from typing import Any

from tallymark.terms.claims import ClaimKind
from tallymark.terms.payload import from_bytes
from tallymark.terms.votes import Vote, rank_votes, reader_name

Row = dict[str, Any]


def cast_votes(versions: Sequence[Row], readers: Sequence[str]) -> tuple[Row, list[Row]]:
    """The version of a claim that is asked about, and the votes on it (rows of `VOTES`).

    `versions`: what was proposed for one claim id, in the order of the ledger, at least one.
    `readers`: who proposes it now, in the case's order; their own newest versions are the votes.
    A reader without a version of its own said what the newest one says. Sensitivity joins by
    maximum: what one reader protects, no other opens.
    """
    if not readers:
        return versions[-1], []
    own = [_own(versions, reader) for reader in readers]
    if len(own) == 1:
        return own[0], [_vote(own[0], readers[0], ())]
    kind = ClaimKind(versions[-1]["kind"])
    cast = [
        Vote(reader, from_bytes(row["value"], dict))
        for reader, row in zip(readers, own, strict=True)
    ]
    rows = dict(zip(readers, own, strict=True))
    ranked = rank_votes(kind, cast)
    asked = rows[ranked[0].reader]
    level = max(row["sensitivity"] for row in own)
    votes = [_vote(rows[one.reader], one.reader, one.differs) for one in ranked]
    return {**asked, "sensitivity": level}, votes


def _own(versions: Sequence[Row], reader: str) -> Row:
    name = reader_name(reader)
    return next(
        (one for one in reversed(versions) if reader_name(one["reader"]) == name), versions[-1]
    )


def _vote(row: Row, reader: str, differs: Sequence[str]) -> Row:
    return {
        "reader": reader,
        "value": row["value"],
        "value_digest": row["value_digest"],
        "differs": list(differs),
    }

"""Group incidents: how many people a matter befell, and who of the named is among them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

import polars as pl
import pyarrow as pa

from tallymark.terms.case import Case
from tallymark.terms.claims import FigureClaim, IncidentClaim
from tallymark.terms.people import Linkage
from tallymark.terms.rolls import Adoption
from tallymark.terms.weighing import GROUP_SCHEMA
from tallymark.weigh.accounts import Account, Accounts, DocumentClaims, read_accounts
from tallymark.weigh.folds import FATES, CaseFolds, Folds, fold_name
from tallymark.weigh.persons import give_standing, weigh_dates, weigh_word
from tallymark.weigh.policies import find_policy
from tallymark.weigh.statements import account_interval, account_region, victim_acts
from tallymark.weigh.voices import Voices, follow_voices

_KEYS = ["incident_id", "act"]


@dataclass(frozen=True, slots=True)
class _Told:
    """What one account tells of a group under one act."""

    incident_id: str
    act: str
    account: Account
    figures: tuple[tuple[str, FigureClaim, int], ...]
    members: frozenset[str]


def weigh_groups(  # noqa: PLR0913 - one table from each room that it joins
    reviewed: pa.Table,
    linkage: Linkage,
    statements: pa.Table,
    documents: pa.Table,
    judgements: pa.Table,
    case: Case,
    *,
    adoptions: Sequence[Adoption] = (),
    folds: Folds | None = None,
) -> pa.Table:
    """Each linked incident with a victim group and each act of the group (`GROUP_SCHEMA`), sorted.

    The interval is the intersection of all accepted figures on the group that were not superseded
    or, where they conflict, their hull, which is contested. Members are the persons judged to be
    among the group, and the victims that an account lists together with its group (such an
    account is explicit; a victim of whom it says another act of their own is not a member).
    A figure says which of several acts it counts by its words; where it does not, it counts no
    death and no injury. `statements` are those of the same ledger position.
    """
    case_folds = CaseFolds(folds or Folds(), case)
    accounts = read_accounts(reviewed, linkage)
    voices = follow_voices(accounts, documents, adoptions, case)
    judged = _judged_members(judgements, linkage)
    told = [one for account in accounts.accounts for one in _tell(account, accounts, case_folds)]
    rows = pl.DataFrame(
        [row for one in told for row in _rows(one, accounts, voices, case_folds)],
        schema=_ROWS,
        orient="row",
    )
    weighed = give_standing(rows, _KEYS, find_policy(case.policy)).join(
        weigh_dates(rows, _KEYS), on=_KEYS, how="left"
    )
    weighed = weighed.join(weigh_word(rows, _KEYS, "region"), on=_KEYS, how="left")
    by_group: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in told:
        by_group[(one.incident_id, one.act)].append(one)
    known = _sensitivities(statements)
    sized = [_size(key, group, judged, known) for key, group in sorted(by_group.items())]
    groups = pl.DataFrame(sized, schema=_SIZES, orient="row").join(weighed, on=_KEYS)
    return (
        groups.with_columns(
            is_contested=pl.col("is_hull")
            | pl.col("is_apart").fill_null(False)
            | (pl.col("region_rivals").fill_null(0) > 1),
            category=pl.lit(None, pl.String),
        )
        .sort(*_KEYS)
        .select(GROUP_SCHEMA.names)
        .to_arrow()
        .cast(GROUP_SCHEMA)
    )


def join_figures(figures: Sequence[FigureClaim], members: int) -> tuple[float, float | None, bool]:
    """How many people, as (low, high, is it a hull): whole people, never fewer than the members.

    >>> from tallymark.terms.claims import Hedge
    >>> from tallymark.terms.spans import Span
    >>> quote = Span(0, 1, "x")
    >>> join_figures([FigureClaim(quote, 90, 90, None, Hedge.AT_LEAST),
    ...               FigureClaim(quote, 120, 0, 120, Hedge.UP_TO)], 2)
    (90.0, 120.0, False)
    """
    lows = [float(ceil(one.low)) if one.low is not None else 0.0 for one in figures]
    highs = [float(floor(one.high)) for one in figures if one.high is not None]
    low, high = max(lows, default=0.0), min(highs, default=None)
    is_hull = high is not None and (low > high or members > high)
    if is_hull and high is not None and low > high:
        low = min(lows)
        high = max(highs) if len(highs) == len(figures) else None
    low = max(low, float(members))
    return low, None if high is None else max(high, low), is_hull


def _tell(account: Account, accounts: Accounts, folds: CaseFolds) -> list[_Told]:
    """What an account tells of its group, once for each act that its figure counts."""
    value, document = account.value, accounts.documents[account.document_id]
    figure = document.get(value.group, FigureClaim)
    if figure is None or value.group is None or account.incident_id is None:
        return []
    figures = _figures_on_group(account, document, figure)
    counted = folds.act(figure.counts) if figure.counts is not None else None
    told = []
    for act in _group_acts(value, counted, folds):
        members = {
            document.persons[victim]
            for victim in value.victims
            if victim in document.persons and _is_member(value, victim, act, folds)
        }
        told.append(_Told(account.incident_id, act, account, figures, frozenset(members)))
    return told


def _group_acts(value: IncidentClaim, counted: str | None, folds: CaseFolds) -> list[str]:
    own = [one.act for one in value.acts if one.victim is None] or list(value.types)
    acts = {folds.act(act) for act in own}
    if counted in acts:
        return [counted]
    fates = {folds.act(act) for act in own if act in FATES} | (acts & FATES)
    return sorted(acts) if len(acts) == 1 else sorted(acts - fates)


def _is_member(value: IncidentClaim, victim: str, act: str, folds: CaseFolds) -> bool:
    has_own = any(one.victim == victim for one in value.acts)
    return not has_own or act in {folds.act(one) for one in victim_acts(value, victim)}


def _figures_on_group(
    account: Account, document: DocumentClaims, figure: FigureClaim
) -> tuple[tuple[str, FigureClaim, int], ...]:
    """The group's own figure, and others of the document that count the same in the incident."""
    superseded = {
        stored.value.supersedes
        for stored in document.claims.values()
        if isinstance(stored.value, FigureClaim)
    }
    found = []
    for key, stored in sorted(document.claims.items()):
        other = stored.value
        if not isinstance(other, FigureClaim) or other.is_superseded or key in superseded:
            continue
        if key == account.value.group or _counts_the_same(other, figure, account.key):
            found.append((stored.claim_id, other, stored.sensitivity))
    return tuple(found)


def _counts_the_same(other: FigureClaim, figure: FigureClaim, incident: str) -> bool:
    if other.incident != incident or other.counts is None or figure.counts is None:
        return False
    if other.subset_of is not None or other.additional_to is not None:
        return False
    is_same = fold_name(other.counts) == fold_name(figure.counts)
    return is_same and (other.measure, other.kind) == (figure.measure, figure.kind)


def _judged_members(judgements: pa.Table, linkage: Linkage) -> dict[tuple[str, str], bool]:
    """(incident id, person id) -> is a member, by the latest judgement that was not revoked."""
    persons = _mapping(linkage.persons, "mention_id", "person_id")
    incidents = _mapping(linkage.incidents, "claim_id", "incident_id")
    rows = judgements.to_pylist()
    revoked = {row["revokes"] for row in rows if row["revokes"] is not None}
    judged: dict[tuple[str, str], bool] = {}
    for row in rows:
        is_about_groups = row["judgement"] in ("member", "not_member")
        if not is_about_groups or row["judgement_id"] in revoked:
            continue
        if row["left"] in persons and row["right"] in incidents:
            key = (incidents[row["right"]], persons[row["left"]])
            judged[key] = row["judgement"] == "member"
    return judged


def _size(
    key: tuple[str, str],
    group: Sequence[_Told],
    judged: Mapping[tuple[str, str], bool],
    sensitivities: Mapping[str, int],
) -> tuple[Any, ...]:
    """One row of `_SIZES`."""
    incident_id, act = key
    members = {person for one in group for person in one.members}
    members |= {who for (where, who), is_in in judged.items() if where == incident_id and is_in}
    members -= {who for (where, who), is_in in judged.items() if where == incident_id and not is_in}
    figures = [figure for one in group for _, figure, _ in one.figures]
    low, high, is_hull = join_figures(figures, len(members))
    claims = {claim_id for one in group for claim_id, _, _ in one.figures}
    claims |= {one.account.claim_id for one in group}
    sensitivity = max(
        [one.account.sensitivity for one in group]
        + [level for one in group for _, _, level in one.figures]
        + [sensitivities.get(person, 0) for person in members]
    )
    return incident_id, act, low, high, is_hull, sorted(members), sorted(claims), sensitivity


def _rows(
    told: _Told, accounts: Accounts, voices: Voices, folds: CaseFolds
) -> list[tuple[Any, ...]]:
    account = told.account
    document = accounts.documents[account.document_id]
    earliest, latest = account_interval(account, document)
    region = account_region(account, document, folds)
    evidence = sorted({one.type for one in account.value.evidence})
    roots = voices.roots.get((account.document_id, account.matter), ())
    return [
        (told.incident_id, told.act, root.id, root.type, evidence, earliest, latest, region)
        for root in roots
    ]


def _sensitivities(statements: pa.Table) -> dict[str, int]:
    frame = pl.DataFrame(statements.select(["person_id", "sensitivity"]))
    return dict(frame.group_by("person_id").agg(pl.col("sensitivity").max()).iter_rows())


def _mapping(table: pa.Table, key: str, value: str) -> dict[str, str]:
    return dict(zip(table.column(key).to_pylist(), table.column(value).to_pylist(), strict=True))


_ROWS = pl.Schema(
    {
        "incident_id": pl.String(),
        "act": pl.String(),
        "root": pl.String(),
        "root_type": pl.String(),
        "evidence": pl.List(pl.String()),
        "earliest": pl.Date(),
        "latest": pl.Date(),
        "region": pl.String(),
    }
)
_SIZES = pl.Schema(
    {
        "incident_id": pl.String(),
        "act": pl.String(),
        "low": pl.Float64(),
        "high": pl.Float64(),
        "is_hull": pl.Boolean(),
        "members": pl.List(pl.String()),
        "claim_ids": pl.List(pl.String()),
        "sensitivity": pl.Int8(),
    }
)

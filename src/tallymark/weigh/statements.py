"""Statements: by this claim, this voice says that this person suffered this act then, there."""

from collections.abc import Sequence
from typing import Any

import polars as pl
import pyarrow as pa

from tallymark.terms.case import Case
from tallymark.terms.claims import Attribution, DateClaim, IncidentClaim, PersonClaim
from tallymark.terms.people import Linkage
from tallymark.terms.rolls import Adoption
from tallymark.terms.weighing import STATEMENT_SCHEMA
from tallymark.weigh.accounts import (
    Account,
    Accounts,
    DocumentClaims,
    matched_region,
    read_accounts,
    region_words,
)
from tallymark.weigh.folds import ALIVE, FATES, CaseFolds, Folds
from tallymark.weigh.rows import state_rows
from tallymark.weigh.sources import Directory, Root, read_tellers
from tallymark.weigh.voices import Voices, follow_voices

DENIED = "denied"
"""Mark among a statement's evidence: the account also says that somebody denies it."""


def state_facts(
    reviewed: pa.Table,
    linkage: Linkage,
    documents: pa.Table,
    adoptions: Sequence[Adoption],
    case: Case,
    *,
    folds: Folds | None = None,
    decisions: pa.Table | None = None,
) -> pa.Table:
    """What accepted claims say of linked persons (`STATEMENT_SCHEMA`), sorted.

    `reviewed` is `REVIEWED_SCHEMA`, `documents` `DOCUMENT_SCHEMA`. `folds` makes keys of words
    (`count.category_key`, `count.act_key`, `lang.places.region_key`). With `decisions`
    (`DECISION_SCHEMA`) an editor's rejection of an account, whose reason begins with "refuted",
    stands as that editor's statement against the fact.
    """
    case_folds = CaseFolds(folds or Folds(), case)
    accounts = read_accounts(reviewed, linkage, _refuted(decisions))
    voices = follow_voices(accounts, documents, adoptions, case)
    outlets = [name for name in documents.column("outlet").to_pylist() if name]
    directory = Directory(case, adoptions, outlets)
    told = _state_accounts(accounts, voices, documents, case_folds)
    rows = state_rows(reviewed, linkage, adoptions, directory, case_folds)
    stated = pl.concat([told, rows.select(told.columns).cast(told.schema)])
    stated = _join_outlets(stated, documents, directory)
    stated = stated.unique(["claim_id", "person_id", "act", "root"], keep="any").sort(
        "person_id", "act", "root", "claim_id"
    )
    return stated.to_arrow().cast(STATEMENT_SCHEMA)


def account_interval(account: Account, document: DocumentClaims) -> tuple[Any, Any]:
    """First and last day of an account; `None` is open or unknown."""
    interval = account.interval
    if interval is None:
        dated = document.get(account.value.date, DateClaim)
        interval = dated.interval if dated is not None else None
    return (interval.earliest, interval.latest) if interval is not None else (None, None)


def account_region(account: Account, document: DocumentClaims, folds: CaseFolds) -> str | None:
    """The region's key of an account's place: as the text says, else as the case knows it.

    Else that of the one place of a list that the accepted claim names.
    """
    names, region = region_words(document, account.value.place)
    known = next((key for key in map(folds.place, names) if key is not None), None)
    if known is None and region is not None:
        return folds.region(region)
    return known or matched_region(document, account.value.place)


def victim_acts(value: IncidentClaim, victim: str) -> tuple[str, ...]:
    """What an account says that one of its victims suffered.

    Acts said of the victim, if there are any. Otherwise the incident's types, without those that
    its acts say of somebody else by name, and without death and injury where the account gives
    both: then it does not say who of them died.

    >>> victim_acts(IncidentClaim(("killing", "injury"), victims=("a", "b")), "a")
    ()
    """
    own = [one.act for one in value.acts if one.victim == victim]
    if own:
        return tuple(sorted(set(own)))
    others = {one.act for one in value.acts if one.victim is not None}
    fates = FATES & ({*value.types} | {one.act for one in value.acts})
    is_divided = len(fates) > 1 and "injury" in fates
    is_divided = is_divided and (len(value.victims) > 1 or value.group is not None)
    return tuple(
        sorted(
            {act for act in value.types if act not in others and not (is_divided and act in FATES)}
        )
    )


def _refuted(decisions: pa.Table | None) -> dict[str, str]:
    """Claims whose latest decision is an editor's rejection as untrue, and that editor."""
    if decisions is None or decisions.num_rows == 0:
        return {}
    frame = pl.DataFrame(decisions.select(["claim_id", "verdict", "by", "role", "reason"]))
    latest = frame.unique("claim_id", keep="last", maintain_order=True).filter(
        (pl.col("verdict") == "reject")
        & (pl.col("role") == "editor")
        & pl.col("reason").str.to_lowercase().str.starts_with("refuted")
    )
    return dict(latest.select("claim_id", "by").iter_rows())


def _state_accounts(
    accounts: Accounts, voices: Voices, documents: pa.Table, folds: CaseFolds
) -> pl.DataFrame:
    published = dict(
        zip(
            *(documents.column(name).to_pylist() for name in ("document_id", "published")),
            strict=True,
        )
    )
    rows: list[tuple[Any, ...]] = []
    for account in accounts.accounts:
        roots = voices.roots.get((account.document_id, account.matter), ())
        if account.refuted_by is not None:
            roots = (Root(f"editor:{account.refuted_by}", "editor"),)
        document = accounts.documents[account.document_id]
        for fact in _facts(account, document, published.get(account.document_id), folds):
            rows += [(*fact[:5], root.id, root.type, *fact[5:]) for root in roots]
    return pl.DataFrame(rows, schema=_polars_schema(), orient="row")


def _facts(
    account: Account, document: DocumentClaims, published: Any, folds: CaseFolds
) -> list[tuple[Any, ...]]:
    """Statements of one account without their voices (columns in the order of the schema)."""
    value = account.value
    earliest, latest = account_interval(account, document)
    region = account_region(account, document, folds)
    evidence = sorted({one.type for one in value.evidence})
    if any(one.attribution == Attribution.DENIED for one in value.perpetrators):
        evidence.append(DENIED)
    facts: list[tuple[Any, ...]] = []
    for victim in sorted(set(value.victims)):
        person_id = document.persons.get(victim)
        claim = document.get(victim, PersonClaim)
        if person_id is None or claim is None:
            continue
        category = _category(claim, folds)
        sensitivity = max(
            account.sensitivity, document.sensitivity(victim, value.date, value.place)
        )
        head = (account.claim_id, account.document_id, person_id, account.incident_id)
        tail = (region, category, sensitivity, account.position)
        for act in sorted({folds.act(act) for act in victim_acts(value, victim)}):
            facts.append((*head, act, evidence, earliest, latest, *tail))
        if _is_alive(value, claim):
            days = (published, published) if earliest is None else (earliest, latest)
            facts.append((*head, ALIVE, evidence, *days, *tail))
    return facts


def _is_alive(value: IncidentClaim, claim: PersonClaim) -> bool:
    """Whether the account says that this victim was alive after it."""
    if ALIVE in claim.statuses:
        return True
    is_alone = len(value.victims) == 1 and value.group is None
    return is_alone and any(outcome.kind.endswith(ALIVE) for outcome in value.outcomes)


def _category(claim: PersonClaim, folds: CaseFolds) -> str | None:
    if claim.category is not None:
        return folds.category(claim.category)
    keys = {folds.category(status) for status in claim.statuses if status != ALIVE} - {None}
    return keys.pop() if len(keys) == 1 else None


def _join_outlets(stated: pl.DataFrame, documents: pa.Table, directory: Directory) -> pl.DataFrame:
    """An outlet is no voice beside those it had the same fact from, in whichever article.

    Where documents of an outlet rest one fact on a person, a roll or another source, a statement
    of the same fact that ends in the outlet itself takes the first of these voices.
    """
    tellers = read_tellers(documents, directory)
    own = pl.DataFrame(
        [(key, f"outlet:{teller.voice}") for key, teller in tellers.items() if teller.voice],
        schema={"document_id": pl.String, "outlet_root": pl.String},
        orient="row",
    )
    deeper = (
        stated.filter(~pl.col("root").str.contains("^(outlet|text|editor):"))
        .join(own, on="document_id")
        .sort("root")
        .group_by("person_id", "act", pl.col("outlet_root").alias("root"), maintain_order=True)
        .agg(pl.first("root").alias("deeper"), pl.first("root_type").alias("deeper_type"))
    )
    return (
        stated.join(deeper, on=["person_id", "act", "root"], how="left")
        .with_columns(
            root=pl.coalesce("deeper", "root"), root_type=pl.coalesce("deeper_type", "root_type")
        )
        .drop("deeper", "deeper_type")
    )


def _polars_schema() -> pl.Schema:
    return pl.DataFrame(STATEMENT_SCHEMA.empty_table()).schema

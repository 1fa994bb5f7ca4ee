"""Standings and the tally: as of day V, as known at ledger position K."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from tallymark.flow.judging import reviewed_claims, undecided_pairs
from tallymark.flow.linking import linkage_of
from tallymark.flow.opening import Work
from tallymark.terms.case import Case
from tallymark.terms.counting import Backlog, Tally, TallySpec
from tallymark.terms.people import Linkage


@dataclass(frozen=True)
class Weighed:
    """Everything a tally stands on, as known at one position of the ledger."""

    known_at: int
    case: Case
    reviewed: pa.Table
    linkage: Linkage
    documents: pa.Table
    statements: pa.Table
    assessments: pa.Table
    groups: pa.Table


def weigh_case(work: Work, known_at: int) -> Weighed:
    """What is stated of whom, by how many independent voices, and how the policy stands to it."""
    from tallymark.count import act_key, category_key
    from tallymark.weigh import Folds, state_facts, weigh_groups, weigh_persons

    records = work.records(purpose="count", known_at=known_at)
    case = records.case()
    reviewed = reviewed_claims(work, known_at=known_at)
    linkage = linkage_of(records)
    documents = records.document_table()
    adoptions = records.terms("adoption")
    folds = Folds(category=category_key, act=act_key)
    statements = state_facts(
        reviewed, linkage, documents, adoptions, case, folds=folds, decisions=records.decisions()
    )
    groups = weigh_groups(
        reviewed, linkage, statements, documents, records.judgements(), case,
        adoptions=adoptions, folds=folds,
    )  # fmt: skip
    return Weighed(
        known_at, case, reviewed, linkage, documents, statements, weigh_persons(statements, case),
        groups,
    )  # fmt: skip


def count_case(
    work: Work, *, as_of: date | None, known_at: int,
    by: Sequence[tuple[str, ...]] | None = None,
) -> tuple[Tally, Weighed]:  # fmt: skip
    """The tally, with what it stands on."""
    from tallymark.count import count_persons

    weighed = weigh_case(work, known_at)
    scope = weighed.case.scope
    plain = TallySpec(as_of, known_at, weighed.case.policy, scope.acts)
    spec = TallySpec(
        as_of, known_at, weighed.case.policy, scope.acts,
        by=tuple(by) if by is not None else plain.by,
        period=(scope.first_day, scope.last_day),
    )  # fmt: skip
    tally = count_persons(
        weighed.assessments, weighed.groups, spec, backlog_of(work, weighed), weighed.case
    )
    return tally, weighed


def backlog_of(work: Work, weighed: Weighed) -> Backlog:
    """What waits and could change the number, as known at the same position."""
    records = work.records(purpose="count", known_at=weighed.known_at)
    documents = records.documents()
    read = {one.document_id for one in records.terms("reading")}
    adopted = {one.document_id for one in records.terms("adoption")}
    standing = weighed.reviewed["standing_in_review"].to_pylist()
    kinds = weighed.reviewed["kind"].to_pylist()
    linked = set(weighed.linkage.persons["mention_id"].to_pylist())
    mentions = [
        claim
        for claim, kind, how in zip(
            weighed.reviewed["claim_id"].to_pylist(), kinds, standing, strict=True
        )
        if kind in ("person", "row") and how == "accepted"
    ]
    return Backlog(
        documents_unread=sum(one.form == "text" and one.id not in read for one in documents),
        claims_waiting=sum(
            how == "waiting" and kind != "row" for kind, how in zip(kinds, standing, strict=True)
        ),
        rolls_waiting=sum(one.form == "roll" and one.id not in adopted for one in documents),
        mentions_unlinked=sum(one not in linked for one in mentions),
        pairs_waiting=len(undecided_pairs(work, known_at=weighed.known_at)),
        failures=len(records.terms("failure")),
    )

"""Which mentions are one person: the linkage proposed, shown as a diff, and recorded."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from tallymark.flow.judging import reviewed_claims
from tallymark.flow.opening import Work
from tallymark.terms.journal import Entry, IncidentAccounts, LinkageRecord, PersonMentions
from tallymark.terms.people import Linkage, WaitingPair

METHOD = "link/1"


@dataclass(frozen=True, slots=True)
class LinkStatus:
    """What linking did since the last linkage. `waiting`: pairs in the grey zone."""

    mentions: int
    persons: int
    incidents: int
    new: int
    changed: int
    merged: int
    waiting: int
    conflicts: int


def link_case(work: Work, *, is_dry_run: bool = False) -> LinkStatus:
    """Links all accepted mentions and incident accounts; records what changed."""
    from tallymark.link import keep_ids, link_incidents, link_mentions, mentions_of

    records = work.records()
    reviewed = reviewed_claims(work)
    lists = {one.document_id: one.roll_id for one in records.terms("adoption")}
    mentions = mentions_of(reviewed, records.document_table(form=None), lists)
    judgements = records.judgements()
    rules = work.case.review
    linked = link_mentions(
        mentions, judgements, link_from=rules.link_from, part_below=rules.part_below
    )
    persons, merged = keep_ids(linked.clusters, records.persons(), lambda: work.book.new_id("p"))
    accounts = link_incidents(reviewed, persons, judgements)
    before = _as_persons(records.incidents())
    incidents, gone = keep_ids(_as_clusters(accounts), before, lambda: work.book.new_id("i"))
    waiting = tuple(_waiting(row) for row in linked.waiting.to_pylist())
    changed = [
        *_changes("person", _parts(records.persons()), _parts(persons), _pairs(merged)),
        *_changes("incident", _parts(before), _parts(incidents), _pairs(gone)),
    ]
    record = LinkageRecord(
        METHOD, mentions.num_rows, len(_parts(persons)), len(_parts(incidents)), waiting
    )
    if not is_dry_run and (changed or record != records.linkage()):
        work.keep([*changed, Entry("linkage", "linkage", record)], "link")
    old = _parts(records.persons()) if is_dry_run else _parts(work.records().persons())
    known = set(old)
    return LinkStatus(
        mentions.num_rows, record.persons, record.incidents,
        sum(one.kind == "person" and one.subject not in known for one in changed),
        sum(one.kind == "person" for one in changed), merged.num_rows, len(waiting),
        len(linked.conflicts),
    )  # fmt: skip


def linkage_of(records: Any) -> Linkage:
    """The adopted linkage as known to a reader of the record."""
    record, people = records.linkage(), records.terms("person")
    return Linkage(
        records.persons(people), records.incidents(), records.redirects(people), pa.table({}),
        record.method if record else METHOD,
    )  # fmt: skip


def _as_clusters(accounts: pa.Table) -> pa.Table:
    return accounts.rename_columns(["mention_id", "cluster"])


def _as_persons(incidents: pa.Table) -> pa.Table:
    return incidents.rename_columns(["mention_id", "person_id"])


def _parts(table: pa.Table) -> dict[str, tuple[str, ...]]:
    parts: dict[str, list[str]] = defaultdict(list)
    for row in table.to_pylist():
        parts[row["person_id"]].append(row["mention_id"])
    return {whole: tuple(sorted(members)) for whole, members in parts.items()}


def _pairs(redirects: pa.Table) -> dict[str, str]:
    return {row["old_id"]: row["new_id"] for row in redirects.to_pylist()}


def _changes(
    kind: str, before: Mapping[str, tuple[str, ...]], now: Mapping[str, tuple[str, ...]],
    merged: Mapping[str, str],
) -> Iterable[Entry]:  # fmt: skip
    term = PersonMentions if kind == "person" else IncidentAccounts
    for whole in sorted(now):
        if before.get(whole) != now[whole]:
            yield Entry(kind, whole, term(whole, now[whole]))
    for whole in sorted(before.keys() - now.keys()):
        yield Entry(kind, whole, term(whole, (), merged.get(whole)))


def _waiting(row: Mapping[str, Any]) -> WaitingPair:
    reasons = tuple(
        (one["field"], one["level"], round(one["bits"], 2)) for one in row["reasons"] or ()
    )
    return WaitingPair(
        row["left"], row["right"], round(row["probability"], 4), round(row["weight"], 2), reasons
    )

"""A reading as one document of `tallymark-gold/1`, the schema that reading is measured in."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from tallymark.terms.claims import (
    OUTLET,
    ChainClaim,
    ClaimKind,
    DateClaim,
    FigureClaim,
    IncidentClaim,
    OrganisationClaim,
    PersonClaim,
    PlaceClaim,
    Proposal,
    SourceClaim,
    UnitClaim,
)
from tallymark.terms.dates import DateInterval
from tallymark.terms.documents import Document
from tallymark.terms.spans import Span

_LISTS = {
    ClaimKind.PERSON: ("persons", "P"),
    ClaimKind.ORGANISATION: ("orgs", "O"),
    ClaimKind.UNIT: ("units", "U"),
    ClaimKind.PLACE: ("places", "L"),
    ClaimKind.DATE: ("dates", "D"),
    ClaimKind.FIGURE: ("figures", "F"),
    ClaimKind.INCIDENT: ("incidents", "I"),
    ClaimKind.SOURCE: ("sources", "S"),
    ClaimKind.CHAIN: ("chains", "C"),
}
Ids = dict[str, str]


def as_gold(
    document: Document, proposals: Sequence[Proposal], sha256: str, file: str,
    *, votes: Sequence[Any] | None = None,
) -> dict[str, Any]:  # fmt: skip
    """One `docs[]` item: the claims of a document as plain lists with ids P1, O1, L1 ...

    `sha256` is of the file's bytes, `file` its name. Rows of rolls have no place in the schema.
    `votes`: what is to stand under that key beside each proposal; without it no claim has the key.
    """
    known = [one for one in proposals if one.kind in _LISTS]
    told = {id(one): {"votes": its} for one, its in zip(proposals, votes or (), strict=False)}
    ids: Ids = {OUTLET: "S0"}
    numbers: dict[ClaimKind, int] = {}
    for proposal in known:
        numbers[proposal.kind] = numbers.get(proposal.kind, 0) + 1
        ids[proposal.key] = f"{_LISTS[proposal.kind][1]}{numbers[proposal.kind]}"
    outlet = {"id": "S0", "name": document.outlet, "type": "outlet"}
    item: dict[str, Any] = {"doc": _document(document, sha256, file)}
    for name, _ in _LISTS.values():
        item[name] = [outlet] if name == "sources" else []
    for proposal in known:
        item[_LISTS[proposal.kind][0]].append(
            {"id": ids[proposal.key], **_item(proposal, ids), "span": _span(proposal.span)}
            | told.get(id(proposal), {})
        )
    return item


def _document(document: Document, sha256: str, file: str) -> dict[str, Any]:
    return {
        "file": file,
        "locator": document.locator,
        "sha256": sha256,
        "lang": document.language,
        "outlet": document.outlet,
        "title": document.title,
        "published": _iso(document.published),
        "chars": document.chars,
    }


def _item(  # noqa: PLR0911 (one line a kind)
    proposal: Proposal, ids: Ids
) -> dict[str, Any]:
    value = proposal.value
    match value:
        case PersonClaim():
            return _person(value, ids)
        case OrganisationClaim():
            return {"name": value.name, "type": value.type, "mentions": _spans(value.mentions)}
        case UnitClaim():
            return {"designator": value.designator, "quotes": _spans(value.mentions)}
        case PlaceClaim():
            parent = ids.get(value.parent or "")
            mentions = _spans(value.mentions)
            matches = [asdict(one) for one in value.matches]
            return {
                "name": value.name, "type": value.type, "parent": parent, "mentions": mentions,
                "matches": matches, "matched_by": value.matched_by,
            }  # fmt: skip
        case DateClaim():
            return _date(value)
        case FigureClaim():
            return _figure(value, ids)
        case IncidentClaim():
            return _incident(value, ids)
        case SourceClaim() | ChainClaim():
            return _voice(value, ids)
        case _:
            return {}


def _person(value: PersonClaim, ids: Ids) -> dict[str, Any]:
    return {
        "name": value.name,
        "age": value.age,
        "age_quote": value.age_quote.text if value.age_quote else None,
        "birth_year": value.birth.year if value.birth else None,
        "sex": value.sex,
        "rank": value.rank,
        "status": list(value.statuses),
        "roles": list(value.roles),
        "relations": [{"type": one.type, "to": ids[one.to]} for one in value.relations],
        "mentions": _spans(value.mentions),
        "mentions_nominal": [{"quote": _span(span)} for span in value.descriptions],
        "sensitivity": value.sensitivity_reason,
        **_life(value, ids),
    }


def _life(value: PersonClaim, ids: Ids) -> dict[str, Any]:
    """What obituaries say; the outlet published it."""
    return {
        "birth": _day(value.birth),
        "death": _day(value.death),
        "category": value.category,
        "fate": value.fate,
        "settlement": ids.get(value.origin or ""),
        "unit": ids.get(value.unit or ""),
        "burial_date": _day(value.burial),
        "burial_place": ids.get(value.burial_place or ""),
        "published_by": "S0" if value.fate else None,
        "mourned_by": [ids[key] for key in value.mourners],
    }


def _day(interval: DateInterval | None) -> str | None:
    """As precise as the text: 2024-12-02, 2024-12, 2024; `None` without a year."""
    if interval is None or interval.earliest is None or interval.latest is None:
        return None
    if interval.earliest == interval.latest:
        return interval.earliest.isoformat()
    if interval.earliest.replace(day=1) == interval.latest.replace(day=1):
        return interval.earliest.isoformat()[:7] if interval.precision == "month" else None
    return str(interval.year) if interval.precision == "year" else None


def _date(value: DateClaim) -> dict[str, Any]:
    interval = value.interval
    return {
        "quote": _span(value.quote),
        "from": _iso(interval.earliest),
        "to": _iso(interval.latest),
        "precision": interval.precision,
        "year": interval.year,
        "month": interval.month,
        "day": interval.day,
        "inferred": interval.is_inferred,
        "relative": value.relative,
    }


def _figure(value: FigureClaim, ids: Ids) -> dict[str, Any]:
    return {
        "quote": _span(value.quote),
        "value": value.value,
        "lo": value.low,
        "hi": value.high,
        "hedge": str(value.hedge),
        "intervals": value.intervals,
        "unit": value.counts,
        "kind": value.kind,
        "measure": value.measure,
        "as_of": ids.get(value.as_of or ""),
        "attribution": ids.get(value.source),
        "event": ids.get(value.incident or ""),
        "subset_of": ids.get(value.subset_of or ""),
        "additional_to": ids.get(value.additional_to or ""),
        "supersedes": ids.get(value.supersedes or ""),
        "superseded": value.is_superseded,
    }


def _incident(value: IncidentClaim, ids: Ids) -> dict[str, Any]:
    return {
        "type": list(value.types),
        "date": ids.get(value.date or ""),
        "place": ids.get(value.place or ""),
        "victims": [ids[key] for key in value.victims],
        "victim_group": {"figure": ids[value.group]} if value.group else None,
        "acts": [
            {
                "act": act.act,
                "victim": ids.get(act.victim or "", "group"),
                "quote": _span(act.quote),
            }
            for act in value.acts
        ],
        "perpetrators": [
            {
                "actor": one.actor,
                "attribution": str(one.attribution),
                "by": ids.get(one.by or ""),
                "quote": _span(one.quote) if one.quote else None,
            }
            for one in value.perpetrators
        ],
        "evidence": [{"type": one.type, "quote": _span(one.quote)} for one in value.evidence],
        "outcome": [{"kind": one.kind, "quote": _span(one.quote)} for one in value.outcomes],
    }


def _voice(value: SourceClaim | ChainClaim, ids: Ids) -> dict[str, Any]:
    if isinstance(value, SourceClaim):
        person = ids.get(value.person or "")
        return {
            "name": value.name, "type": value.type, "person": person, "quote": _span(value.quote)
        }  # fmt: skip
    return {
        "path": [ids[key] for key in value.path],
        "quotes": _spans(value.quotes),
        "covers": [ids[key] for key in value.covers],
    }


def _span(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "text": span.text}


def _spans(spans: Iterable[Span]) -> list[dict[str, Any]]:
    return [_span(span) for span in spans]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""The core's check of what readers propose: every span in its place, every reference resolved."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from tallymark.read.reader import Models, Reader
from tallymark.terms.claims import (
    OUTLET,
    VALUE_TYPES,
    ChainClaim,
    ClaimValue,
    FigureClaim,
    IncidentClaim,
    PersonClaim,
    PlaceClaim,
    Proposal,
    Reading,
    SourceClaim,
)
from tallymark.terms.documents import READ_PARTS, Document, Passage
from tallymark.terms.spans import Span, spans_in


def read_document(
    document: Document, passages: Sequence[Passage], readers: Sequence[Reader], models: Models
) -> tuple[Reading, ...]:
    """What each reader gives for a document, without what failed the check (counted in `dropped`).

    Readers see the report alone: a menu or a comment in the margin (`Passage.part`) is no claim.

    A proposal falls whose words are not at their offsets (not_grounded), that points to a claim
    that is not there (bad_reference), that repeats another (duplicate) or says nothing (empty). A
    reader that fails costs only its own proposals (reader_failed).
    """
    shown = (passage for passage in passages if passage.part in READ_PARTS)
    ordered = sorted(shown, key=lambda passage: passage.start)
    return tuple(_read_one(document, ordered, reader, models) for reader in readers)


def _read_one(
    document: Document, passages: Sequence[Passage], reader: Reader, models: Models
) -> Reading:
    try:
        proposals = list(reader.read(document, passages, models))
    except Exception:  # noqa: BLE001 (a plug-in is foreign code; its failure is recorded)
        return Reading(reader.name, (), {"reader_failed": 1})
    dropped: Counter[str] = Counter()
    kept: dict[str, Proposal] = {}
    starts = [passage.start for passage in passages]
    for proposal in proposals:
        reason = _fault(proposal, passages, starts)
        if reason is None and proposal.key in kept:
            reason = "duplicate"
        if reason is None:
            kept[proposal.key] = proposal
        else:
            dropped[reason] += 1
    return Reading(reader.name, _resolved(kept, dropped), dict(dropped))


def _resolved(kept: dict[str, Proposal], dropped: Counter[str]) -> tuple[Proposal, ...]:
    """Drops what points to nothing, until nothing does (what is dropped may be pointed to)."""
    while True:
        bad = [
            key
            for key, proposal in kept.items()
            if any(to not in kept for to in _references(proposal))
        ]
        if not bad:
            return tuple(kept.values())
        dropped["bad_reference"] += len(bad)
        for key in bad:
            del kept[key]


def _fault(proposal: Proposal, passages: Sequence[Passage], starts: Sequence[int]) -> str | None:
    if not isinstance(proposal.value, VALUE_TYPES[proposal.kind]) or not proposal.span.text.strip():
        return "empty"
    spans = [proposal.span, *spans_in(proposal.value)]
    if all(_is_grounded(span, passages, starts) for span in spans):
        return None
    return "not_grounded"


def _is_grounded(span: Span, passages: Sequence[Passage], starts: Sequence[int]) -> bool:
    """Whether the span's words stand at its offsets, inside one passage."""
    index = bisect_right(starts, span.start) - 1
    if index < 0 or span.start >= span.end:
        return False
    passage = passages[index]
    inside = passage.text[span.start - passage.start : span.end - passage.start]
    return span.end <= passage.end and inside == span.text


def _references(proposal: Proposal) -> Iterator[str]:
    """Every key of another claim inside a claim's value (`OUTLET` needs none)."""
    return (key for key in _keys(proposal.value) if key is not None and key != OUTLET)


def _keys(value: ClaimValue) -> Iterator[str | None]:
    match value:
        case PersonClaim():
            yield from (relation.to for relation in value.relations)
            yield from (value.origin, value.unit, value.burial_place, *value.mourners)
        case PlaceClaim():
            yield value.parent
        case FigureClaim():
            yield from (value.as_of, value.source, value.incident)
            yield from (value.subset_of, value.additional_to, value.supersedes)
        case IncidentClaim():
            yield from (value.date, value.place, value.group, *value.victims)
            yield from (act.victim for act in value.acts)
            yield from (actor.by for actor in value.perpetrators)
        case SourceClaim():
            yield value.person
        case ChainClaim():
            yield from (*value.path, *value.covers)

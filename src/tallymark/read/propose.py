"""From the board's drafts to proposals that point to one another by key."""

from collections.abc import Iterator
from dataclasses import replace

from tallymark.read.board import (
    Board,
    ChainDraft,
    FigureDraft,
    IncidentDraft,
    PersonDraft,
    PlaceDraft,
    SourceDraft,
)
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
    Relation,
    SourceClaim,
    UnitClaim,
)
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span

_PROTECTING = (
    ("alleged deserter", "being searched for: never publish location hints"),
    ("witness", "witness"),
    ("source", "source"),
    ("relative", "relative"),
)
_PUBLIC_ROLES = frozenset(("lawyer", "local official", "official"))


def propose(board: Board) -> Iterator[Proposal]:
    """The proposals of a document, those that are pointed to first."""
    keys = _Keys(board)
    for one in board.organisations:
        claim = OrganisationClaim(one.name, tuple(one.mentions), one.type)
        yield Proposal(ClaimKind.ORGANISATION, one.mentions[0], claim)
    for number, spans in board.units:
        yield Proposal(ClaimKind.UNIT, spans[0], UnitClaim(number, tuple(spans)))
    for place in board.places:
        parent = keys.of(ClaimKind.PLACE, place.parent.mentions[0]) if place.parent else None
        value = PlaceClaim(
            place.name, tuple(place.mentions), place.type, parent, place.matches, place.matched_by
        )
        yield Proposal(ClaimKind.PLACE, place.mentions[0], value)
    for date in board.dates:
        yield Proposal(
            ClaimKind.DATE, date.span, DateClaim(date.span, date.interval, date.relative)
        )
    for person in board.people:
        yield _person(person, keys)
    for source in board.sources:
        if not source.is_outlet:
            yield _source(source, keys)
    for figure in board.figures:
        yield _figure(figure, keys)
    for incident in board.incidents:
        yield _incident(incident, keys)
    yield from _chains(board, keys)


class _Keys:
    """The key of every draft."""

    def __init__(self, board: Board) -> None:
        self.page = board.page

    @staticmethod
    def of(kind: ClaimKind, span: Span) -> str:
        return f"{kind}:{span.start}-{span.end}"

    def person(self, person: PersonDraft) -> str:
        return self.of(ClaimKind.PERSON, self.first_span(person))

    def first_span(self, person: PersonDraft) -> Span:
        """The first name of a person, else the first description."""
        if person.names:
            name = min(person.names, key=lambda one: one.start)
            return self.page.span(name.start, name.end)
        return min(person.descriptions)

    def place(self, place: PlaceDraft | None) -> str | None:
        return self.of(ClaimKind.PLACE, place.mentions[0]) if place else None

    def source(self, source: SourceDraft | None) -> str:
        if source is None or source.is_outlet:
            return OUTLET
        return self.of(ClaimKind.SOURCE, source.span)

    def chain_source(self, chain: ChainDraft | None) -> str:
        return self.source(chain.path[-1]) if chain and chain.path else OUTLET


def _person(person: PersonDraft, keys: _Keys) -> Proposal:
    best = max(person.names, key=lambda one: len(one.base), default=None)
    reason = _reason(person)
    names = sorted(person.names, key=lambda one: one.start)
    value = PersonClaim(
        name=best.base if best else None,
        mentions=tuple(keys.page.span(one.start, one.end) for one in names),
        descriptions=tuple(sorted(set(person.descriptions))),
        given=next((one.given for one in names if one.given), None),
        surname=next((one.surname for one in names if one.surname), None),
        patronymic=next((one.patronymic for one in names if one.patronymic), None),
        sex=person.sex,
        age=person.age,
        age_quote=person.age_quote,
        birth=person.birth,
        death=person.death,
        rank=person.rank,
        category=person.category,
        statuses=tuple(dict.fromkeys(person.statuses)),
        roles=tuple(person.roles),
        relations=tuple(Relation(kind, keys.person(to)) for kind, to in person.relations),
        sensitivity_reason=reason,
        fate=person.fate,
        origin=keys.place(person.origin),
        unit=keys.of(ClaimKind.UNIT, person.unit) if person.unit else None,
        burial=person.burial,
        burial_place=keys.place(person.burial_place),
        mourners=tuple(keys.person(one) for one in person.mourners),
    )
    level = Sensitivity.PROTECTED if reason else Sensitivity.INTERNAL
    return Proposal(ClaimKind.PERSON, keys.first_span(person), value, level)


def _reason(person: PersonDraft) -> str | None:
    """Why a person must be protected; an official or a lawyer speaking as such need not be."""
    if person.is_anonymous:
        return "not named in the text"
    for role, reason in _PROTECTING:
        is_public = role == "source" and _PUBLIC_ROLES & set(person.roles)
        if role in person.roles and not is_public:
            return reason
    return None


def _source(source: SourceDraft, keys: _Keys) -> Proposal:
    person = keys.person(source.person) if source.person else None
    value = SourceClaim(source.name, source.type, source.span, person)
    is_open = source.type in ("outlet", "casualty_recorder", "official", "document")
    level = Sensitivity.INTERNAL if is_open else Sensitivity.PROTECTED
    return Proposal(ClaimKind.SOURCE, source.span, value, level)


def _figure_key(figure: FigureDraft | None) -> str | None:
    return _Keys.of(ClaimKind.FIGURE, figure.span) if figure else None


def _figure(figure: FigureDraft, keys: _Keys) -> Proposal:
    quantity = figure.quantity
    value = FigureClaim(
        quote=figure.span,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        hedge=quantity.hedge,
        counts=quantity.unit,
        measure=figure.measure,
        as_of=keys.of(ClaimKind.DATE, figure.as_of.span) if figure.as_of else None,
        source=keys.chain_source(figure.chain),
        subset_of=_figure_key(figure.subset_of),
        supersedes=_figure_key(figure.supersedes),
        is_superseded=figure.is_superseded,
        intervals=quantity.policy,
    )
    return Proposal(ClaimKind.FIGURE, figure.span, value)


def _incident_span(incident: IncidentDraft) -> Span:
    return min(act.act.quote for act in incident.acts)


def _incident(incident: IncidentDraft, keys: _Keys) -> Proposal:
    acts = tuple(
        replace(one.act, victim=keys.person(one.victim) if one.victim else None)
        for one in incident.acts
    )
    types = tuple(dict.fromkeys(act.act for act in acts))
    value = IncidentClaim(
        types=types,
        acts=acts,
        date=keys.of(ClaimKind.DATE, incident.date.span) if incident.date else None,
        place=keys.of(ClaimKind.PLACE, incident.place.mentions[0]) if incident.place else None,
        victims=tuple(keys.person(person) for person in incident.victims),
        group=_figure_key(incident.group),
        perpetrators=tuple(
            actor.build(keys.source(actor.by) if actor.by else None) for actor in incident.actors
        ),
        evidence=tuple(incident.evidence),
        outcomes=tuple(incident.outcomes),
    )
    return Proposal(ClaimKind.INCIDENT, _incident_span(incident), value)


def _chains(board: Board, keys: _Keys) -> Iterator[Proposal]:
    """Each different path once, with all the words that prove it and the claims it covers."""
    paths: dict[tuple[str, ...], list[ChainDraft]] = {}
    for chain in board.chains:
        path = (OUTLET, *(keys.source(source) for source in chain.path))
        paths.setdefault(path, []).append(chain)
    seen: set[Span] = set()
    for path, chains in paths.items():
        quotes = tuple(chain.quote for chain in chains)
        first = next((quote for quote in quotes if quote not in seen), quotes[0])
        seen.add(first)
        covers = [_figure_key(one) for one in board.figures if one.chain in chains]
        covers += [
            _Keys.of(ClaimKind.INCIDENT, _incident_span(incident))
            for incident in board.incidents
            if {act.sentence for act in incident.acts} & {chain.sentence for chain in chains}
        ]
        known = tuple(key for key in covers if key)
        yield Proposal(ClaimKind.CHAIN, first, ChainClaim(path, quotes, known))

"""What may be said of an incident: only what an editor cleared, coarsened to its region."""

from collections.abc import Sequence
from dataclasses import dataclass

from tallymark.disclose.gate import Gate
from tallymark.disclose.partition import is_small
from tallymark.terms.release import (
    Cleared,
    PublicIncident,
    PublicQuote,
    PublishableIncident,
    ReleaseDraft,
    Withheld,
)


@dataclass(slots=True)
class _Tray:
    """What was withheld on the way, by kind and rule."""

    counts: dict[tuple[str, str], int]

    def add(self, what: str, rule: str, count: int = 1) -> None:
        if count:
            self.counts[what, rule] = self.counts.get((what, rule), 0) + count

    def read(self) -> tuple[Withheld, ...]:
        return tuple(
            Withheld(what, rule, count) for (what, rule), count in sorted(self.counts.items())
        )


def clear_incidents(
    draft: ReleaseDraft, gate: Gate, small_cell: int
) -> tuple[tuple[PublicIncident, ...], tuple[Withheld, ...]]:
    """The incidents that get a page, ordered by id, and what of them was withheld."""
    tray = _Tray({})
    cleared = []
    for incident in sorted(draft.incidents, key=lambda one: one.id):
        if not gate.clearances.has_incident(incident.id):
            tray.add("incident", "not_cleared")
        elif not gate.is_id(incident.id) or gate.key("standing", incident.standing) is None:
            tray.add("incident", "no_label")
        else:
            cleared.append(_clear_incident(incident, draft, gate, small_cell, tray))
    return tuple(cleared), tray.read()


def _clear_incident(
    incident: PublishableIncident, draft: ReleaseDraft, gate: Gate, small_cell: int, tray: _Tray
) -> PublicIncident:
    named = len(set(incident.victims))
    known = gate.clearances.cleared_names(incident.victims)
    hidden = [None if n is None else n - len(known) for n in (named, incident.low, incident.high)]
    is_withheld = any(is_small(count, small_cell) for count in hidden)
    tray.add("incident_count", "small_cell", int(is_withheld))
    shown = (None, None, None) if is_withheld else (incident.low, incident.high, named)
    perpetrators = [
        (gate.words(one.claim_id, one.words), gate.key("attribution", one.attribution))
        for one in incident.perpetrators
    ]
    said = tuple((words, how) for words, how in perpetrators if words and how)
    tray.add("perpetrator_words", "not_cleared", len(perpetrators) - len(said))
    return PublicIncident(
        id=Cleared(incident.id, "id"),
        acts=_keys(gate, "act", incident.acts, tray),
        earliest=Cleared(incident.earliest, "editor") if incident.earliest else None,
        latest=Cleared(incident.latest, "editor") if incident.latest else None,
        region=gate.key("region", incident.region),
        standing=Cleared(str(incident.standing), "label"),
        is_contested=Cleared(incident.is_contested, "policy"),
        voices=Cleared(incident.voices, "policy"),
        low=gate.count(shown[0]),
        high=gate.count(shown[1]),
        named=gate.count(shown[2]),
        names=_names(known, draft),
        quotes=_quotes(incident, gate, tray),
        perpetrators=tuple(sorted(said, key=lambda pair: pair[0].value)),
        evidence=_keys(gate, "evidence", incident.evidence, tray),
        is_withheld=is_withheld,
    )


def _names(known: frozenset[str], draft: ReleaseDraft) -> tuple[Cleared[str], ...]:
    # How many names were withheld is not said: it would be the count that may be too small.
    names = sorted(draft.names[one] for one in known if one in draft.names)
    return tuple(Cleared(name, "editor") for name in names)


def _quotes(incident: PublishableIncident, gate: Gate, tray: _Tray) -> tuple[PublicQuote, ...]:
    found = []
    for quote in incident.quotes:
        text = gate.words(quote.claim_id, quote.text)
        if text is None:
            is_cleared = gate.clearances.has_quote(quote.claim_id)
            tray.add("quote", "name_in_quote" if is_cleared else "not_cleared")
            continue
        source = gate.source(quote.source, quote.source_type)
        found.append(PublicQuote(text, gate.key("source", quote.source_type), source))
    return tuple(sorted(found, key=lambda one: one.text.value))


def _keys(
    gate: Gate, dimension: str, values: Sequence[str], tray: _Tray
) -> tuple[Cleared[str], ...]:
    keys = [gate.key(dimension, value) for value in sorted(set(values))]
    tray.add("value", "no_label", keys.count(None))
    return tuple(key for key in keys if key is not None)

"""From a draft to a release: every value passes the gate, or is counted as withheld."""

from collections.abc import Sequence
from dataclasses import asdict

from tallymark.disclose.cells import clear_cells
from tallymark.disclose.clearing import read_clearances
from tallymark.disclose.figures import clear_figures
from tallymark.disclose.gate import Gate
from tallymark.disclose.incidents import clear_incidents
from tallymark.disclose.partition import is_small
from tallymark.disclose.scan import NameIndex
from tallymark.terms.case import Case
from tallymark.terms.errors import CaseError
from tallymark.terms.protection import ProtectedName, Protection
from tallymark.terms.release import (
    Cleared,
    PreviousRelease,
    Release,
    ReleaseDraft,
    Withheld,
)


def clear_draft(
    case: Case,
    draft: ReleaseDraft,
    protections: Sequence[Protection],
    protected: Sequence[ProtectedName],
    previous: PreviousRelease | None,
) -> Release:
    """The release a draft makes; see the door."""
    if case.small_cell < 2:
        raise CaseError("small_cell in case.toml must be 2 or more: below, every count shows one")
    clearances = read_clearances(protections)
    cleared = clearances.cleared_names(draft.names)
    index = NameIndex(protected, {one: draft.names[one] for one in cleared})
    gate = Gate(index, clearances, draft.labels, case.site_languages)
    named = clearances.cleared_names(draft.tally.cell_persons["person_id"].unique().to_pylist())
    cells, of_cells = clear_cells(
        draft.tally, named, gate, small_cell=case.small_cell, previous=previous
    )
    incidents, of_incidents = clear_incidents(draft, gate, case.small_cell)
    figures, of_figures = clear_figures(draft.figures, gate, case.small_cell)
    left_out, of_left_out = _clear_left_out(draft.tally.left_out, gate, case.small_cell)
    spec = draft.tally.spec
    return Release(
        number=Cleared(draft.number, "method"),
        made_on=Cleared(draft.made_on, "method"),
        as_of=None if spec.as_of is None else Cleared(spec.as_of, "method"),
        known_at=Cleared(spec.known_at, "method"),
        policy=gate.prose(spec.policy, "the policy's name"),
        versions=tuple(
            (name, gate.prose(version, f"the version of {number}"))
            for number, (name, version) in enumerate(sorted(draft.versions.items()), start=1)
            if gate.is_id(name)
        ),
        languages=case.site_languages,
        texts=_clear_texts(case, gate),
        labels=tuple(
            (language, key, Cleared(words, "label"))
            for language, key, words in gate.labels
            if gate.has_label(key)
        ),
        cells=cells,
        incidents=incidents,
        figures=figures,
        backlog=tuple(
            (name, Cleared(number, "method"))
            for name, number in asdict(draft.tally.backlog).items()
        ),
        left_out=left_out,
        withheld=of_cells + of_incidents + of_figures + of_left_out,
        small_cell=Cleared(case.small_cell, "method"),
        standings=tuple(
            key for key in (gate.key("standing", one) for one in spec.standings) if key is not None
        ),
    )


def _clear_texts(case: Case, gate: Gate) -> tuple[tuple[str, str, Cleared[str]], ...]:
    """Title and scope in the case's own words, and its period and acts."""
    scope = case.scope
    prose = {
        "title": case.title,
        "population": scope.population,
        "territory": scope.territory,
        "inclusion": scope.inclusion,
        "exclusion": scope.exclusion,
    }
    texts = [
        (language, key, gate.prose(words, f"{key}.{language} in case.toml"))
        for key, by_language in sorted(prose.items())
        for language, words in sorted(by_language.items())
        if language in case.site_languages
    ]
    days = (("first_day", scope.first_day), ("last_day", scope.last_day))
    for language in case.site_languages:
        texts.append((language, "unit_of_count", gate.prose(scope.unit_of_count, "unit_of_count")))
        for key, day in days:
            if day is not None:
                texts.append((language, key, Cleared(day.isoformat(), "scope")))
    return tuple(sorted(texts, key=lambda one: (one[0], one[1])))


def _clear_left_out(
    left_out: dict[str, int], gate: Gate, small_cell: int
) -> tuple[tuple[tuple[str, Cleared[int]], ...], tuple[Withheld, ...]]:
    """How many people were not counted and why; a small number is withheld like any other."""
    shown = []
    withheld = 0
    for reason, number in sorted(left_out.items()):
        if is_small(number, small_cell) or not gate.has_label(f"left_out:{reason}"):
            withheld += 1
        else:
            shown.append((reason, Cleared(number, "small_cell")))
    rule = (Withheld("left_out", "small_cell", withheld),) if withheld else ()
    return tuple(shown), rule

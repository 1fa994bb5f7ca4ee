"""Which numbers of the tally may be published, cell by cell.

Three rules, the second and third for readers who can subtract:

* **small cell**: a count of 1 to `small_cell - 1` people who are not cleared by name stays inside;
* **company**: so does whatever would let it be computed from sums and neighbours (`partition`);
* **small change**: numbers are compared with those the last release printed. A cell of a cut that
  moved by 1 to `small_cell - 1` is withheld. An act whose own number moved by so little is
  published exactly as it was then, all of its cells, and says so: a headline that vanished with
  each new record would be worse, and numbers that are all old give nothing new away. Steps add up:
  what is compared is what was printed last, so the number moves when enough has gathered.

Nothing is exempt but people cleared by name. Cuts finer than one dimension within an act are
shown only where nothing of that act had to be withheld, because cross tables leak by more ways than
sums (Hundepool et al., 2012, section 4.4).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from tallymark.disclose.gate import Gate
from tallymark.disclose.partition import (
    CountedCell,
    Measures,
    choose_withheld,
    has_small_change,
    is_small_cell,
)
from tallymark.terms.counting import DIMENSIONS, Tally
from tallymark.terms.release import Cleared, PreviousRelease, PublicCell, Withheld

UNKNOWN = "unknown"
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_RULES = {"act": "scope", "category": "label", "region": "region", "month": "month"}


@dataclass(frozen=True, slots=True)
class _Row:
    """A cell of the tally (or of the last release) with its dimensions and numbers."""

    cell_id: str
    act: str | None
    cut: tuple[tuple[str, str], ...]
    people: Measures
    is_withheld: bool = False
    kept_from: int | None = None

    @property
    def key(self) -> str:
        return "|".join(f"{name}:{value}" for name, value in self.cut)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.cut)


@dataclass(slots=True)
class _Outcome:
    """What became of the cells of one act."""

    cells: list[PublicCell] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        return not self.withheld and all(cell.kept_from is None for cell in self.cells)


def clear_cells(
    tally: Tally,
    cleared: frozenset[str],
    gate: Gate,
    *,
    small_cell: int,
    previous: PreviousRelease | None,
) -> tuple[tuple[PublicCell, ...], tuple[Withheld, ...]]:
    """The cells that may be published, and what was withheld under which rule.

    `cleared`: person ids that may be named. Raises nothing: what does not fit is withheld.
    """
    desk = _Desk(tally, cleared, gate, small_cell, previous)
    acts = sorted({row.act for row in desk.rows if row.act is not None})
    outcomes = {act: desk.clear_act(act) for act in acts}
    whole = desk.clear_all_acts(outcomes)
    every = [whole, *outcomes.values()]
    cells = [cell for outcome in every for cell in outcome.cells]
    cells.sort(key=lambda cell: tuple((name, value.value) for name, value in cell.dimensions))
    return tuple(cells), _add_up(one for outcome in every for one in outcome.withheld)


class _Desk:
    """One tally beside the last release, and the rules between them."""

    def __init__(
        self,
        tally: Tally,
        cleared: frozenset[str],
        gate: Gate,
        small_cell: int,
        previous: PreviousRelease | None,
    ) -> None:
        self.rows = [_row_of(row) for row in tally.cells.to_pylist()]
        self.named = _count_cleared(tally.cell_persons, cleared)
        self.gate = gate
        self.small_cell = small_cell
        self.previous = previous
        last = previous.cells.to_pylist() if previous else []
        self.last = {(row.act, row.key): row for row in map(_row_of, last)}

    def clear_act(self, act: str | None) -> _Outcome:
        """The cells of one act: its own first, then its cuts."""
        rows = [row for row in self.rows if row.act == act]
        own = next((row for row in rows if not row.cut), None)
        if own is None or not self._is_sayable([own]):
            return _Outcome(withheld=[Withheld("act", "no_label" if own else "no_whole", 1)])
        counted = self._count(own)
        if is_small_cell(counted, self.small_cell):
            hidden = [_publish(own, self.gate, is_withheld=True)]
            return _Outcome(hidden, [Withheld("act", "small_cell", 1)])
        if has_small_change(counted, self.small_cell):
            return self._keep(act)
        outcome = _Outcome([_publish(own, self.gate)])
        cuts = sorted({row.names for row in rows if row.cut}, key=lambda cut: (len(cut), cut))
        for cut in cuts:
            self._clear_cut(outcome, own, [row for row in rows if row.names == cut])
        return outcome

    def clear_all_acts(self, outcomes: dict[str, _Outcome]) -> _Outcome:
        """The cells over all acts: shown only where no act had anything withheld.

        A person who suffered two acts is one person here, so that the acts' sum less the whole is
        a count of people too: where it is small, the whole stays inside.
        """
        if not any(row.act is None for row in self.rows):
            return _Outcome()
        if not all(outcome.is_whole for outcome in outcomes.values()):
            return _Outcome(withheld=[Withheld("all_acts", "company", 1)])
        if 0 < abs(self._count_overlap()) < self.small_cell:
            return _Outcome(withheld=[Withheld("all_acts", "small_cell", 1)])
        outcome = self.clear_act(None)
        if not outcome.is_whole:
            return _Outcome(withheld=[Withheld("all_acts", "company", 1)])
        if len(outcomes) > 1:
            # Cut by cut, the acts' sum less the whole would be such a count again.
            outcome.cells = [cell for cell in outcome.cells if not cell.dimensions]
        return outcome

    def _count_overlap(self) -> int:
        """How many more the acts count together than the whole does: people of several acts."""
        own = [row for row in self.rows if not row.cut]
        acts = sum(row.people[0] or 0 for row in own if row.act is not None)
        return acts - sum(row.people[0] or 0 for row in own if row.act is None)

    def _clear_cut(self, outcome: _Outcome, own: _Row, rows: list[_Row]) -> None:
        what = f"cut:{'+'.join(rows[0].names)}"
        if not self._is_sayable(rows):
            outcome.withheld.append(Withheld(what, "no_label", len(rows)))
            return
        counted = [self._count(row) for row in rows]
        chosen: frozenset[str] | None
        if len(rows[0].cut) == 1:
            chosen = choose_withheld(counted, self.small_cell, self._remainder_of(own, rows))
        else:
            quiet = outcome.is_whole and not any(
                is_small_cell(cell, self.small_cell) or has_small_change(cell, self.small_cell)
                for cell in counted
            )
            chosen = frozenset() if quiet else None
        if chosen is None:
            outcome.withheld.append(Withheld(what, "small_cell", len(rows)))
            return
        if chosen:
            outcome.withheld.append(Withheld("cell", "small_cell", len(chosen)))
        for row in rows:
            outcome.cells.append(_publish(row, self.gate, is_withheld=row.key in chosen))

    def _keep(self, act: str | None) -> _Outcome:
        """All cells of an act as the last release printed them."""
        number = self.previous.number if self.previous else 0
        rows = [row for row in self.last.values() if row.act == act]
        cuts = {row.names for row in rows}
        sayable = {cut for cut in cuts if self._is_sayable([r for r in rows if r.names == cut])}
        cells = [
            _publish(row, self.gate, is_withheld=row.is_withheld, kept=row.kept_from or number)
            for row in rows
            if row.names in sayable
        ]
        return _Outcome(cells, [Withheld("act", "small_change", 1)])

    def _count(self, row: _Row) -> CountedCell:
        named = self.named.get(row.cell_id, 0)
        low, high = row.people[1], row.people[2]
        hidden = (
            max((row.people[0] or 0) - named, 0),
            max((low or 0) - named, 0),
            None if high is None else max(high - named, 0),
        )
        last = self.last.get((row.act, row.key))
        before = None if last is None or last.is_withheld else last.people
        was_withheld = last is not None and last.is_withheld
        return CountedCell(row.key, row.people, hidden, before, was_withheld)

    def _remainder_of(self, own: _Row, rows: list[_Row]) -> "_Remainder":
        cut = rows[0].names
        return _Remainder(
            self.last.get((own.act, "")),
            {r.key: r for r in self.last.values() if r.act == own.act and r.names == cut},
        )

    def _is_sayable(self, rows: Sequence[_Row]) -> bool:
        return all(
            self.gate.is_id(row.cell_id)
            and (row.act is None or self.gate.has_label(f"act:{row.act}"))
            and all(self._is_key(name, value) for name, value in row.cut)
            for row in rows
        )

    def _is_key(self, name: str, value: str) -> bool:
        if value == UNKNOWN:
            return True
        if name == "month":
            return _MONTH.fullmatch(value) is not None
        return self.gate.has_label(f"{name}:{value}")


@dataclass(frozen=True, slots=True)
class _Remainder:
    """What the last release let anybody compute for some cells of a cut together."""

    own: _Row | None
    cells: dict[str, _Row]

    def __call__(self, keys: set[str]) -> Measures | None:
        others = [row for key, row in self.cells.items() if key not in keys]
        if self.own is None or not self.cells or any(row.is_withheld for row in others):
            return None
        return (self._less(others, 0), self._less(others, 1), self._less(others, 2))

    def _less(self, others: list[_Row], column: int) -> int | None:
        whole = self.own.people[column] if self.own else None
        shown = [row.people[column] for row in others]
        if whole is None or None in shown:
            return None
        return whole - sum(count for count in shown if count is not None)


def _row_of(row: dict[str, Any]) -> _Row:
    cut = tuple((name, row[name]) for name in DIMENSIONS[1:] if row[name] is not None)
    people = (row["named"], row["low"], row["high"])
    is_withheld = bool(row.get("is_withheld", False))
    return _Row(row["cell_id"], row["act"], cut, people, is_withheld, row.get("kept_from"))


def _count_cleared(cell_persons: pa.Table, cleared: frozenset[str]) -> dict[str, int]:
    """How many different people behind each cell are cleared by name."""
    ids = pa.array(sorted(cleared), pa.string())
    pairs = cell_persons.filter(pc.is_in(cell_persons["person_id"], value_set=ids))
    counts = pairs.group_by("cell_id").aggregate([("person_id", "count_distinct")])
    return dict(
        zip(
            counts["cell_id"].to_pylist(),
            counts["person_id_count_distinct"].to_pylist(),
            strict=True,
        )
    )


def _publish(
    row: _Row, gate: Gate, *, is_withheld: bool = False, kept: int | None = None
) -> PublicCell:
    act = () if row.act is None else (("act", row.act),)
    named, low, high = (None, None, None) if is_withheld else row.people
    return PublicCell(
        cell_id=Cleared(row.cell_id, "id"),
        dimensions=tuple((name, Cleared(value, _RULES[name])) for name, value in act + row.cut),
        named=gate.count(named),
        low=gate.count(low),
        high=gate.count(high),
        is_withheld=is_withheld,
        kept_from=None if kept is None else Cleared(kept, "small_change"),
    )


def _add_up(parts: Iterable[Withheld]) -> tuple[Withheld, ...]:
    counts: dict[tuple[str, str], int] = {}
    for one in parts:
        counts[one.what, one.rule] = counts.get((one.what, one.rule), 0) + one.count
    return tuple(Withheld(what, rule, count) for (what, rule), count in sorted(counts.items()))

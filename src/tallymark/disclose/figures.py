"""What may be said of a reported figure: its interval, its day, and who says so if no person."""

from datetime import date

from tallymark.disclose.gate import Gate
from tallymark.terms.release import Cleared, PublicFigure, PublishableFigure, Withheld


def clear_figures(
    figures: tuple[PublishableFigure, ...], gate: Gate, small_cell: int
) -> tuple[tuple[PublicFigure, ...], tuple[Withheld, ...]]:
    """The figures that may be published, by day and id, and how many were not.

    A figure goes out when it says what it counts: in words an editor cleared, or by a measure we
    have a label for. A source is printed where it is an outlet or a body. A figure below
    `small_cell` speaks of few people and needs its words cleared.
    """
    shown, unsaid = [], 0
    for figure in sorted(figures, key=lambda one: (one.published or date.max, one.claim_id)):
        public = _clear_figure(figure, gate)
        bound = figure.high if figure.high is not None else figure.low
        is_small = bound is not None and 0 < bound < small_cell
        is_said = public is not None and (public.counts or (public.measure and not is_small))
        if public is None or not is_said:
            unsaid += 1
        else:
            shown.append(public)
    withheld = (Withheld("figure", "not_cleared", unsaid),) if unsaid else ()
    return tuple(shown), withheld


def _clear_figure(figure: PublishableFigure, gate: Gate) -> PublicFigure | None:
    hedge = gate.key("hedge", figure.hedge)
    if hedge is None or not gate.is_id(figure.claim_id):
        return None
    return PublicFigure(
        id=Cleared(figure.claim_id, "id"),
        counts=gate.words(figure.claim_id, figure.counts),
        low=None if figure.low is None else Cleared(figure.low, "figure"),
        high=None if figure.high is None else Cleared(figure.high, "figure"),
        hedge=hedge,
        as_of=(_day(figure.earliest), _day(figure.latest)),
        source=gate.source(figure.source, figure.source_type),
        published=_day(figure.published),
        measure=gate.key("measure", figure.measure),
    )


def _day(day: date | None) -> Cleared[date] | None:
    return None if day is None else Cleared(day, "figure")

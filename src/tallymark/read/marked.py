"""A read document as a page to look at: its text with every span coloured by what it says."""

import html
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tallymark.terms.claims import ClaimKind, IncidentClaim, PersonClaim, Proposal
from tallymark.terms.spans import Span

_SHOWN = (
    (ClaimKind.PERSON, "person"), (ClaimKind.PLACE, "place"), (ClaimKind.ORGANISATION, "body"),
    (ClaimKind.UNIT, "unit"), (ClaimKind.DATE, "date"), (ClaimKind.FIGURE, "figure"),
    (ClaimKind.SOURCE, "source"), (ClaimKind.INCIDENT, "act"),
)  # fmt: skip
_STYLE = """
body{font:17px/1.6 Georgia,serif;max-width:44em;margin:2em auto;padding:0 1em}
body{color:#1d1d1b;background:#fff}
pre{white-space:pre-wrap;font:inherit}
mark{color:inherit;background:none;border-radius:2px;padding:1px 0}
.person{background:#cfe3f7}.place{background:#d5ecd0}mark.body{background:#ece0f2}
.unit{background:#f3d9d3}
.date{background:#fbeabb}.figure{background:#f7d3e0}
.source{border-bottom:2px dotted #5b4a8a}.act{border-bottom:2px solid #b1452c}
ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4em 1em;font:15px/1.4 sans-serif}
table{border-collapse:collapse;font:15px/1.4 sans-serif;margin-top:1.5em}
td,th{padding:.2em .8em .2em 0;text-align:left;vertical-align:top}
@media (prefers-color-scheme:dark){body{background:#1b1b1a;color:#eee}
.person{background:#1f4568}.place{background:#2b5025}mark.body{background:#4a3357}
.unit{background:#5e352b}
.date{background:#5c4a10}.figure{background:#5e2940}}
"""


def as_marked_page(title: str, text: str, proposals: Sequence[Proposal]) -> str:
    """A page that needs nothing else: the text, its spans by kind, a legend, the claims in rows.

    Spans may overlap: each stretch of the text bears every kind that covers it.
    """
    spans = [(span, name) for one in proposals for span, name in _spans(one)]
    legend = "".join(f'<li><mark class="{name}">{name}</mark></li>' for _, name in _SHOWN)
    rows = "".join(_row(one) for one in proposals if one.kind in dict(_SHOWN))
    return (
        '<!doctype html><html lang="mul"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{html.escape(title)}</title><style>{_STYLE}</style>"
        f"<h1>{html.escape(title)}</h1><ul>{legend}</ul><pre>{_marked(text, spans)}</pre>"
        f"<table><tr><th>kind<th>words<th>read as</tr>{rows}</table></html>\n"
    )


def _spans(one: Proposal) -> Iterator[tuple[Span, str]]:
    name = dict(_SHOWN).get(one.kind)
    if name is None:
        return
    value = one.value
    if isinstance(value, IncidentClaim):
        yield from ((act.quote, name) for act in value.acts)
        return
    yield one.span, name
    if isinstance(value, PersonClaim):
        yield from ((span, name) for span in (*value.mentions, *value.descriptions))
    else:
        yield from ((span, name) for span in getattr(value, "mentions", ()))


def _marked(text: str, spans: Sequence[tuple[Span, str]]) -> str:
    cuts = sorted({0, len(text), *(end for span, _ in spans for end in (span.start, span.end))})
    parts = []
    for start, end in pairwise(cuts):
        kinds = [
            name for _, name in _SHOWN
            if any(span.start <= start and end <= span.end and kind == name for span, kind in spans)
        ]  # fmt: skip
        words = html.escape(text[start:end])
        parts.append(f'<mark class="{" ".join(kinds)}">{words}</mark>' if kinds else words)
    return "".join(parts)


def _row(one: Proposal) -> str:
    value = one.value
    if isinstance(value, PersonClaim):
        age = f", {value.age}" if value.age is not None else ""
        roles = f" ({', '.join(value.roles)})" if value.roles else ""
        words = f"{value.name or 'not named'}{age}{roles}"
    elif isinstance(value, IncidentClaim):
        words = ", ".join(value.types)
    else:
        words = str(getattr(value, "name", None) or _interval(value))
    shown = one.span.text if len(one.span.text) < 90 else one.span.text[:88] + "…"
    cells = (dict(_SHOWN)[one.kind], shown, words)
    return "<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in cells) + "</tr>"


def _interval(value: object) -> str:
    """A figure as [low, high], a date as first to last day; what is open stays open."""
    low, high = getattr(value, "low", None), getattr(value, "high", None)
    if low is not None or high is not None:
        counts = getattr(value, "counts", None)
        return f"[{low}, {'…' if high is None else high}]" + (f" {counts}" if counts else "")
    dates = getattr(value, "interval", None)
    if dates is not None:
        return f"{dates.earliest or '…'} to {dates.latest or '…'} ({dates.precision})"
    return str(getattr(value, "designator", "") or "")

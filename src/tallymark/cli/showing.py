"""How records look in the terminal, and as JSON for programs."""

import sys
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tallymark.cli.shared_options import say

if TYPE_CHECKING:
    from tallymark.flow.explaining import EvidenceLine, Explanation, SubjectLine
    from tallymark.flow.keeping import CaseStatus
    from tallymark.terms.counting import Tally


def show_json(plain: Any) -> None:
    """One JSON object on stdout."""
    click.echo(msgspec.json.format(msgspec.json.encode(plain), indent=1).decode())


def show_status(found: "CaseStatus", *, is_json: bool) -> None:
    """What is in, what waits, what failed."""
    if is_json:
        show_json(
            {
                "title": found.title, "position": found.position, "originals": found.originals,
                "documents": dict(found.documents), "claims": dict(found.claims),
                "readers": found.readers, "contested": found.contested,
                "waiting": dict(found.tasks), "releases": found.releases,
                "failures": len(found.failures), "recognised": asdict(found.recognised),
                "rolls": [
                    {"id": one.roll_id, "edition": one.edition, "rows": one.rows, "by": one.by}
                    for one in found.adoptions
                ],
                "linkage": found.linkage and {
                    "mentions": found.linkage.mentions, "persons": found.linkage.persons,
                    "incidents": found.linkage.incidents, "waiting": len(found.linkage.waiting),
                },
            }
        )  # fmt: skip
        return
    click.echo(f"{found.title}: ledger at position {found.position}")
    click.echo(f"originals  {found.originals}")
    _show_counts("documents", found.documents)
    seen = found.recognised
    if seen.documents:
        share = 100 * seen.doubtful / max(1, seen.words)
        click.echo(
            f"recognised {seen.documents} from pictures, {seen.words} words, {share:.1f} % doubtful"
        )
    _show_counts("claims", found.claims)
    _show_readers(found)
    for one in found.adoptions:
        click.echo(f"roll       {one.roll_id}, edition {one.edition}: {one.rows} rows, by {one.by}")
    if found.linkage:
        click.echo(
            f"linkage    {found.linkage.mentions} mentions, {found.linkage.persons} persons, "
            f"{found.linkage.incidents} incidents"
        )
    _show_counts("waiting", found.tasks)
    click.echo(f"failures   {len(found.failures)}" + (" (--failures)" if found.failures else ""))
    click.echo(f"releases   {', '.join(map(str, found.releases)) or 'none'}")


def _show_readers(found: "CaseStatus") -> None:
    for reader, one in found.readers.items():
        lost = ", ".join(f"{number} {why}" for why, number in sorted(one.dropped.items()))
        words = f"; dropped: {lost}" if lost else ""
        click.echo(f"reader     {reader}: {one.documents} documents, {one.claims} claims{words}")
    if len(found.readers) > 1:
        click.echo(f"votes      readers contradict each other on {found.contested} claims")


def _show_counts(name: str, counts: Any) -> None:
    words = ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))
    click.echo(f"{name:<10} {words or 'none'}")


def show_failures(found: "CaseStatus") -> None:
    """Every failure: what, where, what to do next."""
    for position, one in found.failures:
        click.echo("\t".join((str(position), one.subject_id, one.reason, one.locator, one.advice)))


def show_tally(tally: "Tally", *, is_json: bool) -> None:
    """Cells as a table, the backlog and what was left out beside them."""
    spec = tally.spec
    if is_json:
        show_json(
            {
                "as_of": spec.as_of, "known_at": spec.known_at, "policy": spec.policy,
                "cells": tally.cells.drop_columns(["sensitivity"]).to_pylist(),
                "backlog": asdict(tally.backlog), "left_out": tally.left_out,
            }
        )  # fmt: skip
        return
    header = ("cell", "act", "category", "region", "month", "named", "low", "high", "possible")
    rows = [
        (
            row["cell_id"], *(row[name] or "" for name in ("act", "category", "region", "month")),
            str(row["named"]), str(row["low"]), "open" if row["high"] is None else str(row["high"]),
            str(row["possible"]),
        )
        for row in sorted(tally.cells.to_pylist(), key=_place)
    ]  # fmt: skip
    if sys.stdout.isatty():
        _show_table(header, rows)
    else:
        _show_lines(header, rows)
    day = spec.as_of.isoformat() if spec.as_of else "all days"
    say(f"as of {day}, known at ledger position {spec.known_at}, policy {spec.policy}")
    for name, number in asdict(tally.backlog).items():
        if number:
            say(f"waits: {number} {name.replace('_', ' ')}")
    for reason, number in sorted(tally.left_out.items()):
        say(f"not counted: {number} ({reason.replace('_', ' ')})")


def _show_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for people who watch."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, header_style="bold")
    for at, name in enumerate(header):
        table.add_column(name, justify="left" if at < 5 else "right", no_wrap=at == 0)
    for row in rows:
        table.add_row(*row)
    Console().print(table)


def _show_lines(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """The same in aligned columns, for files and pipes."""
    widths = [max(len(row[at]) for row in [header, *rows]) for at in range(len(header))]
    for row in [header, *rows]:
        cells = [
            cell.ljust(width) if at < 5 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        click.echo("  ".join(cells).rstrip())


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    """Where a cell stands in the table: acts together, the whole before its cuts."""
    cuts = tuple(row[name] or "" for name in ("category", "region", "month"))
    return (row["act"] or "", sum(map(bool, cuts)), [bool(cut) for cut in cuts][::-1], cuts)


def show_explanation(found: "Explanation", *, is_json: bool) -> None:
    """A cell down to its evidence."""
    if is_json:
        show_json(found)
        return
    cell = found.cell
    high = "open" if cell["high"] is None else cell["high"]
    where = ", ".join(
        f"{name} {cell[name]}" for name in ("act", "category", "region", "month") if cell[name]
    )
    click.echo(f"cell {cell['cell_id']}: {where or 'everything'}")
    click.echo(f"named {cell['named']}, low {cell['low']}, high {high}")
    for group in found.groups:
        _show_subject("group incident", group)
    for person in found.shown:
        _show_subject("person", person)
    if found.persons > len(found.shown):
        say(f"{found.persons - len(found.shown)} more persons: use --limit {found.persons}")


def _show_subject(what: str, line: "SubjectLine") -> None:
    contested = ", contested" if line.is_contested else ""
    click.echo(f"\n{what} {line.subject}: {line.act}, {line.standing}{contested}, {line.interval}")
    click.echo(f"  independent voices: {line.voices}; policy: {', '.join(line.reasons) or '-'}")
    for one in line.evidence:
        _show_evidence(one)


def _show_evidence(one: "EvidenceLine") -> None:
    quote = " ".join(f"{one.before}[[{one.quote}]]{one.after}".split())
    click.echo(f"  claim {one.claim_id} by {one.reader}, voice {one.voice or '-'}")
    click.echo(f"    “{quote}”")
    click.echo(f"    document {one.document_id} {one.span[0]}-{one.span[1]}; {one.bytes_at}")
    click.echo(f"    original {one.original_id} sha256 {one.original_sha256}")
    for words in (*one.decisions, *one.custody):
        click.echo(f"    {words}")

"""Commands on numbers: count, explain, publish."""

from pathlib import Path

import click

from tallymark.cli.shared_options import as_option, case_argument, clock_options, say
from tallymark.terms.errors import MisusedError


@click.command(short_help="The tally: as of a day, as known on a day.")
@case_argument
@clock_options
@click.option("--by", "cuts", multiple=True, metavar="DIMS",
              help="Cut by act, category, region, month; e.g. --by region,month.")  # fmt: skip
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def count(
    case: Path, as_of: str | None, known_at: str | None, cuts: tuple[str, ...], *, is_json: bool
) -> None:
    """Counts persons by category, region and month: named, low and high apart.

    The backlog (what is unread, unreviewed, unlinked) is part of every tally.

    \b
    Example:
      tallymark count mycase --as-of 2025-10-31 --known-at 2025-11-15 --by region
    """
    from tallymark.cli.showing import show_tally
    from tallymark.flow.opening import open_case, read_day
    from tallymark.flow.reckoning import count_case
    from tallymark.terms.counting import DIMENSIONS

    by = [tuple(part.strip() for part in cut.split(",")) for cut in cuts]
    for cut in by:
        if set(cut) - set(DIMENSIONS):
            raise MisusedError(f"--by wants some of {', '.join(DIMENSIONS)}")
    by = [("act", *cut) if "act" not in cut else cut for cut in by]
    with open_case(case) as work:
        tally, _ = count_case(
            work, as_of=read_day(as_of, "--as-of") if as_of else None,
            known_at=work.known_position(known_at), by=[("act",), *by] if by else None,
        )  # fmt: skip
    show_tally(tally, is_json=is_json)


@click.command(short_help="From a number down to the quoted words and the original.")
@case_argument
@click.argument("cell")
@clock_options
@click.option("--release", type=int, help="As in that release (its as-of and known-at).")
@click.option("--limit", default=10, show_default=True, help="How many persons to tell in full.")
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def explain(
    case: Path, cell: str, as_of: str | None, known_at: str | None, release: int | None,
    limit: int, *, is_json: bool,
) -> None:  # fmt: skip
    """Walks CELL (an id that count prints and the site shows) down to its evidence.

    Cell -> persons -> standing -> decisions -> claims -> quotes in context -> original -> custody.

    \b
    Example:
      tallymark explain mycase c7h2k... --release 1
    """
    from tallymark.cli.showing import show_explanation
    from tallymark.flow.explaining import explain_cell
    from tallymark.flow.opening import open_case, read_day
    from tallymark.flow.reckoning import count_case

    with open_case(case) as work:
        day = read_day(as_of, "--as-of") if as_of else None
        position = work.known_position(known_at)
        if release is not None:
            record = next(
                (one for one in work.records().terms("release") if one.number == release), None
            )
            if record is None:
                raise MisusedError(f"there is no release {release}")
            day, position = record.as_of, record.known_at
        tally, weighed = count_case(work, as_of=day, known_at=position)
        found = explain_cell(work, tally, weighed, cell, limit=limit)
    show_explanation(found, is_json=is_json)


@click.command(short_help="A release: bilingual static site and open data, through the gate.")
@case_argument
@clock_options
@as_option(is_required=False)
@click.option("--rebuild", "number", type=int, help="Make a release again and compare the bytes.")
@click.option("--dry-run", is_flag=True, help="Clear, write aside and scan; put nothing in place.")
def publish(
    case: Path, as_of: str | None, known_at: str | None, by: str, number: int | None,
    *, dry_run: bool,
) -> None:  # fmt: skip
    """Makes the next release in CASE/releases/: cleared values only, scanned, then in place.

    \b
    Examples:
      tallymark publish mycase --as-of 2025-10-31 --as e1
      tallymark publish mycase --rebuild 1
    """
    from tallymark.flow.opening import open_case, read_day
    from tallymark.flow.releasing import publish_release, rebuild_release

    with open_case(case, by=by, is_writing=True) as work:
        if number is not None:
            changed = rebuild_release(work, number)
            for name in changed:
                click.echo(name)
            if changed:
                say(f"{len(changed)} files of release {number} differ when made again")
                raise SystemExit(1)
            say(f"release {number} made again is the same, byte for byte")
            return
        done = publish_release(
            work, as_of=read_day(as_of, "--as-of") if as_of else None,
            known_at=work.known_position(known_at), is_dry_run=dry_run,
        )  # fmt: skip
    for what, rule, many in done.withheld:
        say(f"withheld: {many} {what} ({rule})")
    if dry_run:
        say(f"release {done.number} would have {done.files} files; no protected name was found")
        return
    say(f"release {done.number}: {done.files} files")
    click.echo(str(done.folder / "index.html"))


COMMANDS = (count, explain, publish)

"""Commands by which people decide: review, judge, adopt, link, protect."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tallymark.cli.shared_options import FOLDER, as_option, case_argument, say, show_progress
from tallymark.terms.errors import MisusedError

if TYPE_CHECKING:
    from tallymark.flow.adopting import ProposedEdition


@click.command(short_help="What waits for you: decide by key, or by a decisions file.")
@case_argument
@as_option(is_required=True)
@click.option("--apply", "file", type=FOLDER, help="Apply a decisions file (CSV).")
@click.option("--write", "out", type=FOLDER, help="Write what waits as a decisions file (CSV).")
@click.option("--list", "is_list", is_flag=True, help="List what waits and stop.")
@click.option("--dry-run", is_flag=True, help="With --apply: check the file, record nothing.")
def review(
    case: Path, by: str, file: Path | None, out: Path | None, *, is_list: bool, dry_run: bool
) -> None:
    """Shows what waits; decide by key in the terminal, or by a decisions file.

    Applying a decisions file twice does no harm: what you said before is not said again.

    \b
    Examples:
      tallymark review mycase --as r7
      tallymark review mycase --as r7 --write waiting.csv     (edit it in a spreadsheet)
      tallymark review mycase --as r7 --apply waiting.csv
    """
    from tallymark.flow.judging import apply_decisions_file, waiting_tasks, write_waiting
    from tallymark.flow.opening import open_case

    with open_case(case, by=by, is_writing=not is_list) as work:
        if out is not None:
            say(f"{write_waiting(work, out)} claims written to {out}")
        elif file is not None:
            done = apply_decisions_file(work, _text(file), is_dry_run=dry_run)
            words = "would be recorded" if dry_run else "recorded"
            say(f"{done.new} decisions {words}, {done.unchanged} said nothing new")
        elif is_list or not sys.stdin.isatty():
            tasks = waiting_tasks(work)
            for task in tasks:
                click.echo("\t".join((task.kind, task.subject, task.other or "", task.why)))
            say(f"{len(tasks)} things wait")
        else:
            from tallymark.cli.reviewing import review_by_key

            review_by_key(work)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise MisusedError(f"{file}: no such file") from error
    except UnicodeDecodeError as error:
        raise MisusedError(f"{file}: not UTF-8; save it as CSV UTF-8 in the spreadsheet") from error


@click.command(short_help="Say of two mentions whether they are one person.")
@case_argument
@click.argument("left")
@click.argument("right")
@click.argument(
    "judgement", type=click.Choice(["same", "different", "unsure", "member", "not_member"])
)
@as_option(is_required=True)
@click.option("--reason", default="", help="Why; it stays in the ledger.")
@click.option("--revokes", metavar="ID", help="The earlier judgement that this one takes back.")
@click.option("--dry-run", is_flag=True, help="Check the ids, record nothing.")
def judge(  # noqa: PLR0913 - one parameter an option
    case: Path, left: str, right: str, judgement: str, by: str, reason: str, revokes: str | None,
    *, dry_run: bool,
) -> None:  # fmt: skip
    """Says that mentions LEFT and RIGHT (claim ids) are the same person, or are not.

    It outranks every score. With `member`, LEFT is a person's mention and RIGHT an incident claim:
    that person is among the group of that incident, and is not counted beside it.

    \b
    Example:
      tallymark judge mycase k3h... k9d... same --as r7 --reason "same birth date and village"
    """
    from tallymark.flow.judging import judge_pair
    from tallymark.flow.opening import open_case
    from tallymark.terms.decisions import Judgement

    with open_case(case, by=by, is_writing=True) as work:
        made = judge_pair(
            work, left, right, Judgement(judgement), reason=reason, revokes=revokes,
            is_dry_run=dry_run,
        )  # fmt: skip
    if dry_run:
        say(f"{judgement} would be recorded")
    else:
        click.echo(made)


@click.command(short_help="Adopt an edition of a roll: column map, checked sample, one decision.")
@case_argument
@click.argument("roll")
@as_option(is_required=True)
@click.option(
    "--roll",
    "roll_id",
    help="The roll's id, needed for a later edition (default: roll-1, roll-2 ...).",
)
@click.option("--source", help="Who compiles it.")
@click.option("--act", help="What its rows say happened (death, captivity ...).")
@click.option("--map", "map_file", type=FOLDER, help="Column map (default: guessed, or as kept).")
@click.option("--compiled-from", multiple=True, metavar="ROLL", help="A roll it was taken from.")
@click.option("--wrong", type=click.IntRange(min=0), help="How many rows of the sample are wrong.")
@click.option("--checked", is_flag=True, help="I have checked the sample: adopt without asking.")
@click.option("--reason", default="", help="A note; it stays in the ledger.")
@click.option("--dry-run", is_flag=True, help="Show map, sample and differences; adopt nothing.")
def adopt(  # noqa: PLR0913, PLR0917 - one parameter an option
    case: Path, roll: str, by: str, roll_id: str | None, source: str | None, act: str | None,
    map_file: Path | None, compiled_from: tuple[str, ...], wrong: int | None, reason: str,
    *, checked: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Adopts an edition of ROLL (a file's name or a document's id) as a whole, in one decision.

    The column map is guessed, shown and saved in rolls/ID.toml, where you can mend it. A later
    edition supersedes row by row; a row that vanished is withdrawn by its source, not deleted.

    \b
    Examples:
      tallymark adopt mycase rolls/obituaries.csv --as e1
      tallymark adopt mycase rolls/obituaries.csv --as e1 --checked --wrong 0
    """
    from tallymark.flow.adopting import RollWords, adopt_edition, propose_edition
    from tallymark.flow.opening import open_case

    words = RollWords(roll_id, source, act, map_file, compiled_from)
    with open_case(case, by=by, is_writing=True) as work:
        proposed = propose_edition(work, roll, words)
        _show_edition(proposed)
        if dry_run:
            return
        if not checked:
            if not sys.stdin.isatty():
                raise MisusedError("check the sample above, then run it with --checked --wrong N")
            wrong = click.prompt("How many of these rows are wrong?", type=int, default=0, err=True)
            click.confirm("Adopt this edition?", abort=True, err=True)
        done = adopt_edition(
            work, proposed, wrong=wrong or 0, reason=reason, progress=show_progress()
        )
    say(f"adopted edition {done.edition} of {done.roll_id}: {done.rows} rows ({done.id})")


def _show_edition(proposed: "ProposedEdition") -> None:
    roll = proposed.roll
    say(
        f"roll {roll.roll_id}, edition {proposed.edition}: {proposed.rows} rows, "
        f"{proposed.new} new, {proposed.changed} changed, {proposed.withdrawn} withdrawn"
    )
    mapped = dict(roll.column_map.columns)
    for number, name in enumerate(proposed.header):
        say(f"  column {number} ({name}) -> {mapped.get(number, 'not mapped')}")
    for failure in proposed.failures[:5]:
        say(f"  {failure.reason} at {failure.locator}: {failure.advice}")
    say(f"sample of {len(proposed.sample)} rows to check against the original:")
    for row in proposed.sample:
        cells = "; ".join(f"{cell.field}={cell.value or cell.span.text!r}" for cell in row.cells)
        click.echo(f"{row.row_key}\t{cells}")


@click.command(short_help="Link mentions to persons, accounts to incidents.")
@case_argument
@as_option()
@click.option("--dry-run", is_flag=True, help="Show what would change.")
def link(case: Path, by: str, *, dry_run: bool) -> None:
    """Links all accepted mentions; ids of persons survive, merged ids lead on.

    \b
    Example:
      tallymark link mycase --dry-run
    """
    from tallymark.flow.linking import link_case
    from tallymark.flow.opening import open_case

    with open_case(case, by=by, is_writing=True) as work:
        done = link_case(work, is_dry_run=dry_run)
    say(
        f"{done.mentions} mentions are {done.persons} persons; {done.incidents} incidents; "
        f"{done.changed} persons {'would change' if dry_run else 'changed'}, "
        f"{done.merged} merged; {done.waiting} pairs wait for people"
    )
    if done.conflicts:
        say(f"{done.conflicts} judgements contradict each other: `tallymark review {case}`")


@click.command(short_help="Decide what may be published: protect or clear.")
@case_argument
@click.argument("subjects", nargs=-1, required=True)
@as_option(is_required=True)
@click.option("--protect", "what", flag_value="protect", help="Must never appear.")
@click.option("--clear-name", "what", flag_value="clear_name", help="A person, by name.")
@click.option("--clear-quote", "what", flag_value="clear_quote", help="The words of a claim.")
@click.option("--clear-incident", "what", flag_value="clear_incident", help="A page of its own.")
@click.option("--sign-namesake", "found_for", metavar="PERSON",
              help="The find is a namesake of this cleared person.")  # fmt: skip
@click.option("--reason", required=True, help="Why; it stays in the ledger.")
@click.option("--dry-run", is_flag=True, help="Check the ids, record nothing.")
def protect(
    case: Path, subjects: tuple[str, ...], by: str, what: str | None, found_for: str | None,
    reason: str, *, dry_run: bool,
) -> None:  # fmt: skip
    """Records an editor's decision on SUBJECTS (ids of persons, claims or incidents).

    Without any, names and quotes stay inside: defaults are closed. The latest decision holds.

    \b
    Examples:
      tallymark protect mycase p3k9... --protect --as e1 --reason "family asked"
      tallymark protect mycase i77a... --clear-incident --as e1 --reason "checked"
    """
    from tallymark.flow.judging import protect as record
    from tallymark.flow.opening import open_case
    from tallymark.terms.protection import Clearance

    if (what is None) == (found_for is None):
        raise MisusedError("choose one of --protect, --clear-..., --sign-namesake PERSON")
    clearance = Clearance(what) if what else Clearance.SIGN_NAMESAKE
    with open_case(case, by=by, is_writing=True) as work:
        record(work, subjects, clearance, reason=reason, found_for=found_for, is_dry_run=dry_run)
    say(f"{'would be ' if dry_run else ''}recorded for {len(subjects)} subjects")


COMMANDS = (review, judge, adopt, link, protect)

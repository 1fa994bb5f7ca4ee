"""Commands on the case's own lists of places: places import, places list."""

from pathlib import Path

import click

from tallymark.cli.shared_options import FOLDER, say, show_progress
from tallymark.terms.errors import MisusedError

_SHOWN = 10


@click.group(short_help="The case's own lists of places beside the one that ships.")
def places() -> None:
    """Lists of places that `read` uses beside the small one that ships with Tallymark."""


@places.command("import", short_help="Import GeoNames' dump of a country into a case.")
@click.argument("file", type=FOLDER)
@click.option("--case", type=FOLDER, required=True, help="The casebook that keeps the list.")
@click.option("--country", "countries", multiple=True, metavar="CODE",
              help="Keep this country only (RU, UA), once or several times.")  # fmt: skip
def import_(file: Path, case: Path, countries: tuple[str, ...]) -> None:
    """Imports FILE, GeoNames' dump (RU.txt, RU.zip, allCountries.zip), into a casebook.

    Kept are settlements and districts with their names, never their coordinates. Lines that cannot
    be used are counted, with their numbers in places/NAME.broken.txt. The same file again changes
    nothing. What was read before is not read again. Exit 1 where lines were broken.

    \b
    Example:
      tallymark places import UA.zip --case mycase
    """
    from tallymark.flow.place_lists import import_places

    codes = [one.upper() for one in countries]
    if any(len(one) != 2 or not one.isalpha() for one in codes):
        raise MisusedError("--country wants codes of two letters, such as UA")
    if not file.is_file():
        raise MisusedError(f"{file} is no file")
    done = import_places(case, file, countries=codes, progress=show_progress())
    for kind, number in sorted(done.kinds.items()):
        click.echo(f"{kind}\t{number}")
    for why, number in sorted(done.passed_over.items()):
        say(f"passed over: {number} {why}")
    for number, reason in done.broken[:_SHOWN]:
        say(f"line {number}: {reason}")
    if len(done.broken) > _SHOWN:
        say(f"and {len(done.broken) - _SHOWN} more broken lines")
    what = "made" if done.is_new else "unchanged"
    say(f"{done.path}: {what}, of {done.lines} lines, {len(done.broken)} of them broken")
    if done.broken:
        raise SystemExit(1)


@places.command("list", short_help="The lists that a case has.")
@click.option("--case", type=FOLDER, required=True, help="The casebook.")
def list_(case: Path) -> None:
    """Names the lists of places that a casebook has.

    \b
    Example:
      tallymark places list --case mycase
    """
    from tallymark.flow.place_lists import find_sheets

    for path in find_sheets(case):
        click.echo(f"{path.name.removesuffix('.tsv.gz')}\t{path.stat().st_size} bytes")


COMMANDS = (places,)

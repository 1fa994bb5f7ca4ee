"""Commands on the casebook itself: init, add, read, status, verify, rebuild, erase."""

from collections import Counter
from pathlib import Path

import click

from tallymark.cli.shared_options import FOLDER, as_option, case_argument, say, show_progress
from tallymark.terms.errors import MisusedError


@click.command(short_help="Make a casebook with a case.toml to fill in.")
@case_argument
@click.option("--languages", default="ru,uk,en", show_default=True, help="Languages of sources.")
@click.option("--record", "url", metavar="URL", help="A PostgreSQL database for the record.")
def init(case: Path, languages: str, url: str | None) -> None:
    """Makes a casebook in the folder CASE, with the scope in case.toml to fill in.

    \b
    Example:
      tallymark init mycase --languages ru,uk,en
    """
    from tallymark.flow.starting import start_case

    chosen = tuple(one.strip() for one in languages.split(",") if one.strip())
    start_case(case, chosen, url=url)
    say(f"Made {case}. Next: fill in the scope in {case / 'case.toml'}, then add files:")
    say(f"  tallymark add {case} reports/ rolls/")


@click.command(short_help="Keep files and folders, and extract their documents.")
@case_argument
@click.argument("files", type=FOLDER, nargs=-1, required=True)
@as_option()
@click.option("--about", type=FOLDER, metavar="CSV",
              help="What you know of files: file, outlet, published, title, language.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="List what would be added.")
def add(case: Path, files: tuple[Path, ...], by: str, about: Path | None, *, dry_run: bool) -> None:
    """Keeps the bytes of FILES (and folders) and extracts their documents: a status a file.

    HTML, text, PDF, DOCX, mails, Telegram exports (result.json), CSV and XLSX rolls, WARC, WACZ,
    and pictures with the extra [ocr]. A file that cannot be read is a failure; the others go on.
    Run it again to go on where it stopped.
    Exit 1 where some file failed.

    \b
    Example:
      tallymark add mycase reports/*.html export/result.json rolls/*.csv page.warc.gz scan.pdf
    """
    from tallymark.flow.gathering import add_files, expect_files, read_about
    from tallymark.flow.opening import open_case

    if dry_run:
        _would_add(files)
        return
    expect_files()
    done: Counter[str] = Counter()
    with open_case(case, by=by, is_writing=True) as work:
        known = read_about(about) if about else {}
        for one in add_files(work, files, about=known, progress=show_progress()):
            done[one.status] += 1
            words = f", {one.documents} documents" if one.documents > 1 else ""
            click.echo(f"{one.status}\t{one.shown}{words}")
            for failure in one.failures[:3]:
                where = f" at {failure.locator}" if failure.locator else ""
                say(f"  {one.shown}: {failure.reason}{where}: {failure.advice}")
            if len(one.failures) > 3:
                say(f"  and {len(one.failures) - 3} more: `tallymark status {case} --failures`")
    say(", ".join(f"{number} {status}" for status, number in sorted(done.items())))
    if done["failed"] or done["partly read"]:
        raise SystemExit(1)


def _would_add(files: tuple[Path, ...]) -> None:
    from tallymark.flow.gathering import list_sources

    for status, shown in list_sources(files):
        click.echo(f"{status}\t{shown}")


@click.command(short_help="Let readers propose claims from the documents.")
@click.argument(
    "places", type=FOLDER, nargs=-1, required=True, metavar="CASE | --json FILE... | --html FILE"
)
@click.option("--json", "is_json", is_flag=True, help="Read files, without a casebook.")
@click.option("--html", "is_page", is_flag=True, help="Read a file to a page with coloured spans.")
@click.option("--published", metavar="DAY", help="With files: the day they were published.")
@click.option("--dry-run", is_flag=True, help="Say how many documents would be read.")
@click.option("--reader", "readers", multiple=True, metavar="NAME", help="This reader, once or "
              "several times; without it those that case.toml names.")  # fmt: skip
@click.option("--llm", "url", metavar="URL",
              help="With files and --reader llm: the endpoint, on this machine.")  # fmt: skip
@click.option("--model", default="default", metavar="NAME", help="With --llm: its model.")
@as_option()
def read(  # noqa: PLR0913 - one parameter an option
    places: tuple[Path, ...], by: str, published: str | None, readers: tuple[str, ...],
    url: str | None, model: str, *, is_json: bool, is_page: bool, dry_run: bool,
) -> None:  # fmt: skip
    """Lets the readers that the case names propose claims from what they have not read yet.

    The reader `llm` asks the language model under [llm] in case.toml, on this machine unless the
    case allows another. With --json, files are read without a casebook: one JSON object a line
    (tallymark-gold/1); where several readers read, each claim bears its votes. With --html, a page
    of the text with every span coloured by what it says, and the claims below.

    \b
    Examples:
      tallymark read mycase
      tallymark read mycase --reader llm
      tallymark read --json report.txt page.html --published 2025-09-17
      tallymark read --json report.txt --reader rules --reader llm --llm http://127.0.0.1:8080/v1
      tallymark read --html report.txt > report.html
    """
    from tallymark.cli.reading import read_case, read_loose_files

    if is_json or is_page:
        read_loose_files(places, published, readers=readers, url=url, model=model, is_page=is_page)
    elif len(places) != 1 or published or url:
        raise MisusedError("read wants one casebook, or files with --json or --html")
    else:
        read_case(places[0], by, readers, is_dry_run=dry_run)


@click.command(short_help="What is in, what waits, what failed and why.")
@case_argument
@click.option("--failures", is_flag=True, help="List every failure with what to do about it.")
@click.option("--json", "is_json", is_flag=True, help="For programs.")
def status(case: Path, *, failures: bool, is_json: bool) -> None:
    """Says what is in the casebook, what waits for people, what failed and why.

    \b
    Example:
      tallymark status mycase --failures
    """
    from tallymark.cli.showing import show_failures, show_status
    from tallymark.flow.keeping import case_status
    from tallymark.flow.opening import open_case

    with open_case(case) as work:
        found = case_status(work)
    if failures:
        show_failures(found)
    else:
        show_status(found, is_json=is_json)


@click.command(short_help="Re-hash originals, walk the chain, re-find every quote.")
@case_argument
@click.option("--json", "is_json", is_flag=True, help="For programs: one JSON object a problem.")
def verify(case: Path, *, is_json: bool) -> None:
    """Re-hashes every original, walks the ledger's chain, re-finds every quote in the bytes.

    Names the file, the entry or the quote that no longer holds, and exits 1. The script
    verify_casebook.py in the casebook checks journal and vault without Tallymark.

    \b
    Example:
      tallymark verify mycase
    """
    import msgspec

    from tallymark.flow.keeping import verify_case
    from tallymark.flow.opening import open_case

    problems = 0
    with open_case(case) as work:
        for problem in verify_case(work, progress=show_progress()):
            problems += 1
            click.echo(msgspec.json.encode(problem).decode() if is_json else problem.words)
        position = work.book.position()
    if problems:
        say(f"{problems} things no longer hold: restore them from a copy")
        raise SystemExit(1)
    say(f"everything holds: {position} commits, originals, quotes, releases")


@click.command(short_help="Make the indexes again from the journal.")
@case_argument
@click.option("--dry-run", is_flag=True, help="Name the indexes that would change.")
def rebuild(case: Path, *, dry_run: bool) -> None:
    """Makes every index again from the journal; nothing of the journal changes.

    \b
    Example:
      tallymark rebuild mycase
    """
    from tallymark.casebook import compare_indexes, rebuild_indexes
    from tallymark.flow.opening import open_case

    if dry_run:
        with open_case(case) as work:
            changed = compare_indexes(work.book)
        for name in changed:
            click.echo(name)
        say(f"{len(changed)} indexes would change")
        return
    with open_case(case) as work, work.book.writing():
        done = rebuild_indexes(work.book)
    say(f"{done} entries indexed")


@click.command(short_help="Erase a person for a lawful reason; leaves a tombstone.")
@case_argument
@click.argument("person")
@as_option(is_required=True)
@click.option("--reason", required=True, help="Why: it stays on the tombstone; never a name.")
@click.option("--dry-run", is_flag=True, help="Say what would be erased.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(case: Path, person: str, by: str, reason: str, *, dry_run: bool, yes: bool) -> None:
    """Erases PERSON (an id) from journal, indexes, vault and texts, for ever.

    What remains: a tombstone with the reason, and hashes that say nothing. Originals that held
    the person's words are kept as redacted copies where their format allows, else destroyed.

    \b
    Example:
      tallymark erase mycase p3k9... --as e1 --reason "consent withdrawn" --dry-run
    """
    from tallymark.flow.erasing import erase_person, files_left
    from tallymark.flow.erasure_plan import plan_erasure
    from tallymark.flow.opening import open_case

    with open_case(case, by=by, is_writing=True) as work:
        plan = plan_erasure(work, person)
        say(
            f"{len(plan.claims)} claims, {plan.restated} entries to restate without the words, "
            f"{len(plan.originals)} originals"
        )
        if dry_run:
            return
        if not yes:
            click.confirm("This cannot be undone. Erase?", abort=True, err=True)
        stone = erase_person(work, plan, reason=reason)
        left = files_left(work, plan)
    for name in left:
        say(f"still holds the words, mend it by hand: {name}")
    say(f"erased; the tombstone is {stone}")


COMMANDS = (init, add, read, status, verify, rebuild, erase)

"""The command line: words in, words out. A command is a room's verb.

Records go to stdout (`--json` for programs), words to stderr. Exit 0 done, 1 failed, 2 misused.
Only click is imported here; each command loads what its step needs.
"""

import errno
import os
import sys
import traceback
from pathlib import Path

import click

from tallymark import __version__
from tallymark.cli import alone, cases, numbers, people, places
from tallymark.terms.errors import TallymarkError


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tallymark")
def cli() -> None:
    """Turns reports of violence into counts that hold up.

    One mark on the tally is one person; every mark has its evidence.

    \b
    The order of work:
      tallymark init mycase --languages ru,uk,en
      tallymark add mycase reports/ rolls/obituaries.csv
      tallymark read mycase
      tallymark review mycase --as r7
      tallymark adopt mycase obituaries.csv --as e1
      tallymark link mycase
      tallymark count mycase
      tallymark publish mycase --as e1
    """


for module in (cases, people, numbers, alone, places):
    for command in module.COMMANDS:
        cli.add_command(command)


def main() -> None:
    """Runs a command; whatever fails ends in one sentence that says what to do."""
    try:
        sys.exit(cli.main(standalone_mode=False) or 0)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except TallymarkError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.exceptions.Abort):
        _say("stopped; nothing is lost: run the same command again to go on")
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the shell's border: no traceback reaches a user
        sys.exit(_unexpected(error))


def _unexpected(error: Exception) -> int:
    """One sentence for a fault of the machine or of ours; never the words of a document."""
    if os.environ.get("TALLYMARK_DEBUG"):
        traceback.print_exception(error)
    inner = getattr(error, "orig", None) or error
    if (isinstance(inner, OSError) and inner.errno == errno.ENOSPC) or "disk is full" in str(inner):
        _say("the disk is full: free some space, then run the same command again")
        return 1
    if isinstance(inner, PermissionError):
        _say(f"no permission for {inner.filename}: change its mode or owner, then run again")
        return 1
    if "database is locked" in str(inner):
        _say("another process holds the casebook: wait for it, then run the command again")
        return 1
    if type(inner).__module__ == "sqlite3":
        _say("casebook.sqlite is damaged: restore it from a copy, then run `tallymark verify`")
        return 1
    frame = traceback.extract_tb(error.__traceback__)[-1]
    _say(
        f"something went wrong inside Tallymark ({type(error).__name__} at "
        f"{Path(frame.filename).name}:{frame.lineno}). Nothing that was recorded is lost. "
        "Please report it; TALLYMARK_DEBUG=1 shows more, which may hold words of your documents"
    )
    return 1


def _say(words: str) -> None:
    click.echo(f"tallymark: {words}", err=True)

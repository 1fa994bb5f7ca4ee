"""What several commands take, and how they show progress."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

FOLDER = click.Path(path_type=Path)


def case_argument(command: Command) -> Command:
    """The casebook's folder, the first word of every command on a case."""
    take = click.argument("case", type=FOLDER)
    return take(command)


def as_option(*, is_required: bool = False) -> Callable[[Command], Command]:
    """`--as`: the pseudonym under which a step is recorded."""

    def add(command: Command) -> Command:
        option = click.option(
            "--as", "by", default=None if is_required else "local", required=is_required,
            metavar="ID", help="Your pseudonym (r7, e1): recorded with what you do; never a name.",
        )  # fmt: skip
        return option(command)

    return add


def clock_options(command: Command) -> Command:
    """`--as-of` and `--known-at`: the two clocks."""
    known_at = click.option(
        "--known-at", metavar="DAY|N",
        help="As known at the end of that day, or at that ledger position (default: now).",
    )  # fmt: skip
    as_of = click.option(
        "--as-of", metavar="DAY", help="Count what had happened by that day (default: all)."
    )
    return as_of(known_at(command))


def show_progress() -> Callable[[str, int, int | None], None]:
    """A line on stderr that counts long work, where somebody is watching."""
    if not sys.stderr.isatty():
        return lambda _what, _done, _whole: None

    def show(what: str, done: int, whole: int | None) -> None:
        of = f" of {whole}" if whole else ""
        end = "\n" if whole and done >= whole else ""
        click.echo(f"\r{what}: {done}{of}{end}", nl=False, err=True)

    return show


def say(words: str) -> None:
    """Words for people: on stderr, so that records on stdout stay clean."""
    click.echo(words, err=True)

"""Every command has help with an example; whatever fails ends in one sentence and a code."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tallymark.cli import cli
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.mark.parametrize("command", sorted(cli.commands))
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"tallymark {command}" in ran.out


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("count", "nowhere"), 2, "tallymark init"),
        (("init", "case", "--languages", "xx"), 2, "ru, uk, en"),
        (("nonsense",), 2, "No such command"),
        (("add",), 2, "Missing argument"),
        (("read", "a", "b"), 2, "one casebook"),
        (("link-table", "none.csv", "--out", "x.csv"), 1, "no such file"),
    ],
)
def test_misuse_says_what_to_do_and_ends_with_its_code(
    run: Run, words: tuple[str, ...], code: int, says: str
) -> None:
    ran = run(*words)
    assert ran.code == code
    assert says in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("by", ["Anna", "r", "7", "r-7", "anna.vest"])
def test_a_name_is_no_pseudonym(run: Run, by: str) -> None:
    run("init", "case")
    ran = run("review", "case", "--as", by)
    assert ran.code == 2
    assert "never a name" in ran.err


def test_help_loads_nothing_but_the_command_line() -> None:
    code = (
        "import sys, tallymark.cli; "
        "print([one for one in ('pyarrow', 'polars', 'numpy', 'sqlalchemy', 'msgspec') "
        "if one in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]"


def test_a_new_case_says_what_comes_next(run: Run, tmp_path: Path) -> None:
    ran = run("init", "mycase", "--languages", "ru,en")
    assert ran.code == 0
    assert "tallymark add mycase" in ran.err
    assert 'languages = ["ru", "en"]' in (tmp_path / "mycase" / "case.toml").read_text()


def test_a_damaged_database_is_named_with_advice(run: Run, tmp_path: Path) -> None:
    run("init", "case")
    (tmp_path / "case" / "casebook.sqlite").write_bytes(b"not a database" * 100)
    ran = run("status", "case")
    assert ran.code == 2
    assert "restore it" in ran.err

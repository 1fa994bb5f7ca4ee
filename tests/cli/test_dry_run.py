"""Whatever changes something says what it would do, and then nothing is changed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran

Run = Callable[..., Ran]
ROLL = "id,name,died\n1,Anna Vest,2025-06-01\n2,Ivo Marn,2025-06-02\n"


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text("Anna Vest, 41, was killed in Velm on 1 June 2025.")
    (tmp_path / "roll.csv").write_text(ROLL)
    run("init", "case", "--languages", "en")
    run("add", "case", "report.txt", "roll.csv")
    run("adopt", "case", "roll.csv", "--as", "e1", "--checked", "--wrong", "0")
    run("link", "case")
    return tmp_path / "case"


def ids(run: Run) -> list[str]:
    from tallymark.flow.opening import open_case

    with open_case(Path("case")) as work:
        return sorted(work.records().claims()["claim_id"].to_pylist())


def state(case: Path) -> tuple[int, list[str]]:
    from tallymark.flow.opening import open_case

    with open_case(case) as work:
        position = work.book.position()
    return position, sorted(str(one) for one in (case / "releases").rglob("*"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("read", "case"), "1 documents would be read"),
        (("link", "case"), "would change"),
        (("judge", "case", "LEFT", "RIGHT", "same", "--as", "r1"), "same would be recorded"),
        (("protect", "case", "LEFT", "--protect", "--as", "e1", "--reason", "asked"),
         "would be recorded for 1"),
        (("publish", "case", "--as", "e1"), "release 1 would have"),
        (("rebuild", "case"), "0 indexes would change"),
    ],
)  # fmt: skip
def test_a_dry_run_says_what_it_would_do_and_changes_nothing(
    run: Run, case: Path, words: tuple[str, ...], says: str
) -> None:
    named = dict(zip(("LEFT", "RIGHT"), ids(run), strict=False))
    before = state(case)
    ran = run(*(named.get(one, one) for one in words), "--dry-run")
    assert (ran.code, says in ran.err) == (0, True)
    assert state(case) == before


def test_problems_come_as_json_for_programs(run: Run, case: Path) -> None:
    vault = case / "vault"
    vault.chmod(0o755)
    for one in vault.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    ran = run("verify", "case", "--json")
    assert ran.code == 1
    assert '"what":"original"' in ran.out

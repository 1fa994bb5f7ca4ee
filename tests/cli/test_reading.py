"""`tallymark read` with a model's endpoint: what is said, and Ctrl-C in the middle."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran
from tests.endpoint import fake_endpoint

Run = Callable[..., Ran]
TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]


def start(run: Run, tmp_path: Path, url: str) -> None:
    run("init", "case", "--languages", "en")
    with (tmp_path / "case" / "case.toml").open("a") as file:
        file.write(f'\n[llm]\nurl = "{url}"\n')
    for number in range(2):
        (tmp_path / f"r{number}.txt").write_text(f"Anna Vest came to Velm {number} times.\n")
    run("add", "case", "r0.txt", "r1.txt")


def test_losses_are_said_by_read_and_status_and_for_programs(run: Run, tmp_path: Path) -> None:
    with fake_endpoint() as fake:
        fake.claims(("person", "Anna Vest"), ("person", "Olga Marn"))
        start(run, tmp_path, fake.url)
        ran = run("read", "case", "--reader", "llm")
    assert "2 documents read, 2 new claims proposed; 2 dropped (quote_not_found)" in ran.err
    status = run("status", "case").out
    assert "2 documents, 2 claims; dropped: 2 quote_not_found" in status
    (reader,) = json.loads(run("status", "case", "--json").out)["readers"].items()
    assert reader[0].startswith("llm/1+")
    assert reader[1] == {"documents": 2, "claims": 2, "dropped": {"quote_not_found": 2}}


def test_ctrl_c_while_the_model_thinks_loses_nothing(run: Run, tmp_path: Path) -> None:
    with fake_endpoint() as fake:
        fake.answer = lambda _handler, _asked: time.sleep(30)
        start(run, tmp_path, fake.url)
        reading = subprocess.Popen(
            [*TALLYMARK, "read", "case", "--reader", "llm"], cwd=tmp_path,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        deadline = time.monotonic() + 60
        while not fake.asked and time.monotonic() < deadline:
            time.sleep(0.05)
        reading.send_signal(signal.SIGINT)
        _, said = reading.communicate(timeout=60)
        assert reading.returncode == 130
        assert "nothing is lost" in said
        fake.claims(("person", "Anna Vest"))
        assert "2 documents read, 2 new claims" in run("read", "case", "--reader", "llm").err
    assert "everything holds" in run("verify", "case").err


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("read", "case", "--reader", "llm"), 2, "`llm.url` is missing"),
        (("read", "case", "--reader", "nobody"), 2, "no reader `nobody` is installed"),
        (("read", "case", "--llm", "http://127.0.0.1/v1"), 2, "files with --json"),
        (("read", "--json", "r.txt", "--reader", "llm"), 2, "go together"),
        (("read", "--json", "r.txt", "--llm", "http://127.0.0.1/v1"), 2, "go together"),
        (
            ("read", "--json", "r.txt", "--reader", "llm", "--llm", "https://models.example/v1"),
            2, "an address of this machine",
        ),
    ],
)  # fmt: skip
def test_misuse_says_what_to_write(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    run("init", "case", "--languages", "en")
    (tmp_path / "r.txt").write_text("Anna Vest came.")
    ran = run(*words)
    assert ran.code == code
    assert says in ran.err
    assert "Traceback" not in ran.err

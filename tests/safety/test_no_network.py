"""No default command opens a connection, and no message about one bears a name."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.endpoint import fake_endpoint

HOOK = """
import sys

def _watch(event, args):
    if event in ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto"):
        with open({log!r}, "a") as file:
            file.write(event + " " + repr(args[1:]) + "\\n")

sys.addaudithook(_watch)
"""
TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]
NAME = "Zephyrina Quillfeather"
REPORT = f"{NAME}, 41, was beaten in Velm on 3 October 2025. At least 95 men were taken.\n"
ROLL = "id,name,born,died,region\n1,Ivo Marn,1990-01-02,2025-10-05,Velm Region\n"


class Watched:
    """Runs commands in a folder; every connection that any process of theirs opens is logged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "sockets.log"
        (folder / "hook").mkdir()
        (folder / "hook" / "sitecustomize.py").write_text(HOOK.format(log=str(self.log)))

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        there = {**os.environ, "PYTHONPATH": str(self.folder / "hook")}
        return subprocess.run(
            [*TALLYMARK, *words], capture_output=True, text=True, cwd=self.folder, env=there
        )

    def opened(self) -> list[str]:
        return self.log.read_text().splitlines() if self.log.exists() else []


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    (tmp_path / "r.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "roll.csv").write_text(ROLL, encoding="utf-8")
    return Watched(tmp_path)


def test_no_default_command_opens_a_connection(watched: Watched) -> None:
    for words in (
        ("init", "case", "--languages", "en"),
        ("add", "case", "r.txt", "roll.csv"),
        ("read", "case"),
        ("read", "--json", "r.txt"),
        ("review", "case", "--as", "r1", "--write", "w.csv"),
        ("adopt", "case", "roll.csv", "--as", "e1", "--checked", "--wrong", "0",
         "--source", "A list"),
        ("link", "case"),
        ("count", "case"),
        ("publish", "case", "--as", "e1"),
        ("status", "case"),
        ("verify", "case"),
        ("rebuild", "case"),
    ):  # fmt: skip
        ran = watched.run(*words)
        assert ran.returncode == 0, (words, ran.stderr)
    assert watched.opened() == []


def test_the_watch_sees_the_reader_that_does_open_one(watched: Watched) -> None:
    with fake_endpoint() as fake:
        fake.claims(("person", NAME))
        ran = watched.run("read", "--json", "r.txt", "--reader", "llm", "--llm", fake.url)
        assert ran.returncode == 0, ran.stderr
    assert {line.split(" ")[0] for line in watched.opened()} >= {"socket.connect"}
    assert all("'127.0.0.1'" in line for line in watched.opened() if "connect" in line)


@pytest.mark.parametrize("status", [200, 302, 500])
def test_no_name_is_in_the_words_of_a_command_whose_endpoint_fails(
    watched: Watched, status: int
) -> None:
    watched.run("init", "case", "--languages", "en")
    watched.run("add", "case", "r.txt")
    with fake_endpoint() as fake:
        fake.answer = lambda handler, _asked: handler.send(
            status, NAME.encode(), Location=f"http://{NAME.split()[1]}.example/"
        )
        with (watched.folder / "case" / "case.toml").open("a") as file:
            file.write(f'\n[llm]\nurl = "{fake.url}"\n')
        ran = watched.run("read", "case", "--reader", "llm")
        loose = watched.run("read", "--json", "r.txt", "--reader", "llm", "--llm", fake.url)
    shown = (
        watched.run("status", "case").stdout + watched.run("status", "case", "--failures").stdout
    )
    words = (ran.stdout + ran.stderr + loose.stderr + shown).lower()
    assert "dropped" in ran.stderr
    assert "zephyrina" not in words
    assert "quillfeather" not in words
    assert "traceback" not in words

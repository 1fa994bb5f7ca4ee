"""How long the main job and its steps take, and how much memory: printed as a table.

    python benchmarks/speed/table.py [--small]

Whole processes, as a user runs them; memory is the largest resident set of the process and its
children. Every input is invented and made here.
"""

import argparse
import csv
import html
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "benchmarks" / "quality" / "corpus"))
from build import read_marked  # noqa: E402

TALLYMARK = [sys.executable, "-c", "from tallymark.cli import main; main()"]


ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
"""Compiled modules are kept, as on a user's machine."""


@dataclass(frozen=True)
class Run:
    """One process: wall seconds and MiB at its highest."""

    seconds: float
    mebibytes: float
    out: str


def run(*words: object, allowed: tuple[int, ...] = (0,)) -> Run:
    start = time.perf_counter()
    with tempfile.TemporaryFile() as out:
        command = [*TALLYMARK, *map(str, words)]
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        out.seek(0)
        text = out.read().decode()
    if process.returncode not in allowed:
        raise SystemExit(f"{' '.join(map(str, words))} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024, text)


SURNAMES = [first + last for first in (
    "Аб", "Бел", "Вар", "Гор", "Дуб", "Ел", "Жил", "Зим", "Кар", "Лес", "Мур", "Нов", "Ор", "Пол",
    "Род", "Сол", "Тар", "Ув", "Фок", "Хол", "Цар", "Чер", "Шев", "Щед", "Юр", "Яс",
) for last in ("анов", "ибин", "ольский", "ушев", "енко", "аев", "ыгин", "яков")]  # fmt: skip
GIVEN = ["Иван", "Пётр", "Олег", "Артём", "Роман", "Денис", "Максим", "Егор", "Илья", "Фёдор"]
FATHERS = ["Иванович", "Петрович", "Олегович", "Романович", "Денисович", "Ильич", "Егорович"]
HEADER = ["№", "ФИО", "Дата рождения", "Дата смерти", "Населённый пункт", "Регион", "Звание"]
REGIONS = ["Вологодская область", "Пермский край", "Республика Тыва", "Омская область"]


def make_roll(place: Path, rows: int, *, seed: int = 5) -> None:
    rng = random.Random(seed)
    with place.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for number in range(rows):
            name = f"{rng.choice(SURNAMES)} {rng.choice(GIVEN)} {rng.choice(FATHERS)}"
            born = f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(1965, 2005)}"
            died = f"{rng.randint(1, 28):02d}.{rng.randint(1, 12):02d}.{rng.randint(2022, 2024)}"
            out.writerow([number + 1, name, born, died, "Заречье", rng.choice(REGIONS), "рядовой"])


PAGE = """<!doctype html><html lang="en">
<head><meta charset="utf-8"><title>Report {n}</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Report {n}</h1>{body}</article></body></html>"""


def make_pages(folder: Path, pages: int) -> None:
    folder.mkdir()
    sentence = (
        "Masked men beat {name}, {age}, in the village of Velm on {day} October 2025, his mother "
        "told the Velm Courier. At least {many} men were taken away, two witnesses said. "
    )
    rng = random.Random(3)
    for number in range(pages):
        body = "".join(
            "<p>" + sentence.format(
                name=f"{rng.choice(('Ivo', 'Petr', 'Oleg'))} {rng.choice(('Marn', 'Salo'))}",
                age=rng.randint(18, 60), day=rng.randint(1, 28), many=rng.randint(5, 90),
            ) + "</p>\n"
            for _ in range(25)
        )  # fmt: skip
        (folder / f"page{number:05d}.html").write_text(PAGE.format(n=number, body=body))


def make_prose(folder: Path, pages: int) -> None:
    """Reports of the corpus's invented prose in three languages, paragraphs mixed anew."""
    folder.mkdir()
    rng = random.Random(4)
    paragraphs: dict[str, list[str]] = {}
    for place in sorted((ROOT / "benchmarks" / "quality" / "corpus" / "tuning").glob("*.marked")):
        text, _ = read_marked(place)
        found = (part.strip() for part in text.split("\n\n"))
        paragraphs.setdefault(place.stem[:2], []).extend(part for part in found if part)
    for number in range(pages):
        known, body, size = paragraphs[rng.choice(sorted(paragraphs))], list[str](), 0
        while size < PROSE_BYTES:
            body.append(f"<p>{html.escape(rng.choice(known), quote=False)}</p>")
            size += len(body[-1].encode())
        page = PAGE.format(n=number, body="\n".join(body))
        (folder / f"page{number:05d}.html").write_text(page, encoding="utf-8")


PROSE_BYTES = 4700


def say(what: str, measured: str, bar: str) -> None:
    print(f"{what:<58} {measured:>22}   {bar}", flush=True)


STARTED = "import tallymark.casebook, tallymark.weigh, tallymark.count, tallymark.flow.explaining"
"""Python and the libraries that `explain` needs, loaded: what is taken for its start-up."""


def main_job(folder: Path) -> None:
    done = run("replay", ROOT / "examples" / "karnov" / "replay.toml", folder / "karnov")
    say("main job on the bundled case", f"{done.seconds:.1f} s, {done.mebibytes:.0f} MiB", "60 s")
    tally = run("count", folder / "karnov")
    cell = next(line.split()[0] for line in tally.out.splitlines()[1:])
    told = run("explain", folder / "karnov", cell)
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", STARTED], env=ENVIRONMENT, check=True)
    start = time.perf_counter() - start
    say("count", f"{tally.seconds:.2f} s", "")
    say("explain of a cell, start-up taken off", f"{told.seconds - start:.2f} s", "0.5 s")
    start = run("--help").seconds
    say("--help", f"{start * 1000:.0f} ms", "150 ms")
    checked = run("verify", folder / "karnov")
    say("verify", f"{checked.seconds:.1f} s, {checked.mebibytes:.0f} MiB", "")


def rolls(folder: Path, rows: int) -> None:
    make_roll(folder / "roll.csv", rows)
    case = folder / "rolls"
    run("init", case)
    steps = [
        run("add", case, folder / "roll.csv"),
        run("adopt", case, "roll.csv", "--as", "e1", "--checked", "--wrong", "0"),
        run("link", case),
        run("count", case),
    ]
    words = " + ".join(f"{one.seconds:.1f}" for one in steps)
    say(
        f"{rows} roll rows: add + adopt + link + count",
        f"{sum(one.seconds for one in steps):.1f} s, {max(one.mebibytes for one in steps):.0f} MiB",
        f"45 s, 1024 MiB   ({words})",
    )


def pages(folder: Path, many: int) -> None:
    peaks = []
    for number in (many // 5, many):
        source, case = folder / f"pages{number}", folder / f"case{number}"
        make_pages(source, number)
        run("init", case)
        added, read = run("add", case, source), run("read", case)
        listed = run("status", case)
        seconds = added.seconds + read.seconds + listed.seconds
        peaks.append((added.mebibytes, read.mebibytes))
        words = f"{added.seconds:.1f} + {read.seconds:.1f} + {listed.seconds:.1f} s"
        say(
            f"{number} HTML reports of 5 kB: add + read + status",
            f"{number / seconds:.0f} a second", f"20 a second   ({words})",
        )  # fmt: skip
    (add_small, read_small), (add_large, read_large) = peaks
    prose(folder, many)
    say(
        "memory of add, five times the documents", f"{add_small:.0f} -> {add_large:.0f} MiB", "flat"
    )
    say(
        "memory of read, five times the documents",
        f"{read_small:.0f} -> {read_large:.0f} MiB",
        "flat",
    )


def prose(folder: Path, many: int) -> None:
    make_prose(folder / "prose", many)
    run("init", folder / "prose-case")
    steps = [
        run("add", folder / "prose-case", folder / "prose"),
        run("read", folder / "prose-case"), run("status", folder / "prose-case"),
    ]  # fmt: skip
    words = " + ".join(f"{one.seconds:.1f}" for one in steps)
    say(
        f"{many} of prose in three languages, 5 kB: the same",
        f"{many / sum(one.seconds for one in steps):.0f} a second", f"20 a second   ({words} s)",
    )  # fmt: skip


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--small", action="store_true", help="a tenth of the size")
    part = 10 if options.parse_args().small else 1
    print(f"{'what':<58} {'measured':>22}   bar")
    with tempfile.TemporaryDirectory() as place:
        main_job(Path(place))
        rolls(Path(place), 10_000 // part)
        pages(Path(place), 1_000 // part)

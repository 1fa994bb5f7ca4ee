"""Measures the rule reader on three sets with gold, and holds it to pinned floors.

    python benchmarks/quality/read_quality.py             # measure, compare, exit 1 when below
    python benchmarks/quality/read_quality.py --raise     # rewrite floors, upward only
    python benchmarks/quality/read_quality.py --table     # the figures of the table in the docs

`visible` are the reports beside the repository (`../shared`), `tuning` and `heldout` the two halves
of `benchmarks/quality/corpus`, which is this project's own: rules are written while looking at the
first half only. The scorers stand beside the repository too; without them there is nothing to
measure, which is said and is no failure. A report is read as `tallymark read --json --published`
reads it: nothing is told but the day of publication. Floors and the digest of the data they were
measured on are in `read_floors.toml`.
"""

import argparse
import hashlib
import importlib
import json
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tallymark.lang.calendar import find_dates
from tallymark.lang.numerals import find_quantities
from tallymark.read import RuleReader, as_gold, load_models, read_document
from tallymark.terms.documents import Document, Passage

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("read_floors.toml")
AT_MOST = ("negatives", "invented", "false_precision", "rejected_per_accepted", "age_invented")
"""Figures of which less is better: their floor is a ceiling."""


TABLE = (
    "grounding", "negatives.emitted", "dates.invented_year", "person_mentions.recall.en",
    "person_mentions.recall.ru", "person_mentions.recall.uk", "persons.rejected_per_accepted",
    "persons.age", "place_mentions.recall", "figures.recall", "figures.hedge_interval",
    "figures.attribution", "incidents.matched", "incidents.acts", "incidents.perpetrators",
    "chains.edges",
)  # fmt: skip
"""Figures that the docs show."""


def main() -> int:
    """Measures and compares; 0 all hold, 1 one is below, 2 the data are not those of the floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--raise", dest="is_raising", action="store_true")
    options.add_argument("--table", dest="is_table", action="store_true")
    arguments = options.parse_args()
    if not (SHARED / "tools" / "score_read.py").exists():
        print("read quality: no scorers beside the repository, nothing measured", file=sys.stderr)
        return 0
    sys.path[:0] = [str(SHARED / "tools"), str(Path(__file__).parent / "corpus")]
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    with tempfile.TemporaryDirectory() as built:
        sets = dict(measured_sets(Path(built)))
    if arguments.is_table:
        print_docs_table(sets)
        return 0
    for name, one in sets.items():
        print_table(name, one.figures, pinned.get(name, {}).get("floors", {}))
    if arguments.is_raising:
        write_floors(sets, pinned)
        return 0
    return max((compare(name, one, pinned.get(name, {})) for name, one in sets.items()), default=0)


@dataclass(frozen=True)
class Measured:
    """Figures of one set by name, the hard rules that are broken, the digest of its files."""

    figures: dict[str, float]
    broken: list[str]
    digest: str


def measured_sets(built: Path) -> Iterator[tuple[str, Measured]]:
    """Every set that is there: the visible reports with their lists, the halves of the corpus."""
    corpus = importlib.import_module("build")
    data = SHARED / "data" / "read"
    if data.exists():
        figures, broken = measure_reports(data / "reports")
        lists, more = measure_lists(data)
        files = [*sorted((data / "reports").glob("*")), data / "dates_visible.json",
                 data / "quantities_visible.json"]  # fmt: skip
        yield "visible", Measured(figures | lists, broken + more, digest_of(files))
    for half in corpus.HALVES:
        corpus.build_half(half, built / half)
        figures, broken = measure_reports(built / half)
        yield half, Measured(figures, broken, digest_of(sorted((built / half).glob("*"))))


def compare(name: str, one: Measured, pinned: dict[str, Any]) -> int:
    """Says what does not hold; 0, 1 or 2 as `main`."""
    if pinned.get("digest") != one.digest:
        print(f"read quality: {name} is not the set the floors were measured on", file=sys.stderr)
        return 2
    below = [key for key, floor in pinned["floors"].items() if is_below(one.figures, key, floor)]
    for key in (*below, *one.broken):
        print(f"read quality: {name} {key} does not hold", file=sys.stderr)
    return 1 if below or one.broken else 0


def measure_reports(folder: Path) -> tuple[dict[str, float], list[str]]:
    """All figures of a folder with `gold.json`, and the hard rules that are broken."""
    score_read = importlib.import_module("score_read")
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    predictions, speed = read_reports(gold, folder)
    print(f"{folder.name}: {speed / 1000:.0f} kchar/s", file=sys.stderr)
    return figures_of([score_read.score(gold, predictions, folder)])


def measure_lists(data: Path) -> tuple[dict[str, float], list[str]]:
    """The figures of the lists of quantities and dates."""
    score_spans = importlib.import_module("score_spans")
    quantities = json.loads((data / "quantities_visible.json").read_text(encoding="utf-8"))["items"]
    dates = json.loads((data / "dates_visible.json").read_text(encoding="utf-8"))["items"]
    lists = score_spans.score_dates(dates, find_dates)
    lists.shares = {f"list_{name}": share for name, share in lists.shares.items()}
    lists.values = {f"list_{name}": value for name, value in lists.values.items()}
    return figures_of([score_spans.score_quantities(quantities, find_quantities), lists])


def figures_of(parts: list[Any]) -> tuple[dict[str, float], list[str]]:
    """Shares and values of scores by name, and the hard rules that are broken."""
    figures: dict[str, float] = {}
    for part in parts:
        figures |= {name: hits / total for name, (hits, total) in part.shares.items() if total}
        figures |= part.values
    return figures, [line for part in parts for line in part.broken]


def read_reports(gold: dict[str, Any], folder: Path) -> tuple[list[dict[str, Any]], float]:
    """Predictions for every report of the gold, and code points read per second."""
    models, found, chars, seconds = load_models(), [], 0, 0.0
    for part in gold["docs"]:
        content = (folder / part["doc"]["file"]).read_bytes()
        text, published = content.decode("utf-8"), part["doc"]["published"]
        document = Document(
            "d", "o", "", "text/plain", "text", part["doc"]["lang"], None, None,
            date.fromisoformat(published[:10]) if published else None, "plain/1", len(text),
        )  # fmt: skip
        passages = [Passage("d", 0, len(text), text, ())]
        start = time.perf_counter()
        (reading,) = read_document(document, passages, [RuleReader()], models)
        seconds += time.perf_counter() - start
        chars += len(text)
        sha256 = hashlib.sha256(content).hexdigest()
        found.append(as_gold(document, reading.proposals, sha256, part["doc"]["file"]))
    return found, chars / seconds


def digest_of(files: list[Path]) -> str:
    """SHA-256 over the measured files, in order."""
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def is_ceiling(name: str) -> bool:
    """Whether less is better."""
    return any(word in name for word in AT_MOST) and "clean" not in name


def is_below(figures: dict[str, float], name: str, floor: float) -> bool:
    """Whether a figure is missing or worse than its floor (by more than rounding)."""
    value = figures.get(name)
    if value is None:
        return True
    return value > floor + 1e-4 if is_ceiling(name) else value < floor - 1e-4


def write_floors(sets: dict[str, Measured], pinned: dict[str, Any]) -> None:
    """Rewrites the floors: each the better of the old one and what was measured."""
    lines = ["# Floors of read_quality.py, which rewrites them with --raise, upward only."]
    for name, one in sets.items():
        old = pinned.get(name, {}).get("floors", {})
        kept = {
            key: min(value, old.get(key, value)) if is_ceiling(key)
            else max(value, old.get(key, value))
            for key, value in one.figures.items()
            if not key.startswith("documents.")
        }  # fmt: skip
        lines += ["", f"[{name}]", f'digest = "{one.digest}"', "", f"[{name}.floors]"]
        lines += [f'"{key}" = {value:.4f}' for key, value in sorted(kept.items())]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def print_table(name: str, figures: dict[str, float], floors: dict[str, float]) -> None:
    """One figure a line, with its floor."""
    for key in sorted(figures):
        floor = f"{floors[key]:.4f}" if key in floors else "-"
        print(f"{name:<10}{key:<44}{figures[key]:>9.4f}{floor:>10}")


def print_docs_table(sets: dict[str, Measured]) -> None:
    """The figures of `TABLE` side by side, as a table of Markdown."""
    print("| figure | " + " | ".join(sets) + " |")
    print("|---|" + "---|" * len(sets))
    for key in TABLE:
        cells = (f"{one.figures[key]:.2f}" if key in one.figures else "-" for one in sets.values())
        print(f"| {key} | " + " | ".join(cells) + " |")


if __name__ == "__main__":
    sys.exit(main())

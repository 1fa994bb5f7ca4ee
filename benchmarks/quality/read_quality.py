"""Measures the rule reader on a folder with gold, and holds it to pinned floors.

    python benchmarks/quality/read_quality.py             # measure, compare, exit 1 when below
    python benchmarks/quality/read_quality.py --raise     # rewrite floors, upward only

The data and the scorers stand beside the repository (`../shared`); without them there is nothing
to measure, which is said and is no failure. A report is read as `tallymark read --json --published`
reads it: nothing is told but the day of publication. Floors and the digest of the data they were
measured on are in `read_floors.toml`.
"""

import argparse
import hashlib
import importlib
import json
import sys
import time
import tomllib
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


def main() -> int:
    """Measures and compares; 0 all hold, 1 one is below, 2 the data are not those of the floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=SHARED / "data" / "read")
    options.add_argument("--raise", dest="is_raising", action="store_true")
    arguments = options.parse_args()
    if not (SHARED / "tools" / "score_read.py").exists() or not arguments.data.exists():
        print("read quality: no data beside the repository, nothing measured", file=sys.stderr)
        return 0
    sys.path.insert(0, str(SHARED / "tools"))
    figures, broken = measure(arguments.data)
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    print_table(figures, pinned.get("floors", {}))
    digest = digest_of(arguments.data)
    if arguments.is_raising:
        write_floors(figures, pinned.get("floors", {}), digest)
        return 0
    if pinned.get("digest") != digest:
        print("read quality: the data are not those the floors were measured on", file=sys.stderr)
        return 2
    below = [name for name, floor in pinned["floors"].items() if is_below(figures, name, floor)]
    for name in (*below, *broken):
        print(f"read quality: {name} does not hold", file=sys.stderr)
    return 1 if below or broken else 0


def measure(data: Path) -> tuple[dict[str, float], list[str]]:
    """All figures by name, and the hard rules that are broken."""
    score_read = importlib.import_module("score_read")
    score_spans = importlib.import_module("score_spans")
    gold = json.loads((data / "reports" / "gold.json").read_text(encoding="utf-8"))
    predictions, speed = read_reports(gold, data / "reports")
    parts = [score_read.score(gold, predictions, data / "reports")]
    quantities = json.loads((data / "quantities_visible.json").read_text(encoding="utf-8"))["items"]
    dates = json.loads((data / "dates_visible.json").read_text(encoding="utf-8"))["items"]
    parts.append(score_spans.score_quantities(quantities, find_quantities))
    lists = score_spans.score_dates(dates, find_dates)
    lists.shares = {f"list_{name}": share for name, share in lists.shares.items()}
    lists.values = {f"list_{name}": value for name, value in lists.values.items()}
    parts.append(lists)
    figures: dict[str, float] = {}
    for part in parts:
        figures |= {name: hits / total for name, (hits, total) in part.shares.items() if total}
        figures |= part.values
    print(f"speed: {speed / 1000:.0f} kchar/s", file=sys.stderr)
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


def digest_of(data: Path) -> str:
    """SHA-256 over all measured files, in the order of their names."""
    files = sorted((data / "reports").glob("*"))
    files += [data / "dates_visible.json", data / "quantities_visible.json"]
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


def write_floors(figures: dict[str, float], floors: dict[str, float], digest: str) -> None:
    """Rewrites the floors: each the better of the old one and what was measured."""
    kept = {
        name: min(value, floors.get(name, value)) if is_ceiling(name)
        else max(value, floors.get(name, value))
        for name, value in figures.items()
        if not name.startswith("documents.")
    }  # fmt: skip
    lines = [
        "# Floors of read_quality.py, which rewrites them with --raise, upward only.",
        f'digest = "{digest}"',
        "",
        "[floors]",
        *(f'"{name}" = {value:.4f}' for name, value in sorted(kept.items())),
    ]
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")


def print_table(figures: dict[str, float], floors: dict[str, float]) -> None:
    """One figure a line, with its floor."""
    for name in sorted(figures):
        floor = f"{floors[name]:.4f}" if name in floors else "-"
        print(f"{name:<44}{figures[name]:>9.4f}{floor:>10}")


if __name__ == "__main__":
    sys.exit(main())

"""Measures linking and the comparison of names, and holds both to pinned floors.

    python benchmarks/quality/link_quality.py             # measure, compare, exit 1 when below
    python benchmarks/quality/link_quality.py --raise     # rewrite floors, upward only
    python benchmarks/quality/link_quality.py --data DIR  # another roll: its figures, no floors

The rolls, name pairs and scorers stand beside the repository (`../shared`); without them there is
nothing to measure, which is said and is no failure. A roll is linked as `tallymark link-table` does
it: no labels, no settings. Floors and the digest of their data are in `link_floors.toml`.
"""

import argparse
import hashlib
import importlib
import resource
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
from pyarrow import csv

from tallymark.link import link_records

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("link_floors.toml")
ROLLS = ("roll_v1k", "roll_v10k")
NAMES = ("ws_visible.csv", "pairs_visible.csv")
PINNED = (
    "clusters.f1",
    "clusters.precision",
    "clusters.recall",
    "clusters.bcubed_f1",
    "pairs.best_f1",
    "pairs.candidate_recall",
    "equity.recall_ratio",
    "equity.precision_gap",
    "calibration.max_gap_above_threshold",
    "visible.f1",
    "visible.precision",
    "visible.recall",
    "visible.wrongly_same",
    "seconds",
)
"""Ends of the names of figures that get a floor; the others are printed only."""

FEW = ("clusters.f1", "clusters.precision", "seconds")
"""What is pinned of the small roll: its other figures hang on a handful of pairs."""

AT_MOST = ("gap", "wrongly_same", "seconds")
"""Figures of which less is better: their floor is a ceiling."""

SECONDS_CEILING = 15.0
"""The time a roll may take: set by the issue, not by the machine of the day."""


def main() -> int:
    """Measures and compares; 0 all hold, 1 one is below, 2 the data are not those of the floors."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, help="a folder made by make_roll")
    options.add_argument("--raise", dest="is_raising", action="store_true")
    arguments = options.parse_args()
    links = SHARED / "data" / "link"
    if not (SHARED / "tools" / "score_link.py").exists() or not links.exists():
        print("link quality: no data beside the repository, nothing measured", file=sys.stderr)
        return 0
    sys.path.insert(0, str(SHARED / "tools"))
    if arguments.data:
        print_table(measure_roll(arguments.data, "roll"), {})
        return 0
    figures = measure_names(links)
    for roll in ROLLS:
        figures |= measure_roll(links / roll, roll)
    pinned = tomllib.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    digest = digest_of(links)
    if arguments.is_raising:
        write_floors(figures, pinned.get("floors", {}), digest)
        return 0
    print_table(figures, pinned["floors"])
    if pinned["digest"] != digest:
        print("link quality: the data are not those the floors were measured on", file=sys.stderr)
        return 2
    below = [name for name, floor in pinned["floors"].items() if is_below(figures, name, floor)]
    for name in below:
        print(f"link quality: {name} does not hold", file=sys.stderr)
    return 1 if below else 0


def measure_roll(folder: Path, name: str) -> dict[str, float]:
    """Links a roll and scores it; the figures of `score_link.py` under the roll's name."""
    records = read_texts(folder / "records.csv")
    start = time.perf_counter()
    clusters, pairs = link_records(records)
    seconds = time.perf_counter() - start
    with tempfile.TemporaryDirectory() as made:
        csv.write_csv(clusters, Path(made) / "clusters.csv")
        csv.write_csv(pairs, Path(made) / "pairs.csv")
        arguments = SimpleNamespace(
            records=str(folder / "records.csv"),
            truth=str(folder / "truth.csv"),
            population=str(folder / "population.csv"),
            clusters=f"{made}/clusters.csv",
            pairs=f"{made}/pairs.csv",
        )
        found = values_of(importlib.import_module("score_link").build(arguments))
    found["seconds"] = seconds
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {f"{name}.{figure}": value for figure, value in found.items()}


def measure_names(folder: Path) -> dict[str, float]:
    """The figures of `score_names.py` on the visible names."""
    paths = [str(folder / name) for name in NAMES]
    arguments = SimpleNamespace(lists=paths, peer=None)
    return values_of(importlib.import_module("score_names").build(arguments))


def values_of(figures: object) -> dict[str, float]:
    """All figures of a scorer by name; a share as a number, one of nothing left out."""
    shares = figures.shares.items()  # type: ignore[attr-defined]
    found = {name: hits / total for name, (hits, total) in shares if total}
    return found | {
        name: float(value)
        for name, value in figures.values.items()  # type: ignore[attr-defined]
        if value is not None
    }


def read_texts(path: Path) -> pa.Table:
    """A CSV with every column as text, "" as null."""
    with path.open(encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    kinds = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    return csv.read_csv(path, convert_options=kinds)


def digest_of(folder: Path) -> str:
    """SHA-256 over all measured files, in the order of their names."""
    files = [folder / name for name in NAMES]
    files += [folder / roll / file for roll in ROLLS for file in ("records.csv", "truth.csv")]
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()


def is_ceiling(name: str) -> bool:
    """Whether less is better."""
    return any(word in name for word in AT_MOST)


def is_below(figures: dict[str, float], name: str, floor: float) -> bool:
    """Whether a figure is missing or worse than its floor (by more than rounding)."""
    value = figures.get(name)
    if value is None:
        return True
    return value > floor + 1e-4 if is_ceiling(name) else value < floor - 1e-4


def write_floors(figures: dict[str, float], floors: dict[str, float], digest: str) -> None:
    """Rewrites the floors: each the better of the old one and what was measured."""
    kept = {}
    for name, value in figures.items():
        ends = FEW if name.startswith("roll_v1k") else PINNED
        if not name.endswith(ends) or name == "first_call_seconds":
            continue
        measured = SECONDS_CEILING if name.endswith("seconds") else value
        choose = min if is_ceiling(name) else max
        kept[name] = choose(measured, floors.get(name, measured))
    lines = [
        "# Floors of link_quality.py, which rewrites them with --raise, upward only.",
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
        print(f"{name:<56}{figures[name]:>12.4f}{floor:>10}")


if __name__ == "__main__":
    sys.exit(main())

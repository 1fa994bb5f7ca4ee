"""How long linking takes, step by step, and how much memory: printed as a table.

    python benchmarks/speed/link_speed.py RECORDS.csv [RECORDS.csv ...]

The largest resident set is of the whole process so far, so give the files smallest first.
"""

import argparse
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from tallymark.link import link_mentions
from tallymark.link.block import find_candidates
from tallymark.link.encode import encode
from tallymark.link.levels import Comparer
from tallymark.link.table import read_records
from tallymark.terms.decisions import JUDGEMENT_SCHEMA


def main() -> int:
    """Prints the seconds of each step for each file, and the whole link."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("records", type=Path, nargs="+")
    for path in options.parse_args().records:
        measure(path)
    return 0


def measure(path: Path) -> None:
    """Prints a row a step for one file."""
    with step("read"):
        mentions = read_records(read_texts(path))
    with step("encode"):
        columns = encode(mentions)
    with step("find candidates"):
        found = find_candidates(columns)
    with step("compare"):
        Comparer.of(columns).compare(found.left, found.right)
    with step("link (all of it)"):
        linked = link_mentions(mentions, JUDGEMENT_SCHEMA.empty_table(), link_from=0.5)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rows, pairs = mentions.num_rows, linked.pairs.num_rows
    print(f"{path.parent.name}: {rows:,} records, {pairs:,} pairs, peak {peak:,.0f} MB\n")


@contextmanager
def step(name: str, clock: Callable[[], float] = time.perf_counter) -> Iterator[None]:
    """Prints how long the block took."""
    start = clock()
    yield
    print(f"{name:<20}{clock() - start:>9.2f} s")


def read_texts(path: Path) -> pa.Table:
    """A CSV with every column as text, "" as null."""
    with path.open(encoding="utf-8") as file:
        names = file.readline().strip().split(",")
    kinds = csv.ConvertOptions(
        column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=True, null_values=[""]
    )
    return csv.read_csv(path, convert_options=kinds)


if __name__ == "__main__":
    sys.exit(main())

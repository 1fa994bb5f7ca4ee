"""How long weighing and counting take, from 20,000 to 200,000 invented persons.

Run: `python benchmarks/speed/weigh_count_speed.py [PERSONS ...]`. Each person stands on three
rolls on average; the tally is cut by act, category, region and month together. Prints a table.
"""

import random
import resource
import sys
import time
from datetime import date, timedelta

import pyarrow as pa

from tallymark.count import act_key, category_key, count_persons
from tallymark.terms.case import Case
from tallymark.terms.claims import REVIEWED_SCHEMA, Cell, RowClaim
from tallymark.terms.counting import Backlog, TallySpec
from tallymark.terms.documents import DOCUMENT_SCHEMA
from tallymark.terms.payload import to_bytes
from tallymark.terms.people import (
    INCIDENT_SCHEMA,
    PAIR_SCHEMA,
    PERSON_SCHEMA,
    REDIRECT_SCHEMA,
    Linkage,
)
from tallymark.terms.rolls import Adoption, ColumnMap
from tallymark.terms.spans import Span
from tallymark.terms.weighing import GROUP_SCHEMA
from tallymark.weigh import Folds, state_facts, weigh_persons

ROLLS = ("r1", "r2", "r3", "r4", "r5")
REGIONS = ("Тюменская область", "Vologda Oblast", "Республика Тыва", "Московская область", None)
CATEGORIES = ("мобилизованный", "контрактник", "доброволец", "заключённый", "сапёр", None)
BUDGET_SECONDS = {"weigh": 30.0, "count": 2.0}


def make_reviewed(persons: int, rng: random.Random) -> tuple[pa.Table, pa.Table]:
    """Accepted rows of five rolls, and the person of each."""
    rows, links = [], []
    for number in range(persons):
        day = date(2022, 2, 24) + timedelta(days=rng.randrange(1300))
        region, category = rng.choice(REGIONS), rng.choice(CATEGORIES)
        for roll in rng.sample(ROLLS, rng.choice((2, 3, 4))):
            claim_id = f"{roll}-{number}"
            written = (("name", "Ivan Belov"), ("death_date", day.isoformat()),
                       ("region", region), ("category", category))  # fmt: skip
            cells = [
                Cell(name, Span(number * 80, number * 80 + len(value), value), value)
                for name, value in written
                if value is not None
            ]
            rows.append(
                (claim_id, roll, "row", claim_id, 0, 1, "x",
                 to_bytes(RowClaim(str(number), tuple(cells))), "", "rolls/1", roll, str(number),
                 1, 1, 1, "accepted", [], True)
            )  # fmt: skip
            links.append((claim_id, f"p{number}"))
    return _table(rows, REVIEWED_SCHEMA), _table(links, PERSON_SCHEMA)


def _table(rows: list[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True)
    return pa.table(
        [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)],
        schema=schema,
    )


def measure(persons: int) -> dict[str, float]:
    """Seconds of each step for so many persons."""
    reviewed, links = make_reviewed(persons, random.Random(7))
    linkage = Linkage(links, INCIDENT_SCHEMA.empty_table(), REDIRECT_SCHEMA.empty_table(),
                      PAIR_SCHEMA.empty_table(), "bench/1")  # fmt: skip
    adoptions = [Adoption(one, one, one, 1, one, "death", ColumnMap(()), "e1", ()) for one in ROLLS]
    case = Case({"en": "Bench"}, ("en",))
    spec = TallySpec(date(2025, 6, 30), 1, case.policy, ("death",),
                     by=(("act",), ("act", "category", "region", "month")))  # fmt: skip
    seconds: dict[str, float] = {"rows": float(reviewed.num_rows)}
    begun = time.perf_counter()
    statements = state_facts(
        reviewed, linkage, DOCUMENT_SCHEMA.empty_table(), adoptions, case,
        folds=Folds(category=category_key, act=act_key),
    )  # fmt: skip
    stated = time.perf_counter()
    assessments = weigh_persons(statements, case)
    weighed = time.perf_counter()
    tally = count_persons(
        assessments, GROUP_SCHEMA.empty_table(), spec, Backlog(0, 0, 0, 0, 0, 0), case
    )
    counted = time.perf_counter()
    seconds |= {"state": stated - begun, "weigh": weighed - begun, "count": counted - weighed}
    seconds["cells"] = float(tally.cells.num_rows)
    return seconds


def main() -> int:
    """Prints the table; 1 where a step is over its budget at 200,000 persons."""
    sizes = [int(word) for word in sys.argv[1:]] or [20_000, 65_000, 200_000]
    print(f"{'persons':>9} {'rows':>9} {'state s':>8} {'state+weigh s':>14} {'count s':>8} "
          f"{'cells':>7} {'peak MB':>8}")  # fmt: skip
    is_slow = False
    for persons in sizes:
        found = measure(persons)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{persons:>9} {found['rows']:>9.0f} {found['state']:>8.2f} {found['weigh']:>14.2f} "
              f"{found['count']:>8.2f} {found['cells']:>7.0f} {peak:>8.0f}")  # fmt: skip
        is_slow |= any(found[step] > most for step, most in BUDGET_SECONDS.items())
    return 1 if is_slow else 0


if __name__ == "__main__":
    sys.exit(main())

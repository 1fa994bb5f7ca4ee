"""Dates: ours against `dateparser.search` on the same lists, by the same scorer.

    python benchmarks/quality/dates_peer.py [LIST.json ...]

Without arguments: the visible list beside the repository (`../shared`) and both halves of our own.
dateparser is no dependency; in an environment of its own:

    python -m venv /tmp/peer && /tmp/peer/bin/pip install dateparser -e .
    /tmp/peer/bin/python benchmarks/quality/dates_peer.py

It is given what we are given: the language, the day of publication (or of the event) as base, and
past dates preferred. Its answer is a moment; it is read as that day, or as the month or year where
its words name no day, so that it is not marked down for a form of answer it does not have.
"""

import calendar
import importlib
import json
import re
import sys
import warnings
from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace

from tallymark.lang import find_dates

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
CORPUS = Path(__file__).with_name("corpus")
LISTS = [
    SHARED / "data" / "read" / "dates_visible.json",
    CORPUS / "dates_tuning.json",
    CORPUS / "dates_heldout.json",
]
INSTALL = "dateparser is not installed; the top of this file says how"


def peer(text, language, reference):
    """dateparser's finds in the shape of ours, each as wide as its words."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(reference, datetime.min.time())}
    settings["PREFER_DATES_FROM"] = "past"
    found, place = [], 0
    for words, moment in search_dates(text, languages=[language], settings=settings) or ():
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            found.append(as_found(words, moment.date(), start))
    return found


def as_found(words, day, start):
    """A moment as the day, month or year that its words name."""
    first = last = day
    if re.fullmatch(r"\D*\d{4}\D*", words) and str(day.year) in words:
        is_year = not re.sub(r"\W|\d|in|в|у|году|року|год", "", words.lower())
        month = (1, 12) if is_year else (day.month, day.month)
        first = date(day.year, month[0], 1)
        last = date(day.year, month[1], calendar.monthrange(day.year, month[1])[1])
    return SimpleNamespace(
        start=start, end=start + len(words), text=words, earliest=first.isoformat(),
        latest=last.isoformat(), month=first.month, day=first.day, year=first.year,
    )  # fmt: skip


def main(paths):
    """Prints one line a list and reader; 0 measured, 1 nothing to measure with."""
    if not (SHARED / "tools" / "score_spans.py").exists():
        print("no scorer beside the repository (../shared/tools), nothing measured")
        return 1
    sys.path.insert(0, str(SHARED / "tools"))
    score = importlib.import_module("score_spans").score_dates
    readers = [("tallymark", find_dates)]
    try:
        importlib.import_module("dateparser")
        readers.append(("dateparser", peer))
    except ImportError:
        print(INSTALL)
    warnings.simplefilter("ignore")
    print(f"{'list':<28}{'reader':<12}{'passed':>10}{'negatives clean':>17}{'false precision':>17}")
    for path in filter(Path.exists, map(Path, paths or LISTS)):
        items = json.loads(path.read_text(encoding="utf-8"))["items"]
        for name, find in readers:
            figures = score(items, find)
            hits, total = figures.shares["dates.passed"]
            clean = "{} of {}".format(*figures.shares.get("dates.negatives_clean", (0, 0)))
            narrow = figures.values["dates.false_precision"]
            print(f"{path.name:<28}{name:<12}{hits:>4} of {total}{clean:>17}{narrow:>17}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

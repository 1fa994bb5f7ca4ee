"""Measures what is read of lives in the invented corpus, and how many short posts a minute.

    python benchmarks/quality/obituary_quality.py              # both halves, by field and language
    python benchmarks/quality/obituary_quality.py --misses     # and each miss of the tuning half

For each field, in the reports whose gold says anybody's fate: how often the value is right, and how
many values are wrong (another value, or one where the gold has none). Days are right as far as both
say them: a year is right where the gold has the day of that year. Places, units and mourners are
compared by the words that they mark. Speed is one thread, the tagger loaded, each text of at
most 1,200 characters read as one post, in rounds until a second has passed. The bar is 1,000 posts
a minute of processor time. Misses of the held-out half are never printed.
"""

import argparse
import importlib
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from tallymark.read import RuleReader, load_models, read_document
from tallymark.terms.documents import Document, Passage

HERE = Path(__file__).parent
PLAIN = ("birth", "death", "rank", "category", "burial_date", "fate", "age")
POINTING = {"settlement": "places", "unit": "units", "burial_place": "places"}
BAR_POSTS_A_MINUTE = 1000
SHORT = 1200
Doc = dict[str, Any]


def main() -> int:
    """Prints both halves; 0 the speed bar holds, 1 it does not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", action="store_true")
    arguments = options.parse_args()
    sys.path[:0] = [str(HERE), str(HERE / "corpus")]
    build, quality = importlib.import_module("build"), importlib.import_module("read_quality")
    texts: list[tuple[str, Doc]] = []
    with tempfile.TemporaryDirectory() as folder:
        for half in build.HALVES:
            place = Path(folder, half)
            docs = build.build_half(half, place)
            found, _ = quality.read_reports({"docs": docs}, place)
            score = Counter[tuple[str, str, str]]()
            for gold, guess in zip(docs, found, strict=True):
                score_document(gold, guess, score, is_shown=arguments.misses and half == "tuning")
                texts.append((Path(place, gold["doc"]["file"]).read_text("utf-8"), gold))
            print_table(half, score)
    speed = posts_a_minute(texts)
    print(f"\nshort posts a minute, one thread: {speed:,.0f} (bar {BAR_POSTS_A_MINUTE:,})")
    return 0 if speed >= BAR_POSTS_A_MINUTE else 1


def score_document(
    gold: Doc, guess: Doc, score: Counter[tuple[str, str, str]], *, is_shown: bool
) -> None:
    """Adds one report's people to `score`: (field, language, right / wanted / wrong)."""
    language = gold["doc"]["lang"]
    if not any(person.get("fate") for person in gold["persons"]):
        return
    for person in gold["persons"]:
        found = next((one for one in guess["persons"] if touches(person, one)), {})
        for name in (*PLAIN, *POINTING, "mourned_by"):
            wanted, given = value_of(gold, person, name), value_of(guess, found, name)
            right = len([one for one in wanted if any(agrees(name, one, two) for two in given)])
            wrong = len([two for two in given if not any(agrees(name, one, two) for one in wanted)])
            score[name, language, "wanted"] += len(wanted)
            score[name, language, "right"] += right
            score[name, language, "wrong"] += wrong
            if is_shown and (right < len(wanted) or wrong):
                print(f"{gold['doc']['file']} {person['name']} {name}: {wanted}, got {given}")


def touches(one: Doc, other: Doc) -> bool:
    """Whether two persons share any words."""
    return overlap(spans(one), spans(other))


def spans(item: Doc) -> list[tuple[int, int]]:
    """The places of all words that mark a person, a place or a unit."""
    marks = [*item.get("mentions", ()), *item.get("quotes", ())]
    marks += [mark.get("quote", mark) for mark in item.get("mentions_nominal", ())]
    return [(mark["start"], mark["end"]) for mark in marks]


def overlap(ones: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    """Whether any two stretches share a character."""
    return any(a < d and c < b for a, b in ones for c, d in others)


def value_of(doc: Doc, person: Doc, name: str) -> list[Any]:
    """The values of a field, none or one or (mourners) several; what points as spans."""
    value = person.get(name)
    if value in (None, []):
        return []
    if name == "mourned_by":
        return [spans(one) for one in doc["persons"] if one["id"] in value]
    if name in POINTING:
        return [spans(one) for one in doc[POINTING[name]] if one["id"] == value]
    return [value]


def agrees(name: str, one: Any, other: Any) -> bool:
    """Whether two values say the same, as far as both say it."""
    if isinstance(one, list):
        return overlap(one, other)
    if name in ("birth", "death", "burial_date"):
        shared = min(len(one), len(other))
        return bool(one[:shared] == other[:shared])
    return bool(one == other)


def print_table(half: str, score: Counter[tuple[str, str, str]]) -> None:
    """A line a field: recall and wrong values, by language."""
    languages = sorted({language for _, language, _ in score})
    print(f"\n{half:14s}" + "".join(f"{language:>28s}" for language in languages))
    for name in (*PLAIN, *POINTING, "mourned_by"):
        cells = [f"{name:14s}"]
        for language in languages:
            wanted, right, wrong = (
                score[name, language, one] for one in ("wanted", "right", "wrong")
            )
            share = f"{right / wanted:.2f}" if wanted else "-"
            cells.append(f"{share:>10s} ({right}/{wanted}), wrong {wrong:2d}".rjust(28))
        print("".join(cells))


def posts_a_minute(texts: list[tuple[str, Doc]]) -> float:
    """Short posts read in a minute by one thread, the models loaded."""
    models, short = load_models(), [one for one in texts if len(one[0]) <= SHORT]
    count, seconds, reader = 0, 0.0, RuleReader()
    for _ in range(2):
        count, start = 0, time.process_time()
        while (seconds := time.process_time() - start) < 1.0:
            text, gold = short[count % len(short)]
            day = gold["doc"]["published"]
            document = Document(
                "d", "o", "", "text/plain", "text", gold["doc"]["lang"], None, None,
                date.fromisoformat(day[:10]) if day else None, "plain/1", len(text),
            )  # fmt: skip
            read_document(document, [Passage("d", 0, len(text), text, ())], [reader], models)
            count += 1
    return 60 * count / seconds


if __name__ == "__main__":
    sys.exit(main())

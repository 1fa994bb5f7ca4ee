"""Measures names of people, places and bodies on public sets, beside natasha in the same run.

    python benchmarks/quality/names_quality.py            # measure; exit 1 where a demand fails
    python benchmarks/quality/names_quality.py --misses 20

The sets stand beside the repository (`../shared/data/read/ner`); without them nothing is measured,
which is said and is no failure. A name is found when a mention of the right kind overlaps it. The
peer is natasha's own recogniser (slovnet over navec), on the same texts.
Demands: on factRuEval no loss of recall against it and a precision of 0.85; on NER-UK people's
recall 0.80. Speeds are of one thread, and of use only as the ratio within one run.
"""

import argparse
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from threadpoolctl import threadpool_limits

from tallymark.read import RuleReader, load_models, read_document
from tallymark.terms.documents import Document, Passage

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "read" / "ner"
SETS = {
    "factRuEval": "factrueval2016_devset.jsonl",
    "NER-UK": "neruk2_test_a.jsonl",
    "WikiNEuRal ru": "wikineural_ru_a.jsonl",
    "WikiNEuRal en": "wikineural_en_a.jsonl",
}
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}
Spans = list[tuple[int, int, str]]
Finder = Callable[[str, str], Spans]


def main() -> int:
    """Prints a table of recall and precision; 0 all demands hold, 1 one does not."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--misses", type=int, default=0, help="print so many misses of people")
    arguments = options.parse_args()
    if not DATA.exists():
        print("names quality: no data beside the repository, nothing measured", file=sys.stderr)
        return 0
    finders = {"tallymark": ours(), "natasha": peer()}
    figures: dict[tuple[str, str, str], tuple[float, float]] = {}
    speeds: dict[tuple[str, str], float] = {}
    for name, file in SETS.items():
        rows = [json.loads(line) for line in (DATA / file).read_text("utf-8").splitlines()]
        for who, find in finders.items():
            if who == "natasha" and rows[0]["lang"] != "ru":
                continue
            start = time.perf_counter()
            with threadpool_limits(1):
                found = [find(row["text"], row["lang"]) for row in rows]
            seconds = time.perf_counter() - start
            speeds[name, who] = sum(len(row["text"]) for row in rows) / seconds / 1000
            for kind in KINDS:
                figures[name, who, kind] = score(rows, found, kind)
            if who == "tallymark" and arguments.misses:
                print_misses(rows, found, arguments.misses)
    print_table(figures, speeds)
    return report(list(failures(figures)))


def ours() -> Finder:
    """The whole rule reader, as `tallymark read` runs it."""
    start = time.perf_counter()
    models = load_models()
    print(f"models loaded in {time.perf_counter() - start:.1f} s")

    def find(text: str, language: str) -> Spans:
        document = Document(
            "d", "o", "", "text/plain", "text", language, None, None, None, "plain/1", len(text)
        )
        passages = [Passage("d", 0, len(text), text, ())]
        (reading,) = read_document(document, passages, [RuleReader()], models)
        return [
            (span.start, span.end, one.kind.value)
            for one in reading.proposals if one.kind.value in KINDS.values()
            for span in one.value.mentions
        ]  # fmt: skip

    return find


def peer() -> Finder:
    """natasha's recogniser of names."""
    from importlib.util import find_spec

    from navec import Navec
    from slovnet import NER

    spec = find_spec("natasha")
    if spec is None or spec.origin is None:
        raise SystemExit("natasha is not installed")
    data = Path(spec.origin).parent / "data"
    model = NER.load(data / "model" / "slovnet_ner_news_v1.tar")
    model.navec(Navec.load(data / "emb" / "navec_news_v1_1B_250K_300d_100q.tar"))

    def find(text: str, _language: str) -> Spans:
        # As natasha's Doc.tag_ner calls it: the whole text at once.
        return [(one.start, one.stop, KINDS[one.type]) for one in model(text).spans]

    return find


def score(rows: list[dict[str, Any]], found: list[Spans], kind: str) -> tuple[float, float]:
    """(recall, precision) of one kind over a set, by overlap; "LOC|ORG" accepts either."""
    hits = wanted = right = given = 0
    for row, spans in zip(rows, found, strict=True):
        mine = [span for span in spans if span[2] == KINDS[kind]]
        gold = [span for span in row["spans"] if span[2] == kind]
        accepted = [span for span in row["spans"] if kind in span[2].split("|")]
        hits += sum(any(touches(one, two) for two in mine) for one in gold)
        right += sum(any(touches(one, two) for two in accepted) for one in mine)
        wanted, given = wanted + len(gold), given + len(mine)
    return hits / max(1, wanted), right / max(1, given)


def touches(one: Any, other: Any) -> bool:
    """Whether two spans (start, end, ...) share a character."""
    return bool(one[0] < other[1] and other[0] < one[1])


def failures(figures: dict[tuple[str, str, str], tuple[float, float]]) -> Iterator[str]:
    """The demands that do not hold."""
    for kind in KINDS:
        recall, precision = figures["factRuEval", "tallymark", kind]
        if recall < figures["factRuEval", "natasha", kind][0] - 0.0005:
            yield f"factRuEval {kind} recall {recall:.3f} is below natasha's"
        if precision < 0.85:
            yield f"factRuEval {kind} precision {precision:.3f} is below 0.85"
    recall = figures["NER-UK", "tallymark", "PER"][0]
    if recall < 0.80:
        yield f"NER-UK PER recall {recall:.3f} is below 0.80"


def report(failed: list[str]) -> int:
    """Says what failed; the exit code."""
    for line in failed:
        print(f"names quality: {line}", file=sys.stderr)
    return 1 if failed else 0


def print_table(
    figures: dict[tuple[str, str, str], tuple[float, float]],
    speeds: dict[tuple[str, str], float],
) -> None:
    """Recall / precision by set, reader and kind, with the speed."""
    print(f"{'set':<15}{'reader':<11}" + "".join(f"{kind:>15}" for kind in KINDS) + "   kchar/s")
    for (name, who), speed in speeds.items():
        cells = "".join("{:>8.3f} {:>6.3f}".format(*figures[name, who, kind]) for kind in KINDS)
        print(f"{name:<15}{who:<11}{cells}{speed:>10.0f}")
    ratio = speeds["factRuEval", "tallymark"] / speeds["factRuEval", "natasha"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"whole reader / natasha's names alone, factRuEval: {ratio:.2f} times; {memory:.0f} MiB")


def print_misses(rows: list[dict[str, Any]], found: list[Spans], most: int) -> None:
    """Some people that were not found, in their sentence."""
    for row, spans in zip(rows, found, strict=True):
        for start, end, kind in row["spans"]:
            if kind == "PER" and not any(
                touches((start, end), one) for one in spans if one[2] == "person"
            ):
                print(f"{row['text'][max(0, start - 40) : start]!r} >{row['text'][start:end]}<")
                most -= 1
                if most <= 0:
                    return


if __name__ == "__main__":
    sys.exit(main())

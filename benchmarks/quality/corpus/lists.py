"""Makes the lists of quantities and dates, in two halves, from their sentences.

    python benchmarks/quality/corpus/lists.py     # quantities.txt, dates.txt -> *_tuning, *_heldout

The answers were written before the code was run on them. Which half a sentence is in was drawn
once, by the digest of its text. The held-out half is measured and reported, never tuned on.
"""

import hashlib
import json
from pathlib import Path

HERE = Path(__file__).parent
SPACES = {"~": "\u00a0", "^": "\u2009"}


def interval_of(hedge, numbers):
    """The closed interval by the `convention` of the visible list; `None` is open."""
    if hedge in ("range", "order_of_magnitude"):
        return None, *numbers
    if hedge == "derived":
        return tuple(numbers)
    value = numbers[0]
    low, high = {
        "at_least": (value, None),
        "more_than": (value + 1, None),
        "up_to": (0, value),
        "less_than": (0, value - 1),
        "approx": (round(0.9 * value), round(1.1 * value)),
        "almost": (round(0.9 * value), value - 1),
        "approx_over": (value, value + 9),
    }.get(hedge, (value, value))
    return value, low, high


def unmark(marked):
    """The text without its brackets, and the quote between them with its place."""
    start, end = marked.find("["), marked.find("]") - 1
    text = marked.replace("[", "").replace("]", "")
    if start < 0:
        return text, None, None, None
    return text, text[start:end], start, end


def quantity(fields):
    """One item of the list of quantities."""
    language, marked, answer, unit = fields
    for sign, space in SPACES.items():
        marked = marked.replace(sign, space)
    text, quote, start, end = unmark(marked)
    names, *numbers = answer.split()
    hedges = ["order_of_magnitude" if one == "order" else one for one in names.split("|")]
    item = {"lang": language, "text": text, "quote": quote, "start": start, "end": end}
    if hedges == ["none"]:
        return item | dict.fromkeys(("value", "lo", "hi", "unit")) | {"hedge": "none", "why": unit}
    value, low, high = interval_of(hedges[0], [int(one) for one in numbers])
    item |= {"value": value, "hedge": hedges[0], "lo": low, "hi": high, "unit": unit}
    if len(hedges) > 1:
        item |= {"hedge": hedges[1], "accept_hedges": hedges[:1]}
        item["lo"], item["hi"] = interval_of(hedges[1], [value])[1:]
    return item


def expression(fields):
    """One item of the list of dates."""
    language, marked, answer, *more = fields
    first, last, precision = answer.split()
    text, quote, _, _ = unmark(marked)
    extra = dict(pair.strip().split("=", 1) for one in more for pair in one.split(";"))
    item = {"lang": language, "ref": "2025-11-10", "text": text, "quote": quote}
    item |= {"from": None if first == ".." else first, "to": None if last == ".." else last}
    return item | {"precision": precision} | extra


def write(name, schema, make):
    """Writes both halves of one list."""
    lines = (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    made = [make([part.strip() for part in one.split(" | ")]) for one in lines if one[0] != "#"]
    counts: dict[str, int] = {}
    halves: dict[str, list] = {"tuning": [], "heldout": []}
    for item in made:
        counts[item["lang"]] = number = counts.get(item["lang"], 0) + 1
        digest = hashlib.sha256(item["text"].encode()).digest()
        item["id"] = f"own-{item['lang']}-{number:02}"
        halves["heldout" if digest[0] % 2 else "tuning"].append(item)
    for half, items in halves.items():
        content = {"schema": schema, "items": items}
        dumped = json.dumps(content, ensure_ascii=False, indent=1)
        (HERE / f"{name}_{half}.json").write_text(dumped + "\n", encoding="utf-8")
        print(f"{name}_{half}.json: {len(items)} items")


if __name__ == "__main__":
    write("quantities", "tallymark-quantity/1", quantity)
    write("dates", "tallymark-date/1", expression)

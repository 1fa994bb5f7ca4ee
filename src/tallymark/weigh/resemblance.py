"""Which texts are near-identical: reprints and copies, whatever outlet they stand in.

Texts are compared by shingles of five words (Broder 1997, "On the resemblance and containment of
documents"): two are copies where at least 0.8 of the shorter one's shingles stand in the other.
Candidates share at least one shingle with the first text that bears it, so that the work grows
with the length of the texts and not with the square of their number; every candidate is then
compared exactly.
"""

from collections.abc import Mapping

import polars as pl

SHINGLE_WORDS = 5
COPY_SHARE = 0.8
"""Share of the shorter text's shingles. Among all pairs of the twelve invented reports of the
bundled case, several of which tell of the same event, the highest share is 0.016."""

SHORTEST = 10
"""Texts with fewer shingles are copies only when all their words are the same: short notices of
different deaths are alike without being copies."""


def find_copies(texts: Mapping[str, str]) -> dict[str, str]:
    """The class of each text: the first id, in the order given, of the texts it copies.

    >>> find_copies({"a": "one and the same", "b": "One and the same!", "c": "another"})
    {'a': 'a', 'b': 'a', 'c': 'c'}
    """
    classes = {key: key for key in texts}
    order = {key: number for number, key in enumerate(texts)}
    for left, right in _copies(texts):
        pair = (_root(classes, left), _root(classes, right))
        classes[max(pair, key=order.__getitem__)] = min(pair, key=order.__getitem__)
    return {key: _root(classes, key) for key in texts}


def _root(classes: dict[str, str], key: str) -> str:
    while classes[key] != key:
        key = classes[key]
    return key


def _copies(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of ids whose texts are copies."""
    shingles = _shingles(texts)
    sizes = shingles.group_by("text").len("size")
    pairs = (
        shingles.with_columns(pl.col("text").min().over("shingle").alias("first"))
        .filter(pl.col("first") < pl.col("text"))
        .select("first", "text")
        .unique()
    )
    shared = (
        pairs.join(shingles, on="text")
        .join(shingles.rename({"text": "first"}), on=["first", "shingle"])
        .group_by("first", "text")
        .len("shared")
        .join(sizes, on="text")
        .join(sizes.rename({"text": "first", "size": "first_size"}), on="first")
    )
    shorter = pl.min_horizontal("size", "first_size")
    ids = list(texts)
    found = shared.filter(pl.col("shared") >= COPY_SHARE * shorter).sort("first", "text")
    return [(ids[first], ids[text]) for first, text in found.select("first", "text").iter_rows()]


def _shingles(texts: Mapping[str, str]) -> pl.DataFrame:
    """Distinct shingles as numbers: columns `text` (its index) and `shingle`."""
    words = (
        pl.DataFrame(
            {"text": range(len(texts)), "words": list(texts.values())},
            schema={"text": pl.UInt32, "words": pl.String},
        )
        .with_columns(pl.col("words").str.to_lowercase().str.extract_all(r"\w+"))
        .explode("words")
        .drop_nulls("words")
        .with_columns(pl.col("words").hash(seed=1).alias("word"))
    )
    run = pl.col("word").cast(pl.UInt64)
    mixed = run.shift(0)
    for step in range(1, SHINGLE_WORDS):
        mixed = mixed * pl.lit(0x9E3779B97F4A7C15 % 2**63, dtype=pl.UInt64) + run.shift(-step)
    long = (
        words.with_columns(mixed.over("text").alias("shingle"))
        .drop_nulls("shingle")
        .select("text", "shingle")
        .unique()
    )
    enough = long.group_by("text").len().filter(pl.col("len") >= SHORTEST).select("text")
    whole = (
        words.join(enough, on="text", how="anti")
        .group_by("text")
        .agg(pl.col("words").str.join(" "))
        .select("text", pl.col("words").hash(seed=2).alias("shingle"))
    )
    return pl.concat([long.join(enough, on="text"), whole])

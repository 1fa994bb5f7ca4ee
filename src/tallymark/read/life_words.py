"""Words of obituaries and lists of the dead, compiled from `data/lives.toml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tallymark.lang.wordpattern import WordPattern


@dataclass(frozen=True, slots=True)
class LifeWords:
    """What is looked for; `ranks` and `categories` give the key by the group that matched."""

    ranks: WordPattern
    rank_names: tuple[str, ...]
    officers: re.Pattern[str]
    categories: WordPattern
    category_keys: tuple[str, ...]
    dead: WordPattern
    missing: WordPattern
    alive: WordPattern
    not_so: WordPattern
    names_follow: WordPattern
    dead_marks: frozenset[str]
    born: WordPattern
    origin: WordPattern
    burial: WordPattern
    mourning: WordPattern
    obituary: WordPattern
    home: WordPattern

    def rank_of(self, found: re.Match[str]) -> str:
        """The rank that a match of `ranks` means."""
        return self.rank_names[int(str(found.lastgroup)[1:])]

    def category_of(self, found: re.Match[str]) -> str:
        """The category that a match of `categories` means."""
        return self.category_keys[int(str(found.lastgroup)[1:])]


def compile_lives(table: Mapping[str, Any]) -> LifeWords:
    """The words of the data file, ready to be looked for in folded text."""
    ranks, categories = table["ranks"], table["categories"]
    return LifeWords(
        ranks=_coded(ranks),
        rank_names=tuple(row[0] for row in ranks),
        officers=re.compile(table["officers"]),
        categories=_coded(categories),
        category_keys=tuple(row[0] for row in categories),
        dead=_words(table["dead"]),
        missing=_words(table["missing"]),
        alive=_words(table["alive"]),
        not_so=WordPattern(rf"(?<!\w)(?:{table['not_so']})"),
        names_follow=_words(table["names_follow"]),
        dead_marks=frozenset(table["dead_marks"]),
        born=_words(table["born"]),
        origin=_words(table["origin"]),
        burial=_words(table["burial"]),
        mourning=_words(table["mourning"]),
        obituary=_words(table["obituary"]),
        home=_words(table["home"]),
    )


def _words(pattern: str) -> WordPattern:
    return WordPattern(rf"(?<!\w)(?:{pattern})(?!\w)")


def _coded(rows: list[list[str]]) -> WordPattern:
    groups = "|".join(f"(?P<x{number}>{row[1]})" for number, row in enumerate(rows))
    return WordPattern(rf"(?<!\w)(?:{groups})(?!\w)")

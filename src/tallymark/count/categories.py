"""What words of sources mean as keys of the tally: categories of people, and acts."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

UNKNOWN = "unknown"

_NOT = frozenset({"не", "not", "non", "no", "never", "ні", "бывший", "former", "ex", "колишній"})


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the tally: its labels by language and the words that mean it."""

    name: str
    labels: Mapping[str, str]
    stems: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()
    yields: bool = False
    once: bool = False


def category_key(words: str) -> str:
    """The category that a source's words mean; `unknown` for words that nobody mapped.

    Words that mean two kinds of service, or deny one ("not mobilised", "former convict"), are
    unknown too: nobody is put where the source does not put them.

    >>> category_key("мобилизованный"), category_key("офицер, контрактник"), category_key("сапёр")
    ('mobilised', 'contract', 'unknown')
    """
    if words in _keys("categories"):
        return words
    spoken = _words(words)
    if _NOT & set(spoken):
        return UNKNOWN
    found = _matching("categories", spoken)
    firm = [key for key in found if not key.yields]
    chosen = firm or found[:1]
    return chosen[0].name if len(chosen) == 1 else UNKNOWN


def act_key(act: str) -> str:
    """The act of the tally to which an act of a claim belongs; its own words where to none.

    >>> act_key("death_in_custody"), act_key("погибших"), act_key("patrol")
    ('death', 'death', 'patrol')
    """
    folded = act.strip().casefold()
    for key in _keys("acts").values():
        if folded in key.members:
            return key.name
    spoken = _words(act)
    found = _matching("acts", spoken) if not _NOT & set(spoken) else []
    return found[0].name if len(found) == 1 else folded


def labels() -> dict[tuple[str, str, str], str]:
    """How acts and categories are called: (dimension, key, language) -> words.

    Regions bear the names of `lang.places`. `act` "unknown", `region` "unknown" and `month`
    "unknown" are among them.

    >>> labels()[("act", "death", "ru")]
    'Гибель'
    """
    found = {
        (dimension, key.name, language): words
        for dimension, table in (("act", "acts"), ("category", "categories"))
        for key in _keys(table).values()
        for language, words in key.labels.items()
    }
    for language, words in _keys("categories")[UNKNOWN].labels.items():
        for dimension in ("act", "region", "month"):
            found[(dimension, UNKNOWN, language)] = words
    return found


def befalls_once(act: str) -> bool:
    """Whether an act can befall a person only once (a death), by its key or a kindred act."""
    key = _keys("acts").get(act_key(act))
    return key is not None and key.once


def _words(words: str) -> list[str]:
    folded = words.casefold().replace("ё", "е").replace("ʼ", "").replace("'", "").replace("’", "")
    return re.findall(r"[^\W_]+", folded)


def _matching(table: str, spoken: list[str]) -> list[Key]:
    return [
        key
        for key in _keys(table).values()
        if any(word.startswith(stem) for word in spoken for stem in key.stems)
    ]


@cache
def _keys(table: str) -> dict[str, Key]:
    content = files("tallymark.count").joinpath(f"data/{table}.toml").read_text(encoding="utf-8")
    return {
        name: Key(
            name,
            row["labels"],
            tuple(row.get("stems", ())),
            frozenset(row.get("members", ())),
            row.get("yields", False),
            row.get("once", False),
        )
        for name, row in tomllib.loads(content).items()
    }

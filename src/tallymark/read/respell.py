"""Ukrainian and English words as the Russian tagger of names knows them.

The tagger's model was trained on Russian news. It finds most Ukrainian and English names too when
their words are spelt the Russian way: frequent words by a table, the rest by letters and endings
(`data/respell.toml`). Measured on the public half of NER-UK 2.0: of the names of people the tagger
finds 0.79 as they are written, 0.88 respelt (`benchmarks/quality/names_quality.py`).
"""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tallymark.lang.words import fold

_CACHE_WORDS = 100_000


@dataclass(frozen=True, slots=True)
class _Table:
    """How one language is respelt: whole words, endings, letters (longest first)."""

    words: dict[str, str]
    endings: tuple[tuple[str, str], ...]
    letters: tuple[tuple[str, str], ...]


@cache
def _tables() -> dict[str, _Table]:
    source = files("tallymark.read").joinpath("data/respell.toml").read_text(encoding="utf-8")
    return {
        language: _Table(
            dict(pair.split("=") for pair in part["words"].split()),
            tuple((old, new) for old, new in part["endings"]),
            tuple((old, new) for old, new in part["letters"]),
        )
        for language, part in tomllib.loads(source).items()
    }


@lru_cache(maxsize=_CACHE_WORDS)
def respell(word: str, language: str) -> str:
    """A word with the letters the tagger knows, capitals kept; Russian words stay as they are.

    >>> respell("Олексія", "uk"), respell("розповіла", "uk"), respell("Gremin", "en")
    ('Олексия', 'рассказала', 'Гремин')
    """
    table = _tables().get(language)
    if table is None:
        return word
    folded = fold(word)
    found = table.words.get(folded)
    if found is None:
        found = folded
        for old, new in table.endings:
            if found.endswith(old) and len(found) > len(old):
                found = found[: -len(old)] + new
                break
        for old, new in table.letters:
            found = found.replace(old, new)
    if word.isupper() and len(word) > 1:
        return found.upper()
    return found[:1].upper() + found[1:] if word[:1].isupper() else found

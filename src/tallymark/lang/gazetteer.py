"""Which places a name can mean: settlements with their districts and regions, and countries.

What ships is a small part of GeoNames (CC BY 4.0, see `data/gazetteer.md`); a case may bring its
own. **No coordinate is kept, of anything**: region is the finest place that may ever be shown.
"""

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby, product
from operator import itemgetter

from tallymark.lang.placekeys import case_stems, is_case_of, place_keys, stem_keys

COLUMNS = ("id", "kind", "en", "ru", "uk", "region", "district", "rank")
HEAD = "\t".join(("tallymark-places/1", *COLUMNS[1:]))
_MOST_WORDS = 4
_SHORT = 4
"""Abbreviations of countries are taken as they are written: УК is no UK."""
_MOST_LETTERS = 60
_LATIN = re.compile("[A-Za-z]")
_EXACT = "="
"""Romanised names have no case forms: "German" is not Germany."""
_MOST_CACHED = 100_000


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place of the gazetteer: `kind` is `settlement`, `district` or `country`.

    `region` is the key of `lang.places.regions` or GeoNames' own code; `district` an id. `rank` is
    `major` for cities of 100,000 people and more, with `full` in it for a place of a list that the
    user imported, where small places are in too; else "".
    """

    id: str
    kind: str
    names: tuple[str, ...]
    region: str | None
    district: str | None
    rank: str

    def is_called(self, name: str) -> bool:
        """Whether the place has just this name, letter by letter."""
        return any(name in names.split("|") for names in self.names)

    def label(self, language: str | None) -> str:
        """How the place is called in a language, else in any."""
        position = ("en", "ru", "uk").index(language) if language in ("en", "ru", "uk") else 0
        return self.names[position].split("|")[0] or next(filter(None, self.names), self.id)


class Gazetteer:
    """Places by name; a lookup is a few accesses of a dict. Later sheets come after earlier ones.

    A sheet is text: a line of `HEAD`, a line a place, an empty line, and a line a stem with the
    keys that have it and the places' lines (see `index_entries`). It is parsed where it is asked.
    """

    def __init__(self, sheets: Iterable[str] = ()) -> None:
        self._sheets = [_Sheet(text) for text in sheets]
        self._known: dict[str, tuple[GazetteerPlace, ...]] = {}

    def __len__(self) -> int:
        return sum(len(sheet.rows) for sheet in self._sheets)

    def find(self, name: str) -> tuple[GazetteerPlace, ...]:
        """All places that a name can mean, in any case form and either script.

        >>> {place.region for place in bundled_gazetteer().find("Череповцом")}
        {'RU-VLG'}
        """
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _MOST_CACHED:
                self._known.clear()
            parted = list(_parted(name))
            places = [one for sheet in self._sheets for one in sheet.find(parted)]
            if len(name) <= _SHORT:
                places = [one for one in places if one.kind != "country" or one.is_called(name)]
            known = self._known[name] = tuple({one.id: one for one in places}.values())
        return known

    def base_names(self, name: str, *, ukrainian: bool = False) -> tuple[str, ...]:
        """The names in the nominative of which a word can be a case form, in its own script.

        >>> bundled_gazetteer().base_names("Череповцом")
        ('Череповец',)
        """
        parted = [parts for _, parts in _parted(name)]
        found: dict[str, None] = {}
        for place in self.find(name):
            english, russian, uk = place.names
            columns = (
                (english,) if name.isascii() else (uk, russian) if ukrainian else (russian, uk)
            )
            every = [one for column in columns for one in column.split("|") if one]
            fits = (one for one in every if any(_is_form_of(one, parts) for parts in parted))
            found.setdefault(next(fits, ""))
        return tuple(filter(None, found))

    def settlements(self, name: str) -> tuple[GazetteerPlace, ...]:
        """The settlements that a name can mean."""
        return tuple(one for one in self.find(name) if one.kind == "settlement")

    def is_place(self, name: str) -> bool:
        """Whether the name is that of a settlement or country."""
        return any(one.kind != "district" for one in self.find(name))

    def get(self, key: str) -> GazetteerPlace | None:
        """The place of an id; the later sheet's where several have it."""
        return next(filter(None, (sheet.get(key) for sheet in reversed(self._sheets))), None)


Parts = tuple[tuple[str, str, str | None], ...]
"""A name parted into stems and endings, a word each, as `case_stems` gives them."""


class _Sheet:
    """One list of places with its index."""

    def __init__(self, text: str) -> None:
        rows, _, index = text.partition("\n\n")
        head, *self.rows = rows.split("\n")
        if head != HEAD:
            raise ValueError("not a sheet of places of this format")
        self._by_stem = dict(line.split("\t", 1) for line in index.split("\n") if line)
        self._by_id: dict[str, int] | None = None

    def find(self, parted: Iterable[tuple[str, Parts]]) -> Iterator[GazetteerPlace]:
        for stem, parts in parted:
            for entry in self._by_stem.get(stem, "").split("\t"):
                key, _, lines = entry.partition(":")
                if key and _is_form(key, parts):
                    yield from (self.place(int(line)) for line in lines.split(","))

    def get(self, key: str) -> GazetteerPlace | None:
        if self._by_id is None:
            self._by_id = {row.partition("\t")[0]: at for at, row in enumerate(self.rows)}
        line = self._by_id.get(key)
        return None if line is None else self.place(line)

    def place(self, line: int) -> GazetteerPlace:
        key, kind, english, russian, ukrainian, region, district, rank = self.rows[line].split("\t")
        names = (english, russian, ukrainian)
        return GazetteerPlace(key, kind, names, region or None, district or None, rank)


def _parted(name: str) -> Iterator[tuple[str, Parts]]:
    """The stems under which a name may stand, each with how its words part."""
    whole = place_keys(name)
    words = whole.split(" ")
    if len(words) > _MOST_WORDS or not 1 < len(whole) <= _MOST_LETTERS:
        return
    if _LATIN.search(name):
        yield stem_keys(whole), tuple((word, "", _EXACT) for word in words)
        return
    for parts in product(*map(case_stems, words)):
        yield " ".join([one[0] for one in parts]), parts


def _is_form(key: str, parts: Parts) -> bool:
    """Whether words parted so are a case form of the name with this key."""
    return all(
        word == stem if only == _EXACT else is_case_of(ending, word[len(stem) :], only)
        for (stem, ending, only), word in zip(parts, key.split(" "), strict=True)
    )


def _is_form_of(name: str, parts: Parts) -> bool:
    """Whether words parted so are a case form of a name."""
    key = place_keys(name)
    words = key.split(" ")
    is_same = len(words) == len(parts) and all(
        word.startswith(stem) for word, (stem, _, _) in zip(words, parts, strict=True)
    )
    return is_same and _is_form(key, parts)


def index_entries(row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The names of a place under which it is found: each as a stem and a key, once.

    `row`: its columns. Names that share a key are one.
    """
    names = [name for column in row[2:5] for name in column.split("|") if name]
    for key in dict.fromkeys(filter(None, map(place_keys, names))):
        if key.count(" ") < _MOST_WORDS and len(key) <= _MOST_LETTERS:
            yield stem_keys(key), key


def sheet_lines(rows: Iterable[str], index: Iterable[tuple[str, str, int]]) -> Iterator[str]:
    """The lines of a sheet: its rows in order, and (stem, key, line) sorted so."""
    yield HEAD
    yield from rows
    yield ""
    for stem, entries in groupby(index, key=itemgetter(0)):
        keys = [
            f"{key}:{','.join(str(line) for _, _, line in group)}"
            for key, group in groupby(entries, key=itemgetter(1))
        ]
        yield "\t".join((stem, *keys))


def bundled_text() -> str:
    """The rows that ship, with their header."""
    content = files("tallymark.lang").joinpath("data/gazetteer.tsv.gz").read_bytes()
    return gzip.decompress(content).decode("utf-8")


@cache
def bundled_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package."""
    return Gazetteer((bundled_text(),))

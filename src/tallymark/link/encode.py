"""Mentions as columns of codes: what every later step computes on."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tallymark.lang.names import given_ids, is_initial, parse_name, patronymic_stem
from tallymark.lang.places import region_key
from tallymark.lang.scripts import fold, skeleton
from tallymark.link.ranks import rank_key
from tallymark.link.values import Coded, Flags, Ints, code, renumber

UNKNOWN = np.iinfo(np.int64).min
YEAR = 365.2425
_GENERIC_PLACE = frozenset(
    fold(word)
    for word in [
        "область",
        "обл",
        "край",
        "район",
        "р-н",
        "республика",
        "республіка",
        "респ",
        "округ",
        "автономный",
        "автономна",
        "город",
        "г",
        "місто",
        "село",
        "с",
        "посёлок",
        "пгт",
        "п",
        "деревня",
        "д",
        "хутор",
        "х",
        "станица",
        "oblast",
        "krai",
        "kraj",
        "kray",
        "region",
        "rajon",
        "district",
        "respublika",
        "republic",
        "okrug",
        "city",
        "village",
        "gorod",
        "voblast",
        "oblastj",
        "rayon",
        "gebiet",
    ]
)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Mentions in the order of their ids; every array has one entry a mention.

    Codes are -1 where unknown, days (since 1970) and years `UNKNOWN`. `born_from`/`born_to` and
    `died_from`/`died_to` are closed intervals of days. `given_key` joins equivalent given names,
    `patronymic_key` patronymics of one father's name.
    """

    ids: tuple[str, ...]
    list_code: Ints
    document: Ints
    is_text: Flags
    surname: Coded
    given: Coded
    patronymic: Coded
    given_key: Ints
    patronymic_key: Ints
    region: Ints
    district: Ints
    settlement: Ints
    rank: Ints
    unit: Ints
    sex: Ints
    birth: Ints
    born_from: Ints
    born_to: Ints
    died_from: Ints
    died_to: Ints
    has_name: Flags

    def __len__(self) -> int:
        return len(self.ids)


def encode(mentions: pa.Table) -> Encoded:
    """The columns of a `MENTION_SCHEMA` table, sorted by mention id; names parsed where needed."""
    table = mentions.sort_by("mention_id").combine_chunks()
    surname, given, patronymic = _name_parts(table)
    born = _born(table)
    place = {name: renumber(code(table[name]), place_key)[0] for name in ("district", "settlement")}
    return Encoded(
        ids=tuple(table["mention_id"].to_pylist()),
        list_code=code(table["list"]).codes,
        document=code(table["document_id"]).codes,
        is_text=np.asarray(pc.equal(table["list"], "doc").to_numpy(), dtype=bool),
        surname=surname,
        given=given,
        patronymic=patronymic,
        given_key=renumber(given, given_key)[0],
        patronymic_key=renumber(patronymic, _patronymic_key)[0],
        region=_regions(code(table["region"])),
        district=place["district"],
        settlement=place["settlement"],
        rank=renumber(code(table["rank"]), rank_key)[0],
        unit=renumber(code(table["unit"]), unit_key)[0],
        sex=renumber(code(table["sex"]), lambda text: text.strip().casefold()[:1])[0],
        birth=born[0],
        born_from=born[1],
        born_to=born[2],
        died_from=_days(table["death_earliest"]),
        died_to=_days(table["death_latest"]),
        has_name=(surname.codes >= 0) | (given.codes >= 0),
    )


def place_key(text: str) -> str:
    """A place name by its sound, without words such as oblast or district; "" if none is left.

    >>> place_key("Республика Бурятия") == place_key("Respublika Burjatija")
    True
    """
    words = [word for word in fold(text).split(" ") if word not in _GENERIC_PLACE]
    return " ".join(skeleton_of(word) for word in words)


def _regions(column: Coded) -> Ints:
    """Regions by their key in `lang.places` (Tuva, Тыва), any other by its sound.

    A spelling that `lang.places` does not know is the region that sounds the same in this table.
    """
    known = {value: region_key(value) for value in column.values}
    by_sound = {place_key(value): key for value, key in known.items() if key is not None}
    sounds = {value: place_key(value) for value in column.values}
    return renumber(column, lambda text: by_sound.get(sounds[text]) or sounds[text])[0]


@lru_cache(maxsize=1 << 16)
def skeleton_of(word: str) -> str:
    """The consonants of a folded word, or the word where it has none."""
    return "".join(letter for letter in word if letter not in "aeu") or word


def unit_key(text: str) -> str:
    """A unit by the digits of its designator, or by its sound where it has none."""
    digits = "".join(filter(str.isdigit, text))
    return digits or skeleton(text)


def given_key(word: str) -> str:
    """One key for given names that are one; "" for an initial."""
    if is_initial(word):
        return ""
    known = given_ids(word)
    return f"#{min(known)}" if known else skeleton(word)


def _patronymic_key(word: str) -> str:
    return "" if is_initial(word) else patronymic_stem(word)


def _name_parts(table: pa.Table) -> tuple[Coded, Coded, Coded]:
    """Surname, given name and patronymic: as the source split them, else parsed from `name`."""
    columns = {part: _blank_to_null(table[part]) for part in ("surname", "given", "patronymic")}
    unsplit = pc.and_(pc.is_null(columns["surname"]), pc.is_null(columns["given"]))
    if pc.any(unsplit).as_py():
        name = code(_blank_to_null(table["name"]))
        parsed = [parse_name(value) for value in name.values]
        for part, column in columns.items():
            table_of = pa.array([getattr(one, part) for one in parsed], pa.string())
            taken = table_of.take(pa.array(name.codes, mask=name.codes < 0))
            columns[part] = pc.if_else(unsplit, taken, column)
    surname, given, patronymic = (code(column) for column in columns.values())
    return surname, given, patronymic


def _blank_to_null(column: pa.ChunkedArray) -> pa.Array:
    plain = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    trimmed = pc.utf8_trim_whitespace(plain)
    return pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)


def _days(column: pa.ChunkedArray) -> Ints:
    days = pc.fill_null(column.cast(pa.int32()).cast(pa.int64()), UNKNOWN)
    return np.asarray(days.to_numpy(), dtype=np.int64)


def _whole(column: pa.ChunkedArray) -> Ints:
    return np.asarray(pc.fill_null(column.cast(pa.int64()), UNKNOWN).to_numpy(), dtype=np.int64)


def _born(table: pa.Table) -> tuple[Ints, Ints, Ints]:
    """The day of birth where given, and the interval of birth by day, year or age.

    An age without its day is taken to hold at some time within the days that the table knows of.
    """
    birth, year = _days(table["birth_date"]), _whole(table["birth_year"])
    age, on = _whole(table["age"]), _days(table["age_on"])
    start, end = birth.copy(), birth.copy()
    by_year = (birth == UNKNOWN) & (year != UNKNOWN)
    start[by_year], end[by_year] = _year_days(year[by_year]), _year_days(year[by_year] + 1) - 1
    by_age = (start == UNKNOWN) & (age != UNKNOWN)
    known = on[on != UNKNOWN]
    low, high = (known.min(), known.max()) if len(known) else (UNKNOWN, UNKNOWN)
    first, last = np.where(on == UNKNOWN, low, on), np.where(on == UNKNOWN, high, on)
    by_age &= first != UNKNOWN
    start[by_age] = np.floor(first[by_age] - (age[by_age] + 1) * YEAR).astype(np.int64)
    end[by_age] = np.ceil(last[by_age] - age[by_age] * YEAR).astype(np.int64)
    return birth, start, end


def _year_days(years: Ints) -> Ints:
    return (years - 1970).astype("datetime64[Y]").astype("datetime64[D]").astype(np.int64)

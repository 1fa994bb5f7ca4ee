"""The case's own lists of places: `import_places` makes one of GeoNames' dump.

A list is `places/NAME.tsv.gz` in the casebook's folder, a sheet as `lang.gazetteer` reads it. The
dump is streamed through a temporary database beside it, so that memory stays flat.
"""

import gzip
import os
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from tallymark.flow.opening import Progress, no_progress
from tallymark.lang.gazetteer import index_entries, sheet_lines
from tallymark.lang.geonames import Feature, read_feature
from tallymark.terms.errors import InputError

FOLDER = "places"
_STEP = 50_000
"""Lines between two words of progress."""
_LONGEST_LINE = 1 << 20
_TABLES = """
create table feature (id integer primary key, kind, en, ru, uk, region, area, rank);
create table entry (stem, key, line integer);
"""


@dataclass
class Imported:
    """What became of each line of a dump; `broken` are line numbers with what is wrong there."""

    path: Path
    lines: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    passed_over: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[int, str]] = field(default_factory=list)
    is_new: bool = True


def find_sheets(folder: Path) -> list[Path]:
    """The lists of a casebook, by name."""
    return sorted((folder / FOLDER).glob("*.tsv.gz"))


def read_sheet(path: Path) -> str:
    """The text of a list. Raises `InputError` where it is damaged."""
    try:
        return gzip.decompress(path.read_bytes()).decode("utf-8")
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(f"{path} is damaged: import its dump again") from error


def import_places(
    folder: Path,
    dump: Path,
    *,
    countries: Collection[str] = (),
    progress: Progress = no_progress,
) -> Imported:
    """Makes a list in the casebook `folder` of GeoNames' dump: text, or a ZIP that holds it.

    `countries`: codes; without any, every country is kept. Broken lines are counted and written,
    with their numbers, to `NAME.broken.txt`. The same dump gives the same bytes; nothing of the
    casebook changes before the list is whole. Raises `InputError` where nothing can be kept.
    """
    if not (folder / "case.toml").is_file():
        raise InputError(f"{folder} is no casebook: make one with `tallymark init`")
    name = dump.name.split(".")[0] or "places"
    place = folder / FOLDER / f"{name}.tsv.gz"
    place.parent.mkdir(exist_ok=True)
    done = Imported(place)
    staged = place.with_suffix(".part")
    staged.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(staged)) as base:
            base.executescript(_TABLES)
            _stage(base, dump, done, frozenset(countries), progress)
            _write(base, done)
    finally:
        staged.unlink(missing_ok=True)
    return done


@contextmanager
def _open(dump: Path) -> Iterator[IO[bytes]]:
    """The bytes of the dump: of a ZIP the largest text in it that is no readme."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open("rb") as file:
                yield file
            return
        with zipfile.ZipFile(dump) as archive:
            texts = [
                one for one in archive.infolist()
                if one.filename.endswith(".txt") and "readme" not in one.filename.lower()
            ]  # fmt: skip
            if not texts:
                raise InputError(f"{dump} holds no .txt: GeoNames' dump is one, such as RU.txt")
            with archive.open(max(texts, key=lambda one: one.file_size)) as file:
                yield file
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{dump} cannot be read: {type(error).__name__}") from error


def _lines(file: IO[bytes]) -> Iterator[bytes]:
    """The lines; of one that is longer than any of a dump only its beginning is kept."""
    while line := file.readline(_LONGEST_LINE):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE)


def _stage(
    base: sqlite3.Connection,
    dump: Path,
    done: Imported,
    countries: frozenset[str],
    progress: Progress,
) -> None:
    with _open(dump) as file, base:
        for number, raw in enumerate(_lines(file), 1):
            done.lines = number
            if number % _STEP == 0:
                progress("lines read", number, None)
            feature = _feature(raw, number, done)
            if feature is None:
                continue
            if countries and feature.region[:2] not in countries:
                done.passed_over["of other countries"] += 1
            elif not _keep(base, feature):
                done.passed_over["given twice"] += 1
            else:
                done.kinds[feature.kind] += 1


def _feature(raw: bytes, number: int, done: Imported) -> Feature | None:
    """The feature of a line; what is broken or of another kind is counted."""
    try:
        line = raw.decode("utf-8").rstrip("\r\n")
        if not line or (number == 1 and line.startswith(("#", "\ufeff#"))):
            done.passed_over["empty or comments"] += 1
            return None
        feature = read_feature(line.lstrip("\ufeff"))
    except UnicodeDecodeError:
        done.broken.append((number, "not UTF-8"))
        return None
    except ValueError as error:
        done.broken.append((number, str(error)))
        return None
    if feature is None:
        done.passed_over["no settlement or district"] += 1
    return feature


def _keep(base: sqlite3.Connection, one: Feature) -> bool:
    values = (one.id, one.kind, *one.names, one.region, one.area, one.rank)
    asked = "insert or ignore into feature values (?, ?, ?, ?, ?, ?, ?, ?)"
    return base.execute(asked, values).rowcount == 1


def _write(base: sqlite3.Connection, done: Imported) -> None:
    """Puts the list in place whole, and the numbers of broken lines beside it."""
    if not done.kinds:
        raise InputError(
            f"none of {done.lines} lines is a place of the dump ({len(done.broken)} broken): it "
            "wants GeoNames' dump of a country or of all, nineteen columns between tabs"
        )
    with base:
        for line, row in enumerate(_rows(base)):
            entries = [(stem, key, line) for stem, key in index_entries(row.split("\t"))]
            base.executemany("insert into entry values (?, ?, ?)", entries)
    index = base.execute("select stem, key, line from entry order by stem, key, line")
    new = done.path.with_suffix(".new")
    with new.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, mtime=0) as packed:
        for words in sheet_lines(_rows(base), index):
            packed.write(f"{words}\n".encode())
    done.is_new = not done.path.exists() or done.path.read_bytes() != new.read_bytes()
    os.replace(new, done.path)
    report = done.path.with_name(done.path.name.removesuffix(".tsv.gz") + ".broken.txt")
    report.unlink(missing_ok=True)
    if done.broken:
        words = "".join(f"{number}\t{reason}\n" for number, reason in done.broken)
        report.write_text(words, encoding="utf-8")


def _rows(base: sqlite3.Connection) -> Iterator[str]:
    """The rows of the list in the order of their ids, each settlement with its district's id."""
    asked = """
        select f.id, f.kind, f.en, f.ru, f.uk, f.region,
               case when f.kind = 'settlement' then coalesce(d.id, '') else '' end, f.rank
        from feature f
        left join (select area, min(id) as id from feature where kind = 'district' and area <> ''
                   group by area) d on d.area = f.area
        order by f.id
    """
    for row in base.execute(asked):
        yield "\t".join(str(one) for one in row)

"""Text recognition: the words of a picture with their boxes, by tesseract (Debian's package).

Tesseract is started by the child process that reads the picture: it has its limits of memory, no
network, one thread, and gives nothing but a table on its standard output.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.util import find_spec
from itertools import groupby

from tallymark.extract.refusal import Refused
from tallymark.extract.textmap import TextMap

LANGUAGES = ("rus", "ukr", "eng")
"""Tesseract's names of the languages tried, as far as they are installed."""

LEAST_CONFIDENCE = 70.0
"""Words below are shown as doubtful (tesseract's own scale, 0 to 100). Chosen, not yet measured
on real scans: clearly drawn words stand above it in tests/extract/test_image.py."""

PAGE_SECONDS = 50.0
"""What one page may take; less than `limits.seconds`, so that the page alone is given up."""

SCRIPT_SHARE = 3
"""A line is of one script where it has so many times the letters of the other."""

LATIN = re.compile("[A-Za-z]")
CYRILLIC = re.compile("[А-Яа-яЁёІіЇїЄєҐґ]")
_ALIKE = "АВЕЗКМНОРСТХаеорсухіпикАІ", "ABE3KMHOPCTXaeopcyxinukAI"
TO_LATIN = str.maketrans(*_ALIKE)
TO_CYRILLIC = str.maketrans("ABEKMHOPCTXaeopcyxiI", "АВЕКМНОРСТХаеорсухіІ")
"""Letters of the two scripts that look alike; tesseract with both takes one for the other."""

COLUMNS = 12
"""Of tesseract's table: level, page, block, paragraph, line, word, box (4), confidence, text."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word as recognised; `line` tells lines apart, `paragraph` paragraphs. Box in pixels."""

    text: str
    confidence: float
    box: tuple[int, int, int, int]
    paragraph: tuple[str, ...]
    line: tuple[str, ...]


@cache
def engine() -> str | None:
    """The version of tesseract with the languages it has of ours; `None` where it cannot be used.

    The extra `ocr` brings the libraries that open pictures and draw pages.
    """
    program = shutil.which("tesseract")
    if program is None or find_spec("PIL") is None or find_spec("pypdfium2") is None:
        return None
    try:
        version = _run([program, "--version"]).split()[1]
        known = set(_run([program, "--list-langs"]).split())
    except (OSError, subprocess.SubprocessError, IndexError):
        return None
    languages = "+".join(one for one in LANGUAGES if one in known)
    return f"tesseract-{version}/{languages}" if languages else None


def is_there() -> bool:
    """Whether pictures can be read here."""
    return engine() is not None


def add_picture(mapped: TextMap, picture: bytes, locator: str) -> None:
    """Adds the words of a picture (PGM, PNG ...), each a segment `LOCATOR/box/x,y,width,height`.

    Words below `LEAST_CONFIDENCE` are marked as doubtful. Raises `Refused` where there is no
    tesseract, or it gives up.
    """
    before: Word | None = None
    for word in _words(picture):
        space = " " if before and word.line == before.line else ""
        if not space and mapped.length:
            is_wrapped = before and word.paragraph == before.paragraph
            mapped.inserted(1 if is_wrapped else 2)
        start = mapped.length + len(space)
        mapped.rendered(space + word.text, f"{locator}/box/{','.join(map(str, word.box))}")
        if word.confidence < LEAST_CONFIDENCE:
            mapped.doubt(start)
        before = word


def _words(picture: bytes) -> Iterator[Word]:
    version = engine()
    if version is None:
        raise Refused("no_recognition")
    languages = version.partition("/")[2]
    program = ["tesseract", "stdin", "stdout", "-l", languages, "--psm", "3", "tsv"]
    try:
        table = _run(program, picture)
    except subprocess.TimeoutExpired as error:
        raise Refused("timeout") from error
    except (OSError, subprocess.SubprocessError) as error:
        raise Refused("damaged_image") from error
    for _, line in groupby(_rows(table), key=lambda word: word.line):
        yield from _in_one_script(list(line))


def _rows(table: str) -> Iterator[Word]:
    for line in table.splitlines()[1:]:
        cells = line.split("\t")
        if len(cells) == COLUMNS and cells[11].strip():
            left, top, width, height = (int(cell) for cell in cells[6:10])
            yield Word(
                cells[11].strip(), float(cells[10]), (left, top, width, height),
                tuple(cells[1:4]), tuple(cells[1:5]),
            )  # fmt: skip


def _in_one_script(line: list[Word]) -> Iterator[Word]:
    """The words of a line; "Мау" in Cyrillic letters among English words is May, and doubtful."""
    latin = sum(len(LATIN.findall(word.text)) for word in line)
    cyrillic = sum(len(CYRILLIC.findall(word.text)) for word in line)
    if not min(latin, cyrillic) or max(latin, cyrillic) < SCRIPT_SHARE * min(latin, cyrillic):
        yield from line
        return
    foreign, table = (CYRILLIC, TO_LATIN) if latin > cyrillic else (LATIN, TO_CYRILLIC)
    for word in line:
        letters = foreign.findall(word.text)
        if letters and all(ord(letter) in table for letter in letters):
            yield replace(word, text=word.text.translate(table), confidence=0.0)
        else:
            yield word


def _run(program: list[str], given: bytes = b"") -> str:
    done = subprocess.run(
        program,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=PAGE_SECONDS,
        check=True,
        cwd="/",
        env={
            "PATH": os.environ.get("PATH", os.defpath),
            "OMP_THREAD_LIMIT": "1",
            "LC_ALL": "C.UTF-8",
        },
    )
    return done.stdout.decode("utf-8", "replace")

"""Words are found in the bytes of a file that gives no text."""

import gzip
import io
import re
import zipfile
import zlib
from pathlib import Path

import pytest

from tallymark.extract import holds_words

WORDS = re.compile(r"(?<!\w)Пётр\s+Выдуман", re.IGNORECASE)
TEXT = "список:\nПётр Выдуманный\n"


def zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.xml", text)
    return made.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        b"\x00\xff\xfe" + TEXT.encode("cp1251"),
        TEXT.encode("koi8-r"),
        TEXT.encode("utf-16"),
        b"\x00" + TEXT.encode("utf-16-le"),
        b"a" * ((1 << 20) - 60) + TEXT.encode(),
        gzip.compress(TEXT.encode()),
        gzip.compress(TEXT.encode() * 2000)[:-20],
        zipped(TEXT),
    ],
    ids=["utf-8", "cp1251", "koi8-r", "utf-16", "odd", "two chunks", "gzip", "cut gzip", "zip"],
)
def test_words_are_found_in_any_letters_and_in_packed_bytes(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one").write_bytes(content)
    assert holds_words(tmp_path / "one", WORDS, limit_bytes=1 << 20)


@pytest.mark.parametrize(
    "content",
    [b"", "Пётр\nДругой".encode(), gzip.compress(b"none"), zipped("none"), b"PK\x05\x06"],
    ids=["empty", "other", "gzip", "zip", "broken zip"],
)
def test_other_bytes_do_not_hold_them(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one").write_bytes(content)
    assert not holds_words(tmp_path / "one", WORDS, limit_bytes=1 << 20)


def test_a_bomb_is_unpacked_to_the_limit_only(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(gzip.compress(b" " * (4 << 20) + TEXT.encode()))
    assert not holds_words(tmp_path / "one", WORDS, limit_bytes=1 << 20)


def test_a_damaged_entry_hides_no_name_in_an_entry_behind_it(tmp_path: Path) -> None:
    place = tmp_path / "one.zip"
    with zipfile.ZipFile(place, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("first.txt", "Ничего о нём не сказано. " * 200)
        packed.writestr("second.txt", "Уехал Гремин Илья. " * 200)
    content = bytearray(place.read_bytes())
    content[60:80] = bytes(20)
    place.write_bytes(content)
    with zipfile.ZipFile(place) as packed, pytest.raises((zlib.error, zipfile.BadZipFile)):
        packed.read("first.txt")
    assert holds_words(place, re.compile("Гремин"), limit_bytes=1 << 20)

"""Which letters bytes spell: the charset, declared or found, and the text."""

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tallymark.extract.refusal import Refused

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Marks at a file's start that name its charset; they are no part of the text."""

KNOWN = re.compile(
    r"utf-8|utf-16-(le|be)|ascii|iso8859-\d+|cp\d{3,4}|koi8-[rut]|mac-cyrillic|gb18030"
)
"""Charsets (Python's names) whose text can be brought back to the same bytes."""

GUESSES = ("cp1251", "koi8_r", "utf_16_le", "utf_16_be")
"""What Russian and Ukrainian files without a declaration are written in, beside UTF-8."""

SAMPLE = 1 << 18
"""Bytes looked at to guess a charset."""

CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters that no report is written with: a text full of them is none."""

STRAY_SHARE = 0.001
"""Bytes that are no UTF-8, of all, up to which a page is taken for UTF-8 with scars (a title cut
in the middle of a letter by the site's own software)."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset that spells it, and the byte at which it starts (after a BOM)."""

    text: str
    encoding: str
    offset: int = 0


def decode(data: bytes, declared: Iterable[str | None] = (), *, scars: bool = False) -> Decoded:
    """The text of `data` by its BOM, the charsets `declared`, UTF-8, or the best guess.

    With `scars`, a few stray bytes in UTF-8 stand as lone surrogates (`surrogateescape`). Raises
    `Refused` where nothing fits.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _whole(data, encoding, len(bom)) or _refuse()
    names = [_python_name(name) for name in declared if name]
    for encoding in [*(name for name in names if name), "utf-8"]:
        decoded = _whole(data, encoding)
        if decoded:
            return decoded
    decoded = _scarred(data) if scars else None
    return decoded or _guess(data) or _refuse()


def _refuse() -> Decoded:
    raise Refused("bad_encoding")


def _python_name(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"  # what browsers take these labels for (WHATWG Encoding, 2025)
    return name if KNOWN.fullmatch(name) else None


def _whole(data: bytes, encoding: str, offset: int = 0) -> Decoded | None:
    try:
        text = data[offset:].decode(encoding)
        is_same = encoding == "utf-8" or text.encode(encoding) == data[offset:]
    except UnicodeError:
        return None
    if not is_same or _is_noise(text):
        return None
    return Decoded(text, encoding, offset)


def _scarred(data: bytes) -> Decoded | None:
    text = data.decode("utf-8", "surrogateescape")
    stray = sum("\udc80" <= character <= "\udcff" for character in text)
    if stray > STRAY_SHARE * len(data) or _is_noise(text):
        return None
    return Decoded(text, "utf-8")


def _guess(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    if b"\0" not in data[:SAMPLE]:
        isolated = [name for name in GUESSES if not name.startswith("utf")]
    else:
        isolated = [name for name in GUESSES if name.startswith("utf")]
    best = from_bytes(data[:SAMPLE], cp_isolation=isolated, threshold=0.3).best()
    return _whole(data, codecs.lookup(best.encoding).name) if best else None


def _is_noise(text: str) -> bool:
    """Whether more than one character in a hundred is a control: bytes that are no text."""
    sample = text[:SAMPLE]
    return len(CONTROLS.findall(sample)) > len(sample) // 100

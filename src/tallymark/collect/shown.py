"""How a path may be shown: no character of it can command a terminal or turn the line."""

import unicodedata

HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Control, format (bidi marks too), lone surrogate, private, unassigned, line separators."""


def escape_path(path: str) -> str:
    r"""The path as typed, with every character that could mislead written as an escape.

    Bytes of a file name that are no UTF-8 appear as `\xNN`.

    >>> escape_path("rolls/a\nb.csv")
    'rolls/a\\nb.csv'
    """
    if path.isprintable():
        return path
    return "".join(_escape(character) for character in path)


def _escape(character: str) -> str:
    if unicodedata.category(character) not in HIDDEN_CATEGORIES:
        return character
    if "\udc80" <= character <= "\udcff":
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")

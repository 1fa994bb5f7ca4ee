"""Where things stand in a JSON file, without holding the file: arrays' items, strings' bytes."""

import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from mmap import mmap

from tallymark.extract.refusal import Refused
from tallymark.extract.textmap import TextMap

TOKEN = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\],:]|[^\s"{}\[\],:]++', re.DOTALL)
NESTING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\[\]]', re.DOTALL)
ESCAPE = re.compile(rb'(?:\\u[0-9a-fA-F]{4}|\\["\\/bfrt])++(?:\\n)?|\\n')
"""A run of escapes, broken off after a line end so that passages can end there."""

DEEPEST = 100
"""Deeper nesting is no export but an attack."""


@dataclass(frozen=True, slots=True)
class Place:
    """An item of an array: its bytes `first` to `last`, and the scalars of what holds the array."""

    first: int
    last: int
    holder: dict[str, str]


@dataclass(slots=True)
class Level:
    """An object or array that is open: the key being read, the scalars read so far."""

    is_object: bool
    key: str = ""
    awaits_value: bool = False
    scalars: dict[str, str] = field(default_factory=dict)


def items_of(data: mmap | bytes, name: str) -> Iterator[Place]:
    """The items of every array called `name`, in order, wherever it stands.

    Raises `Refused` where the file breaks off (after the items before the break) or is no JSON.
    """
    levels: list[Level] = []
    at = 0
    while True:
        found = TOKEN.search(data, at)
        if not found:
            break
        token, at = found[0], found.end()
        if token == b"[" and levels and levels[-1].awaits_value and levels[-1].key == name:
            levels[-1].awaits_value = False
            at = yield from _items(data, at, dict(levels[-1].scalars))
        else:
            _enter(levels, token)
    if levels or b'"' in data[at:]:
        raise Refused("truncated")


def _items(data: mmap | bytes, at: int, holder: dict[str, str]) -> Generator[Place, None, int]:
    """Yields each object of the array that opened before `at`; returns where the array ends."""
    while True:
        found = TOKEN.search(data, at)
        if not found:
            raise Refused("truncated")
        at = found.end()
        if found[0] == b"]":
            return at
        if found[0] in (b"{", b"["):
            last = _closing(data, found.start())
            yield Place(found.start(), last, holder)
            at = last


def _closing(data: mmap | bytes, first: int) -> int:
    """The end of the object or array that opens at `first`."""
    depth = 0
    for found in NESTING.finditer(data, first):
        if found[0] in (b"{", b"["):
            depth += 1
            if depth > DEEPEST:
                raise Refused("too_deep")
        elif found[0] in (b"}", b"]"):
            depth -= 1
            if not depth:
                return found.end()
    raise Refused("truncated")


def _enter(levels: list[Level], token: bytes) -> None:
    """Takes one token of the outer structure into account."""
    if token in (b"{", b"["):
        if levels:
            levels[-1].awaits_value = False
        levels.append(Level(token == b"{"))
        if len(levels) > DEEPEST:
            raise Refused("too_deep")
    elif token in (b"}", b"]"):
        if not levels or levels.pop().is_object != (token == b"}"):
            raise Refused("unknown_format")
    elif not levels:
        raise Refused("unknown_format")
    elif token == b":":
        levels[-1].awaits_value = True
    elif token != b"," and levels[-1].is_object:
        _take_scalar(levels[-1], token)


def _take_scalar(level: Level, token: bytes) -> None:
    value = spelt(token) if token[:1] == b'"' else token.decode("utf-8", "replace")
    if level.awaits_value:
        level.scalars[level.key] = value
        level.awaits_value = False
    else:
        level.key = value


def spelt(token: bytes) -> str:
    """What a JSON string (with its quotes) spells; lone surrogates become U+FFFD."""
    try:
        text = json.loads(token.decode("utf-8"), strict=False)
    except ValueError as error:
        raise Refused("damaged_json") from error
    if not isinstance(text, str):
        raise Refused("damaged_json")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def add_string(mapped: TextMap, token: bytes, first: int) -> None:
    """Adds what a JSON string spells to a text, mapped to its bytes (the quote at `first`)."""
    at = 1
    end = len(token) - 1
    for found in ESCAPE.finditer(token, 1, end):
        _add_plain(mapped, token, first, at, found.start())
        text = spelt(b'"' + found[0] + b'"')
        mapped.decoded(text, first + found.start(), first + found.end())
        at = found.end()
    _add_plain(mapped, token, first, at, end)


def _add_plain(mapped: TextMap, token: bytes, first: int, start: int, end: int) -> None:
    if end > start:
        mapped.verbatim(token[start:end].decode("utf-8"), first + start, first + end)

"""Regular expressions that begin at the beginning of a word, found fast in a long text.

`re` tries such an expression at every character. Here the beginnings of its words are read from it
once, and it is tried only where the text has a word with such a beginning. What is found is the
same.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import count, product
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any
from weakref import ReferenceType, ref

_LONGEST = 4
"""Letters of a beginning that are looked at."""
_MOST = 400
"""Of so many beginnings no longer ones are made."""
_SHORT = 200
"""A shorter text is given to `re` as it is."""
_KEPT = 20_000
_TEXTS = 3
"""Texts whose places are remembered: a page's, its folded one, and that in one line."""
_END = 2**31
_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")

Beginnings = frozenset[tuple[str, bool]]
"""How what an expression matches may begin, and whether anything may follow there."""

_AFTER = "\0"
"""Stands before the end of a word that comes before what is found, and is no part of it."""
_NOTHING: Beginnings = frozenset({("", False)})
_ANY: Beginnings = frozenset({("", True)})


class WordPattern:
    """An expression that opens with `(?<!\\w)` or `(?<![\\w...])`; the methods are those of `re`.

    Threads may share one.
    """

    def __init__(self, expression: str) -> None:
        """Compiles it; `ValueError` comes at the first use of one that does not open as it should,
        because taking it apart takes as long as compiling it."""
        self._whole = re.compile(expression)
        self._number = _join(self)
        self._last: tuple[str, list[int]] = ("", [])
        self.match = self._whole.match
        self.fullmatch = self._whole.fullmatch

    @cached_property
    def heads(self) -> "_Heads":
        """How what is found begins."""
        return _heads_of(self.pattern)

    @property
    def pattern(self) -> str:
        """The expression as written."""
        return self._whole.pattern

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """As `re.Pattern.finditer`."""
        if len(text) < _SHORT or self.heads.are_any:
            yield from self._whole.finditer(text, start, end)
            return
        places = self._places(text)
        reached = start
        for place in places[bisect_left(places, start) : bisect_left(places, end)]:
            if place >= reached and (found := self._whole.match(text, place, end)):
                yield found
                reached = found.end()

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """As `re.Pattern.search`."""
        if len(text) < _SHORT:
            return self._whole.search(text, start, end)
        return next(self.finditer(text, start, end), None)

    def _places(self, text: str) -> list[int]:
        """Where in a text the expression may match; those of the last text are kept."""
        last, places = self._last
        if last is not text:
            places = sorted(set(_crowd.places(text).get(self._number, ())))
            self._last = text, places
        return places


class _Crowd:
    """All patterns in use: a word is asked but once which of them it may belong to."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[int, bool], ...]] = {}
        self.places = lru_cache(maxsize=_TEXTS)(self._places)

    def _places(self, text: str) -> dict[int, list[int]]:
        """Where each pattern may match, by its number."""
        places: dict[int, list[int]] = {}
        for word, starts in _places_of_words(text).items():
            for number, is_before in self._patterns_of(word):
                shift = len(word) + 1 if is_before else 0
                places.setdefault(number, []).extend([at + shift for at in starts])
        return places

    def _patterns_of(self, word: str) -> tuple[tuple[int, bool], ...]:
        """Numbers of the patterns that may begin with a word (`False`) or after it (`True`)."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            self._known[word] = found = tuple(self._ask(word))
        return found

    def _ask(self, word: str) -> Iterator[tuple[int, bool]]:
        plain = _DIGIT.sub("0", word)
        for number, reference in list(_patterns.items()):
            pattern = reference()
            if pattern is not None:
                if pattern.heads.fit(plain):
                    yield number, False
                if word.endswith(pattern.heads.before):
                    yield number, True


_numbers = count()
_patterns: dict[int, ReferenceType[WordPattern]] = {}
_crowd = _Crowd()


def _join(pattern: WordPattern) -> int:
    """The number of a pattern that joins the others; what they knew of words is asked anew.

    Threads may do this at once: a crowd that a pattern has seen knows of the pattern.
    """
    global _crowd  # noqa: PLW0603 (a memory for all readers, never a state)
    number = next(_numbers)
    _patterns[number] = ref(pattern)
    _crowd = _Crowd()
    return number


@dataclass(frozen=True, slots=True)
class _Heads:
    """How what is found begins: with the letters `parts`, with the whole `words`, after `before`.

    `are_any`: with anything. Digits are written 0.
    """

    parts: frozenset[str]
    words: frozenset[str]
    before: tuple[str, ...]
    are_any: bool

    def fit(self, word: str) -> bool:
        """Whether what is found may begin with a word of the text."""
        begins = (word[:length] in self.parts for length in range(1, _LONGEST + 1))
        return word in self.words or any(begins)


def _heads_of(expression: str) -> _Heads:
    tree = parser.parse(expression)
    if not _opens_a_word(tree):
        raise ValueError(f"begins not with (?<!\\w): {expression[:60]}")
    found = {text for text, _ in _beginnings(tree, _LONGEST)}
    before = tuple(text[1:] for text in found if text.startswith(_AFTER))
    found = {text for text in found if not text.startswith(_AFTER)}
    parts = frozenset(text for text in found if _WORD.fullmatch(text))
    rest = [_WORD.match(text) for text in found - parts]
    words = frozenset(one[0] for one in rest if one)
    return _Heads(parts, words, before, None in rest)


def _places_of_words(text: str) -> dict[str, list[int]]:
    """Where each word of a text begins."""
    places: dict[str, list[int]] = {}
    for found in _WORD.finditer(text):
        places.setdefault(found[0], []).append(found.start())
    return places


def _opens_a_word(tree: Any) -> bool:
    """Whether the first thing asked is that no letter stands before."""
    kind, value = tree[0]
    if kind is parser.BRANCH:
        return all(_opens_a_word(one) for one in value[1])
    if kind is not parser.ASSERT_NOT or value[0] != -1:
        return False
    return (parser.CATEGORY, parser.CATEGORY_WORD) in _members(value[1])


def _members(tree: Any) -> list[Any]:
    kind, value = tree[0]
    return list(value) if kind is parser.IN else [tree[0]]


def _beginnings(tree: Any, length: int) -> Beginnings:
    """All beginnings of what a parsed expression matches, at most `length` letters of each."""
    whole = _NOTHING
    for kind, value in tree:
        going = [text for text, is_open in whole if not is_open and len(text) < length]
        if not going or len(whole) > _MOST:
            break
        done = whole - {(text, False) for text in going}
        more = _of_item(kind, value, length - min(map(len, going)))
        joined = {(a + text, is_open) for a, (text, is_open) in product(going, more)}
        whole = frozenset(done | {(text[:length], is_open) for text, is_open in joined})
    return whole


def _of_item(kind: Any, value: Any, length: int) -> Beginnings:
    if kind in (parser.LITERAL, parser.RANGE, parser.IN):
        return _of_set(value if kind is parser.IN else [(kind, value)])
    if kind is parser.SUBPATTERN:
        return _beginnings(value[3], length)
    if kind is parser.BRANCH:
        return frozenset().union(*(_beginnings(one, length) for one in value[1]))
    if kind in (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT):
        least, most, inner = value
        once = _beginnings(inner, length)
        if most > 1:
            once = frozenset((text, True) for text, _ in once)
        return once if least else once | _NOTHING
    if kind is parser.ASSERT and (word := _word_before(value)):
        return frozenset({(_AFTER + word, True)})
    return _NOTHING if kind in (parser.AT, parser.ASSERT, parser.ASSERT_NOT) else _ANY


def _word_before(assertion: Any) -> str:
    """The end of a word that `(?<=end )` asks for; "" where an assertion asks for another thing."""
    direction, tree = assertion
    if direction != -1 or any(kind is not parser.LITERAL for kind, _ in tree):
        return ""
    text = "".join(chr(value) for _, value in tree)
    return text[:-1] if text[-1:] == " " and _WORD.fullmatch(text[:-1]) else ""


def _of_set(members: Any) -> Beginnings:
    """The letters of a class; anything where it is a negation or holds a class such as `\\w`."""
    found: set[str] = set()
    for kind, value in members:
        if kind is parser.LITERAL:
            found.add(chr(value))
        elif kind is parser.RANGE:
            found.update(map(chr, range(value[0], value[1] + 1)))
        elif (kind, value) == (parser.CATEGORY, parser.CATEGORY_DIGIT):
            found.add("0")
        else:
            return _ANY
    return frozenset((_DIGIT.sub("0", letter), False) for letter in found)

"""Verb frames: a language's way to say a thing, written so that a linguist can read it.

A frame is a head and what must or must not stand near it, in folded words:

    "нанес* > удар* побо*"      the head, and behind it in the clause one of these words
    "увез* + на_фронт"          the same, before or behind
    "дрон* < удар*"             the same, before
    "погиб* - погибш*"          not where one of these words stands right beside it
    "сказал* ++ а_то"           before or behind, anywhere in the sentence

Words side by side are alternatives; `*` is any ending, `_` joins words that follow one another.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tallymark.lang.words import Words

_PART = re.compile(r" (\+\+|[<>+-]) ")
_CLAUSE = re.compile(r"[;:!?…—–]|\.(?= |$)|\n\n")
_SPLIT = re.compile(r"[_-]")
_REACH = 75
_BESIDE = 16
_KEPT = 20_000
"""Words whose frames are remembered; the memory is emptied when it is full."""


@dataclass(frozen=True)
class Frame:
    """One frame: `code` names the thing said, `voice` the part its subject has in it.

    Patterns are compiled when the head is first met: most frames of a vocabulary never are.
    """

    code: str
    voice: str
    head_words: str
    parts: tuple[tuple[str, str], ...]

    @cached_property
    def head(self) -> re.Pattern[str]:
        """The words the frame stands on."""
        return compile_words(self.head_words)

    @cached_property
    def needs(self) -> tuple[tuple[str, re.Pattern[str]], ...]:
        """Words that must stand near, each with the sign that says where."""
        return tuple((sign, compile_words(words)) for sign, words in self.parts if sign != "-")

    @cached_property
    def bars(self) -> tuple[re.Pattern[str], ...]:
        """Words that must not stand beside the head."""
        return tuple(compile_words(words) for sign, words in self.parts if sign == "-")


@dataclass(frozen=True, slots=True)
class Found:
    """A frame in a text: where its head stands, and all of its words."""

    frame: Frame
    head: tuple[int, int]
    start: int
    end: int


class Frames:
    """Frames by the first word of their heads; found word by word, each in its sentence."""

    def __init__(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Rows of code, voice and frame; the first frame that fits a head wins."""
        self._exact: dict[str, list[tuple[int, Frame]]] = {}
        self._prefix: dict[str, list[tuple[int, Frame]]] = {}
        for number, (code, voice, text) in enumerate(rows):
            self._add(number, code, voice, text)
        self._lengths = sorted({len(key) for key in self._prefix})
        self._known: dict[str, tuple[Frame, ...]] = {}

    def _add(self, number: int, code: str, voice: str, text: str) -> None:
        head, *parts = _PART.split(text.strip())
        frame = Frame(code, voice, head, tuple(zip(parts[::2], parts[1::2], strict=True)))
        for word in head.split():
            first = _SPLIT.split(word)[0]
            index = self._prefix if first.endswith("*") else self._exact
            rows = index.setdefault(first.rstrip("*"), [])
            if not rows or rows[-1][0] != number:
                rows.append((number, frame))

    def find(self, words: Words, folded: str, first: int, last: int) -> Iterator[Found]:
        """The frames in the words from `first` to `last`, both included (a sentence)."""
        start, end = words.starts[first], words.ends[last]
        reached = start
        for index, word in enumerate(words.words[first : last + 1], first):
            frames = self._known.get(word)
            if frames is None:
                frames = self._learn(word)
            if not frames or words.starts[index] < reached:
                continue
            for frame in frames:
                found = _fit(frame, folded, words.starts[index], (start, end))
                if found is not None:
                    yield found
                    reached = found.head[1]
                    break

    def _learn(self, word: str) -> tuple[Frame, ...]:
        """The frames whose heads may begin with a word, kept: a language repeats its words."""
        if len(self._known) >= _KEPT:
            self._known.clear()
        found = list(self._exact.get(word, ()))
        for length in self._lengths:
            found += self._prefix.get(word[:length], ()) if length <= len(word) else ()
        self._known[word] = tuple(frame for _, frame in sorted(found, key=lambda row: row[0]))
        return self._known[word]


def compile_words(text: str) -> re.Pattern[str]:
    """A pattern for any of the words of a frame's part; whole words only."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_word_pattern, text.split()))})(?!\w)")


def _word_pattern(word: str) -> str:
    parts = (re.escape(part).replace(r"\*", r"[\w'-]*") for part in word.split("_"))
    return "[ ,]{1,2}".join(parts)


def clause_around(folded: str, place: tuple[int, int], bounds: tuple[int, int]) -> tuple[int, int]:
    """Where the clause of some words starts and ends: commas do not end it, stops do."""
    start, end = bounds
    for stop in _CLAUSE.finditer(folded, start, place[0]):
        start = stop.end()
    after = _CLAUSE.search(folded, place[1], end)
    return start, after.start() if after else end


def _fit(frame: Frame, folded: str, at: int, bounds: tuple[int, int]) -> Found | None:
    head = frame.head.match(folded, at, bounds[1])
    if head is None:
        return None
    place = head.span()
    around = max(bounds[0], place[0] - _BESIDE), min(bounds[1], place[1] + _BESIDE)
    if any(bar.search(folded, *around) for bar in frame.bars):
        return None
    start, end = place
    for sign, pattern in frame.needs:
        other = _near(folded, pattern, sign, place, bounds)
        if other is None:
            return None
        start, end = min(start, other[0]), max(end, other[1])
    return Found(frame, place, start, end)


def _near(
    folded: str,
    pattern: re.Pattern[str],
    sign: str,
    place: tuple[int, int],
    bounds: tuple[int, int],
) -> tuple[int, int] | None:
    """Where a needed word stands: the first behind the head, else the last before it."""
    clause, reach = bounds, bounds[1]
    if sign != "++":
        clause, reach = clause_around(folded, place, bounds), _REACH
    found = None
    if sign != "<":
        found = pattern.search(folded, place[1], min(clause[1], place[1] + reach))
    if found is None and sign != ">":
        before = pattern.finditer(folded, max(clause[0], place[0] - reach), place[0])
        found = next(iter(deque(before, maxlen=1)), None)
    return found.span() if found else None

"""A document as the rule reader sees it: one text, its words, its sentences, its name-like runs.

Furniture of a page (subscribe boxes, counters) is blanked, so that offsets stay those of the text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from tallymark.lang.furniture import find_furniture
from tallymark.lang.words import PARAGRAPH, Words, cut_words, fold, word_set
from tallymark.read.lexicon import Lexicon
from tallymark.terms.documents import Document, Passage
from tallymark.terms.spans import Span

_ENDS = frozenset(".!?…")
_ABBREVIATIONS = word_set(
    "г гг р с п д ул ст ч им тыс тис млн млрд руб обл см jan feb mar apr jun jul aug sep sept oct "
    "nov dec mr mrs ms dr st no lt sgt capt col gen gov т е др пр м в ін напр грн кв просп пос дер "
    "vs a e i"
)
_LETTERS = word_set("ye yu ya yo yi zh kh sh ch ts iu ia ie дж")
_MAX_WORDS_OF_A_NAME = 6
_QUOTATION = re.compile(
    r"«(?:[^«»]|«[^«»]{0,200}»){1,3000}»|“[^“”]{1,3000}”|„[^„“”]{1,3000}[“”]|\"[^\"\n]{1,1500}\""
)
_FEWEST_SPACES = 3
"""Fewer words in quotation marks are rather a name or a single expression."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words `first` to `last` (included); `paragraph` counts from 0."""

    first: int
    last: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Unit:
    """One capitalised word, hyphens and all: words `first` to `last`. An initial has its point."""

    first: int
    last: int
    start: int
    end: int
    word: str
    is_initial: bool = False
    is_upper: bool = False


class Page:
    """The text of a document with what all claim readers need of it; offsets are the document's."""

    def __init__(self, document: Document, passages: Sequence[Passage], lexicon: Lexicon) -> None:
        self.document = document
        self.lexicon = lexicon
        self.text = join_passages(passages)
        shown = _without_furniture(self.text)
        self.words: Words = cut_words(shown)
        self.folded = fold(shown)

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end` as a span."""
        return Span(start, end, self.text[start:end])

    def span_of(self, sentence: Sentence) -> Span:
        """A whole sentence as a span."""
        return self.span(*self.bounds(sentence))

    def bounds(self, sentence: Sentence) -> tuple[int, int]:
        """Where a sentence starts and ends."""
        return self.words.starts[sentence.first], self.words.ends[sentence.last]

    @cached_property
    def flat(self) -> str:
        """The folded text in one line, for words that a line end may part."""
        return self.folded.replace("\n", " ")

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order; headings and list lines are sentences too."""
        return tuple(_cut_sentences(self.words))

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [self.words.starts[sentence.first] for sentence in self.sentences]

    def sentence_index(self, offset: int) -> int:
        """The number of the sentence that holds an offset; 0 in a text without words."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def reach(self, sentence: int) -> tuple[int, int]:
        """From the start of a sentence to that of the next one: the offsets that are its own."""
        starts = self._sentence_starts
        first = starts[sentence] if sentence else 0
        return first, starts[sentence + 1] if sentence + 1 < len(starts) else len(self.text) + 1

    @cached_property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Stretches in quotation marks, of more than a few words: what somebody says."""
        return tuple(
            found.span() for found in _QUOTATION.finditer(self.text)
            if found[0].count(" ") >= _FEWEST_SPACES
        )  # fmt: skip

    @cached_property
    def runs(self) -> tuple[tuple[Unit, ...], ...]:
        """Capitalised words that follow one another with only spaces between."""
        return tuple(_cut_runs(self.words))


def _without_furniture(text: str) -> str:
    """The text with the page's own words blanked."""
    parts: list[str] = []
    at = 0
    for start, end in find_furniture(text):
        parts += (text[at:start], " " * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def join_passages(passages: Sequence[Passage]) -> str:
    """A document's text: its passages at their offsets, line ends where there is none."""
    parts: list[str] = []
    reached = 0
    for passage in sorted(passages, key=lambda one: one.start):
        text = passage.text[max(0, reached - passage.start) :]
        parts.append("\n" * max(0, passage.start - reached) + text)
        reached = max(reached, passage.start) + len(text)
    return "".join(parts)


def _cut_sentences(words: Words) -> "list[Sentence]":
    found: list[Sentence] = []
    first, paragraph, many = 0, 0, len(words)
    for index, word in enumerate(words.words):
        if word == PARAGRAPH:
            if index > first:
                found.append(Sentence(first, index - 1, paragraph))
            first, paragraph = index + 1, paragraph + 1
        elif index + 1 < many and _ends_sentence(words, index, first):
            found.append(Sentence(first, index, paragraph))
            first = index + 1
    if first < len(words):
        found.append(Sentence(first, len(words) - 1, paragraph))
    return found


def _ends_sentence(words: Words, index: int, first: int) -> bool:
    after = words.text[words.ends[index] : words.starts[index + 1]]
    if "\n" in after and _is_line_end(words, index, first):
        return True
    word = words.words[index]
    if word in ("»", '"', "”") and words.get(index - 1) in _ENDS:
        return after != "" and _is_start(words, index + 1)
    if word not in _ENDS or after == "" or not _is_start(words, index + 1):
        return False
    before = words.get(index - 1)
    if word == "." and before in _ABBREVIATIONS and words.is_joined(index):
        following = words.get(index + 1)
        return before in ("г", "р") and not following[0].isdecimal() and index - first > 3
    is_initial = word == "." and words.is_joined(index) and _is_initial(words, index - 1)
    return not is_initial


def _is_initial(words: Words, index: int) -> bool:
    """One letter, or two that write one in Latin script ("Yu.") before another capital."""
    word = words.get(index)
    if len(word) == 1:
        return word.isalpha()
    start = words.starts[index + 2] if word in _LETTERS and index + 2 < len(words) else None
    if start is None or not words.text[words.starts[index]].isupper():
        return False
    return words.text[start].isupper()


def _is_start(words: Words, index: int) -> bool:
    """Whether a word can open a sentence: a capital, a figure, a quote, a sign."""
    first = words.text[words.starts[index]]
    return not first.islower() and first not in ",;:)"


def _is_line_end(words: Words, index: int, first: int) -> bool:
    """A line end ends a sentence after a full stop or a short line, not inside a wrapped line."""
    if words.words[index] in _ENDS:
        return True
    length = words.ends[index] - words.starts[first]
    return length < 60 and _is_start(words, index + 1) and words.words[index] not in ",;:-–—"


def _cut_runs(words: Words) -> "list[tuple[Unit, ...]]":
    runs: list[tuple[Unit, ...]] = []
    run: list[Unit] = []
    index, many = 0, len(words)
    while index < many:
        if not run and not words.text[words.starts[index]].isupper():
            index += 1
            continue
        unit = _unit_at(words, index)
        is_apart = run and (
            unit is None or (not words.text[run[-1].end : unit.start].isspace()
            and not run[-1].is_initial) or "\n" in words.text[run[-1].end : words.starts[index]][1:]
        )  # fmt: skip
        if run and (is_apart or len(run) >= _MAX_WORDS_OF_A_NAME):
            runs.append(tuple(run))
            run = []
        if unit is None:
            index += 1
        else:
            run.append(unit)
            index = unit.last + 1
    if run:
        runs.append(tuple(run))
    return runs


def _unit_at(words: Words, index: int) -> Unit | None:
    """The capitalised word at `index` with its hyphenated parts, `None` where there is none."""
    start = words.starts[index]
    if not words.text[start].isupper() or not words.words[index][0].isalpha():
        return None
    last = index
    while (
        words.get(last + 1) == "-"
        and words.is_joined(last + 1)
        and words.is_joined(last + 2)
        and words.get(last + 2)[:1].isalpha()
    ):
        last += 2
    if last == index and words.get(index + 1) == "." and _is_initial(words, index):
        return Unit(index, index + 1, start, words.ends[index + 1], words.words[index], True)
    text = words.text[start : words.ends[last]]
    word = "".join(words.words[index : last + 1])
    is_upper = len(text) > 2 and text.isupper()
    end = words.ends[last]
    if word.endswith("'s"):
        word, end = word[:-2], end - 2
    return Unit(index, last, start, end, word, False, is_upper)

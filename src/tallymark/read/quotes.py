"""Finding quoted words again: exactly, else with white space, quotation marks and dashes folded."""

import re
from collections.abc import Iterator, Sequence

from tallymark.terms.documents import Passage
from tallymark.terms.spans import Span

_FOLDED = {
    **dict.fromkeys("«»„“”‟″", '"'),
    **dict.fromkeys("‘’‚‛ʼ′`", "'"),
    **dict.fromkeys("‐‑‒–—−", "-"),
}
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")


def find_quote(passages: Sequence[Passage], quote: str) -> list[Span]:
    """Every place where a quote stands, in order; empty where it stands nowhere.

    All occurrences count. Where the quote's very letters stand somewhere, only those places; else
    those where they stand once runs of white space are one space, quotation marks and dashes are
    of one kind, and soft hyphens are nothing. Neither begins or ends inside a word, nor crosses
    the border of two passages. `Span.text` is what the document says, not what the quote does.
    """
    wanted = quote.strip()
    if not wanted:
        return []
    exact = [span for one in passages for span in _exact(one, wanted)]
    if exact:
        return exact
    folded = "".join(letter for letter, _ in _fold(wanted)).strip()
    return [span for one in passages for span in _loose(one, folded)] if folded else []


def _exact(passage: Passage, wanted: str) -> Iterator[Span]:
    text = passage.text
    for found in re.finditer(re.escape(wanted), text):
        if _is_whole(text, *found.span()):
            yield _span(passage, *found.span())


def _loose(passage: Passage, wanted: str) -> Iterator[Span]:
    pairs = list(_fold(passage.text))
    text = "".join(letter for letter, _ in pairs)
    for found in re.finditer(re.escape(wanted), text):
        first, last = pairs[found.start()][1], pairs[found.end() - 1][1] + 1
        if _is_whole(passage.text, first, last):
            yield _span(passage, first, last)


def _fold(text: str) -> Iterator[tuple[str, int]]:
    """The letters that count, each with its place in the text."""
    is_after_space = False
    for place, letter in enumerate(text):
        if letter in _NOTHING:
            continue
        is_space = letter.isspace()
        if not (is_space and is_after_space):
            yield (" " if is_space else _FOLDED.get(letter, letter)), place
        is_after_space = is_space


def _is_whole(text: str, first: int, last: int) -> bool:
    """Whether no word is cut at either end."""
    starts_inside = first > 0 and text[first - 1].isalnum() and text[first].isalnum()
    ends_inside = last < len(text) and text[last].isalnum() and text[last - 1].isalnum()
    return not (starts_inside or ends_inside)


def _span(passage: Passage, first: int, last: int) -> Span:
    return Span(passage.start + first, passage.start + last, passage.text[first:last])

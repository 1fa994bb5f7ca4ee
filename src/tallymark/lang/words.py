"""Words with their places: one folding and one tokeniser for all grammars of `lang` and `read`.

Folding keeps the length, so that an offset in the folded text is an offset in the text.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import itemgetter

_SPACES = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
)
_FOLD = dict.fromkeys(_SPACES + "\u3000", " ") | dict.fromkeys("’ʼ‘`´ʹ′", "'")
_FOLD |= {"\u2010": "-", "\u2011": "-", "\u2212": "-", "ё": "е"}

_NUMBER = (
    r"\d{4}-\d\d-\d\d(?![\d-])"  # a day as ISO 8601 writes it
    r"|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)(?![\d./]\d)"  # a day in figures
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"  # a time
    r"|\+\d[\d() -]{8,18}\d|\d{1,4}(?:-\d{2,4}){3,}|8 ?\(\d{3,5}\)[\d -]{5,12}"  # a telephone
    r"|\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?|\d{1,3}(?:,\d{3})+(?!\d)|\d+[.,]\d+(?!\.*\d)|\d+"
)
_WORD = r"[^\W\d_][\u0300-\u036f]*(?:[^\W\d_\u0300-\u036f][\u0300-\u036f]*|'(?=[^\W\d_]))*"
_PLAIN = r"[a-zа-яіїєґ]++(?:'[a-zа-яіїєґ]++)*+(?=[ ,\n])"
_TOKEN = (
    rf"{_PLAIN}"  # nine words in ten: what follows says that no address and no number begins here
    rf"|(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w-]{{1,64}}\.[\w.]{{1,64}}|[@#]\w+|{_NUMBER}|{_WORD}"
    r"|\r?\n[ \t]*(?:\r?\n[ \t]*)+|[^\w\s]|_+"
)
_PIECE = re.compile(rf"{_TOKEN}|[^\S\r\n]+|\s")
"""A word or the space between two: the pieces cover the text, so that their lengths are places."""

PARAGRAPH = "¶"
"""The word that stands for an empty line."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into folded words, numbers and signs; `starts` and `ends` are offsets in "
    "`text`."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.words)

    def get(self, index: int) -> str:
        """The word at `index`; "" before the first and after the last."""
        try:  # asked for tens of times a number: no call of `len` on the way
            return self.words[index] if index >= 0 else ""
        except IndexError:
            return ""

    def slice_text(self, first: int, last: int) -> str:
        """The text from word `first` to word `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def is_joined(self, index: int) -> bool:
        """Whether word `index` touches the one before it, with nothing between."""
        return 0 < index < len(self.words) and self.ends[index - 1] == self.starts[index]

    def index_at(self, offset: int) -> int:
        """The first word that starts at or after `offset`."""
        return bisect_left(self.starts, offset)


def fold(text: str) -> str:
    """The text in small letters with plain spaces, apostrophes and hyphens, and е for ё.

    >>> fold("Артём\u00a0В’язов")
    "артем в'язов"
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for sign in _FOLD.keys() & set(lowered):  # ten times faster than `translate` on Cyrillic
        lowered = lowered.replace(sign, _FOLD[sign])
    return lowered


def cut_words(text: str) -> Words:
    """The words, numbers and signs of a text, in order.

    >>> cut_words("до 2 300 человек").words
    ('до', '2 300', 'человек')
    """
    pieces = _PIECE.findall(fold(text))
    places = zip(pieces, accumulate(map(len, pieces), initial=0), strict=False)
    found = [
        (piece, start)
        for piece, start in places
        if piece != " " and (not piece.isspace() or piece.count("\n") > 1)
    ]
    words = tuple([piece if piece[0] not in "\r\n" else PARAGRAPH for piece, _ in found])
    ends = tuple([start + len(piece) for piece, start in found])
    return Words(text, words, tuple([start for _, start in found]), ends)


def word_list(text: str) -> list[str]:
    """The words of a table written as one line."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a table written as one line, for asking whether a word is in it."""
    return frozenset(text.split())


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words, the longest that fits first; it reads each letter once.

    >>> any_of(["said", "says", "saying"])
    'sa(?:id|y(?:ing|s))'
    """
    return _tree(sorted(set(words)))


def _tree(words: list[str]) -> str:
    """Of sorted words, those with a common beginning behind it."""
    branches = [
        re.escape(letter) + _tree([word[1:] for word in group])
        for letter, group in groupby(filter(None, words), key=itemgetter(0))
    ]
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if "" in words:
        return f"(?:{pattern})?" if branches else ""
    return pattern

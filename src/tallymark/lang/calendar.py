"""Dates in running text as intervals, never more precise than the words.

A year that the words do not give is taken from a reference day only, and marked as inferred;
without a reference it stays unknown. Conventions: a day without a year is the latest such day not
after the reference; a weekday the latest strictly before it; early, mid and late of a year are
January-April, May-August, October-December; of a month days 1-10, 11-20, 21-last; winter of Y ends
in February of Y; a week is Monday to Sunday.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tallymark.lang import calendarwords, intervals
from tallymark.lang.dateparts import Parts
from tallymark.lang.edtf import to_edtf
from tallymark.lang.words import Words, cut_words
from tallymark.terms.dates import DateInterval

_YEAR = "(?:c?f?Y_*y?|f?ry|f?(?:vj?|j)y|f?Q)"
_DAY = "d_*"
_CORES = (
    ("dates", r"D"),
    ("roman", rf"{_DAY}[z-]R[z-][Yd]y?|{_DAY}R{_YEAR}"),
    ("night", rf"gf*[SG]?{_DAY}[-&+f]f?{_DAY}f?M{_YEAR}?|gf*&?f*{_DAY}f?M{_YEAR}?"),
    ("week_of", rf"uf+(?:{_DAY}f*M|M{_DAY}){_YEAR}?"),
    ("weeknight", r"gf*(?:Sw[f&]f*)?w"),
    (
        "days",
        rf"G?{_DAY}[-&+B]f?{_DAY}f?M{_YEAR}?|{_DAY}f*M{_YEAR}?[-&B]f?{_DAY}f?M{_YEAR}?"
        rf"|G{_DAY}f*M{_YEAR}?\+f?{_DAY}f?M{_YEAR}?|GMz?{_DAY}{_YEAR}?\+Mz?{_DAY}{_YEAR}?"
        rf"|G?Mz?{_DAY}[-&+B](?:(?<!\+)Mz?)?{_DAY}{_YEAR}?",
    ),
    ("day", rf"(?:qHf*|qf*gf*)?(?:wc?f*)?(?:{_DAY}f*M{_YEAR}?|Mz?{_DAY}(?![-zc]?d){_YEAR}?)"),
    ("months", rf"G?M[-&+B]f?M{_YEAR}?"),
    ("half", rf"ohf*Mz?{_YEAR}?|ohf*Y_*y?|ohf*(?:r|vj?|j)y"),
    ("quarter", r"(?:[oRW]|d_*)kf*(?:Y_*y?|(?:r|vj?|j)y)|kdf*Y_*y?"),
    ("few_days", rf"(?:[oWr]|d_*)Cf*M{_YEAR}?|[oWr][uK]f*Mz?{_YEAR}?"),
    ("part", rf"q-?f*(?:Mz?{_YEAR}?|s{_YEAR}?|Y_*y?|(?:r|vj?|j)y|Q|y)"),
    ("decade", r"(?:q-?f*)?N_*y?"),
    ("month", rf"Mz?{_YEAR}|Q[fS]?M|M[gm]f*Y|A[gmus]{_YEAR}?|rM|M"),
    ("winter", r"sc?f*Y_*-[Yd]_*y?"),
    ("season", rf"s{_YEAR}?|rs"),
    ("deictic", r"t[gm]?|r[gm]"),
    ("since_then", r"[dn]?[uy][aliL]|L[dn]?[uy]"),
    ("weekday_of", r"wf*ru"),
    ("unit", r"r-?[uy]|v?ju|Q"),
    ("weekdays", r"w[-&]f?w"),
    ("weekday", r"r?w"),
    ("years", r"G?Y_*[-&+B]f?Y_*y?"),
    ("year", r"Y_*y?"),
)
_GRAMMAR = re.compile(
    r"(?=[^xcz_&+hKC])(?P<pre>Of+|[SBTEF]f*)?(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in _CORES)
    + ")"
)
_TRIGGERS = frozenset("DMAswtuyYgRNQ")
_RANGES = frozenset(("days", "months", "years", "weekdays"))


@dataclass(frozen=True, slots=True)
class FoundDate:
    """An expression of time where it stands. `earliest` and `latest` are days as ISO 8601.

    `relation` is since, before, until, by, after or as_of; `relative` keeps an offset from an
    event that the words do not name ("+1w", "+4d"): its interval holds only if the reference given
    was the day of that event.
    """

    start: int
    end: int
    text: str
    interval: DateInterval
    relation: str | None = None
    relative: str | None = None

    @property
    def earliest(self) -> str | None:
        """The first day, `None` where it is open or unknown."""
        return self.interval.earliest.isoformat() if self.interval.earliest else None

    @property
    def latest(self) -> str | None:
        """The last day, `None` where it is open or unknown."""
        return self.interval.latest.isoformat() if self.interval.latest else None

    @property
    def precision(self) -> str:
        """How fine the words are: day, month, season, year, range ..."""
        return self.interval.precision

    @property
    def year(self) -> int | None:
        """The year, stated or inferred (`interval.is_inferred`)."""
        return self.interval.year

    @property
    def month(self) -> int | None:
        """The month that the words give."""
        return self.interval.month

    @property
    def day(self) -> int | None:
        """The day of the month that the words give."""
        return self.interval.day

    @property
    def edtf(self) -> str:
        """The date in EDTF, as `lang.edtf` says: `2025-10-02/2025-10-03`, `2024-21`, `199X`."""
        return to_edtf(self.interval)

    @property
    def inferred(self) -> bool:
        """Whether the year came from the reference, and not from the words."""
        return self.interval.is_inferred


def find_dates(
    text: str, language: str | None = None, reference: date | None = None
) -> tuple[FoundDate, ...]:
    """The expressions of time in a text, in order; offsets are code points of `text`.

    `reference` is the day of publication, or of the event that relative words hang on.

    >>> [(d.text, d.earliest) for d in find_dates("On Nov. 2 men came.", "en", date(2025, 11, 10))]
    [('Nov. 2', '2025-11-02')]
    """
    del language  # one lexicon holds the three languages; `lang.calendarwords` says how
    return tuple(find_in_words(cut_words(text), reference))


def find_in_words(words: Words, reference: date | None = None) -> Iterator[FoundDate]:
    """The expressions of time in a text that is cut into words already."""
    letters, values = calendarwords.classify(words)
    if _TRIGGERS.isdisjoint(letters):
        return
    for match in _GRAMMAR.finditer(letters):
        kind = str(match.lastgroup)
        first, last = match.start(kind), match.end() - 1
        if not _is_meant(words, letters, match, kind):
            continue
        parts = Parts(letters[first : last + 1], tuple(values[first : last + 1]), words, first)
        interval, relative = intervals.resolve(kind, parts, reference)
        if interval is None:
            continue
        relation = _relation(words, match, kind)
        interval = intervals.apply_relation(interval, relation, reference)
        start = words.starts[match.start() if relation or kind in _RANGES else first]
        end = words.ends[last]
        yield FoundDate(start, end, words.text[start:end], interval, relation, relative)


_RELATIONS = {"O": "as_of", "S": "since", "B": "before", "T": "until", "E": "by", "F": "after"}
_ENDS = ("end", "late", "кон", "кін", "наприкін")


def _relation(words: Words, match: re.Match[str], kind: str) -> str | None:
    """What the preposition says; that of a range ("с 5 по 9 июня") belongs to the range."""
    prefix = match["pre"]
    if not prefix or kind in _RANGES:
        return None
    is_end = kind == "part" and words.get(match.start(kind)).startswith(_ENDS)
    return "by" if prefix[0] == "B" and is_end else _RELATIONS[prefix[0]]


def _is_meant(words: Words, letters: str, match: re.Match[str], kind: str) -> bool:
    """Whether these words are a date here: a bare month, year or weekday needs its preposition."""
    first, last = match.start(kind), match.end() - 1
    piece = letters[first : last + 1]
    before = letters[first - 1] if first else ""
    if kind == "year":
        return "y" in piece or _is_year(words, letters, match, first)
    if piece in ("M", "s"):
        return _is_bare_month(words, before, first)
    if piece == "w":
        is_latin = words.text[words.starts[first]].isascii()
        return is_latin or (before == "f" and words.get(first - 1) != "о")
    if kind == "unit":
        return not (piece[-1] == "y" and before == "M")
    return not (kind == "day" and "\n" in words.text[words.ends[last - 1] : words.starts[last]])


def _is_bare_month(words: Words, before: str, index: int) -> bool:
    """ "in July", "летом": a month or season alone; a capital in mid-sentence is a name (Марта)."""
    if words.get(index) in calendarwords.WHEN:
        return True
    if words.get(index) in calendarwords.SHORT_MONTHS or before == "" or before not in "fqSBTEFOr":
        return False
    first_letter = words.text[words.starts[index]]
    return first_letter.isascii() or not first_letter.isupper()


def _is_year(words: Words, letters: str, match: re.Match[str], first: int) -> bool:
    """A bare four-digit number: "in 2023", "since 2023", and nothing counted after it."""
    after = words.get(match.end())
    before = words.get(first - 1)
    if words.is_joined(first) and before not in ("(", "«", '"'):
        return False
    if before in ("over", "during", "around", "about", "около", "об", "о", "на"):
        return False
    is_placed = match["pre"] is not None or (first > 0 and letters[first - 1] == "f")
    return is_placed and (words.text[words.starts[first - 1]].isascii() or not after[:1].isalpha())

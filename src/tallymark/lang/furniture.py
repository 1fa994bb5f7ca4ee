"""Words of the page and not of the report: subscribe boxes, counters, tickers, notices, menus.

The patterns are in `data/furniture.toml`. A word alone never decides in running text: only a whole
line, or a sentence that opens as no report does ("Подписаться на контракт" is a report's).
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

LONGEST_LABEL = 180
"""A longer line is no label, menu or counter."""
LONGEST_SENTENCE = 250
"""Code points that a site's own sentence may go on after its opening."""
LONGEST_HEADLINE = 160
"""Code points of a line in a list of other reports."""
LIST_LINES = 12
"""Lines that may belong to a list of other reports."""

_EMOJI = "👁🔁❤👍👎🔥💬😢😭🙏😱🤬🤯💔👏🤔🕊😡😁🎉💯👀🗣📌🔗⬇⬆👇👉"
_MARKS = "\ufe0f\u200d"
_EMOJIS = rf"[{_EMOJI}{_MARKS}]+"
_SIGN = re.compile(f"[{_EMOJI}]")
_DIGIT = re.compile("[0-9]")
_COUNT = r"[0-9]+(?:[ .,][0-9]+)*[kкmм]?"


class Patterns(NamedTuple):
    """The compiled table: `label` by words, `figures` only for lines that hold a digit."""

    label: re.Pattern[str]
    figures: re.Pattern[str]
    list_head: re.Pattern[str]
    opening: re.Pattern[str]
    inside: re.Pattern[str]


def find_furniture(text: str) -> Iterator[tuple[int, int]]:
    """Where furniture stands in a text, in order, without overlap: (start, end) in code points.

    >>> text = "Мужчина погиб.\\nПодписывайтесь на наш канал.\\n👁 12,3K"
    >>> [text[start:end] for start, end in find_furniture(text)]
    ['Подписывайтесь на наш канал.', '👁 12,3K']
    """
    known = _patterns()
    folded = _plain(text)
    has_signs = bool(_SIGN.search(folded))
    at, list_left = 0, 0
    for line in folded.split("\n"):
        body = line.strip()
        if not body:
            list_left = 0
        elif list_left and len(body) <= LONGEST_HEADLINE and body[-1] not in ".!?…":
            list_left -= 1
            yield _span(line, at)
        else:
            list_left = LIST_LINES if known.list_head.fullmatch(body) else 0
            yield from _in_line(line, body, at, known, has_signs=has_signs)
        at += len(line) + 1


def _plain(text: str) -> str:
    """Small letters and plain spaces, as long as the text; `words.fold` does more and is slower."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lowered.replace("\u00a0", " ").replace("\u202f", " ").replace("ё", "е")


def _in_line(
    line: str, body: str, at: int, known: Patterns, *, has_signs: bool
) -> Iterator[tuple[int, int]]:
    if _is_whole(body, known):
        yield _span(line, at)
        return
    reached = 0
    while opening := known.opening.match(line, reached):
        yield at + opening.start(1), at + opening.end()
        reached = opening.end()
    if has_signs:
        for found in known.inside.finditer(line, reached):
            yield at + found.start(), at + found.end()


def _is_whole(body: str, known: Patterns) -> bool:
    """Whether a line is furniture from its first letter to its last."""
    if len(body) > LONGEST_LABEL:
        return False
    if known.label.fullmatch(body):
        return True
    return bool(_DIGIT.search(body) and known.figures.fullmatch(body))


def _span(line: str, at: int) -> tuple[int, int]:
    return at + len(line) - len(line.lstrip()), at + len(line.rstrip())


@cache
def _patterns() -> Patterns:
    content = files("tallymark.lang").joinpath("data/furniture.toml").read_text(encoding="utf-8")
    table = tomllib.loads(content)
    heads = "|".join(table["list_heads"])
    openings = "|".join(table["openings"])
    sentence = rf"(?:{openings})[^.!?…\n]{{0,{LONGEST_SENTENCE}}}"
    return Patterns(
        _any(_labels(table, heads)),
        _any(_figures(table)),
        re.compile(rf"(?:{heads})[ :…]*"),
        re.compile(rf"\s*((?:[^\w\s(]+\s*)?{sentence}(?:[.!?…]+|$))"),
        re.compile(rf"(?:{_EMOJIS} ?{_COUNT}[ {_EMOJI}{_MARKS}]*){{1,8}}\s*$|👁{_MARKS}? ?{_COUNT}"),
    )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{one})" for one in patterns))


def _labels(table: dict[str, Any], heads: str) -> Iterator[str]:
    """Lines of a site's own words: labels, heads of lists, share buttons, menus."""
    networks, menu = table["networks"], table["menu_words"]
    label = rf"(?:{'|'.join(table['whole'])})(?:[ :(]*{_COUNT}\)?)?"
    yield rf"{label}(?: *[|•·/] *{label})*[ :.!…→»›>]*"
    yield rf"(?:{heads})(?:[ :…]*|:[^\n]{{0,{LONGEST_HEADLINE}}})"
    share = "(?:поделиться|поділитися|поширити|share|follow)[ :]*(?:on|в|у)?[ :]*"
    yield rf"(?:{share})?(?:(?:{networks})(?:[ ,|/•·]+|$)){{2,}}"
    yield rf"(?:(?:{menu})(?: *[|/•·»›>]+ *| {{2,}}|\t|$)){{3,}}"


def _figures(table: dict[str, Any]) -> Iterator[str]:
    """Lines of figures: views and reactions, rates, weather, reading time."""
    words, tickers = table["counter_words"], table["ticker_words"]
    number = r"[+−-]?[0-9]+(?:[ .,][0-9]+)*"
    clock = r"(?:[|, ]*[0-9]{1,2}:[0-9]{2})?"
    more = rf"[ {_EMOJI}{_MARKS}]*"
    yield rf"(?:{_EMOJIS} ?)+(?:{_COUNT}{more})+(?:[ |·,]*{_COUNT}{more})*{clock}"
    count = rf"(?:{_EMOJIS} ?)*{_COUNT}(?: ?{_EMOJIS})*"
    yield rf"(?:{count} (?:{words})[ |,·•.]*)+{clock}"
    yield rf"(?:(?:{words}) ?: ?{count}[ |,·•.]*)+"
    rate = rf"(?:{tickers})[ :=]*{number}[^\w\n]*(?:[({{]?{number}%?[)]?)?[ |,;/▲▼↑↓%]*"
    yield rf"(?:курс валют|курс|rates?|currency)?[ :]*(?:{rate}){{1,12}}(?:руб|грн|uah|rub)?\.?"
    yield rf"(?:погода|weather)(?: (?:в|у|in) [^\W\d]+)?[ :,]+[^.\n]{{0,20}}{number} ?°.{{0,60}}"
    yield rf"(?:[^\W\d]+ ){{0,2}}{number} ?°[ cсf]*"
    yield r"[0-9]+[ -](?:min|minutes?)\.? read|[0-9]+ мин(?:ут[аы]?|\.)? (?:на )?чтени[ея]"
    yield r"[0-9]+ хв(?:илин[аи]?|\.)? (?:на )?читання"

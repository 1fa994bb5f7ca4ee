"""Ages of several at once: "X и Y, 27 и 53 лет", "X та Y, яким по п'ять років"."""

import re
from collections.abc import Iterator

from tallymark.lang.numberwords import ONES
from tallymark.lang.words import any_of
from tallymark.read.base_forms import Name
from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast
from tallymark.terms.spans import Span

_NUMBER = rf"(?:\d{{1,2}}|{any_of(word for word, value in ONES.items() if 0 < value < 100)})"
_YEARS = r"(?: ?(?:лет|года?|років|роки|рік|years old|year-olds?))"
_AND = r"(?: и| і| й| та| and|,) "
_EACH = re.compile(
    rf"\(?(?:aged |в возрасте |віком |, )?(?P<one>{_NUMBER}){_YEARS}?(?P<more>{_AND}{_NUMBER}"
    rf"(?:{_AND}{_NUMBER})?){_YEARS}?(?=[,.;)\n]|$| (?:соответственно|відповідно|respectively))"
)
_ALIKE = re.compile(
    rf"(?<!\w)(?:(?:яким|которым|им|їм|обоим|обом|обеим|обое|обоє|было|було|исполнилось|виповнилося)"
    rf"(?: было| було| всего| лише| только)* по|(?:обоим|обом|обеим|обидвом|яким|которым|им|їм)"
    rf"(?: было| було| всего| лише| только)*) (?P<number>{_NUMBER})(?:{_YEARS}(?!\w)|(?=[,.;)]|$))"
    r"|(?<!\w)(?:both|each) (?:only |just )?(?:aged )?(?P<both>\d{1,2})(?!\w)"
)
_JOINT = re.compile(r",?(?: и| і| й| та| and|,) ")
_LEAD = re.compile(r",? (?:[^\W\d_]{3,14},? )?")


def find_shared_ages(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """(person, words of the age, age) for people named side by side."""
    cast, page = Cast(board), board.page
    for name, _ in cast.named:
        lead = _LEAD.match(page.folded, name.end)
        found = lead and _EACH.match(page.folded, lead.end())
        if not found:
            continue
        numbers = list(re.finditer(_NUMBER, found[0]))
        people = _side_by_side(board, cast, name)
        if len(people) == len(numbers) > 1:
            for person, number in zip(people, numbers, strict=True):
                start, end = found.start() + number.start(), found.start() + number.end()
                yield person, page.span(start, end), _value(number[0])
    for found in _ALIKE.finditer(page.folded):
        last = next(iter(cast.before(found.start(), 60)), None)
        people = _side_by_side(board, cast, last[0]) if last else []
        group = "number" if found["number"] else "both"
        for person in people if len(people) > 1 else []:
            yield person, page.span(found.start(group), found.end()), _value(found[group])


def _value(word: str) -> int:
    return int(word) if word.isdecimal() else int(ONES[word])


def _side_by_side(board: Board, cast: Cast, last: Name) -> list[PersonDraft]:
    """The people named in one row that ends with a name."""
    found: list[PersonDraft] = []
    reached = last.start
    for name, person in cast.before(last.start + 1, 200):
        is_joined = name is last or _JOINT.fullmatch(board.page.folded, name.end, reached)
        if not is_joined or person in found:
            break
        found.insert(0, person)
        reached = name.start
    return found

"""Where people are named or described, in order, and in which case: for asking who is near."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from tallymark.lang.words import fold
from tallymark.read.board import Board, PersonDraft


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at a place; `case` is n (nominative), o (another case) or ? (not to be seen)."""

    start: int
    end: int
    person: PersonDraft
    case: str = "?"


class Mentions:
    """All mentions of a document's people, in order."""

    def __init__(self, board: Board) -> None:
        found = []
        for person in board.people:
            for name in person.names:
                case = _case(board.page.folded[name.start : name.end], fold(name.base))
                found.append(Mention(name.start, name.end, person, case))
            for span in person.descriptions:
                found.append(Mention(span.start, span.end, person))
        self.all = sorted(found, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self.all]

    def between(self, start: int, end: int) -> list[Mention]:
        """The mentions that start between two offsets."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


_PLURAL = re.compile(r"(?:ли|лись|лися|ены|аны|яты|иты|ені|ані|иті|ют|ут|ять|ють|уть)$")
_FEMININE = re.compile(r"(?:ла|лась|лася|ена|ана|ита|ята)$")
_MASCULINE = re.compile(r"(?:л|лся|ен|ан|ит|ят|ав|ив|ів|ув|вся|ений|аний|итий)$")


def can_be_subject(verb: str, mention: Mention) -> bool:
    """Whether one named person can be the subject of a verb, by number and sex where it shows them.

    "Илью сняли", "Мансура повалили": one person is no subject of a plural.
    """
    first = verb.split(maxsplit=1)[0]
    if first.isascii():
        return True
    if _PLURAL.search(first):
        return False
    sex = mention.person.sex
    if _FEMININE.search(first):
        return sex != "m"
    return not (_MASCULINE.search(first) and sex == "f")


def verb_sex(verb: str) -> str | None:
    """The sex that a verb of the past shows."""
    first = verb.split(maxsplit=1)[0]
    if first.isascii() or _PLURAL.search(first):
        return None
    if _FEMININE.search(first):
        return "f"
    return "m" if _MASCULINE.search(first) else None


def _case(written: str, base: str) -> str:
    """Latin letters show no case; a name all of whose words stand in its base is nominative."""
    if written.isascii():
        return "?"
    return "n" if set(written.split()) <= set(base.split()) else "o"

"""Whose an age before a noun is ("a 43-year-old driver"), and whose a year of birth."""

import re

from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.ages import Age

_IDENTIFIED = re.compile(
    r"(?:identified as|named as|named|whose name is|по имени|его зовут|имя которого|на "
    r"ім'я|звати) $"
)
_FEW_WORDS = 3
_FAR = 45
_BARRED = frozenset(
    ("in", "of", "from", "at", "with", "and", "to", "в", "из", "с", "и", "на", "у", "з", "та", "й")
)
_AGE_WORD = r"(?:aged? |возраст:? |вік:? )?"
_BEFORE_BIRTH = re.compile(rf",? (?:[—–-] )?(?:\(?{_AGE_WORD})?|,? ?\({_AGE_WORD}|,? ")
_APPOSED = re.compile(
    r"(?:,| [—–-]| (?:is|was|—)|, (?:himself|herself)) "
    r"(?:(?:also|only|just|then|now|еще|всего|это|ще|тоже|теж) )?"
    r"(?:(?:an?|the|his|her|their|my|our|его|ее|их|мой|моя|наш|наша|його|її|їхн\w+|мій|моя) )?"
    r"(?:(?:local|former|fellow|местн\w+|бывш\w+|колишн\w+|місцев\w+) )?"
)
"""Between a name and the age of an apposition: "X, a 43-year-old driver", "X — 43-летний ..."."""
_BEFORE_NAME = re.compile(
    r"(?: [^\W\d_][\w'-]*){0,6}?(?:,| [—–-]|,? (?:named|called|identified as|by the name of|"
    r"по имени|по фамилии|с фамилией|на ім'я|на прізвище)) "
)
_CLOSED = re.compile(
    r"\s*(?:[,.;:)—–]|$|\n)| (?:is|was|has|had|died|disappeared|went|который|которая|который|який|"
    r"яка|погиб\w*|загину\w+|пропал\w*|зник\w*|умер\w*|помер\w*)(?!\w)"
)


def give_age(board: Board, age: Age) -> None:
    """To the person named beside it, to the one it introduces, else to somebody without a name."""
    person = age.person or _beside(board, age) or _introduced(board, age)
    if person is None and age.is_definite:
        person = _met_before(board, age)
    if person is None and age.noun_end is not None:
        person = PersonDraft(sex=age.sex)
        person.descriptions.append(board.page.span(age.start, age.noun_end))
        board.people.append(person)
    if person is None:
        return
    person.sex = person.sex or age.sex
    if age.is_child and "child" not in person.statuses:
        person.statuses.append("child")
    if age.birth is not None:
        person.birth = age.birth
    elif person.age is None and age.value is not None:
        person.age, person.age_quote = age.value, age.quote


def _met_before(board: Board, age: Age) -> PersonDraft | None:
    """ "The 34-year-old" alone: who is known to be 34, else the first whose age is not known."""
    known = [one for one in board.people if one.age == age.value]
    return next((one for one in (*known, *board.people) if one.names and one.age in
                 (None, age.value)), None)  # fmt: skip


def _beside(board: Board, age: Age) -> PersonDraft | None:
    """The nearest name right behind the age, else the one it stands in apposition to."""
    folded, end = board.page.folded, age.quote.end
    behind: list[tuple[int, PersonDraft]] = []
    before: list[PersonDraft] = []
    for person in board.people:
        for name in person.names:
            if 0 <= name.start - end <= _FAR and _leads_to(board, end, name.start, name.end):
                behind.append((name.start, person))
            pattern = _BEFORE_BIRTH if age.birth else _APPOSED
            is_near = 0 < age.start - name.end <= _FAR
            if is_near and pattern.fullmatch(folded, name.end, age.start):
                before.append(person)
    if age.birth and before:
        return before[0]
    nearest = min(behind, key=lambda pair: pair[0], default=None)
    return nearest[1] if nearest else next(iter(before), None)


def _leads_to(board: Board, end: int, start: int, stop: int) -> bool:
    """ "43-летний водитель X", "a 43-year-old driver, X, ..."."""
    if _is_name_gap(board.page.text[end:start]):
        return True
    is_introduced = _BEFORE_NAME.fullmatch(board.page.folded, end, start)
    return is_introduced is not None and _CLOSED.match(board.page.folded, stop) is not None


def _is_name_gap(gap: str) -> bool:
    """Up to three words between age and name, no preposition; one may be a place's name."""
    if re.search(r"[,.;:!?\n—–]", gap):
        return False
    words = gap.split()
    is_short = len(words) <= _FEW_WORDS and not _BARRED & set(words)
    return is_short and sum(word[0].isupper() for word in words) <= 1


def _introduced(board: Board, age: Age) -> PersonDraft | None:
    """ "a 26-year-old man ... The man, identified as X": the next person so introduced."""
    for person in board.people:
        for name in person.names[:1]:
            is_near = 0 < name.start - age.start < 400 and person.age is None
            before = board.page.folded[max(0, name.start - 40) : name.start]
            if is_near and _IDENTIFIED.search(before):
                return person
    return None

"""Further names: what the tagger takes for a person and nothing speaks against, and repeats."""

from collections.abc import Iterator, Sequence

from tallymark.lang.calendarwords import LEXICON as CALENDAR
from tallymark.lang.words import word_set
from tallymark.read.base_forms import Name, Reading
from tallymark.read.initials import find_initials
from tallymark.read.morphology import is_common
from tallymark.read.names import (
    ACTS,
    AGE_AFTER,
    COUNTRIES,
    PAST_VERB,
    PLACED,
    STOP,
    Roles,
    build_name,
    find_repeats,
    is_prompted_at,
    is_russian,
    opens_sentence,
    read_unit,
    roles_of,
    take_names,
)
from tallymark.read.page import Page
from tallymark.read.tagger import Hint

_TITLES = word_set(
    "рядовой рядовая ефрейтор сержант старшина прапорщик мичман лейтенант капитан майор полковник "
    "подполковник генерал матрос боец солдат господин госпожа судья адвокат прокурор мать отец "
    "рядовий молодший старший пан пані private corporal sergeant lieutenant captain major colonel "
    "general judge mr mrs ms dr mother father uncle aunt дядя тетя баба дед бабушка дедушка"
)
"""Words before a name that are none of its parts."""
_NAMED_FOR = word_set(
    "ул улица улице улицы вул вулиця вулиці им имени ім імені св святого святой святої святих храм "
    'храма церкви площадь площади площа площі поселок посёлок село станция станції станции « " “ „'
)
"""Before a given name: what bears it is no person."""


def find_more_names(
    page: Page, names: Sequence[Name], taken: set[int], hints: Sequence[Hint]
) -> list[Name]:
    """What the tagger takes for a person and nothing speaks against, and repeats of all names.

    Comes after the places, so that a place with a kind or a preposition is not taken for a person.
    """
    found: list[Name] = []
    people = [hint for hint in hints if hint.kind == "person"]
    for part in ([one for one in people if one.first < one.last], people):
        found += take_names(list(_hinted(page, taken, part)), taken)
        found += take_names(find_repeats(page, [*names, *found], taken), taken)
    found += take_names(list(_known_givens(page, taken, hints)), taken)
    return found + take_names(list(find_initials(page, taken)), taken)


def _known_givens(page: Page, taken: set[int], hints: Sequence[Hint]) -> Iterator[Name]:
    """A known given name alone inside a sentence ("Тримайся, Таню"), nothing else being hinted.

    In English a surname of the region too ("Elbiev could not walk").
    """
    hinted = {index for hint in hints for index in range(hint.first, hint.last + 1)}
    for run in page.runs:
        if len(run) > 1 or run[0].first in taken or run[0].first in hinted:
            continue
        one = read_unit(page, run[0])
        before = page.words.get(run[0].first - 1).rstrip(".")
        if opens_sentence(page, one) or before in _NAMED_FOR:
            continue
        if one.is_given and one.given:
            yield build_name(page, [one], 0, None, None)
        elif one.word.isascii() and one.is_surname and before not in page.lexicon.in_words:
            yield build_name(page, [one], None, None, 0)


def _hinted(page: Page, taken: set[int], hints: Sequence[Hint]) -> Iterator[Name]:
    """Names that the tagger sees and the patterns do not."""
    units = {unit.first: unit for run in page.runs for unit in run}
    for hint in hints:
        for first, last in _outside_brackets(page, hint):
            if not taken.isdisjoint(range(first, last + 1)):
                continue
            parts = [units[place] for place in range(first, last + 1) if place in units]
            readings = _without_opening(page, [read_unit(page, unit) for unit in parts])
            if readings and _is_plausible(page, readings):
                yield build_name(page, readings[:3], *_parts_of(page, readings[:3]))


def _without_opening(page: Page, readings: list[Reading]) -> list[Reading]:
    """ "Рядовой Гремин", "Це Йонас", "Збитки Галабурда оцінює": without what is no name of its own.

    Titles and small words go, and the first word of a sentence that is neither known as a name nor
    stands before one.
    """
    while len(readings) > 1 and (readings[0].unit.word in _TITLES or readings[0].unit.word in STOP):
        readings = readings[1:]
    if (
        len(readings) == 1
        and readings[0].unit.word in _TITLES
        and opens_sentence(page, readings[0])
    ):
        return []
    if len(readings) < 2 or not opens_sentence(page, readings[0]):
        return readings
    first, second = readings[:2]
    is_name = first.is_given or first.is_surname or first.unit.is_initial
    if not is_name and second.is_given and PAST_VERB.fullmatch(first.word):
        return readings[1:]
    if is_name or second.is_given or second.unit.is_initial or second.is_patronymic:
        return readings
    if is_russian(page, first.word) and not is_common(first.word):
        return readings
    return readings if first.word.isascii() else readings[1:]


def _outside_brackets(page: Page, hint: Hint) -> Iterator[tuple[int, int]]:
    """ "Джоэл Саймон (Joel Simon)" is a name twice."""
    first = hint.first
    for index in range(hint.first, hint.last + 1):
        if page.words.words[index] in "()":
            yield first, index - 1
            first = index + 1
    yield first, hint.last


def _is_plausible(page: Page, readings: list[Reading]) -> bool:
    """Whether nothing in the words themselves speaks against a name that the tagger sees."""
    words = [one.unit.word for one in readings if not one.unit.is_initial]
    if not words or words[0] in STOP or words[0].startswith(COUNTRIES):
        return False
    if all(word in STOP or word in CALENDAR for word in words):
        return False
    if words[0].isascii() and words[-1].isascii():
        return _is_english_name(page, readings)
    is_likely = any(one.is_given or one.is_surname or one.is_patronymic for one in readings)
    if is_likely or len(readings) > 1:
        return True
    if is_russian(page, words[0]):
        return not is_common(words[0])
    return not opens_sentence(page, readings[0])


def _is_english_name(page: Page, readings: list[Reading]) -> bool:
    """English capitals mark more than names: a hint needs a known part, company or a verb."""
    things = page.lexicon.english_things
    words = [one.unit.word for one in readings]
    if any(word in things for word in words):
        return False
    before = page.words.get(readings[0].unit.first - 1)
    if before == "the" and len(words) > 1:
        return False
    if any(one.is_given or one.is_surname for one in readings):
        return True
    end = readings[-1].unit.end
    first = readings[0].unit.start
    speaks = bool(ACTS.match(page.folded, end) or AGE_AFTER.match(page.folded, end))
    return speaks or (len(words) > 1 and before not in PLACED) or _is_titled(page, first)


def _is_titled(page: Page, start: int) -> bool:
    return is_prompted_at(page, start)


def _parts_of(page: Page, readings: list[Reading]) -> Roles:
    """Which word of a hinted name is which part; by default given name first."""
    if len(readings) > 1:
        roles = roles_of(page, readings)
        if roles is not None:
            return roles
        return (0, 1, 2) if len(readings) == 3 else (0, None, 1)
    one = readings[0]
    return (0, None, None) if one.is_given and not one.is_surname else (None, None, 0)

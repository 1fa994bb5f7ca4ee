"""Further names: what the tagger takes for a person and nothing speaks against, and repeats."""

import re
from collections.abc import Iterator, Sequence

from tallymark.lang.calendarwords import LEXICON as CALENDAR
from tallymark.lang.names import given_ids
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
    TITLES,
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

_NAMED_FOR = word_set(
    "ул улица улице улицы вул вулиця вулиці им имени ім імені св святого святой святої святих храм "
    'храма церкви площадь площади площа площі поселок посёлок село станция станції станции « " “ „'
)
"""Before a given name: what bears it is no person."""
_QUOTES = frozenset('«»"“”„')
_WORDS_TOO = word_set(
    "mark max alex art hope faith rose may will grace joy victor roman slava mir april june dawn "
    "вера надежда любовь роман слава мила света воля віра надія любов роман мир роза лилия рая "
    "віка вік марка марк люба зоя лада ада ира майя маркс лев гера сава клим ян яна ким"
)
"""Given names that are other words too."""
_SHORTEST = 4
_STRONG = re.compile(r"(?:[^r]ov|[oe]va|[yi]ev|[bdglmnpt]ev|enko|chuk|shvili|adze|idze|[tl]skyi?)$")
_DOES = re.compile(
    r"(?:'s|’s) | (?:was|is|had|has|said|says|told|tells|could|did|died|went|who|and his|and her|"
    r"[a-z]{3,}ed|never|also|wants?|refused|denied|recalled|added|got|came|kept|lost|does|waits?|writes?)(?!\w)"
)
_FOLLOWED = re.compile(r"(?: не)? [а-яіїєґ']+(?:л[аи]?|ла[сш]?ь|вся|лася|ає|ить|ит|ет|є|в)(?!\w)")
_SAYS = re.compile(r" (?:said|says|told|recalled|added|recalls|adds|wrote|writes|whispered)(?!\w)")
_HIS_KIN = re.compile(
    r"(?:['’]s) (?:mother|father|wife|husband|son|daughter|brother|sister|parents|mom|mum|dad|"
    r"widow|lawyer|body|funeral|family|relatives|grandmother|aunt|cousin)(?!\w)"
)


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
    """A word alone that is a name by itself ("Тримайся, Таню", "Elbiev could not walk").

    At the start of a sentence only where it cannot be another word, and somebody acts or is called.
    """
    hinted = {index for hint in hints for index in range(hint.first, hint.last + 1)}
    for whole in page.runs:
        run = whole[1:] if len(whole) == 2 and whole[0].word in STOP else whole
        if len(run) > 1 or run[0].first in taken or run[0].first in hinted:
            continue
        one = read_unit(page, run[0])
        before = page.words.get(run[0].first - 1).rstrip(".")
        if before in _QUOTES and page.words.get(run[0].last + 1) not in _QUOTES:
            before = ""
        if one.word.isascii() and _is_spoken_of(page, one):
            yield build_name(page, [one], None, None, 0)
            continue
        if before in _NAMED_FOR or (opens_sentence(page, one) and not _opens_as_name(page, one)):
            continue
        if one.is_given and (one.given or _is_latin_given(page, one)):
            yield build_name(page, [one], 0, None, None)
        elif one.word.isascii() and one.is_surname and before not in page.lexicon.in_words:
            yield build_name(page, [one], None, None, 0)


def _opens_as_name(page: Page, one: Reading) -> bool:
    """Whether the first word of a sentence is a name all the same."""
    after = page.folded[one.unit.end : one.unit.end + 30]
    if one.word.isascii():
        is_name = _STRONG.search(one.word) or (given_ids(one.word) and one.word not in _WORDS_TOO)
        return bool(is_name) and _DOES.match(after) is not None
    if len(one.word) < _SHORTEST or one.word in _WORDS_TOO or is_common(one.word):
        return False
    is_called = bool(one.given) and after[:2] in (", ", "! ")
    return is_called or _FOLLOWED.match(after) is not None


def _is_latin_given(page: Page, one: Reading) -> bool:
    """A given name of the region in Latin letters that is no English word, in no place."""
    before = page.words.get(one.unit.first - 1)
    is_known = bool(given_ids(one.word)) and one.word not in _WORDS_TOO
    return is_known and before not in PLACED and len(one.word) >= _SHORTEST


def _is_spoken_of(page: Page, one: Reading) -> bool:
    """ "..., " Kholopik said", "Kholopik's mother": an unknown word that only a person can be."""
    word = one.unit.word
    if len(word) < _SHORTEST or word in STOP or word in CALENDAR or word.startswith(COUNTRIES):
        return False
    if word in page.lexicon.english_things or word in _WORDS_TOO or one.unit.is_upper:
        return False
    is_quoted = page.text[: one.unit.start].rstrip()[-2:] in (",”", ',"', "?”", '?"', "!”", '!"')
    if is_quoted and _SAYS.match(page.folded, one.unit.end):
        return True
    return _HIS_KIN.match(page.folded, one.unit.end) is not None


def _hinted(page: Page, taken: set[int], hints: Sequence[Hint]) -> Iterator[Name]:
    """Names that the tagger sees and the patterns do not."""
    units = {unit.first: unit for run in page.runs for unit in run}
    for hint in hints:
        for first, last in _outside_brackets(page, hint):
            is_taken = not taken.isdisjoint(range(first, last + 1))
            if is_taken or _is_street(page, first):
                continue
            parts = [units[place] for place in range(first, last + 1) if place in units]
            readings = _without_opening(page, [read_unit(page, unit) for unit in parts])
            if readings and _is_plausible(page, readings):
                yield build_name(page, readings[:3], *_parts_of(page, readings[:3]))


def _is_street(page: Page, first: int) -> bool:
    """ "вул. Млинарська": what a street is called."""
    before = page.words.get(first - (2 if page.words.get(first - 1) == "." else 1))
    return before.isalpha() and before in _NAMED_FOR


def _without_opening(page: Page, readings: list[Reading]) -> list[Reading]:
    """ "Рядовой Гремин", "Це Йонас", "Збитки Галабурда оцінює": without what is no name of its own.

    Titles and small words go, and the first word of a sentence that is neither known as a name nor
    stands before one.
    """
    while len(readings) > 1 and (readings[0].unit.word in TITLES or readings[0].unit.word in STOP):
        readings = readings[1:]
    if len(readings) == 1 and readings[0].unit.word in TITLES:
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
    is_kin = len(words) == 1 and page.lexicon.kin_prompt.search(f"{words[0]} ")
    if is_kin or all(word in STOP or word in CALENDAR for word in words):
        return False
    if words[0].isascii() and words[-1].isascii():
        return _is_english_name(page, readings)
    is_likely = any(one.is_given or one.is_surname or one.is_patronymic for one in readings)
    if is_likely or len(readings) > 1:
        return True
    if is_russian(page, words[0]):
        return not is_common(words[0])
    end = readings[0].unit.end
    is_doing = _FOLLOWED.match(page.folded[end : end + 30]) is not None
    return is_doing or not opens_sentence(page, readings[0])


def _is_english_name(page: Page, readings: list[Reading]) -> bool:
    """English capitals mark more than names: a hint needs a known part, company or a verb."""
    things = page.lexicon.english_things
    words = [one.unit.word for one in readings]
    if any(word in things for word in words):
        return False
    before = page.words.get(readings[0].unit.first - 1)
    if before == "the" and (len(words) > 1 or page.words.get(readings[0].unit.last + 1) in things):
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

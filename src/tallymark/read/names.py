"""Names of people in a text: which capitalised words are one, and its base form."""

import re
from dataclasses import dataclass

from tallymark.lang.calendarwords import LEXICON as CALENDAR
from tallymark.lang.names import given_ids, guess_sex
from tallymark.lang.words import word_list, word_set
from tallymark.read.declension import (
    Form,
    looks_surname,
    patronymic_forms,
    restore,
    surname_forms,
)
from tallymark.read.page import Page, Unit

_AGE_BEFORE = re.compile(
    r"(?:\b\d{1,3}-? ?(?:летн\w+|річн\w+|year-old)|\w+(?:летн|річн)\w{2,4}|-old),? $"
)
_AGE_AFTER = re.compile(r"(?:, (?:aged )?| \()(\d{1,3})(?=[,.;)]| (?:лет|год|рок|г\.|years))")
_OBLIQUE_BEFORE = re.compile(r"(?:ого|его|ому|ему|ым|им|ом) $")
_ACTS = re.compile(
    r" (?:who|told|said|says|was (?:taken|beaten|killed|detained|sentenced|born|found)|died|"
    r"disappeared|served|went missing|did not|котор\w+|погиб\w*|умер\w*|пропал\w*|служил\w*|"
    r"рассказал\w*|сообщил\w*|заявил\w*|сказал\w*|отметил\w*|родил\w+|вернул\w+|"
    r"скончал\w+|який|яка|загину\w+|помер\w*|зник\w*|служи\w+|розпові\w+|повідоми\w+|"
    r"заяви\w+)(?!\w)"
)
_NOT_GIVEN = re.compile(r"(?:ая|ое|ые|ие|ых|их|ого|ому|ої|ій|ські|ский|ський|ной|ный)$")
_PLACED = word_set("in at from near of the a an to into в во из на у до під над біля з із")
_COUNTRIES = tuple(
    word_list(
        "росси україн украин турц япони китай германи франци англи британи америк польш польщ "
        "белорус "
        "білорус казахстан грузи армени азербайджан молда молдо итали испани израил изра сири "
        "европ "
        "болгари румын чехи австри финлянд швеци норвеги эстони латви литв кыргыз киргиз "
        "узбекистан "
        "таджикистан туркмен инди пакистан афганистан republic республик"
    )
)
_STOP = word_set(
    "the a an in on at of and or but he she they it his her their this that these those as by "
    "for from "
    "with after before when while two three four five six seven many most some several about "
    "around "
    "more than at least police military army russian ukrainian north south east west new old "
    "saint "
    "street avenue road hospital school university court council administration office committee "
    "federation republic region oblast district krai county river lake ministry service "
    "department "
    "в во на по об о у из за от до при для под над со с к и а но как что это все его ее их она "
    "он они "
    "мы вы я так уже еще если когда где там тут нет да сегодня вчера завтра семья около более "
    "менее "
    "среди также однако после перед через между всего россия россии украина украины україна "
    "україни "
    "москва москвы москве киев киева київ києва у з із зі до від та й але це що як коли де про "
    "earlier later one no not yes none there here sources witnesses relatives friends correction"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, its parts in the nominative; `base` is the whole of them."""

    start: int
    end: int
    first: int
    last: int
    given: str | None
    surname: str | None
    patronymic: str | None = None
    sex: str | None = None

    @property
    def base(self) -> str:
        """The whole name in the nominative."""
        parts = (self.given, self.patronymic, self.surname)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a unit can be in a name."""

    unit: Unit
    written: str
    given: tuple[Form, ...]
    surnames: tuple[Form, ...]
    patronymics: tuple[Form, ...]
    is_given: bool
    is_surname: bool


def find_names(page: Page, taken: set[int]) -> list[Name]:
    """The names of people among the words not yet taken, in order; their words are then taken."""
    found: list[Name] = []
    for run in page.runs:
        free = [unit for unit in run if unit.first not in taken]
        for part in _without_gaps(free):
            found += _names_in(page, part)
    found += _repeats(page, found, taken)
    found.sort(key=lambda name: name.start)
    for name in found:
        taken.update(range(name.first, name.last + 1))
    return found


def _without_gaps(units: list[Unit]) -> list[list[Unit]]:
    parts: list[list[Unit]] = []
    for unit in units:
        if parts and parts[-1][-1].last + 1 == unit.first:
            parts[-1].append(unit)
        else:
            parts.append([unit])
    return parts


def _read(page: Page, unit: Unit) -> _Reading:
    word = unit.word
    written = page.text[unit.start : unit.end]
    if unit.is_initial or len(word) > 40:
        return _Reading(unit, written, (), (), (), False, False)
    is_stop = word in _STOP or word in CALENDAR or word.startswith(_COUNTRIES)
    if word.isascii():
        is_given = len(word) > 2 and not is_stop and bool(given_ids(word))
        is_surname = not is_stop and looks_surname(word)
        return _Reading(unit, written, (), (), (), is_given, is_surname)
    given = page.lexicon.given.get(word, ())
    surnames, patronymics = tuple(surname_forms(word)), tuple(patronymic_forms(word))
    is_surname = not is_stop and looks_surname(word)
    return _Reading(
        unit, written, given, surnames, patronymics, bool(given) and not is_stop, is_surname
    )


def _names_in(page: Page, units: list[Unit]) -> list[Name]:
    """The names in a run of capitalised words, the longest pattern first."""
    readings = [_read(page, unit) for unit in units]
    found: list[Name] = []
    index = 0
    while index < len(readings):
        name, size = _name_at(page, readings[index:])
        if name is not None:
            found.append(name)
        index += size
    return found


def _name_at(page: Page, rest: list[_Reading]) -> tuple[Name | None, int]:
    """The name that starts here and how many units it takes; no name takes one unit."""
    for size in (3, 2):
        if len(rest) >= size:
            parts = _roles_of(page, rest[:size])
            if parts is not None:
                return _build(page, rest[:size], *parts), size
    if _stands_alone(page, rest):
        one = rest[0]
        is_given = one.is_given or not one.is_surname
        parts = (0, None, None) if is_given else (None, None, 0)
        return _build(page, rest[:1], *parts), 1
    return None, 1


Roles = tuple[int | None, int | None, int | None]
"""Places of given name, patronymic and surname among the units."""


def _roles_of(  # noqa: PLR0911 (one pattern of names a line)
    page: Page, units: list[_Reading]
) -> Roles | None:
    """Which unit is which part, `None` where the units are no name."""
    if len(units) == 3:
        return _roles_of_three(page, units)
    one, two = units
    if one.unit.word.isascii() != two.unit.word.isascii():
        return None
    if one.unit.is_initial:
        return (0, None, 1) if two.is_surname or two.surnames else None
    if two.unit.is_initial:
        return (0, None, 1) if one.is_given else ((1, None, 0) if one.is_surname else None)
    if two.patronymics and one.is_given:
        return (0, 1, None)
    if one.is_given and _can_be_surname(two):
        return (0, None, 1)
    if two.is_given and one.is_surname:
        return (1, None, 0)
    if two.is_surname and _can_be_given(one) and not _opens_sentence(page, one):
        return (0, None, 1)
    if not (_can_be_given(one) and _can_be_surname(two)):
        return None
    return (0, None, 1) if _is_prompted(page, one, two) or _acts(page, one, two) else None


def _roles_of_three(page: Page, units: list[_Reading]) -> Roles | None:
    one, two, three = units
    if one.unit.is_initial and two.unit.is_initial and not three.unit.is_initial:
        return (0, 1, 2) if three.is_surname or three.surnames else None
    if two.unit.is_initial and three.unit.is_initial:
        return (1, 2, 0) if one.is_surname else None
    if two.patronymics and (one.is_given or _can_be_surname(three)):
        return (0, 1, 2) if _can_be_surname(three) else None
    is_first_word = _opens_sentence(page, one)
    if three.patronymics and (one.is_surname or (two.is_given and not is_first_word)):
        return (1, 2, 0)
    return None


def _can_be_surname(one: _Reading) -> bool:
    word = one.unit.word
    is_word = word in _STOP or word in CALENDAR or word.startswith(_COUNTRIES)
    return not one.unit.is_initial and len(word) > 2 and not is_word


def _can_be_given(one: _Reading) -> bool:
    return _can_be_surname(one) and not one.unit.is_upper


def _opens_sentence(page: Page, one: _Reading) -> bool:
    sentence = page.sentences[page.sentence_index(one.unit.start)]
    return sentence.first == one.unit.first


def _before(page: Page, start: int) -> str:
    return page.folded[max(0, start - 60) : start].replace("\n", " ")


def _is_prompted(page: Page, one: _Reading, two: _Reading) -> bool:
    """Whether kin, role or age words beside these words say that they are a person."""
    before = _before(page, one.unit.start)
    after = page.folded[two.unit.end : two.unit.end + 12]
    return bool(
        page.lexicon.prompt.search(before) or _AGE_BEFORE.search(before) or _AGE_AFTER.match(after)
    )


def _acts(page: Page, one: _Reading, two: _Reading) -> bool:
    """Two capitalised words inside a sentence that do or suffer something, as people do."""
    if _opens_sentence(page, one) or two.unit.is_upper or _NOT_GIVEN.search(one.unit.word):
        return False
    before = page.words.get(one.unit.first - 1)
    if before in _PLACED or not page.text[two.unit.end :][:1].isspace():
        return False
    return _ACTS.match(page.folded, two.unit.end) is not None


def _stands_alone(page: Page, rest: list[_Reading]) -> bool:
    """ "his brother Denis", "рядовой Орлан": one word, prompted by what stands before it."""
    one = rest[0]
    if not _can_be_surname(one) or (one.unit.is_upper and not one.is_given):
        return False
    before = _before(page, one.unit.start)
    if one.is_given or one.is_surname:
        return bool(page.lexicon.prompt.search(before) or _AGE_BEFORE.search(before))
    return bool(page.lexicon.kin_prompt.search(before)) and len(rest) == 1


def _build(
    page: Page,
    units: list[_Reading],
    given: int | None,
    patronymic: int | None,
    surname: int | None,
) -> Name:
    start, end = units[0].unit.start, units[-1].unit.end
    first, last = units[0].unit.first, units[-1].unit.last
    parts = [units[place] if place is not None else None for place in (given, patronymic, surname)]
    if any(one and one.unit.word.isascii() and not one.unit.is_initial for one in parts):
        words = [_titled(one) for one in parts]
        sex = guess_sex(words[2], words[0], words[1])
        return Name(start, end, first, last, words[0], words[2], words[1], sex)
    is_oblique = bool(_OBLIQUE_BEFORE.search(_before(page, start)))
    bases, sex = _agree(parts, is_oblique)
    return Name(start, end, first, last, bases[0], bases[2], bases[1], sex)


def _titled(one: _Reading | None) -> str | None:
    if one is None:
        return None
    return one.written.title() if one.unit.is_upper else one.written


def _agree(parts: list[_Reading | None], is_oblique: bool) -> tuple[list[str | None], str | None]:
    """The nominatives that agree in sex and case; a nominative reading wins unless barred."""
    options = [(_forms(one, place), one) for place, one in enumerate(parts) if one is not None]
    best: tuple[int, str, str] | None = None
    for case in "nagdip":
        for sex in "mf":
            fits = sum(any(f.sex == sex and case in f.cases for f in forms) for forms, _ in options)
            rank = fits * 2 - (case == "n" and is_oblique)
            if fits and (best is None or rank > best[0]):
                best = (rank, case, sex)
    if best is None:
        return [_titled(one) for one in parts], None
    _, case, sex = best
    return [_nominative(one, place, sex, case) for place, one in enumerate(parts)], sex


def _forms(one: _Reading, place: int) -> tuple[Form, ...]:
    return (one.given, one.patronymics, one.surnames)[place]


def _nominative(one: _Reading | None, place: int, sex: str, case: str) -> str | None:
    if one is None:
        return None
    for form in _forms(one, place):
        if form.sex == sex and case in form.cases:
            return restore(one.written, form.base)
    return _titled(one)


def _repeats(page: Page, names: list[Name], taken: set[int]) -> list[Name]:
    """Later mentions by one part of a name that the text gives in full elsewhere."""
    known: dict[str, Name] = {}
    for name in names:
        for part in (name.given, name.surname):
            if part and len(part) > 2:
                known.setdefault(part.lower().replace("ё", "е"), name)
    used = {index for name in names for index in range(name.first, name.last + 1)} | taken
    found = []
    for run in page.runs:
        for unit in run:
            if unit.first in used or unit.is_initial:
                continue
            repeat = _repeat_of(page, unit, known)
            if repeat is not None:
                found.append(repeat)
    return found


def _repeat_of(page: Page, unit: Unit, known: dict[str, Name]) -> Name | None:
    one = _read(page, unit)
    for form in (*one.given, *one.surnames, Form(unit.word, "", "n")):
        name = known.get(form.base.replace("ё", "е"))
        if name is None or (form.sex and name.sex and form.sex != name.sex):
            continue
        is_given = (name.given or "").lower().replace("ё", "е") == form.base.replace("ё", "е")
        given, surname = (name.given, None) if is_given else (None, name.surname)
        return Name(unit.start, unit.end, unit.first, unit.last, given, surname, None, name.sex)
    return None

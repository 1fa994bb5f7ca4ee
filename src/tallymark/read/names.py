"""Names of people in a text: which capitalised words are one, and its base form."""

import re
from collections.abc import Sequence

from tallymark.lang.calendarwords import LEXICON as CALENDAR
from tallymark.lang.names import given_ids, guess_sex
from tallymark.lang.words import word_list, word_set
from tallymark.read.base_forms import ALL_CASES, Name, Reading, base_options
from tallymark.read.declension import Form, looks_surname, patronymic_forms
from tallymark.read.morphology import agreeing_cases
from tallymark.read.page import Page, Unit
from tallymark.read.tagger import Hint

_AGE_BEFORE = re.compile(
    r"(?:\b\d{1,3}-? ?(?:летн\w+|річн\w+|year-old)|\w+(?:летн|річн)\w{2,4}|-old),? $"
)
_AGE_PARTS = ("летн", "річн", "old")
_BEFORE, _AGE_WORD = 60, 40
"""Characters before a name that are looked at."""
AGE_AFTER = re.compile(r"(?:, (?:aged )?| \()(\d{1,3})(?=[,.;)]| (?:лет|год|рок|г\.|years))")
_OBLIQUE_BEFORE = ("ого ", "его ", "ому ", "ему ", "ым ", "им ", "ом ")
ACTS = re.compile(
    r" (?:who|told|said|says|was (?:taken|beaten|killed|detained|sentenced|born|found)|died|"
    r"disappeared|served|went missing|did not|котор\w+|погиб\w*|умер\w*|пропал\w*|служил\w*|"
    r"рассказал\w*|сообщил\w*|заявил\w*|сказал\w*|отметил\w*|родил\w+|вернул\w+|"
    r"скончал\w+|який|яка|загину\w+|помер\w*|зник\w*|служи\w+|розпові\w+|повідоми\w+|"
    r"заяви\w+)(?!\w)"
)
_LONGEST = 40
"""Letters of the longest word that is looked at: what is longer is no name."""
_HONORIFICS = word_set(
    "апа апы апе апу апой опа опы опе опу опой ака аки аке аку акой абый абыя абыю агай агая агаю "
    "эже бей бея бею бек ага аге агу ханум ханым муаллим джан жан оглы кызы апай апая апаю бабай"
)
PAST_VERB = re.compile(
    r"[^\W\d_]{2,}(?:(?P<f>(?:[аеиоуыяії]|[зксгрб])л(?:а|ась|ася))|(?P<m>[аеиоуыяі]л(?:ся)?|[аиіу]в(?:ся)?))"
)
_SHARED = 2
"""Letters that the case forms of a name share; of given names that share less there is a table."""
_RUSSIAN = re.compile("[а-яё-]+")
_LATIN_PATRONYMIC = re.compile(r"(?:[oei]v[iy]ch|[oe]vna|[iy]vna|[iy]chna|l[iy]{1,2}ch)$")
_NOT_GIVEN = re.compile(r"(?:ая|ое|ые|ие|ых|их|ого|ому|ої|ій|ські|ский|ський|ной|ный)$")
PLACED = word_set("in at from near of the a an to into в во из на у до під над біля з із")
_AT = word_set("at near outside")
"""English words before places only: "at Lysaya Gorka" is nobody."""
_BODIES = word_set("city town village district court council lyceum garrison railway region oblast")
"""English words after the name of what they stand in: "Zhovtyi Brid city court"."""
COUNTRIES = tuple(
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
STOP = word_set(
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
    "никто никого никому никем ніхто нікого нікому кто хто все всі каждый кожен каждого кого кому "
    "раньше позже потом затем тогда раніше пізніше потім тоді згодом теперь тепер зараз сейчас "
    "будинок будинку будинком я ты ви ви це так якщо ж же ось от ну а меня мне мной мене мені "
    "мною нас нам нами його йому "
    "earlier later one no not yes none there here sources witnesses relatives friends correction"
)
_LIKE_ADJECTIVES = word_list("рядов молод старш слідч")
_LIKE_NOUNS = word_list(
    "сержант капитан капітан майор полковник подполковник підполковник лейтенант прапорщик "
    "прапорщик мичман генерал матрос солдат адвокат прокурор комбат командир дід дед врач лікар"
)
TITLES = (
    word_set(
        "ефрейтор старшина старшины старшину боец бойца бійця господин госпожа госпожу судья судьи "
        "судью судье суддя судді суддю мать матери отец отца батько пан пана пану пані следователь "
        "следователя private corporal sergeant lieutenant captain major colonel general judge mr "
        "mrs ms miss dr doctor mother father brother sister uncle aunt auntie grandma grandpa "
        "grandmother grandfather investigator prosecutor commander lawyer professor officer sr jr "
        "sgt cpl pvt lt col capt maj gen rev sir madam "
        "дядя дяди дяде дядю тетя тети тете тетю баба бабы бабе бабу бабушка бабушки бабушке "
        "бабушку дедушка дедушки дядько дядька дядьку тітка тітки тітці тітку бабуся бабусю "
        "прокурорка адвокатка лікарка медсестра"
    )
    | {stem + end for stem in _LIKE_ADJECTIVES for end in word_list("ой ый ий ая а ого ому ым им")}
    | {stem + end for stem in _LIKE_NOUNS for end in ("", "а", "у", "ові", "ом", "е", "ы", "и")}
)
"""Words before a name that are none of its parts."""


Roles = tuple[int | None, int | None, int | None]
"""Places of given name, patronymic and surname among the units."""


def find_names(page: Page, taken: set[int], hints: Sequence[Hint]) -> list[Name]:
    """The names of people that patterns show among the words not yet taken; these are then taken.

    A Cyrillic word that the tagger takes for a place or body is part of no name.
    """
    found: list[Name] = []
    barred = {
        index
        for hint in hints
        if hint.kind != "person" and not page.words.words[hint.first].isascii()
        for index in range(hint.first, hint.last + 1)
        if not _may_be_name(page, index)
    }
    for run in page.runs:
        free = [unit for unit in run if unit.first not in taken and unit.first not in barred]
        for part in _without_gaps(free):
            found += _names_in(page, part)
    return take_names(found, taken)


def _may_be_name(page: Page, index: int) -> bool:
    """Whether a word has the form of a name, whatever the tagger says."""
    word = page.words.words[index]
    return word in page.lexicon.given or looks_surname(word)


def is_repeat(page: Page, names: Sequence[Name], unit: Unit) -> bool:
    """Whether a word is a case form of a part of a name that was found already."""
    known = {_plain(part): name for name in names for part in (name.given, name.surname) if part}
    if unit.word[:_SHARED] not in {part[:_SHARED] for part in known}:
        return False
    return _repeat_of(page, unit, known) is not None


def _plain(part: str) -> str:
    return part.lower().replace("ё", "е")


def take_names(names: list[Name], taken: set[int]) -> list[Name]:
    """Marks the words of names as taken, and gives the names back."""
    for name in names:
        taken.update(range(name.first, name.last + 1))
    return names


def _without_gaps(units: list[Unit]) -> list[list[Unit]]:
    parts: list[list[Unit]] = []
    for unit in units:
        if parts and parts[-1][-1].last + 1 == unit.first:
            parts[-1].append(unit)
        else:
            parts.append([unit])
    return parts


def read_unit(page: Page, unit: Unit) -> Reading:
    """What a capitalised word can be in a name."""
    word, written = _without_honorific(unit.word, page.text[unit.start : unit.end])
    if unit.is_initial or len(word) > _LONGEST:
        return Reading(unit, written, word)
    is_stop = word in STOP or word in CALENDAR or word.startswith(COUNTRIES)
    is_surname = not is_stop and looks_surname(word)
    if word.isascii():
        is_known = word in page.lexicon.english_given or bool(given_ids(word))
        is_given = len(word) > 2 and not is_stop and is_known
        is_patronymic = len(word) > 5 and _LATIN_PATRONYMIC.search(word) is not None
        return Reading(unit, written, word, (), is_given, is_surname, is_patronymic)
    given = page.lexicon.given.get(word, ())
    return Reading(
        unit, written, word, given, bool(given) and not is_stop, is_surname,
        bool(patronymic_forms(word)), is_russian(page, word),
    )  # fmt: skip


def _without_honorific(word: str, written: str) -> tuple[str, str]:
    """ "Зульфия-опа", "Мансур-абый": the name without the word of respect joined to it."""
    name, _, last = word.rpartition("-")
    if name and last in _HONORIFICS:
        return name, written[: len(name)]
    return word, written


def _names_in(page: Page, units: list[Unit]) -> list[Name]:
    """The names in a run of capitalised words, the longest pattern first."""
    readings = [read_unit(page, unit) for unit in units]
    found: list[Name] = []
    index = 0
    while index < len(readings):
        name, size = _name_at(page, readings[index:])
        if name is not None:
            found.append(name)
        index += size
    return found


def _name_at(page: Page, rest: list[Reading]) -> tuple[Name | None, int]:
    """The name that starts here and how many units it takes; no name takes one unit."""
    for size in (3, 2):
        if len(rest) >= size and not _holds_thing(page, rest, size):
            parts = roles_of(page, rest[:size])
            if parts is not None:
                return build_name(page, rest[:size], *parts), size
    if _stands_alone(page, rest):
        one = rest[0]
        is_given = one.is_given or not one.is_surname
        parts = (0, None, None) if is_given else (None, None, 0)
        return build_name(page, rest[:1], *parts), 1
    return None, 1


def _holds_thing(page: Page, rest: list[Reading], size: int) -> bool:
    """Whether an English noun of bodies or things is among the words, or right after them."""
    things = page.lexicon.english_things
    after = page.words.get(rest[size - 1].unit.last + 1)
    if after in _BODIES and rest[0].unit.word.isascii():
        return True
    return any(one.unit.word in things for one in rest[: size + 1] if one.unit.word.isascii())


def roles_of(  # noqa: PLR0911 (one pattern of names a line)
    page: Page, units: list[Reading]
) -> Roles | None:
    """Which unit is which part, `None` where the units are no name."""
    if len(units) == 3:
        return _roles_of_three(page, units)
    one, two = units
    if one.unit.word.isascii() != two.unit.word.isascii():
        return None
    if one.unit.is_initial:
        return (0, None, 1) if two.is_surname or two.forms(2) else None
    if two.unit.is_initial:
        return (0, None, 1) if one.is_given else ((1, None, 0) if one.is_surname else None)
    if two.is_patronymic and one.is_given:
        return (0, 1, None)
    if one.is_given and _can_be_surname(two):
        return (0, None, 1)
    if two.is_given and (one.is_surname or (one.unit.is_upper and not two.unit.is_upper)):
        return (1, None, 0) if _can_be_surname(one) else None
    if one.is_surname and one.unit.is_upper and _can_be_given(two):
        return (1, None, 0)
    is_placed = page.words.get(one.unit.first - 1) in _AT
    if two.is_surname and _can_be_given(one) and not opens_sentence(page, one) and not is_placed:
        return (0, None, 1)
    if not (_can_be_given(one) and _can_be_surname(two)):
        return None
    return (0, None, 1) if _is_prompted(page, one, two) or _acts(page, one, two) else None


def _roles_of_three(page: Page, units: list[Reading]) -> Roles | None:
    one, two, three = units
    if one.unit.is_initial and two.unit.is_initial and not three.unit.is_initial:
        return (0, 1, 2) if three.is_surname or three.forms(2) else None
    if two.unit.is_initial and three.unit.is_initial:
        return (1, 2, 0) if one.is_surname else None
    if two.is_patronymic and (one.is_given or _can_be_surname(three)):
        return (0, 1, 2) if _can_be_surname(three) else None
    is_listed = one.unit.is_upper and not two.unit.is_upper
    is_inside = is_listed or not opens_sentence(page, one)
    if three.is_patronymic and (one.is_surname or (two.is_given and is_inside)):
        return (1, 2, 0) if _can_be_surname(one) else None
    return None


def _can_be_surname(one: Reading) -> bool:
    word = one.unit.word
    is_word = word in STOP or word in TITLES or word in CALENDAR or word.startswith(COUNTRIES)
    return not one.unit.is_initial and len(word) > 2 and not is_word


def _can_be_given(one: Reading) -> bool:
    return _can_be_surname(one) and not one.unit.is_upper


def opens_sentence(page: Page, one: Reading) -> bool:
    """Whether the word is the first of its sentence, where a capital says nothing."""
    sentence = page.sentences[page.sentence_index(one.unit.start)]
    return sentence.first == one.unit.first


def is_prompted_at(page: Page, start: int) -> bool:
    """Whether kin, role or age words stand right before an offset."""
    if page.lexicon.prompt.search(page.flat, max(0, start - _BEFORE), start):
        return True
    before = page.flat[max(0, start - _AGE_WORD) : start]
    return any(part in before for part in _AGE_PARTS) and bool(_AGE_BEFORE.search(before))


def _is_prompted(page: Page, one: Reading, two: Reading) -> bool:
    """Whether kin, role or age words beside these words say that they are a person."""
    after = page.folded[two.unit.end : two.unit.end + 12]
    return is_prompted_at(page, one.unit.start) or AGE_AFTER.match(after) is not None


def _acts(page: Page, one: Reading, two: Reading) -> bool:
    """Two capitalised words inside a sentence that do or suffer something, as people do."""
    if opens_sentence(page, one) or two.unit.is_upper or _NOT_GIVEN.search(one.unit.word):
        return False
    before = page.words.get(one.unit.first - 1)
    if before in PLACED or not page.text[two.unit.end :][:1].isspace():
        return False
    return ACTS.match(page.folded, two.unit.end) is not None


def _stands_alone(page: Page, rest: list[Reading]) -> bool:
    """ "his brother Denis", "рядовой Орлан": one word, prompted by what stands before it."""
    one = rest[0]
    if not _can_be_surname(one) or (one.unit.is_upper and not one.is_given):
        return False
    start = one.unit.start
    if one.is_given or one.is_surname:
        return is_prompted_at(page, start)
    is_kin = page.lexicon.kin_prompt.search(page.flat, max(0, start - _BEFORE), start)
    return is_kin is not None and len(rest) == 1


def build_name(
    page: Page,
    units: list[Reading],
    given: int | None,
    patronymic: int | None,
    surname: int | None,
) -> Name:
    """The name that units make, by the places of given name, patronymic and surname among them."""
    start, end = units[0].unit.start, units[-1].unit.end
    first, last = units[0].unit.first, units[-1].unit.last
    parts = [units[place] if place is not None else None for place in (given, patronymic, surname)]
    words = [one.titled if one else None for one in parts]
    if not any(one and one.unit.word.isascii() and not one.unit.is_initial for one in parts):
        acting = _sex_of_verb(page, units[-1].unit)
        options = base_options(parts, _cases_before(page, units[0].unit), acting)
        if options:
            best = options[0]
            return Name(
                start, end, first, last, best.given, best.surname, best.patronymic, best.sex,
                options,
            )  # fmt: skip
    sex = guess_sex(words[2], words[0], words[1])
    return Name(start, end, first, last, words[0], words[2], words[1], sex)


def _sex_of_verb(page: Page, unit: Unit) -> str | None:
    """ "Рамиля Валитханова гладила": the verb of the past right after a name shows the sex."""
    found = PAST_VERB.fullmatch(page.words.get(unit.last + 1))
    return None if found is None else ("f" if found["f"] else "m")


def _cases_before(page: Page, unit: Unit) -> str:
    """The cases that the word before a name leaves open: "рядового Гремина" is no nominative."""
    word = page.words.get(unit.first - 1)
    if not is_russian(page, word):
        return "gdaipv" if page.flat.endswith(_OBLIQUE_BEFORE, 0, unit.start) else ALL_CASES
    is_small = page.words.slice_text(unit.first - 1, unit.first - 1).islower()
    return (agreeing_cases(word) if is_small else "") or ALL_CASES


def is_russian(page: Page, word: str) -> bool:
    """Whether the Russian dictionary can judge a folded word."""
    return page.document.language != "uk" and _RUSSIAN.fullmatch(word) is not None


def find_repeats(page: Page, names: Sequence[Name], taken: set[int]) -> list[Name]:
    """Later mentions by one part of a name that the text gives in full elsewhere."""
    known: dict[str, Name] = {}
    for name in names:
        for part in (name.given, name.surname):
            if part and len(part) > 2:
                known.setdefault(_plain(part), name)
    beginnings = {part[:_SHARED] for part in known}
    found = []
    for run in page.runs:
        for unit in run:
            if unit.first in taken or unit.is_initial:
                continue
            if unit.word[:_SHARED] not in beginnings and unit.word not in page.lexicon.given:
                continue
            repeat = _repeat_of(page, unit, known)
            if repeat is not None:
                found.append(repeat)
    return found


def _repeat_of(page: Page, unit: Unit, known: dict[str, Name]) -> Name | None:
    one = read_unit(page, unit)
    for form in (*one.forms(0), *one.likely_forms(0), *one.forms(2), Form(unit.word, "", "n")):
        name = known.get(form.base.replace("ё", "е"))
        if name is None or (form.sex and name.sex and form.sex != name.sex):
            continue
        is_given = (name.given or "").lower().replace("ё", "е") == form.base.replace("ё", "е")
        given, surname = (name.given, None) if is_given else (None, name.surname)
        return Name(unit.start, unit.end, unit.first, unit.last, given, surname, None, name.sex)
    return None

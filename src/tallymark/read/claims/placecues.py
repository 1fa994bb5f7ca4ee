"""What beside a capitalised word, or in it, shows that it is a place and no person or body."""

import re

from tallymark.lang.words import fold, word_list, word_set
from tallymark.read.board import Board
from tallymark.read.declension import looks_surname
from tallymark.read.morphology import is_common
from tallymark.read.names import is_russian
from tallymark.read.page import Unit
from tallymark.read.tagger import is_known_given

NOT_PLACES = word_set(
    "the a an he she they his her it this that telegram facebook youtube god russian ukrainian "
    "correction interview military uah usd eur rub sr jr lt col investigation internet "
    "article private corporal sergeant captain major colonel general girls guys friends "
    "ес интернет интернета интернете інтернет інтернеті "
    " об по в на из он она они его ее вк фб ук сво всу мвд фсб "
    "дом доме дома дому думе думу думы суд суда суде суду судом штаб штабе "
    "фонд фонде совет совете совета союз союзе центр центре школа школе бог боге оон нато кремль "
    "кремле колонии сизо победа победы будинок будинку будинком"
)
NOT_PLACE_STEMS = tuple(
    word_list(
        "министер міністер госдум верховн генпрокур прокур следств слідч институт інститут "
        "университет "
        "університет больниц лікарн госпитал шпитал минобор міноб роскомн росгвард управлен "
        "управлін "
        "комитет комітет организац евросоюз конституц церков parliament congress council senate "
        "глав голов администрац адміністрац kremlin pentagon united european supreme "
        "адвокат спеціаліз специализ"
    )
)
_DATELINE = re.compile(r"\s*(?:[.,—–-]|,\s[^\n]{3,40}?\s[—–-])")
_LIST_LINE = re.compile(
    r"\s*(?:\d{1,3}(?:[.)]|\ufe0f?\u20e3)|[^\w\s]{1,6})?\s*(?:[a-zа-яіїєґ]{1,20}\.? )?(?=[^\W\d_])"
)
_PART_OF_LINE = re.compile(r"(?:[,;]|\s[—–-]|\()\s$")
_AFTER_AGE = re.compile(r"\d{1,3}(?: (?:лет|года?|г\.|рок\w+|р\.|years old))?, $")
_IN_BRACKETS = re.compile(r"\(\d{1,3}[;,] $")
_WEEKDAY = re.compile(
    r"(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|"
    r"четвер|п'ятниця|субота|неділя|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?!\w)"
)
_EVENT_AFTER = re.compile(
    r"(?: (?:shelling|bombing|bombardment|raid|massacre|airstrike|strike|blast|siege|evacuation|"
    r"residents|villagers|mayor|highway))(?!\w)|"
    r" (?:снова |знову |опять )?(?:обстрел|обстріл|бомб|атаков|атакув|оккупир|окупов|освобо|"
    r"звільн|под обстрел|під обстріл|остал\w+ без (?:света|воды|связи)|"
    r"залиши\w+ без (?:світла|води|зв'язку))"
)
_BROAD = re.compile(
    r"(?<!\w)(?:удар\w*|вдар\w+|обстрел\w*|обстріл\w*|прилет\w*|приліт\w*|атак\w+|стреля\w+) по $|"
    r"(?<!\w)(?:бои|боях|боев|бої|боїв|битв\w+|битви) за $|(?<!\w)(?:наступ\w*|марш\w*) на $"
)
"""Before a place that is fought over; such words stand before few people."""
_QUALIFIED = re.compile(
    r"(?<!\w)(?:родн|рідн|соседн|сусідн|оккупированн|окупован|освобожденн|звільнен|осажденн|"
    r"обложен|прифронтов|пограничн|прикордонн|маленьк|небольш|невелик|крохотн|далек)"
    r"(?:ый|ий|ой|ая|ое|ого|его|ому|ему|ым|им|ом|ем|ую|ей|ої|ій|у|ою|а|е)"
    r"(?: наш\w{2,4})? $|(?<!\w)(?:in|at|near|from|to|of|the|into|around) (?:nearby|neighbou?ring|"
    r"occupied|liberated|besieged|encircled|central|downtown|northern|southern|eastern|western|"
    r"native|tiny|small|frontline|shelled|ruined|rural) $"
)
_OF_WHOLE = re.compile(r"(?:,| \(|) ?$")
_STRUCK = re.compile(r"(?:fell|hit|rained|landed|dropped|fired) (?:down )?on $")
_TAKEN = re.compile(
    r"(?<!\w)(?:(?:shelled|bombed|bombarded|occupied|liberated|stormed|retook|recaptured|entered|"
    r"reached|encircled|besieged|(?:обстрел|бомби|разбомби|штурмова|оккупирова|обстріл|бомбардува|"
    r"штурмува|окупува)\w*(?:л|ли|ла|в|ють|ют|ят|ають))|обстріля(?:ли|в|ла)) $"
)
_PLURAL = re.compile(
    r"(?<!\w)(?:села|селах|сел|сіл|поселки|поселках|деревни|деревнях|города|городах|міста|містах|"
    r"villages|towns|cities|settlements|hamlets)(?: of)? $"
)
_COMMON = word_set(
    "суми сум суму рівне рівного рівному біла нова стара орел орла орлом орлу шахти того малі мали "
    "чад чаду чада гана гану гани ганою перу куба кубу кіпр нігер gay mary chad turkey"
)
"""Large cities and countries whose names are other words or names, where no dictionary tells."""
_STREET = re.compile(r"(?<!\w)в?ул\. ?$")
_OF_PERSON = re.compile(
    r"(?<!\w)(?:brother|sister|mother|father|wife|husband|widow|son|daughter|friend|death|killing|"
    r"murder|arrest|detention|abduction|torture|beating|trial|case|name|body|funeral|head|fate|"
    r"behalf|words|testimony|lawyer|disappearance|assassination) of $"
)
_LAW_BEFORE = re.compile(r"(?<!\w)(?:[угт]п?к|коап|кас|конституц\w+|криминал\w+ кодекс\w*) $")
_TOWN = re.compile(
    r"[а-яіїєґ'-]{2,30}(?:[бвгдзйклмнпртфхчшщь]ск(?:|а|у|е|ом)|[^уы]цк(?:|е|ом)|(?:ськ|цьк)(?:|ові)|"
    r"(?:град|город|бург)(?:|а|у|е|ом|і)|опол(?:ь|ю|ем)|опіл(?:ь|лю|лем)|"
    r"[а-яіїєґ']щин(?:а|ы|и|е|і|у|ой|ою))"
)
_NO_TOWNS = tuple(
    word_list(
        "женщин деревенщин дедовщин годовщин барщин батьківщин спадщин панщин общин морщин "
        "трещин виноград пригород огород город"
    )
)
"""Russian and Ukrainian words that end as only names of towns and regions do."""


def is_no_place(words: str) -> bool:
    """Whether words are known not to be a place, by themselves or by their first one."""
    folded = fold(words)
    return folded.split(" ")[0] in NOT_PLACES or folded.startswith(NOT_PLACE_STEMS)


def is_known(board: Board, words: str) -> bool:
    """Whether the gazetteer has a settlement or country of that name."""
    return board.models.gazetteer.is_place(words)


def is_sure_place(board: Board, units: list[Unit]) -> bool:
    """Whether words are a place wherever they stand: a country, a large city, a longer name.

    What can be a person, or a common word where a sentence opens, is not.
    """
    first, last = units[0], units[-1]
    text = board.page.text[first.start : last.end]
    found = board.models.gazetteer.find(text)
    kinds = {one.kind for one in found}
    if "country" in kinds and is_proper(board, first):
        return not _LAW_BEFORE.search(board.page.folded[max(0, first.start - 24) : first.start])
    if "settlement" not in kinds or board.is_hinted("person", first.start, last.end):
        return False
    if len(units) > 1:
        return True
    is_large = any("major" in one.rank for one in found)
    if opens_sentence(board, first) and not board.is_hinted("place", first.start, first.end):
        return False
    return is_large and is_proper(board, first) and not looks_surname(first.word)


def is_proper(board: Board, unit: Unit) -> bool:
    """Whether a word is no given name and no common word with a capital."""
    page = board.page
    if unit.word in page.lexicon.given or unit.word in page.lexicon.english_given:
        return False
    if is_russian(page, unit.word):
        return not is_common(unit.word)
    return unit.word not in _COMMON


def opens_sentence(board: Board, unit: Unit) -> bool:
    """Whether a word is the first of its sentence."""
    page = board.page
    return page.sentences[page.sentence_index(unit.start)].first == unit.first


def ends_as_town(board: Board, unit: Unit) -> bool:
    """Whether a word ends as names of towns do, and is no common word."""
    if not _TOWN.fullmatch(unit.word) or unit.is_initial or is_no_place(unit.word):
        return False
    if unit.word.startswith(_NO_TOWNS):
        return False
    return is_proper(board, unit) or not is_russian(board.page, unit.word)


def ends_row(board: Board, unit: Unit, end: int) -> bool:
    """ "Артём В., 34 г., Торск.": what stands last after an age is where somebody is from.

    In a line of a list that opens with a name so is every capitalised word between commas, dashes
    or brackets, and in any line what follows an age in brackets.
    """
    text = board.page.text
    after = text[end : end + 1]
    before = board.page.folded[max(0, unit.start - 24) : unit.start]
    if after in ("", ".", ";", "\n") and _AFTER_AGE.search(before):
        return True
    if after in (";", ",", ")") and _IN_BRACKETS.search(before):
        return True
    start = text.rfind("\n", 0, unit.start) + 1
    marker = _LIST_LINE.match(text, start, unit.start)
    if marker is None or after not in ("", ".", ",", ";", ")", "\n"):
        return False
    if _PART_OF_LINE.search(text[start : unit.start]) is None:
        return False
    is_marked = re.match(r"[^\w\s]|\d", text[start : marker.end()]) is not None
    if not is_marked and (
        is_person_like(board, unit) or board.is_hinted("person", unit.start, unit.end)
    ):
        return False
    names = [(name.start, name.end) for name in board.names]
    return any(
        start == marker.end() and (is_marked or _is_beside(text[end : unit.start]))
        for start, end in names
    )


def _is_beside(between: str) -> bool:
    """Whether a name and an age at most stand between: "Гулько Петро, 44, Липове"."""
    return re.fullmatch(r"(?:, | \()\d{1,3}\)?(?:, | \()", between) is not None


def is_dateline(board: Board, unit: Unit) -> bool:
    """ "UST-BELKA, Karnov Region —", "ТОРСК.", "Гречаное, воскресенье.": the start of a line.

    A surname in capitals opens an entry of a list, and a line in capitals is a call.
    """
    text = board.page.text
    line = text.rfind("\n", 0, unit.start) + 1
    if any(char.isalnum() for char in text[line : unit.start]) or len(unit.word) < 4:
        return False
    if not unit.is_upper:
        dates = (date.span.start for date in board.dates)
        is_dated = unit.end + 2 in dates or _WEEKDAY.match(board.page.folded, unit.end + 2)
        return text[unit.end : unit.end + 2] == ", " and bool(is_dated) and is_proper(board, unit)
    stop = text.find("\n", unit.end)
    rest = text[unit.end : stop if stop >= 0 else len(text)]
    is_call = rest.isupper() and len(rest.split()) > 1
    is_person = looks_surname(unit.word) and not is_known(board, unit.word)
    return bool(_DATELINE.match(text, unit.end)) and not is_call and not is_person


def is_struck(board: Board, unit: Unit, end: int) -> bool:
    """ "Klenovka shelling", "rockets fell on Klenovka": what is shelled is a place."""
    folded = board.page.folded
    before = folded[max(0, unit.start - 24) : unit.start]
    if _STRUCK.search(before) or (_TAKEN.search(before) and not is_person_like(board, unit)):
        return True
    if _EVENT_AFTER.match(folded, end) is None or is_person_like(board, unit):
        return False
    if not unit.word.isascii():
        return is_proper(board, unit)
    is_first = opens_sentence(board, unit)
    return not is_first or is_known(board, unit.word) or _is_repeated(board, unit)


def _is_repeated(board: Board, unit: Unit) -> bool:
    """Whether a word stands with a capital inside a sentence elsewhere."""
    return any(
        one.word == unit.word and one.first != unit.first and not opens_sentence(board, one)
        for run in board.page.runs
        for one in run
    )


def is_qualified(board: Board, unit: Unit) -> bool:
    """ "в родном Липовце", "удар по Торску", "in nearby Lypovets": no person stands so."""
    before = board.page.folded[max(0, unit.start - 40) : unit.start]
    if not _BROAD.search(before) and not _QUALIFIED.search(before):
        return False
    hints = ("person", "organisation")
    is_other = any(board.is_hinted(kind, unit.start, unit.end) for kind in hints)
    return not is_other and not is_person_like(board, unit)


def lies_in(board: Board, unit: Unit, end: int) -> bool:
    """ "Липовец Торского района", "Lypovets, Torsk district": beside what it lies in."""
    wholes = [
        span.start
        for place in board.places
        if place.type in ("district", "region")
        for span in place.mentions
    ]
    text = board.page.text
    if not any(_OF_WHOLE.fullmatch(text[end:start]) for start in wholes if 0 <= start - end < 4):
        return False
    if unit.is_upper or (opens_sentence(board, unit) and text[end] == " "):
        return False
    if not is_proper(board, unit):
        return False
    return not is_person_like(board, unit) and not board.is_hinted("person", unit.start, end)


def is_taken_by(board: Board, unit: Unit) -> bool:
    """Whether a verb of what is done to places, or their plural, stands before a word."""
    before = board.page.folded[max(0, unit.start - 24) : unit.start]
    return _TAKEN.search(before) is not None or _PLURAL.search(before) is not None


def takes_places(word: str) -> bool:
    """Whether a word is a verb of what is done to places ("обстреляли")."""
    return _TAKEN.match(f"{word} ") is not None


def is_person_like(board: Board, unit: Unit) -> bool:
    """Whether a word is a given name, or ends as surnames do and is no place of the gazetteer."""
    if unit.is_initial or is_known_given(board.page, unit.word):
        return True
    return looks_surname(unit.word) and not is_known(board, unit.word)


def is_somebodys(board: Board, unit: Unit) -> bool:
    """ "in Kolpak's hand", "the death of Cools": of places that are not known nobody says so."""
    if not unit.word.isascii() or is_known(board, unit.word):
        return False
    if board.is_hinted("place", unit.start, unit.end):
        return False
    before = board.page.folded[max(0, unit.start - 24) : unit.start]
    return board.page.folded[unit.end : unit.end + 2] == "'s" or bool(_OF_PERSON.search(before))


def is_of_law_or_street(board: Board, start: int) -> bool:
    """ "УК РФ", "ул. Речная": the state in a law's name, a street in an address."""
    before = board.page.folded[max(0, start - 24) : start]
    return bool(_LAW_BEFORE.search(before) or _STREET.search(before))


def is_surname_elsewhere(board: Board, unit: Unit) -> bool:
    """Whether an English word that looks like a surname follows a capitalised word elsewhere."""
    if not unit.word.isascii() or not looks_surname(unit.word) or is_known(board, unit.word):
        return False
    return any(
        one.word == unit.word and run[place - 1].word not in NOT_PLACES
        for run in board.page.runs
        for place, one in enumerate(run)
        if place
    )

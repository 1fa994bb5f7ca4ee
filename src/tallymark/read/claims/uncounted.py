"""Numbers of a report that count nothing: bare ages, cards, cases, units, prices, sizes, injuries.

`lang.numbercontext` stops what any text shows by the word beside the number; here is what reports
and posts say by their shape.
"""

from tallymark.lang.numbercontext import PERSON_WORDS, follows_measure
from tallymark.lang.numberforms import ONES, TIMES
from tallymark.lang.numerals import Quantity
from tallymark.lang.words import PARAGRAPH, Words, word_list, word_set
from tallymark.terms.claims import Hedge

_MEASURE_BEFORE = word_set(
    "uah usd eur rub грн руб art arts sec para рост ростом зріст зростом height вес весом вага "
    "weight тираж наклад circulation минус мінус minus инвалид інвалід инвалида інваліда тираж "
    "карта карту карте карты картка картку картки card cards account iban счет рахунок сбер "
    "сбербанк сбп приват приватбанк монобанк моно telegram обл вул жетон token tag"
)
_MEASURE_AFTER = word_set(
    "uah usd eur rub yrs yr yo y р рр мин хв хв. min mins сек sec kcal мб gb кб"
)
_THINGS_AFTER = tuple(
    word_list(
        "одиниц единиц экземпляр примірник rib ребр ребер tooth teeth зуб finger палец пальц "
        "перелом fractur bone кістк осколк уламк осколоч bullet пул куль пострел удар "
        "blow stitch knife"
    )
)
_FORMATIONS = tuple(
    word_list(
        "батальон батальйон бригад полк полку дивиз дивіз корпус regiment brigade battalion "
        "division"
    )
)
_ORDINALS = tuple(
    word_list(
        "перв втор третьег трет четверт пят шест седьм восьм девят десят перш друг п'ят шост сьом "
        "восьм дев'ят"
    )
)
_ORDINAL_ENDS = ("ого", "его", "ього", "ому", "ему", "ая", "ой", "ий", "ый", "те", "ом")
_COMES_OF_AGE = tuple(
    word_list(
        "исполн виповн перевали минул стукнул стукне сравнял turned turning aged сповн переступи"
    )
)
_WHOM = word_set("мне ему ей мені йому їй тебе вам i'm he's she's him её")
_TOWARDS = word_set("под під за было було уже вже лишь лише всего всього б бы about nearly")
_GOES_ON = word_set("из із з а не но але может може возможно maybe perhaps of not if")
_NO_NAME_ENDS = (
    "ло",
    "ли",
    "но",
    "то",
    "ось",
    "ся",
    "ed",
    "его",
    "ого",
    "ього",
    "ом",
    "al",
    "ally",
)
"""Ends of verbs and of "in all" at the start of a sentence ("Погибло 14,", "Всего 33,")."""
_OF_AGE = (12, 105)
_BY = word_set("на by x х ×")
_ENDS = word_set(', . ; : ! ? ) » " — –') | {"", PARAGRAPH}
_DASHES = word_set("— – -")
_KEYCAPS = "\ufe0f\u20e3"
_JARGON = (200, 300, 500)
_BACK = 14


def counts_nothing(words: Words, quantity: Quantity) -> bool:
    """Whether a number is a label, a measure or an age by what stands around it."""
    first = words.index_at(quantity.start)
    last = words.index_at(quantity.end) - 1
    if any(words.words[one][:1].isdecimal() for one in range(first, last + 1)) and (
        _is_label(words, first, last) or _is_day(words.slice_text(first, last), quantity)
    ):
        return True
    return (
        words.get(first - 1) in _MEASURE_BEFORE
        or (words.get(first - 1) == "." and words.get(first - 2) in _MEASURE_BEFORE)
        or _is_measure(words, last)
        or (quantity.unit is None and _is_bare(words, first, last, quantity))
        or _is_spelt_again(words, first, last)
        or _continues_measure(words, first, last)
    )


def _is_measure(words: Words, last: int) -> bool:
    """Money, minutes, sizes ("три на чотири метри"), parts of a body, pieces; an ordinal's tens."""
    after, second = words.get(last + 1), words.get(last + 2)
    if (after == "." and words.get(last) in ("a", "p")) or (after in ("a", "p") and second == "."):
        return True
    if after in _MEASURE_AFTER or after.startswith(_THINGS_AFTER):
        return True
    if second.startswith(_THINGS_AFTER) and not after.startswith(PERSON_WORDS) and after.isalpha():
        return True
    if after in _BY and _is_number(second):
        return follows_measure(words, last + 2)
    return after.startswith(_ORDINALS) and after.endswith(_ORDINAL_ENDS)


def _is_number(word: str) -> bool:
    return word[:1].isdecimal() or word in ONES or word in TIMES


def _is_label(words: Words, first: int, last: int) -> bool:
    """ "2-77/2025", "4-19-33", "0000 1111", "2️⃣", "…4418", "m/u 40116", «18–24», "144 батальйон"."""
    before, end = words.get(first - 1), words.ends[last]
    return (
        (words.text[end : end + 1] or " ") in _KEYCAPS
        or (before == "u" and words.get(first - 2) == "/")
        or _is_tied(words, first, last)
        or _is_marked(words, first, last)
        or _is_of_formation(words, last)
    )


def _is_tied(words: Words, first: int, last: int) -> bool:
    """Figures that a hyphen or a slash ties to others, or of a card that is written in fours."""
    before, after = words.get(first - 1), words.get(last + 1)
    if after in ("-", "–", "/") and words.is_joined(last + 1) and words.is_joined(last + 2):
        return words.get(last + 2)[:1].isdecimal()
    if before in ("/", "-") and words.is_joined(first):
        return words.get(first - 2)[:1].isdecimal()
    return len(words.get(last)) == 4 and any(
        len(one) == 4 and one.isdecimal() for one in (before, after)
    )


def _is_marked(words: Words, first: int, last: int) -> bool:
    """ "…4418", "*4418", "#5", «18–24»: the end of a longer number, or a title."""
    before, after = words.get(first - 1), words.get(last + 1)
    return words.is_joined(first) and (
        before in ("…", "*", "#") or (before == "«" and after == "»")
    )


def _is_of_formation(words: Words, last: int) -> bool:
    """ "144 навчальний батальйон": the number of a formation."""
    near = (words.get(last + 1), words.get(last + 2))
    return len(words.get(last)) >= 2 and any(
        word.startswith(_FORMATIONS) and not word.endswith(("ых", "их")) for word in near
    )


def _is_day(text: str, quantity: Quantity) -> bool:
    """ "12.09": two and two figures that a day and a month fit."""
    is_pair = len(text) == 5 and text[2] == "." and text.replace(".", "").isdecimal()
    return is_pair and quantity.unit is None and int(text[:2]) <= 31 and 1 <= int(text[3:]) <= 12


def _is_bare(words: Words, first: int, last: int, quantity: Quantity) -> bool:
    """Of a number without a noun: whether it is a term, an age, or a word for the dead (200)."""
    is_ended = words.get(last + 1) in _ENDS
    if is_ended and quantity.value in _JARGON and words.get(first - 1) in _DASHES:
        return True
    if any(one.startswith(_COMES_OF_AGE) for one in words.words[max(0, first - 3) : first]):
        return True
    if is_ended and words.get(first - 1) == "for":
        return True
    is_round = first == last and words.get(last) in TIMES
    is_possible = quantity.value is not None and _OF_AGE[0] <= quantity.value <= _OF_AGE[1]
    return is_possible and not is_round and _is_age(words, first, last, quantity)


def _is_age(words: Words, first: int, last: int, quantity: Quantity) -> bool:
    """ "Мені сорок чотири.", "Доміці 33,", "brothers, 41 and 36.", "перевалило за 80"."""
    if words.get(first).startswith("перевали") and not quantity.unit:
        return True
    after = words.get(last + 1)
    step = first - 1
    while step >= 0 and words.get(step) in _TOWARDS:
        step -= 1
    if words.get(step) in _WHOM and (after in _ENDS or after in ("і", "и", "and")):
        return True
    if _is_collective(words.get(last)) or quantity.hedge is not Hedge.EXACT or after not in _ENDS:
        return _is_first_of_two(words, first, last)
    return _stands_after_name(words, first) or _is_first_of_two(words, first - 2, first - 2)


def _is_collective(word: str) -> bool:
    return word.endswith(("еро", "ерых", "ерым", "ерыми", "ох", "ьох", "ым"))


def _stands_after_name(words: Words, first: int) -> bool:
    """A name, or the start of a sentence, stands before the number (with a comma or without)."""
    before = words.get(first - 1)
    is_comma = before == ","
    named = first - 2 if is_comma else first - 1
    word = words.get(named)
    if before in (".", "", PARAGRAPH) and not words.get(first)[:1].isdecimal():
        return words.get(first + 2) == "," and words.get(first + 3) not in _GOES_ON
    is_name = word.isalpha() and words.text[words.starts[named]].isupper()
    return is_name and not word.startswith(PERSON_WORDS) and not word.endswith(_NO_NAME_ENDS)


def _is_first_of_two(words: Words, first: int, last: int) -> bool:
    """ "brothers, 41 and 36": two bare figures after a comma."""
    return (
        first > 0
        and words.get(first)[:1].isdecimal()
        and words.get(first - 1) == ","
        and words.get(last + 1) in ("и", "і", "й", "та", "and")
        and words.get(last + 2)[:1].isdecimal()
        and words.get(last + 3) in _ENDS
    )


def _is_spelt_again(words: Words, first: int, last: int) -> bool:
    """ "4 (четыре) года": the number in words is that of the figures before it."""
    is_inside = words.get(first - 1) == "(" and words.get(last + 1) == ")"
    return is_inside and words.get(first - 2)[:1].isdecimal() and follows_measure(words, last + 1)


def _continues_measure(words: Words, first: int, last: int) -> bool:
    """ "19 лет строгого режима, Заволокину — одиннадцать": the second of two terms."""
    if words.get(first - 1) not in _DASHES or words.get(last + 1) not in _ENDS:
        return False
    for step in range(max(0, first - _BACK), first - 1):
        if _is_number(words.get(step)) and follows_measure(words, step):
            return True
    return False

"""What stands around a number: whether it counts something, and what."""

from tallymark.lang import calendarwords
from tallymark.lang.numberwords import HALVES, MANY, ONES, SEVERAL, TIMES, Number
from tallymark.lang.words import PARAGRAPH, Words, word_list, word_set
from tallymark.terms.claims import Hedge

_STARTS = frozenset(ONES) | frozenset(TIMES) | frozenset(MANY) | frozenset(HALVES) | SEVERAL
_ZERO = word_set("nobody никто ніхто")
_NO = {
    "no": word_set("one"),
    "ни": word_set("один одного одна"),
    "жоден": word_set(""),
    "not": word_set("one"),
}
_HARM = tuple(
    word_list(
        "уцелел вцілі погиб умер убит ранен пострада постражд загин помер killed hurt wounded "
        "injured died dead harmed arrested detained missing поранен затрим задерж пропа вбит "
        "выжи вижи survived"
    )
)
_MEASURE_STEMS = tuple(
    word_list(
        "лет год рок річ year месяц місяц month недел тижн week дней дня день дня дні днів "
        "суток сутки діб доб day час hour годин минут хвилин minute секунд second рубл руб "
        "гривен гривн грн доллар долар dollar euro евро євро rouble ruble hryvnia копе километр "
        "кілометр метр kilomet metre meter mile гектар тонн tonne килограмм кілограм литр "
        "градус degree процент відсот percent балл этаж поверх полос класс клас разряд степен "
        "ступен серии сери утра вечера ночи ранку вечора ночі подписчик підписник просмотр "
        "перегляд follower subscriber view comment комментар квартир"
    )
)
_MEASURES = word_set(
    "г гг рр км м см мм кг га % ° € $ ₽ £ k к kb mb am pm p.m a.m раз раза рази разів times x х "
    "мм th st nd rd й я е го му м ый ая ой ої лет рік років g бал vkl раза тг"
)
_NOT_MEASURES = word_set("yearning daycare частей часть части частью части части часов-")
_BEFORE_NUMBER = word_set(
    "№ # статья статье статьи статью статей ст стаття статті статтю article articles section "
    "пункт п часть части части частью ч пункта пункту no nr number номер номера номером дом д "
    "корпус кв квартира ул улица street стр page pages груз вантаж cargo школа школе школы "
    "гимназия лицей ик сизо колонии колония канал bus маршрут route highway трасса unit units "
    "частина частини частині частину бригада бригаде полк полка дивизия фз указ указу приказ "
    "version версия глава chapter room каб кабинет палата тел phone телефон apartment apt в/ч вч "
    "ик-"
)
_MONEY_BEFORE = word_set("$ € £ ₽ usd eur")
_DEFINITE = word_set("the these those both эти этих этим те тех тем ці цих цим ті тих all другие")
_INVERTING = word_set(
    "человек чел людей бойцов солдат мужиков пацанов машин штук тел ребят мужчин женщин домов "
    "военных заключенных раненых погибших срочников чоловік осіб бійців хлопців поранених "
    "загиблих вояків жінок автомобилей автомобілів грузовиков"
)
PERSON_WORDS = tuple(
    word_list(
        "человек люд чел чоловік особ осіб мужчин женщин жінк жінок дет діт ребен дитин солдат "
        "бойц боєц бійц военн військов мирн жител мешкан срочник строковик погибш загибл ранен "
        "поранен убит вбит заключен ув'язнен в'язн пленн полонен пострадавш постражд резервист "
        "резервіст мобилизован мобілізован контрактник отказник відмовник дезертир наемник "
        "найман доброволец добровольц офицер офіцер пацан парн хлоп матер семе сім родин "
        "двухсот трехсот двохсот тел тіл труп пропавш зникл осужден засуджен задержан затриман "
        "арестован арештован people person men man women woman child soldier civilian "
        "serviceman servicemen conscript recruit prisoner convict detainee refuser deserter "
        "dead killed wounded injured body bodies victim villager resident mother famil relative "
        "officer guard fighter mercenar volunteer reservist troops boy girl inmate hostage "
        "missing casualt death worker employee case дел справ приговор вирок sentence village "
        "сел raid рейд"
    )
)
"""Beginnings of words that reports of this kind count: people first, then cases, villages."""

ROUND = frozenset(TIMES)
_STOP = word_set(
    "was were is are be been being have has had who which that will would не в на у от от из с и "
    "і й а но or and of in on at to by from for as after before when while за по до про под при "
    "через были был была было є були був була було"
)


def may_start(words: Words, index: int) -> bool:
    """Whether a quantity could start at this word at all: the quick test before the grammar."""
    word = words.words[index]
    if word[0].isdecimal():
        return len(word) <= 15 and not any(c in ":-/" for c in word) and word.count(".") < 2
    return word in _STARTS or word in _ZERO or word in _NO or word in FRACTION_STARTS


FRACTION_STARTS = word_set(
    "half third quarter половина половину половины половини треть трети третина третину четверть "
    "чверть"
)


def zero_at(words: Words, index: int) -> int | None:
    """The last word of "nobody", "no one", "ни один" where harm follows, else `None`."""
    word, last = words.get(index), index
    if word in _NO:
        if words.get(index + 1) not in _NO[word]:
            return None
        last = index + 1
    elif word not in _ZERO:
        return None
    after = words.words[last + 1 : last + 6]
    return last if any(one.startswith(_HARM) for one in after) else None


def lone_round(words: Words, index: int) -> Hedge | None:
    """ "с десяток", "сотня": a round number by itself is approximate; "a dozen" is exact."""
    word = words.get(index)
    if word in ("dozen",) or TIMES[word] >= 1e3:
        return Hedge.EXACT
    return Hedge.APPROX


def is_inverted(words: Words, index: int) -> bool:
    """ "человек тридцать": the noun before the number makes it approximate."""
    before = index - 1
    if words.get(before) in ("в", "на", "с", "по", "до"):
        before -= 1
    return words.get(before) in _INVERTING and not _is_numeric(words.get(before - 1))


def inverted_first(words: Words, index: int) -> int:
    """The noun that stands before an inverted number."""
    return index - 1 if words.get(index - 1) in _INVERTING else index - 2


def _is_numeric(word: str) -> bool:
    return word[:1].isdecimal() or word in ONES or word in TIMES


def follows_measure(words: Words, last: int) -> bool:
    """Whether a unit of measure, money, age or time follows word `last`."""
    word = words.get(last + 1)
    if word in ("-", "–") and words.is_joined(last + 1) and words.is_joined(last + 2):
        after = words.get(last + 2)
        return not _is_numeric(after) and after != "odd"
    if word in ("тыс", "млн", "млрд", "тис", "."):
        word = words.get(last + 2) if word != "." else word
    if word in _NOT_MEASURES:
        return False
    if word in _MEASURES and not (word in ("м", "к", "е", "я") and words.get(last + 2) == ""):
        return True
    return word.startswith(_MEASURE_STEMS)


def is_count(words: Words, number: Number, last: int, is_hedged: bool) -> bool:
    """Whether a number counts people or things (and is no age, article, unit, time, money ...)."""
    if follows_measure(words, last) or _is_labelled(words, number.first):
        return False
    if _is_day(words, number, last) or (not is_hedged and _is_anaphoric(words, number)):
        return False
    if number.value == 1 and number.times == 1 and not is_hedged:
        return unit_is_person(words, last) and words.get(last + 1) not in ("of", "из", "із", "з")
    if number.is_digits and not number.is_grouped:
        return _is_counting_figure(words, number, is_hedged)
    return True


def _is_day(words: Words, number: Number, last: int) -> bool:
    """ "14 March", "May 24", "14-го числа": a day of a month."""
    if (number.value or 0) > 31:
        return False
    step = last + 2 if words.get(last + 1) == "of" else last + 1
    if calendarwords.month_at(words, step) is not None or words.get(step) == "числа":
        return True
    before = number.first - 1 - (words.get(number.first - 1) == ".")
    return number.is_digits and calendarwords.month_at(words, before) is not None


def _is_anaphoric(words: Words, number: Number) -> bool:
    """ "the four": people already counted, not four more."""
    return not number.is_digits and words.get(number.first - 1) in _DEFINITE


def _is_labelled(words: Words, first: int) -> bool:
    """Whether the number is a name: "ст. 337", "№ 5", "Т-72", "unit 99107", "$200", "0971"."""
    before = words.get(first - 1)
    if words.get(first)[:1] == "0" and words.get(first)[1:2].isdecimal():
        return True
    if before in _MONEY_BEFORE or before in _BEFORE_NUMBER:
        return True
    if before in (".", ":", "-", "–", "_", "/", "«", '"') and words.get(first)[:1].isdecimal():
        label = words.get(first - 2)
        if before in "-–_/":
            return words.is_joined(first) and label[:1].isalnum() and words.is_joined(first - 1)
        return label in _BEFORE_NUMBER
    return bool(before) and not before[0].isalnum() and ord(before[0]) > 0x2190


def _is_counting_figure(words: Words, number: Number, is_hedged: bool) -> bool:
    """Bare figures: a year, a day, an item of a list or the number of a unit counts nothing."""
    value, word = number.value or 0.0, words.get(number.first)
    if words.is_joined(number.last + 1) and words.get(number.last + 1)[0].isalpha():
        return False
    is_year = word.isdecimal() and len(word) == 4 and 1900 <= value <= 2100
    if is_year or (value >= 1e5 and not is_hedged):
        return unit_is_person(words, number.last)
    if value == 0 or _is_item_number(words, number):
        return False
    if not is_hedged and _is_age_in_commas(words, number):
        return False
    before = words.get(number.first - 1)
    if before.startswith(_HARM) or before in ("них", "которых", "яких", "whom"):
        return True
    return is_hedged or unit_after(words, number.last) is not None or value > 31


def _is_age_in_commas(words: Words, number: Number) -> bool:
    """ "Orlan, 23, called", "he is 45.", "(34)": an age without its word."""
    after = words.get(number.last + 1)
    is_open = words.get(number.first - 1) in (",", "(", "is", "was")
    return is_open and (number.value or 0) <= 110 and (after == "" or not after[0].isalnum())


def _is_item_number(words: Words, number: Number) -> bool:
    """ "1." or "2)" at the start of a line or of the text."""
    at_start = (
        number.first == 0
        or "\n" in words.text[words.ends[number.first - 1] : words.starts[number.first]]
    )
    return at_start and words.get(number.last + 1) in (".", ")")


def unit_is_person(words: Words, last: int) -> bool:
    """Whether one of the two words after `last` is of a kind that reports count."""
    return any(words.get(last + step).startswith(PERSON_WORDS) for step in (1, 2))


def unit_after(words: Words, last: int) -> str | None:
    """What is counted, in the text's words: up to three words after the number, `None` if none."""
    step = last + 1
    if words.get(step) in ("of", "из", "із", "з") and words.get(step + 1)[:1].isalpha():
        end = step + (2 if words.get(step + 1) in ("the", "his", "their", "its") else 1)
        return words.slice_text(step, min(end, len(words) - 1))
    end = last
    while end < last + 3 and _is_unit_word(words.get(end + 1)):
        end += 1
        if words.get(end).startswith(PERSON_WORDS) and not words.get(end).endswith(("ых", "их")):
            break
    return words.slice_text(step, end) if end > last else None


def _is_unit_word(word: str) -> bool:
    return word[:1].isalpha() and word not in _STOP and word != PARAGRAPH

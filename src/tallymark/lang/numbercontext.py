"""What stands around a number: whether it counts something, and what."""

import re
from collections.abc import Iterator
from functools import lru_cache

from tallymark.lang import hedges, numberstops
from tallymark.lang.numberforms import HALVES, MANY, ONES, PAIR, SEVERAL, TIMES
from tallymark.lang.numberstops import follows_measure
from tallymark.lang.numberwords import Number
from tallymark.lang.words import PARAGRAPH, Words, word_list, word_set
from tallymark.terms.claims import Hedge

__all__ = ["follows_measure"]

_STARTS = frozenset(ONES) | frozenset(TIMES) | frozenset(MANY) | frozenset(HALVES) | SEVERAL | PAIR
_FRACTION_STARTS = word_set(
    "half third quarter fifth tenth половина половину половины половине половиной треть трети "
    "третью четверть четверти половини половині половиною третина третину третини третині "
    "третиною чверть чверті пол полу пів"
)
_ZERO = word_set("nobody none никто никого ніхто нікого жоден жодна жодного жодної жодну")
_NO = {
    "no": word_set("one casualties deaths fatalities injuries victims"),
    "ни": word_set("один одного одна одной одну одно"),
    "not": word_set("one"),
}
_NO_NOUNS = word_set("casualties deaths fatalities injuries victims")
_HARM = tuple(
    word_list(
        "уцелел вцілі погиб умер убит ранен пострада постражд загин помер killed hurt wounded "
        "injured died dead harmed arrested detained missing поранен затрим задерж пропа вбит "
        "выжи вижи survived вернул поверну returned came back"
    )
)
_DEFINITE = word_set("the these those both эти этих этим те тех тем ці цих цим ті тих all другие")
_INVERTING = word_set(
    "человек чел людей бойцов солдат мужиков пацанов машин штук тел ребят мужчин женщин домов "
    "военных заключенных раненых погибших срочников чоловік осіб бійців хлопців поранених "
    "загиблих вояків жінок автомобилей автомобілів грузовиков семей родин детей дітей душ імен "
    "имен сел сіл тіл вантажівок пленных полонених матерей матерів"
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
OF_ONE = word_set("из от до для у без около вместо кроме із від для без біля близько")
"""Prepositions whose genitive is of one hundred: "из сотни", "для тысячи"."""

_FIGURE = re.compile(r"[^.:/-]+(?:\.[^.:/-]*)?")
_LONGEST = 15
"""Signs of the longest number in figures that counts anything."""
_ROW = 4
"""Words and signs on either side of a number in which a row of numbers shows."""
_FIVE_DIGITS = 10_000
"""So long and not round, without a grouping: the number of a unit or a card rather than a count."""

_CANDIDATES = _STARTS | _ZERO | frozenset(_NO) | _FRACTION_STARTS
_STOP = word_set(
    "was were is are be been being have has had who which that will would не в на у от от из с и "
    "і й а но or and of in on at to by from for as after before when while за по до про под при "
    "через были был была было є були був була було"
)


def candidates(words: Words) -> Iterator[int]:
    """The words at which a quantity could start: the quick test before the grammar."""
    starts = _CANDIDATES
    for index, word in enumerate(words.words):
        if word in starts or (word[0].isdecimal() and _can_count(words, index)):
            yield index


def _can_count(words: Words, index: int) -> bool:
    word = words.words[index]
    is_figure = len(word) <= _LONGEST and _FIGURE.fullmatch(word) is not None
    return is_figure and not _is_in_row(words, index)


def _is_in_row(words: Words, index: int) -> bool:
    """A number among numbers, with no word near: a cell of a table, a code; it counts nothing."""
    near = words.words[max(0, index - _ROW) : index] + words.words[index + 1 : index + 1 + _ROW]
    if "".join(near).islower():  # words are folded: any letter says yes
        return False
    return sum(one[0].isdecimal() for one in near) > 1


def zero_at(words: Words, index: int) -> int | None:
    """The last word of "nobody", "no one", "ни один" where harm follows, else `None`."""
    word, last = words.get(index), index
    if word in _NO:
        if words.get(index + 1) not in _NO[word]:
            return None
        last = index + 1
        if words.get(last) in _NO_NOUNS:
            return last
    elif word not in _ZERO:
        return None
    after = words.words[last + 1 : last + 6]
    return last if any(one.startswith(_HARM) for one in after) else None


def lone_round(words: Words, index: int) -> Hedge | None:
    """ "с десяток", "сотня": a round number by itself is approximate; "a dozen" is exact."""
    word = words.get(index)
    if word == "dozen" or TIMES[word] >= 1e3:
        return Hedge.EXACT
    return Hedge.APPROX


def is_inverted(words: Words, index: int) -> bool:
    """ "человек тридцать": the noun before the number makes it approximate."""
    before = index - 1
    if words.get(before) in ("в", "на", "с", "по", "до"):
        before -= 1
    is_joined = words.is_joined(index) and words.get(index - 1) in ("-", "–")
    return (
        not is_joined
        and words.get(before) in _INVERTING
        and not numberstops.is_numeric(words.get(before - 1))
    )


def inverted_first(words: Words, index: int) -> int:
    """The noun that stands before an inverted number."""
    return index - 1 if words.get(index - 1) in _INVERTING else index - 2


def is_under(words: Words, number: Number) -> bool:
    """ "под сорок человек": almost so many."""
    is_tens = not number.is_digits and (number.value or 0) >= 20 and (number.value or 0) % 10 == 0
    before = words.get(number.first - 1)
    return is_tens and before in ("под", "під") and unit_is_person(words, number.last)


def is_change(words: Words, index: int) -> bool:
    """Whether a verb of change stands before word `index` ("rose from 30 to 41")."""
    return hedges.is_change(words, index)


def is_count(words: Words, number: Number, last: int, is_hedged: bool) -> bool:
    """Whether a number counts people or things (and is no age, article, unit, time, money ...)."""
    first, value = number.first, number.value or 0.0
    has_people = unit_is_person(words, last)
    if _is_stopped(words, number, last, has_people):
        return False
    if not is_hedged and (_is_anaphoric(words, number) or numberstops.is_ratio(words, first, last)):
        return False
    if value == 1 and number.times == 1 and not is_hedged:
        return has_people and words.get(last + 1) not in ("of", "из", "із", "з")
    if is_hedged and numberstops.is_age_bound(words, first) and unit_after(words, last) is None:
        return not words.get(first - 2).startswith(PERSON_WORDS)
    if number.is_digits and not number.is_grouped:
        return _is_counting_figure(words, number, is_hedged)
    return has_people or not (words.get(first - 1) == "at" and unit_after(words, last) is None)


def _is_stopped(words: Words, number: Number, last: int, has_people: bool) -> bool:
    first = number.first
    if follows_measure(words, last) or numberstops.is_across(words, first):
        return True
    if not has_people and numberstops.is_label_or_pay(words, first, last):
        return True
    if numberstops.is_labelled(words, first, is_counting=has_people):
        return True
    if not has_people and (
        numberstops.is_placed(words, first, last) or numberstops.is_turned_measure(words, first)
    ):
        return True
    place = (first, last)
    return numberstops.is_day(words, number.value or 0.0, place, is_digits=number.is_digits)


def _is_anaphoric(words: Words, number: Number) -> bool:
    """ "the four": people already counted, not four more."""
    return not number.is_digits and words.get(number.first - 1) in _DEFINITE


def _is_counting_figure(words: Words, number: Number, is_hedged: bool) -> bool:
    """Bare figures: a year, a day, an item of a list or the number of a unit counts nothing."""
    value, word = number.value or 0.0, words.get(number.first)
    if words.is_joined(number.last + 1) and words.get(number.last + 1)[0].isalpha():
        return False
    is_year = word.isdecimal() and len(word) == 4 and 1900 <= value <= 2100
    if is_year or (value >= 1e5 and not is_hedged):
        return unit_is_person(words, number.last)
    if (
        value == 0
        or _is_item_number(words, number)
        or (not is_hedged and _is_age_in_commas(words, number))
    ):
        return False
    before = words.get(number.first - 1)
    is_name = value >= _FIVE_DIGITS and value % 100 != 0
    if is_name or words.get(number.last + 1)[:1].isdecimal() or before[:1].isdecimal():
        return unit_is_person(words, number.last)
    if before.startswith(_HARM) or before in ("них", "которых", "яких", "whom", "до", "to"):
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
    return any(map(_is_person, words.words[last + 1 : last + 3]))


@lru_cache(maxsize=1 << 14)
def _is_person(word: str) -> bool:
    return word.startswith(PERSON_WORDS)


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

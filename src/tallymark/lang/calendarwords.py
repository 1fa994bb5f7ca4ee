"""The words of the calendar in English, Russian and Ukrainian, each with a class and a value.

A class is one letter, so that a line of words becomes a string of letters and one grammar
(`lang.calendar`) reads all three languages. Adding a language is adding words here.

    d day number   Y year number    D day in figures   n small number in words
    M month        A month as adjective                 s season     w weekday
    q part (early, mid, late)       o ordinal           h half       k quarter
    y the word year                 u day, week, month  r last, this, following
    t today, yesterday              g night             m other part of a day    H hours
    a ago          l later          L after so long     O as of
    S since        B before         T until             E by         F after
    f of, in, the  & and, to        - dash  c comma     z full stop  _ ending of a number   x other
"""

import re

from tallymark.lang.numberwords import ONES
from tallymark.lang.words import Words, word_list, word_set

_DATE_IN_FIGURES = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)")
Entry = tuple[str, float]

_MONTHS = (
    "january jan|январь января январе январю январем|січень січня січні січню січнем",
    "february feb|февраль февраля феврале февралю февралем|лютий лютого лютому лютим",
    "march mar|март марта марте марту мартом|березень березня березні березню березнем",
    "april apr|апрель апреля апреле апрелю апрелем|квітень квітня квітні квітню квітнем",
    "may|май мая мае маю маем|травень травня травні травню травнем",
    "june jun|июнь июня июне июню июнем|червень червня червні червню червнем",
    "july jul|июль июля июле июлю июлем|липень липня липні липню липнем",
    "august aug|август августа августе августу августом|серпень серпня серпні серпню серпнем",
    "september sept sep|сентябрь сентября сентябре сентябрю сентябрем|вересень вересня вересні "
    "вереснем",
    "october oct|октябрь октября октябре октябрю октябрем|жовтень жовтня жовтні жовтню жовтнем",
    "november nov|ноябрь ноября ноябре ноябрю ноябрем|листопад листопада листопаді листопадом",
    "december dec|декабрь декабря декабре декабрю декабрем|грудень грудня грудні грудню груднем",
)
SHORT_MONTHS = word_set("jan feb mar apr jun jul aug sep sept oct nov dec")
_MONTH_STEMS = word_list(
    "январск февральск мартовск апрельск майск июньск июльск августовск "
    "сентябрьск октябрьск ноябрьск "
    "декабрьск"
)
_UK_MONTH_STEMS = word_list(
    "січнев лютнев березнев квітнев травнев червнев липнев серпнев "
    "вереснев жовтнев листопадов грудньов"
)
_WEEKDAYS = (
    "monday|понедельник понедельника|понеділок понеділка",
    "tuesday|вторник вторника|вівторок вівторка",
    "wednesday|среду среда среды|середу середа середи",
    "thursday|четверг четверга|четвер четверга",
    "friday|пятницу пятница пятницы|п'ятницю п'ятниця п'ятниці",
    "saturday|субботу суббота субботы|суботу субота суботи",
    "sunday|воскресенье воскресенья|неділю неділя неділі",
)
_SEASONS = {
    1: "winter зима зимой зиму зимы зиме взимку узимку зими зимою",
    4: "spring весна весной весну весны весне навесні весни весною",
    7: "summer лето летом лета лету влітку улітку літо літа літом",
    10: "autumn осень осенью осени восени осінь осені осінню",
}
WHEN = word_set("зимой весной летом осенью взимку узимку навесні влітку улітку восени")
"""Seasons that say when by themselves."""
_PARTS = {
    1: "early beginning start начало начале начала началу початок початку",
    2: "mid middle середина середине середины середину середину середині середини",
    3: "late end конец конце конца концу кінець кінці кінця кінцю наприкінці",
}
_ORDINALS = (
    "first первый первой первом первого первую|перший першої першому першого першій",
    "second второй втором второго вторую|другий другої другому другого другій",
    "third третий третьего третьем третьей|третій третього третьому",
    "fourth четвертый четвертого четвертом|четвертий четвертого четвертому",
)
_RELATIVE = {
    -1: "last previous прошлый прошлого прошлой прошлом прошлую прошлым прошлое минулий минулого "
    "минулої "
    "минулому минулу минулим",
    0: "this current этот этого этой этом эту этим нынешнего текущего цей цього цієї цьому цю "
    "нинішнього",
    1: "next following следующий следующей следующем следующего следующую следующее наступний "
    "наступного "
    "наступної наступному наступну",
}
_UNITS = {
    1: "day days день дня дней дні днів дню",
    7: "week weeks неделя неделе недели неделю недель тиждень тижня тижні тижнів тижню",
    30: "month months месяц месяца месяце месяцев місяць місяця місяці місяців",
}
_DEICTIC = {
    0: "today сегодня сьогодні",
    -1: "yesterday вчера вчора",
    -2: "позавчера позавчора",
    1: "tomorrow завтра",
}
_PLAIN = {
    "y": "year years год года году годом годы годах рік року році роком роки р г",
    "g": "night ночь ночи ночью ніч ночі вночі уночі overnight",
    "m": "morning evening afternoon утром утра утро вечером вечера вечер днем вранці ранку "
    "увечері ввечері "
    "вечора дня",
    "H": "hours",
    "h": "half половина половине половину половины половині половину полугодие полугодии "
    "полугодия півріччя "
    "півріччі",
    "k": "quarter квартал квартале квартала кварталі кварталу",
    "a": "ago назад тому",
    "l": "later afterwards спустя потому",
    "L": "через спустя",
    "O": "as состоянию станом",
    "S": "since from с со з із зі від от",
    "B": "before до перед",
    "T": "until till по",
    "E": "by к ко",
    "F": "after после після",
    "f": "of the in on at во в у на о об за during over towards toward into around about около "
    "весь весь",
    "&": "and to по и і й та",
    "-": "- – —",
    "c": ",",
    "z": ".",
}
_ENDINGS = word_set("st nd rd th й го му м е ого ому ый я ые ых х та те ті у ю ї ій")


def _lexicon() -> dict[str, Entry]:
    table: dict[str, Entry] = {word: ("n", n) for word, n in ONES.items() if n <= 90}
    for letter, forms in _PLAIN.items():
        table |= dict.fromkeys(forms.split(), (letter, 0.0))
    for letter, groups in (("M", _MONTHS), ("w", _WEEKDAYS), ("o", _ORDINALS)):
        for number, forms in enumerate(groups, 1):
            table |= dict.fromkeys(forms.replace("|", " ").split(), (letter, float(number)))
    by_number = (("s", _SEASONS), ("q", _PARTS), ("r", _RELATIVE), ("u", _UNITS), ("t", _DEICTIC))
    for letter, numbered in by_number:
        for key, forms in numbered.items():
            table |= dict.fromkeys(forms.split(), (letter, float(key)))
    for stems, endings in (
        (_MONTH_STEMS, "ая ой ую ий ие их ое ого"),
        (_UK_MONTH_STEMS, "а ої у ий і их ого"),
    ):
        for number, stem in enumerate(stems, 1):
            table |= {stem + ending: ("A", float(number)) for ending in endings.split()}
    return table


LEXICON: dict[str, Entry] = _lexicon()
_ALSO_VERBS = frozenset(("may", "march", "mar"))


def month_at(words: Words, index: int) -> int | None:
    """The month that word `index` names (1-12); "may" and "march" in small letters are verbs."""
    letter, value = LEXICON.get(words.get(index), ("x", 0.0))
    if letter != "M":
        return None
    if words.words[index] in _ALSO_VERBS and words.text[words.starts[index]].islower():
        return None
    return int(value)


def classify(words: Words) -> tuple[str, list[float]]:
    """The class letter of every word, as one string, and the value of each."""
    letters: list[str] = []
    values: list[float] = []
    for index, word in enumerate(words.words):
        letter, value = LEXICON.get(word) or _of_figures(word)
        if letter == "M" and month_at(words, index) is None:
            letter = "x"
        if _is_ending(words, index, letters):
            letter = "_"
        letters.append(letter)
        values.append(value)
    return "".join(letters), values


def _of_figures(word: str) -> Entry:
    if not word[0].isdecimal():
        return "x", 0.0
    if word.isdecimal():
        number = float(word)
        if len(word) <= 2 and 1 <= number <= 31:
            return "d", number
        return ("Y", number) if len(word) == 4 and 1900 <= number <= 2100 else ("x", number)
    return ("D", 0.0) if _DATE_IN_FIGURES.fullmatch(word) else ("x", 0.0)


def _is_ending(words: Words, index: int, letters: list[str]) -> bool:
    """Whether this word is the ending of an ordinal number ("14th", "2024-го").

    A hyphen before the ending then belongs to the number too, and gets its letter here.
    """
    if words.words[index] not in _ENDINGS or not words.is_joined(index) or not letters:
        return False
    if letters[-1] in "dY":
        return True
    if letters[-1] == "-" and words.is_joined(index - 1) and letters[-2:-1] in (["d"], ["Y"]):
        letters[-1] = "_"
        return True
    return False

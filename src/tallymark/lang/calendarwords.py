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
    e ordinal above fourth          N decade (1990s)    R Roman number         Q last year (торік)
    C "числах"     K third of a month                   W last of its kind     j same    v that
    i earlier
    & to           + and            G between           f of, in, the
    - dash  c comma     z full stop  _ ending of a number   x other
"""

import re
from collections.abc import Iterator

from tallymark.lang.numberforms import ONES
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
    "monday|понедельник понедельника понедельнику|понеділок понеділка понеділку",
    "tuesday|вторник вторника вторнику|вівторок вівторка вівторку",
    "wednesday|среду среда среды среде|середу середа середи середі",
    "thursday|четверг четверга четвергу|четвер четверга",
    "friday|пятницу пятница пятницы пятнице|п'ятницю п'ятниця п'ятниці",
    "saturday|субботу суббота субботы субботе|суботу субота суботи суботі",
    "sunday|воскресенье воскресенья воскресенью|неділю неділя неділі",
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
    "first первых первые перших перші первое перше "
    "первый первой первом первого первую|перший першої першому першого першій",
    "second второе друге второй втором второго вторую|другий другої другому другого другій",
    "third третье третє третий третьего третьем третьей|третій третього третьому третьої",
    "fourth четвертое четверте четвертый четвертого четвертом|четвертий четвертого четвертому",
)
_HIGH_ORDINALS = {
    5: "fifth пят п'ят", 6: "sixth шест шост", 7: "seventh седьм сьом", 8: "eighth восьм",
    9: "ninth девят дев'ят", 10: "tenth десят", 11: "eleventh одиннадцат одинадцят",
    12: "twelfth двенадцат дванадцят", 13: "thirteenth тринадцат тринадцят",
    14: "fourteenth четырнадцат чотирнадцят", 15: "fifteenth пятнадцат п'ятнадцят",
    16: "sixteenth шестнадцат шістнадцят", 17: "seventeenth семнадцат сімнадцят",
    18: "eighteenth восемнадцат вісімнадцят", 19: "nineteenth девятнадцат дев'ятнадцят",
    20: "twentieth двадцат двадцят", 30: "thirtieth тридцат тридцят",
}  # fmt: skip
_ROMAN = word_list("i ii iii iv v vi vii viii ix x xi xii")
_RELATIVE = {
    -2: "позапрошлый позапрошлого позапрошлой позапрошлом позапрошлую позаминулий позаминулого "
    "позаминулої позаминулому позаминулу",
    -1: "last previous past минувший минувшего минувшей минувшем минувшую минувшим "
    "прошлый прошлого прошлой прошлом прошлую прошлым прошлое минулий минулого "
    "минулої "
    "минулому минулу минулим",
    0: "this current сего этот этого этой этом эту этим нынешнего текущего цей цього цієї цьому цю "
    "нинішнього",
    1: "next following coming будущей будущего будущем майбутнього "
    "следующий следующей следующем следующего следующую следующее наступний "
    "наступного "
    "наступної наступному наступну",
}
_UNITS = {
    1: "day days день дня дни дней дні днів дню",
    7: "week weeks неделя неделе недели неделю недель тиждень тижня тижні тижнів тижню",
    30: "month months месяц месяца месяце месяцев місяць місяця місяці місяців",
}
_DEICTIC = {
    0: "today tonight сегодня сьогодні",
    -1: "yesterday вчера вчора учора",
    -2: "позавчера позавчора",
    1: "tomorrow завтра",
}
_PLAIN = {
    "y": "year years год года году годом годы годах годов рік року році роком роки р г",
    "g": "night ночь ночи ночью ніч ночі вночі уночі overnight",
    "m": "morning evening afternoon утром утра утро вечером вечера вечер днем вранці ранку "
    "увечері ввечері "
    "вечора дня",
    "H": "hours",
    "h": "half половина половине половину половины половині половину полугодие полугодии "
    "полугодия півріччя "
    "півріччі",
    "k": "quarter квартал квартале квартала кварталі кварталу q",
    "a": "ago назад тому",
    "i": "earlier раньше раніше",
    "j": "же ж same",
    "v": "того тот том that",
    "C": "числах",
    "K": "декаде декада декаду декады декаді декади",
    "W": "последних последние последней последнюю последний последнем последнего останніх останні "
    "останній останньої останнього останню final",
    "l": "later afterwards спустя потому",
    "L": "через спустя",
    "O": "as состоянию станом",
    "S": "since from с со з із зі від от",
    "B": "before до перед",
    "T": "until till по",
    "E": "by к ко",
    "F": "after после після",
    "f": "of the in on at во в у на о об за during over towards toward into around about около "
    "весь проти",
    "&": "to по",
    "+": "and и і й та",
    "G": "between между між",
    "-": "- – — /",
    "c": ",",
    "z": ".",
}
_ENDINGS = word_set("st nd rd th й го му м е ого ому ый я ые ых х та те ті у ю ї ій")


def _lexicon() -> dict[str, Entry]:
    table: dict[str, Entry] = {word: ("n", n) for word, n in ONES.items() if n <= 90}
    for number, stems in _HIGH_ORDINALS.items():
        english, *others = stems.split()
        days = [f"{stem}{end}" for stem in others for end in ("ого", "ое", "е")]
        table |= dict.fromkeys([english, *days], ("e", float(number)))
    table |= {roman: ("R", float(number)) for number, roman in enumerate(_ROMAN, 1)}
    table |= dict.fromkeys(word_list("торік торішній торішнього торішньому торішньої"), ("Q", -1.0))
    table |= {"позаторік": ("Q", -2.0), "х": ("R", 10.0)}
    for letter, forms in _PLAIN.items():
        table |= dict.fromkeys(forms.split(), (letter, 0.0))
    for letter, groups in (("M", _MONTHS), ("w", _WEEKDAYS), ("o", _ORDINALS)):
        for number, forms in enumerate(groups, 1):
            table |= dict.fromkeys(forms.replace("|", " ").split(), (letter, float(number)))
    by_number = (("s", _SEASONS), ("q", _PARTS), ("r", _RELATIVE), ("u", _UNITS), ("t", _DEICTIC))
    for letter, numbered in by_number:
        for key, forms in numbered.items():
            table |= dict.fromkeys(forms.split(), (letter, float(key)))
    for months, endings in (
        (_MONTH_STEMS, "ая ой ую ий ие их ое ого"),
        (_UK_MONTH_STEMS, "а ої у ий і их ого"),
    ):
        for number, stem in enumerate(months, 1):
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
    known = {word: LEXICON.get(word) or _of_figures(word) for word in set(words.words)}
    entries = [known[word] for word in words.words]
    letters = bytearray("".join([entry[0] for entry in entries]), "ascii")
    values = [entry[1] for entry in entries]
    for word in _ALSO_VERBS & known.keys():
        for index in _places(words, word):
            if month_at(words, index) is None:
                letters[index] = _OTHER
    for match in _NUMBERS.finditer(letters.decode()):
        _join_ending(words, letters, values, match.start())
    for match in _DAY_IN_WORDS.finditer(letters.decode()):
        _read_day(words, letters, values, (match.start(), match.end()))
    return letters.decode(), values


_OTHER, _NUMBER_ENDING, _DAY, _DECADE = map(ord, "x_dN")
_NUMBERS = re.compile("[dYp]")
_DAY_IN_WORDS = re.compile("(?:n-?)?[oe](?=f?M)")
_OF_DAY = ("ого", "его", "ое", "ье", "е", "є")
_OF_DECADE = word_set("s х е ые ых ті их")


def _places(words: Words, word: str) -> Iterator[int]:
    index = -1
    for _ in range(words.words.count(word)):
        index = words.words.index(word, index + 1)
        yield index


def _of_figures(word: str) -> Entry:
    if not word[0].isdecimal():
        return "x", 0.0
    if word.isdecimal():
        number = float(word)
        if len(word) <= 2 and 1 <= number <= 31:
            return "d", number
        if len(word) == 2 and number >= 40 and number % 10 == 0:
            return "p", number
        return ("Y", number) if len(word) == 4 and 1900 <= number <= 2100 else ("x", number)
    return ("D", 0.0) if _DATE_IN_FIGURES.fullmatch(word) else ("x", 0.0)


def _join_ending(words: Words, letters: bytearray, values: list[float], index: int) -> None:
    """Marks the ending of an ordinal number ("14th", "2024-го") and decades ("1990s", "90-х").

    A hyphen before the ending belongs to the number too.
    """
    last = index + 1
    if words.get(last) == "-" and words.is_joined(last):
        last += 1
    ending, value = words.get(last), values[index]
    if not words.is_joined(last) or (ending not in _ENDINGS and ending != "s"):
        return
    is_tens = value % 10 == 0 and letters[index] != _DAY
    if is_tens and ending in _OF_DECADE:
        letters[index], values[index] = _DECADE, value if value > 99 else 1900 + value
    elif ending == "s":
        return
    for step in range(index + 1, last + 1):
        letters[step] = _NUMBER_ENDING


def _read_day(
    words: Words, letters: bytearray, values: list[float], place: tuple[int, int]
) -> None:
    """ "двадцать четвёртого августа", "the second of November": a day of the month in words."""
    first, end = place
    word = words.get(end - 1)
    total = values[end - 1] + (values[first] if end - first > 1 else 0)
    if not (word.isascii() or word.endswith(_OF_DAY)) or total > 31:
        return
    if end - first > 1 and values[first] not in (20, 30):
        return
    letters[first], values[first] = _DAY, total
    for step in range(first + 1, end):
        letters[step] = _NUMBER_ENDING

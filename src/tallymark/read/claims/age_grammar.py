"""How a text writes an age: figures, number words, the year of a life, months of a small child.

Patterns are for folded text. An age is in completed years: "на 44-м году жизни" and "in his 44th
year" are 43, "nine months old" is 0.
"""

import re

from tallymark.lang.numberwords import ONES
from tallymark.lang.words import any_of, word_list

OLDEST = 115
_GROUPS_OF_PEOPLE = ("ое", "оє", "еро", "оих", "ерых", "оїх", "ерих")
_WORDS = {
    word: int(value) for word, value in ONES.items()
    if 0 < value < 100 and not word.endswith(_GROUPS_OF_PEOPLE)
}  # fmt: skip
_WORD = any_of(_WORDS)
SPELLED = rf"{_WORD}(?:[ -]{_WORD})?"
"""An age in words."""
_CASE_END = r"(?:-?(?:х|ти|ми|м|ох|мя|и)(?= ))?"
NUMBER = rf"(?P<number>\d{{1,3}}{_CASE_END}|{SPELLED})(?![\w.:]*\d)"
"""An age in figures or words, nothing of a longer number."""
YEARS = (
    r"(?P<years> ?(?:лет|года?|годик\w*|годк\w+|годоч\w+|рок(?:ів|и|ах|у)?|рік|рочк\w+|рочеч\w+|"
    r"years?(?:[- ]old| of age)?|yrs?(?: old)?|y\.? ?o\.?|y/o)(?!\w))"
)
MONTHS = r"(?P<months> (?:месяц\w*|місяц\w*|months?)(?: old)?(?!\w))"
FILLER = (
    r"(?:(?:было|был|была|исполн\w+|навсегда|всего|всего-то|всего-навсего|только|только-только|"
    r"едва|уже|еще|тогда|лишь|сейчас|на тот момент|недавно|сегодня|ныне|теперь|от силы|"
    r"виповни\w+|було|назавжди|лише|лишень|ледве|всього|щойно|тоді|ще|вже|зараз|тепер|нині|"
    r"only|just|then|now|barely|still|already|not yet|aged|[—–-]) ){0,3}"
)
"""What may stand between a person and the age: "всего", "just", "тогда"."""
END = (
    r"(?=\s*(?:[.,;!?)…»\"”—–\n]|$| и | і | й | та | and | when | but | at the time| коли | когда |"
    r" але | но ))"
)
"""What an age without its word "years" may be followed by."""
CLOSE = r"(?=\s*[,;)\]](?! ?\d)|\s?\.(?!\d)|\s[—–-]\s(?!\d)|\s*$|\s*\n)"
"""What stands after a bare age behind a name."""
NOT_AGE = (
    r"(?! ?(?:назад|тому|ago|спустя|later|подряд|кряду|колон|строг|общего режим|тюрьм|лишен|режим|"
    r"в колон|сувор|позбав|ув'язн|in prison|in jail|of prison|of hard|службы|служби|стажа|стажу|"
    r"в плену|в тюрьм|в армии|у полоні|in the |without|вместе|разом|together))"
)
"""Years that are a term, a service or a time gone by."""

_RU_TENS = {20: "двадцат", 30: "тридцат", 40: "сороков", 50: "пятидесят", 60: "шестидесят"}
_RU_TENS |= {70: "семидесят", 80: "восьмидесят", 90: "девяност"}
_UK_TENS = {20: "двадцят", 30: "тридцят", 40: "сороков", 50: "п'ятдесят", 60: "шістдесят"}
_UK_TENS |= {70: "сімдесят", 80: "вісімдесят", 90: "дев'яност"}
_RU_ORDINALS = word_list(
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат тринадцат "
    "четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат"
)
_UK_ORDINALS = word_list(
    "перш друг трет четверт п'ят шост сьом восьм дев'ят десят одинадцят дванадцят тринадцят "
    "чотирнадцят п'ятнадцят шістнадцят сімнадцят вісімнадцят дев'ятнадцят"
)
_EN_ORDINALS = word_list(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_EN_TENS = word_list(
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
)
_ORDINAL_STEMS = (
    {stem: number for table in (_RU_ORDINALS, _UK_ORDINALS) for number, stem in enumerate(table, 1)}
    | {stem: tens for table in (_RU_TENS, _UK_TENS) for tens, stem in table.items()}
)  # fmt: skip
_ENGLISH_ORDINALS = {word: number for number, word in enumerate(_EN_ORDINALS, 1)}
_ENGLISH_ORDINALS |= {word: 10 * number for number, word in enumerate(_EN_TENS, 2)}
_ORDINAL_END = r"(?:ый|ой|ий|ом|ому|ого|ем|ьем|ьего|ім|ій|ою|ую|ья)"
_ORDINAL_WORD = (
    rf"(?:{_WORD}[ -])?(?:{any_of(_ORDINAL_STEMS)}){_ORDINAL_END}(?!\w)"
    rf"|(?:{_WORD}-)?{any_of(_ENGLISH_ORDINALS)}(?!\w)"
)
ORDINAL = rf"(?:\d{{1,3}}(?:-?(?:м|му|ом|ому|й|ий|ый|го|ого|st|nd|rd|th))?(?!\w)|{_ORDINAL_WORD})"
"""The number of a year of life or of a birthday; without a group of its own."""

_COMPOUNDS = {"полутора": 1, "півтора": 1, "полу": 0, "пів": 0, "": 1}
_TENS = {
    "двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "шестидесяти": 60,
    "семидесяти": 70, "восьмидесяти": 80, "девяносто": 90, "п'ятдесяти": 50, "шістдесяти": 60,
    "сімдесяти": 70, "вісімдесяти": 80, "дев'яносто": 90, "двадцяти": 20, "тридцяти": 30,
}  # fmt: skip
_SMALL = {
    "одно": 1, "дво": 2, "двох": 2, "двух": 2, "три": 3, "трьох": 3, "трех": 3, "четырех": 4,
    "чотири": 4, "чотирьох": 4,
}  # fmt: skip


def value_of(words: str) -> int | None:
    """36, 43-х, "тридцать восемь", "sixty-seven"; `None` where it cannot be an age.

    >>> value_of("тридцать восемь"), value_of("43-х"), value_of("семь тридцать")
    (38, 43, None)
    """
    figures = re.match(r"\d+", words)
    if figures is not None:
        value = int(figures[0])
    else:
        parts = [_WORDS[word] for word in re.split("[ -]", words)]
        if len(parts) == 2 and not (parts[0] >= 20 and parts[0] % 10 == 0 and parts[1] < 10):
            return None
        value = sum(parts)
    return value if 0 < value <= OLDEST else None


def ordinal_of(words: str) -> int | None:
    """44 for "44-м", "сорок четвёртом", "forty-fourth"; `None` for a row that is no number.

    >>> ordinal_of("сорок четвертом"), ordinal_of("forty-fourth"), ordinal_of("двадцатый")
    (44, 44, 20)
    """
    figures = re.match(r"\d+", words)
    if figures is not None:
        return int(figures[0])
    *head, last = re.split("[ -]", words)
    number = _ENGLISH_ORDINALS.get(last)
    if number is None:
        stems = [stem for stem in _ORDINAL_STEMS if last.startswith(stem)]
        number = _ORDINAL_STEMS[max(stems, key=len)]
    if not head:
        return number
    tens = _WORDS[head[0]]
    return tens + number if tens >= 20 and tens % 10 == 0 and number < 10 else None


def compound_value(word: str) -> int | None:
    """The number at the head of "тридцатипятилетний", "nine-year-old", "полуторагодовалый".

    >>> compound_value("тридцатипяти"), compound_value("twenty-five"), compound_value("полутора")
    (35, 25, 1)
    """
    if word.isdecimal():
        return int(word)
    if word in _COMPOUNDS:
        return _COMPOUNDS[word]
    if word in ONES or word in _SMALL:
        return int(ONES.get(word, 0)) or _SMALL[word]
    head, _, tail = word.partition("-")
    if head in ONES and tail in ONES:
        return int(ONES[head] + ONES[tail])
    for tens, value in _TENS.items():
        rest = word.removeprefix(tens)
        if rest != word:
            part = _SMALL.get(rest) or int(ONES.get(rest, 0))
            return value + part if part else None
    return None

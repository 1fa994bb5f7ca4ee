"""Ages and years of birth as a text gives them: "27-year-old", "девятилетняя", ", 34,"."""

import re
from dataclasses import dataclass
from datetime import date

from tallymark.lang.numberwords import ONES
from tallymark.lang.wordpattern import WordPattern
from tallymark.read.board import Board
from tallymark.terms.dates import DateInterval
from tallymark.terms.spans import Span

_NOUNS = (
    r"(?P<male>man|boy|son|soldier|conscript|refuser|villager|farmer|father|serviceman|contract "
    "soldier|"
    r"мужчин[ауы]|парн\w+|мальчик\w*|сын\w*|солдат\w*|контрактник\w*|срочник\w*|военн\w+|житель|жителя|"
    r"чоловік\w*|хлоп\w+|син\w*|військов\w+)|(?P<female>woman|girl|daughter|mother|женщин[ауы]|девочк\w+|"
    r"девушк\w+|жительниц\w+|пенсионерк\w+|жінк\w+|дівчин\w+|мешканк\w+)|(?P<any>child|person|resident|"
    r"pensioner|teenager|ребен\w+|подрост\w+|пенсионер\w*|дитин\w+|підліт\w+)"
)
_EN = WordPattern(
    rf"(?<!\w)(?:(?:a|an|the) )?(?P<number>\d{{1,3}}|[a-z]{{2,12}}(?:-[a-z]{{2,12}})?)-"
    rf"(?:year|yr)s?[- ]olds?\b"
    rf"(?P<noun> (?:\w+ )?(?:{_NOUNS})\b)?"
)
_RU = re.compile(
    rf"(?P<number>\d{{1,3}})(?:-?(?:ми|ти|х|и))?[- ]?(?:летн|річн|літн)\w{{1,4}}"
    rf"(?P<noun> (?:\w+ )?(?:{_NOUNS})(?!\w))?"
)
_COMPOUND = re.compile(
    r"(?<!\w)(?P<number>[а-яіїє']{3,25}?)(?:летн|річн|літн)\w{1,4}(?P<noun> (?:\w+ "
    r")?(?:{_NOUNS})(?!\w))?"
)
_AFTER = re.compile(
    r"(?P<lead>, (?:aged? |only |just |всего |только |лише |тільки )?|"
    r",? \((?:aged?:? |возраст:? |вік:? )?|, котор(?:ому|ой) |, якому |ему |"
    r", who (?:is|was) (?:only |just )?| [—–-] | )(?P<number>\d{1,3})(?! ?(?:г|р)\. ?[рн])"
    r"(?:(?= ?[,;)]| ?\.(?!\d)| [—–-] )| ?(?:лет|год[а]?|г\.?|л\.|рок[иі]в?|року|"
    r"рочк\w+|р\.?(?! ?н)|years? old|yrs?\.?|y\.? ?o\.?|y/o)(?!\w))"
)
_BIRTH = WordPattern(
    rf"(?<!\w)(?:(?P<noun>(?:{_NOUNS})) )?(?<!\d)(?P<year>(?:19|20)?\d\d)(?:-?го)? "
    r"(?:года рождения|г\. ?р\.?|г\.?р\.|року народження|р\. ?н\.?)"
)
_TENS = {"двадцати": 20, "тридцати": 30, "сорока": 40, "пятидесяти": 50, "шестидесяти": 60}
_TENS |= {"двадцяти": 20, "тридцяти": 30, "сімдесяти": 70, "вісімдесяти": 80}
_SMALL = {"одно": 1, "дво": 2, "двох": 2, "двух": 2, "три": 3, "трьох": 3, "трех": 3}
_SMALL |= {"четырех": 4, "чотири": 4, "чотирьох": 4}
_TENS |= {"семидесяти": 70, "восьмидесяти": 80, "девяносто": 90, "п'ятдесяти": 50, "шістдесяти": 60}
_OLDEST = 115
_NEWEST = 2022
"""Stands for the year of publication where that is not known, for years of two digits."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age where it stands. `noun_end`: end of the noun it describes, `None` if there is none.

    `is_definite`: "the 34-year-old" alone, somebody met before. `is_after_name`: ", 34,".
    """

    start: int
    quote: Span
    value: int | None
    noun_end: int | None = None
    sex: str | None = None
    is_definite: bool = False
    is_after_name: bool = False
    is_child: bool = False
    birth: DateInterval | None = None


def find_ages(board: Board) -> list[Age]:
    """Every age and year of birth that belongs to one person, in order."""
    folded = board.page.folded
    found = [
        age
        for pattern in (_EN, _RU, _COMPOUND)
        for match in pattern.finditer(folded)
        if (age := _of_adjective(board, match)) is not None
    ]
    for person in board.people:
        for name in person.names:
            match = _AFTER.match(folded, name.end)
            if match and 0 < int(match["number"]) <= _OLDEST:
                quote = board.page.span(match.start("number"), match.end())
                start = match.start("number")
                found.append(Age(start, quote, int(match["number"]), is_after_name=True))
    found += [_of_birth(board, match) for match in _BIRTH.finditer(folded)]
    return sorted(found, key=lambda age: age.start)


def _of_adjective(board: Board, match: re.Match[str]) -> Age | None:
    value = _value(match["number"])
    if value is None or not 0 < value <= _OLDEST:
        return None
    groups = match.groupdict()
    sex = "m" if groups.get("male") else ("f" if groups.get("female") else None)
    noun_end = match.end("noun") if groups.get("noun") else None
    start, end = match.start("number"), match.end("noun") if groups.get("noun") else match.end()
    quote_end = match.start("noun") if groups.get("noun") else end
    quote = board.page.span(start, quote_end)
    whole = match.start()
    is_definite = noun_end is None and match.group(0).startswith("the ")
    return Age(whole, quote, value, noun_end, sex, is_definite, False, value < 18)


def _value(word: str) -> int | None:
    """27, nine, twenty-five, девяти, тридцатипяти (as in тридцатипятилетний)."""
    if word.isdecimal():
        return int(word)
    if word in ONES or word in _SMALL:
        return int(ONES[word]) if word in ONES else _SMALL[word]
    head, _, tail = word.partition("-")
    if head in ONES and tail in ONES:
        return int(ONES[head] + ONES[tail])
    for tens, value in _TENS.items():
        rest = word.removeprefix(tens)
        if rest != word:
            return value + (_SMALL.get(rest) or int(ONES.get(rest, 0)))
    return None


def _full_year(year: int, published: date | None) -> int:
    """ "05 г. р." is 2005, "86 г. р." is 1986: the latest such year that has passed."""
    if year >= 100:
        return year
    newest = published.year if published else _NEWEST
    return newest - (newest - year) % 100


def _of_birth(board: Board, match: re.Match[str]) -> Age:
    year = _full_year(int(match["year"]), board.page.document.published)
    start = match.start("noun") if match["noun"] else match.start("year")
    sex = "m" if match["male"] else ("f" if match["female"] else None)
    birth = DateInterval(date(year, 1, 1), date(year, 12, 31), "year", year)
    noun_end = match.end() if match["noun"] else None
    published = board.page.document.published
    is_child = published is not None and published.year - year < 18
    quote = board.page.span(match.start("year"), match.end())
    return Age(start, quote, None, noun_end, sex, False, False, is_child, birth)

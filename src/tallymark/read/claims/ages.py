"""Ages and years of birth as a text gives them: "27-year-old", "девятилетняя", ", 34,"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tallymark.lang.wordpattern import WordPattern
from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.age_grammar import (
    CLOSE,
    FILLER,
    MONTHS,
    NOT_AGE,
    NUMBER,
    OLDEST,
    YEARS,
    compound_value,
    value_of,
)
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
    rf"(?<![\w-])(?:(?:a|an|the) )?(?P<number>\d{{1,3}}|[a-z]{{2,12}}(?:-[a-z]{{2,12}})?)"
    rf"(?:[- ](?P<unit>year|yr|month|week|day)[- ]olds?|-years-olds?)\b"
    rf"(?P<noun> (?:\w+ )?(?:{_NOUNS})\b)?"
)
_RU = re.compile(
    rf"(?P<number>\d{{1,3}})(?:-?(?:ми|ти|х|и|ох|рьох))?[- ]?(?P<unit>летн|річн|літн|месячн|місячн)"
    rf"\w{{1,4}}(?P<noun> (?:\w+ )?(?:{_NOUNS})(?!\w))?"
)
_COMPOUND = re.compile(
    r"(?<!\w)(?P<number>[а-яіїє']{0,25}?)(?P<unit>летн|річн|літн|годовал|месячн|місячн)\w{1,4}"
    rf"(?P<noun> (?:\w+ )?(?:{_NOUNS})(?!\w))?"
)
_TERMS = re.compile(
    r" (?:\w+ )?(?:срок|стаж|контракт|план|опыт|юбиле|войн|служб|приговор|заключени|термін|строк|"
    r"досвід|вирок|ув'язнен|війн|sentence|term|contract|ban|war|career)\w*"
)
_AFTER = re.compile(
    rf"(?P<lead>(?:,|,? [(\[]| [—–-]|:)? ?)(?:(?:aged?|возраст|вік|возрастом|віком|"
    rf"who (?:is|was|had turned|turned|had just turned)|котор(?:ому|ой)|якому|якій|ему|ей|йому|їй)"
    rf"[:,]? )?{FILLER}{NUMBER}(?! ?(?:г|р)\. ?[рн])"
    rf"(?:{CLOSE}|(?:{YEARS}|{MONTHS}| ?(?:г|л|р)(?!\w)\.?(?! ?н)){NOT_AGE})"
)
_TERM = re.compile(
    r"колони|режим|приговор|срок|осужд|лишен|заключени|службы|стаж|вирок|засуд|позбавл|ув'язн|строк|"
    r"prison|sentence|jail"
)
_BIRTH = WordPattern(
    rf"(?<!\w)(?:(?P<noun>(?:{_NOUNS})) )?(?<!\d)(?P<year>(?:19|20)?\d\d)(?:-?го)? "
    r"(?:года рождения|г\. ?р\.?|г\.?р\.|року народження|р\. ?н\.?)"
)
_OF_AGE = 18
_NEWEST = 2022
"""Stands for the year of publication where that is not known, for years of two digits."""


@dataclass(frozen=True, slots=True)
class Age:
    """An age where it stands. `noun_end`: end of the noun it describes, `None` if there is none.

    `is_definite`: "the 34-year-old" alone, somebody met before. `person`: whom it stands behind.
    """

    start: int
    quote: Span
    value: int | None
    noun_end: int | None = None
    sex: str | None = None
    is_definite: bool = False
    is_child: bool = False
    birth: DateInterval | None = None
    person: PersonDraft | None = None


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
        found += [age for name in person.names for age in _after_name(board, person, name.end)]
    found += [_of_birth(board, match) for match in _BIRTH.finditer(folded)]
    return sorted(found, key=lambda age: age.start)


def _after_name(board: Board, person: PersonDraft, end: int) -> Iterator[Age]:
    """ ", 43,", " (43 года)", ", only 21 —", ", 8 months,": the age behind a name."""
    match = _AFTER.match(board.page.folded, end)
    value = value_of(match["number"]) if match else None
    if match is None or value is None:
        return
    is_bare = not (match["years"] or match["months"])
    if is_bare and not _may_stand_alone(board, match, value):
        return
    value = value // 12 if match["months"] else value
    quote = board.page.span(match.start("number"), match.end())
    yield Age(quote.start, quote, value, person=person, is_child=value < _OF_AGE)


def _may_stand_alone(board: Board, match: re.Match[str], value: int) -> bool:
    """Whether a number without "years" is an age: words only in commas, no term of prison."""
    lead = match["lead"].strip()
    is_figure = match["number"][0].isdecimal()
    if lead in ("—", "–", "-", ""):
        return is_figure and not is_term(board, match.start())
    return is_figure or value > 1


def is_term(board: Board, offset: int) -> bool:
    """Whether the sentence is of years in prison or of service."""
    page = board.page
    first, last = page.bounds(page.sentences[page.sentence_index(offset)])
    return _TERM.search(page.folded, first, last) is not None


def _of_adjective(board: Board, match: re.Match[str]) -> Age | None:
    value = compound_value(match["number"])
    is_bare = not match["number"] and match["unit"] != "годовал"
    if value is None or is_bare or _TERMS.match(board.page.folded, match.end()):
        return None
    if (match["unit"] or "").startswith(("month", "мес", "міс")):
        value //= 12
    elif (match["unit"] or "") in ("week", "day"):
        value = 0
    if value > OLDEST:
        return None
    sex = "m" if match["male"] else ("f" if match["female"] else None)
    noun_end = match.end("noun") if match["noun"] else None
    quote = board.page.span(match.start("number"), match.start("noun") if noun_end else match.end())
    is_definite = noun_end is None and match.group(0).startswith("the ")
    return Age(match.start(), quote, value, noun_end, sex, is_definite, value < _OF_AGE)


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
    return Age(start, quote, None, noun_end, sex, False, is_child, birth)

"""Ages that a sentence states of somebody it names or points to: "Ему шестьдесят семь лет"."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from tallymark.lang.wordpattern import WordPattern
from tallymark.lang.words import any_of
from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.age_grammar import (
    CLOSE,
    END,
    FILLER,
    MONTHS,
    NOT_AGE,
    NUMBER,
    OLDEST,
    ORDINAL,
    SPELLED,
    YEARS,
    ordinal_of,
    value_of,
)
from tallymark.read.claims.ages import is_term
from tallymark.read.claims.cast import Cast
from tallymark.read.claims.kin_owners import speaker
from tallymark.terms.spans import Span

_PRONOUNS = {"ему": "m", "йому": "m", "he": "m", "ей": "f", "їй": "f", "she": "f"}
_PRONOUNS |= {"парню": "m", "мужчине": "m", "бойцу": "m", "хлопцю": "m", "хлопцеві": "m"}
_PRONOUNS |= {"мальчику": "m", "хлопчику": "m", "женщине": "f", "девушке": "f", "девочке": "f"}
_PRONOUNS |= {"жінці": "f", "дівчині": "f", "дівчинці": "f"}
_PRONOUNS |= {"юноше": "m", "пацану": "m", "мужику": "m", "старику": "m", "дедушке": "m"}
_PRONOUNS |= {"юнаку": "m", "юнакові": "m", "чоловіку": "m", "чоловікові": "m", "дідусю": "m"}
_PRONOUNS |= {"пенсионеру": "m", "пенсіонеру": "m", "пенсіонерові": "m", "солдатику": "m"}
_PRONOUNS |= {"пенсионерке": "f", "пенсіонерці": "f", "бабушке": "f", "бабусі": "f"}
_PRONOUNS |= {"малышу": "m", "малышке": "f", "девчонке": "f", "дівчинці": "f"}
_FIRST = frozenset(("мне", "мені", "i am", "i'm", "i was", "i turned", "i have turned"))
_AGE = rf"{NUMBER}(?:(?:{YEARS}|{MONTHS}){NOT_AGE}|{END})"
_DATIVE = WordPattern(
    rf"(?<!\w)(?P<who>{any_of(_PRONOUNS)}|мне|мені|ребенку|дитині|бійцю|бійцеві|солдату|солдатові|"
    rf"котор(?:ому|ой)|якому|якій) {FILLER}{_AGE}"
)
_VERB = WordPattern(
    rf"(?<!\w)(?:было|исполнил\w+|исполнял\w+|исполнится|навсегда|виповнил\w+|було|назавжди) "
    rf"(?:всего |только |лишь |лише |всього |уже |вже )?{_AGE}"
)
_ENGLISH = WordPattern(
    rf"(?<!\w)(?P<who>(?:he|she)(?= (?:is|was|had|has|turned))|i am|i'm|i was|i turned|"
    rf"i have turned)(?: (?:is|was|had turned|had just turned|has turned|has just turned|turned))? "
    rf"{FILLER}{_AGE}"
)
_IN_AGE = WordPattern(
    rf"(?<!\w)(?:в возрасте|у віці|віком|возрастом|at the age of|at age|aged|в свои|"
    rf"в свои неполные|у свої|возраст ?[:—–-]|вік ?[:—–-]|age ?:|(?:died|killed|dead|murdered|"
    rf"fell|gone) at) "
    rf"{FILLER}{NUMBER}(?:{YEARS}|{MONTHS}|{END}| (?:он|она|він|вона)(?!\w))"
)
_LIVED = WordPattern(
    rf"(?<!\w)(?:прожил\w*|прожив|прожила) (?:всего |только |лише )?{NUMBER}{YEARS}"
)
_OLD = WordPattern(
    rf"(?<![\w-]){NUMBER}(?P<years> years (?:old|of age)| лет от роду| років від роду)(?!\w)"
)
_DIVIDED = re.compile(
    r"(?:(?<=[,.:] )|(?<=\())(?P<number>\d{1,2})(?:-?(?:х|ти|ми|и))?"
    r"(?P<years> (?:[гр]\.(?=\s|$|[,)])|(?:лет|года?|рок[иі]в?|років)(?=[,;).\n]|$)))"
)
_YEAR_OF_LIFE = WordPattern(
    rf"(?<!\w)на (?P<ordinal>{ORDINAL}) (?:году|році)(?: (?:жизни|життя)|(?=[.,;]))|"
    rf"(?<!\w)in (?:his|her) (?P<english>{ORDINAL}) year|"
    rf"(?<!\w)(?:(?P<who>ему|ей|йому|їй|{any_of(_PRONOUNS)}) )?(?:шел|шла|пошел|йшов|ішов|пішов) "
    rf"(?:всего |только |лишь |лише |уже |вже )?(?P<running>{ORDINAL}) (?:год|рік)(?!\w)"
)
_BIRTHDAY = WordPattern(
    rf"(?<!\w)(?P<short>(?:before|short of|shy of|until|till|up to|до) (?:his |her |своего |своєї |"
    rf"свого |его |ее |його |її )?)?(?P<ordinal>{ORDINAL})"
    r"(?: birthday|[- ]?(?:летия|летие|річчя)| (?:день|дня) (?:рождения|народження))(?!\w)"
)
_TURNED = WordPattern(
    rf"(?<!\w)(?<!have )(?:(?P<who>he|she) )?(?:had |has )?(?:just |recently |only )?turned "
    rf"{NUMBER}(?! ?(?:people|men|per))"
)
_DIED_IN = WordPattern(
    rf"(?<!\w)(?:(?:погиб\w*|умер\w*|скончал\w*|загину\w+|помер\w*|убит\w*) )?(?:в|у) {NUMBER}"
    rf"(?P<years> (?:лет|года?|рок[иів]+|рік))(?= (?:погиб|умер|скончал|загину|помер|ушел|пішов|"
    r"пропал|зник)|\W)"
)
_AT = re.compile(rf"(?:^|(?<=[.\n] ))at (?:just |only )?{NUMBER}, ")
_DATIVE_NAME = re.compile(rf",? {FILLER}{NUMBER}(?:{YEARS}|{MONTHS}){NOT_AGE}")
_WAS = re.compile(
    rf",? (?:is|was|had turned|had just turned|turned|has turned) {FILLER}{NUMBER}"
    rf"(?:(?:{YEARS}|{MONTHS}){NOT_AGE}|{END})"
)
_APPOSED = re.compile(
    rf",(?P<between> [^,.;:()\n\d]{{2,48}}), (?:aged )?{NUMBER}(?:{YEARS})?{CLOSE}"
)
_LONGEST_ALONE = 115
_ALONE = re.compile(
    r"(?:всего |только |лише |only |just )?"
    rf"(?:{NUMBER}(?:{YEARS}|{MONTHS})|(?P<spelled>{SPELLED}))\W*"
)
_COUNTED = WordPattern(r"(?<!\w)(?:их|нас|вас|них|всех|людей|осіб|людини|машин)(?: \w+)? $")
_GROUPS = ("number", "ordinal", "english", "running")
_WISHED = re.compile(r"(?:would|should|could|will|might) (?:have |soon )?(?:just )?$|не дожил\w* $")
_WISH = re.compile(r"(?: |^)(?:бы|б)(?!\w)")
_FAR = 400
_PATTERNS = (
    _DATIVE, _ENGLISH, _TURNED, _IN_AGE, _DIED_IN, _AT, _YEAR_OF_LIFE, _LIVED, _OLD, _DIVIDED,
    _VERB, _BIRTHDAY,
)  # fmt: skip
_OF_SENTENCE = (_IN_AGE, _YEAR_OF_LIFE, _OLD, _DIED_IN, _AT, _DATIVE, _ENGLISH)
"""Patterns after which the person may be named later in the sentence."""


def find_spoken_ages(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """(person, words of the age, age) of each; the person is the one meant by name or pronoun."""
    page = board.page
    yield from _after_names(board)
    for pattern in _PATTERNS:
        for found in pattern.finditer(page.folded):
            value, quote = _read(board, found)
            if value is None or _is_not_said(page.folded, found):
                continue
            if pattern is _DIVIDED and is_term(board, found.start()):
                continue
            person = _stated_of(board, found, pattern)
            if person is not None:
                yield person, quote, value
    yield from _alone(board)


def _read(board: Board, found: re.Match[str]) -> tuple[int | None, Span]:
    """The completed years that a match states, and its words."""
    parts = found.groupdict()
    group = next(one for one in _GROUPS if parts.get(one))
    quote = board.page.span(found.start(group), found.end())
    if group == "number":
        value = value_of(found[group])
        return (value // 12 if value and parts.get("months") else value), quote
    number = ordinal_of(found[group])
    is_running = found.re.pattern == _YEAR_OF_LIFE.pattern or parts.get("short")
    value = number - 1 if number and is_running else number
    return (value if value is not None and 0 <= value <= OLDEST else None), quote


def _after_names(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """ "Маше три года", "Pavel was 34.", "Pavel, of Torsk, 34,": right after a name."""
    page = board.page
    starts = sorted(start for person in board.people for start, _ in person.places)
    for person in board.people:
        for name in person.names:
            for pattern in (_DATIVE_NAME, _WAS, _APPOSED):
                found = pattern.match(page.folded, name.end)
                if found is None or _is_not_said(page.folded, found):
                    continue
                if pattern is _APPOSED and _holds(starts, name.end, found.end("between")):
                    continue
                value, quote = _read(board, found)
                if value is not None:
                    yield person, quote, value


def _holds(starts: list[int], first: int, last: int) -> bool:
    """Whether somebody else is named or described between two offsets."""
    return bisect_left(starts, first) < bisect_left(starts, last)


def _alone(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """ "Десять лет.", "Forty-one.": a sentence of nothing else is of the person last named."""
    page = board.page
    for sentence in page.sentences:
        start, end = page.bounds(sentence)
        found = _ALONE.fullmatch(page.folded, start, end) if end - start < _LONGEST_ALONE else None
        person = _meant(board, start, None) if found is not None else None
        if found is None or person is None:
            continue
        value = value_of(found["number"] or found["spelled"])
        value = value // 12 if value and found["months"] else value
        if value is not None:
            yield person, page.span(start, found.end()), value


def _stated_of(
    board: Board, found: re.Match[str], pattern: WordPattern | re.Pattern[str]
) -> PersonDraft | None:
    """Whose age it is: the speaker's ("мне"), that of the sentence's person, of the last named."""
    who = found.groupdict().get("who") or ""
    if who in _FIRST:
        return speaker(board, Cast(board), found.start())
    sex = _PRONOUNS.get(who)
    if pattern in _OF_SENTENCE:
        page = board.page
        first, last = page.bounds(page.sentences[page.sentence_index(found.start())])
        before = [
            one for one in board.people if any(first <= s < found.start() for s, _ in one.places)
        ]
        if not before and (after := _first_after(board, found.end(), last)) is not None:
            return after
    return _meant(board, found.start(), sex)


def _first_after(board: Board, offset: int, last: int) -> PersonDraft | None:
    places = [
        (start, person) for person in board.people if person.names
        for start, _ in person.places if offset <= start < last
    ]  # fmt: skip
    return min(places, key=lambda pair: pair[0])[1] if places else None


def _is_not_said(folded: str, found: re.Match[str]) -> bool:
    """ "Их было двенадцать." counts people; "would have been 44" says how old he is not."""
    before = folded[max(0, found.start() - 25) : found.start()]
    is_wish = _WISHED.search(before) or _WISH.match(folded, found.end())
    return bool(_COUNTED.search(before) or is_wish or _WISH.search(found[0]))


def _meant(board: Board, offset: int, sex: str | None) -> PersonDraft | None:
    """The person named last before an offset, of that sex where a pronoun shows it."""
    places = [
        (start, person)
        for person in board.people
        for start, _ in person.places
        if offset - _FAR < start < offset and (sex is None or person.sex in (sex, None))
    ]
    return max(places, key=lambda pair: pair[0])[1] if places else None

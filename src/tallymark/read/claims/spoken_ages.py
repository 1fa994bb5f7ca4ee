"""Ages that a sentence states of somebody it names or points to: "Ему шестьдесят семь лет"."""

import re
from collections.abc import Iterator

from tallymark.lang.numberwords import ONES
from tallymark.lang.wordpattern import WordPattern
from tallymark.lang.words import any_of
from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.cast import Cast
from tallymark.read.claims.kin_owners import speaker
from tallymark.terms.spans import Span

_SPELLED = any_of(word for word, value in ONES.items() if value < 100 and word.isalpha())
_NUMBER = rf"(?P<number>\d{{1,3}}|{_SPELLED}(?:[ -]{_SPELLED})?)(?![\w.:]*\d)"
_YEARS = r"(?P<years> (?:лет|года?|годик\w*|рок[иів]+|року|рік|year[s]?(?: old)?)(?!\w))"
_END = r"(?=\s*(?:[.,;!?)…»\"”—–\n]|$| и | і | та | and | when | at the time| коли | когда ))"
_FILLER = (
    r"(?:(?:было|был|исполн\w+|навсегда|всего|всего-то|всего-навсего|только|только-только|"
    r"едва|уже|еще|тогда|лишь|сейчас|на тот момент|недавно|сегодня|виповни\w+|було|назавжди|"
    r"лише|лишень|ледве|всього|щойно|тоді|ще|вже|зараз|[—–-]) ){0,3}"
)
_PRONOUNS = {"ему": "m", "йому": "m", "he": "m", "ей": "f", "їй": "f", "she": "f"}
_PRONOUNS |= {"парню": "m", "мужчине": "m", "бойцу": "m", "хлопцю": "m", "хлопцеві": "m"}
_PRONOUNS |= {"мальчику": "m", "хлопчику": "m", "женщине": "f", "девушке": "f", "девочке": "f"}
_PRONOUNS |= {"жінці": "f", "дівчині": "f", "дівчинці": "f"}
_FIRST = frozenset(("мне", "мені"))
_DATIVE = WordPattern(
    rf"(?<!\w)(?P<who>{'|'.join(_PRONOUNS)}|мне|мені|ребенку|дитині|бійцю|солдату|котор(?:ому|ой)|"
    rf"якому|якій) {_FILLER}{_NUMBER}(?:{_YEARS}|{_END})"
)
_VERB = WordPattern(
    rf"(?<!\w)(?:было|исполнил\w+|исполнял\w+|исполнится|навсегда|виповнил\w+|було|назавжди) "
    rf"(?:всего |только |лишь |лише |всього |уже |вже )?{_NUMBER}(?:{_YEARS}|{_END})"
)
_ENGLISH = WordPattern(
    rf"(?<!\w)(?P<who>he|she) (?:is|was|had (?:just )?turned|has (?:just )?turned|turned"
    rf") (?:only |just |already |barely )?{_NUMBER}(?:{_YEARS}|{_END})"
)
_IN_AGE = WordPattern(
    rf"(?<!\w)(?:в возрасте|у віці|at the age of|aged|в свои|в свои неполные|у свої|"
    rf"возраст ?[:—–-]|вік ?[:—–-]|age ?:|(?:died|killed|dead|murdered) at) {_NUMBER}"
    rf"(?:{_YEARS}|{_END}| (?:он|она|він|вона)(?!\w))"
)
_LIVED = WordPattern(
    rf"(?<!\w)(?:прожил\w*|прожив|прожила) (?:всего |только |лише )?{_NUMBER}{_YEARS}"
)
_OLD = WordPattern(rf"(?<![\w-]){_NUMBER}(?P<years> years old| лет от роду| років від роду)(?!\w)")
_DIVIDED = re.compile(
    r"(?:(?<=[,.:] )|(?<=\())(?P<number>\d{1,2})(?P<years> (?:[гр]\.(?=\s|$|[,)])|"
    r"(?:лет|года?|рок[иі]в?|років)(?=[,;).\n]|$)))"
)
_TERM = re.compile(
    r"колони|режим|приговор|срок|осужд|лишен|заключени|службы|стаж|вирок|засуд|позбавл|ув'язн|строк|"
    r"prison|sentence|jail"
)
_YEAR_OF_LIFE = WordPattern(
    r"(?<!\w)на (?P<number>\d{1,3})-?(?:м|му|ом|ому)? (?:году|році)(?: (?:жизни|життя))(?!\w)|"
    r"(?<!\w)in (?:his|her) (?P<ordinal>\d{1,3})(?:st|nd|rd|th) year|"
    r"(?<!\w)(?:шел|шла|пошел|йшов|ішов|пішов) (?P<running>\d{1,3})-?(?:й|ий)? (?:год|рік)(?!\w)"
)
_TURNED = WordPattern(
    rf"(?<!\w)(?:(?P<who>he|she) )?(?:had |has )?(?:just )?turned "
    rf"{_NUMBER}(?! ?(?:people|men|per))"
)
_DIED_IN = WordPattern(
    rf"(?<!\w)(?:(?:погиб\w*|умер\w*|скончал\w*|загину\w+|помер\w*|убит\w*) )?(?:в|у) {_NUMBER}"
    rf"(?P<years> (?:лет|года?|рок[иів]+|рік))(?= (?:погиб|умер|скончал|загину|помер|ушел|пішов|"
    r"пропал|зник)|\W)"
)
_AT = re.compile(rf"(?:^|(?<=[.\n] ))at (?:just |only )?{_NUMBER}, ")
_AFTER_NAME = re.compile(rf",? \(?(?:aged )?(?P<number>{_SPELLED}(?:[ -]{_SPELLED})?)(?= ?[,.;)])")
_DATIVE_NAME = re.compile(rf",? {_FILLER}{_NUMBER}{_YEARS}")
_WAS = re.compile(rf" (?:is|was) (?:only |just )?{_NUMBER}(?:{_YEARS}|(?=[.,;]))")
_YOUNGEST_SPELLED = 10
"""Smaller numbers in words after a name rather count something."""
_ALONE = re.compile(rf"{_NUMBER}{_YEARS}\W*")
_COUNTED = re.compile(r"(?<!\w)(?:их|нас|вас|них|всех|людей|осіб|людини|машин)(?: \w+)? $")
_OLDEST = 115
_GROUPS = ("number", "ordinal", "running")
_FAR = 400
_PATTERNS = (
    _DATIVE, _ENGLISH, _TURNED, _IN_AGE, _DIED_IN, _AT, _YEAR_OF_LIFE, _LIVED, _OLD, _DIVIDED,
    _VERB,
)  # fmt: skip
_OF_SENTENCE = (_IN_AGE, _YEAR_OF_LIFE, _OLD, _DIED_IN, _AT)
"""Patterns after which the person may be named later in the sentence."""


def find_spoken_ages(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """(person, words of the age, age) of each; the person is the one meant by name or pronoun."""
    page = board.page
    yield from _after_names(board)
    for pattern in _PATTERNS:
        for found in pattern.finditer(page.folded):
            group = next(one for one in _GROUPS if found.groupdict().get(one))
            value = _value(found[group])
            if value is None or _is_count(page.folded, found):
                continue
            if pattern is _DIVIDED and _is_term(board, found.start()):
                continue
            value -= pattern is _YEAR_OF_LIFE
            person = _stated_of(board, found, pattern)
            if person is not None:
                yield person, page.span(found.start(group), found.end()), value
    yield from _alone(board)


def _after_names(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """ "Liashchuk, thirty-five,", "Маше три года", "Pavel was 34.": right after a name."""
    page = board.page
    for person in board.people:
        for name in person.names:
            for pattern in (_AFTER_NAME, _DATIVE_NAME, _WAS):
                found = pattern.match(page.folded, name.end)
                value = _value(found["number"]) if found else None
                is_old = value is not None and (
                    pattern is not _AFTER_NAME or value >= _YOUNGEST_SPELLED
                )
                if found and value is not None and is_old:
                    yield person, page.span(found.start("number"), found.end()), value


def _alone(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """ "Десять лет.": a sentence of nothing else is of the person last named."""
    page = board.page
    for sentence in page.sentences:
        start, end = page.bounds(sentence)
        found = _ALONE.fullmatch(page.folded, start, end) if end - start < _OLDEST else None
        value = _value(found["number"]) if found else None
        person = _meant(board, start, None) if value is not None else None
        if found is not None and person is not None and value is not None:
            yield person, page.span(start, found.end("years")), value


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


def _is_term(board: Board, offset: int) -> bool:
    """Whether the sentence is of years in prison or of service."""
    page = board.page
    first, last = page.bounds(page.sentences[page.sentence_index(offset)])
    return _TERM.search(page.folded, first, last) is not None


def _is_count(folded: str, found: re.Match[str]) -> bool:
    """ "Их было двенадцать." counts people."""
    return bool(_COUNTED.search(folded[max(0, found.start() - 20) : found.start()]))


def _meant(board: Board, offset: int, sex: str | None) -> PersonDraft | None:
    """The person named last before an offset, of that sex where a pronoun shows it."""
    places = [
        (start, person)
        for person in board.people
        for start, _ in person.places
        if offset - _FAR < start < offset and (sex is None or person.sex in (sex, None))
    ]
    return max(places, key=lambda pair: pair[0])[1] if places else None


def _value(words: str) -> int | None:
    """36, "тридцать восемь", "sixty-seven"; `None` where it cannot be an age."""
    if words.isdecimal():
        value = int(words)
    else:
        parts = [int(ONES[word]) for word in re.split("[ -]", words)]
        if len(parts) == 2 and not (parts[0] >= 20 and parts[0] % 10 == 0 and parts[1] < 10):
            return None
        value = sum(parts)
    return value if 0 < value <= _OLDEST else None

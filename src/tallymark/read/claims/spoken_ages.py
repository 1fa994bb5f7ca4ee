"""Ages that a sentence states of somebody it names or points to: "Ему шестьдесят семь лет"."""

import re
from collections.abc import Iterator

from tallymark.lang.numberwords import ONES
from tallymark.lang.words import any_of
from tallymark.read.board import Board, PersonDraft
from tallymark.terms.spans import Span

_SPELLED = any_of(word for word, value in ONES.items() if value < 100 and word.isalpha())
_NUMBER = rf"(?P<number>\d{{1,3}}|{_SPELLED}(?:[ -]{_SPELLED})?)(?![\w.:]*\d)"
_YEARS = r"(?P<years> (?:лет|года?|годик\w*|рок[иів]+|року|рік|year[s]?(?: old)?)(?!\w))"
_END = r"(?=\s*(?:[.,;!?)…»\"”—–\n]|$| и | і | та | and | when | at the time| коли | когда ))"
_FILLER = (
    r"(?:(?:было|был|будет|бы|исполн\w+|шел|пошел|навсегда|всего|только|едва|уже|еще|тогда|лишь|"
    r"сейчас|на тот момент|недавно|должно|сегодня|завтра|было бы|виповни\w+|було|буде|назавжди|"
    r"лише|всього|щойно|тоді|мало|ще|вже) ){0,3}"
)
_PRONOUNS = {"ему": "m", "йому": "m", "he": "m", "ей": "f", "їй": "f", "she": "f"}
_DATIVE = re.compile(rf"(?<!\w)(?P<who>ему|йому|ей|їй) {_FILLER}{_NUMBER}(?:{_YEARS}|{_END})")
_VERB = re.compile(
    rf"(?<!\w)(?:было|исполнил\w+|исполнял\w+|исполнится|навсегда|виповнил\w+|було|назавжди) "
    rf"(?:всего |только |лишь |лише |всього |уже |вже )?{_NUMBER}(?:{_YEARS}|{_END})"
)
_ENGLISH = re.compile(
    rf"(?<!\w)(?:(?P<who>he|she|who)|(?<=[\w.])) (?:is|was|had (?:just )?turned|"
    rf"has (?:just )?turned|turned|would have (?:been|turned)) "
    rf"(?:only |just |already |barely |all of )?{_NUMBER}(?:{_YEARS}|{_END})"
)
_TURNED = re.compile(
    rf"(?<!\w)(?:(?P<who>he|she) )?(?:had |has |would have )?(?:just )?turned "
    rf"{_NUMBER}(?! ?(?:people|men|per))"
)
_OF_SELF = re.compile(rf"(?<!\w)(?:мне|мені|i am|i'm) {_FILLER}{_NUMBER}(?:{_YEARS}|{_END})")
_IN_ROW = re.compile(
    rf"(?:,|\(| —|:) {_NUMBER} ?(?P<years>лет|года?|рок[иів]+|р\.?(?! ?н)|years old|yrs?\.?|"
    r"y\.? ?o\.?|y/o)(?!\w)"
)
_IN_AGE = re.compile(
    rf"(?:в возрасте|у віці|at the age of|at age|aged|lived to be|died at|killed at|"
    rf"прожил[аи]?|прожи(?:в|ла)|(?:в|у|на) сво[иї]\w*) {_NUMBER}(?:{_YEARS}|{_END}| )"
)
_DIED_IN = re.compile(
    rf"(?<!\w)(?:(?:погиб\w*|умер\w*|скончал\w*|загину\w+|помер\w*|убит\w*) )?(?:в|у) {_NUMBER}"
    rf"(?P<years> (?:лет|года?|рок[иів]+|рік))(?= (?:погиб|умер|скончал|загину|помер|ушел|пішов|"
    r"пропал|зник)|\W)"
)
_AT = re.compile(rf"(?:^|(?<=[.\n] ))at (?:just |only )?{_NUMBER}, ")
_YEAR_OF_LIFE = re.compile(
    r"(?:на |шел |пошел |ішов |йшов |at )(?P<number>\d{1,3})-?(?:м|му|ом|ому|й|ий)? "
    r"(?:год(?:у)?(?: жизни)?|рік|році(?: життя)?)(?!\w)"
)
_ALONE = re.compile(rf"{_NUMBER}{_YEARS}\W*")
_AFTER_NAME = re.compile(rf",? \(?(?:aged )?(?P<number>{_SPELLED}(?:[ -]{_SPELLED})?)(?= ?[,.;)])")
_DATIVE_NAME = re.compile(rf",? {_FILLER}{_NUMBER}{_YEARS}")
_COUNTED = re.compile(r"(?<!\w)(?:их|нас|вас|них|всех|людей|осіб|людини|машин)(?: \w+)? $")
_OLDEST = 115
_FAR = 400
_PATTERNS = (
    _DATIVE, _ENGLISH, _TURNED, _OF_SELF, _IN_AGE, _DIED_IN, _AT, _YEAR_OF_LIFE, _VERB, _IN_ROW,
)  # fmt: skip
_AHEAD = 60
"""Where nobody was named before an age, somebody named so soon after it is meant."""
_YOUNGEST_SPELLED = 10
"""Smaller numbers in words after a name rather count something."""


def find_spoken_ages(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """(person, words of the age, age) of each; the person is the one meant by name or pronoun."""
    page = board.page
    yield from _after_names(board)
    for pattern in _PATTERNS:
        for found in pattern.finditer(page.folded):
            value = _value(found["number"])
            if value is None or _is_count(page.folded, found):
                continue
            value -= pattern is _YEAR_OF_LIFE
            sex = _PRONOUNS.get(found.groupdict().get("who") or "")
            person = _meant(board, found, sex)
            if person is not None:
                yield person, page.span(found.start("number"), found.end()), value
    yield from _alone(board)


def _after_names(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """ "Liashchuk, thirty-five,": spelled out after a name."""
    for person in board.people:
        for name in person.names:
            found = _AFTER_NAME.match(board.page.folded, name.end)
            value = _value(found["number"]) if found else None
            if found and value is not None and value >= _YOUNGEST_SPELLED:
                yield person, board.page.span(found.start("number"), found.end("number")), value
            found = _DATIVE_NAME.match(board.page.folded, name.end)
            value = _value(found["number"]) if found else None
            if found and value is not None:
                yield person, board.page.span(found.start("number"), found.end()), value


def _alone(board: Board) -> Iterator[tuple[PersonDraft, Span, int]]:
    """ "Десять лет.": a sentence of nothing else is of the person last named."""
    page = board.page
    for sentence in page.sentences:
        start, end = page.bounds(sentence)
        found = _ALONE.fullmatch(page.folded, start, end) if end - start < _OLDEST else None
        value = _value(found["number"]) if found else None
        person = _meant(board, found, None) if found is not None else None
        if found is not None and person is not None and value is not None:
            yield person, page.span(start, found.end("years")), value


def _is_count(folded: str, found: re.Match[str]) -> bool:
    """ "Их было двенадцать." counts people."""
    return bool(_COUNTED.search(folded[max(0, found.start() - 20) : found.start()]))


def _meant(board: Board, found: re.Match[str], sex: str | None) -> PersonDraft | None:
    """The person named last before an age, of that sex where a pronoun shows it.

    A name in the same sentence comes first, also after the age ("В 34 года погиб Олег").
    """
    page, offset = board.page, found.start("number")
    start, end = page.bounds(page.sentences[page.sentence_index(offset)])
    places = [
        (first, person)
        for person in board.people
        for first, _ in person.places
        if sex is None or person.sex in (sex, None)
    ]
    before = [one for one in places if offset - _FAR < one[0] < offset]
    inside = [one for one in before if one[0] >= start]
    after = [one for one in places if found.end() <= one[0] < min(end, found.end() + _AHEAD)]
    if inside or sex is not None or not after:
        return max(before, key=lambda pair: pair[0])[1] if before else None
    return min(after, key=lambda pair: pair[0])[1]


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

"""Who is meant by "she said", "по её словам", "прикинул он", and by a verb without its subject."""

import re

from tallymark.read.board import Board, ChainDraft, PersonDraft, SourceDraft
from tallymark.read.claims.voices import sex_of, source_of_person

_PRONOUN = re.compile(
    r"(?<!\w)(?:(?P<f>she|она|вона)|(?P<m>he|он|він)|(?P<they>they|они|вони))(?!\w)"
)
_HER = re.compile(r"(?<!\w)(?:her|ее|її)(?!\w)")
_THEIR = re.compile(r"(?<!\w)(?:their|them|их|їх\w*)(?!\w)")
_IT = re.compile(r"(?:it|оно) (?:has |had |also )?")
_QUOTED_HIM = re.compile(r"\b(?P<who>she|he) quoted (?:him|her)")
_NEAR_SENTENCES = 3
_LED_BY_VERB = 25


def by_pronoun(board: Board, number: int, bounds: tuple[int, int]) -> list[ChainDraft]:
    """ "she said", "по её словам": the last source of that sex, or the last person."""
    page = board.page
    phrase = page.lexicon.by_him.search(page.folded, *bounds)
    if phrase is not None:
        sex = "f" if _HER.search(phrase[0]) else "they" if _THEIR.search(phrase[0]) else "m"
        return _chain_of(board, sex, phrase.span(), number)
    for found in _PRONOUN.finditer(page.folded, *bounds):
        after = page.folded[found.end() : found.end() + 30].lstrip()
        if (
            _QUOTED_HIM.match(page.folded, found.start())
            or page.lexicon.speech.match(after)
            or _is_spoken_by(board, found.start())
        ):
            return _chain_of(board, str(found.lastgroup), found.span(), number)
    body = _IT.match(page.folded, bounds[0])
    if body is not None and page.lexicon.speech.match(page.folded, body.end()):
        return _of_body(board, body.span(), number)
    return []


def _of_body(board: Board, place: tuple[int, int], number: int) -> list[ChainDraft]:
    """ "It has logged ...": the body that spoke or was cited last."""
    for chain in reversed(board.chains):
        if not 0 <= number - chain.sentence <= _NEAR_SENTENCES:
            continue
        for place_of, source in enumerate(chain.path):
            if source.organisation is not None:
                return [ChainDraft(chain.path[: place_of + 1], board.page.span(*place), number)]
    return []


def without_subject(board: Board, number: int, bounds: tuple[int, int]) -> list[ChainDraft]:
    """ "Сказала мені через паркан: ...": a sentence opens with a verb that has only its sex."""
    page = board.page
    verb = page.lexicon.speech.match(page.folded, bounds[0])
    if verb is None or verb[0].isascii() or not verb[0].endswith(("ла", "л", "в")):
        return []
    sex = "f" if verb[0].endswith("ла") else "m"
    return _chain_of(board, sex, verb.span(), number)


def _chain_of(board: Board, sex: str, place: tuple[int, int], number: int) -> list[ChainDraft]:
    source = _meant(board, sex, place[0], number)
    if source is None:
        return []
    paths = [chain.path for chain in board.chains if chain.path[-1:] == [source]]
    return [ChainDraft(paths[0] if paths else [source], board.page.span(*place), number)]


def _is_spoken_by(board: Board, offset: int) -> bool:
    """ "прикинул он", "said he": a verb of speech right before the pronoun."""
    folded = board.page.folded
    verbs = board.page.lexicon.speech.finditer(folded, max(0, offset - _LED_BY_VERB), offset)
    return any(folded[verb.end() : offset] == " " for verb in verbs)


def _meant(board: Board, sex: str, offset: int, number: int) -> SourceDraft | None:
    """Whom a pronoun means: who opened the sentence before, who spoke last, who was named last."""
    subject = _subject_before(board, sex, offset, number)
    recent = [
        one for one in reversed(board.chains)
        if one.path and 0 <= number - one.sentence <= _NEAR_SENTENCES
    ]  # fmt: skip
    for chain in recent:
        person = chain.path[-1].person
        if sex == "they" or (person is not None and sex_of(board, person) in (sex, None)):
            is_later = subject is not None and _start_of(subject, offset) > chain.quote.end
            if not is_later:
                return chain.path[-1]
            break
    person = subject or _last_named(board, sex, offset)
    if person is None:
        return (
            recent[0].path[-1]
            if recent and sex != "they" and not recent[0].path[-1].person
            else None
        )
    name = person.names[0]
    return source_of_person(board, person, board.page.span(name.start, name.end))


def _start_of(person: PersonDraft, offset: int) -> int:
    return max(name.start for name in person.names if name.start < offset)


def _subject_before(board: Board, sex: str, offset: int, number: int) -> PersonDraft | None:
    """The first person named in the nearest sentence before that names one of that sex."""
    page = board.page
    for back in range(1, _NEAR_SENTENCES + 1):
        if number - back < 0:
            return None
        start, end = page.bounds(page.sentences[number - back])
        named = sorted(
            (
                (name.start, person)
                for person in board.people
                for name in person.names
                if start <= name.start < min(end, offset)
                and sex_of(board, person) in (sex, None)
                and not any(first <= name.start < last for first, last in page.quotations)
            ),
            key=lambda pair: pair[0],
        )
        if named:
            return named[0][1]
    return None


def _last_named(board: Board, sex: str, offset: int) -> PersonDraft | None:
    people = [
        (name.start, person)
        for person in board.people
        for name in person.names
        if name.start < offset and sex_of(board, person) == sex
    ]
    return max(people, key=lambda pair: pair[0])[1] if people else None

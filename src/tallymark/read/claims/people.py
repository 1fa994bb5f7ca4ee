"""People: who is named, who is only described, their ages, ties and roles."""

import re
from collections.abc import Iterable

from tallymark.read.base_forms import Name, settle
from tallymark.read.board import Board, PersonDraft
from tallymark.read.claims.age_owners import give_age
from tallymark.read.claims.ages import find_ages
from tallymark.read.claims.kinship import tie_kin
from tallymark.read.claims.shared_ages import find_shared_ages
from tallymark.read.claims.spoken_ages import find_spoken_ages
from tallymark.read.more_names import find_more_names
from tallymark.read.names import find_names
from tallymark.terms.spans import Span

_DESERTION = re.compile(
    r"did not return to|failed to return to|deserted|went awol|left his unit|abandoned his unit|"
    r"fled (?:his|the|from his) unit|не вернулся в|"
    r"не вернулся из|дезертир|самовольно (?:оставил|покинул)|сбежал из|бежал из|не повернувся до|"
    r"не повернувся з|самовільно (?:залишив|покинув)|втік із|втік з"
)
_SEARCHED = re.compile(
    r"(?:reveal|know|tell|say|find out) where (?:his|her)[\w ]{0,20} "
    "(?:brother|son|husband|cousin)|"
    r"где (?:его|ее)[\w ]{0,20} (?:брат|сын|муж)|де (?:його|її)[\w ]{0,20} (?:брат|син|чоловік)|"
    r"(?:брата|сына|мужа) дезертира|hunting (?:his|her)|looking for (?:his|her)|разыскивая "
    "(?:его|ее)"
)
_AFTER_NAME = re.compile(
    r"(?:,| [—–-]|,? \() ?(?:(?:a|an|the|his|her|их|его|ее|його|її|местный|місцевий) )?"
)
_CLOSING = frozenset((",", ".", ";", ")", " ", "\n", ""))


def find_first_names(board: Board) -> None:
    """Takes the words that patterns show to be people, before places are looked for."""
    board.names = find_names(board.page, board.taken, board.hints)


def find_people(board: Board) -> None:
    """Puts the people on the board: named ones first, then those with an age or a tie only."""
    board.names += find_more_names(board.page, board.names, board.taken, board.hints)
    for name in sorted(settle(board.names), key=lambda name: name.start):
        _join(board, name)
    _take_ages(board, find_shared_ages(board))
    for age in find_ages(board):
        give_age(board, age)
    _take_ages(board, find_spoken_ages(board))
    for person in board.people:
        _give_titles(board, person)
    tie_kin(board)
    for person in board.people:
        _mark_searched(board, person)
    board.people.sort(key=lambda one: one.start)


def _take_ages(board: Board, found: Iterable[tuple[PersonDraft, Span, int]]) -> None:
    """Gives each person an age, unless one is known."""
    for person, quote, value in found:
        board.take(quote.start, quote.end)
        board.age_quotes.append(quote)
        if person.age is None:
            person.age, person.age_quote = value, quote


def _join(board: Board, name: Name) -> None:
    """A name goes to the person it fits; a full name that fits nobody is a new person."""
    fitting = [person for person in board.people if _fits(person, name)]
    person = fitting[-1] if fitting else PersonDraft(sex=name.sex)
    if not fitting:
        board.people.append(person)
    person.names.append(name)
    person.sex = person.sex or name.sex


def _fits(person: PersonDraft, name: Name) -> bool:
    if person.sex and name.sex and person.sex != name.sex:
        return False
    pairs = [
        (getattr(name, part), [getattr(one, part) for one in person.names if getattr(one, part)])
        for part in ("given", "surname", "patronymic")
    ]
    shared = [(mine, theirs) for mine, theirs in pairs if mine and theirs]
    return bool(shared) and all(_same(mine, theirs) for mine, theirs in shared)


def _same(mine: str, theirs: list[str]) -> bool:
    plain = mine.lower().replace("ё", "е").rstrip(".")
    return any(
        one.lower().replace("ё", "е").rstrip(".") == plain
        or (min(len(one.rstrip(".")), len(plain)) == 1 and one[0].lower() == plain[0])
        for one in theirs
    )


def _give_titles(board: Board, person: PersonDraft) -> None:
    """Roles by the words before a name: "адвокат Олег Ремизин", "the village head, X"."""
    lexicon, page = board.models.lexicon, board.page
    for name in person.names:
        start = max(0, name.start - 60)
        for found in lexicon.roles.pattern.finditer(page.folded, start, name.start):
            if not _is_title_gap(page.folded[found.end() : name.start]):
                continue
            _give_title(person, lexicon.roles.code_of(found))
        after = _AFTER_NAME.match(page.folded, name.end)
        title = lexicon.roles.pattern.match(page.folded, after.end()) if after else None
        if title is not None and page.folded[title.end() : title.end() + 1] in _CLOSING:
            _give_title(person, lexicon.roles.code_of(title))


def _give_title(person: PersonDraft, role: str) -> None:
    if role not in ("serviceman", "civilian"):
        person.add_role(role)
    elif role not in person.statuses:
        person.statuses.append(role)


def _is_title_gap(gap: str) -> bool:
    """What may stand between a title and the name: a comma, or the place it is of."""
    return bool(re.fullmatch(r",? |[:,]? ?(?:[\w«»-]+ ){0,2}", gap)) and len(gap) < 30


def _mark_searched(board: Board, person: PersonDraft) -> None:
    """Somebody said to have left a unit, or who is being looked for."""
    page = board.page
    for place, stop in person.places:
        start, end = page.bounds(page.sentences[page.sentence_index(place)])
        sentence = page.folded[start:end]
        first, last = place - start, stop - start
        left = _DESERTION.search(sentence, last)
        between = sentence[last : left.start()] if left else ","
        is_subject = len(between) < 40 and "," not in between
        around = _SEARCHED.search(sentence)
        is_sought = around is not None and around.start() - 5 <= first <= around.end() + 25
        if is_subject or (is_sought and not _is_seeker(person, around)):
            person.add_role("alleged deserter")
            return


def _is_seeker(person: PersonDraft, found: re.Match[str] | None) -> bool:
    """The anchor of "his brother" is not the one who is looked for."""
    return found is None or (bool(person.names) and not any(kind for kind, _ in person.relations))

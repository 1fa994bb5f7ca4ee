"""Who does it: the common nouns that stand as the subject of an act, or behind its passive.

"полицейские избили", "beaten by two drunk officers", "задержаны сотрудниками военкомата": with
their number, their looks and the office they belong to. In other forms a noun does not act.
"""

import re
from dataclasses import dataclass

from tallymark.read.board import ActDraft, Board
from tallymark.read.claims.candidates import is_passive
from tallymark.read.frames import clause_around

_APPOSED = 2
_BEFORE, _AFTER, _BY = 70, 40, 90
_BY_ENGLISH = re.compile(r"(?<!\w)(?:by|at the hands of|at the order of) (?:[\w'-]+ ){0,4}?$")
_PREPOSITION = re.compile(
    r"(?<!\w)(?:of|to|from|in|at|with|for|against|on|told|near|between|without|and|as) "
    r"(?:(?:the|a|an|his|her|their|two|three|several|some|local|former|other|fellow) ){0,2}$"
)
_OFFICE = re.compile(
    r"(?: (?:[\w-]+(?:ой|ої|ого|их|ых|ей|ій|ьої) ){0,2}(?:военкомат|полици|комендатур|колони|сизо|"
    r"фсб|омон|спецназ|росгварди|батальон|полк|бригад|рот|взвод|част|гарнизон|отдел|управлени|"
    r"администраци|войск|сил|арми|охран|військкомат|поліці|тцк|сбу|батальйон|взвод|частин|відділ|"
    r"управлінн|адміністраці|військ|армі|охорон|мвд|фсин|вс рф|всу|зсу|рф)\w{0,4}(?!\w)){0,2}"
    r"(?: (?:в/ч|из в/ч|із в/ч|військової частини|войсковой части) [\wа-яА-Я]{3,8})?"
    r"(?: ?\((?:позывной|позивний|кличка|на прізвисько|call ?sign)? ?[^)\n]{2,24}\))?"
    r"(?: (?:of|from) the [\w'-]+(?: (?:unit|brigade|regiment|battalion|company|police|office|"
    r"ministry|garrison|service|army|forces))?)?"
)
_PLURAL_VERB = re.compile(r"(?:ли|лись|лися|ют|ят|ут|ат|ють|ять|уть|ать)$")
_SINGULAR_VERB = re.compile(r"(?:ал|ил|ел|ял|ула|ала|ила|ела|ав|ив|ів|яв|ував|ула|лась|лася|ло)$")
_PLURAL = re.compile(r"(?:[ыиі]|[ыи]е|люди)$")
_COUNTED = re.compile(
    r"(?<!\w)(?:двое|трое|четверо|пятеро|шестеро|семеро|несколько|группа|двоє|троє|четверо|п'ятеро|"
    r"шестеро|семеро|кілька|група|\d+) (?:[\w'-]+ ){0,2}$"
)
_FEMININE = re.compile(r"(?:ия|ія|ура|рота|ота)$")
_MANY = re.compile(r"(?:войска|війська|войска|сержанты|оккупанты)$")


@dataclass(frozen=True, slots=True)
class Agent:
    """Words for who acted: from its number or looks to the office it belongs to."""

    start: int
    end: int


def agent_of(board: Board, act: ActDraft) -> Agent | None:
    """The noun that acts in an act's clause, the nearest one; `None` where none does."""
    page = board.page
    sentence = page.sentences[act.sentence]
    bounds = page.bounds(sentence)
    clause = clause_around(page.folded, act.head, bounds)
    found = [
        (gap, hit.head)
        for hit in board.models.lexicon.vocabulary.agents.find(
            page.words, page.folded, sentence.first, sentence.last
        )
        if clause[0] <= hit.head[0] < clause[1]
        and (gap := _gap(act, hit.head)) >= 0
        and _acts(board, act, hit.head, hit.frame.voice, gap)
    ]
    if not found:
        return None
    _, (start, end) = min(found)
    if act.victim is not None and any(
        0 < name.start - end <= _APPOSED for name in act.victim.names
    ):
        return None
    start = _with_modifiers(board, start, clause[0])
    office = _OFFICE.match(page.folded, end)
    return Agent(start, office.end() if office else end)


def _gap(act: ActDraft, place: tuple[int, int]) -> int:
    """How far a noun stands from a verb; -1: inside it."""
    if place[0] < act.head[1] and act.head[0] < place[1]:
        return -1
    return max(place[0] - act.head[1], act.head[0] - place[1])


def _acts(board: Board, act: ActDraft, place: tuple[int, int], form: str, gap: int) -> bool:
    """Whether a noun is in the form and the place of who acts."""
    folded = board.page.folded
    before, is_ahead = folded[max(0, place[0] - 45) : place[0]], place[1] <= act.head[0]
    if form == "en" and _BY_ENGLISH.search(before):
        return not is_ahead and gap <= _BY
    if form == "by":
        return gap <= _BEFORE and (is_passive(board, act) or act.voice == "noun")
    if is_passive(board, act) or gap > (_BEFORE if is_ahead else _AFTER):
        return False
    if form == "en":
        is_barred = _PREPOSITION.search(before) or _is_other_verb(board, place, act)
        return is_ahead and not is_barred
    return _is_slavic_subject(folded, act, place, form)


def _is_slavic_subject(folded: str, act: ActDraft, place: tuple[int, int], form: str) -> bool:
    """Whether a noun in the nominative, or counted, agrees with the verb in its own clause."""
    before = folded[max(0, place[0] - 45) : place[0]]
    if place[0] >= act.head[1] and "," in folded[act.head[1] : place[0]]:
        return False
    if form == "of":
        return _COUNTED.search(before) is not None
    return _agrees(folded[slice(*place)], folded[slice(*act.head)])


def _is_other_verb(board: Board, place: tuple[int, int], act: ActDraft) -> bool:
    """ "The officers were absent when ...": another subject or clause stands between."""
    between = board.page.folded[place[1] : act.head[0]]
    return (
        re.search(r"(?<!\w)(?:he|she|they|i|we|was|were|that|when|because|after)(?!\w)", between)
        is not None
    )


def _agrees(noun: str, verb: str) -> bool:
    """Whether a Slavic noun and verb agree in number; true where the forms do not tell."""
    last = verb.rsplit(maxsplit=1)[-1] if verb.split() else verb
    is_plural = _PLURAL.search(noun) is not None or _MANY.search(noun) is not None
    if _PLURAL_VERB.search(last):
        return is_plural and not _FEMININE.search(noun)
    if _SINGULAR_VERB.search(last):
        return not is_plural
    return True


def _with_modifiers(board: Board, start: int, first: int) -> int:
    """Where the number and the looks before a noun begin ("двое пьяных офицеров")."""
    words = board.page.words
    index = words.index_at(start)
    for _ in range(4):
        if index == 0 or words.starts[index - 1] < first:
            break
        before = words.get(index - 1)
        if not (before.isdecimal() or _MODIFIER.fullmatch(before)):
            break
        index -= 1
    return words.starts[index]


_MODIFIER = re.compile(
    r"two|three|four|five|six|seven|eight|nine|ten|several|some|about|around|a|an|the|drunk|armed|"
    r"masked|unknown|russian|ukrainian|local|senior|uniformed|military|occupation|riot|police|"
    r"prison|camp|company|platoon|battalion|enlistment|"
    r"двое|трое|четверо|пятеро|шестеро|несколько|группа|двоє|троє|четверо|п'ятеро|кілька|"
    r"[а-яіїєґ'-]{3,}(?:ые|ие|ый|ий|ій|ая|яя|ими|ыми|ых|их|і|ої|ой|ого)"
)

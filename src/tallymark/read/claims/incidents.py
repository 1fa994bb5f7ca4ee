"""Incidents: the acts a text tells of, put together by day, victim and kind, with what is near.

Contradictions stay two incidents: acts with different days of their own are never joined, and an
act that befalls a person once joins only what tells of the same death.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from tallymark.lang.words import fold
from tallymark.read.board import ActDraft, Board, DateDraft, IncidentDraft, PersonDraft
from tallymark.read.claims.acts import find_acts, find_signs, find_silences
from tallymark.read.claims.candidates import ATTACKS
from tallymark.read.claims.evidence import add_parts
from tallymark.read.claims.mentions import Mentions
from tallymark.read.claims.perpetrators import add_actors
from tallymark.read.claims.rollcall import (
    Line,
    add_listed,
    find_lifespans,
    find_lines,
    find_statuses,
    line_at,
)
from tallymark.read.claims.settings import complete, date_before, date_in, place_in
from tallymark.read.claims.victims import whose

_TOTAL = re.compile(
    r"(?<!\w)(?:in all|in total|altogether|overall|a total of|this year|last year|so far|"
    r"всего|в общей сложности|с начала|за (?:этот |прошлый |последний |минувший )?(?:год|месяц)|"
    r"загалом|усього|від початку|за (?:цей |минулий |останній )?(?:рік|місяць))(?!\w)"
)
_SAME_DAY = re.compile(
    r"(?:on |in |в |во |у |на )?(?:that |the )?(?:very )?(?:same|тот же|ту же|того же|той же|"
    r"той самий|того ж|тієї ж|того самого|тієї самої)(?!\w)"
)
_FAR, _FAR_OF_ATTACK, _NEXT = 6, 10, 3
_WEEKS = 30


def find_incidents(board: Board) -> None:
    """Puts the incidents on the board."""
    mentions, lines = Mentions(board), find_lines(board)
    acts = find_acts(board) + find_lifespans(board, mentions) + find_statuses(board, lines)
    acts.sort(key=lambda act: act.head)
    for act in acts:
        for one in _settle(board, mentions, act, lines):
            here = [other for other in acts if other.sentence == one.sentence]
            _put(board, one, lines, here)
    add_listed(board, mentions, lines)
    _mourn(board, mentions, lines)
    _miss(board, mentions, lines)
    board.incidents = [one for one in board.incidents if _is_told(board, one)]
    for incident in board.incidents:
        _share(incident)
        complete(board, incident, _list_start(lines, incident))
    add_actors(board, mentions)
    add_parts(board)
    _give_roles(board)


def _list_start(lines: list[Line], incident: IncidentDraft) -> int | None:
    """Where the list begins that an incident is told in; `None` where it stands in a text."""
    line = line_at(lines, incident.acts[0].head[0])
    return min(one.start for one in lines if one.block == line.block) if line else None


def _settle(board: Board, mentions: Mentions, act: ActDraft, lines: list[Line]) -> list[ActDraft]:
    """The act once for each person it befell, once without a person for a group."""
    if act.victim is not None:
        return [act]
    line = line_at(lines, act.head[0])
    if line is not None and (act.is_once or act.family in ("strike", "missing")):
        act.victim = line.person
        return [act]
    if _is_of_deserter(board, act) or (act.family == "strike" and _is_of_recorder(board, act)):
        return []
    victims = _victims_before(board, act)
    whom = whose(board, mentions, act, victims)
    act.group, act.is_own = whom.group, whom.is_own
    if not whom.people:
        return [] if _needs_whom(act) or _is_running(board, act) else [act]
    return [replace(act, victim=person) for person in whom.people]


def _needs_whom(act: ActDraft) -> bool:
    """Whether the words tell of an act only with somebody whom it befell."""
    is_bare_noun = act.voice == "noun" and act.act.act not in ATTACKS
    return act.voice in ("whom", "fell") or (act.group is None and is_bare_noun)


def _is_of_deserter(board: Board, act: ActDraft) -> bool:
    """Somebody who is said to have left his unit did not disappear."""
    start, end = board.page.bounds(board.page.sentences[act.sentence])
    return act.family == "missing" and any(
        start <= first < end
        for person in board.people
        if "alleged deserter" in person.roles
        for first, _ in person.places
    )


def _is_running(board: Board, act: ActDraft) -> bool:
    """A number of people since some day is a running total, not an incident."""
    start, end = board.page.bounds(board.page.sentences[act.sentence])
    if act.group is None:
        return False
    return _TOTAL.search(board.page.folded, start, end) is not None or any(
        start <= date.span.start < end and date.relation in ("since", "as_of")
        for date in board.dates
    )


def _victims_before(board: Board, act: ActDraft) -> list[PersonDraft]:
    """Whom acts of this kind befell so far, in the order of the acts."""
    acts = [one for incident in board.incidents for one in incident.acts]
    return [one.victim for one in acts if one.victim and _kind(one) == _kind(act)]


def _is_of_recorder(board: Board, act: ActDraft) -> bool:
    """A casualty recorder's sentence gives a running total, not an incident."""
    start, end = board.page.bounds(board.page.sentences[act.sentence])
    return any(
        start <= span.start < end
        for one in board.organisations
        if one.type == "casualty_recorder"
        for span in one.mentions
    )


def _put(board: Board, act: ActDraft, lines: list[Line], others: Sequence[ActDraft] = ()) -> None:
    """An act joins the last incident it fits, else it begins one."""
    bounds = board.page.bounds(board.page.sentences[act.sentence])
    date, place = date_in(board, act.head[0], bounds, act, others), place_in(board, bounds)
    if act.family != "court" and any(one.family == "court" for one in others):
        place = None
    line = line_at(lines, act.head[0])
    if line is not None:
        place = None
    for incident in reversed(board.incidents):
        own = None if _is_of_attack(board, incident, act, date) else date
        if _belongs(board, incident, act, own, lines):
            incident.acts.append(act)
            incident.date = _finer(incident.date, own)
            incident.place = incident.place or place
            incident.group = incident.group or act.group
            return
    if date is None and line is None and act.family != "court":
        date = date_before(board, act)
    board.incidents.append(IncidentDraft([act], date, place, act.group))


def _finer(known: DateDraft | None, new: DateDraft | None) -> DateDraft | None:
    """The day known so far, unless it was only a year."""
    is_year = known is not None and known.interval.precision == "year"
    return new if new is not None and (known is None or is_year) else known


def _is_of_attack(
    board: Board, incident: IncidentDraft, act: ActDraft, date: DateDraft | None
) -> bool:
    """Whether a death can be of an attack told before, on whatever later day he died."""
    if not act.is_once or not any(one.act.act in ATTACKS for one in incident.acts):
        return False
    if date is None or incident.date is None:
        return True
    first, second = incident.date.interval.earliest, date.interval.earliest
    return first is not None and second is not None and 0 <= (second - first).days < _WEEKS


def _belongs(
    board: Board, incident: IncidentDraft, act: ActDraft, date: DateDraft | None, lines: list[Line]
) -> bool:
    """Whether an act, on a day of its own or none, is part of an incident."""
    last = incident.acts[-1]
    if not _can_share_day(incident.date, date) or _kind(last) != _kind(act):
        return _is_lost_in(board, incident, act) and _can_share_day(incident.date, date)
    if act.head == last.head or (act.victim is not None and act.victim in incident.victims):
        return True
    is_dated = date is not None and incident.date is not None
    distance = act.sentence - last.sentence
    if line_at(lines, last.head[0]) != line_at(lines, act.head[0]):
        is_of_day = date is not None and date.interval.precision == "day"
        return is_of_day and is_dated and distance <= _FAR and not _is_lifespan(board, act)
    sentences = board.page.sentences
    is_near = sentences[act.sentence].paragraph == sentences[last.sentence].paragraph
    if act.is_once and any(one.act.act in ATTACKS for one in incident.acts):
        return distance <= _FAR_OF_ATTACK
    if act.family == "court":
        return distance == 0 or ((act.victim is None or not incident.victims) and distance <= _FAR)
    return is_near or distance <= _reach(incident, act, date)


def _is_lost_in(board: Board, incident: IncidentDraft, act: ActDraft) -> bool:
    """Whether somebody is missing since what befell him, told in the same paragraph."""
    sentences = board.page.sentences
    return (
        act.family == "missing"
        and act.victim is not None
        and act.victim in incident.victims
        and _kind(incident.acts[-1]) == "violence"
        and sentences[act.sentence].paragraph == sentences[incident.acts[-1].sentence].paragraph
    )


def _reach(incident: IncidentDraft, act: ActDraft, date: DateDraft | None) -> int:
    """How many sentences on an act can be part of an incident, out of its paragraph."""
    if act.victim is None or not incident.victims:
        return _FAR
    if act.is_once and any(one.is_once and one.victim for one in incident.acts):
        return _FAR if date is not None and incident.date is not None else 0
    return 1 if date else _NEXT


def _can_share_day(one: DateDraft | None, other: DateDraft | None) -> bool:
    if one is None or other is None or same_days(one, other):
        return True
    return any(_SAME_DAY.match(fold(date.span.text)) for date in (one, other))


def _is_lifespan(board: Board, act: ActDraft) -> bool:
    """Years of birth and death: too coarse to make one incident of two deaths."""
    return board.page.folded[act.head[1] - 1].isdecimal()


def _kind(act: ActDraft) -> str:
    """Acts of one kind can be one incident: a court's, a disappearance, a death; all that is done
    to people by people."""
    return act.family if act.family in ("court", "missing") else "violence"


def same_days(one: DateDraft, other: DateDraft) -> bool:
    """Whether two expressions can mean one day."""
    if one is other:
        return True
    first, second = one.interval, other.interval
    if None in (first.earliest, first.latest, second.earliest, second.latest):
        return first.month is not None and (first.month, first.day) == (second.month, second.day)
    return bool(
        first.earliest and second.latest and first.latest and second.earliest
        and first.earliest <= second.latest and second.earliest <= first.latest
    )  # fmt: skip


def _mourn(board: Board, mentions: Mentions, lines: list[Line]) -> None:
    """Words of mourning are a death where no act tells how the mourned person died."""
    if any(one.is_once for incident in board.incidents for one in incident.acts):
        return
    dead: set[PersonDraft] = set()
    for sign in find_signs(board):
        for one in _settle(board, mentions, sign, lines):
            if one.victim is not None and one.victim not in dead:
                dead.add(one.victim)
                _put(board, one, lines)


def _miss(board: Board, mentions: Mentions, lines: list[Line]) -> None:
    """Somebody of whom nothing is told but that contact was lost is missing."""
    told = {person for incident in board.incidents for person in incident.victims}
    for act in find_silences(board):
        for one in _settle(board, mentions, act, lines):
            if one.victim is not None and one.victim not in told and _is_alone(board, one, lines):
                told.add(one.victim)
                _put(board, one, lines)


def _is_alone(board: Board, act: ActDraft, lines: list[Line]) -> bool:
    """Whether nothing else is told in the paragraph of an act or just before it."""
    if line_at(lines, act.head[0]) is not None:
        return True
    sentences = board.page.sentences
    paragraph = sentences[act.sentence].paragraph
    return not any(
        sentences[one.sentence].paragraph == paragraph or 0 <= act.sentence - one.sentence <= _NEXT
        for incident in board.incidents
        for one in incident.acts
    )


def _is_told(board: Board, incident: IncidentDraft) -> bool:
    """Whether there is more than a word: somebody it befell, or a day or place in its words."""
    if incident.victims or incident.group or len({one.act.act for one in incident.acts}) > 1:
        return True
    act = incident.acts[0]
    if act.voice == "did" and act.family in ("violence", "court"):
        return True
    if act.voice == "noun" and act.family != "strike":
        return False
    return incident.date is not None or incident.place is not None


def _share(incident: IncidentDraft) -> None:
    """An act without a victim in an incident of one victim was done to that one."""
    known = incident.victims
    for act in incident.acts:
        if act.victim is None and act.group is None and act.family != "strike" and len(known) == 1:
            act.victim = known[0]


def _give_roles(board: Board) -> None:
    for incident in board.incidents:
        for person in incident.victims:
            person.add_role("victim")
            if any(act.act.act == "conviction" for act in incident.acts if act.victim is person):
                person.add_role("convicted")

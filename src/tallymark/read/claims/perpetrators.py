"""Who is said to have done it, and how the text ties them to it; never more than it says.

described: unidentified, by their looks; alleged: by whom; stated: by a court or an office of its
own act; denied; not stated. Nothing here is ever proven.
"""

import re

from tallymark.lang.wordpattern import WordPattern
from tallymark.read.board import (
    ActDraft,
    ActorDraft,
    Board,
    IncidentDraft,
    PersonDraft,
    SourceDraft,
)
from tallymark.read.claims.agents import Agent, agent_of
from tallymark.read.claims.candidates import is_passive
from tallymark.read.claims.mentions import Mentions, can_be_subject
from tallymark.read.claims.nearest import Nearest
from tallymark.read.claims.sources import chain_for
from tallymark.read.frames import Found, clause_around
from tallymark.terms.claims import Attribution

_BODIES = frozenset(("armed_force", "authority", "court"))
_JUDGE = WordPattern(r"(?<!\w)(?:the (?:court|judge)|судья|суд|суддя|судом)(?!\w)")
_BY = re.compile(r"(?<!\w)by ")
_DONE = frozenset(("did", "whom", "noun"))
_DENIAL = re.compile(r"den|reject|dismiss|plead|отрица|опровер|запереч|спросту|не ")
_HARM = frozenset(("violence", "transfer", "strike"))
_BEFORE, _AFTER = 45, 30
_LONGEST = 110
_NUMERALS = (
    "a an the two three four five six seven eight nine ten several some about around more than "
    "at least "
    "group of большая группа группа двое трое четверо пятеро шестеро семеро восемь девять "
    "десять несколько "
    "около не менее меньше больше их было человек двоє троє четверо п'ятеро шестеро семеро "
    "вісім кілька "
    "близько щонайменше не менше їх було осіб до"
)
_PREPOSITIONS = frozenset(
    [
        "в",
        "во",
        "с",
        "из",
        "у",
        "к",
        "от",
        "для",
        "на",
        "до",
        "о",
        "об",
        "под",
        "з",
        "із",
        "від",
        "про",
        "за",
        "of",
        "to",
        "from",
        "in",
        "at",
        "with",
        "for",
        "against",
        "on",
        "told",
        "near",
    ]
)
_QUANTIFIERS = frozenset(_NUMERALS.split())


def add_actors(board: Board, mentions: Mentions) -> None:
    """Gives the incidents their alleged perpetrators."""
    if not board.incidents:
        return
    page = board.page
    frames = board.models.lexicon.vocabulary.perpetrators
    said = [
        (number, found)
        for number, sentence in enumerate(page.sentences)
        for found in frames.find(page.words, page.folded, sentence.first, sentence.last)
    ]
    for incident in board.incidents:
        for act in list({one.head: one for one in incident.acts}.values()):
            _add_subject(board, mentions, incident, act)
    harms = Nearest(
        (act.sentence, one) for one in board.incidents
        if any(act.family in _HARM for act in one.acts) for act in one.acts
    )  # fmt: skip
    for number, found in said:
        _add_said(board, mentions, found, number, harms)
    _add_courts(board)


def _add_said(
    board: Board, mentions: Mentions, found: Found, number: int, harms: Nearest[IncidentDraft]
) -> None:
    """What the text says of who it was, put to the nearest incident that people do to people."""
    is_led = found.frame.code in ("led", "named")
    is_strict = is_led or _head_of(board, found).startswith(("со ", "з ", "із "))
    label = Attribution.ALLEGED if is_led else Attribution(found.frame.code)
    incident = _nearest(harms, number, label)
    if incident is None or (label is Attribution.DENIED and _is_of_kin(board, number, found)):
        return
    page = board.page
    bounds = page.bounds(page.sentences[number])
    if label is Attribution.DENIED:
        incident = _accused(board, mentions, bounds) or incident
    if label is Attribution.DESCRIBED:
        start, end = _with_number(board, found, bounds[0]), found.end
        name: str | None = page.text[start:end]
    else:
        start, end = clause_around(page.folded, (found.start, found.end), bounds)
        start = max(start, found.start - _LONGEST)
        end = min(end, found.end + _LONGEST // 2)
        name = _named(board, mentions, found, (start, end), label, is_strict=is_strict)
    quote = page.span(*_trimmed(page.text, start, end))
    if name is None or any(one.quote.start == quote.start for one in incident.actors):
        return
    by = _by(board, found.start) if label in (Attribution.ALLEGED, Attribution.DENIED) else None
    incident.actors.append(ActorDraft(name, label, quote, number, by))


def _head_of(board: Board, found: Found) -> str:
    """The words a frame stands on, folded."""
    return board.page.folded[slice(*found.head)]


def _is_of_kin(board: Board, number: int, found: Found) -> bool:
    """ "His mother said he had not come home": relatives who say so deny nothing."""
    if _DENIAL.match(_head_of(board, found)):
        return False
    return any(
        chain.path and chain.path[-1].type == "relative"
        for chain in board.chains
        if chain.sentence == number
    )


def _nearest(
    harms: Nearest[IncidentDraft], number: int, label: Attribution
) -> IncidentDraft | None:
    """The incident told nearest; for looks only one that the same paragraph tells of."""
    distance, incident = harms.to(number) or (0, None)
    return None if label is Attribution.DESCRIBED and distance > 2 else incident


def _accused(board: Board, mentions: Mentions, bounds: tuple[int, int]) -> IncidentDraft | None:
    """The incident whose perpetrator the words of a denial name."""
    people = [one.person for one in mentions.between(*bounds)]
    named = {word for one in people for name in one.names for word in name.base.split()}
    return next(
        (
            incident
            for incident in board.incidents
            for actor in incident.actors
            if named & set(actor.actor.split())
        ),
        None,
    )


def _is_convicted(board: Board, person: PersonDraft) -> bool:
    """Whether the document's court convicted somebody: then the court says he did it."""
    return any(
        act.act.act == "conviction" and act.victim is person
        for incident in board.incidents
        for act in incident.acts
    )


def _add_courts(board: Board) -> None:
    """A sentence or an arrest is the act of a court that the report names."""
    courts = [span for one in board.organisations if one.type == "court" for span in one.mentions]
    courts += [
        board.page.span(*found.span()) for found in _JUDGE.finditer(board.page.folded)
    ] if not courts else []  # fmt: skip
    for incident in board.incidents:
        first = incident.acts[0]
        is_stated = any(one.attribution is Attribution.STATED for one in incident.actors)
        if first.act.act in ("conviction", "arrest") and courts and not is_stated:
            near = min(courts, key=lambda span: abs(span.start - first.head[0]))
            number = board.page.sentence_index(near.start)
            incident.actors.append(ActorDraft(near.text, Attribution.STATED, near, number))


def _with_number(board: Board, found: Found, start: int) -> int:
    """Where the number before a description begins ("five masked men")."""
    words = board.page.words
    index = words.index_at(found.start)
    for _ in range(4):
        before = words.get(index - 1)
        if index == 0 or words.starts[index - 1] < start:
            break
        if before not in _QUANTIFIERS and not before.isdecimal():
            break
        index -= 1
    return words.starts[index]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    quote = text[start:end]
    start += len(quote) - len(quote.lstrip(' ,.;:—–-\n«»"“”'))
    return start, max(start + 1, start + len(text[start:end].rstrip(" ,;:—–-\n")))


def _named(
    board: Board,
    mentions: Mentions,
    found: Found,
    clause: tuple[int, int],
    label: Attribution,
    *,
    is_strict: bool = False,
) -> str | None:
    """The body or person in the words; for a blame the one behind the verb."""
    page = board.page
    if label is Attribution.NOT_STATED:
        return page.text[found.start : found.end]
    places = [
        (span.start, one.name)
        for one in board.organisations
        if one.type not in ("outlet", "casualty_recorder")
        for span in one.mentions
        if clause[0] <= span.start < clause[1]
    ]
    victims = {person for incident in board.incidents for person in incident.victims}
    places += [
        (one.start, one.person.names[0].base)
        for one in mentions.between(*clause)
        if one.person.names and one.person not in victims
    ]
    is_blame = label is Attribution.ALLEGED
    behind = [place for place in places if place[0] >= found.head[1]]
    ahead = [place for place in places if place[0] < found.head[0]]
    first, last = min(behind, default=None), max(ahead, default=None)
    chosen = (first or (last if is_strict else None)) if is_blame else (last or first)
    if chosen is not None:
        return chosen[1]
    ends = page.words.index_at(clause[0]), page.words.index_at(max(clause[0], clause[1] - 1))
    agents = board.models.lexicon.vocabulary.agents
    for force in agents.find(page.words, page.folded, *ends):
        return page.text[slice(*force.head)]
    if is_strict:
        return None
    rest = (
        page.text[found.head[1] : clause[1]] if is_blame else page.text[clause[0] : found.head[0]]
    )
    short = rest.strip(" ,.;:—–-\n«»\"“”'")[:40].strip()
    return short or page.text[found.start : found.end]


def _by(board: Board, offset: int) -> SourceDraft | None:
    chain = chain_for(board, offset)
    return chain.path[-1] if chain and chain.path else None


def _add_subject(board: Board, mentions: Mentions, incident: IncidentDraft, act: ActDraft) -> None:
    """A body, an office or a person that is the act's subject, or its agent in a passive."""
    page, vocabulary = board.page, board.models.lexicon.vocabulary
    clause = clause_around(page.folded, act.head, page.bounds(page.sentences[act.sentence]))
    tried = vocabulary.on_trial.search(page.folded, clause[0], act.head[0])
    is_of_people = act.voice in ("did", "whom")
    if is_of_people and tried is not None and act.family != "court":
        _put(board, incident, act, tried.span(), Attribution.STATED)
        return
    places = _subjects(board, mentions, act, incident.victims, clause) if is_of_people else []
    agent = agent_of(board, act) if act.family != "court" and act.voice in _DONE else None
    if agent is not None:
        places = [_joined(agent, one) for one in places] + [(agent.start, agent.end, False)]
    if places:
        start, end, is_stated = min(places, key=lambda one: _gap(act, one))
        label = Attribution.STATED if is_stated else Attribution.ALLEGED
        _put(board, incident, act, (start, end), label)


def _joined(agent: Agent, place: tuple[int, int, bool]) -> tuple[int, int, bool]:
    """A rank and the name behind it are one ("майор Бойчук")."""
    if 0 <= place[0] - agent.end <= 1:
        return agent.start, place[1], place[2]
    return place


def _subjects(
    board: Board,
    mentions: Mentions,
    act: ActDraft,
    victims: list[PersonDraft],
    clause: tuple[int, int],
) -> list[tuple[int, int, bool]]:
    """Named bodies and people that do an act, each with whether a court says so."""
    page = board.page
    is_agent = is_passive(board, act)
    by = (
        _BY.search(page.folded, act.head[1], min(clause[1], act.head[1] + 80)) if is_agent else None
    )
    before = max(clause[0], act.head[0] - _BEFORE), act.head[0]
    after = act.head[1], min(clause[1], (by.end() if by else act.head[1]) + _AFTER)
    is_english = page.folded[act.head[0]].isascii()
    windows = (before,) if is_english and not is_agent else (before, after)
    places = [
        (span.start, span.end, one.type == "court")
        for one in board.organisations
        if one.type in _BODIES
        for span in one.mentions
        if any(first <= span.start < last for first, last in windows)
        and _is_subject(page.folded, span.start, is_agent)
    ]
    if act.family == "court" or is_agent:
        return places
    for one in mentions.between(before[0], after[1]):
        is_first = one.case == "?" and one.end <= act.head[0]
        is_other = (
            one.person not in victims
            and one.person.names
            and (one.case == "n" or (is_first and _is_subject(page.folded, one.start, is_agent)))
            and page.folded[one.end : one.end + 2] != "'s"
        )
        is_other = is_other and can_be_subject(page.folded[slice(*act.head)], one)
        if is_other and not {"source", "relative", "lawyer"} & set(one.person.roles):
            places.append((one.start, one.end, _is_convicted(board, one.person)))
    return places


def _is_subject(folded: str, start: int, is_agent: bool) -> bool:
    """No preposition stands before a subject; "by" or nothing before an agent."""
    words = folded[max(0, start - 24) : start].split()
    last = words[-1].strip('«"“') if words else ""
    if last == "by" or (len(words) > 1 and words[-2] == "by"):
        return True
    return last not in _PREPOSITIONS and not (is_agent and folded[start].isascii())


def _gap(act: ActDraft, place: tuple[int, int, bool]) -> int:
    return max(place[0] - act.head[1], act.head[0] - place[1], 0)


def _put(
    board: Board,
    incident: IncidentDraft,
    act: ActDraft,
    place: tuple[int, int],
    label: Attribution,
) -> None:
    page = board.page
    quote = page.span(min(place[0], act.head[0]), max(place[1], act.head[1]))
    if any(one.quote.start < quote.end and quote.start < one.quote.end for one in incident.actors):
        return
    by = None
    if label is Attribution.ALLEGED:
        chain = chain_for(board, act.head[0])
        by = chain.path[0] if chain and chain.path else None
    incident.actors.append(ActorDraft(page.text[slice(*place)], label, quote, act.sentence, by))

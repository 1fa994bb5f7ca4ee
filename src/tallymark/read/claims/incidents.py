"""Incidents: the acts a text tells of, put together by day and kind, with who and what is near."""

import re

from tallymark.read.board import (
    ActDraft,
    ActorDraft,
    Board,
    DateDraft,
    IncidentDraft,
    PersonDraft,
    PlaceDraft,
)
from tallymark.read.claims.sources import chain_for
from tallymark.terms.claims import Act, Attribution, Evidence, Outcome
from tallymark.terms.spans import Span

_CLAUSE_END = re.compile(r"[,.;:!?\n—»\"”]")
_PRONOUN = re.compile(
    r"(?<!\w)(?:him|her|his|he|she|them|его|ее|него|нее|сына|мужа|брата|дочь|його|її|сина|чоловіка)(?!\w)"
)
_AGGREGATE = re.compile(
    r"(?:similar|other) (?:raids|cases|attacks|incidents)|похож\w+ (?:рейды|случаи|нападени\w+)|"
    r"схож\w+ (?:рейди|випадки|напади)"
)
_CORRECTION = re.compile(r"earlier version|correction|ранее (?:мы )?сообщал|уточнени|виправлення")
_PASSIVE = re.compile(
    r"(?:was|were|been|is|being)\b|(?:ен|ён|ан|ят|ит)[аоы]?\b|(?:ений|ено|ена|ені)\b"
)
_BY_ITSELF = frozenset(("death", "death_in_custody"))
_HARMING = frozenset(("violence", "transfer"))
_SUBJECT = re.compile(r"(?<!\w)(?:he|she|он|она|він|вона) (?:was |had )?$")
_NEAR = 70
_LONGEST_QUOTE = 90


def find_incidents(board: Board) -> None:
    """Puts the incidents on the board; acts of one day and kind are one incident."""
    acts = _find_acts(board)
    for act in acts:
        _place_act(board, act)
    for incident in board.incidents:
        _complete(board, incident)
    _add_actors(board)
    _add_parts(board)
    for incident in board.incidents:
        for person in incident.victims:
            person.add_role("victim")
            if any(act.act.act == "conviction" for act in incident.acts if act.victim is person):
                person.add_role("convicted")


def _find_acts(board: Board) -> list[ActDraft]:
    page, lexicon = board.page, board.models.lexicon
    families = {one.act: one.family for one in lexicon.act_words}
    found: list[ActDraft] = []
    for match in lexicon.acts.pattern.finditer(page.folded):
        number = page.sentence_index(match.start())
        start, end = page.bounds(page.sentences[number]) if page.sentences else (0, 0)
        sentence = page.folded[start:end]
        if _AGGREGATE.search(sentence) or _CORRECTION.search(sentence) or match.end() > end:
            continue
        code = lexicon.acts.code_of(match)
        if families[code] == "strike" and _is_of_recorder(board, start, end):
            continue
        stop = _CLAUSE_END.search(page.folded, match.end(), end)
        last = min(stop.start() if stop else end, match.end() + _LONGEST_QUOTE)
        quote = page.span(match.start(), max(match.end(), last))
        draft = ActDraft(Act(code, quote), families[code], number)
        draft.victim = _victim(board, draft, (match.start(), match.end()), (start, end))
        found.append(draft)
    return found


def _is_of_recorder(board: Board, start: int, end: int) -> bool:
    """A casualty recorder's sentence gives a running total, not an incident."""
    return any(
        start <= span.start < end
        for one in board.organisations
        if one.type == "casualty_recorder"
        for span in one.mentions
    )


def _victim(
    board: Board, act: ActDraft, verb: tuple[int, int], bounds: tuple[int, int]
) -> PersonDraft | None:
    """To whom: the person after the verb (before a passive), or whom a pronoun stands for."""
    page = board.page
    start, end = bounds
    speakers = [
        one.path[-1].person for one in board.chains if one.path and one.sentence == act.sentence
    ]
    after: list[tuple[int, PersonDraft]] = []
    before: list[tuple[int, PersonDraft]] = []
    for person in board.people:
        if person in speakers or {"source", "relative"} <= set(person.roles):
            continue
        if {"lawyer", "local official", "official", "medical"} & set(person.roles):
            continue
        for first, last in person.places:
            if verb[1] <= first < end:
                after.append((first - verb[1], person))
            elif start <= first < verb[1]:
                before.append((verb[0] - last, person))
    is_passive = act.act.act in _BY_ITSELF or bool(
        _PASSIVE.search(page.folded[max(start, verb[0] - 8) : verb[1]])
    )
    order = (before, after) if is_passive and before else (after, before)
    for options in order:
        near = [
            pair
            for pair in options
            if pair[0] < _NEAR and not (act.family == "violence" and _is_sought(pair[1]))
        ]
        if near:
            return min(near, key=lambda pair: pair[0])[1]
    if _SUBJECT.search(page.folded[max(start, verb[0] - 12) : verb[0]]):
        return _protagonist(board, verb[0])
    if act.family == "strike":
        return None
    window = page.folded[max(start, verb[0] - 30) : min(end, verb[1] + 50)]
    return _protagonist(board, verb[0]) if _PRONOUN.search(window) else None


def _is_sought(person: PersonDraft) -> bool:
    """Somebody looked for is not the one who is beaten to find him."""
    return "alleged deserter" in person.roles


def _protagonist(board: Board, offset: int) -> PersonDraft | None:
    """Whom the account is about: the last victim before, else the first person named before."""
    earlier = [
        person
        for person in board.people
        if person.names
        and person.names[0].start < offset
        and not {"relative", "source", "alleged deserter", "local official"} & set(person.roles)
    ]
    return earlier[-1] if earlier else None


def _place_act(board: Board, act: ActDraft) -> None:
    """An act joins the incident it fits: same kind, and no other day or victim of its own."""
    page = board.page
    start, end = page.bounds(page.sentences[act.sentence])
    date = _date_in(board, act, start, end)
    place = _place_in(board, start, end)
    for incident in reversed(board.incidents):
        if _belongs(incident, act, date):
            incident.acts.append(act)
            incident.date = incident.date or date
            incident.place = incident.place or place
            return
    board.incidents.append(IncidentDraft([act], date, place))


def _belongs(incident: IncidentDraft, act: ActDraft, date: DateDraft | None) -> bool:
    families = {one.family for one in incident.acts}
    if ("court" in families) != (act.family == "court"):
        return False
    if date is not None and incident.date is not None and not _same_days(date, incident.date):
        return False
    if families & _HARMING and act.family == "strike" and act.act.act == "injury":
        return True
    others = {one.victim for one in incident.acts if one.victim}
    is_other = act.victim is not None and bool(others) and act.victim not in others
    return not (is_other and act.family in _HARMING and date is not None)


def _same_days(one: DateDraft, other: DateDraft) -> bool:
    if one is other:
        return True
    first, second = one.interval, other.interval
    if None in (first.earliest, first.latest, second.earliest, second.latest):
        return (first.month, first.day) == (second.month, second.day)
    return bool(
        first.earliest and second.latest and first.latest and second.earliest
        and first.earliest <= second.latest and second.earliest <= first.latest
    )  # fmt: skip


def _date_in(board: Board, act: ActDraft, start: int, end: int) -> DateDraft | None:
    """The day in the act's sentence nearest to it; what came of it later is not its day."""
    here = [
        date
        for date in board.dates
        if start <= date.span.start < end and date.relation not in ("since", "as_of", "until")
    ]
    offset = act.act.quote.start
    here = [date for date in here if ";" not in _between(board, date, offset)]
    if act.act.act == "death" or not here:
        return None
    return min(here, key=lambda date: abs(date.span.start - offset))


def _between(board: Board, date: DateDraft, offset: int) -> str:
    first, last = sorted((date.span.start, offset))
    return board.page.text[first:last]


def _place_in(board: Board, start: int, end: int) -> PlaceDraft | None:
    """The finest place in a sentence."""
    ranks = {"region": 2, "district": 1}
    here = [
        (ranks.get(place.type, 0), span.start, place)
        for place in board.places
        for span in place.mentions
        if start <= span.start < end
    ]
    return min(here, key=lambda entry: entry[:2])[2] if here else None


def _complete(board: Board, incident: IncidentDraft) -> None:
    """What the acts' sentences do not say is taken from beside them: day, place, victims, group."""
    numbers = sorted({act.sentence for act in incident.acts})
    beside = [numbers[0] - 1, numbers[-1] + 1, *range(numbers[0], numbers[-1])]
    for number in beside:
        if 0 <= number < len(board.page.sentences):
            start, end = board.page.bounds(board.page.sentences[number])
            incident.date = incident.date or _date_in(board, incident.acts[0], start, end)
            incident.place = incident.place or _place_in(board, start, end)
    if incident.place is None and board.places:
        offset = incident.acts[0].act.quote.start
        near = [(abs(m.start - offset), place) for place in board.places for m in place.mentions]
        incident.place = min(near, key=lambda pair: pair[0])[1]
    known = incident.victims
    for act in incident.acts:
        if act.victim is None and act.family == "violence" and len(known) == 1:
            act.victim = known[0]
    for act in incident.acts:
        for figure in board.figures:
            is_here = figure.sentence == act.sentence and figure.is_of_victims
            if is_here and act.family != "court" and incident.group is None:
                incident.group = None if _is_of_actors(board, figure.span) else figure


def _is_of_actors(board: Board, span: Span) -> bool:
    found = board.models.lexicon.described.finditer(board.page.folded, span.start, span.end + 30)
    return any(match.start() < span.end for match in found)


def _add_actors(board: Board) -> None:
    """Alleged perpetrators: described, blamed, denied, not stated; an army as a verb's subject."""
    lexicon, folded = board.models.lexicon, board.page.folded
    for match in lexicon.described.finditer(folded):
        _add_actor(board, match.span(), match[0].strip(), Attribution.DESCRIBED)
    for pattern, label in (
        (lexicon.blamed, Attribution.ALLEGED),
        (lexicon.denied, Attribution.DENIED),
    ):
        for match in pattern.finditer(folded):
            name = next((group for group in match.groups() if group), match[0])
            _add_actor(board, match.span(), name, label)
    for match in lexicon.not_stated.finditer(folded):
        _add_actor(board, match.span(), match[0], Attribution.NOT_STATED)
    for incident in board.incidents:
        for act in incident.acts:
            _add_subject(board, incident, act)


def _add_subject(board: Board, incident: IncidentDraft, act: ActDraft) -> None:
    """ "Military police beat a man", "суд приговорил": a body right before an act's verb."""
    start = act.act.quote.start
    for one in board.organisations:
        for span in one.mentions:
            is_subject = 0 < start - span.end <= 3
            if not is_subject or one.type not in ("armed_force", "authority", "court"):
                continue
            label = Attribution.STATED if one.type == "court" else Attribution.ALLEGED
            actor = ActorDraft(
                one.name, label, board.page.span(span.start, act.act.quote.end), act.sentence
            )
            chain = chain_for(board, start)
            actor.by = (
                chain.path[0] if chain and chain.path and label is Attribution.ALLEGED else None
            )
            incident.actors.append(actor)


def _add_actor(board: Board, place: tuple[int, int], name: str, label: Attribution) -> None:
    """Puts an actor to the nearest incident that people do to people."""
    page = board.page
    words = page.folded[place[0] : place[1]]
    place = (place[0] + len(words) - len(words.lstrip()), place[1])
    number = page.sentence_index(place[0])
    fitting = [one for one in board.incidents if any(act.family != "court" for act in one.acts)]
    if not fitting:
        return
    near = min(fitting, key=lambda one: min(abs(act.sentence - number) for act in one.acts))
    _, end = page.bounds(page.sentences[number])
    if label is Attribution.DESCRIBED and not any(act.sentence == number for act in near.acts):
        return
    quote = page.span(place[0], min(place[1], end))
    words = quote.text if label is Attribution.DESCRIBED else name
    actor = ActorDraft(words, label, quote, number)
    chain = chain_for(board, place[0])
    if label in (Attribution.ALLEGED, Attribution.DENIED):
        actor.by = chain.path[-1] if chain and chain.path else None
    near.actors.append(actor)


def _add_parts(board: Board) -> None:
    """Evidence and outcome go to the incident nearest before them; testimony to all it covers."""
    lexicon, page = board.models.lexicon, board.page
    if not board.incidents:
        return
    for match in lexicon.evidence.pattern.finditer(page.folded):
        quote = page.span(*match.span())
        _nearest(board, match.start()).evidence.append(
            Evidence(lexicon.evidence.code_of(match), quote)
        )
    for match in lexicon.outcomes.pattern.finditer(page.folded):
        quote = page.span(*match.span())
        _nearest(board, match.start()).outcomes.append(
            Outcome(lexicon.outcomes.code_of(match), quote)
        )
    kinds = {
        "relative": "relative_testimony", "local_official": "local_official",
        "lawyer": "lawyer_statement", "official": "official_statement",
        "medical": "medical_witness",
    }  # fmt: skip
    for chain in board.chains:
        kind = kinds.get(chain.path[-1].type) if chain.path else None
        if kind:
            _nearest(board, chain.quote.start).evidence.append(Evidence(kind, chain.quote))


def _nearest(board: Board, offset: int) -> IncidentDraft:
    """The incident whose acts stand nearest to an offset."""
    return min(
        board.incidents, key=lambda one: min(abs(act.act.quote.start - offset) for act in one.acts)
    )

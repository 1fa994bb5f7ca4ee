"""When and where an act was: the day and the place in its sentence, else beside it.

Days on which something else happened (a birth, a funeral, a call-up, the telling itself) are no
days of an act.
"""

import re
from collections.abc import Sequence

from tallymark.read.board import ActDraft, Board, DateDraft, IncidentDraft, PlaceDraft

_NOT_OF_ACTS = frozenset(("since", "as_of", "until"))
_OTHER_DAY = re.compile(
    r"(?:родил|рожден|похорон|прощани|отпеван|мобилизован|призван|призвали|"
    r"подписал\w* контракт|"
    r"народи|народжен|прощанн|мобілізован|поховал|поховають|підписа|born|dob|funeral|buried|burial|"
    r"mobili[sz]ed|"
    r"called up|enlisted|updated|станом на|по состоянию|as of|заявлени|жалоб|скарг|complaint|"
    r"тело\w* (?:привез|достав))"
)
_TELLING_BEFORE = re.compile(
    r"(?:said|told|reported|confirmed|announced|wrote|published|сообщил\w*|рассказал\w*|"
    r"заявил\w*|"
    r"написал\w*|подтвердил\w*|повідоми\w+|розпові\w+|заяви\w+|написа\w+|підтверди\w+)(?: on|"
    r" в| во| у| last)? ?$"
)
_ORIGIN = re.compile(
    r"(?:from|[,)] of|native of|born in|resident of|из|уроженец|уроженц\w+|родом из|"
    r"жител\w+|родился в|"
    r"з|із|"
    r"уродженець|мешкан\w+|народився в|призван\w* из)(?: (?:село|села|посел\w+|город\w*|міста|"
    r"деревни|the village of|"
    r"аула|станицы|селища))?[ «]*$"
)
_BIRTH = re.compile(r"\.? ?[рн]\.|\.? (?:рождения|народження)")
_DATELINE = 90


def date_in(
    board: Board,
    offset: int,
    bounds: tuple[int, int],
    act: ActDraft | None = None,
    others: Sequence[ActDraft] = (),
) -> DateDraft | None:
    """The day of a stretch that is nearest to an act; what came of it later is not its day.

    Nor is a day behind another of the sentence's acts (`others`), nor that of a verdict the day of
    what was judged. Somebody is missing since the day that is told.
    """
    here = [date for date in board.dates if bounds[0] <= date.span.start < bounds[1]]
    is_missing = act is not None and act.family == "missing"
    here = [date for date in here if is_day_of_act(board, date, bounds, is_since=is_missing)]
    here = [date for date in here if ";" not in _between(board, date, offset)]
    here = [
        date
        for date in here
        if not any(_takes(one, date, offset, act) for one in others if one.head[0] != offset)
    ]
    return min(here, key=lambda date: abs(date.span.start - offset), default=None)


def _takes(one: ActDraft, date: DateDraft, offset: int, act: ActDraft | None) -> bool:
    """Whether a day is another act's: told behind it, or that of the verdict on this act."""
    if offset < one.head[0] < date.span.start:
        return True
    is_of_court = one.family == "court" and act is not None and act.family != "court"
    return is_of_court and date.span.start < one.head[0] < offset


def is_day_of_act(
    board: Board, date: DateDraft, bounds: tuple[int, int], *, is_since: bool = False
) -> bool:
    """Whether a day can be an act's: not a birth's, a funeral's, nor that of the telling."""
    is_open = date.relation in _NOT_OF_ACTS and not (is_since and date.relation == "since")
    if is_open or date.interval.precision in ("unknown", "duration"):
        return False
    folded = board.page.folded
    start, end = date.span.start, date.span.end
    clause_start = max((folded.rfind(sign, bounds[0], start) for sign in ",;.—("), default=-1) + 1
    clause_start = max(clause_start, bounds[0])
    after = re.search(r"[,;.—)]", folded[end : bounds[1]])
    clause_end = end + after.start() if after else bounds[1]
    if _OTHER_DAY.search(folded[clause_start:start]) or _OTHER_DAY.search(folded[end:clause_end]):
        return False
    if _BIRTH.match(folded, end):
        return False
    return not _TELLING_BEFORE.search(folded[max(bounds[0], start - 25) : start])


def date_before(board: Board, act: ActDraft) -> DateDraft | None:
    """The last day that the paragraph told of before an act's sentence: the account goes on."""
    sentences = board.page.sentences
    for number in range(act.sentence - 1, -1, -1):
        if sentences[number].paragraph != sentences[act.sentence].paragraph:
            return None
        found = date_in(board, act.head[0], board.page.bounds(sentences[number]))
        if found is not None:
            return found
    return None


def _between(board: Board, date: DateDraft, offset: int) -> str:
    first, last = sorted((date.span.start, offset))
    return board.page.text[first:last]


def place_in(board: Board, bounds: tuple[int, int]) -> PlaceDraft | None:
    """The finest place of a stretch; where somebody comes from only where there is no other."""
    ranks = {"region": 2, "district": 1, "country": 3}
    here = []
    for place in board.places:
        for span in place.mentions:
            if bounds[0] <= span.start < bounds[1]:
                before = board.page.folded[max(bounds[0], span.start - 30) : span.start]
                is_origin = _ORIGIN.search(before) is not None
                here.append((is_origin, ranks.get(place.type, 0), span.start, place))
    return min(here, key=lambda entry: entry[:3])[3] if here else None


def complete(board: Board, incident: IncidentDraft, list_start: int | None = None) -> None:
    """Day and place that the acts' own sentences do not say, from beside them.

    What stands in a list takes them from before the list: its lines tell whence people come.
    """
    offset = incident.acts[0].head[0]
    numbers = _beside(board, incident.acts)
    if list_start is not None:
        first = board.page.sentence_index(list_start)
        numbers = list(range(first - 1, max(-1, first - 6), -1))
    for number in numbers:
        bounds = board.page.bounds(board.page.sentences[number])
        incident.date = incident.date or date_in(board, offset, bounds)
        incident.place = incident.place or place_in(board, bounds)
        if incident.date and incident.place:
            return
    incident.date = incident.date or date_in(board, offset, (0, _dateline(board)))
    if incident.acts[0].family == "court":
        incident.date = incident.date or _first_day(board)
    if incident.place is None and board.places:
        near = [(abs(m.start - offset), place) for place in board.places for m in place.mentions]
        incident.place = min(near, key=lambda pair: pair[0])[1]


def _first_day(board: Board) -> DateDraft | None:
    """The first full day of a court's notice, which is that of its decision."""
    return next(
        (
            date
            for date in sorted(board.dates, key=lambda one: one.span.start)
            if date.interval.precision == "day" and date.relation not in _NOT_OF_ACTS
        ),
        None,
    )


def _beside(board: Board, acts: list[ActDraft]) -> list[int]:
    """The sentences around the acts: between them, before in the paragraph, after, further up."""
    sentences = board.page.sentences
    numbers = sorted({act.sentence for act in acts})
    first, last = numbers[0], numbers[-1]
    paragraph = sentences[first].paragraph
    order = [first - 1, last + 1, *range(first, last)]
    order = [n for n in order if 0 <= n < len(sentences)]
    order.sort(key=lambda n: sentences[n].paragraph != paragraph)
    further = [n for n in range(first - 2, -1, -1) if sentences[n].paragraph >= paragraph - 1]
    later = [
        n
        for n in range(last + 2, min(last + 6, len(sentences)))
        if sentences[n].paragraph == paragraph
    ]
    return order + further[:6] + later


def _dateline(board: Board) -> int:
    """Where the head of a report ends: the first dash or full stop of its first lines."""
    head = board.page.text[:_DATELINE]
    dash = re.search(r"[—–]|\. ", head)
    return dash.start() if dash else len(head)

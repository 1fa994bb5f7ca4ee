"""What an account rests on, and what came of it: put to the incident told nearest."""

from tallymark.read.board import Board, ChainDraft, IncidentDraft, PersonDraft
from tallymark.read.claims.nearest import Nearest
from tallymark.terms.claims import Evidence, Outcome

_TESTIMONY = {
    "relative": "relative_testimony",
    "local_official": "local_official",
    "lawyer": "lawyer_statement",
    "official": "official_statement",
    "medical": "medical_witness",
    "witness": "witness_testimony",
    "witness_anonymous": "witness_testimony",
    "document": "document",
}


class _Told:
    """Where the incidents are told: for asking which is nearest to an offset."""

    def __init__(self, incidents: list[IncidentDraft]) -> None:
        self._any = _by_place(incidents)
        self._of_court = _by_place([one for one in incidents if _is_of_court(one)])
        self._of_others = _by_place([one for one in incidents if not _is_of_court(one)])

    def nearest(self, offset: int, *, is_court: bool | None = None) -> IncidentDraft:
        """The incident told nearest; of a court's kind, or not of it, where that is asked."""
        fitting = {None: self._any, True: self._of_court, False: self._of_others}[is_court]
        found = fitting.to(offset) or self._any.to(offset)
        if found is None:
            raise LookupError("no incident")
        return found[1]


def _by_place(incidents: list[IncidentDraft]) -> Nearest[IncidentDraft]:
    return Nearest((act.act.quote.start, one) for one in incidents for act in one.acts)


def _is_of_court(incident: IncidentDraft) -> bool:
    return any(act.family == "court" for act in incident.acts)


def add_parts(board: Board) -> None:
    """Gives the incidents their evidence and outcomes."""
    if not board.incidents:
        return
    page, vocabulary, told = board.page, board.models.lexicon.vocabulary, _Told(board.incidents)
    for sentence in page.sentences:
        place = page.words, page.folded, sentence.first, sentence.last
        for found in vocabulary.evidence.find(*place):
            quote = page.span(found.start, found.end)
            _add_evidence(told.nearest(found.start), Evidence(found.frame.code, quote))
        for found in vocabulary.outcomes.find(*place):
            kind = found.frame.code
            near = told.nearest(found.start, is_court=kind in ("sentenced", "fined"))
            near.outcomes.append(Outcome(kind, page.span(found.start, found.end)))
    for incident in board.incidents:
        own = next((act for act in incident.acts if act.is_own), None)
        if own is not None:
            _add_evidence(incident, Evidence("victim_testimony", own.act.quote))
    victims = {person for one in board.incidents for person in one.victims}
    for chain in board.chains:
        given = _kind(board, chain, victims)
        if given is not None:
            near = told.nearest(chain.quote.start, is_court=given == "court_statement")
            _add_evidence(near, Evidence(given, chain.quote))


def _kind(board: Board, chain: ChainDraft, victims: set[PersonDraft]) -> str | None:
    """The kind of testimony that the farthest source of a chain gives."""
    if not chain.path:
        return None
    last = chain.path[-1]
    by_words = _by_words(board, chain)
    if last.organisation is not None and last.organisation.type == "court":
        return "court_statement"
    person = last.person
    if person in victims and person is not None:
        is_relative = "relative" in person.roles or bool(person.relations)
        is_relative = is_relative or by_words == "relative_testimony"
        return "relative_testimony" if is_relative else "victim_testimony"
    known = _TESTIMONY.get(last.type)
    return by_words if known in (None, "witness_testimony") and by_words else known


def _by_words(board: Board, chain: ChainDraft) -> str | None:
    """The kind of testimony that the words beside the source's name tell."""
    page = board.page
    bounds = page.bounds(page.sentences[chain.sentence])
    start, end = max(bounds[0], chain.quote.start - 40), min(bounds[1], chain.quote.end + 40)
    return next(
        (
            kind
            for kind, words in board.models.lexicon.vocabulary.testimony
            if words.search(page.folded, start, end)
        ),
        None,
    )


def _add_evidence(incident: IncidentDraft, evidence: Evidence) -> None:
    if evidence not in incident.evidence:
        incident.evidence.append(evidence)

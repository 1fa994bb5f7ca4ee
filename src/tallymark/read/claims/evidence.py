"""What an account rests on, and what came of it: put to the incident told nearest."""

from tallymark.read.board import Board, ChainDraft, IncidentDraft
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


def add_parts(board: Board) -> None:
    """Gives the incidents their evidence and outcomes."""
    if not board.incidents:
        return
    page, vocabulary = board.page, board.models.lexicon.vocabulary
    for sentence in page.sentences:
        place = page.words, page.folded, sentence.first, sentence.last
        for found in vocabulary.evidence.find(*place):
            quote = page.span(found.start, found.end)
            _add_evidence(_nearest(board, found.start), Evidence(found.frame.code, quote))
        for found in vocabulary.outcomes.find(*place):
            kind = found.frame.code
            near = _nearest(board, found.start, is_court=kind in ("sentenced", "fined"))
            near.outcomes.append(Outcome(kind, page.span(found.start, found.end)))
    for incident in board.incidents:
        own = next((act for act in incident.acts if act.is_own), None)
        if own is not None:
            _add_evidence(incident, Evidence("victim_testimony", own.act.quote))
    for chain in board.chains:
        given = _kind(board, chain)
        if given is not None:
            near = _nearest(board, chain.quote.start, is_court=given == "court_statement")
            _add_evidence(near, Evidence(given, chain.quote))


def _kind(board: Board, chain: ChainDraft) -> str | None:
    """The kind of testimony that the farthest source of a chain gives."""
    if not chain.path:
        return None
    last = chain.path[-1]
    by_words = _by_words(board, chain)
    if last.organisation is not None and last.organisation.type == "court":
        return "court_statement"
    person = last.person
    if person is not None and any(person in one.victims for one in board.incidents):
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


def _nearest(board: Board, offset: int, *, is_court: bool | None = None) -> IncidentDraft:
    """The incident told nearest to an offset; of a court's kind where that is asked."""
    fitting = [
        one
        for one in board.incidents
        if is_court is None or is_court == any(act.family == "court" for act in one.acts)
    ]
    return min(
        fitting or board.incidents,
        key=lambda one: min(abs(act.act.quote.start - offset) for act in one.acts),
    )

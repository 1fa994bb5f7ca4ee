"""The rule reader: grammars and word lists, no model, no network; English, Russian, Ukrainian."""

from collections.abc import Iterable, Sequence

from tallymark.read.board import Board
from tallymark.read.claims.dates import find_document_dates
from tallymark.read.claims.echoes import find_echoes, keep_for_bodies
from tallymark.read.claims.figures import find_figures
from tallymark.read.claims.incidents import find_incidents
from tallymark.read.claims.lives import find_lives
from tallymark.read.claims.organisations import find_more_organisations, find_organisations
from tallymark.read.claims.people import find_first_names, find_people
from tallymark.read.claims.placematches import match_places
from tallymark.read.claims.places import find_hinted_places, find_more_places, find_places
from tallymark.read.claims.sources import chain_for, find_sources
from tallymark.read.claims.units import find_units
from tallymark.read.clean import clean_text, restore_proposal
from tallymark.read.page import Page, join_passages
from tallymark.read.propose import propose
from tallymark.read.reader import Models
from tallymark.read.sections import cut_sections, shift_proposal
from tallymark.terms.claims import Proposal
from tallymark.terms.documents import Document, Passage


class RuleReader:
    """The default reader. The same input gives the same claims; nothing outside is asked."""

    name = "rules/1"

    def read(
        self, document: Document, passages: Sequence[Passage], models: Models
    ) -> Iterable[Proposal]:
        """Every claim that the rules find in one document; rolls have readers of their own."""
        if document.form == "text":
            for offset, section in cut_sections(passages):
                clean = clean_text(join_passages(section))
                for proposal in _read_section(document, clean.text, models):
                    yield shift_proposal(restore_proposal(proposal, clean), offset)


def _read_section(document: Document, text: str, models: Models) -> Iterable[Proposal]:
    whole = Passage(document.id, 0, len(text), text, ())
    page = Page(document, [whole], models.lexicon)
    board = Board(page, models)
    if not page.words.words:
        return ()
    board.take_hints(models.tagger.hints(page))
    find_units(board)
    find_document_dates(board)
    find_organisations(board)
    find_places(board)
    keep_for_bodies(board)
    find_first_names(board)
    find_more_places(board)
    find_people(board)
    find_more_organisations(board)
    find_hinted_places(board)
    find_sources(board)
    find_figures(board)
    for figure in board.figures:
        figure.chain = chain_for(board, figure.quantity.start)
    find_incidents(board)
    find_lives(board)
    find_echoes(board)
    match_places(board)
    return propose(board)

"""The shape of a reader, and what readers are given beside the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tallymark.lang.gazetteer import Gazetteer, bundled_gazetteer, bundled_text
from tallymark.lang.places import regions
from tallymark.read.lexicon import Lexicon, load_lexicon
from tallymark.read.tagger import Tagger, load_tagger
from tallymark.terms.case import KnownPlace, KnownSource
from tallymark.terms.claims import Proposal
from tallymark.terms.documents import Document, Passage
from tallymark.terms.intervals import IntervalPolicy


@dataclass(frozen=True, slots=True)
class Models:
    """What is loaded once and shared by all readers; nothing in it changes while reading."""

    lexicon: Lexicon
    tagger: Tagger
    known_places: tuple[KnownPlace, ...] = ()
    known_sources: tuple[KnownSource, ...] = ()
    intervals: IntervalPolicy = field(default_factory=IntervalPolicy)
    gazetteer: Gazetteer = field(default_factory=bundled_gazetteer)
    regions: frozenset[str] = frozenset()
    """Regions that the case is about: they decide which of several places a name means."""


class Reader(Protocol):
    """A plug-in of the entry-point group `tallymark.readers`.

    `name` is name/version; a new version reads every document again.
    """

    name: str

    def read(
        self, document: Document, passages: Sequence[Passage], models: Models
    ) -> Iterable[Proposal]:
        """The claims of one document; spans are offsets in the document's text."""
        ...


def load_models(
    known_places: Sequence[KnownPlace] = (),
    known_sources: Sequence[KnownSource] = (),
    intervals: IntervalPolicy = IntervalPolicy(),  # noqa: B008 (frozen)
    *,
    place_sheets: Sequence[str] = (),
    scope_regions: Sequence[str] = (),
) -> Models:
    """Loads the shipped words and tables, and takes what the case knows of places and sources.

    `intervals`: how wide the case takes vague numbers to be. `place_sheets`: the case's own lists
    of places beside the gazetteer that ships. `scope_regions`: keys of the regions it is about.
    """
    regions()
    gazetteer = Gazetteer((bundled_text(), *place_sheets)) if place_sheets else bundled_gazetteer()
    return Models(
        load_lexicon(), load_tagger(), tuple(known_places), tuple(known_sources), intervals,
        gazetteer, frozenset(scope_regions),
    )  # fmt: skip

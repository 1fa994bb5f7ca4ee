"""The shape of a reader, and what readers are given beside the text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

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
) -> Models:
    """Loads the shipped words and tables, and takes what the case knows of places and sources.

    `intervals`: how wide the case takes vague numbers to be.
    """
    regions()
    return Models(
        load_lexicon(), load_tagger(), tuple(known_places), tuple(known_sources), intervals
    )

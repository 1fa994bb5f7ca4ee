"""A voter: the people, places and bodies that a named-entity model finds in English passages.

It knows neither roles nor ages nor who says so: it says where a name stands. Its proposals rank
those of the rule reader (both found it) and show what that one passed over.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

from tallymark.read.reader import Models
from tallymark.read.sections import cut_sections
from tallymark.terms.claims import (
    ClaimKind,
    ClaimValue,
    OrganisationClaim,
    PersonClaim,
    PlaceClaim,
    Proposal,
)
from tallymark.terms.documents import Document, Passage
from tallymark.terms.spans import Span

LABELS = {
    "PERSON": ClaimKind.PERSON,
    "GPE": ClaimKind.PLACE,
    "LOC": ClaimKind.PLACE,
    "ORG": ClaimKind.ORGANISATION,
}
"""Labels of OntoNotes, which the English models of spaCy use, and the kinds they are here."""

_TRIM = re.compile(r"\A(?:[Tt]he\s+|\W+)*(.*?)(?:['’]s?|\W+)*\Z", re.DOTALL)
_LATIN, _LETTER = re.compile(r"[A-Za-z]"), re.compile(r"[^\W\d_]")


class Found(Protocol):
    """One entity of a model, as spaCy gives it: code points of the text it was shown."""

    label_: str
    start_char: int
    end_char: int


class Analysed(Protocol):
    """A text with the entities a model found in it."""

    ents: Sequence[Found]


Pipeline = Callable[[str], Analysed]


class EntityReader:
    """Proposes what a pipeline finds; `load` gives the pipeline, once, when it is first needed."""

    def __init__(self, name: str, load: Callable[[], Pipeline]) -> None:
        self.name = name
        self._load = load
        self._pipeline: Pipeline | None = None

    def read(
        self, document: Document, passages: Sequence[Passage], models: Models
    ) -> Iterable[Proposal]:
        """A claim for each different name, with all its mentions; English passages only."""
        del models
        found: dict[tuple[ClaimKind, str], list[Span]] = {}
        for offset, section in cut_sections(passages):
            for passage in section:
                if is_english(passage, document):
                    for kind, span in self._spans(passage, offset + passage.start):
                        found.setdefault((kind, " ".join(span.text.split())), []).append(span)
        for (kind, name), spans in found.items():
            yield Proposal(kind, spans[0], _value(kind, name, tuple(spans)))

    def _spans(self, passage: Passage, start: int) -> Iterator[tuple[ClaimKind, Span]]:
        if self._pipeline is None:
            self._pipeline = self._load()
        for one in self._pipeline(passage.text).ents:
            kind = LABELS.get(one.label_)
            trimmed = _TRIM.match(passage.text[one.start_char : one.end_char])
            if kind is None or trimmed is None:
                continue
            words, first = trimmed[1], one.start_char + trimmed.start(1)
            if any(letter.isupper() for letter in words) and "\n" not in words:
                yield kind, Span(start + first, start + first + len(words), words)


def is_english(passage: Passage, document: Document) -> bool:
    """Whether a passage is said to be English, or, where nothing is said, is in Latin letters."""
    language = passage.language or document.language
    if language is not None:
        return language == "en"
    letters = len(_LETTER.findall(passage.text))
    return letters > 0 and len(_LATIN.findall(passage.text)) > 0.9 * letters


def _value(kind: ClaimKind, name: str, mentions: tuple[Span, ...]) -> ClaimValue:
    if kind is ClaimKind.PERSON:
        return PersonClaim(name, mentions)
    if kind is ClaimKind.PLACE:
        return PlaceClaim(name, mentions)
    return OrganisationClaim(name, mentions)

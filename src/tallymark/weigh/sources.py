"""Who is meant by a source: an outlet under all its names, a person, or a description."""

import base64
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from tallymark.terms.case import Case
from tallymark.terms.claims import OUTLET, ChainClaim, SourceClaim
from tallymark.terms.rolls import Adoption
from tallymark.weigh.accounts import DocumentClaims
from tallymark.weigh.folds import fold_name

OUTLET_TYPES = frozenset({"outlet", "telegram_channel", "casualty_recorder"})
INSTITUTIONS = frozenset({"official", "local_official", "court", "document", "registry"})
"""What an institution says is one voice, whichever outlet quotes it."""


@dataclass(frozen=True, slots=True, order=True)
class Root:
    """An independent voice: where retellings start. `type` as in `SourceClaim`, or roll, text."""

    id: str
    type: str


@dataclass(frozen=True, slots=True)
class Step:
    """One source of a chain. `kind`: outlet (`name` is its voice id), person (its person id), or
    described (its folded description; `teller` is the outlet that heard it)."""

    kind: str
    name: str
    type: str
    teller: str = ""


@dataclass(frozen=True, slots=True)
class Teller:
    """A document as a teller: its voice id (of its outlet), type, language and day."""

    document_id: str
    voice: str
    type: str
    language: str
    published: str


class Directory:
    """Ids of voices: the case's known sources first, then names as written, folded."""

    def __init__(self, case: Case, adoptions: Sequence[Adoption], outlets: Iterable[str]) -> None:
        self._known = {fold_name(name): one for one in case.sources for name in one.names}
        self._outlets = {fold_name(outlet) for outlet in outlets}
        self._rolls: dict[str, str] = {}
        for roll_id, source in sorted((one.roll_id, one.source) for one in adoptions):
            if source.strip():
                self._rolls.setdefault(self.voice(source), roll_id)

    def voice(self, name: str) -> str:
        """The id of an outlet or institution under any of its names."""
        known = self._known.get(fold_name(name))
        return known.id if known is not None else fold_name(name)

    def voice_type(self, name: str, otherwise: str) -> str:
        """The type of a source as the case knows it, else `otherwise`."""
        known = self._known.get(fold_name(name))
        return known.type if known is not None else otherwise

    def is_voice(self, name: str, source_type: str) -> bool:
        """Whether a source is an outlet, or one that the case knows by name."""
        folded = fold_name(name)
        return source_type in OUTLET_TYPES or folded in self._known or folded in self._outlets

    def root(self, voice: str, voice_type: str) -> Root:
        """A voice as a root; who compiles an adopted roll is one voice with that roll."""
        if voice in self._rolls:
            return Root(f"roll:{self._rolls[voice]}", "roll")
        return Root(f"outlet:{voice}", voice_type)

    def roll_root(self, adoption: Adoption) -> Root:
        """The root of a roll that is a voice of its own: rolls of one compiler share one."""
        voice = self.voice(adoption.source)
        return Root(f"roll:{self._rolls.get(voice, adoption.roll_id)}", "roll")

    def steps(self, chain: ChainClaim, document: DocumentClaims, own: str) -> list[Step]:
        """The sources of a chain after the outlet itself; those not accepted are passed over."""
        steps: list[Step] = []
        teller = own
        for key in chain.path:
            source = document.get(key, SourceClaim)
            if key == OUTLET or source is None:
                continue
            step = self._step(source, document, teller)
            teller = step.name if step.kind == "outlet" else teller
            steps.append(step)
        return steps

    def _step(self, source: SourceClaim, document: DocumentClaims, teller: str) -> Step:
        if self.is_voice(source.name, source.type):
            voice_type = self.voice_type(source.name, source.type)
            return Step("outlet", self.voice(source.name), voice_type)
        person_id = document.persons.get(source.person) if source.person is not None else None
        if person_id is not None:
            return Step("person", person_id, source.type)
        heard_by = "" if source.type in INSTITUTIONS else teller
        return Step("described", fold_name(source.name), source.type, heard_by)


def described_root(step: Step, is_one_of_type: bool) -> Root:
    """The root of a source that is only described, as a digest of who heard it, type and words.

    `is_one_of_type`: the words are left out, for they come in several languages and could not be
    told apart; all of one type that one outlet heard are then one voice.
    """
    words = "" if is_one_of_type else step.name
    body = "\n".join((step.teller, step.type, words)).encode()
    short = base64.b32encode(hashlib.sha256(body).digest()).decode().lower()[:16]
    return Root(f"source:{short}", step.type)


def read_tellers(documents: pa.Table, directory: Directory) -> Mapping[str, Teller]:
    """Each document as a teller. Without an outlet it is a text that nobody stands for."""
    tellers: dict[str, Teller] = {}
    for row in documents.drop_columns(["text"]).to_pylist():
        outlet = row["outlet"] or ""
        guess = "telegram_channel" if fold_name(outlet).startswith("t me ") else "outlet"
        tellers[row["document_id"]] = Teller(
            row["document_id"],
            directory.voice(outlet) if outlet.strip() else "",
            directory.voice_type(outlet, guess) if outlet.strip() else "text",
            row["language"] or "",
            row["published"].isoformat() if row["published"] is not None else "9999-12-31",
        )
    return tellers

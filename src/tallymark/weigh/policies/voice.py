"""What a policy sees of a fact, and what it answers. Policies themselves stand beside this file."""

from collections.abc import Callable
from dataclasses import dataclass

from tallymark.terms.weighing import Standing


@dataclass(frozen=True, slots=True, order=True)
class Voice:
    """One independent voice behind a fact, without saying whose it is.

    `type` is the source's type (`SourceClaim.type`, or roll, editor, text). `has_identity`: it is a
    person the casebook knows. `evidence`: kinds of evidence named with what it says.
    """

    type: str
    has_identity: bool = False
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The standing a policy gives, and the codes of the clauses that gave it."""

    standing: Standing
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """One published version of what *confirmed* means: never edited, only followed by another.

    `decide` is pure and sees the voices of one fact, sorted. `text` says the policy to people and
    `clauses` each reason code, both by language.
    """

    name: str
    decide: Callable[[tuple[Voice, ...]], Finding]
    text: dict[str, str]
    clauses: dict[str, dict[str, str]]

"""What is cleared to publish. Only `disclose` makes these values; `publish` sees nothing else."""

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Cleared(Generic[Value]):
    """A value that may be published, and the rule under which it was cleared.

    `rule`: code of the clearing rule (open, region, small_cell, editor, scope, method ...).
    A template refuses to print anything that is neither this nor a label of ours.
    """

    value: Value
    rule: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that stays inside: what kind, under which rule, how many."""

    what: str
    rule: str
    count: int


@dataclass(frozen=True, slots=True)
class PublicCell:
    """One cell of the tally as published. A withheld number is `None` with `is_withheld` set.

    `high` `None` without `is_withheld` is open. Dimensions are keys with labels per language.
    """

    cell_id: Cleared[str]
    dimensions: tuple[tuple[str, Cleared[str]], ...]
    named: Cleared[int] | None
    low: Cleared[int] | None
    high: Cleared[int] | None
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class PublicIncident:
    """One incident cleared for a page of its own; `region` is the finest place."""

    id: Cleared[str]
    acts: tuple[Cleared[str], ...]
    earliest: Cleared[date] | None
    latest: Cleared[date] | None
    region: Cleared[str] | None
    standing: Cleared[str]
    is_contested: Cleared[bool]
    voices: Cleared[int]
    low: Cleared[int] | None
    high: Cleared[int] | None
    named: Cleared[int] | None
    names: tuple[Cleared[str], ...] = ()
    quotes: tuple[tuple[Cleared[str], Cleared[str]], ...] = ()
    perpetrators: tuple[tuple[Cleared[str], Cleared[str]], ...] = ()
    evidence: tuple[Cleared[str], ...] = ()


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """A reported figure: what its source says, as an interval, never summed with another."""

    id: Cleared[str]
    counts: Cleared[str] | None
    low: Cleared[float] | None
    high: Cleared[float] | None
    hedge: Cleared[str]
    as_of: tuple[Cleared[date] | None, Cleared[date] | None]
    source: Cleared[str] | None
    published: Cleared[date] | None


@dataclass(frozen=True, slots=True)
class Release:
    """Everything one release says, cleared. `texts`: (language, key, words) for scope and title.

    `made_on` is the day of the ledger's commit, not of the clock, so that a release made again is
    the same byte for byte.
    """

    number: Cleared[int]
    made_on: Cleared[date]
    as_of: Cleared[date] | None
    known_at: Cleared[int]
    policy: Cleared[str]
    versions: tuple[tuple[str, Cleared[str]], ...]
    languages: tuple[str, ...]
    texts: tuple[tuple[str, str, Cleared[str]], ...]
    labels: tuple[tuple[str, str, Cleared[str]], ...]
    """(language, "dimension:key", words): how each key of a cell is said."""
    cells: tuple[PublicCell, ...]
    incidents: tuple[PublicIncident, ...]
    figures: tuple[PublicFigure, ...]
    backlog: tuple[tuple[str, Cleared[int]], ...]
    left_out: tuple[tuple[str, Cleared[int]], ...]
    withheld: tuple[Withheld, ...]
    small_cell: Cleared[int] = field(default=Cleared(5, "method"))


@dataclass(frozen=True, slots=True)
class Find:
    """A protected name met in something written: which subject, in which file, how it matched.

    It carries ids, never the name. `place`: path inside the release; `cleared_for`: subject of the
    cleared value it stands in, if known.
    """

    subject: str
    place: str
    match: str
    cleared_for: str | None = None


@dataclass(frozen=True, slots=True)
class ReleaseRecord:
    """What the ledger keeps of a release: how it was made and the SHA-256 of each file."""

    number: int
    as_of: date | None
    known_at: int
    made_on: date
    policy: str
    versions: dict[str, str]
    manifest: dict[str, str]
    by: str

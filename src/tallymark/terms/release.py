"""What is cleared to publish. Only `disclose` makes these values; `publish` sees nothing else.

A *draft* is what a release could say before anything is cleared (`Publishable...`, internal); a
*release* is what it says (`Public...`, every value `Cleared`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

import pyarrow as pa

from tallymark.terms.claims import Attribution, Hedge
from tallymark.terms.counting import Tally
from tallymark.terms.weighing import Standing

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
    `kept_from`: number of the earlier release whose numbers this cell repeats, because what
    changed since is too small to show.
    """

    cell_id: Cleared[str]
    dimensions: tuple[tuple[str, Cleared[str]], ...]
    named: Cleared[int] | None
    low: Cleared[int] | None
    high: Cleared[int] | None
    is_withheld: bool = False
    kept_from: Cleared[int] | None = None


PUBLIC_CELL_SCHEMA = pa.schema(
    [
        pa.field("cell_id", pa.string(), nullable=False),
        pa.field("act", pa.string()),
        pa.field("category", pa.string()),
        pa.field("region", pa.string()),
        pa.field("month", pa.string()),
        pa.field("named", pa.int64()),
        pa.field("low", pa.int64()),
        pa.field("high", pa.int64()),
        pa.field("is_withheld", pa.bool_(), nullable=False),
        pa.field("kept_from", pa.int64()),
    ]
)
"""The cells of an earlier release as they stand in its open data: what readers may compare with."""


@dataclass(frozen=True, slots=True)
class PreviousRelease:
    """The release before this one: its number and its cells (`PUBLIC_CELL_SCHEMA`)."""

    number: int
    cells: pa.Table


@dataclass(frozen=True, slots=True)
class PublicQuote:
    """Words an editor cleared. `source` is printed only where it is an outlet or a body."""

    text: Cleared[str]
    source_type: Cleared[str] | None
    source: Cleared[str] | None


@dataclass(frozen=True, slots=True)
class PublicIncident:
    """One incident cleared for a page of its own; `region` is the finest place.

    Numbers are `None` with `is_withheld` set where they are too small to show; `high` `None`
    without it is open. `perpetrators`: (general words, attribution key), always alleged.
    """

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
    quotes: tuple[PublicQuote, ...] = ()
    perpetrators: tuple[tuple[Cleared[str], Cleared[str]], ...] = ()
    evidence: tuple[Cleared[str], ...] = ()
    is_withheld: bool = False


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
    measure: Cleared[str] | None = None


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
    standings: tuple[Cleared[str], ...] = ()
    """Which standings count as named: the words on the page depend on it."""


@dataclass(frozen=True, slots=True)
class PublishableQuote:
    """Words of a claim that an editor may clear. `source_type` as in `SourceClaim`."""

    claim_id: str
    text: str
    source: str | None = None
    source_type: str = "anonymous"


@dataclass(frozen=True, slots=True)
class PublishablePerpetrator:
    """Who is alleged to have done it, in general words; goes out only with the claim's quote."""

    claim_id: str
    words: str
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class PublishableIncident:
    """All that could be said of one incident, before clearing: internal.

    `region` is a key, `acts` and `evidence` are keys, `victims` are person ids, `named` counts
    them; `low`/`high` count with the group (`high` `None` is open).
    """

    id: str
    acts: tuple[str, ...]
    earliest: date | None
    latest: date | None
    region: str | None
    standing: Standing
    is_contested: bool
    voices: int
    low: int
    high: int | None
    victims: tuple[str, ...] = ()
    perpetrators: tuple[PublishablePerpetrator, ...] = ()
    evidence: tuple[str, ...] = ()
    quotes: tuple[PublishableQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishableFigure:
    """A reported figure before clearing: internal.

    `counts` are the document's words for what is counted, `measure` a key that keeps apart what
    must never be summed; `earliest`/`latest` is its as-of, `published` the document's day.
    """

    claim_id: str
    low: float | None
    high: float | None
    hedge: Hedge
    counts: str | None = None
    measure: str | None = None
    earliest: date | None = None
    latest: date | None = None
    source: str | None = None
    source_type: str = "anonymous"
    published: date | None = None


@dataclass(frozen=True, slots=True)
class ReleaseDraft:
    """What a release could say before anything is cleared: internal, made by `flow`.

    `names`: how the name of a person id would be printed. `labels`: (language, "dimension:key",
    words); a key without words in each language of the site is not printed. `versions`: engines
    and their versions.
    """

    number: int
    made_on: date
    tally: Tally
    labels: tuple[tuple[str, str, str], ...]
    incidents: tuple[PublishableIncident, ...] = ()
    figures: tuple[PublishableFigure, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Find:
    """A protected name met in something written: which subject, in which file, how it matched.

    It carries ids, never the name. `place`: path inside the release (where the path itself bears
    the name, "file 3" of the list); `match`: exact, folded or initial; `cleared_for`: the person
    whose cleared name it stands in, if any.
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

"""What a passage says: claims, each with the exact words it rests on.

A *reader* proposes (`Proposal`), the core checks every span and gives the id (`Claim`). Claims of
one document point to each other by *key*: kind and place of the first span, `person:129-140`, so
that a better reader's claims still fit together with decisions taken on an older one's. The
publishing outlet itself is the key `OUTLET`.
"""

from dataclasses import dataclass, field
from enum import StrEnum

import pyarrow as pa

from tallymark.terms.dates import DateInterval
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span

OUTLET = "outlet"
"""Key of the publishing outlet as a source (S0 of the gold schema): it needs no span."""


class ClaimKind(StrEnum):
    """What a claim is about."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNIT = "unit"
    PLACE = "place"
    DATE = "date"
    FIGURE = "figure"
    INCIDENT = "incident"
    SOURCE = "source"
    CHAIN = "chain"
    ROW = "row"


class Attribution(StrEnum):
    """How a text ties an act to an alleged perpetrator. There is no *proven*."""

    DESCRIBED = "described"
    ALLEGED = "alleged"
    STATED = "stated"
    DENIED = "denied"
    NOT_STATED = "not_stated"


class Hedge(StrEnum):
    """How a source hedges a number; the interval rules stand in `lang.numerals`."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    UP_TO = "up_to"
    LESS_THAN = "less_than"
    APPROX = "approx"
    ALMOST = "almost"
    APPROX_OVER = "approx_over"
    RANGE = "range"
    ORDER_OF_MAGNITUDE = "order_of_magnitude"
    VAGUE = "vague"
    DERIVED = "derived"
    SUM = "sum"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class Relation:
    """A tie of kin or company: this person is `type` (child_of, sibling_of ...) of person `to`."""

    type: str
    to: str


@dataclass(frozen=True, slots=True)
class PersonClaim:
    """Somebody a text speaks of. `name` is `None` for a person who is only described.

    `fate` is dead or missing, as the text has it. `origin` and `burial_place` are keys of places
    (where he came from, never where he is), `unit` of a unit, `mourners` of persons.
    """

    name: str | None
    mentions: tuple[Span, ...] = ()
    descriptions: tuple[Span, ...] = ()
    given: str | None = None
    surname: str | None = None
    patronymic: str | None = None
    sex: str | None = None
    age: int | None = None
    age_quote: Span | None = None
    birth: DateInterval | None = None
    death: DateInterval | None = None
    rank: str | None = None
    category: str | None = None
    statuses: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    sensitivity_reason: str | None = None
    fate: str | None = None
    origin: str | None = None
    unit: str | None = None
    burial: DateInterval | None = None
    burial_place: str | None = None
    mourners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrganisationClaim:
    """A named body: outlet, court, agency, army."""

    name: str
    mentions: tuple[Span, ...]
    type: str | None = None


@dataclass(frozen=True, slots=True)
class UnitClaim:
    """A military formation; digits of its designator are text (a leading zero stays)."""

    designator: str
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """A place of a list that a mention may mean: `id` there, its name, its district and region.

    `region` is the key of a region, or the list's own code abroad. No list says where it lies.
    """

    id: str
    name: str
    district: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceClaim:
    """A place the text is about: settlement or coarser. `parent` is another place's key.

    `matches`: one place where the text, the case or the lists decide; several where they do not;
    none where no list has it. `matched_by` says what decided: `case`, `name`, `parent`, `text`,
    `scope`, `sole`.
    """

    name: str
    mentions: tuple[Span, ...]
    type: str | None = None
    parent: str | None = None
    matches: tuple[PlaceMatch, ...] = ()
    matched_by: str | None = None


@dataclass(frozen=True, slots=True)
class DateClaim:
    """An expression of time. `relative` keeps what hangs on an unknown anchor ("D1+4h")."""

    quote: Span
    interval: DateInterval
    relative: str | None = None


@dataclass(frozen=True, slots=True)
class FigureClaim:
    """A number that a source reports, as a closed interval [low, high] (`None` is open).

    `counts` says what is counted, in the text's words. `source` is the key of who says so, or
    `OUTLET`. `measure` keeps apart what must never be summed (cases opened, people convicted).
    `intervals` names the policy that gave vague words their interval.
    """

    quote: Span
    value: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    counts: str | None = None
    measure: str | None = None
    kind: str | None = None
    as_of: str | None = None
    source: str = OUTLET
    incident: str | None = None
    subset_of: str | None = None
    additional_to: str | None = None
    supersedes: str | None = None
    is_superseded: bool = False
    intervals: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """One thing done, to whom (a person's key, `None` for a group), in which words."""

    act: str
    quote: Span
    victim: str | None = None


@dataclass(frozen=True, slots=True)
class AllegedPerpetrator:
    """Who is said to have done it, how the text ties them to it, and by whom it is said."""

    actor: str
    attribution: Attribution
    by: str | None = None
    quote: Span | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text says it rests on: medical_record, police_complaint, relative_testimony ..."""

    type: str
    quote: Span


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: injured_alive, sentenced, released ..."""

    kind: str
    quote: Span


@dataclass(frozen=True, slots=True)
class IncidentClaim:
    """What happened, in one document's account; `date`, `place`, `victims`, `group` are keys."""

    types: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    date: str | None = None
    place: str | None = None
    victims: tuple[str, ...] = ()
    group: str | None = None
    perpetrators: tuple[AllegedPerpetrator, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    outcomes: tuple[Outcome, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceClaim:
    """Who says so, beside the outlet: a relative, an official, another outlet, a document.

    `type`: outlet, casualty_recorder, official, local_official, relative, witness_anonymous,
    medical, lawyer, telegram_channel, document, anonymous. `person` is a person's key.
    """

    name: str
    type: str
    quote: Span
    person: str | None = None


@dataclass(frozen=True, slots=True)
class ChainClaim:
    """From whom the outlet has it: keys from `OUTLET` to the farthest source named."""

    path: tuple[str, ...]
    quotes: tuple[Span, ...]
    covers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a roll's row: which `field` it fills, its exact span, and its value.

    `value` is the cell made canonical (a date as ISO 8601); `None` where the words could not be
    brought to one, and then they stay as written in `span`.
    """

    field: str
    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class RowClaim:
    """A row of a roll: one claim, a span per cell. `row_key` is the edition's own key for it."""

    row_key: str
    cells: tuple[Cell, ...]

    def get(self, name: str) -> str | None:
        """The canonical value of a field, `None` where the row has none."""
        return next((cell.value for cell in self.cells if cell.field == name), None)


ClaimValue = (
    PersonClaim
    | OrganisationClaim
    | UnitClaim
    | PlaceClaim
    | DateClaim
    | FigureClaim
    | IncidentClaim
    | SourceClaim
    | ChainClaim
    | RowClaim
)

VALUE_TYPES: dict[ClaimKind, type[ClaimValue]] = {
    ClaimKind.PERSON: PersonClaim,
    ClaimKind.ORGANISATION: OrganisationClaim,
    ClaimKind.UNIT: UnitClaim,
    ClaimKind.PLACE: PlaceClaim,
    ClaimKind.DATE: DateClaim,
    ClaimKind.FIGURE: FigureClaim,
    ClaimKind.INCIDENT: IncidentClaim,
    ClaimKind.SOURCE: SourceClaim,
    ClaimKind.CHAIN: ChainClaim,
    ClaimKind.ROW: RowClaim,
}
"""The type of a claim's value by its kind: how a stored value is read back."""


PROTECTED_ROLES = frozenset({"source", "witness", "relative", "alleged deserter"})
"""Roles whose bearers a careless export would harm first."""


def sensitivity_of(value: ClaimValue) -> Sensitivity:
    """How far a claim may travel by its own words: people who speak or hide are protected.

    >>> sensitivity_of(PersonClaim("Anna Vest", roles=("witness",))).name
    'PROTECTED'
    """
    if isinstance(value, PersonClaim) and (
        value.sensitivity_reason or PROTECTED_ROLES.intersection(value.roles)
    ):
        return Sensitivity.PROTECTED
    return Sensitivity.INTERNAL


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader proposes: the span it rests on first, and the value."""

    kind: ClaimKind
    span: Span
    value: ClaimValue
    sensitivity: Sensitivity = Sensitivity.INTERNAL

    @property
    def key(self) -> str:
        """How other claims of the same document point to this one.

        >>> span = Span(129, 140, "Ilya Gremin")
        >>> Proposal(ClaimKind.PERSON, span, PersonClaim("Ilya Gremin", (span,))).key
        'person:129-140'
        """
        return f"{self.kind}:{self.span.start}-{self.span.end}"


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposal that is kept: `id` stands for (document, kind, span), or (roll, row key).

    The id outlives readers: a better reader's proposal on the same span is a new entry under the
    same id. A mention *is* a claim of kind person or row, and bears its id.
    """

    id: str
    document_id: str
    reader: str
    proposal: Proposal

    @property
    def key(self) -> str:
        """How other claims of the same document point to this one."""
        return self.proposal.key


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader gave for one document; `dropped` counts proposals that failed the check.

    `dropped` maps a reason (not_grounded, bad_reference, duplicate, empty) to how many.
    """

    reader: str
    proposals: tuple[Proposal, ...]
    dropped: dict[str, int] = field(default_factory=dict)


CLAIM_SCHEMA = pa.schema(
    [
        pa.field("claim_id", pa.string(), nullable=False),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("kind", pa.string(), nullable=False),
        pa.field("key", pa.string(), nullable=False),
        pa.field("start", pa.int64(), nullable=False),
        pa.field("end", pa.int64(), nullable=False),
        pa.field("quote", pa.string(), nullable=False),
        pa.field("value", pa.binary(), nullable=False),
        pa.field("value_digest", pa.string(), nullable=False),
        pa.field("reader", pa.string(), nullable=False),
        pa.field("roll_id", pa.string()),
        pa.field("row_key", pa.string()),
        pa.field("edition", pa.int32()),
        pa.field("sensitivity", pa.int8(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
    ]
)
"""Claims as columns. `value`: canonical JSON of the kind's type (`VALUE_TYPES`); `roll_id`,
`row_key`, `edition` are null for claims on running text; `position`: ledger commit."""

VOTES = pa.list_(
    pa.struct(
        [
            pa.field("reader", pa.string(), nullable=False),
            pa.field("value", pa.binary(), nullable=False),
            pa.field("value_digest", pa.string(), nullable=False),
            pa.field("differs", pa.list_(pa.string()), nullable=False),
        ]
    )
)
"""Who proposes a claim and with which value, as `terms.votes.rank_votes` orders them."""

REVIEWED_SCHEMA = (
    CLAIM_SCHEMA.append(pa.field("standing_in_review", pa.string(), nullable=False))
    .append(pa.field("decision_ids", pa.list_(pa.string()), nullable=False))
    .append(pa.field("is_anchored", pa.bool_(), nullable=False))
    .append(pa.field("votes", VOTES))
)
"""Claims with what people made of them: `standing_in_review` is accepted, rejected, waiting or
withdrawn; `value` is the amended one where it was amended; `is_anchored` is false where no reader
proposes any more what was accepted (it stands, and is shown). `votes`: the newest word of each
reader, the one put before people first; null of rows and of what no reader proposes."""

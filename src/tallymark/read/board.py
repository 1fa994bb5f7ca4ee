"""What the rule reader has found so far in one document: drafts that point to one another."""

from dataclasses import dataclass, field

from tallymark.lang.numerals import Quantity
from tallymark.read.base_forms import Name
from tallymark.read.page import Page
from tallymark.read.reader import Models
from tallymark.read.tagger import Hint
from tallymark.terms.claims import (
    Act,
    AllegedPerpetrator,
    Attribution,
    Evidence,
    Outcome,
    PlaceMatch,
)
from tallymark.terms.dates import DateInterval
from tallymark.terms.spans import Span


@dataclass(eq=False, slots=True)
class PersonDraft:
    """A person in the making; `names` is empty for somebody who is only described."""

    names: list[Name] = field(default_factory=list)
    descriptions: list[Span] = field(default_factory=list)
    sex: str | None = None
    age: int | None = None
    age_quote: Span | None = None
    birth: DateInterval | None = None
    rank: str | None = None
    statuses: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    relations: list[tuple[str, "PersonDraft"]] = field(default_factory=list)
    is_anonymous: bool = False
    death: DateInterval | None = None
    category: str | None = None
    fate: str | None = None
    origin: "PlaceDraft | None" = None
    unit: Span | None = None
    burial: DateInterval | None = None
    burial_place: "PlaceDraft | None" = None
    mourners: list["PersonDraft"] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Where the person is first met."""
        return min(start for start, _ in self.places)

    @property
    def places(self) -> list[tuple[int, int]]:
        """Where the person is named or described: (start, end) of each."""
        found = [(name.start, name.end) for name in self.names]
        return found + [(span.start, span.end) for span in self.descriptions]

    def add_role(self, role: str) -> None:
        """Gives the person a role, once."""
        if role and role not in self.roles:
            self.roles.append(role)


@dataclass(eq=False, slots=True)
class OrganisationDraft:
    """A body in the making."""

    name: str
    type: str | None
    mentions: list[Span] = field(default_factory=list)
    is_introduced: bool = False
    """Whether the text says what it is ("the independent outlet X"): then it is not our outlet."""


@dataclass(eq=False, slots=True)
class PlaceDraft:
    """A place in the making."""

    name: str
    type: str
    mentions: list[Span] = field(default_factory=list)
    parent: "PlaceDraft | None" = None
    matches: tuple[PlaceMatch, ...] = ()
    matched_by: str | None = None


@dataclass(eq=False, slots=True)
class DateDraft:
    """An expression of time; `relation` as in `lang.calendar.FoundDate`."""

    span: Span
    interval: DateInterval
    relation: str | None = None
    relative: str | None = None


@dataclass(eq=False, slots=True)
class SourceDraft:
    """Somebody who says so; with `is_outlet` the publishing outlet itself."""

    name: str
    type: str
    span: Span
    person: PersonDraft | None = None
    organisation: OrganisationDraft | None = None
    is_outlet: bool = False


@dataclass(eq=False, slots=True)
class ChainDraft:
    """A path of sources after the outlet (empty: the outlet's own voice), and where it is said."""

    path: list[SourceDraft]
    quote: Span
    sentence: int
    is_testimony: bool = False


@dataclass(eq=False, slots=True)
class FigureDraft:
    """A quantity that a source reports."""

    quantity: Quantity
    span: Span
    sentence: int
    as_of: DateDraft | None = None
    chain: ChainDraft | None = None
    subset_of: "FigureDraft | None" = None
    supersedes: "FigureDraft | None" = None
    is_superseded: bool = False
    is_of_victims: bool = False
    measure: str | None = None


@dataclass(eq=False, slots=True)
class ActDraft:
    """An act as the text words it; `act.victim` is filled in at the end from `victim`.

    `head` is its verb or noun, `voice` the part that the subject has (see `data/acts.toml`).
    """

    act: Act
    family: str
    sentence: int
    victim: PersonDraft | None = None
    voice: str = "did"
    head: tuple[int, int] = (0, 0)
    is_once: bool = False
    group: "FigureDraft | None" = None
    is_own: bool = False
    """Whether the victim tells it ("they beat me")."""


@dataclass(eq=False, slots=True)
class ActorDraft:
    """Who is said to have done it."""

    actor: str
    attribution: Attribution
    quote: Span
    sentence: int
    by: SourceDraft | None = None

    def build(self, by: str | None) -> AllegedPerpetrator:
        """The claim's part, with the key of who says so."""
        return AllegedPerpetrator(self.actor, self.attribution, by, self.quote)


@dataclass(eq=False, slots=True)
class IncidentDraft:
    """What happened, in one account."""

    acts: list[ActDraft] = field(default_factory=list)
    date: DateDraft | None = None
    place: PlaceDraft | None = None
    group: FigureDraft | None = None
    actors: list[ActorDraft] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)

    @property
    def victims(self) -> list[PersonDraft]:
        """The persons that its acts were done to, each once."""
        return list(dict.fromkeys(act.victim for act in self.acts if act.victim))


@dataclass(eq=False, slots=True)
class Board:
    """All drafts of one document; `taken` are words that already belong to something."""

    page: Page
    models: Models
    hints: tuple[Hint, ...] = ()
    _hinted: dict[str, set[int]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    names: list[Name] = field(default_factory=list)
    age_quotes: list[Span] = field(default_factory=list)
    dates: list[DateDraft] = field(default_factory=list)
    organisations: list[OrganisationDraft] = field(default_factory=list)
    places: list[PlaceDraft] = field(default_factory=list)
    people: list[PersonDraft] = field(default_factory=list)
    units: list[tuple[str, list[Span]]] = field(default_factory=list)
    sources: list[SourceDraft] = field(default_factory=list)
    chains: list[ChainDraft] = field(default_factory=list)
    figures: list[FigureDraft] = field(default_factory=list)
    incidents: list[IncidentDraft] = field(default_factory=list)

    @property
    def quotations(self) -> tuple[tuple[int, int], ...]:
        """Where quotation marks open and close, those of names and titles left out."""
        return self.page.quotations

    def take_hints(self, hints: tuple[Hint, ...]) -> None:
        """Keeps what the tagger says, so that `is_hinted` can be asked."""
        self.hints = hints
        for hint in hints:
            self._hinted.setdefault(hint.kind, set()).update(range(hint.first, hint.last + 1))

    def is_hinted(self, kind: str, start: int, end: int) -> bool:
        """Whether the tagger takes any word between two offsets for a name of that kind."""
        words = self.page.words
        hinted = self._hinted.get(kind)
        asked = range(words.index_at(start), words.index_at(end))
        return hinted is not None and not hinted.isdisjoint(asked)

    def take(self, start: int, end: int) -> None:
        """Marks the words between two offsets as belonging to something."""
        words = self.page.words
        self.taken.update(range(words.index_at(start), words.index_at(end)))

    def is_taken(self, start: int, end: int) -> bool:
        """Whether any word between two offsets belongs to something already."""
        words = self.page.words
        return not self.taken.isdisjoint(range(words.index_at(start), words.index_at(end)))

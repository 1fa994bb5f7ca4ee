"""What a case counts: `case.toml` as a type."""

from dataclasses import dataclass, field
from datetime import date

from tallymark.terms.intervals import IntervalPolicy


@dataclass(frozen=True, slots=True)
class Scope:
    """What a case counts. Prose (`population`, `inclusion`, `exclusion`) is by language."""

    population: dict[str, str] = field(default_factory=dict)
    acts: tuple[str, ...] = ("death",)
    first_day: date | None = None
    last_day: date | None = None
    territory: dict[str, str] = field(default_factory=dict)
    unit_of_count: str = "person"
    inclusion: dict[str, str] = field(default_factory=dict)
    exclusion: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownSource:
    """One voice under all its names ("Torsk Voice", "Голос Торска"); `type` as in `SourceClaim`."""

    id: str
    names: tuple[str, ...]
    type: str = "outlet"


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place of the case with its names by language; `region` is the id of its region."""

    id: str
    names: dict[str, str]
    type: str = "settlement"
    region: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """`reviewers`: how many different people must accept a claim (1 or 2). `sample`: rows to
    check before an edition of a roll is adopted. Link thresholds: at or above `link_from` a pair
    is linked, below `part_below` it is not, between them it waits for people."""

    reviewers: int = 1
    sample: int = 20
    link_from: float = 0.9
    part_below: float = 0.5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost to read."""

    file_bytes: int = 512 * 2**20
    page_bytes: int = 20 * 2**20
    unpacked_bytes: int = 2 * 2**30
    seconds: float = 60.0
    memory_bytes: int = 2**30


@dataclass(frozen=True, slots=True)
class ReadingRules(IntervalPolicy):
    """How wide vague words are, and `readers`: which readers read, by name.

    Of equal votes the value of the reader named earlier is asked. `regions`: keys of the regions
    the case is about; a name that one place only bears there is taken to mean that place.
    """

    readers: tuple[str, ...] = ("rules",)
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A language model behind an OpenAI-compatible address, for the reader `llm`.

    `url` ends before `/chat/completions`. Only this machine is asked, or the one `allow_host`.
    `seconds`: for one answer. `section_chars`: code points of a document sent at once.
    `answer_bytes`: an answer that is larger is given up. `answer_tokens`: asked of the model.
    """

    url: str | None = None
    model: str = "default"
    allow_host: str | None = None
    seconds: float = 120.0
    section_chars: int = 6000
    answer_bytes: int = 2**20
    answer_tokens: int = 4096
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Case:
    """`case.toml`: title, languages, scope, policy, rules of reading, review and disclosure."""

    title: dict[str, str]
    languages: tuple[str, ...]
    scope: Scope = field(default_factory=Scope)
    policy: str = "two-voices/1"
    small_cell: int = 5
    site_languages: tuple[str, ...] = ("en", "ru")
    review: ReviewRules = field(default_factory=ReviewRules)
    limits: Limits = field(default_factory=Limits)
    reading: ReadingRules = field(default_factory=ReadingRules)
    llm: Endpoint = field(default_factory=Endpoint)
    sources: tuple[KnownSource, ...] = ()
    places: tuple[KnownPlace, ...] = ()
    reviewers: dict[str, str] = field(default_factory=dict)
    format: int = 1

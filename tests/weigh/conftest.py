"""A small world of invented documents and rolls, written a line at a time."""

from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa
import pytest

from tallymark.terms.case import Case, KnownPlace, KnownSource, Scope
from tallymark.terms.claims import (
    OUTLET,
    REVIEWED_SCHEMA,
    Act,
    Cell,
    ChainClaim,
    ClaimValue,
    DateClaim,
    FigureClaim,
    Hedge,
    IncidentClaim,
    PersonClaim,
    PlaceClaim,
    RowClaim,
    SourceClaim,
)
from tallymark.terms.dates import DateInterval
from tallymark.terms.decisions import JUDGEMENT_SCHEMA
from tallymark.terms.documents import DOCUMENT_SCHEMA
from tallymark.terms.payload import to_bytes
from tallymark.terms.people import (
    INCIDENT_SCHEMA,
    PAIR_SCHEMA,
    PERSON_SCHEMA,
    REDIRECT_SCHEMA,
    Linkage,
)
from tallymark.terms.rolls import Adoption, ColumnMap
from tallymark.terms.spans import Span
from tallymark.weigh import Folds, explain_voices, state_facts, weigh_groups, weigh_persons

Q = Span(0, 1, "x")
CASE = Case(
    title={"en": "An invented case"},
    languages=("en", "ru"),
    scope=Scope(acts=("death", "beating", "forced_return")),
    sources=(
        KnownSource("torsk-voice", ("Torsk Voice", "Голос Торска")),
        KnownSource("spisok", ("Spisok", "Список"), "casualty_recorder"),
    ),
    places=(
        KnownPlace("karnov", {"en": "Karnov Region", "ru": "Карновская область"}, "region"),
        KnownPlace("ust-belka", {"en": "Ust-Belka", "ru": "Усть-Белка"}, "village", "karnov"),
    ),
)
ACTS = {"killing": "death", "forced_return_to_front": "forced_return", "killed": "death"}
FOLDS = Folds(act=lambda act: ACTS.get(act, act), category=lambda words: words.lower())


@dataclass
class World:
    """Claims, documents, links and adoptions, gathered by the methods below."""

    case: Case = CASE
    claims: list[dict] = field(default_factory=list)
    documents: list[dict] = field(default_factory=list)
    persons: list[tuple[str, str]] = field(default_factory=list)
    incidents: list[tuple[str, str]] = field(default_factory=list)
    adoptions: list[Adoption] = field(default_factory=list)
    judgements: list[dict] = field(default_factory=list)

    def claim(self, document: str, kind: str, name: str, value: ClaimValue, **more) -> str:
        """Adds one accepted claim; its key is `kind:name` and its id holds the document."""
        row = {
            "claim_id": f"{document}/{kind}:{name}",
            "document_id": document,
            "kind": kind,
            "key": f"{kind}:{name}",
            "start": 0,
            "end": 1,
            "quote": "x",
            "value": to_bytes(value),
            "value_digest": "",
            "reader": "rules/1",
            "roll_id": None,
            "row_key": None,
            "edition": None,
            "sensitivity": 1,
            "position": 1,
            "standing_in_review": "accepted",
            "decision_ids": [],
            "is_anchored": True,
        }
        self.claims.append(row | more)
        return f"{kind}:{name}"

    def report(
        self,
        document: str,
        outlet: str | None,
        victims=("p1",),
        *,
        incident: str | None = "i1",
        types=("killing",),
        day: date | tuple | None = date(2025, 9, 14),
        place: str | None = None,
        chains=(),
        text: str | None = None,
        language: str = "en",
        published: date | None = date(2025, 9, 17),
        group: tuple | None = None,
        acts=(),
        **more,
    ) -> None:
        """A report with one incident; `chains`: paths of (name, type[, person id])."""
        words = text or " ".join(f"{document}{number}" for number in range(40))
        self.document(document, outlet, words, language, published)
        keys = tuple(self.victim(document, one) for one in victims)
        if isinstance(day, date):
            day = (day, day)
        dated = day and self.claim(document, "date", "d", DateClaim(Q, DateInterval(*day)))
        placed = place and self.claim(document, "place", "l", PlaceClaim(place, (Q,), "village"))
        counted = None
        if group is not None:
            low, high, *counts = group
            figure = FigureClaim(Q, None, low, high, Hedge.RANGE, *counts)
            counted = self.claim(document, "figure", "g", figure)
        told = tuple(Act(act, Q, who and f"person:{who}") for act, who in acts)
        value = IncidentClaim(types, told, dated, placed, keys, counted, **more)
        key = self.claim(document, "incident", "i", value)
        if incident is not None:
            self.incidents.append((f"{document}/{key}", incident))
        for number, path in enumerate(chains):
            self.chain(document, number, path)

    def document(self, document, outlet, text, language="en", published=None) -> None:
        """Adds one document."""
        self.documents.append(
            {
                "document_id": document,
                "original_id": document,
                "locator": "",
                "form": "text",
                "language": language,
                "outlet": outlet,
                "published": published,
                "text": text,
                "sensitivity": 1,
                "position": 1,
            }
        )

    def victim(self, document: str, person: str, **more) -> str:
        """A victim's person claim, linked to the person of that id."""
        key = self.claim(document, "person", person, PersonClaim("N", (Q,), **more))
        self.persons.append((f"{document}/{key}", person))
        return key

    def chain(self, document: str, number: int, path) -> None:
        """One chain from the outlet to the farthest source."""
        keys = [OUTLET]
        for name, kind, *who in path:
            person = None
            if who:
                person = self.claim(document, "person", f"s-{who[0]}", PersonClaim(name, (Q,)))
                self.persons.append((f"{document}/{person}", who[0]))
            source = SourceClaim(name, kind, Q, person)
            keys.append(self.claim(document, "source", f"{number}-{name}", source))
        self.claim(document, "chain", str(number), ChainClaim(tuple(keys), (Q,)))

    def roll(self, roll_id: str, rows, *, compiled_from=(), source: str | None = None) -> None:
        """An adopted roll; `rows`: (person id, cells by field)."""
        for number, (person, cells) in enumerate(rows):
            value = RowClaim(str(number), tuple(Cell(k, Q, v) for k, v in cells.items()))
            more = {"roll_id": roll_id, "row_key": str(number), "edition": 1}
            key = self.claim(roll_id, "row", str(number), value, **more)
            self.persons.append((f"{roll_id}/{key}", person))
        self.document(roll_id, None, "")
        self.adoptions.append(
            Adoption(
                roll_id,
                roll_id,
                roll_id,
                1,
                source or roll_id,
                "death",
                ColumnMap(()),
                "e1",
                (),
                compiled_from=compiled_from,
            )
        )

    def judge(self, left: str, right: str, judgement: str) -> None:
        """A judgement on a mention and an account."""
        self.judgements.append(
            {
                "judgement_id": str(len(self.judgements)),
                "left": left,
                "right": right,
                "judgement": judgement,
                "by": "r7",
                "role": "reviewer",
                "reason": "",
                "revokes": None,
                "sensitivity": 1,
                "position": 1,
            }
        )

    @property
    def linkage(self) -> Linkage:
        """The linkage as tables."""
        return Linkage(
            _table(
                [dict(zip(PERSON_SCHEMA.names, one, strict=True)) for one in self.persons],
                PERSON_SCHEMA,
            ),
            _table(
                [dict(zip(INCIDENT_SCHEMA.names, one, strict=True)) for one in self.incidents],
                INCIDENT_SCHEMA,
            ),
            REDIRECT_SCHEMA.empty_table(),
            PAIR_SCHEMA.empty_table(),
            "test/1",
        )

    @property
    def tables(self):
        """What every function of the room takes: reviewed, linkage, documents, adoptions, case."""
        reviewed = _table(self.claims, REVIEWED_SCHEMA)
        documents = _table(self.documents, DOCUMENT_SCHEMA)
        return reviewed, self.linkage, documents, self.adoptions, self.case

    def statements(self, **more) -> pa.Table:
        """What `state_facts` gives."""
        return state_facts(*self.tables, folds=FOLDS, **more)

    def voices(self):
        """What `explain_voices` gives."""
        return explain_voices(*self.tables)

    def roots(self, person: str = "p1", act: str = "death") -> set[str]:
        """The roots behind one fact."""
        rows = self.statements().to_pylist()
        return {row["root"] for row in rows if (row["person_id"], row["act"]) == (person, act)}

    def assessments(self, **more) -> dict[tuple[str, str], dict]:
        """What `weigh_persons` gives, by person and act."""
        table = weigh_persons(self.statements(**more), self.case)
        return {(row["person_id"], row["act"]): row for row in table.to_pylist()}

    def groups(self) -> dict[tuple[str, str], dict]:
        """What `weigh_groups` gives, by incident and act."""
        reviewed, linkage, documents, adoptions, case = self.tables
        table = weigh_groups(
            reviewed,
            linkage,
            self.statements(),
            documents,
            _table(self.judgements, JUDGEMENT_SCHEMA),
            case,
            adoptions=adoptions,
            folds=FOLDS,
        )
        return {(row["incident_id"], row["act"]): row for row in table.to_pylist()}


def _table(rows: list[dict], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=schema)


@pytest.fixture
def world() -> World:
    """An empty world."""
    return World()


@pytest.fixture(scope="session")
def new_world():
    """Makes empty worlds, for properties."""
    return World

"""Which mentions are one person, which accounts are one incident."""

from dataclasses import dataclass

import pyarrow as pa

MENTION_SCHEMA = pa.schema(
    [
        pa.field("mention_id", pa.string(), nullable=False),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("list", pa.string(), nullable=False),
        pa.field("name", pa.string()),
        pa.field("surname", pa.string()),
        pa.field("given", pa.string()),
        pa.field("patronymic", pa.string()),
        pa.field("sex", pa.string()),
        pa.field("birth_date", pa.date32()),
        pa.field("birth_year", pa.int16()),
        pa.field("age", pa.int16()),
        pa.field("age_on", pa.date32()),
        pa.field("death_earliest", pa.date32()),
        pa.field("death_latest", pa.date32()),
        pa.field("settlement", pa.string()),
        pa.field("district", pa.string()),
        pa.field("region", pa.string()),
        pa.field("rank", pa.string()),
        pa.field("unit", pa.string()),
        pa.field("category", pa.string()),
        pa.field("sensitivity", pa.int8(), nullable=False),
    ]
)
"""One row a mention of a person, as its source printed it; absent is null, never "".

`mention_id` is the claim's id. `list`: the roll's id, or "doc" for running text. `name` is null
for somebody only described: such a mention is linked by judgements alone. `age_on`: the day on
which `age` held (the death, the publication), null where not known. `region`, `category`, `rank`
are the source's words; rooms fold them."""

PAIR_SCHEMA = pa.schema(
    [
        pa.field("left", pa.string(), nullable=False),
        pa.field("right", pa.string(), nullable=False),
        pa.field("probability", pa.float64(), nullable=False),
        pa.field("weight", pa.float64(), nullable=False),
        pa.field(
            "reasons",
            pa.list_(
                pa.struct(
                    [
                        pa.field("field", pa.string()),
                        pa.field("level", pa.string()),
                        pa.field("bits", pa.float64()),
                    ]
                )
            ),
        ),
        pa.field("judgement", pa.string()),
    ]
)
"""Scored candidate pairs, left < right. `weight`: evidence in bits (prior included); `reasons`:
what each field adds; `judgement`: what people said, which outranks the probability."""

CLUSTER_SCHEMA = pa.schema(
    [
        pa.field("mention_id", pa.string(), nullable=False),
        pa.field("cluster", pa.int64(), nullable=False),
    ]
)
"""Which mentions go together; `cluster` is a number without meaning outside its table."""

PERSON_SCHEMA = pa.schema(
    [
        pa.field("mention_id", pa.string(), nullable=False),
        pa.field("person_id", pa.string(), nullable=False),
    ]
)
"""Which person each linked mention is of; person ids are random and stable."""

INCIDENT_SCHEMA = pa.schema(
    [
        pa.field("claim_id", pa.string(), nullable=False),
        pa.field("incident_id", pa.string(), nullable=False),
    ]
)
"""Which incident each accepted account (incident claim) tells of."""

REDIRECT_SCHEMA = pa.schema(
    [
        pa.field("old_id", pa.string(), nullable=False),
        pa.field("new_id", pa.string(), nullable=False),
    ]
)
"""Ids that were merged into another: the old one leads on, for ever."""


@dataclass(frozen=True, slots=True)
class Linkage:
    """The adopted answer to "which mentions are one person": tables by the schemas above.

    `persons` (`PERSON_SCHEMA`), `incidents` (`INCIDENT_SCHEMA`), `redirects` (`REDIRECT_SCHEMA`),
    `waiting` (`PAIR_SCHEMA`: the grey zone that people must decide), `method` (name/version).
    """

    persons: pa.Table
    incidents: pa.Table
    redirects: pa.Table
    waiting: pa.Table
    method: str


@dataclass(frozen=True, slots=True)
class WaitingPair:
    """Two mentions in the grey zone: a person must say whether they are one.

    `weight` is in bits; `reasons` are (field, level, bits).
    """

    left: str
    right: str
    probability: float
    weight: float
    reasons: tuple[tuple[str, str, float], ...] = ()

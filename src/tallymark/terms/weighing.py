"""How well a fact is known: voices, standing, assessments."""

from enum import StrEnum

import pyarrow as pa


class Standing(StrEnum):
    """What a policy makes of the voices behind a fact, from the weakest up; `REFUTED` is apart."""

    ALLEGED = "alleged"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    REFUTED = "refuted"


STATEMENT_SCHEMA = pa.schema(
    [
        pa.field("claim_id", pa.string(), nullable=False),
        pa.field("document_id", pa.string(), nullable=False),
        pa.field("person_id", pa.string(), nullable=False),
        pa.field("incident_id", pa.string()),
        pa.field("act", pa.string(), nullable=False),
        pa.field("root", pa.string(), nullable=False),
        pa.field("root_type", pa.string(), nullable=False),
        pa.field("evidence", pa.list_(pa.string()), nullable=False),
        pa.field("earliest", pa.date32()),
        pa.field("latest", pa.date32()),
        pa.field("region", pa.string()),
        pa.field("category", pa.string()),
        pa.field("sensitivity", pa.int8(), nullable=False),
        pa.field("position", pa.int64(), nullable=False),
    ]
)
"""One row: by this claim, this voice (`root`) says that this person suffered this act then, there.

`root` identifies the independent voice behind the claim after retellings are followed to their
start (an id of the case: roll:..., outlet:..., source:...); one root is one voice per fact."""

ASSESSMENT_SCHEMA = pa.schema(
    [
        pa.field("person_id", pa.string(), nullable=False),
        pa.field("act", pa.string(), nullable=False),
        pa.field("standing", pa.string(), nullable=False),
        pa.field("is_contested", pa.bool_(), nullable=False),
        pa.field("voices", pa.int32(), nullable=False),
        pa.field("reasons", pa.list_(pa.string()), nullable=False),
        pa.field("earliest", pa.date32()),
        pa.field("latest", pa.date32()),
        pa.field("region", pa.string()),
        pa.field("category", pa.string()),
        pa.field("incident_ids", pa.list_(pa.string()), nullable=False),
        pa.field("claim_ids", pa.list_(pa.string()), nullable=False),
        pa.field("sensitivity", pa.int8(), nullable=False),
    ]
)
"""One row a person and act: the standing a named policy version gives it, and why.

`earliest`/`latest`: when it happened, as weighed (null is open or unknown). `region` and
`category` are folded keys (`lang.places`, `count.categories`), null where unknown; `reasons` are
codes of policy clauses; `claim_ids` all claims it rests on."""

GROUP_SCHEMA = pa.schema(
    [
        pa.field("incident_id", pa.string(), nullable=False),
        pa.field("act", pa.string(), nullable=False),
        pa.field("low", pa.float64(), nullable=False),
        pa.field("high", pa.float64()),
        pa.field("standing", pa.string(), nullable=False),
        pa.field("is_contested", pa.bool_(), nullable=False),
        pa.field("voices", pa.int32(), nullable=False),
        pa.field("earliest", pa.date32()),
        pa.field("latest", pa.date32()),
        pa.field("region", pa.string()),
        pa.field("category", pa.string()),
        pa.field("members", pa.list_(pa.string()), nullable=False),
        pa.field("claim_ids", pa.list_(pa.string()), nullable=False),
        pa.field("sensitivity", pa.int8(), nullable=False),
    ]
)
"""Group incidents: how many people, as [low, high] (`high` null is open), who of the named is in.

`members`: person ids that are explicitly among the group, so that they are not counted beside
it."""

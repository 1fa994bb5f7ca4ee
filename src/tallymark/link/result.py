"""What linking gives: scored pairs, clusters, what waits, what contradicts, what was left out."""

from dataclasses import dataclass

import pyarrow as pa


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two judgements that cannot both hold: `left` and `right` were judged the same, and that
    would bring `apart_left` and `apart_right` together, who were judged different.

    The "same" was not applied; a person must take back one of the two.
    """

    left: str
    right: str
    apart_left: str
    apart_right: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Pairs that a cap left out: in which pass, of how many blocks, how many pairs."""

    block: str
    blocks: int
    pairs: int


@dataclass(frozen=True, slots=True)
class Linked:
    """Which mentions go together, and why.

    `pairs`: all scored candidates (`PAIR_SCHEMA`; reasons are null where the pair neither waits
    nor was asked for). `clusters`: every mention (`CLUSTER_SCHEMA`). `waiting`: pairs in the grey
    zone that nobody judged and that are not together yet, with reasons. `dropped`: candidates
    that caps left out, by pass.
    """

    pairs: pa.Table
    clusters: pa.Table
    waiting: pa.Table
    conflicts: tuple[Conflict, ...]
    dropped: tuple[Dropped, ...]

"""Linking mentions: candidates, levels, weights, clusters, in this order."""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa

from tallymark.link.block import find_candidates
from tallymark.link.cluster import Edges, Rules, cluster
from tallymark.link.encode import Encoded, encode
from tallymark.link.judge import Judged, labels_of, standing_judgements
from tallymark.link.levels import Comparer
from tallymark.link.result import Linked
from tallymark.link.score import Model, Patterns, learn, reasons_of, score, stranger_chances
from tallymark.link.values import Flags, Floats, Ints
from tallymark.terms.decisions import Judgement
from tallymark.terms.people import CLUSTER_SCHEMA, PAIR_SCHEMA


def link_mentions(
    mentions: pa.Table,
    judgements: pa.Table,
    *,
    link_from: float = 0.9,
    part_below: float = 0.5,
    seed: int = 0,
) -> Linked:
    """Which mentions (`MENTION_SCHEMA`) are one person, judgements (`JUDGEMENT_SCHEMA`) first.

    Pairs from `link_from` up are linked where their clusters agree on the whole, pairs below
    `part_below` are left apart, and those between wait for people. `seed` picks the random pairs
    on which chance agreement is measured; the order of rows makes no difference.
    """
    columns = encode(mentions)
    judged = standing_judgements(judgements)
    found = find_candidates(columns)
    left, right = _with_judged(columns, judged, found.left, found.right)
    apart = _one_text(columns, left, right)
    labels = labels_of(judged, columns.ids, left, right)
    probability, weight, model, patterns = _weights(columns, left, right, labels, seed=seed)
    probability = np.where(apart & (labels < 0), 0.0, probability)
    weight = np.where(apart & (labels < 0), np.minimum(weight, -60.0), weight)
    edges = Edges(left, right, weight, np.where(labels == 0, 0.0, probability))
    clusters, conflicts = cluster(columns, edges, _rules(columns, judged), link_from)
    said = _said(judged, columns, left, right)
    grey = (probability >= part_below) & (clusters[left] != clusters[right])
    waiting = np.flatnonzero(grey & (said == ""))
    pairs = _pair_table(columns, edges, np.arange(len(left)), said, probability)
    reasons = [reasons_of(model, patterns, int(at)) for at in waiting] if model and patterns else []
    return Linked(
        pairs=pairs,
        clusters=_cluster_table(columns, clusters),
        waiting=_with_reasons(pairs.take(pa.array(waiting)), reasons),
        conflicts=conflicts,
        dropped=found.dropped,
    )


def explain_pair(mentions: pa.Table, judgements: pa.Table, left: str, right: str) -> pa.Table:
    """One pair as a row of `PAIR_SCHEMA` with the bits that each field adds; empty if no mention.

    The weights are those of `link_mentions` on the same table and judgements.
    """
    columns = encode(mentions)
    judged = standing_judgements(judgements)
    place = {name: at for at, name in enumerate(columns.ids)}
    if left not in place or right not in place or left == right:
        return PAIR_SCHEMA.empty_table()
    found = find_candidates(columns)
    ends = tuple(sorted((place[left], place[right])))
    asked = Judged({**judged.of_pair, (columns.ids[ends[0]], columns.ids[ends[1]]): ""})
    one, two = _with_judged(columns, asked, found.left, found.right)
    labels = labels_of(judged, columns.ids, one, two)
    probability, weight, model, patterns = _weights(columns, one, two, labels, seed=0)
    at = int(np.flatnonzero((one == ends[0]) & (two == ends[1]))[0])
    said = _said(judged, columns, one, two)
    row = _pair_table(
        columns, Edges(one, two, weight, probability), np.array([at]), said, probability
    )
    return _with_reasons(row, [reasons_of(model, patterns, at)] if model and patterns else [[]])


def _weights(
    columns: Encoded, left: Ints, right: Ints, labels: Ints, *, seed: int
) -> tuple[Floats, Floats, Model | None, Patterns | None]:
    """Probability and weight of every pair, and what they were learned to be from."""
    if not len(left):
        return np.empty(0), np.empty(0), None, None
    comparer = Comparer.of(columns)
    compared = comparer.compare(left, right)
    model, patterns = learn(compared, columns, stranger_chances(comparer, seed), labels)
    scored = score(model, patterns)
    nameless = ~(columns.has_name[left] & columns.has_name[right])
    probability = np.where(nameless, 0.0, scored.probability)
    return probability, np.where(nameless, -60.0, scored.weight), model, patterns


def _with_judged(columns: Encoded, judged: Judged, left: Ints, right: Ints) -> tuple[Ints, Ints]:
    """Candidates and judged pairs, sorted, each once."""
    size = len(columns)
    judged_places = _places(columns, judged.of_pair)
    more = np.array([one * size + two for one, two in judged_places], dtype=np.int64)
    packed = np.unique(np.concatenate([left * size + right, more]))
    return packed // max(size, 1), packed % max(size, 1)


def _places(columns: Encoded, pairs: Iterable[tuple[str, str]]) -> list[tuple[int, int]]:
    place = {name: at for at, name in enumerate(columns.ids)}
    known = [pair for pair in pairs if pair[0] in place and pair[1] in place]
    return [(place[one], place[two]) for one, two in known]


def _rules(columns: Encoded, judged: Judged) -> Rules:
    return Rules(
        tuple(_places(columns, judged.pairs(Judgement.SAME))),
        tuple(_places(columns, judged.pairs(Judgement.DIFFERENT))),
    )


def _one_text(columns: Encoded, left: Ints, right: Ints) -> Flags:
    """Whether both are mentions of one running text: its reader had merged them, were they one."""
    both = columns.is_text[left] & columns.is_text[right]
    return np.asarray(both & (columns.document[left] == columns.document[right]))


def _said(judged: Judged, columns: Encoded, left: Ints, right: Ints) -> np.ndarray:
    """The standing judgement on each pair, "" where there is none."""
    said = np.full(len(left), "", dtype=object)
    key = left * len(columns) + right
    for pair, (one, two) in zip(
        _known_pairs(columns, judged), _places(columns, judged.of_pair), strict=True
    ):
        said[np.searchsorted(key, one * len(columns) + two)] = judged.of_pair[pair]
    return said


def _known_pairs(columns: Encoded, judged: Judged) -> list[tuple[str, str]]:
    known = set(columns.ids)
    return [pair for pair in judged.of_pair if pair[0] in known and pair[1] in known]


def _pair_table(
    columns: Encoded, edges: Edges, rows: Ints, said: np.ndarray, probability: Floats
) -> pa.Table:
    ids = pa.array(columns.ids, pa.string())
    reasons = PAIR_SCHEMA.field("reasons").type
    return pa.table(
        [
            ids.take(pa.array(edges.left[rows])),
            ids.take(pa.array(edges.right[rows])),
            pa.array(probability[rows]),
            pa.array(edges.weight[rows]),
            pa.nulls(len(rows), reasons),
            pa.array([one or None for one in said[rows]], pa.string()),
        ],
        schema=PAIR_SCHEMA,
    )


def _with_reasons(pairs: pa.Table, reasons: Sequence[list[dict[str, object]]]) -> pa.Table:
    place = PAIR_SCHEMA.get_field_index("reasons")
    column = pa.array(list(reasons), PAIR_SCHEMA.field("reasons").type)
    return pairs.set_column(place, PAIR_SCHEMA.field("reasons"), column)


def _cluster_table(columns: Encoded, clusters: Ints) -> pa.Table:
    number = np.unique(clusters, return_inverse=True)[1].astype(np.int64)
    return pa.table([pa.array(columns.ids, pa.string()), pa.array(number)], schema=CLUSTER_SCHEMA)

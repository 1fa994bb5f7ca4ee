"""What people judged of pairs of mentions, as it stands now."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from tallymark.link.values import Ints
from tallymark.terms.decisions import Judgement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judged:
    """The newest judgement on each pair (left < right), and the ledger position it stands at."""

    of_pair: Mapping[Pair, str] = field(default_factory=dict)
    position: Mapping[Pair, int] = field(default_factory=dict)

    def pairs(self, judgement: Judgement) -> list[Pair]:
        """Pairs judged so, oldest first."""
        found = [pair for pair, said in self.of_pair.items() if said == judgement]
        return sorted(found, key=lambda pair: (self.position[pair], pair))


def standing_judgements(judgements: pa.Table) -> Judged:
    """The newest judgement on each pair that was not taken back (`JUDGEMENT_SCHEMA` in).

    A judgement that takes back another on its own pair stands in its place; a revoked revocation
    revokes nothing. Of two on one pair the later in the ledger holds. Membership of an incident's
    group is no judgement on two mentions and is left out.
    """
    # Within one commit the order of the table is that of the ledger, which the sort keeps.
    rows = sorted(judgements.to_pylist(), key=lambda row: row["position"])
    revoked: set[str] = set()
    for row in reversed(rows):
        if row["revokes"] is not None and row["judgement_id"] not in revoked:
            revoked.add(row["revokes"])
    of_pair: dict[Pair, str] = {}
    position: dict[Pair, int] = {}
    about_pairs = (Judgement.SAME, Judgement.DIFFERENT, Judgement.UNSURE)
    for at, row in enumerate(rows):
        if row["judgement_id"] in revoked or row["judgement"] not in about_pairs:
            continue
        if row["left"] == row["right"]:
            continue
        pair = (min(row["left"], row["right"]), max(row["left"], row["right"]))
        of_pair[pair], position[pair] = row["judgement"], at
    return Judged(of_pair, position)


def labels_of(judged: Judged, ids: tuple[str, ...], left: Ints, right: Ints) -> Ints:
    """1 same, 0 different, -1 not judged (or unsure), for each pair of places in `ids`."""
    labels = np.full(len(left), -1, dtype=np.int64)
    place = {name: at for at, name in enumerate(ids)}
    key = left * len(ids) + right
    for (one, two), said in judged.of_pair.items():
        if one not in place or two not in place or said == Judgement.UNSURE:
            continue
        wanted = place[one] * len(ids) + place[two]
        at = int(np.searchsorted(key, wanted))
        if at < len(key) and key[at] == wanted:
            labels[at] = 1 if said == Judgement.SAME else 0
    return labels

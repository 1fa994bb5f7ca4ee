from datetime import date

import numpy as np
import pytest

from tallymark.link.cluster import Edges, Rules, cluster
from tallymark.link.encode import encode

NOTHING_JUDGED = Rules()


@pytest.fixture
def clusters(mentions):
    """Clusters of n mentions for pairs {(left, right): bits}, or of the mentions given."""

    def found(size_or_rows, bits, rules=NOTHING_JUDGED, link_from=0.9):
        rows = [{}] * size_or_rows if isinstance(size_or_rows, int) else size_or_rows
        pairs = sorted(bits)
        weight = np.array([bits[pair] for pair in pairs], dtype=float)
        ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        edges = Edges(ends[:, 0], ends[:, 1], weight, 1 / (1 + np.exp2(-weight)))
        labels, conflicts = cluster(encode(mentions(*rows)), edges, rules, link_from)
        return labels.tolist(), conflicts

    return found


def test_strong_pairs_join_and_weak_ones_do_not(clusters):
    assert clusters(4, {(0, 1): 8.0, (2, 3): 1.0})[0] == [0, 0, 2, 3]


def test_nothing_chains_through_one_strong_pair(clusters):
    joined = {(0, 1): 10.0, (2, 3): 10.0, (1, 2): 4.0, (0, 2): -9.0, (0, 3): -9.0, (1, 3): -9.0}
    assert clusters(4, joined)[0] == [0, 0, 2, 2]


def test_a_missing_pair_inside_a_strong_group_does_not_break_it(clusters):
    assert clusters(3, {(0, 1): 10.0, (1, 2): 10.0})[0] == [0, 0, 0]


def test_deaths_years_apart_are_never_in_one_cluster(clusters):
    rows = [{"died": date(2022, 3, 1)}, {}, {"died": date(2024, 9, 1)}]
    labels, _ = clusters(rows, {(0, 1): 9.0, (1, 2): 8.0, (0, 2): 7.0})
    assert labels == [0, 0, 2]


def test_births_years_apart_are_never_in_one_cluster(clusters):
    rows = [{"birth_year": 1970}, {"birth_year": 1990}]
    assert clusters(rows, {(0, 1): 9.0})[0] == [0, 1]


def test_what_people_judged_one_may_have_dates_apart(clusters):
    rows = [{"died": date(2022, 3, 1)}, {"died": date(2024, 9, 1)}]
    assert clusters(rows, {(0, 1): -9.0}, Rules(same=((0, 1),)))[0] == [0, 0]


def test_two_of_one_text_do_not_meet_through_a_third(clusters):
    text = {"list": "doc", "document_id": "d1"}
    labels, _ = clusters([text, {}, text], {(0, 1): 9.0, (1, 2): 8.0})
    assert labels == [0, 0, 2]


def test_judged_different_do_not_meet_through_a_third(clusters):
    rules = Rules(apart=((0, 2),))
    assert clusters(3, {(0, 1): 9.0, (1, 2): 8.0, (0, 2): 8.0}, rules)[0] == [0, 0, 2]


def test_a_judged_chain_that_ends_in_a_different_is_a_conflict(clusters):
    labels, conflicts = clusters(3, {}, Rules(same=((0, 1), (1, 2)), apart=((0, 2),)))
    assert labels == [0, 0, 2]
    assert [(one.left, one.right) for one in conflicts] == [("m1", "m2")]

import numpy as np

from tallymark.link.judge import labels_of, standing_judgements
from tallymark.terms.decisions import Judgement


def test_the_later_judgement_on_a_pair_holds_whichever_side_is_named_first(judgements):
    judged = standing_judgements(judgements(("b", "a", "same"), ("a", "b", "different")))
    assert judged.of_pair == {("a", "b"): "different"}


def test_a_revoked_judgement_is_gone_and_the_one_before_it_is_back(judgements):
    rows = (("a", "b", "same"), ("a", "b", "different"), ("c", "d", "unsure", "j1"))
    assert standing_judgements(judgements(*rows)).of_pair[("a", "b")] == "same"


def test_revoking_a_revocation_brings_the_judgement_back(judgements):
    rows = (("a", "b", "same"), ("a", "b", "unsure", "j0"), ("c", "d", "unsure", "j1"))
    assert standing_judgements(judgements(*rows)).of_pair[("a", "b")] == "same"


def test_within_one_commit_the_order_of_the_table_is_that_of_the_ledger(judgements):
    table = judgements(("a", "b", "same"), ("a", "b", "different"))
    at = table.schema.get_field_index("position")
    one_commit = table.set_column(at, table.schema.field(at), [[7, 7]])
    assert standing_judgements(one_commit).of_pair == {("a", "b"): "different"}


def test_membership_of_a_group_is_no_judgement_on_two_mentions(judgements):
    assert not standing_judgements(judgements(("a", "i", "member"))).of_pair


def test_pairs_of_one_judgement_come_oldest_first(judgements):
    judged = standing_judgements(judgements(("c", "d", "same"), ("a", "b", "same")))
    assert judged.pairs(Judgement.SAME) == [("c", "d"), ("a", "b")]


def test_labels_say_same_different_and_not_judged(judgements):
    judged = standing_judgements(
        judgements(("a", "b", "same"), ("a", "c", "different"), ("b", "c", "unsure"))
    )
    left, right = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert labels_of(judged, ("a", "b", "c"), left, right).tolist() == [1, 0, -1]

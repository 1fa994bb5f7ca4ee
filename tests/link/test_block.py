from datetime import date

import pytest

from tallymark.link import block
from tallymark.link.block import find_candidates
from tallymark.link.encode import encode


def pairs(table):
    found = find_candidates(encode(table))
    return set(zip(found.left.tolist(), found.right.tolist(), strict=True))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"surname": "Щегляев", "given": "Николай"}, {"surname": "Shcheglyaev", "given": "Mykola"}),
        ({"surname": "Николай", "given": "Щегляев"}, {"surname": "Щегляев", "given": "Николай"}),
        ({"surname": "Гремин", "given": "И."}, {"surname": "Гремин", "given": "Илья"}),
        (
            {"surname": "Гремин", "birth_date": date(1999, 3, 14)},
            {"surname": "Гремин", "given": "Илья", "birth_date": date(1999, 3, 14)},
        ),
        (
            {"surname": "Гренмин", "given": "Илья", "birth_date": date(1999, 3, 14)},
            {"surname": "Гремин", "given": "Илья", "birth_date": date(1999, 3, 14)},
        ),
    ],
    ids=["two scripts", "exchanged", "initial", "no given name", "slip in the surname"],
)
def test_pairs_that_should_be_compared_are(mentions, left, right):
    assert pairs(mentions(left, right)) == {(0, 1)}


def test_strangers_are_not_compared(mentions):
    table = mentions({"surname": "Гремин", "given": "Илья"}, {"surname": "Ондум", "given": "Глеб"})
    assert pairs(table) == set()


def test_a_large_block_is_split_and_what_is_dropped_is_counted(mentions, monkeypatch):
    monkeypatch.setattr(block, "WHOLE_BLOCK", 3)
    rows = [{"surname": "Гремин", "given": "Илья", "birth_year": 1980 + at // 2} for at in range(6)]
    found = find_candidates(encode(mentions(*rows)))
    compared = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    assert compared == {(0, 1), (2, 3), (4, 5)}
    (lost,) = [one for one in found.dropped if one.block == "name"]
    assert (lost.blocks, lost.pairs) == (1, 12)

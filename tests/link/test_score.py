import numpy as np
import pytest

from tallymark.link.block import find_candidates
from tallymark.link.encode import encode
from tallymark.link.levels import LEVELS, Comparer
from tallymark.link.score import learn, score, stranger_chances


@pytest.fixture(scope="module")
def parts(roll):
    columns = encode(roll)
    found = find_candidates(columns)
    comparer = Comparer.of(columns)
    compared = comparer.compare(found.left, found.right)
    return columns, comparer, compared


def fit(parts, labels=None):
    columns, comparer, compared = parts
    none = np.full(len(compared.left), -1)
    strangers = stranger_chances(comparer, 0)
    return learn(compared, columns, strangers, none if labels is None else labels)


def test_chances_of_levels_that_compete_add_to_one(parts):
    model, _ = fit(parts)
    for chances in (model.match, model.stranger):
        assert chances["surname"][1:].sum() == pytest.approx(1)
        assert chances["birth"][1:5].sum() == pytest.approx(1)
        assert chances["birth"][5:].sum() == pytest.approx(1)


def test_agreement_is_likelier_among_pairs_of_one_person(parts):
    model, _ = fit(parts)
    for field in ("given", "birth", "death", "rank", "unit"):
        assert model.match[field][1] > model.stranger[field][1], LEVELS[field][1]


def test_the_pairs_of_two_lists_are_found_without_labels(parts):
    columns, _, compared = parts
    probability = score(*fit(parts)).probability
    ids = np.array(columns.ids)
    ends = zip(ids[compared.left], ids[compared.right], strict=True)
    is_one = np.array([left[1:] == right[1:] for left, right in ends])
    assert ((probability > 0.9) == is_one).all()


def test_labels_move_the_probability_of_pairs_like_them(parts):
    plain = score(*fit(parts)).probability
    labels = np.where(plain > 0.9, 0, -1)
    taught = score(*fit(parts, labels)).probability
    assert taught[plain > 0.9].mean() < plain[plain > 0.9].mean()


def test_the_same_seed_gives_the_same_chances(parts):
    _, comparer, _ = parts
    one, other = stranger_chances(comparer, 7), stranger_chances(comparer, 7)
    assert all((one[field] == other[field]).all() for field in LEVELS)

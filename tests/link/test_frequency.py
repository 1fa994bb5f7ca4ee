import numpy as np
import pytest

from tallymark.link.encode import encode
from tallymark.link.frequency import NameChances
from tallymark.link.levels import Compared


@pytest.fixture
def bits(mentions):
    """Bits of agreeing on the surname for the first two of the mentions."""

    def found(rows):
        chances = NameChances(encode(mentions(*rows)), 1.0)
        pair = Compared(np.array([0]), np.array([1]), {})
        return chances.surname_bits(pair)[0]

    return found


def test_a_rare_surname_is_stronger_evidence_than_a_common_one(bits):
    rest = [{"surname": "Ондум"}] * 300
    rare = bits([{"surname": "Щегляев"}] * 2 + rest)
    common = bits([{"surname": "Ондум"}] * 2 + rest)
    assert rare > common + 4


def test_a_surname_common_in_a_region_is_weak_evidence_there(bits):
    region = {"region": "Республика Тыва"}
    rest = [{"surname": "Ондум", **region}] * 40 + [{"surname": f"Гремин{n}"} for n in range(960)]
    inside = bits([{"surname": "Ондум", **region}] * 2 + rest)
    outside = bits([{"surname": "Ондум"}] * 2 + rest)
    assert inside < outside - 2


def test_in_a_tiny_table_a_surname_still_counts_for_something(bits):
    assert 5 < bits([{"surname": "Щегляев"}] * 2) < 10

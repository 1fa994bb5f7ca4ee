import numpy as np
import pyarrow as pa
import pytest

from tallymark.lang.scripts import readings
from tallymark.link.values import Forms, code, renumber


def test_codes_follow_the_sorted_values_and_null_is_minus_one():
    column = code(pa.array(["б", None, "а", "б"]))
    assert column.values == ("а", "б")
    assert column.codes.tolist() == [1, -1, 0, 1]


def test_values_with_one_key_share_a_code_and_an_empty_key_is_unknown():
    codes, count = renumber(code(pa.array(["Ab", "aB", "?", None])), lambda t: t.strip("?").lower())
    assert (codes.tolist(), count) == ([0, 0, -1, -1], 1)


def test_the_most_alike_readings_decide_and_null_is_unknown():
    forms = Forms.of(["Чайкин", "Chaikin", "Хайкин"], readings)
    alike = forms.alike(np.array([0, 2, 0, -1]), np.array([1, 1, 2, 1]))
    assert alike[:2].tolist() == [1.0, 1.0]
    assert 0 < alike[2] < 1
    assert alike[3] == -1


def test_likeness_is_jaro_winkler():
    # Winkler 1990: MARTHA and MARHTA are 0.9611 alike, DIXON and DICKSONX 0.8133.
    forms = Forms.of(["MARTHA", "MARHTA", "DIXON", "DICKSONX"], lambda word: (word,))
    alike = forms.alike(np.array([0, 2]), np.array([1, 3]))
    assert alike.tolist() == pytest.approx([0.9611, 0.8133], abs=1e-4)

import pytest

from tallymark.read.claims.cast import _is_family


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("сотников", "сотникова", True),
        ("volskij", "volskaja", True),
        ("бойко", "бойко", True),
        ("иванов", "иваненко", False),
        ("ли", "лис", False),
    ],
)
def test_surnames_of_a_family_differ_in_their_endings_only(one, other, same):
    assert _is_family(one, other) is same

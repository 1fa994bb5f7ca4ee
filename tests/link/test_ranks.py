import pytest

from tallymark.link.ranks import rank_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("рядовой", "солдат"), ("СТАРШИЙ СЕРЖАНТ", "senior sergeant"), ("капітан", "captain")],
)
def test_one_rank_has_one_key_in_three_languages(one, other):
    assert rank_key(one) == rank_key(other)


def test_a_rank_not_in_the_table_is_compared_by_its_sound():
    assert rank_key("бригадир") == rank_key("brigadir") != rank_key("сержант")

"""Words of obituaries as the data file has them."""

import pytest


@pytest.mark.parametrize(
    ("text", "rank"),
    [("погиб старший сержант", "старший сержант"), ("лейтенант орлан", "лейтенант"),
     ("sgt. orlan", "sergeant")],
)  # fmt: skip
def test_a_rank_is_given_its_name(models, text, rank):
    words = models.lexicon.lives
    assert words.rank_of(words.ranks.search(text)) == rank


@pytest.mark.parametrize(
    ("text", "category"),
    [("мобилизован в мае", "mobilised"), ("доброволец", "volunteer"), ("по контракту", "contract")],
)
def test_a_category_is_given_its_key(models, text, category):
    words = models.lexicon.lives
    assert words.category_of(words.categories.search(text)) == category


@pytest.mark.parametrize("text", ["сержантский", "unmobilised", "непогибший"])
def test_a_word_inside_another_is_not_found(models, text):
    words = models.lexicon.lives
    assert not any(one.search(text) for one in (words.ranks, words.categories, words.dead))

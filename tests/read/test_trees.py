import re

import pytest

from tallymark.read.trees import tree_pattern

WORDS = ["say", "says", "said", "сказал", "сказала", "tell"]


@pytest.mark.parametrize("word", WORDS)
def test_every_word_of_the_tree_is_found(word):
    assert re.fullmatch(tree_pattern(sorted(WORDS)), word)


@pytest.mark.parametrize("word", ["sa", "saying", "сказ", "tells", ""])
def test_no_other_word_is_found(word):
    assert not re.fullmatch(tree_pattern(sorted(WORDS)), word)


def test_common_beginnings_are_shared():
    assert tree_pattern(["say", "says"]) == "say(?:s)?"


def test_signs_in_words_stand_for_themselves():
    assert re.fullmatch(tree_pattern(["a.b"]), "axb") is None

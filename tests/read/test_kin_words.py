import pytest

from tallymark.lang.words import cut_words


@pytest.fixture
def find(models):
    return lambda text: list(models.lexicon.kin.find(cut_words(text)))


@pytest.mark.parametrize(
    ("text", "relation", "sex"),
    [
        ("the mother-in-law", "parent_in_law_of", "f"),
        ("двоюродный брат", "cousin_of", "m"),
        ("свою мать-одиночку", "parent_of", "f"),
        ("про чоловіка", "spouse_of", "m"),
    ],
)
def test_a_word_for_kin_says_the_tie_and_the_sex(find, text, relation, sex):
    (word,) = find(text)
    assert (word.form.relation, word.form.sex) == (relation, sex)


def test_a_form_of_one_and_of_several_can_be_either(find):
    (word,) = find("сестрою")
    assert word.form.can_be_plural is False
    (word,) = find("доньки")
    assert (word.form.is_plural, word.form.can_be_plural) == (False, True)


def test_an_uncle_of_a_woman_has_a_niece(models):
    kin = models.lexicon.kin
    assert kin.inverse_of("uncle_of", "f") == "niece_of"
    assert kin.inverse_of("nephew_of", "f") == "aunt_of"
    assert kin.inverse_of("nephew_of", "m") == "uncle_of"

import pytest

from tallymark.count import act_key, category_key, labels


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("мобилизованный", "mobilised"), ("мобілізований", "mobilised"), ("mobilized", "mobilised"),
        ("мобики", "mobilised"), ("контрактник", "contract"), ("contract soldier", "contract"),
        ("доброволец", "volunteer"), ("добровольці", "volunteer"), ("Заключённый", "convict"),
        ("засуджений", "convict"), ("ув'язнений", "convict"), ("срочник", "conscript"),
        ("строковик", "conscript"), ("conscript", "conscript"), ("ЧВК «Вагнер»", "private_company"),
        ("офицер", "officer"), ("офицер, мобилизованный", "mobilised"), ("civilian", "civilian"),
        ("мирный житель", "civilian"), ("цивільний", "civilian"), ("convict", "convict"),
        ("unknown", "unknown"), ("сапёр", "unknown"), ("", "unknown"),
        ("не мобилизованный", "unknown"), ("бывший заключённый, контрактник", "unknown"),
        ("мобилизованный контрактник", "unknown"),
    ],
)  # fmt: skip
def test_words_of_sources_mean_a_category_or_stay_unknown(words, key):
    assert category_key(words) == key


@pytest.mark.parametrize(
    ("act", "key"),
    [
        ("killing", "death"), ("death_in_custody", "death"), ("beating", "torture"),
        ("forced_return_to_front", "forced_return"), ("killed", "death"), ("погибли", "death"),
        ("загиблих", "death"), ("wounded", "injury"), ("раненых", "injury"), ("patrol", "patrol"),
        ("men moved", "men moved"), ("killed and wounded", "killed and wounded"),
    ],
)  # fmt: skip
def test_acts_belong_to_an_act_of_the_tally_or_stay_themselves(act, key):
    assert act_key(act) == key


@pytest.mark.parametrize("language", ["en", "ru", "uk"])
def test_every_key_has_its_label_in_each_language(language):
    keys = {(dimension, key) for dimension, key, _ in labels()}
    assert all(labels()[(*key, language)] for key in keys)
    assert ("category", "unknown") in keys
    assert ("act", "death") in keys

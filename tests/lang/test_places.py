import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.places import base_place, region_key, region_labels


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Vologda Oblast", "RU-VLG"),
        ("в Вологодской области", "RU-VLG"),
        ("Свердловская обл.", "RU-SVE"),
        ("Алтайского края", "RU-ALT"),
        ("Республике Алтай", "RU-AL"),
        ("Бурятии", "RU-BU"),
        ("Тыва", "RU-TY"),
        ("Донецькій області", "UA-14"),
        ("Крым", "UA-43"),
        ("Republic of Crimea", "UA-43"),
    ],
)
def test_a_region_is_known_in_any_case_and_language(name, key):
    assert region_key(name) == key


@pytest.mark.parametrize("name", ["Karnov Region", "Торск", "", "обл."])
def test_what_is_no_region_has_no_key(name):
    assert region_key(name) is None


def test_every_region_is_labelled_in_three_languages():
    labels = region_labels()
    keys = {key for key, _, _ in labels}
    assert len(keys) == 7 + 83 + 27
    assert len(labels) == 3 * len(keys)


def test_every_label_leads_back_to_its_region():
    assert [words for key, _, words in region_labels() if region_key(words) != key] == []


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("Карновской области", "Карновская область"),
        ("Торске", "Торск"),
        ("Торського району", "Торський район"),
    ],
)
def test_a_place_comes_back_to_its_title_form(form, base):
    assert base_place(form) == base


@given(st.text(max_size=120))
def test_any_name_is_survived(name):
    assert region_key(name) is None or len(region_key(name)) <= 6
    assert isinstance(base_place(name), str)

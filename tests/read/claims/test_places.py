import pytest

from tallymark.terms.claims import ClaimKind

PLACE = ClaimKind.PLACE


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("It was in the village of Ust-Belka.", "Ust-Belka", "village"),
        ("Raids swept Karnov Oblast.", "Karnov Oblast", "region"),
        ("Жители Карновской области пишут.", "Карновская область", "region"),
        ("В посёлке Малые Зори тихо.", "Малые Зори", "village"),
        ("Їх тримали в ангарі в Торську.", "Торськ", "settlement"),
    ],
)
def test_a_place_has_its_name_and_kind(values, text, name, kind):
    (place,) = values(PLACE, text)
    assert (place.name, place.type) == (name, kind)


def test_a_village_lies_in_the_region_named_after_it(read):
    found = [one for one in read("В селе Усть-Белка Карновской области тихо.") if one.kind is PLACE]
    village = next(one for one in found if one.value.type == "village")
    region = next(one for one in found if one.value.type == "region")
    assert village.value.parent == region.key


def test_all_forms_of_a_name_are_mentions_of_one_place(values):
    text = "О ситуации в Малых Зорях\n\nВ посёлке Малые Зори повреждена остановка."
    (place,) = values(PLACE, text)
    assert [span.text for span in place.mentions] == ["Малых Зорях", "Малые Зори"]


def test_the_head_of_a_village_is_no_village(values):
    assert values(PLACE, "Глава села Павел Острин подтвердил это.") == []

import pytest

from tallymark.lang.geonames import read_feature

FIELDS = {
    "key": "7", "name": "Torsk", "ascii_name": "Torsk", "others": "Торск,Торськ",
    "latitude": "59.5", "longitude": "37.25", "kind": "P", "code": "PPL", "country": "RU",
    "cc2": "", "admin1": "85", "admin2": "42", "admin3": "", "admin4": "", "people": "900",
    "elevation": "", "dem": "120", "zone": "Europe/Moscow", "changed": "2024-01-01",
}  # fmt: skip


def line(**fields):
    return "\t".join((FIELDS | fields).values())


def test_a_settlement_has_its_names_by_language_its_region_and_its_district():
    found = read_feature(line())
    assert found is not None
    assert (found.id, found.kind, found.region, found.area) == (
        7,
        "settlement",
        "RU-VLG",
        "RU.85.42",
    )
    assert found.names == ("Torsk", "Торск|Торськ", "Торск|Торськ")


def test_a_district_loses_the_word_for_its_kind():
    district = {"kind": "A", "code": "ADM2", "others": "Торский район"}
    found = read_feature(line(name="Torskiy Rayon", ascii_name="Torskiy Rayon", **district))
    assert found is not None
    assert (found.kind, found.names) == ("district", ("Torskiy", "Торский", "Торский"))


@pytest.mark.parametrize(
    ("kind", "code"), [("H", "LK"), ("A", "ADM1"), ("P", "PPLH"), ("S", "SCH")]
)
def test_other_features_are_not_kept(kind, code):
    assert read_feature(line(kind=kind, code=code)) is None


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("7\tTorsk", "2 columns"),
        (line(key="seven"), "no number"),
        (line(name="", ascii_name=""), "name, is empty"),
        (line(people="many"), "number of people"),
        (line(country="Russia"), "country's code"),
    ],
)
def test_a_broken_line_says_why_and_holds_no_words_of_it(broken, reason):
    with pytest.raises(ValueError, match=reason) as caught:
        read_feature(broken)
    assert "Torsk" not in str(caught.value)


def test_a_region_abroad_keeps_the_code_of_the_dump():
    found = read_feature(line(country="KZ", admin1="01"))
    assert found is not None
    assert found.region == "KZ.01"


def test_no_coordinate_is_kept():
    assert "59.5" not in repr(read_feature(line()))
    assert "37.25" not in repr(read_feature(line()))

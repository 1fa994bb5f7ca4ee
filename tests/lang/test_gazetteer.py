import gzip
from importlib.resources import files
from time import process_time

import pytest

from tallymark.lang.gazetteer import (
    Gazetteer,
    bundled_gazetteer,
    bundled_text,
    index_entries,
    sheet_lines,
)
from tallymark.lang.places import regions

ROWS = [
    "1\tsettlement\tTorsk\tТорск\tТорськ\tRU-VLG\t9\t",
    "2\tsettlement\tMaly Zori\tМалые Зори\tМалі Зорі\tRU-PSK\t\tfull",
    "9\tdistrict\tTorskiy\tТорский\t\tRU-VLG\t\t",
]


def sheet(rows=ROWS):
    index = sorted(
        (stem, key, line)
        for line, row in enumerate(rows)
        for stem, key in index_entries(row.split("\t"))
    )
    return "\n".join(sheet_lines(rows, index)) + "\n"


@pytest.mark.parametrize(
    "words", ["Торске", "Торском", "Торську", "TORSK", "Торска", "в Торске"[2:], "Torsk"]
)
def test_a_name_is_found_in_every_case_and_either_script(words):
    (place,) = Gazetteer([sheet()]).settlements(words)
    assert (place.id, place.region, place.district) == ("1", "RU-VLG", "9")


@pytest.mark.parametrize("words", ["Малых Зорях", "Малими Зорями", "Малыми Зорями", "Maly Zori"])
def test_both_words_of_a_name_are_inflected(words):
    assert [one.id for one in Gazetteer([sheet()]).find(words)] == ["2"]


@pytest.mark.parametrize(
    "words", ["Торсков", "Зори", "Торскому", "", "х" * 500, "Малые", "Torske", "Tors"]
)
def test_other_words_are_no_such_place(words):
    assert Gazetteer([sheet()]).settlements(words) == ()


@pytest.mark.parametrize(
    ("words", "is_ukrainian", "base"),
    [
        ("Торском", False, "Торск"),
        ("Торську", True, "Торськ"),
        ("Малых Зорях", False, "Малые Зори"),
        ("Torsk", False, "Torsk"),
    ],
)
def test_a_case_form_is_brought_to_the_name(words, is_ukrainian, base):
    found = Gazetteer([sheet()]).base_names(words, ukrainian=is_ukrainian)
    assert found[0] == base


def test_a_later_sheet_adds_its_places():
    more = sheet(["7\tsettlement\tTorsk\tТорск\t\tRU-PSK\t\tfull"])
    assert [one.id for one in Gazetteer([sheet(), more]).settlements("Торска")] == ["1", "7"]


def test_a_place_is_found_by_its_id():
    place = Gazetteer([sheet()]).get("9")
    assert place is not None
    assert (place.kind, place.label("ru"), place.label("uk")) == ("district", "Торский", "Torskiy")


def test_a_sheet_of_another_format_is_refused():
    with pytest.raises(ValueError, match="format"):
        Gazetteer(["id\tkind\n"])


@pytest.mark.parametrize(
    ("words", "region"),
    [
        ("Череповце", "RU-VLG"),
        ("Санкт-Петербурга", "RU-SPE"),
        ("Ростове-на-Дону", "RU-ROS"),
        ("Харкові", "UA-63"),
        ("Kharkov", "UA-63"),
        ("Києва", "UA-30"),
        ("Kiev", "UA-30"),
        ("Білій Церкві", "UA-32"),
        ("Маріуполем", "UA-14"),
        ("Симферополь", "UA-43"),
        ("Севастополе", "UA-40"),
        ("Витебске", "BY-VI"),
    ],
)
def test_large_cities_ship_with_their_region(words, region):
    assert region in {one.region for one in bundled_gazetteer().settlements(words)}


@pytest.mark.parametrize("words", ["РФ", "Вірменії", "Таджикистана", "USA", "Белоруссии"])
def test_countries_ship(words):
    assert [one.kind for one in bundled_gazetteer().find(words)] == ["country"]


def test_every_region_that_ships_is_a_key_of_ours():
    keys = {region.key for region in regions()}
    rows = bundled_text().partition("\n\n")[0].split("\n")[1:]
    home = {row.split("\t")[5] for row in rows if row.split("\t")[5][:2] in ("BY", "RU", "UA")}
    assert home == keys & home
    assert len(home) > 100


def test_no_coordinate_ships():
    assert "." not in "".join(
        column
        for row in bundled_text().partition("\n\n")[0].split("\n")[1:]
        for place, column in enumerate(row.split("\t"))
        if place not in (2, 3, 4, 5)
    )


def test_what_ships_is_small_and_quickly_loaded():
    content = files("tallymark.lang").joinpath("data/gazetteer.tsv.gz").read_bytes()
    assert len(content) < 400_000
    assert len(gzip.decompress(content)) < 2_000_000
    start = process_time()
    Gazetteer([bundled_text()])
    assert process_time() - start < 0.25  # 0.025 s on an idle machine

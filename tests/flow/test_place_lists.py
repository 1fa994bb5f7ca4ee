import zipfile
from pathlib import Path

import pytest

from tallymark.flow.place_lists import find_sheets, import_places, read_sheet
from tallymark.lang.gazetteer import Gazetteer
from tallymark.terms.errors import InputError

LATITUDE, LONGITUDE = "59.31415", "37.92653"


def line(key, name, others, kind="P", code="PPL", country="RU", admin2="42"):
    return "\t".join(
        [str(key), name, name, others, LATITUDE, LONGITUDE, kind, code, country, "", "85", admin2,
         "", "", "300", "", "120", "Europe/Moscow", "2024-01-01"]
    )  # fmt: skip


DUMP = [
    line(9, "Torskiy Rayon", "Торский район", "A", "ADM2"),
    line(1, "Lipovets", "Липовец"),
    line(2, "Lipovets", "Липовец", admin2="43"),
    "broken",
    line(1, "Lipovets", "Липовец"),
    line(5, "Lake", "Озеро", "H", "LK"),
    line(6, "Foreign", "Чужое", country="KZ"),
    line("x", "Nowhere", "Нигде"),
]


@pytest.fixture
def case(tmp_path):
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "case.toml").write_text("", encoding="utf-8")
    return folder


@pytest.fixture
def dump(tmp_path):
    path = tmp_path / "RU.txt"
    path.write_text("\n".join(DUMP) + "\n", encoding="utf-8")
    return path


def gazetteer(case: Path) -> Gazetteer:
    return Gazetteer(map(read_sheet, find_sheets(case)))


def test_every_line_is_kept_passed_over_or_named_as_broken(case, dump):
    done = import_places(case, dump, countries=["RU"])
    assert done.kinds == {"district": 1, "settlement": 2}
    assert done.passed_over == {
        "given twice": 1, "no settlement or district": 1, "of other countries": 1,
    }  # fmt: skip
    assert [number for number, _ in done.broken] == [4, 8]
    kept = done.kinds.total() + done.passed_over.total() + len(done.broken)
    assert kept == done.lines == len(DUMP)


def test_the_numbers_of_broken_lines_are_written_beside_the_list(case, dump):
    import_places(case, dump)
    words = (case / "places" / "RU.broken.txt").read_text(encoding="utf-8")
    assert words.splitlines()[0].split("\t") == ["4", "1 columns instead of 19"]


def test_a_settlement_lies_in_the_district_of_its_codes(case, dump):
    import_places(case, dump)
    first, second = gazetteer(case).settlements("Липовце")
    assert (first.district, first.region, first.rank) == ("9", "RU-VLG", "full")
    assert second.district is None


def test_the_same_dump_again_changes_nothing(case, dump):
    first = import_places(case, dump)
    content = first.path.read_bytes()
    again = import_places(case, dump)
    assert (first.is_new, again.is_new, again.path.read_bytes()) == (True, False, content)


def test_the_order_of_lines_does_not_change_the_list(case, dump):
    content = import_places(case, dump).path.read_bytes()
    dump.write_text("\n".join(reversed(DUMP)) + "\n", encoding="utf-8")
    assert import_places(case, dump).path.read_bytes() == content


def test_a_zip_is_read_as_the_text_in_it(case, dump):
    content = import_places(case, dump).path.read_bytes()
    packed = dump.with_name("RU.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(dump, "RU.txt")
        archive.writestr("readme.txt", "words " * 1000)
    assert import_places(case, packed).path.read_bytes() == content


def test_nothing_is_left_where_no_line_is_a_place(case, tmp_path):
    other = tmp_path / "notes.txt"
    other.write_bytes(b"hello\n\xff\xfe\n")
    with pytest.raises(InputError, match="2 broken"):
        import_places(case, other)
    assert list((case / "places").iterdir()) == []


def test_a_damaged_zip_is_an_error_and_no_traceback(case, dump):
    packed = dump.with_name("RU.zip")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(dump, "RU.txt")
    content = bytearray(packed.read_bytes())
    content[45:60] = bytes(15)
    packed.write_bytes(content)
    with pytest.raises(InputError, match="cannot be read"):
        import_places(case, packed)


def test_a_damaged_list_says_what_to_do(case, dump):
    path = import_places(case, dump).path
    path.write_bytes(path.read_bytes()[:40])
    with pytest.raises(InputError, match="import its dump again"):
        read_sheet(path)


def test_a_folder_that_is_no_casebook_gets_nothing(tmp_path, dump):
    with pytest.raises(InputError, match="no casebook"):
        import_places(tmp_path / "elsewhere", dump)

"""No coordinate of anything finer than a region is kept, so that none can leave."""

import gzip
import re

from tallymark.flow.place_lists import find_sheets, import_places
from tallymark.flow.starting import start_case
from tallymark.lang.gazetteer import GazetteerPlace, bundled_text
from tallymark.terms.claims import PlaceClaim, PlaceMatch

LATITUDE, LONGITUDE = "59.3141592", "37.9265358"
ROW = (
    f"1\tLipovets\tLipovets\tЛиповец\t{LATITUDE}\t{LONGITUDE}\tP\tPPL\tRU\t\t85\t42\t\t\t300\t\t"
    "120\tEurope/Moscow\t2024-01-01\n"
)


def test_an_imported_dump_leaves_no_coordinate_in_the_casebook(tmp_path):
    case, dump = tmp_path / "case", tmp_path / "RU.txt"
    start_case(case, ("ru",))
    dump.write_text(ROW + f"broken\t{LATITUDE}\t{LONGITUDE}\n", encoding="utf-8")
    import_places(case, dump)
    (sheet,) = find_sheets(case)
    held = [path.read_bytes() for path in case.rglob("*") if path.is_file()]
    held.append(gzip.decompress(sheet.read_bytes()))
    assert len(held) > 3
    for content in held:
        assert LATITUDE.encode() not in content
        assert LONGITUDE.encode() not in content


def test_the_list_that_ships_holds_no_coordinate():
    assert re.findall(r"\d+\.\d{2,}", bundled_text().partition("\n\n")[0]) == []


def test_no_type_of_a_place_has_room_for_a_coordinate():
    names = set()
    for one in (PlaceClaim, PlaceMatch, GazetteerPlace):
        names |= set(one.__dataclass_fields__)
    assert names == {
        "name", "mentions", "type", "parent", "matches", "matched_by", "id", "district", "region",
        "kind", "names", "rank",
    }  # fmt: skip

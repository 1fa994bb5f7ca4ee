import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from tallymark.extract.xlsx_roll import RATIO
from tests.extract.conftest import Extract, documents, reasons, text_of
from tests.story.mixed_files import broken


def made(*rows: list[object]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_cells_are_rendered_as_canonical_csv(extract: Extract) -> None:
    content = made(
        ["id", "name", "died"],
        [1, 'Ivan "Vanya" Testov', date(2024, 5, 3)],
        [2.0, "Testova, Anna", datetime(2024, 5, 3, 10, 30)],
    )
    (roll,) = documents(extract("a.xlsx", content))
    assert text_of(roll) == (
        'id,name,died\n1,"Ivan ""Vanya"" Testov",2024-05-03\n'
        '2,"Testova, Anna",2024-05-03 10:30:00\n'
    )
    assert roll.passages[0].segments[1].locator == "sheet/1!A2:C2"
    assert (roll.document.locator, roll.document.dialect) == ("sheet/1", ",")


def test_a_formula_is_text_and_is_not_evaluated(extract: Extract) -> None:
    (roll,) = extract("a.xlsx", made(["name"], ['=WEBSERVICE("http://sample.invalid")']))
    assert '=WEBSERVICE(""http://sample.invalid"")' in text_of(roll)


def test_a_row_longer_than_the_header_is_ragged_and_a_shorter_one_is_padded(
    extract: Extract,
) -> None:
    outcomes = extract("a.xlsx", made(["id", "name"], [1], [2, "Anna", "extra"]))
    assert text_of(outcomes[0]) == "id,name\n1,\n2,Anna,extra\n"
    assert reasons(outcomes) == ["ragged_row"]
    assert outcomes[1].locator == "sheet/1/row/3"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["bomb.xlsx", "entities.xlsx", "cut.xlsx"])
def test_bombs_and_broken_workbooks_are_refused(extract: Extract, name: str) -> None:
    content, reason = broken()[name]
    assert reasons(extract(name, content)) == [reason]


def test_the_emptiest_honest_roll_stays_far_from_a_bomb() -> None:
    content = made(*[["same"] * 12] * 10_000)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        unpacked = sum(part.file_size for part in parts.infolist())
    assert unpacked / len(content) < RATIO / 2

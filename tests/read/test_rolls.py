import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.read.rolls import canonical, guess_columns, read_rows
from tallymark.terms.claims import Proposal, RowClaim
from tallymark.terms.documents import Document, Failure, Passage
from tallymark.terms.rolls import ColumnMap


def roll(dialect: str = ",") -> Document:
    return Document(
        id="d1", original_id="o1", locator="", media_type="text/csv", form="roll", language=None,
        title=None, outlet=None, published=None, extractor="csv/1", chars=0, dialect=dialect,
    )  # fmt: skip


def passages(*texts: str) -> list[Passage]:
    made, at = [], 0
    for text in texts:
        made.append(Passage("d1", at, at + len(text), text, ()))
        at += len(text)
    return made


def rows(text: str, columns: ColumnMap | None = None, dialect: str = ",") -> list[RowClaim]:
    parts = passages(text)
    column_map = columns or guess_columns(roll(dialect), parts)
    found = read_rows(roll(dialect), parts, column_map)
    return [one.value for one in found if isinstance(one, Proposal)]  # type: ignore[misc]


def fields(header: str, *lines: str, dialect: str = ",") -> list[str]:
    columns = guess_columns(roll(dialect), passages("\n".join([header, *lines])))
    return [field for _, field in sorted(columns.columns)]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("ID,Full name,Age,Died,Region", ["row_key", "name", "age", "death_date", "region"]),
        ("№,ФИО,Дата рождения,Звание", ["row_key", "name", "birth_date", "rank"]),
        ("Прізвище,Ім'я,По батькові,Стать", ["surname", "given", "patronymic", "sex"]),
        ("Населённый пункт,Район,Область", ["settlement", "district", "region"]),
        ("name,shoe size,age", ["name", "age"]),
    ],
)
def test_a_header_in_any_of_three_languages_names_the_columns(
    header: str, expected: list[str]
) -> None:
    assert fields(header, ",".join("x" * (header.count(",") + 1))) == expected


def test_columns_without_a_header_are_told_by_their_shape() -> None:
    text = "Пётр Примеров,31,03.05.1990\nИван Тестов,28,14.02.1993\n"
    columns = guess_columns(roll(), passages(text))
    assert columns.columns == ((0, "name"), (1, "age"), (2, "birth_date"))
    assert columns.header_row is None


@pytest.mark.parametrize(("day", "is_day_first"), [("25.04.2023", True), ("04/25/2023", False)])
def test_dates_without_doubt_say_whether_days_stand_first(day: str, is_day_first: bool) -> None:
    columns = guess_columns(roll(), passages(f"name,died\nA B,03.04.2023\nC D,{day}\n"))
    assert columns.day_first is is_day_first


@pytest.mark.parametrize(
    ("field", "words", "value"),
    [
        ("death_date", "2023-04-03", "2023-04-03"),
        ("death_date", "3.4.2023 г.", "2023-04-03"),
        ("death_date", "31.02.2023", None),
        ("death_date", "весна 2023", None),
        ("birth_year", "1990 г.р.", "1990"),
        ("age", "31 год", "31"),
        ("age", "031", "31"),
        ("age", "about 30", None),
        ("sex", "Жен.", "f"),
        ("sex", "male", "m"),
        ("sex", "?", None),
        ("name", "Пётр \n  Примеров", "Пётр Примеров"),
        ("unit", "00123", "00123"),
    ],
)
def test_a_value_has_one_form_or_none(field: str, words: str, value: str | None) -> None:
    assert canonical(field, words) == value


def test_a_cell_that_cannot_be_made_canonical_stays_as_written() -> None:
    (row,) = rows("name,died\nИван Тестов,31.02.2023\n")
    died = row.cells[1]
    assert (died.field, died.span.text, died.value) == ("death_date", "31.02.2023", None)


def test_quoted_cells_are_spanned_by_their_inner_words() -> None:
    text = 'id,name,settlement\n7,"Тестов, ""Ваня"" Иван","Нижний\nПробный"\n'
    (row,) = rows(text)
    name, settlement = row.cells[1:]
    assert name.span.text == 'Тестов, ""Ваня"" Иван'
    assert (name.value, settlement.value) == ('Тестов, "Ваня" Иван', "Нижний Пробный")
    assert all(text[cell.span.start : cell.span.end] == cell.span.text for cell in row.cells)
    assert row.row_key == "7"


def test_a_row_is_spanned_whole_without_its_line_end() -> None:
    text = "id;name\r\n7;Иван Тестов\r\n"
    parts = passages(text)
    (row,) = read_rows(roll(";"), parts, guess_columns(roll(";"), parts))
    assert isinstance(row, Proposal)
    assert row.span.text == "7;Иван Тестов"
    assert text[row.span.start : row.span.end] == row.span.text


def test_rows_without_a_key_are_known_by_their_line() -> None:
    found = rows("name,age\nA Bcd,20\nE Fgh,30\n")
    assert [row.row_key for row in found] == ["line/2", "line/3"]


def test_an_empty_cell_is_no_cell() -> None:
    (row,) = rows("name,age,region\nИван Тестов,,Пробная\n")
    assert [cell.field for cell in row.cells] == ["name", "region"]


def test_a_ragged_row_is_read_and_said() -> None:
    parts = passages("id,name,age\n1,A Bcd,20\n2,E Fgh\n")
    found = list(read_rows(roll(), parts, guess_columns(roll(), parts)))
    (failure,) = [one for one in found if isinstance(one, Failure)]
    assert (failure.reason, failure.locator) == ("ragged_row", "row/3")
    assert len(found) == 3


def test_rows_go_on_over_passages() -> None:
    parts = passages("id,name\n1,A Bcd\n", "2,E Fgh\n", "3,I Jkl")
    columns = guess_columns(roll(), parts)
    found = [one for one in read_rows(roll(), parts, columns) if isinstance(one, Proposal)]
    whole = "".join(part.text for part in parts)
    assert [one.value.row_key for one in found] == ["1", "2", "3"]  # type: ignore[union-attr]
    assert all(whole[one.span.start : one.span.end] == one.span.text for one in found)


@given(st.text('a1,"\n .х;', max_size=120))
def test_every_cell_quotes_its_passage(text: str) -> None:
    columns = ColumnMap(((0, "row_key"), (1, "name"), (2, "death_date")), None)
    for one in read_rows(roll(), passages(text), columns):
        if isinstance(one, Proposal) and isinstance(one.value, RowClaim):
            assert text[one.span.start : one.span.end] == one.span.text
            for cell in one.value.cells:
                assert text[cell.span.start : cell.span.end] == cell.span.text

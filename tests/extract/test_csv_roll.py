import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.extract.csv_roll import records, sniff_delimiter
from tests.extract.conftest import Extract, documents, reasons, text_of


def test_a_roll_is_kept_as_it_is(extract: Extract) -> None:
    content = 'id;ФИО\r\n1;"Примеров; Пётр"\r\n\r\n2;=HYPERLINK("x")\r\n'
    (roll,) = documents(extract("a.csv", content.encode("cp1251")))
    assert text_of(roll) == content
    assert (roll.document.form, roll.document.dialect) == ("roll", ";")


def test_passages_of_a_roll_end_where_records_end(extract: Extract) -> None:
    lines = [f'{n},"line\nend {n}",x\n' for n in range(20_000)]
    (roll,) = documents(extract("a.csv", "".join(lines).encode()))
    assert len(roll.passages) > 3
    assert all(passage.text.endswith(",x\n") for passage in roll.passages)


def test_ragged_rows_are_kept_and_named(extract: Extract) -> None:
    rows = ["id,name,age"] + ["1,Ivan Testov"] * 23 + ["2,Anna,20"]
    outcomes = extract("a.csv", "\n".join(rows).encode())
    failures = outcomes[1:]
    assert text_of(outcomes[0]) == "\n".join(rows)
    assert reasons(outcomes) == ["ragged_row"] * 20 + ["ragged_rows"]
    assert [failures[0].locator, failures[-1].locator] == ["row/2", "rows/3-more"]  # type: ignore[union-attr]


def test_a_name_of_ten_thousand_letters_is_kept(extract: Extract) -> None:
    content = "id,name\n1," + "A" * 10_000
    (roll,) = extract("a.csv", content.encode())
    assert text_of(roll) == content


@pytest.mark.parametrize(
    ("line", "delimiter"),
    [("a,b,c", ","), ("a;b,x;c", ";"), ("a\tb\tc", "\t"), ("a|b|c", "|"), ("alone", ",")],
)
def test_the_delimiter_is_the_one_that_cuts_rows_alike(line: str, delimiter: str) -> None:
    assert sniff_delimiter(f"{line}\n" * 3) == delimiter


def test_a_quote_inside_a_cell_swallows_no_rows() -> None:
    text = 'a,5" gun,b\nc,d,e\n"half,f,g\n'
    assert [cells for _, cells in records(text, ",")] == [3, 3, 3]


@given(st.lists(st.lists(st.text('a,"\n ;\r', max_size=6), min_size=2, max_size=4), max_size=6))
def test_records_agree_with_the_csv_of_the_standard_library(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    found = list(records(out.getvalue(), ","))
    assert [cells for _, cells in found] == [len(row) for row in rows]
    assert [end for end, _ in found][-1:] == [len(out.getvalue())][: len(rows)]

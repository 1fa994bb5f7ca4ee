from datetime import date

import pyarrow as pa
import pytest

from tallymark.link import link_records
from tallymark.link.table import read_records
from tallymark.terms.errors import InputError
from tallymark.terms.people import MENTION_SCHEMA

RECORDS = pa.table(
    {
        "rec_id": ["1", "2", "3"],
        "list": ["a", "b", "b"],
        "name": ["Гремин Илья Петрович", "Ilya Gremin", "Глеб Тюрвин"],
        "birth_date": ["1999-03-14", "1999-03-14", "31.02.1990"],
        "age": [None, "24", "wrong"],
        "death_date": ["2023-05-02", "2023-05-03", "2023-02-31"],
    }
)


def test_records_become_mentions_with_typed_dates_and_numbers():
    table = read_records(RECORDS)
    assert table.schema == MENTION_SCHEMA
    assert table["birth_date"].to_pylist() == [date(1999, 3, 14), date(1999, 3, 14), None]
    assert table["age"].to_pylist() == [None, 24, None]


def test_a_date_that_no_calendar_has_is_no_date():
    assert read_records(RECORDS)["death_earliest"].to_pylist()[2] is None


def test_an_age_holds_on_the_day_of_death_where_nothing_else_is_said():
    assert read_records(RECORDS)["age_on"].to_pylist()[1] == date(2023, 5, 3)


def test_columns_of_other_names_are_mapped():
    other = pa.table({"nr": ["1"], "Фамилия": ["Гремин"], "Имя": ["Илья"]})
    table = read_records(other, {"rec_id": "nr", "surname": "Фамилия", "given": "Имя"})
    assert (table["surname"][0].as_py(), table["given"][0].as_py()) == ("Гремин", "Илья")
    assert table["list"][0].as_py() == "table"


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (pa.table({"name": ["Гремин"]}), None),
        (pa.table({"rec_id": ["1", "1"], "name": ["Гремин", "Тюрвин"]}), None),
        (pa.table({"rec_id": ["1"], "age": ["24"]}), None),
        (pa.table({"rec_id": ["1"], "name": ["Гремин"]}), {"surname": "missing"}),
    ],
    ids=["no id", "id twice", "no name", "no such column"],
)
def test_a_table_that_cannot_be_used_is_refused_without_naming_anybody(table, columns):
    with pytest.raises(InputError) as error:
        read_records(table, columns)
    assert "Гремин" not in str(error.value)


def test_records_of_one_person_share_a_cluster():
    clusters, pairs = link_records(RECORDS)
    assert clusters.column_names == ["rec_id", "cluster_id"]
    assert pairs.column_names == ["left", "right", "probability"]
    found = dict(zip(*(column.to_pylist() for column in clusters.columns), strict=True))
    assert found["1"] == found["2"] != found["3"]


def test_labels_outrank_the_probability():
    labels = pa.table({"left": ["2", "1"], "right": ["1", "3"], "same": ["0", "1"]})
    clusters, _ = link_records(RECORDS, labels)
    found = dict(zip(*(column.to_pylist() for column in clusters.columns), strict=True))
    assert found["1"] == found["3"] != found["2"]


def test_a_label_that_is_neither_is_refused_with_its_line():
    labels = pa.table({"left": ["1"], "right": ["2"], "same": ["perhaps"]})
    with pytest.raises(InputError, match="labels line 2"):
        link_records(RECORDS, labels)

"""Rows go into tables as they are, whatever the driver wants them to look like."""

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from tallymark.casebook import tables
from tallymark.casebook.engine import open_engine
from tallymark.casebook.rows import _statement, insert_rows

ROW = {"entry_id": 7, "key_id": "none", "salt": b"\x00\xff", "body": b"{}"}


def test_rows_come_back_as_they_were_given() -> None:
    with open_engine("sqlite://").begin() as connection:
        tables.metadata.create_all(connection)
        insert_rows(connection, tables.journal_payload, [ROW, ROW | {"entry_id": 8}])
        found = connection.execute(sa.select(tables.journal_payload)).all()
    assert [tuple(row) for row in found] == [
        (7, "none", b"\x00\xff", b"{}"),
        (8, "none", b"\x00\xff", b"{}"),
    ]


def test_no_rows_are_no_statement() -> None:
    with open_engine("sqlite://").begin() as connection:
        insert_rows(connection, tables.journal_payload, [])  # no such table is there


@pytest.mark.parametrize(
    ("dialect", "wanted"),
    [
        (sqlite.dialect(), (7, "none", b"\x00\xff", b"{}")),
        (postgresql.psycopg.dialect(), ROW),  # type: ignore[no-untyped-call]
    ],
    ids=["sqlite", "postgresql"],
)
def test_each_driver_gets_rows_in_the_shape_it_takes(dialect: sa.Dialect, wanted: object) -> None:
    _, shape = _statement(tables.journal_payload, dialect)
    assert shape(ROW) == wanted

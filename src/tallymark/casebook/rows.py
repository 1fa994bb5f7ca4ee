"""Many rows into one table: the statement is made once, and the driver takes the rows as they are.

SQLAlchemy writes the statement in the database's own words; handing it every row to look at costs
more than the database itself takes for them.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Any

import sqlalchemy as sa

Row = Mapping[str, Any]


def insert_rows(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> None:
    """Adds rows, each with a value for every column of the table, in the open transaction."""
    if rows:
        words, shape = _statement(table, connection.dialect)
        connection.exec_driver_sql(words, [shape(row) for row in rows])


@lru_cache(maxsize=256)
def _statement(table: sa.Table, dialect: sa.Dialect) -> tuple[str, Callable[[Row], Any]]:
    """The words of an insertion, and how this driver wants a row: by place or by name."""
    names = [column.name for column in table.columns]
    compiled = sa.insert(table).compile(dialect=dialect, column_keys=names)
    return str(compiled), itemgetter(*compiled.positiontup) if compiled.positiontup else dict

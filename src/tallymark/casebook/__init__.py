"""The casebook keeps and finds records: an append-only ledger and the indexes made from it.

In: `Entry` batches, with who and why. Out: `Records`, read with an `Access` (role, purpose,
known-at). One folder: `case.toml`, `vault/`, `casebook.sqlite`, `releases/`.
"""

from tallymark.casebook.book import Casebook, create_casebook, open_casebook
from tallymark.casebook.case_file import read_case
from tallymark.casebook.check import check_journal
from tallymark.casebook.query import Records
from tallymark.casebook.rebuild import compare_indexes, rebuild_indexes

__all__ = [
    "Casebook",
    "Records",
    "check_journal",
    "compare_indexes",
    "create_casebook",
    "open_casebook",
    "read_case",
    "rebuild_indexes",
]

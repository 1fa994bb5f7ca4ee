"""What is in, what waits: counted without reading every row of every roll."""

from pathlib import Path

from tallymark.flow.adopting import RollWords, adopt_edition, propose_edition
from tallymark.flow.gathering import add_files
from tallymark.flow.keeping import case_status
from tallymark.flow.opening import Work, open_case
from tallymark.flow.starting import start_case

HEAD = "id,name,died\n"


def adopt(work: Work, place: Path, rows: str) -> None:
    place.write_text(HEAD + rows)
    list(add_files(work, [place]))
    adopt_edition(work, propose_edition(work, place.name, RollWords("vest")), wrong=0)


def test_a_row_of_two_editions_is_one_claim_and_a_vanished_row_is_withdrawn(tmp_path: Path) -> None:
    start_case(tmp_path / "case", ("en",))
    with open_case(tmp_path / "case", by="e1", is_writing=True) as work:
        adopt(work, tmp_path / "first.csv", "1,Anna Vest,2025-06-01\n2,Ivo Marn,2025-06-02\n")
        adopt(work, tmp_path / "second.csv", "1,Anna Vest,2025-06-03\n3,Petr Salo,2025-06-04\n")
        found = case_status(work)
    assert found.claims == {"accepted": 2, "withdrawn": 1}


def test_a_roll_that_nobody_adopted_waits_and_its_rows_are_no_claims(tmp_path: Path) -> None:
    start_case(tmp_path / "case", ("en",))
    (tmp_path / "roll.csv").write_text(HEAD + "1,Anna Vest,2025-06-01\n")
    with open_case(tmp_path / "case", by="e1", is_writing=True) as work:
        list(add_files(work, [tmp_path / "roll.csv"]))
        found = case_status(work)
    assert (dict(found.claims), dict(found.tasks)) == ({}, {"roll": 1})

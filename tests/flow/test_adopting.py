"""Adopting an edition: what is said of it is kept once, and read back as it was said."""

from pathlib import Path

import pytest

from tallymark.flow.adopting import RollWords, adopt_edition, load_roll, propose_edition
from tallymark.flow.gathering import add_files
from tallymark.flow.opening import Work, open_case
from tallymark.flow.starting import start_case
from tallymark.terms.errors import MisusedError


@pytest.fixture
def case(tmp_path: Path) -> Path:
    start_case(tmp_path / "case", ("en",))
    roll = tmp_path / "roll.csv"
    roll.write_text("id,name,died\n1,Anna Vest,2025-06-01\n2,Ivo Marn,2025-06-02,odd\n")
    with open_case(tmp_path / "case", is_writing=True) as work:
        list(add_files(work, [roll]))
    return tmp_path / "case"


def adopt(work: Work, words: RollWords) -> None:
    adopt_edition(work, propose_edition(work, "roll.csv", words), wrong=0)


def test_a_ragged_row_is_one_failure_however_often_its_roll_is_read(case: Path) -> None:
    with open_case(case, by="e1", is_writing=True) as work:
        adopt(work, RollWords("vest"))
        found = [(one.reason, one.locator) for one in work.records().terms("failure")]
    assert found == [("ragged_row", "row/3")]


def test_a_source_may_have_quotation_marks_in_its_name(case: Path) -> None:
    with open_case(case, by="e1", is_writing=True) as work:
        adopt(work, RollWords("vest", source='List "Velm"'))
    kept = load_roll(case / "rolls" / "vest.toml")
    assert kept is not None
    assert kept.source == 'List "Velm"'


@pytest.mark.parametrize("roll_id", ["../vest", "a/b", "a b", ""])
def test_the_id_of_a_roll_leads_to_no_other_folder(case: Path, roll_id: str) -> None:
    with (
        open_case(case, by="e1", is_writing=True) as work,
        pytest.raises(MisusedError, match="--roll"),
    ):
        propose_edition(work, "roll.csv", RollWords(roll_id))

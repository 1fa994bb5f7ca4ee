"""What an editor may say of publication, and of whom."""

from pathlib import Path

import pytest

from tallymark.flow.gathering import add_files
from tallymark.flow.judging import (
    apply_decisions_file,
    protect,
    reviewed_claims,
    waiting_tasks,
    write_waiting,
)
from tallymark.flow.opening import open_case
from tallymark.flow.starting import start_case
from tallymark.terms.errors import ReviewError, RoleError
from tallymark.terms.protection import Clearance


@pytest.fixture
def case(tmp_path: Path) -> Path:
    start_case(tmp_path / "case", ("en",))
    return tmp_path / "case"


def test_a_name_given_for_an_id_is_refused_and_not_recorded(case: Path) -> None:
    with (
        open_case(case, by="e1", is_writing=True) as work,
        pytest.raises(ReviewError, match="no id") as error,
    ):
        protect(work, ["Anna Vest"], Clearance.PROTECT, reason="asked")
    assert "Anna" not in str(error.value)


def test_only_an_editor_decides_what_may_be_published(case: Path) -> None:
    with open_case(case, by="r1", is_writing=True) as work, pytest.raises(RoleError):
        protect(work, ["p1"], Clearance.PROTECT, reason="asked")


def test_a_protection_needs_a_reason(case: Path) -> None:
    with (
        open_case(case, by="e1", is_writing=True) as work,
        pytest.raises(ReviewError, match="--reason"),
    ):
        protect(work, ["p1"], Clearance.PROTECT, reason=" ")


def test_a_second_reviewer_confirms_an_amendment_by_accepting_it(
    case: Path, tmp_path: Path
) -> None:
    settings = case / "case.toml"
    settings.write_text(settings.read_text().replace("reviewers = 1 ", "reviewers = 2 "))
    (tmp_path / "report.txt").write_text("Anna Vest was beaten in Velm.")
    head = "document,kind,start,end,quote,verdict,value,reason\n"
    added = 'report.txt,person,0,9,Anna Vest,add,"{""name"": ""Anna Vest"", ""mentions"": []}",\n'
    amended = "report.txt,person,0,9,Anna Vest,amend,age=41,\n"
    with open_case(case, by="r1", is_writing=True) as work:
        list(add_files(work, [tmp_path / "report.txt"]))
        apply_decisions_file(work, head + added)
        apply_decisions_file(work, head + amended)
        assert waiting_tasks(work) == []
    with open_case(case, by="r2", is_writing=True) as work:
        assert write_waiting(work, tmp_path / "mine.csv") == 1
        text = (tmp_path / "mine.csv").read_text().replace(",,,,,", ",,,,accept,", 1)
        apply_decisions_file(work, text)
        found = reviewed_claims(work).to_pylist()
    assert [(one["standing_in_review"], b'"age":41' in one["value"]) for one in found] == [
        ("accepted", True)
    ]

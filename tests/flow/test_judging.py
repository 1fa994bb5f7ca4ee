"""What an editor may say of publication, and of whom."""

from pathlib import Path

import pytest

from tallymark.flow.judging import protect
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

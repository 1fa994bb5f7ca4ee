"""What is in, what waits: counted without reading every row of every roll."""

from pathlib import Path

import msgspec
import pytest

from tallymark.flow import keeping
from tallymark.flow.adopting import RollWords, adopt_edition, propose_edition
from tallymark.flow.gathering import add_files
from tallymark.flow.judging import decide, reviewed_claims
from tallymark.flow.keeping import case_status
from tallymark.flow.opening import Work, open_case
from tallymark.flow.reading import read_documents
from tallymark.flow.recording import keep_readings
from tallymark.flow.starting import start_case
from tallymark.terms.claims import CLAIM_SCHEMA, ClaimKind, PersonClaim
from tallymark.terms.decisions import Verdict
from tallymark.terms.payload import to_bytes
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span
from tallymark.terms.written import WrittenProposal, WrittenReading

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


@pytest.fixture
def two_reports(tmp_path: Path) -> Path:
    start_case(tmp_path / "case", ("en",))
    (tmp_path / "one.txt").write_text("Anna Vest, 41, was beaten in Velm on 1 June 2025.")
    (tmp_path / "two.txt").write_text("Ivo Marn, 33, was beaten in Velm on 2 June 2025.")
    with open_case(tmp_path / "case", is_writing=True) as work:
        list(add_files(work, [tmp_path / "one.txt", tmp_path / "two.txt"]))
        list(read_documents(work))
    return tmp_path / "case"


def test_claims_wait_alike_on_documents_that_were_judged_and_that_were_not(
    two_reports: Path,
) -> None:
    with open_case(two_reports, by="e1", is_writing=True) as work:
        claims = reviewed_claims(work)["claim_id"].to_pylist()
        before = case_status(work)
        decide(work, claims[0], Verdict.ACCEPT)
        after = case_status(work)
    many = len(claims)
    assert (before.claims, before.tasks) == ({"waiting": many}, {"claim": many})
    assert after.claims == {"accepted": 1, "waiting": many - 1}
    assert after.tasks == {"claim": many - 1}


def test_claims_that_nobody_judged_are_counted_and_not_read(
    two_reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        "tallymark.casebook.Records.claims",
        lambda self, **words: asked.append(words["document_ids"]) or CLAIM_SCHEMA.empty_table(),
    )
    with open_case(two_reports) as work:
        assert case_status(work).claims["waiting"] > 4
    assert asked == [set()]


def test_a_document_of_two_readers_is_read_to_see_where_they_differ(two_reports: Path) -> None:
    span = Span(0, 9, "Anna Vest")
    other = PersonClaim("Anna Vest", (span,), age=14)
    value = msgspec.Raw(to_bytes(other))
    said = WrittenProposal(ClaimKind.PERSON, span, value, Sensitivity.INTERNAL)
    with open_case(two_reports, is_writing=True) as work:
        before = case_status(work)
        keep_readings(
            work, work.records().documents()[0].id, [WrittenReading("other/1", (said,), {})]
        )
        after = case_status(work)
    assert (before.contested, after.contested) == (0, 1)
    assert after.claims == before.claims


def test_where_too_many_documents_were_touched_all_are_read(
    two_reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(two_reports, by="e1", is_writing=True) as work:
        decide(work, reviewed_claims(work)["claim_id"].to_pylist()[0], Verdict.ACCEPT)
        before = case_status(work)
        monkeypatch.setattr(keeping, "MOST_TOUCHED", 0)
        assert case_status(work) == before

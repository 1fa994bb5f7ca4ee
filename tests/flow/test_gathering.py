"""Decisions outlive readers: a better reader in the middle of a case."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from tallymark import preserve
from tallymark.flow import reading_pool
from tallymark.flow.adopting import RollWords, adopt_edition, propose_edition
from tallymark.flow.gathering import add_files
from tallymark.flow.judging import (
    apply_decisions_file,
    asked_claims,
    decide,
    reviewed_claims,
    waiting_tasks,
)
from tallymark.flow.linking import link_case
from tallymark.flow.opening import Work, open_case
from tallymark.flow.reading import read_documents
from tallymark.flow.starting import start_case
from tallymark.terms.claims import ClaimKind, PersonClaim, Proposal
from tallymark.terms.decisions import Verdict
from tallymark.terms.documents import Document, Fetched, Passage
from tallymark.terms.errors import ReviewError, StorageError
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span

TEXT = "Anna Vest, 41, was beaten in Velm. Ivo Marn saw it."
ANNA, IVO = Span(0, 9, "Anna Vest"), Span(35, 43, "Ivo Marn")


class Scripted:
    """A reader that proposes what a test wrote down."""

    called = "scripted"

    def __init__(self, version: int, *values: tuple[Span, PersonClaim]) -> None:
        self.name = f"{self.called}/{version}"
        self.values = values

    def read(
        self, document: Document, passages: list[Passage], models: object
    ) -> Iterable[Proposal]:
        return [Proposal(ClaimKind.PERSON, span, value) for span, value in self.values]


def person(span: Span, age: int | None = None) -> tuple[Span, PersonClaim]:
    return span, PersonClaim(span.text, (span,), age=age)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    start_case(tmp_path / "case", ("en",))
    (tmp_path / "report.txt").write_text(TEXT)
    with open_case(tmp_path / "case", is_writing=True) as work:
        list(add_files(work, [tmp_path / "report.txt"]))
    read_with(tmp_path / "case", monkeypatch, Scripted(1, person(ANNA), person(IVO)))
    with open_case(tmp_path / "case", by="r1", is_writing=True) as work:
        for row in reviewed_claims(work).to_pylist():
            decide(work, row["claim_id"], Verdict.ACCEPT)
    return tmp_path / "case"


def read_with(case: Path, monkeypatch: pytest.MonkeyPatch, *readers: Scripted) -> None:
    monkeypatch.setattr(reading_pool, "installed_readers", lambda _names: list(readers))
    with open_case(case, is_writing=True) as work:
        list(read_documents(work))


def standing(work: Work) -> dict[str, tuple[str, bool]]:
    return {
        row["quote"]: (row["standing_in_review"], row["is_anchored"])
        for row in reviewed_claims(work).to_pylist()
    }


def test_decisions_apply_to_a_better_readers_equal_proposals(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_with(case, monkeypatch, Scripted(2, person(ANNA), person(IVO)))
    with open_case(case) as work:
        both = {"Anna Vest": ("accepted", True), "Ivo Marn": ("accepted", True)}
        assert standing(work) == both


def test_what_a_better_reader_says_differently_or_no_longer_stands_and_is_shown(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_with(case, monkeypatch, Scripted(2, person(ANNA, age=41)))
    with open_case(case) as work:
        both = {"Anna Vest": ("accepted", False), "Ivo Marn": ("accepted", False)}
        assert standing(work) == both
        assert [task.kind for task in waiting_tasks(work)] == ["unanchored", "unanchored"]


class Other(Scripted):
    """Another reader, under another name."""

    called = "other"


def test_two_readers_values_of_one_claim_are_both_kept_and_shown(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_with(case, monkeypatch, Other(1, person(ANNA, age=41), person(IVO)))
    read_with(case, monkeypatch, Scripted(2, person(ANNA, age=14), person(IVO)))
    with open_case(case) as work:
        rows = {row["quote"]: row for row in reviewed_claims(work).to_pylist()}
        said = {row["reader"] for row in work.records().claims(every=True).to_pylist()}
    votes = [(one["reader"], one["differs"]) for one in rows["Anna Vest"]["votes"]]
    assert votes == [("other/1", []), ("scripted/2", ["age"])]
    assert [one["differs"] for one in rows["Ivo Marn"]["votes"]] == [[], []]
    assert said == {"scripted/1", "scripted/2", "other/1"}


def test_what_one_reader_protects_another_records_as_protected(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Scripted(2, person(ANNA))
    witness = PersonClaim("Ivo Marn", (IVO,), roles=("witness",))
    closed.read = lambda *_: [Proposal(ClaimKind.PERSON, IVO, witness, Sensitivity.PROTECTED)]  # type: ignore[method-assign]
    read_with(case, monkeypatch, closed, Other(1, person(Span(39, 43, "Marn"))))
    with open_case(case) as work:
        rows = work.records().claims().to_pylist()
    assert {row["quote"]: row["sensitivity"] for row in rows}["Marn"] == Sensitivity.PROTECTED


def test_a_decision_on_what_any_reader_protects_is_protected(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Scripted(2)
    witness = PersonClaim("Ivo Marn", (IVO,), roles=("witness",))
    closed.read = lambda *_: [Proposal(ClaimKind.PERSON, IVO, witness, Sensitivity.PROTECTED)]  # type: ignore[method-assign]
    read_with(case, monkeypatch, closed)
    read_with(case, monkeypatch, Other(1, person(IVO, age=41)))
    with open_case(case) as work:
        asked = {row["quote"]: row for row in asked_claims(work).values()}
    assert asked["Ivo Marn"]["sensitivity"] == Sensitivity.PROTECTED


def test_a_person_is_asked_for_the_value_that_is_shown_and_may_take_the_other(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_with(case, monkeypatch, Other(1, person(ANNA, age=41)))
    read_with(case, monkeypatch, Scripted(2, person(ANNA, age=14)))
    with open_case(case, by="r2", is_writing=True) as work:
        row = next(r for r in asked_claims(work).values() if r["quote"] == "Anna Vest")
        decide(work, row["claim_id"], Verdict.AMEND, value={"age": 14})
        rows = {one["quote"]: one for one in reviewed_claims(work).to_pylist()}
    assert b'"age":14' in rows["Anna Vest"]["value"]
    assert rows["Anna Vest"]["is_anchored"]


def test_reading_again_with_the_same_reader_changes_nothing(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_case(case) as work:
        before = work.book.position()
    read_with(case, monkeypatch, Scripted(1, person(ANNA)))
    with open_case(case) as work:
        assert work.book.position() == before


def test_the_same_bytes_under_another_name_are_a_second_sighting(
    case: Path, tmp_path: Path
) -> None:
    (tmp_path / "copy.txt").write_text(TEXT)
    with open_case(case, is_writing=True) as work:
        statuses = [
            one.status
            for name in ("report.txt", "copy.txt", "copy.txt")
            for one in add_files(work, [tmp_path / name])
        ]
        custody = [one.outcome for one in work.records().terms("custody")]
    assert statuses == ["already here", "second sighting", "already here"]
    assert custody.count("second sighting") == 1


def test_files_are_recorded_one_by_one_in_their_order(case: Path, tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("one.txt", "gone.txt", "two.txt", "same.txt", "no.txt")]
    for path, text in zip(
        paths, ("A man died.", "", "Two men died.", "Two men died.", ""), strict=True
    ):
        path.write_text(text)
    paths[1].unlink()
    with open_case(case, is_writing=True) as work:
        first = work.book.position()
        done = [(one.shown, one.status, work.book.position()) for one in add_files(work, paths)]
    said = ["added", "failed", "added", "second sighting", "failed"]
    assert [(shown, status) for shown, status, _ in done] == [
        (str(path), status) for path, status in zip(paths, said, strict=True)
    ]
    assert [position - first for *_, position in done] == [1, 2, 3, 4, 5]


def test_a_file_that_was_read_is_recorded_though_the_next_stops_the_run(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(f"A man of {name} died.")

    def keep(fetched: Fetched, vault: Path) -> Path:
        if fetched.name == "two.txt":
            raise StorageError("the disk is full")
        return preserve.vault.keep(fetched, vault)

    monkeypatch.setattr(preserve, "keep", keep)
    with open_case(case, is_writing=True) as work:
        with pytest.raises(StorageError):
            list(add_files(work, [tmp_path / "one.txt", tmp_path / "two.txt"]))
        names = [one.name for one in work.records().terms("original")]
    assert names == ["report.txt", "one.txt"]
    assert list((case / "vault" / "incoming").iterdir()) == []


def test_a_run_that_is_left_half_way_goes_on_where_it_stopped(case: Path, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for number, path in enumerate(paths):
        path.write_text(f"{number} men died.")
    with open_case(case, is_writing=True) as work:
        adding = add_files(work, paths)
        assert next(adding).status == "added"
        adding.close()
        again = [one.status for one in add_files(work, paths)]
    assert again == ["already here", "added", "added"]


def test_a_file_over_a_limit_is_read_when_it_is_added_under_a_higher_one(
    case: Path, tmp_path: Path
) -> None:
    (tmp_path / "long.txt").write_text("A man was killed. " * 100)
    settings = case / "case.toml"
    written = settings.read_text()
    statuses = []
    for most in (1000, 1000, 5000, 5000):
        settings.write_text(f"{written}\n[limits]\npage_bytes = {most}\n")
        with open_case(case, is_writing=True) as work:
            statuses += [one.status for one in add_files(work, [tmp_path / "long.txt"])]
    assert statuses == ["failed", "already here", "added", "already here"]


def test_a_decisions_file_applied_twice_says_nothing_new(case: Path) -> None:
    text = (
        "document,kind,start,end,quote,verdict,value,reason\n"
        "report.txt,person,0,9,Anna Vest,amend,age=41,the text says so\n"
        "report.txt,person,35,43,Ivo Marn,reject,,a witness\n"
    )
    with open_case(case, by="r2", is_writing=True) as work:
        first, second = (apply_decisions_file(work, text) for _ in range(2))
    assert (first.new, first.unchanged) == (2, 0)
    assert (second.new, second.unchanged) == (0, 2)


def test_a_line_that_cannot_be_applied_leaves_the_whole_file_unapplied(case: Path) -> None:
    text = (
        "document,kind,start,end,quote,verdict,value,reason\n"
        "report.txt,person,35,43,Ivo Marn,reject,,a witness\n"
        "report.txt,person,0,9,Olga Vest,accept,,\n"
    )
    with open_case(case, by="r2", is_writing=True) as work:
        before = work.book.position()
        with pytest.raises(ReviewError, match="line 3") as error:
            apply_decisions_file(work, text)
        assert work.book.position() == before
    assert "Olga" not in str(error.value)


def test_a_name_of_ten_thousand_characters_goes_all_the_way(case: Path, tmp_path: Path) -> None:
    long_name = "Ярослав " + "Ы" * 10_000
    (tmp_path / "roll.csv").write_text(f"id,name,died\n1,{long_name},2025-01-02\n2,Ivo Marn,\n")
    with open_case(case, by="e1", is_writing=True) as work:
        list(add_files(work, [tmp_path / "roll.csv"]))
        adopt_edition(work, propose_edition(work, "roll.csv", RollWords()), wrong=0)
        assert link_case(work).mentions == 4

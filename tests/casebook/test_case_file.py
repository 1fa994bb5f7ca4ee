"""`case.toml`: errors name the key."""

from pathlib import Path

import pytest

from tallymark.casebook import read_case
from tallymark.flow.starting import TEMPLATE
from tallymark.terms.errors import CaseError, NewerFormatError
from tests.casebook.conftest import CASE


def write(folder: Path, text: str) -> Path:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_template_that_init_writes_is_a_case(tmp_path: Path) -> None:
    case = read_case(write(tmp_path, TEMPLATE.format(languages='"ru", "en"', title="Example")))
    assert (case.languages, case.small_cell, case.review.sample) == (("ru", "en"), 5, 20)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('scope_ = "x"', "unknown key `scope_`"),
        ("[scope]\nperiod = 2025", "unknown key `scope.period`"),
        ("small_cell = 0", "small_cell"),
        ("[review]\nreviewers = 3", "review.reviewers"),
        ("[review]\nlink_from = 0.2", "part_below"),
        ("[scope]\nfirst_day = 7", "first_day"),
        ("[reading]\nreaders = []", "reading.readers"),
        ("[reading]\nreader = 'llm'", "unknown key `reading.reader`"),
        ("[llm]\nseconds = 0", "under [llm]"),
        ("[llm]\nallow_hosts = 'x'", "unknown key `llm.allow_hosts`"),
        ("= broken", "not valid TOML"),
    ],
)
def test_what_cannot_be_used_is_named(tmp_path: Path, line: str, words: str) -> None:
    head, rest = CASE.split("[title]")
    text = f"{head}{line}\n[title]{rest}" if not line.startswith("[") else f"{CASE}{line}\n"
    with pytest.raises(CaseError, match=words.replace("[", r"\[")):
        read_case(write(tmp_path, text))


def test_a_case_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NewerFormatError, match="later Tallymark"):
        read_case(write(tmp_path, CASE.replace("format = 1", "format = 9")))

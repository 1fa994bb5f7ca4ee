"""Decisions as a CSV that people edit in a spreadsheet."""

import pyarrow as pa
import pytest

from tallymark.review import read_decisions, write_decisions
from tallymark.terms.claims import REVIEWED_SCHEMA
from tallymark.terms.errors import InputError

HEAD = "document,kind,start,end,quote,verdict,value,reason\n"


def waiting(quote: str) -> pa.Table:
    row = {
        "claim_id": "k1", "document_id": "d1", "kind": "person", "key": "person:0-4", "start": 0,
        "end": 4, "quote": quote, "value": b"{}", "value_digest": "x", "reader": "rules/1",
        "sensitivity": 1, "position": 1, "standing_in_review": "waiting", "decision_ids": [],
        "is_anchored": True,
    }  # fmt: skip
    return pa.Table.from_pylist([row], schema=REVIEWED_SCHEMA)


def test_a_line_without_a_verdict_decides_nothing() -> None:
    assert read_decisions(HEAD + "r01.txt,person,0,4,Anna,,,\n") == []


def test_a_filled_line_is_a_decision_with_its_line_number() -> None:
    line = read_decisions(HEAD + "r01.txt,person,0,4,Anna,accept,,seen in two papers\n")[0]
    assert (line.line, line.document, line.start, line.end) == (2, "r01.txt", 0, 4)
    assert (line.verdict, line.value, line.reason) == ("accept", None, "seen in two papers")


def test_the_short_form_names_fields_and_values() -> None:
    line = read_decisions(HEAD + "r01.txt,person,0,4,Anna,amend,age=28; sex=f; rank=,\n")[0]
    assert line.value == {"age": 28, "sex": "f", "rank": None}


def test_the_long_form_is_json() -> None:
    line = read_decisions(HEAD + 'r01.txt,person,0,4,Anna,amend,"{""age"": 28}",\n')[0]
    assert line.value == {"age": 28}


def test_a_cell_that_a_spreadsheet_would_run_goes_out_as_words_and_comes_back_the_same() -> None:
    text = write_decisions(waiting("=HYPERLINK(1)"), {})
    assert "'=HYPERLINK(1)" in text
    filled = text.replace(",,,\n", ",accept,,\n")
    assert read_decisions(filled)[0].quote == "=HYPERLINK(1)"


def test_a_byte_order_mark_of_a_spreadsheet_does_no_harm() -> None:
    assert len(read_decisions("\ufeff" + HEAD + "d1,person,0,4,Anna,reject,,\n")) == 1


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_spreadsheet_may_write_its_own_delimiter_and_line_ends(delimiter: str) -> None:
    cells = ["d1", "person", "0", "4", "Anna", "amend", '"age=28; rank=none"', '"seen, twice"']
    text = delimiter.join(HEAD.strip().split(",")) + "\r\n" + delimiter.join(cells) + "\r\n"
    line = read_decisions("\ufeff" + text)[0]
    assert (line.quote, line.value) == ("Anna", {"age": 28, "rank": None})
    assert line.reason == "seen, twice"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (HEAD + "r01.txt,person,0,4,Anna,yes,,\n", "line 2: unknown verdict"),
        (HEAD + "r01.txt,person,x,4,Anna,accept,,\n", "line 2: `start` is not a whole number"),
        (HEAD + "r01.txt,person,0,4,Anna,amend,,\n", "line 2: amend needs a value"),
        (HEAD + "r01.txt,person,0,4,Anna,amend,old,\n", "line 2: `value` is neither JSON nor"),
        (HEAD + "r01.txt,person,0,4,Anna,amend,{x,\n", "line 2: `value` is not valid JSON"),
        ("a,b\n1,2\n", "lacks the column"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_and_quotes_nothing(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words) as error:
        read_decisions(text)
    assert "Anna" not in str(error.value)

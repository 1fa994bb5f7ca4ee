"""What becomes of a model's answer: quotes that are found, read again by our own grammar."""

import hashlib
import json
from collections import Counter
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from tallymark.read import LlmReader
from tallymark.terms.case import Endpoint
from tallymark.terms.claims import ClaimKind, Hedge
from tallymark.terms.sensitivity import Sensitivity
from tests.read.conftest import make_document, make_passage

PROMPT = "57190ef0"


def completion(content):
    return json.dumps({"choices": [{"message": {"content": content}}]}).encode()


def marked(*pairs):
    return completion(json.dumps({"claims": [{"kind": k, "quote": q} for k, q in pairs]}))


@pytest.fixture
def take(models):
    def take_from(text, answer, **endpoint):
        reader = LlmReader(Endpoint("http://127.0.0.1/v1", **endpoint))
        document = make_document(text, date(2025, 11, 10))
        (request,) = reader.requests([make_passage(text)])
        return reader.take(document, request, answer, models)

    return take_from


def test_a_name_is_one_claim_with_every_place_where_it_stands(take):
    (one,), lost = take("Anna Vest came. Then Anna Vest left.", marked(("person", "Anna Vest")))
    assert (one.kind, one.value.name, one.span.start) == (ClaimKind.PERSON, "Anna Vest", 0)
    assert [span.start for span in one.value.mentions] == [0, 21]
    assert not lost


def test_a_person_without_a_name_is_protected_and_gets_none(take):
    (one,), _ = take("They beat a friend of his.", marked(("person", "a friend of his")))
    assert (one.value.name, one.sensitivity) == (None, Sensitivity.PROTECTED)


def test_a_russian_name_is_brought_to_its_base_form_by_our_grammar(take):
    (one,), _ = take("Избили Илью Гремина.", marked(("person", "Илью Гремина")))
    assert (one.span.text, one.value.name) == ("Илью Гремина", "Илья Гремин")


def test_a_figure_bears_the_number_and_the_bound_that_the_text_gives(take):
    text = "At least 95 men were taken."
    (one,), lost = take(text, marked(("figure", "95 men")))
    assert one.span.text == "At least 95 men"
    assert (one.value.low, one.value.high, one.value.hedge) == (95, None, Hedge.AT_LEAST)
    assert not lost


def test_an_age_is_no_figure_whatever_the_model_says(take):
    found, lost = take("Anna Vest, 41, was beaten.", marked(("figure", "41")))
    assert (found, lost) == ([], {"quote_not_read": 1})


def test_a_date_is_read_by_our_grammar_against_the_day_of_publication(take):
    (one,), _ = take("It began on Nov. 2 there.", marked(("date", "Nov. 2")))
    assert one.value.interval.earliest == date(2025, 11, 2)
    assert one.value.interval.is_inferred


def test_digits_of_a_unit_are_text(take):
    (one,), _ = take("He served in military unit 09941.", marked(("unit", "military unit 09941")))
    assert one.value.designator == "09941"


def test_invented_words_are_dropped_and_counted(take):
    found, lost = take(
        "Anna Vest came.", marked(("person", "Olga Vest"), ("place", "Torsk"), ("place", "Vest"))
    )
    assert [one.span.text for one in found] == ["Vest"]
    assert lost == {"quote_not_found": 2}


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"not JSON", b'{"error": "x"}', b'{"choices": []}', b"[" * 100_000,
        b'{"choices": [{"message": {"content": null}}]}', b"\xff\xfe",
        completion("Here you are: {}"), completion('```json\n{"claims": []}\n```'),
        completion('{"claims": [{"kind": "person", "quote": "Anna'),
        completion('{"claims": [{"kind": "culprit", "quote": "Anna"}]}'),
        completion('{"claims": [{"kind": "person", "quote": "Anna", "age": 41}]}'),
        completion('{"claims": [{"kind": "person", "quote": 41}]}'),
        completion('{"claims": {}}'), completion("[]"), completion(r'{"claims": "\ud800"}'),
        marked(*[("person", "Anna")] * 401), marked(("person", "A" * 301)),
    ],
)  # fmt: skip
def test_an_answer_that_is_not_of_the_schema_is_lost_as_a_whole(take, answer):
    assert take("Anna came.", answer) == ([], Counter({"bad_answer": 1}))


def test_a_number_that_the_model_adds_is_taken_nowhere(take):
    (one,), _ = take("At least 95 men were taken.", marked(("figure", "At least 95 men")))
    assert one.value.value == 95


def test_a_long_document_is_asked_in_sections_whose_claims_stand_in_the_whole(models):
    text = "Nobody came to the village.\n" * 40 + "Anna Vest came."
    reader = LlmReader(Endpoint("http://127.0.0.1/v1", section_chars=300))
    requests = list(reader.requests([make_passage(text)]))
    assert [requests[0].start, requests[-1].end] == [0, len(text)]
    assert all(one.end - one.start <= 300 for one in requests)
    assert all(a.end == b.start for a, b in pairwise(requests))
    answer = marked(("person", "Anna Vest"))
    (one,), _ = reader.take(make_document(text), requests[-1], answer, models)
    assert (one.span.start, one.value.mentions[0].start) == (1120, 1120)


def test_a_blank_document_is_not_asked_about():
    assert list(LlmReader(Endpoint()).requests([make_passage(" \n ")])) == []


def test_a_request_is_bound_to_schema_temperature_seed_and_delimited_text():
    (request,) = LlmReader(Endpoint(model="m", seed=7)).requests([make_passage("Anna Vest came.")])
    body = json.loads(request.body)
    assert (body["model"], body["temperature"], body["seed"]) == ("m", 0, 7)
    assert body["response_format"]["json_schema"]["strict"] is True
    mark = hashlib.sha256(b"Anna Vest came.").hexdigest()[:16]
    assert body["messages"][1]["content"] == (
        f"-----BEGIN DOCUMENT {mark}-----\nAnna Vest came.\n-----END DOCUMENT {mark}-----"
    )
    assert "Anna" not in body["messages"][0]["content"]


def test_the_prompt_is_frozen_and_its_hash_is_in_the_name():
    prompt = files("tallymark.read").joinpath("data", "llm_prompt.txt").read_bytes()
    assert hashlib.sha256(prompt).hexdigest()[:8] == PROMPT
    assert LlmReader(Endpoint()).name.startswith(f"llm/1+{PROMPT}.")


@pytest.mark.parametrize(
    "other", [{"model": "m"}, {"seed": 2}, {"section_chars": 5000}, {"answer_tokens": 9}]
)
def test_whatever_else_is_sent_makes_another_version(other):
    assert LlmReader(Endpoint(**other)).name != LlmReader(Endpoint()).name


def test_where_the_endpoint_stands_makes_no_other_version():
    assert LlmReader(Endpoint("http://localhost/v1")).name == LlmReader(Endpoint()).name


def test_what_is_no_part_of_the_report_is_not_sent():
    menu = replace(make_passage("Subscribe to us.\n"), part="furniture")
    (request,) = LlmReader(Endpoint()).requests([menu, make_passage("Anna Vest came.", 17)])
    assert (request.start, request.end) == (17, 32)
    assert b"Subscribe" not in request.body

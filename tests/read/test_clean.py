from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.read.clean import clean_text
from tallymark.terms.claims import ClaimKind


@pytest.mark.parametrize(
    ("written", "clean"),
    [
        ("Гре\u00adмин", "Гремин"),
        ("Гре\u200bмин", "Гремин"),
        ("Андреи\u0306", "Андрей"),
        ("Гре\u0301мин", "Гремин"),
        ("Ки\u0457в", "Ки\u0457в"),
        ("і\u0308жак", "їжак"),
        ("20\u202f000\u00a0человек", "20 000 человек"),
        ("one\r\ntwo", "one\ntwo"),
        ("мобили-\nзованный", "мобилизованный"),
        ("Jose\u0301", "José"),
        ("\ufeffText", "Text"),
        ("plain", "plain"),
    ],
)
def test_what_breaks_a_word_on_the_page_is_taken_out(written: str, clean: str) -> None:
    assert clean_text(written).text == clean


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Пропал Гре\u00adмин вчера", "Гре\u00adмин"),
        ("Пропал Андреи\u0306 вчера", "Андреи\u0306"),
        ("Пропал \u200bГремин\u200b вчера", "Гремин"),
    ],
)
def test_a_span_leads_back_to_the_words_as_they_stand(written: str, word: str) -> None:
    clean = clean_text(written)
    start = clean.text.index(" ") + 1
    first, last = clean.origin(start, clean.text.index(" ", start))
    assert written[first:last] == word


@given(st.text(alphabet="Аи\u0306\u0301\u00ad\u200b \r\n-я\u00a0", max_size=60))
def test_the_stretches_of_a_clean_text_follow_one_another(text: str) -> None:
    clean = clean_text(text)
    places = [clean.origin(at, at + 1) for at in range(len(clean.text))]
    assert all(before[1] <= after[0] for before, after in pairwise(places))
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize(
    "name", ["Алексей Гре\u00adмин", "Алексеи\u0306 Гремин", "Алексей Гре\u200bмин",
             "Алексе\u0301й\u00a0Гремин"],
)  # fmt: skip
def test_a_broken_name_is_read_and_quoted_verbatim(read, name: str) -> None:
    text = f"Житель посёлка {name}, 34 года, погиб в октябре."
    people = [one for one in read(text) if one.kind == ClaimKind.PERSON]
    assert [one.value.name for one in people] == ["Алексей Гремин"]
    assert people[0].span.text == name
    assert people[0].value.age == 34

"""Word patterns find what `re` finds, in any text."""

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark import read
from tallymark.lang.wordpattern import WordPattern
from tallymark.read.lexicon import load_lexicon

EXPRESSIONS = [
    r"(?<!\w)(?:по (?:его )?словам|со слов|according to|as \w+ (?:said|told))(?!\w)",
    r"(?<!\w)(?:the |a )?(?P<who>he|she)(?: is|'s) (?:only )?\d{1,3}(?= years)",
    r"(?<![\w-])(?P<n>\d{1,3}|сорок|дв[ае])(?P<y> years| лет)(?!\w)",
    r"(?<!\w)убит\w*|(?<!\w)на \d\d?-?м году",
    r"(?<!\w)[«\"]?слов\w*",
    r"(?<!\w)(?:п'ят(?:ь|еро)|ex-soldiers?|ё)(?!\w)",
    r"(?<!\w)[^\Wа]\w+ел(?!\w)",
    r"(?<!\w)(?:(?:(?<=по )|(?<=а ))(?:\w+ ){0,2}?(?:слов|году)|сказала)(?!\w)",
    r"(?<!\w)(?:б+ыл|(?:не ){0,2}был)(?!\w)",
]
PIECES = [
    "по", "его", "словам", "слов", "со", "according", "to", "as", "she", "he", "said", "the", "a",
    "is", "only", "40", "2 300", "٤٢", "years", "лет", "сорок", "два", "убитые", "на", "году",
    "м", "сказала", "п'ять", "ex", "soldier", "ё", "ббыл", "был", "не", "ел", "пел",
    " ", " ", " ", " ", "-", "'", "\n", "«", '"', ".", "_",
]  # fmt: skip


@settings(deadline=None)
@pytest.mark.parametrize("expression", EXPRESSIONS)
@given(st.lists(st.sampled_from(PIECES), max_size=120), st.integers(0, 90), st.integers(0, 400))
def test_finds_what_re_finds(expression: str, pieces: list[str], start: int, end: int) -> None:
    text = "".join(pieces) + " " * 200
    ours, theirs = WordPattern(expression), re.compile(expression)
    for bounds in ((), (start,), (start, end)):
        expected = [(one.span(), one.groups()) for one in theirs.finditer(text, *bounds)]
        assert [(one.span(), one.groups()) for one in ours.finditer(text, *bounds)] == expected
        first = ours.search(text, *bounds)
        assert (first.span() if first else None) == (expected[0][0] if expected else None)


def test_a_pattern_forgets_the_text_before() -> None:
    pattern = WordPattern(r"(?<!\w)(?:убит|ранен)\w*")
    one, other = "он убит " * 40, "она ранена " * 40
    assert [len(list(pattern.finditer(text))) for text in (one, other, one)] == [40, 40, 40]


@pytest.mark.parametrize("expression", [r"убит\w*", r"(?<!\d)убит", r"(?<!\w)убит|ранен"])
def test_an_expression_that_may_begin_inside_a_word_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="begins not with"):
        WordPattern(expression).search("он убит " * 40)


def test_other_methods_are_those_of_re() -> None:
    pattern = WordPattern(r"(?<!\w)убит\w*")
    assert pattern.pattern == r"(?<!\w)убит\w*"
    assert pattern.fullmatch("убитый")
    assert pattern.match("он убит", 3)
    assert pattern.match("он убит") is None


def test_every_pattern_of_the_reader_finds_what_re_finds() -> None:
    lexicon = load_lexicon()
    text = "Соседи сказали, что в полиции убили 3 человек. " * 10
    names = [one.name for one in walk_packages(read.__path__, "tallymark.read.")]
    found = [
        value
        for name in names
        for value in vars(import_module(name)).values()
        if isinstance(value, WordPattern)
    ]
    found += [one for one in gc.get_objects() if isinstance(one, WordPattern)]
    assert len(found) > 20
    assert any(one is lexicon.speech for one in found)
    for pattern in found:
        assert [one.span() for one in pattern.finditer(text)] == [
            one.span() for one in re.finditer(pattern.pattern, text)
        ]

"""Who proposes a claim, and where readers contradict each other."""

import pytest

from tallymark.terms.claims import ClaimKind
from tallymark.terms.votes import Vote, differing_fields, rank_votes


@pytest.mark.parametrize(
    ("kind", "one", "other", "differ"),
    [
        (ClaimKind.PERSON, {"name": "A", "age": 41}, {"name": "A", "age": None}, ()),
        (ClaimKind.PERSON, {"name": "A", "age": 41}, {"name": "A", "age": 14}, ("age",)),
        (ClaimKind.PERSON, {"name": "A", "mentions": [1, 2]}, {"name": "A", "mentions": [2]}, ()),
        (
            ClaimKind.PERSON, {"name": "A", "roles": ["victim"]},
            {"name": "A", "roles": ["witness"]}, ("roles",),
        ),
        (ClaimKind.FIGURE, {"low": 95, "high": None}, {"low": 95, "high": 95}, ("high",)),
        (ClaimKind.FIGURE, {"low": 9, "source": "outlet"}, {"low": 9, "source": "source:1-4"}, ()),
    ],
)  # fmt: skip
def test_to_say_less_is_not_to_say_otherwise_but_an_open_end_is_no_closed_one(
    kind: ClaimKind, one: dict[str, object], other: dict[str, object], differ: tuple[str, ...]
) -> None:
    assert differing_fields(kind, one, other) == differ
    assert differing_fields(kind, other, one) == differ


def vote(reader: str, age: int | None) -> Vote:
    return Vote(reader, {"name": "Anna Vest", "age": age})


def test_the_value_that_the_fewest_contradict_comes_first_and_every_vote_stays() -> None:
    ranked = rank_votes(ClaimKind.PERSON, [vote("a/1", 14), vote("b/1", 41), vote("c/1", 41)])
    assert [(one.reader, one.differs) for one in ranked] == [
        ("b/1", ()), ("a/1", ("age",)), ("c/1", ()),
    ]  # fmt: skip


def test_between_equals_the_reader_that_the_case_names_first_is_asked() -> None:
    ranked = rank_votes(ClaimKind.PERSON, [vote("rules/1", 41), vote("llm/1", 14)])
    assert [one.reader for one in ranked] == ["rules/1", "llm/1"]


def test_two_bare_votes_do_not_push_a_fuller_one_aside() -> None:
    votes = [vote("rules/1", 41), vote("llm/1", None), vote("spacy-en/1", None)]
    assert rank_votes(ClaimKind.PERSON, votes)[0].value["age"] == 41

from hypothesis import given, settings
from hypothesis import strategies as st

from tallymark.weigh.resemblance import find_copies

LONG = " ".join(f"w{number}" for number in range(100))
words = st.lists(st.sampled_from(["a", "b", "c"]), max_size=40).map(" ".join)


def test_a_copy_with_a_new_ending_is_a_copy():
    assert find_copies({"a": LONG, "b": LONG + " read more in our channel"})["b"] == "a"


def test_a_text_inside_a_longer_one_is_a_copy():
    assert find_copies({"a": LONG, "b": " ".join(LONG.split()[:50])})["b"] == "a"


def test_a_text_of_which_half_is_new_is_no_copy():
    new = " ".join(f"n{number}" for number in range(50))
    assert find_copies({"a": LONG, "b": " ".join(LONG.split()[:50]) + " " + new})["b"] == "b"


def test_short_notices_with_other_names_are_no_copies():
    texts = {"a": "Buried in Torsk today: Ivan Belov", "b": "Buried in Torsk today: Oleg Ranov"}
    assert find_copies(texts) == {"a": "a", "b": "b"}


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(st.sampled_from("abcdef"), words, max_size=6))
def test_a_class_is_named_by_a_text_that_is_in_it(texts):
    classes = find_copies(texts)
    assert all(classes[name] == name for name in classes.values())

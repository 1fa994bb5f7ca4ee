from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tallymark.link import keep_ids


def fresh():
    number = count(1)
    return lambda: f"new{next(number)}"


def by_mention(persons):
    return {row["mention_id"]: row["person_id"] for row in persons.to_pylist()}


def test_new_people_get_new_ids(clusters, persons):
    found, redirects = keep_ids(clusters(["a b", "c"]), persons({}), fresh())
    assert by_mention(found) == {"a": "new1", "b": "new1", "c": "new2"}
    assert redirects.num_rows == 0


def test_a_person_who_gains_a_mention_keeps_their_id(clusters, persons):
    found, _ = keep_ids(clusters(["a b x"]), persons({"p1": "a b"}), fresh())
    assert set(by_mention(found).values()) == {"p1"}


def test_of_two_merged_the_larger_keeps_its_id_and_the_other_leads_on(clusters, persons):
    found, redirects = keep_ids(clusters(["a b c"]), persons({"p1": "a", "p2": "b c"}), fresh())
    assert set(by_mention(found).values()) == {"p2"}
    assert redirects.to_pylist() == [{"old_id": "p1", "new_id": "p2"}]


def test_the_smaller_part_of_a_split_gets_a_new_id(clusters, persons):
    found, redirects = keep_ids(clusters(["a b", "c"]), persons({"p1": "a b c"}), fresh())
    assert by_mention(found) == {"a": "p1", "b": "p1", "c": "new1"}
    assert redirects.num_rows == 0


def test_an_id_without_mentions_left_leads_nowhere(clusters, persons):
    found, redirects = keep_ids(clusters(["x"]), persons({"p1": "a"}), fresh())
    assert by_mention(found) == {"x": "new1"}
    assert redirects.num_rows == 0


GROUPS = st.lists(st.integers(0, 4), min_size=6, max_size=6)


@given(GROUPS, GROUPS)
def test_linking_again_without_change_changes_no_id(clusters, persons, now, before):
    def parts(numbers):
        names = "abcdef"
        return [
            " ".join(name for name, at in zip(names, numbers, strict=True) if at == number)
            for number in sorted(set(numbers))
        ]

    old = persons({f"p{at}": part for at, part in enumerate(parts(before))})
    first, _ = keep_ids(clusters(parts(now)), old, fresh())
    again, redirects = keep_ids(clusters(parts(now)), first, fresh())
    assert by_mention(again) == by_mention(first)
    assert redirects.num_rows == 0


def test_the_order_of_rows_changes_no_id(clusters, persons):
    old = persons({"p1": "a b", "p2": "c d"})
    table = clusters(["a c", "b", "d"])
    backwards = table.take(list(range(table.num_rows))[::-1])
    one, other = keep_ids(table, old, fresh())[0], keep_ids(backwards, old, fresh())[0]
    assert by_mention(one) == by_mention(other)

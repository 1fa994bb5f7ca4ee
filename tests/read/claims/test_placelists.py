import pytest

from tallymark.terms.claims import ClaimKind


def places(values, text):
    return [span.text for one in values(ClaimKind.PLACE, text) for span in one.mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Обстреляли Гречаное, Ковалёвку и Новый Яр.", ["Гречаное", "Ковалёвку", "Новый Яр"]),
        ("Обстріляли Ковалівку, Липці та Зелений Гай.", ["Ковалівку", "Липці", "Зелений Гай"]),
        ("They were held in Torsk and Lypovets.", ["Torsk", "Lypovets"]),
    ],
)
def test_where_one_member_of_a_list_is_a_place_the_others_are(values, text, found):
    assert sorted(places(values, text)) == sorted(found)


def test_a_person_on_a_list_is_no_place(values):
    assert places(values, "Он был в Торске и Петренко это видел.") == ["Торске"]


def test_without_a_conjunction_nothing_is_a_list(values):
    assert "Кравець" not in places(values, "Він був у Торську, Кравець мовчав.")

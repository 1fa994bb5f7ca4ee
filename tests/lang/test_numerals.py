import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.numerals import find_quantities
from tallymark.terms.claims import Hedge


def read_one(text):
    (found,) = find_quantities(text)
    return found.text, found.value, found.hedge, found.low, found.high


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Over 700 families signed.", ("Over 700", 700, Hedge.MORE_THAN, 701, None)),
        ("Roughly two hundred men.", ("Roughly two hundred", 200, Hedge.APPROX, 180, 220)),
        ("Twenty-odd prisoners.", ("Twenty-odd", 20, Hedge.APPROX_OVER, 20, 29)),
        ("100+ men were held.", ("100+", 100, Hedge.AT_LEAST, 100, None)),
        ("just under 200 bodies", ("just under 200", 200, Hedge.ALMOST, 180, 199)),
        ("Погиб один человек.", ("один", 1, Hedge.EXACT, 1, 1)),
        ("Более сотни солдат.", ("Более сотни", 100, Hedge.MORE_THAN, 101, None)),
        ("Их было человек двести.", ("человек двести", 200, Hedge.APPROX, 180, 220)),
        ("до полутора тысяч бойцов", ("до полутора тысяч", 1500, Hedge.UP_TO, 0, 1500)),
        ("Як мінімум троє людей.", ("Як мінімум троє", 3, Hedge.AT_LEAST, 3, None)),
        ("двадцять з гаком бійців", ("двадцять з гаком", 20, Hedge.APPROX_OVER, 20, 29)),
    ],
)
def test_a_hedged_number_is_read_as_the_interval_it_leaves(text, expected):
    assert read_one(text) == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("5–6 тысяч человек", 5000, 6000),
        ("пять-шесть человек", 5, 6),
        ("Between 30 and 40 conscripts", 30, 40),
        ("Від 30 до 40 військових", 30, 40),
        ("Two or three guards beat him.", 2, 3),
    ],
)
def test_two_ends_make_a_range(text, low, high):
    (found,) = find_quantities(text)
    assert (found.hedge, found.low, found.high) == (Hedge.RANGE, low, high)


def test_a_share_of_a_number_is_derived():
    (found,) = find_quantities("Две трети из 90 бойцов погибли.")
    assert (found.value, found.hedge) == (60, Hedge.DERIVED)


def test_a_share_of_nobody_knows_how_many_is_a_fraction_with_open_ends():
    (found,) = find_quantities("Nearly half of them had certificates.")
    assert (found.value, found.hedge, found.low, found.high) == (0.5, Hedge.FRACTION, None, None)


def test_hundreds_possibly_thousands_is_one_order_of_magnitude():
    (found,) = find_quantities("Сотни, если не тысячи людей")
    assert (found.hedge, found.low, found.high) == (Hedge.ORDER_OF_MAGNITUDE, 200, 9999)


@pytest.mark.parametrize(
    "text",
    [
        "Private Orlan, 23, called home.",
        "He is 45.",
        "Ему 45 лет.",
        "34-летний контрактник",
        "под войсковую часть 99107",
        "по ч. 5 ст. 337 УК",
        "The crossing closed at 18:30 on 14 March 2024.",
        "Call 8-800-555-35-35 for help.",
        "по 1,5 млн рублей",
        "a T-72 tank and Cargo 200",
        "👁 12,4K  🔁 318",
        "к семи годам колонии",
        "в 2,5 раза больше",
        "counted among the four.",
        "74-я бригада",
    ],
)
def test_what_counts_nothing_is_not_a_quantity(text):
    assert find_quantities(text) == ()


def test_spaces_between_thousands_may_be_of_any_kind():
    forms = ["2 300 имён", "2\u00a0300 имён", "2\u202f300 имён"]
    assert [find_quantities(form)[0].value for form in forms] == [2300, 2300, 2300]


def test_the_noun_that_is_counted_is_kept_in_its_own_words():
    (found,) = find_quantities("Погибли три мирных жителя.")
    assert found.unit == "мирных жителя"


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_every_quantity_stands_at_its_offsets(text):
    assert all(text[q.start : q.end] == q.text for q in find_quantities(text))


@given(st.integers(min_value=2, max_value=999_999))
def test_any_number_in_figures_before_people_is_read_back(number):
    (found,) = find_quantities(f"Не менее {number} человек увезли.")
    assert (found.value, found.low, found.high) == (number, number, None)

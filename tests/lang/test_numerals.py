from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.lang.numerals import find_quantities
from tallymark.lang.words import word_list
from tallymark.terms.claims import Hedge
from tallymark.terms.intervals import IntervalPolicy


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
        ("A couple of hundred men", ("couple of hundred", 200, Hedge.APPROX, 180, 220)),
        ("Half a million people", ("Half a million", 500000, Hedge.APPROX, 450000, 550000)),
        ("Собралось сотен пять человек", ("сотен пять", 500, Hedge.APPROX, 450, 550)),
        ("Две с лишним тысячи имён", ("Две с лишним тысячи", 2000, Hedge.APPROX_OVER, 2000, 2999)),
        ("Более тысячи двухсот тел", ("Более тысячи двухсот", 1200, Hedge.MORE_THAN, 1201, None)),
        ("Под сорок человек держали", ("Под сорок", 40, Hedge.ALMOST, 36, 39)),
        ("Больше, чем 50 человек", ("Больше, чем 50", 50, Hedge.MORE_THAN, 51, None)),
        ("Пів сотні матерів чекали", ("Пів сотні", 50, Hedge.APPROX, 45, 55)),
        ("Дві тисячі триста справ", ("Дві тисячі триста", 2300, Hedge.EXACT, 2300, 2300)),
        ("вісімдесятьма трьома іменами", ("вісімдесятьма трьома", 83, Hedge.EXACT, 83, 83)),
        ("Число погибших выросло до 41.", ("41", 41, Hedge.EXACT, 41, 41)),
        ("Жоден мешканець не загинув.", ("Жоден", 0, Hedge.EXACT, 0, 0)),
        ("No casualties were reported.", ("No casualties", 0, Hedge.EXACT, 0, 0)),
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
        ("полторы-две тысячи человек", 1500, 2000),
        ("Сотня-другая бойцов ушла.", 100, 200),
        ("Десяток-полтора охранников", 10, 15),
        ("Увезли двадцать, может, тридцать человек.", 20, 30),
        ("от сотни до двухсот человек", 100, 200),
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
    ("text", "total"),
    [
        ("Three men and two women were held.", 5),
        ("Погибли двое мужчин, женщина и трое детей.", 6),
        ("Затримано чотирьох чоловіків і двох жінок.", 6),
    ],
)
def test_different_kinds_of_people_in_one_row_are_added_up(text, total):
    (found,) = find_quantities(text)
    assert (found.value, found.hedge, sum(part.value for part in found.parts)) == (
        total, Hedge.SUM, total,
    )  # fmt: skip


def test_killed_and_wounded_are_not_added_up():
    assert [q.value for q in find_quantities("Three men were killed and two women hurt.")] == [3, 2]


def test_what_is_multiplied_may_stand_after_the_doubt():
    (found,) = find_quantities("Tens, if not hundreds, of thousands fled.")
    assert (found.low, found.high) == (20_000, 999_999)


def test_a_case_may_say_how_wide_vague_words_are_and_the_output_says_so():
    policy = IntervalPolicy(approx_share=0.2, several=(2, 7))
    about, several = find_quantities("About 50 men and several women", policy=policy)
    assert (about.low, about.high, several.low, several.high) == (40, 60, 2, 7)
    assert about.policy == "intervals/1 approx_share=0.2 several=2-7"


@pytest.mark.parametrize(
    "text",
    [
        "He died aged 41.",
        "They lived at 15 Garden Street.",
        "ул. Садовая, 15",
        "At 5 p.m. it began.",
        "The garrison lost 3-1.",
        "со счётом 3:1",
        "Павлу исполнилось 34.",
        "лет сорок назад",
        "в пяти километрах",
        "засуджено за статтею 408",
        "One in three came back.",
        "men over 60 and children under 14",
        "минус 28",
        "Few came back.",
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
        "1; 44; 317\n2; 51; 290\n3; 62; 275",
        "41 52 63 74 85",
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


TEXT = (
    "Погибли не менее 12 300 человек, ещё трёх увезли. “About 40 men” and three women’s shelters. "
    "У в’язниці понад п’ятдесят осіб."
)
VARIANTS = {
    "no ё": lambda text: text.replace("ё", "е"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "straight quotes": lambda text: text.translate({0x201C: '"', 0x201D: '"', 0x2019: "'"}),
    "CRLF": lambda text: text.replace(". ", ".\r\n"),
    "capitals": str.upper,
}


@pytest.mark.parametrize("change", VARIANTS.values(), ids=VARIANTS.keys())
def test_writing_changes_nothing_in_quantities(change):
    plain, changed = find_quantities(TEXT), find_quantities(change(TEXT))
    assert [(q.value, q.hedge, q.low, q.high) for q in changed] == [
        (q.value, q.hedge, q.low, q.high) for q in plain
    ]


@given(st.integers(32, 1899), st.integers(32, 1899))
def test_changing_a_number_changes_that_quantity_alone(number, other):
    text = "Погибли {} человек, более 200 ранены, three guards fled."
    one, *rest = find_quantities(text.format(number))
    changed, *still = find_quantities(text.format(other))
    assert (one.value, changed.value) == (number, other)
    assert [(q.value, q.hedge) for q in rest] == [(q.value, q.hedge) for q in still]


NUMBER_WORDS = st.sampled_from(
    word_list(
        "5 12 1,5 2 300 сто двести сотни тысяч тысячи тыс . , - – до от с и или and or to from "
        "half of the a couple dozen dozens hundreds thousand two three men women двое мужчин "
        "женщина трети из полторы если не пів человек под лишним другая"
    )
)


@given(st.lists(NUMBER_WORDS, max_size=14).map(" ".join))
def test_no_row_of_number_words_breaks_the_grammar(text):
    found = find_quantities(text)
    assert all(text[q.start : q.end] == q.text for q in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(q.low <= q.high for q in found if q.low is not None and q.high is not None)


def test_a_very_long_text_of_numbers_is_read_to_its_end():
    assert len(find_quantities("Не менее 12 человек увезли. " * 20_000)) == 20_000


def test_a_list_of_numbers_that_words_surround_still_counts():
    found = find_quantities("За три дня погибли 12, 45 и 61 человек.")
    assert [q.value for q in found] == [12, 45, 61]


def test_a_multiplier_said_over_and_over_is_survived():
    assert max(q.value for q in find_quantities("hundred " * 400)) == 1e12


@pytest.mark.parametrize("row", ["41 ", "41, 52; ", "1.", "2 345 ", "7-", "8/", "+7 (", "12\n"])
def test_long_rows_of_numbers_are_read_to_their_end(row):
    assert len(find_quantities(row * (300_000 // len(row)))) <= 2


@pytest.mark.parametrize("text", ["1+", "99100 Щонайменше"])
def test_a_hedge_behind_the_last_number_ends_with_the_text(text):
    assert [(one.start, one.end) for one in find_quantities(text)] == [(0, len(text))]


@pytest.mark.parametrize("text", ["14 щонайменше", "14 или более", "14 or so", "14 максимум"])
def test_a_hedge_may_be_the_last_word_of_a_text(text):
    (found,) = find_quantities(text)
    assert found.text == text


@pytest.mark.parametrize(
    "text",
    [
        "He spent four nights in the pit.",
        "They broke two ribs and three fingers.",
        "A cellar of four metres by five.",
        "Everything about 77340 goes to the bot.",
        "He was promised 195,000 a month.",
        "A fine of 50 thousand was paid.",
        "The card ends in 4417.",
        "He wore size 44 boots.",
        'A "200" was brought home.',
        "За 30 тысяч купил форму.",
        "Обещали 195 000 в месяц.",
        "Рост 180, вес 82.",
        "Ему сломали два ребра.",
        "Провёл две зимы в окопах.",
        "Провів чотири ночі в ямі.",
        "Картка закінчується на 4417.",
        "За частиною 3 статті 337 КК.",
    ],
)
def test_nights_injuries_sizes_pay_and_numbers_of_things_count_nobody(text):
    assert find_quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("About 77340 people fled.", 77340),
        ("They took four of the nine men.", 4),
        ("За три дня погибли 14 человек.", 14),
        ("The hotline got 230 calls.", 230),
        ("Два удара убили семерых.", 7),
    ],
)
def test_people_and_appeals_beside_such_words_are_counted(text, value):
    assert value in [one.value for one in find_quantities(text)]


def test_a_hedge_that_ends_the_text_ends_the_quantity():
    (found,) = find_quantities("90 щонайменше")
    assert (found.text, found.value) == ("90 щонайменше", 90)

import pytest

from tallymark.terms.claims import ClaimKind


@pytest.mark.parametrize(
    "text",
    [
        "Yegor Lanin (45 y.o.) was mobilised.",
        "2️⃣ Arslan Mamukov, 36 yrs, a gunner.",
        "Мені сорок чотири. Забрали вдома.",
        "Для батареї: 5168 0000 1234 0000",
        "В карту …4418 можна переказати.",
        "Bail was set at UAH 242,240.",
        "The case 2-77/2025 was closed.",
        "Рост 174, на руке шрам.",
        "Приговор: 19 лет строгого режима, Ломову — одиннадцать.",
        "Срок 4 (четыре) года условно.",
        "У камері (три на чотири метри) тримали людей.",
        "Дзвонив у 144 навчальний батальйон.",
        "Ламов Иван, доброволец — 200. Тело там.",
        "Старику перевалило за восемьдесят, и он пережил войну.",
        "They broke two ribs and went away.",
        "Тарас та Івась, брати, 41 і 36. Обидва загинули.",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(values, text):
    assert values(ClaimKind.FIGURE, text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Их погибло тридцать пять.", 35),
        ("Загинули двоє, поранено троє.", 2),
        ("Погибших 33, раненых больше.", 33),
        ("Погибло 14, ещё больше раненых.", 14),
        ("Усього 33, з них пораненых 20.", 33),
        ("Двадцать пять, из них двое погибли.", 25),
        ("The list holds 45 men.", 45),
        ("На площадь вышло 200 человек.", 200),
        ("Сбежали 11 батальонных связистов.", 11),
    ],
)
def test_counts_beside_such_words_stay(values, text, value):
    assert values(ClaimKind.FIGURE, text)[0].value == value

"""Names that only the tagger or the rest of the document shows."""

from typing import Any

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Тримайся, Таню, ми з тобою.", "Таня"),
        ("Сказали, що рядовий Йонас Гольдман зник.", "Йонас Гольдман"),
        ("Коли ж Микола Торський повернувся, хата горіла.", "Микола Торський"),
    ],
)
def test_a_name_is_found_without_its_neighbours(values: Any, text: str, name: str) -> None:
    assert name in {one.name for one in values("person", text)}


def test_what_is_named_for_somebody_is_no_person(values: Any) -> None:
    assert values("person", "Они собрались на улице Марии у дома культуры.") == []


def test_an_english_run_with_a_noun_of_things_is_no_person(values: Any) -> None:
    assert values("person", "They met at the Victory Memorial Hall on Sunday.") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Our contributor Taras Fedorovych Lehkobyt is gone. Taras was loved.",
            ["Taras", "Taras Fedorovych Lehkobyt"],
        ),
        ("Junior Sergeant Sivtsev-Toburov was killed on 27 February.", ["Sivtsev-Toburov"]),
        ("Colonel Zhdanko ordered it.", ["Zhdanko"]),
        ("Judge L. P. Trofimets read the verdict.", ["L. P. Trofimets"]),
        ("Mrs Yaremchuk is not giving interviews.", ["Yaremchuk"]),
        ("Mr. Kholodniak told The Ledger Desk so.", ["Kholodniak"]),
        ("Dr Oksana Pylypiuk examined him.", ["Oksana Pylypiuk"]),
        (
            "Father Venedykt prayed. Uncle Kolya wept. Grandma Nyura hid.",
            ["Kolya", "Nyura", "Venedykt"],
        ),
        (
            "Oleksii Zhovtonizhko and Yevheniia Shcherbyna were held.",
            ["Oleksii Zhovtonizhko", "Yevheniia Shcherbyna"],
        ),
        (
            "Aleksey Zheltonozhko and Evgeniya Shcherbina were held.",
            ["Aleksey Zheltonozhko", "Evgeniya Shcherbina"],
        ),
        (
            "Alexei Ryabokon, Serhiy Hnatyshyn and Andrii Koval were shot.",
            ["Alexei Ryabokon", "Andrii Koval", "Serhiy Hnatyshyn"],
        ),
        ("Ruslan Magomedov-Ali phoned his wife Zarema.", ["Ruslan Magomedov-Ali", "Zarema"]),
        (
            '"They beat me," Kholopik said. Investigator Bairam Kurbanoglu denied it.',
            ["Bairam Kurbanoglu", "Kholopik"],
        ),
        ("Ye. V. Marchenko, a clerk, signed it.", ["Ye. V. Marchenko"]),
        ("Pvt. Vasyl Drozd and Lt. Col. Ihor Sych were named.", ["Ihor Sych", "Vasyl Drozd"]),
        (
            "KOLBASOV-RZHEVSKY Yegor, MAMAKUYEV Arslan and GORODOVOY Stepan Ilyich are missing.",
            ["GORODOVOY Stepan Ilyich", "KOLBASOV-RZHEVSKY Yegor", "MAMAKUYEV Arslan"],
        ),
        ("A soldier known as Shmel, real name Dmytro Pohribnyi, fled.", ["Dmytro Pohribnyi"]),
        (
            "Lawyer Gulnara Saparbekova filed the complaint. Saparbekova waits.",
            ["Gulnara Saparbekova", "Saparbekova"],
        ),
        ("His wife Motria and his son Nazar buried him.", ["Motria", "Nazar"]),
        ("the brothers Ostap and Yurko Drozd were taken", ["Ostap", "Yurko Drozd"]),
        ("Elbiev's mother came. Elbiev was silent.", ["Elbiev"]),
        ("Commander Rashid Elbiev led them. Elbiev's men shot.", ["Elbiev", "Rashid Elbiev"]),
        ("Мене звати Майя. Прізвище друкуйте, Жовтоніжко.", ["Жовтоніжко", "Майя"]),
        ("Майю Жовтоніжко обміняли. Майя плаче.", ["Майю Жовтоніжко", "Майя"]),
        ("Мого чоловіка Стаса (Станіслав Дрозд, 38 р.) забрали.", ["Станіслав Дрозд", "Стаса"]),
        ("Рядового Пантелея Ґудзя поховали. Ґудзеві було 30.", ["Пантелея Ґудзя", "Ґудзеві"]),
        ("Слідчий В. О. Кривоніс мовчить. Кривоноса шукають.", ["В. О. Кривоніс"]),
        ("Марійку Сороку і Дмитрика Сороку вивезли.", ["Дмитрика Сороку", "Марійку Сороку"]),
        (
            "Волонтерка Соломія Перебийніс розповіла. Перебийніс плакала.",
            ["Перебийніс", "Соломія Перебийніс"],
        ),
        ("Дядько Панас і тітка Параска зникли.", ["Панас", "Параска"]),
        ("Адвокатка Леся Гнатишин-Бойко подала заяву.", ["Леся Гнатишин-Бойко"]),
        ("Олексію Петровичу Заруби дали строк.", ["Олексію Петровичу Заруби"]),
        (
            "Фаниль Шаймухаметов не вернулся. Шаймухаметову 30.",
            ["Фаниль Шаймухаметов", "Шаймухаметову"],
        ),
        ("Бабушка Нюра и дядя Коля пропали.", ["Коля", "Нюра"]),
        ("Зульфия Маткаримова погибла. Зульфие было 38.", ["Зульфие", "Зульфия Маткаримова"]),
        (
            "Судья Е. В. Шестипалова огласила. Шестипалову ждут.",
            ["Е. В. Шестипалова", "Шестипалову"],
        ),
        ("Меня зовут Ратмир.", ["Ратмир"]),
    ],
)
def test_titles_scripts_and_ways_of_writing_leave_the_name_alone(values, text, names):
    assert (
        sorted({one.text for person in values("person", text) for one in person.mentions}) == names
    )


@pytest.mark.parametrize(
    "text",
    [
        "вул. Млинарська, 4, тел. 3-09-17.",
        "Зустріч на вул. Ґонтівна о шостій.",
    ],
)
def test_a_street_or_a_title_alone_is_nobody(values, text):
    assert values("person", text) == []

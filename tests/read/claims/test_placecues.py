import pytest

from tallymark.terms.claims import ClaimKind


def places(values, text):
    return [span.text for one in values(ClaimKind.PLACE, text) for span in one.mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Удар по Торску унёс жизни двоих.", ["Торску"]),
        ("Бои за Торск продолжаются.", ["Торск"]),
        ("Он ушёл на фронт из родного Липовца.", ["Липовца"]),
        ("Жители Липовца бачили це.", ["Липовца"]),
        ("Родился в дер. Кузьминка, потом служил.", ["Кузьминка"]),
        ("Родные уехали, весь Порубежинск молчал.", ["Порубежинск"]),
        ("Вони зараз на Сумщині.", ["Сумщині"]),
        ("Він дістався Вірменії.", ["Вірменії"]),
        ("Гречаное, воскресенье. Прилёт по построению.", ["Гречаное"]),
        ("Rockets fell on Klenovka at night.", ["Klenovka"]),
        ("1️⃣ GORODOVOY Stepan Ilyich, 52, Bolshoy Kut, volunteer — 200.", ["Bolshoy Kut"]),
        ("Он был гражданином Таджикистана.", ["Таджикистана"]),
    ],
)
def test_what_stands_beside_a_word_shows_that_it_is_a_place(values, text, found):
    assert places(values, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Он осуждён по ч. 3 ст. 286 УК РФ.",
        "GIRLS, SHARE THIS WHEREVER YOU CAN",
        "† GAZHUYEV, Magomed-Emin (b. 1987). Corporal.",
        "Said-Khamzat Elbiev was there. Strokov put the paper in Elbiev's mouth.",
        "Мы молились за Ваню и надеялись на лучшее.",
        "Того ж дня їх відпустили.",
        "Его звали Бурят. А того Бурята я узнаю.",
        "Прощание в 11:00 (ул. Речная, 8).",
        "Остап Гай (Рудий), 30 років, загинув.",
        "German kings ruled over the lands for a century.",
    ],
)
def test_people_laws_streets_and_calls_are_no_places(values, text):
    assert places(values, text) == []

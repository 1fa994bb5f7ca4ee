import pytest

from tallymark.terms.claims import OUTLET, ClaimKind


def sources_of(proposals, figure=""):
    names = {one.key: one.value.name for one in proposals if one.kind is ClaimKind.SOURCE}
    return [
        names.get(one.value.source, OUTLET)
        for one in proposals
        if one.kind is ClaimKind.FIGURE and figure.lower() in one.value.quote.text.lower()
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Eleven men were loaded onto a truck. That is what a driver who asked to "
            "remain anonymous told our reporter.",
            "driver",
        ),
        (
            "“They took fourteen of us,” recalls Yurii Bilyk, a welder, smoking on the porch.",
            "Yurii",
        ),
        (
            "Asked how many had survived, the platoon medic, Sergeant Kuzma Dolin, held up "
            "three fingers: “Three men.”",
            "Kuzma",
        ),
        (
            "The toll has reached 23, up from 17 a day earlier, the governor, Andrii "
            "Soloviov, posted on Telegram.",
            "Andrii",
        ),
        (
            "In her complaint to the prosecutor, Zoya Ignatova lists nine men who were "
            "held in the barracks.",
            "Zoya",
        ),
        ("Prosecutors allege that the two officers beat four conscripts.", "rosecutors"),
        ("Forty men refused to go. This is confirmed by relatives of three of them.", "relatives"),
        ("According to the indictment, five soldiers were beaten.", "indictment"),
        ("Court papers say five soldiers were beaten.", "papers"),
        (
            "The dead include six children, Oleh Stasiuk, who heads the district council, "
            "has confirmed.",
            "Oleh",
        ),
        (
            "Nadezhda Orlova, whose son served in the unit, believes at least 30 men never "
            "came back.",
            "Nadezhda",
        ),
        ("The mothers' committee says it knows of 112 such men.", "committee"),
        ("Seven people were killed, a hospital source said on condition of anonymity.", "source"),
        (
            "Seven were killed and two wounded – such are the preliminary data of the "
            "rescue service.",
            "rescue",
        ),
        ("Deputy head of the village Ihor Pavlenko: “We buried eight people that week.”", "Ihor"),
        (
            "«Нас было девятнадцать человек», — вспоминает Рашид Омаров, каменщик из Дербента.",
            "Рашид",
        ),
        ("По подсчётам жителей улицы, снарядов было одиннадцать, погибли трое.", "жител"),
        ("Погибли трое, сказано в сводке районного МЧС.", "МЧС"),
        (
            "Из письма Зои Игнатовой в прокуратуру следует, что в казарме держали девять человек.",
            "Зо",
        ),
        ("Мама одного из срочников Елена Баева говорит, что на плацу избили четверых.", "Елен"),
        ("Всего в списке 47 имён, уточняет составитель мартиролога Пётр Гладков.", "Пётр"),
        (
            "«Троих вынесли, остальные там», — так ответил на вопрос корреспондента "
            "фельдшер Кузьма Долин.",
            "Кузьм",
        ),
        ("Как следует из обвинительного заключения, избили пятерых солдат.", "заключени"),
        (
            "Двадцать три человека отказались ехать. Об этом свидетельствуют родственники "
            "троих из них.",
            "родственник",
        ),
        ("В комитете солдатских матерей известно о 112 таких случаях.", "комитет"),
        (
            "Губернатор Андрей Соловьёв в своём канале назвал другую цифру: погибли 23 человека.",
            "Андре",
        ),
        ("Не менее семи погибших — такую оценку дал источник в больнице.", "источник"),
        ("Глава сельсовета Игорь Павленко: «Похоронили мы восьмерых».", "Игор"),
        ("Тринадцать человек увезли, прочёл в сообщении сына Виктор Лось.", "Виктор"),
        (
            "Надежда Орлова, чей сын служил в этой части, уверена: не вернулись как "
            "минимум 30 человек.",
            "Надежд",
        ),
        ("Следствие полагает, что двое офицеров избили четверых срочников.", "ледстви"),
        ("За підрахунками мешканців вулиці, загинули троє.", "мешкан"),
        ("Загинули троє, йдеться у зведенні районної ДСНС.", "ДСНС"),
        (
            "Із листа Зої Ігнатової до прокуратури випливає, що в казармі тримали "
            "дев'ятьох чоловіків.",
            "Зо",
        ),
        ("Мама одного зі строковиків Олена Баєва каже, що на плацу побили чотирьох.", "Олен"),
        ("У списку 47 імен, уточнює укладач мартиролога Петро Гладкий.", "Петр"),
        (
            "«Трьох винесли, решта там», — так відповів на запитання кореспондентки "
            "фельдшер Кузьма Долін.",
            "Кузьм",
        ),
        ("Згідно з обвинувальним актом, побили п'ятьох солдатів.", "акт"),
        ("Двадцять троє відмовилися їхати. Про це свідчать родичі трьох із них.", "родич"),
        ("Голова сільради Ігор Павленко: «Поховали ми вісьмох».", "Ігор"),
        ("Щонайменше семеро загиблих — таку оцінку дало джерело в лікарні.", "джерел"),
        (
            "Надія Орлова, чий син служив у цій частині, певна: не повернулося щонайменше "
            "30 бійців.",
            "Наді",
        ),
        ("Тринадцятьох вивезли, прочитав у повідомленні сина Віктор Лось.", "Віктор"),
        ("Слідство вважає, що двоє офіцерів побили чотирьох строковиків.", "лідств"),
    ],
)
def test_a_figure_belongs_to_whoever_says_so(read, text, source):
    assert any(source.lower() in name.lower() for name in sources_of(read(text)))


@pytest.mark.parametrize(
    ("text", "figure", "source"),
    [
        (
            "Bogdan Rull, 34, mechanic.\n\nI was taken with six neighbours. We slept on "
            "tyres. They fed us once a day.\n\nMy brother saw it all. I counted eleven of "
            "them in my cell.",
            "eleven",
            "Bogdan",
        ),
        (
            "The list was opened by the volunteer project Empty Chairs in 2022. It now "
            "holds 1,412 names.",
            "1,412",
            "Empty Chairs",
        ),
        (
            "Empty Chairs, a volunteer project, puts the number of dead conscripts at 61.",
            "61",
            "Empty Chairs",
        ),
        (
            "The portal Lantern, quoting a ward sister, wrote that 15 wounded men were "
            "moved out overnight.",
            "15",
            "ward sister",
        ),
        (
            "A ward sister told the portal Lantern that 15 wounded men were moved out overnight.",
            "15",
            "ward sister",
        ),
        (
            'Larysa Kit runs the village shop. "There were nine of them, all drunk," she says.',
            "nine",
            "Larysa",
        ),
        ("Larysa Kit runs the village shop. She counted nine soldiers.", "nine", "Larysa"),
        (
            "His commander denies it: there were only two guards at the gate, he says.",
            "two",
            "commander",
        ),
        ("The district court heard that four officers had taken part.", "four", "court"),
        ("The judge ordered that the 14 complaints be joined.", "14", "judge"),
        ('Neighbours: "three cars, seven men".', "seven", "Neighbours"),
        ('"Three cars, seven men" — neighbours.', "seven", "eighbours"),
        ("Seven men in three cars (according to neighbours).", "Seven", "neighbours"),
        ("Update from the mayor: six dead.", "six", "mayor"),
        ("Confirmed by the parish priest: two graves, no crosses.", "two", "priest"),
        (
            "Since March the hotline has taken 230 calls about missing men, its operator "
            "Nadia Kvit told Lantern.",
            "230",
            "Nadia",
        ),
        (
            "Дядя солдата, пенсионер Ефим Ларин, по телефону подтвердил: из роты осталось семеро.",
            "семеро",
            "Ефим",
        ),
        ("— Сколько вас было?\n— Девятнадцать, — отвечает Роман Ким.", "Девятнадцать", "Роман"),
        (
            "Роман Ким, 34 года, автослесарь.\n\nЗабрали меня и шестерых соседей. Спали мы "
            "на покрышках. Кормили раз в день.\n\nМой брат всё видел. В моей камере я "
            "насчитал одиннадцать человек.",
            "одиннадцать",
            "Роман",
        ),
        ("Список ведёт проект «Пустые стулья». Сейчас в нём 1412 имён.", "1412", "Пустые стулья"),
        ("«Пустые стулья» насчитали 61 погибшего срочника.", "61", "Пустые стулья"),
        (
            "Портал «Фонарь» со ссылкой на медсестру отделения пишет, что ночью вывезли 15 "
            "раненых.",
            "15",
            "медсестру",
        ),
        ("Медсестра рассказала порталу «Фонарь», что ночью вывезли 15 раненых.", "15", "едсестра"),
        (
            "Лариса Кит держит сельский магазин. «Было их девять, все пьяные», — говорит она.",
            "девять",
            "Лариса",
        ),
        ("Подписчик прислал: в госпитале 22 раненых.", "22", "одписчик"),
        ("Источник в больнице: 22 раненых, четверо в реанимации.", "22", "сточник"),
        ("Мэр: погибли шестеро.", "шестеро", "эр"),
        ("Соседи насчитали семерых.", "семерых", "оседи"),
        (
            "С начала года, как рассказала «Фонарю» координатор горячей линии Надежда "
            "Квит, поступило 230 звонков.",
            "230",
            "Надежд",
        ),
        (
            "На горячую линию поступило 230 звонков, рассказала её координатор Надежда Квит.",
            "230",
            "Надежд",
        ),
        ("Суд установил, что в избиении участвовали четверо офицеров.", "четверо", "уд"),
        ("Защита настаивает, что ударов было не пять, а один.", "пять", "ащита"),
        ("По версии обвинения, ударов было пять.", "пять", "обвинени"),
        ("Военком Артур Гаев уверяет: забрали только двоих.", "двоих", "Артур"),
        (
            "В военкомате района, куда позвонила редакция, назвали цифру 48 человек.",
            "48",
            "военкомат",
        ),
        (
            "Дядько солдата, пенсіонер Юхим Ларін, телефоном підтвердив: із роти лишилося семеро.",
            "семеро",
            "Юхим",
        ),
        ("— Скільки вас було?\n— Дев'ятнадцять, — відповідає Роман Кім.", "Дев'ятнадцять", "Роман"),
        (
            "Список веде проєкт «Порожні стільці». Зараз у ньому 1412 імен.",
            "1412",
            "Порожні стільці",
        ),
        ("«Порожні стільці» нарахували 61 загиблого строковика.", "61", "Порожні стільці"),
        (
            "Портал «Ліхтар» із посиланням на медсестру відділення пише, що вночі вивезли "
            "15 поранених.",
            "15",
            "медсестру",
        ),
        ("Медсестра розповіла порталу «Ліхтар», що вночі вивезли 15 поранених.", "15", "едсестра"),
        (
            "Лариса Кіт тримає сільську крамницю. «Було їх дев'ятеро, всі п'яні», — каже вона.",
            "дев'ятеро",
            "Лариса",
        ),
        ("Підписник надіслав: у шпиталі 22 поранених.", "22", "ідписник"),
        ("Джерело в лікарні: 22 поранених, четверо в реанімації.", "22", "жерело"),
        ("Мер: загинули шестеро.", "шестеро", "ер"),
        (
            "Від початку року, як розповіла «Ліхтарю» координаторка гарячої лінії Надія "
            "Квіт, надійшло 230 дзвінків.",
            "230",
            "Наді",
        ),
        (
            "На гарячу лінію надійшло 230 дзвінків, розповіла її координаторка Надія Квіт.",
            "230",
            "Наді",
        ),
        ("Суд установив, що в побитті брали участь четверо офіцерів.", "четверо", "уд"),
        ("Захист наполягає, що ударів було не п'ять, а один.", "п'ять", "ахист"),
        ("За версією обвинувачення, ударів було п'ять.", "п'ять", "обвинувачен"),
        ("Військком Артур Гаєв запевняє: забрали тільки двох.", "двох", "Артур"),
    ],
)
def test_a_figure_keeps_its_source_among_other_sentences(read, text, figure, source):
    assert any(source.lower() in name.lower() for name in sources_of(read(text), figure))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Two men, brothers, came back in zinc. The district has now buried 48 soldiers.", "48"),
        ("В селе уже 48 могил.", "48"),
        ("У селі вже 48 могил.", "48"),
    ],
)
def test_a_figure_that_nobody_is_named_for_is_the_outlets_own(read, text, figure):
    assert sources_of(read(text), figure) == [OUTLET]

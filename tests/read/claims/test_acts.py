import pytest

from tallymark.terms.claims import ClaimKind


def acts_of(proposals):
    return [act for one in proposals if one.kind is ClaimKind.INCIDENT for act in one.value.acts]


@pytest.mark.parametrize(
    ("text", "act", "victim"),
    [
        ("On 5 May Gleb Orlov was beaten by two drunk officers in Zarechye.", "beating", "Orlov"),
        (
            "Gleb Orlov, a conscript, had three ribs broken by his company commander.",
            "beating",
            "Orlov",
        ),
        (
            "The soldiers who came for Gleb Orlov wore no insignia and threw him into a van.",
            "abduction",
            "Orlov",
        ),
        (
            "A patrol stopped Gleb Orlov at the market and drove him to the enlistment office.",
            "detention",
            "Orlov",
        ),
        (
            "Unknown assailants torched the car of Gleb Orlov and beat him with pipes.",
            "beating",
            "Orlov",
        ),
        (
            "Gleb Orlov says Captain Timur Saidov kept him in a pit for six days.",
            "punitive_confinement",
            "Orlov",
        ),
        ("“They put a bag over my head,” recalls Gleb Orlov.", "restraint", "Orlov"),
        (
            "A glide bomb hit the house of Maria Lysenko in Zarechye; she died on the spot.",
            "death",
            "Lysenko",
        ),
        (
            "Maria Lysenko, 71, was killed in her kitchen when a shell came through the roof.",
            "killing",
            "Lysenko",
        ),
        ("Maria Lysenko was killed by shrapnel near Zarechye on Friday.", "killing", "Lysenko"),
        (
            "The governor blamed Ukrainian troops for the shelling that killed Maria Lysenko.",
            "killing",
            "Lysenko",
        ),
        ("It is not known who fired the rocket that killed Maria Lysenko.", "killing", "Lysenko"),
        (
            "Police took away the passport of Gleb Orlov and told him he would be sent to "
            "the front.",
            "seizure_of_documents",
            "Orlov",
        ),
        ("Gleb Orlov's commander took his bank card and demanded a bribe.", "extortion", "Orlov"),
        (
            "Gleb Orlov has been held incommunicado since he was detained by the security "
            "service on 5 May.",
            "detention",
            "Orlov",
        ),
        ("5 мая Глеба Орлова избили двое пьяных офицеров в посёлке Заречье.", "beating", "Орлов"),
        ("Глеб Орлов был избит командиром роты.", "beating", "Орлов"),
        ("Глеба Орлова задержали сотрудники ФСБ у проходной завода.", "detention", "Орлов"),
        ("Люди в масках запихнули Глеба Орлова в машину и увезли.", "abduction", "Орлов"),
        (
            "Капитан Тимур Саидов шесть дней держал Глеба Орлова в яме.",
            "punitive_confinement",
            "Орлов",
        ),
        ("«Мне надели на голову мешок», — вспоминает Глеб Орлов.", "restraint", "Орлов"),
        ("Охранники застрелили Глеба Орлова при попытке бежать из колонии.", "killing", "Орлов"),
        (
            "Планирующая бомба попала в дом Марии Лысенко в селе Заречье, женщина погибла.",
            "death",
            "Лысенко",
        ),
        ("В селе Заречье осколком снаряда убило 71-летнюю Марию Лысенко.", "killing", "Лысенко"),
        (
            "Губернатор обвинил в обстреле, при котором погибла Мария Лысенко, украинские войска.",
            "death",
            "Лысенко",
        ),
        ("Кто выпустил ракету, убившую Марию Лысенко, неизвестно.", "killing", "Лысенко"),
        (
            "У Глеба Орлова полицейские отобрали паспорт и пообещали отправить его на фронт.",
            "seizure_of_documents",
            "Орлов",
        ),
        ("Глеб Орлов подвергся пыткам в отделе полиции.", "beating", "Орлов"),
        ("Глеба Орлова подвергли пыткам током в отделе полиции.", "electric_shock", "Орлов"),
        ("Врача к Глебу Орлову так и не пустили.", "denial_of_medical_examination", "Орлов"),
        ("Глеб Орлов ушёл на штурм и пропал.", "disappearance", "Орлов"),
        ("5 травня Гліба Орлика побили двоє п'яних офіцерів у селищі Заріччя.", "beating", "Орлик"),
        ("Гліб Орлик був побитий командиром роти.", "beating", "Орлик"),
        ("Гліба Орлика затримали співробітники ФСБ біля прохідної заводу.", "detention", "Орлик"),
        ("Люди в масках запхнули Гліба Орлика в машину й повезли.", "abduction", "Орлик"),
        (
            "Капітан Тимур Саїдов шість днів тримав Гліба Орлика в ямі.",
            "punitive_confinement",
            "Орлик",
        ),
        ("«Мені наділи на голову мішок», — пригадує Гліб Орлик.", "restraint", "Орлик"),
        ("Охоронці застрелили Гліба Орлика під час спроби втекти з колонії.", "killing", "Орлик"),
        (
            "Керована бомба влучила в будинок Марії Лисенко в селі Заріччя, жінка загинула.",
            "death",
            "Лисенко",
        ),
        ("У селі Заріччя уламком снаряда вбило 71-річну Марію Лисенко.", "killing", "Лисенко"),
        ("Хто випустив ракету, що вбила Марію Лисенко, невідомо.", "killing", "Лисенко"),
        ("Гліб Орлик пішов на штурм і зник.", "disappearance", "Орлик"),
    ],
)
def test_an_act_and_whom_it_befell_are_found(read, text, act, victim):
    proposals = read(text)
    names = {one.key: one.value.name for one in proposals if one.kind is ClaimKind.PERSON}
    assert victim in [
        word
        for one in acts_of(proposals)
        if one.act == act and one.victim
        for word in names[one.victim].split()
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Gleb Orlov was not beaten, the ministry said.",
        "Gleb Orlov feared he would be beaten.",
        "The raid killed hopes of a deal.",
        "The team beat its own record and killed the clock.",
        "Prison staff deny that Gleb Orlov was beaten.",
        "Doctors found no evidence of torture on the body of the bridge.",
        "They planned to abduct Gleb Orlov.",
        "Nobody beat Gleb Orlov.",
        "Unless he signs, Gleb Orlov will be sent to the front.",
        "The convention against torture was ratified in Torsk on 5 May.",
        "The town was shocked by the news about Gleb Orlov.",
        "Gleb Orlov shot a film about the war in Torsk.",
        "The deal was struck in Torsk on 5 May.",
        "Rumours that Gleb Orlov was killed are false.",
        "Gleb Orlov could have been killed.",
        "Have you been beaten, Gleb Orlov?",
        "A ban on torture was adopted in Torsk on 5 May.",
        "Глеба Орлова не били, заявили в колонии.",
        "Сборная побила рекорд и убила интригу матча.",
        "Если Глеба Орлова изобьют, мы подадим жалобу.",
        "Глеб Орлов отправился на фронт добровольцем.",
        "Глеб Орлов вернулся на фронт.",
        "Следов побоев у Глеба Орлова не обнаружено.",
        "Глеба Орлова собирались похитить.",
        "Глеба Орлова могли убить.",
        "В колонии отрицают, что Глеба Орлова избивали.",
        "Глеб Орлов убил время за чтением.",
        "Слухи об убийстве Глеба Орлова не подтвердились.",
        "Никто Глеба Орлова не задерживал.",
        "Закон о запрете пыток приняли в Торске 5 мая.",
        "Глеба Орлова обещали отпустить.",
        "Глеб Орлов боялся, что его убьют.",
        "Мороз ударил в Торске 5 мая.",
        "Гліба Орлика не били, заявили в колонії.",
        "Збірна побила рекорд і вбила інтригу матчу.",
        "Якщо Гліба Орлика поб'ють, ми подамо скаргу.",
        "Гліб Орлик відправився на фронт добровольцем.",
        "Гліб Орлик повернувся на фронт.",
        "Слідів побоїв у Гліба Орлика не виявили.",
        "Гліба Орлика збиралися викрасти.",
        "Гліба Орлика могли вбити.",
        "У колонії заперечують, що Гліба Орлика били.",
        "Чутки про вбивство Гліба Орлика не підтвердилися.",
        "Ніхто Гліба Орлика не затримував.",
        "Гліб Орлик убив час за читанням.",
    ],
)
def test_what_is_denied_planned_feared_or_a_metaphor_is_no_act(read, text):
    assert acts_of(read(text)) == []

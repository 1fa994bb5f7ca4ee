import pytest

from tallymark.terms.claims import ClaimKind


def actors_of(values, text):
    return [one for incident in values(ClaimKind.INCIDENT, text) for one in incident.perpetrators]


@pytest.mark.parametrize(
    ("text", "label", "words"),
    [
        (
            "On 5 May Gleb Orlov was beaten by two drunk officers in Zarechye.",
            "alleged",
            "officers",
        ),
        (
            "Gleb Orlov, a conscript, had three ribs broken by his company commander.",
            "alleged",
            "commander",
        ),
        (
            "A patrol stopped Gleb Orlov at the market and drove him to the enlistment office.",
            "alleged",
            "patrol",
        ),
        (
            "Unknown assailants torched the car of Gleb Orlov and beat him with pipes.",
            "described",
            "assailants",
        ),
        (
            "Gleb Orlov says Captain Timur Saidov kept him in a pit for six days.",
            "alleged",
            "Saidov",
        ),
        (
            "Guards shot Gleb Orlov while he was trying to escape from the colony.",
            "alleged",
            "Guards",
        ),
        (
            "The governor blamed Ukrainian troops for the shelling that killed Maria Lysenko.",
            "alleged",
            "krainian",
        ),
        (
            "It is not known who fired the rocket that killed Maria Lysenko.",
            "not_stated",
            "not known",
        ),
        (
            "Police took away the passport of Gleb Orlov and told him he would be sent to "
            "the front.",
            "alleged",
            "Police",
        ),
        ("Gleb Orlov's commander took his bank card and demanded a bribe.", "alleged", "commander"),
        (
            "Gleb Orlov has been held incommunicado since he was detained by the security "
            "service on 5 May.",
            "alleged",
            "security service",
        ),
        (
            "5 мая Глеба Орлова избили двое пьяных офицеров в посёлке Заречье.",
            "alleged",
            "офицеров",
        ),
        ("Глеб Орлов был избит командиром роты.", "alleged", "командиром"),
        ("Глеба Орлова задержали сотрудники ФСБ у проходной завода.", "alleged", "сотрудники"),
        ("Люди в масках запихнули Глеба Орлова в машину и увезли.", "described", "масках"),
        ("Капитан Тимур Саидов шесть дней держал Глеба Орлова в яме.", "alleged", "Саидов"),
        (
            "Охранники застрелили Глеба Орлова при попытке бежать из колонии.",
            "alleged",
            "Охранники",
        ),
        (
            "Губернатор обвинил в обстреле, при котором погибла Мария Лысенко, украинские войска.",
            "alleged",
            "украинские войска",
        ),
        ("Кто выпустил ракету, убившую Марию Лысенко, неизвестно.", "not_stated", "неизвестно"),
        (
            "У Глеба Орлова полицейские отобрали паспорт и пообещали отправить его на фронт.",
            "alleged",
            "полицейские",
        ),
        (
            "Командир забрал у Глеба Орлова банковскую карту и потребовал взятку.",
            "alleged",
            "Командир",
        ),
        (
            "5 травня Гліба Орлика побили двоє п'яних офіцерів у селищі Заріччя.",
            "alleged",
            "офіцерів",
        ),
        ("Гліб Орлик був побитий командиром роти.", "alleged", "командиром"),
        (
            "Гліба Орлика затримали співробітники ФСБ біля прохідної заводу.",
            "alleged",
            "співробітники",
        ),
        ("Люди в масках запхнули Гліба Орлика в машину й повезли.", "described", "масках"),
        ("Капітан Тимур Саїдов шість днів тримав Гліба Орлика в ямі.", "alleged", "Саїдов"),
        (
            "Охоронці застрелили Гліба Орлика під час спроби втекти з колонії.",
            "alleged",
            "Охоронці",
        ),
        ("Хто випустив ракету, що вбила Марію Лисенко, невідомо.", "not_stated", "невідомо"),
        (
            "У Гліба Орлика поліцейські відібрали паспорт і пообіцяли відправити його на фронт.",
            "alleged",
            "поліцейські",
        ),
    ],
)
def test_who_did_it_is_found_in_the_form_of_a_subject_or_an_agent(values, text, label, words):
    found = [one for one in actors_of(values, text) if one.attribution.value == label]
    assert any(words.lower() in f"{one.actor} {one.quote.text}".lower() for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "“They put a bag over my head,” recalls Gleb Orlov.",
        "A glide bomb hit the house of Maria Lysenko in Zarechye; she died on the spot.",
        "Maria Lysenko, 71, was killed in her kitchen when a shell came through the roof.",
        "Maria Lysenko was killed by shrapnel near Zarechye on Friday.",
        "«Мне надели на голову мешок», — вспоминает Глеб Орлов.",
        "Планирующая бомба попала в дом Марии Лысенко в селе Заречье, женщина погибла.",
        "В селе Заречье осколком снаряда убило 71-летнюю Марию Лысенко.",
        "Глеб Орлов подвергся пыткам в отделе полиции.",
        "Глеба Орлова подвергли пыткам током в отделе полиции.",
        "Врача к Глебу Орлову так и не пустили.",
        "Глеб Орлов ушёл на штурм и пропал.",
        "«Мені наділи на голову мішок», — пригадує Гліб Орлик.",
        "Керована бомба влучила в будинок Марії Лисенко в селі Заріччя, жінка загинула.",
        "У селі Заріччя уламком снаряда вбило 71-річну Марію Лисенко.",
        "Гліба Орлика катували струмом у відділі поліції.",
        "Лікаря до Гліба Орлика так і не пустили.",
        "Гліб Орлик пішов на штурм і зник.",
    ],
)
def test_without_an_agent_nobody_is_said_to_have_done_it(values, text):
    assert actors_of(values, text) == []

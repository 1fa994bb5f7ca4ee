import pytest

from tallymark.terms.claims import Attribution, ClaimKind

INCIDENT = ClaimKind.INCIDENT


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Masked men dragged Ilya Gremin out of his house.", "abduction"),
        ("Илью Гремина избили неизвестные.", "beating"),
        ("Його катували струмом.", "electric_shock"),
        ("At least 90 men were driven from a hangar to the airfield.", "forced_return_to_front"),
        ("Суд приговорил Артёма Вольского к семи годам.", "conviction"),
        ("Three people were killed when a shell hit a stop.", "killing"),
        ("Його відправили на фронт без медичного огляду.", "denial_of_medical_examination"),
    ],
)
def test_an_act_is_named_in_each_language(values, text, act):
    acts = [one.act for incident in values(INCIDENT, text) for one in incident.acts]
    assert act in acts


def test_an_incident_knows_its_victim_day_and_place(read):
    found = read("On 3 October in the village of Ust-Belka men beat Ilya Gremin.")
    keys = {one.kind: one.key for one in found}
    incident = next(one.value for one in found if one.kind is INCIDENT)
    assert incident.victims == (keys[ClaimKind.PERSON],)
    assert (incident.date, incident.place) == (keys[ClaimKind.DATE], keys[ClaimKind.PLACE])


def test_a_conviction_is_an_incident_of_its_own(values):
    text = "Суд приговорил Артёма Вольского 10 октября. 3 октября его избили в ангаре."
    assert len(values(INCIDENT, text)) == 2


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Five masked men beat Ilya Gremin.", Attribution.DESCRIBED),
        ("Military police beat Ilya Gremin.", Attribution.ALLEGED),
        ("Ilya Gremin was beaten. Military police deny involvement.", Attribution.DENIED),
        ("Троє людей загинули. Звідки стріляли, невідомо.", Attribution.NOT_STATED),
        ("Карновский гарнизонный военный суд приговорил Артёма Вольского.", Attribution.STATED),
    ],
)
def test_a_perpetrator_bears_how_the_text_ties_him_to_the_act(values, text, label):
    (incident,) = values(INCIDENT, text)
    assert label in [one.attribution for one in incident.perpetrators]


def test_a_summary_of_other_raids_is_no_incident(values):
    assert values(INCIDENT, "Similar raids in which men were beaten took place elsewhere.") == []


def test_a_recorders_total_is_no_incident(values):
    assert values(INCIDENT, "More than 2,300 men died, says the project Spisok.") == []


def test_evidence_and_outcome_are_quoted(values):
    text = "Ilya Gremin was beaten. A paramedic recorded two broken ribs. He was left on the road."
    (incident,) = values(INCIDENT, text)
    assert "medical_record" in [one.type for one in incident.evidence]
    assert [one.kind for one in incident.outcomes] == ["injured_alive"]


@pytest.mark.parametrize(
    ("text", "act", "victim"),
    [
        ("Илью Гремина увели из дома.", "abduction", "Илья Гремин"),
        ("Погиб Илья Гремин.", "death", "Илья Гремин"),
        ("Ilya Gremin was shot dead near Torsk.", "killing", "Ilya Gremin"),
        ("Суд признал рядового Артёма Вольского виновным.", "conviction", "Артём Вольский"),
        ("Сержант Пётр Сизов бил Илью Гремина прикладом.", "beating", "Илья Гремин"),
        ("Загинув Тарас Лісовик.", "death", "Тарас Лісовик"),
        ("Ilya Gremin disappeared on 3 October.", "disappearance", "Ilya Gremin"),
    ],
)
def test_the_victim_is_told_from_who_did_it(read, text, act, victim):
    found = read(text)
    names = {one.key: one.value.name for one in found if one.kind is ClaimKind.PERSON}
    acts = [a for one in found if one.kind is INCIDENT for a in one.value.acts]
    assert [names.get(one.victim) for one in acts if one.act == act] == [victim]


@pytest.mark.parametrize(
    "text",
    [
        "Илью Гремина не избивали.",
        "They threatened that Ilya Gremin would be beaten.",
        "Ілля Гремін боявся, що його поб'ють.",
        "Nobody beat Ilya Gremin.",
    ],
)
def test_what_is_denied_or_feared_is_no_act(values, text):
    acts = [one.act for incident in values(INCIDENT, text) for one in incident.acts]
    assert "beating" not in acts


def test_people_in_one_list_are_victims_of_one_act(values):
    (incident,) = values(INCIDENT, "Погибли Илья Гремин и Пётр Сизов.")
    assert len(incident.victims) == 2


def test_each_line_with_a_lifespan_is_an_incident_of_its_own(values):
    text = "Помним:\n- Илья Гремин (1985–2023)\n- Пётр Сизов (1990–2024)\n"
    assert len(values(INCIDENT, text)) == 2


def test_a_missing_man_in_a_list_is_not_dead(values):
    text = "Ilya Gremin was killed.\n- Ilya Gremin, 34\n- Petr Sizov, 27 - missing\n"
    acts = {one.act for incident in values(INCIDENT, text) for one in incident.acts}
    assert acts == {"killing", "disappearance"}


def test_two_days_of_one_death_are_two_incidents(values):
    text = "Илья Гремин погиб 3 мая 2024 года. В другой заметке Илья Гремин погиб 9 июня 2024 года."
    assert len(values(INCIDENT, text)) == 2

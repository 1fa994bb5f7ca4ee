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

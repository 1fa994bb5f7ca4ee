import pytest

from tallymark.terms.claims import ClaimKind, Relation
from tallymark.terms.sensitivity import Sensitivity

PERSON = ClaimKind.PERSON


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Men took 27-year-old Ilya Gremin away.", 27),
        ("Artyom Volsky, 34, called home.", 34),
        ("Забрали 27-летнего Илью Гремина.", 27),
        ("Приговорили 34-летнего контрактника Артёма Вольского.", 34),
        ("Среди вывезенных Артём В., 34 г., Торск.", 34),
        ("Загинула дев’ятирічна Аліса Мєстова.", 9),
        ("Тридцатипятилетний Павел Острин пропал.", 35),
    ],
)
def test_a_stated_age_goes_to_its_person(values, text, age):
    (person,) = values(PERSON, text)
    assert person.age == age
    assert str(person.age_quote.text) in text


def test_an_age_in_one_sentence_and_a_name_in_the_next_are_one_person(values):
    text = "Police beat a 26-year-old man. The man, identified as Ilia Gremin, was dumped."
    (person,) = values(PERSON, text)
    assert (person.name, person.age) == ("Ilia Gremin", 26)


def test_a_described_child_is_a_person_without_a_name(values):
    (person,) = values(PERSON, "Four people, including a nine-year-old girl, were killed.")
    assert (person.name, person.age, person.sex) == (None, 9, "f")
    assert "child" in person.statuses


def test_a_year_of_birth_is_kept_as_a_year(values):
    (person,) = values(PERSON, "Погиб Тумэн Цыренов, 1987 года рождения.")
    assert (person.birth.year, person.age) == (1987, None)


def test_kin_are_tied_both_ways(read):
    found = read("Ilya Gremin was taken, his mother Tamara Gremina said.")
    ilya, tamara = (one for one in found if one.kind is PERSON)
    assert ilya.value.relations == (Relation("child_of", tamara.key),)
    assert tamara.value.relations == (Relation("parent_of", ilya.key),)


def test_the_brother_of_the_headline_is_the_one_named_below(values):
    text = "Men seize villager, hunting his brother\n\nIlya Gremin was beaten. "
    people = values(PERSON, text + "They asked where his younger brother Denis was.")
    assert [one.name for one in people].count(None) == 0


def test_an_anonymous_relative_never_gets_a_name_and_is_protected(read):
    text = "Избили Илью Гремина. Сообщила тётя пострадавшего, попросившая не называть её имени."
    found = [one for one in read(text) if one.kind is PERSON]
    aunt = next(one for one in found if one.value.name is None)
    assert aunt.sensitivity is Sensitivity.PROTECTED
    assert aunt.value.sensitivity_reason is not None


def test_somebody_who_did_not_return_to_his_unit_is_protected(read):
    found = read("Denis Gremin did not return to military unit 99107 after leave.")
    (denis,) = (one for one in found if one.kind is PERSON)
    assert denis.value.roles == ("alleged deserter",)
    assert denis.sensitivity is Sensitivity.PROTECTED


def test_an_official_who_speaks_is_internal_only(read):
    found = read("The village head, Pavel Ostrin, confirmed the raid.")
    (head,) = (one for one in found if one.kind is PERSON)
    assert set(head.value.roles) == {"local official", "source"}
    assert head.sensitivity is Sensitivity.INTERNAL

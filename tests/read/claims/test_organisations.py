import pytest

from tallymark.terms.claims import ClaimKind


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The independent outlet Reka reported it.", "Reka", "outlet"),
        ("Torsk Voice was first.", "Torsk Voice", "outlet"),
        ("A list kept by the volunteer project Spisok grows.", "Spisok", "casualty_recorder"),
        ("Проєкт «Список» знає імена.", "Список", "casualty_recorder"),
        ("Military police were seen.", "Military police", "armed_force"),
    ],
)
def test_a_body_has_its_name_and_kind(values, text, name, kind):
    (found,) = values(ClaimKind.ORGANISATION, text)
    assert (found.name, found.type) == (name, kind)


def test_case_forms_of_an_outlet_are_one_body(values):
    text = "Об этом «Реке» сообщила вдова. По данным «Реки», таких случаев много."
    (found,) = values(ClaimKind.ORGANISATION, text)
    assert len(found.mentions) == 2


def test_a_quotation_is_no_body(values):
    assert values(ClaimKind.ORGANISATION, "Он сказал, что «люди в масках» были.") == []

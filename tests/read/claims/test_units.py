import pytest

from tallymark.terms.claims import ClaimKind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("He left military unit 06718 in May.", "06718"),
        ("В/ч 99107 молчит.", "99107"),
        ("Он служил в войсковой части № 09941.", "09941"),
        ("Військова частина 99107 не відповіла.", "99107"),
    ],
)
def test_the_digits_of_a_unit_are_text_and_no_figure(read, text, number):
    found = read(text)
    assert [one.value.designator for one in found if one.kind is ClaimKind.UNIT] == [number]
    assert [one for one in found if one.kind is ClaimKind.FIGURE] == []

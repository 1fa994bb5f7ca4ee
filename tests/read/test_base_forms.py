"""Base forms of names: what the words allow, and what the rest of the document decides."""

import pytest

from tallymark.read.base_forms import Base, Name, settle


def name(*options: Base) -> Name:
    first = options[0]
    return Name(0, 1, 0, 0, first.given, first.surname, None, first.sex, options)


SHE = Base("Александра", None, "Брода", "f")
HE = Base("Александр", None, "Брод", "m")


def test_a_name_with_two_readings_is_the_one_that_stands_clearly_elsewhere() -> None:
    doubtful, clear = settle([name(SHE, HE), name(HE)])
    assert (doubtful.base, doubtful.sex) == ("Александр Брод", "m")
    assert clear.base == "Александр Брод"


def test_without_other_mentions_the_likelier_reading_stays() -> None:
    (alone,) = settle([name(SHE, HE)])
    assert alone.base == "Александра Брода"


@pytest.mark.parametrize(
    ("text", "base", "sex"),
    [
        ("Об этом рассказал адвокату Олегу Ремизину сосед.", "Олег Ремизин", "m"),
        ("Избили рядового Илью Гремина.", "Илья Гремин", "m"),
        (
            "Опрошена Александра Брод. Со слов Александры Брод, их было двое.",
            "Александра Брод",
            "f",
        ),
        ("Пришёл Александр Брод. Избили Александра Брода.", "Александр Брод", "m"),
        ("Допросили Марину Лосеву. Лосева молчала.", "Марина Лосева", "f"),
        ("Поховали Олексія Дорошенка. Дорошенко був кухарем.", "Олексій Дорошенко", "m"),
    ],
)
def test_case_forms_come_to_one_base_form(values, text: str, base: str, sex: str) -> None:
    people = [one for one in values("person", text) if one.name]
    assert (people[0].name, people[0].sex) == (base, sex)

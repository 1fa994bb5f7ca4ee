import time

import pyarrow as pa
import pytest

from tallymark.disclose import protected_names, scan_text
from tallymark.terms.people import MENTION_SCHEMA, PERSON_SCHEMA
from tallymark.terms.protection import Clearance, ProtectedName, Protection

ILYA = ProtectedName("m1", "Гремин Илья Петрович", "Гремин", "Илья")
TAMARA = ProtectedName("m2", "Тамара Гремина", "Гремина", "Тамара", is_strict=True)
CHOIGAN = ProtectedName("m3", "Кара-оол Чойган", "Кара-оол", "Чойган")
PAVEL = ProtectedName("m4", "Павел Торский")


def found(text, *names, path="en/index.html", **more):
    return sorted({find.subject for find in scan_text([(path, text)], names, **more)})


@pytest.mark.parametrize(
    "text",
    [
        "Илья Гремин",
        "ГРЕМИН ИЛЬЯ",
        "Гремин Илья Петрович",
        "Илья Петрович Гремин",
        "видели Илью Гремина",
        "вместе с Ильёй Греминым",
        "И. Гремин",
        "Гремин И. П.",
        "Ilya Gremin",
        "Ilja Gremin’s cousin",
        "I. Gremin",
        "gremin-ilya",
        '<a title="Ilya Gremin">x</a>',
        "<td>Gremin</td><td>Ilya</td>",
        "Ил<b>ья</b> Гремин",
        "Ил\u00adья Гре\u200bмин",
        "&#1048;лья Гремин",
        '{"surname": "Gremin", "given": "Ilya"}',
        '{"x": "\\u0418\\u043b\\u044c\\u044f \\u0413\\u0440\\u0435\\u043c\\u0438\\u043d"}',
        "Gremin,Ilya,1998",
        "?q=%D0%98%D0%BB%D1%8C%D1%8F+%D0%93%D1%80%D0%B5%D0%BC%D0%B8%D0%BD",
    ],
)
def test_a_protected_name_is_found_however_it_is_written(text):
    assert found(text, ILYA) == ["m1"]


@pytest.mark.parametrize(
    "text", ["Кара-оола Чойгана", "Choigan Kara-ool", "Karaool Choigan", "Ч. Кара-оол"]
)
def test_a_hyphenated_surname_is_found_whole_or_parted(text):
    assert "m3" in found(text, CHOIGAN)


@pytest.mark.parametrize("text", ["Павлу Торскому", "P. Torsky", "Torskii Pavel"])
def test_a_name_without_parts_is_found_in_either_order(text):
    assert "m4" in found(text, PAVEL)


@pytest.mark.parametrize("text", ["Тамара", "Илья видел", "Ilya of Torsk", "И. Торин", "гром"])
def test_half_a_name_of_somebody_not_strict_is_not_found(text):
    assert found(text, ILYA, PAVEL) == []


@pytest.mark.parametrize("text", ["мать, Гремина", "у Греминой", "Mrs Gremina", "GREMINA"])
def test_a_strict_name_is_found_by_its_surname_alone(text):
    assert found(text, TAMARA) == ["m2"]


def test_a_short_strict_surname_is_not_found_in_a_particle():
    assert found("знал ли он", ProtectedName("m5", "Ли Ен", "Ли", "Ен", is_strict=True)) == []


@pytest.mark.parametrize(
    ("text", "surname", "given"),
    [
        ("made_on", "Маады", "Аян"),
        ("Call from the victim", "Кол", "Айдамыр"),
        ("files below a folder", "Белов", "Андрей"),
        ("Coercion", "Куркин", "Фёдор"),
        ("лишение свободы", "Лыжин", "Алексей"),
        ("machines propose", "Мячин", "Егор"),
        ("may mean silence", "Зеленко", "Сергей"),
        ("JSON, Noto Sans", "Соян", "Омак"),
        ("За этим числом", "Саая", "Салават"),
        ("How it is hedged", "Гоев", "Вадим"),
    ],
)
def test_words_of_the_site_are_not_taken_for_surnames(text, surname, given):
    name = ProtectedName("m6", f"{surname} {given}", surname, given, is_strict=True)
    assert found(text, name) == []


@pytest.mark.parametrize("text", ["Кола видели", "КОЛ", "A. Kol, Айдамыр Kol", "Kol Aidamyr"])
def test_a_short_surname_is_still_found_as_it_is_spelt_or_beside_its_given_name(text):
    name = ProtectedName("m6", "Кол Айдамыр", "Кол", "Айдамыр", is_strict=True)
    assert found(text, name) == ["m6"]


def test_a_name_in_a_path_is_found_and_not_repeated():
    finds = scan_text([("en/ilya-gremin.html", "x")], [ILYA])
    assert [(find.subject, find.place) for find in finds] == [("m1", "file 1")]


def test_a_find_carries_ids_and_no_name():
    finds = scan_text([("en/index.html", "Ilya Gremin")], [ILYA])
    assert "remin" not in repr(finds)


def sign(found_for):
    return Protection("s1", "m1", Clearance.SIGN_NAMESAKE, "e1", "editor", "", found_for)


def test_a_namesake_is_reported_with_the_person_cleared():
    finds = scan_text([("a.html", "Ilya Gremin")], [ILYA], cleared={"p9": "Илья Гремин"})
    assert [find.cleared_for for find in finds] == ["p9"]


def test_a_signed_namesake_is_let_through():
    assert found("Илью Гремина", ILYA, signed=[sign("p9")], cleared={"p9": "Илья Гремин"}) == []


def test_a_namesake_signed_for_another_person_is_not_let_through():
    assert found("Ilya Gremin", ILYA, signed=[sign("p8")], cleared={"p9": "Илья Гремин"}) == ["m1"]


def test_a_later_protection_ends_a_signature():
    later = Protection("s2", "m1", Clearance.PROTECT, "e1", "editor", "")
    more = {"signed": [sign("p9"), later], "cleared": {"p9": "Илья Гремин"}}
    assert found("Ilya Gremin", ILYA, **more) == ["m1"]


def mentions(*rows):
    keys = ("mention_id", "name", "surname", "given", "sensitivity")
    filled = [
        {"document_id": "d1", "list": "doc", **dict(zip(keys, row, strict=True))} for row in rows
    ]
    return pa.Table.from_pylist(filled, MENTION_SCHEMA)


def persons(**pairs):
    rows = [{"mention_id": mention, "person_id": person} for mention, person in pairs.items()]
    return pa.Table.from_pylist(rows, PERSON_SCHEMA)


def decide(subject, clearance):
    return Protection("p", subject, Clearance(clearance), "e1", "editor", "")


TWO = mentions(("m1", "Илья Гремин", "Гремин", "Илья", 1), ("m2", "Olga Torina", None, None, 2))


def test_everybody_not_cleared_by_name_is_protected():
    named = protected_names(TWO, persons(m1="p1"), [decide("p1", "clear_name")])
    assert [one.subject for one in named] == ["m2"]


def test_a_later_protection_takes_a_cleared_name_back_and_makes_it_strict():
    decisions = [decide("p1", "clear_name"), decide("p1", "protect")]
    named = protected_names(TWO, persons(m1="p1"), decisions)
    assert [(one.subject, one.is_strict) for one in named] == [("m1", True), ("m2", True)]


def test_witnesses_and_protected_sensitivity_are_strict():
    named = protected_names(TWO, persons(m1="p1"), [], strict=["m1"])
    assert [one.is_strict for one in named] == [True, True]


def test_a_mention_that_was_cleared_may_still_be_protected_by_itself():
    decisions = [decide("p1", "clear_name"), decide("m1", "protect")]
    assert protected_names(TWO, persons(m1="p1"), decisions)[0].subject == "m1"


def test_five_thousand_names_in_a_hundred_files_take_seconds():
    given = ["Илья", "Павел", "Ольга", "Тимур", "Айдар", "Чойган", "Пётр", "Марк", "Лука", "Анна"]
    stems = ["Гре", "Тор", "Сум", "Вель", "Кар", "Белт", "Озер", "Тавд", "Мир", "Лос"]
    tails = ["мин", "нов", "санов", "ков", "ченко", "лаев", "дин", "бурин", "тягин", "шев"]
    middles = ["", "ма", "ри", "ло", "ту"]
    surnames = [stem + middle + tail for stem in stems for middle in middles for tail in tails]
    names = [
        ProtectedName(f"m{place}{first}", f"{first} {last}", last, first, place % 9 == 0)
        for place, last in enumerate(surnames)
        for first in given
    ]
    words = "Подсчёт людей по регионам, как известно на этот день; the tally by region and month. "
    files = [(f"en/{number}.html", f"<p>{words}</p>" * 580) for number in range(100)]
    start = time.perf_counter()
    assert scan_text(files, names) == ()
    assert time.perf_counter() - start < 30

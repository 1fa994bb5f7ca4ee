import pytest

from tallymark.lang.gazetteer import index_entries, sheet_lines
from tallymark.read import RuleReader, load_models, read_document
from tallymark.terms.case import KnownPlace
from tallymark.terms.claims import ClaimKind
from tests.read.conftest import make_document, make_passage

ROWS = [
    "1\tsettlement\tLipovka\tЛиповка\tЛипівка\tRU-VLG\t9\tfull",
    "2\tsettlement\tLipovka\tЛиповка\tЛипівка\tRU-PSK\t\tfull",
    "3\tsettlement\tKrivoguzovo\tКривогузово\t\tUA-63\t\tfull",
    "9\tdistrict\tTorskiy\tТорский\tТорський\tRU-VLG\t\tfull",
]


def sheet():
    index = sorted(
        (stem, key, line)
        for line, row in enumerate(ROWS)
        for stem, key in index_entries(row.split("\t"))
    )
    return "\n".join(sheet_lines(ROWS, index)) + "\n"


@pytest.fixture(scope="module")
def of_text(request):
    shared = load_models(place_sheets=[sheet()])

    def places(text, **options):
        models = load_models(place_sheets=[sheet()], **options) if options else shared
        (reading,) = read_document(
            make_document(text), [make_passage(text)], [RuleReader()], models
        )
        found = [one.value for one in reading.proposals if one.kind is ClaimKind.PLACE]
        return {one.name: one for one in found}

    return places


def ids(claim):
    return [one.id for one in claim.matches], claim.matched_by


@pytest.mark.parametrize(
    "text",
    [
        "Он жил в деревне Липовка Торского района Вологодской области.",
        "He lived in Lipovka, Torskiy district, Vologda Region.",
        "Він жив у селі Липівка Торського району Вологодської області.",
    ],
)
def test_a_village_in_a_district_in_a_region_is_one_place(of_text, text):
    village = next(one for one in of_text(text).values() if one.type not in ("district", "region"))
    assert ids(village) == (["1"], "parent")
    assert (village.matches[0].region, village.matches[0].district is None) == ("RU-VLG", False)


def test_a_name_of_two_places_stays_undecided(of_text):
    assert ids(of_text("Бои шли в Липовке.")["Липовка"]) == (["1", "2"], None)


def test_the_one_region_that_the_text_names_decides(of_text):
    text = "Жители Псковской области пишут. Бои шли в Липовке."
    assert ids(of_text(text)["Липовка"]) == (["2"], "text")


def test_two_regions_in_the_text_decide_nothing(of_text):
    text = "Жители Псковской области и Вологодской области пишут. Бои шли в Липовке."
    assert ids(of_text(text)["Липовка"]) == (["1", "2"], None)


def test_the_scope_of_the_case_decides(of_text):
    found = of_text("Бои шли в Липовке.", scope_regions=["RU-VLG"])
    assert ids(found["Липовка"]) == (["1"], "scope")


def test_the_only_bearer_of_a_name_in_a_full_list_is_meant(of_text):
    assert ids(of_text("Бои шли в Кривогузове.")["Кривогузово"]) == (["3"], "sole")


def test_a_village_that_no_list_has_stays_named_under_its_region(of_text):
    found = of_text("Он жил в деревне Кузяево Псковской области.")
    village = found["Кузяево"]
    assert ids(village) == ([], None)
    assert village.parent is not None


def test_a_village_elsewhere_than_the_text_says_is_none_of_the_list(of_text):
    found = of_text("Он жил в деревне Кривогузово Псковской области.")
    assert ids(found["Кривогузово"]) == ([], None)


def test_a_place_of_the_case_comes_first(of_text):
    known = KnownPlace("lip", {"ru": "Липовка"}, "settlement", "RU-TVE")
    found = of_text("Бои шли в Липовке.", known_places=[known])
    assert ids(found["Липовка"]) == (["lip"], "case")


def test_a_region_is_matched_by_its_name(of_text):
    (region,) = of_text("Жители Вологодской области пишут.").values()
    assert ids(region) == (["RU-VLG"], "name")


def test_a_village_is_not_taken_for_the_town_that_ships(of_text):
    found = of_text("Он жил в деревне Череповец Вологодской области.")
    assert found["Череповец"].matched_by is None

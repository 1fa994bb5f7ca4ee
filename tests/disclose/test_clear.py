from dataclasses import replace
from datetime import date

import pytest

from tallymark.terms.claims import Attribution, Hedge
from tallymark.terms.errors import CaseError, ProtectedError
from tallymark.terms.protection import ProtectedName
from tallymark.terms.release import (
    PublishableFigure,
    PublishableIncident,
    PublishablePerpetrator,
    PublishableQuote,
)
from tallymark.terms.weighing import Standing

INCIDENT = PublishableIncident(
    id="i1",
    acts=("death", "unheard_of"),
    earliest=date(2024, 2, 2),
    latest=None,
    region="r1",
    standing=Standing.REPORTED,
    is_contested=False,
    voices=2,
    low=9,
    high=None,
    victims=("p1", "p2", "p3", "p4", "p5", "p6"),
    perpetrators=(PublishablePerpetrator("q2", "masked men", Attribution.ALLEGED),),
    quotes=(PublishableQuote("q1", "They came at night.", "a mother", "relative"),),
)
FIGURE = PublishableFigure("f1", 90, None, Hedge.AT_LEAST, "men moved", None)
NAMES = {"p1": "Ilya Gremin", "p2": "Pavel Torin"}


@pytest.fixture
def clear(make, case):
    def run(*decisions, incident=INCIDENT, figures=(FIGURE,), protected=()):
        draft = make.draft(
            make.tally(make.regions({"r1": 40})),
            incidents=(incident,),
            figures=figures,
            names=NAMES,
        )
        protections = [make.decide(subject, clearance) for subject, clearance in decisions]
        return make.clear(case, draft, protections=protections, protected=protected)

    return run


PAGE = ("i1", "clear_incident")


def test_an_incident_nobody_cleared_has_no_page(clear):
    assert clear().incidents == ()


def test_a_later_protection_takes_an_incident_back(clear):
    assert clear(PAGE, ("i1", "protect")).incidents == ()


def test_a_name_is_printed_by_an_editors_word_alone(clear):
    release = clear(PAGE, ("p1", "clear_name"), ("p2", "clear_name"), ("p2", "protect"))
    assert [name.value for name in release.incidents[0].names] == ["Ilya Gremin"]


def test_a_quote_nobody_cleared_stays_inside(clear):
    assert clear(PAGE).incidents[0].quotes == ()


def test_a_relative_is_said_by_type_and_never_by_name(clear):
    quote = clear(PAGE, ("q1", "clear_quote")).incidents[0].quotes[0]
    assert (quote.source, quote.source_type.value) == (None, "relative")


def test_a_cleared_quote_that_names_somebody_protected_stays_inside(clear):
    mother = ProtectedName("m1", "Came Night", "Night", "Came", is_strict=True)
    release = clear(PAGE, ("q1", "clear_quote"), protected=(mother,))
    assert release.incidents[0].quotes == ()
    assert ("quote", "name_in_quote") in {(one.what, one.rule) for one in release.withheld}


def test_words_on_alleged_perpetrators_go_out_with_their_quote_alone(clear):
    assert clear(PAGE).incidents[0].perpetrators == ()
    cleared = clear(PAGE, ("q2", "clear_quote")).incidents[0].perpetrators
    assert [(words.value, how.value) for words, how in cleared] == [("masked men", "alleged")]


def test_a_key_without_words_is_not_printed(clear):
    assert [act.value for act in clear(PAGE).incidents[0].acts] == ["death"]


def test_an_incident_of_few_people_shows_no_number(clear, case):
    few = PublishableIncident(
        "i1", ("death",), None, None, "r1", Standing.REPORTED, False, 2, 1, 1, ("p1",)
    )
    page = clear(PAGE, incident=few).incidents[0]
    assert (page.is_withheld, page.named, page.low, page.high) == (True, None, None, None)


def test_what_a_figure_counts_is_printed_once_its_words_are_cleared(clear):
    assert clear().figures == ()
    assert clear(("f1", "clear_quote")).figures[0].counts.value == "men moved"


def test_a_figure_with_a_known_measure_needs_no_words(clear):
    figure = PublishableFigure(
        "f2",
        90,
        90,
        Hedge.EXACT,
        "words",
        "people_convicted",
        source="A judge",
        source_type="lawyer",
    )
    shown = clear(figures=(figure,)).figures[0]
    assert (shown.counts, shown.measure.value, shown.source) == (None, "people_convicted", None)


def test_a_reason_that_leaves_out_few_people_is_not_counted_in_public(clear):
    assert [reason for reason, _ in clear().left_out] == ["standing"]


def test_a_protected_name_in_the_cases_prose_stops_the_release(clear):
    somebody = ProtectedName("m7", "Men Region", "Region", "Men", is_strict=True)
    with pytest.raises(ProtectedError, match=r"population.en in case.toml bears the name of .* m7"):
        clear(protected=(somebody,))


def test_a_small_cell_below_two_is_refused(make, case):
    draft = make.draft(make.tally(make.regions({"r1": 40})))
    with pytest.raises(CaseError):
        make.clear(replace(case, small_cell=1), draft)

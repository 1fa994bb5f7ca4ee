import re
import tomllib
from importlib.resources import files

import pytest

from tallymark.read.vocabulary import LANGUAGES, load_vocabulary, with_lists

ACTS = load_vocabulary().acts


@pytest.mark.parametrize("act", ACTS)
def test_each_act_has_a_label_in_each_language(act):
    assert sorted(ACTS[act].labels) == sorted(LANGUAGES)


def test_each_act_that_is_read_can_be_counted():
    table = files("tallymark.count").joinpath("data/acts.toml").read_text(encoding="utf-8")
    counted = {member for row in tomllib.loads(table).values() for member in row["members"]}
    assert set(ACTS) <= counted


def test_acts_that_reports_of_this_war_need_are_there():
    needed = {
        "forced_return_to_front", "denial_of_medical_examination", "coerced_lure", "disappearance",
        "prosecution_for_desertion", "sending_unfit_men", "punitive_confinement", "armed_raid",
        "coerced_recruitment", "seizure_of_documents", "extortion",
    }  # fmt: skip
    assert needed <= set(ACTS)


def test_a_cross_reference_is_a_code_in_pairs_of_digits():
    codes = [one.huridocs for one in ACTS.values() if one.huridocs is not None]
    assert codes
    assert [code for code in codes if not re.fullmatch(r"\d\d(?: \d\d){1,5}", code)] == []


@pytest.mark.parametrize(
    ("act", "code"),
    [("abduction", "03 01 04"), ("disappearance", "03 01 03"), ("death_in_custody", "01 01 06 01")],
)
def test_codes_are_those_of_the_published_list(act, code):
    assert ACTS[act].huridocs == code


def test_acts_that_the_list_lacks_bear_no_code():
    assert ACTS["forced_return_to_front"].huridocs is None


def test_a_frame_names_a_list_of_words():
    lists = {"front": "на_фронт на_войну"}
    assert with_lists("увез* > @front - домой", lists) == "увез* > на_фронт на_войну - домой"


def test_a_frame_that_names_no_list_is_refused():
    with pytest.raises(KeyError):
        with_lists("увез* > @nowhere", {})

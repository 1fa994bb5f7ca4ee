import tomllib
from importlib.resources import files

import pytest

from tallymark.read.vocabulary import LANGUAGES, load_vocabulary

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

"""How well is a fact known: who says so independently, and which standing a policy gives it.

In: reviewed claims, the adopted linkage, documents with their text, adoptions of rolls, the case.
Out, as Arrow tables:

* `state_facts` -> statements: by this claim, this voice says that this person suffered this act;
* `weigh_persons` -> assessments: the standing of each person's fate by the case's policy;
* `weigh_groups` -> group incidents: how many people, who of the named is among them;
* `explain_voices` -> the roots behind each account and what was cut on the way to them;
* `find_policy` -> a published policy version with its text for people.

Pure: nothing is read or written, and the order of the rows that come in changes nothing.
"""

from collections.abc import Sequence

import pyarrow as pa

from tallymark.terms.case import Case
from tallymark.terms.people import Linkage
from tallymark.terms.rolls import Adoption
from tallymark.weigh.accounts import read_accounts
from tallymark.weigh.folds import Folds
from tallymark.weigh.groups import weigh_groups
from tallymark.weigh.persons import weigh_persons
from tallymark.weigh.policies import find_policy
from tallymark.weigh.policies.voice import Finding, Policy, Voice
from tallymark.weigh.sources import Root
from tallymark.weigh.statements import state_facts
from tallymark.weigh.voices import Cut, Voices, follow_voices

__all__ = [
    "Cut",
    "Finding",
    "Folds",
    "Policy",
    "Root",
    "Voice",
    "Voices",
    "explain_voices",
    "find_policy",
    "state_facts",
    "weigh_groups",
    "weigh_persons",
]


def explain_voices(
    reviewed: pa.Table,
    linkage: Linkage,
    documents: pa.Table,
    adoptions: Sequence[Adoption],
    case: Case,
) -> Voices:
    """The independent voices behind each accepted account, with the cycles that were cut."""
    return follow_voices(read_accounts(reviewed, linkage), documents, adoptions, case)

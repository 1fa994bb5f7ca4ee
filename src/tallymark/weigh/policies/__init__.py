"""What *confirmed* means, one published version a file. A change of policy is a new file."""

from tallymark.terms.errors import CaseError
from tallymark.weigh.policies import two_voices_1
from tallymark.weigh.policies.voice import Policy

POLICIES: dict[str, Policy] = {policy.name: policy for policy in (two_voices_1.POLICY,)}


def find_policy(name: str) -> Policy:
    """The published policy of that name and version; raises `CaseError` where there is none.

    >>> find_policy("two-voices/1").name
    'two-voices/1'
    """
    if name not in POLICIES:
        known = ", ".join(sorted(POLICIES))
        raise CaseError(f"policy: no published policy has the name given; known are {known}")
    return POLICIES[name]

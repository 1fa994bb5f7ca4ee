"""Published policies are never edited: a change is a new file with a new number."""

import hashlib
from pathlib import Path

import pytest

from tallymark.terms.errors import CaseError
from tallymark.weigh import policies

DIGESTS = {
    "two_voices_1.py": "5705168f03206f3945bc81e9f51d5a29fc367f29e5f118095d514c2598434af4",
}
FOLDER = Path(policies.__file__).parent


@pytest.mark.parametrize(("name", "digest"), DIGESTS.items())
def test_a_published_policy_was_not_edited(name, digest):
    assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == digest


def test_every_policy_file_has_its_digest_here():
    files = {path.name for path in FOLDER.glob("*.py")} - {"__init__.py", "voice.py"}
    assert files == set(DIGESTS)


def test_a_policy_nobody_published_is_an_error():
    with pytest.raises(CaseError, match="two-voices/1"):
        policies.find_policy("two-voices/0")

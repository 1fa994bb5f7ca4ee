"""The journal's hashes against RFC 6962's own test vectors."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallymark.casebook.hashing import commitment_of, merkle_root

# Leaves and roots of the Certificate Transparency reference tests (RFC 6962, section 2.1).
LEAVES = [bytes.fromhex(one) for one in (
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
)]  # fmt: skip
ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_the_merkle_root_is_that_of_the_reference_tests(size: int, root: str) -> None:
    assert merkle_root(LEAVES[:size]) == root


def test_a_commitment_is_the_sha256_of_salt_and_payload() -> None:
    assert commitment_of(b"salt", b"body") == hashlib.sha256(b"saltbody").hexdigest()


@given(st.lists(st.binary(max_size=8), min_size=1, max_size=40), st.data())
def test_changing_any_leaf_changes_the_root(leaves: list[bytes], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(leaves) - 1))
    changed = [*leaves[:at], leaves[at] + b"x", *leaves[at + 1 :]]
    assert merkle_root(changed) != merkle_root(leaves)

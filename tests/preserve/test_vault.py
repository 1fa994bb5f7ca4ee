import hashlib
import stat
from pathlib import Path

import pytest

from tallymark.preserve import check_originals, destroy, keep, original_path
from tallymark.terms.documents import Fetched
from tallymark.terms.errors import DamagedError

BODY = b"one mark is one person"
SHA = hashlib.sha256(BODY).hexdigest()


def incoming(folder: Path) -> Fetched:
    path = folder / "1-aa.part"
    path.write_bytes(BODY)
    return Fetched(path, "a.txt", SHA, len(BODY), None)


def test_an_original_stands_under_its_digest_and_is_read_only(tmp_path: Path) -> None:
    place = keep(incoming(tmp_path), tmp_path / "vault")
    assert place == tmp_path / "vault" / SHA[:2] / SHA
    assert stat.S_IMODE(place.stat().st_mode) == 0o444
    assert place.read_bytes() == BODY


def test_keeping_the_same_bytes_again_changes_nothing(tmp_path: Path) -> None:
    first = keep(incoming(tmp_path), tmp_path / "vault")
    before = first.stat().st_ino
    assert keep(incoming(tmp_path), tmp_path / "vault").stat().st_ino == before
    assert not (tmp_path / "1-aa.part").exists()


def test_a_cut_original_is_not_taken_for_the_same(tmp_path: Path) -> None:
    place = keep(incoming(tmp_path), tmp_path / "vault")
    place.chmod(0o644)
    place.write_bytes(b"one")
    with pytest.raises(DamagedError):
        keep(incoming(tmp_path), tmp_path / "vault")


def test_check_names_what_no_longer_holds(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    place = keep(incoming(tmp_path), vault)
    place.chmod(0o644)
    expected = [("o1", SHA, len(BODY)), ("o2", "0" * 64, 5)]
    assert list(check_originals(vault, expected)) == [("o2", "missing")]
    place.write_bytes(BODY.replace(b"one", b"0ne"))
    assert list(check_originals(vault, expected[:1])) == [("o1", "changed")]
    place.write_bytes(BODY + b"!")
    assert list(check_originals(vault, expected[:1])) == [("o1", "size")]


def test_an_erased_original_is_gone(tmp_path: Path) -> None:
    keep(incoming(tmp_path), tmp_path / "vault")
    assert destroy(tmp_path / "vault", SHA)
    assert not destroy(tmp_path / "vault", SHA)
    assert not original_path(tmp_path / "vault", SHA).exists()


def test_a_digest_cannot_lead_out_of_the_vault(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        original_path(tmp_path, "../" * 21 + "a")

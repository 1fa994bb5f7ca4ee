from pathlib import Path

import pytest

from tallymark.collect import fetch
from tallymark.terms.documents import Extracted, Failure, SourceFile
from tests.extract.conftest import extract_file
from tests.story.mixed_files import make_mixed


def status(path: Path, incoming: Path) -> str:
    """What becomes of a file: documents, or the reason of its first failure."""
    fetched = fetch(SourceFile(path, path.name), incoming, limit_bytes=1 << 30)
    if isinstance(fetched, Failure):
        return fetched.reason
    outcomes = extract_file(path)
    failures = [one for one in outcomes if isinstance(one, Failure)]
    if not failures:
        assert all(isinstance(one, Extracted) for one in outcomes)
        return "documents" if outcomes else "nothing"
    assert all(one.advice for one in failures)
    return failures[0].reason


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    folder = tmp_path_factory.mktemp("mixed")
    return folder, make_mixed(folder)


def test_two_hundred_mixed_files_end_in_two_hundred_statuses(
    mixed: tuple[Path, dict[str, str]], tmp_path: Path
) -> None:
    folder, expected = mixed
    found = {path.name: status(path, tmp_path) for path in folder.iterdir()}
    assert len(found) == 200
    assert sum(one != "documents" for one in found.values()) == 20
    assert found == expected

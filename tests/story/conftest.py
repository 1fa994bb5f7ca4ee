"""The bundled case, replayed once for all tests that walk it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tallymark.flow.opening import Work, open_case
from tallymark.flow.replaying import replay_case

KARNOV = Path(__file__).parents[2] / "examples" / "karnov"


@pytest.fixture(scope="session")
def karnov(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole bundled case as `make demo` makes it. Tests must not write to it."""
    folder = tmp_path_factory.mktemp("story") / "karnov"
    list(replay_case(KARNOV / "replay.toml", folder))
    return folder


@pytest.fixture
def copy(karnov: Path, tmp_path: Path) -> Path:
    """A copy of the bundled case that a test may change."""
    return Path(shutil.copytree(karnov, tmp_path / "copy"))


@pytest.fixture
def work(karnov: Path) -> Iterator[Work]:
    with open_case(karnov, by="e1") as opened:
        yield opened

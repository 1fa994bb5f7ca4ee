"""One file through the whole room, as the steps call it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tallymark.extract import extract_documents, find_again, sniff_media_type
from tallymark.extract.engine import end_idle_children
from tallymark.terms.case import Limits
from tallymark.terms.documents import Extracted, Failure, Original

Outcomes = list[Extracted | Failure]
Extract = Callable[..., Outcomes]


def extract_file(path: Path, **limits: float) -> Outcomes:
    original = Original(
        "o1", "0" * 64, path.stat().st_size, path.name, sniff_media_type(path, path.name)
    )
    return list(extract_documents(original, path, limits=Limits(**limits)))  # type: ignore[arg-type]


@pytest.fixture
def extract(tmp_path: Path) -> Extract:
    """Writes bytes under a name and reads them."""

    def run(name: str, content: bytes, **limits: float) -> Outcomes:
        path = tmp_path / name
        path.write_bytes(content)
        outcomes = extract_file(path, **limits)
        for outcome in outcomes:
            if isinstance(outcome, Extracted):
                assert_map_holds(outcome, path)
        return outcomes

    return run


@pytest.fixture(autouse=True, scope="session")
def no_child_left() -> Iterator[None]:
    yield
    end_idle_children()


def text_of(outcome: Extracted | Failure, part: str = "body") -> str:
    """What an outcome holds of one part of its document."""
    assert isinstance(outcome, Extracted), outcome
    return "".join(passage.text for passage in outcome.passages if passage.part == part)


def reasons(outcomes: Outcomes) -> list[str]:
    return [outcome.reason for outcome in outcomes if isinstance(outcome, Failure)]


def documents(outcomes: Outcomes) -> list[Extracted]:
    return [outcome for outcome in outcomes if isinstance(outcome, Extracted)]


def assert_map_holds(extracted: Extracted, path: Path) -> None:
    """The bytes of the file spell every passage again (rendered text apart)."""
    for passage in extracted.passages:
        is_rendered = any(part.how == "rendered" for part in passage.segments)
        again = find_again(passage.segments, passage.start, passage.end, path, Limits())
        assert again == (None if is_rendered else passage.text)

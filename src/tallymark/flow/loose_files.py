"""Files read without a casebook, to JSON or a page: nothing is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallymark.terms.case import Endpoint, Limits
from tallymark.terms.claims import Proposal, Reading
from tallymark.terms.documents import (
    READ_PARTS,
    Document,
    Extracted,
    Failure,
    Original,
    Passage,
)
from tallymark.terms.errors import CaseError, MisusedError
from tallymark.terms.votes import Vote, rank_votes

if TYPE_CHECKING:
    from tallymark.flow.llm import Asker
    from tallymark.read import Models, Reader


@dataclass(frozen=True, slots=True)
class _Readers:
    """The readers that were asked for, by name in their order, and the models they share."""

    readers: "list[Reader]"
    models: "Models"
    asker: "Asker | None"

    def read(self, document: Document, item: Extracted) -> tuple[list[Reading], list[Failure]]:
        """The readings of one document, and what the endpoint did not answer."""
        from tallymark.collect import NoAnswer
        from tallymark.read import read_document

        readings = list(read_document(document, item.passages, self.readers, self.models))
        if self.asker is None:
            return readings, []
        try:
            requests = list(self.asker.reader.requests(item.passages))
            readings.append(self.asker.read(document, item.passages, requests))
        except NoAnswer as error:
            advice = "the endpoint gave no usable answer: other readers' claims stand alone"
            return readings, [Failure("", "read", f"llm_{error.reason}", advice)]
        return readings, []


def read_files(
    paths: Sequence[Path], *, published: date | None = None, readers: Sequence[str] = ("rules",),
    endpoint: Endpoint | None = None,
) -> Iterator[dict[str, Any] | Failure]:  # fmt: skip
    """Reads files: a `docs[]` item of tallymark-gold/1 for each document, with each claim's votes.

    `endpoint`: for the reader `llm`; only this machine is asked, for there is no ledger to log in.
    """
    from tallymark.read import as_gold

    for one in _read(paths, published, readers, endpoint):
        if isinstance(one, Failure):
            yield one
            continue
        shown, votes = _union(one.readings)
        gold = as_gold(one.document, shown, one.sha256, one.path.name, votes=votes)
        yield {**gold, "passages": [_shown(passage) for passage in one.passages]}


def mark_files(
    paths: Sequence[Path], *, published: date | None = None, readers: Sequence[str] = ("rules",),
    endpoint: Endpoint | None = None,
) -> Iterator[str | Failure]:  # fmt: skip
    """Reads files as `read_files` does: a page for each document, its text with coloured spans."""
    from tallymark.read import as_marked_page

    for one in _read(paths, published, readers, endpoint):
        if isinstance(one, Failure):
            yield one
            continue
        text = "".join(passage.text for passage in one.passages)
        shown, _ = _union(one.readings)
        yield as_marked_page(one.document.title or one.path.name, text, shown)


@dataclass(frozen=True, slots=True)
class _Read:
    path: Path
    sha256: str
    document: Document
    passages: Sequence[Passage]
    readings: Sequence[Reading]


def _read(
    paths: Sequence[Path], published: date | None, readers: Sequence[str],
    endpoint: Endpoint | None,
) -> Iterator[_Read | Failure]:  # fmt: skip
    import hashlib

    from tallymark.extract import extract_documents, sniff_media_type

    chosen = _choose(readers, endpoint)
    for path in paths:
        if not path.is_file():
            yield Failure(str(path), "collect", "missing", "check the file's name")
            continue
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        media_type = sniff_media_type(path, path.name)
        original = Original("", content, path.stat().st_size, path.name, media_type)
        for item in extract_documents(original, path, limits=Limits()):
            if isinstance(item, Failure):
                yield replace(item, subject_id=str(path))
                continue
            document = replace(item.document, published=published or item.document.published)
            readings, failures = chosen.read(document, item)
            yield from (replace(one, subject_id=str(path)) for one in failures)
            yield _Read(path, content, document, item.passages, readings)


def _choose(names: Sequence[str], endpoint: Endpoint | None) -> _Readers:
    from tallymark.flow.reading_pool import installed_readers
    from tallymark.read import load_models

    readers, models = installed_readers(names), load_models()
    if endpoint is None:
        return _Readers(readers, models, None)
    from tallymark.flow.llm import make_asker

    try:
        asker = make_asker(replace(endpoint, allow_host=None), models)
    except CaseError as error:
        raise MisusedError(
            "--llm wants an address of this machine, such as http://127.0.0.1:8080/v1; another "
            "machine is asked from a casebook alone, which allows it and logs it"
        ) from error
    return _Readers(readers, models, asker)


def _union(
    readings: Sequence[Reading],
) -> tuple[list[Proposal], list[list[dict[str, Any]]] | None]:
    """The union of what the readers propose; where there are several, with each claim's votes."""
    import msgspec

    cast: dict[str, dict[str, Proposal]] = {}
    for reading in readings:
        for one in reading.proposals:
            cast.setdefault(one.key, {})[reading.reader] = one
    shown: list[Proposal] = []
    votes: list[tuple[Vote, ...]] = []
    for voters in cast.values():
        plain = [Vote(reader, msgspec.to_builtins(one.value)) for reader, one in voters.items()]
        kind = next(iter(voters.values())).kind
        ranked = rank_votes(kind, plain)
        shown.append(voters[ranked[0].reader])
        votes.append(ranked)
    told = [[_told(one) for one in ranked] for ranked in votes] if len(readings) > 1 else None
    return shown, told


def _told(vote: Vote) -> dict[str, Any]:
    return {"reader": vote.reader, "differs": {name: vote.value[name] for name in vote.differs}}


def _shown(passage: Passage) -> dict[str, Any]:
    """A passage beside the claims: what is furniture is shown, with the words that were not read.

    `doubtful` are the words that text recognition was not sure of.
    """
    shown: dict[str, Any] = {
        "start": passage.start, "end": passage.end, "part": passage.part,
        "lang": passage.language,
    }  # fmt: skip
    if passage.part not in READ_PARTS:
        shown["text"] = passage.text
    if passage.doubtful:
        shown["doubtful"] = passage.doubtful
    return shown

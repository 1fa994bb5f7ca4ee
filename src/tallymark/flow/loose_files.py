"""Reading files to JSON without a casebook: nothing is kept, the bytes are read where they lie."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tallymark.terms.case import Endpoint, Limits
from tallymark.terms.claims import Proposal, Reading
from tallymark.terms.documents import Document, Extracted, Failure, Original
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
            yield _as_item(document, readings, content, path.name)


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


def _as_item(
    document: Document, readings: Sequence[Reading], content: str, name: str
) -> dict[str, Any]:
    """The union of what the readers propose; where there are several, with each claim's votes."""
    import msgspec

    from tallymark.read import as_gold

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
    return as_gold(document, shown, content, name, votes=told)


def _told(vote: Vote) -> dict[str, Any]:
    return {"reader": vote.reader, "differs": {name: vote.value[name] for name in vote.differs}}

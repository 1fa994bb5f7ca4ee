"""Whether everything kept still holds, and what is in, what waits, what failed."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from tallymark.flow.gathering import EXTRACTED
from tallymark.flow.opening import Progress, Work, no_progress
from tallymark.terms.claims import VALUE_TYPES, ClaimKind
from tallymark.terms.documents import Document, Failure, Original, Passage
from tallymark.terms.journal import ReadingRecord
from tallymark.terms.spans import spans_in
from tallymark.terms.votes import reader_name

if TYPE_CHECKING:
    from tallymark.casebook import Records


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that no longer holds: what kind of thing, its id, and what is wrong with it."""

    what: str
    subject: str
    words: str


def verify_case(work: Work, *, progress: Progress = no_progress) -> Iterator[Problem]:
    """Re-hashes every original, walks the chain, re-finds every quote, re-checks every release."""
    from tallymark.casebook import check_journal, compare_indexes

    is_sound = True
    for words in check_journal(work.book):
        is_sound = False
        yield Problem("journal", words.split(":")[0], words)
    if not is_sound:
        return  # what stands on a damaged journal cannot be judged before it is restored
    for words in compare_indexes(work.book):
        is_sound = False
        yield Problem("index", "index", f"{words}: run `tallymark rebuild`, then verify again")
    if not is_sound:
        return  # records are found by the indexes: what they do not find cannot be checked
    records = work.records(purpose="verify")
    yield from _check_vault(work, records)
    documents = records.documents()
    for done, document in enumerate(documents, 1):
        yield from _check_document(work, records, document)
        progress("documents verified", done, len(documents))
    yield from _check_releases(work, records)


def _erased_originals(records: "Records") -> set[str]:
    return {one for stone in records.terms("tombstone") for one in stone.originals}


def _check_vault(work: Work, records: "Records") -> Iterator[Problem]:
    from tallymark.preserve import check_originals

    gone = _erased_originals(records)
    kept = {one.id: one for one in records.terms("original") if one.id not in gone}
    expected = [(one.id, one.sha256, one.size) for one in kept.values()]
    for original_id, problem in check_originals(work.book.vault, expected):
        name = kept[original_id].name
        yield Problem("original", original_id, f"original {original_id} ({name}): {problem}")


def _check_document(work: Work, records: "Records", document: Document) -> Iterator[Problem]:
    passages = records.passages(document.id)
    text = "".join(one.text for one in passages)
    if len(text) != document.chars:
        yield Problem("document", document.id, f"document {document.id}: its text is not whole")
    yield from _check_quotes(records, document, text)
    if document.original_id not in _erased_originals(records):
        yield from _check_against_bytes(work, records, document, passages)


def _check_quotes(records: "Records", document: Document, text: str) -> Iterator[Problem]:
    for row in records.claims(document_id=document.id, every=True).to_pylist():
        value = msgspec.json.decode(row["value"], type=VALUE_TYPES[ClaimKind(row["kind"])])
        if text[row["start"] : row["end"]] != row["quote"] or any(
            text[span.start : span.end] != span.text for span in spans_in(value)
        ):
            yield Problem(
                "quote", row["claim_id"],
                f"claim {row['claim_id']}: its quote is not at {row['start']}-{row['end']} of "
                f"document {document.id}",
            )  # fmt: skip


def _check_against_bytes(
    work: Work, records: "Records", document: Document, passages: list[Passage]
) -> Iterator[Problem]:
    from tallymark.extract import extract_documents, find_again
    from tallymark.preserve import original_path

    original: Original | None = records.latest("original", document.original_id)
    if original is None:
        return
    path = original_path(work.book.vault, original.sha256)
    if not path.exists():
        return  # named by the vault's own check
    if any(segment.how == "rendered" for one in passages for segment in one.segments):
        made = [
            one for one in extract_documents(original, path, limits=work.case.limits)
            if not isinstance(one, Failure) and one.document.locator == document.locator
        ]  # fmt: skip
        again = "".join(part.text for one in made for part in one.passages)
        if again != "".join(one.text for one in passages):
            yield Problem(
                "document", document.id,
                f"document {document.id}: extracting it again gives another text (made with "
                f"{document.extractor})",
            )  # fmt: skip
    for one in passages:
        if any(segment.how == "rendered" for segment in one.segments):
            continue
        found = find_again(one.segments, one.start, one.end, path, work.case.limits)
        if found != one.text:
            yield Problem(
                "document", document.id,
                f"document {document.id}: characters {one.start}-{one.end} are not in the bytes "
                f"of original {original.id}",
            )  # fmt: skip


def _check_releases(work: Work, records: "Records") -> Iterator[Problem]:
    from tallymark.publish import check_release

    for release in records.terms("release"):
        folder = work.book.releases / f"{release.number:04d}"
        for words in check_release(folder, release.manifest):
            yield Problem("release", str(release.number), f"release {release.number}: {words}")


@dataclass(frozen=True, slots=True)
class ReaderStatus:
    """What one version of a reader gave so far; `dropped` counts what was lost, by reason."""

    documents: int
    claims: int
    dropped: dict[str, int]


@dataclass(frozen=True, slots=True)
class CaseStatus:
    """What is in, what waits, what failed and why. `contested`: claims on which readers differ."""

    title: str
    position: int
    originals: int
    documents: Counter[str]
    claims: Counter[str]
    readers: dict[str, ReaderStatus]
    contested: int
    tasks: Counter[str]
    adoptions: tuple[Any, ...]
    linkage: Any | None
    releases: tuple[int, ...]
    failures: tuple[tuple[int, Failure], ...]
    recognised: "Recognised"


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read from pictures: documents, their words, and how many of those are doubtful."""

    documents: int = 0
    words: int = 0
    doubtful: int = 0


def case_status(work: Work) -> CaseStatus:
    """The state of the case now."""
    from tallymark.flow.judging import waiting_tasks

    records = work.records()
    documents = records.documents()
    reviewed, more = _waiting_claims(work)
    withdrawn = len(records.withdrawn())
    counted = Counter(
        accepted=records.adopted_rows() - withdrawn, withdrawn=withdrawn, waiting=more
    )
    title = work.case.title
    return CaseStatus(
        title.get("en") or next(iter(title.values()), ""),
        work.book.position(),
        len(records.terms("original")),
        Counter(one.form for one in documents),
        Counter(reviewed["standing_in_review"].to_pylist()) + counted,
        _readers(records),
        sum(any(vote["differs"] for vote in cast or ()) for cast in reviewed["votes"].to_pylist()),
        Counter(task.kind for task in waiting_tasks(work, reviewed)) + Counter(claim=more),
        tuple(records.terms("adoption")),
        records.linkage(),
        tuple(one.number for one in records.terms("release")),
        tuple((position, one) for _, position, one in records.dated_terms("failure")),
        _recognised(records, documents),
    )


MOST_TOUCHED = 20_000
"""Documents that one query can name; in a case with more that were touched all are read."""


def _waiting_claims(work: Work) -> tuple[Any, int]:
    """Claims on texts with what people made of them, and how many more wait beside them.

    The others are those of documents that one reader reads and on which nobody decided anything:
    they all wait, so that a long backlog is counted and not read.
    """
    from tallymark.flow.judging import TEXT_KINDS, reviewed_claims

    records = work.records()
    newest: dict[tuple[str, str], ReadingRecord] = {}
    for one in records.terms("reading"):
        newest[one.document_id, reader_name(one.reader)] = one
    readers = Counter(one.document_id for one in newest.values())
    touched = {one.anchor.document_id for one in records.terms("decision")}
    touched |= {document_id for document_id, many in readers.items() if many > 1}
    if len(touched) > MOST_TOUCHED:
        return reviewed_claims(work, kinds=TEXT_KINDS), 0
    others = {
        claim_id
        for one in newest.values() if one.document_id not in touched
        for claim_id in one.claim_ids
    }  # fmt: skip
    waiting = len(others & records.claim_ids()) if others else 0
    return reviewed_claims(work, kinds=TEXT_KINDS, document_ids=touched), waiting


def _recognised(records: "Records", documents: list[Document]) -> Recognised:
    """Counts the words of recognised documents; the passages of the others are not looked at."""
    pictured = [one for one in documents if "tesseract" in one.extractor]
    passages = [passage for one in pictured for passage in records.passages(one.id)]
    return Recognised(
        len(pictured),
        sum(len(one.text.split()) for one in passages),
        sum(len(one.doubtful) for one in passages),
    )


def _readers(records: "Records") -> dict[str, ReaderStatus]:
    """Each reader's newest readings, by name/version."""
    newest: dict[tuple[str, str], ReadingRecord] = {}
    for one in records.terms("reading"):
        newest[one.document_id, reader_name(one.reader)] = one
    found: dict[str, list[ReadingRecord]] = {}
    for (_, name), one in newest.items():
        if name != reader_name(EXTRACTED):
            found.setdefault(one.reader, []).append(one)
    return {
        reader: ReaderStatus(
            len(those),
            sum(len(one.claim_ids) for one in those),
            dict(sum((Counter(one.dropped) for one in those), Counter[str]())),
        )
        for reader, those in sorted(found.items())
    }

"""What an erasure would touch: whose words, where they stand, and what else stands there.

The person's full names are struck out wherever they stand in the case. A name of one word (a given
name, a surname) is many people's: it is struck out in texts that tell of the person, not beyond.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from tallymark.flow.opening import Work
from tallymark.terms.claims import VALUE_TYPES, Claim, ClaimKind, PersonClaim, RowClaim
from tallymark.terms.documents import Document, Original
from tallymark.terms.errors import InputError
from tallymark.terms.spans import Span, spans_in

if TYPE_CHECKING:
    from tallymark.casebook import Records

TEXT_KINDS = (
    "case", "original", "sighting", "custody", "document", "passage", "claim", "failure",
    "decision", "judgement", "adoption", "protection", "release",
)  # fmt: skip


@dataclass(frozen=True)
class ErasurePlan:
    """What an erasure would touch. `spans` are struck out exactly there, by document.

    `pattern` finds full names, everywhere; `near` also names of one word, in `near_documents`.
    `parts`: each word of the names alone, in lower case: fields of a claim may be no more than one.
    `ranges`: what goes from each text, in code points, in order, apart.
    """

    person_id: str
    claims: tuple[str, ...]
    gone: tuple[int, ...]
    touched: tuple[tuple[str, int, Any], ...]
    spans: dict[str, tuple[Span, ...]]
    pattern: re.Pattern[str] | None
    near: re.Pattern[str] | None
    near_documents: frozenset[str]
    parts: frozenset[str]
    originals: tuple[Original, ...]
    ranges: dict[str, tuple[tuple[int, int], ...]]

    @property
    def restated(self) -> int:
        """How many entries are destroyed and said again without the words."""
        return len(self.touched)

    def pattern_of(self, term: Any) -> re.Pattern[str] | None:
        """What is struck out in one term: more in those of a document that tells of the person."""
        anchor = getattr(term, "anchor", None)
        document = term.id if isinstance(term, Document) else getattr(term, "document_id", None)
        is_near = (document or getattr(anchor, "document_id", None)) in self.near_documents
        return self.near if is_near else self.pattern


def plan_erasure(work: Work, person_id: str) -> ErasurePlan:
    """What erasing a person would touch. Raises `InputError` where there is no such person."""
    work.require("editor", "erasing a person")
    records = work.records()
    rows = records.persons().to_pylist()
    claims = tuple(row["mention_id"] for row in rows if row["person_id"] == person_id)
    if not claims:
        raise InputError(f"no person {person_id}: `tallymark explain` shows the ids of persons")
    table = records.claims(every=True).to_pylist()
    values = [
        (row, msgspec.json.decode(row["value"], type=VALUE_TYPES[ClaimKind(row["kind"])]))
        for row in table if row["claim_id"] in set(claims)
    ]  # fmt: skip
    names = {name for _, value in values for name in _names(value)}
    spans: dict[str, set[Span]] = {}
    for row, value in values:
        if isinstance(value, RowClaim):
            spans.setdefault(row["document_id"], set()).update(spans_in(value))
    plan = ErasurePlan(
        person_id, claims, (), (), {one: tuple(sorted(found)) for one, found in spans.items()},
        _pattern({one for one in names if len(one.split()) > 1}), _pattern(names),
        frozenset(row["document_id"] for row, one in values if isinstance(one, PersonClaim)),
        frozenset(word.casefold() for name in names for word in name.split()), (), {},
    )  # fmt: skip
    originals = _hit_originals(work, records, plan)
    documents = {one.id for one in records.documents() if one.original_id in originals}
    plan = replace(plan, ranges={one: _ranges(records, plan, one) for one in sorted(documents)})
    gone, touched = _entries(records, plan, documents)
    hit = tuple(one for one in records.terms("original") if one.id in originals)
    return replace(plan, gone=tuple(gone), touched=tuple(touched), originals=hit)


def _hit_originals(work: Work, records: "Records", plan: ErasurePlan) -> set[str]:
    """Originals in whose text, in what is known of it, or in whose bytes the words stand.

    Bytes are searched also where no text was taken from them: in a comment, in a file that could
    not be read.
    """
    from tallymark.extract import holds_words
    from tallymark.preserve import original_path

    documents = {one.id: one.original_id for one in records.documents()}
    hit = {documents[one] for one in plan.spans.keys() | plan.near_documents}
    for kind in ("document", "passage"):
        for _, _, term in records.dated_terms(kind):
            document = term.id if kind == "document" else term.document_id
            if documents.get(document) not in hit and words_in(term, plan.pattern_of(term)):
                hit.add(documents[document])
    gone = {one for stone in records.terms("tombstone") for one in stone.originals}
    for original in records.terms("original"):
        path = original_path(work.book.vault, original.sha256)
        if plan.pattern is None or original.id in hit | gone or not path.exists():
            continue
        if holds_words(path, plan.pattern, limit_bytes=work.case.limits.unpacked_bytes):
            hit.add(original.id)
    return hit - gone


def _names(value: Any) -> Iterator[str]:
    """Every form in which a claim names the person."""
    if isinstance(value, PersonClaim):
        yield from (one.text for one in value.mentions)
        yield from (one for one in (value.name, value.given, value.surname) if one)
        if value.given and value.surname:
            yield from (f"{value.given} {value.surname}", f"{value.surname} {value.given}")
    elif isinstance(value, RowClaim):
        words = {cell.field: cell.span.text for cell in value.cells}
        if "name" in words:
            yield words["name"]
            parts = words["name"].replace(",", " ").split()
            for one, other in pairwise(parts):
                yield from (f"{one} {other}", f"{other} {one}")


BETWEEN = r"(?:[\s,._+-]|%20)+"
"""What may stand between the words of a name: also in a list, an address, the name of a file."""


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    forms = sorted({one for one in names if len(one) > 2}, key=lambda one: (-len(one), one))
    if not forms:
        return None
    words = "|".join(BETWEEN.join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


def _ranges(records: "Records", plan: ErasurePlan, document_id: str) -> tuple[tuple[int, int], ...]:
    """What is struck out of one document's text, in code points, in order, apart."""
    found = [(span.start, span.end) for span in plan.spans.get(document_id, ())]
    for passage in records.passages(document_id):
        pattern = plan.pattern_of(passage)
        for hit in pattern.finditer(passage.text) if pattern else ():
            found.append((passage.start + hit.start(), passage.start + hit.end()))
    return tuple(_merged(found))


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _is_struck(plan: ErasurePlan, claim: Claim) -> bool:
    """Whether a span of the claim stands where its document's text is struck out."""
    ranges = plan.ranges.get(claim.document_id, ())
    return any(
        start < span.end and span.start < end
        for span in spans_in(claim.proposal) for start, end in ranges
    )  # fmt: skip


def _entries(
    records: "Records", plan: ErasurePlan, hit: set[str]
) -> tuple[list[int], list[tuple[str, int, Any]]]:
    """(entries that only the person is in, entries of others in which their words stand).

    `hit`: documents of originals that are replaced; all of their passages are said again.
    """
    gone: list[int] = []
    touched: list[tuple[str, int, Any]] = []
    terms = {kind: records.dated_terms(kind) for kind in TEXT_KINDS}
    said_again: set[str] = set()
    for kind, found in terms.items():
        for entry_id, _, term in found:
            about = getattr(term, "id" if kind == "claim" else "claim_id", None)
            document = getattr(term, "id" if kind == "document" else "document_id", None)
            if kind in ("claim", "decision") and about in plan.claims:
                gone.append(entry_id)
            elif (kind in ("passage", "document") and document in hit) or words_in(
                term, plan.pattern_of(term)
            ):
                touched.append((kind, entry_id, term))
            elif kind == "decision" and about in said_again:
                touched.append((kind, entry_id, term))  # its anchor's digest is mended
            elif kind == "claim" and _is_struck(plan, term):
                touched.append((kind, entry_id, term))
            if kind == "claim" and touched and touched[-1][1] == entry_id:
                said_again.add(term.id)
    return gone, touched


def words_in(term: Any, pattern: re.Pattern[str] | None) -> bool:
    """Whether the words stand in any text of the term; in JSON an escape would hide them."""
    return pattern is not None and any(
        pattern.search(one) for one in _strings(msgspec.to_builtins(term))
    )


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from _strings(key)
            yield from _strings(value)
    elif isinstance(node, list | tuple):
        for one in node:
            yield from _strings(one)

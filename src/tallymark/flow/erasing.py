"""Lawful erasure: a person's words leave journal, indexes, vault and texts; a tombstone stays.

Payload and salt of every claim on the person are destroyed, with the decisions on them. Every
other payload that holds one of their names is destroyed too and *restated*: a new entry says the
same with the name's letters struck out by `#`, one for one, so that spans and offsets of everybody
else still hold. Originals that held the words are replaced by a redacted copy where text and bytes
can be matched, and destroyed without one where they cannot.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from tallymark.flow.opening import Work
from tallymark.terms.claims import VALUE_TYPES, ClaimKind, PersonClaim, RowClaim
from tallymark.terms.documents import CustodyEntry, Document, Fetched, Original, Passage
from tallymark.terms.errors import InputError
from tallymark.terms.journal import Entry, PersonMentions, Tombstone
from tallymark.terms.payload import digest
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import MapSegment, Span, spans_in

if TYPE_CHECKING:
    from tallymark.casebook import Records

STRUCK = "#"
TEXT_KINDS = (
    "case", "original", "sighting", "custody", "document", "passage", "claim", "failure",
    "decision", "judgement", "adoption", "protection", "release",
)  # fmt: skip


@dataclass(frozen=True)
class ErasurePlan:
    """What an erasure would touch. `words` are struck out; `spans` by document, exactly there."""

    person_id: str
    claims: tuple[str, ...]
    gone: tuple[int, ...]
    touched: tuple[tuple[str, int, Any], ...]
    spans: dict[str, tuple[Span, ...]]
    pattern: re.Pattern[str] | None
    originals: tuple[Original, ...]

    @property
    def restated(self) -> int:
        """How many entries are destroyed and said again without the words."""
        return len(self.touched)


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
    pattern = _pattern({name for _, value in values for name in _names(value)})
    spans: dict[str, set[Span]] = {}
    for row, value in values:
        if isinstance(value, RowClaim):
            spans.setdefault(row["document_id"], set()).update(spans_in(value))
    gone, touched = _entries(records, set(claims), pattern, set(spans))
    documents = {one.id: one for one in records.documents()}
    hit = {term.document_id for kind, _, term in touched if kind == "passage"}
    originals = {documents[one].original_id for one in hit}
    return ErasurePlan(
        person_id, claims, tuple(gone), tuple(touched),
        {one: tuple(sorted(found)) for one, found in spans.items()}, pattern,
        tuple(one for one in records.terms("original") if one.id in originals),
    )  # fmt: skip


def erase_person(work: Work, plan: ErasurePlan, *, reason: str) -> str:
    """Erases what the plan says, for ever; returns the tombstone's id."""
    from tallymark.preserve import destroy

    strike = _Striker(plan)
    stone = work.book.new_id("t")
    erased = (*plan.gone, *(entry_id for _, entry_id, _ in plan.touched))
    entries: list[Entry] = [
        Entry(
            "tombstone", stone,
            Tombstone(stone, reason, work.by, erased, tuple(one.id for one in plan.originals)),
        ),
        Entry("person", plan.person_id, PersonMentions(plan.person_id, ())),
    ]  # fmt: skip
    copies = {one.id: _redacted_copy(work, plan, one) for one in plan.originals}
    for one in plan.originals:
        entries.append(Entry("custody", one.id, CustodyEntry(one.id, "deletion", "success", stone)))
        entries += _copy_entries(copies[one.id])
    for kind, entry_id, term in plan.touched:
        new = strike.term(kind, term)
        if kind in ("document", "passage"):
            new = _rehome(kind, new, copies, plan, work)
        entries.append(
            Entry(kind, _subject(kind, new), new, Sensitivity.PROTECTED, restates=entry_id)
        )
    work.book.erase(erased, entries, by=work.by)
    kept = {one.sha256 for copy in copies.values() if copy for one in [copy.original]}
    for one in plan.originals:
        if one.sha256 not in kept:
            destroy(work.book.vault, one.sha256)
    return stone


def files_left(work: Work, plan: ErasurePlan) -> list[str]:
    """Files of the casebook's folder that people write and that still hold the words.

    `case.toml`, the rolls' column maps, and releases, which stay as they were published.
    """
    folder = work.book.folder
    written = [folder / "case.toml", *sorted((folder / "rolls").glob("*.toml"))]
    written += [one for one in sorted(work.book.releases.rglob("*")) if one.is_file()]
    return [
        str(one.relative_to(folder)) for one in written
        if plan.pattern and plan.pattern.search(one.read_text("utf-8", errors="replace"))
    ]  # fmt: skip


def _names(value: Any) -> Iterator[str]:
    """Every form in which a claim names the person."""
    if isinstance(value, PersonClaim):
        yield from (one.text for one in value.mentions)
        yield from (one for one in (value.name, value.given, value.surname) if one)
    elif isinstance(value, RowClaim):
        words = {cell.field: cell.span.text for cell in value.cells}
        if "name" in words:
            yield words["name"]
            parts = words["name"].replace(",", " ").split()
            yield from (" ".join(pair) for pair in pairwise(parts))


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    forms = sorted({one for one in names if len(one) > 2}, key=lambda one: (-len(one), one))
    if not forms:
        return None
    words = "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE)


def _entries(
    records: "Records", claims: set[str], pattern: re.Pattern[str] | None, rolls: set[str]
) -> tuple[list[int], list[tuple[str, int, Any]]]:
    """(entries that only the person is in, entries of others in which their words stand)."""
    gone: list[int] = []
    touched: list[tuple[str, int, Any]] = []
    terms = {kind: records.dated_terms(kind) for kind in TEXT_KINDS}
    # A document whose text changes is restated as a whole: its original is replaced.
    hit = rolls | {one.document_id for _, _, one in terms["passage"] if _has(one, pattern)}
    for kind, found in terms.items():
        for entry_id, _, term in found:
            about = getattr(term, "id" if kind == "claim" else "claim_id", None)
            document = getattr(term, "id" if kind == "document" else "document_id", None)
            if kind in ("claim", "decision") and about in claims:
                gone.append(entry_id)
            elif (kind in ("passage", "document") and document in hit) or _has(term, pattern):
                touched.append((kind, entry_id, term))
    return gone, touched


def _has(term: Any, pattern: re.Pattern[str] | None) -> bool:
    return pattern is not None and bool(pattern.search(msgspec.json.encode(term).decode()))


def _subject(kind: str, term: Any) -> str:
    if kind == "case":
        return "case"
    if kind == "release":
        return f"r{term.number}"
    for name in ("subject", "subject_id", "id", "document_id", "original_id"):
        found = getattr(term, name, None)
        if kind in ("passage", "adoption") and name == "id":
            continue
        if found:
            return str(found)
    return kind


class _Striker:
    """Strikes the words out of any term; lengths stay, digests that hang on them are mended."""

    def __init__(self, plan: ErasurePlan) -> None:
        self.plan = plan
        self.digests: dict[str, str] = {}
        for kind, _, term in plan.touched:
            if kind == "claim":
                new = self._struck(term)
                self.digests[digest(term.proposal.value)] = digest(new.proposal.value)

    def term(self, kind: str, term: Any) -> Any:
        """The same term without the words."""
        if kind == "passage":
            return replace(term, text=self._passage(term))
        if kind == "decision" and term.anchor.value_digest in self.digests:
            anchor = replace(term.anchor, value_digest=self.digests[term.anchor.value_digest])
            term = replace(term, anchor=anchor)
        return self._struck(term)

    def _passage(self, passage: Passage) -> str:
        letters = list(self._words(passage.text))
        for span in self.plan.spans.get(passage.document_id, ()):
            first = max(span.start - passage.start, 0)
            last = min(span.end - passage.start, len(letters))
            for at in range(first, last):
                letters[at] = STRUCK
        return "".join(letters)

    def _words(self, text: str) -> str:
        if self.plan.pattern is None:
            return text
        return self.plan.pattern.sub(lambda found: STRUCK * len(found.group()), text)

    def _struck(self, term: Any) -> Any:
        plain = self._plain(msgspec.to_builtins(term))
        if hasattr(term, "proposal"):
            kind = term.proposal.kind
            value = msgspec.convert(plain["proposal"]["value"], type=VALUE_TYPES[kind])
            span = msgspec.convert(plain["proposal"]["span"], type=Span)
            return replace(term, proposal=replace(term.proposal, span=span, value=value))
        return msgspec.convert(plain, type=type(term))

    def _plain(self, node: Any) -> Any:
        if isinstance(node, str):
            return self._words(node)
        if isinstance(node, dict):
            return {self._words(key): self._plain(value) for key, value in node.items()}
        if isinstance(node, list | tuple):
            return [self._plain(one) for one in node]
        return node


@dataclass(frozen=True)
class _Copy:
    """A redacted copy of an original, and how far bytes moved: (old offset, shift after it)."""

    original: Original
    shifts: tuple[tuple[int, int], ...]


def _redacted_copy(work: Work, plan: ErasurePlan, original: Original) -> _Copy | None:
    """A copy of the original with the words struck out, kept in the vault; `None` if it cannot be.

    It can where the whole file is one document whose text maps word for word to UTF-8 bytes.
    """
    from tallymark.preserve import keep, original_path

    path = original_path(work.book.vault, original.sha256)
    passages = [
        term for kind, _, term in plan.touched
        if kind == "passage" and _is_of(work, term, original)
    ]  # fmt: skip
    if not path.exists() or not all(_is_plain(one) for one in passages):
        return None
    content = path.read_bytes()
    ranges = sorted(one for passage in passages for one in _byte_ranges(plan, passage))
    made, shifts, last, moved = bytearray(), [], 0, 0
    for first, end, letters in ranges:
        if first < last:
            continue
        made += content[last:first] + (STRUCK * letters).encode()
        moved += letters - (end - first)
        shifts.append((end, moved))
        last = end
    made += content[last:]
    if plan.pattern and plan.pattern.search(made.decode("utf-8", "replace")):
        return None  # the words stand in parts of the file that are not in its text
    copy = work.book.vault / "incoming" / work.book.new_id("o")
    copy.parent.mkdir(exist_ok=True)
    copy.write_bytes(bytes(made))
    sha256 = hashlib.sha256(made).hexdigest()
    keep(Fetched(copy, original.name, sha256, len(made), None), work.book.vault)
    name = plan.pattern.sub(STRUCK, original.name) if plan.pattern else original.name
    return _Copy(
        Original(work.book.new_id("o"), sha256, len(made), name, original.media_type),
        tuple(shifts),
    )


def _is_of(work: Work, passage: Passage, original: Original) -> bool:
    return work.records().document(passage.document_id).original_id == original.id


def _is_plain(passage: Passage) -> bool:
    return all(
        one.how == "inserted"
        or (one.unit == "byte" and not one.locator and one.encoding in ("utf-8", "ascii"))
        for one in passage.segments
    )


def _byte_ranges(plan: ErasurePlan, passage: Passage) -> Iterator[tuple[int, int, int]]:
    """(first byte, end byte, letters) of everything to strike out in one passage."""
    found = [
        (span.start, span.end) for span in plan.spans.get(passage.document_id, ())
        if passage.start <= span.start < passage.end
    ]  # fmt: skip
    if plan.pattern:
        found += [
            (passage.start + hit.start(), passage.start + hit.end())
            for hit in plan.pattern.finditer(passage.text)
        ]
    for start, end in _merged(found):
        for one in passage.segments:
            first, last = max(start, one.start), min(end, one.end)
            if first >= last or one.how == "inserted":
                continue
            if one.how == "decoded":
                yield one.first, one.last, one.end - one.start
                continue
            before = passage.text[one.start - passage.start : first - passage.start]
            inside = passage.text[first - passage.start : last - passage.start]
            at = one.first + len(before.encode(one.encoding))
            yield at, at + len(inside.encode(one.encoding)), last - first


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    made: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if made and start <= made[-1][1]:
            made[-1] = (made[-1][0], max(end, made[-1][1]))
        else:
            made.append((start, end))
    return made


def _copy_entries(copy: _Copy | None) -> list[Entry]:
    if copy is None:
        return []
    one = copy.original
    return [
        Entry("original", one.id, one),
        Entry("custody", one.id, CustodyEntry(one.id, "redaction", "success")),
        Entry("custody", one.id, CustodyEntry(one.id, "message digest calculation", "success")),
    ]


def _rehome(
    kind: str, term: Any, copies: dict[str, _Copy | None], plan: ErasurePlan, work: Work
) -> Any:
    """Documents and passages of a replaced original lead to its redacted copy."""
    if kind == "document":
        copy = copies.get(term.original_id)
        return replace(term, original_id=copy.original.id) if copy else term
    document: Document = work.records().document(term.document_id)
    copy = copies.get(document.original_id)
    if copy is None:
        return term
    return replace(term, segments=tuple(_moved(one, copy) for one in term.segments))


def _moved(segment: MapSegment, copy: _Copy) -> MapSegment:
    first, last = (_shifted(at, copy.shifts) for at in (segment.first, segment.last))
    return replace(segment, first=first, last=last)


def _shifted(at: int, shifts: Sequence[tuple[int, int]]) -> int:
    return at + next((moved for end, moved in reversed(shifts) if end <= at), 0)

"""Lawful erasure: a person's words leave journal, indexes, vault and texts; a tombstone stays.

Payload and salt of every claim on the person are destroyed, with the decisions on them. Every
other payload that holds one of their names is destroyed too and *restated*: a new entry says the
same with the name's letters struck out by `#`, one for one, so that spans and offsets of everybody
else still hold. Originals that held the words are replaced by a redacted copy where text and bytes
can be matched, and destroyed without one where they cannot.
"""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import TYPE_CHECKING, Any

import msgspec

from tallymark.flow.erasure_plan import ErasurePlan
from tallymark.flow.opening import Work
from tallymark.terms.claims import VALUE_TYPES
from tallymark.terms.documents import CustodyEntry, Document, Fetched, Original, Passage
from tallymark.terms.journal import Entry, PersonMentions, Tombstone
from tallymark.terms.payload import digest
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import MapSegment, Span

if TYPE_CHECKING:
    pass

STRUCK = "#"

NAME_FIELDS = ("name", "given", "surname")
"""Fields of a claim in which one word of a name stands alone."""


def erase_person(work: Work, plan: ErasurePlan, *, reason: str) -> str:
    """Erases what the plan says, for ever; returns the tombstone's id."""
    from tallymark.preserve import clean_incoming, destroy

    clean_incoming(work.book.vault / "incoming")
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
    _destroy_strays(work, plan)
    return stone


def _destroy_strays(work: Work, plan: ErasurePlan) -> None:
    """Bytes that a killed run put into the vault before the journal named them."""
    from tallymark.extract import holds_words
    from tallymark.preserve import destroy

    named = {one.sha256 for one in work.records().terms("original")}
    for path in sorted(work.book.vault.glob("??/*")):
        if plan.pattern is None or path.name in named:
            continue
        if holds_words(path, plan.pattern, limit_bytes=work.case.limits.unpacked_bytes):
            destroy(work.book.vault, path.name)


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
        return self._at(passage.text, passage.start, passage.document_id)

    def _at(self, text: str, start: int, document_id: str | None) -> str:
        """A stretch of a document's text, struck out where the document's is."""
        letters = list(text)
        for one, other in self.plan.ranges.get(document_id or "", ()):
            for at in range(max(one - start, 0), min(other - start, len(letters))):
                letters[at] = STRUCK
        return "".join(letters)

    def _words(self, text: str, pattern: re.Pattern[str] | None) -> str:
        if pattern is None:
            return text
        return pattern.sub(lambda found: STRUCK * len(found.group()), text)

    def _struck(self, term: Any) -> Any:
        plain = self._plain(
            msgspec.to_builtins(term),
            self.plan.pattern_of(term),
            self.plan.parts if hasattr(term, "proposal") else frozenset(),
        )
        if hasattr(term, "proposal"):
            kind = term.proposal.kind
            value = msgspec.convert(plain["proposal"]["value"], type=VALUE_TYPES[kind])
            span = msgspec.convert(plain["proposal"]["span"], type=Span)
            made = replace(term, proposal=replace(term.proposal, span=span, value=value))
            return self._grounded(made, term.document_id)
        return msgspec.convert(plain, type=type(term))

    def _grounded(self, node: Any, document_id: str) -> Any:
        """The same with every span saying what the document now says there."""
        if isinstance(node, Span):
            return replace(node, text=self._at(node.text, node.start, document_id))
        if isinstance(node, tuple):
            return tuple(self._grounded(one, document_id) for one in node)
        if not is_dataclass(node) or isinstance(node, type):
            return node
        said = {one.name: getattr(node, one.name) for one in fields(node)}
        return replace(node, **{key: self._grounded(one, document_id) for key, one in said.items()})

    def _plain(self, node: Any, pattern: re.Pattern[str] | None, parts: frozenset[str]) -> Any:
        if isinstance(node, str):
            return self._words(node, pattern)
        if isinstance(node, dict):
            return {
                self._words(key, pattern): STRUCK * len(value)
                if key in NAME_FIELDS and value and value.casefold() in parts
                else self._plain(value, pattern, parts)
                for key, value in node.items()
            }
        if isinstance(node, list | tuple):
            return [self._plain(one, pattern, parts) for one in node]
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
    of_text = [one for passage in passages for one in _byte_ranges(plan, passage)]
    only = {one.document_id for one in passages}
    pattern = plan.pattern_of(passages[0]) if len(only) == 1 else plan.pattern
    ranges = sorted([*of_text, *_ranges_beside(pattern, content, of_text)])
    made, shifts, last, moved = bytearray(), [], 0, 0
    for first, end, letters in ranges:
        if first < last:
            continue
        made += content[last:first] + (STRUCK * letters).encode()
        moved += letters - (end - first)
        shifts.append((end, moved))
        last = end
    made += content[last:]
    if pattern and pattern.search(made.decode("utf-8", "replace")):
        return None  # the words stand in parts of the file that cannot be told from its text
    copy = work.book.vault / "incoming" / f"{os.getpid()}-{work.book.new_id('o')}.part"
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
    for start, end in plan.ranges.get(passage.document_id, ()):
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


def _ranges_beside(
    pattern: re.Pattern[str] | None, content: bytes, of_text: Sequence[tuple[int, int, int]]
) -> Iterator[tuple[int, int, int]]:
    """The words outside of the text (a title, a comment, an attribute), as byte ranges too."""
    try:
        whole = content.decode()
    except UnicodeDecodeError:
        return
    at = last = 0
    for hit in pattern.finditer(whole) if pattern else ():
        at += len(whole[last : hit.start()].encode())
        end = at + len(hit.group().encode())
        if not any(first < end and at < final for first, final, _ in of_text):
            yield at, end, len(hit.group())
        at, last = end, hit.end()


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

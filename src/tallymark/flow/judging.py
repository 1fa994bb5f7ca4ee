"""What people decide: on claims, on pairs, on what may be published."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tallymark.flow.opening import Work, find_document
from tallymark.terms.claims import (
    VALUE_TYPES,
    Claim,
    ClaimKind,
    ClaimValue,
    Proposal,
    sensitivity_of,
)
from tallymark.terms.decisions import Anchor, Decision, Judgement, LinkJudgement, Task, Verdict
from tallymark.terms.errors import ReviewError
from tallymark.terms.journal import Entry
from tallymark.terms.payload import digest, from_bytes
from tallymark.terms.protection import Clearance, Protection
from tallymark.terms.sensitivity import Sensitivity
from tallymark.terms.spans import Span, spans_in

if TYPE_CHECKING:
    from tallymark.review import DecisionLine, Words

TEXT_KINDS = tuple(kind.value for kind in ClaimKind if kind is not ClaimKind.ROW)
"""Kinds of claims that stand in texts and are judged one by one."""


def reviewed_claims(
    work: Work, *, known_at: int | None = None, kinds: Sequence[str] | None = None,
    document_ids: Set[str] | None = None,
) -> Any:  # fmt: skip
    """Claims with what people made of them (`REVIEWED_SCHEMA`), as known at a position.

    `kinds`: only these; `TEXT_KINDS` leaves out the rows of rolls, which nobody judges one by one.
    `document_ids`: only claims on these.
    """
    from tallymark.review import Current, apply_decisions

    records = work.records(known_at=known_at)
    adopted = [one.document_id for one in records.terms("adoption")]
    case = records.case()
    readings = [
        one for one in records.terms("reading")
        if document_ids is None or one.document_id in document_ids
    ]  # fmt: skip
    current = Current.of(readings, adopted, records.withdrawn(), case.reading.readers)
    return apply_decisions(
        records.claims(every=True, kinds=kinds, document_ids=document_ids),
        records.decisions(),
        current,
        reviewers=case.review.reviewers,
    )


def asked_claims(
    work: Work, reviewed: Any | None = None, *, kinds: Sequence[str] | None = None
) -> dict[str, dict[str, Any]]:
    """Claim id -> the claim as it is put before people, with its `votes` where readers propose it.

    The value is the one of the first vote; of a claim that no reader proposes, the newest.
    `kinds`: only these. Rows of rolls have no votes, so `reviewed` may lack them.
    """
    rows: dict[str, dict[str, Any]] = {
        row["claim_id"]: row for row in work.records().claims(kinds=kinds).to_pylist()
    }
    if reviewed is None:
        reviewed = reviewed_claims(work, kinds=TEXT_KINDS)
    names = ("claim_id", "votes", "sensitivity")
    columns = (reviewed[name].to_pylist() for name in names)
    for claim_id, votes, sensitivity in zip(*columns, strict=True):
        if votes:
            first = {name: votes[0][name] for name in ("value", "value_digest", "reader")}
            joined = {"votes": votes, "sensitivity": sensitivity}
            rows[claim_id] = {**rows[claim_id], **first, **joined}
    return rows


def waiting_tasks(
    work: Work, reviewed: Any | None = None, words: "Words | None" = None
) -> list[Task]:
    """What waits for this person, heaviest first.

    With `reviewed`: what waits for anybody, or with `words` for whom they are.
    """
    from tallymark.review import next_tasks

    records = work.records()
    adopted = {one.document_id for one in records.terms("adoption")}
    rolls = [one.id for one in records.documents() if one.form == "roll" and one.id not in adopted]
    pairs = undecided_pairs(work)
    if reviewed is not None:
        return next_tasks(reviewed, pairs, rolls, words=words)
    reviewed = reviewed_claims(work, kinds=TEXT_KINDS)
    return next_tasks(reviewed, pairs, rolls, words=words_of(work))


def words_of(work: Work) -> "Words":
    """What people said of each claim so far, for the person who is asked now."""
    from tallymark.review import Words

    return Words.of(work.records().decisions(), work.by)


def undecided_pairs(work: Work, *, known_at: int | None = None) -> list[Any]:
    """Pairs of the adopted linkage's grey zone on which nobody has said a word since."""
    records = work.records(known_at=known_at)
    linkage = records.linkage()
    said = {frozenset((row["left"], row["right"])) for row in records.judgements().to_pylist()}
    return [
        pair for pair in (linkage.waiting if linkage else ())
        if frozenset((pair.left, pair.right)) not in said
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applied:
    """What a decisions file did: how many lines were new, and how many said nothing new."""

    new: int
    unchanged: int


def apply_decisions_file(work: Work, text: str, *, is_dry_run: bool = False) -> Applied:
    """Applies a decisions file; applied twice it changes nothing the second time.

    Raises `InputError` or `ReviewError` naming the line; then nothing of the file is applied.
    """
    from tallymark.review import read_decisions

    lines = read_decisions(text)
    judge = ClaimJudge(work)
    entries: list[Entry] = []
    unchanged = 0
    for line in lines:
        try:
            made = judge.judge(line)
        except (ReviewError, msgspec.ValidationError) as error:
            raise ReviewError(f"line {line.line}: {error}") from error
        entries.extend(made)
        unchanged += not made
    if not is_dry_run:
        work.keep(entries, "review")
    return Applied(len(lines) - unchanged, unchanged)


def write_waiting(work: Work, place: Path) -> int:
    """Writes what waits for this person as a decisions file; returns how many claims it holds."""
    from tallymark.review import write_decisions

    reviewed, words = reviewed_claims(work, kinds=TEXT_KINDS), words_of(work)
    place.write_text(write_decisions(reviewed, {}, words=words), encoding="utf-8")
    return sum(
        row["standing_in_review"] == "waiting" and words.why_waiting(row) is not None
        for row in reviewed.to_pylist()
    )


def decide(
    work: Work, claim_id: str, verdict: Verdict, *, value: dict[str, Any] | None = None,
    reason: str = "", judge: "ClaimJudge | None" = None,
) -> bool:  # fmt: skip
    """One decision on one claim; `False` where this person had said the same already.

    `judge`: for many decisions in a row, so that the claims are loaded once.
    """
    from tallymark.review import DecisionLine

    line = DecisionLine(0, claim_id, "", "", None, None, "", verdict, value, reason)
    made = (judge or ClaimJudge(work)).judge(line)
    work.keep(made, "review")
    return bool(made)


class ClaimJudge:
    """Makes decisions fit claims: finds the claim, completes the value, checks every span."""

    def __init__(self, work: Work, asked: dict[str, dict[str, Any]] | None = None) -> None:
        self.work = work
        self.records = work.records()
        self.documents: dict[str, str] = {}
        self.texts: dict[str, str] = {}
        self.claims: dict[str, dict[str, Any]] = {}
        self.by_anchor: dict[tuple[str, str, int, int], str] = {}
        if asked is None:
            asked = asked_claims(work, kinds=TEXT_KINDS)
        for row in asked.values():
            if row["kind"] != "row":
                self._know(row)
        self.said: dict[str, tuple[str, str, str]] = {}
        for one in self.records.terms("decision"):
            if one.by == work.by:
                self.said[one.claim_id] = self._word(one)

    def _know(self, row: dict[str, Any]) -> None:
        self.claims[row["claim_id"]] = row
        anchor = (row["document_id"], row["kind"], row["start"], row["end"])
        self.by_anchor[anchor] = row["claim_id"]

    @staticmethod
    def _word(one: Decision) -> tuple[str, str, str]:
        value = one.anchor.value_digest if one.value is None else digest(one.value)
        return (one.verdict.value.replace("add", "amend"), value, one.reason)

    def judge(self, line: "DecisionLine") -> list[Entry]:
        """The entries of one decision: none where this person said the same before."""
        entries: list[Entry] = []
        found = line.claim_id if line.claim_id in self.claims else None
        if found is None:
            document_id = self._document(line.document)
            span = self._span(document_id, line.start, line.end, line.quote)
            found = self.by_anchor.get((document_id, line.kind, span.start, span.end))
            if found is None and line.verdict is Verdict.ADD:
                found, entries = self._add(document_id, line.kind, span, line.value or {})
        if found is None:
            raise ReviewError(
                "no claim of that kind stands at that span: list them with `tallymark review`, "
                "or bring it in with the verdict add"
            )
        decision = self._decision(self.claims[found], line, is_new=bool(entries))
        word = self._word(decision)
        if self.said.get(found) == word:
            return []
        self.said[found] = word
        sensitivity = Sensitivity(self.claims[found]["sensitivity"])
        return [*entries, Entry("decision", decision.id, decision, sensitivity)]

    def _document(self, words: str) -> str:
        if words not in self.documents:
            self.documents[words] = find_document(self.work, words)
        return self.documents[words]

    def _text(self, document_id: str) -> str:
        if document_id not in self.texts:
            self.texts[document_id] = self.records.text(document_id)
        return self.texts[document_id]

    def _span(self, document_id: str, start: int | None, end: int | None, quote: str) -> Span:
        text = self._text(document_id)
        if start is None or end is None:
            if not quote or text.count(quote) != 1:
                raise ReviewError("needs start and end: the quote is not there exactly once")
            start = text.index(quote)
            end = start + len(quote)
        if quote and text[start:end] != quote:
            raise ReviewError("the quote is not at its offsets in that document")
        return Span(start, end, text[start:end])

    def _add(
        self, document_id: str, kind: str, span: Span, value: dict[str, Any]
    ) -> tuple[str, list[Entry]]:
        if kind not in set(ClaimKind):
            raise ReviewError(f"unknown kind (use {', '.join(sorted(ClaimKind))})")
        made = self._value(ClaimKind(kind), document_id, value)
        claim = Claim(
            self.work.book.new_id("k"), document_id, f"reviewer/{self.work.by}",
            Proposal(ClaimKind(kind), span, made, sensitivity_of(made)),
        )  # fmt: skip
        self._know(
            {
                "claim_id": claim.id, "document_id": document_id, "kind": kind,
                "start": span.start, "end": span.end, "value": msgspec.json.encode(made),
                "value_digest": digest(made), "sensitivity": int(sensitivity_of(made)),
            }
        )  # fmt: skip
        return claim.id, [Entry("claim", claim.id, claim, claim.proposal.sensitivity)]

    def _value(self, kind: ClaimKind, document_id: str, plain: dict[str, Any]) -> ClaimValue:
        value: ClaimValue = msgspec.convert(plain, type=VALUE_TYPES[kind])
        text = self._text(document_id)
        for span in spans_in(value):
            if text[span.start : span.end] != span.text or span.end <= span.start:
                raise ReviewError(f"a quote is not at {span.start}-{span.end} in {document_id}")
        return value

    def _decision(self, claim: dict[str, Any], line: "DecisionLine", *, is_new: bool) -> Decision:
        """The decision; of what a reader proposed already, an addition accepts or amends."""
        anchor = Anchor(
            claim["document_id"], claim["start"], claim["end"], claim["kind"],
            claim["value_digest"],
        )  # fmt: skip
        verdict, value = line.verdict, None
        if line.value is not None and verdict is not Verdict.REJECT:
            before = {} if verdict is Verdict.ADD else from_bytes(claim["value"], dict)
            made = self._value(
                ClaimKind(claim["kind"]), claim["document_id"], {**before, **line.value}
            )
            value = msgspec.to_builtins(made)
            if not is_new:
                is_same = digest(made) == claim["value_digest"]
                verdict = Verdict.ACCEPT if is_same else Verdict.AMEND
                value = None if is_same else value
        return Decision(
            self.work.book.new_id("x"), claim["claim_id"], anchor, verdict, self.work.by,
            self.work.role, line.reason, value,
        )  # fmt: skip


def find_claim(work: Work, document: str, kind: str, start: int) -> str:
    """The id of the claim of that kind that starts there, an accepted one before any other.

    Raises `ReviewError` where none does.
    """
    document_id = find_document(work, document)
    found = [
        (row["standing_in_review"] != "accepted", row["claim_id"])
        for row in reviewed_claims(work, kinds=TEXT_KINDS).to_pylist()
        if (row["document_id"], row["kind"], row["start"]) == (document_id, kind, start)
    ]
    if not found:
        raise ReviewError(f"no {kind} claim starts at {start} in document {document_id}")
    return str(min(found)[1])


def reject_rest(work: Work, documents: Sequence[str], *, reason: str) -> int:
    """Rejects what still waits in those documents; returns how many claims that were."""
    from tallymark.review import DecisionLine

    ids = {find_document(work, one) for one in documents}
    judge = ClaimJudge(work)
    entries: list[Entry] = []
    for row in reviewed_claims(work, kinds=TEXT_KINDS).to_pylist():
        if row["standing_in_review"] == "waiting" and row["document_id"] in ids:
            line = DecisionLine(
                0, row["claim_id"], "", "", None, None, "", Verdict.REJECT, None, reason
            )
            entries.extend(judge.judge(line))
    work.keep(entries, "review")
    return len(entries)


def judge_pair(
    work: Work, left: str, right: str, judgement: Judgement, *, reason: str = "",
    revokes: str | None = None, is_dry_run: bool = False,
) -> str:  # fmt: skip
    """Records what a person says of two mentions; returns the judgement's id."""
    known = set(work.records().claims()["claim_id"].to_pylist())
    for one in (left, right):
        if one not in known:
            raise ReviewError(f"no mention {one}: `tallymark review` shows the ids of pairs")
    said = LinkJudgement(
        work.book.new_id("j"), left, right, judgement, work.by, work.role, reason, revokes
    )
    if not is_dry_run:
        work.keep([Entry("judgement", said.id, said)], "review")
    return said.id


def protect(
    work: Work, subjects: Sequence[str], clearance: Clearance, *, reason: str,
    found_for: str | None = None, is_dry_run: bool = False,
) -> None:  # fmt: skip
    """Records an editor's decision about what may leave; a reason is asked for."""
    work.require("editor", "deciding what may be published")
    if not reason.strip():
        raise ReviewError("give a --reason: it stays in the ledger beside the decision")
    _require_known(work, [*subjects, *([found_for] if found_for else [])])
    if is_dry_run:
        return
    work.keep(
        [
            Entry(
                "protection",
                subject,
                Protection(
                    work.book.new_id("y"), subject, clearance, work.by, work.role, reason, found_for
                ),
            )
            for subject in subjects
        ],
        "protect",
    )


def _require_known(work: Work, subjects: Sequence[str]) -> None:
    """Raises `ReviewError` for an id that is no person's, claim's or incident's."""
    records = work.records()
    for place, subject in enumerate(subjects, 1):
        if not any(records.dated_terms(kind, subject) for kind in ("person", "claim", "incident")):
            raise ReviewError(
                f"subject {place} is no id of a person, claim or incident: `tallymark explain` "
                "and `tallymark review --list` show ids"
            )

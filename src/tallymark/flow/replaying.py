"""A case whose commits were made at written dates: how the bundled case comes to be.

A replay script is TOML: `case` (the case.toml to use), `seed`, and `[[step]]`s in order, each with
`at` (when it was taken), `do` and what that step needs. Every commit's header says that the clock
was replayed; a replay begins a new casebook and never touches one that exists.
"""

import random
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tallymark import __version__
from tallymark.flow.adopting import RollWords, adopt_edition, propose_edition
from tallymark.flow.gathering import add_files, read_about
from tallymark.flow.judging import (
    apply_decisions_file,
    find_claim,
    judge_pair,
    protect,
    reject_rest,
)
from tallymark.flow.linking import link_case
from tallymark.flow.opening import ReplayedClock, Work, open_case
from tallymark.flow.reading import read_documents
from tallymark.flow.releasing import publish_release
from tallymark.terms.decisions import Judgement
from tallymark.terms.errors import InputError
from tallymark.terms.protection import Clearance

TOOL = f"tallymark {__version__} (replayed clock)"


@dataclass(frozen=True)
class _Step:
    folder: Path
    words: dict[str, Any]

    def paths(self) -> list[Path]:
        return [self.folder / name for name in self.words["files"]]


def replay_case(script: Path, folder: Path) -> Iterator[str]:
    """Makes the casebook `folder` from `script`; yields a sentence a step.

    Raises `CaseError` where the folder holds a case, `InputError` where the script is wrong.
    """
    from tallymark.casebook import create_casebook

    plain = _load(script)
    rng = random.Random(plain.get("seed", 0))  # noqa: S311 - an invented case, made alike each time
    text = (script.parent / plain["case"]).read_text(encoding="utf-8")
    create_casebook(folder, text, chance=rng.randbytes)
    for number, words in enumerate(plain["step"], 1):
        at = words["at"]
        if words["do"] not in STEPS:
            raise InputError(f"{script}: step {number} does the unknown {words['do']!r}")
        replayed = ReplayedClock(_stopped(at), rng.randbytes, TOOL)
        with open_case(
            folder, by=words.get("by", "local"), is_writing=True, replayed=replayed
        ) as work:
            said = STEPS[words["do"]](work, _Step(script.parent, words))
        yield f"{at:%Y-%m-%d}  {words['do']:<8} {said}"


def _stopped(at: datetime) -> Callable[[], datetime]:
    """A clock that stands still at the written date."""
    return lambda: at


def _load(script: Path) -> dict[str, Any]:
    try:
        plain = tomllib.loads(script.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{script}: {error}") from error
    for number, step in enumerate(plain.get("step", []), 1):
        if not isinstance(step.get("at"), datetime) or "do" not in step:
            raise InputError(f"{script}: step {number} needs `at` (a date and time) and `do`")
    return plain


def _add(work: Work, step: _Step) -> str:
    about = read_about(step.folder / step.words["about"]) if "about" in step.words else {}
    done = list(add_files(work, step.paths(), about=about))
    failed = [one.shown for one in done if one.status not in ("added", "second sighting")]
    words = f"{sum(one.documents for one in done)} documents from {len(done)} files"
    return words + (f", {len(failed)} not whole" if failed else "")


def _read(work: Work, _step: _Step) -> str:
    return f"{sum(one.changed for one in read_documents(work))} claims proposed"


def _review(work: Work, step: _Step) -> str:
    new = unchanged = 0
    for place in step.paths():
        done = apply_decisions_file(work, place.read_text(encoding="utf-8"))
        new, unchanged = new + done.new, unchanged + done.unchanged
    rejected = 0
    if step.words.get("rest") == "reject":
        rejected = reject_rest(work, step.words["documents"], reason="not what the text says")
    return f"{new} decisions by {work.by}, {rejected} other proposals rejected"


def _adopt(work: Work, step: _Step) -> str:
    words = step.words
    roll = RollWords(
        words["roll"], words.get("source"), words.get("act"),
        compiled_from=tuple(words.get("compiled_from", ())),
    )  # fmt: skip
    proposed = propose_edition(work, words["file"], roll)
    done = adopt_edition(work, proposed, wrong=words.get("wrong", 0))
    return f"edition {done.edition} of {done.roll_id}: {done.rows} rows"


def _link(work: Work, _step: _Step) -> str:
    done = link_case(work)
    return f"{done.mentions} mentions are {done.persons} persons, {done.waiting} pairs wait"


def _judge(work: Work, step: _Step) -> str:
    left, right = (find_claim(work, **step.words[side]) for side in ("left", "right"))
    judgement = Judgement(step.words["judgement"])
    judge_pair(work, left, right, judgement, reason=step.words.get("reason", ""))
    return f"{judgement} by {work.by}"


def _protect(work: Work, step: _Step) -> str:
    clearance = Clearance(step.words["what"])
    subjects = [_subject(work, clearance, one) for one in step.words["subjects"]]
    protect(work, subjects, clearance, reason=step.words["reason"])
    return f"{clearance} for {len(subjects)} subjects by {work.by}"


def _subject(work: Work, clearance: Clearance, anchor: dict[str, Any]) -> str:
    """The id that a clearance is about: of the claim itself, its person or its incident."""
    claim = find_claim(work, **anchor)
    records = work.records()
    if clearance is Clearance.CLEAR_QUOTE:
        return claim
    table = records.incidents() if anchor["kind"] == "incident" else records.persons()
    part, whole = table.column_names
    found = {row[part]: row[whole] for row in table.to_pylist()}.get(claim)
    if found is None:
        raise InputError(f"claim {claim} is not linked yet: link before you protect or clear")
    return str(found)


def _publish(work: Work, step: _Step) -> str:
    as_of = step.words.get("as_of")
    day = as_of if isinstance(as_of, date) else None
    done = publish_release(work, as_of=day, known_at=work.book.position())
    return f"release {done.number}: {done.files} files in {done.folder}"


STEPS: dict[str, Callable[[Work, _Step], str]] = {
    "add": _add, "read": _read, "review": _review, "adopt": _adopt, "link": _link,
    "judge": _judge, "protect": _protect, "publish": _publish,
}  # fmt: skip
"""What a step of a replay script may do."""

"""Review by key in the terminal: one question at a time, with the words it rests on."""

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
import msgspec

from tallymark.cli.shared_options import say
from tallymark.terms.decisions import Judgement, Task, Verdict
from tallymark.terms.errors import ReviewError

if TYPE_CHECKING:
    from tallymark.flow.judging import ClaimJudge
    from tallymark.flow.opening import Work

CLAIM_KEYS = {"a": Verdict.ACCEPT, "r": Verdict.REJECT, "e": Verdict.AMEND}
PAIR_KEYS = {"s": Judgement.SAME, "d": Judgement.DIFFERENT, "u": Judgement.UNSURE}
CONTEXT = 160
_KEY = re.compile(r"[a-z]+:(\d+)-(\d+)")


def review_by_key(work: "Work") -> None:
    """Asks what waits, heaviest first, until `q` or until nothing waits. Every answer is kept."""
    from tallymark.flow.judging import (
        TEXT_KINDS,
        ClaimJudge,
        asked_claims,
        reviewed_claims,
        waiting_tasks,
        words_of,
    )

    reviewed, words = reviewed_claims(work, kinds=TEXT_KINDS), words_of(work)
    tasks = [task for task in waiting_tasks(work, reviewed, words) if task.kind != "roll"]
    rows = asked_claims(work, reviewed)
    judge = ClaimJudge(work, rows)
    for number, task in enumerate(tasks, 1):
        say(f"\n[{number} of {len(tasks)}] {task.why}")
        if task.kind == "pair":
            goes_on = _ask_pair(work, task, rows)
        else:
            goes_on = _ask_claim(judge, task, rows, words.amendment(rows[task.subject]))
        if not goes_on:
            return
    say("nothing waits")


def _show(work: "Work", row: dict[str, Any]) -> None:
    text = work.records().text(row["document_id"])
    before = text[max(0, row["start"] - CONTEXT) : row["start"]]
    after = text[row["end"] : row["end"] + CONTEXT]
    quote = click.style(text[row["start"] : row["end"]], bold=True, reverse=True)
    click.echo(f"{row['document_id']} {row['start']}-{row['end']} {row['kind']}")
    click.echo(f"...{before}{quote}{after}...")
    for line in plain_lines(msgspec.json.decode(row["value"]), text):
        click.echo(f"  {line}")
    for line in vote_lines(row.get("votes") or [], text):
        click.echo(line)


def vote_lines(votes: Sequence[Mapping[str, Any]], text: str = "") -> list[str]:
    """Who proposes a claim, a line a reader, with what it says otherwise; none for one reader.

    `text` as in `plain_lines`.

    >>> vote_lines([{"reader": "rules/1", "differs": []},
    ...     {"reader": "llm/1", "differs": ["age"], "value": b'{"age": 14, "name": "A"}'}])
    ['  1 rules/1', '  2 llm/1 says otherwise: age: 14']
    """
    if len(votes) < 2:
        return []
    numbered = enumerate(votes, 1)
    return [f"  {number} {one['reader']}" + _otherwise(one, text) for number, one in numbered]


def _otherwise(vote: Mapping[str, Any], text: str) -> str:
    if not vote["differs"]:
        return ""
    value = msgspec.json.decode(vote["value"])
    said = [f"{name}: {_words(value[name], text) or 'nothing'}" for name in vote["differs"]]
    return f" says otherwise: {'; '.join(said)}"


def plain_lines(value: dict[str, Any], text: str = "") -> list[str]:
    """A claim's value for people: a line a field that says something, words instead of offsets.

    With the document's `text`, what points to another claim is shown by that claim's words.

    >>> plain_lines({"name": "Anna Vest", "age": 41, "rank": None, "roles": ["witness"]})
    ['age: 41', 'name: Anna Vest', 'roles: witness']
    """
    lines = ((name, _words(part, text)) for name, part in sorted(value.items()))
    return [f"{name}: {words}" for name, words in lines if words]


def _words(part: Any, text: str) -> str:
    if part is None or part is False:
        return ""
    if isinstance(part, list):
        return "; ".join(filter(None, (_words(one, text) for one in part)))
    if isinstance(part, dict):
        if {"start", "end", "text"} <= part.keys():
            return f"“{part['text']}”"
        return ", ".join(filter(None, (_words(one, text) for _, one in sorted(part.items()))))
    if text and (key := _KEY.fullmatch(str(part))):
        return f"“{text[int(key[1]) : int(key[2])]}”"
    return str(part)


def _ask_claim(
    judge: "ClaimJudge",
    task: Task,
    rows: dict[str, dict[str, Any]],
    amended: dict[str, Any] | None,
) -> bool:
    from tallymark.flow.judging import decide

    work, row = judge.work, rows[task.subject]
    _show(work, row)
    for line in plain_lines(amended) if amended else ():
        click.echo(f"  amended: {line}")
    accept = "accept as amended" if amended else "accept"
    others = {
        str(number): one for number, one in enumerate(row.get("votes") or [], 1) if one["differs"]
    }
    take = "".join(f"   {number} take {one['reader']}'s" for number, one in others.items())
    while True:
        say(f"a {accept}   e amend   r reject   s skip   q quit{take}")
        key = click.getchar().lower()
        if key in "qs":
            return key == "s"
        if key not in CLAIM_KEYS and key not in others:
            continue
        value, reason = amended if key == "a" else None, ""
        if key in others:
            value = msgspec.json.decode(others[key]["value"])
        elif key == "e":
            value = _prompted_value()
        if key != "a":
            reason = click.prompt("why", default="", show_default=False, err=True)
        try:
            verdict = CLAIM_KEYS.get(key, Verdict.AMEND)
            decide(work, task.subject, verdict, value=value, reason=reason, judge=judge)
        except ReviewError as error:
            say(str(error))
            continue
        return True


def _prompted_value() -> dict[str, Any] | None:
    from tallymark.review import read_decisions

    words = click.prompt("field=value; field=value", err=True)
    line = f'document,kind,verdict,value\n-,-,amend,"{words.replace(chr(34), chr(34) * 2)}"'
    return read_decisions(line)[0].value


def _ask_pair(work: "Work", task: Task, rows: dict[str, dict[str, Any]]) -> bool:
    from tallymark.flow.judging import judge_pair

    for side in (task.subject, task.other or ""):
        _show(work, rows[side])
    while True:
        say("s same   d different   u unsure   k skip   q quit")
        key = click.getchar().lower()
        if key in "qk":
            return key == "k"
        if key in PAIR_KEYS:
            reason = click.prompt("why", default="", show_default=False, err=True)
            judge_pair(work, task.subject, task.other or "", PAIR_KEYS[key], reason=reason)
            return True

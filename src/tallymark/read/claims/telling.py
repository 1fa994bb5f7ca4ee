"""Who speaks a verb of speech, to whom, and whom they cite."""

import re

from tallymark.read.board import Board, SourceDraft
from tallymark.read.claims.own_outlet import TELLING, TOLD
from tallymark.read.claims.voices import Voice, sex_of

Spoken = tuple[list[SourceDraft], int, int]
"""The path after the outlet, and where the words that state it start and end."""

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|to|not|cannot|would|could|should|can't|won't|n't) $"
)
_RELATIVE_CLAUSE = re.compile(
    r",? (?:\([^)]{1,30}\),? )?(?:who|whose|whom|which|(?:[сувконаз]{1,2} |из |від |до |із )?"
    r"(?:котор\w+|чей|чья|чье|чьи|чьего|чьей|чью|як(?:ий|а|е|і|ої|ого|ому|им|ою|у)|чий|чия|чиє|чиї|"
    r"чийого|чию)) [^;:!?]{3,130}, (?:has |have |had |also )?"
)
""" "X, whose son served in the unit, believes": who stands inside does not speak."""
_BARRED_BEFORE = re.compile(
    r"[.;:!?]|, (?:and|а|но|але) |(?<!\w)(?:she|he|they|она|он|они|вона|він|вони) $"
)
_BARRED_AFTER = re.compile(r"[.;:!?—]|, (?:что|що|шо|and|how)(?!\w)|\b(?:that|as)\b")
_STRONG_BREAK = re.compile(r"[,»\"”—–-] ?$")
_ITS = re.compile(r"(?<!\w)(?:its|ее|его|її|його) (?:[\w-]+ ){1,3}$")
_OUTLET_DATIVE = re.compile(
    r"(?:изданию|газете|сайту|порталу|каналу|агентству|журналу|редакции|виданню|газеті|сайтові|"
    r"порталові|каналові|агентству|агенції|журналові|редакції|to(?: the (?:\w+ )?(?:outlet|"
    r"newspaper|"
    r"portal|site|agency|channel|paper))?) [«\"“]?$"
)
_NEAR_BEFORE, _NEAR_AFTER, _NEAR_FREE, _NEAR_BESIDE = 60, 150, 40, 110


def spoken(
    board: Board, verb: re.Match[str], voices: list[Voice], bounds: tuple[int, int]
) -> Spoken | None:
    """Who speaks this verb, to whom, citing whom; `None` where nobody does."""
    folded = board.page.folded
    if _PASSIVE.search(folded[max(0, verb.start() - 8) : verb.start()]):
        return None
    before, after = _around(board, verb, voices)
    subject, listener = _subject(before, after, folded, verb)
    if subject is None:
        return None
    listener = listener or _dative(folded, voices, subject, verb, bounds[0])
    path = _heard_by(listener) or _employer(folded, subject, voices)
    path += [] if subject.source.is_outlet else [subject.source]
    cited = _cited(board, subject, voices, bounds[1])
    if cited is not None and cited.source not in path:
        path.append(cited.source)
    places = [subject, *([listener] if listener else []), *([cited] if cited else [])]
    first = min(verb.start(), *(place.start for place in places))
    last = max(verb.end(), *(place.end for place in places))
    return path, first, last


def _around(
    board: Board, verb: re.Match[str], voices: list[Voice]
) -> tuple[list[Voice], list[Voice]]:
    """Who could speak a verb, before it and after it; quoted people do not speak around quotes."""
    folded = board.page.folded
    holder = _quotation_at(board, verb.start())
    able = [
        v for v in voices
        if not v.is_owner and _can_speak(board, v, verb[0])
        and not TOLD.search(folded[max(0, v.start - 40) : v.start])
        and _quotation_at(board, v.start) == holder
    ]  # fmt: skip
    before = [
        v for v in able
        if v.end <= verb.start() and verb.start() - v.end <= _NEAR_BEFORE
        and not _BARRED_BEFORE.search(folded[v.end : verb.start()])
    ]  # fmt: skip
    before = [
        v for v in able
        if v.end <= verb.start() and v.source.person
        and _RELATIVE_CLAUSE.fullmatch(folded[v.end : verb.start()])
    ][-1:] or before  # fmt: skip
    after = [
        v for v in able
        if v.start >= verb.end() and v.start - verb.end() <= _NEAR_AFTER
        and not _BARRED_AFTER.search(folded[verb.end() : v.start])
    ]  # fmt: skip
    return before, _without_offices(folded, after)


def _quotation_at(board: Board, offset: int) -> int:
    """Which quotation holds an offset; -1: none."""
    for number, (start, end) in enumerate(board.quotations):
        if start < offset < end:
            return number
    return -1


def _without_offices(folded: str, voices: list[Voice]) -> list[Voice]:
    """ "head of the administration X": the body before a person's name does not speak itself."""
    return [
        voice for voice, following in zip(voices, (*voices[1:], None)[: len(voices)], strict=True)
        if voice.source.person or following is None or not following.source.person
        or folded[voice.end : following.start].strip(" »\"")
    ]  # fmt: skip


def _subject(
    before: list[Voice], after: list[Voice], folded: str, verb: re.Match[str]
) -> tuple[Voice | None, Voice | None]:
    """Who speaks and who is told. An outlet beside a telling verb is told, where another speaks."""
    is_telling = bool(TELLING.fullmatch(verb[0]))
    told_after = [v for v in after if is_telling and v.is_outlet]
    near = [v for v in after if v not in told_after and (told_after or _is_near(folded, v, verb))]
    if verb[0].isascii():
        subject = before[-1] if before else (near[0] if near else None)
        listener = told_after[0] if told_after and subject is not told_after[0] else None
        return subject, listener
    told_before = [v for v in before if is_telling and v.is_outlet and near]
    if near and (told_before or told_after or not before or _is_beside(folded, before, near, verb)):
        listeners = told_before or told_after
        return near[0], listeners[0] if listeners else None
    if before:
        return before[-1], told_after[0] if told_after else None
    return (told_after[0] if told_after else None), None


def _is_near(folded: str, voice: Voice, verb: re.Match[str]) -> bool:
    """Close behind the verb; farther where only words stand between ("said on Friday mayor X")."""
    gap = folded[verb.end() : voice.start]
    limit = _NEAR_FREE if "," in gap or "«" in gap else _NEAR_BESIDE
    return len(gap) <= limit


def _is_beside(folded: str, before: list[Voice], near: list[Voice], verb: re.Match[str]) -> bool:
    """ "..., утверждает её начальник X": a verb after a break is spoken by who follows it."""
    if near[0].start - verb.end() <= 2 or folded[before[-1].end : verb.start()] == ", ":
        return True
    if not _STRONG_BREAK.search(folded[max(0, verb.start() - 3) : verb.start()]):
        return False
    if "," in folded[verb.end() : near[0].start]:
        return False
    is_parenthesis = folded[before[-1].end : verb.start()].count(",") > 1
    return not (is_parenthesis and before[-1].source.person) and near[0].source.person is not None


def _can_speak(board: Board, voice: Voice, verb: str) -> bool:
    """Whether a person's sex agrees with a verb of the past ("повідомила" is said of a woman)."""
    person = voice.source.person
    if person is None or verb.isascii():
        return True
    wrong = {"m": ("ла",), "f": ("ал", "ил", "ел", "ив", "ів", "ав")}
    return not verb.endswith(wrong.get(sex_of(board, person) or "", ("?",)))


def _dative(
    folded: str, voices: list[Voice], subject: Voice, verb: re.Match[str], start: int
) -> Voice | None:
    """ "Изданию «Свод» сестра погибшего, ..., рассказала": a listener far before its verb."""
    if not TELLING.fullmatch(verb[0]):
        return None
    for voice in voices:
        lead = folded[max(start, voice.start - 40) : voice.start]
        if voice.is_outlet and voice.end <= subject.start and _OUTLET_DATIVE.search(lead):
            return voice
    return None


def _heard_by(listener: Voice | None) -> list[SourceDraft]:
    return [listener.source] if listener and not listener.source.is_outlet else []


def _employer(folded: str, subject: Voice, voices: list[Voice]) -> list[SourceDraft]:
    """ "X has the names of 604 people, its coordinator Y said": Y speaks for the project X."""
    if not subject.source.person or not _ITS.search(
        folded[max(0, subject.start - 60) : subject.start]
    ):
        return []
    for voice in voices:
        organisation = voice.source.organisation
        if organisation is None or voice.end > subject.start or voice.source.is_outlet:
            continue
        if organisation.type in (None, "outlet", "casualty_recorder"):
            return [voice.source]
    return []


def _cited(board: Board, subject: Voice, voices: list[Voice], end: int) -> Voice | None:
    """Whom the speaker cites in the same sentence ("citing the local newspaper X")."""
    found = board.page.lexicon.citing.search(board.page.folded, subject.end, end)
    if found is None:
        return None
    return next(
        (v for v in voices if 0 <= v.start - found.end() <= (24 if v.is_owner else 50)), None
    )

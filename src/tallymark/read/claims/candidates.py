"""Who can be a victim of an act, by role and voice; and lists of people that belong together."""

import re

from tallymark.read.board import ActDraft, Board, PersonDraft
from tallymark.read.claims.mentions import Mention

_PASSIVE_HEAD = re.compile(
    r"(?:ен|ан|ят)(?:а|о|ы|ий|і|ый|ая|ые)?$|(?:из|у|за|про|по|в|роз)бит(?:а|о|ы|ий|і)?$"
)
_PASSIVE_BEFORE = re.compile(r"(?<!\w)(?:was|were|been|being|is|are|got|be)(?: \w+ly)? $")
_PASSIVE_CHAIN = re.compile(
    r"(?<!\w)(?:was|were|been|being) (?:(?!(?:he|she|they|who|which|it|when|that|men|police|"
    r"soldiers|officers)(?!\w))[\w'-]+,? ){1,7}(?:(?<=, )|and |then )$"
)
""" "was made to kneel, cuffed and led away": one auxiliary for several participles."""
_PARTICIPLE = re.compile(
    r"(?:beaten|taken|driven|flown|thrown|broken|stolen|shaken|torn|slain)(?!\w)"
)
_PERFECT = re.compile(r"(?:have|has|had|having|'ve|'d)(?: \w+ly| also| then)? $")
_LIST_GAP = re.compile(
    r"(?: ?\([^)]{1,30}\))?(?:, \d[\w -]{0,12})?(?:,| и| та| й| і| and|, and|, а также|"
    r", а також|;)"
    r"(?: [\w'-]+){0,3} "
)
ATTACKS = frozenset(("shelling", "drone_strike"))
_OFFICIAL = frozenset(("lawyer", "local official", "official", "medical"))


def is_passive(board: Board, act: ActDraft) -> bool:
    """Whether the victim is the subject: "был избит", "was beaten", "погиб"."""
    start, end = act.head
    folded = board.page.folded
    return (
        act.voice in ("befell", "fell", "lost")
        or _PASSIVE_HEAD.search(folded[start:end]) is not None
        or _PASSIVE_CHAIN.search(folded[max(0, start - 60) : start]) is not None
        or _PASSIVE_BEFORE.search(folded[max(0, start - 22) : start]) is not None
        or (
            _PARTICIPLE.match(folded[start:end]) is not None
            and _PERFECT.search(folded[max(0, start - 14) : start]) is None
        )
    )


def can_be_victim(board: Board, act: ActDraft, person: PersonDraft) -> bool:
    """Whether an act can have befallen somebody: no speaker, nobody who acts in an office."""
    roles = set(person.roles)
    if act.family == "violence" and "alleged deserter" in roles and act.act.act != "coerced_lure":
        return False
    if act.family == "missing" and "alleged deserter" in roles:
        return False
    if act.family == "court":
        return "lawyer" not in roles and not {"source", "relative"} <= roles
    speakers = {
        chain.path[-1].person
        for chain in board.chains
        if chain.path and chain.sentence == act.sentence
    }
    if person in speakers or {"source", "relative"} <= roles:
        return False
    return not (_OFFICIAL & roles and ("source" in roles or act.voice == "did"))


def with_others(board: Board, here: list[Mention], chosen: Mention) -> tuple[PersonDraft, ...]:
    """The chosen one with those that stand in one list with them ("X, 34, and Y")."""
    place = here.index(chosen)
    found = [chosen]
    for step in (1, -1):
        reached, number = chosen, place + step
        while 0 <= number < len(here):
            first, second = sorted((reached, here[number]), key=lambda one: one.start)
            gap = board.page.folded[first.end : second.start]
            if not _LIST_GAP.fullmatch(gap) or here[number].case != chosen.case:
                break
            reached = here[number]
            found.append(reached)
            number += step
    found.sort(key=lambda one: one.start)
    return tuple(dict.fromkeys(one.person for one in found))


def gap_to(act: ActDraft, mention: Mention) -> int:
    """How far a mention stands from an act's verb."""
    return max(mention.start - act.head[1], act.head[0] - mention.end, 0)

"""Whose act: the person, the people or the group that an act was done to.

By voice and case where the words show them, else by nearness; pronouns and verbs without a subject
go to whom the account is about, "we" to whoever speaks, a number beside the verb to a group.
"""

import re
from dataclasses import dataclass

from tallymark.lang.numbercontext import PERSON_WORDS
from tallymark.lang.words import fold
from tallymark.read.board import ActDraft, Board, FigureDraft, PersonDraft
from tallymark.read.claims.agents import agent_of
from tallymark.read.claims.antecedents import (
    OBJECT,
    left_out,
    meant_by,
    pronoun_of,
    speaker,
    them_before,
)
from tallymark.read.claims.candidates import (
    ATTACKS,
    can_be_victim,
    gap_to,
    is_passive,
    with_others,
)
from tallymark.read.claims.mentions import Mention, Mentions, can_be_subject
from tallymark.read.frames import clause_around

_COLLECTIVE = re.compile(
    r"(?<!\w)(?:дво(?:е|их|им|є|х)|тро(?:е|их|им|є|х)|\w+(?:ер|ор)(?:о|ых|ыми|ым|их))(?!\w)"
)
_NEAR, _NEAR_GROUP = 75, 45


@dataclass(frozen=True, slots=True)
class Whom:
    """The persons an act befell, and the figure of the group, where there is one."""

    people: tuple[PersonDraft, ...] = ()
    group: FigureDraft | None = None
    is_own: bool = False


def whose(board: Board, mentions: Mentions, act: ActDraft, victims: list[PersonDraft]) -> Whom:
    """Whom an act befell; `victims` are those of the acts before it, in order."""
    bounds = board.page.bounds(board.page.sentences[act.sentence])
    here = [
        one
        for one in mentions.between(*bounds)
        if can_be_victim(board, act, one.person) or _is_object(act, one)
    ]
    clause = clause_around(board.page.folded, act.head, bounds)
    if act.act.act in ATTACKS:
        found = OBJECT.search(board.page.folded, act.head[0], min(clause[1], act.head[1] + 40))
        is_them = found is not None and found.lastgroup == "they"
        return Whom(
            them_before(board, mentions, act) if is_them else (), _group(board, act, clause)
        )
    chosen = _by_case(board, act, here)
    group = _group(board, act, clause)
    if _is_sentenced_again(board, act, chosen, victims, is_alone=group is None and not here):
        return Whom((victims[-1],))
    if chosen is not None and (group is None or gap_to(act, chosen) <= _figure_gap(act, group)):
        return Whom(with_others(board, here, chosen), group)
    if group is not None:
        return Whom((), group)
    meant = _by_pronoun(board, mentions, act, clause, victims)
    if meant is None and act.voice in ("whom", "fell"):
        return Whom()
    return meant or Whom(left_out(board, mentions, act, here, victims))


def _is_sentenced_again(
    board: Board,
    act: ActDraft,
    chosen: Mention | None,
    victims: list[PersonDraft],
    *,
    is_alone: bool,
) -> bool:
    """Whether a court's word is of the one sentenced before: where it names nobody, or only
    somebody whom the deed befell."""
    if act.family != "court" or not victims:
        return False
    if chosen is None or chosen.person in victims:
        return is_alone
    return any(
        one.victim is chosen.person and one.family != "court"
        for incident in board.incidents
        for one in incident.acts
    )


def _is_object(act: ActDraft, mention: Mention) -> bool:
    """An official or a medic in an object's case is done to, whatever the office."""
    roles = set(mention.person.roles)
    return (
        mention.case == "o" and act.voice == "did" and act.family != "court"
        and not {"source", "relative", "lawyer"} & roles
    )  # fmt: skip


def _by_case(board: Board, act: ActDraft, here: list[Mention]) -> Mention | None:
    """The object of a verb, the subject of a passive, the genitive behind a noun."""
    after = [one for one in here if 0 <= one.start - act.head[1] < _NEAR]
    before = [one for one in here[::-1] if 0 <= act.head[0] - one.end < _NEAR]
    inside = [one for one in here if act.head[0] <= one.start < act.head[1]]
    verb = board.page.folded[slice(*act.head)]
    if act.voice == "noun":
        order = [one for one in after if one.case != "n"]
    elif is_passive(board, act):
        order = [
            one
            for one in before + after
            if one.case != "o" and (can_be_subject(verb, one) or _is_joined(board, here, one))
        ]
        if not order and act.is_once:
            order = [one for one in before + after if one.case == "o"]
    else:
        order = [one for one in after if one.case != "n"]
        order += [one for one in before if one.case == "o"]
        order += [one for one in before if one.case == "n" and not can_be_subject(verb, one)]
        order += [one for one in after if one.case == "n" and not can_be_subject(verb, one)]
    return next(iter(inside + order), None)


def _is_joined(board: Board, here: list[Mention], chosen: Mention) -> bool:
    """Whether others stand in one list with a mention: then a plural verb can be of them."""
    return len(with_others(board, here, chosen)) > 1


def _group(board: Board, act: ActDraft, clause: tuple[int, int]) -> FigureDraft | None:
    """The number of people beside the verb, who are not those that do it."""
    reach = 25 if act.family == "court" else _NEAR_GROUP
    near = [
        figure
        for figure in board.figures
        if clause[0] <= figure.span.start < clause[1]
        and is_of_people(figure)
        and _figure_gap(act, figure) <= reach
        and not _is_of_actors(board, act, figure)
    ]
    return min(near, key=lambda figure: _figure_gap(act, figure), default=None)


def is_of_people(figure: FigureDraft) -> bool:
    """Whether a figure counts people, by its noun or by its numeral ("двое")."""
    unit = fold(figure.quantity.unit or "")
    return (
        figure.is_of_victims
        or any(word.startswith(PERSON_WORDS) for word in unit.split())
        or _COLLECTIVE.search(fold(figure.span.text)) is not None
    )


def _is_of_actors(board: Board, act: ActDraft, figure: FigureDraft) -> bool:
    """Whether a number is of those who do it: by their looks, or as the act's subject."""
    page = board.page
    agent = agent_of(board, act) if act.voice in ("did", "whom") else None
    if agent is not None and agent.start < figure.span.end and figure.span.start < agent.end:
        return True
    sentence = page.sentences[figure.sentence]
    found = board.models.lexicon.vocabulary.perpetrators.find(
        page.words, page.folded, sentence.first, sentence.last
    )
    return any(
        one.frame.code == "described"
        and one.start <= figure.span.end
        and figure.span.start < one.end
        for one in found
    )


def _figure_gap(act: ActDraft, figure: FigureDraft) -> int:
    return max(figure.span.start - act.head[1], act.head[0] - figure.span.end, 0)


def _by_pronoun(
    board: Board,
    mentions: Mentions,
    act: ActDraft,
    clause: tuple[int, int],
    victims: list[PersonDraft],
) -> Whom | None:
    """ "him", "они", "нас": whom the account is about, the speaker, or the last group."""
    pronoun = pronoun_of(board, act, clause)
    if pronoun == "they":
        earlier = [
            one for one in board.figures if one.span.start < act.head[0] and is_of_people(one)
        ]
        them = them_before(board, mentions, act)
        return Whom(them) if them else Whom((), earlier[-1] if earlier else None)
    if pronoun == "me":
        person = speaker(board, act)
    else:
        person = meant_by(board, mentions, act, pronoun, victims) if pronoun else None
    return Whom((person,), None, is_own=pronoun == "me") if person else None

"""Whose act: the person, the people or the group that an act was done to.

By voice and case where the words show them, else by nearness; pronouns and verbs without a subject
go to whom the account is about, "we" to whoever speaks, a number beside the verb to a group.
"""

import re
from dataclasses import dataclass

from tallymark.lang.numbercontext import PERSON_WORDS
from tallymark.lang.words import fold
from tallymark.read.board import ActDraft, Board, FigureDraft, PersonDraft
from tallymark.read.claims.mentions import Mention, Mentions, can_be_subject, verb_sex
from tallymark.read.claims.sources import chain_for
from tallymark.read.frames import clause_around

_PASSIVE_HEAD = re.compile(
    r"(?:ен|ан|ят)(?:а|о|ы|ий|і|ый|ая|ые)?$|(?:из|у|за|про|по|в|роз)бит(?:а|о|ы|ий|і)?$"
)
_PASSIVE_BEFORE = re.compile(r"(?<!\w)(?:was|were|been|being|is|are|got|be)(?: \w+ly)? $")
_OBJECT = re.compile(
    r"(?<!\w)(?:(?P<m>him|his|его|него|нему|ему|його|нього|йому|сына|мужа|брата|папу|сина|чоловіка|"
    r"тата|потерпевшего|потерпілого)|(?P<f>her|ее|нее|ей|її|неї|їй|дочь|жену|доньку|дружину)|"
    r"(?P<they>them|their|их|них|им|їх|них|їм|everyone|всех|усіх|хлопців|пацанов|"
    r"ребят)|(?P<me>me|us|меня|мне|нас|мене|мені))(?!\w)"
)
_SUBJECT = re.compile(
    r"(?<!\w)(?:(?P<m>he|он|він)|(?P<f>she|она|вона)|(?P<they>they|они|вони)|(?P<me>i|we|я|мы|ми))(?!\w)"
)
_LIST_GAP = re.compile(
    r"(?: ?\([^)]{1,30}\))?(?:, \d[\w -]{0,12})?(?:,| и| та| й| і| and|, and|, а также|, а також|;)"
    r"(?: [\w'-]+){0,3} "
)
_COUNTRYMAN = re.compile(r"земляк|односел|countryman|fellow villager|житель|мешканець|выпускник")
_COLLECTIVE = re.compile(
    r"(?<!\w)(?:дво(?:е|их|им|є|х)|тро(?:е|их|им|є|х)|\w+(?:ер|ор)(?:о|ых|ыми|ым|их))(?!\w)"
)
ATTACKS = frozenset(("shelling", "drone_strike"))
_NEAR, _NEAR_GROUP = 75, 45
_OFFICIAL = frozenset(("lawyer", "local official", "official", "medical"))


@dataclass(frozen=True, slots=True)
class Whom:
    """The persons an act befell, and the figure of the group, where there is one."""

    people: tuple[PersonDraft, ...] = ()
    group: FigureDraft | None = None
    is_own: bool = False


def whose(board: Board, mentions: Mentions, act: ActDraft, victims: list[PersonDraft]) -> Whom:
    """Whom an act befell; `victims` are those of the acts before it, in order."""
    bounds = board.page.bounds(board.page.sentences[act.sentence])
    here = [one for one in mentions.between(*bounds) if _can_be(board, act, one.person)]
    clause = clause_around(board.page.folded, act.head, bounds)
    if act.act.act in ATTACKS:
        found = _OBJECT.search(board.page.folded, act.head[0], min(clause[1], act.head[1] + 40))
        is_them = found is not None and found.lastgroup == "they"
        return Whom(_them(board, mentions, act) if is_them else (), _group(board, act, clause))
    chosen = _by_case(board, act, here)
    group = _group(board, act, clause)
    if chosen is not None and (group is None or _gap(act, chosen) <= _figure_gap(act, group)):
        return Whom(_with_others(board, here, chosen), group)
    if group is not None:
        return Whom((), group)
    meant = _by_pronoun(board, mentions, act, clause, victims)
    if meant is None and act.voice in ("whom", "fell"):
        return Whom()
    return meant or Whom(_left_out(board, mentions, act, here, victims))


def is_passive(board: Board, act: ActDraft) -> bool:
    """Whether the victim is the subject: "был избит", "was beaten", "погиб"."""
    start, end = act.head
    folded = board.page.folded
    return (
        act.voice in ("befell", "fell")
        or _PASSIVE_HEAD.search(folded[start:end]) is not None
        or _PASSIVE_BEFORE.search(folded[max(0, start - 22) : start]) is not None
    )


def _can_be(board: Board, act: ActDraft, person: PersonDraft) -> bool:
    roles = set(person.roles)
    if act.family == "violence" and "alleged deserter" in roles and act.act.act != "coerced_lure":
        return False
    if act.family == "court":
        return not ({"lawyer"} | {"source"}) & roles
    speakers = {
        chain.path[-1].person
        for chain in board.chains
        if chain.path and chain.sentence == act.sentence
    }
    if person in speakers or {"source", "relative"} <= roles:
        return False
    return not (_OFFICIAL & roles and ("source" in roles or act.voice == "did"))


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
    return len(_with_others(board, here, chosen)) > 1


def _with_others(board: Board, here: list[Mention], chosen: Mention) -> tuple[PersonDraft, ...]:
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


def _group(board: Board, act: ActDraft, clause: tuple[int, int]) -> FigureDraft | None:
    """The number of people beside the verb, who are not those that do it."""
    if act.family == "court":
        reach = 25
    else:
        reach = _NEAR_GROUP
    near = [
        figure
        for figure in board.figures
        if clause[0] <= figure.span.start < clause[1]
        and is_of_people(figure)
        and _figure_gap(act, figure) <= reach
        and not _is_of_actors(board, figure)
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


def _is_of_actors(board: Board, figure: FigureDraft) -> bool:
    page = board.page
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


def _gap(act: ActDraft, mention: Mention) -> int:
    return max(mention.start - act.head[1], act.head[0] - mention.end, 0)


def _figure_gap(act: ActDraft, figure: FigureDraft) -> int:
    return max(figure.span.start - act.head[1], act.head[0] - figure.span.end, 0)


def _by_pronoun(
    board: Board,
    mentions: Mentions,
    act: ActDraft,
    clause: tuple[int, int],
    victims: list[PersonDraft],
) -> Whom | None:
    """ "him", "они", "нас": whom the account is about, of that sex; the speaker; the last group."""
    folded = board.page.folded
    window = (
        max(clause[0], act.head[0] - 35),
        min(clause[1], max(act.head[1], act.act.quote.end) + 35),
    )
    pattern = _SUBJECT if is_passive(board, act) else _OBJECT
    found = min(
        pattern.finditer(folded, *window),
        key=lambda one: max(one.start() - act.head[1], act.head[0] - one.end(), 0),
        default=None,
    )
    if found is not None and found.lastgroup == "they":
        if them := _them(board, mentions, act):
            return Whom(them)
        earlier = [
            one for one in board.figures if one.span.start < act.head[0] and is_of_people(one)
        ]
        return Whom((), earlier[-1] if earlier else None)
    if found is None:
        return None
    if found.lastgroup == "me":
        person = _speaker(board, act)
        return Whom((person,), None, is_own=True) if person else None
    person = _just_named(board, mentions, act, found.lastgroup) or protagonist(
        mentions, act.head[0], victims, found.lastgroup
    )
    return Whom((person,)) if person else None


def _speaker(board: Board, act: ActDraft) -> PersonDraft | None:
    """Who says "me": the voice of the paragraph, else whoever speaks most in the document."""
    chain = chain_for(board, act.head[0])
    sentences = board.page.sentences
    if chain and chain.path and chain.path[-1].person:
        if sentences[chain.sentence].paragraph == sentences[act.sentence].paragraph:
            return chain.path[-1].person
    voices = [one.path[-1].person for one in board.chains if one.path and one.path[-1].person]
    if voices:
        return max(voices, key=lambda person: (voices.count(person), -person.start))
    return next((person for person in board.people if person.names), None)


def _them(board: Board, mentions: Mentions, act: ActDraft) -> tuple[PersonDraft, ...]:
    """Two or more people named together before the verb, here or in the sentence before."""
    page = board.page
    for number in (act.sentence, act.sentence - 1):
        if number < 0:
            continue
        start, end = page.bounds(page.sentences[number])
        here = [
            one
            for one in mentions.between(start, min(end, act.head[0]))
            if _can_be(board, act, one.person)
        ]
        people = _with_others(board, here, here[-1]) if here else ()
        if len(people) > 1:
            return people
    return ()


def _just_named(
    board: Board, mentions: Mentions, act: ActDraft, sex: str | None
) -> PersonDraft | None:
    """Of that sex the last one named before the verb, here or in the sentence before."""
    sentences, page = board.page.sentences, board.page
    first = max(act.sentence - 1, 0)
    if sentences[first].paragraph != sentences[act.sentence].paragraph:
        first = act.sentence
    start, here = page.bounds(sentences[first])[0], page.bounds(sentences[act.sentence])[0]
    verb = page.folded[slice(*act.head)]
    for one in reversed(mentions.between(start, act.head[0])):
        is_actor = act.voice == "did" and one.start >= here and one.case != "o"
        is_right = one.person.sex == sex and _can_be(board, act, one.person)
        if is_right and not (is_actor and can_be_subject(verb, one)):
            return one.person
    return None


def protagonist(
    mentions: Mentions, offset: int, victims: list[PersonDraft], sex: str | None
) -> PersonDraft | None:
    """Whom the account is about: the last victim before, else the last who was named."""
    for person in reversed(victims):
        if sex is None or person.sex in (sex, None):
            return person
    barred = {"relative", "source", "alleged deserter", "local official", "lawyer"}
    earlier = [
        one.person
        for one in mentions.between(0, offset)
        if one.person.names and not barred & set(one.person.roles)
        and (sex is None or one.person.sex in (sex, None))
    ]  # fmt: skip
    return earlier[-1] if earlier else None


def _left_out(
    board: Board,
    mentions: Mentions,
    act: ActDraft,
    here: list[Mention],
    victims: list[PersonDraft],
) -> tuple[PersonDraft, ...]:
    """A verb without its victim: the one just named in the paragraph, or named right after."""
    page = board.page
    if (
        act.voice == "noun"
        or act.family == "strike"
        and not act.is_once
        and not is_passive(board, act)
    ):
        return ()
    start, end = page.bounds(page.sentences[act.sentence])
    if _COUNTRYMAN.search(page.folded, act.head[1], end) or page.folded[end - 1] not in ".!?…»":
        following = [one for one in mentions.between(act.head[1], end + 150) if one.case != "o"]
        if following and is_passive(board, act):
            return (following[0].person,)
    if here and is_passive(board, act):
        return (min(here, key=lambda one: _gap(act, one)).person,)
    first = _paragraph_start(board, act)
    recent = [
        one.person for one in mentions.between(first, start) if _can_be(board, act, one.person)
    ]
    sex = verb_sex(page.folded[slice(*act.head)])
    recent = [person for person in recent if sex is None or person.sex in (sex, None)]
    known = [person for person in victims if person in recent]
    if known or recent:
        return ((known or recent)[-1],)
    if not is_passive(board, act):
        return (victims[-1],) if victims else ()
    if sex is None and not page.folded[act.head[0]].isascii():
        return _named_next(board, mentions, end)
    person = protagonist(mentions, act.head[0], victims, sex) if sex else None
    return (person,) if person else ()


def _named_next(board: Board, mentions: Mentions, end: int) -> tuple[PersonDraft, ...]:
    """ "Погибли оба. Иван и Пётр ...": those whom the next words name."""
    following = [one for one in mentions.between(end, end + 40) if one.case != "o"]
    if not following or board.page.text[end : following[0].start].strip():
        return ()
    return _with_others(board, mentions.between(end, end + 150), following[0])


def _paragraph_start(board: Board, act: ActDraft) -> int:
    sentences = board.page.sentences
    number = act.sentence
    while number and sentences[number - 1].paragraph == sentences[act.sentence].paragraph:
        number -= 1
    return board.page.bounds(sentences[number])[0]

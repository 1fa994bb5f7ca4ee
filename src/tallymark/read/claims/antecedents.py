"""Whom words stand for that name nobody: pronouns, "we", verbs whose subject is left out."""

import re

from tallymark.read.board import ActDraft, Board, PersonDraft
from tallymark.read.claims.candidates import (
    can_be_victim,
    gap_to,
    is_passive,
    with_others,
)
from tallymark.read.claims.mentions import Mention, Mentions, can_be_subject, verb_sex
from tallymark.read.claims.sources import chain_for

_KIN_BEHIND = (
    r"(?! (?:[\w-]+ )?(?:son|daughter|mother|father|wife|husband|brother|sister|parents|"
    r"family|friend|"
    r"сын|дочь|дочк|мать|матер|отец|отц|жен[аыуе]|муж|брат|сестр|родител|друг|"
    r"син|доньк|мати|матір|батьк|дружин|чоловік|родин))"
)
OBJECT = re.compile(
    r"(?<!\w)(?:(?P<m>him|his|его|него|нему|ему|його|нього|йому|сына|мужа|брата|папу|сина|"
    r"чоловіка|"
    r"тата|потерпевшего|потерпілого)|(?P<f>her|ее|нее|ей|її|неї|їй|дочь|жену|доньку|дружину)|"
    r"(?P<they>them|their|их|них|им|їх|них|їм|everyone|всех|усіх|хлопців|пацанов|"
    r"ребят)|(?P<me>me|us|меня|мне|нас|нам|мене|мені|my(?= "
    r"(?:own |left |right |two )?(?:head|face|eyes?|mouth|hands?|wrists?|arms?|legs?|ribs?|"
    r"back|teeth|nose|jaw|"
    r"fingers?|feet|toes|neck|throat|temple|door|house|flat|phone|passport|documents))))(?!\w)"
    + _KIN_BEHIND
)
_SUBJECT = re.compile(
    r"(?<!\w)(?:(?P<m>he|он|він)|(?P<f>she|она|вона)|(?P<they>they|они|вони)|(?P<me>i|we|я|мы|"
    r"ми))(?!\w)"
)
_COUNTRYMAN = re.compile(r"земляк|односел|countryman|fellow villager|житель|мешканець|выпускник")
_WINDOW = 35


def pronoun_of(board: Board, act: ActDraft, clause: tuple[int, int]) -> str | None:
    """The pronoun beside a verb that can be its victim: m, f, they, me; `None` for none."""
    end = max(act.head[1], act.act.quote.end)
    window = max(clause[0], act.head[0] - _WINDOW), min(clause[1], end + _WINDOW)
    pattern = _SUBJECT if is_passive(board, act) else OBJECT
    found = min(
        pattern.finditer(board.page.folded, *window),
        key=lambda one: max(one.start() - act.head[1], act.head[0] - one.end(), 0),
        default=None,
    )
    return found.lastgroup if found else None


def meant_by(
    board: Board, mentions: Mentions, act: ActDraft, pronoun: str, victims: list[PersonDraft]
) -> PersonDraft | None:
    """Whom "him" or "she" stands for: the last one named, else whom the account is about."""
    return (
        _just_named(board, mentions, act, pronoun)
        or _speaker_of_himself(board, act, pronoun)
        or protagonist(mentions, act.head[0], victims, pronoun)
    )


def _speaker_of_himself(board: Board, act: ActDraft, sex: str) -> PersonDraft | None:
    """ "Gleb Orlov says they kept him in a pit": who speaks in the sentence, out of quotation."""
    if any(start <= act.head[0] < end for start, end in board.quotations):
        return None
    for chain in board.chains:
        person = chain.path[-1].person if chain.path else None
        if chain.sentence == act.sentence and person is not None:
            is_kin = {"relative", "lawyer", "official", "local official"} & set(person.roles)
            return person if person.sex == sex and not is_kin else None
    return None


def them_before(board: Board, mentions: Mentions, act: ActDraft) -> tuple[PersonDraft, ...]:
    """Two or more people named together before the verb, here or in the sentence before."""
    page = board.page
    for number in (act.sentence, act.sentence - 1):
        if number < 0:
            continue
        start, end = page.bounds(page.sentences[number])
        here = [
            one
            for one in mentions.between(start, min(end, act.head[0]))
            if can_be_victim(board, act, one.person)
        ]
        people = with_others(board, here, here[-1]) if here else ()
        if len(people) > 1:
            return people
    return ()


def speaker(board: Board, act: ActDraft) -> PersonDraft | None:
    """Who says "me": the voice of the paragraph, else whoever speaks most in the document."""
    chain = chain_for(board, act.head[0])
    sentences = board.page.sentences
    person = chain.path[-1].person if chain and chain.path else None
    if (
        chain
        and person
        and sentences[chain.sentence].paragraph == sentences[act.sentence].paragraph
    ):
        return person
    voices = [one.path[-1].person for one in board.chains if one.path and one.path[-1].person]
    if voices:
        return max(voices, key=lambda person: (voices.count(person), -person.start))
    return next((person for person in board.people if person.names), None)


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
        is_right = one.person.sex == sex and can_be_victim(board, act, one.person)
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


def left_out(
    board: Board,
    mentions: Mentions,
    act: ActDraft,
    here: list[Mention],
    victims: list[PersonDraft],
) -> tuple[PersonDraft, ...]:
    """A verb without its victim: the one just named in the paragraph, or named right after."""
    page = board.page
    if act.voice == "noun" or (
        act.family == "strike" and not act.is_once and not is_passive(board, act)
    ):
        return ()
    start, end = page.bounds(page.sentences[act.sentence])
    if is_passive(board, act):
        following = [one for one in mentions.between(act.head[1], end + 150) if one.case != "o"]
        is_open = page.folded[end - 1] not in ".!?…»"
        if following and (is_open or _COUNTRYMAN.search(page.folded, act.head[1], end)):
            return (following[0].person,)
        if here:
            return (min(here, key=lambda one: gap_to(act, one)).person,)
    first = _paragraph_start(board, act)
    recent = [
        one.person
        for one in mentions.between(first, start)
        if can_be_victim(board, act, one.person)
    ]
    sex = verb_sex(page.folded[slice(*act.head)])
    recent = [person for person in recent if sex is None or person.sex in (sex, None)]
    known = [person for person in victims if person in recent]
    if known or recent:
        return ((known or recent)[-1],)
    if is_passive(board, act) and sex is None and not page.folded[act.head[0]].isascii():
        return _named_next(board, mentions, end)
    if not is_passive(board, act):
        person = victims[-1] if victims else None
    else:
        person = protagonist(mentions, act.head[0], victims, sex) if sex else None
    return (person,) if person else ()


def _named_next(board: Board, mentions: Mentions, end: int) -> tuple[PersonDraft, ...]:
    """ "Погибли оба. Иван и Пётр ...": those whom the next words name."""
    following = [one for one in mentions.between(end, end + 40) if one.case != "o"]
    if not following or board.page.text[end : following[0].start].strip():
        return ()
    return with_others(board, mentions.between(end, end + 150), following[0])


def _paragraph_start(board: Board, act: ActDraft) -> int:
    sentences = board.page.sentences
    number = act.sentence
    while number and sentences[number - 1].paragraph == sentences[act.sentence].paragraph:
        number -= 1
    return board.page.bounds(sentences[number])[0]

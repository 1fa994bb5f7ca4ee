"""Who says so: the sources a text names, and from whom each has it, up to the farthest one."""

import re
from dataclasses import dataclass

from tallymark.read.board import Board, ChainDraft, OrganisationDraft, PersonDraft, SourceDraft
from tallymark.read.claims.organisations import name_stem
from tallymark.read.page import Sentence
from tallymark.terms.spans import Span

_PERSON_TYPES = {
    "lawyer": "lawyer",
    "local official": "local_official",
    "official": "official",
    "medical": "medical",
    "relative": "relative",
}
_PRONOUN = re.compile(
    r"(?<!\w)(?:(?P<f>she|(?:по|за) (?:ее|її) словами?|по ее словам|она|вона)|"
    r"(?P<m>he|по его словам|за його словами|он|він)|(?P<they>they|по их словам|за їхніми "
    r"словами))(?!\w)"
)
_QUOTED_HIM = re.compile(r"\b(?P<who>she|he) quoted (?:him|her)")
_TELLING = re.compile(r"told|tells|рассказ\w+|сообщ\w+|розпов\w+|повідом\w+|заяв\w+")
_TO_US = re.compile(r"(?<!\w)(?:нам|our)(?!\w)")
_REQUEST = re.compile(
    r"(?:на запрос|на запит|вопросы|на запитання|request from|questions from) [«\"“]?$"
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being) $")
_BARRED_BEFORE = re.compile(
    r"[.;:!?]|, (?:and|а|но|але) |(?<!\w)(?:she|he|they|она|он|они|вона|він|вони) $"
)
_LOOKED_AT = 10
_NEAR_BEFORE, _NEAR_AFTER = 60, 90
_AFTER_QUOTE, _BEFORE_QUOTE = 90, 60
"""Characters between a quotation and the words that say who speaks it."""


@dataclass(frozen=True, slots=True)
class _Voice:
    """Somebody in a sentence who could be speaking."""

    start: int
    end: int
    source: SourceDraft


def find_sources(board: Board) -> None:
    """Puts sources and citation chains on the board, in the order of the text."""
    own = _own_outlet(board)
    if own is not None:
        board.sources.append(_of_organisation(own, is_outlet=True))
    for number, sentence in enumerate(board.page.sentences):
        voices = _voices(board, sentence)
        for chain in _chains(board, sentence, number, voices):
            _keep(board, chain)


def chain_for(board: Board, offset: int) -> ChainDraft | None:
    """The chain behind the words at an offset; `None`: the outlet's own voice.

    Inside quotation marks it is whoever speaks them, in the middle, after or before; in a turn of a
    dialogue whoever spoke last; else the chain of the sentence, or the last of the paragraph.
    """
    page = board.page
    number = page.sentence_index(offset)
    quoted = _of_quotation(board, offset)
    if quoted is not None:
        return quoted
    here = [chain for chain in board.chains if chain.sentence == number]
    if here:
        return min(here, key=lambda chain: abs(chain.quote.start - offset))
    sentences = page.sentences
    paragraph = sentences[number].paragraph if sentences else 0
    following = [chain for chain in board.chains if chain.sentence == number + 1]
    if following and sentences[number + 1].paragraph == paragraph:
        start, _ = page.bounds(sentences[number + 1])
        if page.lexicon.about_this.match(page.folded, start):
            return following[0]
    before = [
        chain
        for chain in board.chains
        if chain.sentence < number and sentences[chain.sentence].paragraph == paragraph
    ]
    if before:
        return before[-1]
    if _is_turn(board, number):
        return next((one for one in reversed(board.chains) if _speaks_of_itself(one, number)), None)
    return next((chain for chain in board.chains if _TO_US.search(chain.quote.text.lower())), None)


def _of_quotation(board: Board, offset: int) -> ChainDraft | None:
    """Who speaks the quotation that holds an offset."""
    for start, end in board.quotations:
        if not start <= offset < end:
            continue
        places = [(chain.quote.start, chain.quote.end, chain) for chain in board.chains]
        inside = [chain for first, last, chain in places if start < first and last < end]
        after = [chain for first, _, chain in places if end <= first <= end + _AFTER_QUOTE]
        before = [chain for _, last, chain in places if start - _BEFORE_QUOTE <= last <= start]
        chosen = inside[:1] or after[:1] or before[-1:]
        return chosen[0] if chosen else None
    return None


def _is_turn(board: Board, number: int) -> bool:
    """Whether the sentence's paragraph opens with a dash, as a turn of a dialogue does."""
    page = board.page
    paragraph = page.sentences[number].paragraph
    first = next(one for one in page.sentences if one.paragraph == paragraph)
    return page.words.words[first.first] in "—–-"


def _speaks_of_itself(chain: ChainDraft, number: int) -> bool:
    return bool(chain.path) and chain.sentence < number and chain.path[-1].person is not None


def _keep(board: Board, chain: ChainDraft) -> None:
    board.chains.append(chain)
    for source in chain.path:
        if source not in board.sources:
            board.sources.append(source)
    if chain.path and chain.path[-1].person is not None:
        chain.path[-1].person.add_role("source")


def _own_outlet(board: Board) -> OrganisationDraft | None:
    """The outlet itself where the text names it: as told, in a disclaimer, as asked in vain."""
    page, document = board.page, board.page.document
    candidates = [one for one in board.organisations if one.type in (None, "outlet")]
    if document.outlet:
        names = {document.outlet, *_aliases(board, document.outlet)}
        stems = {name_stem(name) for name in names}
        return next((one for one in candidates if name_stem(one.name) in stems), None)
    for one in candidates:
        if one.is_introduced:
            continue
        for span in one.mentions:
            sentence = page.sentences[page.sentence_index(span.start)]
            _, end = page.bounds(sentence)
            before = page.folded[max(0, span.start - 30) : span.start]
            is_told = _TELLING.search(before[-12:]) is not None
            is_asked = _REQUEST.search(before) is not None
            after = page.folded[span.end : min(end, span.end + 50)]
            is_dative = before.endswith("«") and _TELLING.match(after.lstrip("» ")) is not None
            doubts = page.lexicon.disclaimer.match(after.lstrip("» "))
            if is_told or is_asked or doubts or (is_dative and _has_other_voice(board, span, end)):
                return one
    return None


def _has_other_voice(board: Board, span: Span, end: int) -> bool:
    """Whether somebody else in the sentence is the one who speaks (the outlet is told)."""
    people = any(span.end < first < end for person in board.people for first, _ in person.places)
    return people or bool(
        board.page.lexicon.speakers.pattern.search(board.page.folded, span.end, end)
    )


def _aliases(board: Board, outlet: str) -> set[str]:
    return {
        name
        for source in board.models.known_sources
        if outlet in source.names
        for name in source.names
    }


def _of_organisation(one: OrganisationDraft, *, is_outlet: bool = False) -> SourceDraft:
    kinds = {
        "armed_force": "official",
        "authority": "official",
        "court": "official",
        None: "outlet",
    }
    kind = kinds.get(one.type, one.type or "outlet")
    return SourceDraft(one.name, kind, one.mentions[0], organisation=one, is_outlet=is_outlet)


def _voices(board: Board, sentence: Sentence) -> list[_Voice]:
    """Everybody in a sentence who could speak, in order."""
    start, end = board.page.bounds(sentence)
    found: list[_Voice] = []
    for one in board.organisations:
        for span in one.mentions:
            if start <= span.start < end:
                found.append(_Voice(span.start, span.end, _source(board, one, span)))
    for person in board.people:
        places = [(name.start, name.end) for name in person.names]
        places += [(span.start, span.end) for span in person.descriptions if person.is_anonymous]
        for first, last in places:
            if start <= first < end:
                span = board.page.span(first, last)
                found.append(_Voice(first, last, _source_of_person(board, person, span)))
    for match in board.page.lexicon.speakers.pattern.finditer(board.page.folded, start, end):
        if not any(v.start < match.end() and match.start() < v.end for v in found):
            span = board.page.span(*match.span())
            kind = board.page.lexicon.speakers.code_of(match)
            found.append(_Voice(*match.span(), _source_of_words(board, kind, span)))
    return sorted(found, key=lambda voice: voice.start)


def _source(board: Board, one: OrganisationDraft, span: Span) -> SourceDraft:
    for source in board.sources:
        if source.organisation is one:
            return source
    return SourceDraft(one.name, _of_organisation(one).type, span, organisation=one)


def _source_of_person(board: Board, person: PersonDraft, span: Span) -> SourceDraft:
    for source in board.sources:
        if source.person is person:
            return source
    kind = next((_PERSON_TYPES[role] for role in person.roles if role in _PERSON_TYPES), "witness")
    if person.is_anonymous:
        kind = "relative" if kind == "relative" else "witness_anonymous"
    name = max((one.base for one in person.names[:_LOOKED_AT]), key=len, default=span.text)
    return SourceDraft(name, kind, span, person=person)


def _source_of_words(board: Board, kind: str, span: Span) -> SourceDraft:
    stem = name_stem(span.text)
    for source in board.sources:
        if source.person is None and name_stem(source.name) == stem:
            return source
    kinds = {"relative_anonymous": "relative", "medical_anonymous": "medical"}
    return SourceDraft(span.text, kinds.get(kind, kind), span)


def _chains(
    board: Board, sentence: Sentence, number: int, voices: list[_Voice]
) -> list[ChainDraft]:
    """The chains that one sentence states."""
    start, end = board.page.bounds(sentence)
    lexicon, folded = board.page.lexicon, board.page.folded
    found: list[ChainDraft] = []
    used: set[int] = set()
    for verb in lexicon.speech.finditer(folded, start, end):
        spoken = _spoken(board, verb, voices, (start, end))
        if spoken is not None and spoken[0] and id(spoken[0][-1]) not in used:
            path, first, last = spoken
            used.update(id(source) for source in path)
            found.append(ChainDraft(path, board.page.span(first, last), number))
    for phrase in lexicon.according.finditer(folded, start, end):
        chain = _according(board, phrase, voices, number)
        if chain and not (chain.path and id(chain.path[-1]) in used):
            used.update(id(source) for source in chain.path)
            found.append(chain)
    found += _by_pronoun(board, number, (start, end), bool(found))
    return found or _recorder(board, voices, number)


Spoken = tuple[list[SourceDraft], int, int]


def _spoken(
    board: Board, verb: re.Match[str], voices: list[_Voice], bounds: tuple[int, int]
) -> Spoken | None:
    """Who speaks this verb, to whom, citing whom: the path after the outlet, and its words."""
    folded = board.page.folded
    if _PASSIVE.search(folded[max(0, verb.start() - 6) : verb.start()]):
        return None
    before = [
        v for v in voices
        if v.end <= verb.start() and verb.start() - v.end <= _NEAR_BEFORE
        and not _BARRED_BEFORE.search(folded[v.end : verb.start()])
    ]  # fmt: skip
    after = [
        v for v in voices
        if v.start >= verb.end() and v.start - verb.end() <= _NEAR_AFTER
        and not re.search(r"[.;:!?—]|, (?:что|що|and|how)|\bthat\b", folded[verb.end() : v.start])
    ]  # fmt: skip
    before = [v for v in before if _can_speak(v, verb[0])]
    after = [v for v in after if _can_speak(v, verb[0])]
    is_latin = verb[0].isascii()
    subject, listener = _subject(before, after, is_latin, folded, verb)
    if subject is None:
        return None
    path = _heard_by(listener) + ([] if subject.source.is_outlet else [subject.source])
    cited = _cited(board, subject, voices, bounds[1])
    if cited is not None and cited.source not in path:
        path.append(cited.source)
    places = [subject, *([listener] if listener else []), *([cited] if cited else [])]
    first = min(verb.start(), *(place.start for place in places))
    last = max(verb.end(), *(place.end for place in places))
    return path, first, last


def _subject(
    before: list[_Voice], after: list[_Voice], is_latin: bool, folded: str, verb: re.Match[str]
) -> tuple[_Voice | None, _Voice | None]:
    """Who speaks and who is told. An outlet beside a telling verb is told, where another speaks."""
    is_telling = bool(_TELLING.fullmatch(verb[0]))
    told_after = [v for v in after if is_telling and _is_outlet(v)]
    others = [v for v in after if v not in told_after]
    near_others = [v for v in others if told_after or v.start - verb.end() <= 40]
    if is_latin:
        subject = before[-1] if before else (near_others[0] if near_others else None)
        listener = told_after[0] if told_after and subject is not told_after[0] else None
        return subject, listener
    told_before = [v for v in before if is_telling and _is_outlet(v) and near_others]
    is_beside = bool(near_others and before) and (
        folded[before[-1].end : verb.start()] == ", " or near_others[0].start - verb.end() <= 2
    )
    if near_others and (told_before or told_after or not before or is_beside):
        listeners = told_before or told_after
        return near_others[0], listeners[0] if listeners else None
    if before:
        return before[-1], told_after[0] if told_after else None
    return (told_after[0] if told_after else None), None


def _can_speak(voice: _Voice, verb: str) -> bool:
    """Whether a person's sex agrees with a verb of the past ("повідомила" is said of a woman)."""
    person = voice.source.person
    if person is None or person.sex is None or verb.isascii():
        return True
    return not verb.endswith(("ла",) if person.sex == "m" else ("ал", "ил", "ел", "ив", "ів", "ав"))


def _is_outlet(voice: _Voice) -> bool:
    organisation = voice.source.organisation
    return organisation is not None and organisation.type in (None, "outlet")


def _heard_by(listener: _Voice | None) -> list[SourceDraft]:
    return [listener.source] if listener and not listener.source.is_outlet else []


def _cited(board: Board, subject: _Voice, voices: list[_Voice], end: int) -> _Voice | None:
    """Whom the speaker cites in the same sentence ("citing the local newspaper X")."""
    found = board.page.lexicon.citing.search(board.page.folded, subject.end, end)
    if found is None:
        return None
    return next((v for v in voices if 0 <= v.start - found.end() <= 50), None)


def _according(
    board: Board, phrase: re.Match[str], voices: list[_Voice], number: int
) -> ChainDraft | None:
    after = [v for v in voices if 0 <= v.start - phrase.end() <= 70]
    if not after:
        return None
    voice = after[0]
    span = board.page.span(phrase.start(), voice.end)
    return ChainDraft([] if voice.source.is_outlet else [voice.source], span, number)


def _by_pronoun(
    board: Board, number: int, bounds: tuple[int, int], is_said: bool
) -> list[ChainDraft]:
    """ "she said", "по её словам": the last source of that sex, or the last person."""
    folded = board.page.folded
    for found in _PRONOUN.finditer(folded, *bounds):
        after = folded[found.end() : found.end() + 30]
        is_phrase = " " in found[0] or _is_spoken_by(board, found.start())
        is_quoted = _QUOTED_HIM.match(folded, found.start()) is not None
        if (
            not (is_phrase or is_quoted or board.page.lexicon.speech.match(after.lstrip()))
            or is_said
        ):
            continue
        source = _meant(board, found, number)
        if source is not None:
            path = [
                one for chain in board.chains if chain.path[-1:] == [source] for one in chain.path
            ]
            return [ChainDraft(path or [source], board.page.span(*found.span()), number)]
    return []


def _is_spoken_by(board: Board, offset: int) -> bool:
    """ "прикинул он", "said he": a verb of speech right before the pronoun."""
    folded = board.page.folded
    verbs = board.page.lexicon.speech.finditer(folded, max(0, offset - 25), offset)
    return any(folded[verb.end() : offset] == " " for verb in verbs)


def _meant(board: Board, found: re.Match[str], number: int) -> SourceDraft | None:
    sex = found.lastgroup
    recent = [one for one in reversed(board.chains) if one.path and number - one.sentence <= 3]
    for chain in recent:
        person = chain.path[-1].person
        if sex == "they" or (person is not None and person.sex in (sex, None)):
            return chain.path[-1]
    people = [
        (name.start, person)
        for person in board.people
        for name in person.names
        if name.start < found.start() and person.sex == sex
    ]
    if not people:
        return recent[0].path[-1] if recent else None
    _, person = max(people, key=lambda pair: pair[0])
    name = person.names[0]
    return _source_of_person(board, person, board.page.span(name.start, name.end))


def _recorder(board: Board, voices: list[_Voice], number: int) -> list[ChainDraft]:
    """A casualty recorder in a sentence of its own is the source of what the sentence counts."""
    for voice in voices:
        organisation = voice.source.organisation
        if organisation is not None and organisation.type == "casualty_recorder":
            span = board.page.span(voice.start, voice.end)
            return [ChainDraft([voice.source], span, number)]
    return []

"""Who says so: the sources a text names, and from whom each has it, up to the farthest one."""

import re

from tallymark.read.board import Board, ChainDraft, SourceDraft
from tallymark.read.claims.attribution import chain_for, find_testimony
from tallymark.read.claims.own_outlet import find_own_outlet
from tallymark.read.claims.pronouns import by_pronoun, without_subject
from tallymark.read.claims.telling import spoken
from tallymark.read.claims.voices import Voice, find_voices, of_organisation
from tallymark.read.page import Sentence

__all__ = ["chain_for", "find_sources"]

_NEAR_PHRASE = 90
_NEAR_CITED = 60
_NEAR_SUBJECT = 90
_BESIDE = 24
_FAR_IN_LIST = 40
_OPENS = re.compile(r": (?=[«\"“„‘])")
_COLON = re.compile(r": ")
_FROM = re.compile(r"(?:update |message |letter |news |word )?(?:from|от|від) ")
_CLOSES = re.compile(r"[»\"”’][,.]? ?[—–-] ")
_STOP = re.compile(r"[.;!?«\"“](?: |$)")
_JOINED = frozenset({"and", "as well as", "и", "та", "і", "й", ","})


def find_sources(board: Board) -> None:
    """Puts sources and citation chains on the board, in the order of the text."""
    own = find_own_outlet(board)
    if own is not None:
        board.sources.append(of_organisation(own, is_outlet=True))
    testimony = find_testimony(board)
    if testimony is not None:
        _keep(board, testimony)
    for number, sentence in enumerate(board.page.sentences):
        voices = find_voices(board, sentence)
        for chain in _chains(board, sentence, number, voices):
            _keep(board, chain)


def _keep(board: Board, chain: ChainDraft) -> None:
    chain.path = _known_path(board, chain.path)
    board.chains.append(chain)
    for source in chain.path:
        if source not in board.sources:
            board.sources.append(source)
    if chain.path and chain.path[-1].person is not None:
        chain.path[-1].person.add_role("source")


def _known_path(board: Board, path: list[SourceDraft]) -> list[SourceDraft]:
    """The longer way by which a source was reached before, where it is named alone again."""
    if len(path) != 1:
        return path
    longer = (one.path for one in board.chains if len(one.path) > 1 and one.path[-1] is path[0])
    return next(longer, path)


def _chains(board: Board, sentence: Sentence, number: int, voices: list[Voice]) -> list[ChainDraft]:
    """The chains that one sentence states."""
    bounds = board.page.bounds(sentence)
    found: list[ChainDraft] = []
    for draft in (
        *_citing(board, number, voices, bounds),
        *_spoken(board, number, voices, bounds),
        *_according(board, number, voices, bounds),
    ):
        used = {id(source) for chain in found for source in chain.path}
        if not draft.path or id(draft.path[-1]) not in used:
            found.append(draft)
    if not found:
        found += _before_quotation(board, number, voices, bounds)
    if not found:
        found += by_pronoun(board, number, bounds)
    if not found and not voices:
        found += without_subject(board, number, bounds)
    return found or _recorder(board, voices, number)


def _spoken(
    board: Board, number: int, voices: list[Voice], bounds: tuple[int, int]
) -> list[ChainDraft]:
    """ "X said", "said X", "X told Y, citing Z"."""
    page, found = board.page, []
    for verb in page.lexicon.speech.finditer(page.folded, *bounds):
        said = spoken(board, verb, voices, bounds)
        if said is not None and said[0]:
            path, first, last = said
            found.append(ChainDraft(path, page.span(first, last), number))
    return found


def _before_quotation(
    board: Board, number: int, voices: list[Voice], bounds: tuple[int, int]
) -> list[ChainDraft]:
    """A name beside a quotation: "Mayor X: "We buried eight"", "..., - mayor X"."""
    page = board.page
    speaking = [voice for voice in voices if not voice.is_owner]
    for mark in _OPENS.finditer(page.folded, *bounds):
        before = [
            v for v in speaking
            if mark.start() - _NEAR_CITED <= v.end <= mark.start()
            and not _STOP.search(page.folded, v.end, mark.start())
        ]  # fmt: skip
        if before:
            return [_told_by(board, before[-1], number)]
    for mark in _COLON.finditer(page.folded, *bounds):
        head = [
            v for v in voices
            if v.start - bounds[0] <= _BESIDE and 0 <= mark.start() - v.end <= _BESIDE
            and (not v.is_owner or _FROM.match(page.folded, bounds[0]))
        ]  # fmt: skip
        if head and not page.lexicon.speech.search(page.folded, bounds[0], mark.start()):
            return [_told_by(board, head[0], number)]
    for mark in _CLOSES.finditer(page.folded, *bounds):
        after = [v for v in speaking if 0 <= v.start - mark.end() <= _BESIDE]
        if after and not after[0].source.is_outlet:
            return [_told_by(board, after[0], number)]
    return []


def _told_by(board: Board, voice: Voice, number: int) -> ChainDraft:
    path = [] if voice.source.is_outlet else [voice.source]
    return ChainDraft(path, board.page.span(voice.start, voice.end), number)


def _citing(
    board: Board, number: int, voices: list[Voice], bounds: tuple[int, int]
) -> list[ChainDraft]:
    """ "The portal leans on conversations with a nurse", "his wife got from the ministry ..."."""
    page, found = board.page, []
    if len(voices) < 2 - any(one.is_outlet for one in board.sources):
        return []
    for pattern in (page.lexicon.citing, page.lexicon.heard_from):
        for verb in pattern.finditer(page.folded, *bounds):
            subjects = [
                v for v in voices
                if v.end <= verb.start() <= v.end + _NEAR_SUBJECT
                and not any(mark in page.folded[v.end : verb.start()] for mark in ";:.")
            ]  # fmt: skip
            subject = subjects[-1] if subjects else None
            if subject is None:
                continue
            for cited in _listed(board, voices, verb.end()):
                if cited.source is not subject.source:
                    head = [] if subject.source.is_outlet else [subject.source]
                    span = page.span(subject.start, cited.end)
                    found.append(ChainDraft([*head, cited.source], span, number))
    return found


def _listed(board: Board, voices: list[Voice], offset: int) -> list[Voice]:
    """The voices of a list after a word of citing: "a nurse as well as the patient X"."""
    folded, found, last = board.page.folded, list[Voice](), offset
    for voice in voices:
        between = folded[last : max(last, voice.start)]
        if voice.start < offset or any(mark in between for mark in ";:."):
            continue
        is_joined = len(between) <= _FAR_IN_LIST and any(
            f" {word} " in f" {between} " for word in _JOINED
        )
        reach = _BESIDE if voice.is_owner else _NEAR_CITED
        if (not found and len(between) <= reach) or (found and is_joined):
            found.append(voice)
            last = voice.end
        else:
            break
    return found


def _according(
    board: Board, number: int, voices: list[Voice], bounds: tuple[int, int]
) -> list[ChainDraft]:
    """ "according to X", "по словам X", "со слов X", "as X told", "in a letter from X"."""
    page, found = board.page, []
    for pattern, reach in ((page.lexicon.according, _NEAR_PHRASE), (page.lexicon.told_by, _BESIDE)):
        for phrase in pattern.finditer(page.folded, *bounds):
            after = [
                v for v in voices
                if 0 <= v.start - phrase.end() <= reach
                and not any(sign in page.folded[phrase.end() : v.start] for sign in ",.;:—")
            ]  # fmt: skip
            if phrase[0].startswith(("как ", "як ", "as ")):
                after = [v for v in after if not v.source.is_outlet] or after
            if after:
                voice = _bearer(board, after)
                path = [] if voice.source.is_outlet else [voice.source]
                found.append(ChainDraft(path, page.span(phrase.start(), voice.end), number))
    return found


def _bearer(board: Board, voices: list[Voice]) -> Voice:
    """ "head of the administration X": the person, not the body before the name."""
    first = voices[0]
    for voice in voices[1:2]:
        is_beside = board.page.folded[first.end : voice.start].strip(" »\"'") == ""
        if voice.source.person and not first.source.person and is_beside:
            return voice
    return first


def _recorder(board: Board, voices: list[Voice], number: int) -> list[ChainDraft]:
    """A casualty recorder in a sentence of its own is the source of what the sentence counts."""
    for voice in voices:
        organisation = voice.source.organisation
        if organisation is not None and organisation.type == "casualty_recorder":
            path = [] if voice.source.is_outlet else [voice.source]
            return [ChainDraft(path, board.page.span(voice.start, voice.end), number)]
    return []

"""Whose words hold at an offset: a quotation's, a sentence's, a paragraph's, a testimony's."""

import re

from tallymark.lang.wordpattern import WordPattern
from tallymark.read.board import Board, ChainDraft, PersonDraft
from tallymark.read.claims.voices import source_of_person
from tallymark.read.page import Sentence

_TO_US = re.compile(r"(?<!\w)(?:нам|our)(?!\w)")
_REPRINTED = re.compile(
    r"^(?:перепечат|перевод |передрук|переклад |translated|reprinted|republished|first publ|"
    r"originally publ)"
)
_FIRST_PERSON = WordPattern(
    r"(?<!\w)(?:я|меня|мне|мной|мой|моя|мои|моего|моей|мою|моим|моих|мене|мені|мною|мій|моє|мої|"
    r"моїй|моєї|мого|моїм|моїх|"
    r"i|me|my|myself)(?!\w)"
)
_CONTRAST = re.compile(
    r"; |, (?:хотя|но|тогда как|в то время как|однако|хоча|але|тоді як|проте|while|but|although|"
    r"though|whereas)(?!\w)|\. "
)
_FEWEST_OF_SELF = 4
_LONG_QUOTE = 350
_FRAME = 3
"""Paragraphs at the top in which the one who tells is named."""
_AFTER_QUOTE, _BEFORE_QUOTE = 90, 60
"""Characters between a quotation and the words that say who speaks it."""


def chain_for(board: Board, offset: int) -> ChainDraft | None:
    """The chain behind the words at an offset; `None`: the outlet's own voice.

    Inside quotation marks it is whoever speaks them, in the middle, after or before; else the chain
    of the sentence, or the last of the paragraph; in a dialogue or a testimony, whoever tells it.
    """
    quoted = _of_quotation(board, offset)
    if quoted is not None:
        return quoted
    number = board.page.sentence_index(offset)
    here = [chain for chain in board.chains if chain.sentence == number and not chain.is_testimony]
    if here:
        return _of_clause(board, here, offset)
    return _of_paragraph(board, number) or _of_text(board, number)


def _of_clause(board: Board, here: list[ChainDraft], offset: int) -> ChainDraft:
    """Of the chains of a sentence: the one in whose clause the offset is, else the nearest."""
    folded = board.page.folded
    before = [
        one for one in here
        if one.quote.end <= offset and not _CONTRAST.search(folded, one.quote.end, offset)
    ]  # fmt: skip
    after = [
        one for one in here
        if one.quote.start >= offset and not _CONTRAST.search(folded, offset, one.quote.start)
    ]  # fmt: skip
    if before or after:
        return before[-1] if before else after[0]
    return min(here, key=lambda chain: abs(chain.quote.start - offset))


def _of_paragraph(board: Board, number: int) -> ChainDraft | None:
    """ "Об этом рассказал X" right after a sentence; else the last chain before it, or the next."""
    page, sentences = board.page, board.page.sentences
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
    after = [
        chain
        for chain in board.chains
        if chain.sentence > number and sentences[chain.sentence].paragraph == paragraph
    ]
    return before[-1] if before else next(iter(after), None)


def _of_text(board: Board, number: int) -> ChainDraft | None:
    """Who tells a turn, a testimony or "us", or was reprinted, where no voice is named."""
    if not board.page.sentences:
        return None
    if _is_turn(board, number):
        return next((one for one in reversed(board.chains) if _speaks_of_itself(one, number)), None)
    testimony = next((one for one in board.chains if one.is_testimony), None)
    if testimony is not None and _is_told_by_oneself(board, number):
        return testimony
    led_in = _led_in(board, number)
    if led_in is not None:
        return led_in
    whole = (_TO_US, _REPRINTED)
    return next(
        (one for one in board.chains if any(word.search(one.quote.text.lower()) for word in whole)),
        None,
    )


def _is_told_by_oneself(board: Board, number: int) -> bool:
    """Whether the sentence's paragraph stands between the first and the last that speak of "me"."""
    paragraphs = sorted({one.paragraph for one in board.page.sentences})
    own = [one for one in paragraphs if _of_self(board, one)]
    return bool(own) and own[0] <= board.page.sentences[number].paragraph <= own[-1]


def _led_in(board: Board, number: int) -> ChainDraft | None:
    """ "A soldier writes:" at the end of the paragraph before: what follows is his."""
    page = board.page
    paragraph = page.sentences[number].paragraph
    before = [one for one in page.sentences if one.paragraph < paragraph]
    if not before or page.folded[page.bounds(before[-1])[1] - 1] != ":":
        return None
    last = before[-1].paragraph
    inside = [one for one in board.chains if page.sentences[one.sentence].paragraph == last]
    return inside[-1] if inside else None


def _of_self(board: Board, paragraph: int) -> int:
    """How often a paragraph speaks of "me"."""
    page = board.page
    inside = [one for one in page.sentences if one.paragraph == paragraph]
    start, end = page.bounds(inside[0])[0], page.bounds(inside[-1])[1]
    return sum(1 for _ in _FIRST_PERSON.finditer(page.folded, start, end))


def find_testimony(board: Board) -> ChainDraft | None:
    """Of a text that somebody tells of themselves: who; named with "I", or first in the frame."""
    if not _is_testimony(board):
        return None
    page = board.page
    names = sorted(
        ((name.start, name.end, person) for person in board.people for name in person.names),
        key=lambda row: row[0],
    )
    told = [
        row for row in names
        if page.lexicon.introduces.search(page.folded[max(0, row[0] - 40) : row[0]])
    ]  # fmt: skip
    teller = told[0] if told else _first_in_frame(board, names)
    if teller is None:
        return None
    start, end, person = teller
    span = page.span(start, end)
    source = source_of_person(board, person, span)
    return ChainDraft([source], span, page.sentence_index(start), is_testimony=True)


def _is_testimony(board: Board) -> bool:
    """Whether the text itself, or one long quotation, speaks of "me" again and again."""
    page = board.page
    places = [found.start() for found in _FIRST_PERSON.finditer(page.folded)]
    if len(places) < _FEWEST_OF_SELF:
        return False
    quoted = [
        any(start <= place < end for start, end in page.quotations) for place in places
    ]  # fmt: skip
    if quoted.count(False) >= _FEWEST_OF_SELF:
        return True
    return any(
        end - start >= _LONG_QUOTE
        and sum(start <= place < end for place in places) >= _FEWEST_OF_SELF
        for start, end in page.quotations
    )


def _first_in_frame(
    board: Board, names: list[tuple[int, int, PersonDraft]]
) -> tuple[int, int, PersonDraft] | None:
    """The first person named in an opening paragraph that does not itself speak of "me"."""
    page = board.page
    opening = sorted({one.paragraph for one in page.sentences})[:_FRAME]
    frames = [one for one in opening if not _of_self(board, one)]
    if not frames or len(frames) == len({one.paragraph for one in page.sentences}):
        return None
    for row in names:
        sentence: Sentence = page.sentences[page.sentence_index(row[0])]
        if sentence.paragraph in frames and not _is_in_quotation(board, row[0]):
            return row
    return None


def _is_in_quotation(board: Board, offset: int) -> bool:
    return any(start <= offset < end for start, end in board.quotations)


def _of_quotation(board: Board, offset: int) -> ChainDraft | None:
    """Who speaks the quotation that holds an offset; in a long one, who is cited beside it."""
    sentence = board.page.sentence_index(offset)
    for start, end in board.quotations:
        if not start <= offset < end:
            continue
        chains = [chain for chain in board.chains if not chain.is_testimony]
        inside = [
            one for one in chains
            if start < one.quote.start and one.quote.end < end and one.sentence == sentence
        ]  # fmt: skip
        after = [
            one for one in chains
            if end <= one.quote.start <= end + _AFTER_QUOTE
            and "\n" not in board.page.text[end : one.quote.start]
        ]  # fmt: skip
        before = [one for one in chains if start - _BEFORE_QUOTE <= one.quote.end <= start]
        around = [one for one in chains if one.quote.start < start and one.quote.end >= end]
        if inside:
            return _of_clause(board, inside, offset)
        if board.page.folded[max(0, start - 4) : start].rstrip().endswith(":"):
            after = before[-1:] or after
        chosen = after[:1] or before[-1:] or around[:1]
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

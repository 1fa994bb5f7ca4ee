"""Named bodies: outlets, casualty recorders, courts, armies, authorities."""

import re
from functools import lru_cache

from tallymark.lang.words import word_set
from tallymark.read.board import Board, OrganisationDraft
from tallymark.read.page import Unit
from tallymark.terms.spans import Span

_QUOTED = re.compile(r"[«“\"„]([^«»“”\"„\n]{2,60})[»”\"“]")
_OF = re.compile(
    r"(?<!\w)(?:[A-Z][\w'’-]+ ){0,3}(?:Bureau|Committee|Ministry|Service|Directorate|Department|"
    r"Office|Commission|Council|Institute|Union|Association|Federation|Foundation|Fund|Agency|Court|Guard|"
    r"Inspectorate|Academy|Centre|Center|Register|Archive) (?:of|for|on) (?:the )?[A-Z][\w-]+"
    r"(?:(?: and| of| for)?(?: the)? [A-Z][\w-]+){0,4}"
)
_BODY_ENDS = word_set(
    "watch project group initiative union committee council bureau ministry service army brigade "
    "division regiment battalion foundation centre center network alliance collective archive "
    "register agency commission inspectorate lyceum academy college prosecutor police company"
)
"""English nouns that end the name of a body."""
_LISTS = re.compile(
    r"(?:, (?:which|that) (?:keeps|counts|tracks|lists|collects|records|documents)|"
    r"\s+(?:now )?(?:lists|has (?:confirmed|verified|counted|identified)|keeps a "
    r"list))\b"
)
_MAX_QUOTED_WORDS = 4


def find_organisations(board: Board) -> None:
    """Puts the named bodies of the document on the board, with all their mentions."""
    _known(board)
    _quoted(board)
    _by_context(board)
    _authorities(board)
    _repeats(board)
    for one in board.organisations:
        one.mentions.sort()


def find_more_organisations(board: Board) -> None:
    """After people and places are known: what else the tagger takes for a body's name."""
    words = board.page.words
    for hint in board.hints:
        if hint.kind == "organisation" and board.taken.isdisjoint(range(hint.first, hint.last + 1)):
            span = board.page.span(words.starts[hint.first], words.ends[hint.last])
            if any(letter.isupper() for letter in span.text) and len(span.text) > 1:
                _add(board, span, None)
    for one in board.organisations:
        one.mentions.sort()


def _add(board: Board, span: Span, kind: str | None, *, is_introduced: bool = False) -> None:
    if board.is_taken(span.start, span.end):
        return
    board.take(span.start, span.end)
    stem = name_stem(span.text)
    for one in board.organisations:
        if name_stem(one.name) == stem:
            one.mentions.append(span)
            one.type = one.type or kind
            one.is_introduced |= is_introduced
            return
    board.organisations.append(OrganisationDraft(span.text, kind, [span], is_introduced))


@lru_cache(maxsize=4096)
def name_stem(name: str) -> str:
    """A body's name without the endings of its words, so that its case forms are one."""
    words = name.lower().replace("ё", "е").split()
    return " ".join(word if word.isascii() else word[: max(3, len(word) - 1)] for word in words)


def _known(board: Board) -> None:
    for source in board.models.known_sources:
        if source.type not in ("outlet", "casualty_recorder", "telegram_channel", "official"):
            continue
        for name in source.names:
            if len(name) > 2:
                for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", board.page.text):
                    _add(board, board.page.span(*found.span()), source.type)


def _kind_before(board: Board, start: int) -> tuple[str | None, bool]:
    """What the words before a name say it is, and whether they say so."""
    window = board.page.folded, max(0, start - 60), start
    lexicon = board.models.lexicon
    if lexicon.recorder_before.search(*window):
        return "casualty_recorder", True
    if lexicon.outlet_before.search(*window):
        return "outlet", True
    return None, False


def _quoted(board: Board) -> None:
    """ "«Голос Торска»": a capital inside quotation marks, of a few words, is a body's name."""
    for found in _QUOTED.finditer(board.page.text):
        name = found[1]
        is_name = name[0].isupper() and len(name.split()) <= _MAX_QUOTED_WORDS
        if not is_name or "," in name or name[-1] in ".,!?" or not found[0].startswith(("«", "„")):
            continue
        kind, is_introduced = _kind_before(board, found.start())
        span = board.page.span(*found.span(1))
        if kind or board.is_hinted("organisation", *found.span(1)) or _speaks(board, *found.span()):
            _add(board, span, kind, is_introduced=is_introduced)


def _speaks(board: Board, start: int, end: int) -> bool:
    """Whether a word of speech or of citing stands beside: then quoted words are who says so."""
    around = board.page.folded[max(0, start - 40) : start], board.page.folded[end : end + 25]
    lexicon = board.models.lexicon
    patterns = (lexicon.speech, lexicon.according, lexicon.citing)
    return any(pattern.search(text) for pattern in patterns for text in around)


def _by_context(board: Board) -> None:
    """Capitalised words with an outlet's noun at their end, its kind before, its work after."""
    for run in board.page.runs:
        units = [unit for unit in run if unit.first not in board.taken]
        if not units or len(units) != len(run):
            continue
        start, end = units[0].start, units[-1].end
        is_person = board.is_hinted("person", start, end) and not units[0].word.isascii()
        if is_person and not board.is_hinted("organisation", start, end):
            continue
        kind, is_introduced = _kind_before(board, start)
        if kind is None:
            kind = _kind_of_itself(board, units, end)
        if kind is not None:
            _add(board, board.page.span(start, end), kind, is_introduced=is_introduced)


def _kind_of_itself(board: Board, units: list[Unit], end: int) -> str | None:
    page = board.page
    if len(units) > 1 and board.models.lexicon.outlet_words.fullmatch(units[-1].word):
        return "outlet"
    if len(units) > 1 and units[-1].word in _BODY_ENDS and not _is_district(units):
        return "organisation"
    if len(units) > 1 and _LISTS.match(page.folded, end):
        return "casualty_recorder"
    is_latin = units[0].word.isascii()
    is_single = len(units) == 1 and len(units[0].word) > 3 and is_latin
    if is_single and units[0].word in ("they", "this", "that", "she", "who", "police", "officials"):
        return None
    if is_single and _LISTS.match(page.folded, end):
        return "casualty_recorder"
    return None


def _is_district(units: list[Unit]) -> bool:
    """ "Torsk District Police Department" is for the table of authorities."""
    return any(unit.word in ("district", "region", "regional") for unit in units)


def _authorities(board: Board) -> None:
    lexicon, page = board.models.lexicon, board.page
    for found in _OF.finditer(page.text):
        _add(board, page.span(*found.span()), "authority")
    for found in lexicon.court.finditer(page.folded):
        start, end = found.span()
        start += 2 if found[0].startswith("a ") else 0
        if " " in found[0].strip() and page.text[start].isupper():
            _add(board, page.span(start, end), "court")
    for found in lexicon.authority.finditer(page.folded):
        start, end = found.span()
        start += 4 if found[0].startswith("the ") else 0
        kind = "armed_force" if re.search(_ARMED, found[0]) else "authority"
        _add(board, page.span(start, end), kind)


_ARMED = r"forces|troops|military police|формировани|войск|военн\w+ полици|поліц|сторон|сил"


def _repeats(board: Board) -> None:
    """Further mentions of the bodies found, in any case form."""
    by_stem = {name_stem(one.name): one for one in board.organisations}
    for run in board.page.runs:
        free = [unit for unit in run if unit.first not in board.taken]
        if not free or len(free) != len(run):
            continue
        span = board.page.span(free[0].start, free[-1].end)
        if name_stem(span.text) in by_stem:
            _add(board, span, None)

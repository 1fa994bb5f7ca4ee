"""Places the text is about, from region to village, with their kind and what they lie in."""

import re
from functools import lru_cache

from tallymark.lang.calendarwords import LEXICON as CALENDAR
from tallymark.lang.names import given_ids
from tallymark.lang.places import base_place, is_region_word, region_key
from tallymark.lang.words import fold, word_set
from tallymark.read.board import Board, PlaceDraft
from tallymark.read.claims.placecues import (
    NOT_PLACE_STEMS,
    NOT_PLACES,
    ends_as_town,
    ends_row,
    is_dateline,
    is_known,
    is_no_place,
    is_of_law_or_street,
    is_qualified,
    is_somebodys,
    is_struck,
    is_sure_place,
    is_surname_elsewhere,
    lies_in,
    takes_places,
)
from tallymark.read.claims.placelists import find_listed_places
from tallymark.read.declension import looks_surname
from tallymark.read.names import COUNTRIES, is_repeat
from tallymark.read.page import Unit
from tallymark.read.tagger import Hint, is_known_given
from tallymark.terms.spans import Span

_EITHER = word_set("до к на над от у від з із c с из for from of to with")
"""Words after which the tagger decides between a person and a place; after others it is a place."""
_AUTHORITY = re.compile(
    r" (?:администрац|адміністрац|рад[аиіуо]|совет|суд|прокур|полиц|поліц|військ|воен|держ|гос)\w*$"
)
"""Last words of what is an authority: of its name only the first word is a place."""
_HEAD_OF = re.compile(r"(?<!\w)(?:глав|голов|старост|мэр|мер|head|mayor)\w* (?:of )?(?:the )?\w+ $")
"""Before a name: who heads the place, and not the place itself ("глава поселения Фаниль")."""
_ADJECTIVE_END = re.compile(r"(?:ый|ий|ой|ая|ое|ые|ие|ого|ому|ом|им|ым|ої|ій|ую|ою|[аиеіу])$")
_TO_PEOPLE = word_set("of for with")
"""English words that stand before people as often as before places."""
_PART_OF_PLACE = word_set(
    ", ; ( likewise also resident residents native natives inhabitants people shelling bombing "
    "outskirts edge centre center streets village town city settlement hamlet district region "
    "liberation occupation battle defence defense siege capture mayor head north south east west "
    "suburb suburbs direction road way returned moved fled went came taken brought sent back"
)
"""What stands before these where a place follows: "43, of Kamenny Log", "outskirts of Torsk"."""
_HUMAN = ("жител", "мешкан", "уродж", "урож", "resident")
"""Beginnings of words for people, who may have names: "жительница Ольга"."""
_AMID = word_set("in at near под возле около біля поблизу у")
_COMPANY = word_set("з із зі с со між между разом вместе")
_WITH_SOMEBODY = re.compile(r"(?:[оеє]м|[оеє]ю|[ие]м|[ое]й)$")
"""The instrumental after "with": of places the same word means "from" and takes the genitive."""
_MAX_KNOWN = 80
_KEPT = 8192


def find_places(board: Board) -> None:
    """Puts the places on the board whose kind or the case's list says that they are places."""
    _known(board)
    for run in board.page.runs:
        free = [unit for unit in run if unit.first not in board.taken]
        if free and len(free) == len(run):
            _by_kind(board, free)
    _adjectives(board)


def find_more_places(board: Board) -> None:
    """After the people are known: what stands after "in", opens a report, or repeats a place."""
    for run in board.page.runs:
        free = [unit for unit in run if unit.first not in board.taken]
        while free and (
            free[0].word in board.models.lexicon.in_words
            or free[0].word in NOT_PLACES
            or takes_places(free[0].word)
        ):
            free = free[1:]
        if free:
            _by_cue(board, free)
    _sure(board)
    find_listed_places(board)
    _repeats(board)


def _kind_of(board: Board, name: str) -> str:
    found = board.models.gazetteer.find(name)
    if fold(name).startswith(COUNTRIES) or any(one.kind == "country" for one in found):
        return "country"
    return "region" if region_key(name) else "settlement"


def find_hinted_places(board: Board) -> None:
    """After all people are known: what else the tagger takes for a place."""
    words = board.page.words
    for hint in board.hints:
        if hint.kind != "place" or not board.taken.isdisjoint(range(hint.first, hint.last + 1)):
            continue
        span = board.page.span(words.starts[hint.first], words.ends[hint.last])
        is_long = len(span.text) > 2 or span.text.isupper()
        is_other = is_no_place(span.text) or _is_somebody(board, hint)
        if span.text[0].isupper() and is_long and not is_other:
            _add(board, span, _kind_of(board, span.text))
    _give_parents(board)
    for place in board.places:
        place.mentions.sort()


def _is_somebody(board: Board, hint: Hint) -> bool:
    """A single word that is part of a person's name, or a given name, whatever the tagger says."""
    words = board.page.words
    word = "".join(words.words[hint.first : hint.last + 1])
    start, end = words.starts[hint.first], words.ends[hint.last]
    if is_of_law_or_street(board, start):
        return True
    is_given = not word.isascii() and is_known_given(board.page, word)
    if is_known(board, board.page.text[start:end]) and not is_given:
        return False
    unit = next((one for run in board.page.runs for one in run if one.first == hint.first), None)
    is_part = unit is not None and is_repeat(board.page, board.names, unit)
    is_elsewhere = unit is not None and is_surname_elsewhere(board, unit)
    return hint.first == hint.last and (is_part or is_elsewhere or is_given)


def _add(board: Board, span: Span, kind: str) -> None:
    if board.is_taken(span.start, span.end):
        return
    board.take(span.start, span.end)
    stem = place_stem(span.text)
    for one in board.places:
        if place_stem(one.name) == stem or any(place_stem(m.text) == stem for m in one.mentions):
            one.mentions.append(span)
            if one.type == "settlement":
                one.type = kind
            return
    name = base_place(span.text.title() if span.text.isupper() else span.text)
    board.places.append(PlaceDraft(name, kind, [span]))


@lru_cache(maxsize=_KEPT)
def place_stem(name: str) -> str:
    """What the case forms of a place's name share."""
    words = re.findall(r"[^\W\d_]+", fold(name))
    return " ".join(_word_stem(word) for word in words)


def _word_stem(word: str) -> str:
    if word.isascii() or len(word) < 4:
        return word
    word = re.sub(r"(?:ского|ской|ском|скую|ский|ская|ського|ської|ську|ський|ська)$", "ск", word)
    return re.sub(
        r"(?:ями|ами|ях|ах|ям|ам|ых|их|ов|ів|ой|ою|ом|ем|ий|ій|ый|ая|ое|ее|ие|ые|"
        r"его|ого|ему|ому|им|ым|ей|[аеиоуыэюяіїєйь])$",
        "",
        word,
    )


def _known(board: Board) -> None:
    known = {
        place_stem(name): place.type
        for place in board.models.known_places
        for name in place.names.values()
        if len(name) <= _MAX_KNOWN
    }
    for run in board.page.runs:
        free = [unit for unit in run if unit.first not in board.taken]
        for size in (3, 2, 1):
            for first in range(len(free) - size + 1):
                units = free[first : first + size]
                name = board.page.text[units[0].start : units[-1].end]
                kind = known.get(place_stem(name)) if known else None
                if kind is None and region_key(name) and not _is_person_like(units):
                    kind = "region"
                if kind:
                    _add(board, board.page.span(units[0].start, units[-1].end), kind)


def _is_person_like(units: list[Unit]) -> bool:
    """A single word that is also a given name, an adjective or a person is left alone.

    Vladimir, Омской, Бурята.
    """
    word = units[0].word
    if len(units) == 1 and not is_region_word(word):
        return True
    is_given = word.isascii() and bool(given_ids(word))
    return len(units) == 1 and (is_given or word.endswith(("ой", "ої", "ий", "ая", "ого")))


def _by_kind(board: Board, units: list[Unit]) -> None:
    """ "село Усть-Белка", "village of Ust-Belka", "Karnov Region", "Торского района"."""
    page, lexicon = board.page, board.models.lexicon
    for count, unit in enumerate(units):
        kind = lexicon.place_after.pattern.match(page.folded, unit.start)
        if kind and kind.end() == unit.end and count:
            code = lexicon.place_after.code_of(kind)
            _add(board, page.span(units[count - 1].start, unit.end), code)
            return
    after = _kind_after(board, units[-1].end)
    if (
        after is not None
        and units[-1].word not in NOT_PLACES
        and not units[-1].word.startswith(NOT_PLACE_STEMS)
    ):
        _add(board, page.span(units[-1].start, after[1]), after[0])
        units = units[:-1]
    if not units or _is_full_name(board, units):
        return
    head = page.folded[max(0, units[0].start - 40) : units[0].start]
    if _HEAD_OF.search(head) and board.is_hinted("person", units[0].start, units[0].end):
        return
    before = lexicon.place_before.pattern.search(
        page.folded, max(0, units[0].start - 24), units[0].start
    )
    if before:
        end = _end_of_name(board, units)
        _add(board, page.span(units[0].start, end), lexicon.place_before.code_of(before))


def _is_full_name(board: Board, units: list[Unit]) -> bool:
    """ "глава села Павел Острин": a given name and another word, or a surname that is second."""
    if len(units) < 2:
        return False
    is_pair = looks_surname(units[1].word) and not _ADJECTIVE_END.search(units[0].word)
    is_cyrillic = not units[0].word.isascii()
    return units[0].word in board.models.lexicon.given or (is_cyrillic and is_pair)


def _kind_after(board: Board, end: int) -> tuple[str, int] | None:
    found = re.compile(r"\s+").match(board.page.folded, end)
    if not found:
        return None
    kind = board.models.lexicon.place_after.pattern.match(board.page.folded, found.end())
    if not kind:
        return None
    return board.models.lexicon.place_after.code_of(kind), kind.end()


def _end_of_name(board: Board, units: list[Unit]) -> int:
    """A village's name may have two words (Малые Зори); a person's name may follow it."""
    if len(units) > 1 and not units[0].word.isascii():
        lexicon = board.models.lexicon
        is_name = units[1].word in lexicon.given
        is_region = _kind_after(board, units[1].end) is not None
        if is_name or is_region or "-" in units[0].word:
            return units[0].end
    return units[min(1, len(units) - 1)].end


def _adjectives(board: Board) -> None:
    """ "Торской районной больнице": an adjective made of a place's name, before a body's noun."""
    pattern = re.compile(
        r"(?<!\w)[А-ЯІЇЄҐ][\w-]{1,40}(?:ской|ском|ского|ская|ский|ській|ської|ського|ська|ський) "
        r"(?:районн|городск|областн|центральн|районн|міськ|обласн|центральн)\w+ \w+"
    )
    for found in pattern.finditer(board.page.text):
        is_authority = _AUTHORITY.search(found[0]) is not None
        end = found.start() + found[0].index(" ") if is_authority else found.end()
        _add(board, board.page.span(found.start(), end), "settlement")
    pattern = re.compile(
        r"(?:the|The) ([A-Z][\w-]{1,40}) (?:district|regional|city|town|village) "
        "[a-z]+"
    )
    for found in pattern.finditer(board.page.text):
        _add(board, board.page.span(*found.span(1)), "settlement")


def _by_cue(board: Board, units: list[Unit]) -> None:
    page, words = board.page, board.page.words
    first = units[0]
    is_other = first.word in NOT_PLACES or first.word in CALENDAR or first.is_initial
    if is_other or len(first.word) < 3 or first.word.startswith(NOT_PLACE_STEMS):
        return
    before = words.get(first.first - 1)
    if _is_otherwise(board, first, before):
        return
    is_placed = before in board.models.lexicon.in_words and _is_small(
        page.text, words.starts[first.first - 1]
    )
    end = units[-1].end
    is_cued = is_placed or is_dateline(board, first) or is_struck(board, first, end)
    is_beside = is_qualified(board, first) or lies_in(board, first, end)
    if is_cued or is_beside or ends_row(board, first, end):
        size = 2 if len(units) > 1 and _goes_on(board, first, units[1]) else 1
        span = page.span(first.start, units[size - 1].end)
        _add(board, span, _kind_of(board, span.text))


def _sure(board: Board) -> None:
    """Countries, large cities, names of several words that the gazetteer has; "Порубежинск"."""
    for run in board.page.runs:
        free = [unit for unit in run if unit.first not in board.taken]
        for size in (3, 2, 1):
            for first in range(len(free) - size + 1):
                units = free[first : first + size]
                is_whole = units[-1].first - units[0].last <= 2 * size
                is_town = size == 1 and ends_as_town(board, units[0])
                if is_whole and size == len(run) and (is_town or is_sure_place(board, units)):
                    span = board.page.span(units[0].start, units[-1].end)
                    _add(board, span, _kind_of(board, span.text))


def _goes_on(board: Board, first: Unit, second: Unit) -> bool:
    """Whether a place's name goes on with a second word, and no other name begins there."""
    if second.first != first.last + 1:
        return False
    covering = [hint for hint in board.hints if hint.first <= second.first <= hint.last]
    return all(hint.first <= first.first for hint in covering)


def _is_otherwise(board: Board, unit: Unit, before: str) -> bool:
    """Whether the tagger says so, in words that it knows: "до Виктора", "в Думе"."""
    if is_surname_elsewhere(board, unit) or is_somebodys(board, unit):
        return True
    if is_repeat(board.page, board.names, unit):
        is_seen = board.is_hinted("place", unit.start, unit.end)
        return not (is_seen and (before in _AMID or is_known(board, unit.word)))
    is_hinted = board.is_hinted("person", unit.start, unit.end)
    is_either = before in _TO_PEOPLE and board.page.words.get(unit.first - 2) not in _PART_OF_PLACE
    if is_either and is_hinted and not is_known(board, unit.word):
        return True
    is_judged = not unit.word.isascii() or board.page.document.language in ("ru", "uk")
    if not is_judged or board.is_hinted("place", unit.start, unit.end):
        return False
    is_name = is_known_given(board.page, unit.word) or looks_surname(unit.word)
    is_company = before in _COMPANY and _WITH_SOMEBODY.search(unit.word) is not None
    is_sure = is_name or is_company or board.page.document.language == "ru"
    is_either = before in _EITHER or before.startswith(_HUMAN)
    is_person = is_either and is_sure and is_hinted
    is_body = board.is_hinted("organisation", unit.start, unit.end)
    return is_person or (is_body and not is_known(board, unit.word))


def _is_small(text: str, start: int) -> bool:
    """Whether a preposition is one (В/ч is not); a capital is right at the start of a sentence."""
    return text[start : start + 3].count("/") == 0


def _repeats(board: Board) -> None:
    """Every further capitalised word that is a form of a place's name."""
    stems = {place_stem(m.text): place for place in board.places for m in place.mentions}
    stems |= {place_stem(place.name): place for place in board.places}
    for run in board.page.runs:
        free = [unit for unit in run if unit.first not in board.taken]
        for size in (2, 1):
            for first in range(len(free) - size + 1):
                units = free[first : first + size]
                name = board.page.text[units[0].start : units[-1].end]
                if units[0].last + 1 >= units[-1].first and place_stem(name) in stems:
                    _add(board, board.page.span(units[0].start, units[-1].end), "settlement")


def _give_parents(board: Board) -> None:
    """A region or district named right after a settlement, or before it, is what it lies in."""
    wholes = [place for place in board.places if place.type in ("region", "district")]
    for place in board.places:
        if place in wholes and place.type == "region":
            continue
        for whole in wholes:
            fits = whole is not place and (whole.type == "region" or place.type != "district")
            if fits and _is_beside(place, whole):
                place.parent = place.parent or whole


def _is_beside(place: PlaceDraft, whole: PlaceDraft) -> bool:
    return any(
        0 <= outer.start - inner.end <= 3 for inner in place.mentions for outer in whole.mentions
    )

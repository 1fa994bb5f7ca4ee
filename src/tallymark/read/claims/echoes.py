"""Places named by the way: in the names of bodies, in adjectives and in hashtags.

They are mentions of a place ("Lugansk city court", "дресвянский", "#benchu_aul"), but nothing
happened there because of them: they are found last, when everything else is read.
"""

import re
from collections.abc import Iterator

from tallymark.lang.placekeys import place_keys, stem_keys
from tallymark.lang.places import base_place, region_key
from tallymark.lang.words import word_set
from tallymark.read.board import Board, PlaceDraft
from tallymark.terms.spans import Span

_BODY = re.compile(
    r"(?<![\w-])((?:[A-Z][\w'’-]+ )?[A-Z][\w'’-]+) "
    r"((?:[Gg]arrison|[Cc]ity|[Tt]own|[Dd]istrict|[Rr]egional|[Mm]unicipal|[Cc]entral|[Vv]illage|"
    r"[Mm]ilitary|[Rr]ural|[Cc]ounty|[Pp]ublic|[Ss]econdary) ){0,3}"
    r"([Cc]ourt|[Cc]ouncil|[Ll]yceum|[Hh]ospital|[Ss]chool|[Pp]olice|[Pp]rosecutor|"
    r"[Aa]dministration|[Cc]ollege|[Cc]emetery|[Mm]orgue|[Cc]olony|garrison)(?!\w)"
)
_ENGLISH = re.compile(
    r"(?:[tsd]al|ary|ive|ional|ish|ese|ent|ing|ed|ian|ity|ment|ion|ers|ors|ists?)$"
)
"""Endings of English adjectives and nouns, which places of the region hardly have."""
_COMPOUND = re.compile(r"-(?!on-|na-|nad-|upon-)[a-z]")
"""No name of a place goes on in small letters after a hyphen ("Russian-installed")."""
_ALONE = word_set("court council lyceum")
"""Bodies that are called by their place without a word for its kind."""
_NO_PLACES = word_set(
    "the a an this that his her their its our my your military supreme european national state "
    "federal district city regional constitutional high criminal international human united soviet "
    "russian ukrainian occupation district central garrison municipal local army new old second "
    "first third former general county military royal public primary secondary music sunday art "
    "children appeal appeals arbitration juvenile magistrates village town city student parish "
    "emergency veterans mother maternity psychiatric commercial chief lower senior junior border "
    "medical penal defence defense district air naval security civil field mobile basmanny"
)
_ADJECTIVE = re.compile(
    r"(?<![\w-])([а-яіїєґё'’-]{4,40}?[сцз]ь?к)"
    r"(?:ий|ой|ая|ое|ого|ому|им|ом|ую|ей|ої|ій|у|ою|а|е)(?![\w-])",
    re.IGNORECASE,
)
_TAG = re.compile(r"#([^\W\d]\w{3,60})")
_HUMP = re.compile(r"(?<=[a-zа-яіїєґ])(?=[A-ZА-ЯІЇЄҐ])")
_SHORTEST = 4
_MOST_APART = 3
"""Letters of the adjective's stem that the place's may lack ("дресвян" and "дресвянк")."""


def keep_for_bodies(board: Board) -> None:
    """Before people are looked for: the places in bodies' names are nobody's name."""
    for span in _of_bodies(board):
        board.take(span.start, span.end)


def find_echoes(board: Board) -> None:
    """Adds the mentions of places in names of bodies, in adjectives and in hashtags."""
    owned = sorted(
        [(span.start, span.end) for place in board.places for span in place.mentions]
        + [(name.start, name.end) for name in board.names]
    )
    for span in _of_bodies(board):
        if not _overlaps(owned, span):
            _mention(board, span)
    stems = _stems(board)
    owned += [(s.start, s.end) for one in board.organisations for s in one.mentions]
    for span, place in (*_adjectives(board, stems), *_tags(board)):
        if not _overlaps(owned, span):
            place.mentions.append(span)
    for place in board.places:
        place.mentions.sort()


def _overlaps(owned: list[tuple[int, int]], span: Span) -> bool:
    return any(start < span.end and span.start < end for start, end in owned)


def _of_bodies(board: Board) -> Iterator[Span]:
    """The first words of a body's English name where they are no common adjective."""
    for found in _BODY.finditer(board.page.text):
        start, end = found.span(1)
        first, _, second = found[1].partition(" ")
        if first.lower() in _NO_PLACES and second:
            start, first, second = start + len(first) + 1, second, ""
        if second and second.lower() in _NO_PLACES:
            end, second = start + len(first), ""
        words = {first.lower(), second.lower() or first.lower()}
        if not found[2] and found[3].lower() not in _ALONE:
            continue
        is_sure = found[2] or board.page.folded[:start].endswith("the ")
        is_person = not is_sure and board.is_hinted("person", start, end)
        is_english = bool(_ENGLISH.search(first) and "-" not in first) or _COMPOUND.search(first)
        if not words & _NO_PLACES and not is_person and not is_english:
            yield board.page.span(start, end)


def _mention(board: Board, span: Span) -> None:
    key = place_keys(span.text)
    for place in board.places:
        if key in {place_keys(name) for name in (place.name, *(m.text for m in place.mentions))}:
            place.mentions.append(span)
            return
    kind = "settlement"
    board.places.append(PlaceDraft(base_place(span.text), kind, [span]))


def _stems(board: Board) -> list[tuple[str, PlaceDraft]]:
    """The stems that adjectives of the document's smaller places can share.

    What is called after a large city or a region ("московский") is seldom there.
    """
    found = []
    for place in board.places:
        names = {place.name, *(mention.text for mention in place.mentions)}
        for name in names:
            stem = "".join(stem_keys(place_keys(name)).split())
            listed = board.models.gazetteer.find(name)
            is_large = any("major" in one.rank or one.kind == "country" for one in listed)
            is_known = is_large or region_key(name) is not None
            if (
                place.type not in ("country", "district")
                and len(stem) >= _SHORTEST
                and not is_known
            ):
                found.append((stem, place))
    return found


def _adjectives(
    board: Board, stems: list[tuple[str, PlaceDraft]]
) -> Iterator[tuple[Span, PlaceDraft]]:
    if not stems:
        return
    heads = {stem[:_SHORTEST] for stem, _ in stems}
    for found in _ADJECTIVE.finditer(board.page.text):
        key = "".join(place_keys(found[1]).split())
        if key[:_SHORTEST] not in heads:
            continue
        bare = re.sub("[сц]к$|(?<=з)к$", "", key)
        fits = [place for stem, place in stems if _is_of(bare, stem)]
        if fits:
            yield board.page.span(*found.span()), fits[0]


def _is_of(adjective: str, stem: str) -> bool:
    """Whether an adjective without its suffix is made of a name: "двинопол", "самбулив"."""
    shared = 0
    for one, other in zip(adjective, stem, strict=False):
        if one != other:
            break
        shared += 1
    longest = max(len(adjective), len(stem))
    return shared >= _SHORTEST and longest - shared <= _MOST_APART and len(adjective) - shared <= 2


def _tags(board: Board) -> Iterator[tuple[Span, PlaceDraft]]:
    """Hashtags that are the name of a place of the document, written together."""
    keys = {
        place_keys(name).replace(" ", ""): place
        for place in board.places
        for name in (place.name, *(mention.text for mention in place.mentions))
    }
    for found in _TAG.finditer(board.page.text):
        key = place_keys(_HUMP.sub(" ", found[1]).replace("_", " ")).replace(" ", "")
        if key in keys:
            yield board.page.span(*found.span(1)), keys[key]
            continue
        if board.models.gazetteer.settlements(found[1]) and found[1][0].isupper():
            place = PlaceDraft(found[1], "settlement", [])
            board.places.append(place)
            yield board.page.span(*found.span(1)), place
